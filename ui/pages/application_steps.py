"""The next step of an application: a page to open, a draft to begin, or a small form to fill in."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.fields import Form
from caseworker_app.schemes import application_forms as forms
from caseworker_app.schemes.decision import is_reasoned
from caseworker_app.services.application_course import Course, Mark, Step
from caseworker_app.services.applications import Applications
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineJob
from ui.pages import moves
from ui.shell import Shell

Run = Callable[[Applications, UUID, Answers], tuple[object, Changes]]


@dataclass(frozen=True)
class _Asks:
    """A step that asks: the form, the word on its button, whose record it is about, and what it does."""

    form: Form
    submit: str
    run: Run
    of: str = "decision"


ASKS = {
    Step.INFORM: _Asks(forms.INFORM, N_("Gem som notat"), Applications.inform, "application"),
    Step.ASK_FOR_MISSING: _Asks(forms.MISSING, N_("Skriv brevet"), Applications.ask_for_missing, "application"),
    Step.NOTE_ANSWER: _Asks(forms.ANSWER, N_("Notér svaret"), Applications.note_answer, "hearing"),
    Step.NOTE_RECEIVED: _Asks(forms.RECEIVED, N_("Notér"), Applications.note_received),
    Step.NOTE_COMPLAINT: _Asks(forms.COMPLAINT, N_("Notér klagen"), Applications.note_complaint),
    Step.REASSESS: _Asks(forms.REASSESS, N_("Notér vurderingen"), Applications.reassess),
    Step.NOTE_OUTCOME: _Asks(forms.OUTCOME, N_("Notér udfaldet"), Applications.note_outcome),
}
STARTS: dict[Step, Callable[[Applications, UUID], tuple[Agreement, Changes]]] = {
    Step.START_DECISION: Applications.start_decision, Step.START_HEARING: Applications.start_hearing,
}  # fmt: skip
OPENS = {
    Step.SEAL_APPLICATION: "application", Step.WRITE_HEARING: "hearing", Step.WRITE_DECISION: "decision",
    Step.PRINT: "decision",
}  # fmt: skip
ICONS = {
    Step.SEAL_APPLICATION: "pencil", Step.INFORM: "notebook-pen", Step.ASK_FOR_MISSING: "mail",
    Step.START_DECISION: "scale", Step.START_HEARING: "message-square", Step.WRITE_HEARING: "pencil",
    Step.NOTE_ANSWER: "message-square", Step.WRITE_DECISION: "pencil", Step.PRINT: "printer",
    Step.NOTE_RECEIVED: "mail", Step.NOTE_COMPLAINT: "alert-triangle", Step.REASSESS: "refresh-cw",
    Step.NOTE_OUTCOME: "landmark",
}  # fmt: skip


def record_of(course: Course, name: str) -> Agreement | None:
    return {"application": course.application, "hearing": course.hearing, "decision": course.decision}[name]


def asks(step: Step) -> bool:
    """Whether the step is a small form."""
    return step in ASKS


def leads_to(course: Course, step: Step) -> Agreement | None:
    """The record a step opens; None for a step that begins or asks something."""
    return record_of(course, OPENS[step]) if step in OPENS else None


def go(shell: Shell, course: Course, step: Step) -> None:
    """Opens or begins what the step is about; a step that asks is left to whoever shows its form."""
    if step in STARTS:
        start, identity = STARTS[step], course.application.id
        shell.do(lambda: start(shell.workspace.applications, identity), lambda new: moves.open_agreement(shell, new.id))
        return
    found = leads_to(course, step)
    if found is not None:
        (moves.print_agreement if step is Step.PRINT else moves.open_agreement)(shell, found.id)


def job(shell: Shell, course: Course, step: Step) -> InlineJob:
    """The form of a step that asks."""
    asked = ASKS[step]
    one = record_of(course, asked.of)
    assert one is not None
    begin = Answers({"day": shell.workspace.today} if "day" in {field.key for field in asked.form.fields} else {})
    return InlineJob(
        asked.form, begin, f"{asked.form.key}:{one.id}", asked.submit,
        lambda answers: asked.run(shell.workspace.applications, one.id, answers), is_main=False,
    )  # fmt: skip


def also_possible(course: Course) -> tuple[Step, ...]:
    """What the law leaves open besides the next step."""
    found = []
    decision, marks = course.decision, course.known.marks
    if decision is None and not course.application.editable:
        found = [Step.START_DECISION]
        if course.known.missing:
            found.append(Step.ASK_FOR_MISSING)
    elif decision is not None and is_reasoned(decision.answers):
        if decision.editable and course.hearing is None and not decision.answers.text("hearing_replied"):
            found = [Step.START_HEARING]
        elif not decision.editable and Mark.COMPLAINT not in marks:
            found = [Step.NOTE_COMPLAINT]
    return tuple(step for step in found if step is not course.step)
