"""How far along a stretch of days somebody is: spans beside each other, a limit, and today."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import SMALL, Tone, colour, font, sized, tokens

_BAR, _LINE, _GAP = 22, 18, 4


@dataclass(frozen=True)
class Span:
    """A stretch of days from the left, its words where there is room for them, and how much of it has passed."""

    days: int
    words: str
    tone: Tone
    passed: int = 0


@dataclass(frozen=True)
class Stretch:
    """All that the picture shows; every word is handed in."""

    spans: tuple[Span, ...] = ()
    limit: int = 0
    limit_words: str = ""
    today: int | None = None
    today_words: str = ""
    begin_words: str = ""
    end_words: str = ""

    @property
    def days(self) -> int:
        return sum(span.days for span in self.spans) or 1


class WeeksBar(QWidget):
    """The bar (ugebjælke); the description is the same thing in words."""

    def __init__(self, stretch: Stretch, *, name: str, description: str) -> None:
        super().__init__()
        self.stretch = stretch
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(sized(420), self._top + sized(_BAR + _LINE + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(sized(180), self.sizeHint().height())

    def place(self, day: int) -> float:
        """How far to the right a day begins."""
        return 1 + day / self.stretch.days * (self.width() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL - 1, tabular=True))
        day = 0
        for span in self.stretch.spans:
            self._draw_span(painter, day, span)
            day += span.days
        self._draw_limit(painter)
        self._draw_today(painter)
        self._draw_ends(painter)
        painter.end()

    @property
    def _top(self) -> int:
        return self._row + sized(_LINE + _GAP)

    @property
    def _row(self) -> int:
        """Where the words of the limit stand: under those of today, where it is in the picture."""
        return sized(_LINE) if self.stretch.today is not None else 0

    def _room(self, first: int, last: int) -> QRectF:
        left, right = self.place(first), self.place(last)
        return QRectF(left + 1, self._top, max(1.0, right - left - 2), sized(_BAR))

    def _draw_span(self, painter: QPainter, begins: int, span: Span) -> None:
        ink, ground = tokens().toned(span.tone)
        whole = self._room(begins, begins + span.days)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(whole, 3, 3)
        if span.passed:
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(self._room(begins, begins + span.passed), 3, 3)
        self._say_in(painter, whole, begins, span)

    def _say_in(self, painter: QPainter, whole: QRectF, begins: int, span: Span) -> None:
        """On the longer of the two parts, in the colour that is read there."""
        ink, ground = tokens().toned(span.tone)
        passed = span.passed * 2 > span.days
        part = self._room(begins, begins + span.passed) if passed else QRectF(whole)
        if not passed and span.passed:
            part.setLeft(self.place(begins + span.passed))
        if painter.fontMetrics().horizontalAdvance(span.words) + sized(8) <= part.width():
            painter.setPen(QColor(ground if passed else ink))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, span.words)

    def _draw_limit(self, painter: QPainter) -> None:
        x = self.place(self.stretch.limit)
        painter.setPen(QPen(colour("unsettled"), 2))
        painter.drawLine(QPointF(x, self._row + _GAP), QPointF(x, self._top + sized(_BAR) + _GAP))
        row = QRectF(0, self._row, x - sized(5), sized(_LINE))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.stretch.limit_words)

    def _draw_today(self, painter: QPainter) -> None:
        if self.stretch.today is None:
            return
        x = self.place(self.stretch.today)
        painter.setPen(QPen(colour("text"), 2))
        painter.drawLine(QPointF(x, sized(_LINE) - 1), QPointF(x, self._top + sized(_BAR) + _GAP))
        painter.setFont(font(SMALL - 1, QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(self.stretch.today_words) + 2
        left = min(max(0.0, x - width / 2), self.width() - width)
        place = QRectF(left, 0, width, sized(_LINE) - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.stretch.today_words)
        painter.setFont(font(SMALL - 1, tabular=True))

    def _draw_ends(self, painter: QPainter) -> None:
        row = QRectF(0, self._top + sized(_BAR) + _GAP, self.width(), sized(_LINE))
        painter.setPen(colour("muted"))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.stretch.begin_words)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.stretch.end_words)
