"""The words that are being typed: where they are kept, what to do when somebody else kept others."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.draft import Draft
from caseworker_app.errors import Locked, Stale, UserError
from ui.autosave import Autosave
from ui.shell import Shell
from ui.widgets.save_state import SaveState


class Editing(QObject):
    """A draft and its place in the archive (redigering). `overtaken` says that another version was saved there."""

    overtaken = Signal(object)
    kept = Signal()
    """What was typed is in the archive."""

    def __init__(self, shell: Shell, agreement: Agreement, state: SaveState, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._state = shell, state
        self.agreement, self.draft = agreement, Draft(agreement.answers)
        self._touched = False
        self._autosave = Autosave(self._save, self)
        self._autosave.saving.connect(self._tell_saving)
        self._autosave.saved.connect(self._tell_saved)
        self._autosave.failed.connect(self._tell_failed)
        self._tell_saved(agreement.saved_at or agreement.created_at)

    @property
    def dirty(self) -> bool:
        return self.draft.dirty

    def current(self) -> Agreement:
        """The agreement with the words as they are typed now."""
        return replace(self.agreement, answers=self.draft.answers) if self.agreement.editable else self.agreement

    def adopt(self, stored: Agreement) -> None:
        """Begin again from what is stored."""
        self.agreement, self.draft = stored, Draft(stored.answers)
        self._tell_saved(stored.saved_at or stored.created_at)

    def touch(self) -> None:
        """Something was typed."""
        if self.draft.dirty:
            self._tell_saving()
        self._autosave.touch()

    def flush(self) -> bool:
        """Whether all that was typed is in the archive now."""
        return self._autosave.flush()

    def leave(self) -> bool:
        """Keep everything; a draft that was changed gets its line of history."""
        if not self.flush():
            return False
        self._autosave.stop()
        if self._touched:
            self._touched = False
            self._shell.do(self._left, tell=self._tell_failed)
        return True

    def stored(self) -> Agreement:
        return self._shell.workspace.agreements.agreement(self.agreement.id)

    def keep_mine(self) -> bool:
        """Save what is typed here over what somebody else saved."""
        self.agreement = replace(self.agreement, revision=self.stored().revision)
        self._autosave.touch()
        return self.flush()

    def follow(self, stored: Agreement) -> Answers:
        """What somebody else saved becomes what is saved; the words of this page can still be undone to."""
        self._autosave.stop()
        self.agreement = stored
        self.draft.saved(stored.answers)
        return stored.answers

    def _save(self) -> datetime | None:
        answers = self.draft.answers
        if not self.draft.dirty:
            return self.agreement.saved_at
        workspace = self._shell.workspace
        revision = workspace.agreements.save(self.agreement.id, answers, self.agreement.revision)
        self.draft.saved(answers)
        now = workspace.clock.now()
        self.agreement = replace(self.agreement, answers=answers, revision=revision, saved_at=now)
        self._touched = True
        return now

    def _left(self) -> tuple[None, Changes]:
        return None, self._shell.workspace.agreements.left(self.agreement.id)

    def _tell_saving(self) -> None:
        self._state.saving(self._shell.say("Gemmer …"))

    def _tell_saved(self, at: object) -> None:
        if isinstance(at, datetime):
            clock = f"{at.astimezone():%H.%M.%S}"
            self._state.saved(self._shell.say("Gemt {time}", time=clock))
            self.kept.emit()

    def _tell_failed(self, problem: UserError) -> None:
        self._state.not_saved(self._shell.say("Ikke gemt"))
        self._state.setToolTip(self._shell.words_of(problem))
        if isinstance(problem, Stale | Locked):
            self._autosave.stop()
        self.overtaken.emit(problem)
