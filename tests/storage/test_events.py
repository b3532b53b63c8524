"""Events, own tasks and decisions about deadlines are kept as they were and never overwritten."""

from dataclasses import replace
from datetime import date

import peewee
import pytest

from caseworker_app.domain.case import CaseStatus
from caseworker_app.domain.deadline import DeadlineMove, MoveKind
from caseworker_app.domain.event import CaseEvent, EventKind, Task
from caseworker_app.domain.identity import new_id
from caseworker_app.services.ports import Act
from caseworker_app.storage.store import SqliteStore
from tests.archives import ACT, NOW, OWNER, FixedClock, a_case, put_case


def an_event(case_id, day: date = date(2026, 11, 2)) -> CaseEvent:
    return CaseEvent(
        new_id(), case_id, EventKind.FORECAST, day, NOW, OWNER, "Lægen venter marts. 🙂", date(2027, 3, 1)
    )


def a_move(case_id, **changes) -> DeadlineMove:
    move = DeadlineMove(
        new_id(), case_id, "SDP-13B-1a", MoveKind.POSTPONED, date(2026, 12, 27), date(2026, 12, 4), "Ferie", NOW, OWNER
    )
    return replace(move, **changes)


def test_everything_comes_back_as_it_was(store: SqliteStore) -> None:
    case = put_case(store)
    event, other = an_event(case.id), replace(an_event(case.id, date(2026, 10, 1)), until=None, note="")
    task = Task(new_id(), None, "Ring til lederen æøå", date(2026, 11, 27), OWNER, NOW, OWNER)
    moves = [a_move(case.id), a_move(None, deadline="task:x", due=None, kind=MoveKind.DONE)]
    with store.write(ACT) as writing:
        for one in (event, other):
            writing.put_event(one)
        writing.put_task(task)
        for move in moves:
            writing.put_move(move)

    assert store.events(case.id) == [other, event]
    assert store.tasks() == [task]
    assert store.moves() == moves
    assert store.moves(case.id) == moves[:1]


def test_an_event_is_struck_once_and_never_changed(store: SqliteStore) -> None:
    event = an_event(put_case(store).id)
    struck = replace(event, struck="Skrevet på den forkerte sag")
    for saved in (event, struck):
        with store.write(ACT) as writing:
            writing.put_event(saved)
    assert store.events() == [struck]

    for changed in (replace(struck, struck=""), replace(event, day=date(2026, 1, 1))):
        with pytest.raises(peewee.IntegrityError), store.write(ACT) as writing:
            writing.put_event(changed)
    assert store.events() == [struck]


@pytest.mark.parametrize("table", ["events", "deadline_moves"])
def test_nothing_of_it_is_deleted(store: SqliteStore, table: str) -> None:
    case = put_case(store)
    with store.write(ACT) as writing:
        writing.put_event(an_event(case.id))
        writing.put_move(a_move(case.id))
    with pytest.raises(peewee.IntegrityError):
        store.database.execute(f"DELETE FROM {table}")


def test_lists_over_all_cases_leave_the_closed_ones_out(store: SqliteStore, clock: FixedClock) -> None:
    open_case = put_case(store)
    closed = put_case(store, a_case("2026-00002", "Bo", "7103851234", status=CaseStatus.CLOSED))
    for case in (open_case, closed):
        with store.write(Act("Noget", case.id)) as writing:
            writing.put_event(an_event(case.id))
            writing.put_move(a_move(case.id))
            writing.put_task(Task(new_id(), case.id, "Ring", NOW.date(), OWNER, NOW, OWNER))
    clock.advance(days=3)
    with store.write(Act("Noget mere", open_case.id)):
        pass

    assert [event.case_id for event in store.events()] == [open_case.id]
    assert [move.case_id for move in store.moves()] == [open_case.id]
    assert [task.case_id for task in store.tasks()] == [open_case.id]
    assert len(store.events(closed.id)) == 1
    assert store.last_activity() == {open_case.id: clock.now()}
