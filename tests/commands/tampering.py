"""Changes that get past the program: what somebody with the passphrase and a tool could do to an archive."""

from pathlib import Path

from caseworker_app.bootstrap import PRACTICE_PASSPHRASE
from caseworker_app.storage.archive import as_it_is


def change(path: Path, *statements: str) -> None:
    """Run SQL in the archive with the triggers out of the way, and put them back."""
    with as_it_is(path, PRACTICE_PASSPHRASE) as database:
        triggers = database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        with database.writing():
            for name, _ in triggers:
                database.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                database.execute(statement)
            for _, sql in triggers:
                database.execute(sql)


def one(path: Path, sql: str) -> object:
    """A single value of the archive."""
    with as_it_is(path, PRACTICE_PASSPHRASE) as database:
        return database.value(sql)


def attach(path: Path, number: int, content: bytes | None, sha256: str, agreement: str = "NULL") -> None:
    """An attachment of the first case, with or without its content; `agreement` is SQL."""
    identity = f"x'{number:032x}'"
    statements = [
        f"INSERT INTO attachments VALUES ({identity}, (SELECT id FROM cases ORDER BY row LIMIT 1), {agreement},"
        f" '../bilag:{number}.pdf', 'application/pdf', 1, '{sha256}', '2026-01-01T00:00:00+00:00', 'A')"
    ]
    if content is not None:
        statements.append(f"INSERT INTO contents VALUES ({identity}, x'{content.hex()}')")
    change(path, *statements)
