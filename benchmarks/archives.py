"""Encrypted archives to measure on: filled in bulk, opened like any other, and with bare SQL beside the program."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from benchmarks import invented
from caseworker_app.bootstrap import create_archive, open_archive
from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Case, Note
from caseworker_app.domain.identity import new_id
from caseworker_app.practice.clock import SetClock
from caseworker_app.services.workspace import Workspace
from caseworker_app.storage import mapping
from caseworker_app.storage.database import PRAGMAS
from caseworker_app.storage.search import indexed
from caseworker_app.storage.vault import Cost, Vault

PASSPHRASE = "fire ord om søen"
QUICK = Cost(memory_kib=8, passes=1, lanes=1)
CHUNK = 20_000

T = TypeVar("T")
Connection = Any
Fill = Callable[[Connection], None]


def filled(path: Path, fill: Fill) -> Path:
    """A new archive with what `fill` writes. Its key derivation is a token one: it is not what is measured."""
    opened, _ = create_archive(path, invented.CASEWORKER, PASSPHRASE, clock=SetClock(invented.NOW), cost=QUICK)
    opened.close()
    with closing(bare(path)) as connection:
        fill(connection)
    return path


@contextmanager
def opened(path: Path, clock: SetClock | None = None) -> Iterator[Workspace]:
    """The archive as the program opens it, on the day of the invented cases."""
    workspace = open_archive(path, PASSPHRASE, clock=clock or SetClock(invented.NOW))
    try:
        yield workspace
    finally:
        workspace.close()


def bare(path: Path) -> Connection:
    """A plain connection to the same encrypted file, with the same key and settings of SQLite."""
    vault = Vault.open(path)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{vault.unlock(PASSPHRASE).hex()}{vault.archive_id.hex}'" """)
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    return connection


def put_cases(connection: Connection, cases: Iterable[Case]) -> None:
    """Rows as the program writes them, with the words of the search, thousands at a time."""
    workplaces: dict[str, int] = {}
    for part in _chunks(enumerate(cases, 1)):
        new = {case.workplace.p_number: case.workplace for _, case in part if case.workplace.p_number not in workplaces}
        workplaces |= {number: len(workplaces) + at for at, number in enumerate(new, 1)}
        tables = {
            "citizens": [{"row": row, **mapping.citizen_values(case.citizen)} for row, case in part],
            "organisations": [
                {"row": workplaces[key], "id": new_id().bytes, **mapping.workplace_values(place)}
                for key, place in new.items()
            ],
            "organisation_words": [
                {"rowid": workplaces[key], "words": indexed(place.name, place.cvr, place.p_number, place.town)}
                for key, place in new.items()
            ],
            "cases": [
                {
                    "row": row, **mapping.case_values(case),
                    "citizen": row, "workplace": workplaces[case.workplace.p_number],
                }
                for row, case in part
            ],
            "participants": [
                mapping.participant_values(case, place, participant)
                for _, case in part for place, participant in enumerate(case.participants)
            ],
            "case_words": [{"rowid": row, "words": _words_of(case)} for row, case in part],
        }  # fmt: skip
        _insert(connection, tables)


def put_notes(connection: Connection, notes: Iterable[tuple[Note, tuple[str, ...]]]) -> None:
    for part in _chunks(enumerate(notes, 1)):
        tables = {
            "notes": [{"row": row, **mapping.note_values(note)} for row, (note, _) in part],
            "note_words": [
                {"rowid": row, "words": " ".join(map(_indexed, phrases))} for row, (_, phrases) in part
            ],
        }  # fmt: skip
        _insert(connection, tables)


def put_agreements(connection: Connection, agreements: Iterable[Agreement]) -> None:
    for part in _chunks(agreements):
        _insert(connection, {"agreements": [mapping.agreement_values(agreement) for agreement in part]})


@cache
def _indexed(phrase: str) -> str:
    """Notes are made of few phrases; folding each only once is what makes a million of them quick."""
    return indexed(phrase)


def _words_of(case: Case) -> str:
    place, job = case.workplace, case.employment
    people = (text for part in case.participants for text in (part.name, part.organisation))
    return indexed(
        case.citizen.name, case.citizen.cpr.digits, place.name, place.cvr, case.number, job.job_title, *people
    )


def _insert(connection: Connection, tables: dict[str, list[mapping.Values]]) -> None:
    """All of it in one transaction."""
    connection.execute("BEGIN")
    for table, rows in tables.items():
        if rows:
            columns, marks = ", ".join(rows[0]), ", ".join("?" for _ in rows[0])
            sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
            connection.executemany(sql, [tuple(row.values()) for row in rows])
    connection.execute("COMMIT")


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, CHUNK)):
        yield part
