"""Days at the program: started, used through the keyboard, closed, and started again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker_app.domain.case import Case
from caseworker_app.services.workspace import Workspace
from tests.archives import PASSPHRASE, FixedClock
from tests.flows.hands import Hands, Key
from tests.ui.running import Running, running, with_archive
from ui import look
from ui.dress import dress
from ui.machine_settings import MachineSettings
from ui.places import Place

StartDay = Callable[[], Running]


@pytest.fixture
def clock() -> FixedClock:
    """The clock on the wall of the office, the same for every start of the program."""
    return FixedClock()


@pytest.fixture
def hands(qtbot: QtBot, type_text: Callable[..., None]) -> Hands:
    return Hands(type_text, qtbot)


@pytest.fixture
def start_day(qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[StartDay]:
    """Starts the program with its window on the screen, as often as there are days."""
    look.load_fonts()
    usual, days = QLocale(), []

    def start() -> Running:
        day = running(qapp, tmp_path)
        days.append(day)
        day.archives.clock = clock
        day.program.window.show()
        day.program.window.activateWindow()
        qtbot.waitUntil(day.program.window.isActiveWindow)
        day.program.start()
        return day

    yield start
    for day in days:
        day.ask.answers.insert(0, True)
        day.program.window.close()
        day.program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(qapp, MachineSettings(tmp_path / "nothing.json"))
    QLocale.setDefault(usual)


@dataclass
class AtWork:
    """Somebody in the middle of a day: the program open in an archive with one case."""

    day: Running
    case: Case

    @property
    def space(self) -> Workspace:
        workspace = self.day.program.workspace
        assert workspace is not None
        return workspace

    def go(self, place: Place) -> None:
        frame = self.day.program.frame
        assert frame is not None
        frame.go(place)


@pytest.fixture
def at_work(start_day: StartDay, hands: Hands) -> AtWork:
    day = start_day()
    case = with_archive(day)
    assert isinstance(case, Case)
    day.program.start(day.path)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    return AtWork(day, case)
