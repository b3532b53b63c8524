"""One model for all lists whose rows are at hand."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseworker_app.texts import Texts
from ui.tables.columns import ID_ROLE, Column, cell

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows in columns. Sorting compares values, never the words shown."""

    def __init__(
        self, columns: Sequence[Column[R]], texts: Texts, identity: Callable[[R], object],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.columns = tuple(columns)
        self._texts = texts
        self._identity = identity
        self._given: Sequence[R] = ()
        self._rows: list[R] = []
        self._order: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._given = rows
        self._rows = self._sorted(rows)
        self.endResetModel()

    def row_at(self, row: int) -> R:
        return self._rows[row]

    def place_of(self, identity: object) -> int | None:
        """The row of that record; None when it is not in the list."""
        return next((place for place, row in enumerate(self._rows) if self._identity(row) == identity), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ID_ROLE:
            return self._identity(row)
        return cell(self.columns[index.column()], row, self._texts, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts.say(self.columns[section].title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the values of a column; a column before the first is the order the rows were given in."""
        self._order = (column, order) if column >= 0 else None
        self.show(self._given)

    def _sorted(self, rows: Sequence[R]) -> list[R]:
        if self._order is None:
            return list(rows)
        column, order = self._order
        key = self.columns[column].order
        if not callable(key):
            return list(rows)
        return sorted(rows, key=key, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
