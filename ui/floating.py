"""A panel over the page: part of the window, so that the lock and the keyboard reach it."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.look import CARD_RADIUS, NEAR, colour, tokens

_SHADOW = 3


class Floating(QFrame):
    """A white panel with a shadow, placed in the coordinates of what it floats over."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.over = over
        self.hide()

    def put(self, corner: QPoint, width: int) -> None:
        """Shows the panel there, as high as what is in it, as far as that fits."""
        over = self.over
        width = min(width, over.width() - 2 * NEAR)
        left = max(NEAR, min(corner.x(), over.width() - width - NEAR))
        self.ensurePolished()
        inside = self.layout()
        height = inside.totalSizeHint().height() if inside is not None else 0
        height = min(height + _SHADOW, over.height() - corner.y() - NEAR)
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(1, 0.5, -1, -0.5 - _SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for drop in range(1, _SHADOW + 1):
            shade = QColor(tokens().shadow)
            shade.setAlpha(28)
            painter.setBrush(shade)
            painter.drawRoundedRect(face.translated(0, drop), CARD_RADIUS, CARD_RADIUS)
        painter.setPen(QPen(colour("edge"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(face, CARD_RADIUS, CARD_RADIUS)
        painter.end()
