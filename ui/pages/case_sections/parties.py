"""The people in a case and the consents that say what may be told to whom."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.case_sections.acceptances import AcceptancesCard
from ui.pages.case_sections.consents import ConsentsCard
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.people import PeopleCard
from ui.pages.case_sections.section import CaseSection


class PartiesSection(CaseSection):
    """Parter og samtykker."""

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        self._register = ConsentsCard(self.shell, self.case_id, facts)
        column.addWidget(PeopleCard(self.shell, facts.case, closed=facts.closed))
        column.addWidget(self._register)
        column.addWidget(AcceptancesCard(self.shell, self.case_id, facts))
        column.addStretch(1)

    def landmark(self, part: str) -> QWidget | None:
        return self._register if part == "consents" else None
