"""A small form in the middle of a page: kept while it is typed, done with one button, gone afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.draft import Draft
from caseworker_app.domain.fields import Form
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.errors import UserError
from ui.autosave import Autosave
from ui.forms.editor import is_redo, is_undo
from ui.forms.editors import make_editor
from ui.forms.field_box import FieldBox
from ui.shell import Shell
from ui.widgets.buttons import normal, primary, quiet
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.save_state import SaveState


@dataclass(frozen=True)
class InlineJob:
    """What a small form asks, where it is kept while typed, and what its button does (opgave)."""

    form: Form
    begin: Answers
    draft: str
    submit: str
    run: Callable[[Answers], tuple[object, Changes]]
    is_main: bool = True
    """Whether its button is the filled one of the page."""
    can_close: bool = True


class InlineForm(Sunk):
    """A few fields with their button (felt med knap). What was refused stays as it was typed."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, shell: Shell, job: InlineJob) -> None:
        super().__init__(shell.say(job.form.title))
        self.shell, self.job = shell, job
        kept = shell.workspace.drafts.read(job.draft, Answers())
        self.draft = Draft(kept or job.begin)
        self.boxes: dict[str, FieldBox] = {}
        self.autosave = Autosave(self._keep, self)
        self.save_state = SaveState()
        self.save_state.hide()
        self._error = label("", "error")
        self._error.hide()
        self.submit_button = (primary if job.is_main else normal)(shell.say(job.submit), "check")
        self.close_button = quiet(shell.say("Annuller"))
        self._build()
        self._show()
        self._connect()

    def focus_first(self) -> None:
        """To the first field that must be answered and is not, else to the first."""
        asked = [box for box in self.boxes.values() if not box.isHidden()]
        empty = (box for box in asked if box.field.required and not self.draft.answers.answered(box.field.key))
        next(empty, asked[0]).editor.part().setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keeps what is typed; False when it could not be kept."""
        return self.autosave.flush()

    def take(self, answers: Answers) -> None:
        """Puts answers that were chosen, not typed, into the form."""
        for key in answers:
            self.draft.set(key, answers[key])
        self._show()
        self._tell(())
        self.autosave.touch()

    def error(self) -> str:
        return self._error.text()

    def submit(self) -> None:
        """Do it, or show what is missing and go there."""
        found = self.job.form.findings(self.draft.answers)
        self._tell(found)
        missing = next((one for one in found if one.level is Level.BLOCKS), None)
        if missing is not None:
            self.boxes[missing.field].editor.part().setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.autosave.flush():
            self.shell.do(lambda: self.job.run(self.draft.answers), self._succeeded, self._refuse)

    def close_form(self) -> None:
        """What was typed waits for the next time."""
        if self.leave():
            self.closed.emit()

    def undo(self) -> None:
        """Takes back what was typed last."""
        self._step(self.draft.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press_or_submit()
        elif event.key() == Qt.Key.Key_Escape and self.job.can_close:
            self.close_form()
        elif is_undo(event) or is_redo(event):
            self._step(self.draft.undo if is_undo(event) else self.draft.redo)
        else:
            super().keyPressEvent(event)

    def _press_or_submit(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self.submit()

    def _build(self) -> None:
        for field in self.job.form.fields:
            box = FieldBox(field, make_editor(field, self.shell.texts), self.shell.texts)
            self.boxes[field.key] = box
            self.add(box)
        self.add(self._error)
        buttons = FlowLayout()
        for part in (self.submit_button, self.close_button, self.save_state):
            buttons.addWidget(part)
        if not self.job.can_close:
            self.close_button.hide()
        self.add(buttons)

    def _connect(self) -> None:
        for key, box in self.boxes.items():
            box.editor.changed.connect(partial(self._edited, key))
            box.editor.paused.connect(self.draft.pause)
        self.submit_button.clicked.connect(self.submit)
        self.close_button.clicked.connect(self.close_form)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)

    def _show(self) -> None:
        for key, box in self.boxes.items():
            box.editor.show_value(self.draft.answers.get(key))
        self._follow()

    def _follow(self) -> None:
        for box in self.boxes.values():
            box.setVisible(box.field.asked_if(self.draft.answers))

    def _edited(self, key: str) -> None:
        if self.draft.set(key, self.boxes[key].editor.value()):
            self._tell(())
            self._follow()
            self.autosave.touch()

    def _step(self, move: Callable[[], str | None]) -> None:
        if move() is not None:
            self._show()
            self.autosave.touch()

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        self._error.hide()
        for key, box in self.boxes.items():
            box.tell(tuple(one for one in findings if one.field == key))

    def _refuse(self, problem: UserError) -> None:
        """Said at the field it is about, or above the button; the words stay."""
        box = self.boxes.get(problem.field)
        if box is None or box.isHidden():
            self._error.setText(self.shell.words_of(problem))
            self._error.show()
            return
        box.tell((Finding(Level.BLOCKS, problem.field, problem.words, tuple(problem.places.items())),))
        box.editor.part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _succeeded(self, result: object) -> None:
        self.autosave.stop()
        self._forget()
        self.done.emit(result)

    def _forget(self) -> None:
        """The next form of the kind begins anew."""
        self.draft = Draft(self.job.begin)
        drafts = self.shell.workspace.drafts
        if drafts.exists(self.job.draft):
            drafts.keep(self.job.draft, Answers())
        self.save_state.hide()
        self._show()

    def _keep(self) -> datetime | None:
        self.shell.workspace.drafts.keep(self.job.draft, self.draft.answers)
        return self.shell.workspace.clock.now()

    def _saved(self, at: object) -> None:
        if isinstance(at, datetime):
            self.save_state.saved(self.shell.say("Kladde gemt {time}", time=f"{at.astimezone():%H.%M.%S}"))
            self.save_state.show()

    def _failed(self, problem: object) -> None:
        if isinstance(problem, UserError):
            words = self.shell.words_of(problem)
            self.save_state.not_saved(self.shell.say("Ikke gemt: {words}", words=words))
            self.save_state.show()
