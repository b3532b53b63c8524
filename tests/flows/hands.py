"""Two hands on a keyboard and two eyes on the screen; there is no mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

Key = Qt.Key
Plain, Control, Shift, Alt = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PATIENCE = 200
"""Presses of Tab before a person gives up."""


class Hands:
    """Everything goes to the widget that has the keyboard, as on a desk."""

    def __init__(self, type_text: Callable[[QWidget, str], None], qtbot: QtBot) -> None:
        self.type_text, self.qtbot = type_text, qtbot

    @property
    def here(self) -> QWidget:
        if QApplication.activeWindow() is None:
            self._wake_window()
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def name(self) -> str:
        """What a screen reader calls where the cursor is; on Linux Qt would call a list of choices by its value."""
        interface = QAccessible.queryAccessibleInterface(self.here)
        return self.here.accessibleName() or (interface.text(QAccessible.Text.Name) if interface else "")

    def _wake_window(self) -> None:
        """Without a desktop nobody gives the keyboard back to the window when a menu is closed."""
        [window] = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def see(self, *words: str) -> None:
        """Wait until these words can be read in the window."""
        window = self.here.window()
        for one in words:
            self.qtbot.waitUntil(lambda one=one: one in readable(window))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Plain) -> None:
        QTest.keyClick(self.here, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.type_text(self.here, letter)

    def to(self, name: str) -> int:
        """With Tab to the next control of that name; tells how many presses it took."""
        seen: list[str] = []
        for _ in range(PATIENCE):
            self.press(Key.Key_Tab)
            seen.append(self.name)
            if self.name == name:
                return len(seen)
        raise AssertionError(f"Tab never comes to {name}, only to {list(dict.fromkeys(seen))}")

    def write(self, field: str, text: str) -> None:
        """With Tab to a field, and over what stands there."""
        self.to(field)
        self.press(Key.Key_A, Control)
        self.type(text)

    def tick(self, box: str) -> None:
        """With Tab or, inside a list of boxes, with the arrows to a box, and a tick in it."""
        self.to(box)
        self.press(Key.Key_Space)

    def choose(self, *, steps: int) -> None:
        """An entry of the menu that is open, so many steps down."""
        for _ in range(steps):
            self.press(Key.Key_Down)
        self.press(Key.Key_Return)

    def palette(self, words: str) -> None:
        """Ctrl+K, some letters, Enter."""
        self.press(Key.Key_K, Control)
        self.type(words)
        self.press(Key.Key_Return)


def readable(root: QWidget) -> str:
    """What can be read on the labels and buttons that are shown."""
    kinds = (QLabel, QPushButton)
    return "\n".join(
        part.text() for kind in kinds for part in root.findChildren(kind) if part.isVisibleTo(root) and part.text()
    )
