"""Ctrl+K: everything by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.running import with_archive
from ui.actions import ACTIONS, Standing
from ui.palette import fits
from ui.places import CASES, SETTINGS

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(started):
    with_archive(started)
    started.program.start(started.path)
    started.unlock()
    return started


@pytest.fixture
def panel(opened):
    press(Key.Key_K, Control)
    found = opened.program.frame.palette_panel
    assert found.isVisible()
    return found


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def titles(panel):
    return [choice.title for choice in panel.list.choices()]


def test_it_shows_the_actions_with_their_keys_and_takes_the_keyboard(panel):
    assert QApplication.focusWidget() is panel.field
    keys = {choice.title: choice.key for choice in panel.list.choices()}
    assert keys["Ny sag"] == "Ctrl+N"
    assert keys["Lås"] == "Ctrl+L"


def test_a_few_letters_and_enter_do_it(opened, panel, qtbot):
    qtbot.keyClicks(panel.field, "indst")
    assert titles(panel)[0] == "Gå til Indstillinger"
    press(Key.Key_Return)
    assert opened.page().place == SETTINGS
    assert not panel.isVisible()


def test_arrows_choose(opened, panel, qtbot):
    qtbot.keyClicks(panel.field, "gå til")
    press(Key.Key_Down)
    chosen = panel.list.current().title
    assert chosen == titles(panel)[1]
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert panel.list.currentRow() == 0


def test_escape_gives_the_keyboard_back(opened, qtbot):
    opened.program.frame.go(SETTINGS)
    before = QApplication.focusWidget()
    press(Key.Key_K, Control)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is before
    assert not opened.program.frame.palette_panel.isVisible()


def test_a_case_is_found_by_name_as_people_type_it(opened, panel, qtbot):
    qtbot.keyClicks(panel.field, "soeren")
    qtbot.waitUntil(lambda: "Søren Ødum" in titles(panel))
    panel.list.setCurrentRow(titles(panel).index("Søren Ødum"))
    press(Key.Key_Return)
    assert opened.page().place.page == "case"


def test_what_the_page_can_do_is_there_too(opened):
    opened.program.frame.go(SETTINGS)
    press(Key.Key_K, Control)
    assert "Vælg logo" in titles(opened.program.frame.palette_panel)


def test_nothing_fits_is_said(panel, qtbot):
    qtbot.keyClicks(panel.field, "qqxx")
    assert panel.nothing.text() == "Ingen handling eller sag passer til “qqxx”."
    press(Key.Key_Return)
    assert panel.isVisible()


def test_back_is_offered_only_when_there_is_a_way_back(opened, panel):
    assert "Tilbage" not in titles(panel)
    press(Key.Key_Escape)
    opened.program.frame.go(CASES)
    opened.program.frame.open_palette()
    assert "Tilbage" in titles(panel)


def test_leaving_the_field_puts_it_away(opened, panel):
    opened.program.frame.lock.setFocus()
    assert not panel.isVisible()


@pytest.mark.parametrize(
    ("typed", "title", "fit"),
    [
        ("ny sag", "Ny sag", True), ("nsag", "Ny sag", True), ("laas", "Lås", False), ("las", "Lås", True),
        ("overbl", "Gå til Overblik", True), ("xyz", "Ny sag", False), ("gtk", "Gå til Overblik", True),
    ],
)  # fmt: skip
def test_letters_in_order_fit(typed, title, fit):
    assert bool(fits(typed, title)) is fit


def test_the_beginning_of_a_word_fits_best():
    assert fits("sag", "Gå til Sager") > fits("sag", "Søg i Aagesager") > fits("sag", "Skriv en aftale om gang")


def test_the_table_of_actions_is_sound():
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(set(keys)) == len(keys)
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert [action.id for action in ACTIONS if not action.when(Standing())] == ["back", "forward"]
