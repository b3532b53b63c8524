"""One program at a time: a lock of the operating system on a file beside the archive."""

import errno
import os
import sys
from pathlib import Path

from caseworker_app.errors import AlreadyOpen
from caseworker_app.storage.private_file import OWNER_ONLY, beside
from caseworker_app.storage.problems import told

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class ArchiveLock:
    """Held while the archive is open. The system lets go of it when the program dies.

    The file itself stays and means nothing: only the lock on it counts.
    """

    def __init__(self, archive: Path) -> None:
        self._path = beside(archive, "-lock")
        self._handle: int | None = None

    def take(self) -> None:
        """AlreadyOpen when another program, or another window of this one, has it."""
        with told():
            handle = os.open(self._path, os.O_CREAT | os.O_RDWR, OWNER_ONLY)
        try:
            _lock(handle)
        except OSError as problem:
            os.close(handle)
            if problem.errno not in _TAKEN:
                raise
            raise AlreadyOpen(
                "Arkivet er allerede åbent i et andet vindue eller på en anden computer. Luk det der først."
            ) from problem
        self._handle = handle

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def remove(self) -> None:
        """Takes the file away too, after an archive that was never finished."""
        self.release()
        self._path.unlink(missing_ok=True)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
