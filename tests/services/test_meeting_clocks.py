"""Meetings and the clocks: planned and held talks, the row of the day, promises that come back."""

from datetime import date, time, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.errors import UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.deadlines import Deadline, State
from caseworker_app.services.duties import NextStep, Whose
from caseworker_app.services.my_day import When
from tests.archives import FixedClock
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
INSIDERS = (Reader.CITIZEN, Reader.FILE)


def planned(place: Place, case: Case, **changes: object) -> Agreement:
    basis = place.desk.basis(case)
    return place.space.meetings.plan(case.id, with_answers(meeting.begin(basis), **changes))[0]


def concluded(place: Place, case: Case, *tasks: Answers, **changes: object) -> Agreement:
    changes = {"next_day": None, "promises": None, "tasks": tasks or None, **changes}
    answers = with_answers(meeting.sample(place.desk.basis(case)), **changes)
    one, _ = place.space.meetings.plan(case.id, answers)
    return place.space.meetings.conclude(one.id, INSIDERS)[0]


def task(what: str, party: str, days: int = 8, who: str = "") -> Answers:
    return Answers({"party": party, "what": what, "due": TODAY + timedelta(days=days), "who": who})


def starting(place: Place, case: Case, key: str) -> list[Deadline]:
    return [one for one in place.space.agenda.of_case(case.id) if one.key.startswith(key)]


def test_a_planned_meeting_is_a_row_of_its_day_and_no_draft_beside_it(place: Place) -> None:
    case = place.case()
    one = planned(place, case, day=TODAY)
    rows = [row for row in place.space.my_day.rows() if row.agreement_id == one.id]
    assert [(row.when, row.day, row.step, row.is_meeting) for row in rows] == [
        (When.TODAY, TODAY, NextStep.OPEN_MEETING, True)
    ]
    assert place.space.my_day.counts().meetings == 1


def test_a_draft_without_a_day_stays_among_what_is_not_finished(place: Place) -> None:
    one = planned(place, place.case())
    place.space.agreements.save(one.id, one.answers.with_answer("day", None), one.revision)
    assert [row.when for row in place.space.my_day.rows() if row.agreement_id == one.id] == [When.WAITING]


def test_a_day_that_was_typed_is_seen_at_once(place: Place) -> None:
    case = place.case()
    one = planned(place, case, day=TODAY + timedelta(days=3))
    place.space.my_day.rows()
    later = TODAY + timedelta(days=5)
    place.space.agreements.save(one.id, one.answers.with_answer("day", later), one.revision)
    [row] = [row for row in place.space.my_day.rows() if row.agreement_id == one.id]
    assert row.day == later
    assert [one.act_by for one in starting(place, case, "meeting:")] == [later]


def test_a_moved_meeting_is_on_its_new_day_and_a_cancelled_one_on_none(place: Place) -> None:
    case = place.case()
    one = planned(place, case)
    day = TODAY + timedelta(days=20)
    place.space.meetings.move(one.id, Answers({"day": day, "starts": time(9), "ends": time(10), "reason": "Ferie"}))
    assert [one.act_by for one in starting(place, case, "meeting:")] == [day]
    place.space.meetings.cancel(one.id, Answers({"reason": "Borgeren er begyndt på fuld tid"}))
    assert starting(place, case, "meeting:") == []


def test_a_meeting_without_minutes_is_late_the_day_after(place: Place, clock: FixedClock) -> None:
    case = place.case()
    planned(place, case, day=TODAY)
    clock.advance(days=1)
    [deadline] = starting(place, case, "meeting:")
    assert deadline.what == "Referatet mangler: {meeting}"
    assert place.space.my_day.rows()[0].when is When.OVERDUE


def test_a_held_follow_up_stops_the_clock_and_another_meeting_does_not(place: Place) -> None:
    for is_follow_up, state in ((True, State.DONE), (False, State.OPEN)):
        case = place.case(cpr=f"62077{int(is_follow_up)}-0123")
        concluded(place, case, is_follow_up=is_follow_up)
        [first] = starting(place, case, "LOK-SAMTALE")
        assert first.state is state


def test_a_planned_talk_is_not_shown_twice(place: Place) -> None:
    case = place.case()
    day = TODAY + timedelta(days=3)
    place.space.decisions.note_event(case.id, EventKind.TALK_PLANNED, day)
    planned(place, case, day=day)
    assert [one.key.split(":")[0] for one in place.space.agenda.of_case(case.id) if one.due and one.due.day == day] == [
        "meeting"
    ]


def test_a_meeting_is_moved_and_not_postponed(place: Place) -> None:
    case = place.case()
    planned(place, case)
    [deadline] = starting(place, case, "meeting:")
    with pytest.raises(UserError):
        place.space.decisions.postpone(deadline, TODAY + timedelta(days=30), "Ferie")


def test_promises_are_deadlines_of_those_who_gave_them(place: Place) -> None:
    case = place.case()
    concluded(
        place, case, task("Ringe til lægen", "citizen"), task("Ny stol", "workplace", who="Lone Bech"),
        task("Søge mentor", "municipality", who="Maja Holst"), task("Sende attest", "others"),
    )  # fmt: skip
    found = {str(one.places["task"]): one for one in starting(place, case, "promise:")}
    assert {what: one.whose for what, one in found.items()} == {
        "Ringe til lægen": Whose.CITIZEN, "Ny stol": Whose.EMPLOYER,
        "Søge mentor": Whose.OFFICE, "Sende attest": Whose.OTHERS,
    }  # fmt: skip
    assert found["Søge mentor"].owner == "Maja Holst"


def test_a_late_promise_of_the_workplace_is_for_the_office_to_ask_about(place: Place, clock: FixedClock) -> None:
    case = place.case()
    concluded(place, case, task("Ny stol", "workplace"))
    [promise] = [row for row in place.space.my_day.rows() if row.key.startswith("promise:")]
    assert promise.when is When.WAITING
    clock.advance(days=9)
    [promise] = [row for row in place.space.my_day.rows() if row.key.startswith("promise:")]
    assert promise.when is When.OVERDUE


def test_what_was_decided_about_a_promise_holds_when_the_minutes_are_amended(place: Place) -> None:
    case = place.case()
    one = concluded(place, case, task("Ny stol", "workplace"), task("Ringe til lægen", "citizen"))
    done = next(row for row in starting(place, case, "promise:") if row.places["task"] == "Ny stol")
    place.space.decisions.done(done)
    draft, _ = place.space.meetings.amend(one.id)
    answers = draft.answers.with_answer("amended_why", "Et navn var forkert")
    place.space.agreements.save(draft.id, answers, draft.revision)
    place.space.meetings.conclude(draft.id, INSIDERS)
    states = {str(row.places["task"]): row.state for row in starting(place, case, "promise:")}
    assert states == {"Ny stol": State.DONE, "Ringe til lægen": State.OPEN}


def test_promises_of_withdrawn_minutes_are_gone(place: Place) -> None:
    case = place.case()
    one = concluded(place, case, task("Ny stol", "workplace"))
    place.withdraw(one)
    assert starting(place, case, "promise:") == []
