"""All papers of all cases: sealed pages and files, with those that lack a signature first at hand."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.changes import Changes
from caseworker_app.services.overview import STATUS_WORDS, Paper
from caseworker_app.texts import N_, Texts
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT, Tone, sized
from ui.pages.case_sections.states import STATUS_TONES
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.tables.columns import Column
from ui.tables.list_table import ListTable
from ui.tables.rows_model import RowsModel
from ui.widgets.buttons import toggle
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import page_title
from ui.widgets.topbar import LIST_SEARCH, SearchField

UNSIGNED, ALL, FILES = "unsigned", "all", "files"
CHOICES = ((UNSIGNED, N_("Mangler underskrift {count}")), (ALL, N_("Alle {count}")), (FILES, N_("Bilag {count}")))
AREAS = ("case", "agreement", "attachment")
SEARCH_WIDTH = 380


def lacks_signature(paper: Paper) -> bool:
    return paper.agreement is not None and paper.agreement.status is Status.SEALED and bool(_missing(paper))


def _missing(paper: Paper) -> tuple[str, ...]:
    return paper.agreement.missing_signers if paper.agreement else ()


def _title(paper: Paper, texts: Texts) -> str:
    return texts.say(paper.title) if paper.agreement else paper.title


def _number(paper: Paper, texts: Texts) -> str:
    if paper.agreement is None:
        return texts.say("Bilag")
    return texts.say("Nr. {number}, version {version}", number=paper.number, version=paper.agreement.version)


def _state(paper: Paper, texts: Texts) -> str:
    if paper.agreement is None:
        return texts.say("Bilag")
    if lacks_signature(paper):
        signers = paper.agreement.signers
        given = len(signers) - len(_missing(paper))
        return texts.say("{given} af {all} underskrevet", given=given, all=len(signers))
    if paper.agreement.status is Status.SEALED:
        return texts.say("Udfærdiget")
    return texts.say(STATUS_WORDS[paper.agreement.status])


def _tone(paper: Paper) -> str:
    if paper.agreement is None:
        return Tone.NEUTRAL.value
    if paper.agreement.status is Status.SEALED and not lacks_signature(paper):
        return Tone.OK.value
    return STATUS_TONES[paper.agreement.status][0].value


COLUMNS = (
    Column[Paper](
        N_("Dokument"), _title, 26, 4, second=_number, strong=True, order=lambda paper: paper.title.casefold()
    ),
    Column[Paper](N_("Borger"), lambda paper, _: paper.citizen, 22, 3, order=lambda paper: paper.citizen.casefold()),
    Column[Paper](N_("Dato"), lambda paper, texts: texts.date(paper.at.astimezone().date()), 11,
                  order=lambda paper: paper.at),
    Column[Paper](N_("Tilstand"), _state, 22, tone=_tone, order=lambda paper: _state(paper, Texts())),
)  # fmt: skip


def identity_of(paper: Paper) -> UUID:
    if paper.agreement is not None:
        return paper.agreement.id
    assert paper.attachment is not None
    return paper.attachment.id


class DocumentsPage(Page):
    """Dokumenter."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self._papers: tuple[Paper, ...] = ()
        self.model = RowsModel[Paper](COLUMNS, shell.texts, identity_of, self)
        self.table = ListTable(self.model, shell.say("Dokumenter"))
        self.search = SearchField(shell.say("Dokument, borger eller nummer"), shortcut=LIST_SEARCH)
        self.choices: dict[str, QPushButton] = {}
        self._found = QStackedWidget()
        self._nothing = EmptyState("file-text", "", "")
        self._build()
        self._read()
        self.choices[UNSIGNED if self._count(UNSIGNED) else ALL].setChecked(True)
        self._list()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Dokumenter")

    def actions_here(self) -> tuple[PageAction, ...]:
        return (PageAction(self.shell.say("Søg i dokumenter"), self.to_search, LIST_SEARCH, "search"),)

    def focus_first(self) -> None:
        self.table.setFocus()

    def to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _build(self) -> None:
        self.search.setFixedWidth(sized(SEARCH_WIDTH))
        filters = FlowLayout(gap=NEAR)
        filters.addWidget(self.search)
        group = QButtonGroup(self)
        for key, _ in CHOICES:
            self.choices[key] = toggle("")
            group.addButton(self.choices[key])
            filters.addWidget(self.choices[key])
        card = Card(flush=True)
        card.add(self.table)
        self._found.addWidget(card)
        self._found.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(PART)
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        column.addLayout(heads)
        column.addLayout(filters)
        column.addWidget(self._found, 1)
        group.buttonClicked.connect(self._list)
        self.search.textChanged.connect(self._list)
        self.table.opened.connect(self._open)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
            self._list()

    def _read(self) -> None:
        self._papers = self.shell.workspace.overview.papers()
        for key, words in CHOICES:
            named = self.shell.say(words, count=self._count(key))
            self.choices[key].setText(named)
            self.choices[key].setAccessibleName(named)

    def _count(self, choice: str) -> int:
        return sum(_passes(paper, choice) for paper in self._papers)

    def _list(self) -> None:
        choice = next(key for key, button in self.choices.items() if button.isChecked())
        words = self.search.text().casefold().split()
        texts = self.shell.texts
        found = [paper for paper in self._papers if _passes(paper, choice) and _has(paper, words, texts)]
        self.model.show(found)
        if not found:
            self._say_why(bool(words))
        self._found.setCurrentIndex(0 if found else 1)

    def _say_why(self, searched: bool) -> None:
        say = self.shell.say
        if searched:
            title, text = say("Ingen dokumenter passer til søgningen"), say("Prøv et andet ord eller et andet udvalg.")
        else:
            title, text = say("Ingen dokumenter her"), say("Forseglede aftaler og filer i sagerne samles her.")
        empty = EmptyState("file-text", title, text)
        self._found.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = empty
        self._found.addWidget(empty)

    def _open(self, identity: object) -> None:
        paper = next((paper for paper in self._papers if identity_of(paper) == identity), None)
        if paper is None:
            return
        if paper.agreement is not None:
            self.shell.go(places.agreement(paper.agreement.id))
        else:
            self.shell.go(places.case(paper.case_id, "documents"))


def _passes(paper: Paper, choice: str) -> bool:
    if choice == UNSIGNED:
        return lacks_signature(paper)
    return choice == ALL or paper.attachment is not None


def _has(paper: Paper, words: list[str], texts: Texts) -> bool:
    text = " ".join((_title(paper, texts), paper.citizen, paper.number)).casefold()
    return all(word in text for word in words)
