"""A paper drawn as PDF and read back."""

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf.generic import Destination

from caseworker_app.documents.render import render
from caseworker_app.documents.style import PAGE_HEIGHT, TOP
from caseworker_app.domain.document import (
    Bar,
    Block,
    Bullets,
    Column,
    Curve,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Reader,
    Signatures,
    Signer,
    Table,
    for_reader,
    words,
)
from caseworker_app.errors import UserError
from caseworker_app.texts import DANISH
from tests.documents.papers import BLOCKS, ENGLISH, TITLE, drawn, flat, in_order, pages, paper, read

SENTENCE = "Møde på arbejdspladsen om hensyn og opgaver. "
LONG = (SENTENCE * 1400)[:60_000]


def test_every_block_is_there_and_in_order() -> None:
    assert in_order(
        drawn(*BLOCKS),
        "Nordby Kommune", "Rådhuspladsen 1", "8888 Nordby", "Telefon 12 34 56 78",
        "Sag 2026-0412", "Dok. 0412-07 · version 3", "23. november 2026", "Sagsbehandler Mette Kjærgaard",
        TITLE, "Kopi til arbejdspladsen",
        "Medarbejder", "Søren Ødum", "Arbejdsplads", "Øster Skole", "Diagnose", "Depression",
        "Normal arbejdstid", "37 timer om ugen",
        "Timer uge for uge", "49", "15,0", "50", "18,5", "Timerne stiger fra 15 til 18,5.",
        "Uge", "Timer", "Opgaver", "Kontor & forberedelse <5 timer", "18,5", "Teammøde",
        "Lægens vurdering", "Lægeattesten er på sagen.",
        "Hvis planen ikke holder", "Vi taler sammen inden for to dage.",
        "• Ring først.", "• Skriv bagefter.",
        "Nærmeste leder", "Łukasz Wiśniewski", "dato og underskrift", "Tillidsrepræsentant", "Ελένη",
    )  # fmt: skip


def test_the_workplace_copy_has_none_of_the_restricted_words() -> None:
    copy = drawn(*for_reader(BLOCKS, Reader.EMPLOYER))
    assert "Søren Ødum" in copy
    assert not re.search("diagnose|depression|læge", copy, re.IGNORECASE)


def test_names_from_everywhere_are_drawn() -> None:
    text = drawn(Facts((Fact("Navn", "Юлія"), Fact("Leder", "عمر"), Fact("Kollega", "Łukasz Öğüt"))))
    assert in_order(text, "Юлія", "Leder", "Kollega", "Łukasz Öğüt")
    joined = "".join(letter for letter in text if "\ufe70" <= letter <= "\ufefc")
    assert sorted(unicodedata.normalize("NFKC", joined)) == sorted("عمر")


def test_letters_no_font_has_become_a_sign() -> None:
    assert "Tak [?] [?]" in drawn(Paragraph("Tak 😀 王小明"))


def _fonts(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in read(content).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            found[font["/BaseFont"]] = font
    return found


def test_only_embedded_fonts_are_used() -> None:
    fonts = _fonts(render(paper(*BLOCKS, Paragraph("عمر → ✓")), DANISH))
    assert {name.split("+")[1] for name in fonts} == {
        "NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "Inter-Regular",
    }  # fmt: skip
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values())


def test_the_file_tells_what_it_is() -> None:
    reader = read(render(paper(*BLOCKS), DANISH))
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert reader.metadata.author == "Nordby Kommune"
    assert reader.metadata.subject == TITLE
    assert reader.metadata.producer == "Fasthold"
    assert reader.root_object["/Lang"] == "da-DK"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert all("/Trans" not in page for page in reader.pages)


def test_headings_are_in_the_outline_and_lead_to_their_page() -> None:
    reader = read(render(paper(Heading("Første"), PageBreak(), Heading("Anden"), Heading("Del", 3)), DANISH))
    title, (first, second, (below,)) = reader.outline
    assert [entry["/Title"] for entry in (title, first, second, below)] == [TITLE, "Første", "Anden", "Del"]
    assert isinstance(first, Destination)
    assert isinstance(second, Destination)
    assert reader.get_destination_page_number(first) == 0
    assert reader.get_destination_page_number(second) == 1


def test_a_first_heading_that_repeats_the_title_is_drawn_once() -> None:
    assert drawn(Heading(TITLE, 1), Paragraph("Tekst")).count(TITLE) == 1


def test_letterhead_on_page_one_and_foot_on_every_page() -> None:
    first, second = pages(render(paper(Paragraph("Et"), PageBreak(), Paragraph("To")), DANISH))
    assert "Nordby Kommune" in first
    assert "Nordby Kommune" not in second
    for number, page in enumerate((first, second), start=1):
        assert f"Side {number} af 2" in page
        assert "0412-07 v3 · 7F3A 91C2" in page


def test_breaks_never_make_an_empty_page() -> None:
    content = render(
        paper(Paragraph("Et"), PageBreak(), PageBreak(), Paragraph("To"), PageBreak(), PageBreak()), DANISH
    )
    assert len(read(content).pages) == 2


def test_table_headings_are_repeated_on_every_page() -> None:
    rows = tuple((str(number), "15,0", SENTENCE) for number in range(120))
    content = render(paper(Table("Plan", (Column("Uge"), Column("Timer"), Column("Opgaver", 4)), rows)), DANISH)
    found = pages(content)
    assert len(found) > 3
    assert all(in_order(page, "Uge", "Timer", "Opgaver") for page in found)
    assert in_order(" ".join(found), *(f"\n{number}\n" for number in range(120)))


def _left_edges(content: bytes, wanted: str) -> list[float]:
    edges: list[float] = []

    def visit(text: str, _cm: Any, matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip() == wanted:
            edges.append(matrix[4])

    read(content).pages[0].extract_text(visitor_text=visit)
    return edges


def test_numbers_end_at_the_same_edge() -> None:
    columns = (Column("Uge"), Column("Timer", numbers=True), Column("Opgaver"))
    content = render(paper(Table("Plan", columns, (("a", "1,0", "x"), ("b", "111,0", "y")))), DANISH)
    (short,) = _left_edges(content, "1,0")
    (long,) = _left_edges(content, "111,0")
    assert short > long + 5


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(LONG),
        Facts((Fact("Note", LONG), Fact("Navn", "Søren"))),
        Table("Plan", (Column("Uge"), Column("Note"), Column("Andet", 2)), (("1", LONG, "x"), ("2", "b", "y"))),
        Bullets((LONG, "b")),
        Signatures((Signer("Leder", LONG[:20_000]),)),
        Heading("Overskrift " * 3000),
    ],
    ids=lambda block: type(block).__name__,
)
def test_huge_texts_go_on_over_pages_and_nothing_is_lost(block: Block) -> None:
    found = pages(render(paper(block), DANISH))
    word = "Overskrift" if isinstance(block, Heading) else "hensyn"
    assert len(found) > 5
    assert " ".join(found).count(word) == str(block).count(word) > 400


@pytest.mark.parametrize(
    "typed", ["x" * 60_000, "😀" * 60_000, "م" * 20_000, "\n" * 60_000, "\x00\u202e" * 30_000, "<b>&" * 5000]
)
def test_strange_texts_are_drawn_everywhere(typed: str) -> None:
    columns = (Column("Uge"), Column("Note", 3))
    content = render(
        paper(Paragraph(typed), Table("Plan", columns, (("1", typed),)), Facts((Fact("Navn", "Søren"),))), DANISH
    )
    assert "Søren" in flat(content)


@pytest.mark.parametrize(
    "block",
    [
        Facts(()),
        Bullets(()),
        Bullets(("",)),
        Table("Tom", (), ()),
        Table("Tom", (Column("Uge"),), ()),
        Curve((), Decimal(0), words("Ingen timer.")),
        Curve((Bar("1", Decimal(0)),), Decimal(0), words("Ingen timer.")),
        Signatures(()),
        Paragraph(""),
        Heading(""),
        PageBreak(),
    ],
    ids=lambda block: type(block).__name__,
)
def test_empty_blocks_leave_the_rest_alone(block: Block) -> None:
    content = render(paper(block, Paragraph("Efter")), DANISH)
    assert "Efter" in flat(content)
    assert len(read(content).pages) == (2 if isinstance(block, PageBreak) else 1)


def test_a_curve_of_many_steps_names_only_some() -> None:
    bars = tuple(Bar(f"Uge {number:03}", Decimal(10)) for number in range(100))
    text = drawn(Curve(bars, Decimal(37), words("Timerne er ens i {weeks} uger.", weeks=100)))
    assert 3 < len(set(re.findall(r"Uge \d{3}", text))) < 30
    assert in_order(text, "Stiplet linje: normal tid, 37 timer om ugen", "Timerne er ens i 100 uger.")


def test_signature_lines_stay_together_with_their_heading() -> None:
    signers = tuple(Signer(f"Rolle {number}") for number in range(5))
    for lines in range(20, 60, 3):
        before = Paragraph("Linje\n" * lines)
        found = pages(render(paper(before, Heading("Underskrifter"), Signatures(signers)), DANISH))
        (page,) = [text for text in found if "Underskrifter" in text]
        assert all(f"Rolle {number}" in page for number in range(5))


def test_nobody_signs_a_page_that_says_nothing() -> None:
    for lines in range(36, 46):
        before = Paragraph("Linje\n" * lines)
        last = pages(render(paper(before, Paragraph("Aftalen gælder."), Signatures((Signer("Leder"),))), DANISH))[-1]
        assert in_order(last, "Aftalen gælder.", "Leder")


def test_there_is_room_to_sign_at_the_top_of_a_page_too() -> None:
    content = render(paper(Paragraph("Et"), PageBreak(), Signatures((Signer("Leder"),))), DANISH)
    heights: list[float] = []

    def visit(text: str, _cm: Any, matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip() == "Leder":
            heights.append(matrix[5])

    read(content).pages[1].extract_text(visitor_text=visit)
    assert heights
    assert all(height < PAGE_HEIGHT - TOP - 40 for height in heights)


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for lines in range(20, 60, 3):
        found = pages(render(paper(Paragraph("Linje\n" * lines), Heading("Om"), Paragraph("Tekst")), DANISH))
        (page,) = [text for text in found if "Om\n" in text]
        assert "Tekst" in page


def test_a_paper_not_in_force_says_so_on_every_page() -> None:
    content = render(paper(Paragraph("Et"), PageBreak(), Paragraph("To"), state=words("Kladde – gælder ikke")), DANISH)
    assert [page.count("Kladde – gælder ikke") for page in pages(content)] == [2, 2]
    assert "Kladde" not in drawn(Paragraph("Et"))


def test_the_second_language_stands_beside_the_danish() -> None:
    content = render(paper(*BLOCKS, state=words("Kladde – gælder ikke")), DANISH, ENGLISH)
    text = flat(content)
    assert in_order(
        text, "Kladde – gælder ikke / Draft – not in force", TITLE, "Agreement on partial return",
        "The Danish text applies.", "Medarbejder", "Employee", "Søren Ødum", "37 timer om ugen",
        "37 hours a week", "Timer uge for uge", "Hours week by week", "Opgaver", "Tasks",
        "Hvis planen ikke holder", "Nærmeste leder", "Line manager", "dato og underskrift", "date and signature",
    )  # fmt: skip
    assert text.count("Hvis planen ikke holder") == 1
    assert text.count("Søren Ødum") == 1
    assert read(content).root_object["/Lang"] == "da-DK"
    assert "Danish text applies" not in drawn(*BLOCKS)


def test_a_paper_can_be_in_another_language() -> None:
    content = render(replace(paper(*BLOCKS), language="en"), ENGLISH)
    assert in_order(flat(content), "Agreement on partial return", "37 hours a week", "18.5")
    assert "Page 1 of" in flat(content)
    assert TITLE not in flat(content)
    assert read(content).root_object["/Lang"] == "en-GB"


def test_equal_papers_give_equal_bytes_when_asked() -> None:
    first, second = (render(paper(*BLOCKS), DANISH, ENGLISH, invariant=True) for _ in range(2))
    assert first == second
    assert first != render(paper(*BLOCKS, version=4), DANISH, ENGLISH, invariant=True)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_the_logo_is_drawn_in_screen_colours(kind: str, mode: str) -> None:
    picture = BytesIO()
    Image.new(mode, (60, 20)).save(picture, kind)
    content = render(paper(Paragraph("Tekst"), logo=picture.getvalue()), DANISH)
    images = [
        image.get_object()
        for image in read(content).pages[0]["/Resources"]["/XObject"].values()
        if image.get_object()["/Subtype"] == "/Image"
    ]
    assert "/DeviceRGB" in {image["/ColorSpace"] for image in images}


def test_a_logo_that_cannot_be_read_is_told() -> None:
    with pytest.raises(UserError, match="Logoet kan ikke læses"):
        render(paper(Paragraph("Tekst"), logo=b"not a picture"), DANISH)


def test_a_letterhead_of_any_length_leaves_room_for_the_words() -> None:
    content = render(
        paper(
            Paragraph("Tekst"), office="Nordby " * 900, address=("a b " * 900,) * 40, number="9" * 300,
            case_number="x" * 400, fingerprint="F" * 300, copy_for="Kopi " * 300, state="Tilbagekaldt " * 50,
        ),
        DANISH,
    )  # fmt: skip
    assert "Tekst" in flat(content)
