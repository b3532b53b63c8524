"""A program that types in a meeting until it is killed: `python -m tests.flows.minute_taker FOLDER MEETING NUMBER`.

The words are numbered from NUMBER. It says when it types each, and waits for nothing: the keys come as from a person.
"""

import sys
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.running import running
from ui import places
from ui.pages.meeting_page import MeetingPage

WORD_EVERY = 40
"""Milliseconds between two words: faster than anybody types."""
ITEM = 2
"""The item of the agenda that is written in, counted from zero."""


class MinuteTaker:
    """Types a word after the other in the note of one item."""

    def __init__(self, app: QApplication, number: int) -> None:
        self._app, self._number = app, number
        self._timer = QTimer(interval=WORD_EVERY)
        self._timer.timeout.connect(self._type)

    def start(self) -> None:
        self._timer.start()

    def _type(self) -> None:
        where = self._app.focusWidget()
        if where is None:
            # The window is on its way to the screen.
            return
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        QTest.keyClicks(where, f"ord{self._number} ")
        self._number += 1


def main(folder: str, meeting: str, number: str) -> int:
    app = QApplication([])
    program = running(app, Path(folder))
    window = program.program.window
    window.show()
    window.activateWindow()
    program.program.start(program.path)
    program.unlock()
    frame = program.program.frame
    assert frame is not None
    frame.go(places.meeting(UUID(meeting)))
    assert isinstance(frame.page, MeetingPage)
    frame.page.desk.go_to_item(ITEM)
    taker = MinuteTaker(app, int(number))
    taker.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
