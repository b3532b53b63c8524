"""Lines offered under a text field while somebody types in it; one of them fills in more than the field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.choices import Choice, ChoiceList
from ui.floating import Floating
from ui.forms.editor import Editor
from ui.forms.line_editors import Line
from ui.look import NEAR, sized

PAUSE = 150
"""Milliseconds after the last key before the lines are looked up."""
_LEAST = 2
_WIDTH = 420
_GAP = 4


class Suggestions(QObject):
    """Forslag: arrows choose, Enter takes, Esc puts them away, Tab goes on with what was typed.

    `offer` gives the lines for what is typed; each line says itself what happens when it is taken.
    The panel floats over `over`, which must hold the editor.
    """

    def __init__(self, editor: Editor, over: QWidget, name: str, offer: Callable[[str], list[Choice]]) -> None:
        super().__init__(editor)
        line = editor.part()
        if not isinstance(line, Line):
            raise TypeError("only a line of text can have suggestions")
        self._line, self._offer = line, offer
        self.panel = Floating(over)
        self.list = ChoiceList(name)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.addWidget(self.list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        self.list.itemClicked.connect(self._take)
        line.textEdited.connect(lambda _: self._pause.start())
        line.installEventFilter(self)

    def look(self) -> None:
        """Show what fits now; nothing for a letter or two, which fit nearly everything."""
        self._pause.stop()
        words = self._line.text().strip()
        found = self._offer(words) if len(words) >= _LEAST and not self._line.isReadOnly() else []
        self.list.show_choices(found)
        if not found:
            self.panel.hide()
            return
        corner = self._line.mapTo(self.panel.over, QPoint(0, self._line.height() + _GAP))
        self.panel.put(corner, max(self._line.width(), sized(_WIDTH)))

    def close(self) -> None:
        self._pause.stop()
        self.panel.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Enter, Esc and the arrows belong to the lines only while they are shown."""
        if event.key() == Qt.Key.Key_Down and not self.panel.isVisible() and event.type() == QEvent.Type.KeyPress:
            self.look()
            return self.panel.isVisible()
        if not self.panel.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not self.list.steer(event):
            self._take()
        return True

    def _take(self) -> None:
        chosen = self.list.current()
        self.close()
        if chosen is not None:
            chosen.run()
