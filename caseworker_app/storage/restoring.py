"""Copies that count: opened, compared and examined before they get their name; and the way back from one."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caseworker_app.errors import DamagedFile, UserError
from caseworker_app.services.ports import Act
from caseworker_app.storage.archive import as_it_is, move, remove
from caseworker_app.storage.backup import copy_to
from caseworker_app.storage.database import Database
from caseworker_app.storage.examination import Examination, contents, examine
from caseworker_app.storage.history import add_line
from caseworker_app.storage.lock import ArchiveLock
from caseworker_app.storage.private_file import beside, sync_folder
from caseworker_app.storage.problems import told
from caseworker_app.storage.vault import key_file

OF_DATABASE = ("", "-wal", "-shm")


@dataclass(frozen=True)
class Restored:
    """What came of a way back (gendannelse): done or not, and under which name what was there is kept."""

    examination: Examination
    done: bool
    kept: Path | None = None


def back_up(path: Path, passphrase: str, target: Path) -> Examination:
    """A proven copy of the archive as it is, also of one with faults: they are told, not lost."""
    with as_it_is(path, passphrase) as source:
        return proven_copy(source, passphrase, target)


def proven_copy(source: Database, passphrase: str, target: Path) -> Examination:
    """The copy stands under its name only after it was opened with the passphrase and holds the same."""
    refuse_taken(target)
    side = target.with_name(f"{target.stem}-i-gang{target.suffix}")
    with ExitStack() as undo:
        undo.callback(_remove_side, side)
        _remove_side(side)
        copy_to(source, side)
        with as_it_is(side, passphrase) as copy:
            if contents(copy) != contents(source):
                raise DamagedFile("Kopien er ikke ens med arkivet og blev fjernet igen. Prøv et andet drev.")
            found = examine(copy)
        refuse_taken(target)
        move(side, target)
        undo.pop_all()
    with told():
        sync_folder(target.parent)
    return found


def restore(
    copy: Path, passphrase: str, path: Path, at: datetime, who: str, *, despite_faults: bool = False
) -> Restored:
    """Puts a copy in the place of the archive. With faults in the copy nothing is touched unless it is asked for."""
    _refuse_itself(copy, path)
    side = path.with_name(f"{path.stem}-gendannes{path.suffix}")
    with ExitStack() as undo:
        with as_it_is(copy, passphrase) as source:
            found = examine(source)
            if found.faults and not despite_faults:
                return Restored(found, done=False)
            _remove_side(side)
            undo.callback(_remove_side, side)
            proven_copy(source, passphrase, side)
        with as_it_is(side, passphrase) as database, database.writing():
            add_line(database, at, who, Act("Arkivet blev gendannet fra en sikkerhedskopi."))
        kept = _swap(side, path, at)
        undo.pop_all()
    return Restored(found, done=True, kept=kept)


def refuse_taken(target: Path) -> None:
    """Nothing that is there is written over."""
    with told():
        taken = target.exists() or key_file(target).exists()
    if taken:
        raise UserError("Der ligger allerede en fil med navnet {name}. Vælg et andet navn.", name=target.name)


def _refuse_itself(copy: Path, path: Path) -> None:
    with told():
        same = copy.exists() and path.exists() and copy.samefile(path)
    if same:
        raise UserError("Kopien og arkivet er den samme fil. Vælg den kopi, der skal gendannes fra.")


def _swap(side: Path, path: Path, at: datetime) -> Path | None:
    """What was there goes under a dated name first; when the new one cannot take its place it comes back."""
    lock = ArchiveLock(path)
    lock.take()
    try:
        with told():
            kept = _put_away(path, _free_name(path, at))
        with ExitStack() as undo:
            if kept is not None:
                undo.callback(_put_away, kept, path)
            move(side, path)
            undo.pop_all()
        with told():
            sync_folder(path.parent)
    finally:
        lock.release()
    return kept


def _put_away(path: Path, to: Path) -> Path | None:
    files = [(file, end) for file, end in _files_of(path, to) if file.exists()]
    for file, end in files:
        file.rename(end)
    return to if files else None


def _files_of(path: Path, to: Path) -> list[tuple[Path, Path]]:
    database = [(beside(path, ending), beside(to, ending)) for ending in OF_DATABASE]
    return [*database, (key_file(path), key_file(to))]


def _free_name(path: Path, at: datetime) -> Path:
    dated = f"{path.stem}-gemt-{at.astimezone():%Y-%m-%d-%H%M%S}"
    name, number = path.with_name(f"{dated}{path.suffix}"), 2
    while name.exists() or key_file(name).exists():
        name, number = path.with_name(f"{dated}-{number}{path.suffix}"), number + 1
    return name


def _remove_side(side: Path) -> None:
    remove(side)
    beside(side, "-lock").unlink(missing_ok=True)
