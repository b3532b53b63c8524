"""Buttons: one primary on a screen, outlined ones beside it, quiet ones where they belong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.look import RADIUS, Lean, icon, ring


class Button(QPushButton):
    """A push button whose focus is seen on a filled ground too."""

    def setMenu(self, menu: QMenu) -> None:
        """A button with its sign after the words is turned round; its menu is not."""
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        super().setMenu(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        filled = self.isChecked() or self.property("variant") == "primary"
        if filled and self.hasFocus():
            painter = QPainter(self)
            ring(painter, self.rect().adjusted(3, 3, -3, -3), RADIUS - 3, tone="on_accent")
            painter.end()


def primary(text: str, icon_name: str = "", *, shortcut: str = "", icon_after: bool = False) -> QPushButton:
    """The filled button: the one main action of a screen."""
    return _button(text, icon_name, "primary", "on_accent", shortcut=shortcut, icon_after=icon_after)


def normal(text: str, icon_name: str = "", *, shortcut: str = "", icon_after: bool = False) -> QPushButton:
    """An outlined button."""
    return _button(text, icon_name, "normal", "text", shortcut=shortcut, icon_after=icon_after)


def row_action(text: str, icon_name: str = "", *, shortcut: str = "", icon_after: bool = False) -> QPushButton:
    """A smaller outlined button for rows and title rows of cards."""
    made = _button(text, icon_name, "normal", "text", shortcut=shortcut, icon_after=icon_after)
    made.setProperty("compact", True)
    return made


def quiet(text: str, icon_name: str = "", *, shortcut: str = "") -> QPushButton:
    """A button without an edge, for what is seldom needed."""
    return _button(text, icon_name, "quiet", "muted", shortcut=shortcut)


def toggle(text: str, icon_name: str = "", *, checked: bool = False) -> QPushButton:
    """A button that stays down: one of several answers; filled while it is chosen."""
    made = _button(text, icon_name, "normal", "text")
    made.setProperty("compact", True)
    made.setCheckable(True)
    made.setChecked(checked)
    return made


def set_main(button: QPushButton, icon_name: str, *, main: bool) -> None:
    """Fills a button where it is the main action, and outlines it where the page has one of its own."""
    button.setProperty("variant", "primary" if main else "normal")
    button.setIcon(icon(icon_name, "on_accent" if main else "text", lean=Lean.LEFT))
    button.style().unpolish(button)
    button.style().polish(button)


def icon_button(icon_name: str, name: str, *, shortcut: str = "", parent: QWidget | None = None) -> QToolButton:
    """A sign alone; `name` is read aloud and shown as its tooltip."""
    made = QToolButton(parent)
    made.setIcon(icon(icon_name, "muted", when_on="accent_strong", lean=Lean.MIDDLE))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    _explain(made, name, shortcut)
    return made


def _button(
    text: str, icon_name: str, variant: str, tone: str, *, shortcut: str = "", icon_after: bool = False
) -> QPushButton:
    made = Button(text)
    made.setProperty("variant", variant)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        lean = Lean.RIGHT if icon_after else Lean.LEFT
        made.setIcon(icon(icon_name, tone, when_on="on_accent", lean=lean))
    if icon_after:
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if shortcut:
        _explain(made, text, shortcut)
    return made


def _explain(button: QPushButton | QToolButton, words: str, shortcut: str) -> None:
    """The tooltip, and the key that does the same."""
    if not shortcut:
        button.setToolTip(words)
        return
    keys = QKeySequence(shortcut)
    button.setShortcut(keys)
    button.setToolTip("   ".join((words, keys.toString(QKeySequence.SequenceFormat.NativeText))))
