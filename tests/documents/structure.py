"""The structure of a PDF as a reader finds it: the tree from pikepdf, the words behind the marks from pdfium."""

from collections.abc import Iterator
from ctypes import c_ushort
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument

Place = tuple[int, int]
SHOWS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}


@dataclass
class Node:
    """One element with what it says."""

    role: str
    lang: str = ""
    alt: str = ""
    actual: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list["Node | str"] = field(default_factory=list)
    marks: list[Place] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read aloud for it."""
        said = (kid if isinstance(kid, str) else kid.text for kid in self.kids)
        return self.alt or self.actual or " ".join(filter(None, said))

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *roles: str) -> list["Node"]:
        return [node for node in self.walk() if node.role in roles]


def structure(content: bytes) -> Node:
    """The document element with everything in it."""
    words = dict(_marked_words(content))
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return _node(pdf.Root.StructTreeRoot.K, words, pages)


def _node(element: Any, words: dict[Place, str], pages: dict[Any, int]) -> Node:
    node = Node(
        str(element.S)[1:],
        *(str(element.get(key, "")) for key in ("/Lang", "/Alt", "/ActualText")),
        dict(element.get("/A", {})),
    )
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            _add_words(node, (pages[element.Pg.objgen], kid), words)
        elif kid.get("/Type") == "/MCR":
            _add_words(node, (pages[kid.Pg.objgen], int(kid.MCID)), words)
        else:
            assert kid.P.objgen == element.objgen, "an element must name the one it stands in"
            node.kids.append(_node(kid, words, pages))
    return node


def _add_words(node: Node, place: Place, words: dict[Place, str]) -> None:
    node.marks.append(place)
    node.kids.append(words.get(place, ""))


def _marked_words(content: bytes) -> Iterator[tuple[Place, str]]:
    document = PdfDocument(content)
    for number, page in enumerate(document):
        textpage = page.get_textpage()
        found: dict[Place, str] = {}
        for drawn in page.get_objects(max_depth=1):
            place = (number, pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw))
            words = " ".join(_texts(drawn.raw, textpage.raw))
            found[place] = f"{found.get(place, '')} {words}".strip()
        yield from found.items()
    document.close()


def _texts(drawn: Any, textpage: Any) -> Iterator[str]:
    match pdfium.FPDFPageObj_GetType(drawn):
        case pdfium.FPDF_PAGEOBJ_FORM:
            for number in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                yield from _texts(pdfium.FPDFFormObj_GetObject(drawn, number), textpage)
        case pdfium.FPDF_PAGEOBJ_TEXT:
            yield _text(drawn, textpage)


def _text(drawn: Any, textpage: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(drawn, textpage, None, 0)
    buffer = (c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(drawn, textpage, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0").strip()


def marks(content: bytes) -> list[list[str]]:
    """For each page the marks in the order they begin: the number in the tree, Artifact, or "unmarked"."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [list(_marks_of(page)) for page in pdf.pages]


def _marks_of(page: pikepdf.Page) -> Iterator[str]:
    open_marks: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                mark = _name_of(operands)
                assert not open_marks, f"{mark} begins inside {open_marks}"
                open_marks.append(mark)
                yield mark
            case "EMC":
                open_marks.pop()
            case name if name in SHOWS and not open_marks:
                yield "unmarked"
    assert not open_marks


def _name_of(operands: Any) -> str:
    role, *more = operands
    return str(more[0].MCID) if more and "/MCID" in more[0] else str(role)[1:]


def parents(content: bytes) -> list[list[str]]:
    """For each page the roles that its marks lead to."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        return [[str(element.S)[1:] for element in tree[page.obj.StructParents]] for page in pdf.pages]
