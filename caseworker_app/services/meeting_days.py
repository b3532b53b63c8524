"""What meetings mean for the clocks: a planned talk, a talk that was held, and what was promised until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.schemes import meeting

HELD = (Status.SEALED, Status.SIGNED)


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
        if one.editable and one.version == 1:
            yield _event(one, EventKind.TALK_PLANNED, day)
        elif one.status in HELD:
            yield _event(one, EventKind.TALK_HELD, day)


def _event(one: Agreement, kind: EventKind, day: date) -> CaseEvent:
    return CaseEvent(one.id, one.case_id, kind, day, one.created_at, one.created_by)


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
