"""The register shared by cases: organisations and the people to contact in them."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


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
