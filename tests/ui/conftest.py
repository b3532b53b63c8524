"""The program on a quick archive, closed again after each test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archives import FixedClock
from tests.ui.running import Running, running
from tests.ui.stage import Stage, new_workspace
from ui import look
from ui.dress import dress
from ui.machine_settings import MachineSettings


@pytest.fixture
def started(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """A program with its window on the screen; the test starts it."""
    usual = QLocale()
    made = running(qapp, tmp_path)
    made.program.window.show()
    made.program.window.activateWindow()
    qtbot.waitUntil(made.program.window.isActiveWindow)
    yield made
    made.ask.answers.insert(0, True)
    made.program.window.close()
    made.program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(qapp, MachineSettings(tmp_path / "nothing.json"))
    QLocale.setDefault(usual)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with its fonts and its look."""
    look.load_fonts()
    look.apply(qapp, look.Theme.LIGHT, 100)
    return qapp


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026."""
    return FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


@pytest.fixture
def stage(dressed: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
    """A small window over an empty archive; the test puts a page on it."""
    workspace = new_workspace(tmp_path, clock)
    made = Stage(workspace)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    workspace.close()
