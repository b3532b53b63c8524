"""One person who gets a letter about a meeting: whether, what stands in the way, and what the person answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.schemes.meeting import PERSON
from caseworker_app.services.handouts import HandOut
from caseworker_app.services.meeting_people import PersonState
from ui.forms.inline_form import InlineForm
from ui.forms.wrapped import CheckBox
from ui.look import NEAR, TIGHT, Tone
from ui.pages.agreement_parts.reason_line import ReasonLine
from ui.pages.meeting_plan_parts.answer_form import answer_form
from ui.pages.meeting_plan_parts.consent_moves import to_consent, to_form
from ui.pages.meeting_plan_parts.people_consents import consent_chip, finding_words
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label, small

ANSWER_TONES = {
    "": (Tone.NEUTRAL, "hourglass"), "open": (Tone.NEUTRAL, "hourglass"), "coming": (Tone.OK, "check"),
    "not_coming": (Tone.BAD, "x"), "other_time": (Tone.WARN, "clock"),
}  # fmt: skip


class Recipient(QWidget):
    """Modtager. What is ticked gets its letter with the others, in one go."""

    looked_at = Signal(int)
    ticked = Signal()

    def __init__(self, shell: Shell, one: Agreement, person: PersonState, last: HandOut | None) -> None:
        """`last` is the latest letter this person got about the meeting."""
        super().__init__()
        self.number, self.person, self.reason = person.number, person, ""
        self._shell, self._meeting = shell, one
        self._answer_form: InlineForm | None = None
        self.box = CheckBox(shell.say("{name}, {part}", name=person.name or "–", part=(person.part_words,)))
        self.look_button = row_action(shell.say("Vis brevet"), "eye")
        self.answer_button = row_action(shell.say("Notér svar"), "pencil")
        self.reason_line = ReasonLine(shell.texts)
        self.problem = label("", "error")
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._build(last)
        self._connect()

    @property
    def is_wanted(self) -> bool:
        return self.box.isChecked() and self.box.isEnabled()

    @property
    def may_be_told(self) -> bool:
        return self.person.finding is None or bool(self.reason)

    def wish(self, *, wanted: bool) -> None:
        self.box.setEnabled(self.may_be_told and bool(self.person.name))
        self.box.setChecked(wanted and self.may_be_told)

    def tell(self, words: str) -> None:
        """What stands in the way of this letter; nothing when it may leave."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _build(self, last: HandOut | None) -> None:
        self._column.setContentsMargins(0, NEAR, 0, NEAR)
        self._column.setSpacing(TIGHT)
        top = FlowLayout(gap=NEAR)
        for part in (self.box, consent_chip(self._shell, self.person, named=False), self._answer_chip()):
            top.addWidget(part)
        self._column.addLayout(top)
        if last is not None:
            self._column.addWidget(small(self._sent(last)))
        if self.person.finding is not None:
            self._column.addWidget(label(finding_words(self._shell, self.person)))
            self._column.addLayout(self._ways())
            self._column.addWidget(self.reason_line)
        buttons = FlowLayout(gap=NEAR)
        for button in (self.look_button, self.answer_button):
            button.setAccessibleDescription(self.person.name)
            buttons.addWidget(button)
        self.look_button.setObjectName(f"look:{self.number}")
        self.answer_button.setObjectName(f"answer:{self.number}")
        self._column.addLayout(buttons)
        self.answer_button.setVisible(self._meeting.editable)
        self._column.addWidget(self.problem)

    def _connect(self) -> None:
        self.look_button.clicked.connect(lambda: self.looked_at.emit(self.number))
        self.answer_button.clicked.connect(self.open_answer)
        self.box.toggled.connect(lambda _: self.ticked.emit())
        self.reason_line.given.connect(self._excuse)

    def open_answer(self) -> InlineForm:
        """The small form for what the person said; a second press puts it away."""
        if self._answer_form is None:
            self._answer_form = answer_form(self._shell, self._meeting.id, self.number, self.person.name)
            self._answer_form.closed.connect(self._close_answer)
            self._column.addWidget(self._answer_form)
        self._answer_form.show()
        self._answer_form.focus_first()
        return self._answer_form

    def leave(self) -> bool:
        return self._answer_form is None or self._answer_form.leave()

    def _close_answer(self) -> None:
        if self._answer_form is not None:
            self._answer_form.hide()
            self.answer_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _excuse(self, reason: str) -> None:
        self.reason = reason
        self.reason_line.hide()
        self.tell("")
        self.wish(wanted=True)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked_at.emit(self.number)

    def _answer_chip(self) -> Chip:
        answer = self._meeting.answers.rows("people")[self.number].text("answer")
        tone, icon = ANSWER_TONES.get(answer, ANSWER_TONES[""])
        return Chip(self._shell.say(PERSON[4].label_of(answer or "open")), tone, icon)

    def _sent(self, last: HandOut) -> str:
        say, at = self._shell.say, last.at.astimezone()
        return say("{letter} · {how} {day} kl. {time}", letter=(last.title,), how=(last.how,), day=at.date(),
                   time=at.time())  # fmt: skip

    def _ways(self) -> FlowLayout:
        say, ways, shell = self._shell.say, FlowLayout(gap=NEAR), self._shell
        case_id, party = self._meeting.case_id, self.person.party
        consent, form = row_action(say("Notér samtykke"), "shield"), row_action(say("Print samtykkeblanket"), "printer")
        consent.clicked.connect(lambda: to_consent(shell, case_id, party))
        form.clicked.connect(lambda: to_form(shell, case_id, party))
        for button in (consent, form, self.reason_line.button):
            button.setAccessibleDescription(self.person.name)
            ways.addWidget(button)
        return ways
