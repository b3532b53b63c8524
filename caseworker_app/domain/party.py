"""The register shared by cases: organisations and the people to contact in them."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from uuid import UUID

_FORMS = frozenset({"as", "aps", "is", "ivs", "ks", "amba", "smba", "fmba"})
"""The legal forms at the end of a name, without dots and strokes."""
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "é": "e", "ü": "y"})
_ALIKE = 0.86
"""From which share of the same letters two names are worth a look; nothing is ever joined by itself."""


class OrganisationKind(Enum):
    """What an organisation is to a case."""

    WORKPLACE = "workplace"
    UNION = "union"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    CLINIC = "clinic"
    HOSPITAL_DEPARTMENT = "hospital_department"
    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    INTERPRETER_AGENCY = "interpreter_agency"
    OTHER = "other"


class Sector(Enum):
    """Public or private, because some schemes ask."""

    PUBLIC = "public"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class ContactRole(Enum):
    """What somebody does in the organisation."""

    MANAGER = "manager"
    HR = "hr"
    PAYROLL = "payroll"
    SHOP_STEWARD = "shop_steward"
    SAFETY_REP = "safety_rep"
    DOCTOR = "doctor"
    CASEWORKER = "caseworker"
    OTHER = "other"


@dataclass(frozen=True)
class Organisation:
    """A workplace, union, clinic or other body (organisation). A merged one points at the one that stands."""

    id: UUID
    kind: OrganisationKind
    name: str
    cvr: str = ""
    p_number: str = ""
    ean: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    sector: Sector = Sector.UNKNOWN
    note: str = ""
    retired: bool = False
    merged_into: UUID | None = None


@dataclass(frozen=True)
class Contact:
    """A person in an organisation (kontaktperson), with one role or several."""

    id: UUID
    organisation_id: UUID
    name: str
    roles: tuple[ContactRole, ...] = ()
    title: str = ""
    phone: str = ""
    email: str = ""
    retired: bool = False


def alike(one: str, other: str) -> bool:
    """Whether two names can be two spellings of one organisation."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    # Numbers tell two places of one chain apart.
    same_numbers = re.findall(r"\d+", first) == re.findall(r"\d+", second)
    return same_numbers and SequenceMatcher(None, first, second).ratio() >= _ALIKE


def same_body(one: Organisation, other: Organisation) -> bool:
    """Whether two entries are one: the same numbers, or nearly the same name in the same town."""
    if one.p_number and other.p_number:
        return one.p_number == other.p_number
    if one.ean and one.ean == other.ean:
        return True
    if one.cvr and other.cvr and one.cvr != other.cvr:
        return False
    same_place = one.postcode == other.postcode or bool(one.cvr and one.cvr == other.cvr)
    return same_place and alike(one.name, other.name)


def _bare(name: str) -> str:
    words = re.findall(r"\w+", re.sub(r"[./]", "", name.casefold()).translate(_LETTERS))
    return " ".join(word for word in words if word not in _FORMS)
