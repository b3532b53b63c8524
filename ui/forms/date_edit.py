"""A date that is typed freely, chosen in a calendar or stepped with the arrow keys; it may be empty."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Unread
from caseworker_app.domain.fields import Field
from caseworker_app.domain.reading import EARLIEST, LATEST, read_date
from caseworker_app.domain.weeks import week_of
from caseworker_app.texts import Texts
from ui.forms.line_editors import ReadingEditor
from ui.look import colour, icon, sized
from ui.widgets.headings import label

_BUTTON_ROOM, _EDGES = 26, 20


class Calendar(QFrame):
    """A month to choose a day from (kalender), Monday first, with week numbers."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("ground", "surface")
        self.setAccessibleName(name)
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(texts.language))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.month.setDateRange(_to_qt(EARLIEST), _to_qt(LATEST))
        self.month.setAccessibleName(name)
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.month)

    def open_at(self, day: date | None, corner: QPoint) -> None:
        self._colour()
        # Its own size leaves out what the stylesheet puts around the days.
        self.month.setMinimumSize(self.month.sizeHint() + QSize(0, sized(_EDGES)))
        if day is not None:
            self.month.setSelectedDate(_to_qt(day))
        self.adjustSize()
        self.move(corner)
        self.show()
        self.month.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _colour(self) -> None:
        """The calendar has its own colours for weekends and week numbers; these follow the theme."""
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(colour("muted"))
        head.setForeground(colour("muted"))
        head.setBackground(colour("surface"))
        self.month.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class DateEditor(ReadingEditor):
    """A date (dato) as 22.11.2026, with its weekday and week told below."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self._calendar: Calendar | None = None
        self._button = self.line.addAction(icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._button.setToolTip(texts.say("Vælg dato i kalender (F4)"))
        self._button.triggered.connect(self.open_calendar)
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName(texts.say("Vælg {label} i kalender", label=texts.say(field.label)))
        self.line.textChanged.connect(self._show_hint)

    def read(self, text: str) -> date:
        return read_date(text)

    def written(self, value: object) -> str:
        return self.texts.date(value) if isinstance(value, date) else super().written(value)

    def step(self, direction: int, *, far: bool) -> object:
        value = self.value()
        if not isinstance(value, date):
            return value
        day = value + direction * timedelta(days=7 if far else 1)
        return day if EARLIEST <= day <= LATEST else value

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._button.setVisible(not read_only)

    def least_width(self) -> int:
        return self.text_width("00.00.0000") + sized(_BUTTON_ROOM) + (8 if self.in_cell else 28)

    def pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return True
        return super().pressed(event)

    def open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = Calendar(self.texts, self.texts.say("Kalender"), self)
            self._calendar.chosen.connect(self._chosen)
        value = self.value()
        corner = self.line.mapToGlobal(QPoint(0, self.line.height()))
        self._calendar.open_at(value if isinstance(value, date) else None, corner)

    def calendar(self) -> Calendar | None:
        return self._calendar

    def _chosen(self, day: object) -> None:
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.put(day)

    def set_mark(self, mark: str) -> None:
        super().set_mark(mark)
        # The room for the hint is kept, so that nothing moves while typing, unless a remark needs it.
        self.hint.setVisible(not self.in_cell and (bool(self.hint.text()) or not mark))

    def fill_with(self, part: QWidget) -> QHBoxLayout:
        self.hint = label("", "small")
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row.addWidget(part, 1)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.hint.setVisible(not self.in_cell)
        return row

    def _show_hint(self) -> None:
        value = self.value()
        words = ""
        if isinstance(value, date) and not isinstance(value, Unread):
            day, week = self.texts.weekday(value), week_of(value).number
            words = self.texts.say("{weekday}, uge {week}", weekday=day, week=week)
        self.hint.setText(words)
        if self.in_cell:
            self.line.setToolTip(words)
