"""The state of a finished paper, put across each page of a copy of it."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name
from reportlab.pdfgen.canvas import Canvas

from caseworker_app.documents.archive import saved
from caseworker_app.documents.sheet import locale
from caseworker_app.documents.style import BOLD, PAGE_HEIGHT, PAGE_WIDTH, SIDE, WARN, WARN_GROUND, face
from caseworker_app.documents.tags import is_tagged, mark_first

SIZE = 11.0
PADDING = 5.0
FROM_TOP = 34.0
REPEATED = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


def stamp(pdf: bytes, words: str, language: str) -> bytes:
    """A copy whose every page says it at the top, read once. The bytes that were sealed are not touched."""
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(_band(words))) as band:
        drawing = document.copy_foreign(band.pages[0].as_form_xobject())
        begin = mark_first(document, "P", locale(language)) if is_tagged(document) else REPEATED
        for page in document.pages:
            _add(document, page, drawing, begin)
            begin = REPEATED
        return saved(document)


def _add(document: pikepdf.Pdf, page: pikepdf.Page, drawing: Any, begin: str) -> None:
    name = Name(f"/Stamp-{len(page.resources.get('/XObject', ()))}")
    page.add_resource(drawing, Name.XObject, name)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {begin} q {name} Do Q EMC".encode())


def _band(words: str) -> bytes:
    target = BytesIO()
    font = face(BOLD).name
    sheet = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), initialFontName=font)
    width = sheet.stringWidth(words, font, SIZE) + 2 * PADDING
    bottom = PAGE_HEIGHT - FROM_TOP
    sheet.setFillColor(WARN_GROUND)
    sheet.roundRect(SIDE, bottom, width, SIZE + 2 * PADDING, 4, stroke=0, fill=1)
    sheet.setFillColor(WARN)
    sheet.setFont(font, SIZE)
    sheet.drawString(SIDE + PADDING, bottom + PADDING + 2, words)
    sheet.save()
    return target.getvalue()
