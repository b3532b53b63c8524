"""The planner on the page of an agreement: its tools, its picture, what was worked in it, and bad input."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.document import Reader
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.plan_changes import CHANGE_FROM
from tests.archives import FixedClock
from tests.ui.stage import Stage, fill_sample, open_case, plan_for, signed
from ui import places
from ui.pages import moves
from ui.pages.agreement_page import AgreementPage
from ui.pages.meeting_versions_page import DifferencesPage
from ui.places import Place

Key = Qt.Key
START = date(2026, 11, 30)
WEEK = timedelta(weeks=1)
E_MAIL = "Hej Maja\r\nHer er planen, som vi talte om den anden dag.\n" * 40


@pytest.fixture
def show(stage: Stage) -> Iterator[Callable[..., AgreementPage]]:
    shown: list[AgreementPage] = []

    def made(agreement: Agreement, part: str = "") -> AgreementPage:
        page = AgreementPage(stage.shell, Place("agreement", agreement.id, part))
        shown.append(page)
        return stage.show_page(page)

    yield made
    for page in shown:
        page.leave()
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def draft(stage: Stage) -> Agreement:
    started, _ = stage.space.agreements.start(open_case(stage.space).id, "partial_return")
    return fill_sample(stage.space, started)


def a_plan(count: int, **more: object) -> tuple[Answers, ...]:
    return tuple(
        Answers({"from_day": START + number * WEEK, "weeks": Decimal(1), "hours": Decimal(15), **more})
        for number in range(count)
    )


def keys(words: str) -> None:
    QApplication.focusWidget().selectAll()
    QTest.keyClicks(QApplication.focusWidget(), words)


def remarks(page: AgreementPage, field: str = "plan") -> str:
    page.form.show_all_findings()
    return "\n".join(page.form.box(field).notes.words())


# Tools.


def test_vacation_is_put_in_by_keyboard_and_taken_back_with_one_key(show, draft):
    page = show(draft)
    before = page.agreement.answers
    page.plan.buttons["pause"].setFocus()
    QTest.keyClick(page.plan.buttons["pause"], Key.Key_Space)
    keys("14.12.2026")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    rows = page.agreement.answers.rows("plan")
    assert [(row["from_day"], row["hours"]) for row in rows[:3]] == [
        (START, 15), (date(2026, 12, 14), 0), (date(2026, 12, 21), 18),
    ]  # fmt: skip
    assert page.agreement.answers.date("full_from") == before.date("full_from") + WEEK
    assert page.form.current_place()[1] == 1
    page.undo()
    assert page.agreement.answers == before


def test_weeks_with_holidays_are_parted_at_once(show, draft):
    page = show(draft)
    assert "helligdag" not in "".join(row.text("special") for row in page.agreement.answers.rows("plan"))
    page.plan.buttons["holidays"].click()
    special = [row["from_day"] for row in page.agreement.answers.rows("plan") if row.text("special") == "holiday"]
    assert date(2026, 12, 21) in special
    assert page.plan.panels["holidays"].isHidden()
    page.plan.buttons["holidays"].click()
    assert "ingen uger med helligdage" in page.plan.panels["holidays"].notice.words()


def test_one_tool_is_open_at_a_time_and_what_it_cannot_do_is_told_in_it(show, draft):
    page = show(draft)
    page.plan.buttons["turns"].click()
    page.plan.buttons["pause"].click()
    assert [key for key, panel in page.plan.panels.items() if not panel.isHidden()] == ["pause"]
    keys("01.01.2030")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert "Dagen skal ligge i planen" in page.plan.panels["pause"].notice.words()
    assert "change_from" not in page.plan.buttons


def test_a_signed_plan_is_changed_from_a_date_in_a_new_version(show, stage, draft):
    signed_plan = signed(stage.space, plan_for(stage.space, draft.case_id))
    page = show(signed_plan)
    next(run for words, _, run in page._other_actions() if words == "Ændr fra en dato")()
    went = stage.went[-1]
    newer = stage.space.agreements.agreement(went.id)
    assert (newer.version, went.part) == (2, "change_from")
    page = show(newer, went.part)
    panel = page.plan.panels["change_from"]
    assert panel.editor("on").hasFocus()
    keys("28.12.2026")
    panel.editor("hours").selectAll()
    QTest.keyClicks(panel.editor("hours"), "20")
    QTest.keyClick(panel.editor("hours"), Key.Key_Return)
    rows = page.agreement.answers.rows("plan")
    old = signed_plan.answers.rows("plan")
    assert rows[:2] == old[:2]
    assert (rows[2]["from_day"], rows[2]["hours"]) == (date(2026, 12, 28), 20)
    assert page.agreement.answers.date("changed_from") == date(2026, 12, 28)
    assert page.form.box("changed_from").isVisibleTo(page)


# What was worked.


def follow_up(stage: Stage, case_id: object, *worked: str) -> Agreement:
    draft, _ = stage.space.agreements.start(case_id, "hours_follow_up")
    rows = tuple(row.with_answer("worked", Decimal(hours)) for row, hours in zip(draft.answers.rows("weeks"), worked,
                                                                               strict=True))  # fmt: skip
    return fill_sample(stage.space, draft, weeks=rows)


def test_a_follow_up_begins_with_the_weeks_of_the_plan_and_goes_on_with_them(show, stage, clock: FixedClock, draft):
    signed(stage.space, plan_for(stage.space, draft.case_id))
    clock.advance(days=24)
    begun, _ = stage.space.agreements.start(draft.case_id, "hours_follow_up")
    assert [(row["monday"], row["agreed"]) for row in begun.answers.rows("weeks")] == [
        (START, 15), (START + WEEK, 15)
    ]  # fmt: skip
    page = show(begun)
    page.form.box("weeks").editor.add.click()
    assert page.agreement.answers.rows("weeks")[2] == Answers({"monday": START + 2 * WEEK, "agreed": Decimal(18)})


def test_worked_hours_stand_in_the_picture_of_the_plan_and_of_the_follow_up(show, stage, clock: FixedClock, draft):
    plan = signed(stage.space, plan_for(stage.space, draft.case_id))
    clock.advance(days=24)
    status = follow_up(stage, draft.case_id, "14", "11")
    assert [(bar.hours, bar.worked) for bar in show(status).plan.curve.bars()] == [(15, 14), (15, 11)]
    stage.space.agreements.seal(status.id, BY_KEY["hours_follow_up"].readers[:1])
    bars = show(plan).plan.curve.bars()
    assert [(bar.hours, bar.worked) for bar in bars[:2]] == [(15, 12.5), (18, None)]
    assert "12,5 timer arbejdet, 15,0 aftalt" in bars[0].tooltip
    assert "12,5 timer arbejdet" in stage.centralWidget().plan.curve.accessibleDescription()


def test_hours_far_from_the_plan_propose_a_meeting(show, stage, clock: FixedClock, draft):
    signed(stage.space, plan_for(stage.space, draft.case_id))
    clock.advance(days=24)
    page = show(follow_up(stage, draft.case_id, "15", "14"))
    assert page.plan.proposal.isHidden()
    page.form.focus_field("weeks.worked", 1)
    keys("8")
    assert "møde" in page.plan.proposal.words()
    page.plan.proposal.acted.emit()
    assert stage.went[-1] == places.new_meeting(draft.case_id)


# Bad input.


@pytest.mark.parametrize(
    ("place", "typed", "kept", "told"),
    [
        ("plan.monday", "25", Decimal(25), "et døgn har 24 timer"),
        ("plan.hours", "-3", Unread("-3"), "“-3” kan ikke læses"),
        ("plan.times", "22.00-6.00", "22.00-6.00", "går over midnat"),
        ("plan.hours", "200", Decimal(200), "200 timer er mere end de normale 37"),
    ],
)
def test_impossible_hours_are_kept_and_told_where_the_person_is(show, draft, place, typed, kept, told):
    page = show(draft)
    page.form.focus_field(place, 0)
    keys(typed)
    assert page.agreement.answers.rows("plan")[0][place.partition(".")[2]] == kept
    assert told in remarks(page)


def test_a_whole_e_mail_in_a_cell_is_kept_and_told(show, stage, draft):
    page = show(draft)
    page.form.focus_field("plan.tasks", 1)
    QApplication.clipboard().setText(E_MAIL)
    QApplication.focusWidget().selectAll()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.leave()
    kept = str(stage.space.agreements.agreement(draft.id).answers.rows("plan")[1]["tasks"])
    assert kept.split() == E_MAIL.split()
    assert "der er plads til 200" in remarks(page)


def test_four_hundred_rows_are_shown_named_thinly_and_told(show, stage, draft):
    page = show(fill_sample(stage.space, draft, plan=a_plan(400)))
    assert len(page.plan.curve.bars()) == 400
    assert "Planen har 400 trin. Der er plads til 104." in remarks(page)
    page.form.focus_field("plan.hours", 399)
    keys("12")
    assert page.agreement.answers.rows("plan")[399]["hours"] == 12
    assert page.leave()


def test_the_table_needs_no_scrolling_beside_the_page(show, stage, draft):
    stage.resize(1040, 800)
    page = show(draft)
    page.form.box("plan").editor.table.sizeHint()
    assert page.form.box("plan").editor.table.horizontalScrollBar().maximum() == 0


def test_change_from_is_a_move_of_the_case_page(stage, draft):
    plan = signed(stage.space, plan_for(stage.space, draft.case_id))
    moves.change_from(stage.shell, plan.id)
    assert stage.went[-1].part == "change_from"


def test_the_difference_from_the_plan_before_is_a_paper_without_the_hours_of_treatment_for_the_workplace(
    show, stage, draft, qtbot
):
    plan = signed(stage.space, plan_for(stage.space, draft.case_id))
    newer, _ = stage.space.agreements.new_version(plan.id)
    page = show(newer)
    asked = Answers({"on": date(2026, 12, 28), "hours": Decimal(20), "rest": "kept"})
    page.form.take(CHANGE_FROM.apply(page.agreement.answers, asked, stage.space.agreements.basis(draft.case_id)))
    page.form.take(page.agreement.answers.with_answer("treatment_hours", Decimal("2.75")))
    next(run for words, _, run in page._other_actions() if words == "Vis forskellene")()
    assert stage.went[-1] == Place("differences", newer.id)
    pages = stage.show_page(DifferencesPage(stage.shell, stage.went[-1]))
    assert pages.title == "Ændringer i aftalen"
    whole, workplace = (
        "".join(part.extract_text() for part in PdfReader(BytesIO(pdf)).pages)
        for pdf in (stage.space.differences.pdf(page.agreement, reader) for reader in (Reader.FILE, Reader.EMPLOYER))
    )
    assert "2,75" in whole
    assert "2,75" not in workplace
    assert all("21" in text and "20" in text and "Timer pr. uge" in text for text in (whole, workplace))
