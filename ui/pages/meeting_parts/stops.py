"""The places of a meeting one can jump to: its agenda items and the other parts of the minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker_app.domain.answers import Answers
from caseworker_app.texts import N_

BEFORE = (("kind", N_("Mødet")), ("people", N_("Deltagere")), ("promises", N_("Aftaler fra sidst")))
AFTER = (
    ("conclusion", N_("Konklusion")), ("tasks", N_("Opgaver")), ("situation", N_("Situation og muligheder")),
    ("told", N_("Kommunen informerede om")), ("reservation", N_("Uenighed eller forbehold")),
    ("next_day", N_("Næste møde")), ("inside", N_("Internt notat")),
)  # fmt: skip
ALSO = {"told": ("told_own",), "next_day": ("comments_by",), "inside": ("amended_why",)}
ALWAYS_FILLED = frozenset({"kind", "people"})
"""Planned before the meeting, so that a mark on them would tell nothing."""


@dataclass(frozen=True)
class Stop:
    """One place to jump to (sted i referatet). `title` is typed for an item, else a fixed message."""

    key: str
    row: int | None
    title: str
    written: bool

    @property
    def field(self) -> str:
        """Where the cursor goes: into the notes of an item, not into its name."""
        return "items.notes" if self.row is not None else self.key


def stops(answers: Answers) -> Iterator[Stop]:
    """Everything in the order it stands on the screen."""
    for key, title in BEFORE:
        if key != "promises" or answers.rows("promises"):
            yield Stop(key, None, title, _promises_settled(answers) if key == "promises" else False)
    for number, row in enumerate(answers.rows("items")):
        yield Stop("items", number, row.text("item"), row.answered("notes") or row.answered("inside"))
    for key, title in AFTER:
        yield Stop(key, None, title, any(answers.answered(one) for one in (key, *ALSO.get(key, ()))))


def stop_of(key: str) -> str:
    """The stop a field belongs to."""
    field = key.partition(".")[0]
    if field in ("next_starts", "next_how", "next_place", "comments_by"):
        return "next_day"
    if field in ("told_own",):
        return "told"
    if field in ("chair", "minute_taker", "amended_why"):
        return "inside"
    known = {key for key, _ in (*BEFORE, *AFTER)} | {"items"}
    return field if field in known else "kind"


def _promises_settled(answers: Answers) -> bool:
    return all(row.text("state") for row in answers.rows("promises"))
