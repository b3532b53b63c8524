"""Editors that choose: yes or no, one of some, several of many."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QPushButton, QWidget

from caseworker_app.domain.fields import Field
from caseworker_app.texts import Texts
from ui.forms.editor import Editor
from ui.forms.line_editors import NOTHING
from ui.forms.wrapped import CheckBox
from ui.look import NEAR, TIGHT, sized
from ui.widgets.buttons import toggle

_MOST_SEGMENTS, _LETTERS_A_COLUMN, _EDGES = 3, 7, 4
_ARROW_ROOM, _WIDEST = 50, 480


class YesNoEditor(Editor):
    """A box to tick (ja eller nej); not ticked is not answered."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.box = CheckBox("" if in_cell else texts.say(field.label))
        self.box.clicked.connect(self.changed)
        self.fill_with(self.box)
        self.take(self.box)

    def value(self) -> object:
        return True if self.box.isChecked() else None

    def show_value(self, value: object) -> None:
        self.box.setChecked(value is True)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.box.setEnabled(not read_only)

    def least_width(self) -> int:
        return self.box.minimumSizeHint().width()


class Combo(QComboBox):
    """A list to choose from that the wheel of the mouse does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ComboEditor(Editor):
    """One of some in a list that opens (valgliste)."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.combo = Combo()
        self.combo.addItem(texts.say("Vælg"), None)
        for choice in field.choices:
            self.combo.addItem(texts.say(choice.label), choice.key)
        self._shown: object = None
        self.combo.activated.connect(self._chosen)
        self.fill_with(self.combo)
        self.take(self.combo)

    def value(self) -> object:
        return self.combo.currentData()

    def show_value(self, value: object) -> None:
        if value is not None and self.combo.findData(value) < 0:
            # An answer that is no longer on the list is shown and kept until another is chosen.
            self.combo.addItem(str(value), value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)) if value is not None else 0)
        self._shown = self.value()
        self.combo.setToolTip(self.combo.currentText())

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.combo.setEnabled(not read_only)
        self.combo.setItemText(0, NOTHING if read_only else self.texts.say("Vælg"))

    def least_width(self) -> int:
        widest = max(self.text_width(self.combo.itemText(index)) for index in range(self.combo.count()))
        return min(widest + sized(20) + (_ARROW_ROOM - 20 if not self.in_cell else 16), sized(_WIDEST))

    def pressed(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or event.modifiers():
            return False
        self.combo.setCurrentIndex(0)
        self._chosen()
        return True

    def _chosen(self) -> None:
        self.combo.setToolTip(self.combo.currentText())
        if self.value() != self._shown:
            self._shown = self.value()
            self.changed.emit()


class SegmentEditor(Editor):
    """One of two or three, all in sight (knapper)."""

    _MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self._group = QButtonGroup(self)
        self._keys: dict[QPushButton, str] = {}
        name = texts.say(field.label)
        for choice in field.choices:
            words = texts.say(choice.label)
            button = toggle(words)
            button.setCheckable(True)
            self._keys[button] = choice.key
            self._group.addButton(button)
            self.take(button, name=texts.say("{label}: {choice}", label=name, choice=words))
        row = self.fill_with(self.part())
        row.setSpacing(TIGHT)
        for button in self.buttons()[1:]:
            row.addWidget(button, 1)
        self._group.buttonClicked.connect(self._clicked)
        self._stop_at_one()

    def buttons(self) -> list[QPushButton]:
        return list(self._keys)

    def value(self) -> object:
        return next((key for button, key in self._keys.items() if button.isChecked()), None)

    def show_value(self, value: object) -> None:
        self._group.setExclusive(False)
        for button, key in self._keys.items():
            button.setChecked(key == value)
        self._group.setExclusive(True)
        self._stop_at_one()

    def part(self) -> QWidget:
        return next((button for button in self.buttons() if button.isChecked()), self.buttons()[0])

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for button in self.buttons():
            button.setEnabled(not read_only)

    def least_width(self) -> int:
        return sum(button.sizeHint().width() for button in self.buttons()) + TIGHT * (len(self._keys) - 1)

    def pressed(self, event: QKeyEvent) -> bool:
        if event.modifiers():
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.show_value(None)
            self.changed.emit()
            return True
        if event.key() not in self._MOVES:
            return False
        buttons = self.buttons()
        here = next((at for at, button in enumerate(buttons) if button.hasFocus()), 0)
        there = buttons[(here + self._MOVES[Qt.Key(event.key())]) % len(buttons)]
        there.setFocus(Qt.FocusReason.OtherFocusReason)
        there.click()
        return True

    def _clicked(self) -> None:
        self._stop_at_one()
        self.changed.emit()

    def _stop_at_one(self) -> None:
        """Tab stops once at the whole row, at what is chosen."""
        for button in self.buttons():
            stop = Qt.FocusPolicy.StrongFocus if button is self.part() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)
        self.setFocusProxy(self.part())


def choice_editor(field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> Editor:
    """Buttons when the choices are few and short, a list otherwise."""
    letters = sum(len(texts.say(choice.label)) + _EDGES for choice in field.choices)
    short = 2 <= len(field.choices) <= _MOST_SEGMENTS and letters <= field.width * _LETTERS_A_COLUMN
    made = SegmentEditor if short and not in_cell else ComboEditor
    return made(field, texts, in_cell=in_cell, parent=parent)


class SeveralEditor(Editor):
    """Several of many (afkrydsningsliste), in as many columns as there is room for."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self._boxes: dict[str, CheckBox] = {}
        self._gone: tuple[str, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(0)
        name = texts.say(field.label)
        for choice in field.choices:
            words = texts.say(choice.label)
            box = CheckBox(words)
            box.clicked.connect(self.changed)
            self._boxes[choice.key] = box
            self.take(box, name=texts.say("{label}: {choice}", label=name, choice=words))
        self._arrange(1)

    def boxes(self) -> dict[str, CheckBox]:
        return self._boxes

    def value(self) -> object:
        ticked = tuple(key for key, box in self._boxes.items() if box.isChecked())
        return (*ticked, *self._gone) or None

    def show_value(self, value: object) -> None:
        picked = value if isinstance(value, tuple) else ()
        for key, box in self._boxes.items():
            box.setChecked(key in picked)
        self._gone = tuple(key for key in picked if key not in self._boxes)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for box in self._boxes.values():
            box.setEnabled(not read_only)

    def least_width(self) -> int:
        return max((box.minimumSizeHint().width() for box in self._boxes.values()), default=0)

    def pressed(self, event: QKeyEvent) -> bool:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in moves or event.modifiers():
            return False
        boxes = list(self._boxes.values())
        here = next((at for at, box in enumerate(boxes) if box.hasFocus()), 0)
        boxes[(here + moves[Qt.Key(event.key())]) % len(boxes)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max((box.sizeHint().width() for box in self._boxes.values()), default=1)
        self._arrange(max(1, min(3, (self.width() + NEAR) // (widest + NEAR))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(3):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        for number, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, number // columns, number % columns)
        # When the layout at work is done: it forgets what is asked for while it places its parts.
        QTimer.singleShot(0, self, self.updateGeometry)
