"""A small square that stands for a person or a kind of thing."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import RADIUS, SECTION, Tone, font, pixmap, sized, tokens


class Avatar(QWidget):
    """The initials of a name (forbogstaver), or an icon, on a toned square."""

    def __init__(
        self, name: str, *, icon_name: str = "", tone: Tone = Tone.ACCENT, side: int = 44,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon_name, self._tone, self._side = icon_name, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)
        self._fit()

    def set_name(self, name: str) -> None:
        self._initials = initials(name)
        self.setAccessibleName(name)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = tokens().toned(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        if self._icon_name:
            self._draw_icon(painter, ink)
        else:
            painter.setPen(QColor(ink))
            painter.setFont(font(SECTION * self._side / 44, QFont.Weight.Bold))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()

    def _draw_icon(self, painter: QPainter, ink: str) -> None:
        side = self.width() // 2
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        painter.drawPixmap(place, pixmap(self._icon_name, ink, side, self.devicePixelRatioF()))

    def _fit(self) -> None:
        self.setFixedSize(sized(self._side), sized(self._side))


def initials(name: str) -> str:
    """First letters of the first and the last name."""
    words = [word for word in name.split() if word[0].isalpha()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()
