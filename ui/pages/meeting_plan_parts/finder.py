"""A line to type in with what fits it underneath: somebody of the register, or a case."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.choices import Choice, ChoiceList
from ui.look import NEAR
from ui.shell import Shell
from ui.widgets.headings import small
from ui.widgets.topbar import SearchField

PAUSE = 120
_LEAST = 2


class Finder(QWidget):
    """Find ved at skrive: arrows choose, Enter takes, Esc empties the line. The list stands in the page."""

    def __init__(self, shell: Shell, prompt: str, offer: Callable[[str], list[Choice]], nothing: str) -> None:
        """`nothing` is said when what is typed fits nobody."""
        super().__init__()
        self._offer, self._nothing_words = offer, nothing
        self.line = SearchField(prompt)
        self.list = ChoiceList(shell.say("Fundet"))
        self.nothing = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        for part in (self.line, self.list, self.nothing):
            column.addWidget(part)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self.take)
        self.look()

    def look(self) -> None:
        """Show what fits now."""
        self._pause.stop()
        words = self.line.text().strip()
        found = self._offer(words) if len(words) >= _LEAST else []
        self.list.show_choices(found)
        self.list.setVisible(bool(found))
        self.nothing.setText("" if found or len(words) < _LEAST else self._nothing_words)
        self.nothing.setVisible(bool(self.nothing.text()))

    def take(self) -> None:
        """What is chosen happens, and the line is ready for the next."""
        chosen = self.list.current() if self.list.count() else None
        if chosen is not None:
            self.line.clear()
            self.look()
            chosen.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            self.look()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self._pause.isActive():
                self.look()
            self.take()
            return True
        return self.list.steer(event)
