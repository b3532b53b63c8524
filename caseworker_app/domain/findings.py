"""What a check has to say about a form: where, how serious, in which words, by which rule."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How serious a finding is: stops sealing, is worth a look, or cannot be told by the rules."""

    BLOCKS = "blocks"
    WARNS = "warns"
    UNSETTLED = "unsettled"


@dataclass(frozen=True)
class Finding:
    """One remark (bemærkning) on a field; `row` is the row of a table field, `rule` a rule id."""

    level: Level
    field: str
    words: str
    places: tuple[tuple[str, object], ...] = ()
    rule: str = ""
    row: int | None = None


def blocks(field: str, words: str, /, *, rule: str = "", row: int | None = None, **places: object) -> Finding:
    """A finding that must be mended before the agreement can be sealed."""
    return Finding(Level.BLOCKS, field, words, tuple(places.items()), rule, row)


def warns(field: str, words: str, /, *, rule: str = "", row: int | None = None, **places: object) -> Finding:
    """A finding the caseworker should weigh; it does not stop anything."""
    return Finding(Level.WARNS, field, words, tuple(places.items()), rule, row)


def unsettled(field: str, words: str, /, *, rule: str = "", row: int | None = None, **places: object) -> Finding:
    """The rules do not say (ikke afklaret); shown in its own colour, never as a number."""
    return Finding(Level.UNSETTLED, field, words, tuple(places.items()), rule, row)
