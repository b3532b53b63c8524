"""The list at the left of a meeting: agenda and parts of the minutes, with a sign where something is written."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from caseworker_app.texts import Texts
from ui.look import BODY, NEAR, RADIUS, SMALL, STEP, TIGHT, colour, font, pixmap, ring, sized
from ui.pages.meeting_parts.stops import Stop

WIDTH = 226
_SIGN, _EDGE = 16, 9
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_KEYS_TO = 9


class RailEntry(QAbstractButton):
    """One place to jump to: its number or sign, its words, and whether something is written there."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.number, self.written = "", False

    def sizeHint(self) -> QSize:
        room = QRect(0, 0, self._words_width(), 10_000)
        height = QFontMetrics(self._font()).boundingRect(room, _WRAP, self.text()).height()
        return QSize(sized(WIDTH), max(height, sized(_SIGN)) + 2 * sized(_EDGE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if self.isChecked() else "sunk"))
            painter.drawRoundedRect(face, RADIUS, RADIUS)
        if self.isChecked():
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(0, NEAR, 3, self.height() - 2 * NEAR), 1.5, 1.5)
        self._paint_sign(painter)
        painter.setFont(self._font())
        painter.setPen(colour("text"))
        painter.drawText(self._words_rect(), _WRAP, self.text())
        if self.hasFocus():
            ring(painter, self.rect())
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        place = QRect(STEP, 0, sized(_SIGN) + TIGHT, self.height())
        if self.written:
            side = sized(_SIGN)
            picture = pixmap("check", colour("ok").name(), side, self.devicePixelRatioF())
            painter.drawPixmap(QRect(place.left(), (self.height() - side) // 2, side, side), picture)
            return
        painter.setFont(font(SMALL))
        painter.setPen(colour("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.number)

    def _words_rect(self) -> QRect:
        left = STEP + sized(_SIGN) + NEAR + TIGHT
        return QRect(left, 0, self._words_width(), self.height())

    def _words_width(self) -> int:
        return sized(WIDTH) - (STEP + sized(_SIGN) + NEAR + TIGHT) - NEAR

    def _font(self) -> QFont:
        return font(BODY, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)


class Rail(QScrollArea):
    """Dagsorden og afsnit. Arrow keys move between the entries, Enter goes there."""

    chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.entries: list[RailEntry] = []
        self._stops: tuple[Stop, ...] = ()
        self.setAccessibleName(texts.say("Dagsorden og afsnit"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(sized(WIDTH) + 2 * NEAR + 12)
        self.viewport().setAutoFillBackground(False)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_stops(self, found: Iterable[Stop], here: int) -> None:
        """The places as they are now; `here` is the one with the cursor."""
        stops = tuple(found)
        if len(stops) != len(self.entries) or stops != self._stops:
            self._stops = stops
            self._fill(stops)
        for at, entry in enumerate(self.entries):
            if entry.isChecked() != (at == here):
                entry.setChecked(at == here)
            policy = Qt.FocusPolicy.StrongFocus if at == max(here, 0) else Qt.FocusPolicy.ClickFocus
            if entry.focusPolicy() != policy:
                entry.setFocusPolicy(policy)
        if 0 <= here < len(self.entries):
            self.ensureWidgetVisible(self.entries[here], 0, sized(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        at = next((at for at, entry in enumerate(self.entries) if entry.hasFocus()), None)
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        there = min(max(at + steps[Qt.Key(event.key())], 0), len(self.entries) - 1)
        self.entries[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, stops: tuple[Stop, ...]) -> None:
        while len(self.entries) > len(stops):
            gone = self.entries.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.entries) < len(stops):
            self._add()
        for entry, stop in zip(self.entries, stops, strict=True):
            self._tell(entry, stop)

    def _add(self) -> None:
        entry, number = RailEntry(), len(self.entries)
        entry.clicked.connect(lambda: self.chosen.emit(self._stops[number]))
        self._column.insertWidget(number, entry)
        self.entries.append(entry)

    def _tell(self, entry: RailEntry, stop: Stop) -> None:
        say = self._texts.say
        words = (stop.title or say("Punkt uden navn")) if stop.row is not None else say(stop.title)
        number = "" if stop.row is None else str(stop.row + 1)
        if (entry.text(), entry.number, entry.written) == (words, number, stop.written):
            return
        entry.number, entry.written = number, stop.written
        entry.setText(words)
        named = say("{number}. {item}", number=number, item=words) if number else words
        entry.setAccessibleName(say("{place}, der er skrevet noget", place=named) if stop.written else named)
        if stop.row is not None and stop.row < _KEYS_TO:
            entry.setToolTip(say("{place} (Ctrl+{number})", place=words, number=number))
        entry.updateGeometry()
        entry.update()


