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


def case(case_id: UUID, part: str = "overview") -> Place:
    """A case, at one of its sections: overview, parties, consents, agreements, documents, notes, history."""
    return Place("case", case_id, part)


def parties(organisation_id: UUID | None = None) -> Place:
    """The register, at one of its organisations."""
    return Place("parties", organisation_id)


def agreement(agreement_id: UUID) -> Place:
    """An agreement, a consent or a follow-up: its form beside its paper."""
    return Place("agreement", agreement_id)
