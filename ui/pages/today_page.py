"""What there is to do today, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.changes import Changes
from caseworker_app.services.agenda import SilentCase
from caseworker_app.services.duties import NextStep
from caseworker_app.services.my_day import DayRow, When, in_group
from caseworker_app.services.overview import Step
from caseworker_app.texts import MONTHS
from ui import places
from ui.look import NEAR, STEP, TIGHT
from ui.pages.day_desk import DayDesk
from ui.pages.day_detail import DayDetail
from ui.pages.day_list import DayList
from ui.pages.deadlines.day_print import DayPrint
from ui.pages.deadlines.meetings import MeetingsToday
from ui.pages.deadlines.silent import SilentCases
from ui.pages.deadlines.task_line import TaskLine
from ui.pages.deadlines.turns import Turns
from ui.pages.moves import go_step
from ui.pages.page import Page, PageAction
from ui.pages.settings_parts.rule_cards import ProblemBar
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.empty import EmptyState
from ui.widgets.headings import muted, page_title

BETWEEN = " · "
AREAS = ("case", "agreement", "deadline", "rule", "setting")


class TodayPage(Page):
    """Min dag."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.desk = DayDesk(shell, shell.say("Min dag"))
        self.turns = Turns(shell)
        self.task = TaskLine(shell)
        self.meetings = MeetingsToday(shell)
        self._print: DayPrint | None = None
        self.print_button = normal(shell.say("Udskriv dagen"), "printer")
        self._subtitle = muted("")
        self._empty = self._nothing()
        self._silent: QWidget | None = None
        self._rows: tuple[DayRow, ...] = ()
        self._build()
        self._read()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Min dag")

    @property
    def list(self) -> DayList:
        return self.desk.list

    @property
    def detail(self) -> DayDetail:
        return self.desk.detail

    @property
    def print(self) -> DayPrint:
        """Made when it is asked for first: most days nobody does."""
        if self._print is None:
            self._print = DayPrint(self.shell, self._shown)
            self.desk.above.insertWidget(1, self._print)
        return self._print

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Åbn sagen for den valgte linje"), self.open_case, "Ctrl+Return", "folder"),
            PageAction(say("Skriv en ny opgave"), self.task.line.setFocus, "Ctrl+T", "plus"),
            PageAction(say("Fortryd den seneste beslutning"), self.desk.undo, "Ctrl+Z", "undo"),
            PageAction(say("Udskriv dagen"), self.open_print, "Ctrl+P", "printer"),
        )

    def focus_first(self) -> None:
        if self.list.lines:
            self.list.focus_current()
        else:
            self._to_task()

    def leave(self) -> bool:
        return self.task.leave() and self.desk.leave()

    def cursor_place(self) -> object:
        return next((at for at, line in enumerate(self.list.lines) if line.chosen), 0)

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, int) and place < len(self.list.lines):
            self.list.lines[place].setFocus()

    def open_case(self) -> None:
        row = self.desk.row()
        if row is not None and row.case_id is not None:
            self.shell.go(places.case(row.case_id))

    def open_print(self) -> None:
        self.print.open()

    def _to_meeting(self, row: DayRow) -> None:
        """A meeting has a screen of its own; an agreed talk is a line of the list."""
        if row.step is NextStep.OPEN_MEETING:
            go_step(self.shell, row)
        else:
            self.desk.seek(row)

    def _to_task(self) -> None:
        self.task.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(page_title(self._heading()))
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setSpacing(STEP)
        head.addLayout(words, 1)
        head.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.desk.above.setSpacing(NEAR + 2)
        self.desk.above.addLayout(head)
        for part in (ProblemBar(self.shell), self.meetings, self.task, self.turns):
            self.desk.above.addWidget(part)
        self.desk.below.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.desk)
        self.print_button.clicked.connect(self.open_print)
        self.turns.changed.connect(self._show)
        self.meetings.chosen.connect(self._to_meeting)
        self.desk.emptied.connect(self._to_task)

    def _heading(self) -> str:
        texts, today = self.shell.texts, self.shell.workspace.today
        weekday, month = texts.weekday(today), texts.say(MONTHS[today.month - 1])
        named = weekday[:1].upper() + weekday[1:]
        return texts.say("{weekday} den {day}. {month}", weekday=named, day=str(today.day), month=month)

    def _nothing(self) -> EmptyState:
        say = self.shell.say
        cases = normal(say("Gå til sager"), "folder")
        cases.clicked.connect(lambda: self.shell.go(places.CASES))
        text = say("Her samles frister, samtaler, underskrifter, der mangler, og dine egne opgaver.")
        return EmptyState("check-circle", say("Der er ikke noget, der venter på dig"), text, cases)

    def _read(self) -> None:
        self._rows = self.shell.workspace.my_day.rows()
        silent = self.shell.workspace.agenda.silent()
        self._say_how_much(len(silent))
        self.meetings.show_rows(self.shell.workspace.my_day.meetings(self._rows))
        self._show()
        self._show_silent(silent)

    def _shown(self) -> tuple[DayRow, ...]:
        """What the page shows now, for the printed day."""
        return tuple(self.turns.of(self._rows))

    def _show(self) -> None:
        self.turns.count(self._rows)
        shown = self.turns.of(self._rows)
        self.print_button.setVisible(bool(self._rows))
        self._empty.setVisible(not shown)
        self.desk.show_rows(shown)

    def _show_silent(self, cases: tuple[SilentCase, ...]) -> None:
        if self._silent is not None:
            self._silent.hide()
            self._silent.deleteLater()
            self._silent = None
        if cases:
            self._silent = SilentCases(self.shell, cases)
            self.desk.below.addWidget(self._silent)

    def _say_how_much(self, silent: int) -> None:
        count, rows = self.shell.texts.count, self._rows
        now = in_group(rows, When.OVERDUE, When.TODAY)
        meetings = len(self.shell.workspace.my_day.meetings(rows))
        unsigned = sum(row.step is Step.SIGN for row in rows)
        parts = [count("{number} ting i dag", "{number} ting i dag", now)]
        if meetings:
            parts.append(count("{number} samtale i dag", "{number} samtaler i dag", meetings))
        if unsigned:
            parts.append(
                count("{number} dokument mangler underskrift", "{number} dokumenter mangler underskrift", unsigned)
            )
        if silent:
            parts.append(count("{number} stille sag", "{number} stille sager", silent))
        self._subtitle.setText(BETWEEN.join(parts))
        self._subtitle.setVisible(bool(rows) or bool(silent))

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
