"""The one window: shows the pages in front of the archive, or the frame with the archive in it."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.look import Tone
from ui.widgets.notice import Notice

SMALLEST = QSize(800, 560)
USUAL = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Knows nothing of archives. Its title never names a person."""

    def __init__(self, may_close: Callable[[], bool], close_name: str) -> None:
        super().__init__()
        self._may_close = may_close
        self.setWindowTitle("Fasthold")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.notice = Notice(close_name=close_name)
        self._stack = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)

    def shown(self) -> QWidget | None:
        return self._stack.currentWidget()

    def show_only(self, part: QWidget) -> None:
        """Shows a part and destroys the one before it."""
        old = [gone for at in range(self._stack.count()) if (gone := self._stack.widget(at)) is not None]
        self._put(part)
        for gone in old:
            if gone is not part:
                self._stack.removeWidget(gone)
                gone.deleteLater()

    def cover(self, part: QWidget) -> None:
        """Shows a part in front of the others, which stay alive but out of sight."""
        self._put(part)

    def _put(self, part: QWidget) -> None:
        if self._stack.indexOf(part) < 0:
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)

    def set_page_title(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Fasthold" if title else "Fasthold")

    def tell(self, words: str, tone: Tone) -> None:
        self.notice.tell(words, tone)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()
