"""The guard of a document: what its copies name that their readers may not get."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Facts,
    Paragraph,
    Piece,
    Reader,
    Signatures,
    Table,
    for_reader,
)
from caseworker_app.domain.findings import Finding, Level, warns
from caseworker_app.services.guard import reasons
from caseworker_app.services.guard.hits import ABOUT_OTHERS, Hit, Kind, Watch
from caseworker_app.services.guard.wording import Proposal, Spot, proposal_for, typed_texts
from caseworker_app.texts import N_

COPY_RULE = "CON-68A"
OUTSIDERS = (Reader.EMPLOYER, Reader.UNION)
"""Those who may have nothing about health. In the other copies nothing may stand about other citizens."""
WORDS = {
    Kind.HEALTH: N_("“{word}” må ikke stå i arbejdspladsens eller fagforeningens kopi. "
                    "Skriv i stedet, hvad der er brug for."),
    Kind.CPR: N_("“{word}” er borgerens CPR-nummer. Det må ikke stå i arbejdspladsens eller fagforeningens kopi."),
    Kind.OTHER_CPR: N_("“{word}” er et CPR-nummer, som ikke er borgerens. Det må ikke stå i nogen kopi."),
    Kind.OTHER_CITIZEN: N_("“{word}” er navnet på en anden borger i arkivet. Er det en, der hører til sagen, "
                           "så føj personen til sagens parter."),
    Kind.ADDRESS: N_("“{word}” er borgerens beskyttede adresse. Den må ikke stå i arbejdspladsens eller "
                     "fagforeningens kopi."),
    Kind.PHONE: N_("“{word}” er borgerens eget telefonnummer. Det hører ikke til i arbejdspladsens eller "
                   "fagforeningens kopi."),
    Kind.MAIL: N_("“{word}” er borgerens egen mailadresse. Den hører ikke til i arbejdspladsens eller "
                  "fagforeningens kopi."),
}  # fmt: skip
MAYBE = N_("“{word}” kan handle om helbred. Lad kun ordet stå, hvis det handler om arbejdet og ikke om borgeren.")
BY_LAW = N_("“{word}” kan arbejdsgiveren læse. Loven kræver, at det står i aftalen, og begge skriver under på det.")
STAYS = N_("“{word}” bliver stående i kopierne. Begrundelse: {reason}")


@dataclass(frozen=True)
class CopyFinding(Finding):
    """A word in its sentence, where it was typed, what could stand instead, and whether a reason lets it stay."""

    hit: Hit | None = None
    spot: Spot | None = None
    proposal: Proposal | None = None
    may_stay: bool = False
    stays: bool = False


def words_that_may_not_leave(
    document: tuple[Block, ...],
    answers: Answers,
    case: Case,
    watch: Watch,
    readers: tuple[Reader, ...],
) -> Iterator[CopyFinding]:
    """What the copies of these readers name that they may not get, once for each place it was typed in."""
    given, told = reasons.reasons(answers), set()
    for hit, by_law in _hits(document, case, watch, readers):
        spot = _spot(answers, hit)
        if by_law and hit.kind is Kind.HEALTH:
            yield CopyFinding(Level.WARNS, spot.field, BY_LAW, (("word", hit.word),), by_law, spot.row, hit, spot)
            continue
        if (key := (spot, hit.word)) not in told:
            told.add(key)
            yield _finding(hit, spot, proposal_for(hit, watch.words.wordings) if spot.field else None,
                           reasons.may_stay(hit, protected=case.citizen.protected_address),
                           given.get(reasons.folded(hit.word), ""))  # fmt: skip


def letters_that_cannot_be_drawn(answers: Answers, letters: str) -> Iterator[Finding]:
    """Letters that print as a blank sign: told before the page is sealed."""
    for letter in dict.fromkeys(letters):
        spot = next((spot for spot, text in typed_texts(answers) if letter in text), Spot(""))
        yield warns(spot.field, "Tegnet “{letter}” kan ikke skrives på papiret.", letter=letter)


def _hits(
    document: tuple[Block, ...], case: Case, watch: Watch, readers: Iterable[Reader]
) -> Iterator[tuple[Hit, str]]:
    """Each once, with the rule by which it may stand where it stands."""
    seen: set[tuple[Hit, str]] = set()
    for reader in readers:
        if reader is Reader.FILE:
            continue
        outside = reader in OUTSIDERS
        for text, by_law in dict.fromkeys(_typed(for_reader(document, reader))):
            for hit in watch.hits(text, case):
                if (outside or hit.kind in ABOUT_OTHERS) and (hit, by_law) not in seen:
                    seen.add((hit, by_law))
                    yield hit, by_law


def _finding(hit: Hit, spot: Spot, proposal: Proposal | None, may_stay: bool, reason: str) -> CopyFinding:
    stays = may_stay and bool(reason)
    words = STAYS if stays else WORDS[hit.kind] if hit.sure else MAYBE
    places: tuple[tuple[str, object], ...] = (("word", hit.word), *((("reason", reason),) if stays else ()))
    level = Level.BLOCKS if hit.sure and not stays else Level.WARNS
    return CopyFinding(level, spot.field, words, places, COPY_RULE, spot.row,
                       hit, spot, None if stays else proposal, may_stay and hit.sure, stays)  # fmt: skip


def _spot(answers: Answers, hit: Hit) -> Spot:
    """Where it was typed: where its whole sentence stands, or else the word; empty when the case itself says so."""
    sentence = "".join(hit.sentence)
    digits = "".join(letter for letter in hit.word if letter.isdigit())
    found = Spot("")
    for spot, text in typed_texts(answers, skip=reasons.KEPT):
        if sentence in text:
            return spot
        in_pieces = len(digits) >= 8 and digits in "".join(letter for letter in text if letter.isdigit())
        if not found.field and (hit.word in text or in_pieces):
            found = spot
    return found


def _typed(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """What people wrote, and the rule that lets it be about health; the words of the house need no guard."""
    for block in blocks:
        if isinstance(block, Bullets):
            # Together: a number may be broken over two lines.
            yield "\n".join(text for item in block.items for text in _said(item)), ""
        else:
            by_law = block.by_law if isinstance(block, Table) else ""
            for piece in _pieces(block):
                yield from ((text, by_law) for text in _said(piece))


def _pieces(block: Block) -> tuple[Piece, ...]:
    match block:
        case Paragraph():
            return (block.text,)
        case Facts():
            return tuple(fact.value for fact in block.facts)
        case Table():
            return tuple(cell for row in block.rows for cell in row)
        case Signatures():
            return tuple(signer.name for signer in block.signers)
        case _:
            return ()


def _said(piece: Piece) -> Iterator[str]:
    if isinstance(piece, str):
        yield piece
    else:
        yield from (value for _, value in piece.places if isinstance(value, str))
