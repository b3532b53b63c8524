"""An archive on the disk: made, opened and looked at from outside."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from caseworker_app.errors import AlreadyOpen, NotFound, UserError
from caseworker_app.services.ports import Act, Clock
from caseworker_app.storage.backup import copy_to
from caseworker_app.storage.database import Database
from caseworker_app.storage.lock import ArchiveLock
from caseworker_app.storage.migrations import known_version, migrate
from caseworker_app.storage.private_file import beside, create_private
from caseworker_app.storage.problems import told
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import Cost, Vault, check_passphrase, key_file

ENDING = ".fasthold"
STRONG = Cost()
Who = Callable[[], str]


@dataclass(frozen=True)
class Description:
    """What can be told about an archive without its key."""

    exists: bool
    slots: tuple[str, ...] = ()
    in_use: bool = False


def describe(path: Path) -> Description:
    """Whether there is an archive, whose passphrases open it, and whether another program has it."""
    if not path.exists():
        return Description(exists=False)
    lock = ArchiveLock(path)
    try:
        lock.take()
    except AlreadyOpen:
        return Description(exists=True, slots=Vault.open(path).names, in_use=True)
    lock.release()
    return Description(exists=True, slots=Vault.open(path).names)


def create(
    path: Path, owner: str, passphrase: str, *, who: Who, clock: Clock, cost: Cost = STRONG
) -> tuple[SqliteStore, str]:
    """A new archive with one slot for its owner, and the recovery key to print. All or nothing."""
    check_passphrase(passphrase)
    with told():
        if path.exists() or key_file(path).exists():
            raise UserError("Der ligger allerede et arkiv med det navn. Vælg et andet navn.", field="path")
    lock = ArchiveLock(path)
    lock.take()
    with ExitStack() as undo:
        undo.callback(_remove, path, lock)
        vault, data_key, recovery_text = Vault.create(path, owner, passphrase, cost)
        with told():
            create_private(path)
        store = _opened(path, vault, data_key, who, clock, lock, new=True)
        undo.callback(store.close)
        with store.write(Act("Arkivet blev oprettet.")):
            pass
        undo.pop_all()
    return store, recovery_text


def open_with_passphrase(
    path: Path, passphrase: str, *, who: Who, clock: Clock, slot_name: str = ""
) -> SqliteStore:
    """The archive, brought to today's tables; without a slot name every slot is tried."""
    with ExitStack() as undo:
        lock = _locked(path, undo)
        vault = Vault.open(path)
        store = _opened(path, vault, vault.unlock(passphrase, slot_name), who, clock, lock)
        undo.pop_all()
    return store


@contextmanager
def as_it_is(path: Path, passphrase: str) -> Iterator[Database]:
    """The archive without bringing it to today's tables; nobody else has it meanwhile."""
    with ExitStack() as undo:
        _locked(path, undo)
        vault = Vault.open(path)
        database = Database(path, vault.unlock(passphrase), vault.archive_id)
        undo.callback(database.close)
        database.open()
        known_version(database)
        yield database


def open_with_recovery(
    path: Path, text: str, new_passphrase: str, *, who: Who, clock: Clock, slot_name: str = "", cost: Cost = STRONG
) -> SqliteStore:
    """Opens with the printed key and gives the slot, or the first one, a new passphrase."""
    check_passphrase(new_passphrase)
    with ExitStack() as undo:
        lock = _locked(path, undo)
        vault = Vault.open(path)
        data_key = vault.unlock_with_recovery(text)
        store = _opened(path, vault, data_key, who, clock, lock)
        undo.callback(store.close)
        with store.write(Act("Arkivet blev åbnet med gendannelsesnøglen, og adgangssætningen blev skiftet.")):
            vault.set_passphrase(data_key, slot_name or vault.names[0], new_passphrase, cost)
        undo.pop_all()
    return store


def _locked(path: Path, undo: ExitStack) -> ArchiveLock:
    with told():
        missing = not path.exists()
    if missing:
        raise NotFound("Der er intet arkiv i {path}.", path=path)
    lock = ArchiveLock(path)
    lock.take()
    undo.callback(lock.release)
    return lock


def _opened(
    path: Path, vault: Vault, data_key: bytes, who: Who, clock: Clock, lock: ArchiveLock, *, new: bool = False
) -> SqliteStore:
    database = Database(path, data_key, vault.archive_id)
    with ExitStack() as undo:
        undo.callback(database.close)
        database.open(new=new)
        migrate(database, lambda version: copy_to(database, _copy_name(path, version)))
        undo.pop_all()
    return SqliteStore(database, who, clock, lock)


def _copy_name(path: Path, version: int) -> Path:
    return path.with_name(f"{path.stem}-udgave-{version}{path.suffix}")


def move(path: Path, to: Path) -> None:
    """Give a closed archive its name: the keys first, so that the file never stands without them."""
    with told():
        key_file(path).replace(key_file(to))
        path.replace(to)
        beside(path, "-lock").unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take away what is left of an archive that was never finished."""
    with told():
        for ending in ("", "-wal", "-shm"):
            beside(path, ending).unlink(missing_ok=True)
        key_file(path).unlink(missing_ok=True)


def _remove(path: Path, lock: ArchiveLock) -> None:
    remove(path)
    lock.remove()
