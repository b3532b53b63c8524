"""What all editors of a form share: a value in, a value out, and news when the person changed it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from caseworker_app.domain.fields import Field
from caseworker_app.texts import Texts

Key = Qt.Key
Modifier = Qt.KeyboardModifier
_NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_UNDO = (QKeySequence("Ctrl+Z"), QKeySequence("Alt+Backspace"))
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_ROWS = {
    (Key.Key_Insert, Modifier.ControlModifier), (Key.Key_Delete, Modifier.ControlModifier),
    (Key.Key_Up, Modifier.AltModifier), (Key.Key_Down, Modifier.AltModifier),
}  # fmt: skip


def is_undo(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) in _UNDO


def is_redo(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) in _REDO


def is_row_key(event: QKeyEvent) -> bool:
    """A key that adds, removes or moves rows."""
    return (event.key(), event.modifiers() & ~Modifier.KeypadModifier) in _ROWS


def dress(part: QWidget, name: str, value: object) -> None:
    """Sets a property the stylesheet looks at."""
    part.setProperty(name, value)
    part.style().unpolish(part)
    part.style().polish(part)


class Editor(QWidget):
    """One answer being edited (svar). `changed` tells only what the person did, never what was shown.

    `paused` ends a step of undo; `left` says that the focus went elsewhere.
    """

    changed = Signal()
    paused = Signal()
    left = Signal()

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.texts, self.in_cell = field, texts, in_cell
        self.read_only = False
        self._parts: list[QWidget] = []

    def value(self) -> object:
        """The typed value; None when empty; Unread when the text is not a value of the kind."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        self.read_only = read_only
        for part in self._parts:
            dress(part, "shown", read_only)

    def position(self) -> int:
        """Where in the text the person is."""
        return 0

    def set_position(self, position: int) -> None:
        """Back to a place in the text."""

    def select_all(self) -> None:
        """What is typed next takes the place of what is there."""

    def least_width(self) -> int:
        """What the editor needs to show its answer uncut."""
        return self.text_width("0" * 8)

    def text_width(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words)

    def part(self) -> QWidget:
        """The widget that takes the focus."""
        return self._parts[0]

    def parts(self) -> list[QWidget]:
        return self._parts

    def has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def set_mark(self, mark: str) -> None:
        """The colour of the edge: bad, warn, unsettled or nothing."""
        for part in self._parts:
            if (part.property("marked") or "") != mark:
                dress(part, "marked", mark)

    def describe(self, words: str) -> None:
        """What a screen reader adds to the name."""
        for part in self._parts:
            if part.accessibleDescription() != words:
                part.setAccessibleDescription(words)

    def take(self, part: QWidget, *, name: str = "") -> None:
        """Makes `part` one that the person works in."""
        if not self._parts:
            self.setFocusProxy(part)
        self._parts.append(part)
        part.setAccessibleName(name or self.texts.say(self.field.label))
        part.installEventFilter(self)
        if self.in_cell:
            part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def fill_with(self, part: QWidget) -> QHBoxLayout:
        """Puts the part into the editor; gives the row it stands in."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(part, 1)
        return row

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether the editor took a key itself."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES and isinstance(event, QKeyEvent):
            if self._is_for_the_page(event):
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyPress and not self.read_only and self.pressed(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._focus_left(event)
        return super().eventFilter(watched, event)

    def _is_for_the_page(self, event: QKeyEvent) -> bool:
        return is_undo(event) or is_redo(event) or (self.in_cell and is_row_key(event))

    def _focus_left(self, event: QFocusEvent) -> None:
        if event.reason() not in _NOT_LEAVING and not self.has_focus():
            self.tidy()
            self.left.emit()

    def tidy(self) -> None:
        """Shows the answer the way it is written, once the person is done with it."""
