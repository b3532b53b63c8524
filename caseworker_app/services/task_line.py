"""A task in one line: “ring til Anne fredag” is a task for Friday. Danish and English, days and dates."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from caseworker_app.domain.deadline import months_later
from caseworker_app.errors import UserError

_FOLD = str.maketrans("æøåÆØÅ", "aoaAOA")
"""Letter for letter, so that what is found stands at the same place in what was typed."""
_DAYS = {
    "mandag": 0, "tirsdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4, "lordag": 5, "sondag": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_NAMED = {"i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1, "i overmorgen": 2}
_NUMBERS = {"en": 1, "et": 1, "a": 1, "an": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4}
_WEEK = re.compile(r"\b(?:i |in )?(?:uge|week) (\d{1,2})\b", re.IGNORECASE)
_UNITS = r"(dage?|days?|uger?|weeks?|maned(?:er)?|months?)"
_SPAN = re.compile(r"\b(?:om|in) (\d{1,3}|" + "|".join(_NUMBERS) + rf") {_UNITS}\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:den |d\. ?|the )?(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?!\d)\.?", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:(naste|next) )?(?:pa |on )?(" + "|".join(_DAYS) + r")\b", re.IGNORECASE)
_NAME = re.compile(r"\b(" + "|".join(_NAMED) + r")\b", re.IGNORECASE)


def read_task(text: str, today: date) -> tuple[str, date]:
    """What to do and when; today when no day is named. UserError when nothing is left to do."""
    line = " ".join(text.split())
    folded = line.translate(_FOLD)
    for pattern, read in _READERS:
        if match := pattern.search(folded):
            day = read(match, today)
            return _rest(line[: match.start()] + " " + line[match.end() :]), day
    return _rest(line), today


def _rest(text: str) -> str:
    words = " ".join(text.split()).strip(" ,.;:-")
    if not words:
        raise UserError("Skriv, hvad der skal gøres.", field="text")
    return words[0].upper() + words[1:]


def _span(match: re.Match[str], today: date) -> date:
    count = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1].lower()]
    unit = match[2].lower()
    if unit.startswith("m"):
        return months_later(today, count)
    return today + timedelta(days=count * (1 if unit.startswith("da") else 7))


def _date(match: re.Match[str], today: date) -> date:
    """Without a year the next time that date comes."""
    try:
        if match[3]:
            return date(int(match[3]) + (2000 if len(match[3]) == 2 else 0), int(match[2]), int(match[1]))
        found = date(today.year, int(match[2]), int(match[1]))
        return found if found >= today else date(today.year + 1, int(match[2]), int(match[1]))
    except ValueError:
        raise UserError("“{text}” er ikke en dato i kalenderen.", field="text", text=match[0].strip()) from None


def _weekday(match: re.Match[str], today: date) -> date:
    """The next such day, never today; “næste” means the one in the week after this."""
    ahead = (_DAYS[match[2].lower()] - today.weekday() - 1) % 7 + 1
    day = today + timedelta(days=ahead)
    is_this_week = day.isocalendar()[:2] == today.isocalendar()[:2]
    return day + timedelta(weeks=1) if match[1] and is_this_week else day


def _week(match: re.Match[str], today: date) -> date:
    try:
        monday = date.fromisocalendar(today.isocalendar().year, int(match[1]), 1)
        return monday if monday >= today else date.fromisocalendar(today.isocalendar().year + 1, int(match[1]), 1)
    except ValueError:
        raise UserError("Uge {number} findes ikke i kalenderen.", field="text", number=match[1]) from None


def _named(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=_NAMED[match[1].lower()])


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (_SPAN, _span), (_DATE, _date), (_WEEK, _week), (_NEXT, _weekday), (_NAME, _named),
)  # fmt: skip
