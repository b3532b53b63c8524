"""The notes of a case, the newest first; what was corrected can still be read."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from caseworker_app.domain.case import Note
from caseworker_app.domain.changes import Changes
from caseworker_app.services.intake import REFERRAL
from ui.look import sized
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.section import CaseSection
from ui.places import Place
from ui.printing import save_file
from ui.shell import Shell
from ui.widgets.buttons import normal, quiet, row_action
from ui.widgets.cards import Card, Sunk
from ui.widgets.empty import EmptyState
from ui.widgets.headings import label, small

SHOWN_AT_FIRST = 25
LONG = 4000
"""Letters from which a note gets a window of its own to scroll in."""
TALL = 320


class NotesSection(CaseSection):
    """Notater."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__(shell, case_id)
        self._most = SHOWN_AT_FIRST
        self._unfolded: set[UUID] = set()
        self._facts: CaseFacts | None = None

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        self._facts = facts
        say = self.shell.say
        if not facts.notes:
            new = normal(say("Skriv et notat"), "pencil")
            new.clicked.connect(lambda: self.shell.go(Place("note", self.case_id)))
            text = say("Et notat får dato og navn og kan ikke ændres bagefter, kun rettes med et nyt.")
            column.addWidget(EmptyState("notebook-pen", say("Ingen notater endnu"), text, new))
        for note in facts.notes[: self._most]:
            column.addWidget(self._card(note))
        if len(facts.notes) > self._most:
            more = normal(say("Vis alle {count} notater", count=len(facts.notes)))
            more.clicked.connect(self._show_all)
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _card(self, note: Note) -> Card:
        say = self.shell.say
        card = Card(say("{day}", day=note.about), subtitle=self._signed(note))
        card.setAccessibleName(say("Notat om {day} af {author}", day=note.about, author=note.author))
        if note.kind == REFERRAL:
            card.add_action(self._save_button(note))
        if note.replaces:
            card.add_action(self._earlier_button(note))
        correct = row_action(say("Ret"), "pen-line")
        correct.setObjectName(f"correct:{note.id}")
        correct.setAccessibleDescription(card.accessibleName())
        correct.clicked.connect(lambda: self.shell.go(Place("note", self.case_id, str(note.id))))
        card.add_action(correct)
        card.add(_text(note.text))
        if note.id in self._unfolded:
            for earlier in self.shell.workspace.cases.earlier_notes(note):
                card.add(self._earlier(earlier))
        return card

    def _save_button(self, note: Note) -> QWidget:
        button = row_action(self.shell.say("Gem som PDF"), "download")
        button.setObjectName(f"save:{note.id}")
        button.clicked.connect(lambda: self._save_referral(note))
        return button

    def _save_referral(self, note: Note) -> None:
        """The note as a paper for the other municipality and the citizen."""
        say, intake = self.shell.say, self.shell.workspace.intake
        if not self.shell.sure_of(self.case_id):
            return
        path = self.shell.ask.save_file(say("Gem som PDF"), say("henvisning.pdf"), say("PDF-filer (*.pdf)"))
        if path is None:
            return

        def save() -> tuple[None, Changes]:
            save_file(path, intake.referral_paper(note))
            return None, intake.note_saved(note)

        saved = say("Henvisningsnotatet er gemt i {folder}.", folder=str(path.parent))
        self.shell.do(save, lambda _: self.shell.told.emit(saved))

    def _signed(self, note: Note) -> str:
        return self.shell.say("{author} · skrevet {at}", author=note.author, at=note.written_at.astimezone())

    def _earlier_button(self, note: Note) -> QWidget:
        say, shown = self.shell.say, note.id in self._unfolded
        button = quiet(say("Skjul tidligere udgaver") if shown else say("Tidligere udgaver"), "history")
        button.setObjectName(f"earlier:{note.id}")
        button.clicked.connect(lambda: self._fold(note.id))
        return button

    def _earlier(self, note: Note) -> Sunk:
        box = Sunk()
        box.add(small(self.shell.say("Tidligere udgave · {author} · skrevet {at}",
                                     author=note.author, at=note.written_at.astimezone())))  # fmt: skip
        box.add(_text(note.text))
        return box

    def _fold(self, note_id: UUID) -> None:
        self._unfolded ^= {note_id}
        self._again()

    def _show_all(self) -> None:
        self._most = len(self._facts.notes) if self._facts else SHOWN_AT_FIRST
        self._again()

    def _again(self) -> None:
        if self._facts is not None:
            self.show_facts(self._facts)


def _text(words: str) -> QWidget:
    """The words of a note, to select and copy by mouse and keyboard."""
    if len(words) > LONG:
        box = QPlainTextEdit(words)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setFixedHeight(sized(TALL))
        return box
    shown: QLabel = label(words)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return shown
