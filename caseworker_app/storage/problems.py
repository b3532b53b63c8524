"""The one place where failures of the disk and the database become words for the caseworker."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import peewee
from sqlcipher3 import dbapi2

from caseworker_app.errors import AlreadyOpen, DamagedFile, DiskFull, Locked, NotWritable, Stale, UserError

NOT_A_DATABASE = 26
_UNDECODABLE = "Could not decode to UTF-8"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENOENT, errno.EISDIR}


@contextmanager
def told() -> Iterator[None]:
    """Failures that a person can do something about leave this block as UserErrors, bugs as they are."""
    try:
        with told_by_database():
            yield
    except OSError as problem:
        raise _disk_problem(problem) from problem


@contextmanager
def told_by_database() -> Iterator[None]:
    """The same for blocks of other people's code, whose own files are not the archive's."""
    try:
        yield
    except (peewee.DatabaseError, dbapi2.DatabaseError) as problem:
        raise _database_problem(problem) from problem


def sqlite_code(problem: BaseException | None) -> int:
    """SQLite's primary result code, 0 when there is none. peewee wraps the original error."""
    original = getattr(problem, "orig", problem)
    return int(getattr(original, "sqlite_errorcode", 0)) & 0xFF


def _disk_problem(problem: OSError) -> Exception:
    if problem.errno in _NO_ROOM:
        return _disk_full()
    if problem.errno in _NO_ACCESS:
        return _not_writable()
    return problem


def _database_problem(problem: Exception) -> Exception:
    match sqlite_code(problem):
        case 5 | 6:
            return AlreadyOpen("Arkivet er optaget af en anden opgave. Vent et øjeblik, og prøv igen.")
        case 8 | 14:
            return _not_writable()
        case 10:
            return NotWritable("Drevet svarer ikke, som det skal. Tjek, at det er tilsluttet, og prøv igen.")
        case 11 | 26:
            return damaged()
        case 13:
            return _disk_full()
        case 19:
            return _refused(problem)
        case _ if _UNDECODABLE in str(problem):
            # SQLite would put the text itself into the error.
            return damaged()
        case _:
            return problem


def _refused(problem: Exception) -> Exception:
    if "locked" in str(problem):
        return Locked("Aftalen er forseglet eller underskrevet og kan ikke ændres. Lav en ny version i stedet.")
    if "cases.number" in str(problem):
        return UserError("Der er allerede en sag med det nummer.", field="number")
    if "agreements.version" in str(problem):
        return Stale("Der er allerede lavet en nyere version af aftalen. Arbejd videre i den.")
    return problem


def damaged() -> DamagedFile:
    return DamagedFile(
        "Arkivet er beskadiget og kan ikke læses helt. Gendan det fra den nyeste sikkerhedskopi."
    )


def _disk_full() -> DiskFull:
    return DiskFull("Der er ikke plads på disken. Frigør plads, og prøv igen. Det, der var gemt før, er uændret.")


def _not_writable() -> NotWritable:
    return NotWritable("Der kan ikke skrives i mappen. Vælg en anden mappe, eller bed it-afdelingen om adgang.")
