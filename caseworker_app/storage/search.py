"""Search as people type in Denmark: Åse by “aase” and “ase”, Søren by “soeren” and “soren”."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_CPR = re.compile(r"\b(\d{6})[-\s]([\d•*]{1,4})(?!\d)")
_LETTERS = {"ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "þ": "th", "œ": "oe"}
_TWO = str.maketrans({**_LETTERS, "æ": "ae", "ø": "oe", "å": "aa"})
_ONE = str.maketrans({**_LETTERS, "æ": "a", "ø": "o", "å": "a"})
_MIXED = str.maketrans({**_LETTERS, "æ": "ae", "ø": "o", "å": "a"})
_SORT = str.maketrans({**_LETTERS, "æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
_MOST_TERMS = 12
_AROUND = 40
"""Letters shown before and after the word that was found."""


def fold(text: str, letters: dict[int, str] = _TWO) -> str:
    """Text without case, accents and Danish letters, the same for what is stored and what is typed."""
    known = unicodedata.normalize("NFC", text).casefold().translate(letters)
    bare = (letter for letter in unicodedata.normalize("NFKD", known) if not unicodedata.combining(letter))
    return "".join(bare).translate(letters)


def indexed(*texts: str) -> str:
    """What goes into the index: the folded words, and the other spellings of those that have some."""
    text = " ".join(texts)
    two, *others = (_WORD.findall(fold(text, letters)) for letters in (_TWO, _ONE, _MIXED))
    known = set(two)
    more = dict.fromkeys(word for words in others for word in words if word not in known)
    return " ".join((*two, *more))


def terms(typed: str) -> list[str]:
    """The folded words of what was typed. A CPR number is one word, however it is written."""
    joined = _CPR.sub(lambda found: found[1] + found[2].strip("•*"), typed)
    return _WORD.findall(fold(joined))[:_MOST_TERMS]


def query(words: list[str]) -> str:
    """An FTS5 query for rows in which every word begins some word. Quoted, so nothing is an operator."""
    return " ".join(f'"{word}"*' for word in words)


def snippet(text: str, words: list[str]) -> str:
    """The part of the original text around the first word that was found."""
    text = unicodedata.normalize("NFC", text)
    start, end = next(_found(text, words), (0, 0))
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    shown = " ".join(text[first:last].split())
    if first:
        shown = "… " + shown.partition(" ")[2]
    return shown.rpartition(" ")[0] + " …" if last < len(text) else shown


def _found(text: str, words: list[str]) -> Iterator[tuple[int, int]]:
    initials = {word[0] for word in words}
    for match in _WORD.finditer(text):
        # All spellings of a word begin with the same letter; most words of a long note end here.
        if _initial(match[0][0]) not in initials:
            continue
        spellings = indexed(match[0]).split()
        if any(spelling.startswith(word) for spelling in spellings for word in words):
            yield match.span()


@cache
def _initial(letter: str) -> str:
    return fold(letter)[:1]


def sort_key(text: str) -> str:
    """Compared byte by byte this gives the Danish order: æ, ø, å last, aa as å, ü as y."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_SORT).replace("aa", "}")
    bare = (letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return " ".join("".join(bare).replace("-", " ").split())
