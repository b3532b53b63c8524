"""What the marks on the pages are: headings, paragraphs, lists, tables, figures, in the order they are read.

reportlab draws but knows no structure, so the elements are made beside the drawing. While something is drawn, it is
marked as belonging to its element; what belongs to none is an artifact. The finished file gets the tree from `build`.

What is used of reportlab beside its manual stands in PRIVATE_NAMES; a test looks for each of them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

PRIVATE_NAMES = ("_code", "_doc", "_canvas", "_textOut", "_fontsize", "beginText", "blPara", "idToObject")
"""What is on the page, and in a line of text; where a line writes; where a paragraph begins; its lines; all objects."""

ARTIFACT = "/Artifact BMC"
END = "EMC"
KEPT_EMPTY = ("TD", "TH")
COLUMN = {"/O": Name.Table, "/Scope": Name.Column}
DISC = {"/O": Name.List, "/ListNumbering": Name.Disc}
NUMBERED = {"/O": Name.List, "/ListNumbering": Name.Decimal}
TERMS = {"/O": Name.List, "/ListNumbering": Name("/None")}


@dataclass(frozen=True)
class Mark:
    """One piece of a page, by the number of the page and its own number on it."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """One element of the structure. `attributes` are those of its owner, such as the scope of a table heading."""

    role: str
    lang: str = ""
    alt: str = ""
    actual: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, role: str, **more: Any) -> "Element":
        """A new element at the end of this one."""
        kid = Element(role, **more)
        self.kids.append(kid)
        return kid

    def passage(self, lang: str) -> "Element":
        """The words in this element that are in another language; made when the first of them is drawn."""
        for kid in self.kids:
            if isinstance(kid, Element) and kid.lang == lang:
                return kid
        return self.add("Span", lang=lang)

    @property
    def says_something(self) -> bool:
        return self.role in KEPT_EMPTY or any(isinstance(kid, Mark) or kid.says_something for kid in self.kids)


@dataclass
class Structure:
    """The elements of a document, and what is marked on each page in the order of the numbers there."""

    root: Element = field(default_factory=lambda: Element("Document"))
    pages: list[list[Element]] = field(default_factory=list)

    def mark(self, element: Element, page: int) -> str:
        """The operator that begins a piece of this element on a page, counted from 0."""
        self.pages.extend([] for _ in range(len(self.pages), page + 1))
        number = len(self.pages[page])
        self.pages[page].append(element)
        element.kids.append(Mark(page, number))
        return f"/{element.role} <</MCID {number}>> BDC"


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that marks what is drawn. Outside of elements everything on a page is an artifact."""

    def __init__(self, *args: Any, structure: Structure | None = None, **kwargs: Any) -> None:
        self.structure = structure or Structure()
        super().__init__(*args, **kwargs)

    def showPage(self) -> None:
        self._code.insert(0, ARTIFACT)
        self._code.append(END)
        super().showPage()

    def mark(self, element: Element) -> str:
        return self.structure.mark(element, self.getPageNumber() - 1)

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is the element's."""
        with self.gap():
            self.begin(element)
            yield
            self.end()

    def begin(self, element: Element) -> None:
        """In a gap: what is drawn until `end` is the element's."""
        self._code.append(self.mark(element))

    def end(self) -> None:
        self._code.append(END)

    @contextmanager
    def artifact(self, kind: str) -> Iterator[None]:
        """What is drawn meanwhile stands on every page and is not read: Header, Footer or Watermark."""
        with self.gap():
            self._code.append(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
            yield
            self._code.append(END)

    @contextmanager
    def gap(self) -> Iterator[None]:
        """Room for words that mark themselves."""
        self._code.append(END)
        yield
        self._code.append(ARTIFACT)


@dataclass(frozen=True)
class Passages:
    """Whose the words of a paragraph are: letters smaller than `full` are the second language."""

    own: Element
    whole: Element
    lang: str
    full: float

    def of(self, size: float) -> Element:
        return self.whole.passage(self.lang) if self.lang and size < self.full else self.own


class MarkedText(PDFTextObject):  # type: ignore[misc]
    """Lines of text that mark their words while they are written, each language for itself."""

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, passages: Passages) -> None:
        super().__init__(canvas, x, y)
        self.passages = passages
        self.marked: Element | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:
        element = self.passages.of(self._fontsize)
        if element is not self.marked:
            self._end()
            self._code.append(self._canvas.mark(element))
            self.marked = element
        super()._textOut(text, TStar)

    def getCode(self) -> str:
        self._end()
        return str(super().getCode())

    def _end(self) -> None:
        if self.marked:
            self._code.append(END)
            self.marked = None


def build(pdf: pikepdf.Pdf, structure: Structure) -> None:
    """Write the tree into the file, and into each page the way from its marks to the tree."""
    tree = _Tree(pdf, structure)
    pdf.Root.StructTreeRoot = tree.root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Tree:
    """The elements as objects of one file."""

    def __init__(self, pdf: pikepdf.Pdf, structure: Structure) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._written: dict[Element, Any] = {}
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.root.K = self._element(structure.root, self.root)
        self.root.ParentTree = pdf.make_indirect(Dictionary(Nums=self._parents(structure.pages)))
        self.root.ParentTreeNextKey = len(self._pages)

    def _element(self, element: Element, parent: Any) -> Any:
        written = self._pdf.make_indirect(
            Dictionary({"/Type": Name.StructElem, "/S": Name(f"/{element.role}"), "/P": parent})
        )
        self._written[element] = written
        for key, words in (("/Lang", element.lang), ("/Alt", element.alt), ("/ActualText", element.actual)):
            if words:
                written[key] = String(words)
        if element.attributes:
            written.A = Dictionary(element.attributes)
        self._add_kids(written, element)
        return written

    def _add_kids(self, written: Any, element: Element) -> None:
        kids = [kid for kid in element.kids if isinstance(kid, Mark) or kid.says_something]
        home = next((kid.page for kid in kids if isinstance(kid, Mark)), None)
        if home is not None:
            written.Pg = self._pages[home]
        if kids:
            written.K = Array([self._kid(kid, written, home) for kid in kids])

    def _kid(self, kid: Element | Mark, parent: Any, home: int | None) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _parents(self, pages: list[list[Element]]) -> Array:
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            marked = pages[number] if number < len(pages) else []
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([self._written[element] for element in marked])))
        return numbers


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    return Name.StructTreeRoot in pdf.Root


def mark_first(pdf: pikepdf.Pdf, role: str, lang: str) -> str:
    """A new element that is read first, and the operator that begins it on the first page."""
    root, page = pdf.Root.StructTreeRoot, pdf.pages[0].obj
    document = root.K
    marked = root.ParentTree.Nums[1]
    element = pdf.make_indirect(
        Dictionary(
            {"/Type": Name.StructElem, "/S": Name(f"/{role}"), "/P": document, "/Pg": page, "/Lang": String(lang)}
        )
    )
    element.K = Array([len(marked)])
    marked.append(element)
    document.K.insert(0, element)
    return f"/{role} <</MCID {element.K[0]}>> BDC"
