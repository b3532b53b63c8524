"""The text of a PDF, with what its metadata and its notes say."""

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from caseworker_app.reading.unreadable import MOST_LETTERS, Unreadable
from caseworker_app.services.ports import Unread

MOST_PAGES = 400
_BROKEN = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError,
    NotImplementedError, ArithmeticError, OSError, EOFError, AssertionError,
)  # fmt: skip
"""What pypdf raises over damaged files, as they were met: every file must end in words, never in a stop."""

# pypdf tells every oddity of a file; a log may hold nothing about a file of a citizen.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(content: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Unread.ENCRYPTED)
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(Unread.TOO_LARGE)
        written = "\n".join(_limited(_on_pages(reader)))
        # Metadata alone is no text: a scanner writes its own name there.
        return "\n".join((written, *_metadata(reader))) if written.strip() else ""
    except _BROKEN:
        raise Unreadable(Unread.DAMAGED) from None


def _limited(texts: Iterator[str]) -> Iterator[str]:
    left = MOST_LETTERS
    for text in texts:
        left -= len(text)
        if left < 0:
            raise Unreadable(Unread.TOO_LARGE)
        yield text


def _on_pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        yield page.extract_text()
        for note in page.annotations or ():
            contents = note.get_object().get("/Contents")
            if isinstance(contents, str):
                yield contents


def _metadata(reader: PdfReader) -> Iterator[str]:
    for value in (reader.metadata or {}).values():
        if isinstance(value, str) and not value.startswith("D:"):
            yield value
