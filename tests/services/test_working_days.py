"""Holidays of the law come from a maintained list, days off by custom from the settings."""

from datetime import date

import pytest

from caseworker_app.domain.deadline import due_on
from caseworker_app.holiday_list import DanishHolidays
from caseworker_app.services.working_days import WorkingDays

HOLIDAYS = DanishHolidays()
OWN = ((12, 24, "Juleaftensdag"), (12, 31, "Nytårsaftensdag"))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2023, 5, 5), False),  # Store bededag, the last one
        (date(2024, 4, 26), True),
        (date(2026, 4, 2), False),  # Skærtorsdag
        (date(2026, 5, 1), True),
        (date(2026, 5, 14), False),  # Kristi himmelfartsdag
        (date(2026, 12, 24), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),  # a Saturday
        (date(2026, 12, 28), True),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), False),
    ],
)
def test_what_is_worked(day: date, worked: bool) -> None:
    assert WorkingDays(HOLIDAYS, OWN).is_working_day(day) is worked


def test_the_office_decides_about_christmas_eve() -> None:
    sunday = date(2026, 12, 27)
    assert due_on(sunday, WorkingDays(HOLIDAYS)).act_by == date(2026, 12, 24)
    assert due_on(sunday, WorkingDays(HOLIDAYS, OWN)).act_by == date(2026, 12, 23)


def test_days_have_names() -> None:
    calendar = WorkingDays(HOLIDAYS, OWN)
    assert calendar.named(date(2026, 12, 24)) == "Juleaftensdag"
    assert calendar.named(date(2026, 12, 25)) == "Juledag"
    assert calendar.named(date(2026, 12, 27)) == "søndag"
