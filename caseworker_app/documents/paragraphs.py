"""Lines of speech made into paragraphs that fit where they stand, however long they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Paragraph

from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import MUTED, REGULAR, ROOM, styles
from caseworker_app.documents.words import chunks, clean, markup

OTHER_SHARE = 0.86
LEAST_SIZE = 8.0
LARGEST_OTHER = 13.0
CHUNK = 3000
TALLEST_PIECE = 120.0


@dataclass(frozen=True)
class Entry:
    """Where a heading stands in the outline of the document."""

    name: str
    key: str
    depth: int


class HeadingLine(Paragraph):  # type: ignore[misc]
    """A heading that can be found in the outline of the document."""

    entry: Entry | None = None

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        if parts:
            parts[0].entry = self.entry
        return parts

    def draw(self) -> None:
        if self.entry:
            self.canv.bookmarkHorizontal(self.entry.key, 0, self.height)
            self.canv.addOutlineEntry(self.entry.name, self.entry.key, self.entry.depth)
        super().draw()


def heading(line: Line, role: str, *, key: str, depth: int) -> Any:
    """A heading with its place in the outline."""
    style = styles()[role]
    drawing = HeadingLine(_written(line, style, ROOM), style)
    drawing.entry = Entry(" ".join(clean(line.text).split()), key, depth)
    return drawing


def paragraph(line: Line, role: str, width: float = ROOM, *, bullet: str | None = None) -> Any:
    """One paragraph in the style of its role."""
    style = styles()[role]
    return Paragraph(_written(line, style, width - style.leftIndent), style, bulletText=bullet)


def paragraphs(line: Line, role: str, width: float = ROOM, *, bullet: str | None = None) -> list[Any]:
    """The line as one paragraph, or as several that follow closely when it is very long."""
    *first, last = chunks(line.text, CHUNK)
    parts = [paragraph(Line(text), role, width) for text in first]
    parts.append(paragraph(Line(last, line.other), role, width))
    for part in parts[:-1]:
        part.spaceAfter = 0
    if bullet is not None:
        parts[0] = paragraph(Line(first[0]) if first else line, role, width, bullet=bullet)
    return parts


def pieces(line: Line, role: str, width: float) -> list[Any]:
    """The line as paragraphs that are each low enough for a row of a table, so that rows can follow pages."""
    return [piece for part in paragraphs(line, role, width) for piece in _low(part, line, width)]


def _low(part: Any, line: Line, width: float) -> Iterator[Any]:
    if _surely_low(line, part.style, width):
        yield part
        return
    rest = [part]
    while rest:
        part = rest.pop()
        _, height = part.wrap(width, TALLEST_PIECE)
        split = part.split(width, TALLEST_PIECE) if height > TALLEST_PIECE else [part]
        yield split[0]
        rest.extend(split[1:])


def _surely_low(line: Line, style: Any, width: float) -> bool:
    """Whether the text is so short that it need not be measured."""
    letters = len(line.text) + len(line.other)
    lines = letters * style.fontSize / width + line.text.count("\n") + 2
    return bool(lines * style.leading < TALLEST_PIECE)


def _written(line: Line, style: Any, width: float) -> str:
    text = markup(line.text, style.fontName, style.fontSize, width)
    if not line.other:
        return text
    size = min(max(style.fontSize * OTHER_SHARE, LEAST_SIZE), style.fontSize, LARGEST_OTHER)
    other = markup(line.other, REGULAR, size, width)
    return f'{text}<br/><font name="{REGULAR}" size="{size:.1f}" color="#{MUTED.hexval()[2:]}">{other}</font>'
