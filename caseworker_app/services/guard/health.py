"""Words about health in running Danish: inflected, in compounds, in sayings, and in what sense they are meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

ENDINGS = (
    "", "s", "e", "n", "t", "r", "en", "et", "er", "ne", "ens", "ets", "ers", "ns", "rs", "es", "nes", "ene", "rne",
    "erne", "enes", "rnes", "ernes",
)  # fmt: skip
SMALL_WORDS = frozenset({"i", "på", "af", "med", "mod", "fra"})
_TOKEN = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?\n;]+(?:[.!?;](?=\S)[^.!?\n;]+)*[.!?;]?")
_FURTHEST = 3
"""How many words may stand between a complaint and the part of the body it is about."""


Wordings = tuple[tuple[tuple[str, ...], str], ...]
"""What a found word speaks of, and how the need is said without it."""


@dataclass(frozen=True)
class Named:
    """Health named in a text: from where to where, and whether the sentence leaves a doubt about whose it is."""

    start: int
    end: int
    sure: bool


def entries(text: str) -> tuple[str, ...]:
    """What stands between commas or on lines of its own; a single letter says nothing."""
    found = (" ".join(part.split()) for part in re.split(r"[,\n]", text))
    return tuple(entry for entry in found if len(entry.strip("*. ")) > 1)


def stems(word: str) -> Iterator[str]:
    """The word and what it may be an inflection of: knæet, ryggen, skuldrene."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) < 2 or (ending and stem == word):
            continue
        yield stem
        if ending.startswith("e") and stem[-1] == stem[-2]:
            yield stem[:-1]
        if ending.startswith("e") and stem[-1] in "rl":
            yield f"{stem[:-1]}e{stem[-1]}"


class Vocabulary:
    """Words and sayings in the notation of resources/words/health.toml."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = tuple(entry for text in texts for entry in entries(text))
        single = [entry for entry in found if " " not in entry]
        self._capitals = {entry for entry in single if entry.isupper() and len(entry) > 1}
        small = [entry.lower() for entry in single if entry not in self._capitals]
        self._whole = {entry for entry in small if "*" not in entry}
        self._first = tuple(entry[:-1] for entry in small if entry.endswith("*") and not entry.startswith("*"))
        self._last = tuple(entry[1:] for entry in small if entry.startswith("*") and not entry.endswith("*"))
        self._inside = tuple(entry.strip("*") for entry in small if entry.startswith("*") and entry.endswith("*"))
        sayings = "|".join(_saying(entry) for entry in found if " " in entry)
        self._sayings = re.compile(rf"\b(?:{sayings})\b" if sayings else r"(?!)", re.IGNORECASE)

    def names(self, word: str) -> bool:
        """The word itself stands in the list, inflected or not."""
        if word in self._capitals or word.removesuffix("s") in self._capitals:
            return True
        return any(stem in self._whole for stem in stems(word.lower()))

    def begins(self, word: str) -> bool:
        return word.lower().startswith(self._first)

    def holds(self, word: str) -> bool:
        """The list has it as the last part of a compound, or inside."""
        small = word.lower()
        if any(part in small for part in self._inside):
            return True
        return any(stem.endswith(self._last) for stem in stems(small))

    def sayings(self, text: str) -> Iterator[tuple[int, int]]:
        return (match.span() for match in self._sayings.finditer(text))


def _saying(entry: str) -> str:
    """A pattern for words after each other."""
    pattern = ""
    for word in entry.split():
        if word == "..":
            pattern += r"(?:\W+\w+){0,3}?"
        else:
            pattern += (r"\W+" if pattern else "") + _one(word)
    return pattern


def _one(word: str) -> str:
    stem = re.escape(word.strip("*"))
    before = r"\w*" if word.startswith("*") else ""
    after = r"\w*" if word.endswith("*") else f"(?:{'|'.join(ENDINGS[1:])})?"
    return f"{before}{stem}{after}" if len(stem) > 2 else f"{before}{stem}"


class HealthWords:
    """The list of words about health (helbredsord), and how to tell a citizen's health from a task at work."""

    def __init__(
        self, lists: Mapping[str, object], wordings: Wordings = (), *, more: str = "", innocent: str = ""
    ) -> None:
        """`more` and `innocent` are the office's own words."""
        self._lists, self.wordings = lists, wordings
        stops = ("diagnoses", "treatments", "medicines", "body_and_mind")
        self._stops = Vocabulary((*(_text(lists, key) for key in stops), more))
        self._unsure = Vocabulary((_text(lists, "unsure"),))
        self._innocent = Vocabulary((_text(lists, "innocent"), innocent))
        body, context = _table(lists, "body"), _table(lists, "context")
        self._parts, self._complaints = _words(body, "parts"), _words(body, "complaints")
        self._before, self._worn = _words(body, "before"), _words(body, "worn")
        acts = "|".join(re.escape(entry) for entry in entries(_text(body, "acts")))
        self._acts = re.compile(rf"(?:\W+\w+){{0,2}}?\W+(?:{acts or '(?!)'})\b", re.IGNORECASE)
        self._person, self._others = _words(context, "person"), _words(context, "others")
        self._tasks = _words(context, "tasks")
        self._named = lru_cache(maxsize=4096)(self._in_sentence)
        self._judged = lru_cache(maxsize=20_000)(self._judge)

    def with_own(self, more: str, innocent: str) -> "HealthWords":
        """The list with the office's own words."""
        return HealthWords(self._lists, self.wordings, more=more, innocent=innocent)

    def found(self, text: str) -> Iterator[Named]:
        """All that names health; kept by sentence, for between two keystrokes most stay as they were."""
        for sentence in _SENTENCE.finditer(text):
            for named in self._named(sentence.group()):
                yield Named(sentence.start() + named.start, sentence.start() + named.end, named.sure)

    def _in_sentence(self, sentence: str) -> tuple[Named, ...]:
        return tuple(self._look(sentence))

    def _look(self, sentence: str) -> Iterator[Named]:
        tokens = list(_TOKEN.finditer(sentence))
        spans = [*self._stops.sayings(sentence), *self._about_the_body(sentence, tokens)]
        spans += [token.span() for token in tokens if self._judged(token.group()) == "stop"]
        words = {token.group().lower() for token in tokens}
        for start, end in _merged(spans):
            yield Named(start, end, not self._about_others(words))
        if spans:
            return
        for token in tokens:
            if self._judged(token.group()) == "unsure" and not self._is_task(words):
                yield Named(token.start(), token.end(), bool(words & self._person))

    def _judge(self, word: str) -> str:
        """What a word on its own is. A name of a house or a trade (Gigthospitalet) tells nothing."""
        if self._innocent.names(word) or self._innocent.begins(word):
            return ""
        if self._stops.names(word) or self._is_bodily(word.lower()):
            return "stop"
        if self._innocent.holds(word):
            return ""
        if self._stops.begins(word) or self._stops.holds(word):
            return "stop"
        return "unsure" if self._unsure.names(word) or self._unsure.holds(word) else ""

    def _is_bodily(self, word: str) -> bool:
        """A compound of a part of the body and a complaint: rygproblemer, knæskade."""
        for stem in stems(word):
            for complaint in self._complaints:
                if stem.endswith(complaint) and self._is_part(stem.removesuffix(complaint)):
                    return True
        return False

    def _is_part(self, word: str) -> bool:
        return any(stem in self._parts for stem in stems(word)) if word else False

    def _about_the_body(self, sentence: str, tokens: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
        words = [token.group().lower() for token in tokens]
        for number, word in enumerate(words):
            if not self._is_part(word):
                continue
            end = tokens[number].end()
            if acts := self._acts.match(sentence, end):
                yield tokens[number].start(), acts.end()
            elif number and words[number - 1] in self._worn:
                yield tokens[number - 1].start(), end
            else:
                yield from ((tokens[first].start(), end) for first in self._complaint_before(words, number))

    def _complaint_before(self, words: list[str], part: int) -> Iterator[int]:
        """Where “ondt i …” begins, if it stands before the part of the body."""
        for first in range(max(0, part - _FURTHEST - 1), part - 1):
            if words[first] in self._before and words[first + 1] in SMALL_WORDS:
                yield first
                return

    def _about_others(self, words: set[str]) -> bool:
        return bool(words & self._others) and not words & self._person

    def _is_task(self, words: set[str]) -> bool:
        return bool(words & (self._others | self._tasks)) and not words & self._person


@lru_cache(maxsize=4)
def with_own(words: HealthWords, more: str, innocent: str) -> HealthWords:
    """The list with the office's own words; put together once for each change of them."""
    return words.with_own(more, innocent) if more or innocent else words


def read_wordings(rows: Iterable[Mapping[str, object]]) -> Wordings:
    """The table as it stands in resources/words/function.toml."""
    return tuple((entries(str(row["about"]).casefold()), str(row["say"])) for row in rows)


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap as one, in the order of the text."""
    start, end = -1, -1
    for first, last in sorted(spans):
        if first < end:
            end = max(end, last)
            continue
        if end > 0:
            yield start, end
        start, end = first, last
    if end > 0:
        yield start, end


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    return value if isinstance(value, str) else ""


def _table(lists: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = lists.get(key, {})
    return value if isinstance(value, Mapping) else {}


def _words(table: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(entry.lower() for entry in entries(_text(table, key)))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that these letters stand in, without blanks around it."""
    first = min((one.start() for one in _SENTENCE.finditer(text) if one.end() > start), default=start)
    last = max((one.end() for one in _SENTENCE.finditer(text) if one.start() < end), default=end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return min(first, start), max(last, end)


NO_WORDS = HealthWords({})
