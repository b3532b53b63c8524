"""The day and the follow-ups: what stands there, why, its one step, and what is decided without leaving the list."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.case import Case
from caseworker_app.domain.event import EventKind
from caseworker_app.services.duties import NextStep
from caseworker_app.services.overview import Step
from tests.archives import FixedClock
from tests.ui.stage import (
    SOEREN,
    Stage,
    citizen,
    consent_to,
    focused,
    named,
    nameless,
    open_case,
    plan_for,
    signed,
    words_in,
)
from ui import look, places
from ui.pages.day_list import DayLine, DayList
from ui.pages.follow_ups_page import FollowUpsPage
from ui.pages.today_page import TodayPage
from ui.places import Place

Key = Qt.Key
NO_CLOCK = {"kind": "employed", "first_absence_day": None, "confirmed_by": None}
"""Without an absence no clock of the law runs, so that only what the test makes stands in the list."""
TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space, citizen("Søren Ødum", "620771-1234", **NO_CLOCK))


@pytest.fixture
def sick(stage: Stage) -> Case:
    """Absent since 14 September: the first talk was due, locally, on 8 November."""
    return open_case(stage.space, SOEREN)


def today_on(stage: Stage) -> TodayPage:
    return stage.show_page(TodayPage(stage.shell, places.TODAY))


def steps(of: DayList) -> list[Step | NextStep]:
    return [line.row.step for line in of.lines]


def undo(qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def heads_of(of: DayList) -> list[QLabel]:
    return [label for label in of.findChildren(QLabel) if label.isVisible() and "·" in label.text()]


def height_of(widget: QWidget) -> int:
    """How far down the window it begins."""
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def line_of(page: TodayPage | FollowUpsPage, what: str) -> DayLine:
    return next(line for line in page.list.lines if what in line.accessibleName())


def told(stage: Stage, case_id: object) -> str:
    line = stage.space.overview.history(case_id)[0]
    return stage.shell.say(line.what, **line.places)


def test_a_quiet_day_says_so(stage: Stage, case: Case):
    page = today_on(stage)
    assert {"Mandag den 23. november", "Der er ikke noget, der venter på dig"} <= set(words_in(page))
    assert "0 ting i dag" not in words_in(page)
    assert not page.detail.isVisible()
    assert focused() is page.task.line


def test_lines_stand_in_their_groups(stage: Stage, case: Case, clock: FixedClock):
    consent_to(stage.space, case.id)
    clock.advance(days=8)
    stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    today, waiting = heads_of(page.list)
    first, second = page.list.lines
    assert (today.text(), waiting.text()) == ("I dag · 1", "Venter på andre eller på dig uden frist · 1")
    assert first.words.what == "Underskrift mangler: Samtykke"
    QApplication.processEvents()
    assert height_of(today) < height_of(first) < height_of(waiting) < height_of(second)
    assert "1 ting i dag · 1 dokument mangler underskrift" in words_in(page)
    assert steps(page.list) == [Step.SIGN, Step.WRITE_ON]


def test_arrows_move_and_enter_does_the_step(stage: Stage, case: Case, clock: FixedClock, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    clock.advance(days=8)
    draft, _ = stage.space.agreements.start(case.id, "partial_return")
    page = today_on(stage)
    first, second = page.list.lines
    assert focused() is first
    qtbot.keyClick(first, Key.Key_Down)
    assert focused() is second
    qtbot.keyClick(second, Key.Key_Down)
    assert focused() is second
    qtbot.keyClick(second, Key.Key_Up)
    for line in page.list.lines:
        qtbot.keyClick(line, Key.Key_Return)
    assert stage.went == [Place("signing", consent.id), places.agreement(draft.id)]


def test_the_button_of_a_line_does_the_same(stage: Stage, case: Case, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    page = today_on(stage)
    qtbot.mouseClick(page.list.lines[0].button, Qt.MouseButton.LeftButton)
    assert stage.went == [Place("signing", consent.id)]


def test_a_deadline_explains_itself_beside_the_list(stage: Stage, sick: Case):
    page = today_on(stage)
    line = line_of(page, "Første samtale")
    assert "15 dage over" in line.accessibleName()
    line.setFocus()
    shown = words_in(page.detail)
    assert {"Søren Ødum", "f. 02.07.1971 · Pædagogisk leder, Øster Skole", "Hvorfor i dag?"} <= set(shown)
    for words in ("Lokal frist", "søndag 08.11.2026", "Notér samtale", "Klaret", "Udsæt", "Undtag", "Ikke relevant"):
        assert words in shown, words
    assert any("første fraværsdag" in words for words in shown)


def test_the_case_of_a_line_is_one_key_away(stage: Stage, sick: Case, qtbot: QtBot):
    page = today_on(stage)
    qtbot.keyClick(page.list.current(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.went == [places.case(sick.id)]


def test_a_talk_is_noted_without_leaving_the_list(stage: Stage, sick: Case, qtbot: QtBot, type_text: TypeText):
    page = today_on(stage)
    line = line_of(page, "Første samtale")
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    form = page.detail.form
    assert form is not None
    type_text(form.boxes["note"].editor.part(), "Talt i telefon.")
    form.submit_button.click()
    [talk] = stage.space.agenda.events(sick.id)
    assert (talk.kind, talk.day, talk.note) == (EventKind.TALK_HELD, date(2026, 11, 23), "Talt i telefon.")
    assert stage.went == []
    assert not [one for one in page.list.lines if "Første samtale" in one.accessibleName()]
    assert page.desk.notice.words() == "Samtale holdt · Søren Ødum"
    assert isinstance(focused(), DayLine)

    page.desk.undo()
    assert stage.space.agenda.events(sick.id) == ()
    assert line_of(page, "Første samtale")


def test_done_by_one_letter_and_taken_back(stage: Stage, qtbot: QtBot):
    stage.space.decisions.add_task("ring til Anne i dag")
    page = today_on(stage)
    qtbot.keyClick(page.list.current(), Key.Key_K)
    form = page.detail.form
    assert form is not None
    form.boxes["day"].editor.part().setFocus()
    qtbot.keyClick(focused(), Key.Key_Return)
    assert page.list.lines == []
    assert "Klaret: Ring til Anne" in words_in(page)
    page.desk.notice.acted.emit()
    assert "Ring til Anne" in page.list.lines[0].accessibleName()


def test_letters_typed_elsewhere_decide_nothing(stage: Stage, qtbot: QtBot):
    stage.space.decisions.add_task("ring til Anne i dag")
    page = today_on(stage)
    page.task.line.setFocus()
    qtbot.keyClicks(page.task.line, "klik ud")
    assert page.detail.form is None
    assert page.task.line.text() == "klik ud"


def test_postponing_needs_a_day_ahead_and_a_reason_and_the_words_stay(
    stage: Stage, qtbot: QtBot, type_text: TypeText
):
    stage.space.decisions.add_task("ring til Anne i dag")
    page = today_on(stage)
    qtbot.keyClick(page.list.current(), Key.Key_U)
    form = page.detail.form
    assert form is not None
    type_text(form.boxes["reason"].editor.part(), "Anne har fri")
    type_text(form.boxes["day"].editor.part(), "22.11.2026")
    form.submit_button.click()
    assert form.boxes["day"].marks.words() == ["Vælg en dag, der kommer."]
    assert form.draft.answers.text("reason") == "Anne har fri"
    form.boxes["day"].editor.select_all()
    qtbot.keyClicks(form.boxes["day"].editor.part(), "25.11.2026")
    form.submit_button.click()
    [line] = page.list.lines
    assert "Udsat til 25.11.2026: Anne har fri" in line.accessibleName()


def test_never_past_the_last_day_of_law(stage: Stage, clock: FixedClock, qtbot: QtBot, type_text: TypeText):
    clock.at = clock.at.replace(year=2026, month=6, day=1)
    open_case(stage.space, citizen("Åse Brønnum", "620771-1234", first_absence_day=date(2026, 5, 1)))
    page = today_on(stage)
    next(button for button in page.findChildren(QPushButton) if button.text() == "Vis").click()
    line_of(page, "Første opfølgning").setFocus()
    named(page.detail, "move:postponed").click()
    form = page.detail.form
    assert form is not None
    type_text(form.boxes["day"].editor.part(), "30.06.2026")
    type_text(form.boxes["reason"].editor.part(), "Ferie")
    form.submit_button.click()
    said = form.boxes["day"].marks.words()
    assert said == ["Loven sætter sidste dag til 25.06.2026. Fristen kan ikke udsættes længere."]


def test_not_relevant_asks_for_the_reason_and_tells_the_history(stage: Stage, sick: Case, type_text: TypeText):
    page = today_on(stage)
    line_of(page, "Første samtale").setFocus()
    named(page.detail, "move:not_relevant").click()
    form = page.detail.form
    assert form is not None
    form.submit_button.click()
    assert form.boxes["reason"].marks.words() == ["Begrundelse mangler."]
    type_text(form.boxes["reason"].editor.part(), "Talen er holdt i en anden sag")
    form.submit_button.click()
    assert told(stage, sick.id) == "Frist ikke relevant: Første samtale. Talen er holdt i en anden sag"


def test_what_is_typed_in_a_small_form_waits_for_the_next_time(stage: Stage, sick: Case, type_text: TypeText):
    page = today_on(stage)
    line_of(page, "Første samtale").setFocus()
    named(page.detail, "move:exception").click()
    assert page.detail.form is not None
    type_text(page.detail.form.boxes["reason"].editor.part(), "Livstruende sygdom")
    assert page.leave()
    again = today_on(stage)
    line_of(again, "Første samtale").setFocus()
    named(again.detail, "move:exception").click()
    assert again.detail.form is not None
    assert again.detail.form.draft.answers.text("reason") == "Livstruende sygdom"


def test_a_note_is_written_beside_the_list(stage: Stage, sick: Case, type_text: TypeText):
    page = today_on(stage)
    note = page.detail.note
    assert note is not None
    type_text(note.boxes["text"].editor.part(), "Talt med Søren kl. 9.40.")
    assert page.leave()
    assert stage.space.drafts.read(f"note:{sick.id}", SOEREN).text("text") == "Talt med Søren kl. 9.40."
    note.submit_button.click()
    [kept] = stage.space.cases.notes(sick.id)
    assert (kept.text, kept.about) == ("Talt med Søren kl. 9.40.", date(2026, 11, 23))
    assert "Notatet er gemt i sagen." in stage.told
    assert note.draft.answers.text("text") == ""


def test_a_task_in_one_line_is_read_while_it_is_typed(stage: Stage, qtbot: QtBot):
    page = today_on(stage)
    qtbot.keyClicks(page.task.line, "ring til Anne fredag")
    assert page.task.read.text() == "Ring til Anne · fredag 27.11.2026"
    qtbot.keyClick(page.task.line, Key.Key_Return)
    [line] = page.list.lines
    assert (line.row.day, page.task.line.text()) == (date(2026, 11, 27), "")
    assert "Ring til Anne" in line.accessibleName()


def test_a_task_that_cannot_be_read_stays_typed(stage: Stage, qtbot: QtBot):
    page = today_on(stage)
    qtbot.keyClicks(page.task.line, "fredag")
    qtbot.keyClick(page.task.line, Key.Key_Return)
    assert page.task.error.text() == "Skriv, hvad der skal gøres."
    assert page.task.line.text() == "fredag"
    assert page.leave()
    assert today_on(stage).task.line.text() == "fredag"


def test_filters_tell_their_counts_and_show_their_own(stage: Stage, sick: Case):
    stage.space.decisions.add_task("ring til Bo i dag", owner="Bo Holm")
    stage.space.decisions.note_event(sick.id, EventKind.FORM_SENT, date(2026, 11, 20))
    page = today_on(stage)
    rows = stage.space.my_day.rows()
    assert page.turns.buttons["mine"].text() == f"Mine {len(rows) - 1}"
    page.turns.buttons["others"].click()
    assert [line for line in page.list.lines if "Oplysningsskema" in line.accessibleName()]
    assert not [line for line in page.list.lines if "Første samtale" in line.accessibleName()]
    page.turns.buttons["mine"].click()
    assert not [line for line in page.list.lines if "Ring til Bo" in line.accessibleName()]


def test_a_filter_that_changes_nothing_is_not_offered(stage: Stage, case: Case):
    stage.space.decisions.add_task("ring til Anne i dag")
    page = today_on(stage)
    assert not page.turns.isVisible()
    stage.shell.do(lambda: stage.space.decisions.add_task("ring til Bo i dag", owner="Bo Holm"))
    assert [button.text() for button in page.turns.buttons.values() if button.isVisible()] == ["Alle", "Mine 1"]


def test_the_chosen_filter_is_remembered_and_waits_while_it_means_nothing(stage: Stage, case: Case):
    stage.space.decisions.add_task("ring til Anne i dag")
    bo, _ = stage.space.decisions.add_task("ring til Bo i dag", owner="Bo Holm")
    today_on(stage).turns.buttons["mine"].click()
    page = today_on(stage)
    assert page.turns.chosen == "mine"
    assert len(page.list.lines) == 1
    done = next(row.deadline for row in stage.space.my_day.rows() if row.places[0][1] == "Ring til Bo")
    assert done is not None
    stage.shell.do(lambda: (None, stage.space.decisions.done(done)))
    assert page.turns.chosen == "all"
    assert len(page.list.lines) == 1
    stage.shell.do(lambda: stage.space.decisions.add_task("skriv til Bo i dag", owner="Bo Holm"))
    assert page.turns.chosen == "mine"


def test_talks_of_today_stand_first_and_lead_to_their_line(stage: Stage, sick: Case, qtbot: QtBot):
    page = today_on(stage)
    assert not page.meetings.isVisible()
    stage.shell.do(lambda: stage.space.decisions.note_event(sick.id, EventKind.TALK_PLANNED, stage.space.today))
    assert "1 samtale i dag" in " ".join(words_in(page))
    QApplication.processEvents()
    assert height_of(page.meetings) < height_of(page.task) < height_of(page.list)
    button = next(one for one in page.meetings.findChildren(QPushButton))
    assert (button.text(), button.toolTip()) == ("Søren Ødum", "Samtale")
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    line = focused()
    assert isinstance(line, DayLine)
    assert page.detail.row is not None
    assert page.detail.row.is_meeting
    assert page.detail.row.key in {one.key for one in (line.row, *line.row.more)}


def test_the_undo_key_takes_decisions_back_one_by_one(stage: Stage, qtbot: QtBot):
    for name in ("Anne", "Bo"):
        stage.space.decisions.add_task(f"ring til {name} i dag")
    page = today_on(stage)
    for _ in range(2):
        qtbot.keyClick(page.list.current(), Key.Key_K)
        assert page.detail.form is not None
        page.detail.form.submit_button.click()
    assert page.list.lines == []
    assert focused() is page.task.line
    assert {"Klaret: Ring til Bo", "Fortryd (Ctrl+Z)"} <= set(words_in(page.desk.notice))
    undo(qtbot)
    assert page.desk.notice.words() == "Fortrudt: Klaret: Ring til Bo"
    assert [line.words.what for line in page.list.lines] == ["Ring til Bo"]
    page.list.focus_current()
    undo(qtbot)
    assert [line.words.what for line in page.list.lines] == ["Ring til Anne", "Ring til Bo"]
    assert "Fortryd (Ctrl+Z)" not in words_in(page.desk.notice)
    undo(qtbot)
    assert len(page.list.lines) == 2


def test_the_undo_key_belongs_to_what_is_being_typed(stage: Stage, sick: Case, qtbot: QtBot, type_text: TypeText):
    stage.space.decisions.add_task("ring til Anne i dag")
    page = today_on(stage)
    line_of(page, "Ring til Anne").setFocus()
    qtbot.keyClick(focused(), Key.Key_K)
    assert page.detail.form is not None
    page.detail.form.submit_button.click()
    page.task.line.setFocus()
    qtbot.keyClicks(page.task.line, "klip")
    undo(qtbot)
    assert page.task.line.text() == ""
    assert page.desk.notice.words().startswith("Klaret")
    line_of(page, "Første samtale").setFocus()
    assert page.detail.note is not None
    note = page.detail.note.boxes["text"].editor
    note.part().setFocus()
    type_text(note.part(), "Talt med Søren.")
    undo(qtbot)
    assert page.detail.note.draft.answers.text("text") == ""
    assert page.desk.notice.words().startswith("Klaret")
    undo(qtbot)
    assert line_of(page, "Ring til Anne")


def test_several_things_of_a_case_share_a_line_and_each_can_be_worked_on(
    stage: Stage, sick: Case, clock: FixedClock
):
    stage.space.decisions.add_task("ring til lederen i dag", sick.id)
    stage.space.decisions.add_task("skriv til HR i dag", sick.id)
    page = today_on(stage)
    line = line_of(page, "Også: ")
    line.setFocus()
    other = line.row.more[0]
    words = stage.shell.say(other.what, **dict(other.places))
    next(one for one in page.detail.findChildren(QPushButton) if one.text().startswith(words)).click()
    assert page.detail.row is not None
    assert page.detail.row.key == other.key


def test_what_is_later_is_folded_until_asked_for(stage: Stage, sick: Case):
    page = today_on(stage)
    before = len(page.list.lines)
    next(button for button in page.findChildren(QPushButton) if button.text() == "Vis").click()
    assert len(page.list.lines) > before
    assert line_of(page, "Sygedagpengene kan ophøre")


def test_silent_cases_stand_below_the_list(stage: Stage, case: Case, clock: FixedClock):
    assert "Stille sager · 1" not in words_in(today_on(stage))
    clock.advance(weeks=12)
    page = today_on(stage)
    assert "Stille sager · 1" in words_in(page)
    assert any("1 stille sag" in words for words in words_in(page))
    named(page, f"silent:{case.id}").click()
    assert stage.went == [places.case(case.id)]


def test_the_day_is_saved_as_a_page(stage: Stage, sick: Case, tmp_path: Path):
    page = today_on(stage)
    page.print_button.click()
    stage.ask.answers.append(tmp_path / "dagen.pdf")
    page.print.save_button.click()
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "dagen.pdf").pages)
    assert "Første samtale" in text
    assert "02.07.1971" in text
    assert "620771" not in text
    assert page.print.notice.words() == "Dagen er gemt som dagen.pdf."


def test_the_detail_follows_what_was_done(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    page = today_on(stage)
    assert steps(page.list) == [Step.SIGN]
    stage.shell.do(lambda: (signed(stage.space, consent), stage.space.drafts.discard("x")))
    stage.shell.do(lambda: stage.space.agreements.start(case.id, "partial_return"))
    assert steps(page.list) == [Step.WRITE_ON]
    assert page.detail.row == page.list.lines[0].row


def test_a_consent_that_ends_is_renewed(stage: Stage, case: Case, clock: FixedClock, qtbot: QtBot):
    consent = signed(stage.space, consent_to(stage.space, case.id))
    clock.advance(days=360)
    page = today_on(stage)
    qtbot.keyClick(page.list.lines[0], Key.Key_Return)
    newest = stage.space.agreements.of_case(case.id)[0]
    assert (newest.thread, newest.version, newest.status) == (consent.thread, 2, Status.DRAFT)
    assert stage.went == [places.agreement(newest.id)]


def test_a_follow_up_is_begun_from_the_day(stage: Stage, case: Case, clock: FixedClock, qtbot: QtBot):
    signed(stage.space, plan_for(stage.space, case.id))
    due = stage.space.my_day.follow_ups()[0].day
    assert due is not None
    clock.at += timedelta(days=(due - stage.space.today).days + 2)
    page = today_on(stage)
    line = next(line for line in page.list.lines if line.row.step is NextStep.FOLLOW_UP)
    assert "2 dage over" in line.accessibleName()
    qtbot.keyClick(line, Key.Key_Enter)
    newest = stage.space.agreements.of_case(case.id)[0]
    assert newest.scheme == "hours_follow_up"
    assert stage.went == [places.agreement(newest.id)]


def test_many_lines_are_shown_when_asked_for(stage: Stage, case: Case):
    for number in range(33):
        stage.space.decisions.add_task(f"opgave {number} i dag")
    page = today_on(stage)
    assert len(page.list.lines) == 20
    next(button for button in page.findChildren(QPushButton) if button.text() == "Vis alle 33").click()
    assert len(page.list.lines) == 33
    assert focused() is page.list.current()


def test_in_a_narrow_window_the_detail_comes_when_asked_for(stage: Stage, sick: Case, qtbot: QtBot):
    stage.resize(800, 600)
    page = today_on(stage)
    assert not page.detail.isVisible()
    qtbot.keyClick(line_of(page, "Første samtale"), Key.Key_K)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    page.detail.back.click()
    assert page.list.isVisible()
    assert isinstance(focused(), DayLine)


def test_days_and_steps_stand_under_each_other_whatever_the_words(stage: Stage, sick: Case, clock: FixedClock):
    stage.space.decisions.add_task("ring " * 60 + "i dag")
    consent_to(stage.space, sick.id)
    page = today_on(stage)
    QApplication.processEvents()
    assert len({line.button.geometry().right() for line in page.list.lines}) == 1
    assert len({line.button.width() for line in page.list.lines}) > 1
    assert all(line.height() >= line.heightForWidth(line.width()) for line in page.list.lines)
    assert all(line.rect().contains(line.button.geometry()) for line in page.list.lines)


@pytest.mark.parametrize("width", [760, 520, 420, 300])
def test_a_line_finds_room_for_all_its_words(stage: Stage, sick: Case, width: int):
    """Beside each other, under each other between day and step, or under both: nothing is cut or drawn over."""
    page = today_on(stage)
    line = line_of(page, "Første samtale")
    line.setMinimumSize(width, line.heightForWidth(width))
    line.resize(width, line.heightForWidth(width))
    places = line.places()
    assert len(places) >= 4
    assert all(QRectF(line.rect()).contains(place) for place in places)
    both = [QRectF(line.button.geometry()), *places]
    assert not [(one, other) for at, one in enumerate(both) for other in both[at + 1 :] if one.intersects(other)]


def test_a_line_is_light_however_much_it_says(stage: Stage, sick: Case):
    """The page opens at once because each line is one widget with one button."""
    for number in range(3):
        stage.space.decisions.add_task(f"opgave {number} i dag", sick.id)
    page = today_on(stage)
    assert all(line.findChildren(QWidget) == [line.button] for line in page.list.lines)


def test_larger_text_makes_lines_taller(stage: Stage, sick: Case, dressed: QApplication):
    page = today_on(stage)
    line = line_of(page, "Første samtale")
    before = line.heightForWidth(700)
    look.apply(dressed, look.Theme.LIGHT, 150)
    taller = line.heightForWidth(700)
    look.apply(dressed, look.Theme.LIGHT, 100)
    assert before < taller
    assert line.heightForWidth(700) == before


def test_all_follow_ups_ahead_are_listed(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(FollowUpsPage(stage.shell, places.FOLLOW_UPS))
    assert "Ingen møder eller opfølgninger er aftalt" in words_in(page)
    plan = signed(stage.space, plan_for(stage.space, case.id))
    stage.shell.do(lambda: stage.space.agreements.start(case.id, "hours_follow_up"))
    agreed = sorted(day for row in plan.answers.rows("follow_ups") if (day := row.date("on")))
    assert [row.day for row in stage.space.my_day.follow_ups()] == agreed
    assert page.list.lines
    page.focus_first()
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.went == [places.case(case.id)]


def test_every_control_has_a_name(stage: Stage, sick: Case):
    consent_to(stage.space, sick.id)
    page = today_on(stage)
    page.detail.take_step()
    assert nameless(page) == []
