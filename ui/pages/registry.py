"""Which page shows which place."""

from ui.pages.cases_page import CasesPage
from ui.pages.page import Page

PAGES: dict[str, type[Page]] = {
    "today": CasesPage,
    "cases": CasesPage,
    "follow_ups": CasesPage,
    "documents": CasesPage,
    "overview": CasesPage,
}
SECTIONS = {"new_case": "cases", "case": "cases", "agreement": "cases"}
"""The entry of the navigation that stands for a page which has none of its own."""
