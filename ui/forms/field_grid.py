"""Fields side by side by their share of twelve; fewer beside each other when there is little room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.field_box import FieldBox
from ui.look import NEAR, STEP, sized

_COLUMNS, _ROOMY_COLUMN = 12, 40
Line = list[tuple[FieldBox, int]]


class _FieldLayout(QHBoxLayout):
    """Lines of fields with level editors, each followed by the notes on its fields at full width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.boxes: list[FieldBox] = []
        self._heights: dict[int, int] = {}

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        if hasattr(self, "_heights"):
            self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arranged(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        width = sized(_ROOMY_COLUMN) * _COLUMNS
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        widest = max((box.least_width() for box in self._shown()), default=0)
        return QSize(min(widest, sized(240)), 0)

    def setGeometry(self, rect: QRect) -> None:
        self._arranged(rect, place=True)

    def _shown(self) -> list[FieldBox]:
        return [box for box in self.boxes if not box.isHidden()]

    def _arranged(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            top = self._put_line(line, rect, top, place=place)
            top = self._put_notes(line, rect, top, place=place) + STEP
        return max(0, top - STEP - rect.top())

    def _put_line(self, line: Line, rect: QRect, top: int, *, place: bool) -> int:
        head = max(box.head_height(width) for box, width in line)
        left, lowest = rect.left(), top
        for box, width in line:
            down = top + head - box.head_height(width)
            height = _height(box, width)
            if place:
                box.setGeometry(QRect(left, down, width, height))
            left += width + STEP
            lowest = max(lowest, down + height)
        return lowest

    def _put_notes(self, line: Line, rect: QRect, top: int, *, place: bool) -> int:
        for under in (under for box, _ in line for under in (box.notes, box.below)):
            if under is not None and not under.isHidden():
                height = _height(under, rect.width())
                if place:
                    under.setGeometry(QRect(rect.left(), top + NEAR, rect.width(), height))
                top += NEAR + height
        return top

    def _lines(self, width: int) -> list[Line]:
        """Twelve columns to a line; a line that ends early for want of room is spread out over the width."""
        lines: list[list[FieldBox]] = [[]]
        crowded: set[int] = set()
        for box in self._shown():
            line = [*lines[-1], box]
            if len(line) > 1 and (_columns(line) > _COLUMNS or not _fits(line, width)):
                if _columns(line) <= _COLUMNS:
                    crowded.add(len(lines) - 1)
                lines.append([])
            lines[-1].append(box)
        return [_shared(line, width, spread=at in crowded) for at, line in enumerate(lines) if line]


def _columns(line: list[FieldBox]) -> int:
    return sum(box.field.width for box in line)


def _fits(line: list[FieldBox], width: int) -> bool:
    return sum(box.least_width() for box in line) + STEP * (len(line) - 1) <= width


def _shared(line: list[FieldBox], width: int, *, spread: bool) -> Line:
    """The widths of the fields of one line: their shares, but none less than it needs, and names unbroken."""
    roomy = width >= _COLUMNS * sized(_ROOMY_COLUMN)
    whole = _COLUMNS if roomy and not spread else max(_columns(line), _COLUMNS // 2)
    room, share = width - STEP * (len(line) - 1), (width + STEP) / whole
    wide = [int(share * box.field.width - STEP) for box in line]
    least = [min(box.least_width(), room) for box in line]
    wanted = [box.wanted_width() for box in line]
    for needed in (least, wanted if sum(wanted) <= room else least):
        if any(need > got for need, got in zip(needed, wide, strict=True)):
            wide = _levelled(wide, needed, room)
    return list(zip(line, wide, strict=True))


def _levelled(wide: list[int], least: list[int], room: int) -> list[int]:
    """Those with room to spare give it to those who lack it."""
    got = [max(one, need) for one, need in zip(wide, least, strict=True)]
    over = sum(got) - room
    spare = [one - need for one, need in zip(got, least, strict=True)]
    if over > 0 and sum(spare) > 0:
        got = [one - over * extra // sum(spare) - (1 if extra else 0) for one, extra in zip(got, spare, strict=True)]
    return got


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()


class FieldGrid(QWidget):
    """The fields of a section or of a row (felter i gitter)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = _FieldLayout(self)

    def add(self, box: FieldBox) -> None:
        self._layout.boxes.append(box)
        self._layout.addWidget(box)
        self._layout.addWidget(box.notes)

    def put_below(self, box: FieldBox, widget: QWidget) -> None:
        """A widget of the page under the line of the field, at full width while it is shown."""
        box.below = widget
        self._layout.addWidget(widget)

    def boxes(self) -> list[FieldBox]:
        return self._layout.boxes
