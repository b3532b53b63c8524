"""The sheet that is drawn on: a canvas with our fonts only, and words placed by hand."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFPage

from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import REGULAR, TEXT, face
from caseworker_app.documents.tags import Element, TaggedCanvas
from caseworker_app.documents.words import runs, width_of

PROGRAM = "Fasthold"
LOCALES = {"da": "da-DK", "en": "en-GB"}


Foot = Callable[["Sheet", int, int], None]


class Sheet(TaggedCanvas):
    """A canvas with a foot on every page that knows how many pages there are."""

    def __init__(self, *args: Any, draw_foot: Foot | None = None, **kwargs: Any) -> None:
        self.draw_foot = draw_foot
        super().__init__(*args, **kwargs)

    def showPage(self) -> None:
        if self.draw_foot:
            with self.artifact("Footer"):
                self.doForm(_foot_name(self.getPageNumber()))
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._draw_feet()
        self._drop_transitions()
        super().save()

    def _draw_feet(self) -> None:
        """A page refers to its foot by name; it is drawn here, when the last page is known."""
        last = self.getPageNumber() - 1
        for number in range(1, last + 1):
            if self.draw_foot:
                self.beginForm(_foot_name(number))
                self.draw_foot(self, number, last)
                self.endForm()

    def _drop_transitions(self) -> None:
        """reportlab writes an empty page transition into every page, and archive formats refuse it."""
        for page in self._doc.idToObject.values():
            if isinstance(page, PDFPage):
                page.Trans = None


def _foot_name(number: int) -> str:
    return f"foot-{number}"


def locale(language: str) -> str:
    """The language the way PDF names it: da-DK."""
    return LOCALES.get(language, language)


def single_sheet(target: BytesIO, *, title: str, office: str, language: str, invariant: bool) -> Sheet:
    """A canvas for a page that is drawn by hand."""
    sheet = Sheet(target, invariant=invariant, initialFontName=face(REGULAR).name, lang=locale(language))
    sheet.setTitle(title)
    sheet.setAuthor(office)
    sheet.setSubject(title)
    sheet.setCreator(PROGRAM)
    sheet.setProducer(PROGRAM)
    sheet.setViewerPreference("DisplayDocTitle", "true")
    return sheet


def write(
    canvas: Any, x: float, y: float, text: str, *, font: str = REGULAR, size: float = 8.5, colour: Any = TEXT
) -> float:
    """One line of words from x on; gives where they end."""
    canvas.setFillColor(colour)
    for name, part in runs(text, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, part)
        x += canvas.stringWidth(part, name, size)
    return x


def write_line(canvas: TaggedCanvas, x: float, y: float, line: Line, element: Element, **look: Any) -> None:
    """Both languages on one line around x, as the words of an element."""
    x -= _width(line.both, look) / 2
    with canvas.tagged(element):
        x = write(canvas, x, y, line.text, **look)
    if line.other:
        with canvas.tagged(element.passage(locale(line.language))):
            write(canvas, x, y, line.beside, **look)


def write_centred(canvas: Any, x: float, y: float, text: str, **look: Any) -> None:
    """One line of words around x."""
    write(canvas, x - _width(text, look) / 2, y, text, **look)


def write_right(canvas: Any, x: float, y: float, text: str, **look: Any) -> None:
    """One line of words that ends at x."""
    write(canvas, x - _width(text, look), y, text, **look)


def _width(text: str, look: dict[str, Any]) -> float:
    return width_of(text, look.get("font", REGULAR), look.get("size", 8.5))
