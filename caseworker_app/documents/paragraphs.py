"""Lines of speech made into paragraphs that fit where they stand, however long they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Paragraph

from caseworker_app.documents.sheet import locale
from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import MUTED, REGULAR, ROOM, styles
from caseworker_app.documents.tags import Element, MarkedText, Passages
from caseworker_app.documents.words import chunks, clean, markup, runs_right_to_left, shortened

OTHER_SHARE = 0.86
LEAST_SIZE = 8.0
LARGEST_OTHER = 13.0
CHUNK = 3000
LONGEST_NAME = 300
"""Of what stands in lists of readers; archives refuse names of many thousand letters."""
TALLEST_PIECE = 120.0


@dataclass(frozen=True)
class Entry:
    """Where a heading stands in the outline of the document."""

    name: str
    key: str
    depth: int


class Written(Paragraph):  # type: ignore[misc]
    """A paragraph that marks its words; what is repeated on later pages is marked once."""

    passages: Passages
    label: Element | None = None
    entry: Entry | None = None
    repeated = False

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.passages = self.passages
        if parts:
            parts[0].label = self.label
            parts[0].entry = self.entry
        return parts

    def draw(self) -> None:
        if self.entry:
            self.canv.bookmarkHorizontal(self.entry.key, 0, self.height)
            self.canv.addOutlineEntry(self.entry.name, self.entry.key, self.entry.depth)
        if self.repeated or not self.blPara.lines:
            super().draw()
            return
        with self.canv.gap():
            if self.label:
                self.canv.begin(self.label)
            super().draw()
        self.repeated = True

    def beginText(self, x: float, y: float) -> Any:
        if self.repeated:
            return super().beginText(x, y)
        if self.label:
            self.canv.end()
        return MarkedText(self.canv, x, y, self.passages)


def heading(line: Line, role: str, element: Element, *, key: str, depth: int) -> Any:
    """A heading with its place in the outline."""
    drawing = paragraph(line, role, element)
    drawing.entry = Entry(shortened(line.text, LONGEST_NAME), key, depth)
    return drawing


def paragraph(
    line: Line,
    role: str,
    element: Element,
    width: float = ROOM,
    *,
    bullet: str | None = None,
    label: Element | None = None,
) -> Any:
    """One paragraph in the style of its role: words of the element, its bullet those of the label."""
    style = styles()[role]
    drawing = Written(_written(line, style, width - style.leftIndent), style, bulletText=bullet)
    drawing.passages = _passages(line, element, style.fontSize)
    drawing.label = label
    return drawing


def paragraphs(
    line: Line,
    role: str,
    element: Element,
    width: float = ROOM,
    *,
    bullet: str | None = None,
    label: Element | None = None,
) -> list[Any]:
    """The line as one paragraph, or as several that follow closely when it is very long."""
    *first, last = chunks(line.text, CHUNK)
    lines = [*map(Line, first), Line(last, line.other, line.language)]
    parts = [paragraph(lines[0], role, element, width, bullet=bullet, label=label)]
    parts.extend(paragraph(part, role, element, width) for part in lines[1:])
    for part in parts[:-1]:
        part.spaceAfter = 0
    return parts


def pieces(line: Line, role: str, element: Element, width: float) -> list[Any]:
    """The line as paragraphs that are each low enough for a row of a table, so that rows can follow pages."""
    return [piece for part in paragraphs(line, role, element, width) for piece in _low(part, line, width)]


def _passages(line: Line, element: Element, full: float) -> Passages:
    """Words drawn from right to left stand turned and joined on the page; the element keeps them as typed."""
    turned = runs_right_to_left(line.text)
    own = element.add("Span", actual=clean(line.text)) if turned else element
    return Passages(own, element, locale(line.language), full)


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
