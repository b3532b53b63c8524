"""A task of one's own in one line, with what was understood told while it is typed."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.services.task_line import read_task
from ui.autosave import Autosave
from ui.forms.editor import is_undo
from ui.look import NEAR, TIGHT
from ui.passphrase import mark
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.headings import label


class TaskLine(QWidget):
    """Ny opgave: “ring til Anne fredag”. What is typed is kept until it is added."""

    added = Signal(object)

    def __init__(self, shell: Shell, case_id: UUID | None = None) -> None:
        super().__init__()
        self.shell, self._case_id = shell, case_id
        self._draft = f"task:{case_id or 'own'}"
        say = shell.say
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("Ny opgave, for eksempel: ring til Anne fredag"))
        self.line.setAccessibleName(say("Ny opgave i én linje"))
        self.button = normal(say("Tilføj"), "plus")
        self.read = label("", "small")
        self.error = label("", "error")
        self.autosave = Autosave(self._keep, self)
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
        self.line.setText(shell.workspace.drafts.read(self._draft, Answers()).text("text"))
        self._follow()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.add)
        self.button.clicked.connect(self.add)

    def leave(self) -> bool:
        return self.autosave.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An empty line leaves the key that undoes to the page."""
        if isinstance(event, QKeyEvent) and self._is_for_the_page(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_for_the_page(self, event: QKeyEvent) -> bool:
        return event.type() == QEvent.Type.ShortcutOverride and not self.line.isUndoAvailable() and is_undo(event)

    def add(self) -> None:
        """The task as it was read; what cannot be read is told, and the words stay."""
        decisions = self.shell.workspace.decisions
        self.shell.do(lambda: decisions.add_task(self.line.text(), self._case_id), self._added, self._refuse)

    def _added(self, task: object) -> None:
        self.line.clear()
        self._follow()
        self.autosave.touch()
        self.autosave.flush()
        self.line.setFocus()
        self.shell.told.emit(self.shell.say("Opgaven er noteret."))
        self.added.emit(task)

    def _edited(self) -> None:
        self._follow()
        self.autosave.touch()

    def _follow(self) -> None:
        """What the line means, as far as it is typed."""
        self._mark("")
        words = ""
        if self.line.text().strip():
            try:
                text, day = read_task(self.line.text(), self.shell.workspace.today)
                weekday = self.shell.texts.weekday(day)
                words = self.shell.say("{text} · {weekday} {day}", text=text, weekday=weekday, day=day)
            except UserError as problem:
                words = self.shell.words_of(problem)
        self.read.setText(words)
        self.read.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _refuse(self, problem: UserError) -> None:
        self.read.hide()
        self._mark(self.shell.words_of(problem))
        self.line.setFocus()

    def _mark(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        mark(self.line, words)

    def _keep(self) -> datetime | None:
        self.shell.workspace.drafts.keep(self._draft, Answers({"text": self.line.text()}))
        return self.shell.workspace.clock.now()
