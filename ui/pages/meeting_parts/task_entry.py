"""Tasks in one line: “leder: ny stol, fredag” and Enter is a row with owner and date."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.schemes.meeting import OWNERS
from caseworker_app.services.meeting_flow import read_party_task
from ui.forms.editor import is_redo, is_undo
from ui.forms.line_editors import Line
from ui.look import NEAR, TIGHT
from ui.passphrase import mark
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.headings import label

LINE = "task_line"
"""The answer that holds the line while it is typed: saved and undone like all other words."""


class TaskEntry(QWidget):
    """Opgave i én linje. It changes nothing itself: the page puts line and rows into the draft."""

    typed = Signal(str)
    added = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, say = shell, shell.say
        self.line = Line()
        self.line.setPlaceholderText(say("For eksempel: leder: ny stol, fredag"))
        self.line.setAccessibleName(say("Ny opgave i én linje: hvem, hvad og hvornår"))
        self.button = normal(say("Tilføj opgave"), "plus")
        self.read, self.error = label("", "small"), label("", "error")
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self.read)
        column.addWidget(self.error)
        self.read.hide()
        self.error.hide()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.add)
        self.button.clicked.connect(self.add)

    def show_line(self, words: str) -> None:
        """The line as the draft has it."""
        if words != self.line.text():
            self.line.setText(words)
            self._follow()

    def set_read_only(self, read_only: bool) -> None:
        self.setVisible(not read_only)

    def add(self) -> None:
        """A row from the line; what cannot be read is told, and the words stay."""
        try:
            row = read_party_task(self.line.text(), self._shell.workspace.today)
        except UserError as problem:
            self._refuse(self._shell.words_of(problem))
            return
        self._refuse("")
        self.added.emit(row)
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        presses = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in presses and isinstance(event, QKeyEvent) and (is_undo(event) or is_redo(event)):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _edited(self, words: str) -> None:
        self._follow()
        self.typed.emit(words)

    def _follow(self) -> None:
        """What the line means, as far as it is typed."""
        self._refuse("")
        words = ""
        if self.line.text().strip():
            try:
                words = self._said(read_party_task(self.line.text(), self._shell.workspace.today))
            except UserError as problem:
                words = self._shell.words_of(problem)
        self.read.setText(words)
        self.read.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _said(self, row: Answers) -> str:
        texts, due = self._shell.texts, row.date("due")
        party = next((texts.say(choice.label) for choice in OWNERS if choice.key == row.text("party")), "–")
        who = texts.say("{party}: {name}", party=party, name=row.text("who")) if row.text("who") else party
        day = texts.say("{weekday} {day}", weekday=texts.weekday(due), day=due) if due else "–"
        return texts.say("{who} · {what} · senest {day}", who=who, what=row.text("what"), day=day)

    def _refuse(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.read.setVisible(bool(self.read.text()) and not words)
        mark(self.line, words)
        if words:
            self.line.setFocus()
