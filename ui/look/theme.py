"""Puts the look on the application, and puts another one on while the program runs."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from caseworker_app.paths import FONTS
from ui.look.current import with_tabular_figures
from ui.look.sheet import stylesheet
from ui.look.style import Style
from ui.look.tokens import BODY, DARK, LIGHT, Tokens

FAMILIES = ("Inter", "Noto Sans", "Noto Sans Arabic")
SMALLEST, LARGEST = 100, 200
Role = QPalette.ColorRole


class Theme(StrEnum):
    """Light, dark or as the system has it (lyst, mørkt, som systemet)."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


def load_fonts() -> tuple[str, ...]:
    """Gives Qt the fonts that come with the program and returns the names of their families."""
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(FONTS.rglob("*.ttf"))]
    found = {name for number in numbers for name in QFontDatabase.applicationFontFamilies(number)}
    return tuple(sorted(found))


def apply(app: QApplication, theme: Theme = Theme.SYSTEM, text_percent: int = 100) -> None:
    """Dresses the whole application; calling it again changes the clothes of what is already open."""
    if not isinstance(app.style(), Style) and app.findChild(_Follower) is None:
        app.setStyle(Style())
    follower = app.findChild(_Follower) or _Follower(app)
    percent = min(max(text_percent, SMALLEST), LARGEST)
    follower.follow(theme, percent)
    _tell_the_system(app, theme)
    _dress(app, _chosen(app, theme), percent)


class _Follower(QObject):
    """Remembers what was asked for and follows the system's theme when that was the wish."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._theme, self._percent = app, Theme.SYSTEM, 100
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def follow(self, theme: Theme, percent: int) -> None:
        self._theme, self._percent = theme, percent

    def _system_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            _dress(self._app, _chosen(self._app, self._theme), self._percent)


def _chosen(app: QApplication, theme: Theme) -> Tokens:
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark if theme is Theme.SYSTEM else theme is Theme.DARK
    return DARK if dark else LIGHT


def _tell_the_system(app: QApplication, theme: Theme) -> None:
    """So that title bars and the system's own dialogs come in the same theme."""
    schemes = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
    app.styleHints().setColorScheme(schemes.get(theme, Qt.ColorScheme.Unknown))


def _dress(app: QApplication, tokens: Tokens, percent: int) -> None:
    app.setPalette(palette(tokens))
    base = QFont()
    base.setFamilies(list(FAMILIES))
    base.setPixelSize(int(BODY * percent / 100 + 0.5))
    app.setFont(base)
    # The stub of 6.12 asks for bytes; only str is taken.
    app.setFont(with_tabular_figures(base), "QAbstractItemView")  # type: ignore[arg-type]
    sheet = stylesheet(tokens, percent / 100)
    # Putting on the same again polishes every widget there is, which takes most of a second in a full window.
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def palette(tokens: Tokens) -> QPalette:
    """The theme as Qt's own colour roles, for what no stylesheet rule reaches."""
    made = QPalette()
    roles = {
        Role.Window: tokens.background, Role.WindowText: tokens.text, Role.Base: tokens.surface,
        Role.AlternateBase: tokens.sunk, Role.Text: tokens.text, Role.Button: tokens.surface,
        Role.ButtonText: tokens.text, Role.BrightText: tokens.bad, Role.ToolTipBase: tokens.text,
        Role.ToolTipText: tokens.surface, Role.PlaceholderText: tokens.muted, Role.Link: tokens.accent,
        Role.LinkVisited: tokens.accent, Role.Highlight: tokens.accent_soft,
        Role.HighlightedText: tokens.text, Role.Accent: tokens.accent, Role.Light: tokens.surface,
        Role.Midlight: tokens.sunk, Role.Mid: tokens.line, Role.Dark: tokens.edge, Role.Shadow: tokens.line,
    }  # fmt: skip
    paint = partial(made.setColor, QPalette.ColorGroup.All)
    for role, value in roles.items():
        paint(role, QColor(value))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made
