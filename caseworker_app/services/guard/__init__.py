"""The last look before a copy leaves the house: words that may not be on it, named."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Block, Reader, for_reader, plain_text
from caseworker_app.domain.findings import Finding, blocks, warns

OUTSIDERS = (Reader.EMPLOYER, Reader.UNION)
_CPR = re.compile(r"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?[-–]?[ .]?\d{4}(?!\d)")


def words_that_may_not_leave(
    document: tuple[Block, ...],
    answers: Answers,
    case: Case,
    health_words: tuple[str, ...],
    readers: tuple[Reader, ...],
) -> Iterator[Finding]:
    """Diagnoses, CPR numbers and protected addresses in the copies to the workplace and the union."""
    outside = [reader for reader in readers if reader in OUTSIDERS]
    text = "\n".join(plain_text(for_reader(document, reader)) for reader in outside)
    for known in (case.workplace.name, case.employment.job_title):
        # Gigthospitalet and a medicinstuderende tell nothing about the citizen's health.
        text = text.replace(known, "") if known else text
    for word in dict.fromkeys(_found(text, case, health_words)):
        yield blocks(
            _where(answers, word),
            "“{word}” må ikke stå i arbejdspladsens eller fagforeningens kopi. Skriv i stedet, hvad der er brug for.",
            rule="CON-68A", word=word,
        )  # fmt: skip


def letters_that_cannot_be_drawn(answers: Answers, letters: str) -> Iterator[Finding]:
    """Letters that print as a blank sign: told before the page is sealed."""
    for letter in dict.fromkeys(letters):
        yield warns(_where(answers, letter), "Tegnet “{letter}” kan ikke skrives på papiret.", letter=letter)


def _found(text: str, case: Case, health_words: tuple[str, ...]) -> Iterator[str]:
    yield from (match.group() for match in _CPR.finditer(text))
    lowered = text.lower()
    if any(entry.lstrip("*") in lowered for entry in health_words):  # much quicker than the pattern
        yield from (match.group() for match in _naming_health(health_words).finditer(text))
    if case.citizen.protected_address and case.citizen.address:
        written = re.escape(case.citizen.address)
        yield from (match.group() for match in re.finditer(written, text, re.IGNORECASE))


@cache
def _naming_health(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Put together once: it is asked at every keystroke. What * and - mean stands in the list itself."""
    innocent = _any_of(entry[1:] for entry in entries if entry.startswith("-"))
    within = _any_of(entry[1:] for entry in entries if entry.startswith("*"))
    first = _any_of(entry for entry in entries if not entry.startswith(("*", "-")))
    return re.compile(rf"\b(?!\w*{innocent})(?:\w*{within}|{first})\w*", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, and for nothing when there are none."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def _where(answers: Answers, word: str) -> str:
    """The field the word was typed in; empty when it comes from the case itself."""
    return next((key for key in answers if _holds(answers[key], word)), "")


def _holds(value: object, word: str) -> bool:
    match value:
        case str():
            return word in value
        case tuple():
            return any(_holds(item, word) for item in value)
        case Answers():
            return any(_holds(value[key], word) for key in value)
        case _:
            return False
