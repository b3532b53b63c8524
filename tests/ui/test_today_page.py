"""The day and the follow-ups: what stands there, why, and the one step of each line."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.case import Case
from caseworker_app.services.overview import Step
from tests.archives import FixedClock
from tests.ui.stage import Stage, consent_to, focused, nameless, open_case, plan_for, signed, words_in
from ui import places
from ui.pages.day_list import DayList
from ui.pages.follow_ups_page import FollowUpsPage
from ui.pages.today_page import TodayPage
from ui.places import Place


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


def today_on(stage: Stage) -> TodayPage:
    return stage.show_page(TodayPage(stage.shell, places.TODAY))


def steps(of: DayList) -> list[Step]:
    return [line.row.step for line in of.lines]


def test_a_quiet_day_says_so(stage: Stage, case: Case):
    page = today_on(stage)
    assert {"Mandag den 23. november", "0 ting i dag", "Der er ikke noget, der venter på dig"} <= set(words_in(page))
    assert not page.detail.isVisible()


def test_lines_stand_in_their_groups(stage: Stage, case: Case, clock: FixedClock):
    consent_to(stage.space, case.id)
    clock.advance(days=8)
    stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    shown = words_in(page)
    assert shown.index("I dag · 1") < shown.index("Underskrift mangler: Samtykke") < shown.index("Venter · 1")
    assert "1 ting i dag · 1 dokument mangler underskrift" in shown
    assert steps(page.list) == [Step.SIGN, Step.WRITE_ON]


def test_arrows_move_and_enter_does_the_step(stage: Stage, case: Case, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    draft, _ = stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    first = page.list.lines[0]
    assert focused() is first
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = page.list.lines[1]
    assert focused() is second
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert focused() is second
    qtbot.keyClick(second, Qt.Key.Key_Up)
    for line in page.list.lines:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert set(stage.went) == {Place("signing", consent.id), places.agreement(draft.id)}


def test_the_button_of_a_line_does_the_same(stage: Stage, case: Case, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    page = today_on(stage)
    qtbot.mouseClick(page.list.lines[0].button, Qt.MouseButton.LeftButton)
    assert stage.went == [Place("signing", consent.id)]


def test_the_chosen_line_is_explained_beside_the_list(stage: Stage, case: Case, qtbot: QtBot):
    consent_to(stage.space, case.id)
    stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    page.list.lines[1].setFocus()
    chosen = page.list.lines[1].row
    shown = words_in(page.detail)
    assert "Søren Ødum" in shown
    assert "f. 02.07.1971 · Pædagogisk leder, Øster Skole" in shown
    assert str(chosen.step) in shown
    qtbot.keyClick(page.list.lines[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.went == [places.case(case.id)]


def test_the_detail_follows_what_was_done(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    page = today_on(stage)
    assert steps(page.list) == [Step.SIGN]
    stage.shell.do(lambda: (signed(stage.space, consent), stage.space.drafts.discard("x")))
    stage.shell.do(lambda: stage.space.agreements.start(case.id, "partial_return"))
    assert steps(page.list) == [Step.WRITE_ON]
    assert page.detail.row is page.list.lines[0].row


def test_a_consent_that_ends_is_renewed(stage: Stage, case: Case, clock: FixedClock, qtbot: QtBot):
    consent = signed(stage.space, consent_to(stage.space, case.id))
    clock.advance(days=360)
    page = today_on(stage)
    qtbot.keyClick(page.list.lines[0], Qt.Key.Key_Return)
    newest = stage.space.agreements.of_case(case.id)[0]
    assert (newest.thread, newest.version, newest.status) == (consent.thread, 2, Status.DRAFT)
    assert stage.went == [places.agreement(newest.id)]


def test_a_follow_up_is_begun_from_the_day(stage: Stage, case: Case, clock: FixedClock, qtbot: QtBot):
    signed(stage.space, plan_for(stage.space, case.id))
    due = stage.space.overview.follow_ups()[0].day
    assert due is not None
    clock.at += timedelta(days=(due - stage.space.today).days + 2)
    page = today_on(stage)
    line = next(line for line in page.list.lines if line.row.step is Step.FOLLOW_UP)
    assert "2 dage over" in line.accessibleName()
    qtbot.keyClick(line, Qt.Key.Key_Enter)
    newest = stage.space.agreements.of_case(case.id)[0]
    assert newest.scheme == "hours_follow_up"
    assert stage.went == [places.agreement(newest.id)]


def test_many_lines_are_shown_when_asked_for(stage: Stage, case: Case):
    for _ in range(43):
        stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    assert len(page.list.lines) == 40
    next(button for button in page.findChildren(QPushButton) if button.text() == "Vis alle 43").click()
    assert len(page.list.lines) == 43
    assert focused() is page.list.current()


def test_the_explanation_gives_way_where_there_is_no_room(stage: Stage, case: Case):
    consent_to(stage.space, case.id)
    stage.resize(800, 600)
    assert not today_on(stage).detail.isVisible()


def test_all_follow_ups_ahead_are_listed(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(FollowUpsPage(stage.shell, places.FOLLOW_UPS))
    assert "Ingen opfølgninger er aftalt" in words_in(page)
    plan = signed(stage.space, plan_for(stage.space, case.id))
    stage.shell.do(lambda: stage.space.agreements.start(case.id, "hours_follow_up"))
    agreed = [row.date("on") for row in plan.answers.rows("follow_ups")]
    assert [line.row.day for line in page.list.lines] == sorted(day for day in agreed if day)
    page.focus_first()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.went == [places.case(case.id)]


def test_every_control_has_a_name(stage: Stage, case: Case):
    consent_to(stage.space, case.id)
    assert nameless(today_on(stage)) == []
