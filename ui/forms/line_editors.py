"""Editors of one line: text, times, hours, numbers, money, and what is computed and only shown."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker_app.domain.answers import Unread
from caseworker_app.domain.fields import Field, Kind
from caseworker_app.domain.reading import Unreadable, read_hours, read_money, read_time, read_whole
from caseworker_app.texts import Texts
from ui.forms.editor import Editor, dress
from ui.look import TIGHT, sized, with_tabular_figures

_ROOM, _READ = 28, 360
_MANY = 10_000_000
NOTHING = "–"


class Line(QLineEdit):
    """A line that leaves undo to the page."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                action.setVisible(False)
        menu.popup(event.globalPos())


class TextEditor(Editor):
    """A line of text (tekst)."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.line = Line()
        # Too much text is a finding, never a loss.
        self.line.setMaxLength(_MANY)
        self._invite()
        self.line.textEdited.connect(self.changed)
        self.fill_with(self.line)
        self.take(self.line)

    def value(self) -> object:
        text = " ".join(self.line.text().splitlines())
        return text or None

    def show_value(self, value: object) -> None:
        if value != self.value():
            self.line.setText(self.written(value))
            self.line.setCursorPosition(len(self.line.text()) if self.line.hasFocus() else 0)

    def written(self, value: object) -> str:
        if value is None:
            return ""
        return value.text if isinstance(value, Unread) else str(value)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.line.setReadOnly(read_only)
        self._invite()

    def _invite(self) -> None:
        """An example of what to write; where nothing is to be written, that nothing was."""
        self.line.setPlaceholderText(NOTHING if self.read_only else self.texts.say(self.field.placeholder))

    def select_all(self) -> None:
        self.line.selectAll()

    def position(self) -> int:
        return self.line.cursorPosition()

    def set_position(self, position: int) -> None:
        self.line.setCursorPosition(position)

    def least_width(self) -> int:
        least = self.text_width("0" * (8 if self.in_cell else 10)) + _ROOM
        return max(least, min(self.text_width(self.line.text()) + TIGHT, sized(_READ))) if self.read_only else least


class ReadingEditor(TextEditor):
    """A line whose text is read as a value; text that cannot be read is kept as typed."""

    def value(self) -> object:
        text = self.line.text()
        if not text.strip():
            return None
        try:
            return self.read(text)
        except Unreadable:
            return Unread(text)

    def read(self, text: str) -> object:
        raise NotImplementedError

    def step(self, direction: int, *, far: bool) -> object:
        """The value one step up or down."""
        raise NotImplementedError

    def problem(self) -> Unreadable | None:
        """Why the text cannot be read, in words."""
        if not self.line.text().strip():
            return None
        try:
            self.read(self.line.text())
        except Unreadable as why:
            return why
        return None

    def tidy(self) -> None:
        value = self.value()
        if not isinstance(value, Unread) and self.line.text() != self.written(value):
            self.line.setText(self.written(value))

    def pressed(self, event: QKeyEvent) -> bool:
        directions = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        allowed = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in directions or modifiers not in allowed or isinstance(self.value(), Unread):
            return False
        far = modifiers == Qt.KeyboardModifier.ShiftModifier
        self.put(self.step(directions[Qt.Key(event.key())], far=far))
        return True

    def put(self, value: object) -> None:
        """Takes a value the person chose without typing it."""
        self.line.setText(self.written(value))
        self.changed.emit()


class HoursEditor(ReadingEditor):
    """Hours with comma or as 7:30 (timer)."""

    small, large = Decimal("0.25"), Decimal(1)

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_read_only(self, read_only: bool) -> None:
        """Figures stand right while they are typed, and under their name when they are read."""
        super().set_read_only(read_only)
        side = Qt.AlignmentFlag.AlignLeft if read_only else Qt.AlignmentFlag.AlignRight
        self.line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def read(self, text: str) -> Decimal:
        return read_hours(text)

    def written(self, value: object) -> str:
        return self.texts.hours(value) if isinstance(value, Decimal) else super().written(value)

    def step(self, direction: int, *, far: bool) -> Decimal:
        value = self.value()
        start = value if isinstance(value, Decimal) else Decimal(0)
        return max(Decimal(0), start + direction * (self.large if far else self.small))

    def least_width(self) -> int:
        return self.text_width("000,00") + (14 if self.in_cell else _ROOM)


class NumberEditor(HoursEditor):
    """A whole number (tal)."""

    small, large = Decimal(1), Decimal(5)

    def read(self, text: str) -> Decimal:
        return read_whole(text)

    def written(self, value: object) -> str:
        return self.texts.number(value) if isinstance(value, Decimal) else TextEditor.written(self, value)

    def least_width(self) -> int:
        return self.text_width("000") + (14 if self.in_cell else _ROOM)


class MoneyEditor(HoursEditor):
    """An amount in kroner (beløb)."""

    small, large = Decimal(100), Decimal(1000)

    def read(self, text: str) -> Decimal:
        return read_money(text)

    def written(self, value: object) -> str:
        return self.texts.money(value) if isinstance(value, Decimal) else TextEditor.written(self, value)

    def least_width(self) -> int:
        return self.text_width("000.000,00") + (14 if self.in_cell else _ROOM)


class TimeEditor(ReadingEditor):
    """A time of the day (klokkeslæt); the arrows step by five minutes or an hour."""

    small, large = timedelta(minutes=5), timedelta(hours=1)

    def read(self, text: str) -> time:
        return read_time(text)

    def written(self, value: object) -> str:
        return self.texts.value(value) if isinstance(value, time) else super().written(value)

    def step(self, direction: int, *, far: bool) -> time:
        value = self.value()
        start = datetime.combine(date.min + timedelta(days=1), value if isinstance(value, time) else time(9))
        return (start + direction * (self.large if far else self.small)).time()

    def least_width(self) -> int:
        return self.text_width("00.00") + (14 if self.in_cell else _ROOM)


class ShownValue(Editor):
    """A computed answer (beregnet): shown, never typed."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(NOTHING)
        dress(self.line, "shown", True)
        self.line.setFont(with_tabular_figures(self.line.font()))
        self._value: object = None
        self.fill_with(self.line)
        self.take(self.line)
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def value(self) -> object:
        return self._value

    def show_value(self, value: object) -> None:
        if value != self._value:
            self._value = value
            self.line.setText(self._words(value))

    def _words(self, value: object) -> str:
        if value is None:
            return ""
        if self.field.kind is Kind.CHOICE:
            return self.texts.say(self.field.label_of(str(value)))
        if isinstance(value, Decimal) and self.field.kind in (Kind.HOURS, Kind.MONEY):
            return self.texts.hours(value) if self.field.kind is Kind.HOURS else self.texts.money(value)
        return self.texts.value(value)

    def least_width(self) -> int:
        return self.text_width("00.00.0000") + _ROOM

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
