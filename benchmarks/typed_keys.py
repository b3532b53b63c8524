"""The form of an agreement with somebody typing in it, beside a bare line. A process of its own."""

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from benchmarks import archives
from benchmarks.saving import a_draft
from benchmarks.timing import compared
from caseworker_app.bootstrap import texts
from ui import places
from ui.app import make_application
from ui.ask import AskPerson
from ui.dress import dress
from ui.machine_settings import FILE, MachineSettings
from ui.pages.agreement_page import AgreementPage
from ui.shell import Shell
from ui.tasks import AtOnce

FIELD = "contact"


def press(target: QWidget) -> None:
    """One letter, as the keyboard sends it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))


def main(archive: Path, repeats: int) -> None:
    application = make_application()
    with tempfile.TemporaryDirectory() as home, archives.opened(archive) as space:
        dress(application, MachineSettings(Path(home) / FILE))
        window, bare = QWidget(), QLineEdit()
        shell = Shell(space, texts("da"), AskPerson(window, texts("da")), AtOnce())
        page = AgreementPage(shell, places.agreement(a_draft(space).id))
        line = page.form.box(FIELD).editor.part()
        for shown in (page, bare):
            shown.show()
        typed = compared("", lambda _: press(line), "", lambda _: press(bare), repeats)
        if page.agreement.answers.text(FIELD).count("a") < repeats or len(bare.text()) < repeats:
            raise RuntimeError("the keys did not arrive")
        print(json.dumps((typed.ours.seconds, typed.bare.seconds)))
        page.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
