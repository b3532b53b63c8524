"""The deadlines and events of a case: all of them, why each is where it is, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.deadline import MoveKind
from caseworker_app.domain.event import CaseEvent
from caseworker_app.services.deadlines import STATE_WORDS, Deadline, State
from caseworker_app.services.duties import EVENT_WORDS
from caseworker_app.services.my_day import DayRow
from ui.forms.inline_form import InlineJob
from ui.look import NEAR, Tone
from ui.pages.case_sections.duration import PaidWeeks, has_picture
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction
from ui.pages.case_sections.states import day_chip, what_of, why_of
from ui.pages.deadlines.forms import MOVE_WORDS, all_kinds, event_job, kinds_for, move_job, strike_job
from ui.pages.deadlines.task_line import TaskLine
from ui.pages.deadlines.why import WhyBox
from ui.pages.moves import go_step, leads_away
from ui.shell import Shell
from ui.widgets.buttons import normal, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.headings import hairline, muted

OpenForm = Callable[[InlineJob], None]
STATE_TONES = {
    State.DONE: (Tone.OK, "check"), State.EXCEPTION: (Tone.NEUTRAL, "minus"),
    State.NOT_RELEVANT: (Tone.NEUTRAL, "minus"), State.LAPSED: (Tone.NEUTRAL, "clock"),
}  # fmt: skip
MOST_EVENTS = 8


def step_action(shell: Shell, row: DayRow, open_form: OpenForm, *, name: str) -> RowAction:
    """The one step of a thing in the case: a form here, or the page it leads to; `name` tells whose button it is."""

    def run() -> None:
        if leads_away(row) or row.deadline is None:
            go_step(shell, row)
        elif row.case_id is not None and (kinds := kinds_for(row.deadline)):
            open_form(event_job(shell, row.case_id, kinds, draft=f"event:{row.key}"))
        else:
            open_form(move_job(shell, row.deadline, MoveKind.DONE))

    return RowAction(f"{name}:{row.key}", shell.say(row.step), run)


class DeadlinesCard(Card):
    """Frister: open ones first; what is done, excepted or over is unfolded when asked for."""

    def __init__(self, shell: Shell, facts: CaseFacts, open_form: OpenForm, unfolded: set[str]) -> None:
        """`unfolded` remembers which reasons are open when the card is made again."""
        super().__init__(shell.say("Frister"), subtitle=shell.say("Alle frister i sagen, også dem, der er klaret"))
        self._shell, self._facts, self._open_form, self._unfolded = shell, facts, open_form, unfolded
        self._closed = [one for one in facts.deadlines if not one.is_open]
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        if has_picture(facts):
            self.add(PaidWeeks(shell, facts))
        self.add(self._column)
        self._show()
        if not facts.closed:
            self.task = TaskLine(shell, facts.case.id)
            self.add(self.task)

    def leave(self) -> bool:
        return self._facts.closed or self.task.leave()

    def _show(self) -> None:
        rows = [row for row in self._facts.day if row.deadline is not None]
        for row in rows:
            self._add(self._open_row(row), row.deadline)
        if not rows:
            self._column.addWidget(muted(self._shell.say("Der er ingen åbne frister i sagen.")))
        if not self._closed:
            return
        if "closed" in self._unfolded:
            for one in self._closed:
                self._add(self._closed_row(one), one)
        shown = "closed" in self._unfolded
        words = self._shell.say("Skjul klarede og ikke relevante") if shown else self._shell.say(
            "Vis klarede og ikke relevante · {count}", count=len(self._closed))  # fmt: skip
        fold = row_action(words)
        fold.setObjectName("fold:closed")
        fold.clicked.connect(lambda: self._fold("closed"))
        self._column.addSpacing(NEAR)
        self._column.addWidget(fold)

    def _add(self, row: RecordRow, deadline: Deadline | None) -> None:
        if self._column.count():
            self._column.addWidget(hairline())
        self._column.addWidget(row)
        if deadline is not None and deadline.key in self._unfolded:
            self._column.addWidget(WhyBox(self._shell, deadline, self._shell.say("Hvorfor?")))
            self._column.addSpacing(NEAR)

    def _open_row(self, row: DayRow) -> RecordRow:
        texts, one = self._shell.texts, row.deadline
        assert one is not None
        actions = [self._why(one)]
        if not self._facts.closed:
            actions.insert(0, step_action(self._shell, row, self._open_form, name="act"))
            actions += [self._move(one, kind) for kind in MOVE_WORDS]
        return RecordRow(
            what_of(row, texts), [why_of(row, texts)], actions=actions,
            chips=[day_chip(row, self._shell.workspace.today, texts)], more=self._shell.say("Mere om fristen"),
        )  # fmt: skip

    def _closed_row(self, one: Deadline) -> RecordRow:
        say, (tone, sign) = self._shell.say, STATE_TONES[one.state]
        words = say("Klaret {day}", day=one.done_on) if one.done_on else say(STATE_WORDS[one.state])
        lines = [say("Sidste dag var {day}", day=one.due.day)] if one.due else []
        if one.done_by:
            lines.append(say(EVENT_WORDS[one.done_by.kind]))
        actions = [self._why(one)]
        if one.moves and not self._facts.closed:
            actions.append(RowAction(f"reopen:{one.key}", say("Åbn igen"), lambda: self._reopen(one)))
        return RecordRow(say(one.what, **one.places), lines, chips=[Chip(words, tone, sign)], actions=actions)

    def _why(self, one: Deadline) -> RowAction:
        return RowAction(f"why:{one.key}", self._shell.say("Hvorfor?"), lambda: self._fold(one.key))

    def _move(self, one: Deadline, kind: MoveKind) -> RowAction:
        def run() -> None:
            self._open_form(move_job(self._shell, one, kind))

        return RowAction(f"{kind.value}:{one.key}", self._shell.say(MOVE_WORDS[kind]), run)

    def _reopen(self, one: Deadline) -> None:
        self._shell.do(lambda: (None, self._shell.workspace.decisions.reopen(one)))

    def _fold(self, key: str) -> None:
        self._unfolded ^= {key}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._show()
        for at in range(self._column.count()):
            if (item := self._column.itemAt(at)) is not None and (widget := item.widget()) is not None:
                widget.show()
        again = next((b for b in self.findChildren(QWidget) if b.objectName() in (f"why:{key}", f"fold:{key}")
                      and not b.isHidden()), None)  # fmt: skip
        if again is not None:
            again.setFocus()


class EventsCard(Card):
    """Hændelser: what happened, the latest first; a mistake is struck with a reason."""

    def __init__(self, shell: Shell, facts: CaseFacts, open_form: OpenForm) -> None:
        say = shell.say
        super().__init__(say("Hændelser"), subtitle=say("Det, fristerne regnes fra og slutter med"))
        self._shell, self._facts, self._open_form = shell, facts, open_form
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        if not facts.closed:
            self.new = normal(say("Ny hændelse"), "plus")
            self.new.setObjectName("event:new")
            self.new.clicked.connect(self.note)
            self.add_action(self.new)
        self.add(self._column)
        self._show(facts.events[::-1][:MOST_EVENTS])
        if len(facts.events) > MOST_EVENTS:
            more = row_action(say("Vis alle {count}", count=len(facts.events)))
            more.clicked.connect(more.hide)
            more.clicked.connect(lambda: self._show(facts.events[::-1][MOST_EVENTS:]))
            self.add(more)
        self.body.addStretch(1)

    def note(self) -> None:
        """The form with all kinds of events; the most usual first."""
        case_id = self._facts.case.id
        self._open_form(event_job(self._shell, case_id, all_kinds(), draft=f"event:{case_id}"))

    def _show(self, events: tuple[CaseEvent, ...]) -> None:
        if not self._facts.events:
            self._column.addWidget(muted(self._shell.say("Der er ikke noteret hændelser endnu.")))
        for event in events:
            if self._column.count():
                self._column.addWidget(hairline())
            self._column.addWidget(self._row(event))

    def _row(self, event: CaseEvent) -> RecordRow:
        say = self._shell.say
        line = say("{day} · noteret af {by}", day=event.day, by=event.recorded_by)
        ahead = say("Peger på {day}", day=event.until) if event.until else ""
        strike = RowAction(f"strike:{event.id}", say("Streg ud"), lambda: self._strike(event))
        actions = () if self._facts.closed else (strike,)
        return RecordRow(say(EVENT_WORDS[event.kind]), [line, ahead, event.note], actions=actions)

    def _strike(self, event: CaseEvent) -> None:
        self._open_form(strike_job(self._shell, event))
