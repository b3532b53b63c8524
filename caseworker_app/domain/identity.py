"""Numbers that identify: CPR, CVR, P-number, EAN. Read, shown, masked; check digits are only hints."""

import re
import secrets
import time
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from caseworker_app.errors import UserError

_CENTURIES = (
    # seventh digit, last two digits of the year, century (forms.md 2.3)
    ("0123", range(0, 100), 1900),
    ("49", range(0, 37), 2000),
    ("49", range(37, 100), 1900),
    ("5678", range(0, 58), 2000),
    ("5678", range(58, 100), 1800),
)
_CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT_DAYS = 60
"""Replacement numbers (erstatningspersonnumre) have 60 added to the day; practice data use them."""
_ECPR = re.compile("[0-9]{6}[01567][A-Z]{2}[0-9]")
_ECPR_CENTURIES = {"0": 1900, "1": 1900, "5": 1800, "6": 2000, "7": 2000}
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
"""What people and other programs write between the birth date and the rest."""


class NotAnIdentity(UserError):
    """The digits cannot be a number of this kind."""


class CprKind(StrEnum):
    """The sorts of numbers a citizen can have: the usual one, a replacement number, the health service's eCPR."""

    CPR = "cpr"
    REPLACEMENT = "replacement"
    ECPR = "ecpr"


@dataclass(frozen=True)
class Cpr:
    """A civil registration number (CPR-nummer) in its ten signs, with the birth date it tells.

    An eCPR (erstatnings-CPR of the health service) has two letters: DDMMYY, a digit for the century, two letters,
    a digit. The national ones (X-eCPR) have 1 or 7 for the century, those of the regions (D-eCPR) 0, 5 or 6.
    """

    digits: str
    born: date

    @property
    def shown(self) -> str:
        """DDMMYY-XXXX, for the citizen's and the case file's own pages."""
        return f"{self.digits[:6]}-{self.digits[6:]}"

    @property
    def masked(self) -> str:
        """DDMMYY-•••• for lists and headers."""
        return f"{self.digits[:6]}-••••"

    @property
    def kind(self) -> CprKind:
        if not self.digits.isdigit():
            return CprKind.ECPR
        return CprKind.REPLACEMENT if int(self.digits[:2]) > _REPLACEMENT_DAYS else CprKind.CPR

    @property
    def replacement(self) -> bool:
        """Whether it is a replacement number, which no person has from birth."""
        return self.kind is CprKind.REPLACEMENT

    @property
    def checks(self) -> bool:
        """Modulus 11. Numbers without it are issued since 2007: a hint, never a refusal. An eCPR has none."""
        if self.kind is CprKind.ECPR:
            return True
        return sum(w * int(d) for w, d in zip(_CPR_WEIGHTS, self.digits, strict=True)) % 11 == 0


def read_cpr(text: str) -> Cpr:
    """The number in its normal form, or words for the caseworker."""
    signs = _BETWEEN.sub("", text).upper()
    if _ECPR.fullmatch(signs):
        return Cpr(signs, born=_day_of(signs, _ECPR_CENTURIES[signs[6]]))
    if signs.isascii() and signs.isdigit() and len(signs) == 10:
        return Cpr(signs, born=_born(signs))
    if re.search("[A-ZÆØÅ]", signs):
        raise NotAnIdentity("Et CPR-nummer har ti cifre. Kun et eCPR har bogstaver: to, på plads otte og ni.")
    raise NotAnIdentity("Et CPR-nummer har ti cifre.")


def _born(digits: str) -> date:
    year = int(digits[4:6])
    century = next(base for sevenths, years, base in _CENTURIES if digits[6] in sevenths and year in years)
    return _day_of(digits, century)


def _day_of(signs: str, century: int) -> date:
    day, month, year = int(signs[:2]), int(signs[2:4]), int(signs[4:6])
    try:
        return date(century + year, month, day - _REPLACEMENT_DAYS if day > _REPLACEMENT_DAYS else day)
    except ValueError:
        raise NotAnIdentity("De første seks cifre i CPR-nummeret er ikke en fødselsdato.") from None


def read_cvr(text: str) -> str:
    """Eight digits of a company (CVR-nummer); the check digit must be right."""
    digits = _digits(text, 8, "Et CVR-nummer har otte cifre.")
    if sum(w * int(d) for w, d in zip(_CVR_WEIGHTS, digits, strict=True)) % 11:
        raise NotAnIdentity("CVR-nummeret kan ikke være rigtigt. Tjek cifrene.")
    return digits


def read_p_number(text: str) -> str:
    """Ten digits of a place of work (P-nummer)."""
    return _digits(text, 10, "Et P-nummer har ti cifre.")


def read_ean(text: str) -> str:
    """Thirteen digits of a place that takes electronic invoices (EAN-nummer); the check digit must be right."""
    digits = _digits(text, 13, "Et EAN-nummer har 13 cifre.")
    if sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(digits)) % 10:
        raise NotAnIdentity("EAN-nummeret kan ikke være rigtigt. Tjek cifrene.")
    return digits


def show_cvr(digits: str) -> str:
    """12 34 56 78."""
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _digits(text: str, length: int, words: str) -> str:
    digits = text.replace(" ", "").replace("-", "")
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise NotAnIdentity(words)
    return digits


def new_id() -> UUID:
    """A UUID of version 7: in the order of time, unique without a server."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
