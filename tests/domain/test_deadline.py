"""How days are counted, which working day to act by, and what is overdue."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.deadline import (
    Counting,
    Unit,
    Urgency,
    Within,
    due_on,
    first_monday_of_january,
    months_later,
)
from caseworker_app.domain.duration import duration

AFTER, FROM = Counting("C1", 0), Counting("C3", 1)


class Weekdays:
    """Monday to Friday, but for one day off."""

    def __init__(self, *off: date) -> None:
        self.off = off

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off


@pytest.mark.parametrize(
    ("amount", "unit", "counting", "anchor", "last"),
    [
        (4, Unit.WEEKS, AFTER, date(2026, 11, 2), date(2026, 11, 30)),
        (8, Unit.WEEKS, FROM, date(2026, 11, 2), date(2026, 12, 27)),
        (8, Unit.DAYS, AFTER, date(2026, 12, 28), date(2027, 1, 5)),
        (30, Unit.DAYS, FROM, date(2026, 11, 2), date(2026, 12, 1)),
        (6, Unit.MONTHS, FROM, date(2026, 1, 15), date(2026, 7, 14)),
        (6, Unit.MONTHS, FROM, date(2026, 8, 31), date(2027, 2, 28)),
        (1, Unit.MONTHS, AFTER, date(2028, 1, 31), date(2028, 2, 29)),
        (24, Unit.MONTHS, FROM, date(2024, 2, 29), date(2026, 2, 28)),
        (2, Unit.WORKING_DAYS, AFTER, date(2026, 11, 20), date(2026, 11, 24)),
        (7, Unit.WORKING_DAYS, AFTER, date(2026, 12, 23), date(2027, 1, 1)),
    ],
)
def test_a_span_is_counted_as_its_convention_says(
    amount: int, unit: Unit, counting: Counting, anchor: date, last: date
) -> None:
    assert Within(amount, unit, counting.key).last_day(anchor, counting, Weekdays()) == last


def test_a_holiday_is_no_working_day_of_a_span() -> None:
    span = Within(2, Unit.WORKING_DAYS, "C4")
    assert span.last_day(date(2026, 11, 20), AFTER, Weekdays(date(2026, 11, 23))) == date(2026, 11, 25)


def test_the_last_day_stays_and_the_working_day_before_is_the_one_to_act_by() -> None:
    sunday = date(2026, 12, 27)
    due = due_on(sunday, Weekdays(date(2026, 12, 25), date(2026, 12, 24)))
    assert (due.day, due.act_by) == (sunday, date(2026, 12, 23))
    assert due_on(date(2026, 12, 23), Weekdays()).act_by == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("today", "urgency"),
    [
        (date(2026, 3, 2), Urgency.OVERDUE),
        (date(2026, 3, 1), Urgency.TODAY),
        (date(2026, 2, 27), Urgency.TODAY),
        (date(2026, 2, 26), Urgency.THIS_WEEK),
        (date(2026, 2, 20), Urgency.THIS_WEEK),
        (date(2026, 2, 19), Urgency.LATER),
    ],
)
def test_overdue_is_only_what_is_past_its_last_day(today: date, urgency: Urgency) -> None:
    assert due_on(date(2026, 3, 1), Weekdays()).urgency(today) is urgency


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_months_on_and_back_never_leave_the_month_aimed_at(day: date, count: int) -> None:
    later = months_later(day, count)
    assert later.day <= day.day
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert months_later(later, -count).day == later.day


@given(st.integers(1990, 2100))
def test_rates_change_on_the_first_monday(year: int) -> None:
    day = first_monday_of_january(year)
    assert (day.month, day.weekday()) == (1, 0)
    assert day.day <= 7


@given(st.dates(date(2015, 1, 1), date(2100, 1, 1)))
def test_the_picture_of_duration_hangs_together(first: date) -> None:
    picture = duration(first, 30, 22)
    assert picture.counted_from - first == timedelta(days=30)
    assert picture.exceeded_on - picture.counted_from == timedelta(days=154)
    assert picture.stops_on >= picture.exceeded_on
    assert (picture.stops_on + timedelta(days=1)).day == 1
    assert picture.limit_reached == picture.exceeded_on - timedelta(days=1)
