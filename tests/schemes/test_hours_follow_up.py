"""The checks of a follow-up on a plan of hours."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes.hours_follow_up import FETCH, SCHEME, computed, curve, period
from caseworker_app.schemes.scheme import Basis
from tests.schemes.stage import TODAY, a_basis, said, with_answers

MONDAY = date(2026, 11, 9)


def week(worked: str, agreed: str = "20", number: int = 0) -> Answers:
    monday = MONDAY + timedelta(weeks=number)
    return Answers({"monday": monday, "agreed": Decimal(agreed), "worked": Decimal(worked)})


def filled(*weeks: Answers, **changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), weeks=weeks, **changes)


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ((week("20"),), []),
        ((week("15"),), []),
        ((week("25"),), []),
        ((week("14.75"),), ["Uge 46: 14,75 timer mod aftalt 20. Foreslå et møde om planen."]),
        ((week("25.5"),), ["Uge 46: 25,5 timer mod aftalt 20. Foreslå et møde om planen."]),
        ((week("0"),), ["Uge 46: 0 timer mod aftalt 20. Foreslå et møde om planen."]),
        ((week("5", agreed="0"),), []),
        ((week("169", agreed="160"),), ["Uge 46: en uge har 168 timer."]),
        ((week("20"), week("20", number=1)), []),
        ((week("20"), week("20").with_answer("monday", MONDAY + timedelta(days=2))), ["Uge 46 står der allerede."]),
        ((), ["Uger mangler."]),
    ],
)
def test_what_is_said_about_the_weeks(weeks: tuple[Answers, ...], told: list[str]) -> None:
    assert said(SCHEME, filled(*weeks), a_basis()) == told


def test_a_status_is_held_before_it_is_written_down() -> None:
    assert said(SCHEME, filled(week("20"), on=TODAY), a_basis()) == []
    assert said(SCHEME, filled(week("20"), on=TODAY + timedelta(days=1)), a_basis()) == [
        "Datoen ligger ude i fremtiden."
    ]


def test_period_and_week_numbers_come_from_the_weeks() -> None:
    answers = computed(filled(week("20", number=1), week("20")))
    assert [row.text("week_label") for row in answers.rows("weeks")] == ["47", "46"]
    assert period(answers) == (MONDAY, MONDAY + timedelta(days=13))
    assert period(Answers({"on": TODAY})) == (TODAY, None)


def test_the_curve_shows_what_was_worked() -> None:
    picture = curve(filled(week("15"), week("18", agreed="25", number=1)))
    assert picture is not None
    assert [(bar.hours, bar.worked) for bar in picture.bars] == [(20, 15), (25, 18)]
    assert picture.normal == 25
    assert curve(Answers()) is None


# The weeks of the plan in force.


def of_plan(*worked: int) -> Basis:
    """Today is Sunday of week 47; the plan began in week 46."""
    agreed = {MONDAY + timedelta(weeks=number): Decimal(15 + 3 * number) for number in range(3)}
    told = {MONDAY + timedelta(weeks=number): Decimal(1) for number in worked}
    return replace(a_basis(), agreed_weeks=agreed, worked_weeks=told)


def agreed(rows: tuple[Answers, ...]) -> list[tuple[object, object]]:
    return [(row["monday"], row["agreed"]) for row in rows]


def test_a_follow_up_begins_with_the_agreed_weeks_nobody_told_about() -> None:
    next_monday = MONDAY + timedelta(weeks=1)
    assert agreed(SCHEME.begin(of_plan()).rows("weeks")) == [(MONDAY, 15)]
    assert agreed(SCHEME.begin(of_plan(0)).rows("weeks")) == [(next_monday, 18)]
    assert not SCHEME.begin(of_plan(0, 1)).answered("weeks")
    assert not SCHEME.begin(a_basis()).answered("weeks")


def test_a_new_row_has_the_hours_of_its_week_in_the_plan() -> None:
    propose = SCHEME.next_rows["weeks"]
    assert agreed((propose((week("15", agreed="15"),), of_plan()),)) == [(MONDAY + timedelta(weeks=1), 18)]
    assert agreed((propose((), of_plan()),)) == [(MONDAY, 15)]
    assert agreed((propose((week("15", agreed="15", number=5),), of_plan()),)) == [(MONDAY + timedelta(weeks=6), 15)]


def test_the_tool_fetches_what_is_missing_and_keeps_what_is_typed() -> None:
    typed = Answers({"monday": MONDAY + timedelta(weeks=1), "worked": Decimal(9)})
    fetched = FETCH.apply(filled(typed, Answers()), Answers(), of_plan()).rows("weeks")
    assert agreed(fetched) == [(MONDAY, 15), (MONDAY + timedelta(weeks=1), 18)]
    assert [row.hours("worked") for row in fetched] == [None, 9]
    assert FETCH.apply(filled(*fetched), Answers(), of_plan()) == filled(*fetched)
