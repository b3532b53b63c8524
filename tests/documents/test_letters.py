"""Typed words become something that every font of the house can draw."""

import unicodedata

import pytest

from caseworker_app.documents.style import BOLD, REGULAR
from caseworker_app.documents.words import chunks, clean, markup, runs, shortened, undrawable, width_of


@pytest.mark.parametrize("name", ["Åse Ærø", "Łukasz", "Öğüt", "Nguyễn", "Ελένη", "Юлія", "José", "–“”…§½€"])
def test_european_names_need_one_font_only(name: str) -> None:
    assert runs(name) == [(REGULAR, name)]
    assert undrawable(name) == ""


def test_a_letter_typed_as_two_becomes_one() -> None:
    assert clean("A\u030ase") == "Åse"


def test_arabic_is_joined_and_turned_and_danish_around_it_stays() -> None:
    (_, before), (font, name), (_, after) = runs("Hej محمد nu")
    assert (before, after) == ("Hej ", " nu")
    assert font != REGULAR
    assert name != "محمد"
    assert all("\ufb50" <= letter <= "\ufefc" for letter in name)
    assert unicodedata.normalize("NFKC", name) == "محمد"[::-1]


def test_signs_that_noto_lacks_come_from_the_other_font() -> None:
    assert undrawable("→ ≥ ✓") == ""
    assert {font for font, part in runs("→≥", BOLD)}.isdisjoint({BOLD, REGULAR})


def test_letters_no_font_has_are_shown_as_a_sign_and_told() -> None:
    assert "".join(part for _, part in runs("Hej 😀😀 王小明.")) == "Hej [?] [?]."
    assert undrawable("Hej 😀😀 王小明.") == "😀王小明"


def test_half_a_letter_from_a_broken_program_is_told_too() -> None:
    assert "".join(part for _, part in runs("a\ud83db")) == "a[?]b"
    assert undrawable("a\ud83db")


def test_what_cannot_be_seen_is_dropped_without_a_warning() -> None:
    assert clean("a\x00b\x1b\u202ec\ufeff\u200bd\u00ade") == "abcde"
    assert clean("a\tb\r\nc\u2028d\re") == "a b\nc\nd\ne"
    assert undrawable("a\x00\u202e\ufe0f\n") == ""


def test_markup_escapes_and_keeps_line_ends() -> None:
    assert markup("a < b & </para>\nc", REGULAR, 10, 300) == "a &lt; b &amp; &lt;/para&gt;<br/>c"


def test_long_arabic_keeps_its_first_words_on_the_first_line() -> None:
    text = markup("اول " + "محمد " * 60 + "اخر", REGULAR, 10, 200)
    lines = unicodedata.normalize("NFKC", text).split("<br/>")
    assert len(lines) > 2
    assert "لوا" in lines[0]
    assert "رخا" in lines[-1]


def test_width_counts_every_font() -> None:
    assert width_of("Hej محمد", REGULAR, 10) > width_of("Hej ", REGULAR, 10)


def test_chunks_lose_no_word() -> None:
    text = "et to tre\nfire " * 500
    parts = list(chunks(text, 100))
    assert all(len(part) <= 100 for part in parts)
    assert " ".join(parts).split() == text.split()
    assert list(chunks("x" * 250, 100)) == ["x" * 100, "x" * 100, "x" * 50]


def test_shortened_says_that_something_is_missing() -> None:
    assert shortened("Nordby\nKommune", 20) == "Nordby Kommune"
    assert shortened("Nordby Kommune", 6) == "Nordb…"
