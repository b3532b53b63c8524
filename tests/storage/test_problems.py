"""What the disk and the database say becomes a sentence; what is a bug stays one."""

import errno
from contextlib import closing

import peewee
import pytest
from sqlcipher3 import dbapi2

from caseworker_app.domain.identity import new_id
from caseworker_app.errors import AlreadyOpen, DiskFull, NotWritable, Stale, UserError
from caseworker_app.storage.problems import told
from caseworker_app.storage.store import SqliteStore
from tests.archives import a_draft, a_note, put_agreement, put_case, put_note


def test_a_file_that_became_read_only(store: SqliteStore) -> None:
    case = put_case(store)
    store.database.execute("PRAGMA query_only = 1")

    with pytest.raises(NotWritable):
        put_note(store, a_note(case.id))
    store.database.execute("PRAGMA query_only = 0")
    put_note(store, a_note(case.id))


def test_another_task_that_is_writing_for_too_long(store: SqliteStore) -> None:
    case = put_case(store)
    key = store.database._sqlite.connect_params["passphrase"]
    store.database.execute("PRAGMA busy_timeout = 1")
    with closing(dbapi2.connect(str(store.database.path), isolation_level=None)) as other:
        other.execute(f'PRAGMA key = "{key}"')
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AlreadyOpen, match="optaget"):
            put_note(store, a_note(case.id))

    assert store.notes(case.id) == []
    put_note(store, a_note(case.id))


def test_a_second_new_version_of_the_same_agreement(store: SqliteStore) -> None:
    case, thread = put_case(store), new_id()
    first = put_agreement(store, a_draft(case.id, thread=thread, version=2))

    with pytest.raises(Stale, match="nyere version"):
        put_agreement(store, a_draft(case.id, thread=thread, version=2))
    assert store.agreements(case.id) == [first]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull),
        (errno.EACCES, NotWritable), (errno.EROFS, NotWritable), (errno.ENOENT, NotWritable),
    ],
)  # fmt: skip
def test_what_the_disk_says(number: int, expected: type[UserError]) -> None:
    with pytest.raises(expected), told():
        raise OSError(number, "…")


class Failure(dbapi2.OperationalError):
    """As SQLite reports it when a drive is pulled out."""

    sqlite_errorcode = 10 | 1 << 8


def test_a_drive_that_is_gone() -> None:
    with pytest.raises(NotWritable, match="Drevet"), told():
        raise Failure("disk I/O error")


@pytest.mark.parametrize("bug", [OSError(errno.EBADF, "…"), KeyError("x"), peewee.OperationalError("no such table")])
def test_a_bug_stays_a_bug(bug: Exception) -> None:
    with pytest.raises(type(bug)) as problem, told():
        raise bug
    assert problem.value is bug


def test_a_wrong_statement_is_a_bug(store: SqliteStore) -> None:
    with pytest.raises(peewee.OperationalError):
        store.database.rows("SELECT x FROM no_such_table")
