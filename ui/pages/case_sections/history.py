"""Who did what in a case, and when."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.domain.case import HistoryLine
from caseworker_app.texts import N_, Texts
from ui.look import STEP, sized
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.section import CaseSection
from ui.shell import Shell
from ui.tables.columns import Column
from ui.tables.list_table import LINE_HEIGHT, ListTable
from ui.tables.rows_model import RowsModel
from ui.widgets.cards import Card
from ui.widgets.headings import small
from ui.widgets.topbar import SearchField

MESSAGES = ("title", "setting")
"""Places of a history line that are messages themselves."""
LEAST_ROWS = 12


def what_happened(line: HistoryLine, texts: Texts) -> str:
    places = {key: texts.say(value) if key in MESSAGES else value for key, value in line.places.items()}
    return texts.say(line.what, **places)


COLUMNS = (
    Column[HistoryLine](N_("Tidspunkt"), lambda line, texts: texts.value(line.at.astimezone()), 18,
                        order=lambda line: line.number),
    Column[HistoryLine](N_("Hvem"), lambda line, _: line.who, 20, 1, order=lambda line: line.who.casefold()),
    Column[HistoryLine](N_("Hvad"), what_happened, 40, 4),
)  # fmt: skip


class HistorySection(CaseSection):
    """Historik."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__(shell, case_id)
        self._lines: tuple[HistoryLine, ...] = ()
        self.search = SearchField(shell.say("Søg i historikken"))
        self.search.setMaximumWidth(sized(420))
        self.model = RowsModel[HistoryLine](COLUMNS, shell.texts, lambda line: line.number, self)
        self.table = ListTable(self.model, shell.say("Historik"), height=LINE_HEIGHT)
        self.table.setMinimumHeight(sized(LINE_HEIGHT) * LEAST_ROWS)
        self._count = small("")
        self.search.textChanged.connect(self._find)
        self._build()

    def show_facts(self, facts: CaseFacts) -> None:
        self._lines = facts.history
        self._find()

    def focus_first(self) -> None:
        self.search.setFocus()

    def _build(self) -> None:
        self._column.setSpacing(STEP)
        card = Card(flush=True)
        card.add(self.table)
        for part in (self.search, self._count, card):
            self._column.addWidget(part)
        self._column.setStretchFactor(card, 1)

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        """The table is filled where it stands."""

    def _find(self) -> None:
        words, texts = self.search.text().casefold().split(), self.shell.texts
        found = [line for line in self._lines if _matches(line, words, texts)]
        self.model.show(found)
        self._count.setText(texts.count("{number} linje", "{number} linjer", len(found)))


def _matches(line: HistoryLine, words: list[str], texts: Texts) -> bool:
    text = " ".join(column.text(line, texts) for column in COLUMNS).casefold()
    return all(word in text for word in words)
