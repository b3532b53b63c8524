"""The case list as somebody uses it: typing, choosing, opening."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes.case_forms import case_answers
from tests.ui.stage import Stage, citizen, focused, nameless, open_case, words_in
from ui import places
from ui.pages.cases_page import CasesPage

LONG_NAME = "Alexandrine Marie-Louise Christensdatter Vestergaard-Østergaard Junior af Nordfyn"


@pytest.fixture
def full(stage: Stage) -> Stage:
    """Three open cases and one that is closed."""
    open_case(stage.space)
    open_case(stage.space, citizen("Åse Brønnum", "700385-1234", workplace="Nordfyns Maskinværk"))
    open_case(stage.space, citizen(LONG_NAME, "710385-1234", kind="at_risk"))
    ended = open_case(stage.space, citizen("Karl Tved", "720385-1234"))
    stage.space.cases.close(ended.id, Answers({"on": stage.space.today, "outcome": "same_job"}))
    return stage


def page_on(stage: Stage) -> CasesPage:
    return stage.show_page(CasesPage(stage.shell, places.CASES))


def names(page: CasesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def search(page: CasesPage, qtbot: QtBot, words: str) -> None:
    """Typed, and waited for."""
    with qtbot.waitSignal(page.model.modelReset):
        qtbot.keyClicks(page.search, words)


def test_an_empty_archive_offers_a_new_case(stage: Stage, qtbot: QtBot):
    page = page_on(stage)
    assert "Ingen sager endnu" in words_in(page)
    button = next(b for b in page.findChildren(type(page.states[""])) if b.text() == "Ny sag" and b.isVisibleTo(page))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stage.went == [places.NEW_CASE]


def test_open_cases_are_shown_first_in_danish_order(full: Stage):
    assert names(page_on(full)) == [LONG_NAME, "Søren Ødum", "Åse Brønnum"]


@pytest.mark.parametrize("words", ["soeren", "oedum", "SØREN", "620771", "øster sk"])
def test_typing_finds_what_is_meant(full: Stage, qtbot: QtBot, words: str):
    page = page_on(full)
    search(page, qtbot, words)
    assert "Søren Ødum" in names(page)
    assert "Åse Brønnum" not in names(page)


def test_the_list_waits_for_a_pause_in_typing(full: Stage, qtbot: QtBot):
    page = page_on(full)
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(page.model.modelReset):
        qtbot.keyClicks(page.search, "aase")
    assert names(page) == ["Åse Brønnum"]
    assert len(resets) == 1


def test_counts_follow_what_is_searched_and_chosen(full: Stage, qtbot: QtBot):
    page = page_on(full)
    assert [button.text() for button in page.states.values()] == ["Åbne 3", "Afsluttede 1", "Alle 4"]
    assert "4 sager" not in words_in(page)
    assert "3 sager" in words_in(page)
    qtbot.mouseClick(page.states[""], Qt.MouseButton.LeftButton)
    assert "4 sager" in words_in(page)
    assert "Karl Tved" in names(page)
    search(page, qtbot, "karl")
    assert [button.text() for button in page.states.values()] == ["Åbne 0", "Afsluttede 1", "Alle 1"]
    assert "Viser 1 af 4 sager" in words_in(page)


def test_a_search_without_result_says_what_was_searched_and_can_be_cleared(full: Stage, qtbot: QtBot):
    page = page_on(full)
    search(page, qtbot, "findes ikke")
    shown = words_in(page)
    assert "Ingen sager passer til søgningen" in shown
    assert any("“findes ikke”" in words for words in shown)
    clear = next(b for b in page.findChildren(type(page.states[""])) if b.text() == "Ryd søgningen")
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Space)
    assert len(names(page)) == 3
    assert focused() is page.search


def test_enter_in_the_search_opens_the_first_case_found(full: Stage, qtbot: QtBot):
    page = page_on(full)
    qtbot.keyClicks(page.search, "åse")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    [went] = full.went
    assert full.space.cases.case(went.id).citizen.name == "Åse Brønnum"


def test_arrow_down_leads_into_the_list_and_enter_opens(full: Stage, qtbot: QtBot):
    page = page_on(full)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert focused() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    [went] = full.went
    assert (went.page, full.space.cases.case(went.id).citizen.name) == ("case", "Søren Ødum")


def test_ctrl_shift_f_goes_to_the_search_of_the_list_and_marks_it(full: Stage, qtbot: QtBot):
    page = page_on(full)
    search(page, qtbot, "øster")
    page.table.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_F, both)
    assert focused() is page.search
    assert page.search.selectedText() == "øster"


def test_the_cursor_stays_on_its_case_when_another_one_changes_its_place(full: Stage):
    page = page_on(full)
    soeren = next(page.model.row_at(row).id for row in range(3) if page.model.row_at(row).citizen == "Søren Ødum")
    other = next(page.model.row_at(row) for row in range(3) if page.model.row_at(row).citizen == LONG_NAME)
    page.table.point_at(soeren)
    answers = case_answers(full.space.cases.case(other.id)).with_answer("name", "Ørnulf Sidst")
    full.shell.do(lambda: full.space.cases.correct(other.id, answers))
    assert names(page) == ["Søren Ødum", "Ørnulf Sidst", "Åse Brønnum"]
    assert page.table.current_id() == soeren


def test_the_place_survives_the_lock(full: Stage):
    page = page_on(full)
    page.states[""].click()
    page.table.point_at(page.model.row_at(2).id)
    kept = page.cursor_place()
    again = page_on(full)
    again.restore_cursor(kept)
    assert again.states[""].isChecked()
    assert again.table.current_id() == again.model.row_at(2).id


def test_every_control_has_a_name(full: Stage):
    assert nameless(page_on(full)) == []
