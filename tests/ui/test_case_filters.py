"""Filters of the case list as somebody uses them by keyboard, and what the list remembers."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes.case_forms import case_answers
from caseworker_app.services.case_list import MISSING, NO_DAY, Facet
from caseworker_app.services.ports import CaseFilter
from tests.ui.stage import Stage, citizen, consent_to, focused, nameless, open_case, words_in
from ui import places
from ui.pages.cases_page import CasesPage

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
LATE, KIND, CONSENT = (Facet.DEADLINE, "overdue"), (Facet.KIND, "at_risk"), (Facet.CONSENT, MISSING)


@pytest.fixture
def full(stage: Stage) -> Stage:
    """Anna and Søren are late, Bo is at risk without any clock, Karl's case is closed."""
    open_case(stage.space)
    open_case(stage.space, citizen("Anna Ahl", "610771-1000", workplace="Åhaven"))
    risk = dict(citizen("Bo Bak", "650771-1001", kind="at_risk"))
    del risk["first_absence_day"]
    open_case(stage.space, Answers(risk))
    ended = open_case(stage.space, citizen("Karl Tved", "720385-1234"))
    stage.space.cases.close(ended.id, Answers({"on": stage.space.today, "outcome": "same_job"}))
    return stage


def page_on(stage: Stage, qtbot: QtBot) -> CasesPage:
    page = stage.show_page(CasesPage(stage.shell, places.CASES))
    qtbot.waitUntil(lambda: page.model.has_deadlines)
    return page


def names(page: CasesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def press(qtbot: QtBot, page: CasesPage, which: tuple[Facet, str]) -> None:
    """The choice in the panel, by keyboard."""
    if not page.panel.isVisibleTo(page):
        page.open_filters()
    button = page.panel.buttons[which]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_next_deadline_stands_in_the_list_when_it_is_reckoned(full: Stage, qtbot: QtBot):
    page = full.show_page(CasesPage(full.shell, places.CASES))
    assert page.model.index(0, 1).data() == "…"
    qtbot.waitUntil(lambda: page.model.has_deadlines)
    assert page.model.index(0, 1).data().endswith("dage over")
    assert page.model.index(1, 1).data() == "–"


def test_the_filters_open_by_their_key_and_say_how_many_each_leaves(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    qtbot.keyClick(page.search, Qt.Key.Key_L, CONTROL | SHIFT)
    assert focused() is page.panel.buttons[LATE]
    texts = [button.text() for button in page.panel.buttons.values()]
    assert texts[:5] == ["Overskredet 2", "I dag 0", "De næste syv dage 0", "Senere 0", "Ingen eller ikke afklaret 1"]
    assert "Samtykke til arbejdspladsen 3" in texts
    assert "Øster Skole 2" in texts
    assert not page.panel.buttons[Facet.DEADLINE, "today"].isEnabled()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert focused() is page.filters


def test_choices_narrow_the_list_and_each_others_numbers(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    assert names(page) == ["Anna Ahl", "Søren Ødum"]
    assert page.panel.buttons[KIND].text() == "I risiko for sygemelding 0"
    assert page.panel.buttons[Facet.DEADLINE, NO_DAY].text() == "Ingen eller ikke afklaret 1"
    assert "Viser 2 af 3 sager" in words_in(page)
    assert page.states[""].text() == "Alle 2"
    press(qtbot, page, (Facet.DEADLINE, NO_DAY))
    assert names(page) == ["Anna Ahl", "Bo Bak", "Søren Ødum"]
    press(qtbot, page, LATE)
    assert names(page) == ["Bo Bak"]


def test_a_workplace_is_found_by_typing(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    page.open_filters()
    page.panel.find_place.setFocus()
    qtbot.keyClicks(page.panel.find_place, "haven")
    [place] = [value for facet, value in page.panel.buttons if facet is Facet.WORKPLACE]
    qtbot.keyClick(page.panel.find_place, Qt.Key.Key_Tab)
    assert focused() is page.panel.buttons[Facet.WORKPLACE, place]
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert names(page) == ["Anna Ahl"]
    assert [button.text() for button in page.chips.buttons.values()] == ["Åhaven"]


def test_a_workplace_keeps_its_name_when_the_search_finds_nothing(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    [place] = [key for key, name in full.space.case_list.workplaces().items() if name == "Åhaven"]
    full.space.saved_filters.save("X", CaseFilter("findes ikke", workplaces=(place,)))
    page.use(full.space.saved_filters.find("x"))
    assert [button.text() for button in page.chips.buttons.values()] == ["Åhaven"]
    assert "Der blev søgt på “findes ikke” i de sager, filtrene lader tilbage." in words_in(page)


def test_filters_in_force_are_taken_away_one_by_one(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    for which in (LATE, (Facet.KIND, "sick_listed"), CONSENT):
        press(qtbot, page, which)
    assert [button.text() for button in page.chips.buttons.values()] == [
        "Frist: Overskredet", "Sygemeldt", "Mangler: Samtykke til arbejdspladsen",
    ]  # fmt: skip
    next(iter(page.chips.buttons.values())).setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is page.chips.buttons[Facet.KIND, "sick_listed"]
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert not page.chips.isVisible()
    assert focused() is page.table
    assert len(names(page)) == 3


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_R, CONTROL | SHIFT)])
def test_one_key_clears_words_and_filters(full: Stage, qtbot: QtBot, key: Qt.Key, modifiers: object):
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    page.open_filters()
    qtbot.keyClicks(page.search, "anna")
    qtbot.keyClick(page.search, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert (page.search.text(), len(names(page)), page.chips.isVisible()) == ("", 3, False)


def test_nothing_left_says_why_and_offers_the_way_back(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    qtbot.mouseClick(page.states["closed"], Qt.MouseButton.LeftButton)
    assert "Ingen sager passer til filtrene" in words_in(page)
    clear = next(b for b in page.findChildren(QPushButton) if b.text() == "Ryd alle filtre" and b is not
                 page.chips.clear_all and b.isVisible())  # fmt: skip
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Space)
    assert names(page) == ["Karl Tved"]


def test_numbers_follow_a_change_elsewhere(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    page.open_filters()
    anna = full.space.overview.find("anna")[0].row.id
    consent_to(full.space, anna)
    words = case_answers(full.space.cases.case(anna)).with_answer("town", "Odense")
    full.shell.do(lambda: full.space.cases.correct(anna, words))
    assert page.panel.buttons[Facet.SIGNATURE, MISSING].text() == "Underskrift 1"


def test_a_filter_is_saved_used_and_found_in_the_list_of_actions(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    page.name_filter()
    qtbot.keyClicks(page.saved.name, "Over fristen")
    qtbot.keyClick(page.saved.name, Qt.Key.Key_Return)
    assert full.told == ["Filteret “Over fristen” er gemt."]
    page.clear()
    use = page.saved.buttons["Over fristen"]
    use.setFocus()
    qtbot.keyClick(use, Qt.Key.Key_Space)
    assert names(page) == ["Anna Ahl", "Søren Ødum"]
    page.clear()
    next(one for one in page.actions_here() if one.words == "Vis filteret Over fristen").run()
    assert names(page) == ["Anna Ahl", "Søren Ødum"]


def test_saving_under_a_known_name_says_that_it_replaces(full: Stage, qtbot: QtBot):
    full.space.saved_filters.save("Mine", CaseFilter(kinds=("at_risk",)))
    page = page_on(full, qtbot)
    page.name_filter()
    assert page.saved.keep.text() == "Gem filteret"
    qtbot.keyClicks(page.saved.name, "mine")
    assert page.saved.keep.text() == "Erstat “Mine”"
    qtbot.keyClick(page.saved.name, Qt.Key.Key_Return)
    assert full.space.saved_filters.find("mine").wanted.kinds == ()


def test_saving_without_a_name_is_told_at_the_field(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    page.name_filter()
    qtbot.keyClick(page.saved.name, Qt.Key.Key_Return)
    assert "Skriv et navn til filteret." in words_in(page)
    assert focused() is page.saved.name
    qtbot.keyClicks(page.saved.name, "x")
    assert "Skriv et navn til filteret." not in words_in(page)


def test_saved_filters_are_moved_and_deleted_by_keys(full: Stage, qtbot: QtBot):
    for name in "ABC":
        full.space.saved_filters.save(name, CaseFilter())
    page = page_on(full, qtbot)
    page.open_filters()
    page.saved.buttons["C"].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Left, CONTROL)
    assert [*page.saved.buttons] == ["A", "C", "B"]
    assert focused() is page.saved.buttons["C"]
    full.ask.answers = [False, True]
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert [*page.saved.buttons] == ["A", "C", "B"]
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert [*page.saved.buttons] == ["A", "B"]
    assert full.ask.asked == ["Vil du slette filteret “C”?"] * 2


def test_the_menu_of_a_saved_filter_replaces_it(full: Stage, qtbot: QtBot):
    full.space.saved_filters.save("Sene", CaseFilter(kinds=("at_risk",)))
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    more = page.saved.menus["Sene"]
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert full.space.saved_filters.find("Sene").wanted.deadlines == ("overdue",)


def test_cpr_numbers_are_ordered_by_birth_three_presses_go_round_and_the_last_is_remembered(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    usual = ["Anna Ahl", "Bo Bak", "Søren Ødum"]
    qtbot.keyClick(page.search, Qt.Key.Key_4, ALT)
    assert names(page) == ["Anna Ahl", "Søren Ødum", "Bo Bak"]
    qtbot.keyClick(page.search, Qt.Key.Key_4, ALT)
    assert names(page) == ["Bo Bak", "Søren Ødum", "Anna Ahl"]
    again = page_on(full, qtbot)
    assert names(again) == ["Bo Bak", "Søren Ødum", "Anna Ahl"]
    assert again.table.horizontalHeader().sortIndicatorSection() == 3
    qtbot.keyClick(again.search, Qt.Key.Key_4, ALT)
    assert names(again) == usual
    assert again.table.horizontalHeader().sortIndicatorSection() == 0


def test_ordered_by_deadline_the_earliest_comes_first_and_nothing_last(full: Stage, qtbot: QtBot):
    early = {"first_absence_day": date(2026, 8, 3)}
    open_case(full.space, citizen("Zoe Zar", "730771-1002", **early))
    page = page_on(full, qtbot)
    qtbot.keyClick(page.search, Qt.Key.Key_2, ALT)
    assert (names(page)[0], names(page)[-1]) == ("Zoe Zar", "Bo Bak")
    qtbot.keyClick(page.search, Qt.Key.Key_2, ALT)
    assert (names(page)[-2], names(page)[-1]) == ("Zoe Zar", "Bo Bak")


def test_a_remembered_filter_by_deadline_waits_kindly(full: Stage, qtbot: QtBot):
    full.space.saved_filters.remember(CaseFilter(deadlines=("overdue",), order="deadline"))
    page = full.show_page(CasesPage(full.shell, places.CASES))
    assert "3 sager · Fristerne regnes ud …" in words_in(page)
    assert [button.text() for button in page.chips.buttons.values()] == ["Frist: Overskredet"]
    qtbot.waitUntil(lambda: page.model.has_deadlines)
    assert "Viser 2 af 3 sager" in words_in(page)


def test_filters_survive_the_lock(full: Stage, qtbot: QtBot):
    page = page_on(full, qtbot)
    press(qtbot, page, KIND)
    kept = page.cursor_place()
    page.clear()
    again = page_on(full, qtbot)
    again.restore_cursor(kept)
    assert names(again) == ["Bo Bak"]
    assert focused() is again.table


@pytest.mark.parametrize("pasted", ["🙂👩‍👩‍👧 Åse\r\nlinje to\n\tog tre", "x" * 10_000, "*\"'%_(NEAR OR -"])
def test_whatever_is_pasted_into_the_search_breaks_nothing(full: Stage, qtbot: QtBot, pasted: str):
    page = page_on(full, qtbot)
    QGuiApplication.clipboard().setText(pasted)
    page.open_filters()
    page.to_search()
    qtbot.keyClick(page.search, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert names(page) == []
    assert "Ingen sager passer til søgningen" in words_in(page)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(names(page)) == 3


def test_where_there_is_little_room_the_open_filters_leave_some_for_the_list(full: Stage, qtbot: QtBot):
    full.resize(1000, 620)
    page = page_on(full, qtbot)
    page.open_filters()
    below = page.table.mapTo
    qtbot.waitUntil(lambda: page.panel.geometry().bottom() < below(page, page.table.rect().topLeft()).y())
    assert page.table.isVisible()
    assert page.panel.height() > 150
    assert page.table.height() > 120


def test_where_there_is_room_for_one_only_the_open_filters_have_it(full: Stage, qtbot: QtBot):
    full.resize(700, 440)
    page = page_on(full, qtbot)
    page.open_filters()
    qtbot.waitUntil(lambda: page.panel.verticalScrollBar().maximum() > 0)
    assert not page.table.isVisible()
    assert page.panel.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_every_control_has_a_name(full: Stage, qtbot: QtBot):
    full.space.saved_filters.save("Alle", CaseFilter())
    page = page_on(full, qtbot)
    press(qtbot, page, LATE)
    assert nameless(page) == []
