"""What meetings mean for the clocks: a planned talk, a talk that was held, and what was promised until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.deadline import Due, due_on
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.schemes import meeting
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import Anchor, Facts, NextStep, Whose
from caseworker_app.texts import N_

FROM_MEETING = "from_meeting"
"""Under this key an agreement keeps the thread of the meeting it was made at."""
HELD = (Status.SEALED, Status.SIGNED)
WHOSE = {
    "citizen": Whose.CITIZEN, "workplace": Whose.EMPLOYER, "municipality": Whose.OFFICE, "others": Whose.OTHERS,
}  # fmt: skip


@dataclass(frozen=True)
class Promise:
    """One task of concluded minutes (aftalt opgave). The key outlives new versions of the minutes."""

    key: str
    agreement_id: UUID
    party: str
    who: str
    what: str
    due: date
    made_on: date


def is_meeting(agreement: Agreement) -> bool:
    return agreement.scheme == meeting.SCHEME.key


def events_of(agreements: Iterable[Agreement]) -> Iterator[CaseEvent]:
    """Talks planned and held, read from the meetings themselves, so that nothing is noted twice."""
    for one in filter(is_meeting, agreements):
        day = one.answers.date("day")
        if day is None or not one.answers.yes("is_follow_up"):
            continue
        if is_planned(one):
            yield _event(one, EventKind.TALK_PLANNED, day)
        elif one.status in HELD:
            yield _event(one, EventKind.TALK_HELD, day)


def is_planned(one: Agreement) -> bool:
    """Whether it is a meeting that is not concluded; a draft of amended minutes was concluded before."""
    return is_meeting(one) and one.editable and one.version == 1


def _event(one: Agreement, kind: EventKind, day: date) -> CaseEvent:
    """Known by the thread: what was decided about it holds when the minutes are amended."""
    return CaseEvent(one.thread, one.case_id, kind, day, one.sealed_at or one.created_at, one.created_by)


def deadlines_of(agreements: Iterable[Agreement], facts: Facts) -> Iterator[Deadline]:
    """Each planned meeting on its day, and each promise on the day it is due."""
    known = list(agreements)
    for one in filter(is_planned, known):
        if day := one.answers.date("day"):
            yield _planned(one, day, facts)
    for promise in promises_of(known):
        yield _promised(promise, facts)


def _planned(one: Agreement, day: date, facts: Facts) -> Deadline:
    """It is held on its day, whether that is a working day or not; later it lacks its minutes."""
    due, starts = Due(day, day), one.answers.time("starts")
    what = N_("{meeting} kl. {starts}") if starts else N_("{meeting}")
    if day < facts.today:
        what = N_("Referatet mangler: {meeting}")
    return Deadline(
        f"meeting:{one.thread}", one.case_id, what, due, Anchor(day, N_("den aftalte dag")),
        step=NextStep.OPEN_MEETING, urgency=due.urgency(facts.today), agreement_id=one.id,
        places={"meeting": meeting.kind_place(one.answers), "starts": starts},
    )  # fmt: skip


def _promised(one: Promise, facts: Facts) -> Deadline:
    """What somebody else promised is watched, and asked for when it is late."""
    whose, due = WHOSE.get(one.party, Whose.OFFICE), due_on(one.due, facts.calendar)
    return Deadline(
        one.key, facts.case.id, N_("Aftalt med {who}: {task}") if one.who else N_("Aftalt på et møde: {task}"), due,
        Anchor(one.made_on, N_("mødet")), whose=whose, urgency=due.urgency(facts.today), chased=True,
        agreement_id=one.agreement_id, owner=one.who if whose is Whose.OFFICE else "",
        places={"task": one.what, "who": one.who},
    )  # fmt: skip


def promises_of(agreements: Iterable[Agreement]) -> Iterator[Promise]:
    """The tasks of minutes that are concluded and not withdrawn or replaced."""
    for one in filter(is_meeting, agreements):
        if one.status in HELD:
            yield from _promises(one)


def _promises(one: Agreement) -> Iterator[Promise]:
    for row in one.answers.rows("tasks"):
        due = row.date("due")
        if due and row.text("key"):
            yield Promise(
                promise_key(row), one.id, row.text("party"), row.text("who"), row.text("what"), due,
                one.answers.date("day") or due,
            )  # fmt: skip


def promise_key(row: Answers) -> str:
    """The key of the deadline that a task of minutes becomes."""
    return f"promise:{row.text('key')}"
