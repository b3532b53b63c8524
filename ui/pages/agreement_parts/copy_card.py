"""A word that may not be in a copy: its sentence, what could stand instead, and the way on with a reason."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.texts import Texts
from ui.look import NEAR, TIGHT
from ui.widgets.buttons import normal, quiet, row_action
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, label, small


class CopyPart(QWidget):
    """The part of a finding that is about one word (fund i kopien)."""

    proposal_wanted = Signal(object)
    reason_given = Signal(object, str)
    stop_wanted = Signal(object)

    def __init__(self, finding: CopyFinding, texts: Texts) -> None:
        super().__init__()
        self._finding, self._texts = finding, texts
        say = texts.say
        self.sentence = label(_marked(finding))
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setAccessibleName(_spoken(finding, texts))
        self.use_button = row_action(say("Brug forslag"), "check")
        self.reason_button = row_action(say("Lad ordet stå"))
        self.stop_button = row_action(say("Stop ved ordet igen"), "undo")
        self.use_button.clicked.connect(lambda: self.proposal_wanted.emit(finding))
        self.reason_button.clicked.connect(self.ask_reason)
        self.stop_button.clicked.connect(lambda: self.stop_wanted.emit(finding))
        self.reason = ReasonBox(texts)
        self.reason.given.connect(lambda words: self.reason_given.emit(finding, words))
        self.reason.closed.connect(self._reason_closed)
        self._build()

    def ask_reason(self) -> None:
        """Open the line for the reason."""
        self.reason.show()
        self.reason.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, problem: str) -> None:
        """Why the reason is not taken; it stays as it was typed."""
        self.reason.tell(problem)

    def _reason_closed(self) -> None:
        self.reason.hide()
        self.reason_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        buttons = FlowLayout(gap=NEAR)
        finding, say = self._finding, self._texts.say
        column.addWidget(self.sentence)
        if finding.proposal:
            words = say("Forslag: {sentence}", sentence=finding.proposal.new)
            column.addWidget(label(words, "muted"))
            self.use_button.setAccessibleName(say("Brug forslag: {sentence}", sentence=finding.proposal.new))
        for button, shown in (
            (self.use_button, finding.proposal is not None),
            (self.reason_button, finding.may_stay and not finding.stays),
            (self.stop_button, finding.stays),
        ):
            buttons.addWidget(button)
            # Not setVisible(True): without a parent yet it would be a window of its own.
            if not shown:
                button.hide()
        for button in (self.reason_button, self.stop_button):
            button.setAccessibleDescription(finding.hit.word if finding.hit else "")
        column.addLayout(buttons)
        column.addWidget(self.reason)
        self.reason.hide()


class ReasonBox(Sunk):
    """Why a word stays: one line, kept in the history and on the agreement."""

    given = Signal(str)
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        say = texts.say
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("For eksempel: Borgeren har selv bedt om, at det står der."))
        self.error = label("", "error")
        self.error.hide()
        self.give_button, self.close_button = normal(say("Lad ordet stå"), "check"), quiet(say("Annuller"))
        self.give_button.clicked.connect(self._give)
        self.close_button.clicked.connect(self.closed)
        self.line.returnPressed.connect(self._give)
        self.add(field_label(say("Hvorfor skal ordet blive stående?"), self.line))
        self.add(self.line)
        self.add(self.error)
        self.add(small(say("Begrundelsen gemmes i historikken og på aftalen. Den kommer ikke med på papiret.")))
        buttons = FlowLayout(gap=NEAR)
        buttons.addWidget(self.give_button)
        buttons.addWidget(self.close_button)
        self.add(buttons)

    def tell(self, problem: str) -> None:
        self.error.setText(problem)
        self.error.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.given.emit(self.line.text())


def _parts(finding: CopyFinding) -> tuple[str, str, str]:
    return finding.hit.sentence if finding.hit else ("", "", "")


def _marked(finding: CopyFinding) -> str:
    """The sentence with the word strong and underlined: colour alone says nothing."""
    before, word, after = (escape(part).replace("\n", " ") for part in _parts(finding))
    return f"{before}<u><b>{word}</b></u>{after}"


def _spoken(finding: CopyFinding, texts: Texts) -> str:
    """For a screen reader, which does not say what is marked."""
    before, word, after = _parts(finding)
    return texts.say("{sentence} Markeret: {word}", sentence=" ".join((before + word + after).split()), word=word)
