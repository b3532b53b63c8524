"""What is due: all deadlines of a case or of the day, and why each is where it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import DeadlineMove, due_on
from caseworker_app.domain.duration import Duration
from caseworker_app.domain.event import CaseEvent, EventKind, Task
from caseworker_app.rules.provision import Unsettled
from caseworker_app.services.agreed_days import agreed_days
from caseworker_app.services.deadlines import Deadline, by_rules, decided, in_order
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import Anchor, Facts, NextStep, Whose, paid_weeks
from caseworker_app.services.explanation import Explanation, explain
from caseworker_app.services.ports import CaseFilter
from caseworker_app.settings import SILENT_WEEKS
from caseworker_app.texts import N_

LIVE = (Status.SEALED.value, Status.SIGNED.value)


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline in the list of the day, with whose case it is."""

    deadline: Deadline
    citizen: str
    workplace: str
    absence_week: int | None
    born: date | None = None
    caseworker: str = ""


@dataclass(frozen=True)
class SilentCase:
    """An open case in which nothing was noted for long (stille sag)."""

    case_id: UUID
    citizen: str
    workplace: str
    last_activity: date
    weeks: int


class Agenda:
    """Reads deadlines from what happened. What is decided about them goes through `Decisions`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def of_case(self, case_id: UUID, *more: CaseEvent) -> tuple[Deadline, ...]:
        """All deadlines of a case, open ones first, the earliest first; with what was done and what is not settled.

        `more` are events not kept yet, to see what they would change.
        """
        case = self._store.case(case_id)
        known = _Known(
            {case.id: case},
            sorted((*self._store.events(case_id), *more), key=lambda event: event.day),
            self._store.moves(case_id),
            self._store.agreements(case_id, LIVE),
            self._store.tasks(case_id),
        )
        return in_order(self._deadlines(known))

    def day(self, *whose: Whose) -> tuple[DeadlineRow, ...]:
        """What is open in all open cases and own tasks, in order; of these parties, or of everyone."""
        known = self._all()
        found = (one for one in self._deadlines(known) if one.is_open and (not whose or one.whose in whose))
        return tuple(self.row(one, known.cases.get(one.case_id) if one.case_id else None) for one in in_order(found))

    def find(self, key: str, case_id: UUID | None) -> Deadline | None:
        """One deadline by its key, also when it is done."""
        if case_id:
            return next((one for one in self.of_case(case_id) if one.key == key), None)
        known = _Known({}, (), self._store.moves(), (), self._store.tasks())
        return next((one for one in self._deadlines(known) if one.key == key), None)

    def row(self, deadline: Deadline, case: Case | None) -> DeadlineRow:
        """The deadline with whose case it is."""
        if case is None:
            return DeadlineRow(deadline, "", "", None)
        week = case.absence_week(self._desk.clock.today())
        born = case.citizen.cpr.born
        return DeadlineRow(deadline, case.citizen.name, case.workplace.name, week, born, case.caseworker)

    def silent(self) -> tuple[SilentCase, ...]:
        """Open cases without activity for as many weeks as the office has set, the longest silence first."""
        today, weeks = self._desk.clock.today(), self._desk.number(SILENT_WEEKS)
        last = self._store.last_activity()
        quiet = {case_id: at.date() for case_id, at in last.items() if at.date() <= today - timedelta(weeks=weeks)}
        cases = self._store.cases(quiet)
        rows = (
            SilentCase(one.id, one.citizen.name, one.workplace.name, quiet[one.id], (today - quiet[one.id]).days // 7)
            for one in cases.values()
        )
        return tuple(sorted(rows, key=lambda row: (row.last_activity, row.citizen)))

    def duration(self, case_id: UUID) -> Duration | Unsettled:
        """The picture of paid weeks: a help that leans on assumptions, never a decision."""
        case = self._store.case(case_id)
        return paid_weeks(Facts(case, (), self._desk.rules, self._desk.calendar))

    def events(self, case_id: UUID) -> tuple[CaseEvent, ...]:
        """What happened in the case, the earliest first, without what was struck."""
        return tuple(event for event in self._store.events(case_id) if not event.struck)

    def explanation(self, deadline: Deadline) -> Explanation:
        """Why the day is that day, in words a citizen could be shown."""
        return explain(deadline, self._desk)

    def _all(self) -> "_Known":
        agreements = self._store.agreements(None, LIVE, of_open_cases=True)
        return _Known(
            self._store.cases(self._store.case_ids(CaseFilter(order="number"))),
            self._store.events(),
            self._store.moves(),
            agreements,
            self._store.tasks(),
        )

    def _deadlines(self, known: "_Known") -> Iterator[Deadline]:
        calendar, today = self._desk.calendar, self._desk.clock.today()
        for case in known.cases.values():
            events = tuple(event for event in known.events[case.id] if not event.struck)
            facts = Facts(case, events, self._desk.rules, calendar)
            moves = known.moves[case.id]
            for one in (*by_rules(facts), *self._agreed(facts, known.agreements[case.id])):
                if shown := decided(one, moves.get(one.key, ()), calendar, today, facts):
                    yield shown
        for task in known.tasks:
            one = Deadline(
                f"task:{task.id}", task.case_id, N_("{task}"), due_on(task.due, calendar), owner=task.owner,
                places={"task": task.text},
            )  # fmt: skip
            moves_of_task = known.moves[task.case_id].get(one.key, ())
            if shown := decided(one, moves_of_task, calendar, today, None):
                yield shown

    def _agreed(self, facts: Facts, agreements: Iterable[Agreement]) -> Iterator[Deadline]:
        """What people agreed: talks, follow-ups, steps, ends of agreements and consents."""
        for event in facts.of(EventKind.TALK_PLANNED):
            held = next((one.day for one in facts.of(EventKind.TALK_HELD) if one.day >= event.day), None)
            yield Deadline(
                f"talk_planned:{event.id}", facts.case.id, N_("Samtale"), due_on(event.day, facts.calendar),
                step=NextStep.NOTE_TALK, fulfilled_on=held, counted_from=Anchor(event.day, N_("den aftalte dag")),
                ended_by=(EventKind.TALK_HELD,),
            )  # fmt: skip
        for day in agreed_days(agreements, facts):
            yield Deadline(
                day.key, facts.case.id, day.what, due_on(day.day, facts.calendar), rule=day.rule, step=day.step,
                lapses=day.lapses, fulfilled_on=day.held_on, agreement_id=day.agreement_id, places=day.places,
                counted_from=Anchor(day.counted_from, day.words),
            )  # fmt: skip


class _Known:
    """What was read at once, by case."""

    def __init__(
        self, cases: dict[UUID, Case], events: Iterable[CaseEvent], moves: Iterable[DeadlineMove],
        agreements: Iterable[Agreement], tasks: list[Task],
    ) -> None:  # fmt: skip
        self.cases, self.tasks = cases, tasks
        self.events: defaultdict[UUID, list[CaseEvent]] = defaultdict(list)
        self.moves: defaultdict[UUID | None, defaultdict[str, tuple[DeadlineMove, ...]]] = defaultdict(_no_moves)
        self.agreements: defaultdict[UUID, list[Agreement]] = defaultdict(list)
        for event in events:
            self.events[event.case_id].append(event)
        for move in moves:
            self.moves[move.case_id][move.deadline] += (move,)
        for agreement in agreements:
            self.agreements[agreement.case_id].append(agreement)


def _no_moves() -> defaultdict[str, tuple[DeadlineMove, ...]]:
    return defaultdict(tuple)
