"""Unlocking with all that can go wrong, and locking that loses nothing and never asks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from caseworker_app import bootstrap
from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.errors import AlreadyOpen, DamagedFile, DiskFull, NewerFile, NotOurFile, NotWritable
from caseworker_app.settings import DEPARTMENT, LOCK_AFTER
from tests.archives import PASSPHRASE, QUICK
from tests.ui.running import with_archive
from ui.pages.cases_page import CasesPage
from ui.pages.cover_page import CoverPage
from ui.pages.settings_page import UNFINISHED, SettingsPage
from ui.pages.unlock_page import UnlockPage
from ui.places import CASES, SETTINGS

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(started):
    """The program in an open archive."""
    with_archive(started)
    started.program.start(started.path)
    started.unlock()
    assert started.program.frame is not None
    return started


def press(key, modifier=Control):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_the_cursor_stands_in_the_passphrase_and_enter_opens(started, qtbot):
    with_archive(started)
    started.program.start(started.path)
    page = started.page()
    assert QApplication.focusWidget() is page.passphrase.line
    assert not page.slots.isVisible()
    qtbot.keyClicks(page.passphrase.line, PASSPHRASE)
    press(Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert started.program.frame is not None
    assert started.machine.last_archive == started.path


def test_a_wrong_passphrase_stays_selected_in_the_field(started, qtbot):
    with_archive(started)
    started.program.start(started.path)
    page = started.page()
    qtbot.keyClicks(page.passphrase.line, "forkert sætning")
    press(Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert started.page() is page
    assert page.passphrase.error().startswith("Adgangssætningen passer ikke.")
    assert page.passphrase.line.selectedText() == "forkert sætning"
    assert QApplication.focusWidget() is page.passphrase.line


@pytest.mark.parametrize(
    ("problem", "way_on"),
    [
        (NotOurFile("Ikke vores."), "Åbn et andet arkiv"),
        (DamagedFile("Beskadiget."), "sikkerhedskopi"),
        (NewerFile("Nyere."), "nyeste udgave"),
        (AlreadyOpen("Åben."), "det andet vindue"),
        (DiskFull("Fuldt."), ""),
        (NotWritable("Skrivebeskyttet."), ""),
    ],
)
def test_each_problem_has_its_sentence_and_a_way_on(started, problem, way_on):
    with_archive(started)
    started.archives.fail = problem
    started.program.start(started.path)
    started.unlock()
    page = started.page()
    assert page.notice.words().startswith(problem.words)
    assert way_on in page.notice.words()
    assert page.open.isEnabled()


def test_a_file_that_is_gone_or_strange_is_told_before_anything_is_typed(started):
    started.program.start(started.path)
    assert "Der er intet arkiv" in started.page().notice.words()
    started.path.write_text("et brev")
    started.program.start(started.path)
    assert started.page().notice.words()
    assert started.path.read_text() == "et brev"


def test_an_archive_open_elsewhere_is_not_opened_twice(started):
    with_archive(started)
    other = bootstrap.open_archive(started.path, PASSPHRASE)
    started.program.start(started.path)
    started.unlock()
    assert isinstance(started.page(), UnlockPage)
    assert "det andet vindue" in started.page().notice.words()
    other.close()
    started.unlock()
    assert started.program.frame is not None


def test_with_several_people_the_name_is_chosen(started):
    def add_person(workspace):
        workspace.keys.add_person("Ali Rezaei", "endnu fire gode ord", PASSPHRASE)

    with_archive(started, add_person)
    started.program.start(started.path)
    page = started.page()
    assert page.slots.isVisible()
    page.slots.setCurrentText("Ali Rezaei")
    started.unlock()
    assert page.passphrase.error()
    page.passphrase.line.setText("endnu fire gode ord")
    page.open.click()
    assert started.program.frame is not None


def test_caps_lock_is_noticed(started, qtbot):
    started.program.start(started.path)
    field = started.page().passphrase
    qtbot.keyClicks(field.line, "a")
    assert not field.capitals_told()
    qtbot.keyClick(field.line, Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field.line, "C")
    assert field.capitals_told()


def test_ctrl_l_closes_the_archive_and_unlocking_leads_back_to_the_same_line(opened):
    opened.program.frame.go(CASES)
    page = opened.page()
    page.table.setFocus()
    page.table.selectRow(0)
    before = page.cursor_place()
    press(Key.Key_L)
    assert isinstance(opened.page(), UnlockPage)
    assert opened.program.frame is None
    bootstrap.open_archive(opened.path, PASSPHRASE).close()

    opened.unlock()
    assert isinstance(opened.page(), CasesPage)
    assert opened.page().cursor_place() == before
    opened.program.frame.back()
    assert opened.page().place.page == "today"


def test_what_is_typed_survives_the_lock_and_the_cursor_comes_back(opened, qtbot):
    opened.program.frame.go(SETTINGS)
    line = opened.page().rows["consent_months"].editor
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "mange")
    opened.program.lock()
    opened.unlock()
    page = opened.page()
    assert isinstance(page, SettingsPage)
    assert page.rows["consent_months"].text() == "mange"
    assert page.rows["consent_months"].error()
    assert QApplication.focusWidget() is page.rows["consent_months"].editor


def test_nobody_at_the_keyboard_locks_after_the_time_of_the_settings(opened):
    minutes = int(LOCK_AFTER.default)
    opened.now[0] += 60 * minutes - 1
    assert not opened.program.autolock.look()
    QTest.keyClick(opened.page(), Key.Key_Shift)
    opened.now[0] += 60 * minutes - 1
    assert not opened.program.autolock.look()
    opened.now[0] += 2
    assert opened.program.autolock.look()
    assert isinstance(opened.page(), UnlockPage)


def test_the_key_that_wakes_a_sleeping_computer_does_not_reach_the_page(opened, qtbot):
    opened.program.frame.go(SETTINGS)
    line = opened.page().rows["department"].editor
    line.setFocus()
    opened.now[0] += 60 * 60 * 9
    qtbot.keyClicks(line, "x")
    assert isinstance(opened.page(), UnlockPage)
    opened.unlock()
    assert opened.page().rows["department"].text() == ""


def test_another_lock_time_counts_at_once(opened):
    opened.program.frame.go(SETTINGS)
    row = opened.page().rows["lock_after_minutes"]
    row.editor.setText("1")
    row.editor.editingFinished.emit()
    opened.now[0] += 61
    assert opened.program.autolock.look()


def test_words_that_cannot_be_saved_are_covered_not_shown_and_not_lost(opened, monkeypatch, qtbot):
    opened.program.frame.go(SETTINGS)
    page = opened.page()
    page.rows["consent_months"].editor.setText("mange")
    drafts = opened.program.workspace.drafts

    def full(key, answers):
        raise DiskFull("Der er ikke plads på disken.")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "keep", full)
        opened.program.lock()
        cover = opened.program.window.shown()
        assert isinstance(cover, CoverPage)
        assert not opened.program.frame.isVisible()
        assert opened.program.window.windowTitle() == "Fasthold"
        cover.retry.click()
        assert opened.program.window.shown() is cover
    cover.retry.click()
    assert isinstance(opened.page(), UnlockPage)
    workspace = bootstrap.open_archive(opened.path, PASSPHRASE)
    assert workspace.drafts.read(UNFINISHED, Answers()) == Answers({"consent_months": Unread("mange")})
    workspace.close()


@pytest.mark.parametrize("go_on", [True, False])
def test_closing_asks_only_when_words_would_be_lost(opened, monkeypatch, go_on):
    opened.program.frame.go(SETTINGS)
    opened.page().rows["consent_months"].editor.setText("mange")

    def full(key, answers):
        raise DiskFull("Der er ikke plads på disken.")

    opened.ask.answers.append(go_on)
    with monkeypatch.context() as patch:
        patch.setattr(opened.program.workspace.drafts, "keep", full)
        assert opened.program.window.close() is go_on
    assert opened.ask.asked == ["Det sidste, du skrev, kan ikke gemmes. Vil du lukke programmet alligevel?"]


def test_closing_saves_without_a_question(opened):
    opened.program.frame.go(SETTINGS)
    opened.page().rows["department"].editor.setText("Job og Sygdom")
    assert opened.program.window.close()
    assert opened.ask.asked == []
    workspace = bootstrap.open_archive(opened.path, PASSPHRASE)
    assert workspace.office.value(DEPARTMENT) == "Job og Sygdom"
    workspace.close()


@pytest.mark.parametrize(("ours", "left"), [(True, ""), (False, "Åse Ærø")])
def test_the_clipboard_is_cleared_when_it_is_ours(opened, monkeypatch, ours, left):
    """The offscreen platform does not know whose the clipboard is, so the test says it."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    QApplication.clipboard().setText("Åse Ærø")
    opened.program.lock()
    assert QApplication.clipboard().text() == left


def test_a_question_in_front_of_the_page_goes_away_with_it(opened):
    box = QMessageBox(QMessageBox.Icon.Question, "Fasthold", "Slet?", parent=opened.program.window)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setModal(True)
    box.show()
    opened.program.lock()
    assert not box.isVisible()
    assert isinstance(opened.page(), UnlockPage)


def test_locking_twice_or_without_an_archive_does_nothing(opened):
    opened.program.lock()
    page = opened.page()
    opened.program.lock()
    assert opened.page() is page


def test_another_archive_does_not_open_where_the_last_one_stood(opened):
    opened.program.frame.go(CASES)
    opened.program.lock()
    other = opened.folder / "andet.fasthold"
    bootstrap.create_archive(other, "Maja Holst", PASSPHRASE, cost=QUICK)[0].close()
    opened.ask.answers.append([other])
    opened.page().other.click()
    opened.unlock()
    assert opened.page().place.page == "today"
