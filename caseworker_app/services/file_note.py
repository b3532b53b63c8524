"""A document as plain text, ready to be pasted into the municipality's records system."""

from collections.abc import Iterable, Iterator

from caseworker_app.domain.document import Block, Bullets, Facts, Heading, Paragraph, Piece, Signatures, Table
from caseworker_app.texts import DANISH


def as_text(blocks: Iterable[Block]) -> str:
    """In Danish, with a blank line before each heading; curves are left out, their plan stands as a table."""
    return "\n".join(line for block in blocks for line in _lines(block)).strip()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from ("", DANISH.say(block.text))
        case Paragraph():
            yield _said(block.text)
        case Facts():
            for fact in block.facts:
                yield f"{DANISH.say(fact.label)}: {_said(fact.value)}"
        case Bullets():
            yield from (f"- {_said(item)}" for item in block.items)
        case Table():
            yield from (" | ".join(_said(cell) for cell in row) for row in block.rows)
        case Signatures():
            yield from (f"{DANISH.say(one.role)}: {one.name}" for one in block.signers)
        case _:
            pass


def _said(piece: Piece) -> str:
    return piece if isinstance(piece, str) else DANISH.say(piece.message, **dict(piece.places))
