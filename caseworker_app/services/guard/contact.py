"""Numbers and addresses in running text: CPR numbers however they are typed, the citizen's own phone, mail, address."""

import re
from collections.abc import Iterator
from functools import lru_cache

from caseworker_app.domain.case import Citizen, Workplace

_GAP = r"[\s.,()\[\]{}/‐‑‒–—−-]{0,4}"
_CPR = re.compile(
    rf"(?<![\d+])[(\[{{]?(\d\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d\d)[ .]?(\d\d)(?!\d|[.,-]\d)"
)
_ECPR = re.compile(rf"(?<![\w+])[(\[{{]?(\d\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}[01567][A-Za-z]{{2}}\d(?!\w)")
"""The health service's numbers for those who have none; their last four signs are written in one."""
_DATE_AND_TIME = re.compile(r"\d\d[.-]?\d\d[.-]?[23]\d[ ,]+(?:[01]\d|2[0-3])[.]?[0-5]\d$")
"""Of the years of this work; whoever was born in such a year is too young or too old for it."""
_OTHER_NUMBER = re.compile(
    r"(?:p-?\s?(?:nr|nummer\w*)|produktionsenhed\w*|ean\S*|ordre\w*|faktura\w*|vare(?:nr|nummer)\w*|konto\w*|sag\w*|"
    r"tlf|telefon\w*|periode\w*|uge\w*)[.:\s]*(?:er\s+)?$", re.IGNORECASE,
)  # fmt: skip
_REPLACED = 60
"""Replacement numbers have 60 added to the day."""
_LEAST_DIGITS = 8
_LEAST_STREET = 5


def cpr_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Ten signs that begin with a date of birth, with whatever stands between them."""
    for match in (*_CPR.finditer(text), *_ECPR.finditer(text)):
        if _is_birth(match) and not _is_something_else(text, match):
            yield match.span()


def _is_birth(match: re.Match[str]) -> bool:
    day, month = int(match[1]), int(match[2])
    return 1 <= (day - _REPLACED if day > _REPLACED else day) <= 31 and 1 <= month <= 12


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    return bool(_OTHER_NUMBER.search(text, 0, match.start()) or _DATE_AND_TIME.match(match.group()))


@lru_cache(maxsize=64)
def phone(number: str) -> re.Pattern[str] | None:
    """The number with or without country code and blanks; None when it is too short to be told from others."""
    digits = "".join(letter for letter in number if letter.isdigit())
    digits = digits[-_LEAST_DIGITS:] if digits.startswith(("45", "0045")) else digits
    if len(digits) < _LEAST_DIGITS:
        return None
    return re.compile(r"(?<!\d)(?:(?:\+|00)45\s?)?" + r"[\s.-]{0,2}".join(digits) + r"(?!\d)")


@lru_cache(maxsize=64)
def mail(address: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w.]){re.escape(address.strip())}(?!\w)", re.IGNORECASE) if "@" in address else None


@lru_cache(maxsize=64)
def home(citizen: Citizen, workplace: Workplace) -> re.Pattern[str] | None:
    """The protected address, or the street alone; not a street or town the workplace is in too."""
    if not (citizen.protected_address and citizen.address.strip()):
        return None
    street, number = _street(citizen.address)
    names = [re.escape(citizen.address.strip()), rf"{_loose(street)}\s*,?\s*(?:nr\.?\s*)?{re.escape(number)}\b"]
    if len(street) >= _LEAST_STREET and street.casefold() != _street(workplace.address)[0].casefold():
        names.append(rf"{_loose(street)}\b")
    if citizen.postcode and citizen.postcode != workplace.postcode:
        names.append(rf"{re.escape(citizen.postcode)}\s+{_loose(citizen.town)}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})", re.IGNORECASE)


def _street(address: str) -> tuple[str, str]:
    """Bøgevej 4, 2. tv. gives Bøgevej and 4."""
    found = re.match(r"\s*(.*?)\s+(\d+\s?[A-Za-z]?)(?:\b|$)", address)
    return (found[1], found[2]) if found else (address.strip(), "")


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())
