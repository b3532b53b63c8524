"""One of every kind of paper the program makes, as PDF."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from io import BytesIO

from PIL import Image

from caseworker_app.bootstrap import texts
from caseworker_app.documents.pdf import Pdf
from caseworker_app.documents.render import render
from caseworker_app.domain.day_sheet import DayCase, DayPart, DaySheet
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
from caseworker_app.schemes import BY_KEY
from tests.documents.papers import BLOCKS, HEAD, paper
from tests.schemes.stage import a_basis

PDF = Pdf(texts)
DRAFT = words("Kladde – gælder ikke")
WITHDRAWN = words("Tilbagekaldt den {day}", day=date(2026, 11, 22))
SENTENCE = "Møde på arbejdspladsen om hensyn og opgaver. "

LONG: tuple[Block, ...] = (
    Heading("Mange sider " * 2000, 3),
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


@cache
def sample(key: str) -> Paper:
    """The sample of a scheme as the file keeps it."""
    scheme, basis = BY_KEY[key], a_basis()
    return Paper(HEAD, scheme.title, for_reader(scheme.document(scheme.sample(basis), basis), Reader.FILE))


def draft(key: str) -> Paper:
    return replace(sample(key), letterhead=replace(HEAD, state=DRAFT))


DAY = DaySheet("mandag den 23. november 2026", "Nordby Kommune", "Maja Holst", (
    DayPart("I dag", (DayCase("عمر A & B", (("23.11.2026", SENTENCE), ("", "Underskrift mangler"))),)),
), later=2)  # fmt: skip
OF_A_SCHEME: dict[str, Callable[[str], bytes]] = {
    "sealed": lambda key: PDF.draw(sample(key)),
    "draft": lambda key: PDF.draw(draft(key)),
    "beside-english": lambda key: PDF.draw(draft(key), "en"),
    "stamped": lambda key: PDF.stamp(PDF.draw(sample(key)), WITHDRAWN),
}
OTHERS: dict[str, Callable[[], bytes]] = {
    "curve-and-table": lambda: PDF.draw(paper(*BLOCKS, logo=logo())),
    "long": lambda: PDF.draw(paper(*LONG, state=DRAFT), "en"),
    "long-stamped": lambda: PDF.stamp(PDF.draw(paper(*LONG)), WITHDRAWN, "en"),
    "in-english": lambda: render(replace(paper(*BLOCKS), language="en"), texts("en")),
    "strange-letterhead": lambda: PDF.draw(paper(office="A & B <\x00>\ud83d", address=(), phone="", fingerprint="")),
    "without-number": lambda: PDF.draw(paper(*BLOCKS, number="", version=0, case_number="", fingerprint="")),
    "recovery": lambda: PDF.recovery_sheet("K7QM-4XPD-9TRA-B2HW", "Nordby", date(2026, 11, 23)),
    "recovery-english": lambda: PDF.recovery_sheet("K7QM4XPD", "عمر", date(2026, 11, 23), "en"),
    "day": lambda: PDF.day_sheet(DAY),
}
KINDS: dict[str, Callable[[], bytes]] = OTHERS | {
    f"{key}-{name}": partial(drawn, key) for key in BY_KEY for name, drawn in OF_A_SCHEME.items()
}


@cache
def pdf_of(kind: str) -> bytes:
    """The PDF of this kind, drawn once."""
    return KINDS[kind]()
