"""A citizen's consent to one counterparty, and whether it covers what is about to leave the house."""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from caseworker_app.domain.document import Reader


class Direction(Enum):
    """Which way the information goes (retning)."""

    OBTAIN = "obtain"
    GIVE = "give"
    DISCUSS = "discuss"


class Counterparty(Enum):
    """Who the consent is for (modpart); one consent for each."""

    EMPLOYER = "employer"
    UNION = "union"
    GP = "gp"
    HOSPITAL = "hospital"
    SPECIALIST = "specialist"
    THERAPIST = "therapist"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    INSURER = "insurer"
    OTHER_DEPARTMENT = "other_department"
    OTHER_MUNICIPALITY = "other_municipality"


READERS: dict[Reader, tuple[Counterparty, ...]] = {
    Reader.EMPLOYER: (Counterparty.EMPLOYER,),
    Reader.UNION: (Counterparty.UNION,),
    Reader.DOCTOR: (Counterparty.GP, Counterparty.HOSPITAL, Counterparty.SPECIALIST),
}
"""The copies that need a consent, and to whom it may be; the first is the usual one."""


class ConsentState(Enum):
    """Whether a consent can be leaned on (gyldighed) on a given day."""

    DRAFT = "draft"
    UNSIGNED = "unsigned"
    AHEAD = "ahead"
    VALID = "valid"
    ENDING = "ending"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Passage(Enum):
    """What the gate answers (adgang) when something is about to go to a party; only the first three let it pass."""

    OWN = "own"
    STATUTORY = "statutory"
    COVERED = "covered"
    TOO_NARROW = "too_narrow"
    OTHER_MATTER = "other_matter"
    OTHER_WAY = "other_way"
    OTHER_COMPANY = "other_company"
    ENDED = "ended"
    NONE = "none"


MAY_PASS = frozenset({Passage.OWN, Passage.STATUTORY, Passage.COVERED})


_CVR = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])")
_FORM = re.compile(r"\b(a/s|aps|i/s|p/s|k/s|ivs)(?!\w)")


def _plain(name: str) -> str:
    """A name as it is compared: without case, signs and the form of company, with a blank on each side."""
    words = re.findall(r"[^\W_]+", _FORM.sub(" ", name.casefold()))
    return f" {' '.join(words)} "


@dataclass(frozen=True)
class Consent:
    """A consent (samtykke): one counterparty, directions, kinds of information, a purpose, a period."""

    agreement_id: UUID
    counterparty: Counterparty
    name: str
    directions: frozenset[Direction]
    information: frozenset[str]
    purpose: str
    valid_from: date | None
    valid_to: date | None
    given: bool
    sealed: bool
    withdrawn_on: date | None = None
    warn_days: int = 30
    matter: str = ""
    health: str = ""

    def state(self, day: date) -> ConsentState:
        """Where it stands on that day; the last day counts."""
        if self.withdrawn_on is not None:
            return ConsentState.WITHDRAWN
        if not self.given:
            return ConsentState.UNSIGNED if self.sealed else ConsentState.DRAFT
        if self.valid_from is None or self.valid_to is None or day < self.valid_from:
            return ConsentState.AHEAD
        if day > self.valid_to:
            return ConsentState.EXPIRED
        return ConsentState.ENDING if (self.valid_to - day).days <= self.warn_days else ConsentState.VALID

    def in_force(self, day: date) -> bool:
        return self.state(day) in (ConsentState.VALID, ConsentState.ENDING)

    def overlaps(self, start: date | None, end: date | None) -> bool:
        """Whether its period has a day in common with another one."""
        if start is None or end is None or self.valid_from is None or self.valid_to is None:
            return False
        return self.valid_from <= end and start <= self.valid_to

    def names(self, company: str, cvr: str = "") -> bool:
        """Whether it is to this company: by its CVR number where the consent has one, else by its name."""
        numbers = _CVR.findall(self.name.replace(" ", ""))
        if cvr and numbers:
            return cvr in numbers
        return _plain(company) in _plain(self.name)

    def covers(self, counterparty: Counterparty, direction: Direction, information: frozenset[str], day: date) -> bool:
        """Whether this consent lets exactly this information go that way to that party on that day."""
        return (
            counterparty is self.counterparty
            and direction in self.directions
            and information <= self.information
            and self.in_force(day)
        )
