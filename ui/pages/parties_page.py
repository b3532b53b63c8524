"""The register shared by cases: organisations found while typing, beside the one that is chosen."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.domain.changes import Changes
from caseworker_app.schemes.case_forms import label
from caseworker_app.schemes.party_forms import KINDS
from caseworker_app.services.ports import OrganisationFilter, OrganisationRow
from caseworker_app.texts import Texts
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT, sized
from ui.pages.page import Page, PageAction
from ui.pages.party_parts.organisation_pane import OrganisationPane
from ui.places import Place
from ui.shell import Shell
from ui.tables.columns import Column
from ui.tables.list_table import ListTable
from ui.tables.rows_model import RowsModel
from ui.widgets.buttons import normal, primary, toggle
from ui.widgets.cards import Card
from ui.widgets.columns import Columns
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.scroll import PageScroll
from ui.widgets.topbar import LIST_SEARCH, SearchField

PAUSE = 150
"""Milliseconds after the last key before the register is searched."""
SEARCH_WIDTH, LEAST = 380, 420
MOST = 500


def _kind(row: OrganisationRow, texts: Texts) -> str:
    kind = texts.say(label(KINDS, row.organisation.kind.value))
    return texts.say("{kind}, ikke i brug", kind=kind) if row.organisation.retired else kind


def _town(row: OrganisationRow, texts: Texts) -> str:
    return " ".join(part for part in (row.organisation.postcode, row.organisation.town) if part)


def _numbers(row: OrganisationRow, texts: Texts) -> str:
    one = row.organisation
    cvr = texts.say("CVR {number}", number=one.cvr) if one.cvr else ""
    p_number = texts.say("P {number}", number=one.p_number) if one.p_number else ""
    return " · ".join(part for part in (cvr, p_number) if part)


def _cases(row: OrganisationRow, texts: Texts) -> str:
    return texts.count("{number} åben sag", "{number} åbne sager", row.open_cases) if row.open_cases else ""


COLUMNS: tuple[Column[OrganisationRow], ...] = (
    Column("Navn", lambda row, _: row.organisation.name, 18, 4, second=_kind, strong=True),
    Column("Sted", _town, 12, 2, second=_numbers),
    Column("Sager", _cases, 13, order=lambda row: row.open_cases),
)  # fmt: skip


class PartiesPage(Page):
    """Parter: the register."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.model = RowsModel(COLUMNS, shell.texts, lambda row: row.organisation.id, self)
        self.table = ListTable(self.model, shell.say("Parter"))
        self.search = SearchField(shell.say("Navn, CVR-nummer, P-nummer, by eller person"), shortcut=LIST_SEARCH)
        self.kinds = QComboBox()
        self.retired = toggle(shell.say("Også dem, der ikke er i brug"))
        self.add_button = primary(shell.say("Ny organisation"), "plus")
        self.pane = OrganisationPane(shell)
        self._count = muted("")
        self._found = QStackedWidget()
        self._empty = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        self._list()
        if place.id is not None:
            self._choose(place.id)

    @property
    def title(self) -> str:
        return self.shell.say("Parter")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Søg i parter"), self.to_search, LIST_SEARCH, "search"),
            PageAction(say("Ny organisation"), self.add, "Ctrl+Shift+O", "plus"),
        )

    def focus_first(self) -> None:
        self.to_search()

    def leave(self) -> bool:
        return self.pane.leave()

    def cursor_place(self) -> object:
        return self.table.current_id()

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, UUID):
            self._choose(place)
            self.table.setFocus()

    def to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def add(self) -> None:
        self.shell.go(Place("organisation"))

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(self._count)
        card = Card(flush=True)
        card.add(self.table)
        self._found.addWidget(card)
        self._found.addWidget(self._empty)
        side = PageScroll(name=self.shell.say("Den valgte organisation"), margin=2)
        side.add(self.pane)
        side.body.addStretch(1)
        both = Columns(least=LEAST)
        both.add(self._found, 5)
        both.add(side, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(PART)
        top = QHBoxLayout()
        top.addLayout(heads, 1)
        top.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addLayout(self._filters())
        column.addWidget(both, 1)

    def _filters(self) -> FlowLayout:
        say, row = self.shell.say, FlowLayout(gap=NEAR)
        self.search.setFixedWidth(sized(SEARCH_WIDTH))
        self.kinds.setAccessibleName(say("Slags"))
        self.kinds.addItem(say("Alle slags"), "")
        for kind in KINDS:
            self.kinds.addItem(say(kind.label), kind.key)
        for part in (self.search, self.kinds, self.retired):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._list)
        self.kinds.activated.connect(lambda: self._list())
        self.retired.toggled.connect(lambda: self._list())
        self.add_button.clicked.connect(self.add)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.opened.connect(lambda identity: self.shell.go(Place("organisation", identity)))
        self.shell.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down leads from the search into what was found."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Down and self.model.rowCount():  # type: ignore[attr-defined]
            if self._pause.isActive():
                self._list()
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        if changes.concern("party") or changes.concern("case"):
            self._list()

    def _list(self) -> None:
        self._pause.stop()
        kind, chosen = str(self.kinds.currentData() or ""), self.pane.organisation_id
        wanted = OrganisationFilter(
            self.search.text(), frozenset({kind} if kind else ()), retired=self.retired.isChecked(), most=MOST
        )
        rows = self.shell.workspace.parties.organisations(wanted)
        self.model.show(rows)
        self._say_count(len(rows))
        self._show_found(wanted, bool(rows))
        if chosen is None or not self.table.point_at(chosen):
            self._point_at_first()
        self._show_current()

    def _say_count(self, count: int) -> None:
        texts = self.shell.texts
        words = texts.count("{number} organisation", "{number} organisationer", count)
        if count >= MOST:
            words = texts.say("De første {count}. Skriv mere for at finde de andre.", count=count)
        self._count.setText(words)

    def _point_at_first(self) -> None:
        if self.model.rowCount():
            self.table.point_at(self.model.row_at(0).organisation.id)

    def _choose(self, identity: UUID) -> None:
        if not self.table.point_at(identity):
            self.pane.show_organisation(identity)

    def _show_current(self) -> None:
        identity = self.table.current_id() if self.model.rowCount() else None
        self.pane.show_organisation(identity if isinstance(identity, UUID) else None)
        if isinstance(identity, UUID):
            self.place = places.parties(identity)

    def _show_found(self, wanted: OrganisationFilter, found: bool) -> None:
        self._found.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = QWidget() if found else self._why_empty(wanted)
        self._found.addWidget(self._empty)
        self._found.setCurrentIndex(0 if found else 1)

    def _why_empty(self, wanted: OrganisationFilter) -> QWidget:
        say = self.shell.say
        if wanted.words.strip() or wanted.kinds:
            clear = normal(say("Vis alle"), "x")
            clear.clicked.connect(self._show_all)
            text = say("Der søges i navn, CVR-nummer, P-nummer, EAN-nummer, by og kontaktpersoner.")
            return EmptyState("search", say("Ingen parter passer til søgningen"), text, clear)
        text = say("Arbejdspladser kommer hertil fra sagerne. Fagforeninger, klinikker og andre lægges i her.")
        return EmptyState("building", say("Registret er tomt"), text)

    def _show_all(self) -> None:
        self.kinds.setCurrentIndex(0)
        self.search.clear()
        self._list()
        self.search.setFocus()
