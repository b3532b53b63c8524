"""Words that stay in a copy although the guard stopped them, each with the reason somebody gave."""

from collections.abc import Mapping
from datetime import date

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.services.guard.hits import Hit, Kind

KEPT = "copy_reasons"
"""The key of the answers they are kept under. No scheme prints it; it is sealed with the agreement."""
LEAST_LETTERS = 10
_NEVER = frozenset({Kind.CPR, Kind.OTHER_CPR, Kind.OTHER_CITIZEN, Kind.ADDRESS})


class ReasonNeeded(UserError):
    """The reason is missing or says nothing."""


def may_stay(hit: Hit, *, protected: bool) -> bool:
    """Whether the law leaves it to the citizen: not numbers, other citizens and what is protected."""
    if hit.kind in (Kind.PHONE, Kind.MAIL):
        return not protected
    return hit.kind not in _NEVER


def reasons(answers: Mapping[str, object]) -> dict[str, str]:
    """The reason by the word in small letters."""
    return {row.text("word"): row.text("reason") for row in Answers(answers).rows(KEPT)}


def with_reason(answers: Answers, word: str, reason: str, by: str, on: date) -> Answers:
    """The answers with a word that may stay; the last reason given for it counts."""
    said = " ".join(reason.split())
    if len(said) < LEAST_LETTERS:
        raise ReasonNeeded("Skriv med mindst {least} tegn, hvorfor ordet skal blive stående.",
                           field="reason", least=LEAST_LETTERS)  # fmt: skip
    row = Answers({"word": folded(word), "reason": said, "by": by, "on": on})
    return answers.with_answer(KEPT, (*_others(answers, word), row))


def without_reason(answers: Answers, word: str) -> Answers:
    """The guard stops the word again."""
    return answers.with_answer(KEPT, _others(answers, word) or None)


def folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _others(answers: Answers, word: str) -> tuple[Answers, ...]:
    return tuple(row for row in answers.rows(KEPT) if row.text("word") != folded(word))
