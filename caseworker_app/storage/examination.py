"""Everything in an archive read and held against what was written down about it; nothing is changed."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from caseworker_app.errors import DamagedFile
from caseworker_app.storage.database import Database
from caseworker_app.storage.history import first_bad_line

COUNTED = ("cases", "agreements", "pages", "attachments", "history")


class FaultKind(StrEnum):
    """What can be wrong with a record."""

    FILE_DAMAGED = "file_damaged"
    HISTORY_LINE_BAD = "history_line_bad"
    PAGE_CHANGED = "page_changed"
    PAGE_MISSING = "page_missing"
    ATTACHMENT_CHANGED = "attachment_changed"
    ATTACHMENT_MISSING = "attachment_missing"


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was kept (fejl). The record is told by its id or number, never by a name."""

    kind: FaultKind
    record: str


@dataclass(frozen=True)
class Examination:
    """What was found in an archive (gennemgang). A table that cannot be counted has no number."""

    counts: dict[str, int | None]
    faults: tuple[Fault, ...]


Check = Callable[[Database], Iterator[Fault]]


def examine(database: Database) -> Examination:
    """Reads every page of the file, the chain of the history, all sealed pages and all attachments."""
    counts = {table: _count(database, table) for table in COUNTED}
    faults = (fault for check in CHECKS for fault in _found(check, database))
    return Examination(counts, tuple(dict.fromkeys(faults)))


def contents(database: Database) -> dict[str, str]:
    """A digest of all rows of each table: two archives with the same digests hold the same."""
    tables = database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return {table: _digest(database, table) for (table,) in tables}


def _digest(database: Database, table: str) -> str:
    digest = hashlib.sha256()
    columns = (name for _, name, *_ in database.rows(f"PRAGMA table_info({table})"))
    values = ", ".join(f'typeof("{name}"), CAST("{name}" AS BLOB)' for name in columns)
    for row in database.each(f"SELECT {values} FROM {table}"):
        for kind, content in zip(row[::2], row[1::2], strict=True):
            digest.update(f"{kind}:{len(content or b'')}:".encode())
            digest.update(content or b"")
    return digest.hexdigest()


def _count(database: Database, table: str) -> int | None:
    try:
        return int(database.value(f"SELECT count(*) FROM {table}"))
    except DamagedFile:
        return None


def _found(check: Check, database: Database) -> Iterator[Fault]:
    try:
        yield from check(database)
    except DamagedFile:
        yield Fault(FaultKind.FILE_DAMAGED, database.path.name)


def _file(database: Database) -> Iterator[Fault]:
    database.verify()
    yield from ()


def _history(database: Database) -> Iterator[Fault]:
    line = first_bad_line(database)
    if line is not None:
        yield Fault(FaultKind.HISTORY_LINE_BAD, str(line))


def _pages(database: Database) -> Iterator[Fault]:
    """Pages are known by the digest they were sealed with; each that an agreement names has to be there."""
    kept = set()
    for digest, agreement, content in database.each("SELECT sha256, agreement_id, CAST(content AS BLOB) FROM pages"):
        kept.add(digest)
        if _sha256(content) != digest:
            yield Fault(FaultKind.PAGE_CHANGED, str(UUID(bytes=agreement)))
    for agreement, copies in database.each("SELECT id, copies FROM agreements WHERE status <> 'draft'"):
        if any(digest not in kept for _, digest, _ in json.loads(copies)):
            yield Fault(FaultKind.PAGE_MISSING, str(UUID(bytes=agreement)))


def _attachments(database: Database) -> Iterator[Fault]:
    files = database.each(
        "SELECT a.id, a.sha256, CAST(c.content AS BLOB)"
        " FROM attachments a LEFT JOIN contents c ON c.attachment_id = a.id"
    )
    for attachment, digest, content in files:
        if content is None:
            yield Fault(FaultKind.ATTACHMENT_MISSING, str(UUID(bytes=attachment)))
        elif _sha256(content) != digest:
            yield Fault(FaultKind.ATTACHMENT_CHANGED, str(UUID(bytes=attachment)))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


CHECKS: tuple[Check, ...] = (_file, _history, _pages, _attachments)
