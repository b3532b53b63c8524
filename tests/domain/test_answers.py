"""Answers: what was typed survives storage, whatever it is."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.answers import Answers, Kept, Unread, from_text, to_text

KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(Unread),
    st.dates(),
    st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
    st.decimals(-10_000, 10_000, places=2),
    st.booleans(),
    st.integers(-1000, 1000),
    st.lists(TEXTS, max_size=3).map(tuple),
)
ROWS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4).map(Answers), max_size=3).map(tuple)
FORMS = st.dictionaries(KEYS, VALUES | ROWS, max_size=6).map(Answers)


@given(FORMS)
def test_answers_survive_storage(answers: Answers) -> None:
    again = from_text(to_text(answers))
    assert again == answers
    assert {key: type(again[key]) for key in again} == {key: type(answers[key]) for key in answers}


@given(FORMS)
def test_the_stored_text_can_be_read_without_the_program(answers: Answers) -> None:
    assert set(json.loads(to_text(answers))) == set(answers)


@given(FORMS)
def test_equal_answers_are_stored_as_equal_text(answers: Answers) -> None:
    assert to_text(Answers(dict(reversed(list(answers.items()))))) == to_text(answers)


def test_halves_of_letters_do_not_stop_storage() -> None:
    kept = from_text(to_text(Answers({"text": "før \ud83d efter", "whole": "\ud83d\ude42", "odd": Unread("\udc00")})))
    assert to_text(kept).encode()
    assert kept["whole"] == "🙂"
    assert str(kept["text"]).startswith("før ")
    assert str(kept["text"]).endswith(" efter")


@pytest.mark.parametrize("value", [1.5, None, datetime(2026, 1, 1, tzinfo=UTC), {"a": 1}, b"x", {"x"}])
def test_other_values_are_not_answers(value: object) -> None:
    with pytest.raises(TypeError):
        to_text(Answers({"key": value}))


@pytest.mark.parametrize(
    "text",
    ["[]", "1", '"a"', "null", '{"$date": "2026-01-01"}', "{", '{"a": {"$date": "x"}}', '{"a": {"$decimal": "x"}}'],
)
def test_other_text_is_not_read_as_answers(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON and dates raise their own kinds of it
        from_text(text)


def test_typed_getters_give_nothing_for_values_of_another_kind() -> None:
    wrong = Answers({"a": 7, "b": Unread("x"), "c": ("x", 1), "d": "ja"})
    assert [wrong.text(key) for key in "abcz"] == [""] * 4
    assert [wrong.date(key) for key in "abcz"] == [None] * 4
    assert [wrong.hours(key) for key in "abcz"] == [None] * 4
    assert [wrong.chosen(key) for key in "abcz"] == [()] * 4
    assert not any(wrong.yes(key) for key in "abcdz")
    assert wrong.rows("a") == wrong.rows("c") == ()


@pytest.mark.parametrize(
    ("value", "answered"),
    [("", False), ("  \n", False), ("x", True), ((), False), (("a",), True), (Decimal(0), True), (False, True),
     (Unread("ottte"), False), (None, False), (date(2026, 1, 1), True)],
)  # fmt: skip
def test_what_counts_as_an_answer(value: object, answered: bool) -> None:
    assert Answers({"key": value}).answered("key") is answered


def test_changing_gives_a_copy() -> None:
    first = Answers({"a": "1"})
    second = first.with_answer("b", "2").with_answer("a", None)
    assert dict(first) == {"a": "1"}
    assert dict(second) == {"b": "2"}


def test_a_new_name_that_is_answered_wins_over_the_old_one() -> None:
    assert dict(Answers({"old": "1"}).renamed({"old": "new"})) == {"new": "1"}
    assert dict(Answers({"old": "1", "new": "2"}).renamed({"old": "new"})) == {"new": "2"}
    assert dict(Answers({"new": "2", "old": "1"}).renamed({"old": "new"})) == {"new": "2"}


def test_answers_tell_no_words_in_error_messages() -> None:
    assert "Depression" not in repr(Answers({"reason": "Depression"}))


def test_kept_answers_are_read_when_the_first_is_asked_for():
    typed = Answers({"start": date(2026, 11, 22), "plan": (Answers({"hours": Decimal("18.5")}),)})
    kept = Kept(to_text(typed))
    assert kept == typed
    assert kept.rows("plan")[0].hours("hours") == Decimal("18.5")
    assert kept.with_answer("start", None) == typed.with_answer("start", None)
    with pytest.raises(ValueError, match="not answers"):
        Kept("[]").text("start")
