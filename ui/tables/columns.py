"""What a column of a list shows and how it is put in order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from caseworker_app.texts import Texts

R = TypeVar("R")
Shown = Callable[[R, Texts], str]

ID_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2
TONE_ROLE = Qt.ItemDataRole.UserRole + 3


def nothing(row: object, texts: Texts) -> str:
    """A cell without a second line."""
    return ""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column (kolonne). `letters` is its least width, `share` its part of the room that is left.

    `order` names the order of the archive, or is the key of a sorted list; without it the heading
    cannot be clicked. `tone` gives the cell the look of a chip.
    """

    title: str
    text: Shown[R]
    letters: int
    share: int = 0
    second: Shown[R] = nothing
    order: str | Callable[[R], object] = ""
    strong: bool = False
    tone: Callable[[R], str] | None = None


def cell(column: Column[R], row: R, texts: Texts, role: int) -> object:
    """What a model answers for one cell."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(row, texts)
        case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            lines = (column.text(row, texts), column.second(row, texts))
            return ", ".join(line for line in lines if line)
        case _ if role == SECOND_ROLE:
            return column.second(row, texts)
        case _ if role == STRONG_ROLE:
            return column.strong
        case _ if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
    return None
