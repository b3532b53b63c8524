"""The look: readable in both themes, at every size, and changeable while the program runs."""

import sys

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QFontInfo, QFontMetrics, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem

from caseworker_app.paths import FONTS, RESOURCES
from ui import look
from ui.look import DARK, LIGHT, Lean, Theme, Tokens

ICONS = RESOURCES / "icons"
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    look.load_fonts()
    look.apply(qapp, Theme.LIGHT, 100)
    return qapp


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_none_outlives_any_number_of_calls():
    if sys.version_info < (3, 12):
        assert sys.getrefcount(None) > 1 << 50
    for _ in range(20_000):
        QObject().setObjectName("n")


@THEMES
def test_every_text_is_readable_on_its_ground(tokens: Tokens):
    values = tokens.named()
    poor = {
        pair: round(found, 2)
        for pair in tokens.reading_pairs()
        if (found := look.contrast(values[pair[0]], values[pair[1]])) < 4.5
    }
    assert not poor


@THEMES
def test_edges_and_rings_stand_out(tokens: Tokens):
    values = tokens.named()
    poor = [pair for pair in tokens.shape_pairs() if look.contrast(values[pair[0]], values[pair[1]]) < 3]
    assert not poor


@THEMES
def test_arrows_of_controls_stand_out_in_both_themes(tokens: Tokens):
    source = (ICONS / "control-down.svg").read_text(encoding="utf-8")
    stroke = source.split('stroke="')[1][:7]
    assert look.contrast(stroke, tokens.surface) >= 3
    assert look.contrast(stroke, tokens.sunk) >= 3


def test_contrast_counts_as_wcag_does():
    assert look.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert look.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert look.contrast("#123456", "#123456") == 1


def test_the_fonts_of_the_program_are_used(app):
    assert {"Inter", "Noto Sans", "Noto Sans Arabic"} <= set(look.load_fonts())
    assert QFontInfo(QApplication.font()).family() == "Inter"
    assert all((folder / "OFL.txt").is_file() for folder in FONTS.iterdir())


@pytest.mark.parametrize("name", ["Åse Ærø", "Łukasz Öğüt", "Nguyễn", "Ελένη", "Юлія"])
def test_names_can_be_drawn_on_the_screen(app, name):
    metrics = QFontMetrics(look.font())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in name)


def test_tabular_figures_have_one_width(app):
    figures = QFontMetrics(look.font(tabular=True))
    assert figures.horizontalAdvance("11111") == figures.horizontalAdvance("00000")
    words = QFontMetrics(look.font())
    assert words.horizontalAdvance("11111") < words.horizontalAdvance("00000")


def test_tables_have_tabular_figures_and_words_have_not(app, qtbot):
    table, label = QTableWidget(1, 1), QLabel("11")
    for widget in (table, label):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    figures = QFontMetrics(table.font())
    assert figures.horizontalAdvance("11111") == figures.horizontalAdvance("00000")
    assert QFontMetrics(label.font()).horizontalAdvance("11111") < figures.horizontalAdvance("11111")


def test_an_icon_has_the_colour_of_the_theme_and_follows_it(app):
    sign = look.icon("folder", "accent")
    assert LIGHT.accent in colours_in(sign.pixmap(QSize(48, 48)).toImage())
    look.apply(app, Theme.DARK, 100)
    after = colours_in(sign.pixmap(QSize(48, 48)).toImage())
    assert DARK.accent in after
    assert LIGHT.accent not in after


def test_an_icon_says_checked_and_disabled_by_colour(app):
    sign = look.icon("check", "text", when_on="on_accent")
    size = QSize(48, 48)
    on = colours_in(sign.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage())
    off = colours_in(sign.pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off).toImage())
    assert LIGHT.on_accent in on
    assert LIGHT.muted in off


def test_an_icon_is_drawn_in_the_pixels_of_the_screen(app):
    picture = look.icon("sun", lean=Lean.LEFT).pixmap(QSize(16, 16), 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.devicePixelRatio() == 2.0


def test_an_icon_survives_being_copied(app):
    sign = look.icon("sun")
    sign.addPixmap(look.pixmap("moon", LIGHT.text, 16, 1.0))
    assert not sign.pixmap(QSize(16, 16)).isNull()


def test_an_unknown_icon_is_refused_where_it_is_written(app):
    with pytest.raises(FileNotFoundError):
        look.icon("no-such-icon")


def test_every_icon_can_be_drawn(app):
    names = sorted(file.stem for file in ICONS.glob("*.svg"))
    assert len(names) > 60
    for name in names:
        assert colours_in(look.pixmap(name, "#FF0000", 24, 1.0).toImage()), name


def test_the_theme_changes_what_is_already_open(app, qtbot):
    field = QLineEdit("ord")
    qtbot.addWidget(field)
    field.show()
    assert LIGHT.surface in colours_in(field.grab().toImage())
    look.apply(app, Theme.DARK, 100)
    seen = colours_in(field.grab().toImage())
    assert DARK.surface in seen
    assert LIGHT.surface not in seen
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.background
    assert look.tokens() is DARK


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_larger_text_makes_larger_controls(app, qtbot, percent):
    button, box = QPushButton("Gem"), QCheckBox("Ja")
    for widget in (button, box):
        qtbot.addWidget(widget)
        widget.show()
    before = (button.sizeHint().height(), box.sizeHint().height())
    look.apply(app, Theme.LIGHT, percent)
    assert look.scale() == pytest.approx(percent / 100, abs=0.04)
    for was, widget in zip(before, (button, box), strict=True):
        assert widget.sizeHint().height() >= was * percent / 100 * 0.9


def test_text_size_stays_within_its_bounds(app):
    look.apply(app, Theme.LIGHT, 900)
    assert look.scale() == 2
    look.apply(app, Theme.LIGHT, 10)
    assert look.scale() == 1


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QCheckBox])
def test_focus_is_seen(app, qtbot, kind, theme):
    look.apply(app, theme, 100)
    widget = kind()
    widget.setText("Ord")
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.clearFocus()
    accent = look.tokens().accent
    assert accent not in colours_in(widget.grab().toImage())
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert accent in colours_in(widget.grab().toImage())


def test_a_selected_row_has_a_bar_at_its_left(app, qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    for column, words in enumerate(("Uge 1", "15,0")):
        table.setItem(0, column, QTableWidgetItem(words))
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.show()
    before = table.viewport().grab().toImage().pixelColor(1, 10).name().upper()
    table.selectRow(0)
    picture = table.viewport().grab().toImage()
    assert before == LIGHT.surface
    assert picture.pixelColor(1, 10).name().upper() == LIGHT.accent
    assert picture.pixelColor(table.columnWidth(0) + 1, 10).name().upper() != LIGHT.accent
