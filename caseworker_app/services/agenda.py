"""What is due: all deadlines of a case or of the day, and why each is where it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from caseworker_app.domain.case import week_of_absence
from caseworker_app.domain.deadline import Urgency
from caseworker_app.domain.duration import Duration
from caseworker_app.domain.event import CaseEvent
from caseworker_app.rules.provision import Unsettled
from caseworker_app.services.deadlines import Deadline, in_order
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import Facts, Whose, paid_weeks
from caseworker_app.services.explanation import Explanation, explain
from caseworker_app.services.ports import CaseRow
from caseworker_app.services.reckoning import CaseDeadlines, NextDeadline, Reckoning
from caseworker_app.settings import SILENT_WEEKS


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
        self._reckoning = Reckoning(desk)

    def of_case(self, case_id: UUID, *more: CaseEvent) -> tuple[Deadline, ...]:
        """All deadlines of a case, open ones first, the earliest first; with what was done and what is not settled.

        `more` are events not kept yet, to see what they would change.
        """
        return self._reckoning.with_events(case_id, more) if more else self._reckoning.of_case(case_id)

    def next_of(self, case_ids: Iterable[UUID]) -> dict[UUID, NextDeadline]:
        """What the office has to do next in each of these open cases; those with nothing open are left out."""
        known = self._reckoning.some(case_ids)
        return {case_id: one.next for case_id, one in known.items() if one.next}

    def states(self) -> dict[UUID, Urgency | None]:
        """How near the next thing is in each open case; None where nothing has a day."""
        known = self._reckoning.open_cases().items()
        return {case_id: one.next.urgency if one.next else None for case_id, one in known}

    def day(self, *whose: Whose) -> tuple[DeadlineRow, ...]:
        """What is open in all open cases and own tasks, in order; of these parties, or of everyone."""
        every = [*(one for case in self._reckoning.open_cases().values() for one in case.deadlines), *self.own_tasks()]
        rows = self._reckoning.rows()
        return tuple(
            self._row(one, rows[one.case_id] if one.case_id else None) for one in in_order(every)
            if one.is_open and (not whose or one.whose in whose)
        )  # fmt: skip

    def open_cases(self) -> Iterator[tuple[CaseRow, CaseDeadlines]]:
        """Every open case with all that was reckoned for it; the same object as long as nothing has changed."""
        rows = self._reckoning.rows()
        for case_id, reckoned in self._reckoning.open_cases().items():
            yield rows[case_id], reckoned

    def own_tasks(self) -> tuple[Deadline, ...]:
        """Tasks that belong to no case."""
        return self._reckoning.without_case()

    def find(self, key: str, case_id: UUID | None) -> Deadline | None:
        """One deadline by its key, also when it is done."""
        known = self.of_case(case_id) if case_id else self.own_tasks()
        return next((one for one in known if one.key == key), None)

    def rows_of(self, case_id: UUID) -> tuple[DeadlineRow, ...]:
        """What is open in one case, with whose case it is."""
        [case] = self._store.case_rows((case_id,))
        return self.rows_in(case, self.of_case(case_id))

    def rows_in(self, case: CaseRow | None, deadlines: Iterable[Deadline]) -> tuple[DeadlineRow, ...]:
        """Those of the deadlines that are open, with whose case it is."""
        return tuple(self._row(one, case) for one in deadlines if one.is_open)

    def _row(self, deadline: Deadline, case: CaseRow | None) -> DeadlineRow:
        if case is None:
            return DeadlineRow(deadline, "", "", None)
        week = week_of_absence(case.first_absence_day, self._desk.clock.today())
        return DeadlineRow(deadline, case.citizen, case.workplace, week, case.born, case.caseworker)

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
        return paid_weeks(Facts(case, (), self._desk.rules, self._desk.calendar, self._desk.clock.today()))

    def events(self, case_id: UUID) -> tuple[CaseEvent, ...]:
        """What happened in the case, the earliest first, without what was struck."""
        return tuple(event for event in self._store.events(case_id) if not event.struck)

    def explanation(self, deadline: Deadline) -> Explanation:
        """Why the day is that day, in words a citizen could be shown."""
        return explain(deadline, self._desk)
