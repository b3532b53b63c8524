"""Things to do as a list: grouped by when, one step each, moved through with the arrow keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker_app.services.overview import DayRow, When
from caseworker_app.texts import N_
from ui.look import NEAR, PART, STEP, Tone, colour, ring, sized
from ui.pages.case_sections.states import day_chip, what_of, when_words, where_of, why_of
from ui.pages.moves import take_step
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.headings import hairline, label, small, strong
from ui.widgets.notice import Sign

GROUPS = {
    When.OVERDUE: (N_("Overskredet · {count}"), "alert-triangle"), When.TODAY: (N_("I dag · {count}"), "sun"),
    When.THIS_WEEK: (N_("De næste syv dage · {count}"), "calendar"), When.LATER: (N_("Senere · {count}"), "calendar"),
    When.WAITING: (N_("Venter · {count}"), "hourglass"),
}  # fmt: skip
MOST = 40
"""Rows of a group that are shown at first."""
CHIP_WIDTH, STEP_WIDTH = 112, 138
Key = tuple[object, ...]


def key_of(row: DayRow) -> Key:
    """What makes a thing to do the same one after the list was read again."""
    return row.agreement_id, row.step, row.day


class DayLine(QFrame):
    """One thing to do: when, for whom, what and why, and its step."""

    focused = Signal(object)
    moved = Signal(int)
    stepped = Signal(object)

    def __init__(self, shell: Shell, row: DayRow) -> None:
        super().__init__()
        self.row = row
        self.chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        texts, today = shell.texts, shell.workspace.today
        self.button: QPushButton = row_action(shell.say(row.step))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleDescription(row.citizen)
        self.button.clicked.connect(lambda: self.stepped.emit(self.row))
        spoken = (when_words(row, today, texts), row.citizen, what_of(row, texts), why_of(row, texts))
        self.setAccessibleName(". ".join(spoken))
        self.setAccessibleDescription(shell.say("Enter: {step}", step=shell.say(row.step)))
        line = QHBoxLayout(self)
        line.setContentsMargins(PART, STEP - 2, PART, STEP - 2)
        line.setSpacing(STEP)
        chip = QWidget()
        chip.setFixedWidth(sized(CHIP_WIDTH))
        held = QHBoxLayout(chip)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(day_chip(row, today, texts))
        held.addStretch(1)
        step = QWidget()
        step.setMinimumWidth(sized(STEP_WIDTH))
        pushed = QHBoxLayout(step)
        pushed.setContentsMargins(0, 0, 0, 0)
        pushed.addStretch(1)
        pushed.addWidget(self.button)
        line.addWidget(chip)
        line.addLayout(_lines(strong(row.citizen), small(where_of(row, texts))), 4)
        line.addLayout(_lines(label(what_of(row, texts)), small(why_of(row, texts))), 6)
        line.addWidget(step)

    def choose(self, chosen: bool) -> None:
        """The chosen line is the one the Tab key comes to."""
        self.chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.row)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.stepped.emit(self.row)
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.chosen:
            painter.fillRect(self.rect(), colour("accent_soft"))
            painter.fillRect(QRect(0, 0, 3, self.height()), colour("accent"))
        if self.hasFocus():
            ring(painter, self.rect().adjusted(4, 2, -2, -2))
        painter.end()


class DayList(QWidget):
    """The lines in their groups (opgaveliste)."""

    pointed = Signal(object)
    """The row the cursor is on; None when there is none."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__()
        self.shell = shell
        self.setAccessibleName(name)
        self.lines: list[DayLine] = []
        self._rows: tuple[DayRow, ...] = ()
        self._whole: set[When] = set()
        self._current: Key = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column.addWidget(self._content)

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        """These things, the cursor on the same one as before, or on what took its place."""
        keys = [key_of(line.row) for line in self.lines]
        before = keys.index(self._current) if self._current in keys else 0
        had_focus = any(line.hasFocus() for line in self.lines)
        self._rows = tuple(rows)
        self._fill()
        self._choose_again(before)
        if had_focus and self.lines:
            self.current().setFocus()

    def current(self) -> DayLine:
        return next(line for line in self.lines if line.chosen)

    def focus_current(self) -> None:
        if self.lines:
            self.current().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_again(self, before: int) -> None:
        keys = [key_of(line.row) for line in self.lines]
        if not keys:
            self._current = ()
            self.pointed.emit(None)
            return
        at = keys.index(self._current) if self._current in keys else min(before, len(keys) - 1)
        self._point(self.lines[at].row)

    def _fill(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = []
        for when in When:
            rows = [row for row in self._rows if row.when is when]
            if rows:
                self._fill_group(column, when, rows)
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _fill_group(self, column: QVBoxLayout, when: When, rows: list[DayRow]) -> None:
        words, icon_name = GROUPS[when]
        column.addWidget(_head(self.shell.say(words, count=len(rows)), icon_name))
        shown = rows if when in self._whole else rows[:MOST]
        for row in shown:
            line = DayLine(self.shell, row)
            line.focused.connect(self._point)
            line.moved.connect(self._move)
            line.stepped.connect(self._step)
            self.lines.append(line)
            column.addWidget(hairline())
            column.addWidget(line)
        if len(shown) < len(rows):
            more = row_action(self.shell.say("Vis alle {count}", count=len(rows)))
            more.clicked.connect(lambda: self._show_whole(when))
            column.addWidget(more)

    def _show_whole(self, when: When) -> None:
        self._whole.add(when)
        self.show_rows(self._rows)
        self.focus_current()

    def _point(self, row: DayRow) -> None:
        self._current = key_of(row)
        for line in self.lines:
            if line.chosen != (line.row is row):
                line.choose(line.row is row)
        self.pointed.emit(row)

    def _move(self, by: int) -> None:
        at = self.lines.index(self.current()) + by
        if 0 <= at < len(self.lines):
            self.lines[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, row: DayRow) -> None:
        take_step(self.shell, row)


def _lines(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addStretch(1)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column


def _head(words: str, icon_name: str) -> QWidget:
    head = QFrame()
    head.setProperty("ground", "sunk")
    row = QHBoxLayout(head)
    row.setContentsMargins(PART, STEP - 2, PART, STEP - 2)
    row.setSpacing(NEAR)
    row.addWidget(Sign(icon_name, Tone.NEUTRAL, 16))
    row.addWidget(label(words, "field"), 1)
    return head


def in_group(rows: Iterable[DayRow], *groups: When) -> int:
    """How many of the rows belong to these groups."""
    return sum(row.when in groups for row in rows)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
