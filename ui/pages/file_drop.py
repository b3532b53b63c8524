"""Where files are dropped, or chosen with the keyboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from caseworker_app.texts import N_
from ui.look import NEAR, PART, RADIUS, STEP, Tone, colour
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.headings import muted
from ui.widgets.notice import Sign

SCANS = N_("PDF og billeder (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
PAPERS = N_("Dokumenter og billeder (*.pdf *.docx *.odt *.txt *.png *.jpg *.jpeg *.tif *.tiff)")


def files_in(dragged: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


class FileDrop(QFrame):
    """A dashed field for files (slip filer her). `chosen` carries their paths."""

    chosen = Signal(object)

    def __init__(self, shell: Shell, words: str, kinds: str = SCANS) -> None:
        """`kinds` is the message that names the kinds of files to choose from."""
        super().__init__()
        self._shell, self._kinds = shell, kinds
        self._over = False
        self._words = muted(words)
        self.button = row_action(shell.say("Vælg filer"), "folder-open")
        self.button.setObjectName("choose-files")
        self.button.clicked.connect(self.ask)
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(PART, STEP, PART, STEP)
        row.setSpacing(NEAR)
        row.addWidget(Sign("upload", Tone.NEUTRAL))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    def words(self) -> QLabel:
        return self._words

    def ask(self) -> None:
        """Let the person choose files."""
        say = self._shell.say
        self._take(self._shell.ask.open_files(say("Vælg filer"), say(self._kinds)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            self._show_over(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self._take(files_in(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour("accent") if self._over else colour("edge")
        painter.setPen(QPen(ink, 2 if self._over else 1, Qt.PenStyle.DashLine))
        painter.setBrush(colour("accent_soft") if self._over else colour("sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _take(self, files: list[Path]) -> None:
        if files:
            self.chosen.emit(files)
