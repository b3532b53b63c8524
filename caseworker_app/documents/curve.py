"""The curve of hours: one bar a step against a dashed line for the normal hours."""

from decimal import Decimal
from math import ceil
from typing import Any

from pikepdf import Name
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from caseworker_app.documents.sheet import write, write_centred
from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import ACCENT, ACCENT_LIGHT, MUTED, REGULAR, RULE, TEXT
from caseworker_app.documents.tags import Element
from caseworker_app.documents.words import clean, width_of
from caseworker_app.domain.document import Bar
from caseworker_app.texts import Texts

HEIGHT = 39 * mm
BAR_ROOM = 23 * mm
FLOOR = 12.0
WIDEST_BAR = 13 * mm
WORKED_SHARE = 0.3
SIZE = 7.5
GAP = 3.0


class CurveDrawing(Flowable):  # type: ignore[misc]
    """The drawing of a curve. Its figure tells every step in words; what they mean stands as text below it."""

    def __init__(self, bars: tuple[Bar, ...], normal: Decimal, caption: Line, texts: Texts, figure: Element) -> None:
        super().__init__()
        self.figure = figure
        figure.alt = clean("; ".join([*(f"{bar.label}: {_hours(bar, texts)}" for bar in bars), caption.text]))
        self.bars = bars
        self.normal = normal
        self.caption = caption.both
        self.texts = texts
        self.spaceBefore = 6
        self.spaceAfter = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, HEIGHT

    def draw(self) -> None:
        self.figure.attributes = self._place_on_page()
        with self.canv.tagged(self.figure):
            self._draw_figure()

    def _place_on_page(self) -> dict[str, Any]:
        left, bottom = self.canv.absolutePosition(0, 0)
        return {
            "/O": Name.Layout,
            "/Placement": Name.Block,
            "/BBox": [round(edge, 2) for edge in (left, bottom, left + self.width, bottom + HEIGHT)],
        }

    def _draw_figure(self) -> None:
        slot = self.width / len(self.bars)
        every = self._label_step(slot)
        self._draw_floor()
        for number, bar in enumerate(self.bars):
            self._draw_bar(bar, number * slot, slot, named=number % every == 0)
        self._draw_normal()

    def _label_step(self, slot: float) -> int:
        """Only every n-th step is named when all the names would run into each other."""
        widest = max(width_of(words, REGULAR, SIZE) for bar in self.bars for words in self._words(bar))
        return max(1, ceil((widest + GAP) / slot))

    def _words(self, bar: Bar) -> tuple[str, str]:
        return bar.label, _hours(bar, self.texts)

    def _top(self, hours: Decimal) -> float:
        highest = max(self.normal, *(max(bar.hours, bar.worked or bar.hours) for bar in self.bars), Decimal(1))
        return float(BAR_ROOM) * float(max(hours, Decimal(0)) / highest)

    def _draw_bar(self, bar: Bar, left: float, slot: float, *, named: bool) -> None:
        width = min(slot * 0.66, WIDEST_BAR)
        height = self._top(bar.hours)
        self.canv.setFillColor(self._tint(height))
        if height:
            self.canv.rect(left + (slot - width) / 2, FLOOR, width, height, stroke=0, fill=1)
        if bar.worked:
            self._draw_worked(bar.worked, left + slot / 2, width * WORKED_SHARE)
        if named:
            label, hours = self._words(bar)
            middle = left + slot / 2
            write_centred(self.canv, middle, FLOOR - 9.5, label, size=SIZE, colour=MUTED)
            top = max(height, self._top(bar.worked or bar.hours))
            write_centred(self.canv, middle, self._above(FLOOR + top), hours, size=SIZE)

    def _draw_worked(self, worked: Decimal, middle: float, width: float) -> None:
        """A narrow dark bar in the middle of what was agreed."""
        self.canv.setFillColor(TEXT)
        self.canv.rect(middle - width / 2, FLOOR, width, self._top(worked), stroke=0, fill=1)

    def _above(self, top: float) -> float:
        """Where the hours stand above a bar; never on the dashed line."""
        line = FLOOR + self._top(self.normal)
        return line + GAP if top - 1 < line < top + GAP + SIZE else top + GAP

    def _tint(self, height: float) -> Any:
        part = height / BAR_ROOM
        low, high = ACCENT_LIGHT.rgb(), ACCENT.rgb()
        return tuple(a + (b - a) * part for a, b in zip(low, high, strict=True))

    def _draw_floor(self) -> None:
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, FLOOR, self.width, FLOOR)

    def _draw_normal(self) -> None:
        height = FLOOR + self._top(self.normal)
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.7)
        self.canv.setDash(3, 2)
        self.canv.line(0, height, self.width, height)
        self.canv.setDash()
        write(self.canv, 0, FLOOR + BAR_ROOM + 16, self.caption, size=SIZE, colour=MUTED)


def _hours(bar: Bar, texts: Texts) -> str:
    """The hours; what was worked stands before what was agreed, as in 14,0/15,0."""
    hours = texts.hours(bar.hours)
    return hours if bar.worked is None else f"{texts.hours(bar.worked)}/{hours}"
