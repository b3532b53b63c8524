"""Everything about one thing to do, beside the list: who, why, what else, and what can be done about it at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import MoveKind
from caseworker_app.services.my_day import DayRow, When
from ui import places
from ui.forms.inline_form import InlineForm, InlineJob
from ui.forms.wrapped import LinkButton
from ui.look import NEAR, STEP, Tone
from ui.pages.case_sections.states import day_chip, what_of, when_words, why_of
from ui.pages.deadlines.forms import MOVE_WORDS, event_job, kinds_for, move_job, note_job
from ui.pages.deadlines.why import WhyBox
from ui.pages.moves import go_step, leads_away, open_agreement
from ui.shell import Shell
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import normal, primary, quiet, row_action
from ui.widgets.cards import Card, Sunk
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, label, muted, section_title, small

URGENT = (When.OVERDUE, When.TODAY)


class DayDetail(Card):
    """The chosen row with its reasons, its forms and a place for a note."""

    decided = Signal(object, object)
    """A decision or an event was kept: what it was about, and what it was (a kind of move or an event)."""
    chosen = Signal(object)
    back_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.row: DayRow | None = None
        self.form: InlineForm | None = None
        self.note: InlineForm | None = None
        self.step_button: QPushButton = primary("")
        self.setAccessibleName(shell.say("Valgt opgave"))
        self.back = quiet(shell.say("Tilbage til listen"), "arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._content = QWidget()
        self.add(self._content, 1)

    def show_row(self, row: DayRow | None) -> None:
        """The same row stays as it is, so that nothing typed moves away under the hands."""
        if row == self.row and row is not None:
            return
        self.leave()
        self.row, self.form, self.note = row, None, None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        if row is None:
            column.addWidget(muted(self.shell.say("Vælg en linje for at se, hvorfor den er der.")))
            column.addStretch(1)
        else:
            column.addWidget(self._reasons(row), 1)
            self._place = QVBoxLayout()
            column.addLayout(self._place)
            self._ways = self._ways_on(row)
            column.addWidget(self._ways)
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def leave(self) -> bool:
        """Keeps what is typed in the forms."""
        return all(form.leave() for form in (self.form, self.note) if form is not None)

    def take_step(self) -> None:
        """The one step: here when it can be done here, else where it leads to."""
        row = self.row
        if row is None:
            return
        if leads_away(row) or row.deadline is None:
            go_step(self.shell, row)
        elif row.case_id is not None and (kinds := kinds_for(row.deadline)):
            self._open(event_job(self.shell, row.case_id, kinds, draft=f"event:{row.key}"), row, None)
        else:
            self.decide(MoveKind.DONE)

    def decide(self, kind: MoveKind) -> None:
        """The form of a decision; the service refuses what cannot be."""
        if self.row is not None and self.row.deadline is not None:
            self._open(move_job(self.shell, self.row.deadline, kind), self.row, kind)

    def _open(self, job: InlineJob, row: DayRow, kind: MoveKind | None) -> None:
        self._close()
        self.form = InlineForm(self.shell, job)
        # By the time it is done the list has been read again, and another row may be shown.
        self.form.done.connect(lambda result: self._done(row, kind, result))
        self.form.closed.connect(self._closed)
        self._place.addWidget(self.form)
        self._ways.hide()
        self.form.focus_first()

    def _done(self, row: DayRow, kind: MoveKind | None, result: object) -> None:
        self._close()
        self.decided.emit(row, kind or result)

    def _closed(self) -> None:
        self._close()
        self.step_button.setFocus()

    def _close(self) -> None:
        if self.form is not None:
            self.form.leave()
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if self.row is not None:
            self._ways.show()

    def _reasons(self, row: DayRow) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(STEP)
        case = self.shell.workspace.cases.case(row.case_id) if row.case_id else None
        if case is not None:
            column.addLayout(self._who(case))
            if marks := self._marks(case):
                column.addLayout(marks)
        column.addWidget(label(what_of(row, self.shell.texts), "strong"))
        column.addWidget(self._why(row))
        if row.more:
            column.addWidget(self._others(row))
        if case is not None:
            column.addWidget(self._note(case))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        return scroll

    def _who(self, case: Case) -> QHBoxLayout:
        say = self.shell.say
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(section_title(case.citizen.name))
        words.addWidget(small(say(
            "f. {born} · {job}, {workplace}", born=case.citizen.cpr.born, job=case.employment.job_title,
            workplace=case.workplace.name,
        )))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(Avatar(case.citizen.name, side=40), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _marks(self, case: Case) -> FlowLayout | None:
        say, citizen = self.shell.say, case.citizen
        chips = []
        if citizen.interpreter:
            chips.append(Chip(say("Tolk: {language}", language=citizen.interpreter), Tone.INFO))
        if citizen.protected_address:
            chips.append(Chip(say("Beskyttet adresse"), Tone.WARN))
        if not citizen.digital_post:
            chips.append(Chip(say("Fritaget for Digital Post"), Tone.WARN))
        if not chips:
            return None
        flow = FlowLayout()
        for chip in chips:
            flow.addWidget(chip)
        return flow

    def _why(self, row: DayRow) -> Sunk:
        say = self.shell.say
        title = say("Hvorfor i dag?") if row.when in URGENT else say("Hvorfor står det her?")
        if row.deadline is not None:
            return WhyBox(self.shell, row.deadline, title)
        agreement = self.shell.workspace.agreements.agreement(row.agreement_id) if row.agreement_id else None
        return self._why_document(row, agreement, title)

    def _why_document(self, row: DayRow, agreement: Agreement | None, title: str) -> Sunk:
        say, texts = self.shell.say, self.shell.texts
        box, facts = Sunk(title), Facts([(say("Hvorfor"), why_of(row, texts))])
        facts.add(say("Hvornår"), day_chip(row, self.shell.workspace.today, texts))
        if agreement:
            name = say(self.shell.workspace.agreements.scheme(agreement).title)
            facts.add(say("Aftale"), say("{title}, nr. {number}, version {version}", title=name,
                                         number=agreement.number, version=agreement.version))  # fmt: skip
        box.add(facts)
        return box

    def _others(self, row: DayRow) -> Sunk:
        """What else waits in the case; one press makes it the one that is worked on."""
        box, texts = Sunk(self.shell.say("Også i sagen")), self.shell.texts
        for other in row.more:
            when = when_words(other, self.shell.workspace.today, texts)
            # What people promised may be long: it wraps instead of making the card wider.
            button = LinkButton(self.shell.say("{what} ({when})", what=what_of(other, texts), when=when))
            button.clicked.connect(lambda _=False, one=other: self.chosen.emit(one))
            box.add(button)
        return box

    def _note(self, case: Case) -> InlineForm:
        self.note = InlineForm(self.shell, note_job(self.shell, case.id))
        self.note.done.connect(self._noted)
        return self.note

    def _noted(self, _note: object) -> None:
        self.shell.told.emit(self.shell.say("Notatet er gemt i sagen."))

    def _ways_on(self, row: DayRow) -> QWidget:
        say = self.shell.say
        self.step_button = primary(say(row.step), "arrow-right", icon_after=True)
        self.step_button.clicked.connect(self.take_step)
        ways: list[tuple[str, Callable[[], None]]] = []
        case_id, agreement_id = row.case_id, row.agreement_id
        if case_id is not None:
            ways.append((say("Åbn sag"), lambda: self.shell.go(places.case(case_id))))
        if agreement_id is not None:
            ways.append((say("Åbn aftale"), lambda: open_agreement(self.shell, agreement_id)))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        if row.deadline is not None:
            column.addLayout(self._decisions())
        flow = FlowLayout()
        flow.addWidget(self.step_button)
        for words, run in ways:
            button = normal(words)
            button.clicked.connect(lambda _=False, run=run: run())
            flow.addWidget(button)
        column.addLayout(flow)
        return made

    def _decisions(self) -> FlowLayout:
        flow = FlowLayout()
        for kind, words in MOVE_WORDS.items():
            button = row_action(self.shell.say(words))
            button.setObjectName(f"move:{kind.value}")
            button.clicked.connect(lambda _=False, kind=kind: self.decide(kind))
            flow.addWidget(button)
        return flow
