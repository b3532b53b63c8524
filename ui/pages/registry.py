"""Which page shows which place."""

from ui.pages.agreement_page import AgreementPage
from ui.pages.case_form_pages import (
    ClosingPage,
    EditCasePage,
    NewCasePage,
    NotePage,
    ParticipantPage,
    WithdrawalPage,
)
from ui.pages.case_page import CasePage
from ui.pages.cases_page import CasesPage
from ui.pages.page import Page
from ui.pages.signing_page import SigningPage

PAGES: dict[str, type[Page]] = {
    "today": CasesPage,
    "cases": CasesPage,
    "follow_ups": CasesPage,
    "documents": CasesPage,
    "overview": CasesPage,
    "new_case": NewCasePage,
    "case": CasePage,
    "edit_case": EditCasePage,
    "note": NotePage,
    "participant": ParticipantPage,
    "closing": ClosingPage,
    "agreement": AgreementPage,
    "signing": SigningPage,
    "withdrawal": WithdrawalPage,
}
OF_A_CASE = frozenset(PAGES) - {"today", "follow_ups", "documents", "overview"}
"""Pages that belong to the entry *Sager* of the navigation."""
