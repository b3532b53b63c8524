"""The small forms about deadlines: what they ask and what their button does."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import MoveKind
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.schemes import case_forms
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import EVENT_WORDS, POINTS_AHEAD, NextStep
from caseworker_app.texts import N_
from ui.forms.inline_form import InlineJob
from ui.shell import Shell

DAY_DONE = Field("day", N_("Hvornår blev det gjort?"), Kind.DATE)
NEW_DAY = Field("day", N_("Ny dag"), Kind.DATE)
NOTE = Field("reason", N_("Bemærkning"), Kind.LONG_TEXT, required=False)
REASON = Field("reason", N_("Begrundelse"), Kind.LONG_TEXT)
EVENT_DAY = Field("day", N_("Dato"), Kind.DATE)
EVENT_NOTE = Field("note", N_("Bemærkning"), Kind.LONG_TEXT, required=False)
EITHER = N_("Ventes rask, eller fristen i brevet")

MOVE_WORDS = {
    MoveKind.DONE: N_("Klaret"), MoveKind.POSTPONED: N_("Udsæt"), MoveKind.EXCEPTION: N_("Undtag"),
    MoveKind.NOT_RELEVANT: N_("Ikke relevant"),
}  # fmt: skip
MOVE_FORMS = {
    MoveKind.DONE: Form("done", N_("Klaret"), (Section("", (DAY_DONE, NOTE)),)),
    MoveKind.POSTPONED: Form("postpone", N_("Udsæt"), (Section("", (NEW_DAY, REASON)),)),
    MoveKind.EXCEPTION: Form("except", N_("Undtag"), (Section("", (REASON,)),)),
    MoveKind.NOT_RELEVANT: Form("not_relevant", N_("Ikke relevant"), (Section("", (REASON,)),)),
}
MOVE_SUBMITS = {
    MoveKind.DONE: N_("Notér klaret"), MoveKind.POSTPONED: N_("Udsæt fristen"),
    MoveKind.EXCEPTION: N_("Notér undtagelse"),
    MoveKind.NOT_RELEVANT: N_("Notér ikke relevant"),
}  # fmt: skip
STRIKE = Form("strike", N_("Streg hændelsen ud"), (Section("", (REASON,)),))
CASE_NOTE = Form("note", "", (Section("", (case_forms.NOTE.field("text"),)),))
OFTEN = (
    EventKind.TALK_HELD, EventKind.TALK_PLANNED, EventKind.FORM_SENT, EventKind.FORM_RECEIVED,
    EventKind.NOTICE_RECEIVED, EventKind.FORECAST, EventKind.EARLY_REQUEST, EventKind.FULLY_FIT,
)  # fmt: skip
"""The events that are noted most often, first in the list."""


def move_job(shell: Shell, deadline: Deadline, kind: MoveKind) -> InlineJob:
    """The decision on a deadline, with the day or the reason it needs."""
    begin = Answers({"day": shell.workspace.today} if kind is MoveKind.DONE else {})
    return InlineJob(
        MOVE_FORMS[kind], begin, f"move:{kind.value}:{deadline.key}", MOVE_SUBMITS[kind],
        partial(_decide, shell, deadline, kind),
    )  # fmt: skip


def _decide(shell: Shell, deadline: Deadline, kind: MoveKind, answers: Answers) -> tuple[object, Changes]:
    decisions, day, reason = shell.workspace.decisions, answers.date("day"), answers.text("reason")
    run: dict[MoveKind, Callable[[], Changes]] = {
        MoveKind.DONE: lambda: decisions.done(deadline, day, reason),
        MoveKind.POSTPONED: lambda: decisions.postpone(deadline, day or date.min, reason),
        MoveKind.EXCEPTION: lambda: decisions.except_from(deadline, reason),
        MoveKind.NOT_RELEVANT: lambda: decisions.not_relevant(deadline, reason),
    }
    return deadline, run[kind]()


def event_job(shell: Shell, case_id: UUID, kinds: Iterable[EventKind], *, draft: str) -> InlineJob:
    """Something that happened; the kinds offered, the first of them chosen."""
    offered = tuple(kinds)
    begin = Answers({"kind": offered[0].value, "day": shell.workspace.today})
    return InlineJob(event_form(offered), begin, draft, N_("Notér"), partial(_note_event, shell, case_id))


def event_form(offered: tuple[EventKind, ...]) -> Form:
    ahead = [kind for kind in offered if kind in POINTS_AHEAD]
    label = POINTS_AHEAD[ahead[0]] if len(ahead) == 1 else EITHER
    choices = tuple(Choice(kind.value, EVENT_WORDS[kind]) for kind in offered)
    kind = Field("kind", N_("Hvad er der sket?"), Kind.CHOICE, choices=choices, asked_if=lambda _: len(choices) > 1)
    until = Field("until", label, Kind.DATE, asked_if=_points_ahead)
    title = EVENT_WORDS[offered[0]] if len(offered) == 1 else N_("Notér hændelse")
    return Form("event", title, (Section("", (kind, EVENT_DAY, until, EVENT_NOTE)),))


def _points_ahead(answers: Answers) -> bool:
    return answers.text("kind") in {kind.value for kind in POINTS_AHEAD}


def _note_event(shell: Shell, case_id: UUID, answers: Answers) -> tuple[CaseEvent, Changes]:
    return shell.workspace.decisions.note_event(
        case_id, EventKind(answers.text("kind")), answers.date("day") or date.min, note=answers.text("note"),
        until=answers.date("until") if _points_ahead(answers) else None,
    )  # fmt: skip


def kinds_for(deadline: Deadline) -> tuple[EventKind, ...]:
    """The events that take a deadline a step on, the one its step names first; none where only a decision does."""
    if deadline.step is NextStep.NOTE_FORECAST:
        return tuple(sorted(deadline.ended_by, key=lambda kind: kind is not EventKind.FORECAST))
    if EventKind.TALK_HELD in deadline.ended_by and EventKind.TALK_PLANNED not in deadline.ended_by:
        return (*deadline.ended_by, EventKind.TALK_PLANNED)
    return deadline.ended_by


def all_kinds() -> tuple[EventKind, ...]:
    return (*OFTEN, *(kind for kind in EventKind if kind not in OFTEN))


def strike_job(shell: Shell, event: CaseEvent) -> InlineJob:
    """The event was a mistake; it is kept with the reason."""

    def run(answers: Answers) -> tuple[object, Changes]:
        return event, shell.workspace.decisions.strike_event(event.case_id, event.id, answers.text("reason"))

    return InlineJob(STRIKE, Answers(), f"strike:{event.id}", N_("Streg hændelsen ud"), run)


def note_job(shell: Shell, case_id: UUID) -> InlineJob:
    """A note in the case, kept under the same key as on the page of notes."""

    def run(answers: Answers) -> tuple[object, Changes]:
        return shell.workspace.cases.write_note(case_id, answers)

    begin = Answers({"about": shell.workspace.today})
    return InlineJob(CASE_NOTE, begin, f"note:{case_id}", N_("Gem notatet"), run, is_main=False, can_close=False)
