"""A few words on a coloured ground, with a sign where it helps."""

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import NEAR, SMALL, Tone, font, pixmap, sized, tokens

_SIGN, _GAP = 14, 5
_LONG = 240


class Chip(QLabel):
    """A rounded label (mærkat); its colour repeats what its words say."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setWordWrap(True)
        self.setAccessibleName(text)
        self.set_tone(tone)
        self._make_room()

    def tone(self) -> Tone:
        return self._tone

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def say(self, text: str, tone: Tone, icon_name: str | None = None) -> None:
        """Other words, colour and sign in the same place."""
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self._make_room()
        self.set_tone(tone)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All words on one line; a layout that has less room asks heightForWidth."""
        metrics = QFontMetrics(font(SMALL, QFont.Weight.DemiBold))
        margins = self.contentsMargins()
        width = metrics.horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        height = metrics.height() + margins.top() + margins.bottom()
        return QSize(width, max(height, self.heightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """Short words are never cut; only long ones are asked to wrap."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), sized(_LONG)), whole.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon_name:
            side = sized(_SIGN)
            ink = tokens().toned(self._tone)[0]
            painter = QPainter(self)
            place = QRect(NEAR - 1, (self.height() - side) // 2, side, side)
            painter.drawPixmap(place, pixmap(self._icon_name, ink, side, self.devicePixelRatioF()))
            painter.end()

    def _make_room(self) -> None:
        left = NEAR + (sized(_SIGN) + _GAP if self._icon_name else 0)
        wanted = QMargins(left, sized(3), NEAR, sized(3))
        if self.contentsMargins() != wanted:
            self.setContentsMargins(wanted)
