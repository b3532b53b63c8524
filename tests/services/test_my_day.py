"""The day: deadlines and unfinished documents in one list, each once, where it belongs, with its next step."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.services.duties import NextStep, Whose
from caseworker_app.services.my_day import DayRow, When, by_case
from caseworker_app.services.overview import Step
from caseworker_app.texts import DANISH
from tests.archives import FixedClock
from tests.services.office import Place

TODAY = date(2026, 11, 22)
NO_CLOCK = {"kind": "employed", "first_absence_day": None, "confirmed_by": None}
"""A case without an absence has no clock of the law, so that only what is agreed stands in the day."""


def in_words(row: DayRow) -> tuple[When, str, str, Step | NextStep]:
    places = dict(row.places)
    return row.when, DANISH.say(row.what, **places), DANISH.say(row.why, **places), row.step


def the_day(place: Place) -> list[tuple[When, str, str, Step | NextStep]]:
    return [in_words(row) for row in place.space.my_day.rows()]


def rows_of(place: Place, step: Step | NextStep) -> list[DayRow]:
    return [row for row in place.space.my_day.rows() if row.step is step]


def status(day: date) -> Answers:
    return Answers({"on": day, "how": "meeting", "who": "Maja Holst"})


def test_a_draft_waits(place: Place) -> None:
    place.plan(place.case(**NO_CLOCK))
    assert the_day(place) == [
        (When.WAITING, "Kladde: Aftale om delvis raskmelding", "Sidst ændret 22.11.2026", Step.WRITE_ON)
    ]
    [row] = place.space.my_day.rows()
    assert (row.citizen, row.workplace, row.absence_week, row.day) == ("Søren Ødum", "Øster Skole", None, None)


@pytest.mark.parametrize(("days", "when"), [(0, When.WAITING), (6, When.WAITING), (7, When.TODAY), (30, When.TODAY)])
def test_a_missing_signature_waits_a_week(place: Place, clock: FixedClock, days: int, when: When) -> None:
    place.consent(place.case(**NO_CLOCK), sign=False)
    clock.advance(days=days)
    assert the_day(place) == [
        (when, "Underskrift mangler: Samtykke", "Mangler: Borger · forseglet 22.11.2026", Step.SIGN)
    ]


@pytest.mark.parametrize(
    ("left", "when"), [(31, When.LATER), (8, When.LATER), (6, When.THIS_WEEK), (0, When.TODAY), (-1, When.OVERDUE)]
)
def test_a_consent_is_renewed_before_it_ends(place: Place, clock: FixedClock, left: int, when: When) -> None:
    end = TODAY + timedelta(days=100)
    place.consent(place.case(**NO_CLOCK), valid_to=end)
    clock.advance(days=100 - left)
    [row] = place.space.my_day.rows()
    assert (row.when, row.step) == (when, NextStep.RENEW)
    assert in_words(row)[2] == f"Samtykket gælder til {DANISH.date(end)}"


def test_a_consent_that_a_later_one_goes_on_from_is_not_told(place: Place) -> None:
    case = place.case(**NO_CLOCK)
    place.consent(case, valid_to=TODAY + timedelta(days=10))
    later = place.consent(case, valid_to=TODAY + timedelta(days=300))
    assert [row.agreement_id for row in place.space.my_day.rows()] == [later.id]


def test_follow_ups_steps_and_the_end_of_a_plan_stand_once_each(place: Place) -> None:
    case = place.case(**NO_CLOCK)
    place.consent(case)
    on = TODAY + timedelta(days=12)
    place.sign(place.seal(place.plan(case, follow_ups=(status(on),))))
    [follow_up] = rows_of(place, NextStep.FOLLOW_UP)
    assert in_words(follow_up)[1:3] == ("Opfølgning på planen, aftalt med Maja Holst", f"Aftalt til {DANISH.date(on)}")
    assert [row.day for row in place.space.my_day.follow_ups()] == [on]
    keys = [row.key for row in place.space.my_day.rows()]
    assert len(keys) == len(set(keys)) > 3


def test_a_follow_up_that_was_held_is_done(place: Place, clock: FixedClock) -> None:
    case = place.case(**NO_CLOCK)
    place.consent(case)
    days = (TODAY + timedelta(days=10), TODAY + timedelta(days=24))
    place.sign(place.seal(place.plan(case, follow_ups=tuple(map(status, days)))))
    clock.advance(days=10)
    assert [row.day for row in place.space.my_day.meetings(place.space.my_day.rows())] == [days[0]]
    week = Answers({"monday": TODAY + timedelta(days=1), "agreed": Decimal(15), "worked": Decimal(14)})
    answers = Answers({"on": place.space.today, "how": "meeting", "with_whom": "S", "weeks": (week,), "going": "Godt"})
    draft, _ = place.space.agreements.start(case.id, "hours_follow_up", answers)
    place.seal(draft, Reader.CITIZEN)
    assert [row.day for row in place.space.my_day.follow_ups()] == [days[1]]


def test_closed_cases_are_left_out_and_counts_are_true(place: Place, clock: FixedClock) -> None:
    late, fresh = place.case(**NO_CLOCK), place.case(cpr="620771-0124", name="Åse Brønnum", **NO_CLOCK)
    place.in_force(late)
    clock.advance(days=20)
    place.consent(fresh, sign=False)
    rows, counts = place.space.my_day.rows(), place.space.my_day.counts()
    assert counts.day == sum(row.when in (When.OVERDUE, When.TODAY) for row in rows) > 0
    assert (counts.open_cases, counts.unsigned) == (2, 1)
    assert [row.case_id for row in place.space.my_day.of_case(fresh.id)] == [fresh.id]
    place.close_case(late)
    assert [row.case_id for row in place.space.my_day.rows()] == [fresh.id]
    assert place.space.my_day.of_case(late.id) == ()


@pytest.mark.parametrize(
    ("days", "when"), [(0, When.WAITING), (8, When.WAITING), (9, When.OVERDUE)]
)
def test_what_the_citizen_owes_waits_until_it_is_missed(
    place: Place, clock: FixedClock, days: int, when: When
) -> None:
    case = place.case()
    place.space.decisions.note_event(case.id, EventKind.FORM_SENT, TODAY)
    clock.advance(days=days)
    [row] = [row for row in place.space.my_day.rows() if row.what == "Oplysningsskema fra borgeren"]
    assert (row.when, row.whose) == (when, Whose.CITIZEN)
    assert row.deadline is not None
    assert row.deadline.ended_by == (EventKind.FORM_RECEIVED,)


def test_the_employers_own_duties_are_only_watched(place: Place) -> None:
    place.case(first_absence_day=date(2026, 9, 1))
    [row] = [row for row in place.space.my_day.rows() if row.what == "Arbejdsgiverens samtale om fraværet"]
    assert row.when is When.WAITING
    assert in_words(row)[2] == "Arbejdsgiveren skal handle. Regnes fra første fraværsdag 01.09.2026"


def test_one_row_a_case_in_each_part_with_the_others_behind_it(place: Place) -> None:
    place.case()
    rows = place.space.my_day.rows()
    grouped = by_case(rows)
    assert len({(row.when, row.case_id) for row in grouped}) == len(grouped)
    assert sorted(part.key for row in grouped for part in (row, *row.more)) == sorted(row.key for row in rows)


def test_a_postponed_deadline_says_to_when_and_why(place: Place) -> None:
    task, _ = place.space.decisions.add_task("ring til Anne i dag")
    [row] = place.space.my_day.rows()
    assert in_words(row)[1] == "Ring til Anne"
    assert row.deadline is not None
    place.space.decisions.postpone(row.deadline, TODAY + timedelta(days=2), "Anne har fri")
    [row] = place.space.my_day.rows()
    assert (row.when, in_words(row)[2]) == (When.THIS_WEEK, "Udsat til 24.11.2026: Anne har fri")


def test_mine_is_my_cases_and_my_tasks(place: Place) -> None:
    place.space.decisions.add_task("ring til Anne i dag", owner="Bo Holm")
    place.space.decisions.add_task("skriv til Bo i dag")
    mine = [row.places[0][1] for row in place.space.my_day.rows() if place.space.my_day.is_mine(row)]
    assert mine == ["Skriv til Bo"]


def test_the_day_on_paper_has_birth_dates_and_no_cpr_numbers(place: Place, clock: FixedClock) -> None:
    place.consent(place.case(first_absence_day=date(2026, 9, 1)), sign=False)
    clock.advance(days=8)
    text = place.space.day_paper.pdf(place.space.my_day.rows()).decode()
    assert "Underskrift mangler: Samtykke" in text
    assert "Søren Ødum, f. 02.07.1971" in text
    assert "620771" not in text
    assert place.space.day_paper.pdf(()).decode() == "mandag den 30. november 2026\nlater 0"
