"""A list to choose from with the keyboard while typing somewhere else: search results and the palette."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseworker_app.domain.case import CaseKind
from caseworker_app.services.ports import SearchHit
from caseworker_app.texts import Texts
from ui.look import BODY, NEAR, RADIUS, SMALL, STEP, colour, font, pixmap, sized

_CHOICE = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 9
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_SHOWN, Qt.Key.Key_PageUp: -_MOST_SHOWN}


@dataclass(frozen=True)
class Choice:
    """One line: its words, what to know about it, a sign, a key, and what happens."""

    title: str
    run: Callable[[], None]
    detail: str = ""
    icon: str = ""
    key: str = ""


class ChoiceList(QListWidget):
    """The lines; arrows come from the field that is typed in (see `steer`)."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("look", "bare")
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.currentItemChanged.connect(self._announce)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, "\n".join(filter(None, (choice.title, choice.detail))))
            self.addItem(item)
        self.blockSignals(False)
        if choices:
            self.setCurrentRow(0)
        self._fit()

    def choices(self) -> list[Choice]:
        return [self.item(row).data(_CHOICE) for row in range(self.count())]

    def current(self) -> Choice | None:
        item = self.currentItem()
        chosen: Choice | None = item.data(_CHOICE) if item is not None else None
        return chosen

    def steer(self, event: QKeyEvent) -> bool:
        """Whether a key of the field moved the choice."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is None or not self.count():
            return False
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
        return True

    def _fit(self) -> None:
        """As high as its lines, so that none of them is cut."""
        rows = range(min(self.count(), _MOST_SHOWN))
        edges = self.height() - self.viewport().height() if self.isVisible() else NEAR
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + max(edges, NEAR))

    def _announce(self) -> None:
        chosen = self.currentItem()
        if chosen is not None:
            words = str(chosen.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class _Lines(QStyledItemDelegate):
    """Draws a choice on one or two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        choice: Choice = index.data(_CHOICE)
        height = QFontMetrics(font(BODY)).height() + 2 * NEAR
        if choice.detail:
            height += QFontMetrics(font(SMALL)).height() + 2
        return QSize(sized(200), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        inner = area.adjusted(STEP, NEAR, -STEP, -NEAR)
        side = sized(16)
        if choice.icon:
            top = inner.top() + (QFontMetrics(font(BODY)).height() - side) // 2
            sign = pixmap(choice.icon, colour("muted").name(), side, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.left(), top, sign)
        inner.setLeft(inner.left() + side + STEP)
        self._write(painter, inner, choice)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, choice: Choice) -> None:
        small = font(SMALL)
        if choice.key:
            painter.setFont(small)
            painter.setPen(colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, choice.key)
            area = area.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(choice.key) - STEP, 0)
        first = font(BODY, QFont.Weight.DemiBold if choice.detail else QFont.Weight.Normal)
        height = QFontMetrics(first).height()
        _line(painter, area, choice.title, first, "text")
        if choice.detail:
            _line(painter, area.adjusted(0, height + 2, 0, 0), choice.detail, small, "muted")


def _line(painter: QPainter, area: QRect, words: str, chosen: QFont, ink: str) -> None:
    painter.setFont(chosen)
    painter.setPen(colour(ink))
    fitting = QFontMetrics(chosen).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, fitting)


def case_choice(hit: SearchHit, texts: Texts, run: Callable[[], None]) -> Choice:
    """A case as it is found: the name, with the birth date so that nobody is mistaken, and where they work."""
    row = hit.row
    parts = (texts.say("f. {born}", born=row.born), row.workplace, row.number, hit.snippet)
    sign = "briefcase" if row.kind != CaseKind.SICK_LISTED.value else "user"
    return Choice(row.citizen, run, " · ".join(part for part in parts if part), sign)
