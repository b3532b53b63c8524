"""All cases: search while typing, filters with counts, one line for each case."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.domain.case import CaseKind, CaseStatus
from caseworker_app.domain.changes import Changes
from caseworker_app.schemes.case_forms import KINDS
from caseworker_app.services.ports import CaseFilter
from caseworker_app.texts import N_
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT, sized
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.tables.case_list_model import CaseListModel
from ui.tables.list_table import ListTable
from ui.widgets.buttons import normal, toggle
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.topbar import LIST_SEARCH, SearchField

PAUSE = 150
"""Milliseconds after the last key before the list is searched."""
SEARCH_WIDTH = 460
STATES = (
    (CaseStatus.OPEN.value, N_("Åbne {count}")), (CaseStatus.CLOSED.value, N_("Afsluttede {count}")),
    ("", N_("Alle {count}")),
)  # fmt: skip


class CasesPage(Page):
    """The list of cases (sager)."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.model = CaseListModel(shell.workspace.overview, shell.texts, shell.workspace.today, self)
        self.table = ListTable(self.model, shell.say("Sager"))
        self.search = SearchField(shell.say("Navn, CPR-nummer, arbejdsplads eller sagsnummer"), shortcut=LIST_SEARCH)
        self.states: dict[str, QPushButton] = {}
        self.kinds = QComboBox()
        self._count = muted("")
        self._found = QStackedWidget()
        self._empty = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        self.table.show_order(0, Qt.SortOrder.AscendingOrder)
        self._list()

    @property
    def title(self) -> str:
        return self.shell.say("Sager")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        orders = tuple(
            PageAction(say("Sortér efter {column}", column=say(column.title)), partial(self.table.order_by, at))
            for at, column in enumerate(self.model.columns)
            if column.order
        )
        return (PageAction(say("Søg i sager"), self.to_search, LIST_SEARCH, "search"), *orders)

    def focus_first(self) -> None:
        self.to_search()

    def to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def cursor_place(self) -> object:
        return self.model.wanted.status, self.model.wanted.kind, self.table.current_id()

    def restore_cursor(self, place: object) -> None:
        match place:
            case (str(status), str(kind), identity):
                self.states[status].setChecked(True)
                self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))
                self._list()
                self.table.point_at(identity)
                self.table.setFocus()

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(self._count)
        card = Card(flush=True)
        card.add(self.table)
        self._found.addWidget(card)
        self._found.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(PART)
        column.addLayout(heads)
        column.addLayout(self._filters())
        column.addWidget(self._found, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(min(sized(SEARCH_WIDTH), self.width() - 2 * FAR))

    def _filters(self) -> FlowLayout:
        row = FlowLayout(gap=NEAR)
        row.addWidget(self.search)
        self._group = QButtonGroup(self)
        for status, _ in STATES:
            self.states[status] = toggle("", checked=status == CaseStatus.OPEN.value)
            self._group.addButton(self.states[status])
            row.addWidget(self.states[status])
        self.kinds.setAccessibleName(self.shell.say("Slags sag"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for kind in ("", *(kind.value for kind in CaseKind)):
            self.kinds.addItem("", kind)
        row.addWidget(self.kinds)
        return row

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._open_first)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._list)
        self._group.buttonClicked.connect(lambda: self._list())
        self.kinds.activated.connect(lambda: self._list())
        self.table.opened.connect(self._open)
        self.shell.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down leads from the search into what was found."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Down and self.model.rowCount():  # type: ignore[attr-defined]
            self._list_now()
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        if changes.concern("case"):
            self._list()

    def _list_now(self) -> None:
        """What was typed counts at once when somebody goes on without waiting."""
        if self._pause.isActive():
            self._list()

    def _list(self) -> None:
        self._pause.stop()
        status = next(key for key, button in self.states.items() if button.isChecked())
        wanted = replace(
            self.model.wanted, words=self.search.text(), status=status, kind=str(self.kinds.currentData() or "")
        )
        self.model.show(wanted)
        self._say_counts(wanted)
        self._show_found(wanted)

    def _say_counts(self, wanted: CaseFilter) -> None:
        say, counts = self.shell.say, self.shell.workspace.overview.case_counts(wanted.words)
        for status, words in STATES:
            count = sum(
                number for (of, kind), number in counts.items()
                if status in ("", of) and wanted.kind in ("", kind)
            )  # fmt: skip
            self.states[status].setText(say(words, count=count))
            self.states[status].setAccessibleName(say(words, count=count))
        for at, (kind, label) in enumerate((("", N_("Alle slags")), *((kind.key, kind.label) for kind in KINDS))):
            count = sum(
                number for (of, which), number in counts.items()
                if wanted.status in ("", of) and kind in ("", which)
            )  # fmt: skip
            self.kinds.setItemText(at, say("{kind} ({count})", kind=say(label), count=count))
        self._count.setText(self.shell.texts.count("{number} sag", "{number} sager", self.model.rowCount()))

    def _show_found(self, wanted: CaseFilter) -> None:
        self._found.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = QWidget() if self.model.rowCount() else self._why_empty(wanted)
        self._found.addWidget(self._empty)
        self._found.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _why_empty(self, wanted: CaseFilter) -> QWidget:
        say = self.shell.say
        if wanted.words.strip():
            words = " ".join(wanted.words.split())[:60]
            clear = normal(say("Ryd søgningen"), "x")
            clear.clicked.connect(self._clear)
            text = say("Der blev søgt på “{words}” i navn, CPR-nummer, arbejdsplads og sagsnummer.", words=words)
            return EmptyState("search", say("Ingen sager passer til søgningen"), text, clear)
        if wanted != CaseFilter(order=wanted.order, descending=wanted.descending) or self._any():
            everything = normal(say("Vis alle sager"))
            everything.clicked.connect(self._show_all)
            text = say("Der er sager, men ingen i det udvalg, du har valgt.")
            return EmptyState("filter", say("Ingen sager her"), text, everything)
        new = normal(say("Ny sag"), "plus")
        new.clicked.connect(lambda: self.shell.go(places.NEW_CASE))
        text = say("En sag samler borgeren, arbejdspladsen, samtykker og aftaler.")
        return EmptyState("folder", say("Ingen sager endnu"), text, new)

    def _any(self) -> bool:
        return bool(self.shell.workspace.overview.case_counts())

    def _clear(self) -> None:
        self.search.clear()
        self._list()
        self.search.setFocus()

    def _show_all(self) -> None:
        self.states[""].setChecked(True)
        self.kinds.setCurrentIndex(0)
        self._list()
        self.table.setFocus()

    def _open_first(self) -> None:
        self._list_now()
        if self.model.rowCount():
            self._open(self.table.current_id())

    def _open(self, identity: object) -> None:
        if isinstance(identity, UUID):
            self.shell.go(places.case(identity))
