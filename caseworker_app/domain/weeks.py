"""ISO weeks as Danes use them: Monday first, sometimes 53 in a year."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Week:
    """One calendar week (uge) of the ISO year."""

    year: int
    number: int

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    def later(self, weeks: int) -> "Week":
        return week_of(self.monday + timedelta(weeks=weeks))


def week_of(day: date) -> Week:
    """The week a day lies in."""
    year, number, _ = day.isocalendar()
    return Week(year, number)
