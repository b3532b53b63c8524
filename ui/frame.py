"""The frame around the pages of an open archive: navigation, search, what is always in sight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.errors import UserError
from caseworker_app.texts import N_
from ui import places
from ui.actions import ACTIONS, PLACES, Keys, Standing, shown_key
from ui.choices import Choice
from ui.in_sight import InSight
from ui.look import Tone
from ui.pages.page import Page
from ui.pages.registry import OF_A_CASE
from ui.palette import Palette
from ui.places import Place
from ui.resume_notice import ResumeNotice
from ui.search_box import SearchBox
from ui.shell import Shell
from ui.toast import Toast
from ui.trail import Trail
from ui.widgets.buttons import normal, quiet, set_main
from ui.widgets.chips import Chip
from ui.widgets.sidebar import Entry, Sidebar
from ui.widgets.topbar import TopBar

ENTRIES = (
    ("today", N_("Min dag"), "sun", 0),
    ("cases", N_("Sager"), "folder", 0),
    ("follow_ups", N_("Møder"), "calendar-check", 0),
    ("documents", N_("Dokumenter"), "file-text", 0),
    ("parties", N_("Parter"), "building", 0),
    ("overview", N_("Overblik"), "bar-chart", 0),
    ("settings", N_("Indstillinger"), "settings", 1),
)
BEGIN_HERE = frozenset({"today", "cases"})
"""Pages where a new case is the main action; the others have a filled button of their own, or need none."""
MakePage = Callable[[Shell, Place], Page]


@dataclass(frozen=True)
class Stand:
    """Where a person is: the page, the way that led there, and the cursor. No words, only ids."""

    trail: Trail = Trail()
    cursor: object = None
    unsure: UUID | None = None
    """The case that was opened from a search and whose person is not confirmed yet."""


class Frame(QWidget):
    """Holds the one live page (rammen). A page never sees it; they meet in the shell."""

    lock_asked = Signal()
    titled = Signal(str)

    def __init__(self, shell: Shell, pages: Mapping[str, MakePage], *, practice: bool) -> None:
        super().__init__()
        self._shell, self._pages = shell, pages
        self._trail = Trail()
        self.page: Page | None = None
        self._build(practice=practice)
        self.search = SearchBox(self.topbar.search, shell, self)
        self.palette_panel = Palette(shell, self)
        run: dict[str, Callable[[], None]] = {key: partial(self.go, Place(key)) for key in (*PLACES, "new_case")}
        run |= {
            "new_meeting": partial(self.go, places.NEW_MEETING), "palette": self.open_palette,
            "search": self.topbar.to_search, "back": self.back, "forward": self.forward, "lock": self.lock_asked.emit,
        }  # fmt: skip
        self._run = run
        self._keys = Keys(self, shell.texts, run)
        self.in_sight = InSight(self.sidebar, shell, practice=practice)
        self._connect()

    def _build(self, *, practice: bool) -> None:
        say = self._shell.say
        entries = (Entry(key, say(words), sign, group) for key, words, sign, group in ENTRIES)
        self.sidebar = Sidebar("Fasthold", entries, name=say("Navigation"))
        self.topbar = TopBar(say("Søg navn, CPR, arbejdsplads eller ord i notater"), shortcut="Ctrl+F")
        if practice:
            self.topbar.add(Chip(say("Øvelsesarkiv"), Tone.WARN, "users"))
        self.new_case = normal(say("Ny sag"), "plus")
        self.new_case.setToolTip(shown_key("Ctrl+N"))
        self.lock = quiet(say("Lås"), "lock")
        self.lock.setToolTip(shown_key("Ctrl+L"))
        for button in (self.new_case, self.lock):
            self.topbar.add_button(button)
        self.stack = QStackedWidget()
        self.toast = Toast(self.stack, say("Luk"))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.topbar)
        self.resume = ResumeNotice(self._shell)
        right.addWidget(self.resume)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(lambda key: self.go(Place(key)))
        self.new_case.clicked.connect(self._run["new_case"])
        self.lock.clicked.connect(self.lock_asked)
        self.search.opened.connect(self._go_to_found)
        self.palette_panel.opened.connect(self._go_to_found)
        self._shell.went.connect(self.go)
        self._shell.back_asked.connect(self.back)
        self._shell.changed.connect(self._judge)
        self._shell.told.connect(self._tell)
        self._shell.turned.connect(self._turn)

    def go(self, place: Place) -> None:
        """To another page, when what is typed on this one is saved."""
        if self.page is not None and self.page.takes(place):
            return
        if self.leave():
            trail = (self._trail.done() if _is_done(self.page) else self._trail).to(place)
            if self._show(place):
                self._walked(trail)

    def _go_to_found(self, place: Place) -> None:
        """To a case that was found by typing: who it is about is confirmed before anything leaves it."""
        self.go(place)
        if self.page is not None and self.page.place.id == place.id:
            self._shell.person.found(place.id)

    def back(self) -> None:
        if self._trail.can_go_back and not _others_look_on(self.page) and self.leave():
            self._walk(self._trail.done() if _is_done(self.page) else self._trail.back())

    def forward(self) -> None:
        if self._trail.can_go_forward and not _others_look_on(self.page) and self.leave():
            self._walk(self._trail.forward())

    def _walk(self, trail: Trail) -> None:
        """To a place of the trail; one that is gone since is not there to walk to again."""
        if trail.here is not None:
            self._walked(trail if self._show(trail.here) else self._trail.without(trail.here))

    def _walked(self, trail: Trail) -> None:
        self._trail = trail
        self._judge()

    def leave(self) -> bool:
        """Saves what is typed. A page that could not save stays, and says itself why."""
        left = self.page is None or self.page.leave()
        if self.page is not None:
            self._trail = self._trail.now(self.page.place)
        if not left:
            self.sidebar.choose(_section(self.page))
            self.in_sight.not_saved()
        return left

    def _show(self, place: Place) -> bool:
        """Whether the page could be made; if not, the one that was there is made again."""
        try:
            page = self._pages[place.page](self._shell, place)
        except UserError as problem:
            self._shell.ask.tell(self._shell.words_of(problem))
            self.sidebar.choose(_section(self.page))
            return False
        if place.page == "case":
            self._shell.person.opened(place.id)
        old, self.page = self.page, page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.sidebar.choose(_section(self.page))
        set_main(self.new_case, "plus", main=place.page in BEGIN_HERE)
        self._turn()
        page.focus_first()
        return True

    def _turn(self) -> None:
        """What stands around the page follows what it shows of itself."""
        if self.page is None:
            return
        for part in (self.sidebar, self.topbar):
            part.setVisible(not self.page.takes_all)
        if self.page.takes_all:
            self.resume.clear()
        if _others_look_on(self.page):
            self.palette_panel.hide()
            self.search.close()
            self.toast.hide()
        self.titled.emit(self.page.title)
        self._judge()

    def _tell(self, words: str) -> None:
        if not _others_look_on(self.page):
            self.toast.say(words)

    def _judge(self, _changes: object = None) -> None:
        """Which keys mean something on this page now."""
        self._keys.judge(_standing(self._trail, self.page))
        here = self.page.actions_here() if self.page is not None else ()
        self._keys.show_page({action.shortcut: (action.words, action.run) for action in here if action.shortcut})

    def open_palette(self) -> None:
        if _others_look_on(self.page):
            return
        here = self.page.actions_here() if self.page is not None else ()
        choices = [Choice(one.words, one.run, icon=one.icon, key=shown_key(one.shortcut)) for one in here]
        standing = _standing(self._trail, self.page)
        for action in ACTIONS:
            if action.id != "palette" and action.when(standing):
                words, key = self._shell.say(action.words), self._keys.key_of(action)
                choices.append(Choice(words, self._run[action.id], icon=action.icon, key=key))
        self.palette_panel.open(choices)

    def stand(self) -> Stand:
        """Where the person is, to come back to after the lock."""
        unsure = self._shell.person.unsure
        if self.page is None:
            return Stand(self._trail, unsure=unsure)
        return Stand(self._trail.now(self.page.place), self.page.cursor_place(), unsure)

    def stand_at(self, stand: Stand) -> None:
        """Back to where somebody was; where that is gone, to the day."""
        place = stand.trail.here or places.TODAY
        if stand.trail.here is None:
            self.resume.look()
        self._shell.person.found(stand.unsure)
        if not self._show(place):
            self.go(places.TODAY)
            return
        self._walked(stand.trail if stand.trail.here else Trail().to(place))
        if self.page is not None and stand.cursor is not None:
            self.page.restore_cursor(stand.cursor)

    def rest(self) -> None:
        """Looks at the archive no more: it is about to be closed."""
        self.in_sight.rest()
        self.search.close()
        self.palette_panel.hide()
        if self.page is not None:
            self.stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.palette_panel.hide()
        self.search.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The buttons at the side of the mouse walk back and forth."""
        if event.button() == Qt.MouseButton.BackButton:
            self.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            super().mousePressEvent(event)


def _section(page: Page | None) -> str:
    """The entry of the navigation a page belongs to."""
    name = page.place.page if page is not None else ""
    if name in OF_A_CASE:
        return "cases"
    return "parties" if name == "organisation" else name


def _is_done(page: Page | None) -> bool:
    return page is not None and page.is_done


def _others_look_on(page: Page | None) -> bool:
    return page is not None and page.is_shown_to_others


def _standing(trail: Trail, page: Page | None) -> Standing:
    return Standing(trail.can_go_back, trail.can_go_forward, _others_look_on(page))
