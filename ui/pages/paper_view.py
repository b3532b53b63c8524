"""A paper looked at: the pages of a PDF, or a picture, with a way to keep a copy and to go back."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedLayout, QWidget

from caseworker_app.errors import UserError
from ui.look import Tone, sized
from ui.printing import save_file
from ui.shell import Shell
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.cards import Card
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView

TALL = 620
MOST_PIXELS = 1600


def always() -> bool:
    """A paper that may be saved without a further look."""
    return True


class PaperView(Card):
    """The paper that is open (åbent papir)."""

    closed = Signal()
    saved = Signal()

    def __init__(self, shell: Shell, case_id: UUID, may_save: Callable[[], bool] = always) -> None:
        """`may_save` is asked before a copy leaves the archive."""
        super().__init__(shell.say("Dokument"))
        self._shell, self._case_id, self._may_save = shell, case_id, may_save
        self._content, self._file_name = b"", ""
        self.pages = PagesView(name=shell.say("Sider"))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(shell.say("Tekst"))
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.save = row_action(shell.say("Gem en kopi"), "download")
        self.shut = icon_button("x", shell.say("Luk dokumentet"))
        self.add_action(self.save)
        self.add_action(self.shut)
        room = QWidget()
        room.setFixedHeight(sized(TALL))
        self._either = QStackedLayout(room)
        self._either.addWidget(self.pages)
        self._either.addWidget(self.picture)
        self._either.addWidget(self.words)
        self.add(self.notice)
        self.add(room)
        self.save.clicked.connect(self._save)
        self.shut.clicked.connect(self.closed)

    def show_pdf(self, title: str, content: bytes, file_name: str = "") -> None:
        """Without a file name it can only be looked at; sealed copies leave through the print panel."""
        self._open(title, content, file_name)
        self.pages.show_pdf(content, title)
        self._either.setCurrentWidget(self.pages)
        self.pages.setFocus()

    def show_picture(self, title: str, content: bytes, file_name: str) -> None:
        self._open(title, content, file_name)
        self.picture.setPixmap(_picture(content))
        self.picture.setAccessibleName(title)
        if self.picture.pixmap().isNull():
            self.picture.setText(self._shell.say("Billedet kan ikke vises her. Gem en kopi, og åbn den."))
        self._either.setCurrentWidget(self.picture)
        self.shut.setFocus()

    def show_text(self, title: str, content: bytes, file_name: str, text: str) -> None:
        """A file that can only be shown as the words it holds."""
        self._open(title, content, file_name)
        self.words.setPlainText(text or self._shell.say("Filens tekst kan ikke vises her. Gem en kopi, og åbn den."))
        self._either.setCurrentWidget(self.words)
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, title: str, content: bytes, file_name: str) -> None:
        self._content, self._file_name = content, file_name
        self.save.setVisible(bool(file_name))
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.notice.clear()
        self.show()

    def _save(self) -> None:
        if not (self._shell.sure_of(self._case_id) and self._may_save()):
            return
        say = self._shell.say
        path = self._shell.ask.save_file(say("Gem en kopi"), self._file_name, say("Alle filer (*)"))
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        try:
            save_file(path, self._content)
        except UserError as problem:
            self.notice.tell(self._shell.words_of(problem), Tone.BAD)
        else:
            self.notice.tell(self._shell.say("Kopien er gemt i {folder}.", folder=str(path.parent)), Tone.OK)
            self.saved.emit()


def _picture(content: bytes) -> QPixmap:
    """The picture, made smaller while it is read when it is very large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        room = QSize(min(size.width(), MOST_PIXELS), min(size.height(), sized(TALL)))
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
