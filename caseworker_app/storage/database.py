"""The encrypted file: opened with the data key, checked, read and written in transactions."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from playhouse.sqlcipher_ext import SqlCipherDatabase  # type: ignore[import-untyped]
from sqlcipher3 import dbapi2

from caseworker_app.errors import DamagedFile, NotOurFile
from caseworker_app.storage.problems import NOT_A_DATABASE, damaged, sqlite_code, told, told_by_database

APPLICATION_ID = 0x46686F6C
"""“Fhol”: inside the encrypted file, so that another program's SQLCipher file is told apart."""
PRAGMAS = (
    ("busy_timeout", 5000),
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    # Without it INSERT OR REPLACE would get past the triggers that refuse to delete.
    ("recursive_triggers", 1),
    ("cache_size", -64_000),
    # After a large attachment the write-ahead file shrinks again.
    ("journal_size_limit", 64 * 1024 * 1024),
    ("temp_store", "memory"),
    ("secure_delete", 1),
)
_SALT = 16

Row = tuple[Any, ...]


class _QuietSqlCipher(SqlCipherDatabase):  # type: ignore[misc]
    """SQLCipher without lines on stderr or in a log, and with a rollback that may come second."""

    def _connect(self) -> Any:
        """The log is one for the whole process and must be off before the key is given."""
        with closing(dbapi2.connect(":memory:")) as any_connection:
            any_connection.execute("PRAGMA cipher_log_level = none")
        return super()._connect()

    def _log_query(self, sql: str, _params: object) -> None:
        """Statements carry names and CPR numbers; peewee would write them to its debug log."""

    def rollback(self) -> None:
        """SQLite has already rolled back when the disk was full; a second ROLLBACK would hide that."""
        if self.connection().in_transaction:
            super().rollback()


class Database:
    """One archive file, open with its key. One connection for each thread that asks for a session."""

    def __init__(self, path: Path, data_key: bytes, archive_id: UUID) -> None:
        self.path = path
        self._data_key = data_key
        self._archive_id = archive_id
        # The salt of SQLCipher is the first 16 bytes of the file. It is no secret, so it is the archive's
        # id: a file can be told from a stranger's without any key, also when it is damaged.
        key = f"x'{data_key.hex()}{archive_id.hex}'"
        self._sqlite = _QuietSqlCipher(str(path), passphrase=key, pragmas=PRAGMAS, autoconnect=False)

    def open(self, *, new: bool = False) -> None:
        """NotOurFile or DamagedFile when the file is not what its key file says."""
        with told():
            size = self.path.stat().st_size
            head = self._head()
        if size < _SALT and not new:
            # SQLite would take an empty file for a new database.
            raise damaged()
        try:
            with told():
                self._sqlite.connect()
                self.value("SELECT count(*) FROM sqlite_master")
        except DamagedFile as problem:
            self._sqlite.close()
            if sqlite_code(problem.__cause__) == NOT_A_DATABASE and head != self._archive_id.bytes:
                raise NotOurFile(
                    "Filen {name} er ikke et arkiv fra Fasthold, eller den hører til en anden nøglefil.",
                    name=self.path.name,
                ) from problem
            raise

    def close(self) -> None:
        """Closes this thread's connection and forgets the key."""
        self._sqlite.close()
        self._sqlite.set_passphrase("")
        self._data_key = b""

    @contextmanager
    def session(self) -> Iterator[None]:
        """A connection of its own for a worker thread."""
        with told_by_database(), self._sqlite.connection_context():
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; all of it is on the disk afterwards, or nothing."""
        if self._sqlite.in_transaction():
            raise RuntimeError("a transaction within a transaction")
        with told_by_database(), self._sqlite.atomic("IMMEDIATE"):
            yield

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> int:
        """Runs a change and gives the number of rows it touched."""
        with told():
            return int(self._sqlite.execute_sql(sql, values).rowcount)

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Row]:
        with told():
            return list(self._sqlite.execute_sql(sql, values).fetchall())

    def each(self, sql: str, values: tuple[Any, ...] = ()) -> Iterator[Row]:
        """Row by row, for what does not fit or is not needed to the end."""
        with told():
            cursor = self._sqlite.execute_sql(sql, values)
        while True:
            with told():
                row = cursor.fetchone()
            if row is None:
                return
            yield row

    def row(self, sql: str, values: tuple[Any, ...] = ()) -> Row | None:
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """The first column of the first row, None without rows."""
        found = self.row(sql, values)
        return found[0] if found else None

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """One new row; gives its row number."""
        marks = ", ".join("?" for _ in values)
        with told():
            sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
            return int(self._sqlite.execute_sql(sql, tuple(values.values())).lastrowid)

    def update(self, table: str, values: Mapping[str, Any], where: str, sought: tuple[Any, ...]) -> int:
        settings = ", ".join(f"{column} = ?" for column in values)
        return self.execute(f"UPDATE {table} SET {settings} WHERE {where}", (*values.values(), *sought))

    def verify(self) -> None:
        """Reads every page; DamagedFile when one of them is not as it was written."""
        if self.rows("PRAGMA cipher_integrity_check") or self.rows("PRAGMA quick_check") != [("ok",)]:
            raise damaged()

    def copy_into(self, target: Path) -> None:
        """A compact copy with the same key in an empty file, read back in full before it counts."""
        self.execute("VACUUM INTO ?", (str(target),))
        copy = Database(target, self._data_key, self._archive_id)
        copy.open()
        try:
            copy.verify()
        finally:
            copy.close()

    def _head(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(_SALT)


def insert_or_update(database: Database, table: str, values: Mapping[str, Any]) -> None:
    """The row with this id, new or with new values."""
    if not database.update(table, values, "id = ?", (values["id"],)):
        database.insert(table, values)
