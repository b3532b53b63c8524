"""An agreement of any scheme: its form, and beside it the page of each reader as it will be printed."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.errors import NotFound, Stale, UserError
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.guard.reasons import KEPT
from caseworker_app.services.guard.wording import reworded
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.services.rule_card import RuleCard, rule_card
from caseworker_app.services.tags import Screen, tags
from caseworker_app.texts import N_
from ui import places
from ui.forms.scheme_form import NOWHERE, SchemeForm
from ui.look import FAR, NEAR, PART, Tone, scale
from ui.pages import moves
from ui.pages.agreement_parts.application_strip import ApplicationStrip
from ui.pages.agreement_parts.consent_ways import ConsentWays
from ui.pages.agreement_parts.editing import Editing
from ui.pages.agreement_parts.finding_cards import FindingCards, is_missing
from ui.pages.agreement_parts.head import Head, MenuEntry
from ui.pages.agreement_parts.live_paper import LivePaper, Wish
from ui.pages.agreement_parts.plan_tools import PlanTools, PlanUse
from ui.pages.agreement_parts.preview_pane import PreviewPane, framed
from ui.pages.agreement_parts.scan import as_pdf
from ui.pages.agreement_parts.seal_panel import SealPanel
from ui.pages.agreement_parts.side_by_side import SideBySide
from ui.pages.agreement_parts.signers_card import SignersCard, ended
from ui.pages.agreement_parts.stale_bar import StaleBar
from ui.pages.agreement_parts.why import WhyPanel
from ui.pages.page import Page, PageAction
from ui.pages.print_page import Outlet, PrintPanel
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice
from ui.widgets.scroll import PageScroll
from ui.widgets.tag_rows import TagRows

NARROW = 1000
"""Narrower than this, for text of normal size, form and page take turns instead of standing side by side."""
FORM_SHARE, PAGE_SHARE = 59, 41
WIDEST = 1800
SEAL, SIGN = N_("Forsegl og print"), N_("Notér underskrift")
NEW_VERSION, PRINT = N_("Ny version"), N_("Print eller gem")
PRINTING = "print"
"""The part of a place that opens the page with its print panel."""
MAIN_KEYS = "Ctrl+Return"


class AgreementPage(Page):
    """The whole life of an agreement on one page: typing, sealing, printing, who has signed."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        if place.id is None:
            raise NotFound("Aftalen findes ikke i arkivet.")
        workspace, self._outlet = shell.workspace, outlet
        stored = workspace.agreements.agreement(place.id)
        self.scheme = workspace.agreements.scheme(stored)
        self._case = workspace.cases.case(stored.case_id)
        self.head = Head(shell.texts, shell.say(self.scheme.title))
        self.editing = Editing(shell, stored, self.head.save_state, self)
        self.live = LivePaper(shell, self)
        self.consents = ConsentWays(shell, stored)
        self._parallel, self._page_asked, self._shared_out = "", False, False
        self._leaving = False
        self._why: WhyPanel | None = None
        self._signers: SignersCard | None = None
        self._left_at = NOWHERE
        self._build()
        self._connect()
        self._show_agreement()
        if place.part == PRINTING:
            self.open_print()
        else:
            self.plan.open(place.part)

    # What the window asks of every page.

    @property
    def title(self) -> str:
        return self.shell.say(self.scheme.title)

    @property
    def agreement(self) -> Agreement:
        """The agreement with the words as they are typed now."""
        return self.editing.current()

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        words, icon_name = self._main_words()
        return (
            PageAction(words or say(PRINT), self.do_main, MAIN_KEYS, icon_name),
            PageAction(say("Fortryd"), self.undo, "Ctrl+Z", "undo"),
            PageAction(say("Gentag"), self.redo, "Ctrl+Y", "redo"),
            PageAction(say("Skift mellem formular og side"), self.switch_side, "F6", "arrow-left-right"),
            PageAction(say("Vis eller skjul siden"), self.toggle_page, "F7", "eye"),
            PageAction(say(PRINT), self.open_print, "Ctrl+P", "printer"),
            *(PageAction(words, self.way.take_step, icon="arrow-right") for words in (self.way.next_words,) if words),
            *(PageAction(words, run, icon=icon_name) for words, icon_name, run in self._other_actions()),
        )

    def focus_first(self) -> None:
        if not self.print_panel.isHidden():
            self.print_panel.focus_first()
        elif self.agreement.editable:
            if not self.plan.focus_open():
                self.form.focus_first()
        else:
            self.head.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        # The page is about to go: its own line of history is no reason to draw it once more.
        self._leaving = True
        kept = self.way.leave() and self.editing.leave()
        self._leaving = False
        if kept:
            self.live.stop()
        return kept

    def cursor_place(self) -> object:
        return self.form.current_place()

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, tuple) and place != NOWHERE:
            self.form.restore_place(place)

    # Typing.

    def undo(self) -> None:
        self.form.undo()

    def redo(self) -> None:
        self.form.redo()

    def _findings(self, answers: Answers) -> tuple[Finding, ...]:
        return self.shell.workspace.agreements.findings(self.editing.agreement, answers)

    def _edited(self) -> None:
        self.editing.touch()
        self._follow_words()
        if not self._beside.isHidden():
            self.live.soon(self._wish())

    def _follow_words(self) -> None:
        """What is shown about the words: the curve, the findings, what can be undone, what stops sealing."""
        draft, findings = self.editing.draft, self.form.findings()
        self.plan.follow(draft.answers, findings)
        editable = self.agreement.editable
        self.findings.tell(self._without_a_place(findings) if editable else ())
        self.head.undo.setEnabled(draft.can_undo)
        self.head.redo.setEnabled(draft.can_redo)
        if self.seal_panel.isVisibleTo(self):
            self._tell_seal_panel()

    def _without_a_place(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """What is missing, and what is not said beside a field."""
        known = {field.key for field in self.scheme.form.fields}
        return tuple(
            finding
            for finding in findings
            if finding.field not in known or is_missing(finding) or isinstance(finding, CopyFinding)
        )

    def _use_proposal(self, finding: CopyFinding) -> None:
        """The suggested words instead of the sentence; Ctrl+Z brings it back."""
        if finding.spot is None or finding.proposal is None:
            return
        self.form.take(reworded(self.editing.draft.answers, finding.spot, finding.proposal))
        self._go_to(finding)

    def _let_stay(self, finding: CopyFinding, reason: str) -> None:
        if finding.hit is None:
            return
        word, answers, reasons = finding.hit.word, self.editing.draft.answers, self.shell.workspace.copy_reasons
        self.shell.do(
            lambda: reasons.let_stay(self.agreement, answers, word, reason),
            self._keep_reasons,
            lambda problem: self.findings.refuse(finding, self.shell.words_of(problem)),
        )

    def _stop_again(self, finding: CopyFinding) -> None:
        if finding.hit is None:
            return
        word, answers, reasons = finding.hit.word, self.editing.draft.answers, self.shell.workspace.copy_reasons
        self.shell.do(lambda: reasons.stop_again(self.agreement, answers, word), self._keep_reasons)

    def _keep_reasons(self, answers: Answers) -> None:
        """The reasons are answers like the others: saved, undone and sealed with them."""
        draft = self.editing.draft
        draft.pause()
        draft.set(KEPT, answers.get(KEPT))
        draft.pause()
        self.form.reload()
        self._edited()

    def _go_to(self, finding: Finding) -> None:
        self._show_form()
        self.form.focus_field(finding.field, finding.row)

    def _show_why(self, finding: Finding) -> None:
        """Open the rule under the field it is about; the same button closes it again."""
        open_now = self._why.rule.id if self._why else ""
        self._hide_why()
        notes = self.form.box(finding.field).notes.layout()
        if open_now == finding.rule or notes is None:
            return
        self._why = WhyPanel(self.shell.texts, self._rule_of(finding))
        self._why.closed.connect(self._hide_why)
        notes.addWidget(self._why)
        self._why.show()

    def _hide_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None

    def _rule_of(self, finding: Finding) -> RuleCard:
        return self._rule(finding.rule)

    def _rule(self, rule: str) -> RuleCard:
        starts, _ = self.scheme.period(self.editing.draft.answers)
        return rule_card(self.shell.workspace.rules, rule, self._case, starts, self.shell.workspace.today)

    def _plan_meeting(self) -> None:
        self.shell.go(places.new_meeting(self._case.id))

    # The page beside the form.

    def toggle_page(self) -> None:
        """Form and page take turns where there is no room for both."""
        self._page_asked = not self._page_asked
        self._place_preview()
        if self._is_narrow():
            (self.preview.view.setFocus if self._page_asked else self.focus_first)()

    def switch_side(self) -> None:
        """From the form to the page and back to where the cursor was."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.preview.isAncestorOf(focused)
        if self._is_narrow():
            self.toggle_page()
        elif inside:
            self.form.restore_place(self._left_at) if self._left_at != NOWHERE else self.focus_first()
        else:
            self._left_at = self.form.current_place()
            self.preview.tabs[self.preview.reader].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _wish(self) -> Wish:
        return Wish(self.agreement, self.editing.draft.answers, self.preview.reader, self._parallel)

    def _show_copy(self) -> None:
        """The chosen reader's copy with all that is said about it, at once."""
        self.live.now(self._wish())
        self._tell_about_copy()

    def _tell_about_copy(self) -> None:
        paperwork, reader = self.shell.workspace.paperwork, self.preview.reader
        self.preview.tell_left_out(paperwork.left_out(self.agreement, self.editing.draft.answers, reader))
        self.consents.show(self.preview.consent, reader)
        self.preview.tell_about()

    def _copy_failed(self, problem: UserError) -> None:
        self.preview.show_problem(self.shell.words_of(problem))

    def _show_scan(self, identity: object) -> None:
        try:
            pdf = as_pdf(self.shell.workspace.attachments.content(identity))  # type: ignore[arg-type]
        except UserError as problem:
            self.notice.tell(self.shell.words_of(problem), Tone.BAD)
            return
        self.preview.show_scan(pdf)
        if self._is_narrow() and not self._page_asked:
            self.toggle_page()

    def toggle_parallel(self) -> None:
        """The English words beside the Danish ones."""
        self._parallel = "" if self._parallel else "en"
        self._show_copy()

    # From draft to sealed, signed, withdrawn.

    def do_main(self) -> None:
        """The one main action of the state the agreement is in."""
        agreement = self.agreement
        if agreement.editable:
            self.seal() if self.seal_panel.isVisibleTo(self) else self.open_seal()
        elif agreement.status is Status.SEALED and agreement.missing_signers:
            moves.sign(self.shell, agreement.id)
        elif agreement.status is Status.SIGNED:
            moves.new_version(self.shell, agreement.id)
        else:
            self.open_print()

    def open_seal(self) -> None:
        """Look once more at what is about to be frozen."""
        self._show_form()
        self.editing.flush()
        self.print_panel.hide()
        workspace, agreement = self.shell.workspace, self.agreement
        self.seal_panel.open(
            workspace.agreements.default_readers(agreement),
            workspace.agreements.signer_roles(agreement),
            tuple(self._rule(rule) for rule in self.scheme.rules),
            tags(workspace.cases.case(agreement.case_id), workspace.today, Screen.PRINT),
            {reader: workspace.agreements.recipients(agreement, reader) for reader in self.scheme.readers},
        )
        self._tell_seal_panel()
        self._offer_main()
        self._look_at(self.seal_panel)
        self.seal_panel.focus_first()

    def close_seal(self) -> None:
        self.seal_panel.hide()
        self.beside_each_other.hide()
        self._offer_main()
        self.head.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def seal(self) -> None:
        """Freeze the words; what is in the way is told on the panel."""
        if not self.editing.flush() or not self.shell.sure_of(self.agreement.case_id):
            return
        agreements, agreement = self.shell.workspace.agreements, self.agreement
        readers, reasons = self.seal_panel.readers, dict(self.seal_panel.reasons)
        self.shell.do(lambda: agreements.seal(agreement.id, readers, reasons), self._sealed, self._seal_failed)

    def _sealed(self, agreement: Agreement) -> None:
        self.shell.told.emit(self.shell.say("Aftalen er forseglet."))
        self.open_print()
        for reader, reason in self.seal_panel.reasons.items():
            self.print_panel.excuse(reader, reason)

    def _seal_failed(self, problem: UserError) -> None:
        self.seal_panel.notice.tell(self.shell.words_of(problem), Tone.BAD)
        self._tell_seal_panel()

    def _tell_seal_panel(self) -> None:
        """The form's own findings are asked again only for the consents: the rest is known already."""
        workspace, agreement = self.shell.workspace, self.agreement
        readers = tuple(one for one in self.seal_panel.readers if one not in self.seal_panel.reasons)
        missing = workspace.consents.missing(agreement.case_id, self.scheme, readers, self.editing.draft.answers)
        stops = tuple(finding for finding in self.form.findings() if finding.level is Level.BLOCKS)
        self.seal_panel.tell((*missing, *stops))

    def open_print(self) -> None:
        """Which copies on which printer, or as files."""
        self._show_form()
        if not self.editing.flush():
            return
        agreement = self.agreement
        sealed = {copy.reader for copy in agreement.copies}
        for row in self.print_panel.rows:
            row.show_only(agreement.editable or row.reader in sealed)
        wanted = sealed - {Reader.FILE} if sealed else {self.preview.reader}
        self.print_panel.open(wanted)
        self._look_at(self.print_panel)
        self.print_panel.focus_first()

    def close_print(self) -> None:
        self.print_panel.hide()
        self.beside_each_other.hide()
        self.head.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self) -> None:
        """All copies beside each other, as they would leave now."""
        if self.editing.flush():
            sealed = {copy.reader for copy in self.agreement.copies}
            self.beside_each_other.open(one for one in self.scheme.readers if not sealed or one in sealed)

    def reopen(self) -> None:
        """Back to a draft while nobody has signed; who already has a paper to sign is named first."""
        identity, agreements = self.agreement.id, self.shell.workspace.agreements
        names = agreements.given_to(self.agreement) if self.agreement.signers else ()
        if names and not self._is_sure_to_reopen(names):
            return
        self.shell.do(lambda: agreements.reopen(identity), tell=self._tell_problem)

    def _is_sure_to_reopen(self, names: tuple[str, ...]) -> bool:
        say = self.shell.say
        question = say(
            "{names} har allerede fået {number}. Åbnes den igen, gælder deres papir ikke. De skal have et nyt.",
            names=", ".join(names), number=self.agreement.number,
        )
        return self.shell.ask.confirm(question, say("Åbn igen"))

    def discard(self) -> None:
        moves.discard(self.shell, self.agreement.id)

    # News from elsewhere.

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self._leaving:
            return
        own = changes.concern("agreement", self.agreement.id)
        if own or changes.concern("case", self._case.id):
            self._reload()
        elif changes.concern("history", self._case.id):
            self._show_way()
        if changes.concern("setting"):
            self._show_copy()

    def _reload(self) -> None:
        """What is stored, unless there are words here that are not."""
        try:
            stored = self.editing.stored()
        except NotFound:
            self.shell.go(places.case(self._case.id, "agreements"))
            return
        self._case = self.shell.workspace.cases.case(self._case.id)
        if not self.editing.dirty and stored != self.editing.agreement:
            if (stored.status, stored.answers) == (self.editing.agreement.status, self.editing.agreement.answers):
                self.editing.agreement = stored
            else:
                self.editing.adopt(stored)
                self._put_form()
        self._show_agreement()

    def _overtaken(self, problem: UserError) -> None:
        conflict = isinstance(problem, Stale)
        self.stale.tell(self.shell.words_of(problem), may_fetch=conflict or self._is_sealed_now(), may_keep=conflict)

    def _is_sealed_now(self) -> bool:
        return not self.editing.stored().editable

    def _fetch_stored(self) -> None:
        self.stale.hide()
        stored = self.editing.stored()
        if stored.editable:
            self.form.take(self.editing.follow(stored))
        else:
            self.editing.adopt(stored)
            self._put_form()
        self._show_agreement()

    def _keep_mine(self) -> None:
        self.stale.hide()
        self.editing.keep_mine()

    def _tell_problem(self, problem: UserError) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)

    # How it is put together.

    def _build(self) -> None:
        """From the outside in: a part that changes its parent is dressed once more, and that takes time."""
        readers = self._readers()
        self._lay_out(readers)
        self.seal_panel = SealPanel(self.shell.texts, readers, self.consents.action)
        self.print_panel = PrintPanel(self.shell, lambda: self.agreement, readers, self._outlet, self.consents)
        self.findings = FindingCards(self.shell.texts, self._rule_of, self._name_of)
        self.tags = TagRows(self.shell.texts)
        self.way = ApplicationStrip(self.shell, self.editing.agreement.id, self.editing.flush, self._outlet)
        self.seal_panel.hide()
        self.print_panel.hide()
        self.beside_each_other = SideBySide(self.shell, lambda: self.agreement)
        for part in (self.tags, self.way, self.seal_panel, self.print_panel, self.beside_each_other, self.findings):
            self.sheet.add(part)
        self.sheet.body.addStretch(1)
        self.form = self._make_form()

    def _lay_out(self, readers: tuple[tuple[Reader, str], ...]) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        outer.addWidget(self._splitter)
        left = QWidget()
        self._splitter.addWidget(left)
        self._column = QVBoxLayout(left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._top())
        self.sheet = PageScroll(name=self.shell.say("Formular"), widest=WIDEST, gap=PART)
        self._column.addWidget(self.sheet, 1)
        self.preview = PreviewPane(self.shell.texts, readers)
        self._beside = framed(self.preview)
        self._splitter.addWidget(self._beside)
        self._splitter.setStretchFactor(0, FORM_SHARE)
        self._splitter.setStretchFactor(1, PAGE_SHARE)

    def _top(self) -> QVBoxLayout:
        """What stays in sight while the form is scrolled."""
        self.notice = Notice(close_name=self.shell.say("Luk beskeden"))
        self.stale = StaleBar(self.shell.texts)
        top = QVBoxLayout()
        top.setContentsMargins(FAR, PART, FAR, NEAR)
        top.setSpacing(NEAR)
        for part in (self.head, self.notice, self.stale):
            top.addWidget(part)
        return top

    def _make_form(self) -> SchemeForm:
        form = SchemeForm(self.scheme.form, self.editing.draft, self.shell.texts, self._findings)
        form.set_read_only(not self.agreement.editable)
        agreement, agreements = self.agreement, self.shell.workspace.agreements
        use = PlanUse(agreement.editable, agreement.version, lambda: agreements.basis(agreement.case_id))
        self.plan = PlanTools(self.scheme, form, self.shell.texts, use)
        self.plan.meeting_wanted.connect(self._plan_meeting)
        form.edited.connect(self._edited)
        form.why.connect(self._show_why)
        self.sheet.body.insertWidget(self.sheet.body.indexOf(self.findings), form)
        return form

    def _put_form(self) -> None:
        """A form of its own for the words that are stored now."""
        old = self.form
        self._why = None
        self.form = self._make_form()
        self.sheet.body.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _connect(self) -> None:
        self.shell.changed.connect(self._changed)
        self.editing.overtaken.connect(self._overtaken)
        self.editing.kept.connect(self._show_way)
        self.live.drawn.connect(self._drawn)
        self.live.failed.connect(self._copy_failed)
        self.stale.fetch_asked.connect(self._fetch_stored)
        self.stale.keep_asked.connect(self._keep_mine)
        self.head.back_asked.connect(self._back_to_case)
        self.head.undo.clicked.connect(self.undo)
        self.head.redo.clicked.connect(self.redo)
        self.head.main.clicked.connect(self.do_main)
        self.head.more.clicked.connect(self._open_menu)
        self.head.show_page.clicked.connect(self.toggle_page)
        self.preview.reader_chosen.connect(self._show_copy)
        self.preview.print_asked.connect(self.open_print)
        self.preview.consent_asked.connect(self._go_to_consent)
        self.preview.closed.connect(self.toggle_page)
        self.findings.wanted.connect(self._go_to)
        self.findings.proposal_wanted.connect(self._use_proposal)
        self.findings.reason_given.connect(self._let_stay)
        self.findings.stop_wanted.connect(self._stop_again)
        self.seal_panel.sealing.connect(self.seal)
        self.seal_panel.closed.connect(self.close_seal)
        self.seal_panel.copies_changed.connect(self._tell_seal_panel)
        self.seal_panel.field_wanted.connect(self._go_to)
        self.seal_panel.consent_asked.connect(self.consents.go)
        self.seal_panel.form_asked.connect(self.consents.form)
        self.print_panel.closed.connect(self.close_print)
        self.seal_panel.compare_asked.connect(self.compare)
        self.print_panel.compare_asked.connect(self.compare)

    def _show_agreement(self) -> None:
        """Everything that depends on the state."""
        agreement = self.agreement
        case = self.shell.workspace.cases.case(agreement.case_id)
        self.tags.show_tags(tags(case, self.shell.workspace.today, Screen.AGREEMENT))
        self._show_way()
        self.head.tell(agreement, self._crumb())
        if not agreement.editable:
            self.seal_panel.hide()
        self._show_signers()
        if words := ended(self.shell.texts, agreement):
            self.notice.tell(words, Tone.INFO)
        self._offer_main()
        self._follow_words()
        sealed = tuple(copy.reader for copy in agreement.copies)
        self.preview.offer(tuple(reader for reader in self.scheme.readers if agreement.editable or reader in sealed))
        self._show_copy()

    def _show_signers(self) -> None:
        if self._signers is not None:
            self._signers.hide()
            self._signers.deleteLater()
            self._signers = None
        agreement, workspace = self.agreement, self.shell.workspace
        if agreement.sealed_at is None:
            return
        card = SignersCard(
            self.shell.texts, agreement, workspace.agreements.signer_roles(agreement),
            workspace.attachments.of_agreement(agreement.id), workspace.today,
            workspace.agreements.may_sign(agreement),
        )  # fmt: skip
        card.scan_wanted.connect(self._show_scan)
        self.sheet.body.insertWidget(0, card)
        self._signers = card

    def _show_way(self) -> None:
        """Where the application stands that this is, or belongs to."""
        self.way.show_course(self.shell.workspace.applications.course(self.agreement.id))

    def _drawn(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf)
        self._tell_about_copy()

    def _back_to_case(self) -> None:
        self.shell.go(places.case(self._case.id, "agreements"))

    def _go_to_consent(self) -> None:
        self.consents.go(self.preview.reader)

    def _crumb(self) -> str:
        citizen = self._case.citizen
        return self.shell.say("{name}, f. {born} / Aftaler", name=citizen.name, born=citizen.cpr.born)

    def _readers(self) -> tuple[tuple[Reader, str], ...]:
        """The readers of the scheme by name; the union by its own name where the case knows it."""
        names = {reader: self.shell.say(READER_NAMES[reader]) for reader in self.scheme.readers}
        union = next((person.organisation or person.name for person in self._case.has_role(Role.UNION)), "")
        if union and Reader.UNION in names:
            names[Reader.UNION] = union
        return tuple(names.items())

    def _name_of(self, finding: Finding) -> str:
        """What is missing, by the name of its field."""
        name = self.shell.texts.value(dict(finding.places).get("label", finding.field))
        if finding.row is None:
            return name
        table = self.shell.say(self.scheme.form.field(finding.field).label)
        return self.shell.say("{table}, række {row}: {name}", table=table, row=str(finding.row + 1), name=name)

    def _main_words(self) -> tuple[str, str]:
        agreement, say = self.agreement, self.shell.say
        if agreement.editable:
            return say(SEAL), "lock"
        if agreement.status is Status.SEALED and agreement.missing_signers:
            return say(SIGN), "signature"
        return (say(NEW_VERSION), "file-plus") if agreement.status is Status.SIGNED else (say(PRINT), "printer")

    def _offer_main(self) -> None:
        """The main action; while the panel for sealing is open its own button is the main one."""
        words, icon_name = self._main_words()
        self.head.offer("" if self.seal_panel.isVisibleTo(self) else words, icon_name, MAIN_KEYS)

    def _other_actions(self) -> list[MenuEntry]:
        """What else can be done in this state."""
        agreement, say = self.agreement, self.shell.say
        withdraw = (say("Tilbagekald"), "ban", lambda: moves.withdraw(self.shell, agreement.id))
        newer = (say(NEW_VERSION), "file-plus", lambda: moves.new_version(self.shell, agreement.id))
        changes: list[MenuEntry] = [
            (say(tool.label), tool.icon, partial(moves.new_version, self.shell, agreement.id, tool.key))
            for tool in self.scheme.tools if tool.for_new_versions
        ]  # fmt: skip
        paste: list[MenuEntry] = [(say(self.scheme.paste.label), "copy", self.copy_text)] if self.scheme.paste else []
        if agreement.version > 1:
            paste.append((say("Vis forskellene"), "arrow-left-right", self.show_differences))
        if agreement.editable:
            words = say("Skjul den engelske tekst") if self._parallel else say("Vis engelsk tekst ved siden af")
            return [*paste, (words, "languages", self.toggle_parallel), (say("Slet kladde"), "trash", self.discard)]
        if agreement.status is Status.SEALED:
            again = [] if agreement.signatures else [(say("Åbn igen"), "unlock", self.reopen)]
            return [*paste, *again, newer, *changes, withdraw]
        return [*paste, *changes, withdraw] if agreement.status is Status.SIGNED else paste

    def show_differences(self) -> None:
        """What is another than in the version before, as a paper of its own."""
        if self.editing.flush():
            self.shell.go(Place("differences", self.agreement.id))

    def copy_text(self) -> None:
        """What another system asks for goes to the clipboard; locking the archive empties it."""
        if not self.shell.sure_of(self._case.id):
            return
        try:
            text = self.shell.workspace.paperwork.text_to_paste(self.agreement, self.editing.draft.answers)
        except UserError as problem:
            self.notice.tell(self.shell.words_of(problem), Tone.BAD)
            return
        QApplication.clipboard().setText(text)
        self.notice.tell(self.shell.say("Teksten er kopieret. Sæt den ind felt for felt."), Tone.INFO)

    def _open_menu(self) -> None:
        self.head.open_menu([(self.shell.say(PRINT), "printer", self.open_print), *self._other_actions()])

    def _look_at(self, part: QWidget) -> None:
        self.sheet.verticalScrollBar().setValue(max(0, part.y() - PART))

    def _is_narrow(self) -> bool:
        return self.width() < NARROW * scale()

    def _show_form(self) -> None:
        if self._is_narrow() and self._page_asked:
            self.toggle_page()

    def _place_preview(self) -> None:
        """Beside the form where there is room, else in its place when it is asked for."""
        narrow = self._is_narrow()
        inside = self._column.indexOf(self._beside) >= 0
        if narrow != inside:
            if narrow:
                self._column.addWidget(self._beside, 1)
            else:
                self._splitter.addWidget(self._beside)
                self._shared_out = False
            margins = self._beside.contentsMargins()
            margins.setLeft(FAR if narrow else 0)
            self._beside.setContentsMargins(margins)
        if not narrow and not self._shared_out:
            self._share_out()
        was_hidden = self._beside.isHidden()
        self._beside.setVisible(self._page_asked if narrow else not self._page_asked)
        self.sheet.setVisible(not (narrow and self._page_asked))
        self.head.show_page.setVisible(narrow and not self._page_asked)
        self.head.be_small(narrow and self._page_asked)
        self.preview.close_button.setVisible(narrow)
        if was_hidden and not self._beside.isHidden():
            self._show_copy()

    def _share_out(self) -> None:
        """Whenever there is room for both again; after that the person decides."""
        self._shared_out = True
        self._splitter.setSizes([self.width() * FORM_SHARE // 100, self.width() * PAGE_SHARE // 100])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_preview()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.seal_panel.isVisibleTo(self):
            self.close_seal()
        elif event.key() == Qt.Key.Key_Escape and self.print_panel.isVisibleTo(self):
            self.close_print()
        else:
            super().keyPressEvent(event)

