"""The look of the program: colours, type, icons, and putting them on."""

from ui.look.current import colour, font, scale, sized, tokens, with_tabular_figures
from ui.look.icons import Lean, icon, pixmap
from ui.look.style import ring
from ui.look.theme import Theme, apply, load_fonts
from ui.look.tokens import (
    BODY,
    CARD_RADIUS,
    CHIP_RADIUS,
    DARK,
    FAR,
    LIGHT,
    NEAR,
    PAGE,
    PART,
    RADIUS,
    SECTION,
    SMALL,
    STEP,
    TIGHT,
    Tokens,
    Tone,
    contrast,
)

__all__ = [
    "BODY", "CARD_RADIUS", "CHIP_RADIUS", "DARK", "FAR", "LIGHT", "Lean", "NEAR", "PAGE", "PART", "RADIUS", "SECTION",
    "SMALL", "STEP", "TIGHT", "Theme", "Tokens", "Tone", "apply", "colour", "contrast", "font", "icon",
    "load_fonts", "pixmap", "ring", "scale", "sized", "tokens", "with_tabular_figures",
]  # fmt: skip
