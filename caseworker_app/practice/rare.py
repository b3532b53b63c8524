"""What seldom happens in invented cases: a workplace and a union that accept, and a breach that was noted."""

from collections.abc import Callable, Iterator
from datetime import date

from caseworker_app.practice.lives import Days, Life
from caseworker_app.schemes import BY_KEY


def rare(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = RARE.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _sealed(life: Life, scheme: str) -> None:
    answers = BY_KEY[scheme].sample(life.desk.basis(life.case))
    life.signed(life.sealed(life.space.agreements.start(life.case.id, scheme, answers)[0]))


def workplace_accepts(life: Life) -> Days:
    """The manager has signed what the workplace stands by."""
    yield life.day(21)
    _sealed(life, "workplace_acceptance")


def union_accepts(life: Life) -> Days:
    """The union says yes to being part of it."""
    yield life.day(26)
    _sealed(life, "union_acceptance")


def breach(life: Life) -> Days:
    """A letter went to the wrong person."""
    yield life.day(18)
    _sealed(life, "breach")


RARE: dict[str, Callable[[Life], Days]] = {
    "Trine Rosenkilde": workplace_accepts,
    "Flemming Aagaard": union_accepts,
    "Kasper Hjorth": breach,
}
"""By name, so that each case keeps the life it has."""
