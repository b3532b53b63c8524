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
