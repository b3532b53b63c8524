"""Function wording: what to write instead of an illness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caseworker_app.domain.answers import Answers
from caseworker_app.services.guard.health import Wordings
from caseworker_app.services.guard.hits import Hit, Kind

_BECAUSE = re.compile(
    r"[\s,]+(?:på grund af|pga\.?|på baggrund af|grundet|fordi|som følge af|efter|mod)\s", re.IGNORECASE
)
_LEAST_WORDS = 2


@dataclass(frozen=True)
class Spot:
    """Where a text stands in the answers (sted): the field, and for a table the row and its column."""

    field: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True)
class Proposal:
    """A sentence and what could stand instead of it (forslag)."""

    old: str
    new: str


def proposal_for(hit: Hit, wordings: Wordings) -> Proposal | None:
    """The sentence without its reason, or the need in words about work; None when neither is known."""
    if hit.kind is not Kind.HEALTH:
        return None
    before, word, after = hit.sentence
    sentence = before + word + after
    new = _without_reason(before, sentence) or _need(word, sentence, wordings)
    return Proposal(sentence, new) if new else None


def reworded(answers: Answers, spot: Spot, proposal: Proposal) -> Answers:
    """The answers with the proposal in its place; as they were when the sentence is gone by now."""
    if spot.row is None:
        return _replaced(answers, spot.field, proposal)
    rows = answers.rows(spot.field)
    if spot.row >= len(rows):
        return answers
    changed = _replaced(rows[spot.row], spot.column, proposal)
    return answers.with_answer(spot.field, (*rows[: spot.row], changed, *rows[spot.row + 1 :]))


def typed_texts(answers: Answers, skip: str = "") -> Iterator[tuple[Spot, str]]:
    """Everything a person wrote, and where."""
    for key in answers:
        value = answers[key]
        if key != skip and isinstance(value, str):
            yield Spot(key), value
        for number, row in enumerate(answers.rows(key)) if key != skip else ():
            yield from ((Spot(key, number, column), text) for column in row if isinstance(text := row[column], str))


def _replaced(answers: Answers, key: str, proposal: Proposal) -> Answers:
    value = answers.get(key)
    if not isinstance(value, str) or proposal.old not in value:
        return answers
    return answers.with_answer(key, value.replace(proposal.old, proposal.new, 1))


def _need(word: str, sentence: str, wordings: Wordings) -> str:
    small = word.casefold()
    found = next((need for stems, need in wordings if any(stem in small for stem in stems)), "")
    if not found:
        return ""
    start = found[0].upper() + found[1:] if sentence[0].isupper() else found
    return start + _end_mark(sentence)


def _without_reason(before: str, sentence: str) -> str:
    """“Fri for nattevagter på grund af …” says all that is needed before the reason."""
    found = list(_BECAUSE.finditer(before))
    if not found or len(before[: found[0].start()].split()) < _LEAST_WORDS:
        return ""
    return before[: found[0].start()] + _end_mark(sentence)


def _end_mark(sentence: str) -> str:
    return sentence[-1] if sentence[-1] in ".!?;" else ""
