"""The deadlines of each case, reckoned once and again only when something they depend on has changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Case, CaseStatus
from caseworker_app.domain.deadline import DeadlineMove, Urgency, due_on
from caseworker_app.domain.event import CaseEvent, Task
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import breach
from caseworker_app.services import illness_days
from caseworker_app.services.agreed_days import agreed_days
from caseworker_app.services.application_days import events_of as hearings_of
from caseworker_app.services.deadlines import OF_TASKS, Deadline, by_rules, decided, in_order
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import Facts
from caseworker_app.services.meeting_days import events_of, is_planned
from caseworker_app.services.ports import CaseFilter, CaseRow
from caseworker_app.services.working_days import WorkingDays
from caseworker_app.texts import N_

READ = (Status.DRAFT.value, Status.SEALED.value, Status.SIGNED.value)
"""What deadlines depend on: agreements in force or unsigned, and of drafts planned meetings and checklists."""
_FEW = 2
"""So many changed cases are read one by one, as one person changes them; when it is more, all are read at once."""


@dataclass(frozen=True)
class NextDeadline:
    """What the office has to do next in a case (næste frist): the day to act by, and the last day itself.

    Both days and the urgency are None when all that is open is not settled.
    """

    case_id: UUID
    key: str
    what: str
    places: Mapping[str, object]
    act_by: date | None
    due: date | None
    urgency: Urgency | None
    has_unsettled: bool
    more: int
    """How many further things the office has to do in the case."""


@dataclass(frozen=True)
class CaseDeadlines:
    """All deadlines of one case in order, which comes next for the office, and what nobody has signed yet."""

    deadlines: tuple[Deadline, ...]
    is_open: bool
    next: NextDeadline | None
    unsigned: tuple[Agreement, ...]


@dataclass(frozen=True)
class _Basis:
    """What every deadline depends on."""

    today: date
    rules: Rulebook
    calendar: WorkingDays

    def is_that_of(self, other: "_Basis | None") -> bool:
        """The book is compared by identity: it is replaced as a whole when a rule changes."""
        return (
            other is not None and self.rules is other.rules
            and (self.today, self.calendar) == (other.today, other.calendar)
        )  # fmt: skip


class Reckoning:
    """Keeps what was reckoned (regnet ud). The history tells what changed: nothing is written without its line.

    A line that names a case makes that case be reckoned again; a line that names none may have changed
    anything, unless it is about a task. Drafts are saved without a line; of those the desk tells.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._basis: _Basis | None = None
        self._seen = -1
        self._kept: dict[UUID, CaseDeadlines] = {}
        self._tasks: tuple[Deadline, ...] | None = None
        self._has_all = False
        self._rows: dict[UUID, CaseRow] | None = None
        self._running: dict[UUID, UUID] = {}
        self._saves_seen = 0

    def of_case(self, case_id: UUID) -> tuple[Deadline, ...]:
        """All deadlines of one case, also of a closed one."""
        basis = self._catch_up()
        if case_id not in self._kept:
            self._read_one(case_id, basis)
        return self._kept[case_id].deadlines

    def with_events(self, case_id: UUID, events: Iterable[CaseEvent]) -> tuple[Deadline, ...]:
        """The same with events that are not kept yet."""
        basis = self._catch_up()
        case = self._store.case(case_id)
        return self._reckon(self._known_of(case, events), case, basis).deadlines

    def open_cases(self) -> Mapping[UUID, CaseDeadlines]:
        """Of all open cases."""
        basis = self._catch_up()
        if not self._has_all:
            self._read_all(basis)
        return {case_id: one for case_id, one in self._kept.items() if one.is_open}

    def some(self, case_ids: Iterable[UUID]) -> Mapping[UUID, CaseDeadlines]:
        """Of these open cases, so that a list can have many reckoned a few at a time."""
        basis, wanted = self._catch_up(), list(case_ids)
        self._read(wanted, basis)
        found = ((case_id, self._kept.get(case_id)) for case_id in wanted)
        return {case_id: one for case_id, one in found if one is not None and one.is_open}

    def rows(self) -> Mapping[UUID, CaseRow]:
        """Whose cases the open ones are. A name may be shared by cases, so any change has them read again."""
        wanted = self.open_cases()
        if self._rows is None:
            self._rows = {row.id: row for row in self._store.case_rows(wanted)}
        return self._rows

    def without_case(self) -> tuple[Deadline, ...]:
        """Own tasks that belong to no case."""
        basis = self._catch_up()
        if self._tasks is None:
            tasks = [one for one in self._store.tasks() if one.case_id is None]
            moves = (one for one in self._store.moves() if one.case_id is None) if tasks else ()
            known = _Known((), moves, (), tasks)
            self._tasks = tuple(known.task_deadlines(None, basis))
        return self._tasks

    def _catch_up(self) -> _Basis:
        basis = _Basis(self._desk.clock.today(), self._desk.rules, self._desk.calendar)
        newest = next((line.number for line in self._store.history(None, 1)), 0)
        if newest != self._seen:
            self._rows = None
        if self._basis is None or not basis.is_that_of(self._basis) or newest < self._seen:
            self._basis = basis
            self._forget_all()
        elif newest > self._seen:
            self._forget_since(newest - self._seen, self._basis)
        self._seen = newest
        self._forget_saved(self._basis)
        return self._basis

    def _forget_all(self) -> None:
        self._kept, self._tasks, self._has_all = {}, None, False

    def _forget_since(self, count: int, basis: _Basis) -> None:
        lines = self._store.history(None, count)
        if any(line.case_id is None and line.what not in OF_TASKS for line in lines):
            self._forget_all()
            return
        changed = {line.case_id for line in lines}
        if None in changed:
            self._tasks = None
        self._forget_cases({one for one in changed if one is not None}, basis)

    def _forget_saved(self, basis: _Basis) -> None:
        """Cases with a planned meeting or a checklist whose words were saved since: its day may be another."""
        saved = self._desk.saved_words[self._saves_seen :]
        self._saves_seen += len(saved)
        self._forget_cases({self._running[one] for one in saved if one in self._running}, basis)

    def _forget_cases(self, cases: set[UUID], basis: _Basis) -> None:
        for case_id in cases:
            self._kept.pop(case_id, None)
        if self._has_all and len(cases) <= _FEW:
            for case_id in self._store.cases(cases):
                self._read_one(case_id, basis)
        else:
            self._has_all = False

    def _read_one(self, case_id: UUID, basis: _Basis) -> None:
        case = self._store.case(case_id)
        self._kept[case_id] = self._reckon(self._known_of(case), case, basis)

    def _read_all(self, basis: _Basis) -> None:
        self._read(self._store.case_ids(CaseFilter(order="number")), basis)
        self._has_all = True

    def _read(self, case_ids: Iterable[UUID], basis: _Basis) -> None:
        """What is not kept yet: a few cases one by one, many at once."""
        missing = self._store.cases([case_id for case_id in case_ids if case_id not in self._kept])
        if len(missing) <= _FEW:
            for case in missing.values():
                self._kept[case.id] = self._reckon(self._known_of(case), case, basis)
            return
        known = _Known(
            self._store.events(), self._store.moves(),
            self._store.agreements(None, READ, of_open_cases=True), self._store.tasks(),
        )  # fmt: skip
        opened = (case for case in missing.values() if case.status is CaseStatus.OPEN)
        self._kept.update((case.id, self._reckon(known, case, basis)) for case in opened)

    def _known_of(self, case: Case, more: Iterable[CaseEvent] = ()) -> "_Known":
        events = sorted((*self._store.events(case.id), *more), key=lambda event: event.day)
        moves, agreements = self._store.moves(case.id), self._store.agreements(case.id, READ)
        return _Known(events, moves, agreements, self._store.tasks(case.id))

    def _reckon(self, known: "_Known", case: Case, basis: _Basis) -> CaseDeadlines:
        found = in_order(known.deadlines(case, basis))
        self._running.update((one.id, case.id) for one in known.running(case.id))
        return CaseDeadlines(found, case.status is CaseStatus.OPEN, _next(case.id, found), known.unsigned(case.id))


def _next(case_id: UUID, deadlines: Iterable[Deadline]) -> NextDeadline | None:
    ours = [one for one in deadlines if one.is_open and one.is_ours]
    if not ours:
        return None
    first = ours[0]
    return NextDeadline(
        case_id, first.key, first.what, first.places, first.act_by, first.due.day if first.due else None,
        first.urgency, any(one.due is None for one in ours), len(ours) - 1,
    )  # fmt: skip


class _Known:
    """What was read at once, by case."""

    def __init__(
        self, events: Iterable[CaseEvent], moves: Iterable[DeadlineMove], agreements: Iterable[Agreement],
        tasks: Iterable[Task],
    ) -> None:  # fmt: skip
        self._events: defaultdict[UUID, list[CaseEvent]] = defaultdict(list)
        self._moves: defaultdict[UUID | None, dict[str, tuple[DeadlineMove, ...]]] = defaultdict(dict)
        self._agreements: defaultdict[UUID, list[Agreement]] = defaultdict(list)
        self._tasks: defaultdict[UUID | None, list[Task]] = defaultdict(list)
        for event in events:
            if not event.struck:
                self._events[event.case_id].append(event)
        for move in moves:
            of_case = self._moves[move.case_id]
            of_case[move.deadline] = (*of_case.get(move.deadline, ()), move)
        for agreement in agreements:
            self._agreements[agreement.case_id].append(agreement)
        for task in tasks:
            self._tasks[task.case_id].append(task)

    def unsigned(self, case_id: UUID) -> tuple[Agreement, ...]:
        return tuple(one for one in self._agreements[case_id] if one.missing_signers)

    def running(self, case_id: UUID) -> Iterator[Agreement]:
        """Drafts a deadline depends on while they are being written."""
        return (
            one for one in self._agreements[case_id]
            if is_planned(one) or illness_days.runs(one) or one.scheme == breach.SCHEME.key
        )  # fmt: skip

    def deadlines(self, case: Case, basis: _Basis) -> Iterator[Deadline]:
        agreements = self._agreements[case.id]
        of_papers = illness_days.events_of(agreements, self._events[case.id])
        derived = (*events_of(agreements), *hearings_of(agreements), *of_papers)
        events = sorted((*self._events[case.id], *derived), key=lambda event: event.day)
        facts = Facts(case, tuple(events), basis.rules, basis.calendar, basis.today)
        moves = self._moves[case.id]
        for one in (*by_rules(facts), *agreed_days(self._agreements[case.id], facts)):
            if shown := decided(one, moves.get(one.key, ()), basis.calendar, basis.today, facts):
                yield shown
        yield from self.task_deadlines(case.id, basis)

    def task_deadlines(self, case_id: UUID | None, basis: _Basis) -> Iterator[Deadline]:
        moves = self._moves[case_id]
        for task in self._tasks[case_id]:
            due = due_on(task.due, basis.calendar)
            one = Deadline(
                f"task:{task.id}", case_id, N_("{task}"), due, urgency=due.urgency(basis.today), owner=task.owner,
                places={"task": task.text},
            )  # fmt: skip
            if shown := decided(one, moves.get(one.key, ()), basis.calendar, basis.today, None):
                yield shown

