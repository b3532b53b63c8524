"""The program as a person starts it, with the passphrase entered at once. A process of its own."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from caseworker_app import bootstrap
from ui import places
from ui.app import make_application
from ui.ask import AskPerson
from ui.machine_settings import FILE, MachineSettings
from ui.pages.cases_page import CasesPage
from ui.pages.unlock_page import UnlockPage
from ui.program import Program
from ui.soon import Soon
from ui.tasks import OneWorker


class FirstUser(QObject):
    """Unlocks, goes to the list, and says when it has been painted with cases in it."""

    def __init__(self, application: QApplication, program: Program, passphrase: str) -> None:
        super().__init__()
        self._application, self._program, self._passphrase = application, program, passphrase
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.go_on)
        return False

    def go_on(self) -> None:
        """One step after each painting."""
        shown, frame = self._program.window.shown(), self._program.frame
        page = frame.page if frame else None
        if isinstance(shown, UnlockPage):
            self._unlock(shown)
        elif isinstance(page, CasesPage) and page.place == places.CASES:
            self._look_at(page)
        elif frame:
            frame.go(places.CASES)

    def _look_at(self, page: CasesPage) -> None:
        if page.model.rowCount():
            self._tell()

    def _unlock(self, page: UnlockPage) -> None:
        if not page.passphrase.text():
            page.passphrase.line.setText(self._passphrase)
            page.passphrase.submitted.emit()

    def _tell(self) -> None:
        self._application.removeEventFilter(self)
        print("painted", flush=True)
        self._program.let_go()
        self._application.exit()


def main(archive: Path, passphrase: str) -> int:
    application, tasks = make_application(), OneWorker()
    with tempfile.TemporaryDirectory() as home:
        program = Program(
            application, bootstrap, MachineSettings(Path(home) / FILE), Path(home),
            make_ask=AskPerson, tasks=tasks, opening=Soon(),
        )  # fmt: skip
        user = FirstUser(application, program, passphrase)
        user.setParent(program)
        program.start(archive)
        program.window.show()
        code = application.exec()
        tasks.finish()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
