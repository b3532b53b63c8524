"""All cases: search while typing, filters with counts, one line for each case."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.domain.case import CaseStatus
from caseworker_app.domain.changes import Changes
from caseworker_app.services.case_list import Counts, Facet, from_plain, is_filtered, plain, toggled, unfiltered
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.reckoning import NextDeadline
from caseworker_app.services.saved_filters import AREA, SavedFilter
from caseworker_app.texts import N_
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT, sized
from ui.pages.case_filters.filter_chips import FilterChips
from ui.pages.case_filters.filter_panel import FilterPanel
from ui.pages.case_filters.saved_bar import SavedBar
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.tables.case_list_model import CaseListModel
from ui.tables.list_table import ListTable
from ui.tables.next_deadlines import NextDeadlines
from ui.widgets.buttons import normal, toggle
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.topbar import LIST_SEARCH, SearchField

PAUSE = 150
"""Milliseconds after the last key before the list is searched."""
SEARCH_WIDTH = 460
FILTER_KEY, CLEAR_KEY = "Ctrl+Shift+L", "Ctrl+Shift+R"
AREAS = ("case", "agreement", "deadline", "rule", "setting")
BETWEEN = " · "
STATES = (
    (CaseStatus.OPEN.value, N_("Åbne {count}")), (CaseStatus.CLOSED.value, N_("Afsluttede {count}")),
    ("", N_("Alle {count}")),
)  # fmt: skip
LEAST_LIST, LEAST_PANEL = 190, 170
"""Heights below which list and open filters do not stand on the page together."""


class CasesPage(Page):
    """The list of cases (sager)."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.list = shell.workspace.case_list
        self.model = CaseListModel(self.list, shell.texts, shell.workspace.today, self)
        usual = (0, Qt.SortOrder.AscendingOrder)
        self.table = ListTable(self.model, shell.say("Sager"), usual=usual)
        self.search = SearchField(shell.say("Navn, CPR-nummer, arbejdsplads eller sagsnummer"), shortcut=LIST_SEARCH)
        self.states: dict[str, QPushButton] = {}
        self.filters = toggle(shell.say("Filtre"), "filter")
        self.saved = SavedBar(shell)
        self.panel = FilterPanel(shell, self.saved)
        self.chips = FilterChips(shell)
        self.wanted = shell.workspace.saved_filters.last()
        self._count = muted("")
        self._found = QStackedWidget()
        self._empty = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._deadlines = NextDeadlines(self.list, self)
        self._painted = False
        self._build()
        self._connect()
        self._list()

    @property
    def title(self) -> str:
        return self.shell.say("Sager")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        orders = tuple(
            PageAction(say("Sortér efter {column}", column=say(column.title)), partial(self.table.order_by, at),
                       f"Alt+{at + 1}")
            for at, column in enumerate(self.model.columns)
            if column.order
        )  # fmt: skip
        saved = tuple(
            PageAction(say("Vis filteret {name}", name=one.name), partial(self.use, one), icon="filter")
            for one in self.shell.workspace.saved_filters.all()
        )
        return (
            PageAction(say("Søg i sager"), self.to_search, LIST_SEARCH, "search"),
            PageAction(say("Filtre"), self.open_filters, FILTER_KEY, "filter"),
            PageAction(say("Ryd søgning og filtre"), self.clear, CLEAR_KEY, "x"),
            PageAction(say("Gem filteret"), self.name_filter, icon="save"),
            *saved, *orders,
        )  # fmt: skip

    def focus_first(self) -> None:
        self.to_search()

    def to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def cursor_place(self) -> object:
        return plain(replace(self.wanted, words="")), self.table.current_id()

    def restore_cursor(self, place: object) -> None:
        match place:
            case (dict(kept), identity):
                self._want(from_plain(kept))
                self.table.point_at(identity)
                self.table.setFocus()

    def open_filters(self) -> None:
        """Shows the filters; once more hides them."""
        self._show_panel(shown=not self.panel.isVisibleTo(self))
        if self.panel.isVisibleTo(self):
            self.panel.focus_first()

    def name_filter(self) -> None:
        """To the field in which the filters in force get a name."""
        self._show_panel(shown=True)
        self.saved.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def use(self, saved: SavedFilter) -> None:
        """Shows what a saved filter says, in its order."""
        self.search.setText(saved.wanted.words)
        self._want(saved.wanted)

    def clear(self) -> None:
        """Without words and filters; the status and the order stay."""
        self.search.clear()
        self._want(unfiltered(self.wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (is_filtered(self.wanted) or self.search.text()):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The deadlines come when the list can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._deadlines.start(self.model.ids())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(min(sized(SEARCH_WIDTH), self.width() - 2 * FAR))
        self._fit_panel()

    def _build(self) -> None:
        self._heads, self._row = QVBoxLayout(), FlowLayout(gap=NEAR)
        self._heads.setSpacing(TIGHT)
        self._heads.addWidget(page_title(self.title))
        self._heads.addWidget(self._count)
        card = Card(flush=True)
        card.add(self.table)
        self._found.addWidget(card)
        self._found.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(PART)
        column.addLayout(self._heads)
        self._fill_bar()
        column.addLayout(self._row)
        column.addWidget(self.panel)
        column.addWidget(self.chips)
        column.addWidget(self._found, 1)

    def _fill_bar(self) -> None:
        self._row.addWidget(self.search)
        self._group = QButtonGroup(self)
        for status, _ in STATES:
            self.states[status] = toggle("", checked=status == self.wanted.status)
            self._group.addButton(self.states[status])
            self._row.addWidget(self.states[status])
        self._row.addWidget(self.filters)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._open_first)
        self.search.installEventFilter(self)
        self._pause.timeout.connect(self._list)
        self._deadlines.some.connect(self._show_some)
        self._deadlines.all.connect(self._show_deadlines)
        self._group.buttonClicked.connect(lambda: self._choose_status())
        self.filters.clicked.connect(lambda checked: self._show_panel(shown=checked))
        self.panel.picked.connect(self._toggle)
        self.panel.closed.connect(self._close_panel)
        self.saved.used.connect(self.use)
        self.chips.removed.connect(self._toggle)
        self.chips.cleared.connect(self.clear)
        self.chips.left.connect(self.table.setFocus)
        self.table.opened.connect(self._open)
        self.table.ordered.connect(self._ordered)
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
        if changes.concern(AREA):
            self.saved.show_saved()
            self._fit_panel()
        if any(changes.concern(area) for area in AREAS):
            self._list()
            self._deadlines.start(self.model.ids())

    def _show_some(self, known: Mapping[UUID, NextDeadline | None]) -> None:
        if not self.model.has_deadlines:
            self.model.show_some_deadlines(known)

    def _show_deadlines(self, known: Mapping[UUID, NextDeadline | None]) -> None:
        self.model.show_deadlines(known)
        self._say_all()

    def _choose_status(self) -> None:
        status = next(key for key, button in self.states.items() if button.isChecked())
        self._want(replace(self.wanted, status=status))

    def _toggle(self, facet: Facet, value: str) -> None:
        self._want(toggled(self.wanted, facet, value))

    def _ordered(self) -> None:
        shown = self.model.wanted
        self._want(replace(self.wanted, order=shown.order, descending=shown.descending), again=False)

    def _want(self, wanted: CaseFilter, *, again: bool = True) -> None:
        """Shows it and keeps it for the next time."""
        self.wanted = wanted
        self.shell.workspace.saved_filters.remember(wanted)
        if again:
            self._list()
        else:
            self._say_all()

    def _list_now(self) -> None:
        """What was typed counts at once when somebody goes on without waiting."""
        if self._pause.isActive():
            self._list()

    def _list(self) -> None:
        self._pause.stop()
        self.wanted = replace(self.wanted, words=self.search.text())
        falling = Qt.SortOrder.DescendingOrder if self.wanted.descending else Qt.SortOrder.AscendingOrder
        at = self.model.column_of(self.wanted.order)
        self.table.show_order((at, falling) if at >= 0 else None)
        self.model.show(self.wanted)
        self._say_all()

    def _say_all(self) -> None:
        wanted, known = self._in_force(), self.model.has_deadlines
        counts = self.list.counts(wanted, with_deadlines=known) if self.panel.isVisibleTo(self) else None
        self._say_statuses(counts[Facet.STATUS] if counts else self.list.status_counts(wanted))
        self._say_how_many()
        self._say_filters(counts)
        self._show_found()

    def _say_statuses(self, counts: Mapping[str, int]) -> None:
        say = self.shell.say
        for status, words in STATES:
            count = sum(number for of, number in counts.items() if status in ("", of))
            self.states[status].setText(say(words, count=count))
            self.states[status].setAccessibleName(say(words, count=count))
            self.states[status].setChecked(status == self.wanted.status)

    def _say_how_many(self) -> None:
        texts, shown = self.shell.texts, self.model.rowCount()
        every = self.list.shown_of(self.wanted)
        words = (
            texts.count("{number} sag", "{number} sager", shown) if shown == every
            else texts.count("Viser {shown} af {number} sag", "Viser {shown} af {number} sager", every, shown=shown)
        )  # fmt: skip
        waits = (texts.say("Fristerne regnes ud …"),) if self.model.is_waiting else ()
        self._count.setText(BETWEEN.join((words, *waits)))

    def _say_filters(self, counts: Counts | None) -> None:
        wanted = self.wanted
        names = self.list.workplaces(wanted.words) if counts is not None or wanted.workplaces else {}
        if not names.keys() >= set(wanted.workplaces):
            # What is searched for finds none of its cases, but the workplace has its name all the same.
            names = self.list.workplaces()
        self.chips.show_filters(wanted, names)
        self.saved.show_filters(wanted)
        self.filters.setChecked(counts is not None)
        if counts is not None:
            self.panel.show_counts(wanted, counts, names, waiting=not self.model.has_deadlines)
        self._fit_panel()

    def _in_force(self) -> CaseFilter:
        """What the list shows now: filters by deadline count when the deadlines are known."""
        return self.wanted if self.model.has_deadlines else replace(self.wanted, deadlines=())

    def _show_panel(self, *, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._say_all()

    def _close_panel(self) -> None:
        self._show_panel(shown=False)
        self.filters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_panel(self) -> None:
        """The open filters leave room for the list; where there is too little for both, they have it alone."""
        is_open = self.panel.isVisibleTo(self)
        room = self.height() - self._height_of_rest()
        is_tight = room < sized(LEAST_LIST) + sized(LEAST_PANEL)
        self._found.setVisible(not (is_open and is_tight))
        if is_open:
            self.panel.fit(room if is_tight else room - sized(LEAST_LIST))

    def _height_of_rest(self) -> int:
        """What stands above and between the open filters and the list."""
        width = self.width() - 2 * FAR
        parts = [self._heads.sizeHint().height(), self._row.heightForWidth(width)]
        if self.chips.isVisibleTo(self):
            parts.append(self.chips.heightForWidth(width))
        return sum(parts) + PART * (len(parts) + 1) + FAR - 2 + PART

    def _show_found(self) -> None:
        self._found.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = QWidget() if self.model.rowCount() else self._why_empty(self.wanted)
        self._found.addWidget(self._empty)
        self._found.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _why_empty(self, wanted: CaseFilter) -> QWidget:
        say, words = self.shell.say, " ".join(wanted.words.split())[:60]
        if words:
            clear = normal(say("Ryd søgning og filtre") if is_filtered(wanted) else say("Ryd søgningen"), "x")
            clear.clicked.connect(self._clear_search)
            text = say("Der blev søgt på “{words}” i navn, CPR-nummer, arbejdsplads og sagsnummer.", words=words)
            if is_filtered(wanted):
                text = say("Der blev søgt på “{words}” i de sager, filtrene lader tilbage.", words=words)
            return EmptyState("search", say("Ingen sager passer til søgningen"), text, clear)
        if is_filtered(wanted):
            clear = normal(say("Ryd alle filtre"), "x")
            clear.clicked.connect(self._clear_filters)
            text = self.shell.texts.count(
                "Uden filtrene er der {number} sag, men den passer ikke til dem alle.",
                "Uden filtrene er der {number} sager, men ingen passer til dem alle.", self.list.shown_of(wanted),
            )  # fmt: skip
            return EmptyState("filter", say("Ingen sager passer til filtrene"), text, clear)
        if self.list.shown_of(CaseFilter(status="")):
            everything = normal(say("Vis alle sager"))
            everything.clicked.connect(self._show_every_status)
            text = say("Der er sager, men ingen i det udvalg, du har valgt.")
            return EmptyState("filter", say("Ingen sager her"), text, everything)
        new = normal(say("Ny sag"), "plus")
        new.clicked.connect(lambda: self.shell.go(places.NEW_CASE))
        text = say("En sag samler borgeren, arbejdspladsen, samtykker og aftaler.")
        return EmptyState("folder", say("Ingen sager endnu"), text, new)

    def _clear_search(self) -> None:
        self.clear()
        self.search.setFocus()

    def _clear_filters(self) -> None:
        self.clear()
        self.table.setFocus()

    def _show_every_status(self) -> None:
        self._want(replace(self.wanted, status=""))
        self.table.setFocus()

    def _open_first(self) -> None:
        self._list_now()
        if self.model.rowCount():
            self._open(self.table.current_id())

    def _open(self, identity: object) -> None:
        if isinstance(identity, UUID):
            self.shell.go(places.case(identity))
