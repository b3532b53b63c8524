"""Things to do as a list: grouped by when, one step each, moved through with the arrow keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.services.my_day import DayRow, When, by_case
from caseworker_app.texts import N_
from ui.look import NEAR, PART, STEP, Tone
from ui.pages.day_line import DayLine
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.headings import label
from ui.widgets.notice import Sign

GROUPS = {
    When.OVERDUE: (N_("Overskredet · {count}"), "alert-triangle"), When.TODAY: (N_("I dag · {count}"), "sun"),
    When.THIS_WEEK: (N_("De næste syv dage · {count}"), "calendar"),
    When.WAITING: (N_("Venter på andre eller på dig uden frist · {count}"), "hourglass"),
    When.LATER: (N_("Senere · {count}"), "calendar-clock"),
}  # fmt: skip
MOST = {When.OVERDUE: 20, When.TODAY: 20, When.THIS_WEEK: 10, When.WAITING: 8, When.LATER: 20}
"""Rows of a group that are shown at first."""
FOLDED = frozenset({When.LATER})


class DayList(QWidget):
    """The lines in their groups (opgaveliste)."""

    pointed = Signal(object)
    """The row the cursor is on; None when there is none."""
    stepped = Signal(object)
    decided = Signal(object, object)

    def __init__(self, shell: Shell, name: str, *, folded: frozenset[When] = FOLDED) -> None:
        super().__init__()
        self.shell = shell
        self.setAccessibleName(name)
        self.lines: list[DayLine] = []
        self._rows: tuple[DayRow, ...] = ()
        self._folded, self._whole = set(folded), set[When]()
        self._current = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column.addWidget(self._content)

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        """These things, the cursor on the same one as before, or on what took its place."""
        keys = [line.row.key for line in self.lines]
        before = keys.index(self._current) if self._current in keys else 0
        had_focus = any(line.hasFocus() for line in self.lines)
        self._rows = by_case(rows)
        self._fill({line.row.key: line for line in self.lines})
        self._choose_again(before)
        if had_focus and self.lines:
            self.current().setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def holding(self, key: str) -> DayLine | None:
        """The line on which a thing stands, alone or with others of its case."""
        return next((line for line in self.lines if key in {one.key for one in (line.row, *line.row.more)}), None)

    def current(self) -> DayLine:
        return next(line for line in self.lines if line.chosen)

    def focus_current(self) -> None:
        if self.lines:
            self.current().setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_again(self, before: int) -> None:
        keys = [line.row.key for line in self.lines]
        if not keys:
            self._current = ""
            self.pointed.emit(None)
            return
        at = keys.index(self._current) if self._current in keys else min(before, len(keys) - 1)
        self._point(self.lines[at].row)

    def _fill(self, made: dict[str, DayLine]) -> None:
        """Lines that say the same as before are used again: most do after one decision."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = []
        for when in When:
            rows = [row for row in self._rows if row.when is when]
            if rows:
                self._fill_group(column, when, rows, made)
        self._align()
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _fill_group(
        self, column: QVBoxLayout, when: When, rows: list[DayRow], made: dict[str, DayLine]
    ) -> None:
        words, icon_name = GROUPS[when]
        count = sum(1 + len(row.more) for row in rows)
        head = _Head(self.shell.say(words, count=count), icon_name)
        column.addWidget(head)
        if when in FOLDED:
            head.add_fold(self.shell, folded=when in self._folded, fold=lambda: self._fold(when))
        shown = rows if when in self._whole else rows[: MOST[when]]
        for row in shown if when not in self._folded else ():
            column.addWidget(self._line(row, made))
        if len(shown) < len(rows) and when not in self._folded:
            more = row_action(self.shell.say("Vis alle {count}", count=len(rows)))
            more.clicked.connect(lambda: self._show_whole(when))
            column.addWidget(more)

    def _line(self, row: DayRow, made: dict[str, DayLine]) -> DayLine:
        line = made.get(row.key)
        if line is None or line.row != row:
            line = DayLine(self.shell, row)
            line.focused.connect(self._point)
            line.moved.connect(self._move)
            line.stepped.connect(self.stepped)
            line.decided.connect(self.decided)
        self.lines.append(line)
        return line

    def _align(self) -> None:
        """Days and steps stand under each other in all groups."""
        if self.lines:
            days, steps = zip(*(line.wanted() for line in self.lines), strict=True)
            for line in self.lines:
                line.share(max(days), max(steps))

    def _show_whole(self, when: When) -> None:
        self._whole.add(when)
        self.show_rows([part for row in self._rows for part in (row, *row.more)])
        self.focus_current()

    def _fold(self, when: When) -> None:
        self._folded ^= {when}
        self.show_rows([part for row in self._rows for part in (row, *row.more)])
        self.focus_current()

    def _point(self, row: DayRow) -> None:
        self._current = row.key
        for line in self.lines:
            if line.chosen != (line.row.key == row.key):
                line.choose(line.row.key == row.key)
        self.pointed.emit(row)

    def _move(self, by: int) -> None:
        at = self.lines.index(self.current()) + by
        if 0 <= at < len(self.lines):
            self.lines[at].setFocus(Qt.FocusReason.OtherFocusReason)


class _Head(QFrame):
    """The title of a group, with a button that folds it away where it may be long."""

    def __init__(self, words: str, icon_name: str) -> None:
        super().__init__()
        self.setProperty("ground", "sunk")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PART, STEP - 2, PART, STEP - 2)
        self._row.setSpacing(NEAR)
        self._row.addWidget(Sign(icon_name, Tone.NEUTRAL, 16))
        self._row.addWidget(label(words, "field"), 1)
        self._words = words

    def add_fold(self, shell: Shell, *, folded: bool, fold: Callable[[], None]) -> None:
        button = row_action(shell.say("Vis") if folded else shell.say("Skjul"))
        button.setAccessibleDescription(self._words)
        button.clicked.connect(lambda: fold())
        self._row.addWidget(button)
