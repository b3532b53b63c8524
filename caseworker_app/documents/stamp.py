"""The state of a finished paper, put across each page of a copy of it."""

from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from caseworker_app.documents.style import BOLD, PAGE_HEIGHT, PAGE_WIDTH, SIDE, WARN, WARN_GROUND, face

SIZE = 11.0
PADDING = 5.0
FROM_TOP = 34.0


def stamp(pdf: bytes, words: str) -> bytes:
    """A copy whose every page says it at the top. The bytes that were sealed are not touched."""
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(_band(words))) as band:
        for page in document.pages:
            page.add_overlay(band.pages[0], None)
        target = BytesIO()
        document.save(target)
    return target.getvalue()


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
