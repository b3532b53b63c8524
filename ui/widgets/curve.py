"""The hours of a plan as bars, step by step, against the normal hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look import SMALL, Tone, colour, font, pixmap, sized, tokens

_SIGNS = {Tone.WARN: "alert-triangle", Tone.BAD: "circle-x", Tone.UNSETTLED: "help-circle", Tone.INFO: "info"}
_WIDEST_BAR, _SHARE = 52, 0.68
_PALEST = 0.45
_WORKED_SHARE = 0.3
_GAP = 4


@dataclass(frozen=True)
class Bar:
    """One step: its name under the bar, its height, what is said about it, and what was worked of it."""

    label: str
    hours: float
    hours_text: str
    tooltip: str = ""
    tone: Tone | None = None
    worked: float | None = None


class HoursCurve(QWidget):
    """Bars of hours per step (timekurve); the description is the same thing in words."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._normal, self._normal_text, self._most = 0.0, "", 1.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Iterable[Bar], *, normal: float, normal_text: str, description: str) -> None:
        """`normal` is the dashed line, `normal_text` its words, `description` the whole curve as a sentence."""
        self._bars, self._normal, self._normal_text = tuple(bars), normal, normal_text
        self._most = max([normal, *(max(bar.hours, bar.worked or 0.0) for bar in self._bars)], default=0.0) or 1.0
        self.setAccessibleDescription(description)
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(sized(320), sized(148))

    def minimumSizeHint(self) -> QSize:
        return QSize(sized(160), sized(148))

    def bar_rect(self, index: int) -> QRectF:
        """Where a bar stands; also where its tooltip answers."""
        slot = self.width() / max(1, len(self._bars))
        width = min(slot * _SHARE, sized(_WIDEST_BAR))
        slot = min(slot, width / _SHARE)
        height = max(2.0, self._height(self._bars[index].hours))
        return QRectF(index * slot + (slot - width) / 2, self._bottom() - height, width, height)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)

    def tooltip_at(self, place: QPoint) -> str:
        for index, bar in enumerate(self._bars):
            around = self.bar_rect(index)
            around.setTop(0)
            around.setBottom(self.height())
            if around.contains(place):
                return bar.tooltip
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL - 1, QFont.Weight.Medium, tabular=True))
        every = self._label_step(painter)
        for index, bar in enumerate(self._bars):
            self._draw_bar(painter, self.bar_rect(index), bar)
            self._draw_worked(painter, index)
            if index % every == 0:
                self._draw_label(painter, index, bar, every)
        if self._bars and self._normal > 0:
            self._draw_normal(painter)
        for index, bar in list(enumerate(self._bars))[::every]:
            place = self.bar_rect(index)
            if bar.worked is not None:
                place.setTop(min(place.top(), self.worked_rect(index).top()))
            self._draw_hours(painter, place, bar)
        painter.end()

    def _top(self) -> float:
        return sized(24)

    def _bottom(self) -> float:
        return self.height() - sized(24)

    def _height(self, hours: float) -> float:
        return max(0.0, hours) / self._most * (self._bottom() - self._top())

    def _draw_bar(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        fill = colour("accent")
        share = min(1.0, bar.hours / self._most) if bar.hours > 0 else 0.0
        fill.setAlphaF(_PALEST + (1 - _PALEST) * share)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.tone in _SIGNS:
            ink, ground = tokens().toned(bar.tone)
            fill = QColor(ground)
            painter.setPen(QPen(QColor(ink), 1.5))
        painter.setBrush(fill)
        radius = min(3.0, place.height() / 2)
        painter.drawRoundedRect(place, radius, radius)

    def worked_rect(self, index: int) -> QRectF:
        """The narrow bar of what was worked, in the middle of what was agreed."""
        place, worked = self.bar_rect(index), self._bars[index].worked
        height = 0.0 if worked is None else max(2.0, self._height(worked))
        width = place.width() * _WORKED_SHARE
        return QRectF(place.center().x() - width / 2, self._bottom() - height, width, height)

    def _draw_worked(self, painter: QPainter, index: int) -> None:
        if self._bars[index].worked is None:
            return
        painter.setPen(QPen(colour("surface"), 1))
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(self.worked_rect(index), 2, 2)

    def _draw_hours(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        line = sized(18)
        over = QRectF(place.left() - sized(12), place.top() - line - 1, place.width() + sized(24), line)
        if bar.tone in _SIGNS:
            self._draw_sign(painter, place, bar.tone)
        words = QRectF(painter.fontMetrics().boundingRect(bar.hours_text))
        words.moveCenter(over.center())
        painter.fillRect(words.adjusted(-2, 1, 2, -1), colour("surface"))
        painter.setPen(colour("text"))
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, bar.hours_text)

    def _draw_sign(self, painter: QPainter, place: QRectF, tone: Tone) -> None:
        side = sized(14)
        top = place.top() + 4 if place.height() > side + 8 else place.top() - side - sized(18)
        at = QPoint(round(place.center().x() - side / 2), round(top))
        ink = tokens().toned(tone)[0]
        painter.drawPixmap(at, pixmap(_SIGNS[tone], ink, side, self.devicePixelRatioF()))

    def _label_step(self, painter: QPainter) -> int:
        """Only every n-th step is named when all the names would run into each other."""
        if not self._bars:
            return 1
        metrics, slot = painter.fontMetrics(), self.bar_rect(0).width() / _SHARE
        widest = max(metrics.horizontalAdvance(words) for bar in self._bars for words in (bar.label, bar.hours_text))
        return max(1, ceil((widest + _GAP) / slot))

    def _draw_label(self, painter: QPainter, index: int, bar: Bar, every: int) -> None:
        place = self.bar_rect(index)
        slot = place.width() / _SHARE * every
        under = QRectF(place.center().x() - slot / 2, self._bottom() + 4, slot, sized(18))
        painter.setPen(colour("muted"))
        words = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, round(slot))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_normal(self, painter: QPainter) -> None:
        height = self._bottom() - self._height(self._normal)
        last = self.bar_rect(len(self._bars) - 1)
        words = painter.fontMetrics().horizontalAdvance(self._normal_text) + 8
        end = min(last.right() + sized(24), float(self.width()))
        painter.setPen(QPen(colour("text"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(0, round(height), round(end), round(height))
        painter.setPen(colour("muted"))
        if end + words <= self.width():
            place = QRectF(end + 4, height - sized(9), words, sized(18))
        else:
            place = QRectF(2, height - sized(19), words, sized(18))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._normal_text)
