"""The head of a case: who it is about, the marks to be seen at once, and the main actions."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from caseworker_app.domain.case import Case, CaseKind, CaseStatus, ConfirmedBy
from caseworker_app.domain.consent import ConsentState
from caseworker_app.domain.identity import CprKind
from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.case_forms import CPR_KINDS, KINDS, OUTCOMES, label
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.duties import Whose
from caseworker_app.services.tags import Screen, tags
from caseworker_app.texts import N_
from ui.look import NEAR, STEP, Tone, icon, sized
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.states import WHEN_TONES, consent_at_a_glance, what_of, when_words
from ui.pages.moves import start
from ui.places import Place
from ui.shell import Shell
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import icon_button, normal, primary
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label as words_of
from ui.widgets.headings import muted, page_title
from ui.widgets.tag_rows import TagRows

NEW = ((Group.AGREEMENT, Group.FOLLOW_UP), (Group.APPLICATION,))
"""What the button offers, one block under the other."""
SHOWN_FOR = 20_000
"""Milliseconds a revealed CPR number stays."""
FIRST_DAY = {
    ConfirmedBy.EMPLOYER: N_("første fraværsdag {day} (bekræftet af arbejdsgiveren)"),
    ConfirmedBy.CITIZEN: N_("første fraværsdag {day} (bekræftet af borgeren)"),
    ConfirmedBy.CASEWORKER: N_("første fraværsdag {day} (bekræftet af sagsbehandleren)"),
    ConfirmedBy.NOBODY: N_("første fraværsdag {day} (ikke bekræftet endnu)"),
}
BETWEEN = " · "
LEAST_NAME = 360


class CaseHeader(QWidget):
    """Name, birth date, masked number, job, marks, and the buttons of a case."""

    note_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, shell: Shell, case: Case) -> None:
        super().__init__()
        self.shell = shell
        self._case = case
        self._name = page_title("")
        self._born = words_of("", "", wrap=False)
        self._cpr = words_of("", "", wrap=False)
        self._cpr.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._job = muted("")
        self._avatar = Avatar(case.citizen.name, side=46)
        self.eye: QToolButton = icon_button("eye", shell.say("Vis CPR-nummer i 20 sekunder"))
        self.note: QPushButton = normal(shell.say("Notat"), "pencil")
        self.new: QPushButton = primary(shell.say("Ny aftale"), "chevron-down", icon_after=True)
        self.more: QToolButton = icon_button("more-horizontal", shell.say("Flere handlinger for sagen"))
        self.hiding = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._marks = FlowLayout()
        self.tags = TagRows(shell.texts)
        self._build()
        self._connect()

    def show_facts(self, facts: CaseFacts) -> None:
        case = self._case = facts.case
        say = self.shell.say
        self._avatar.set_name(case.citizen.name)
        self._name.setText(case.citizen.name)
        self._born.setText(say("f. {day}", day=case.citizen.cpr.born))
        if not self.hiding.isActive():
            self._cpr.setText(case.citizen.cpr.masked)
        self._job.setText(self._facts_line(case))
        self.new.setEnabled(not facts.closed)
        self.new.setToolTip(say("Sagen er afsluttet. Genåbn den, hvis noget skal ændres.") if facts.closed else "")
        self._fill_more(facts.closed)
        self._show_marks(facts)
        self.tags.show_tags(tags(case, self.shell.workspace.today, Screen.CASE))

    def _build(self) -> None:
        names = FlowLayout(gap=NEAR)
        for part in (self._name, self._born, self._cpr, self.eye):
            names.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(names)
        words.addWidget(self._job)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for button in (self.note, self.new, self.more):
            buttons.addWidget(button)
        top = self._top = QHBoxLayout()
        top.setSpacing(STEP)
        person = QHBoxLayout()
        person.setSpacing(STEP)
        person.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        person.addLayout(words, 1)
        top.addLayout(person, 1)
        top.addLayout(buttons)
        self._buttons = buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(top)
        column.addLayout(self._marks)
        column.addWidget(self.tags)
        self.new.setMenu(self._new_menu())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the buttons under the name."""
        return QSize(self._buttons.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() - self._buttons.sizeHint().width() >= sized(LEAST_NAME)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        corner = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignLeft
        self._top.setAlignment(self._buttons, corner)
        if self._top.direction() != way:
            self._top.setDirection(way)
            self.updateGeometry()

    def _connect(self) -> None:
        self.eye.clicked.connect(self._turn_eye)
        self.hiding.timeout.connect(self._mask)
        self.note.clicked.connect(self.note_wanted)

    def _new_menu(self) -> QMenu:
        menu = QMenu(self.new)
        meeting = menu.addAction(icon("calendar-plus"), self.shell.say("Nyt møde"))
        meeting.triggered.connect(lambda: self._go("new_meeting"))
        for group in NEW:
            menu.addSeparator()
            for scheme in (one for one in SCHEMES if one.group in group):
                entry = menu.addAction(icon(scheme.icon), self.shell.say(scheme.title))
                entry.triggered.connect(lambda _=False, key=scheme.key: start(self.shell, self._case.id, key))
        return menu

    def _fill_more(self, closed: bool) -> None:
        say, menu = self.shell.say, QMenu(self.more)
        if closed:
            menu.addAction(icon("rotate-ccw"), say("Genåbn sagen")).triggered.connect(self.reopen_wanted)
        else:
            edit = menu.addAction(icon("pen-line"), say("Ret oplysninger"))
            edit.triggered.connect(lambda: self._go("edit_case"))
            close = menu.addAction(icon("archive"), say("Afslut sagen"))
            close.triggered.connect(lambda: self._go("closing"))
        self.more.setMenu(menu)

    def _go(self, page: str) -> None:
        self.shell.go(Place(page, self._case.id))

    def _facts_line(self, case: Case) -> str:
        say, texts = self.shell.say, self.shell.texts
        job = case.employment
        parts = [say("{job}, {workplace}", job=job.job_title, workplace=case.workplace.name)]
        if job.hours:
            parts.append(say("{hours} timer", hours=texts.number(job.hours)))
        parts.append(say("sag {number}", number=case.number))
        if case.first_absence_day:
            day = texts.long_date(case.first_absence_day)
            parts.append(say(FIRST_DAY[case.confirmed_by], day=day))
        return BETWEEN.join(parts)

    def _show_marks(self, facts: CaseFacts) -> None:
        while (item := self._marks.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        marks = [self._kind_mark(facts.case), *self._person_marks(facts.case), *self._consent_marks(facts)]
        for chip in (*marks, *self._next_deadline(facts)):
            self._marks.addWidget(chip)
            chip.show()

    def _next_deadline(self, facts: CaseFacts) -> list[Chip]:
        """What the office has to do next in the case, with its day."""
        row = next((row for row in facts.day if row.day and row.whose is Whose.OFFICE), None)
        if row is None:
            return []
        texts = self.shell.texts
        when = when_words(row, self.shell.workspace.today, texts)
        words = self.shell.say("Næste: {what}, {when}", what=what_of(row, texts), when=when)
        return [Chip(words, WHEN_TONES[row.when], "calendar")]

    def _kind_mark(self, case: Case) -> Chip:
        say = self.shell.say
        if case.status is CaseStatus.CLOSED:
            outcome = say(label(OUTCOMES.choices, case.outcome))
            return Chip(say("Afsluttet {day}: {outcome}", day=case.closed_on, outcome=outcome), Tone.NEUTRAL, "archive")
        week = case.absence_week(self.shell.workspace.today)
        if case.kind is CaseKind.SICK_LISTED and week is not None:
            return Chip(say("Sygemeldt · uge {week}", week=week), Tone.INFO)
        return Chip(say(label(KINDS, case.kind.value)), Tone.INFO)

    def _person_marks(self, case: Case) -> list[Chip]:
        say, citizen = self.shell.say, case.citizen
        marks = []
        if citizen.cpr.kind is not CprKind.CPR:
            marks.append(Chip(say(label(CPR_KINDS, citizen.cpr.kind.value)), Tone.NEUTRAL, "info"))
        return marks

    def _consent_marks(self, facts: CaseFacts) -> list[Chip]:
        """The newest consent to each counterparty; drafts say nothing about what is allowed."""
        newest = {row.counterparty: row for row in reversed(facts.consents) if row.state is not ConsentState.DRAFT}
        return [consent_at_a_glance(row, self.shell.texts) for row in newest.values()]

    def _turn_eye(self) -> None:
        if self.hiding.isActive():
            self._mask()
        else:
            self.hiding.start()
            if not self.shell.do(lambda: self.shell.workspace.cases.reveal_cpr(self._case.id), self._reveal):
                self._mask()

    def _reveal(self, number: str) -> None:
        self._cpr.setText(number)
        self._name_eye("eye-off", self.shell.say("Skjul CPR-nummer"))

    def _mask(self) -> None:
        self.hiding.stop()
        self._cpr.setText(self._case.citizen.cpr.masked)
        self._name_eye("eye", self.shell.say("Vis CPR-nummer i 20 sekunder"))

    def _name_eye(self, icon_name: str, words: str) -> None:
        self.eye.setIcon(icon(icon_name, "muted"))
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(words)

    def cpr_shown(self) -> QLabel:
        """The label with the number as it is shown now."""
        return self._cpr
