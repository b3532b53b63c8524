"""The case and the people in it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from caseworker_app.domain.identity import Cpr


class CaseKind(Enum):
    """Why there is a case: absence from a job, risk of it, or employed without absence."""

    SICK_LISTED = "sick_listed"
    AT_RISK = "at_risk"
    EMPLOYED = "employed"


class CaseStatus(Enum):
    """Whether the case is worked on."""

    OPEN = "open"
    CLOSED = "closed"


class ConfirmedBy(Enum):
    """Who confirmed the first absence day; the clocks of the law start there."""

    EMPLOYER = "employer"
    CITIZEN = "citizen"
    CASEWORKER = "caseworker"
    NOBODY = "nobody"


class Role(Enum):
    """The part somebody plays in the case (rolle)."""

    LINE_MANAGER = "line_manager"
    HR = "hr"
    PAYROLL = "payroll"
    SHOP_STEWARD = "shop_steward"
    SAFETY_REP = "safety_rep"
    UNION = "union"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    GP = "gp"
    HOSPITAL = "hospital"
    MUNICIPALITY = "municipality"
    COMPANION = "companion"
    GUARDIAN = "guardian"
    POWER_OF_ATTORNEY = "power_of_attorney"
    INTERPRETER = "interpreter"
    OTHER = "other"


@dataclass(frozen=True)
class Citizen:
    """The person the case is about (borger)."""

    cpr: Cpr
    name: str
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    protected_address: bool = False
    digital_post: bool = True
    interpreter: str = ""
    municipality: str = ""
    safety: str = ""

    @property
    def initials(self) -> str:
        parts = [part for part in self.name.split() if part[0].isalpha()]
        return (parts[0][0] + parts[-1][0]).upper() if len(parts) > 1 else self.name[:2].upper()


@dataclass(frozen=True)
class Workplace:
    """Where the citizen is employed (arbejdsplads): an organisation of the register, seen from the case."""

    name: str
    cvr: str = ""
    p_number: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    ean: str = ""
    sector: str = "unknown"
    organisation_id: UUID | None = None


@dataclass(frozen=True)
class Employment:
    """The job: what it is, since when, in which form, how many hours a week by contract."""

    job_title: str
    form: str = "ordinary"
    hours: Decimal = Decimal("37")
    since: date | None = None
    flexi_job_since: date | None = None


@dataclass(frozen=True)
class ParticipantDetails:
    """What only some roles have: an interpreter's language, agency and birth date, what a guardian decides."""

    language: str = ""
    agency: str = ""
    born: date | None = None
    scope: str = ""


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part in the case (part), seen from the case. One whose part has ended keeps standing."""

    id: UUID
    role: Role
    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None
    organisation_id: UUID | None = None
    contact_id: UUID | None = None
    may_receive: frozenset[str] = frozenset()
    details: ParticipantDetails = ParticipantDetails()
    attachment_id: UUID | None = None

    def takes_part(self, day: date) -> bool:
        """Whether the part has begun and not ended on this day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Case:
    """A case (sag). `revision` grows by one with every saved change."""

    id: UUID
    number: str
    kind: CaseKind
    citizen: Citizen
    workplace: Workplace
    employment: Employment
    opened_on: date
    first_absence_day: date | None = None
    confirmed_by: ConfirmedBy = ConfirmedBy.NOBODY
    participants: tuple[Participant, ...] = ()
    caseworker: str = ""
    status: CaseStatus = CaseStatus.OPEN
    closed_on: date | None = None
    outcome: str = ""
    intake: str = ""
    revision: int = 0

    def absence_week(self, day: date) -> int | None:
        """Which week of absence the day is in, the first day being in week 1; None before or without."""
        return week_of_absence(self.first_absence_day, day)

    def has_role(self, role: Role) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if p.role is role)


def week_of_absence(first: date | None, day: date) -> int | None:
    """The same for a case of which only the first absence day is at hand."""
    if first is None or day < first:
        return None
    return (day - first).days // 7 + 1


@dataclass(frozen=True)
class Note:
    """A case note (journalnotat). It is never overwritten: a correction is a new note that replaces."""

    id: UUID
    case_id: UUID
    author: str
    written_at: datetime
    about: date
    text: str
    replaces: UUID | None = None
    kind: str = "note"


@dataclass(frozen=True)
class Attachment:
    """A file kept inside the archive (bilag); the bytes are fetched on their own."""

    id: UUID
    case_id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    agreement_id: UUID | None = None


@dataclass(frozen=True)
class HistoryLine:
    """One line of the history (historik): who did what, when, to which record."""

    number: int
    at: datetime
    who: str
    what: str
    case_id: UUID | None
    subject: UUID | None
    places: dict[str, str] = field(default_factory=dict)
    digest: str = ""
