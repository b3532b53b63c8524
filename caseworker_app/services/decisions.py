"""What somebody notes about deadlines: events, done, postponed, exceptions, own tasks. Each leaves its line."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from caseworker_app.domain.case import Case, CaseStatus
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import DeadlineMove, MoveKind
from caseworker_app.domain.event import CaseEvent, EventKind, Task
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.deadlines import MOVE_LINES, TASK_LINE, Deadline
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.duties import EVENT_WORDS, POINTS_AHEAD, NextStep
from caseworker_app.services.ports import Act
from caseworker_app.services.task_line import read_task
from caseworker_app.texts import DANISH, N_


class Decisions:
    """Keeps events, tasks and decisions; the agenda reads them."""

    def __init__(self, desk: Desk, agenda: Agenda) -> None:
        self._desk = desk
        self._store = desk.store
        self._agenda = agenda

    def note_event(
        self, case_id: UUID, kind: EventKind, day: date, *, note: str = "", until: date | None = None
    ) -> tuple[CaseEvent, Changes]:
        """Something happened: clocks start and stop. What it fulfils is kept as done with its day of then."""
        case = self._open_case(case_id)
        today = self._desk.clock.today()
        _check_event(kind, day, until, case, today)
        event = CaseEvent(
            new_id(), case_id, kind, day, self._desk.clock.now(), self._desk.caseworker, note.strip(), until
        )
        fulfilled = self._fulfilled_by(event)
        words = N_("{event} {day}. Frist klaret: {what}") if fulfilled else N_("{event} {day}")
        what = "; ".join(DANISH.say(one.what, **one.places) for one in fulfilled)
        line = act(words, case_id, event.id, event=EVENT_WORDS[kind], day=DANISH.date(day), what=what)
        with self._store.write(line) as writing:
            writing.put_event(event)
            for one in fulfilled:
                due = one.due.day if one.due else None
                # The moment of the event marks what it fulfilled, so that striking it can take it back.
                writing.put_move(self._moved(one.key, case_id, MoveKind.DONE, due, day, "", event.recorded_at))
        return event, _changes(case_id)

    def strike_event(self, case_id: UUID, event_id: UUID, reason: str) -> Changes:
        """The event was noted by mistake. It is kept with the reason, and its clocks are as before.

        What it fulfilled is open again, unless another event that stands fulfils it too.
        """
        self._open_case(case_id)
        event = next(one for one in self._agenda.events(case_id) if one.id == event_id)
        line = act(
            N_("{event} {day} er streget: {reason}"), case_id, event.id,
            event=EVENT_WORDS[event.kind], day=DANISH.date(event.day), reason=_given(reason),
        )  # fmt: skip
        taken_back = list(self._taken_back(event))
        with self._store.write(line) as writing:
            writing.put_event(replace(event, struck=_given(reason)))
            for move in taken_back:
                writing.put_move(move)
        return _changes(case_id)

    def done(self, deadline: Deadline, day: date | None = None, note: str = "") -> Changes:
        """It was done, today or on an earlier day."""
        on = day or self._desk.clock.today()
        if on > self._desk.clock.today():
            raise UserError("Datoen ligger ude i fremtiden.", field="day")
        return self._decide(deadline, MoveKind.DONE, on, note.strip())

    def postpone(self, deadline: Deadline, day: date, reason: str) -> Changes:
        """Planned for a later day, with a reason; never past a last day of law."""
        if day <= self._desk.clock.today():
            raise UserError("Vælg en dag, der kommer.", field="day")
        if deadline.step is NextStep.OPEN_MEETING:
            raise UserError("Flyt mødet i stedet, så alle får den nye tid.", field="day")
        if deadline.is_law and deadline.due and day > deadline.due.day:
            raise UserError("Loven sætter sidste dag til {day}. Fristen kan ikke udsættes længere.",
                            field="day", day=deadline.due.day)  # fmt: skip
        if not deadline.is_open or deadline.due is None:
            raise UserError("Den frist kan ikke udsættes.", field="day")
        return self._decide(deadline, MoveKind.POSTPONED, day, _given(reason))

    def except_from(self, deadline: Deadline, reason: str) -> Changes:
        """The law or the case makes an exception; the reason stands in the history."""
        return self._decide(deadline, MoveKind.EXCEPTION, self._desk.clock.today(), _given(reason))

    def not_relevant(self, deadline: Deadline, reason: str) -> Changes:
        return self._decide(deadline, MoveKind.NOT_RELEVANT, self._desk.clock.today(), _given(reason))

    def reopen(self, deadline: Deadline) -> Changes:
        """Take the last decision back; it stays in the history."""
        if not deadline.moves:
            raise UserError("Der er ikke noteret noget om den frist.")
        return self._decide(deadline, MoveKind.REOPENED, self._desk.clock.today(), "")

    def take_back(self, deadline: Deadline) -> Changes:
        """Undo the last decision: what was decided before it counts again. The history keeps them all."""
        if not deadline.moves:
            raise UserError("Der er ikke noteret noget om den frist.")
        earlier = deadline.moves[-2] if len(deadline.moves) > 1 else None
        if earlier is None or earlier.kind is MoveKind.REOPENED:
            return self.reopen(deadline)
        return self._decide(deadline, earlier.kind, earlier.day, earlier.reason)

    def add_task(self, line: str, case_id: UUID | None = None, owner: str = "") -> tuple[Task, Changes]:
        """A task from one line, for oneself unless somebody else is named."""
        if case_id:
            self._open_case(case_id)
        today = self._desk.clock.today()
        text, due = read_task(line, today)
        if due < today:
            raise UserError("Den dag er gået.", field="text")
        me = self._desk.caseworker
        task = Task(new_id(), case_id, text, due, owner.strip() or me, self._desk.clock.now(), me)
        with self._store.write(act(TASK_LINE, case_id, task.id, what=text)) as writing:
            writing.put_task(task)
        return task, _changes(case_id)

    def _decide(self, deadline: Deadline, kind: MoveKind, day: date, reason: str) -> Changes:
        if deadline.case_id:
            self._open_case(deadline.case_id)
        due = deadline.due.day if deadline.due else None
        move = self._moved(deadline.key, deadline.case_id, kind, due, day, reason)
        what = DANISH.say(deadline.what, **deadline.places)
        places = {"what": what, "day": DANISH.date(day), "reason": reason}
        with self._store.write(Act(MOVE_LINES[kind], deadline.case_id, None, tuple(places.items()))) as writing:
            writing.put_move(move)
        return _changes(deadline.case_id)

    def _moved(
        self, key: str, case_id: UUID | None, kind: MoveKind, due: date | None, day: date, reason: str,
        at: datetime | None = None,
    ) -> DeadlineMove:  # fmt: skip
        by = self._desk.caseworker
        return DeadlineMove(new_id(), case_id, key, kind, due, day, reason, at or self._desk.clock.now(), by)

    def _fulfilled_by(self, event: CaseEvent) -> list[Deadline]:
        """The open deadlines that the event brings to an end."""
        before = {one.key for one in self._agenda.of_case(event.case_id) if one.is_open}
        after = self._agenda.of_case(event.case_id, event)
        return [one for one in after if one.key in before and event in one.ends]

    def _taken_back(self, event: CaseEvent) -> Iterator[DeadlineMove]:
        """What becomes of the deadlines that this event brought to an end."""
        for one in self._agenda.of_case(event.case_id):
            latest = one.moves[-1] if one.moves else None
            if latest is None or latest.kind is not MoveKind.DONE or latest.at != event.recorded_at:
                continue
            other = next((another for another in one.ends if another.id != event.id), None)
            if other is None:
                yield self._moved(one.key, event.case_id, MoveKind.REOPENED, latest.due, latest.day, "")
            else:
                yield self._moved(
                    one.key, event.case_id, MoveKind.DONE, latest.due, other.day, "", other.recorded_at
                )  # fmt: skip

    def _open_case(self, case_id: UUID) -> Case:
        case = self._store.case(case_id)
        if case.status is CaseStatus.CLOSED:
            raise Locked("Sagen er afsluttet. Genåbn den, hvis noget skal ændres.")
        return case


def _given(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise UserError("Skriv en begrundelse.", field="reason")
    return words


def _check_event(kind: EventKind, day: date, until: date | None, case: Case, today: date) -> None:
    if day > today and kind is not EventKind.TALK_PLANNED:
        raise UserError("Datoen ligger ude i fremtiden.", field="day")
    if until is not None and until < day:
        raise UserError("Den dag, der peges på, ligger før hændelsen.", field="until")
    if until is None and kind in POINTS_AHEAD:
        raise UserError("{label} mangler.", field="until", label=(POINTS_AHEAD[kind],))


def _changes(case_id: UUID | None) -> Changes:
    return Changes.of(("deadline", case_id), ("history", case_id))
