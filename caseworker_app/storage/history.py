"""The history: lines are only added, and each carries the digest of the line before it."""

import hashlib
from datetime import datetime

from caseworker_app.services.ports import Act
from caseworker_app.storage.database import Database, Row
from caseworker_app.storage.mapping import HISTORY, moment, written


def add_line(database: Database, at: datetime, who: str, act: Act) -> None:
    """Called inside the transaction of the change it tells about."""
    last = database.row("SELECT number, digest FROM history ORDER BY number DESC LIMIT 1")
    number, before = last or (0, "")
    line: Row = (
        number + 1,
        moment(at),
        who,
        act.what,
        act.case_id and act.case_id.bytes,
        act.subject and act.subject.bytes,
        written(dict(act.places)),
    )
    database.execute(f"INSERT INTO history ({HISTORY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*line, digest(before, line)))


def first_bad_line(database: Database) -> int | None:
    """The number of the first line that is changed, missing or put in between."""
    before, expected = "", 1
    for *line, kept in database.each(f"SELECT {HISTORY} FROM history ORDER BY number"):
        if line[0] != expected or kept != digest(before, tuple(line)):
            return expected
        before, expected = kept, expected + 1
    return None


def digest(before: str, line: Row) -> str:
    """SHA-256 over the digest before and the line as it stands in the table."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in line]
    return hashlib.sha256((before + written(plain)).encode()).hexdigest()
