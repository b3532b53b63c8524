"""Meetings of invented cases: held with tasks, amended, planned, moved and called off."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.practice.lives import Days, Life
from caseworker_app.schemes import meeting
from caseworker_app.services.handouts import Way

READERS = (Reader.CITIZEN, Reader.FILE)


def meetings(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = MEETINGS.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _planned(life: Life, ahead: int, kind: str = "follow_up", start: int = 10) -> Agreement:
    """A meeting so many days ahead, at the workplace or in the office."""
    basis = life.desk.basis(life.case)
    place = "Mødelokale 2, Rådhuset" if kind == "follow_up" else life.person.place.name
    changes: dict[str, object] = {
        "kind": kind, "day": basis.today + timedelta(days=ahead), "starts": time(start), "ends": time(start + 1),
        "place": place, "purpose": "At aftale de næste uger",
    }  # fmt: skip
    return life.space.meetings.plan(life.case.id, Answers({**meeting.begin(basis), **changes}))[0]


def _held(life: Life, *, next_in: int = 0) -> Agreement:
    """A meeting of the day at hand with its minutes, concluded and given to the citizen."""
    answers = meeting.sample(life.desk.basis(life.case)).with_answer("promises", None)
    answers = answers.with_answer("place", life.person.place.name)
    day = life.desk.clock.today() + timedelta(days=next_in)
    answers = answers.with_answer("next_day", day if next_in else None)
    one, _ = life.space.meetings.plan(life.case.id, answers)
    concluded, _ = life.space.meetings.conclude(one.id, READERS)
    life.space.agreements.handed_out(concluded, (Reader.CITIZEN,), Way.PRINTED)
    return concluded


def held_with_late_tasks(life: Life) -> Days:
    """What was promised was due two days ago."""
    yield life.day(16)
    _held(life)


def held_with_a_next_one(life: Life) -> Days:
    """The next meeting is in four days, with what is still open from this one."""
    yield life.day(5)
    _held(life, next_in=9)


def amended(life: Life) -> Days:
    """A name was wrong; both versions are kept."""
    yield life.day(12)
    first = _held(life)
    yield life.day(10)
    draft, _ = life.space.meetings.amend(first.id)
    answers = draft.answers.with_answer("amended_why", "Datoen for vagtplanen var skrevet forkert.")
    answers = answers.with_answer("conclusion", "Arbejdet genoptages gradvist. Vagtplanen laves af lederen.")
    life.space.agreements.save(draft.id, answers, draft.revision)
    life.space.meetings.conclude(draft.id, READERS)


def of_today(life: Life) -> Days:
    """At the workplace this morning; the citizen has answered by telephone."""
    yield life.day(6)
    one = _planned(life, 6, "roundtable", 9)
    life.space.meetings.note_answer(one.id, 0, "coming", "telefon")


def moved(life: Life) -> Days:
    """From yesterday to the day after tomorrow."""
    yield life.day(4)
    one = _planned(life, 3)
    yield life.day(2)
    day = life.desk.clock.today() + timedelta(days=4)
    new = Answers({"day": day, "starts": time(13), "ends": time(14), "reason": "Lederen er på kursus"})
    life.space.meetings.move(one.id, new)


def called_off(life: Life) -> Days:
    yield life.day(7)
    one = _planned(life, 9, "three_party", 14)
    yield life.day(3)
    life.space.meetings.cancel(one.id, Answers({"reason": "Lederen er syg. Der aftales en ny tid."}))


MEETINGS: dict[str, Callable[[Life], Days]] = {
    "Hassan Al-Amin": held_with_late_tasks,
    "Ida Østergård": held_with_a_next_one,
    "Erik Vestergaard": amended,
    "Inge Damgaard": of_today,
    "Trine Rosenkilde": moved,
    "Rasmus Fuglsang": called_off,
}
"""By name: their lives tell of the plan, these of the table it was made at."""
