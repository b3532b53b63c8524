"""Hands that count what they do, by the rules that docs/actions.md tells."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.flows.hands import Hands, Key, Plain

WRITING = frozenset({
    Key.Key_Tab, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
    Key.Key_Backspace, Key.Key_Delete,
})  # fmt: skip
"""Keys that belong to writing in fields, as long as nothing is held down with them."""
NEAR = 5
"""Stops of Tab that are still “the next field”; for a longer way a person would click."""


class CountedHands(Hands):
    """Each action is kept with what it was, so that a page can tell them one by one."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands.type_text, hands.qtbot)
        self.actions: list[str] = []

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Plain) -> None:
        if key not in WRITING or modifier is not Plain:
            self.actions.append(f"{modifier.name} {key.name}: {self.name}")
        super().press(key, modifier)

    def to(self, name: str) -> int:
        stops = super().to(name)
        if stops > NEAR:
            self.actions.append(f"klik: {name}")
        return stops

    def fill(self, field: str, text: str) -> None:
        """Words in an empty field, where the cursor may be already."""
        if self.name != field:
            self.to(field)
        assert not isinstance(self.here, QAbstractButton), f"{field} cannot be written in"
        self.type(text)

    def push(self, name: str) -> None:
        """A button or a box, however far away it is: what one click does."""
        super().to(name)
        self.press(Key.Key_Space)

    tick = push

    def count_outside(self, what: str) -> None:
        """Something done in a window of the computer, which a test answers by itself."""
        self.actions.append(what)
