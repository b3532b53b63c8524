"""The drawing a stylesheet cannot do: check marks, arrows, focus rings, the bar of a selected row."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateTimeEdit,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)

from ui.look.current import colour, sized

Element = QStyle.PrimitiveElement
Metric = QStyle.PixelMetric
State = QStyle.StateFlag
_FIRST = (QStyleOptionViewItem.ViewItemPosition.Beginning, QStyleOptionViewItem.ViewItemPosition.OnlyOne)
_ARROWS = {
    Element.PE_IndicatorArrowDown: ((-4, -2), (0, 2), (4, -2)),
    Element.PE_IndicatorArrowUp: ((-4, 2), (0, -2), (4, 2)),
    Element.PE_IndicatorArrowLeft: ((2, -4), (-2, 0), (2, 4)),
    Element.PE_IndicatorArrowRight: ((-2, -4), (2, 0), (-2, 4)),
    Element.PE_IndicatorSpinDown: ((-3.5, -2), (0, 1.5), (3.5, -2)),
    Element.PE_IndicatorSpinUp: ((-3.5, 2), (0, -1.5), (3.5, 2)),
}
_ROW = 32
_METRICS = {
    Metric.PM_IndicatorWidth: 18,
    Metric.PM_IndicatorHeight: 18,
    Metric.PM_ExclusiveIndicatorWidth: 18,
    Metric.PM_ExclusiveIndicatorHeight: 18,
    Metric.PM_CheckBoxLabelSpacing: 8,
    Metric.PM_RadioButtonLabelSpacing: 8,
    Metric.PM_ButtonIconSize: 20,
    Metric.PM_SmallIconSize: 16,
    Metric.PM_ListViewIconSize: 16,
    Metric.PM_TabBarIconSize: 16,
    Metric.PM_HeaderMarkSize: 10,
    Metric.PM_FocusFrameHMargin: 8,
}


class Style(QProxyStyle):
    """Fusion with the shapes of this program."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, dressed: Any) -> Any:
        # Stylesheets do not reach the text inside a spin box (Qt 6.12), so its room at the left is given here.
        if isinstance(dressed, QLineEdit) and isinstance(dressed.parent(), QAbstractSpinBox):
            box = dressed.parent()
            inset = isinstance(box, QDateTimeEdit) and box.calendarPopup()
            dressed.setTextMargins(0 if inset else 9, 0, 0, 0)
        return super().polish(dressed)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        length = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if length is None else sized(length)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # the stub forgets None
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            made.setHeight(max(made.height(), sized(_ROW)))
        return made

    def drawPrimitive(
        self, element: Element, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in _ARROWS:
            _arrow(painter, option, _ARROWS[element])
        elif element in (Element.PE_IndicatorCheckBox, Element.PE_IndicatorItemViewItemCheck):
            _check_box(painter, option)
        elif element == Element.PE_IndicatorRadioButton:
            _radio_button(painter, option)
        elif element == Element.PE_FrameFocusRect:
            # The stylesheet frames the tab that has the focus; a ring round its words would strike them through.
            if not isinstance(widget, QTabBar):
                ring(painter, option.rect)
        elif element == Element.PE_PanelItemViewItem and isinstance(option, QStyleOptionViewItem):
            super().drawPrimitive(element, option, painter, widget)
            _selected_bar(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)


def ring(painter: QPainter, rect: QRect, radius: float = 5, *, tone: str = "accent") -> None:
    """The focus ring: two pixels just inside `rect`."""
    _ready(painter, QPen(colour(tone), 2), QColor(Qt.GlobalColor.transparent))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def _ready(painter: QPainter, pen: QPen, brush: QColor) -> None:
    """Saves the painter; whoever calls restores it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(brush)


def _pen(tone: str, width: float) -> QPen:
    return QPen(colour(tone), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _arrow(painter: QPainter, option: QStyleOption, corners: tuple[tuple[float, float], ...]) -> None:
    unit = sized(16) / 16
    centre = QRectF(option.rect).center()
    _ready(painter, _pen("text" if option.state & State.State_Enabled else "line", 1.7 * unit),
           QColor(Qt.GlobalColor.transparent))  # fmt: skip
    painter.drawPolyline(QPolygonF([centre + QPointF(x * unit, y * unit) for x, y in corners]))
    painter.restore()


def _mark_colours(option: QStyleOption, chosen: bool) -> tuple[str, str, str]:
    """Edge, ground and mark of a check box or radio button."""
    if not option.state & State.State_Enabled:
        return "line", "sunk", "muted"
    if chosen:
        return "accent", "accent", "on_accent"
    return ("accent" if option.state & State.State_MouseOver else "edge"), "surface", "on_accent"


def _square(option: QStyleOption) -> QRectF:
    side = min(option.rect.width(), option.rect.height()) - 2
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(option.rect).center())
    return square


def _check_box(painter: QPainter, option: QStyleOption) -> None:
    partly = bool(option.state & State.State_NoChange)
    chosen = partly or bool(option.state & State.State_On)
    edge, ground, mark = _mark_colours(option, chosen)
    square = _square(option)
    _ready(painter, QPen(colour(edge), 1.4), colour(ground))
    painter.drawRoundedRect(square, 4, 4)
    if chosen:
        painter.setPen(_pen(mark, square.width() / 8))
        corners = ((0.28, 0.5), (0.72, 0.5)) if partly else ((0.26, 0.53), (0.43, 0.7), (0.75, 0.33))
        painter.drawPolyline(_placed(square, corners))
    painter.restore()


def _placed(square: QRectF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    side = square.width()
    return QPolygonF([square.topLeft() + QPointF(x * side, y * side) for x, y in corners])


def _radio_button(painter: QPainter, option: QStyleOption) -> None:
    chosen = bool(option.state & State.State_On)
    edge, ground, mark = _mark_colours(option, chosen)
    circle = _square(option)
    _ready(painter, QPen(colour(edge), 1.4), colour(ground))
    painter.drawEllipse(circle)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(mark))
        painter.drawEllipse(circle.center(), circle.width() / 5, circle.width() / 5)
    painter.restore()


def _selected_bar(painter: QPainter, option: QStyleOptionViewItem) -> None:
    if option.state & State.State_Selected and option.viewItemPosition in (*_FIRST, _NO_POSITION):
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), colour("accent"))


# Lists leave the position out: each of their rows is one item.
_NO_POSITION = QStyleOptionViewItem.ViewItemPosition.Invalid
