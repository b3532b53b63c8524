"""The meeting in the whole program: nothing around it, nothing of others on a shared screen, on after a crash."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from caseworker_app.domain.answers import Answers
from tests.ui.running import Running, with_archive
from tests.ui.stage import SOEREN, citizen, focused, open_case
from ui import places
from ui.frame import Frame
from ui.pages.meeting_page import MeetingPage

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Control, Alt = Modifier.ControlModifier, Modifier.AltModifier
SECRET, INSIDE, OTHER = "depression", "Kun til kommunen selv", "Niels Bøgh"


def fill(workspace):
    """A meeting of Søren, with everything in it that others may not see."""
    case = open_case(workspace)
    open_case(workspace, citizen(OTHER, "610972-1230"))
    meeting, _ = workspace.meetings.plan(case.id, Answers({"day": date(2026, 11, 22), "kind": "follow_up"}))
    items = list(meeting.answers.rows("items"))
    items[0] = Answers({**items[0], "notes": f"Han har {SECRET} og kender {OTHER}. CPR {SOEREN['cpr']}.",
                        "inside": INSIDE})  # fmt: skip
    answers = Answers({**meeting.answers, "items": tuple(items), "conclusion": "Vi prøver igen", "inside": INSIDE})
    workspace.agreements.save(meeting.id, answers, meeting.revision)
    return meeting


@pytest.fixture
def program(started: Running) -> Running:
    started.meeting = with_archive(started, fill)  # type: ignore[attr-defined]
    started.program.start(started.path)
    started.unlock()
    return started


@pytest.fixture
def frame(program: Running) -> Frame:
    assert program.program.frame is not None
    program.program.frame.go(places.agreement(program.meeting.id))  # type: ignore[attr-defined]
    return program.program.frame


def press(key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def everything_said(window: QWidget) -> str:
    """All that can be seen or heard in the window: words, names, descriptions, hints, its title."""
    return "\n".join(said for part in (window, *window.findChildren(QWidget)) for said in _said(part, window))


def _said(part: QWidget, window: QWidget) -> Iterator[str]:
    if not part.isVisibleTo(window) and part is not window:
        return
    yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
    interface = QAccessible.queryAccessibleInterface(part)
    if interface is not None:
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        yield from (interface.text(kind) for kind in kinds)
    if isinstance(part, QLabel | QLineEdit):
        yield part.text()
    if isinstance(part, QPlainTextEdit):
        yield part.toPlainText()
    if isinstance(part, QComboBox):
        yield part.currentText()
    if callable(text := getattr(part, "text", None)):
        yield str(text())


def hides_everything(window: QWidget) -> bool:
    said = everything_said(window)
    return not any(word in said for word in (SECRET, INSIDE, OTHER, str(SOEREN["cpr"]), "1234", "Min dag", "Søg"))


def test_a_meeting_fills_the_window_and_leaves_it_as_it_was(program, frame):
    assert isinstance(frame.page, MeetingPage)
    assert not frame.sidebar.isVisible()
    assert not frame.topbar.isVisible()
    assert SECRET in everything_said(program.window)
    press(Key.Key_Left, Alt)
    assert frame.page.place == places.TODAY
    assert frame.sidebar.isVisible()


def test_a_shared_screen_shows_the_shared_minutes_and_nothing_else(program, frame):
    press(Key.Key_F9)
    said = everything_said(program.window)
    assert "Vi prøver igen" in said
    assert "Delt skærm" in said
    assert "Han har •••" in said
    assert hides_everything(program.window)
    assert program.window.windowTitle() == "Fasthold"
    press(Key.Key_F9)
    assert INSIDE in everything_said(program.window)


def test_no_palette_no_search_no_notices_and_no_other_page_while_others_look_on(program, frame):
    press(Key.Key_F9)
    page = frame.page
    for key in (Key.Key_K, Key.Key_F, Key.Key_N, Key.Key_2):
        press(key, Control)
    frame.open_palette()
    frame.back()
    frame._shell.told.emit(OTHER)
    assert frame.page is page
    assert not frame.palette_panel.isVisible()
    assert not frame.toast.isVisible()
    assert hides_everything(program.window)


def test_a_palette_that_is_open_goes_when_the_screen_is_shared(program, frame):
    frame.open_palette()
    frame.page.toggle_shared()
    assert not frame.palette_panel.isVisible()


def test_a_blank_screen_says_nothing_until_the_same_key(program, frame):
    press(Key.Key_F9)
    press(Key.Key_F10)
    assert hides_everything(program.window)
    assert "Vi prøver" not in everything_said(program.window)
    press(Key.Key_F9)
    assert "Vi prøver" not in everything_said(program.window)
    press(Key.Key_F10)
    assert "Vi prøver igen" in everything_said(program.window)
    assert hides_everything(program.window)


def test_a_plan_can_be_shared_too(program, frame):
    frame.page.begin("partial_return")
    press(Key.Key_F9)
    said = everything_said(program.window)
    assert "Aftale om delvis raskmelding" in said
    assert "Vi prøver igen" not in said
    assert hides_everything(program.window)


def test_the_lock_does_not_uncover_a_shared_screen(program, frame):
    press(Key.Key_F9)
    program.program.lock()
    program.unlock()
    assert program.page().is_shown_to_others
    assert hides_everything(program.window)


def test_killed_in_a_meeting_the_program_offers_it_at_the_same_field(program, frame, qtbot, started):
    frame.page.desk.go_to_item(4)
    QTest.keyClicks(focused(), "20 timer")
    with qtbot.waitSignal(frame.page.editing.kept, timeout=1000):
        pass
    frame.page.leave = lambda: True
    frame.go(places.TODAY)
    program.program.let_go()
    program.program._stood = None
    program.program.start(program.path)
    program.unlock()
    again = program.program.frame
    assert "Mødet med Søren Ødum" in again.resume.words()
    again.resume.acted.emit()
    QTest.keyClicks(focused(), " om ugen")
    assert again.page.agreement.answers.rows("items")[4].text("notes") == "20 timer om ugen"
    assert not again.resume.isVisible()


def test_a_meeting_that_was_left_in_order_is_not_offered(program, frame):
    frame.go(places.TODAY)
    program.program.let_go()
    program.program._stood = None
    program.program.start(program.path)
    program.unlock()
    assert program.program.frame.resume.words() == ""
