"""The day of a caseworker (dagsseddel) on one page: what comes first stands there, the rest is told as a number."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm

from caseworker_app.documents.archive import finished
from caseworker_app.documents.paragraphs import heading, paragraph
from caseworker_app.documents.sheet import Sheet, single_sheet
from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import FOOT, LINE, PAGE_HEIGHT, PAGE_WIDTH, RULE
from caseworker_app.documents.tags import TERMS, Element
from caseworker_app.documents.words import shortened
from caseworker_app.domain.day_sheet import DayCase, DayPart, DaySheet
from caseworker_app.texts import N_, Texts

TITLE = N_("Min dag")
KEEPING = N_("Til eget brug. Makulér arket, når dagen er gået.")
NOTHING = N_("Der er ikke noget i dag.")

EDGE = 14 * mm
ROOM = PAGE_WIDTH - 2 * EDGE
HIGHEST = PAGE_HEIGHT - 10 * mm
LOWEST = FOOT + 24.0
"""Below it there is room for what is told about the rest."""
TICK, TICK_ROOM = 7.0, 16.0
WHO_WIDTH, WHEN_WIDTH, GAP = 172.0, 66.0, 6.0
WHAT_WIDTH = ROOM - TICK_ROOM - WHO_WIDTH - WHEN_WIDTH
HEADING_GAP = 8.0
LONGEST = 220
BETWEEN = " · "
Texted = tuple[Any, float]


@dataclass(frozen=True)
class Closeness:
    """How close the words stand: the roles of name and thing, the room between rows, things in one line or not."""

    name: str
    thing: str
    gap: float
    joined: bool


AIRY = Closeness("CloseName", "Close", 2.0, joined=False)
CLOSE = Closeness("ClosestName", "Closest", 1.3, joined=True)


def day_sheet(day: DaySheet, texts: Texts, *, invariant: bool = False) -> bytes:
    """The page as PDF: airy when all fits so, else as close as can still be read."""
    pdf, left = _drawn(day, texts, AIRY, invariant=invariant)
    return pdf if not left else _drawn(day, texts, CLOSE, invariant=invariant)[0]


def _drawn(day: DaySheet, texts: Texts, closeness: Closeness, *, invariant: bool) -> tuple[bytes, int]:
    """The page, and how many things there was no room for."""
    target = BytesIO()
    sheet = single_sheet(
        target, title=texts.say(TITLE), office=day.office, language=texts.language, invariant=invariant
    )
    y = _head(sheet, day, texts)
    left = 0
    for part in day.parts:
        y, drawn = (y, 0) if left else _part(sheet, y, part, texts, closeness)
        left += _things(part.cases[drawn:])
    _rest(sheet, y, texts, left, day.later, empty=not day.parts)
    sheet.save()
    return finished(target.getvalue(), sheet.structure), left


def _things(cases: tuple[DayCase, ...]) -> int:
    return sum(len(case.things) for case in cases)


def _head(sheet: Sheet, day: DaySheet, texts: Texts) -> float:
    root = sheet.structure.root
    title = texts.say(N_("{title}, {day}"), title=texts.say(TITLE), day=day.day)
    y = _placed(sheet, EDGE, HIGHEST, heading(Line(title), "H2", root.add("H1"), key="title", depth=0), ROOM)
    words = " · ".join(part for part in (day.office, day.caseworker, texts.say(KEEPING)) if part)
    y = _placed(sheet, EDGE, y - 2, paragraph(Line(words), "CloseMuted", root.add("P"), ROOM), ROOM)
    return y - 2


def _part(
    sheet: Sheet, top: float, part: DayPart, texts: Texts, closeness: Closeness
) -> tuple[float, int]:
    """Draws the cases there is room for under the heading; gives where they end and how many they are."""
    words = texts.say(N_("{part} · {count}"), part=texts.say(part.title), count=_things(part.cases))
    element = Element("H2")
    title = heading(Line(words), "CloseHeading", element, key=part.title, depth=1)
    y = top - HEADING_GAP - title.wrap(ROOM, top)[1] - 3
    points, drawn = Element("L", attributes=TERMS), 0
    for case in part.cases:
        item = Element("LI")
        row = _Row(case, item, closeness)
        if y - row.height < LOWEST:
            break
        if not drawn:
            sheet.structure.root.kids += [element, points]
            _placed(sheet, EDGE, top - HEADING_GAP, title, ROOM)
            _line(sheet, y, RULE)
        points.kids.append(item)
        row.draw(sheet, y)
        y -= row.height
        drawn += 1
    return (y, drawn) if drawn else (top, 0)


class _Row:
    """One case: a box to tick, the name, and a line for each thing."""

    def __init__(self, case: DayCase, item: Element, closeness: Closeness) -> None:
        self._gap = closeness.gap
        self._who = _measured(case.who, closeness.name, item.add("Lbl"), WHO_WIDTH - GAP)
        body = item.add("LBody")
        self._lines = [_joined(case, closeness, body)] if closeness.joined else [
            [(0.0, _measured(when, "CloseMuted", body.add("P"), WHEN_WIDTH - GAP)),
             (WHEN_WIDTH, _measured(what, closeness.thing, body.add("P"), WHAT_WIDTH))]
            for when, what in case.things
        ]  # fmt: skip
        self._heights = [max(height for _, (_, height) in line) for line in self._lines]
        self.height = max(self._who[1], sum(self._heights)) + 2 * self._gap

    def draw(self, sheet: Sheet, top: float) -> None:
        y = top - self._gap
        sheet.setStrokeColor(RULE)
        sheet.rect(EDGE + 1, y - TICK - 1.5, TICK, TICK, stroke=1, fill=0)
        left = EDGE + TICK_ROOM
        self._who[0].drawOn(sheet, left, y - self._who[1])
        for line, tallest in zip(self._lines, self._heights, strict=True):
            for x, (drawing, height) in line:
                drawing.drawOn(sheet, left + WHO_WIDTH + x, y - height)
            y -= tallest
        _line(sheet, top - self.height, LINE)


def _joined(case: DayCase, closeness: Closeness, body: Element) -> list[tuple[float, Texted]]:
    """All things of a case after each other, each with its day."""
    words = BETWEEN.join(" ".join(part for part in thing if part) for thing in case.things)
    return [(0.0, _measured(words, closeness.thing, body.add("P"), WHEN_WIDTH + WHAT_WIDTH))]


def _measured(text: str, role: str, element: Element, width: float) -> Texted:
    drawing = paragraph(Line(shortened(text, LONGEST)), role, element, width)
    return drawing, float(drawing.wrap(width, PAGE_HEIGHT)[1])


def _rest(sheet: Sheet, top: float, texts: Texts, left: int, later: int, *, empty: bool) -> None:
    """What is not on the page, so that the page is not taken for everything."""
    y = top - 4
    for words in _rest_words(texts, left, later, empty=empty):
        drawing = paragraph(Line(words), "CloseName" if left else "CloseMuted", sheet.structure.root.add("P"), ROOM)
        y = _placed(sheet, EDGE, y, drawing, ROOM)


def _rest_words(texts: Texts, left: int, later: int, *, empty: bool) -> Iterator[str]:
    if empty:
        yield texts.say(NOTHING)
    if left:
        yield texts.count(
            "Der er ikke plads til {number} ting mere på siden. Se den i programmet.",
            "Der er ikke plads til {number} ting mere på siden. Se dem i programmet.", left,
        )  # fmt: skip
    if later:
        yield texts.count("Og {number} til senere eller uden frist.", "Og {number} til senere eller uden frist.", later)


def _placed(sheet: Sheet, left: float, top: float, drawing: Any, width: float) -> float:
    """Draws with its upper edge at `top`; gives where it ends."""
    height = float(drawing.wrap(width, top)[1])
    drawing.drawOn(sheet, left, top - height)
    return top - height


def _line(sheet: Sheet, y: float, colour: Any) -> None:
    sheet.setStrokeColor(colour)
    sheet.setLineWidth(0.6)
    sheet.line(EDGE, y, PAGE_WIDTH - EDGE, y)
