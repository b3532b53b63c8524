"""A case: its head, and its sections as tabs."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabBar, QVBoxLayout

from caseworker_app.domain.changes import Changes
from caseworker_app.texts import N_
from ui import places
from ui.look import PART
from ui.pages.case_sections.agreements import AgreementsSection
from ui.pages.case_sections.documents import DocumentsSection
from ui.pages.case_sections.facts import CaseFacts, read_facts
from ui.pages.case_sections.header import CaseHeader
from ui.pages.case_sections.history import HistorySection
from ui.pages.case_sections.meetings import MeetingsSection
from ui.pages.case_sections.notes import NotesSection
from ui.pages.case_sections.overview import OverviewSection
from ui.pages.case_sections.parties import PartiesSection
from ui.pages.case_sections.section import CaseSection
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.widgets.scroll import PageScroll

SECTIONS: tuple[tuple[str, str, type[CaseSection]], ...] = (
    ("overview", N_("Overblik"), OverviewSection),
    ("parties", N_("Parter og samtykker"), PartiesSection),
    ("agreements", N_("Aftaler"), AgreementsSection),
    ("meetings", N_("Møder"), MeetingsSection),
    ("documents", N_("Dokumenter"), DocumentsSection),
    ("notes", N_("Notater"), NotesSection),
    ("history", N_("Historik"), HistorySection),
)
ALSO = {"consents": "parties"}
"""Parts of a tab that have an address of their own."""
AREAS = ("case", "agreement", "note", "attachment", "history", "deadline", "rule")


class CasePage(Page):
    """A case (sag). Each tab is filled when it is first looked at, and again when something changed."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        assert place.id is not None
        self.case_id: UUID = place.id
        self.facts: CaseFacts = read_facts(shell.workspace, self.case_id)
        self.header = CaseHeader(shell, self.facts.case)
        self.tabs = QTabBar()
        self._scroll = PageScroll(name=self.title)
        self._room = QVBoxLayout()
        self._made: dict[str, CaseSection] = {}
        self._stale: set[str] = set()
        self._build()
        self._show_facts()
        self.show_part(place.part)
        self.tabs.currentChanged.connect(self._turn)
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Sag {number}", number=self.facts.case.number)

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        sections = tuple(
            PageAction(say("Gå til: {section}", section=say(words)), partial(self._go_to, at), f"Alt+{at + 1}")
            for at, (_, words, _) in enumerate(SECTIONS)
        )
        return (
            PageAction(say("Skriv et notat"), self.write_note, "Ctrl+Shift+N", "pencil"),
            PageAction(say("Nyt møde"), self.plan_meeting, "Ctrl+M", "calendar-plus"),
            PageAction(say("Ny aftale"), self.header.new.showMenu, "Ctrl+Shift+A", "plus"),
            *sections,
            PageAction(say("Næste fane"), lambda: self._step(1), "Ctrl+Tab"),
            PageAction(say("Forrige fane"), lambda: self._step(-1), "Ctrl+Shift+Tab"),
        )

    def focus_first(self) -> None:
        self.tabs.setFocus()

    def leave(self) -> bool:
        return all([section.leave() for section in self._made.values()])

    def cursor_place(self) -> object:
        return self.current

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, str):
            self.show_part(place)

    @property
    def current(self) -> str:
        """The key of the tab that is shown."""
        return SECTIONS[self.tabs.currentIndex()][0]

    def section(self, key: str) -> CaseSection:
        """The section of that key, made and filled when it was not yet."""
        if key not in self._made:
            kind = next(kind for name, _, kind in SECTIONS if name == key)
            self._made[key] = kind(self.shell, self.case_id)
            self._made[key].hide()
            self._room.addWidget(self._made[key])
            self._stale.add(key)
        if key in self._stale:
            self._stale.discard(key)
            self._made[key].show_facts(self.facts)
        return self._made[key]

    def show_part(self, part: str) -> None:
        """Turn to a tab, or to a part of one."""
        key = ALSO.get(part, part)
        names = [name for name, _, _ in SECTIONS]
        self.tabs.setCurrentIndex(names.index(key) if key in names else 0)
        self._turn()
        landmark = self.section(self.current).landmark(part)
        if landmark is not None:
            QTimer.singleShot(0, landmark, lambda: self._scroll.ensureWidgetVisible(landmark, 0, 0))

    def write_note(self) -> None:
        self.shell.go(Place("note", self.case_id))

    def plan_meeting(self) -> None:
        self.shell.go(places.new_meeting(self.case_id))

    def _build(self) -> None:
        for _, words, _ in SECTIONS:
            self.tabs.addTab(self.shell.say(words))
        self.tabs.setAccessibleName(self.shell.say("Sagens faner"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._scroll.add(self.header)
        self._scroll.add(self.tabs)
        self._scroll.add(self._room, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PART)
        column.addWidget(self._scroll)
        self.header.note_wanted.connect(self.write_note)
        self.header.reopen_wanted.connect(self._reopen)

    def _show_facts(self) -> None:
        self.header.show_facts(self.facts)
        facts = self.facts
        counts = {
            "parties": len(facts.case.participants) + len(facts.consents), "agreements": len(facts.agreements),
            "documents": len(facts.papers), "notes": len(facts.notes),
        }  # fmt: skip
        for at, (key, words, _) in enumerate(SECTIONS):
            name, count = self.shell.say(words), counts.get(key)
            self.tabs.setTabText(at, self.shell.say("{name} {count}", name=name, count=count) if count else name)

    def _changed(self, changes: Changes) -> None:
        if not any(changes.concern(area) for area in AREAS):
            return
        self.facts = read_facts(self.shell.workspace, self.case_id)
        self._stale = set(self._made)
        self._show_facts()
        self.section(self.current)

    def _turn(self) -> None:
        shown = self.section(self.current)
        for made in self._made.values():
            made.setVisible(made is shown)
        self.place = places.case(self.case_id, self.current)

    def _go_to(self, at: int) -> None:
        self.tabs.setCurrentIndex(at)
        self.tabs.setFocus()

    def _step(self, by: int) -> None:
        self._go_to((self.tabs.currentIndex() + by) % self.tabs.count())

    def _reopen(self) -> None:
        say = self.shell.say
        if self.shell.ask.confirm(say("Genåbn sagen? Historikken bevarer, hvordan den endte."), say("Genåbn")):
            self.shell.do(lambda: self.shell.workspace.cases.reopen(self.case_id))
