"""Words made ready for paper: one form of each letter, a font that has it, Arabic joined and turned."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from reportlab.pdfbase.pdfmetrics import stringWidth

from caseworker_app.documents.style import REGULAR, faces

MISSING = "[?]"
UNREADABLE = "\u25af"
EMPTY_LINES = re.compile("\n{3,}")
JOINERS = "\u200c\u200d"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

Run = tuple[str, str]


def clean(text: str) -> str:
    """One form of each letter (NFC), plain line ends, one empty line at most, nothing that cannot be seen."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = EMPTY_LINES.sub("\n\n", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


@lru_cache(maxsize=4096)
def _visible(letter: str) -> str:
    if letter.isprintable() or letter == "\n" or letter in JOINERS:
        return "" if unicodedata.name(letter, "").startswith("VARIATION SELECTOR") else letter
    match unicodedata.category(letter):
        case "Zs":
            return "\u00a0" if "NO-BREAK" in unicodedata.name(letter) else " "
        case "Zl" | "Zp":
            return "\n"
        case "Cc" | "Cf":
            return " " if letter == "\t" else ""
        case "Cs":
            return UNREADABLE
        case _:
            return letter


def runs(text: str, font: str = REGULAR) -> list[Run]:
    """The text from left to right as it is drawn, cut where the font changes."""
    return [(name, part) for name, part in _parts(_turned(clean(text)), font)]


def undrawable(text: str) -> str:
    """The letters that no font of the house has, each once, so that the caller can warn."""
    letters = dict.fromkeys(_turned(clean(text)).replace("\n", ""))
    known = [face.letters for face in faces(REGULAR)]
    return "".join(letter for letter in letters if not any(ord(letter) in each for each in known))


def markup(text: str, font: str, size: float, width: float) -> str:
    """The text for a paragraph of this width: escaped, with its fonts and line breaks."""
    lines = [
        "".join(_tagged(name, part, font) for name, part in _parts(_turned(piece), font))
        for line in clean(text).split("\n")
        for piece in _fitting(line, font, size, width)
    ]
    return "<br/>".join(lines)


def runs_right_to_left(text: str) -> bool:
    """Whether some of the text is drawn in another order than it is read."""
    return bool(RIGHT_TO_LEFT.search(text))


def width_of(text: str, font: str, size: float) -> float:
    """How wide the text is when drawn on one line."""
    return sum(float(stringWidth(part, name, size)) for name, part in runs(text, font))


def shortened(text: str, most: int) -> str:
    """The text on one line, cut where there is room for no more."""
    text = " ".join(clean(text).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def chunks(text: str, most: int) -> Iterator[str]:
    """Long text in pieces of at most `most` letters, cut at a line end or a space where there is one."""
    while len(text) > most:
        cut = max(text.rfind("\n", most // 2, most), text.rfind(" ", most // 2, most))
        yield text[:cut].rstrip(" ") if cut > 0 else text[:most]
        text = text[cut + 1 :] if cut > 0 else text[most:]
    yield text


def _tagged(name: str, part: str, font: str) -> str:
    escaped = escape(part)
    return escaped if name == font else f'<font name="{name}">{escaped}</font>'


def _parts(text: str, font: str) -> Iterator[Run]:
    chain = faces(font)
    if chain[0].letters.issuperset(map(ord, text)):
        if text:
            yield font, text
        return
    for name, group in groupby(text, lambda c: next((f.name for f in chain if ord(c) in f.letters), "")):
        yield (name, "".join(group)) if name else (font, MISSING)


def _turned(text: str) -> str:
    if runs_right_to_left(text):
        text = "\n".join(str(get_display(_reshaper().reshape(line), base_dir="L")) for line in text.split("\n"))
    return text.translate(dict.fromkeys(map(ord, JOINERS)))


def _fitting(line: str, font: str, size: float, width: float) -> Iterator[str]:
    """Lines that run right to left are broken before they are turned, or the last words would come first."""
    if not runs_right_to_left(line):
        yield line
        return
    kept: list[str] = []
    used = 0.0
    for word in line.split(" "):
        needed = width_of(word + " ", font, size)
        if kept and used + needed > width:
            yield " ".join(kept)
            kept, used = [], 0.0
        kept.append(word)
        used += needed
    yield " ".join(kept)


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper()
