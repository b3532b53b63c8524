"""The program on a quick archive, closed again after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.running import Running, running


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
    QLocale.setDefault(usual)
