"""The names of the citizens in the archive, and whether a text names one of them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FURTHEST = 4
"""How many words a name in a text spans at most beyond its first."""
_LEAST_LETTERS = 3
"""A name in small letters counts only when both its words are this long: “bo lund” may be anything."""


class People:
    """Citizens by first and last name, so that a text is looked through word by word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[tuple[str, str], list[frozenset[str]]] = {}
        for name in set(names):
            words = [word.casefold() for word in name.split()]
            if len(words) > 1:
                self._whole.setdefault((words[0], words[-1]), []).append(frozenset(words))

    def named(self, text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Where a citizen is named; `known` are names (in small letters) that may stand there."""
        words = list(_WORD.finditer(text))
        said = [word.group().casefold() for word in words]
        at = 0
        while at < len(words):
            end = self._name_at(text, words, said, at)
            if end is None or " ".join(said[at : end + 1]) in known:
                at += 1
                continue
            yield words[at].start(), words[end].end()
            at = end + 1

    def _name_at(self, text: str, words: list[re.Match[str]], said: list[str], at: int) -> int | None:
        """The last word of the longest name that begins here."""
        for end in range(min(at + _FURTHEST, len(words) - 1), at, -1):
            if self._is_name(said[at : end + 1]) and _together(text, words, at, end):
                return end
        if at + 1 < len(words) and text[words[at].end() : words[at + 1].start()].strip() == ",":
            turned = [said[at + 1], said[at]]
            if self._is_name(turned) and words[at].group()[0].isupper() and words[at + 1].group()[0].isupper():
                return at + 1
        return None

    def _is_name(self, words: list[str]) -> bool:
        between = set(words[1:-1])
        for last in (words[-1], words[-1].removesuffix("s"), words[-1].rstrip("s").rstrip("’'")):
            for whole in self._whole.get((words[0], last), ()):
                if all(word in whole or len(word) == 1 for word in between):
                    return True
        return False


def _together(text: str, words: list[re.Match[str]], at: int, end: int) -> bool:
    """Only blanks (or the dot of an initial) between, and written as a name."""
    for number in range(at, end):
        gap = text[words[number].end() : words[number + 1].start()].strip()
        if gap and not (gap == "." and len(words[number].group()) == 1):
            return False
    first, last = words[at].group(), words[end].group()
    return (first[0].isupper() and last[0].isupper()) or min(len(first), len(last)) >= _LEAST_LETTERS


@lru_cache(maxsize=2)
def people_of(names: tuple[str, ...]) -> People:
    """Put together once for the citizens there are: it is asked for at every keystroke."""
    return People(names)
