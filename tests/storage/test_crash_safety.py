"""A full disk and a killed program: what was told to be saved is there, nothing is there by half."""

import itertools
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import DiskFull
from caseworker_app.storage import archive
from caseworker_app.storage.store import SqliteStore
from tests.archives import (
    ACT,
    PASSPHRASE,
    FixedClock,
    a_case,
    a_note,
    owner,
    put_case,
    put_note,
    quick_store,
)

WRITER = """
import sys
from pathlib import Path
from uuid import UUID
from tests.archives import ACT, FixedClock, PASSPHRASE, a_note, owner
from caseworker_app.storage import archive
store = archive.open_with_passphrase(Path(sys.argv[1]), PASSPHRASE, who=owner, clock=FixedClock())
for number in range(100_000):
    with store.write(ACT) as writing:
        writing.put_note(a_note(UUID(sys.argv[2]), f"Notat {number} " + "ord " * 500))
        writing.put_setting("last", str(number))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only Unix can")
@pytest.mark.parametrize("writes", [1, 7, 40])
def test_no_acknowledged_write_is_lost_by_a_kill(tmp_path: Path, writes: int) -> None:
    store = quick_store(tmp_path)
    case = put_case(store)
    store.close()
    command = [sys.executable, "-c", WRITER, str(store.database.path), str(case.id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        told = [int(line) for line in itertools.islice(program.stdout, writes)]
        program.send_signal(signal.SIGKILL)
        told += [int(line) for line in program.stdout if line.endswith(b"\n")]

    store = archive.open_with_passphrase(store.database.path, PASSPHRASE, who=owner, clock=FixedClock())
    notes = store.notes(case.id)
    assert len(notes) >= len(told) >= writes
    assert len(notes) <= len(told) + 1
    assert store.settings()["last"] == str(len(notes) - 1)
    assert len(store.history()) == len(notes) + 2
    assert all(len(note.text) > 2000 for note in notes)
    assert store.first_bad_history_line() is None
    store.verify()
    store.close()


def fill_up(store: SqliteStore, case_id: object) -> int:
    """Writes until there is no room; how many notes were told to be saved."""
    for count in range(10_000):
        try:
            put_note(store, a_note(case_id, f"Notat {count} " + random.Random(count).randbytes(30_000).hex()))
        except DiskFull:
            return count
    raise AssertionError("the disk was never full")


def check_nothing_is_lost(store: SqliteStore, case_id: object, notes: int, lines: int) -> None:
    assert len(store.notes(case_id)) == notes
    assert len(store.history()) == lines
    assert store.first_bad_history_line() is None
    assert len(store.find("notat", 5)) == 1


def test_a_full_file_keeps_what_was_there(store: SqliteStore) -> None:
    """SQLite's own page limit gives the same error as the disk, on every system."""
    case = put_case(store)
    store.database.execute(f"PRAGMA max_page_count = {store.database.value('PRAGMA page_count') + 150}")
    saved = fill_up(store, case.id)
    assert saved > 0
    lines = len(store.history())
    with pytest.raises(DiskFull):
        put_case(store, a_case("2026-00002", "Bo", "7103851234", outcome="x" * 900_000))
    with pytest.raises(DiskFull):
        store.keep_draft("form", Answers({"text": "x" * 900_000}))

    check_nothing_is_lost(store, case.id, saved, lines)
    assert store.case_count() == 1
    store.database.execute("PRAGMA max_page_count = 1000000")
    put_note(store, a_note(case.id, "Notat efter oprydning"))
    check_nothing_is_lost(store, case.id, saved + 1, lines + 1)
    store.verify()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of two megabytes, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    may = sys.platform == "linux" and os.geteuid() == 0
    if not may or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs to mount a small file system; the page limit above covers the rest")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_what_was_there(small_disk: Path) -> None:
    store = quick_store(small_disk)
    case = put_case(store)
    saved = fill_up(store, case.id)
    assert saved > 0
    with pytest.raises(DiskFull):
        store.copy_to(small_disk / "kopi.fasthold")
    names = {file.name for file in small_disk.iterdir()}
    assert names == {"arkiv.fasthold", *(f"arkiv.fasthold-{end}" for end in ("keys", "lock", "shm", "wal"))}
    check_nothing_is_lost(store, case.id, saved, saved + 2)
    store.close()

    store = archive.open_with_passphrase(store.database.path, PASSPHRASE, who=owner, clock=FixedClock())
    check_nothing_is_lost(store, case.id, saved, saved + 2)
    store.verify()
    store.close()


def test_on_a_full_disk_no_archive_is_begun(small_disk: Path) -> None:
    (small_disk / "fyld").write_bytes(bytes(2 * 1024 * 1024 - 64 * 1024))

    with pytest.raises(DiskFull):
        quick_store(small_disk)
    assert [file.name for file in small_disk.iterdir()] == ["fyld"]


def test_an_error_in_the_middle_rolls_back_and_the_store_goes_on(store: SqliteStore) -> None:
    case = put_case(store)
    with suppress(KeyError), store.write(ACT) as writing:
        writing.put_note(a_note(case.id))
        raise KeyError("somewhere in a service")
    note = put_note(store, a_note(case.id))

    assert store.notes(case.id) == [note]
