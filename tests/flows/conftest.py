"""Days at the program: started, used through the keyboard, closed, and started again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archives import FixedClock
from tests.flows.hands import Hands
from tests.ui.running import Running, running
from ui import look
from ui.dress import dress
from ui.machine_settings import MachineSettings

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
