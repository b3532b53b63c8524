"""A layout that puts its parts beside each other and wraps them like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem, QWidget

from ui.look import NEAR


class FlowLayout(QHBoxLayout):
    """Parts in lines; a part that no longer fits goes to the next line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = NEAR, line_gap: int | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._line_gap = gap, gap if line_gap is None else line_gap

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        self._arranged(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        items = (self.itemAt(index) for index in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def _arranged(self, rect: QRect, *, place: bool) -> int:
        """The height used by the lines within `rect`; with `place` the parts are moved there."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            tallest = max(size.height() for _, size in line)
            if place:
                self._place(line, inner.left(), top, tallest)
            top += tallest + self._line_gap
        used = max(0, top - self._line_gap - inner.top()) if self._shown() else 0
        margins = self.contentsMargins()
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = _size_within(item, width)
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self._gap
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], left: int, top: int, tallest: int) -> None:
        for item, size in line:
            place = QRect(QPoint(left, top + (tallest - size.height()) // 2), size)
            widget = item.widget()
            if widget is not None:
                # The item would hold a wrapped part to the height of its one-line hint.
                widget.setGeometry(place)
            else:
                item.setGeometry(place)
            left += size.width() + self._gap


def _size_within(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint()
    if size.width() <= width:
        return size
    narrow = max(width, item.minimumSize().width())
    return QSize(narrow, item.heightForWidth(narrow) if item.hasHeightForWidth() else size.height())
