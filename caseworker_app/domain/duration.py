"""How long sickness benefit may have been paid: a picture for the caseworker, never a decision."""

from dataclasses import dataclass
from datetime import date, timedelta

from caseworker_app.domain.deadline import end_of_month


@dataclass(frozen=True)
class Duration:
    """Paid weeks against the limit (varighed), if benefit was paid in full weeks all the time since."""

    first_absence_day: date
    employer_period_ends: date
    counted_from: date
    limit_reached: date
    exceeded_on: date
    stops_on: date
    weeks: int


def duration(first_absence_day: date, uncounted_days: int, weeks: int) -> Duration:
    """The first days are the employer's; payment ends with the month in which the limit is passed."""
    counted_from = first_absence_day + timedelta(days=uncounted_days)
    exceeded_on = counted_from + timedelta(weeks=weeks)
    return Duration(
        first_absence_day=first_absence_day,
        employer_period_ends=counted_from - timedelta(days=1),
        counted_from=counted_from,
        limit_reached=exceeded_on - timedelta(days=1),
        exceeded_on=exceeded_on,
        stops_on=end_of_month(exceeded_on),
        weeks=weeks,
    )
