"""The day on paper: one page for the pocket and the wall of the office, each case once in each part of the day."""

from collections.abc import Iterable
from datetime import date

from caseworker_app.domain.day_sheet import DayCase, DayPart, DaySheet
from caseworker_app.services.desk import Desk
from caseworker_app.services.my_day import DayRow, When, by_case
from caseworker_app.services.paperwork import UNKNOWN_OFFICE
from caseworker_app.settings import DEPARTMENT, OFFICE_NAME
from caseworker_app.texts import DANISH, N_, Texts

PARTS = {
    When.OVERDUE: N_("Overskredet"), When.TODAY: N_("I dag"), When.THIS_WEEK: N_("De næste syv dage"),
}  # fmt: skip
"""What is printed; the rest can wait until the screen is there again."""


class DayPaper:
    """Draws the day (dagsseddel), with birth dates and without CPR numbers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pdf(self, rows: Iterable[DayRow]) -> bytes:
        setting, today, every = self._desk.setting, self._desk.clock.today(), tuple(rows)
        office = ", ".join(part for part in (setting(OFFICE_NAME), setting(DEPARTMENT)) if part)
        parts = tuple(_part(when, every, DANISH) for when in PARTS)
        return self._desk.render.day_sheet(DaySheet(
            day=_named(today, DANISH), office=office or DANISH.say(UNKNOWN_OFFICE), caseworker=self._desk.caseworker,
            parts=tuple(part for part in parts if part.cases), later=sum(row.when not in PARTS for row in every),
        ))  # fmt: skip


def _named(day: date, texts: Texts) -> str:
    return texts.say(N_("{weekday} den {day}"), weekday=texts.weekday(day), day=texts.long_date(day))


def _part(when: When, rows: tuple[DayRow, ...], texts: Texts) -> DayPart:
    """What lies on one day begins with the talks: they have an hour that the others have not."""
    found = [row for row in rows if row.when is when]
    if when is When.TODAY:
        found.sort(key=lambda row: not row.is_meeting)
    return DayPart(PARTS[when], tuple(_case(row, texts) for row in by_case(found)))


def _case(row: DayRow, texts: Texts) -> DayCase:
    who = texts.say(N_("{name}, f. {born}"), name=row.citizen, born=row.born) if row.born else texts.say(N_("Uden sag"))
    return DayCase(who, tuple((_day(one, texts), _what(one, texts)) for one in (row, *row.more)))


def _day(row: DayRow, texts: Texts) -> str:
    return texts.date(row.day) if row.day else ""


def _what(row: DayRow, texts: Texts) -> str:
    return texts.say(row.what, **dict(row.places))
