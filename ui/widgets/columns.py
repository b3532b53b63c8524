"""Parts beside each other where there is room, and under each other where there is not."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from ui.look import PART, sized


class Columns(QWidget):
    """A row of parts that becomes a stack when a part would get less than `least` pixels at 100 %."""

    def __init__(self, *, least: int = 300, gap: int = PART, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        # The layout would insist on the width of the row; minimumSizeHint knows that a stack needs less.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def add(self, part: QWidget, stretch: int = 1) -> None:
        self._row.addWidget(part, stretch)
        self._turn()

    def is_stacked(self) -> bool:
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._turn()

    def minimumSizeHint(self) -> QSize:
        """Only as wide as the widest part: narrower windows stack the parts."""
        parts = [item.minimumSize() for item in self._items()]
        widest = max((size.width() for size in parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _items(self) -> list[QLayoutItem]:
        items = (self._row.itemAt(index) for index in range(self._row.count()))
        return [item for item in items if item is not None]

    def _turn(self) -> None:
        needed = self._row.count() * sized(self._least) + self._row.spacing() * (self._row.count() - 1)
        stacked = self.width() < needed
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            self.updateGeometry()
