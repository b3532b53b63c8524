"""Where one can be in the program: the address of a page."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Place:
    """A page, the record it shows, and the part of it (a tab, a role, a kind)."""

    page: str
    id: UUID | None = None
    part: str = ""


TODAY = Place("today")
CASES = Place("cases")
FOLLOW_UPS = Place("follow_ups")
DOCUMENTS = Place("documents")
OVERVIEW = Place("overview")
SETTINGS = Place("settings")
NEW_CASE = Place("new_case")
NEW_MEETING = Place("meeting_case")


def case(case_id: UUID, part: str = "overview") -> Place:
    """A case, at one of its sections: overview, parties, consents, agreements, documents, notes, history."""
    return Place("case", case_id, part)


def parties(organisation_id: UUID | None = None) -> Place:
    """The register, at one of its organisations."""
    return Place("parties", organisation_id)


def agreement(agreement_id: UUID) -> Place:
    """An agreement, a consent or a follow-up: its form beside its paper."""
    return Place("agreement", agreement_id)


def meeting(agreement_id: UUID, part: str = "") -> Place:
    """The screen of a meeting; `part` is "print" for its papers."""
    return Place("meeting", agreement_id, part)


def new_meeting(case_id: UUID) -> Place:
    """Where a meeting of a case is planned."""
    return Place("new_meeting", case_id)


def letters(agreement_id: UUID) -> Place:
    """The invitations of a meeting, or what tells that it is moved or called off."""
    return Place("meeting_letters", agreement_id)
