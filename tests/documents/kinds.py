"""One of every kind of paper the program makes, as PDF."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image

from caseworker_app.bootstrap import texts
from caseworker_app.documents.pdf import Pdf
from caseworker_app.documents.render import render
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Reader,
    Signatures,
    Signer,
    Table,
    for_reader,
    words,
)
from caseworker_app.schemes import SCHEMES
from tests.documents.papers import BLOCKS, HEAD, paper
from tests.schemes.stage import a_basis

PDF = Pdf(texts)
DRAFT = words("Kladde – gælder ikke")
WITHDRAWN = words("Tilbagekaldt den {day}", day=date(2026, 11, 22))
SENTENCE = "Møde på arbejdspladsen om hensyn og opgaver. "

LONG: tuple[Block, ...] = (
    Heading("Mange sider", 3),
    Paragraph(SENTENCE * 150),
    PageBreak(),
    Heading("Navne", 1),
    Facts((Fact("Navn", "Юлія"), Fact("Leder", "عمر محمد"), Fact("Note", SENTENCE * 120), Fact("Tomt", ""))),
    Heading("Under", 3),
    Bullets(("", SENTENCE * 90, "→ ✓ 😀")),
    Table("Plan", (Column("Uge"), Column("Opgaver", 4)), tuple((str(week), SENTENCE * 2) for week in range(60))),
    Table("Lang", (Column("A"), Column("B")), ((SENTENCE * 60, ""),)),
    Signatures(tuple(Signer(f"Rolle {number}", "Ελένη " * number) for number in range(5))),
)


def logo() -> bytes:
    target = BytesIO()
    Image.new("RGBA", (60, 20), (20, 96, 110, 120)).save(target, "PNG")
    return target.getvalue()


def of_schemes() -> Iterator[tuple[str, Paper]]:
    """The samples of all schemes."""
    basis = a_basis()
    for scheme in SCHEMES:
        blocks = for_reader(scheme.document(scheme.sample(basis), basis), Reader.FILE)
        yield scheme.key, Paper(HEAD, scheme.title, blocks)


@cache
def every_kind() -> dict[str, bytes]:
    """PDFs by name."""
    return dict(_drawn())


def _drawn() -> Iterator[tuple[str, bytes]]:
    for key, sample in of_schemes():
        draft = replace(sample, letterhead=replace(HEAD, state=DRAFT))
        sealed = PDF.draw(sample)
        yield key, sealed
        yield f"{key}-draft", PDF.draw(draft)
        yield f"{key}-beside-english", PDF.draw(draft, "en")
        yield f"{key}-stamped", PDF.stamp(sealed, WITHDRAWN)
    yield "curve-and-table", PDF.draw(paper(*BLOCKS, logo=logo()))
    yield "long", PDF.draw(paper(*LONG, state=DRAFT), "en")
    yield "long-stamped", PDF.stamp(PDF.draw(paper(*LONG)), WITHDRAWN, "en")
    yield "in-english", render(replace(paper(*BLOCKS), language="en"), texts("en"))
    yield "strange-letterhead", PDF.draw(paper(office="A & B <\x00>", address=(), phone="", fingerprint=""))
    yield "recovery", PDF.recovery_sheet("K7QM-4XPD-9TRA-B2HW", "Nordby", date(2026, 11, 23))
    yield "recovery-english", PDF.recovery_sheet("K7QM4XPD", "عمر", date(2026, 11, 23), "en")
