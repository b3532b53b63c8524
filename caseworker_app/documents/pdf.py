"""The printer of ink of the program: all that services ask of it, in one object."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf

from caseworker_app.documents.day_sheet import day_sheet
from caseworker_app.documents.recovery_sheet import recovery_sheet
from caseworker_app.documents.render import render
from caseworker_app.documents.stamp import stamp
from caseworker_app.documents.words import undrawable
from caseworker_app.domain.day_sheet import DaySheet
from caseworker_app.domain.document import Paper, Words
from caseworker_app.texts import DANISH, Texts


class Pdf:
    """Draws papers as PDF. The Danish text is always complete; another language stands beside it."""

    def __init__(self, texts: Callable[[str], Texts]) -> None:
        self._texts = texts

    def draw(self, paper: Paper, parallel_language: str = "") -> bytes:
        return render(paper, DANISH, self._texts(parallel_language) if parallel_language else None)

    def stamp(self, pdf: bytes, state: Words, language: str = "da") -> bytes:
        return stamp(pdf, self._texts(language).say(state.message, **dict(state.places)), language)

    def page_count(self, pdf: bytes) -> int:
        with pikepdf.open(BytesIO(pdf)) as document:
            return len(document.pages)

    def undrawable(self, text: str) -> str:
        return undrawable(text)

    def recovery_sheet(self, key: str, archive: str, day: date, language: str = "da") -> bytes:
        return recovery_sheet(key, archive, day, self._texts(language))

    def day_sheet(self, sheet: DaySheet) -> bytes:
        return day_sheet(sheet, DANISH)
