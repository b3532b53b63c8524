"""What an office notes in every case of absence besides agreements: notices, forms, talks, forecasts, tasks."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.case import CaseStatus
from caseworker_app.domain.event import EventKind
from caseworker_app.practice.lives import Life
from caseworker_app.practice.states import STATES

Doing = Callable[[Life], None]
TASKS = ("Ring til lederen om timerne i morgen", "Send kopi af planen om 3 dage", "Spørg til tolk i dag",
         "Book lokale til rundbordssamtale om en uge")  # fmt: skip


def routine(life: Life) -> Iterator[date]:
    """Day by day, beside the life itself. Each case misses something else, so that there is work to do."""
    if life.person.life in STATES or life.person.life in ("at_risk", "employed"):
        return
    doings = sorted(_doings(life), key=lambda one: one[0])  # in the order of time; the opening comes first
    for days, doing in doings:
        day = life.begun + timedelta(days=days)
        if day > life.today:
            return
        yield day
        if life.case.status is CaseStatus.CLOSED:
            return
        doing(life)


def _doings(life: Life) -> Iterator[tuple[int, Doing]]:
    """Days after the first absence day, and what is done then. What a case misses follows from its name."""
    seed, now = sum(map(ord, life.person.name)), (life.today - life.begun).days
    first = min(9, life.person.days)
    yield first, _noted(EventKind.NOTICE_RECEIVED)
    yield first, _noted(EventKind.FORM_SENT)
    if seed % 7:
        expected = life.today + timedelta(days=21 + seed % 60)
        yield 12, lambda life: _note(life, EventKind.FORECAST, expected)
    if seed % 6:
        yield 16, _noted(EventKind.FORM_RECEIVED)
    if seed % 5:
        yield 22, _noted(EventKind.EMPLOYER_TALK)
    if seed % 8:
        yield from ((days, _noted(EventKind.TALK_HELD)) for days in (46, 80, 120, 165, 230, 300))
    yield from ((days, _noted(EventKind.EXTENSION_ASSESSED)) for days in (150, 300))
    if seed % 9 == 0 and now > 30:
        yield now - 20, _noted(EventKind.CERTIFICATE_REQUESTED)
    if seed % 4 == 1 and now > 15:
        yield now - 1, _planned(1 + seed % 3)
    if seed % 5 == 2:
        yield now, lambda life: _task(life, TASKS[seed % len(TASKS)])


def _noted(kind: EventKind) -> Doing:
    return lambda life: _note(life, kind)


def _note(life: Life, kind: EventKind, until: date | None = None) -> None:
    life.space.decisions.note_event(life.case.id, kind, life.desk.clock.today(), until=until)


def _planned(days: int) -> Doing:
    """A talk so many days after it was agreed, on a weekday."""

    def plan(life: Life) -> None:
        day = life.desk.clock.today() + timedelta(days=days)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        life.space.decisions.note_event(life.case.id, EventKind.TALK_PLANNED, day)

    return plan


def _task(life: Life, line: str) -> None:
    life.space.decisions.add_task(line, life.case.id)
