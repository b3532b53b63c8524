"""Archives of every age open for ever; newer ones are refused; a failing step leaves no trace."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import peewee
import pytest

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.domain.party import OrganisationKind
from caseworker_app.errors import DiskFull, NewerFile
from caseworker_app.services.ports import CaseFilter, OrganisationFilter
from caseworker_app.storage import archive, backup
from caseworker_app.storage.database import APPLICATION_ID, Database
from caseworker_app.storage.migrations import STEPS, Step, migrate
from caseworker_app.storage.register import RegisterReading
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import Vault, key_file
from tests.archives import (
    PASSPHRASE,
    FixedClock,
    a_case,
    a_draft,
    a_note,
    owner,
    put_agreement,
    put_case,
    put_note,
    reopened,
)

OLD = Path(__file__).parent / "old"
OLD_ARCHIVES = sorted(OLD.glob("v*.fasthold"))
DATA_KEYS = dict.fromkeys(("v1", "v2", "v3"), "1c8cdafcfbe8485742a934509526e4a1343f2b4ea400d5e9b0f36dc3c06d5baa")
"""The archives are fictional, so their keys may be known; without them a lost key file would end the test."""


def no_copy(version: int) -> None:
    raise AssertionError(f"nothing to copy at version {version}")


def names(database: Database) -> set[str]:
    return {name for (name,) in database.rows("SELECT name FROM sqlite_master")}


@pytest.fixture
def empty(tmp_path: Path) -> Database:
    path = tmp_path / "tom.fasthold"
    path.touch()
    database = Database(path, bytes(32), UUID(int=7))
    database.open(new=True)
    return database


def test_to_1(empty: Database) -> None:
    STEPS[0](empty)

    tables = {
        "citizens", "workplaces", "cases", "participants", "agreements", "pages", "notes", "attachments", "contents",
        "drafts", "settings", "history", "case_words", "note_words",
    }  # fmt: skip
    assert tables <= names(empty)
    empty.close()


def test_to_2(empty: Database) -> None:
    STEPS[0](empty)
    STEPS[1](empty)

    assert {"events", "tasks", "deadline_moves"} <= names(empty)
    empty.close()


def test_to_3(empty: Database) -> None:
    STEPS[0](empty)
    STEPS[1](empty)
    place = {"name": "Ørsted Service", "cvr": "12345674", "p_number": "1003456789", "town": "Aarhus"}
    empty.insert("workplaces", {**place, "address": "Øvej 1", "postcode": "8000", "phone": ""})

    STEPS[2](empty)

    assert {"organisations", "contacts", "organisation_words"} <= names(empty)
    assert "workplaces" not in names(empty)
    [found] = RegisterReading(empty).rows(OrganisationFilter("orsted 12345674 aarhus"))
    assert (found.organisation.kind, found.organisation.address) == (OrganisationKind.WORKPLACE, "Øvej 1")
    empty.close()


def test_every_step_has_a_test() -> None:
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_to_")}

    assert {step.__name__ for step in STEPS} == tested
    assert [step.__name__ for step in STEPS] == [f"to_{number}" for number in range(1, len(STEPS) + 1)]


def test_a_new_file_takes_all_steps(empty: Database) -> None:
    migrate(empty, no_copy)

    assert empty.value("PRAGMA user_version") == len(STEPS)
    assert empty.value("PRAGMA application_id") == APPLICATION_ID
    migrate(empty, no_copy)
    empty.close()


def add_colour(database: Database) -> None:
    database.execute("ALTER TABLE cases ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")


def fail(database: Database) -> None:
    database.execute("ALTER TABLE cases ADD COLUMN half TEXT")
    database.execute("UPDATE no_such_table SET x = 1")


def test_a_failing_step_leaves_no_trace_and_the_steps_before_it_count(store: SqliteStore) -> None:
    database = store.database
    copies: list[int] = []

    with pytest.raises(peewee.OperationalError):
        migrate(database, copies.append, (*STEPS, add_colour, fail))

    columns = {row[1] for row in database.rows("PRAGMA table_info(cases)")}
    assert "colour" in columns
    assert "half" not in columns
    assert database.value("PRAGMA user_version") == len(STEPS) + 1
    assert copies == [len(STEPS)]


def test_a_newer_archive_is_refused_untouched(store: SqliteStore) -> None:
    store.database.execute(f"PRAGMA user_version = {len(STEPS) + 1}")

    with pytest.raises(NewerFile):
        migrate(store.database, no_copy)


@pytest.fixture
def with_one_more_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """As if the program had been updated."""

    def update(step: Step) -> None:
        steps = (*STEPS, step)
        monkeypatch.setattr(archive, "migrate", lambda database, copy: migrate(database, copy, steps))

    return update


def test_before_a_migration_the_archive_is_copied(
    store: SqliteStore, with_one_more_step: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put_case(store)
    with_one_more_step(add_colour)
    newer = reopened(store)
    assert newer.case(case.id) == case
    assert newer.database.value("SELECT colour FROM cases") == "blue"
    newer.close()
    monkeypatch.undo()

    copy = store.database.path.with_name(f"arkiv-udgave-{len(STEPS)}.fasthold")
    old = archive.open_with_passphrase(copy, PASSPHRASE, who=owner, clock=FixedClock())
    assert old.case(case.id) == case
    assert old.database.value("PRAGMA user_version") == len(STEPS)
    old.close()


def test_without_a_copy_there_is_no_migration(
    store: SqliteStore, with_one_more_step: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_case(store)
    store.close()
    with_one_more_step(add_colour)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "create_private", no_room)
        with pytest.raises(DiskFull):
            archive.open_with_passphrase(store.database.path, PASSPHRASE, who=owner, clock=FixedClock())
    monkeypatch.undo()

    again = archive.open_with_passphrase(store.database.path, PASSPHRASE, who=owner, clock=FixedClock())
    assert again.database.value("PRAGMA user_version") == len(STEPS)
    again.close()


def test_there_is_an_old_archive_of_every_version() -> None:
    assert [path.stem for path in OLD_ARCHIVES] == [f"v{number}" for number in range(1, len(STEPS) + 1)]
    assert set(DATA_KEYS) == {path.stem for path in OLD_ARCHIVES}


@pytest.fixture(params=OLD_ARCHIVES, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an archive that a program of long ago has written."""
    for path in (request.param, key_file(request.param)):
        shutil.copy(path, tmp_path)
    return tmp_path / request.param.name


def test_an_old_archive_opens_and_keeps_its_words(old: Path) -> None:
    store = archive.open_with_passphrase(old, PASSPHRASE, who=owner, clock=FixedClock())

    [row] = store.case_rows(store.case_ids(CaseFilter()))
    case = store.case(row.id)
    assert (case.citizen.name, case.number, case.citizen.cpr.digits) == ("Åse Ærø", "2026-00001", "7003851234")
    assert case.employment.hours == Decimal("37.50")
    assert [participant.name for participant in case.participants] == ["Öğüt Nguyễn", "Læge Ibrahim"]
    [agreement] = store.agreements(case.id)
    assert agreement.status is Status.SIGNED
    assert agreement.answers["hours"] == Decimal("18.50")
    assert [signature.role for signature in agreement.signatures] == ["citizen", "employer"]
    citizens_copy = next(copy for copy in agreement.copies if copy.reader is Reader.CITIZEN)
    assert store.page(citizens_copy.sha256).startswith(b"%PDF-1.7")
    assert [note.text for note in store.notes(case.id)] == ["Talt med borgeren om ugen."]
    [scan] = store.attachments(case.id)
    assert len(store.content(scan.id)) == scan.size
    assert store.find("oegut", 5) == []
    assert store.find("aase", 5)[0].row.id == case.id
    assert store.settings() == {"office_name": "Ærø Kommune"}
    assert store.draft("new_case") == {"name": "Søren"}
    if old.stem >= "v2":
        assert [(event.kind, event.until) for event in store.events(case.id)] == [
            (EventKind.FORECAST, date(2027, 3, 1))
        ]
        assert [task.text for task in store.tasks()] == ["Ring til Åses leder"]
        assert [move.reason for move in store.moves(case.id)] == ["Lederen er på ferie."]
    if old.stem >= "v3":
        [union] = store.register.rows(OrganisationFilter("3f"))
        [contact] = store.register.contacts(union.organisation.id)
        assert (union.organisation.ean, union.open_cases, contact.title) == ("5790000000005", 1, "Konsulent")
        steward, doctor = case.participants
        assert (steward.contact_id, steward.until, steward.attachment_id) == (contact.id, date(2027, 1, 31), scan.id)
        assert steward.may_receive == {"minutes", "agreements"}
        assert doctor.details.born == date(1980, 5, 4)
        assert (case.intake, case.citizen.safety) == ("employer", "Mød to sammen.")
    assert case.workplace.organisation_id is not None
    assert store.first_bad_history_line() is None
    assert store.history(case.id)[-1].what == "Sagen for {name} blev oprettet."
    store.verify()
    store.close()


def test_an_old_archive_opens_with_its_data_key(old: Path) -> None:
    database = Database(old, bytes.fromhex(DATA_KEYS[old.stem]), Vault.open(old).archive_id)
    database.open()

    database.verify()
    database.close()


def test_an_old_archive_can_be_worked_in(old: Path) -> None:
    store = archive.open_with_passphrase(old, PASSPHRASE, who=owner, clock=FixedClock())
    case = put_case(store, a_case("2026-00002", "Bo", "7103851234"))
    put_agreement(store, a_draft(case.id))
    put_note(store, a_note(case.id, "Nyt notat"))

    assert [row.citizen for row in store.case_rows(store.case_ids(CaseFilter()))] == ["Bo", "Åse Ærø"]
    store.close()
