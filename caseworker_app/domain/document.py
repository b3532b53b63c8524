"""A document as a list of blocks: plain data that can be compared, printed as text and drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum


class Reader(Enum):
    """Whose copy (kopi) it is. Each party gets its own lawful copy of the same agreement."""

    CITIZEN = "citizen"
    EMPLOYER = "employer"
    UNION = "union"
    DOCTOR = "doctor"
    FILE = "file"


Readers = frozenset[Reader]
EVERYONE: Readers = frozenset(Reader)
CASE_ONLY: Readers = frozenset({Reader.CITIZEN, Reader.FILE})
"""The citizen and the municipality: the default of everything about health, money and identity."""


@dataclass(frozen=True)
class Words:
    """A fixed sentence of the house with named places; it is translated, typed words are not."""

    message: str
    places: tuple[tuple[str, object], ...] = ()


def words(message: str, **places: object) -> Words:
    """A fixed sentence for a document."""
    return Words(message, tuple(places.items()))


Piece = Words | str
"""What a block says: `Words` are the house's and translated, `str` is what a person typed."""


@dataclass(frozen=True)
class Heading:
    """A heading (overskrift); level 1 is the title of the document."""

    text: str
    level: int = 2
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class Paragraph:
    """Running text (afsnit)."""

    text: Piece
    readers: Readers = EVERYONE
    muted: bool = False


@dataclass(frozen=True)
class Fact:
    """One labelled value; the label is a fixed message."""

    label: str
    value: Piece
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class Facts:
    """Labelled values under each other."""

    facts: tuple[Fact, ...]
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class Bullets:
    """A list of short lines (punktopstilling)."""

    items: tuple[Piece, ...]
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class Column:
    """One column of a table: its fixed heading, its share of the width, and whether it holds numbers."""

    title: str
    share: int = 1
    numbers: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under column headings. `name` tells what it is, for lists of what was left out.

    `by_law` is the rule that puts what is about health into an agreement the outsider signs too; empty for all others.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Piece, ...], ...]
    readers: Readers = EVERYONE
    by_law: str = ""


@dataclass(frozen=True)
class Bar:
    """One step of a curve: what stands under it and how high it is, in hours a week.

    `worked` is what came of it, drawn in the same bar; `first` and `last` are the days it is about.
    """

    label: str
    hours: Decimal
    worked: Decimal | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Curve:
    """Hours a week (timekurve) against the normal hours, with a text that says the same."""

    bars: tuple[Bar, ...]
    normal: Decimal
    alternative: Words
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class Signer:
    """A line to sign on: the role as a fixed message, the name if it is known."""

    role: str
    name: str = ""


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, kept together on one page (underskrifter)."""

    signers: tuple[Signer, ...]
    readers: Readers = EVERYONE


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a new page."""

    readers: Readers = EVERYONE


Block = Heading | Paragraph | Facts | Bullets | Table | Curve | Signatures | PageBreak


@dataclass(frozen=True)
class Letterhead:
    """Who sends it and what it is: printed on every copy.

    `number` and `version` name the document, `copy_for` is the fixed message of whose copy it is,
    `state` a fixed message printed across a paper that is not in force (Kladde, Tilbagekaldt).
    """

    office: str
    address: tuple[str, ...]
    phone: str
    case_number: str
    number: str
    version: int
    day: str
    copy_for: str
    caseworker: str = ""
    state: Piece = ""
    fingerprint: str = ""
    logo: bytes = b""


@dataclass(frozen=True)
class Paper:
    """A document ready to be drawn: letterhead, title, the blocks one reader may see, the language."""

    letterhead: Letterhead
    title: str
    blocks: tuple[Block, ...]
    language: str = "da"


def for_reader(blocks: Iterable[Block], reader: Reader) -> tuple[Block, ...]:
    """The only way to make a copy: the blocks, and the facts in them, that this reader may see."""
    return tuple(_shown(blocks, reader))


def _shown(blocks: Iterable[Block], reader: Reader) -> Iterator[Block]:
    for block in blocks:
        if reader not in block.readers:
            continue
        if isinstance(block, Facts):
            facts = tuple(fact for fact in block.facts if reader in fact.readers)
            if facts:
                yield replace(block, facts=facts)
        else:
            yield block


def left_out(blocks: Iterable[Block], reader: Reader) -> tuple[str, ...]:
    """What this reader's copy leaves out, as the fixed labels of the facts, headings and tables."""
    return tuple(dict.fromkeys(_hidden(blocks, reader)))


def _hidden(blocks: Iterable[Block], reader: Reader) -> Iterator[str]:
    for block in blocks:
        hidden = reader not in block.readers
        match block:
            case Facts():
                yield from (fact.label for fact in block.facts if hidden or reader not in fact.readers)
            case Heading() if hidden:
                yield block.text
            case Table() if hidden:
                yield block.name
            case _:
                pass


def plain_text(blocks: Iterable[Block]) -> str:
    """All words of the blocks, untranslated, one line each: for guards, search and fingerprints."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _plain(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    return " ".join((piece.message, *(f"{name}={value}" for name, value in piece.places)))


def _bar_text(bar: Bar) -> str:
    return f"{bar.label}: {bar.hours}" if bar.worked is None else f"{bar.label}: {bar.hours}/{bar.worked}"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph():
            yield _plain(block.text)
        case Facts():
            yield from (f"{fact.label}: {_plain(fact.value)}" for fact in block.facts)
        case Bullets():
            yield from (_plain(item) for item in block.items)
        case Table():
            yield " | ".join(column.title for column in block.columns)
            yield from (" | ".join(_plain(cell) for cell in row) for row in block.rows)
        case Curve():
            yield " ".join(_bar_text(bar) for bar in block.bars)
        case Signatures():
            yield from (f"{signer.role} {signer.name}".strip() for signer in block.signers)
        case _:
            pass
