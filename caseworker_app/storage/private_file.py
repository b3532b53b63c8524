"""Small files that only their owner may read, written completely or not at all."""

import os
import sys
from pathlib import Path

OWNER_ONLY = 0o600


def create_private(path: Path) -> None:
    """A new empty file for its owner only; FileExistsError when there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def write_private(path: Path, content: bytes) -> None:
    """Replaces the file in one step: a crash leaves the old content or the new, never a half."""
    half = beside(path, ".part")
    half.unlink(missing_ok=True)
    create_private(half)
    try:
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    sync_folder(path.parent)


def beside(path: Path, ending: str) -> Path:
    """The file beside an archive that belongs to it."""
    return path.with_name(path.name + ending)


def sync_file(path: Path) -> None:
    """What another program wrote is on the disk afterwards."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes the new name itself durable. Windows does that without being asked and refuses the call."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
