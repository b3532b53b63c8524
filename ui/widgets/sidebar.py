"""The navigation at the left: brand, pages, and what is always in sight at the foot."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.look import BODY, NEAR, RADIUS, SMALL, STEP, TIGHT, Tone, colour, font, pixmap, ring, scale, sized
from ui.widgets.headings import hairline, label
from ui.widgets.notice import Sign
from ui.widgets.save_state import SaveState

_WIDE_FROM = 1100
_WIDTH, _NARROW = 208, 64
_ICON = 17


@dataclass(frozen=True)
class Entry:
    """One page in the navigation."""

    key: str
    text: str
    icon_name: str
    group: int = 0


class Sidebar(QFrame):
    """The navigation; it shrinks to icons when the window is small for the size of the text."""

    chosen = Signal(str)

    def __init__(
        self, brand: str, entries: Iterable[Entry], *, name: str, parent: QWidget | None = None
    ) -> None:
        """`name` is what a screen reader calls the navigation."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._narrow = False
        self._watched: QWidget | None = None
        self._entries: dict[str, NavEntry] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(STEP, STEP + 4, STEP, STEP)
        self._layout.setSpacing(3)
        self._brand = _Brand(brand)
        self._layout.addWidget(self._brand)
        self._layout.addSpacing(NEAR + 2)
        self._add_entries(tuple(entries))
        self._layout.addStretch(1)
        self.save_state = SaveState()
        self._add_foot()
        self._fit()

    def choose(self, key: str) -> None:
        """Marks the entry of the page that is shown; emits nothing."""
        for name, entry in self._entries.items():
            entry.setChecked(name == key)
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)

    def current(self) -> str:
        return next((key for key, entry in self._entries.items() if entry.isChecked()), "")

    def set_count(self, key: str, count: int, words: str = "") -> None:
        """The badge of an entry; `words` say it in full for screen readers ("7 ting i dag")."""
        self._entries[key].set_count(count, words)

    def set_foot(self, backup: str, place: str) -> None:
        """The lines under the save state: last backup, and where the data lies."""
        self._backup.setText(backup)
        self._place.setText(place)
        for line in (self._backup, self._place):
            line.setVisible(not self._narrow and bool(line.text()))
        self._safe.setToolTip("\n".join((backup, place)))
        self._safe.setAccessibleName(" ".join((backup, place)))

    def entry(self, key: str) -> "NavEntry":
        return self._entries[key]

    def is_narrow(self) -> bool:
        return self._narrow

    def fit_to(self, window_width: int) -> None:
        """Icons and words in a wide window, icons alone in one that is narrow for its text."""
        self._narrow = window_width < _WIDE_FROM * scale()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self.fit_to(self.window().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._watched:
            self.fit_to(self._watched.width())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.fit_to(self.window().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons: list[QWidget] = list(self._entries.values())
        focused = self.focusWidget()
        at = buttons.index(focused) if focused in buttons else 0
        goals = {
            Qt.Key.Key_Down: (at + 1) % len(buttons), Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1,
        }  # fmt: skip
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)

    def _add_entries(self, entries: tuple[Entry, ...]) -> None:
        group = entries[0].group if entries else 0
        for entry in entries:
            if entry.group != group:
                self._layout.addSpacing(STEP + 2)
                group = entry.group
            button = NavEntry(entry)
            button.clicked.connect(self._clicked)
            self._entries[entry.key] = button
            self._layout.addWidget(button)

    def _add_foot(self) -> None:
        self._backup, self._place = label("", "small"), label("", "small")
        self._safe = Sign("hard-drive", Tone.NEUTRAL, 16)
        self._foot_line = hairline()
        self._layout.addWidget(self._foot_line)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(NEAR, NEAR, TIGHT, 0)
        self._foot.setSpacing(TIGHT)
        for part in (self.save_state, self._backup, self._place):
            self._foot.addWidget(part)
        self._foot.addWidget(self._safe, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addLayout(self._foot)

    def _clicked(self) -> None:
        button = self.sender()
        key = next(key for key, entry in self._entries.items() if entry is button)
        self.choose(key)
        self.chosen.emit(key)

    def _fit(self) -> None:
        self.setFixedWidth(sized(_NARROW) if self._narrow else sized(_WIDTH))
        self._brand.set_narrow(self._narrow)
        for entry in self._entries.values():
            entry.set_narrow(self._narrow)
        self.save_state.set_words_shown(not self._narrow)
        for line in (self._backup, self._place):
            line.setVisible(not self._narrow and bool(line.text()))
        self._safe.setVisible(self._narrow)
        side = 0 if self._narrow else NEAR
        self._foot.setContentsMargins(side, NEAR, side // 2, 0)


class NavEntry(QAbstractButton):
    """One line of the navigation: icon, words, and how many wait there."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._count, self._narrow = entry.icon_name, 0, False
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_count(self, count: int, words: str) -> None:
        self._count = count
        self.setAccessibleDescription(words)
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._tell()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sized(40), sized(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """The sidebar decides which entry is marked; a second press must not unmark it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = "accent_strong" if self.isChecked() else "muted"
        side = sized(_ICON)
        left = (self.width() - side) // 2 if self._narrow else sized(10)
        where = QPoint(left, (self.height() - side) // 2)
        painter.drawPixmap(where, pixmap(self._icon_name, colour(ink).name(), side, self.devicePixelRatioF()))
        if self._count:
            self._paint_badge(painter)
        if not self._narrow:
            self._paint_words(painter, left + side + sized(9), ink)
        if self.hasFocus():
            ring(painter, self.rect(), RADIUS - 1)
        painter.end()

    def _tell(self) -> None:
        said = "\n".join(part for part in (self.text(), self.accessibleDescription()) if part)
        self.setToolTip(said if self._narrow else "")

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if self.isChecked() else "sunk"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter, left: int, ink: str) -> None:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        chosen = font(BODY, weight)
        painter.setFont(chosen)
        painter.setPen(colour(ink))
        room = self.width() - left - NEAR - (self._badge().width() + NEAR if self._count else 0)
        words = QFontMetrics(chosen).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRect(left, 0, int(room), self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _badge_font(self) -> QFont:
        return font(SMALL - (2 if self._narrow else 0.5), QFont.Weight.DemiBold)

    def _badge(self) -> QRectF:
        metrics = QFontMetrics(self._badge_font())
        height = metrics.height() + (0 if self._narrow else 4)
        width = max(height, metrics.horizontalAdvance(str(self._count)) + sized(6 if self._narrow else 12))
        if self._narrow:
            return QRectF(self.width() - width - 2, 2, width, height)
        return QRectF(self.width() - width - sized(9), (self.height() - height) / 2, width, height)

    def _paint_badge(self, painter: QPainter) -> None:
        place = self._badge()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if self.isChecked() else "sunk"))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(colour("on_accent" if self.isChecked() else "muted"))
        painter.setFont(self._badge_font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._count))


class _Brand(QWidget):
    """The mark and the name of the program."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(NEAR + 2, 0, 0, 0)
        self._row.setSpacing(NEAR + 1)
        self._mark = Mark(24)
        self._words = label(name, "brand", wrap=False)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._words, 1)

    def set_narrow(self, narrow: bool) -> None:
        self._words.setVisible(not narrow)
        self._row.setContentsMargins(0 if narrow else NEAR + 2, 0, 0, 0)


class Mark(QLabel):
    """The logo: a shield on the accent colour."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(sized(self._side), sized(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), self.width() / 4, self.width() / 4)
        side = round(self.width() * 0.6)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        shield = pixmap("shield", QColor(colour("on_accent")).name(), side, self.devicePixelRatioF())
        painter.drawPixmap(at, shield)
        painter.end()
