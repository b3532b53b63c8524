"""After opening from a search the person is confirmed by name and birth date before anything leaves the case."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Status
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import DANISH
from tests.ui.running import with_archive
from tests.ui.stage import citizen, consent_to, fill_sample, open_case
from ui import places
from ui.ask import AskPerson
from ui.pages.agreement_page import AgreementPage
from ui.pages.case_page import CasePage
from ui.person_check import PersonDialog

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ASKED = "Åse Brønnum, 14.03.1979, 2026-0002"


def fill(workspace: Workspace) -> None:
    open_case(workspace)
    open_case(workspace, citizen("Åse Brønnum", "740379-1236"))


@pytest.fixture
def opened(started):
    with_archive(started, fill)
    started.program.start(started.path)
    started.unlock()
    return started


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def found(opened, qtbot: QtBot, *, by_palette: bool = False) -> CasePage:
    """The case of Åse, opened by typing her name."""
    press(Key.Key_K if by_palette else Key.Key_F, CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "aase")
    press(Key.Key_Return)
    page = opened.page()
    assert isinstance(page, CasePage)
    return page


def sealed_consent(opened, page: CasePage) -> AgreementPage:
    space = page.shell.workspace
    agreement = consent_to(space, page.case_id)
    opened.program.frame.go(places.agreement(agreement.id))
    shown = opened.page()
    assert isinstance(shown, AgreementPage)
    return shown


@pytest.mark.parametrize("by_palette", [False, True])
def test_the_person_is_confirmed_once_before_copies_are_saved(opened, qtbot: QtBot, tmp_path: Path, by_palette: bool):
    page = sealed_consent(opened, found(opened, qtbot, by_palette=by_palette))
    page.open_print()
    opened.ask.answers[:] = [False]
    page.print_panel.save_copies()
    assert (opened.ask.asked, list(tmp_path.glob("*.pdf"))) == ([ASKED], [])
    opened.ask.answers[:] = [True, tmp_path]
    page.print_panel.save_copies()
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    again = tmp_path / "igen"
    again.mkdir()
    opened.ask.answers[:] = [again]
    page.print_panel.save_copies()
    assert opened.ask.asked == [ASKED, ASKED]


def test_nothing_is_sealed_before_the_person_is_confirmed(opened, qtbot: QtBot):
    case = found(opened, qtbot)
    space = case.shell.workspace
    draft, _ = space.agreements.start_consent(case.case_id, "employer")
    draft = fill_sample(space, draft)
    opened.program.frame.go(places.agreement(draft.id))
    page = opened.page()
    page.open_seal()
    opened.ask.answers[:] = [False]
    page.seal()
    assert space.agreements.agreement(draft.id).status is Status.DRAFT
    opened.ask.answers[:] = [True]
    page.seal()
    assert space.agreements.agreement(draft.id).status is Status.SEALED
    assert opened.ask.asked == [ASKED, ASKED]


def test_each_opening_from_a_search_is_asked_about(opened, qtbot: QtBot):
    shell = found(opened, qtbot).shell
    case_id = opened.page().case_id
    opened.ask.answers[:] = [True]
    assert shell.sure_of(case_id)
    assert shell.sure_of(case_id)
    found(opened, qtbot)
    opened.ask.answers[:] = [False]
    assert not shell.sure_of(case_id)
    assert opened.ask.asked == [ASKED, ASKED]


def test_a_case_opened_from_a_list_is_not_asked_about(opened, qtbot: QtBot):
    page = found(opened, qtbot)
    other = next(row for row in page.shell.workspace.overview.find("soeren")).row
    opened.program.frame.go(places.case(other.id))
    assert page.shell.sure_of(other.id)
    opened.program.frame.go(places.case(page.case_id))
    assert page.shell.sure_of(page.case_id)
    assert opened.ask.asked == []


def test_the_doubt_outlives_the_lock(opened, qtbot: QtBot):
    case_id = found(opened, qtbot).case_id
    opened.program.lock()
    opened.unlock()
    opened.ask.answers[:] = [False]
    assert not opened.page().shell.sure_of(case_id)
    assert opened.ask.asked == [ASKED]


@pytest.mark.parametrize(("key", "sure"), [(Key.Key_Return, True), (Key.Key_Escape, False)])
def test_one_key_confirms_and_one_goes_back(qtbot: QtBot, key: Qt.Key, sure: bool):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen: list[tuple[str, str, str]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        name = QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Name)
        seen.append((name, dialog.name.text(), dialog.born.text()))
        QTest.keyClick(dialog.focusWidget(), key)

    QTimer.singleShot(0, answer)
    assert AskPerson(window, DANISH).confirm_person("Åse Brønnum", "14.03.1979", "2026-0002") is sure
    assert seen == [("Er det Åse Brønnum, født 14.03.1979?", "Åse Brønnum", "født 14.03.1979")]
