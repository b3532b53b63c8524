"""When something is due: how a span is counted, the working day to act by, and how near it is."""

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Protocol
from uuid import UUID

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=7)


class Calendar(Protocol):
    """Which days are worked: handed in, because holidays are not arithmetic."""

    def is_working_day(self, day: date) -> bool: ...


@dataclass(frozen=True)
class Counting:
    """A way of counting (regnemåde): the day itself is day 1 of the span, or day 0 and not counted."""

    key: str
    first_day: int


class Unit(Enum):
    """What a span is measured in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Within:
    """A span of a rule (frist): so many of a unit, counted in the named way."""

    amount: int
    unit: Unit
    counting: str

    def last_day(self, anchor: date, counting: Counting, calendar: Calendar) -> date:
        """The last day of the span that is counted from the anchor."""
        match self.unit:
            case Unit.MONTHS:
                return _months_later(anchor, self.amount, counting.first_day)
            case Unit.WORKING_DAYS:
                return _working_days_later(anchor, self.amount - counting.first_day, calendar)
        days = self.amount * (7 if self.unit is Unit.WEEKS else 1)
        return anchor + timedelta(days=days - counting.first_day)

    @property
    def longest(self) -> int:
        """The most calendar days the span can be, to compare spans of different units."""
        return self.amount * {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.WORKING_DAYS: 2}[self.unit]


class Urgency(Enum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """A last day (frist) and the working day to act by; the law's day itself never moves."""

    day: date
    act_by: date

    def urgency(self, today: date) -> Urgency:
        """The one place that decides what is overdue: only when the last day itself is over."""
        if today > self.day:
            return Urgency.OVERDUE
        if today >= self.act_by:
            return Urgency.TODAY
        return Urgency.THIS_WEEK if self.act_by <= today + SOON else Urgency.LATER


def due_on(day: date, calendar: Calendar) -> Due:
    """The day with the last working day up to it."""
    act_by = day
    while not calendar.is_working_day(act_by):
        act_by -= ONE_DAY
    return Due(day, act_by)


class MoveKind(Enum):
    """What somebody decided about a deadline."""

    DONE = "done"
    POSTPONED = "postponed"
    EXCEPTION = "exception"
    NOT_RELEVANT = "not_relevant"
    REOPENED = "reopened"


@dataclass(frozen=True)
class DeadlineMove:
    """A decision on one deadline (fristbehandling). Never changed: the latest counts, all are kept.

    `due` is the last day as it was then, `day` the day it was done or the day it was postponed to.
    """

    id: UUID
    case_id: UUID | None
    deadline: str
    kind: MoveKind
    due: date | None
    day: date
    reason: str
    at: datetime
    by: str


def months_later(day: date, count: int) -> date:
    """The same day of the month so many months on (or back), or the last there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def first_monday_of_january(year: int) -> date:
    """When the rates of the year begin."""
    return next(day for number in range(1, 8) if (day := date(year, 1, number)).weekday() == 0)


def end_of_month(day: date) -> date:
    return day.replace(day=months.monthrange(day.year, day.month)[1])


def _months_later(anchor: date, count: int, first_day: int) -> date:
    """With the day itself counted the span ends the day before, unless that month is too short anyhow."""
    later = months_later(anchor, count)
    return later - timedelta(days=first_day) if later.day == anchor.day else later


def _working_days_later(day: date, count: int, calendar: Calendar) -> date:
    while count > 0:
        day += ONE_DAY
        count -= calendar.is_working_day(day)
    return day
