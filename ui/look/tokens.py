"""The colours and sizes of the program: two themes, one scale of type, one scale of spacing."""

from dataclasses import dataclass, fields
from enum import StrEnum

SMALL, BODY, SECTION, PAGE = 12.5, 14.0, 15.0, 22.0
TIGHT, NEAR, STEP, PART, FAR = 4, 8, 12, 16, 24
RADIUS, CARD_RADIUS, CHIP_RADIUS = 8, 11, 6


class Tone(StrEnum):
    """What a colour says; a word or a sign always says it too."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    UNSETTLED = "unsettled"
    NEUTRAL = "neutral"
    ACCENT = "accent"


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme."""

    background: str
    surface: str
    sunk: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str
    unsettled: str
    unsettled_soft: str
    shadow: str
    paper: str = "#FFFFFF"

    def toned(self, tone: Tone) -> tuple[str, str]:
        """Text and ground of a tone."""
        if tone is Tone.NEUTRAL:
            return self.muted, self.sunk
        if tone is Tone.ACCENT:
            return self.accent_strong, self.accent_soft
        return getattr(self, tone.value), getattr(self, f"{tone.value}_soft")

    def named(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def reading_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every text colour with every ground it is written on."""
        grounds = ("background", "surface", "sunk")
        pairs = [(ink, ground) for ink in ("text", "muted", "accent_strong") for ground in grounds]
        pairs += [(tone.value, f"{tone.value}_soft") for tone in Tone if tone.value in self.named()]
        pairs = [pair for pair in pairs if pair != ("accent", "accent_soft")]
        pairs += [(tone, "surface") for tone in ("bad", "warn", "ok", "info", "unsettled")]
        pairs += [(ink, "accent_soft") for ink in ("text", "muted", "accent_strong")]
        pairs += [("text", f"{tone}_soft") for tone in ("bad", "warn", "ok", "info", "unsettled")]
        return (*pairs, ("on_accent", "accent"), ("on_accent", "accent_strong"), ("ok", "background"))

    def shape_pairs(self) -> tuple[tuple[str, str], ...]:
        """Shapes that must be seen to use the program: edges of inputs, focus rings, marks."""
        grounds = ("background", "surface", "sunk")
        return tuple((shape, ground) for shape in ("edge", "accent") for ground in grounds)


LIGHT = Tokens(
    background="#F5F6F8", surface="#FFFFFF", sunk="#EEF1F4", line="#DDE2E8", edge="#808C9A",
    text="#1A2430", muted="#566373",
    accent="#14606E", accent_strong="#0F4C57", accent_soft="#E2F0F2", on_accent="#FFFFFF",
    bad="#A92A1F", bad_soft="#FCE9E6", warn="#7A5200", warn_soft="#FFF1CF",
    ok="#1D6A3B", ok_soft="#E2F3E8", info="#1F4E8C", info_soft="#E5EEF9",
    unsettled="#5B3E91", unsettled_soft="#EFE9F9", shadow="#1A2430",
)  # fmt: skip
DARK = Tokens(
    background="#12161B", surface="#1B2128", sunk="#161B21", line="#2F3842", edge="#6B7886",
    text="#E6EBF1", muted="#9BA8B6",
    accent="#62C3CE", accent_strong="#8AD6DF", accent_soft="#173238", on_accent="#0C1F23",
    bad="#FF9C90", bad_soft="#3A1E1C", warn="#F0C36A", warn_soft="#352A12",
    ok="#7FD39B", ok_soft="#16301F", info="#94BDF2", info_soft="#182A42",
    unsettled="#C5ADF2", unsettled_soft="#2A2040", shadow="#000000",
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
