"""What the editors of fields with rows share, whether the rows are a table or cards."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Field
from caseworker_app.domain.findings import Finding
from caseworker_app.texts import Texts
from ui.forms.editor import Editor


class RowEditing(Editor):
    """Rows that are added, removed, moved and typed in (rækker). `fresh` is the row nobody has left yet."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.fresh = -1

    def show_computed(self, rows: tuple[Answers, ...]) -> None:
        """The rows with what is computed from them."""
        raise NotImplementedError

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        raise NotImplementedError

    def add_row(self) -> None:
        """A row after the last one, proposed by the field, with the cursor in it."""
        raise NotImplementedError

    def remove_row(self) -> None:
        raise NotImplementedError

    def move_row(self, step: int) -> None:
        """The row at hand one place up or down."""
        raise NotImplementedError

    def place(self) -> tuple[str, int | None, int]:
        """Column, row and cursor of where the person is."""
        raise NotImplementedError

    def go_to(self, row: int | None, column: str = "", cursor: int | None = None) -> None:
        """To a row at a column; without rows the way to the first one is the add button."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_Insert, control): self.add_row,
            (Qt.Key.Key_Delete, control): self.remove_row,
            (Qt.Key.Key_Up, alt): partial(self.move_row, -1),
            (Qt.Key.Key_Down, alt): partial(self.move_row, 1),
        }
        act = keys.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
