"""Deadlines of one case: from its clocks, with what was decided about each and how near it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from uuid import UUID

from caseworker_app.domain.deadline import DeadlineMove, Due, MoveKind, Urgency, due_on
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.rules.provision import Provision, RuleStatus, Unsettled
from caseworker_app.services.duties import DUTIES, Anchor, Duty, Facts, NextStep, Whose
from caseworker_app.services.working_days import WorkingDays
from caseworker_app.texts import N_

RULES_USED = frozenset(duty.rule for duty in DUTIES) | {"CON-1Y", "C1", "C2", "C3", "C4", "C5"}
"""The rules deadlines are counted by; a test holds them against the shipped files."""


class State(Enum):
    """Where a deadline stands (tilstand)."""

    OPEN = "open"
    POSTPONED = "postponed"
    DONE = "done"
    EXCEPTION = "exception"
    NOT_RELEVANT = "not_relevant"
    LAPSED = "lapsed"


STATE_WORDS = {
    State.OPEN: N_("Mangler"), State.POSTPONED: N_("Udsat"), State.DONE: N_("Klaret"),
    State.EXCEPTION: N_("Undtaget"), State.NOT_RELEVANT: N_("Ikke relevant"), State.LAPSED: N_("Udløbet"),
}  # fmt: skip
CLOSED = (State.DONE, State.EXCEPTION, State.NOT_RELEVANT)
_AFTER = {
    MoveKind.DONE: State.DONE, MoveKind.EXCEPTION: State.EXCEPTION, MoveKind.NOT_RELEVANT: State.NOT_RELEVANT,
    MoveKind.POSTPONED: State.POSTPONED, MoveKind.REOPENED: State.OPEN,
}  # fmt: skip

MOVE_LINES = {
    MoveKind.DONE: N_("Frist klaret: {what}"),
    MoveKind.POSTPONED: N_("Frist udsat til {day}: {what}. {reason}"),
    MoveKind.EXCEPTION: N_("Undtagelse fra frist: {what}. {reason}"),
    MoveKind.NOT_RELEVANT: N_("Frist ikke relevant: {what}. {reason}"),
    MoveKind.REOPENED: N_("Frist åbnet igen: {what}"),
}
TASK_LINE = N_("Opgave noteret: {what}")
OF_TASKS = frozenset({TASK_LINE, *MOVE_LINES.values()})
"""Lines of history that, without a case, are about a task and nothing else."""
CHASED = (Whose.CITIZEN, Whose.DOCTOR)
"""Whose missed deadlines the office has to act on: without the form it has to hear the citizen before benefit can
stop, without the certificate the talk has no basis. The employer's own duties (talk, notification, claims) change
nothing for the citizen and cost only the employer, so they are watched and stay under what waits."""


@dataclass(frozen=True)
class Deadline:
    """One thing with a last day (frist). `key` stays the same when the day it is counted from is corrected.

    `due` is None when the rules do not say; `planned` is the day it was postponed to; `ends` are the events each
    of which ends it, `fulfilled_on` the day of the first, `done_on` and `done_by` what it counts as done by.
    `rule` is None for what people agreed or set themselves. `urgency` is that of the last day until something
    was decided.
    """

    key: str
    case_id: UUID | None
    what: str
    due: Due | None
    counted_from: Anchor | None = None
    rule: Provision | Unsettled | None = None
    whose: Whose = Whose.OFFICE
    step: NextStep = NextStep.DONE
    state: State = State.OPEN
    lapses: bool = False
    planned: Due | None = None
    fulfilled_on: date | None = None
    done_on: date | None = None
    ends: tuple[CaseEvent, ...] = ()
    done_by: CaseEvent | None = None
    urgency: Urgency | None = None
    moves: tuple[DeadlineMove, ...] = ()
    agreement_id: UUID | None = None
    owner: str = ""
    ended_by: tuple[EventKind, ...] = ()
    places: Mapping[str, object] = field(default_factory=dict)
    chased: bool = False
    """Whether the office asks for it when it is late, whoever has to act."""

    @property
    def is_open(self) -> bool:
        return self.state in (State.OPEN, State.POSTPONED)

    @property
    def is_ours(self) -> bool:
        """Whether the office has to act: its own deadlines, and those others missed that it has to follow up."""
        is_chased = self.chased or self.whose in CHASED
        return self.whose is Whose.OFFICE or (is_chased and self.urgency is Urgency.OVERDUE)

    @property
    def is_law(self) -> bool:
        """Whether the last day is one of law, which nobody may move."""
        return isinstance(self.rule, Provision) and self.rule.status is not RuleStatus.LOCAL

    @property
    def act_by(self) -> date | None:
        due = self.planned or self.due
        return due.act_by if due else None


def by_rules(facts: Facts) -> Iterator[Deadline]:
    """What the rules demand in a case, each key once."""
    found: dict[str, Deadline] = {}
    for duty in DUTIES:
        for anchor in duty.starts(facts):
            ends = duty.stops(facts, anchor)
            if duty.is_there(facts, anchor, ends):
                for one in _by_duty(facts, duty, anchor, ends):
                    found.setdefault(one.key, one)
    yield from found.values()


def _by_duty(facts: Facts, duty: Duty, anchor: Anchor, ends: tuple[CaseEvent, ...]) -> Iterator[Deadline]:
    """The deadline of the law, and the office's own targets inside it."""
    yield _by_rule(facts, duty, anchor, ends, duty.rule, duty.key_of(anchor))
    for own in facts.rules.tightening(duty.rule):
        if own.id not in RULES_USED:
            yield _by_rule(facts, duty, anchor, ends, own.id, f"{own.id}:{duty.key_of(anchor)}")


def _by_rule(
    facts: Facts, duty: Duty, anchor: Anchor, ends: tuple[CaseEvent, ...], rule: str, key: str
) -> Deadline:
    """A deadline of a rule as it applies on the day it falls due, or one that is not settled."""
    dates = {"counted_from": anchor.day, "start": anchor.day, "day_looked_at": anchor.day}
    found = duty.found(facts, anchor, rule, **dates)
    day: date | None = None
    if isinstance(found, Provision):
        day = duty.ends(facts, anchor) if duty.ends else facts.span_ends(rule, anchor.day)
    if day is not None:
        found = facts.rule(rule, **dates, act_day=day)
    due = due_on(day, facts.calendar) if day and isinstance(found, Provision) else None
    return Deadline(
        key, facts.case.id, duty.what, due, anchor, found, duty.whose, duty.step, lapses=duty.lapses, ends=ends,
        fulfilled_on=ends[0].day if ends else None, urgency=due.urgency(facts.today) if due else None,
        ended_by=duty.ended_by, places=duty.places(facts),
    )  # fmt: skip


def decided(
    one: Deadline, moves: tuple[DeadlineMove, ...], calendar: WorkingDays, today: date, facts: Facts | None
) -> Deadline | None:
    """The deadline with what was decided about it and how near it is; None when its clock does not matter any more."""
    latest = moves[-1] if moves else None
    state = _AFTER[latest.kind] if latest else State.OPEN
    if latest and state in CLOSED:
        return _closed(one, state, moves, calendar)
    if on := _ended_on(one, latest):
        return replace(one, state=State.DONE, moves=moves, done_on=on, done_by=_ended_by(one, on), urgency=None)
    if facts and one.rule is not None and facts.of(EventKind.FULLY_FIT):
        return None
    if one.lapses and one.urgency is Urgency.OVERDUE:
        return replace(one, state=State.LAPSED, moves=moves, urgency=None)
    return _moved(one, state, moves, calendar, today) if latest else one


def _ended_on(one: Deadline, latest: DeadlineMove | None) -> date | None:
    """The day an event ended it. After it was opened again only what was noted since counts."""
    if latest is None or latest.kind is not MoveKind.REOPENED:
        return one.fulfilled_on
    return next((event.day for event in one.ends if event.recorded_at > latest.at), None)


def _ended_by(one: Deadline, on: date | None) -> CaseEvent | None:
    return next((event for event in one.ends if event.day == on), None)


def _closed(one: Deadline, state: State, moves: tuple[DeadlineMove, ...], calendar: WorkingDays) -> Deadline:
    """As it was when somebody decided, however the day it is counted from was corrected since."""
    latest = moves[-1]
    kept = due_on(latest.due, calendar) if latest.due else one.due
    done_on = latest.day if state is State.DONE else None
    done_by = _ended_by(one, done_on)
    return replace(one, state=state, moves=moves, due=kept, done_on=done_on, done_by=done_by, urgency=None)


def _moved(
    one: Deadline, state: State, moves: tuple[DeadlineMove, ...], calendar: WorkingDays, today: date
) -> Deadline:
    """Open, and somebody has decided something about it before."""
    planned = _planned(one, moves[-1], calendar) if state is State.POSTPONED else None
    if planned and not one.is_law:
        one = replace(one, due=planned)
    return replace(one, state=state, moves=moves, planned=planned, urgency=_urgency(one, planned, today))


def _planned(one: Deadline, latest: DeadlineMove, calendar: WorkingDays) -> Due | None:
    """The day it was postponed to, but never past a last day of law that has come nearer since."""
    if one.due is None:
        return None
    return due_on(min(latest.day, one.due.day) if one.is_law else latest.day, calendar)


def _urgency(one: Deadline, planned: Due | None, today: date) -> Urgency | None:
    if one.due is None:
        return None
    if planned is None:
        return one.due.urgency(today)
    return Due(one.due.day, planned.act_by).urgency(today)


def in_order(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Open ones first by urgency and day, then what is not settled, then the rest."""
    order = {urgency: place for place, urgency in enumerate(Urgency)}
    unsettled, closed = len(order), len(order) + 1

    def place(one: Deadline) -> tuple[int, date, str]:
        turn = closed if not one.is_open else order[one.urgency] if one.urgency else unsettled
        return turn, one.act_by or date.max, one.key

    return tuple(sorted(deadlines, key=place))
