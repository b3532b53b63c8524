"""Surfaces: the card that carries a part of a page, and the sunken ground inside it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look import CARD_RADIUS, FAR, NEAR, PART, RADIUS, STEP, Tone, colour, sized, tokens
from ui.widgets.headings import label, small

_SHADOW_ROOM, _TITLE_ROW = 2, 30


class Card(QFrame):
    """A white surface with a title row; put the content into `body`."""

    def __init__(
        self, title: str = "", *, subtitle: str = "", flush: bool = False, parent: QWidget | None = None
    ) -> None:
        """`flush` lets the body reach the edges, for lists and tables."""
        super().__init__(parent)
        side = 1 if flush else PART
        outer = QVBoxLayout(self)
        outer.setContentsMargins(side, 1 if flush else STEP, side, (1 if flush else PART) + _SHADOW_ROOM)
        outer.setSpacing(0 if flush else NEAR)
        self.head = QHBoxLayout()
        self.head.setSpacing(STEP)
        if flush:
            self.head.setContentsMargins(PART, STEP if title else 0, PART, STEP if title else 0)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(NEAR)
        # Titles stand level in cards beside each other, whether there is a button in the row or not.
        self._buttons.addStrut(sized(_TITLE_ROW))
        self.body = QVBoxLayout()
        self.body.setSpacing(STEP if not flush else 0)
        self._titled = bool(title)
        if title:
            self._fill_head(title, subtitle)
            outer.addLayout(self.head)
        outer.addLayout(self.body, 1)

    def _fill_head(self, title: str, subtitle: str) -> None:
        self.setAccessibleName(title)
        self.heading = label(title, "section")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        if subtitle:
            words.addWidget(small(subtitle))
        self.head.addLayout(words, 1)
        self.head.addLayout(self._buttons, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Buttons go under the title where it would be squeezed beside them, and under each other if need be."""
        buttons, room = self._buttons_in_a_row(), self.head.geometry().width()
        if not self._titled or buttons == 0:
            return
        title = self.heading.fontMetrics().horizontalAdvance(self.heading.text())
        beside = room >= title + STEP + buttons
        if _turn(self.head, beside=beside):
            self.head.setAlignment(self._buttons, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft)
            self.updateGeometry()
        if _turn(self._buttons, beside=beside or room >= buttons):
            self.updateGeometry()

    def _buttons_in_a_row(self) -> int:
        """How wide the buttons are beside each other, however they stand now."""
        items = (self._buttons.itemAt(at) for at in range(self._buttons.count()))
        wide = [item.sizeHint().width() for item in items if item is not None and not item.isEmpty()]
        return sum(wide) + self._buttons.spacing() * max(0, len(wide) - 1)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)

    def add_action(self, button: QWidget) -> None:
        """A button at the right end of the title row."""
        self._buttons.addWidget(button)
        self._fit_head()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - _SHADOW_ROOM)
        painter.setPen(Qt.PenStyle.NoPen)
        for drop, strength in ((2, 10), (1, 16)):
            shade = QColor(tokens().shadow)
            shade.setAlpha(strength)
            painter.setBrush(shade)
            painter.drawRoundedRect(face.translated(0, drop), CARD_RADIUS, CARD_RADIUS)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(face, CARD_RADIUS, CARD_RADIUS)
        painter.end()


class Sunk(QFrame):
    """A quiet ground inside a card, or in the colour of a tone."""

    def __init__(
        self, title: str = "", *, tone: Tone = Tone.NEUTRAL, flush: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.body = QVBoxLayout(self)
        margin = 0 if flush else STEP
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(NEAR)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(label(title, "strong", tone=None if tone is Tone.NEUTRAL else tone))

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().toned(self._tone)[1]))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()


def _turn(row: QBoxLayout, *, beside: bool) -> bool:
    """Parts beside or under each other; whether that is new."""
    way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    turned = row.direction() != way
    if turned:
        row.setDirection(way)
    return turned


def gap(height: int = FAR) -> QWidget:
    """Empty room between two parts of a page."""
    made = QWidget()
    made.setFixedHeight(height)
    return made
