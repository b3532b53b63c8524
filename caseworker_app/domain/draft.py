"""Answers while they are edited: set, undo, redo. Knows nothing of screens."""

from dataclasses import dataclass

from caseworker_app.domain.answers import Answers


@dataclass(frozen=True)
class Edit:
    """One step that can be undone: the answers before and after, and the field it is about."""

    key: str
    before: Answers
    after: Answers


class Draft:
    """A form being filled in (kladde). Typing in one field is one edit until `pause` is called."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._saved = answers
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._paused = True

    @property
    def answers(self) -> Answers:
        return self._answers

    @property
    def dirty(self) -> bool:
        """Whether something was typed since it was last saved."""
        return self._answers != self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def set(self, key: str, value: object) -> bool:
        """Take one answer; False when it is what was there already. Typed and erased again is no edit."""
        now = self._answers.get(key)
        if now == value and type(now) is type(value):
            return False
        before = self._answers
        if self._done and self._done[-1].key == key and not self._paused:
            before = self._done.pop().before
        self._answers = self._answers.with_answer(key, value)
        self._paused = before.get(key) == value
        if not self._paused:
            self._done.append(Edit(key, before, self._answers))
        self._undone.clear()
        return True

    def take(self, answers: Answers, key: str) -> bool:
        """All these answers at once, as one edit about a field; False when they are what was there already."""
        if answers == self._answers:
            return False
        self._done.append(Edit(key, self._answers, answers))
        self._undone.clear()
        self._answers, self._paused = answers, True
        return True

    def pause(self) -> None:
        """The next change is an edit of its own, also in the same field."""
        self._paused = True

    def undo(self) -> str | None:
        """Take the last edit back; the key of its field, or None when there is none."""
        if not self._done:
            return None
        edit = self._done.pop()
        self._undone.append(edit)
        return self._put(edit.key, edit.before)

    def redo(self) -> str | None:
        """Do the last undone edit again; the key of its field, or None when there is none."""
        if not self._undone:
            return None
        edit = self._undone.pop()
        self._done.append(edit)
        return self._put(edit.key, edit.after)

    def saved(self, answers: Answers) -> None:
        """These answers are on disk; what was typed since stays dirty."""
        self._saved = answers

    def _put(self, key: str, answers: Answers) -> str:
        self._answers = answers
        self._paused = True
        return key
