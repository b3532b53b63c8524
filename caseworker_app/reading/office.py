"""DOCX and ODT: zip files with XML inside. Bombs, entities and damage are refused."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from caseworker_app.reading.unreadable import MOST_LETTERS, Unreadable
from caseworker_app.services.ports import Unread

MOST_PARTS = 5_000
MOST_BYTES = 40 * 1024 * 1024
"""Of all XML of a file together, unpacked."""
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, OSError, NotImplementedError)
"""What zipfile raises over damaged files."""
_OLE = b"\xd0\xcf\x11\xe0"
"""How a DOCX with a password begins: Word wraps it in its old format."""
_DOCX_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_ODT_PARTS = ("content.xml", "styles.xml", "meta.xml")
_NEW_LINE = frozenset({"p", "h", "br", "line-break", "cr", "title", "subject", "creator", "description"})
_BLANK = frozenset({"tab", "s", "tc", "table-cell"})


def read_docx(content: bytes) -> str:
    if content.startswith(_OLE):
        raise Unreadable(Unread.ENCRYPTED)
    with _opened(content) as file:
        wanted = [name for name in file.namelist() if name.startswith(_DOCX_PARTS) and name.endswith(".xml")]
        return _text(file, [*wanted, *(name for name in file.namelist() if name == "docProps/core.xml")])


def read_odt(content: bytes) -> str:
    with _opened(content) as file:
        names = file.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in _part(file, "META-INF/manifest.xml", MOST_BYTES):
            raise Unreadable(Unread.ENCRYPTED)
        return _text(file, [name for name in _ODT_PARTS if name in names])


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        raise Unreadable(Unread.DAMAGED) from None
    if len(file.infolist()) > MOST_PARTS:
        raise Unreadable(Unread.TOO_LARGE)
    return file


def _text(file: zipfile.ZipFile, names: Iterable[str]) -> str:
    left, letters, found = MOST_BYTES, 0, list[str]()
    for name in names:
        part = _part(file, name, left)
        left -= len(part)
        found.append("".join(_words(_root(part))))
        letters += len(found[-1])
        if letters > MOST_LETTERS:
            raise Unreadable(Unread.TOO_LARGE)
    if not found:
        raise Unreadable(Unread.DAMAGED)
    return "\n".join(found)


def _part(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One part, never unpacked further than there is room for: what a zip says of its size may be a lie."""
    try:
        with file.open(name) as stream:
            content = stream.read(most + 1)
    except _BROKEN:
        raise Unreadable(Unread.DAMAGED) from None
    except RuntimeError:  # zipfile says so of parts behind a password
        raise Unreadable(Unread.ENCRYPTED) from None
    if len(content) > most:
        raise Unreadable(Unread.TOO_LARGE)
    return content


def _root(part: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable(Unread.DAMAGED)
    try:
        return ElementTree.fromstring(part)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable(Unread.DAMAGED) from None


def _words(root: ElementTree.Element) -> Iterator[str]:
    """The text in its order; paragraphs end a line. Not recursive: parts may be nested deeply on purpose."""
    waiting: list[ElementTree.Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        name = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""
        waiting.append(item.tail or "")
        waiting.append("\n" if name in _NEW_LINE else " " if name in _BLANK else "")
        waiting.extend(reversed(item))
        waiting.append(item.text or "" if name != "instrText" else "")
