"""Minutes on the wrong person or with the wrong words: stopped, who got them, what is to be done, moved home."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.handouts import HandOut
from caseworker_app.services.ports import SearchHit
from caseworker_app.services.wrong_minutes import WRONG
from caseworker_app.texts import N_
from ui import places
from ui.choices import Choice, case_choice
from ui.forms.inline_form import InlineForm, InlineJob
from ui.look import PART, Tone
from ui.pages import moves
from ui.pages.case_sections.rows import RecordRow, stacked
from ui.pages.meeting_plan_parts.finder import Finder
from ui.printing import save_file
from ui.shell import Shell
from ui.widgets.buttons import normal, row_action
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label, muted
from ui.widgets.notice import Notice

MOST_CASES = 8
AREAS = ("agreement", "history", "case")


class WrongPanel(QWidget):
    """Forkert person eller tekst. It follows what is done, so that it can stay open."""

    def __init__(self, shell: Shell, agreement_id: UUID) -> None:
        super().__init__()
        self.shell, self.agreement_id = shell, agreement_id
        self.form: InlineForm | None = None
        self.finder: Finder | None = None
        self.checklist_button: QPushButton | None = None
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self._content = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(PART)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._content)
        self._read()
        shell.changed.connect(self._changed)

    def focus_first(self) -> None:
        if self.form is not None:
            self.form.focus_first()
        elif self.checklist_button is not None:
            self.checklist_button.setFocus()

    def leave(self) -> bool:
        return self.form is None or self.form.leave()

    def _read(self) -> None:
        try:
            one = self.shell.workspace.agreements.agreement(self.agreement_id)
        except NotFound:
            # A draft is gone from here once its words are moved.
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PART)
        self.form = self.finder = self.checklist_button = None
        for card in self._cards(one):
            column.addWidget(card)
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _cards(self, one: Agreement) -> tuple[QWidget, ...]:
        if one.editable:
            return (self._move_card(one),)
        if one.withdrawal is None:
            return self._stop_card(), self._recipients_card(one)
        return (
            self._stopped_card(one), self._recipients_card(one), self._breach_card(),
            self._move_card(one), self._history_card(one),
        )  # fmt: skip

    def _stop_card(self) -> Card:
        say = self.shell.say
        card = Card(say("Træk referatet tilbage"))
        card.add(label(say(
            "Referatet stoppes med det samme: det kan ikke læses, printes eller gives videre. "
            "Bagefter ser du, hvem der fik det, og hvad der skal gøres."
        )))  # fmt: skip
        job = InlineJob(
            WRONG, Answers(), f"wrong:{self.agreement_id}", N_("Træk referatet tilbage"), self._withdraw,
            can_close=False,
        )  # fmt: skip
        self.form = InlineForm(self.shell, job)
        card.add(self.form)
        return card

    def _withdraw(self, answers: Answers) -> tuple[object, Changes]:
        return self.shell.workspace.wrong_minutes.withdraw(self.agreement_id, answers)

    def _stopped_card(self, one: Agreement) -> Card:
        say, withdrawal = self.shell.say, one.withdrawal
        card = Card(say("Referatet er stoppet"))
        if withdrawal is not None:
            words = say("Trukket tilbage {day} af {who}.", day=withdrawal.on, who=withdrawal.received_by or "–")
            card.add(Notice(words, Tone.BAD))
            card.add(label(withdrawal.reason))
        return card

    def _recipients_card(self, one: Agreement) -> Card:
        say, found = self.shell.say, self.shell.workspace.wrong_minutes.recipients(self.agreement_id)
        card = Card(say("Hvem har fået referatet"))
        if found:
            card.add(stacked(self._recipient(given) for given in found))
        else:
            card.add(muted(say("Det er hverken printet eller gemt til nogen.")))
        return card

    def _recipient(self, given: HandOut) -> RecordRow:
        say, at = self.shell.say, given.at.astimezone()
        how = say("{how} {day} kl. {time} af {who}", how=(given.how,), day=at.date(), time=at.time(), who=given.who)
        return RecordRow(given.recipient or given.reader, [how, given.reason], icon_name="user", tone=Tone.WARN)

    def _breach_card(self) -> Card:
        say = self.shell.say
        card = Card(say("Brud på persondatasikkerheden"))
        card.add(label(say(
            "Gå tjeklisten igennem med det samme: hvad skete der, hvem er berørt, hvem har fået besked og hvornår."
        )))  # fmt: skip
        breach = self.shell.workspace.wrong_minutes.breach(self.agreement_id)
        buttons = FlowLayout()
        if breach is not None:
            card.add(muted(self._progress(breach)))
            self.checklist_button = normal(say("Åbn tjeklisten"), "list-checks")
            self.checklist_button.clicked.connect(lambda: moves.open_agreement(self.shell, breach.id))
            buttons.addWidget(self.checklist_button)
        self.save_button = row_action(say("Gem referatet til sagen om bruddet"), "download")
        self.save_button.clicked.connect(self._save)
        buttons.addWidget(self.save_button)
        card.add(buttons)
        return card

    def _progress(self, breach: Agreement) -> str:
        form = self.shell.workspace.agreements.scheme(breach).form
        asked = [field for field in form.asked(breach.answers) if field.required and not field.fixed]
        done = sum(breach.answers.answered(field.key) for field in asked)
        return self.shell.say("{done} af {all} spørgsmål er besvaret.", done=done, all=len(asked))

    def _move_card(self, one: Agreement) -> Card:
        say = self.shell.say
        words = say("De bliver til en kladde i den anden sag. Her bliver de liggende, låst væk.")
        if one.editable:
            words = say("De bliver til en kladde i den anden sag og forsvinder herfra. Deltagerne tages fra den sag.")
        card = Card(say("Flyt ordene til den rigtige sag"), subtitle=words)
        self.finder = Finder(
            self.shell, say("Skriv navnet på den rigtige person eller sagens nummer"), self._offer,
            say("Ingen sag passer."),
        )  # fmt: skip
        card.add(self.finder)
        return card

    def _history_card(self, one: Agreement) -> Card:
        say, texts = self.shell.say, self.shell.texts
        card = Card(say("Hvad der er sket"))
        lines = [line for line in self.shell.workspace.overview.history(one.case_id) if line.subject == one.id]
        for line in lines:
            at = line.at.astimezone()
            words = say("{day} kl. {time}, {who}: {what}", day=at.date(), time=at.time(), who=line.who or "–",
                        what=texts.say(line.what, **line.places))  # fmt: skip
            card.add(label(words, "small"))
        return card

    def _offer(self, words: str) -> list[Choice]:
        case_id = self.shell.workspace.agreements.agreement(self.agreement_id).case_id
        hits = self.shell.workspace.overview.find(words, MOST_CASES)
        return [case_choice(hit, self.shell.texts, partial(self._move, hit))
                for hit in hits if hit.row.id != case_id]  # fmt: skip

    def _move(self, hit: SearchHit) -> None:
        """Only when the person is confirmed by name and birth date: once was enough to take the wrong one."""
        row, texts = hit.row, self.shell.texts
        if not self.shell.ask.confirm_person(row.citizen, texts.date(row.born), row.number):
            return
        wrong = self.shell.workspace.wrong_minutes
        self.shell.do(lambda: wrong.move_words(self.agreement_id, row.id), self._moved, self._fail)

    def _moved(self, draft: Agreement) -> None:
        self.shell.told.emit(self.shell.say("Ordene ligger nu som kladde i den rigtige sag."))
        self.shell.go(places.meeting(draft.id))

    def _save(self) -> None:
        say, space = self.shell.say, self.shell.workspace
        one = space.agreements.agreement(self.agreement_id)
        if not self.shell.sure_of(one.case_id):
            return
        path = self.shell.ask.save_file(say("Gem som PDF"), f"{one.number}-brud.pdf", say("PDF-filer (*.pdf)"))
        if path is None:
            return
        try:
            save_file(path, space.wrong_minutes.for_breach_file(self.agreement_id))
        except UserError as problem:
            self._fail(problem)
        else:
            self.notice.tell(say("Gemt som {name}.", name=path.name), Tone.OK)

    def _fail(self, problem: UserError) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
