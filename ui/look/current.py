"""The look that is on: read back from the application, so nothing global has to be kept beside it."""

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.look.tokens import BODY, DARK, LIGHT, Tokens


def tokens() -> Tokens:
    """The theme that is on."""
    dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def scale() -> float:
    """How much larger than 100 % the text is."""
    size = QApplication.font().pixelSize()
    return size / BODY if size > 0 else 1.0


def sized(length: float) -> int:
    """A length that grows with the text, in whole pixels."""
    return int(length * scale() + 0.5)


def colour(name: str) -> QColor:
    """A token of the theme that is on, by its name."""
    return QColor(getattr(tokens(), name))


def font(size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """The screen font at a size of the type scale."""
    made = QFont(QApplication.font())
    made.setPixelSize(sized(size))
    made.setWeight(weight)
    return with_tabular_figures(made) if tabular else made


def with_tabular_figures(plain: QFont) -> QFont:
    """The same font with figures of equal width, for columns of numbers."""
    made = QFont(plain)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
