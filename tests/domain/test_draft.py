"""Undo and redo against a simple model: a list of whole forms and a place in it."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.draft import Draft

KEYS = st.sampled_from(["a", "b"])
VALUES = st.sampled_from(["", "x", "xy", None])


class Editing(RuleBasedStateMachine):
    """Types, pauses, takes back and does again."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = Draft(Answers({"a": "first"}))
        self.forms = [dict(self.draft.answers)]
        self.at = 0
        self.typing = ""

    @rule(key=KEYS, value=VALUES)
    def type(self, key: str, value: object) -> None:
        now = self.forms[self.at]
        form = {k: v for k, v in {**now, key: value}.items() if v is not None}
        assert self.draft.set(key, value) is (form != now)
        if form == now:
            return
        if self.typing == key and self.at:
            self.at -= 1
        del self.forms[self.at + 1 :]
        if self.forms[self.at] == form:
            self.typing = ""
            return
        self.forms.append(form)
        self.at += 1
        self.typing = key

    @rule()
    def pause(self) -> None:
        self.draft.pause()
        self.typing = ""

    @rule()
    def undo(self) -> None:
        assert (self.draft.undo() is not None) is (self.at > 0)
        if self.at:
            self.at -= 1
            self.typing = ""

    @rule()
    def redo(self) -> None:
        last = len(self.forms) - 1
        assert (self.draft.redo() is not None) is (self.at < last)
        if self.at < last:
            self.at += 1
            self.typing = ""

    @invariant()
    def the_form_is_the_one_of_the_model(self) -> None:
        assert dict(self.draft.answers) == self.forms[self.at]
        assert self.draft.can_undo is (self.at > 0)
        assert self.draft.can_redo is (self.at < len(self.forms) - 1)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=25)


def test_undo_tells_the_field_it_changed() -> None:
    draft = Draft(Answers())
    draft.set("a", "x")
    draft.set("b", "y")
    assert [draft.undo(), draft.undo(), draft.undo()] == ["b", "a", None]
    assert [draft.redo(), draft.redo(), draft.redo()] == ["a", "b", None]


def test_what_a_tool_changed_is_taken_back_at_once() -> None:
    draft = Draft(Answers({"a": "x"}))
    draft.set("a", "xy")
    after = Answers({"a": "z", "b": "y"})
    assert draft.take(after, "b")
    assert not draft.take(after, "b")
    draft.set("b", "yes")
    assert [draft.undo(), draft.undo()] == ["b", "b"]
    assert draft.answers == Answers({"a": "xy"})
    assert [draft.redo(), draft.redo(), draft.redo()] == ["b", "b", None]
    assert draft.answers == Answers({"a": "z", "b": "yes"})


def test_what_is_typed_while_saving_stays_dirty() -> None:
    draft = Draft(Answers())
    assert not draft.dirty
    draft.set("a", "x")
    sent = draft.answers
    draft.set("a", "xy")
    draft.saved(sent)
    assert draft.dirty
    draft.saved(draft.answers)
    assert not draft.dirty


def test_typing_and_erasing_leaves_nothing_to_undo() -> None:
    draft = Draft(Answers({"a": "x"}))
    draft.set("a", "xy")
    draft.set("a", "x")
    assert not draft.can_undo
