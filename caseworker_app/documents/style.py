"""How paper looks: page, colours, fonts and one style for each role a text can have."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from caseworker_app.paths import FONTS

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 22 * mm
TOP = 20 * mm
BOTTOM = 24 * mm
FOOT = 12 * mm
ROOM = PAGE_WIDTH - 2 * SIDE

TEXT: Color = HexColor("#1A2430")
MUTED: Color = HexColor("#566373")
LINE: Color = HexColor("#DDE2E8")
RULE: Color = HexColor("#A9B4C0")
ACCENT: Color = HexColor("#14606E")
ACCENT_LIGHT: Color = HexColor("#9DBFC5")
WARN: Color = HexColor("#7A5200")
WARN_GROUND: Color = HexColor("#FFF1CF")
WATERMARK: Color = HexColor("#EEF1F4")

LABEL_SIZE, VALUE_SIZE = 9.5, 10.5

REGULAR = "Paper"
BOLD = "Paper-Bold"
ARABIC = "Paper-Arabic"
SIGNS = "Paper-Signs"
SIGNS_BOLD = "Paper-Signs-Bold"
FILES: dict[str, Path] = {
    REGULAR: FONTS / "noto-sans" / "NotoSans_400Regular.ttf",
    BOLD: FONTS / "noto-sans" / "NotoSans_700Bold.ttf",
    ARABIC: FONTS / "noto-sans-arabic" / "NotoSansArabic_400Regular.ttf",
    SIGNS: FONTS / "inter" / "Inter_400Regular.ttf",
    SIGNS_BOLD: FONTS / "inter" / "Inter_700Bold.ttf",
}
FALLBACK = {REGULAR: (REGULAR, ARABIC, SIGNS), BOLD: (BOLD, ARABIC, SIGNS_BOLD)}


@dataclass(frozen=True)
class Face:
    """A font that is ready to draw, and the letters it has."""

    name: str
    letters: frozenset[int]


@cache
def face(name: str) -> Face:
    """The font, read from its file the first time it is needed and kept."""
    font: Any = TTFont(name, FILES[name])
    pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return Face(name, frozenset(font.face.charToGlyph))


def faces(name: str) -> tuple[Face, ...]:
    """The fonts that help each other out, the wanted one first."""
    return tuple(face(each) for each in FALLBACK[name])


@cache
def styles() -> dict[str, Any]:
    """One style for each role; the style's name tells what a text on the page is."""
    face(REGULAR)
    face(BOLD)
    body = _style("Body", 10.5, 15, after=6)
    label = _style("Label", LABEL_SIZE, 14, colour=MUTED)
    cell = _style("Cell", 9.5, 13)
    every = [
        body,
        label,
        cell,
        _style("Muted", 9.5, 13, colour=MUTED, after=6),
        _style("Small", 8.5, 11.5, colour=MUTED, after=8),
        _style("Office", 12.5, 16, font=BOLD),
        _style("Sender", 8.5, 11.5, colour=MUTED),
        _style("Reference", 8.5, 11.5, right=True),
        _style("Title", 19, 24, font=BOLD, before=22, after=3),
        _style("H1", 16, 21, font=BOLD, before=14, after=4),
        _style("H2", 12.5, 17, font=BOLD, before=12, after=3),
        _style("H3", 10.5, 15, font=BOLD, before=8, after=2),
        _style("Value", VALUE_SIZE, 14),
        _style("Bullet", 10.5, 15, after=2, indent=12),
        _style("ColumnHeading", 8.5, 11.5, font=BOLD, colour=MUTED),
        _style("NumberHeading", 8.5, 11.5, font=BOLD, colour=MUTED, right=True),
        _style("Number", 9.5, 13, right=True),
        _style("Close", 8.5, 10.4),
        _style("CloseName", 8.5, 10.4, font=BOLD),
        _style("CloseMuted", 8.5, 10.4, colour=MUTED),
        _style("Closest", 8, 9.6),
        _style("ClosestName", 8, 9.6, font=BOLD),
        _style("CloseHeading", 9.5, 12, font=BOLD, colour=ACCENT),
        _style("Role", 9.5, 13, font=BOLD),
        _style("Signer", 9.5, 13),
    ]
    return {style.name: style for style in every}


def _style(
    name: str,
    size: float,
    leading: float,
    *,
    font: str = REGULAR,
    colour: Color = TEXT,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    right: bool = False,
) -> Any:
    extra = {"alignment": TA_RIGHT} if right else {}
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        bulletFontName=REGULAR,
        bulletFontSize=size,
        bulletColor=MUTED,
        allowWidows=0,
        allowOrphans=0,
        **extra,
    )
