"""Which days are worked in the office: not weekends, not holidays, not the days off the office keeps."""

from dataclasses import dataclass, field
from datetime import date

from caseworker_app.services.ports import Holidays
from caseworker_app.texts import WEEKDAYS


class NoHolidays:
    """A country without holidays, for tests of other things."""

    def name(self, day: date) -> str:
        return ""


@dataclass(frozen=True)
class WorkingDays:
    """The office's calendar (arbejdsdage)."""

    holidays: Holidays
    own: tuple[tuple[int, int, str], ...] = ()
    """Month, day and name of the days off by custom."""
    _worked: dict[date, bool] = field(default_factory=dict, compare=False, repr=False)

    def is_working_day(self, day: date) -> bool:
        if day not in self._worked:
            self._worked[day] = day.weekday() < 5 and not self.day_off(day)
        return self._worked[day]

    def day_off(self, day: date) -> str:
        """The name of the holiday or of the office's own day off; empty on other days, weekends too."""
        own = next((name for month, number, name in self.own if (day.month, day.day) == (month, number)), "")
        return self.holidays.name(day) or own

    def named(self, day: date) -> str:
        """What the day is called: the holiday, or the day of the week."""
        return self.day_off(day) or WEEKDAYS[day.weekday()]
