"""What the services need from outside: a place to keep things, the time, a way to draw."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple, Protocol
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment, Case, HistoryLine, Note
from caseworker_app.domain.day_sheet import DaySheet
from caseworker_app.domain.deadline import DeadlineMove
from caseworker_app.domain.document import Paper, Words
from caseworker_app.domain.event import CaseEvent, Task
from caseworker_app.domain.party import Contact, Organisation


@dataclass(frozen=True)
class Act:
    """What somebody did, for the history. `what` is a fixed message with named places."""

    what: str
    case_id: UUID | None = None
    subject: UUID | None = None
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CaseRow:
    """One line of the case list."""

    id: UUID
    number: str
    citizen: str
    cpr_masked: str
    born: date
    workplace: str
    job_title: str
    kind: str
    status: str
    first_absence_day: date | None
    caseworker: str


@dataclass(frozen=True)
class SearchHit:
    """A case found by typing, and the words of a note it was found by, if any."""

    row: CaseRow
    snippet: str = ""


@dataclass(frozen=True)
class CaseFilter:
    """What the case list shows and in which order; `words` is what was typed in the search field.

    Of several values of one field a case has to have one; an empty field lets all through.
    """

    words: str = ""
    status: str = "open"
    kinds: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    workplaces: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    order: str = "citizen"
    descending: bool = False


class CaseMark(NamedTuple):
    """What a case can be filtered by (kendetegn). `workplace` is the same for names that only differ in spelling."""

    id: UUID
    status: str
    kind: str
    workplace: str
    workplace_name: str
    schemes: frozenset[str]
    is_unsigned: bool
    has_consent: bool


@dataclass(frozen=True)
class OrganisationRow:
    """One line of the register, and the number of open cases the organisation takes part in."""

    organisation: Organisation
    open_cases: int


@dataclass(frozen=True)
class OrganisationFilter:
    """What the register shows; `words` is what was typed, no kinds are all kinds."""

    words: str = ""
    kinds: frozenset[str] = frozenset()
    retired: bool = False
    most: int = 500


class Register(Protocol):
    """The register of organisations and contacts, to read."""

    def organisation(self, organisation_id: UUID) -> Organisation:
        """Of a merged one, the one it became."""

    def rows(self, wanted: OrganisationFilter) -> list[OrganisationRow]: ...
    def like(self, cvr: str, p_number: str, ean: str, postcode: str) -> list[Organisation]:
        """Those that share a number or the postcode."""

    def contacts(self, organisation_id: UUID) -> list[Contact]: ...
    def contact(self, contact_id: UUID) -> Contact: ...
    def case_ids(self, organisation_id: UUID) -> list[UUID]:
        """Cases the organisation is the workplace of or takes part in, open ones first."""


class Writing(Protocol):
    """One transaction. Everything in it is kept together with its line of history, or nothing is."""

    def put_case(self, case: Case) -> Case: ...
    def put_organisation(self, organisation: Organisation) -> None: ...
    def put_contact(self, contact: Contact) -> None: ...
    def merge_organisation(self, gone: UUID, into: UUID) -> None: ...
    def put_agreement(self, agreement: Agreement) -> Agreement: ...
    def put_note(self, note: Note) -> None: ...
    def put_attachment(self, attachment: Attachment, content: bytes) -> None: ...
    def put_page(self, agreement_id: UUID, sha256: str, content: bytes) -> None: ...
    def put_event(self, event: CaseEvent) -> None: ...
    def put_task(self, task: Task) -> None: ...
    def put_move(self, move: DeadlineMove) -> None: ...
    def put_setting(self, key: str, value: str) -> None: ...
    def drop_draft(self, key: str) -> None: ...
    def drop_agreement_draft(self, agreement_id: UUID) -> None: ...


class Store(Protocol):
    """The archive. Reading is free; every change goes through `write` and leaves a line of history."""

    @property
    def register(self) -> Register: ...

    def write(self, act: Act) -> AbstractContextManager[Writing]: ...

    def save_words(self, agreement_id: UUID, answers: Answers, revision: int, at: datetime) -> int:
        """Autosave of a draft: no line of history. Gives the new revision; Stale if another came first."""

    def keep_draft(self, key: str, answers: Answers) -> None:
        """What is being typed in a form that is not a record yet, kept under a key of its own."""

    def draft(self, key: str) -> Answers | None: ...

    def case(self, case_id: UUID) -> Case: ...
    def cases(self, ids: Iterable[UUID]) -> dict[UUID, Case]:
        """Many at once; ids that are gone are left out."""

    def case_count(self, status: str = "") -> int: ...
    def case_counts(self, words: str = "") -> dict[tuple[str, str], int]:
        """The number of cases by status and kind, of those the words find."""

    def case_ids(self, wanted: CaseFilter) -> Sequence[UUID]:
        """By words, status and kind, in order; the other fields need more than the archive knows."""

    def case_marks(self, words: str, today: date) -> list[CaseMark]:
        """Of all cases the words find; whether they have a consent to the workplace is judged by the day."""

    def case_rows(self, ids: Iterable[UUID]) -> list[CaseRow]: ...
    def find(self, words: str, most: int) -> list[SearchHit]: ...
    def cpr_in_use(self, digits: str) -> list[CaseRow]: ...
    def born_on(self, day: date) -> list[UUID]:
        """The cases of all citizens with this birth date."""

    def citizen_names(self) -> tuple[str, ...]:
        """The names of all citizens; the same tuple as long as nothing was written."""

    def last_case_number(self, year: int) -> int: ...

    def agreement(self, agreement_id: UUID) -> Agreement: ...
    def agreements(
        self, case_id: UUID | None = None, statuses: Iterable[str] = (), *, of_open_cases: bool = False
    ) -> list[Agreement]: ...
    def page(self, sha256: str) -> bytes: ...

    def notes(self, case_id: UUID) -> list[Note]: ...
    def attachments(self, case_id: UUID | None = None, agreement_id: UUID | None = None) -> list[Attachment]: ...
    def content(self, attachment_id: UUID) -> bytes: ...

    def events(self, case_id: UUID | None = None) -> list[CaseEvent]:
        """Of one case, or of all open ones; the same goes for tasks and moves."""

    def tasks(self, case_id: UUID | None = None) -> list[Task]: ...
    def moves(self, case_id: UUID | None = None) -> list[DeadlineMove]: ...
    def last_activity(self) -> dict[UUID, datetime]:
        """When something was last done in each open case."""

    def history(self, case_id: UUID | None = None, most: int = 500) -> list[HistoryLine]: ...
    def first_bad_history_line(self) -> int | None:
        """The number of the first line of history that was tampered with; None when all is well."""

    def settings(self) -> dict[str, str]: ...
    def close(self) -> None: ...


class Keys(Protocol):
    """Who can open the archive. Passphrases are checked again for every change."""

    def names(self) -> tuple[str, ...]: ...
    def change_passphrase(self, name: str, old: str, new: str) -> None: ...
    def add_person(self, name: str, passphrase: str, own_passphrase: str) -> None: ...
    def remove_person(self, name: str, own_passphrase: str) -> None: ...
    def renew_recovery(self, own_passphrase: str) -> str: ...


class Clock(Protocol):
    """The time, handed in. `now` is in UTC, `today` is the office's calendar day."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...


class Unread(Enum):
    """Why the text of a file is not known."""

    PICTURE = "picture"
    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"


@dataclass(frozen=True)
class FileText:
    """The text of a file, or why it has none."""

    text: str = ""
    unread: Unread | None = None


class FileTexts(Protocol):
    """Reads the text of files; never raises for what a file holds."""

    def read(self, name: str, content: bytes) -> FileText: ...


class NothingRead:
    """Stands where no reader of files is wired."""

    def read(self, name: str, content: bytes) -> FileText:
        return FileText(unread=Unread.NO_TEXT)


class Holidays(Protocol):
    """The public holidays of the country, from a maintained list."""

    def name(self, day: date) -> str:
        """The Danish name of the holiday; empty on other days."""


class Render(Protocol):
    """Draws papers as PDF."""

    def draw(self, paper: Paper, parallel_language: str = "") -> bytes:
        """The paper as PDF; with a parallel language the fixed words stand in both."""

    def stamp(self, pdf: bytes, state: Words, language: str = "da") -> bytes:
        """A copy of a finished PDF with its state across each page (Tilbagekaldt d. …)."""

    def page_count(self, pdf: bytes) -> int: ...

    def undrawable(self, text: str) -> str:
        """The letters no font of ours can draw."""

    def recovery_sheet(self, key: str, archive: str, day: date, language: str = "da") -> bytes: ...

    def day_sheet(self, sheet: DaySheet) -> bytes:
        """The day on one page; what does not fit is told as a number."""
