"""The deadlines and events of a case: all of them, the reasons on demand, events in two actions, mistakes struck."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.event import EventKind
from caseworker_app.services.deadlines import State
from tests.ui.stage import Stage, focused, named, nameless, open_case, plan_for, signed, words_in
from ui import places
from ui.pages.case_page import CasePage
from ui.pages.case_sections.overview import OverviewSection
from ui.widgets.chips import Chip
from ui.widgets.course import CourseChart

TypeText = Callable[[QWidget, str], None]
TALK = "LOK-SAMTALE"


@pytest.fixture
def case(stage: Stage) -> Case:
    """Absent since 14 September 2026."""
    return open_case(stage.space)


def overview_on(stage: Stage, case: Case) -> OverviewSection:
    section = stage.show_page(CasePage(stage.shell, places.case(case.id))).section("overview")
    assert isinstance(section, OverviewSection)
    return section


def key_of(stage: Stage, case: Case, what: str) -> str:
    return next(one.key for one in stage.space.agenda.of_case(case.id) if one.what == what)


def state_of(stage: Stage, case: Case, key: str) -> State:
    found = stage.space.agenda.find(key, case.id)
    assert found is not None
    return found.state


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def chips(root: QWidget) -> list[str]:
    return [chip.text() for chip in root.findChildren(Chip) if chip.isVisibleTo(root)]


def test_a_deadline_opens_to_its_reasons_and_closes_again(stage: Stage, case: Case):
    section = overview_on(stage, case)
    key = key_of(stage, case, "Første samtale")
    assert "Regnet fra" not in words_in(section.deadlines)
    named(section, f"why:{key}").click()
    shown = words_in(section.deadlines)
    assert {"Regnet fra", "Sådan er der talt", "Regel", "Gælder fra", "Kilde", "Handl senest"} <= set(shown)
    assert "Lokal frist" in chips(section.deadlines)
    assert focused().objectName() == f"why:{key}"
    named(section, f"why:{key}").click()
    assert "Regnet fra" not in words_in(section.deadlines)


def test_an_event_is_noted_in_two_actions(stage: Stage, case: Case):
    section = overview_on(stage, case)
    key = key_of(stage, case, "Første samtale")
    named(section, "event:new").click()
    assert section.form is not None
    section.form.submit_button.click()
    [event] = stage.space.agenda.events(case.id)
    assert (event.kind, event.day) == (EventKind.TALK_HELD, date(2026, 11, 23))
    assert state_of(stage, case, key) is State.DONE
    shown = words_in(section)
    assert "Samtale holdt" in shown
    assert "23.11.2026 · noteret af Sagsbehandler Sørensen" in shown


def test_tab_goes_through_the_form_and_on_to_what_stands_below(stage: Stage, case: Case):
    section = overview_on(stage, case)
    named(section, "event:new").click()
    assert section.form is not None
    box = section.form.boxes
    way = [box["kind"].editor.part(), box["day"].editor.part(), box["note"].editor.part(),
           section.form.submit_button, section.form.close_button]  # fmt: skip
    for part in way:
        assert focused() is part
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().objectName().startswith("step:")
    for part in reversed(way):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        assert focused() is part


def test_what_is_done_is_unfolded_when_asked_for(stage: Stage, case: Case):
    stage.space.decisions.note_event(case.id, EventKind.TALK_HELD, date(2026, 11, 20))
    section = overview_on(stage, case)
    assert "Klaret 20.11.2026" not in chips(section)
    named(section, "fold:closed").click()
    assert "Klaret 20.11.2026" in chips(section)
    named(section, f"reopen:{key_of(stage, case, 'Første samtale')}").click()
    assert state_of(stage, case, key_of(stage, case, "Første samtale")) is State.OPEN


def test_a_forecast_asks_for_the_day_it_points_to(stage: Stage, case: Case, type_text: TypeText):
    section = overview_on(stage, case)
    key = key_of(stage, case, "Vurdér, om borgeren ventes rask inden {number} uger")
    named(section, f"act:{key}@{case.id}").click()
    form = section.form
    assert form is not None
    form.submit_button.click()
    assert form.boxes["until"].marks.words() == ["Ventes rask mangler."] or form.error() == "Ventes rask mangler."
    type_text(form.boxes["until"].editor.part(), "01.02.2027")
    form.submit_button.click()
    [event] = stage.space.agenda.events(case.id)
    assert (event.kind, event.until) == (EventKind.FORECAST, date(2027, 2, 1))
    found = stage.space.agenda.find(key, case.id)
    assert found is not None
    assert (found.state, found.done_by) == (State.DONE, event)
    section = overview_on(stage, case)
    named(section, "fold:closed").click()
    assert "Forventet raskmelding noteret" in words_in(section)


def test_an_event_in_the_future_is_refused_and_the_words_stay(stage: Stage, case: Case, type_text: TypeText):
    section = overview_on(stage, case)
    section.events.note()
    form = section.form
    assert form is not None
    form.boxes["day"].editor.select_all()
    form.boxes["day"].editor.part().clear()
    type_text(form.boxes["day"].editor.part(), "24.12.2026")
    type_text(form.boxes["note"].editor.part(), "Talt med Søren")
    form.submit_button.click()
    assert form.boxes["day"].marks.words() == ["Datoen ligger ude i fremtiden."]
    assert form.draft.answers.text("note") == "Talt med Søren"
    assert stage.space.agenda.events(case.id) == ()


def test_an_event_noted_by_mistake_is_struck_with_a_reason(stage: Stage, case: Case, type_text: TypeText):
    event, _ = stage.space.decisions.note_event(case.id, EventKind.TALK_HELD, date(2026, 11, 20))
    section = overview_on(stage, case)
    named(section, f"strike:{event.id}").click()
    form = section.form
    assert form is not None
    form.submit_button.click()
    assert form.boxes["reason"].marks.words() == ["Begrundelse mangler."]
    type_text(form.boxes["reason"].editor.part(), "Forkert sag")
    form.submit_button.click()
    assert stage.space.agenda.events(case.id) == ()
    assert "Der er ikke noteret hændelser endnu." in words_in(section)
    assert state_of(stage, case, key_of(stage, case, "Første samtale")) is State.OPEN


def test_decisions_are_in_the_menu_of_a_deadline(stage: Stage, case: Case, type_text: TypeText):
    section = overview_on(stage, case)
    key = key_of(stage, case, "Første samtale")
    menu = named(section, f"more:done:{key}").menu()
    choose(menu, "Undtag")
    assert section.form is not None
    type_text(section.form.boxes["reason"].editor.part(), "Livstruende sygdom")
    section.form.submit_button.click()
    assert state_of(stage, case, key) is State.EXCEPTION


def test_escape_closes_a_form_and_keeps_the_words(stage: Stage, case: Case, qtbot: QtBot, type_text: TypeText):
    section = overview_on(stage, case)
    section.events.note()
    assert section.form is not None
    note = section.form.boxes["note"].editor.part()
    note.setFocus()
    type_text(note, "Talt")
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert section.form is None
    section.events.note()
    assert section.form is not None
    assert section.form.draft.answers.text("note") == "Talt"


def test_a_task_of_the_case_in_one_line(stage: Stage, case: Case, qtbot: QtBot):
    section = overview_on(stage, case)
    qtbot.keyClicks(section.deadlines.task.line, "ring til lederen om 2 uger")
    qtbot.keyClick(section.deadlines.task.line, Qt.Key.Key_Return)
    [row] = [row for row in stage.space.my_day.of_case(case.id) if row.what == "{task}"]
    assert row.day == date(2026, 12, 7)
    assert "Ring til lederen" in words_in(section)


def test_the_course_shows_where_benefit_may_stop(stage: Stage, case: Case):
    signed(stage.space, plan_for(stage.space, case.id))
    chart = overview_on(stage, case).findChild(CourseChart)
    assert chart is not None
    [stop] = [line for line in chart.course().lines if line.text == "22 uger"]
    assert "Sygedagpengene kan ophøre" in stop.tooltip
    assert stop.week <= chart.course().last_week
    assert "Sygedagpengene kan ophøre" in chart.accessibleDescription()


def test_a_closed_case_shows_its_deadlines_and_offers_nothing(stage: Stage, case: Case):
    event, _ = stage.space.decisions.note_event(case.id, EventKind.TALK_HELD, date(2026, 11, 20))
    stage.space.cases.close(case.id, Answers({"on": stage.space.today, "outcome": "same_job"}))
    section = overview_on(stage, case)
    names = {part.objectName().split(":")[0] for part in section.findChildren(QWidget)}
    assert not names & {"strike", "event", "act", "more"}
    named(section, "fold:closed").click()
    assert "Klaret 20.11.2026" in chips(section)


def test_every_control_has_a_name(stage: Stage, case: Case):
    stage.space.decisions.note_event(case.id, EventKind.TALK_HELD, date(2026, 11, 20))
    section = overview_on(stage, case)
    section.events.note()
    assert nameless(section) == []
