"""The way of an application over its page: each stage, the next step as a button, what else is possible."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker_app.domain.event import Task
from caseworker_app.services.application_course import Course, StageRow, StageState, Step
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineForm
from ui.look import NEAR, TIGHT, Tone
from ui.pages import moves
from ui.pages.application_steps import ICONS, also_possible, asks, go, job, leads_to, record_of
from ui.pages.paper_out import PaperOut
from ui.pages.print_page import Outlet
from ui.shell import Shell
from ui.widgets.buttons import normal, quiet, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted

LOOKS = {
    StageState.DONE: (Tone.OK, "check"), StageState.NOW: (Tone.ACCENT, "dot"), StageState.AHEAD: (Tone.NEUTRAL, ""),
    StageState.NOT_NEEDED: (Tone.NEUTRAL, "minus"),
}  # fmt: skip
SAID = {
    StageState.DONE: N_("{stage}: klaret"), StageState.NOW: N_("{stage}: her er ansøgningen nu"),
    StageState.AHEAD: N_("{stage}: kommer senere"), StageState.NOT_NEEDED: N_("{stage}: ikke nødvendig"),
}  # fmt: skip
PAPERS = (
    ("application", N_("Ansøgningen")), ("hearing", N_("Partshøringen")), ("decision", N_("Afgørelsen")),
)  # fmt: skip


def stage_chip(shell: Shell, row: StageRow) -> Chip:
    """One stage with its day; what it means is read aloud and shown as a tooltip."""
    say, (tone, sign) = shell.say, LOOKS[row.state]
    words = say("{stage} {day}", stage=(row.stage.value,), day=row.day) if row.day else say(row.stage.value)
    chip = Chip(words, tone, sign or None)
    told = say(SAID[row.state], stage=(row.stage.value,))
    told = say("{told}. {words}", told=told, words=say(row.words)) if row.words else told
    chip.setAccessibleName(told)
    chip.setToolTip(told)
    return chip


class ApplicationStrip(Card):
    """Ansøgningens gang: the stages in a row, one button for the next step."""

    def __init__(self, shell: Shell, here: UUID, keep: Callable[[], bool], outlet: Outlet | None = None) -> None:
        """`here` is the record of the page: no button leads to it. `keep` saves what is typed there first."""
        super().__init__(shell.say("Ansøgningens gang"))
        self._shell, self._here, self._keep, self._outlet = shell, here, keep, outlet
        self._course: Course | None = None
        self.form: InlineForm | None = None
        self.out: PaperOut | None = None
        self.step_button: QPushButton | None = None
        self._content = QWidget()
        self._place = QVBoxLayout()
        self.add(self._content)
        self.add(self._place)

    def show_course(self, course: Course | None) -> None:
        """Nothing is shown for what belongs to no application."""
        self.setVisible(course is not None)
        if course is None or course == self._course:
            return
        had_focus = self.step_button is not None and self.step_button.hasFocus()
        self._course, self.step_button = course, None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        self._fill(course, column)
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        if had_focus:
            self._to_the_step()

    def _to_the_step(self) -> None:
        if self.step_button is not None:
            self.step_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keeps what is typed in the small form."""
        return self.form is None or self.form.leave()

    @property
    def next_words(self) -> str:
        """What the next step is called; empty when there is none to take from here."""
        return self.step_button.text() if self.step_button is not None else ""

    def take_step(self) -> None:
        """The next step, as its button does it."""
        if self._course is not None and self._course.step is not None:
            self.take(self._course.step)

    def take(self, step: Step) -> None:
        if self._course is None or not self._keep():
            return
        if asks(step):
            self._open_form(step)
        else:
            go(self._shell, self._course, step)

    def _fill(self, course: Course, column: QVBoxLayout) -> None:
        say = self._shell.say
        stages = FlowLayout(gap=TIGHT)
        for row in course.stages:
            stages.addWidget(stage_chip(self._shell, row))
        column.addLayout(stages)
        if course.known.missing:
            column.addWidget(muted(say("Mangler: {missing}.", missing=course.known.missing)))
        if not self._is_closed():
            column.addLayout(self._buttons_of(course))

    def _is_closed(self) -> bool:
        assert self._course is not None
        return self._shell.workspace.cases.case(self._course.application.case_id).closed_on is not None

    def _buttons_of(self, course: Course) -> FlowLayout:
        flow, say = FlowLayout(gap=NEAR), self._shell.say
        step = course.step
        if step is not None and not self._is_here(course, step):
            self.step_button = normal(say(step.value), ICONS[step])
            self.step_button.setObjectName("next_step")
            self.step_button.setAccessibleDescription(say("Næste skridt"))
            self.step_button.clicked.connect(self.take_step)
            flow.addWidget(self.step_button)
        for other in also_possible(course):
            button = row_action(say(other.value), ICONS[other])
            button.setObjectName(f"step:{other.name.lower()}")
            button.clicked.connect(lambda _=False, one=other: self.take(one))
            flow.addWidget(button)
        for name, words in PAPERS:
            one = record_of(course, name)
            if one is not None and one.id != self._here:
                link = quiet(say(words), "file-text")
                link.setObjectName(f"paper:{name}")
                link.clicked.connect(lambda _=False, identity=one.id: moves.open_agreement(self._shell, identity))
                flow.addWidget(link)
        return flow

    def _is_here(self, course: Course, step: Step) -> bool:
        """Whether the step is to write on the page that is open already."""
        found = leads_to(course, step)
        return found is not None and found.id == self._here

    def _open_form(self, step: Step) -> None:
        assert self._course is not None
        self._close_form()
        self.form = InlineForm(self._shell, job(self._shell, self._course, step))
        self.form.closed.connect(self._close_form)
        self.form.done.connect(lambda result, one=step: self._stepped(one, result))
        self._place.addWidget(self.form)
        self.form.focus_first()

    def _stepped(self, step: Step, result: object) -> None:
        self._close_form()
        if isinstance(result, Task):
            self._show_letter(result.due)
        elif step is Step.REASSESS:
            decided = self._course.decision if self._course else None
            if decided is not None and decided.editable and decided.id != self._here:
                moves.open_agreement(self._shell, decided.id)

    def _show_letter(self, deadline: date) -> None:
        """The letter about what is missing, to print or save at once."""
        assert self._course is not None
        one, applications = self._course.application, self._shell.workspace.applications
        if self.out is not None:
            self.out.hide()
            self.out.deleteLater()
        self.out = PaperOut(
            self._shell, lambda: applications.missing_letter(one.id, deadline), f"{one.number}-mangler.pdf",
            lambda: self._letter_left(one.id), one.case_id, self._outlet,
        )  # fmt: skip
        self._place.addWidget(self.out)
        self._place.addWidget(self.out.notice)
        self.out.focus_first()

    def _letter_left(self, identity: UUID) -> None:
        applications = self._shell.workspace.applications
        self._shell.do(lambda: (None, applications.missing_letter_left(identity)))

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            if self.step_button is not None:
                self.step_button.setFocus(Qt.FocusReason.OtherFocusReason)
