"""Deadlines of one case: from its clocks, with what was decided about each and how near it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from uuid import UUID

from caseworker_app.domain.deadline import DeadlineMove, Due, MoveKind, Urgency, due_on
from caseworker_app.domain.event import EventKind
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
"""Whose missed deadlines the office has to act on; the employer's own duties it only watches."""


@dataclass(frozen=True)
class Deadline:
    """One thing with a last day (frist). `key` stays the same when the day it is counted from is corrected.

    `due` is None when the rules do not say; `planned` is the day it was postponed to; `fulfilled_on` the
    day of the event that ends it, `done_on` the day it counts as done. `rule` is None for what people
    agreed or set themselves. `urgency` is that of the last day until something was decided.
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
    urgency: Urgency | None = None
    moves: tuple[DeadlineMove, ...] = ()
    agreement_id: UUID | None = None
    owner: str = ""
    ended_by: tuple[EventKind, ...] = ()
    places: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in (State.OPEN, State.POSTPONED)

    @property
    def is_ours(self) -> bool:
        """Whether the office has to act: its own deadlines, and those others missed that it has to follow up."""
        return self.whose is Whose.OFFICE or (self.whose in CHASED and self.urgency is Urgency.OVERDUE)

    @property
    def is_law(self) -> bool:
        """Whether the last day is one of law, which nobody may move."""
        return isinstance(self.rule, Provision) and self.rule.status is not RuleStatus.LOCAL

    @property
    def act_by(self) -> date | None:
        due = self.planned or self.due
        return due.act_by if due else None


def by_rules(facts: Facts) -> Iterator[Deadline]:
    for duty in DUTIES:
        for anchor in duty.starts(facts):
            if duty.applies(facts, anchor):
                yield _by_rule(facts, duty, anchor, duty.rule, duty.key_of(anchor))
                for own in facts.rules.tightening(duty.rule):
                    if own.id not in RULES_USED:
                        yield _by_rule(facts, duty, anchor, own.id, f"{own.id}:{duty.key_of(anchor)}")


def _by_rule(facts: Facts, duty: Duty, anchor: Anchor, rule: str, key: str) -> Deadline:
    """A deadline of a rule as it applies on the day it falls due, or one that is not settled."""
    dates = {"counted_from": anchor.day, "start": anchor.day, "day_looked_at": anchor.day}
    found = facts.rule(rule, **dates)
    day: date | None = None
    if isinstance(found, Provision):
        day = duty.ends(facts, anchor) if duty.ends else facts.span_ends(rule, anchor.day)
    if day is not None:
        found = facts.rule(rule, **dates, act_day=day)
    due = due_on(day, facts.calendar) if day and isinstance(found, Provision) else None
    return Deadline(
        key, facts.case.id, duty.what, due, anchor, found, duty.whose, duty.step, lapses=duty.lapses,
        fulfilled_on=duty.stops(facts, anchor), urgency=due.urgency(facts.today) if due else None,
        ended_by=duty.ended_by,
    )  # fmt: skip


def decided(
    one: Deadline, moves: tuple[DeadlineMove, ...], calendar: WorkingDays, today: date, facts: Facts | None
) -> Deadline | None:
    """The deadline with what was decided about it and how near it is; None when its clock does not matter any more."""
    latest = moves[-1] if moves else None
    state = _AFTER[latest.kind] if latest else State.OPEN
    is_reopened = latest is not None and latest.kind is MoveKind.REOPENED
    if state in (State.OPEN, State.POSTPONED) and one.fulfilled_on and not is_reopened:
        return replace(one, state=State.DONE, moves=moves, done_on=one.fulfilled_on, urgency=None)
    if latest and state in CLOSED:
        return _closed(one, state, moves, calendar)
    if facts and one.rule is not None and facts.of(EventKind.FULLY_FIT):
        return None
    if one.lapses and one.due and today > one.due.day:
        return replace(one, state=State.LAPSED, moves=moves, urgency=None)
    if latest is None:
        return one
    planned = _planned(one, latest, calendar) if state is State.POSTPONED else None
    if planned and not one.is_law:
        one = replace(one, due=planned)
    urgency = _urgency(one, planned, today)
    return replace(one, state=state, moves=moves, planned=planned, urgency=urgency)


def _closed(one: Deadline, state: State, moves: tuple[DeadlineMove, ...], calendar: WorkingDays) -> Deadline:
    """As it was when somebody decided, however the day it is counted from was corrected since."""
    latest = moves[-1]
    kept = due_on(latest.due, calendar) if latest.due else one.due
    done_on = latest.day if state is State.DONE else None
    return replace(one, state=state, moves=moves, due=kept, done_on=done_on, urgency=None)


def _planned(one: Deadline, latest: DeadlineMove | None, calendar: WorkingDays) -> Due | None:
    """The day it was postponed to, but never past a last day of law that has come nearer since."""
    if latest is None or one.due is None:
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
