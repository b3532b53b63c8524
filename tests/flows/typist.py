"""A program of its own that types a note until somebody kills it: `python -m tests.flows.typist FOLDER CASE`.

It says how many words are saved each time the page has said that they are.
"""

import sys
from pathlib import Path
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.running import running
from ui.pages.case_form_pages import NotePage
from ui.places import Place


class Typist:
    """Types a word, waits until it is saved, and types the next."""

    def __init__(self, page: NotePage) -> None:
        self._page, self._words = page, 0
        page.autosave.saved.connect(self._tell)

    def type(self) -> None:
        self._words += 1
        QTest.keyClicks(self._page.form.box("text").editor.part(), f"ord{self._words} ")

    def _tell(self, _at: object) -> None:
        sys.stdout.write(f"{self._words} {self._page.save_state.text()}\n")
        sys.stdout.flush()
        self.type()


def main(folder: str, case: str) -> int:
    app = QApplication([])
    program = running(app, Path(folder))
    program.program.window.show()
    program.program.start(program.path)
    program.unlock()
    frame = program.program.frame
    assert frame is not None
    frame.go(Place("note", UUID(case)))
    assert isinstance(frame.page, NotePage)
    typist = Typist(frame.page)
    typist.type()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
