"""The page beside the form after a keystroke, and a sealed agreement, against plain reportlab.

The baseline draws the same words at the same places with the same fonts and knows nothing else: it places no
line, breaks no page and checks no letter.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks import archives, my_day
from benchmarks.saving import OPEN_CASES, a_draft, typed
from benchmarks.timing import Line, Scale, compared
from caseworker_app.documents.style import BOLD, REGULAR, face
from caseworker_app.domain.document import Reader

LEADING = 1.3
Piece = tuple[str, float, float, str, float]
"""What is written, where, in which font and size."""


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    path = archives.filled(folder / "paper.fasthold", lambda connection: my_day.fill(connection, OPEN_CASES))
    with archives.opened(path) as space:
        draft = a_draft(space)
        words = typed(draft, scale.repeats)

        def preview(turn: int) -> bytes:
            return space.paperwork.preview(draft, words[turn], Reader.EMPLOYER)

        plain = plainly(preview(0))
        yield compared(
            "Preview after a keystroke", preview, "the same words by plain reportlab", plain, scale.repeats
        )
        readers = (Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE)

        def copies(_: int) -> None:
            space.paperwork.sealed_copies(draft, readers)

        papers = [plainly(space.paperwork.preview(draft, draft.answers, reader)) for reader in readers]

        def plain_copies(turn: int) -> None:
            for paper in papers:
                paper(turn)

        yield compared(
            "Agreement PDF, all three copies", copies, "the same words by plain reportlab", plain_copies, scale.repeats
        )


def plainly(pdf: bytes) -> Callable[[int], bytes]:
    """What draws the words of this PDF again without any thought."""
    pages = [_pieces(page) for page in PdfReader(BytesIO(pdf)).pages]

    def draw(_: int) -> bytes:
        target = BytesIO()
        canvas = Canvas(target, initialFontName=face(REGULAR).name)
        for page in pages:
            for text, x, y, font, size in page:
                canvas.setFont(font, size)
                for number, line in enumerate(text.split("\n")):
                    canvas.drawString(x, y - number * LEADING * size, line)
            canvas.showPage()
        canvas.save()
        return target.getvalue()

    return draw


def _pieces(page: PageObject) -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, _matrix: object, place: list[float], font: dict[str, str] | None, size: float) -> None:
        if text.strip():
            bold = font is not None and "Bold" in str(font["/BaseFont"])
            found.append((text.strip("\n"), place[4], place[5], face(BOLD if bold else REGULAR).name, size or 9))

    page.extract_text(visitor_text=visit)
    return found
