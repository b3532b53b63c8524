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
SIGN_ROLE = Qt.ItemDataRole.UserRole + 4
ASIDE_ROLE = Qt.ItemDataRole.UserRole + 5


def nothing(row: object, texts: Texts) -> str:
    """A cell without a second line."""
    return ""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column (kolonne). `letters` is its least width, `share` its part of the room that is left or missing;
    one that `holds` never becomes narrower.

    `order` names the order of the archive, or is the key of a sorted list; without it the heading
    cannot be clicked. `tone` gives the cell the look of a chip; with a `sign` it colours the first line
    and the sign before it, and `aside` stands quietly after it. `told` is the whole of it, when the lines are not.
    """

    title: str
    text: Shown[R]
    letters: int
    share: int = 0
    holds: bool = False
    second: Shown[R] = nothing
    order: str | Callable[[R], object] = ""
    strong: bool = False
    tone: Callable[[R], str] | None = None
    sign: Callable[[R], str] | None = None
    aside: Shown[R] = nothing
    told: Shown[R] | None = None


def cell(column: Column[R], row: R, texts: Texts, role: int) -> object:
    """What a model answers for one cell."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(row, texts)
        case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            return _told(column, row, texts)
        case _ if role == SECOND_ROLE:
            return column.second(row, texts)
        case _ if role == STRONG_ROLE:
            return column.strong
        case _ if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
        case _ if role == SIGN_ROLE:
            return column.sign(row) if column.sign else ""
        case _ if role == ASIDE_ROLE:
            return column.aside(row, texts)
    return None


def _told(column: Column[R], row: R, texts: Texts) -> str:
    if column.told is not None:
        return column.told(row, texts)
    lines = (column.text(row, texts), column.second(row, texts))
    return ", ".join(line for line in lines if line)
