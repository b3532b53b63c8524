"""The day of a caseworker: deadlines and unfinished documents in one list, each once, with its next step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from caseworker_app.domain.case import CaseStatus
from caseworker_app.domain.deadline import SOON, Urgency
from caseworker_app.rules.provision import Provision, RuleStatus, Unsettled
from caseworker_app.services.agenda import Agenda, DeadlineRow
from caseworker_app.services.deadlines import Deadline, State
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import WHOSE_WORDS, NextStep, Whose
from caseworker_app.services.overview import Overview, Step, Unfinished
from caseworker_app.services.ports import CaseRow
from caseworker_app.services.reckoning import CaseDeadlines
from caseworker_app.texts import N_

MEETINGS = ("meeting", "talk_planned", "follow_up")


class When(Enum):
    """Which part of the day's list a row belongs to."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    WAITING = "waiting"
    LATER = "later"


NOW = (When.OVERDUE, When.TODAY)
"""What the number beside Min dag counts."""


@dataclass(frozen=True)
class DayRow:
    """One thing to do (opgave): when, for whom, what and why, and the one step that does it."""

    key: str
    when: When
    day: date | None
    case_id: UUID | None
    agreement_id: UUID | None
    citizen: str
    born: date | None
    workplace: str
    absence_week: int | None
    what: str
    why: str
    step: NextStep | Step
    places: tuple[tuple[str, object], ...] = ()
    deadline: Deadline | None = None
    whose: Whose = Whose.OFFICE
    owner: str = ""
    more: tuple["DayRow", ...] = ()
    """Further things in the same case and the same part of the list, the nearest first."""

    @property
    def is_unsettled(self) -> bool:
        return self.deadline is not None and self.deadline.due is None

    @property
    def is_meeting(self) -> bool:
        return self.deadline is not None and _is_meeting(self.deadline)


@dataclass(frozen=True)
class Counts:
    """Numbers beside the entries of the navigation."""

    day: int
    open_cases: int
    unsigned: int
    meetings: int


class MyDay:
    """What there is to do (Min dag). Decisions about it go through `Decisions`."""

    def __init__(self, desk: Desk, agenda: Agenda, overview: Overview) -> None:
        self._desk, self._agenda, self._overview = desk, agenda, overview
        self._kept: dict[UUID, tuple[CaseDeadlines, CaseRow, tuple[DayRow, ...]]] = {}

    def rows(self) -> tuple[DayRow, ...]:
        """Everything open in all open cases, in the order of the list."""
        found = [row for case, reckoned in self._agenda.open_cases() for row in self._rows_of(case, reckoned)]
        tasks = map(self._of_deadline, self._agenda.rows_in(None, self._agenda.own_tasks()))
        unsigned = (one for _, reckoned in self._agenda.open_cases() for one in reckoned.unsigned)
        documents = map(self._of_document, self._overview.waiting((*self._overview.drafts(), *unsigned)))
        return _in_order([*found, *tasks, *documents])

    def _rows_of(self, case: CaseRow, reckoned: CaseDeadlines) -> tuple[DayRow, ...]:
        """Made anew only when the case was reckoned anew, or is somebody else's or called something else."""
        kept = self._kept.get(case.id)
        if kept is None or kept[0] is not reckoned or kept[1] != case:
            rows = tuple(map(self._of_deadline, self._agenda.rows_in(case, reckoned.deadlines)))
            self._kept[case.id] = kept = (reckoned, case, rows)
        return kept[2]

    def of_case(self, case_id: UUID) -> tuple[DayRow, ...]:
        """The same for one case; nothing for one that is closed."""
        case = self._desk.store.case(case_id)
        if case.status is CaseStatus.CLOSED:
            return ()
        found = map(self._of_deadline, self._agenda.rows_of(case_id))
        return _in_order([*found, *map(self._of_document, self._overview.unfinished(case_id))])

    def follow_ups(self) -> tuple[DayRow, ...]:
        """Talks and follow-ups that are agreed and not held, however far ahead they lie."""
        rows = (row for row in map(self._of_deadline, self._agenda.day()) if row.is_meeting)
        return tuple(sorted(rows, key=lambda row: (row.day or date.max, row.citizen)))

    def counts(self) -> Counts:
        """The numbers of the same rows, without making them."""
        today, cases = self._desk.clock.today(), [one for _, one in self._agenda.open_cases()]
        every = [one for case in cases for one in case.deadlines if one.is_open]
        unsigned = [one for case in cases for one in case.unsigned]
        due = sum(_when(one) in NOW for one in (*every, *(one for one in self._agenda.own_tasks() if one.is_open)))
        return Counts(
            day=due + sum(self._overview.days_waiting(one) >= SOON.days for one in unsigned),
            open_cases=len(cases),
            unsigned=len(unsigned),
            meetings=sum(_is_meeting(one) and _shown_day(one, today) == today for one in every),
        )

    def meetings(self, rows: Iterable[DayRow]) -> tuple[DayRow, ...]:
        """Those of the rows that are talks and follow-ups of today."""
        today = self._desk.clock.today()
        return tuple(row for row in rows if row.is_meeting and row.day == today)

    def is_mine(self, row: DayRow) -> bool:
        """Whether it is a case or a task of the person at the desk."""
        return row.owner == self._desk.caseworker

    def _of_deadline(self, row: DeadlineRow) -> DayRow:
        one, today = row.deadline, self._desk.clock.today()
        why, places = _why(one)
        return DayRow(
            f"{one.key}@{one.case_id}", _when(one), _shown_day(one, today), one.case_id, one.agreement_id,
            row.citizen, row.born, row.workplace, row.absence_week, one.what, why, one.step,
            (*one.places.items(), *places), one, one.whose, one.owner or row.caseworker,
        )  # fmt: skip

    def _of_document(self, row: Unfinished) -> DayRow:
        case, today = row.case, self._desk.clock.today()
        is_long = row.step is Step.SIGN and row.days_waiting >= SOON.days
        return DayRow(
            f"document:{row.agreement.id}", When.TODAY if is_long else When.WAITING, None, case.id, row.agreement.id,
            case.citizen.name, case.citizen.cpr.born, case.workplace.name, case.absence_week(today), row.what, row.why,
            row.step, row.places, owner=case.caseworker,
        )  # fmt: skip


def in_group(rows: Iterable[DayRow], *groups: When) -> int:
    """How many of the rows belong to these groups."""
    return sum(row.when in groups for row in rows)


def by_case(rows: Iterable[DayRow]) -> tuple[DayRow, ...]:
    """One row for each case within a part of the list: the nearest thing, with the others behind it."""
    first: dict[object, DayRow] = {}
    for row in rows:
        key = (row.when, row.case_id or row.key)
        first[key] = replace(first[key], more=(*first[key].more, row)) if key in first else row
    return tuple(first.values())


def _is_meeting(one: Deadline) -> bool:
    return one.key.split(":")[0] in MEETINGS


def _when(one: Deadline) -> When:
    """Others' deadlines wait, until they are missed and the office has to act."""
    if not one.is_ours:
        return When.WAITING
    return When(one.urgency.value) if one.urgency else When.LATER


def _shown_day(one: Deadline, today: date) -> date | None:
    """The day to act by; of what is late the last day itself, so that nothing is said to be late before it is."""
    if one.due is None or one.act_by is None:
        return None
    return one.due.day if one.urgency is Urgency.OVERDUE else max(one.act_by, today)


def _why(one: Deadline) -> tuple[str, tuple[tuple[str, object], ...]]:
    """In one line: what was decided last, or what the day is counted from."""
    if one.state is State.POSTPONED and one.moves:
        return N_("Udsat til {moved}: {reason}"), (("moved", one.moves[-1].day), ("reason", one.moves[-1].reason))
    if isinstance(one.rule, Unsettled):
        return N_("Ikke afklaret: {reason}"), (("reason", (one.rule.why,)),)
    if one.key.startswith("task:"):
        return N_("Egen opgave, {owner}"), (("owner", one.owner),)
    if one.key.startswith("consent:") and one.due:
        return N_("Samtykket gælder til {until}"), (("until", one.due.day),)
    if one.counted_from is None or one.rule is None:
        return (N_("Aftalt til {until}"), (("until", one.due.day),)) if one.due else ("", ())
    return _counted(one)


def _counted(one: Deadline) -> tuple[str, tuple[tuple[str, object], ...]]:
    if one.counted_from is None:
        return "", ()
    places = (("event", (one.counted_from.words,)), ("from_day", one.counted_from.day))
    if one.whose is not Whose.OFFICE:
        words = N_("{who} skal handle. Regnes fra {event} {from_day}")
        return words, (("who", (WHOSE_WORDS[one.whose],)), *places)
    is_local = isinstance(one.rule, Provision) and one.rule.status is RuleStatus.LOCAL
    return (N_("Lokal frist. Regnes fra {event} {from_day}") if is_local
            else N_("Regnes fra {event} {from_day}")), places  # fmt: skip


def _in_order(rows: Iterable[DayRow]) -> tuple[DayRow, ...]:
    return tuple(_sorted(rows))


def _sorted(rows: Iterable[DayRow]) -> Iterator[DayRow]:
    order = list(When)
    yield from sorted(rows, key=lambda row: (order.index(row.when), row.day or date.max, row.citizen, row.key))
