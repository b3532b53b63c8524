"""The screen of a meeting with a real archive behind it: real keys, saving, jumping, bad input, concluding."""

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from caseworker_app.bootstrap import open_archive
from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import STANDARD_TEXTS
from tests.archives import PASSPHRASE
from tests.ui.stage import Stage, consent_to, fill_sample, focused, open_case, signed
from ui import places
from ui.pages.meeting_page import MeetingPage
from ui.pages.meeting_parts.stops import stops
from ui.places import Place

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Control, Alt = Modifier.ControlModifier, Modifier.AltModifier
TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(stage: Stage) -> Workspace:
    return stage.space


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return open_case(workspace)


@pytest.fixture
def planned(workspace: Workspace, case: Case) -> Agreement:
    """A roundtable meeting of today that nobody has written in."""
    return workspace.meetings.plan(case.id, Answers({"day": TODAY, "kind": "roundtable"}))[0]


@pytest.fixture
def ready(workspace: Workspace, planned: Agreement) -> Agreement:
    """A meeting that can be concluded: everything said, the workplace covered by a consent."""
    signed(workspace, consent_to(workspace, planned.case_id))
    return fill_sample(workspace, planned)


@pytest.fixture
def show(stage: Stage) -> Iterator[Callable[..., MeetingPage]]:
    """Puts the page of a meeting on the stage; afterwards none of its timers is left."""
    shown: list[MeetingPage] = []

    def made(meeting: Agreement, part: str = "") -> MeetingPage:
        page = MeetingPage(stage.shell, Place("meeting", meeting.id, part))
        shown.append(page)
        return stage.show_page(page)

    yield made
    for page in shown:
        if isValid(page):
            page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def types(text: str) -> None:
    QTest.keyClicks(focused(), text)


def pastes(text: str) -> None:
    QApplication.clipboard().setText(text)
    press(Key.Key_V, Control)
    QApplication.clipboard().clear()


def stored(workspace: Workspace, meeting: Agreement) -> Agreement:
    return workspace.agreements.agreement(meeting.id)


def notes(page: MeetingPage, row: int) -> str:
    return page.agreement.answers.rows("items")[row].text("notes")


# Writing.


def test_it_opens_at_the_first_item_and_what_is_typed_is_its_note(show, planned):
    page = show(planned)
    types("Velkommen til alle")
    assert notes(page, 0) == "Velkommen til alle"


def test_alt_down_goes_to_the_next_item_and_ctrl_and_a_number_to_that_item(show, planned):
    page = show(planned)
    press(Key.Key_Down, Alt)
    types("kan cykle")
    page.actions_here()
    next(one for one in page.actions_here() if one.shortcut == "Ctrl+5").run()
    types("20 timer")
    assert (notes(page, 1), notes(page, 4)) == ("kan cykle", "20 timer")


def test_the_rail_marks_what_is_written_and_where_the_cursor_is(show, planned):
    page = show(planned)
    types("x")
    here = [entry for entry in page.desk.rail.entries if entry.isChecked()]
    assert [entry.number for entry in here] == ["1"]
    assert [entry.number for entry in page.desk.rail.entries if entry.written] == ["1"]
    press(Key.Key_Down, Alt)
    assert [entry.number for entry in page.desk.rail.entries if entry.isChecked()] == ["2"]


def test_a_click_in_the_rail_leads_to_the_conclusion(show, planned):
    page = show(planned)
    entry = next(one for one in page.desk.rail.entries if one.text() == "Konklusion")
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    types("Enige")
    assert page.agreement.answers.text("conclusion") == "Enige"


def test_the_internal_note_is_folded_away_until_it_is_asked_for(show, planned):
    page = show(planned)
    card = page.desk.form.box("items").editor.cards[0]
    assert "inside" not in card.editors
    next(one for one in page.actions_here() if one.shortcut == "Ctrl+I").run()
    types("Kun til mig selv")
    assert page.agreement.answers.rows("items")[0].text("inside") == "Kun til mig selv"
    assert any(label.text() == "Kun i sagen" for label in card.findChildren(QLabel) if label.isVisibleTo(page))


def test_undo_takes_back_typing_tasks_and_presence_in_turn(show, planned):
    page = show(planned)
    types("Hej")
    page.to_task_line()
    types("leder: ny stol, fredag")
    press(Key.Key_Return)
    page.desk.people.noted.emit(0, "present")
    assert page.agreement.answers.rows("people")[0].text("presence") == "present"
    for _ in range(4):
        press(Key.Key_Z, Control)
    assert not page.agreement.answers.rows("tasks")
    assert page.desk.tasks.line.text() == ""
    assert notes(page, 0) == "Hej"
    press(Key.Key_Z, Control)
    assert notes(page, 0) == ""
    assert not page.editing.draft.can_undo


def test_a_task_in_one_line_is_a_row_with_owner_and_day(show, planned):
    page = show(planned)
    page.to_task_line()
    types("leder: ny stol, fredag")
    assert "Arbejdspladsen" in page.desk.tasks.read.text()
    press(Key.Key_Return)
    row, = page.agreement.answers.rows("tasks")
    assert (row.text("party"), row.text("what"), row.date("due")) == ("workplace", "Ny stol", date(2026, 11, 27))
    assert page.desk.tasks.line.text() == ""


def test_a_line_that_names_no_task_is_told_and_kept(show, planned):
    page = show(planned)
    page.to_task_line()
    types("leder: ")
    press(Key.Key_Return)
    assert page.desk.tasks.error.text() == "Skriv, hvad der skal gøres."
    assert page.desk.tasks.line.text() == "leder: "
    assert page.agreement.answers.get("task_line") == "leder: "


def test_own_standard_texts_are_ticked_into_the_minutes_and_out_again(show, planned, workspace):
    workspace.office.change(STANDARD_TEXTS, "Kommunen fortalte om mentor.\nKommunen fortalte om tolk.")
    page = show(planned)
    box = page.desk.own.boxes["Kommunen fortalte om tolk."]
    box.click()
    assert page.agreement.answers.text("told_own") == "Kommunen fortalte om tolk."
    box.click()
    assert page.agreement.answers.text("told_own") == ""


def test_people_come_and_go_with_the_clock(show, planned, stage):
    page = show(planned)
    page.desk.people.noted.emit(0, "came")
    row = page.agreement.answers.rows("people")[0]
    now = stage.space.clock.now().astimezone()
    assert (row.time("arrived"), row.text("presence")) == (time(now.hour, now.minute), "present")
    page.desk.people.all_here.emit()
    assert all(row.text("presence") for row in page.agreement.answers.rows("people"))


def test_each_person_shows_where_the_consent_stands(show, ready):
    page = show(ready)
    shown = [label.text() for label in page.desk.people.findChildren(QLabel)]
    assert "Samtykke i orden" in shown
    assert "Kræver ikke samtykke" in shown


def test_guidance_follows_the_cursor_and_the_words(show, planned, qtbot):
    page = show(planned)
    page.desk.form.focus_field("conclusion")
    empty = "Konklusionen er tom. Mødet kan ikke afsluttes uden den."
    qtbot.waitUntil(lambda: empty in page.desk.guide.words(), timeout=2000)
    types("Alle er enige")
    page.desk.judge()
    assert "Nævn gerne, fra hvornår det gælder." in page.desk.guide.words()


def test_a_health_word_is_told_beside_the_note_and_the_proposal_takes_its_place(show, planned):
    page = show(planned)
    types("Fri for nattevagter på grund af depression")
    page.desk.judge()
    assert any("depression" in words for words in page.desk.guide.words())
    card = next(one for one in page.desk.findings.cards() if one.copy_part is not None)
    card.copy_part.use_button.click()
    assert notes(page, 0) == "Fri for nattevagter"
    page.undo()
    assert "depression" in notes(page, 0)


# Saving.


def test_keys_are_in_the_file_within_a_second_and_the_cursor_stays(show, planned, workspace, qtbot):
    page = show(planned)
    types("abcdef")
    press(Key.Key_Left)
    press(Key.Key_Left, Modifier.ShiftModifier)
    cursor = focused().textCursor()
    with qtbot.waitSignal(page.editing.kept, timeout=1000):
        pass
    assert stored(workspace, planned).answers.rows("items")[0].text("notes") == "abcdef"
    after = focused().textCursor()
    assert (after.position(), after.anchor()) == (cursor.position(), cursor.anchor())
    assert page.head.save_state.text().startswith("Gemt ")


def test_words_that_cannot_be_read_and_half_a_task_are_saved_too(show, planned, workspace, qtbot):
    page = show(planned)
    page.desk.form.focus_field("ends")
    focused().selectAll()
    types("halv fire")
    page.to_task_line()
    types("leder: ny st")
    with qtbot.waitSignal(page.editing.kept, timeout=1000):
        pass
    kept = stored(workspace, planned).answers
    assert kept.get("ends").text == "halv fire"
    assert kept.get("task_line") == "leder: ny st"


def test_killed_and_opened_again_the_words_and_the_cursor_are_there(show, planned, workspace, tmp_path, qtbot, stage):
    page = show(planned)
    page.desk.go_to_item(3)
    types("Vi har talt om")
    with qtbot.waitSignal(page.editing.kept, timeout=1000):
        pass
    workspace.close()
    again = open_archive(tmp_path / "arkiv.fasthold", PASSPHRASE)
    reopened = MeetingPage(_shell_over(stage, again), places.meeting(planned.id))
    stage.show_page(reopened)
    types(" stolen")
    assert notes(reopened, 3) == "Vi har talt om stolen"
    assert reopened.leave()
    reopened.deleteLater()
    again.close()


def _shell_over(stage: Stage, workspace: Workspace):
    shell = type(stage.shell)(workspace, stage.shell.texts, stage.ask, stage.shell.tasks)
    shell.setParent(stage)
    return shell


# Agreements beside the meeting.


def test_a_plan_is_begun_in_a_tab_and_ctrl_tab_leads_back_to_the_same_place(show, planned):
    page = show(planned)
    page.desk.go_to_item(2)
    types("kan bog")
    page.begin("partial_return")
    assert page.hosted is not None
    assert page.hosted.agreement.scheme == "partial_return"
    page.hosted.form.focus_field("place")
    press(Key.Key_End)
    types(" i kælderen")
    next(one for one in page.actions_here() if one.shortcut == "Ctrl+Tab").run()
    types("holderi")
    assert notes(page, 2) == "kan bogholderi"
    page.tabs.turn(1)
    types(" og loftet")
    assert page.hosted.agreement.answers.text("place").endswith("Skole i kælderen og loftet")


def test_what_is_written_in_both_is_saved_when_the_page_is_left(show, planned, workspace):
    page = show(planned)
    types("Hej")
    page.begin("partial_return")
    page.hosted.form.focus_field("place")
    types("Z")
    plan = page.hosted.agreement.id
    assert page.leave()
    assert stored(workspace, planned).answers.rows("items")[0].text("notes") == "Hej"
    assert "Z" in workspace.agreements.agreement(plan).answers.text("place")


def test_agreements_made_before_have_their_tabs_when_the_meeting_is_opened_again(show, planned, workspace):
    workspace.meeting_flow.start(planned.id, "partial_return")
    page = show(planned)
    titles = [page.tabs.bar.tabText(at) for at in range(page.tabs.bar.count())]
    assert titles == ["Møde", "Aftale om delvis raskmelding"]


def test_an_agreement_of_the_case_opens_within_the_meeting_and_other_cases_do_not(show, planned, workspace, case):
    other, _ = workspace.agreements.start(case.id, "consent")
    page = show(planned)
    assert page.takes(places.agreement(other.id))
    assert page.hosted.agreement.id == other.id
    assert not page.takes(places.TODAY)


def test_a_draft_thrown_away_in_its_tab_takes_the_tab_with_it(show, planned, stage):
    page = show(planned)
    page.begin("partial_return")
    stage.shell.went.connect(page.takes)
    stage.ask.answers.append(True)
    page.hosted.discard()
    assert page.tabs.bar.count() == 1
    assert page.hosted is None


def test_the_next_meeting_is_a_field_of_this_one(show, planned):
    page = show(planned)
    words = [words for words, _, _ in page.tabs.entries()]
    assert words[-1] == "Næste møde"
    page.plan_next()
    types("30.11.2026")
    assert page.agreement.answers.date("next_day") == date(2026, 11, 30)


# Bad input: told where the person is, and nothing is lost.


def findings_of(page: MeetingPage, field: str) -> list[str]:
    page.desk.judge()
    shell = page.shell
    return [shell.say(one.words, **dict(one.places)) for one in page.desk.known() if one.field == field]


def test_an_end_before_the_start_is_told_at_the_end(show, planned):
    page = show(planned)
    page.desk.form.focus_field("ends")
    focused().selectAll()
    types("08.00")
    press(Key.Key_Tab)
    assert findings_of(page, "ends") == ["Mødet slutter kl. 08.00, før det begynder kl. 09.00."]
    assert page.desk.form.box("ends").visible_findings()


@pytest.mark.parametrize("typed", ["25.00", "-1", "25"])
def test_hours_that_do_not_exist_stay_as_they_are_typed(show, planned, typed):
    page = show(planned)
    page.desk.form.focus_field("starts")
    focused().selectAll()
    types(typed)
    press(Key.Key_Tab)
    assert page.agreement.answers.get("starts").text == typed
    assert "kan ikke læses" in findings_of(page, "starts")[0]


def test_nobody_of_the_workplace_is_told_beside_the_people(show, planned):
    page = show(planned)
    assert "Ingen fra arbejdspladsen er med. Tilføj lederen, eller vælg en anden slags møde." in findings_of(
        page, "people"
    )


def test_somebody_without_a_consent_is_told_on_the_row(show, planned):
    page = show(planned)
    page.desk.form.focus_field("people")
    page.desk.form.box("people").editor.add_row()
    types("Lone Bech")
    rows = list(page.agreement.answers.rows("people"))
    page.desk.put("people", (*rows[:-1], rows[-1].with_answer("part", "line_manager")))
    assert any("samtykke" in words for words in findings_of(page, "people"))
    assert "Samtykke mangler" in [label.text() for label in page.desk.people.findChildren(QLabel)]


MAIL = "Fra: Lone Bech\nTil: Kommunen\nEmne: Stolen\n\n" + "Kære alle, her er en meget lang mail om stolen.\n" * 40


def test_a_whole_mail_pasted_into_a_note_and_a_cell_is_kept_and_told(show, planned):
    page = show(planned)
    pastes(MAIL)
    assert notes(page, 0) == MAIL.strip()
    page.desk.put("tasks", (Answers({"party": "citizen", "due": date(2026, 12, 1)}),))
    page.desk.form.focus_field("tasks.what", 0)
    page.desk.form.restore_place(("tasks.what", 0, 0))
    pastes(MAIL)
    what = page.agreement.answers.rows("tasks")[0].text("what")
    assert "en meget lang mail" in what
    assert any("der er plads til 200" in words for words in findings_of(page, "tasks"))


def test_four_hundred_items_can_be_opened_and_the_last_one_written_in(show, planned, workspace):
    rows = tuple(Answers({"item": f"Punkt {number}"}) for number in range(400))
    workspace.agreements.save(planned.id, planned.answers.with_answer("items", rows), planned.revision)
    page = show(stored(workspace, planned))
    editor = page.desk.form.box("items").editor
    assert len(editor.cards) < 100
    page.desk.form.restore_place(("items.notes", 399, 0))
    types("til sidst")
    assert notes(page, 399) == "til sidst"
    assert len(page.agreement.answers.rows("items")) == 400


def test_items_are_added_moved_and_removed(show, planned):
    page = show(planned)
    editor = page.desk.form.box("items").editor
    editor.add_row()
    types("Eventuelt")
    editor.move_row(-1)
    assert page.agreement.answers.rows("items")[9].text("item") == "Eventuelt"
    assert focused() is editor.cards[9].editors["item"].part()
    editor.remove_row()
    assert len(page.agreement.answers.rows("items")) == 10
    for _ in range(4):
        page.undo()
    assert [stop.title for stop in stops(page.agreement.answers) if stop.row == 9] == [
        "Opfølgning, næste møde og kontakt indtil da"
    ]


# Concluding.


def test_what_is_missing_stops_the_conclusion_and_leads_to_its_field(show, planned):
    page = show(planned)
    page.do_main()
    panel = page.conclude_panel
    assert panel.isVisibleTo(page)
    assert not panel.seal_button.isEnabled()
    missing = next(finding for finding in panel._findings if finding.field == "conclusion")
    panel.field_wanted.emit(missing)
    types("Enige om planen")
    page.desk.judge()
    assert not any(finding.field == "conclusion" for finding in panel._findings)


def test_a_task_still_in_its_line_is_in_the_way(show, ready):
    page = show(ready)
    page.to_task_line()
    types("leder: stol")
    page.do_main()
    assert not page.conclude_panel.seal_button.isEnabled()
    assert any("Opgaven i linjen" in words for words in page.conclude_panel.words())


def test_each_reader_shows_consent_and_what_is_left_out(show, ready):
    page = show(ready)
    page.do_main()
    states = {reader: chip.text() for reader, chip in page.conclude_panel._states.items()}
    assert states[Reader.EMPLOYER] == "Samtykke gælder"
    assert states[Reader.UNION] == "Samtykke mangler"
    assert states[Reader.CITIZEN] == "Kræver ikke samtykke"
    assert "Svar på indbydelsen" in page.conclude_panel._left_out[Reader.EMPLOYER].text()


def test_two_presses_of_one_key_conclude_and_show_all_papers(show, ready, workspace):
    page = show(ready)
    page.do_main()
    page.do_main()
    kept = stored(workspace, ready)
    assert kept.status is Status.SEALED
    assert page.papers.isVisibleTo(page)
    papers = [(row.paper.title, row.paper.recipient, bool(row.paper.pdf)) for row in page.papers.rows]
    assert ("Mødereferat", "Borger", True) in papers
    assert ("Mødereferat", "Arbejdsplads", True) in papers
    assert page.desk.read_only
    focused_words = notes(page, 0)
    page.desk.form.focus_field("conclusion")
    assert notes(page, 0) == focused_words


def test_all_papers_are_saved_in_one_go_and_the_note_is_copied(show, ready, stage, tmp_path, workspace):
    page = show(ready)
    page.do_main()
    page.do_main()
    folder = tmp_path / "papirer"
    folder.mkdir()
    stage.ask.answers.append(folder)
    page.papers.save_all()
    assert len(list(folder.glob("*.pdf"))) == len(page.papers.wanted())
    page.papers.copy_note()
    assert "Arbejdet genoptages gradvist" in QApplication.clipboard().text()
    QApplication.clipboard().clear()


def test_concluded_minutes_are_amended_in_a_version_of_their_own_with_its_reason(show, ready, workspace, stage):
    page = show(ready)
    page.do_main()
    page.do_main()
    page.amend()
    draft = workspace.agreements.agreement(stage.went[-1].id)
    assert (draft.version, draft.editable) == (2, True)
    assert stored(workspace, ready).status is Status.SEALED
    again = show(draft)
    assert "Skriv, hvorfor det ændres" in again.notice.words()
    again.desk.form.focus_field("conclusion")
    types("Rettet: ")
    assert again.leave()
    again.show_differences()
    assert stage.went[-1] == Place("differences", draft.id)


def test_minutes_of_the_wrong_person_have_their_own_way(show, ready, stage):
    page = show(ready)
    page.do_main()
    page.do_main()
    next(one for one in page.actions_here() if one.words == "Forkert person eller tekst").run()
    assert stage.went[-1] == Place("wrong_minutes", ready.id)


def test_escape_closes_the_panel_first_and_then_leads_back(show, ready, stage):
    page = show(ready)
    page.do_main()
    press(Key.Key_Escape)
    assert not page.conclude_panel.isVisibleTo(page)
    press(Key.Key_Escape)
    assert stage.backs == 1


