"""Counts as bars: the words, the bar, the number."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import BODY, NEAR, STEP, Tone, colour, font, sized, tokens

ROW, THICK = 34, 12
NUMBER_LETTERS = "0000000"
LEAST_BAR = 80


@dataclass(frozen=True)
class Bar:
    """One count and what it counts."""

    words: str
    count: int
    tone: Tone = Tone.ACCENT


class Bars(QWidget):
    """Bars under each other on one scale; the words tell the same."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._bars = bars
        self.setAccessibleDescription(". ".join(f"{bar.words}: {bar.count}" for bar in bars))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def sizeHint(self) -> QSize:
        return QSize(sized(360), sized(ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words_width() + sized(LEAST_BAR) + self._number_width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, bar in enumerate(self._bars):
            self._draw(painter, bar, QRectF(0, at * sized(ROW), self.width(), sized(ROW)))
        painter.end()

    def _draw(self, painter: QPainter, bar: Bar, row: QRectF) -> None:
        words, number = self._words_width(), self._number_width()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(BODY))
        painter.setPen(colour("text"))
        painter.drawText(QRectF(0, row.top(), words, row.height()), middle, bar.words)
        painter.setFont(font(BODY, QFont.Weight.DemiBold, tabular=True))
        place = QRectF(row.right() - number, row.top(), number, row.height())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, str(bar.count))
        ground = QRectF(words + STEP, row.center().y() - sized(THICK) / 2, 0, sized(THICK))
        ground.setRight(place.left() - NEAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunk"))
        painter.drawRoundedRect(ground, 4, 4)
        most = max((other.count for other in self._bars), default=0)
        if bar.count and most:
            filled = QRectF(ground)
            filled.setWidth(max(sized(4), ground.width() * bar.count / most))
            painter.setBrush(QColor(colour("accent") if bar.tone is Tone.ACCENT else tokens().toned(bar.tone)[0]))
            painter.drawRoundedRect(filled, 4, 4)

    def _words_width(self) -> int:
        metrics = QFontMetrics(font(BODY))
        return max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0) + 2

    def _number_width(self) -> int:
        return QFontMetrics(font(BODY, QFont.Weight.DemiBold)).horizontalAdvance(NUMBER_LETTERS)
