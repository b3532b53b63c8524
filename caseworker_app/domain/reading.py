"""From what a person types to a value: dates, times, hours, numbers, money. Refuses with plain words."""

import re
from datetime import date, time
from decimal import Decimal

from caseworker_app.errors import UserError

_DATE = re.compile(r"^\s*(\d{1,2})\s*[.\-/ ]\s*(\d{1,2})\s*[.\-/ ]\s*(\d{4}|\d{2})\s*$", re.ASCII)
_COMPACT = re.compile(r"^\s*(\d{2})(\d{2})(\d{4}|\d{2})\s*$", re.ASCII)
_ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})\s*$", re.ASCII)
_CLOCK = re.compile(r"^\s*(\d{1,3}):([0-5]\d)\s*$", re.ASCII)
_NUMBER = re.compile(r"^\s*\d{1,7}(?:[.,]\d{1,4})?\s*$", re.ASCII)
_TIME = re.compile(r"^\s*(\d{1,2})(?:[.:,]?(\d{2}))?\s*$", re.ASCII)
_MONEY = tuple(
    re.compile(rf"^\s*({form})\s*(?:kr\.?)?\s*$", re.ASCII | re.IGNORECASE)
    for form in (
        r"\d{1,9}(?:[.,]\d{1,2})?",
        r"\d{1,3}(?:[. ]\d{3}){1,2}(?:,\d{1,2})?",
        r"\d{1,3}(?:,\d{3}){1,2}\.\d{1,2}",
    )
)
"""1250,50 and, with parted thousands, 1.250,50 or 1,250.50; 10,505 would be three decimals and is refused."""
_WHOLE = re.compile(r"^\s*\d{1,7}\s*$", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Unreadable(UserError):
    """The text is not a value of the kind that is asked for."""


def read_date(text: str) -> date:
    """22.11.2026, 22-11-26, 22/11/2026, 221126 or 2026-11-22; two-digit years are of this century."""
    day, month, year = _date_parts(text)
    try:
        value = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise Unreadable("“{text}” er ikke en dato i kalenderen.", text=text.strip()) from None
    if not EARLIEST <= value <= LATEST:
        raise Unreadable("Året i “{text}” ser forkert ud.", text=text.strip())
    return value


def _date_parts(text: str) -> tuple[int, int, int]:
    if iso := _ISO.match(text):
        year, month, day = (int(part) for part in iso.groups())
        return day, month, year
    if parts := _DATE.match(text) or _COMPACT.match(text):
        day, month, year = (int(part) for part in parts.groups())
        return day, month, year
    raise Unreadable("Skriv datoen som dag.måned.år, for eksempel 22.11.2026.")


def read_hours(text: str) -> Decimal:
    """Hours with comma, point or as 7:30; at most two decimals; not negative."""
    if clock := _CLOCK.match(text):
        return _plain((Decimal(clock[1]) + Decimal(clock[2]) / 60).quantize(Decimal("0.01")))
    if not _NUMBER.match(text):
        raise Unreadable("Skriv timer som et tal, for eksempel 18,5.")
    value = Decimal(text.strip().replace(",", "."))
    if value.quantize(Decimal("0.01")) != value:
        raise Unreadable("Timer skrives med højst to decimaler.")
    return _plain(value)


def read_whole(text: str) -> Decimal:
    """A whole number that is not negative."""
    if not _WHOLE.match(text):
        raise Unreadable("Skriv et helt tal.")
    return Decimal(text.strip())


def read_time(text: str) -> time:
    """A time of the day: 9, 9.15, 09:15 or 0915."""
    if not (parts := _TIME.match(text)):
        raise Unreadable("Skriv klokkeslættet som timer og minutter, for eksempel 13.30.")
    hour, minute = int(parts[1]), int(parts[2] or 0)
    if hour > 23 or minute > 59:
        raise Unreadable("“{text}” er ikke et klokkeslæt.", text=text.strip())
    return time(hour, minute)


def read_money(text: str) -> Decimal:
    """Kroner with at most two decimals; the thousands may be parted."""
    if not (found := next((match for form in _MONEY if (match := form.match(text))), None)):
        raise Unreadable("Skriv beløbet i kroner med højst to decimaler, for eksempel 1.250,50.")
    parts = re.split(r"[.,](?=\d{1,2}$)", found[1])
    whole = "".join(letter for letter in parts[0] if letter.isdigit())
    return Decimal(f"{whole}.{(parts[1] if len(parts) > 1 else '').ljust(2, '0')}")


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end and without an exponent."""
    return value.normalize() + 0
