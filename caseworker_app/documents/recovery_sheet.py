"""The sheet with the recovery key (gendannelsesnøgle): printed once and locked away."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.lib.units import mm

from caseworker_app.documents.archive import finished
from caseworker_app.documents.paragraphs import heading, paragraph
from caseworker_app.documents.sheet import PROGRAM, Sheet, single_sheet, write, write_centred, write_right
from caseworker_app.documents.speech import Line
from caseworker_app.documents.style import (
    ACCENT,
    BOLD,
    FOOT,
    MUTED,
    PAGE_HEIGHT,
    ROOM,
    RULE,
    SIDE,
    TEXT,
    TOP,
)
from caseworker_app.documents.tags import DISC, NUMBERED, Element
from caseworker_app.documents.words import clean
from caseworker_app.texts import N_, Texts

TITLE = N_("Gendannelsesnøgle")
ARCHIVE = N_("Arkiv: {archive}")
MADE = N_("Lavet den {day}")
PURPOSE = N_(
    "Med denne nøgle kan arkivet åbnes, hvis adgangssætningen er glemt, eller hvis den, der kender den, ikke er "
    "der. Uden adgangssætning og uden denne nøgle kan ingen åbne arkivet, heller ikke dem, der har lavet programmet."
)
KEEPING = N_("Sådan passer du på arket")
ADVICE = (
    N_("Læg arket i et låst skab eller en boks, gerne i en lukket kuvert med navn og dato."),
    N_("Lad det ikke ligge sammen med computeren eller med en kopi af arkivet."),
    N_("Tag ikke et billede af det, og send det ikke med e-mail."),
    N_("Er arket væk, eller har andre set nøglen, så lav en ny nøgle under Indstillinger. Den gamle virker ikke mere."),
)
USING = N_("Sådan bruger du nøglen")
STEPS = N_(
    "Vælg “Glemt adgangssætning”, når programmet beder om adgangssætningen. Skriv grupperne i rækkefølge, "
    "som de små tal viser. Det er lige meget, om du bruger store eller små bogstaver. Er der en tastefejl, "
    "siger programmet, hvilken gruppe du skal se på igen."
)

GROUP = 4
KEY_SIZE = 18.0
CELL = 19.5
GROUP_GAP = 22.0
NUMBER_ROOM = 14.0
ROW_HEIGHT = 40.0
BOX_PADDING = 16.0


def recovery_sheet(key_words: str, archive: str, day: date, texts: Texts, *, invariant: bool = False) -> bytes:
    """One page with the key in groups that can be read aloud and typed without a mistake."""
    target = BytesIO()
    title = texts.say(TITLE)
    sheet = single_sheet(target, title=title, office=PROGRAM, language=texts.language, invariant=invariant)
    root = sheet.structure.root
    y = _heading(sheet, PAGE_HEIGHT - TOP - 4 * mm, title, "Title", 1)
    y = _paragraph(sheet, y - 6, texts.say(ARCHIVE, archive=archive), "Body", root.add("P"))
    y = _paragraph(sheet, y, texts.say(MADE, day=texts.long_date(day)), "Muted", root.add("P"))
    y = _paragraph(sheet, y - 14, texts.say(PURPOSE), "Body", root.add("P"))
    y = _draw_key(sheet, y - 16, list(_groups(key_words)))
    y = _heading(sheet, y - 28, texts.say(USING), "H2", 2)
    y = _paragraph(sheet, y - 3, texts.say(STEPS), "Body", root.add("P"))
    y = _heading(sheet, y - 18, texts.say(KEEPING), "H2", 2)
    points = root.add("L", attributes=DISC)
    for advice in ADVICE:
        y = _point(sheet, y - 3, texts.say(advice), points.add("LI"))
    with sheet.artifact("Footer"):
        write(sheet, SIDE, FOOT, PROGRAM, size=8, colour=MUTED)
    sheet.save()
    return finished(target.getvalue(), sheet.structure)


def _groups(key_words: str) -> Iterator[str]:
    """The groups as they are written, or groups of four letters when the key is one long word."""
    parts = re.split(r"[\s-]+", clean(key_words).strip())
    if len(parts) > 1:
        yield from parts
    else:
        yield from (parts[0][start : start + GROUP] for start in range(0, len(parts[0]), GROUP))


def _heading(sheet: Sheet, top: float, text: str, role: str, level: int) -> float:
    element = sheet.structure.root.add(f"H{level}")
    return _placed(sheet, top, heading(Line(text), role, element, key=f"heading-{top}", depth=level - 1))


def _paragraph(sheet: Sheet, top: float, text: str, role: str, element: Element) -> float:
    return _placed(sheet, top, paragraph(Line(text), role, element))


def _point(sheet: Sheet, top: float, text: str, item: Element) -> float:
    label = item.add("Lbl")
    return _placed(sheet, top, paragraph(Line(text), "Bullet", item.add("LBody"), bullet="•", label=label))


def _placed(sheet: Sheet, top: float, drawing: Any) -> float:
    _, height = drawing.wrap(ROOM, top)
    drawing.drawOn(sheet, SIDE, top - height)
    return top - float(height) - float(drawing.style.spaceAfter)


def _draw_key(sheet: Sheet, top: float, groups: list[str]) -> float:
    """Each letter has a place of its own, so that nothing runs together."""
    longest = max(map(len, groups), default=1)
    across = max(1, int((ROOM - 2 * BOX_PADDING + GROUP_GAP) // (longest * CELL + GROUP_GAP)))
    across = min(across, 4)
    rows = [groups[start : start + across] for start in range(0, len(groups), across)]
    bottom = top - len(rows) * ROW_HEIGHT - BOX_PADDING
    sheet.setStrokeColor(RULE)
    sheet.roundRect(SIDE, bottom, ROOM, top - bottom, 6, stroke=1, fill=0)
    numbered = sheet.structure.root.add("L", attributes=NUMBERED)
    step = (ROOM - 2 * BOX_PADDING) / across
    for line, row in enumerate(rows):
        for place, group in enumerate(row):
            left = SIDE + BOX_PADDING + place * step
            number = line * across + place + 1
            y = top - BOX_PADDING / 2 - (line + 1) * ROW_HEIGHT + 12
            _draw_group(sheet, left, y, group, number, numbered.add("LI"))
    return bottom


def _draw_group(sheet: Sheet, left: float, y: float, group: str, number: int, item: Element) -> None:
    with sheet.tagged(item.add("Lbl")):
        write_right(sheet, left + NUMBER_ROOM - 4, y, str(number), size=8, colour=ACCENT)
    with sheet.tagged(item.add("LBody", actual=group)):
        for place, letter in enumerate(group):
            middle = left + NUMBER_ROOM + (place + 0.5) * CELL
            write_centred(sheet, middle, y, letter, font=BOLD, size=KEY_SIZE, colour=TEXT)
