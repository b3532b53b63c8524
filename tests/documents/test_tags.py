"""The structure of every kind of paper, read back: nothing lost, nothing twice, in the order of the blocks."""

import ast
import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Drawing

from caseworker_app.bootstrap import texts
from caseworker_app.documents import archive, tags
from caseworker_app.documents.render import render
from caseworker_app.documents.stamp import stamp
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Curve,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Signatures,
    Signer,
    Table,
    words,
)
from caseworker_app.schemes import BY_KEY
from caseworker_app.texts import DANISH
from tests.documents.kinds import DRAFT, KINDS, LONG, PDF, SENTENCE, pdf_of, sample
from tests.documents.papers import BLOCKS, ENGLISH, TITLE, in_order, pages, paper, read
from tests.documents.structure import Node, marks, parents, structure
from tests.schemes.stage import text_of

every_paper = pytest.mark.parametrize("name", KINDS)
DOCUMENTS = Path(archive.__file__).parent


def tree(*blocks: Block, **head: Any) -> Node:
    return structure(render(paper(*blocks, **head), DANISH))


def squeezed(text: str) -> str:
    """Without spaces: where lines break is not what is looked at."""
    return "".join(text.split())


@every_paper
def test_everything_on_a_page_is_in_the_tree_or_an_artifact(name: str) -> None:
    content = pdf_of(name)
    root = structure(content)
    led = [place for node in root.walk() for place in node.marks]
    assert len(led) == len(set(led))
    for number, (found, roles) in enumerate(zip(marks(content), parents(content), strict=True)):
        assert "unmarked" not in found
        numbered = [int(mark) for mark in found if mark.isdigit()]
        assert sorted(numbered) == list(range(len(roles)))
        assert sorted(mark for page, mark in led if page == number) == sorted(numbered)
    for node in root.walk():
        assert all(parents(content)[page][mark] == node.role for page, mark in node.marks[:1])


@every_paper
def test_the_parts_stand_where_they_may(name: str) -> None:
    root = structure(pdf_of(name))
    assert root.role == "Document"
    allowed = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}
    for node in root.walk():
        kids = {kid.role if isinstance(kid, Node) else "words" for kid in node.kids}
        assert kids <= allowed.get(node.role, kids)
    assert {node.role for node in root.walk()} <= {
        "Document", "Div", "H1", "H2", "H3", "P", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "Figure",
    }  # fmt: skip


@every_paper
def test_headings_begin_at_the_top_and_skip_no_level(name: str) -> None:
    levels = [int(node.role[1]) for node in structure(pdf_of(name)).all("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@every_paper
def test_every_table_has_headings_and_equal_rows(name: str) -> None:
    for table in structure(pdf_of(name)).all("Table"):
        head, *rows = table.all("TR")
        assert [cell.role for cell in head.kids] == ["TH"] * len(head.kids)
        assert {str(cell.attributes["/Scope"]) for cell in head.kids} == {"/Column"}
        assert all([cell.role for cell in row.kids] == ["TD"] * len(head.kids) for row in rows)


@every_paper
def test_the_catalogue_says_what_readers_ask(name: str) -> None:
    with pikepdf.open(BytesIO(pdf_of(name))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) in ("da-DK", "en-GB")
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.Root.Outlines.Count
        assert all(page.Tabs == "/S" and "/Trans" not in page for page in pdf.pages)
        with pdf.open_metadata() as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("2", "A", "1")
            assert about["dc:title"] == str(pdf.docinfo["/Title"])
            assert about["dc:language"] == {str(pdf.Root.Lang)}


@every_paper
def test_the_validator_in_python_finds_nothing(name: str, tmp_path: Path) -> None:
    """It knows PDF/A-2b only, so it gets a copy that claims no more than that."""
    file = tmp_path / "paper.pdf"
    with pikepdf.open(BytesIO(pdf_of(name))) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode().replace("conformance>A<", "conformance>B<")
        for more in (r"<pdfaExtension:schemas>.*</pdfaExtension:schemas>", r"<pdfuaid:part>1</pdfuaid:part>",
                     r' xmlns:(pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty)="[^"]*"'):  # fmt: skip
            xmp, count = re.subn(more, "", xmp, flags=re.DOTALL)
            assert count
        pdf.Root.Metadata.write(xmp.encode())
        pdf.save(file, force_version="1.7")
    report = pdfa.validate_written(file, "2b")
    assert [str(finding) for finding in report.findings] == []
    assert report.verdict == "pass"


def spoken_parts(blocks: tuple[Block, ...]) -> list[str]:
    """The words of the blocks in their order; a curve is no text."""
    told = tuple(block for block in blocks if not isinstance(block, Curve))
    return [squeezed(part) for line in text_of(told).splitlines() for part in re.split(r" \| |: ", line)]


@pytest.mark.parametrize("scheme", ["", *BY_KEY])
def test_it_is_read_in_the_order_of_the_blocks(scheme: str) -> None:
    blocks = sample(scheme).blocks if scheme else BLOCKS
    said = squeezed(tree(*blocks).text)
    assert in_order(said, "NordbyKommune", squeezed(TITLE), *spoken_parts(blocks))


def test_every_word_of_a_page_is_read_once() -> None:
    content = render(paper(Paragraph("Et"), Bullets(("To", "Tre")), Facts((Fact("Fire", "Fem"),))), DANISH)
    said = Counter(structure(content).text.split())
    foot = Counter(["0412-07", "v3", "·", "7F3A", "91C2", "Side", "1", "af", "1"])
    assert said + foot == Counter(" ".join(pages(content)).split())


def test_the_state_is_read_once_and_first_and_the_foot_never() -> None:
    content = render(paper(Paragraph("Et"), PageBreak(), Paragraph("To"), state=DRAFT), DANISH)
    said = structure(content).text
    assert said.startswith("Kladde – gælder ikke")
    assert said.count("Kladde") == 1
    assert "Side 1 af 2" in pages(content)[0]
    assert "Side" not in said


def test_a_stamp_is_read_once_and_first() -> None:
    sealed = render(paper(Paragraph("Et"), PageBreak(), Paragraph("To")), DANISH)
    content = stamp(sealed, "Erstattet af en nyere version", "da")
    assert [page.count("Erstattet") for page in pages(content)] == [1, 1]
    said = structure(content)
    assert squeezed(said.text).startswith("Erstattetafennyereversion")
    assert said.text.count("Erstattet") == 1
    assert squeezed(said.text).endswith(squeezed(structure(sealed).text))


def test_a_stamp_speaks_its_own_language() -> None:
    content = PDF.stamp(render(paper(Paragraph("Et")), DANISH), words("Erstattet af en nyere version"), "en")
    assert structure(content).kids[0].lang == "en-GB"


def test_an_old_paper_without_structure_is_stamped_too() -> None:
    with pikepdf.open(BytesIO(render(paper(Paragraph("Et")), DANISH))) as pdf:
        del pdf.Root.StructTreeRoot
        old = BytesIO()
        pdf.save(old)
    assert "Tilbagekaldt" in pages(stamp(old.getvalue(), "Tilbagekaldt", "da"))[0]


def test_words_of_the_second_language_say_so() -> None:
    root = structure(render(paper(*BLOCKS, state=DRAFT), DANISH, ENGLISH))
    foreign = {squeezed(node.text) for node in root.walk() if node.lang}
    assert {node.lang for node in root.walk()} == {"", "en-GB"}
    assert {
        "Agreementonpartialreturn", "TheDanishtextapplies.", "Employee", "37hoursaweek", "Hoursweekbyweek",
        "Tasks", "Linemanager", "dateandsignature", "/Draft–notinforce",
    } <= foreign  # fmt: skip
    assert not any("Medarbejder" in words or "SørenØdum" in words for words in foreign)
    (title,) = root.all("H1")
    assert squeezed(title.text) == squeezed(TITLE) + "Agreementonpartialreturn"


def test_no_word_is_foreign_in_a_paper_of_one_language() -> None:
    assert not any(node.lang for node in tree(*BLOCKS).walk())


def test_a_paragraph_over_several_pages_is_one_paragraph() -> None:
    (long,) = [node for node in tree(Paragraph(SENTENCE * 150)).all("P") if node.text.startswith("Møde")]
    assert squeezed(long.text) == squeezed(SENTENCE * 150)
    assert len({page for page, _ in long.marks}) > 1


def test_a_foreign_passage_over_several_pages_is_one_passage() -> None:
    long = words("Kort")

    class Wordy(type(ENGLISH.catalogue)):  # type: ignore[misc]
        def gettext(self, message: str) -> str:
            return "Rather long words. " * 400 if message == "Kort" else message

    root = structure(render(paper(Paragraph(long)), DANISH, replace(ENGLISH, catalogue=Wordy())))
    (passage,) = [node for node in root.walk() if node.text.startswith("Rather")]
    assert passage.lang == "en-GB"
    assert len({page for page, _ in passage.marks}) > 1


def test_headings_of_a_long_table_are_read_once() -> None:
    rows = tuple((str(number), SENTENCE) for number in range(120))
    content = render(paper(Table("Plan", (Column("Uge"), Column("Opgaver", 4)), rows)), DANISH)
    assert len([page for page in pages(content) if "Opgaver" in page]) > 2
    assert [node.text for node in structure(content).all("TH")] == ["Uge", "Opgaver"]
    assert len(structure(content).all("TR")) == 121


def test_a_curve_has_its_steps_in_words_and_its_place() -> None:
    (figure,) = tree(*BLOCKS).all("Figure")
    assert in_order(figure.alt, "49: 15,0", "50: 18,5", "37 timer om ugen")
    left, bottom, right, top = map(float, figure.attributes["/BBox"])
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842


def test_facts_are_terms_with_their_values() -> None:
    (terms,) = tree(Facts((Fact("Navn", "Åse"), Fact("Note", SENTENCE * 20), Fact("By", "Ribe")))).all("L")
    assert [(item.kids[0].role, item.kids[1].role) for item in terms.kids] == [("Lbl", "LBody")] * 3
    assert [squeezed(item.kids[1].text) for item in terms.kids] == ["Åse", squeezed(SENTENCE * 20), "Ribe"]


def test_points_have_their_bullet_apart() -> None:
    (points,) = tree(Bullets(("Ring", "Skriv"))).all("L")
    assert [[part.text for part in item.kids] for item in points.kids] == [["•", "Ring"], ["•", "Skriv"]]


def test_each_signer_is_a_part_of_its_own() -> None:
    outer, *places = tree(Signatures((Signer("Leder", "Bo Å"), Signer("Borger")))).all("Div")
    assert [squeezed(place.text) for place in places] == ["LederBoÅdatoogunderskrift", "Borgerdatoogunderskrift"]
    assert outer.kids == places


def test_arabic_is_read_as_it_was_typed() -> None:
    root = tree(Facts((Fact("Leder", "عمر محمد"),)))
    assert squeezed(root.text).endswith(squeezed("Leder عمر محمد"))


def test_the_recovery_key_is_a_numbered_list() -> None:
    numbered = structure(pdf_of("recovery")).all("L")[0]
    assert [[part.text for part in item.kids] for item in numbered.kids] == [
        ["1", "K7QM"], ["2", "4XPD"], ["3", "9TRA"], ["4", "B2HW"],
    ]  # fmt: skip


def test_control_signs_in_the_name_of_an_office_do_not_spoil_the_file() -> None:
    reader = read(pdf_of("strange-letterhead"))
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_creator == ["A & B <>▯"]


def test_headings_of_odd_levels_are_put_in_order() -> None:
    blocks = (Heading("A", 3), Heading("B", 3), Heading("C", 1), Heading("D", 9))
    levels = [(node.role, node.text) for node in tree(*blocks).all("H1", "H2", "H3")]
    assert levels == [("H1", TITLE), ("H2", "A"), ("H3", "B"), ("H1", "C"), ("H2", "D")]


@pytest.mark.parametrize("name", ["render", "stamp"])
def test_equal_papers_are_equal_bytes(name: str) -> None:
    first, second = (render(paper(*LONG), DANISH, texts("en"), invariant=True) for _ in range(2))
    if name == "stamp":
        first, second = stamp(first, "Erstattet", "da"), stamp(second, "Erstattet", "da")
    assert first == second


def test_only_listed_private_names_of_reportlab_are_used() -> None:
    """Our own private names are written where they are read; the others must be on the list."""
    ours, read_names = set(), set()
    for file in DOCUMENTS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.FunctionDef(name=name) | ast.Attribute(attr=name, ctx=ast.Store()):
                    ours.add(name)
                case ast.Attribute(attr=name) if name.startswith("_") and not name.startswith("__"):
                    read_names.add(name)
    assert read_names - ours <= set(tags.PRIVATE_NAMES)


def test_the_listed_names_are_still_there() -> None:
    canvas = Canvas(BytesIO())
    text, drawing = canvas.beginText(), Drawing("Ord", getSampleStyleSheet()["Normal"])
    drawing.wrap(100, 100)
    owners = (canvas, canvas._doc, text, drawing)
    assert [name for name in tags.PRIVATE_NAMES if not any(hasattr(owner, name) for owner in owners)] == []
