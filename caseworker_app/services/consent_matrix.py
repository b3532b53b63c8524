"""Parties and kinds of information at a glance: what the consents of a case let out, cell by cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from caseworker_app.domain.consent import ConsentState, Counterparty
from caseworker_app.schemes import consent as scheme
from caseworker_app.services.consents import ConsentRow

ALWAYS = (Counterparty.EMPLOYER, Counterparty.UNION, Counterparty.GP)
WORTH = (
    ConsentState.VALID, ConsentState.ENDING, ConsentState.AHEAD, ConsentState.UNSIGNED, ConsentState.DRAFT,
    ConsentState.EXPIRED, ConsentState.WITHDRAWN,
)  # fmt: skip
"""What counts for more when several consents name the same kind of information."""


@dataclass(frozen=True)
class Cell:
    """One kind of information and one party (felt): whether it can be shared at all, and the consent that says most."""

    party: Counterparty
    kind: str
    possible: bool
    row: ConsentRow | None = None

    @property
    def state(self) -> ConsentState | None:
        return self.row.state if self.row else None


@dataclass(frozen=True)
class Matrix:
    """The parties that are shown as columns, the kinds of information as rows, each cell by its place."""

    parties: tuple[Counterparty, ...]
    kinds: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def matrix(register: Iterable[ConsentRow]) -> Matrix:
    """The usual parties and those with a consent; every kind of information that may be shared with them."""
    rows = tuple(row for row in register if row.consent)
    named = {row.consent.counterparty for row in rows if row.consent}
    parties = tuple(party for party in Counterparty if party in named or party in ALWAYS)
    lists = {party: _kinds(party) for party in parties}
    kinds = tuple(dict.fromkeys(kind for party in parties for kind in lists[party]))
    cells = tuple(tuple(_cell(party, kind, kind in lists[party], rows) for party in parties) for kind in kinds)
    return Matrix(parties, kinds, cells)


def _kinds(party: Counterparty) -> tuple[str, ...]:
    return tuple(choice.key for choice in scheme.INFORMATION[scheme.group_of(party.value)])


def _cell(party: Counterparty, kind: str, possible: bool, rows: Iterable[ConsentRow]) -> Cell:
    naming = [
        row for row in rows if row.consent and row.consent.counterparty is party and kind in row.consent.information
    ]
    best = min(naming, key=lambda row: WORTH.index(row.state), default=None)
    return Cell(party, kind, possible, best)
