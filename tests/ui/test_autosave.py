"""Saving while typing: soon after the last key, never much later than the first, and again after a failure."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from caseworker_app.errors import DiskFull
from ui.autosave import Autosave

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NEVER = 1_000_000


class Disk:
    """Counts the saves and fails when it is told to."""

    def __init__(self) -> None:
        self.saves, self.full = 0, 0

    def save(self) -> datetime | None:
        if self.full:
            self.full -= 1
            raise DiskFull("Der er ikke plads på disken.")
        self.saves += 1
        return AT


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def autosave(qtbot, disk) -> Callable[..., Autosave]:
    made = []

    def make(**times: int) -> Autosave:
        made.append(Autosave(disk.save, **({"after_ms": NEVER, "at_latest_ms": NEVER, "again_ms": NEVER} | times)))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def test_saves_a_little_after_the_last_key(qtbot, disk, autosave):
    saver = autosave(after_ms=20)
    with qtbot.waitSignal(saver.saved) as told:
        saver.touch()
    assert told.args == [AT]
    assert disk.saves == 1
    assert not saver.dirty


def test_many_keys_are_one_save(qtbot, disk, autosave):
    saver = autosave(after_ms=20)
    with qtbot.waitSignal(saver.saved):
        for _ in range(30):
            saver.touch()
    assert disk.saves == 1


def test_steady_typing_is_saved_at_the_latest_limit(qtbot, disk, autosave):
    """Every key starts the short wait again; the long one runs from the first key."""
    saver = autosave(after_ms=NEVER, at_latest_ms=30)
    with qtbot.waitSignal(saver.saved):
        saver.touch()
        saver.touch()
    assert disk.saves == 1


def test_flush_saves_at_once_and_only_what_is_new(disk, autosave):
    saver = autosave()
    assert saver.flush()
    assert disk.saves == 0
    saver.touch()
    assert saver.flush()
    assert saver.flush()
    assert disk.saves == 1


def test_a_failed_save_stays_dirty_and_is_tried_again(qtbot, disk, autosave):
    disk.full = 2
    saver = autosave(after_ms=5, again_ms=10)
    problems = []
    saver.failed.connect(problems.append)
    with qtbot.waitSignal(saver.saved):
        saver.touch()
    assert [problem.words for problem in problems] == ["Der er ikke plads på disken."] * 2
    assert disk.saves == 1
    assert not saver.dirty


def test_flush_tells_that_it_failed(qtbot, disk, autosave):
    disk.full = 1
    saver = autosave()
    saver.touch()
    with qtbot.waitSignal(saver.failed):
        assert not saver.flush()
    assert saver.dirty
    assert saver.flush()


def test_saving_is_told_before_saved(disk, autosave):
    saver, told = autosave(), []
    saver.saving.connect(lambda: told.append("saving"))
    saver.saved.connect(lambda at: told.append(at))
    saver.touch()
    saver.flush()
    assert told == ["saving", AT]


def test_after_stop_nothing_is_saved_by_itself(qtbot, disk, autosave):
    stopped, later = autosave(after_ms=1), autosave(after_ms=20)
    stopped.touch()
    stopped.stop()
    with qtbot.waitSignal(later.saved):
        later.touch()
    assert disk.saves == 1
    assert stopped.dirty
