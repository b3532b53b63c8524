"""Weeks, weeks of absence, and what an operation touched."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.case import Citizen, week_of_absence
from caseworker_app.domain.changes import NOTHING, Changes
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.domain.weeks import Week, week_of

DAYS = st.dates(date(1900, 1, 8), date(2199, 1, 1))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 22), Week(2026, 47)),
        (date(2026, 12, 28), Week(2026, 53)),
        (date(2027, 1, 3), Week(2026, 53)),
        (date(2027, 1, 4), Week(2027, 1)),
        (date(2024, 12, 30), Week(2025, 1)),
    ],
)
def test_weeks_around_new_year(day: date, week: Week) -> None:
    assert week_of(day) == week


def test_after_week_53_comes_week_1() -> None:
    assert Week(2026, 53).later(1) == Week(2027, 1)
    assert Week(2026, 52).later(1) == Week(2026, 53)


@given(DAYS, st.integers(0, 300))
def test_a_week_has_its_seven_days_and_follows_the_one_before(day: date, weeks: int) -> None:
    week = week_of(day)
    assert week.monday.weekday() == 0
    assert timedelta(0) <= day - week.monday <= timedelta(days=6)
    assert week.later(weeks).monday == week.monday + timedelta(weeks=weeks)
    assert week < week.later(1)


@pytest.mark.parametrize(
    ("day", "week"), [(-1, None), (0, 1), (6, 1), (7, 2), (55, 8), (56, 9)]
)  # fmt: skip
def test_the_first_absence_day_is_in_week_1(day: int, week: int | None) -> None:
    first = date(2026, 11, 2)
    assert week_of_absence(first, first + timedelta(days=day)) == week
    assert week_of_absence(None, first) is None


def test_a_page_hears_of_its_own_record_and_of_all_records() -> None:
    one, other = new_id(), new_id()
    touched = Changes.of(("case", one), ("draft", None))
    assert touched.concern("case")
    assert touched.concern("case", one)
    assert not touched.concern("case", other)
    assert touched.concern("draft", other)
    assert not touched.concern("note")
    assert (touched | Changes.of(("note", other))).concern("note", other)
    assert (NOTHING | touched) == touched


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Søren Ødum", "SØ"), ("Karen-Margrethe von Rosenørn-Lehn Højgaard", "KH"), ("Madonna", "MA"),
     ("Юлія Коваленко", "ЮК")],
)  # fmt: skip
def test_initials_stand_for_the_first_and_the_last_name(name: str, initials: str) -> None:
    assert Citizen(read_cpr("620771-0123"), name).initials == initials
