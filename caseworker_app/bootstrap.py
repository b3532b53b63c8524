"""The one place that wires the program: words first, then the archive, the rules, the services."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from caseworker_app.domain.day_sheet import DaySheet
from caseworker_app.domain.document import Paper, Words
from caseworker_app.paths import RESOURCES
from caseworker_app.practice.clock import SetClock
from caseworker_app.practice.fill import fill
from caseworker_app.practice.people import PEOPLE, Person
from caseworker_app.rules.local import NAME as LOCAL_RULES
from caseworker_app.rules.local import RuleFiles
from caseworker_app.services.desk import Desk
from caseworker_app.services.guard.health import HealthWords, read_wordings
from caseworker_app.services.ports import Clock, FileText, FileTexts, Holidays, Render, Store
from caseworker_app.services.workspace import Workspace, workspace
from caseworker_app.settings import CASEWORKER
from caseworker_app.storage import archive
from caseworker_app.storage.archive import Description as Description
from caseworker_app.storage.archive import describe as describe
from caseworker_app.storage.key_ring import KeyRing
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import Cost
from caseworker_app.texts import Texts


class SystemClock:
    """The time of the computer."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return date.today()


SYSTEM_CLOCK = SystemClock()
PRACTICE_NAME = "Maja Holst"
PRACTICE_PASSPHRASE = "øvelse uden rigtige borgere"
LONGEST_LIFE = timedelta(days=max(person.days for person in PEOPLE) + 1)


@cache
def texts(language: str) -> Texts:
    """The words of a language. Danish is the source; a language without a catalogue is Danish."""
    file = RESOURCES / "translations" / language / "LC_MESSAGES" / "fasthold.mo"
    if language == "da" or not file.exists():
        return Texts("da", NullTranslations())
    with file.open("rb") as stream:
        return Texts(language, GNUTranslations(stream))


@cache
def _pdf() -> Render:
    """Drawing is loaded when the first page is drawn: the window should not wait for it."""
    from caseworker_app.documents.pdf import Pdf

    return Pdf(texts)


class LatePdf:
    """Stands for the drawing until the first page is asked for."""

    def draw(self, paper: Paper, parallel_language: str = "") -> bytes:
        return _pdf().draw(paper, parallel_language)

    def stamp(self, pdf: bytes, state: Words, language: str = "da") -> bytes:
        return _pdf().stamp(pdf, state, language)

    def page_count(self, pdf: bytes) -> int:
        return _pdf().page_count(pdf)

    def undrawable(self, text: str) -> str:
        return _pdf().undrawable(text)

    def recovery_sheet(self, key: str, archive: str, day: date, language: str = "da") -> bytes:
        return _pdf().recovery_sheet(key, archive, day, language)

    def day_sheet(self, sheet: DaySheet) -> bytes:
        return _pdf().day_sheet(sheet)


@cache
def _holidays() -> Holidays:
    """The list of holidays is loaded when the first deadline is counted."""
    from caseworker_app.holiday_list import DanishHolidays

    return DanishHolidays()


@cache
def _files() -> FileTexts:
    """Reading files is loaded when the first attachment is added."""
    from caseworker_app.reading.files import FileReader

    return FileReader()


class LateFiles:
    """Stands for the reader of files until the first one is added."""

    def read(self, name: str, content: bytes) -> FileText:
        return _files().read(name, content)


class LateHolidays:
    """Stands for the list of holidays until the first day is asked for."""

    def name(self, day: date) -> str:
        return _holidays().name(day)


def warm_up() -> None:
    """Load what is heavy, in a quiet moment after the window is there."""
    _pdf()
    _holidays()


@dataclass
class Author:
    """Whose name the history gets: the caseworker named in the archive's settings."""

    fallback: str = ""
    store: Store | None = field(default=None)

    def __call__(self) -> str:
        named = self.store.settings().get(CASEWORKER.key, "") if self.store else ""
        return named or self.fallback


@cache
def health_words() -> HealthWords:
    """Words that name illnesses or treatment, and what can be written instead."""
    folder = RESOURCES / "words"
    files = ((folder / name).read_text(encoding="utf-8") for name in ("health.toml", "function.toml"))
    lists, wordings = map(tomllib.loads, files)
    return HealthWords(lists, read_wordings(wordings["wording"]))


def create_archive(
    path: Path, name: str, passphrase: str, *, clock: Clock = SYSTEM_CLOCK, cost: Cost = archive.STRONG
) -> tuple[Workspace, str]:
    """A new encrypted archive with one user, and its recovery key to print."""
    author = Author(name)
    store, recovery_key = archive.create(path, name, passphrase, who=author, clock=clock, cost=cost)
    opened = _workspace(store, author, path, clock, cost)
    opened.office.change(CASEWORKER, name)
    return opened, recovery_key


def open_archive(
    path: Path, passphrase: str, slot: str = "", *, clock: Clock = SYSTEM_CLOCK, cost: Cost = archive.STRONG
) -> Workspace:
    """The archive behind a passphrase. UserError says in words why not. `cost` is that of new keys."""
    author = Author(slot)
    store = archive.open_with_passphrase(path, passphrase, who=author, clock=clock, slot_name=slot)
    return _workspace(store, author, path, clock, cost)


def open_with_recovery(
    path: Path, key: str, name: str, new_passphrase: str, *, clock: Clock = SYSTEM_CLOCK, cost: Cost = archive.STRONG
) -> Workspace:
    """The archive behind its printed key; the passphrase of that user is set anew."""
    author = Author(name)
    store = archive.open_with_recovery(path, key, new_passphrase, who=author, clock=clock, slot_name=name, cost=cost)
    return _workspace(store, author, path, clock, cost)


def create_practice(
    path: Path,
    *,
    clock: Clock = SYSTEM_CLOCK,
    cost: Cost = archive.STRONG,
    people: tuple[Person, ...] = PEOPLE,
) -> Workspace:
    """The practice archive: made with invented cases the first time, opened after that."""
    if not path.exists():
        half = path.with_name(f"{path.stem}-i-gang{path.suffix}")
        archive.remove(half)
        _live_through(half, clock, cost, people)
        archive.move(half, path)
    return open_archive(path, PRACTICE_PASSPHRASE, clock=clock, cost=cost)


def _live_through(path: Path, clock: Clock, cost: Cost, people: tuple[Person, ...]) -> None:
    past = SetClock(clock.now() - LONGEST_LIFE)
    author = Author(PRACTICE_NAME)
    store, _ = archive.create(path, PRACTICE_NAME, PRACTICE_PASSPHRASE, who=author, clock=past, cost=cost)
    author.store = store
    desk = desk_of(store, past, path.parent)
    try:
        fill(workspace(desk, path, KeyRing(store, path, cost)), desk, past, clock.today(), people)
    finally:
        store.close()


def _workspace(store: SqliteStore, author: Author, path: Path, clock: Clock, cost: Cost) -> Workspace:
    author.store = store
    return workspace(desk_of(store, clock, path.parent), path, KeyRing(store, path, cost))


def desk_of(store: Store, clock: Clock, folder: Path, render: Callable[[], Render] = LatePdf) -> Desk:
    """Everything the services share, over this store; the folder is that of the municipality's own rules."""
    files = RuleFiles(RESOURCES / "rules", folder / LOCAL_RULES)
    return Desk(store, clock, files.book(), render(), health_words(), LateHolidays(), files, LateFiles())
