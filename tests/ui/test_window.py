"""The window: navigation, the way back, search at the top, and what is always in sight."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.services.workspace import Workspace
from tests.ui.running import with_archive
from tests.ui.stage import citizen, open_case
from ui import frame, main_window, places, program
from ui.gate import Door
from ui.look import Tone
from ui.pages.registry import PAGES
from ui.places import CASES, SETTINGS, TODAY, Place
from ui.trail import Trail
from ui.widgets.notice import Notice

Key, Plain = Qt.Key, Qt.KeyboardModifier.NoModifier
Control, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def fill(workspace: Workspace) -> None:
    open_case(workspace)
    other = open_case(workspace, citizen("Åse Brønnum", "740379-1236"))
    workspace.cases.write_note(other.id, Answers({"about": workspace.today, "text": "Talt om hjælpemidler."}))


@pytest.fixture
def opened(started, qtbot):
    with_archive(started, fill)
    started.program.start(started.path)
    started.unlock()
    return started


def press(key, modifier=Plain):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def test_keys_lead_through_the_navigation_and_back(opened):
    window = opened.program.frame
    assert window.sidebar.current() == "today"
    for key, name in ((Key.Key_2, "cases"), (Key.Key_7, "settings")):
        press(key, Control)
        assert (window.page.place.page, window.sidebar.current()) == (name, name)
    press(Key.Key_Left, Alt)
    assert window.page.place == CASES
    press(Key.Key_Right, Alt)
    assert window.page.place == SETTINGS
    press(Key.Key_N, Control)
    assert (window.page.place.page, window.sidebar.current()) == ("new_case", "cases")


def test_back_does_not_lead_to_a_form_that_is_done(opened, qtbot):
    window = opened.program.frame
    window.go(CASES)
    window.go(places.NEW_CASE)
    page = window.page
    page.form.take(citizen("Niels Bøgh", "610972-1230"))
    page.submit()
    assert window.page.place.page == "case"
    press(Key.Key_Left, Alt)
    assert window.page.place == CASES
    press(Key.Key_Right, Alt)
    assert window.page.place.page == "case"


def test_back_finds_the_tab_that_was_left(opened):
    window = opened.program.frame
    case_id = opened.page().shell.workspace.overview.find("Brønnum")[0].row.id
    window.go(places.case(case_id))
    window.page.show_part("history")
    window.go(CASES)
    press(Key.Key_Left, Alt)
    assert window.page.current == "history"


def test_new_case_is_the_filled_button_only_where_the_page_has_no_other(opened):
    window = opened.program.frame
    filled = {}
    for place in (TODAY, CASES, places.NEW_CASE, SETTINGS):
        window.go(place)
        filled[place.page] = window.new_case.property("variant") == "primary"
    assert filled == {"today": True, "cases": True, "new_case": False, "settings": False}


def test_every_entry_of_the_navigation_leads_somewhere(opened, qtbot):
    sidebar = opened.program.frame.sidebar
    for name in frame.ENTRIES:
        qtbot.mouseClick(sidebar.entry(name[0]), Qt.MouseButton.LeftButton)
        assert opened.page().place.page == name[0]


def test_one_page_is_alive_at_a_time(opened, qtbot):
    for place in (CASES, SETTINGS, CASES):
        opened.program.frame.go(place)
    qtbot.waitUntil(lambda: opened.program.frame.stack.count() == 1)


def test_the_numbers_beside_the_entries_follow_the_work(opened, qtbot):
    window = opened.program.frame
    qtbot.waitUntil(lambda: window.sidebar.entry("cases").accessibleDescription() == "2 åbne sager")
    shell = opened.page().shell
    shell.do(lambda: shell.workspace.cases.open(citizen("Niels Bøgh", "610972-1230")))
    qtbot.waitUntil(lambda: window.sidebar.entry("cases").accessibleDescription() == "3 åbne sager")
    assert window.sidebar.save_state.text().startswith("Gemt ")


def test_searching_while_typing_opens_the_case_with_enter(opened, qtbot):
    window = opened.program.frame
    for place in (CASES, Place("documents"), TODAY):
        window.go(place)
        press(Key.Key_F, Control)
        assert QApplication.focusWidget() is window.topbar.search
    qtbot.keyClicks(window.topbar.search, "aase")
    qtbot.waitUntil(window.search.panel.isVisible)
    [found] = window.search.list.choices()
    assert found.title == "Åse Brønnum"
    assert "f. 14.03.1979" in found.detail
    assert "Øster Skole" in found.detail
    press(Key.Key_Return)
    assert window.page.place.page == "case"
    assert not window.search.panel.isVisible()
    assert "Åse" not in opened.program.window.windowTitle()


def test_a_word_of_a_note_is_shown_where_the_case_was_found_by_it(opened, qtbot):
    window = opened.program.frame
    window.topbar.to_search()
    qtbot.keyClicks(window.topbar.search, "hjaelpemidler")
    press(Key.Key_Down)
    [found] = window.search.list.choices()
    assert "hjælpemidler" in found.detail


def test_arrows_choose_and_escape_puts_the_search_away(opened, qtbot):
    window = opened.program.frame
    window.topbar.to_search()
    qtbot.keyClicks(window.topbar.search, "oester skole")
    press(Key.Key_Down)
    assert window.search.list.currentRow() == 1
    press(Key.Key_Up)
    assert window.search.list.currentRow() == 0
    press(Key.Key_Escape)
    assert not window.search.panel.isVisible()
    assert window.topbar.search.text() == ""


def test_nothing_found_is_said(opened, qtbot):
    window = opened.program.frame
    window.topbar.to_search()
    qtbot.keyClicks(window.topbar.search, "zzz")
    press(Key.Key_Return)
    assert window.search.nothing.text() == "Ingen sager eller notater passer til “zzz”."
    assert window.page.place == TODAY


def test_a_word_of_success_floats_over_the_page(opened):
    window = opened.program.frame
    opened.page().shell.told.emit("Sagen er oprettet.")
    assert window.toast.isVisible()
    assert window.toast.words() == "Sagen er oprettet."
    assert window.stack.rect().contains(window.toast.geometry())


def test_a_page_that_cannot_save_stays(opened, monkeypatch):
    window = opened.program.frame
    page = window.page
    monkeypatch.setattr(page, "leave", lambda: False)
    press(Key.Key_6, Control)
    assert window.page is page
    assert window.sidebar.current() == "today"
    assert window.sidebar.save_state.text().startswith("Ikke gemt")
    monkeypatch.undo()


def test_a_case_that_is_not_there_is_told_and_the_page_stays(opened):
    window = opened.program.frame
    window.go(places.case(opened.page().shell.workspace.overview.find("Søren")[0].row.id))
    before = window.page
    window.go(Place("case", before.place.id.__class__(int=1)))
    assert window.page is before
    assert len(opened.ask.told) == 1


def test_the_trail_forgets_what_is_gone():
    trail = Trail().to(TODAY).to(CASES).to(SETTINGS)
    assert trail.back().to(Place("new_case")).places == (TODAY, CASES, Place("new_case"))
    assert trail.without(CASES).here == SETTINGS
    assert trail.back().without(CASES).here == TODAY
    assert trail.to(SETTINGS) is trail
    assert not Trail().can_go_back


@pytest.mark.parametrize("page", ["welcome", "new_archive", "unlock", "today", "settings", "new_case", "cases"])
def test_every_control_has_a_name(started, page):
    with_archive(started, fill)
    if page in ("welcome", "new_archive", "unlock"):
        started.program.open_door(Door(page, started.path))
    else:
        started.program.start(started.path)
        started.unlock()
        started.program.frame.go(Place(page))
    nameless = [widget for widget in _controls(started.program.window) if not _name(widget)]
    assert not nameless, [(type(widget).__name__, widget.parent()) for widget in nameless]


def _controls(window: QWidget) -> list[QWidget]:
    focusable = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
    return [
        widget for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() in focusable
        and not widget.focusProxy() and not widget.objectName().startswith("qt_")
    ]  # fmt: skip


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_tab_reaches_navigation_search_and_page(opened):
    opened.program.frame.go(CASES)
    seen = set()
    for _ in range(40):
        press(Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    window = opened.program.frame
    assert {window.topbar.search, window.new_case, window.lock, window.sidebar.entry("cases")} <= seen


@pytest.mark.parametrize("module", [frame, main_window, program])
def test_the_window_stays_small(module):
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 350
    for part in ast.walk(ast.parse(source)):
        if isinstance(part, ast.ClassDef):
            methods = [node for node in part.body if isinstance(node, ast.FunctionDef)]
            assert len(methods) <= 20, (part.name, len(methods))


def test_every_place_has_a_page():
    assert {key for key, *_ in frame.ENTRIES} | {"new_case", "case", "agreement"} <= {*PAGES, "settings"}


def test_a_fault_is_told_in_the_window_without_a_dialog(opened):
    notice = opened.program.window.notice
    assert isinstance(notice, Notice)
    opened.program.window.tell("Der skete en fejl i programmet.", Tone.WARN)
    assert notice.isVisible()

