"""One meeting, one screen: the talk, the minutes, the agreements made at it, the papers of it all."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Role
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Block, Reader, for_reader
from caseworker_app.domain.findings import Finding, Level, blocks
from caseworker_app.errors import NotFound, Stale, UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.texts import N_
from ui import places
from ui.forms.scheme_form import NOWHERE
from ui.look import FAR, NEAR, PART, Tone
from ui.pages.agreement_page import AgreementPage
from ui.pages.agreement_parts.consent_ways import ConsentWays
from ui.pages.agreement_parts.editing import Editing
from ui.pages.agreement_parts.head import MenuEntry
from ui.pages.agreement_parts.side_by_side import SideBySide
from ui.pages.agreement_parts.signers_card import ended
from ui.pages.agreement_parts.stale_bar import StaleBar
from ui.pages.meeting_parts import resume
from ui.pages.meeting_parts.conclude_panel import ConcludePanel
from ui.pages.meeting_parts.desk import MeetingDesk
from ui.pages.meeting_parts.head import MeetingHead
from ui.pages.meeting_parts.papers_panel import PapersPanel
from ui.pages.meeting_parts.shared import BlankScreen, SharedScreen
from ui.pages.meeting_parts.tabs import MeetingTabs
from ui.pages.meeting_parts.task_entry import LINE
from ui.pages.page import Page, PageAction
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice

PRINTING = "print"
CONCLUDE, PAPERS = N_("Afslut mødet"), N_("Papirer")
MAIN_KEYS = "Ctrl+Return"
MINUTE = 10_000
ITEMS_WITH_KEYS = 9


class Mode(Enum):
    """What the window shows: everything, what all may see, or nothing."""

    WORK = 0
    SHARED = 1
    BLANK = 2


class MeetingPage(Page):
    """Mødet på én skærm."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        if place.id is None:
            raise NotFound("Mødet findes ikke i arkivet.")
        stored = shell.workspace.agreements.agreement(place.id)
        self._outlet = outlet
        self._case = shell.workspace.cases.case(stored.case_id)
        self._mode, self._leaving = Mode.WORK, False
        self._before_blank = Mode.WORK
        self.pages: dict[UUID, AgreementPage] = {}
        self._at: dict[UUID | None, object] = {}
        self._front: UUID | None = None
        self._handle: QWindow | None = None
        # After the focus has settled: the window tells of it a little early.
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._focus_moved)
        self.head = MeetingHead(shell.texts, "")
        self.editing = Editing(shell, stored, self.head.save_state, self)
        self.consents = ConsentWays(shell, stored)
        self._build()
        self._connect()
        self._show_agreement()
        self._offer_agreements()
        self._tick()
        if stored.editable:
            resume.say_open(shell.workspace, stored.id)
        if place.part == PRINTING:
            self.open_papers()

    # What the window asks of every page.

    @property
    def title(self) -> str:
        return self.shell.say("Møde") if self._mode is Mode.WORK else ""

    @property
    def takes_all(self) -> bool:
        return True

    @property
    def is_shown_to_others(self) -> bool:
        return self._mode is not Mode.WORK

    @property
    def agreement(self) -> Agreement:
        """The meeting with the words as they are typed now."""
        return self.editing.current()

    @property
    def hosted(self) -> AgreementPage | None:
        """The agreement whose tab is in front."""
        current = self.tabs.current()
        return self.pages.get(current) if current is not None else None

    def takes(self, place: Place) -> bool:
        """Agreements of the same case open beside the meeting."""
        if place.id is None or place.id in (self.agreement.id, self.place.id):
            return place.page in ("agreement", "meeting") and place.part != PRINTING and place.id is not None
        if place.page == "case" and self._drop_gone():
            return True
        if place.page != "agreement" or self._mode is not Mode.WORK:
            return False
        try:
            found = self.shell.workspace.agreements.agreement(place.id)
        except NotFound:
            return False
        if found.case_id != self._case.id or found.scheme == meeting.SCHEME.key:
            return False
        self._open_tab(found)
        if place.part == PRINTING:
            self.pages[found.id].open_print()
        return True

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        blank = PageAction(say("Tom skærm"), self.toggle_blank, "F10", "eye-off")
        if self._mode is Mode.BLANK:
            return (blank,)
        shared = PageAction(say("Delt skærm"), self.toggle_shared, "F9", "monitor")
        turn = PageAction(say("Næste faneblad"), partial(self.tabs.turn, 1), "Ctrl+Tab", "arrow-right")
        back = PageAction(say("Forrige faneblad"), partial(self.tabs.turn, -1), "Ctrl+Shift+Tab", "arrow-left")
        common = (shared, blank, turn, back)
        if self._mode is Mode.SHARED:
            return common
        if self.hosted is not None:
            return (*self.hosted.actions_here(), *common)
        return (*self._own_actions(), *common)

    def _own_actions(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        words, icon_name = self._main_words()
        numbers = range(min(ITEMS_WITH_KEYS, len(self.agreement.answers.rows("items"))))
        return (
            PageAction(say(words), self.do_main, MAIN_KEYS, icon_name),
            PageAction(say("Fortryd"), self.undo, "Ctrl+Z", "undo"),
            PageAction(say("Gentag"), self.redo, "Ctrl+Y", "redo"),
            PageAction(say("Forrige punkt"), partial(self.desk.step, -1), "Alt+Up", "arrow-up"),
            PageAction(say("Næste punkt"), partial(self.desk.step, 1), "Alt+Down", "arrow-down"),
            PageAction(say("Internt notat til punktet"), self.desk.open_inside, "Ctrl+I", "lock"),
            PageAction(say("Ny opgave i én linje"), self.to_task_line, "Ctrl+T", "plus"),
            PageAction(say("Tilføj aftale"), self.tabs.open_menu, "Ctrl++", "file-plus"),
            PageAction(say("Papirer"), self.open_papers, "Ctrl+P", "printer"),
            *(
                PageAction(say("Gå til punkt {number}", number=str(at + 1)), partial(self.desk.go_to_item, at),
                           f"Ctrl+{at + 1}")
                for at in numbers
            ),
            *(PageAction(words, run, icon=icon_name) for words, icon_name, run in self._other_actions()),
        )  # fmt: skip

    def focus_first(self) -> None:
        if not self.papers.isHidden():
            self.papers.focus_first()
        elif not self.agreement.editable:
            self.head.main.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_on()

    def leave(self) -> bool:
        # The page is about to go: its own line of history is no reason to draw it once more.
        self._keep_place()
        self._leaving = True
        kept = all(page.leave() for page in self.pages.values()) and self.editing.leave()
        self._leaving = False
        if kept:
            self.desk.rest()
            resume.say_open(self.shell.workspace, None)
        return kept

    def cursor_place(self) -> object:
        """With whether others look on: the lock must not uncover what was covered."""
        return self._front, self._place_here(), self._mode.value

    def restore_cursor(self, place: object) -> None:
        match place:
            case (tab, cursor, int(mode)):
                self._restore(tab, cursor)
                self._show_mode(Mode(mode))

    # The course of the meeting.

    def undo(self) -> None:
        self.desk.form.undo()

    def redo(self) -> None:
        self.desk.form.redo()

    def to_task_line(self) -> None:
        self.desk.to_task_line()

    def do_main(self) -> None:
        """Conclude; of concluded minutes the papers."""
        if not self.agreement.editable:
            self.open_papers()
        elif not self.conclude_panel.isVisibleTo(self):
            self.open_conclude()
        elif self.conclude_panel.seal_button.isEnabled():
            self.conclude()
        else:
            self.conclude_panel.focus_first()

    def open_conclude(self) -> None:
        """Look once more at what is about to be locked, and who gets it."""
        self.editing.flush()
        self.papers.hide()
        meetings, agreement = self.shell.workspace.meetings, self.agreement
        rules = tuple(self.desk.rule(rule) for rule in meeting.SCHEME.rules)
        self.conclude_panel.open(meetings.readers(agreement), (), rules)
        self._tell_readers()
        self.desk.judge()
        self._tell_conclude()
        self._offer_main()
        self.desk.sheet.verticalScrollBar().setValue(0)
        self.conclude_panel.focus_first()

    def close_conclude(self) -> None:
        self.conclude_panel.hide()
        self.beside_each_other.hide()
        self._offer_main()
        self._restore(None, self._at.get(None, NOWHERE))

    def conclude(self) -> None:
        """One key: the minutes are locked, the tasks are held, the papers are made."""
        if not self._flush() or not self.shell.sure_of(self._case.id):
            return
        meetings, agreement = self.shell.workspace.meetings, self.agreement
        readers, reasons = self.conclude_panel.readers, dict(self.conclude_panel.reasons)
        self.shell.do(
            lambda: meetings.conclude(agreement.id, readers, reasons), self._concluded, self._conclude_failed
        )

    def _flush(self) -> bool:
        """Whether everything typed is stored, in every tab."""
        return all([page.editing.flush() for page in self.pages.values()]) and self.editing.flush()

    def _concluded(self, agreement: Agreement) -> None:
        bundle, panel = self.shell.workspace.meeting_bundle, self.conclude_panel
        readers, reasons = panel.readers, dict(panel.reasons)
        self.shell.do(lambda: (None, bundle.seal_made(agreement, readers, reasons)), tell=self._tell_problem)
        self.shell.told.emit(self.shell.say("Mødet er afsluttet."))
        resume.say_open(self.shell.workspace, None)
        self.open_papers()

    def _conclude_failed(self, problem: UserError) -> None:
        self.conclude_panel.notice.tell(self.shell.words_of(problem), Tone.BAD)
        self._tell_conclude()

    def open_papers(self) -> None:
        """All papers of the meeting, to print or save in one go."""
        if not self._flush():
            return
        self.tabs.bar.setCurrentIndex(0)
        self.conclude_panel.hide()
        self.papers.open(self.agreement, dict(self.conclude_panel.reasons))
        self.desk.sheet.verticalScrollBar().setValue(0)
        self.papers.focus_first()

    def close_papers(self) -> None:
        self.papers.hide()
        self.head.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def amend(self) -> None:
        """A version that may be changed; the reason is asked first."""
        identity = self.agreement.id
        self.shell.do(lambda: self.shell.workspace.meetings.amend(identity), self._amending, self._tell_problem)

    def _amending(self, draft: Agreement) -> None:
        self.shell.go(places.meeting(draft.id))

    def show_differences(self) -> None:
        """What this version says otherwise than the one before, ready to be printed."""
        self.shell.go(Place("differences", self.agreement.id))

    def take_back(self) -> None:
        """Minutes of the wrong person or with the wrong text."""
        self.shell.go(Place("wrong_minutes", self.agreement.id))

    def compare(self) -> None:
        """All copies beside each other, as they would leave now."""
        if self.editing.flush():
            sealed = {copy.reader for copy in self.agreement.copies}
            self.beside_each_other.open(one for one in meeting.SCHEME.readers if not sealed or one in sealed)

    def _tell_conclude(self) -> None:
        """What is in the way: consents, findings, a task that is still in its line."""
        panel, workspace = self.conclude_panel, self.shell.workspace
        readers = tuple(one for one in panel.readers if one not in panel.reasons)
        missing = workspace.consents.missing(self._case.id, meeting.SCHEME, readers)
        stops = tuple(finding for finding in self.desk.known() if finding.level is Level.BLOCKS)
        panel.tell((*missing, *stops, *self._task_in_line()))

    def _task_in_line(self) -> tuple[Finding, ...]:
        if not self.agreement.answers.text(LINE):
            return ()
        return (blocks(LINE, "Opgaven i linjen er ikke tilføjet. Tryk Enter i linjen, eller slet den."),)

    def _tell_readers(self) -> None:
        workspace, agreement = self.shell.workspace, self.agreement
        for reader in self.conclude_panel.boxes:
            covered = workspace.consents.covered(self._case.id, meeting.SCHEME, reader)
            left = workspace.paperwork.left_out(agreement, agreement.answers, reader)
            self.conclude_panel.tell_reader(reader, covered=covered, left_out=left)

    # Agreements beside the meeting.

    def begin(self, scheme: str) -> None:
        """A new draft that knows what was said already."""
        if not self.editing.flush():
            return
        flow, identity = self.shell.workspace.meeting_flow, self.agreement.id
        self.shell.do(lambda: flow.start(identity, scheme), self._open_tab, self._tell_problem)

    def plan_next(self) -> None:
        """The next meeting is a part of this one; it is planned when this one is concluded."""
        self.tabs.bar.setCurrentIndex(0)
        self.desk.form.focus_field("next_day")

    def _open_tab(self, agreement: Agreement) -> None:
        kind = self.shell.workspace.agreements.scheme(agreement)
        self.tabs.bar.setCurrentIndex(self.tabs.put(agreement.id, kind.title))

    def _offer_agreements(self) -> None:
        """Tabs for what was made at this meeting before."""
        for one in self.shell.workspace.meeting_flow.made_at(self.editing.agreement):
            if one.scheme != meeting.SCHEME.key:
                self.tabs.put(one.id, self.shell.workspace.agreements.scheme(one).title)

    def _turned(self) -> None:
        """Another tab: its page is made when it is asked for first."""
        self._at[self._front] = self._place_of(self._front)
        current = self._front = self.tabs.current()
        place = self._at.get(current, NOWHERE)
        if current is not None and current not in self.pages:
            page = AgreementPage(self.shell, places.agreement(current), self._outlet)
            page.editing.kept.connect(self._keep_place)
            self.pages[current] = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self.desk if current is None else self.pages[current])
        self._offer_main()
        self._at[current] = place
        if self._mode is Mode.SHARED:
            self._show_shared()
        else:
            self._restore_here()
        self._keep_place()
        self.shell.turned.emit()

    def _restore_here(self) -> None:
        """The cursor where it was in this tab."""
        page, at = self.hosted, self._at.get(self._front, NOWHERE)
        if page is None:
            self.desk.restore_place(at if isinstance(at, tuple) else NOWHERE)
            if at == NOWHERE and self.agreement.editable:
                self.desk.focus_first()
        elif at == NOWHERE:
            page.focus_first()
        else:
            page.restore_cursor(at)

    def _drop_gone(self) -> bool:
        """Whether the tab in front belonged to a draft that was thrown away: then it goes too."""
        current = self.tabs.current()
        if current is None:
            return False
        try:
            self.shell.workspace.agreements.agreement(current)
        except NotFound:
            gone = self.pages.pop(current)
            self.tabs.take_away(current)
            self._stack.removeWidget(gone)
            gone.deleteLater()
            return True
        return False

    # The screen that others look at.

    def toggle_shared(self) -> None:
        """Everything away but what all may see; the same key brings it back."""
        self._show_mode(Mode.WORK if self._mode is Mode.SHARED else Mode.SHARED)

    def toggle_blank(self) -> None:
        """Nothing at all; the same key brings back what was there."""
        if self._mode is Mode.BLANK:
            self._show_mode(self._before_blank)
        else:
            self._before_blank = self._mode
            self._show_mode(Mode.BLANK)

    def _show_mode(self, mode: Mode) -> None:
        if mode is self._mode:
            return
        if self._mode is Mode.WORK:
            self._remember()
            self.editing.flush()
            while (popup := QApplication.activePopupWidget()) is not None and popup.close():
                pass
        self._mode = mode
        if mode is Mode.SHARED:
            self._show_shared()
        self._layers.setCurrentIndex(mode.value)
        self.shell.turned.emit()
        if mode is Mode.WORK:
            self._restore_here()
        else:
            (self.shared.area if mode is Mode.SHARED else self.blank).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_shared(self) -> None:
        """The copy of the workplace: it has nothing that only the citizen and the municipality may see."""
        agreement = self.hosted.agreement if self.hosted is not None else self.agreement
        workspace = self.shell.workspace
        kind = workspace.agreements.scheme(agreement)
        found: tuple[Block, ...] = workspace.paperwork.blocks(agreement.scheme, agreement.answers, self._case)
        reader = Reader.EMPLOYER if Reader.EMPLOYER in kind.readers else Reader.CITIZEN
        self.shared.show_paper(kind.title, for_reader(found, reader), self._stopped_words(agreement))

    def _stopped_words(self, agreement: Agreement) -> set[str]:
        """What the guard would stop, and the number of the citizen however it is written."""
        cpr = self._case.citizen.cpr.digits
        found = self.shell.workspace.agreements.findings(agreement, agreement.answers)
        words = {one.hit.word for one in found if isinstance(one, CopyFinding) and one.hit and not one.stays}
        return words | {cpr, f"{cpr[:6]}-{cpr[6:]}", f"{cpr[:6]} {cpr[6:]}"}

    # Where the cursor is, and that it is kept.

    def _place_here(self) -> object:
        return self._place_of(self._front)

    def _place_of(self, tab: UUID | None) -> object:
        """Where the cursor is in a tab; where it was last when the focus is elsewhere."""
        if tab is not None and tab not in self.pages:
            return NOWHERE
        place = self.desk.place() if tab is None else self.pages[tab].cursor_place()
        return place if place != NOWHERE else self._at.get(tab, NOWHERE)

    def _remember(self) -> None:
        self._at[self._front] = self._place_here()

    def _keep_place(self) -> None:
        place = self._place_here()
        if self.agreement.editable and isinstance(place, tuple):
            resume.keep_place(self.shell.workspace, self.agreement.id, self._front, place)

    def _go_on(self) -> None:
        """Where the work was left, also when the program was killed; else where the talk begins."""
        tab, place = resume.kept_place(self.shell.workspace, self.agreement.id)
        self._restore(tab, place)
        if tab is None and place == NOWHERE:
            self.desk.focus_first()

    def _restore(self, tab: object, place: object) -> None:
        self._at[tab if isinstance(tab, UUID) else None] = place
        at = self.tabs.papers.index(tab) + 1 if isinstance(tab, UUID) and tab in self.tabs.papers else 0
        if self.tabs.bar.currentIndex() != at:
            self.tabs.bar.setCurrentIndex(at)
        else:
            self._restore_here()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.focusObjectChanged.connect(self._settle.start)

    def _focus_moved(self) -> None:
        new = QApplication.focusWidget()
        if new is not None and self.desk.isAncestorOf(new) and self._mode is Mode.WORK:
            self._remember()
            self.desk.cursor_moved()

    # News.

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self._leaving:
            return
        if changes.concern("agreement", self.agreement.id) or changes.concern("case", self._case.id):
            self._reload()
        if changes.concern("setting"):
            self._tell_readers()

    def _reload(self) -> None:
        """What is stored, unless there are words here that are not."""
        try:
            stored = self.editing.stored()
        except NotFound:
            self.shell.go(places.case(self._case.id, "agreements"))
            return
        self._case = self.shell.workspace.cases.case(self._case.id)
        if not self.editing.dirty and stored != self.editing.agreement:
            self._adopt(stored)
        else:
            self.desk.judge()
        self._show_agreement()
        if self.conclude_panel.isVisibleTo(self):
            self._tell_readers()
            self._tell_conclude()

    def _adopt(self, stored: Agreement) -> None:
        if (stored.status, stored.answers) == (self.editing.agreement.status, self.editing.agreement.answers):
            self.editing.agreement = stored
        else:
            self.editing.adopt(stored)
            self.desk.put_form()

    def _overtaken(self, problem: UserError) -> None:
        sealed = not self.editing.stored().editable
        conflict = isinstance(problem, Stale)
        self.stale.tell(self.shell.words_of(problem), may_fetch=conflict or sealed, may_keep=conflict)

    def _fetch_stored(self) -> None:
        self.stale.hide()
        stored = self.editing.stored()
        if stored.editable:
            self.desk.form.take(self.editing.follow(stored))
        else:
            self.editing.adopt(stored)
            self.desk.put_form()
        self._show_agreement()

    def _keep_mine(self) -> None:
        self.stale.hide()
        self.editing.keep_mine()

    def _tell_problem(self, problem: UserError) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)

    def _edited(self) -> None:
        self.editing.touch()
        self._follow()

    def _judged(self) -> None:
        if self.conclude_panel.isVisibleTo(self):
            self._tell_conclude()

    def _tick(self) -> None:
        self.head.tell_time(self.shell.workspace.clock.now())

    # How it is put together.

    def _build(self) -> None:
        self._layers = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)
        work = QWidget()
        self.shared, self.blank = SharedScreen(self.shell.texts), BlankScreen()
        self.blank.setAccessibleName(self.shell.say("Tom skærm"))
        for layer in (work, self.shared, self.blank):
            self._layers.addWidget(layer)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        self._stack = QStackedWidget()
        self.desk = MeetingDesk(self.shell, self.editing)
        self._stack.addWidget(self.desk)
        column.addWidget(self._stack, 1)
        self._make_panels()
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.start()

    def _top(self) -> QVBoxLayout:
        """What stays in sight in every tab."""
        self.notice = Notice(close_name=self.shell.say("Luk beskeden"))
        self.stale = StaleBar(self.shell.texts)
        self.tabs = MeetingTabs(self.shell.texts)
        top = QVBoxLayout()
        top.setContentsMargins(FAR, PART, FAR, NEAR)
        top.setSpacing(NEAR)
        for part in (self.head, self.notice, self.stale, self.tabs):
            top.addWidget(part)
        return top

    def _make_panels(self) -> None:
        readers = self._readers()
        self.conclude_panel = ConcludePanel(self.shell.texts, readers, self.consents.action)
        self.papers = PapersPanel(self.shell, self._outlet)
        self.beside_each_other = SideBySide(self.shell, lambda: self.agreement)
        for part in (self.conclude_panel, self.papers, self.beside_each_other):
            self.desk.panels.addWidget(part)
            part.hide()

    def _connect(self) -> None:
        self.shell.changed.connect(self._changed)
        self.editing.overtaken.connect(self._overtaken)
        self.editing.kept.connect(self._keep_place)
        self.stale.fetch_asked.connect(self._fetch_stored)
        self.stale.keep_asked.connect(self._keep_mine)
        self.desk.edited.connect(self._edited)
        self.desk.judged.connect(self._judged)
        self.tabs.turned.connect(self._turned)
        self.tabs.wanted.connect(self.begin)
        self.tabs.next_wanted.connect(self.plan_next)
        self.head.back_asked.connect(lambda: self.shell.go(places.case(self._case.id, "agreements")))
        self.head.undo.clicked.connect(self.undo)
        self.head.redo.clicked.connect(self.redo)
        self.head.main.clicked.connect(self.do_main)
        self.head.more.clicked.connect(self._open_menu)
        self.head.show_page.clicked.connect(self.toggle_shared)
        self.papers.closed.connect(self.close_papers)
        self._clock.timeout.connect(self._tick)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self.conclude_panel
        panel.sealing.connect(self.conclude)
        panel.closed.connect(self.close_conclude)
        panel.copies_changed.connect(self._tell_conclude)
        panel.field_wanted.connect(self.desk.go_to_finding)
        panel.consent_asked.connect(self.consents.go)
        panel.form_asked.connect(self.consents.form)
        panel.compare_asked.connect(self.compare)

    def _show_agreement(self) -> None:
        """Everything that depends on the state."""
        agreement = self.agreement
        self.head.tell(agreement, self._crumb())
        if not agreement.editable:
            self.conclude_panel.hide()
            self.tabs.add.hide()
        if words := ended(self.shell.texts, agreement):
            self.notice.tell(words, Tone.INFO)
        elif agreement.editable and agreement.version > 1:
            words = self.shell.say("Referatet var afsluttet. Skriv, hvorfor det ændres, nederst under “Kun i sagen”.")
            self.notice.tell(words, Tone.WARN)
        self._offer_main()
        self._follow()

    def _follow(self) -> None:
        """What is shown about the words: title and time, what can be undone."""
        answers, texts = self.editing.draft.answers, self.shell.texts
        self.head.undo.setEnabled(self.editing.draft.can_undo)
        self.head.redo.setEnabled(self.editing.draft.can_redo)
        kind = meeting.kind_words(answers)
        title = kind if isinstance(kind, str) else texts.say(kind.message, **dict(kind.places))
        self.head.tell_meeting(title or texts.say("Møde"), self._when())

    def _when(self) -> str:
        answers, say = self.editing.draft.answers, self.shell.say
        day, starts, ends = answers.date("day"), answers.time("starts"), answers.time("ends")
        if day is None:
            return ""
        if starts and ends:
            return say("{day} kl. {starts}–{ends}", day=day, starts=starts, ends=ends)
        return self.shell.texts.value(day)

    def _crumb(self) -> str:
        citizen, workplace = self._case.citizen, self._case.workplace.name
        words = N_("{name}, f. {born} · {workplace}") if workplace else N_("{name}, f. {born}")
        return self.shell.say(words, name=citizen.name, born=citizen.cpr.born, workplace=workplace)

    def _readers(self) -> tuple[tuple[Reader, str], ...]:
        """The readers of minutes by name; the union by its own name where the case knows it."""
        names = {reader: self.shell.say(READER_NAMES[reader]) for reader in meeting.SCHEME.readers}
        union = next((person.organisation or person.name for person in self._case.has_role(Role.UNION)), "")
        if union and Reader.UNION in names:
            names[Reader.UNION] = union
        return tuple(names.items())

    def _main_words(self) -> tuple[str, str]:
        return (CONCLUDE, "check-circle") if self.agreement.editable else (PAPERS, "printer")

    def _offer_main(self) -> None:
        """The main action; where a panel or another agreement has one of its own, there is none up here."""
        words, icon_name = self._main_words()
        beside = self.hosted is not None
        hidden = beside or not self.conclude_panel.isHidden()
        for part in (self.head.undo, self.head.redo, self.head.save_state):
            part.setVisible(self.agreement.editable and not beside)
        self.head.offer("" if hidden else self.shell.say(words), icon_name, MAIN_KEYS)

    def _other_actions(self) -> list[MenuEntry]:
        agreement, say = self.agreement, self.shell.say
        held = agreement.status in (Status.SEALED, Status.SIGNED)
        entries: list[tuple[bool, str, str, Callable[[], None]]] = [
            (held, say("Ret referatet"), "pencil", self.amend),
            (agreement.version > 1, say("Vis forskellene"), "arrow-left-right", self.show_differences),
            (held, say("Forkert person eller tekst"), "file-x", self.take_back),
        ]
        return [(words, icon_name, run) for offered, words, icon_name, run in entries if offered]

    def _open_menu(self) -> None:
        say = self.shell.say
        blank = (say("Tom skærm"), "eye-off", self.toggle_blank)
        self.head.open_menu([(say("Papirer"), "printer", self.open_papers), blank, *self._other_actions()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self._mode is not Mode.WORK:
            super().keyPressEvent(event)
        elif self.hosted is not None:
            self.tabs.bar.setCurrentIndex(0)
        elif self.conclude_panel.isVisibleTo(self):
            self.close_conclude()
        elif self.papers.isVisibleTo(self):
            self.close_papers()
        else:
            self.shell.back()
