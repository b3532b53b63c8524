"""The page of any form that is not an agreement: kept while it is typed, done with one button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.draft import Draft
from caseworker_app.domain.fields import Form
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.errors import UserError
from caseworker_app.services.rule_card import RuleCard
from ui.autosave import Autosave
from ui.forms.scheme_form import SchemeForm
from ui.look import FAR, NEAR, TIGHT, Tone, sized
from ui.pages.agreement_parts.why import WhyPanel
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal, primary, quiet
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.notice import Notice
from ui.widgets.save_state import SaveState
from ui.widgets.scroll import PageScroll

WIDEST = 900
ROOM_FOR_SIDE = 900


def nothing_more(answers: Answers) -> tuple[Finding, ...]:
    """A form that says all there is to say itself."""
    return ()


@dataclass(frozen=True)
class FormJob:
    """What a form page asks, where it is kept while typed, and what its button does (opgave)."""

    title: str
    subject: str
    """Who and what it is about, in the language of the screen."""
    form: Form
    begin: Answers
    draft: str
    submit: str
    run: Callable[[Answers], tuple[object, Changes]]
    then: Callable[[object], None]
    told: str
    more: Callable[[Answers], tuple[Finding, ...]] = nothing_more
    """What the rules and the archive have to say besides the form."""
    rule: Callable[[str], RuleCard] | None = None
    """The rule behind a remark, for forms that have remarks with rules."""


class FormPage(Page):
    """A form with a draft. What is typed stays until it is done or thrown away on purpose."""

    def __init__(self, shell: Shell, place: Place, job: FormJob) -> None:
        super().__init__(shell, place)
        self.job = job
        drafts = shell.workspace.drafts
        self._kept = drafts.exists(job.draft)
        self.draft = Draft(drafts.read(job.draft, job.begin))
        self._refused: tuple[Finding, object] | None = None
        self._done = False
        self._why: WhyPanel | None = None
        self.form = SchemeForm(job.form, self.draft, shell.texts, self._findings)
        self.autosave = Autosave(self._keep, self)
        self.save_state = SaveState()
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.submit_button = primary(shell.say(job.submit), "check")
        self.cancel_button = normal(shell.say("Annuller"))
        self.discard_button = quiet(shell.say("Kassér det skrevne"), "trash")
        self.above = QVBoxLayout()
        self.scrolling = PageScroll(name=shell.say(job.title), widest=WIDEST)
        self._side: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._build()
        self._connect()
        self.save_state.hide()
        if self._kept:
            self.notice.tell(shell.say("Det, du var begyndt på, er hentet frem igen."), Tone.INFO)

    @property
    def title(self) -> str:
        return self.shell.say(self.job.title)

    @property
    def is_done(self) -> bool:
        return self._done

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say(self.job.submit), self.submit, "Ctrl+Return", "check"),
            PageAction(say("Annuller"), self.cancel),
            PageAction(say("Kassér det skrevne"), self.discard, "", "trash"),
        )

    def focus_first(self) -> None:
        self.form.focus_first()

    def leave(self) -> bool:
        return self._done or self.autosave.flush()

    def cursor_place(self) -> object:
        return self.form.current_place()

    def restore_cursor(self, place: object) -> None:
        match place:
            case (str(key), None | int() as row, int(cursor)):
                self.form.restore_place((key, row, cursor))

    def followed(self, answers: Answers) -> None:
        """Called at the start and after every change, for pages that show or fill in something more."""

    def words_when_done(self, result: object) -> str:
        """The message of success, for pages whose button does one of several things."""
        return self.job.told

    def submit(self) -> None:
        """Do it, or show what is missing and go there."""
        self.form.show_all_findings()
        missing = [finding for finding in self.form.findings() if finding.level is Level.BLOCKS]
        if missing:
            self.form.focus_field(missing[0].field, missing[0].row)
        elif self.autosave.flush():
            self.shell.do(lambda: self.job.run(self.draft.answers), self._succeeded, self._refuse)

    def cancel(self) -> None:
        """Leave; what is typed stays as a draft."""
        typed = self.draft.answers != self.job.begin
        if self.leave():
            if typed:
                self.shell.told.emit(self.shell.say("Det skrevne er gemt og venter, til du kommer igen."))
            self.shell.back()

    def discard(self) -> None:
        say = self.shell.say
        question = say("Kassér det skrevne? Det kan ikke hentes frem igen.")
        if self.shell.ask.confirm(question, say("Kassér")):
            self.autosave.stop()
            self.shell.do(lambda: (None, self.shell.workspace.drafts.discard(self.job.draft)), self._discarded)

    def set_side(self, side: QWidget) -> None:
        """Something to look at beside the form, where there is room."""
        self._side = side
        self._row.addWidget(side, 4)
        self._fit_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        if self._side is not None:
            self._side.setVisible(self.width() >= sized(ROOM_FOR_SIDE))

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        if self.job.subject:
            heads.addWidget(muted(self.job.subject))
        buttons = FlowLayout(gap=NEAR)
        for part in (self.submit_button, self.cancel_button, self.discard_button, self.save_state):
            buttons.addWidget(part)
        self.above.setSpacing(NEAR)
        self.above.addWidget(self.notice)
        self.scrolling.add(heads)
        self.scrolling.add(self.above)
        self.scrolling.add(self.form)
        self.scrolling.add(buttons)
        self.scrolling.body.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(FAR)
        self._row.addWidget(self.scrolling, 5)
        self.submit_button.setToolTip(self.shell.say("Ctrl+Enter"))

    def _connect(self) -> None:
        self.submit_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        self.discard_button.clicked.connect(self.discard)
        self.form.edited.connect(self._edited)
        self.form.why.connect(self._show_why)
        self.autosave.saving.connect(self._show_saving)
        self.autosave.saved.connect(self._show_saved)
        self.autosave.failed.connect(self._show_failed)

    def _edited(self) -> None:
        self.autosave.touch()
        self.followed(self.draft.answers)

    def _keep(self) -> datetime | None:
        answers = self.draft.answers
        self.shell.workspace.drafts.keep(self.job.draft, answers)
        self.draft.saved(answers)
        return self.shell.workspace.clock.now()

    def _findings(self, answers: Answers) -> tuple[Finding, ...]:
        """What the form says, and what the last try was refused for as long as that answer stands."""
        found = (*self.job.form.findings(answers), *self.job.more(answers))
        if self._refused is None:
            return found
        finding, value = self._refused
        return (*found, finding) if answers.get(finding.field) == value else found

    def _show_why(self, finding: Finding) -> None:
        """The rule under the field it is about; the same button closes it again."""
        open_now = self._why.rule.id if self._why else ""
        self._hide_why()
        notes = self.form.box(finding.field).notes.layout()
        if open_now == finding.rule or notes is None or self.job.rule is None:
            return
        self._why = WhyPanel(self.shell.texts, self.job.rule(finding.rule))
        self._why.closed.connect(self._hide_why)
        notes.addWidget(self._why)
        self._why.show()

    def _hide_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None

    def _succeeded(self, result: object) -> None:
        self._done = True
        self.autosave.stop()
        self.shell.told.emit(self.shell.say(self.words_when_done(result)))
        self.job.then(result)

    def _refuse(self, problem: UserError) -> None:
        """Said at the field it is about, or above the form; nothing typed is lost."""
        keys = {field.key for field in self.job.form.fields}
        if problem.field not in keys:
            self.notice.tell(self.shell.words_of(problem), Tone.BAD)
            self.scrolling.ensureWidgetVisible(self.notice)
            return
        finding = Finding(Level.BLOCKS, problem.field, problem.words, tuple(problem.places.items()))
        self._refused = (finding, self.draft.answers.get(problem.field))
        self.form.reload()
        self.form.focus_field(problem.field)

    def _discarded(self, nothing: object) -> None:
        self._done = True
        self.shell.back()

    def _show_saving(self) -> None:
        self.save_state.show()
        self.save_state.saving(self.shell.say("Gemmer …"))

    def _show_saved(self, at: object) -> None:
        if isinstance(at, datetime):
            self.save_state.saved(self.shell.say("Kladde gemt {time}", time=f"{at.astimezone():%H.%M.%S}"))

    def _show_failed(self, problem: object) -> None:
        if isinstance(problem, UserError):
            words = self.shell.words_of(problem)
            self.save_state.not_saved(self.shell.say("Ikke gemt: {words}", words=words))
