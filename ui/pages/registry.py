"""Which page shows which place."""

from collections.abc import Callable

from caseworker_app.schemes import meeting
from ui.pages.agreement_page import AgreementPage
from ui.pages.case_form_pages import (
    ClosingPage,
    EditCasePage,
    NewCasePage,
    NotePage,
)
from ui.pages.case_page import CasePage
from ui.pages.cases_page import CasesPage
from ui.pages.documents_page import DocumentsPage
from ui.pages.follow_ups_page import FollowUpsPage
from ui.pages.giving_page import GivingPage
from ui.pages.meeting_letters_page import MeetingLettersPage
from ui.pages.meeting_page import MeetingPage
from ui.pages.meeting_plan_page import CancelMeetingPage, MeetingCasePage, MeetingPlanPage, MoveMeetingPage
from ui.pages.meeting_preparation_page import PreparationPage
from ui.pages.meeting_versions_page import DifferencesPage, WrongMinutesPage
from ui.pages.organisation_page import OrganisationPage
from ui.pages.overview_page import OverviewPage
from ui.pages.page import Page
from ui.pages.participant_page import ParticipantPage
from ui.pages.parties_page import PartiesPage
from ui.pages.signing_page import SigningPage
from ui.pages.today_page import TodayPage
from ui.pages.withdrawal_page import ReceiptPage, WithdrawalPage
from ui.places import Place
from ui.shell import Shell


def agreement_page(shell: Shell, place: Place) -> Page:
    """A meeting has a screen of its own, wherever it was opened."""
    if place.id is not None and shell.workspace.agreements.agreement(place.id).scheme == meeting.SCHEME.key:
        return MeetingPage(shell, place)
    return AgreementPage(shell, place)


PAGES: dict[str, Callable[[Shell, Place], Page]] = {
    "today": TodayPage,
    "cases": CasesPage,
    "follow_ups": FollowUpsPage,
    "documents": DocumentsPage,
    "overview": OverviewPage,
    "parties": PartiesPage,
    "organisation": OrganisationPage,
    "new_case": NewCasePage,
    "case": CasePage,
    "edit_case": EditCasePage,
    "note": NotePage,
    "participant": ParticipantPage,
    "closing": ClosingPage,
    "agreement": agreement_page,
    "meeting": MeetingPage,
    "signing": SigningPage,
    "withdrawal": WithdrawalPage,
    "receipt": ReceiptPage,
    "giving": GivingPage,
    "meeting_case": MeetingCasePage,
    "new_meeting": MeetingPlanPage,
    "meeting_letters": MeetingLettersPage,
    "move_meeting": MoveMeetingPage,
    "cancel_meeting": CancelMeetingPage,
    "preparation": PreparationPage,
    "differences": DifferencesPage,
    "wrong_minutes": WrongMinutesPage,
}
OF_A_CASE = frozenset(PAGES) - {"today", "follow_ups", "documents", "overview", "parties", "organisation"}
"""Pages that belong to the entry *Sager* of the navigation."""
