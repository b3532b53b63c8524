"""Papers to draw, and what a reader finds on them."""

from dataclasses import replace
from decimal import Decimal
from gettext import NullTranslations
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from caseworker_app.documents.render import render
from caseworker_app.domain.document import (
    CASE_ONLY,
    Bar,
    Block,
    Bullets,
    Column,
    Curve,
    Fact,
    Facts,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Signatures,
    Signer,
    Table,
    words,
)
from caseworker_app.texts import DANISH, Texts

HEAD = Letterhead(
    office="Nordby Kommune",
    address=("Rådhuspladsen 1", "8888 Nordby"),
    phone="12 34 56 78",
    case_number="2026-0412",
    number="0412-07",
    version=3,
    day="23. november 2026",
    copy_for="Kopi til arbejdspladsen",
    caseworker="Mette Kjærgaard",
    fingerprint="7F3A 91C2",
)
TITLE = "Aftale om delvis raskmelding"
BLOCKS: tuple[Block, ...] = (
    Facts((
        Fact("Medarbejder", "Søren Ødum"),
        Fact("Arbejdsplads", "Øster Skole"),
        Fact("Diagnose", "Depression", CASE_ONLY),
        Fact("Normal arbejdstid", words("{hours} timer om ugen", hours=Decimal(37))),
    )),
    Heading("Timer uge for uge"),
    Curve(
        (Bar("49", Decimal(15)), Bar("50", Decimal("18.5"))),
        Decimal(37),
        words("Timerne stiger fra {low} til {high}.", low=Decimal(15), high=Decimal("18.5")),
    ),
    Table(
        "Ugeplan",
        (Column("Uge"), Column("Timer", numbers=True), Column("Opgaver", 4)),
        (("49", "15,0", "Kontor & forberedelse <5 timer"), ("50", "18,5", "Teammøde")),
    ),
    Heading("Lægens vurdering", readers=CASE_ONLY),
    Paragraph("Lægeattesten er på sagen.", CASE_ONLY),
    Heading("Hvis planen ikke holder"),
    Paragraph(words("Vi taler sammen inden for to dage.")),
    Bullets(("Ring først.", "Skriv bagefter.")),
    Signatures((Signer("Nærmeste leder", "Łukasz Wiśniewski"), Signer("Tillidsrepræsentant", "Ελένη"))),
)  # fmt: skip

ENGLISH_WORDS = {
    TITLE: "Agreement on partial return",
    "Medarbejder": "Employee",
    "{hours} timer om ugen": "{hours} hours a week",
    "Timer uge for uge": "Hours week by week",
    "Opgaver": "Tasks",
    "Nærmeste leder": "Line manager",
    "dato og underskrift": "date and signature",
    "Den danske tekst gælder.": "The Danish text applies.",
    "Kladde – gælder ikke": "Draft – not in force",
    "Side {page} af {pages}": "Page {page} of {pages}",
}


class English(NullTranslations):
    """A small catalogue."""

    def gettext(self, message: str) -> str:
        return ENGLISH_WORDS.get(message, message)


ENGLISH = Texts("en", English())


def paper(*blocks: Block, title: str = TITLE, **head: Any) -> Paper:
    return Paper(replace(HEAD, **head), title, blocks)


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in read(content).pages]


def flat(content: bytes) -> str:
    """All the words with single spaces, so that where a line broke does not matter."""
    return " ".join(" ".join(pages(content)).split())


def drawn(*blocks: Block, **head: Any) -> str:
    return flat(render(paper(*blocks, **head), DANISH))


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts stand in the text, one after the other."""
    place = 0
    for part in parts:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True
