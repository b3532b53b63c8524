"""A meeting is planned, its letters go out, answers are noted, it is moved and called off, by real keys."""

from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.services.handouts import Way
from caseworker_app.services.meeting_papers import Letter
from caseworker_app.services.meetings import MeetingState, plan_draft
from caseworker_app.settings import AGENDA, CASEWORKER
from tests.ui.stage import Stage, citizen, consent_to, focused, named, nameless, open_case, signed, words_in
from ui import places
from ui.forms.scheme_form import SchemeForm
from ui.pages.meeting_letters_page import MeetingLettersPage
from ui.pages.meeting_plan_page import CancelMeetingPage, MeetingCasePage, MeetingPlanPage, MoveMeetingPage
from ui.pages.meeting_plan_parts.recipient import Recipient
from ui.pages.meeting_preparation_page import PreparationPage
from ui.pages.page import Page
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.printing import printer_to_file

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_PRINTER = Outlet(names=lambda: (), open=lambda name, duplex: printer_to_file(Path(name)))


@pytest.fixture
def case(stage: Stage) -> Case:
    stage.space.office.change(CASEWORKER, "Maja Holst")
    case = open_case(stage.space)
    for role, name in (("line_manager", "Lone Bech"), ("union", "Jens Juhl")):
        stage.space.parties.take_part(case.id, Answers({"role": role, "name": name, "organisation": "Øster Skole"}))
    return stage.space.cases.case(case.id)


@pytest.fixture
def page(stage: Stage, case: Case) -> MeetingPlanPage:
    return stage.show_page(MeetingPlanPage(stage.shell, places.new_meeting(case.id)))


def planned(stage: Stage, case: Case, **changes: object) -> Agreement:
    return stage.space.meetings.plan(case.id, Answers({"place": "Mødelokale 2", **changes}))[0]


def meetings(stage: Stage, case: Case) -> list[Agreement]:
    return [row.agreement for row in stage.space.meetings.of_case(case.id)]


def type_in(page: MeetingPlanPage | MoveMeetingPage, key: str, words: str) -> None:
    """The words instead of those that stand there."""
    page.form.focus_field(key)
    QTest.keyClick(focused(), Key.Key_A, CONTROL)
    QTest.keyClick(focused(), Key.Key_Delete)
    QTest.keyClicks(focused(), words)
    QTest.keyClick(focused(), Key.Key_Tab)


def told(form: SchemeForm, key: str) -> tuple[str, ...]:
    """What is said at a field."""
    return form.box(key).marks.words() + form.box(key).notes.words()


def test_a_talk_is_registered_with_few_actions(stage: Stage, case: Case, page: MeetingPlanPage):
    """From the case: one key to the page, Tab to the day, three answers, one key to keep it."""
    actions = 1
    for words in ("", "", "23-11-2026", "10", "10.30"):
        QTest.keyClicks(focused(), words)
        if words != "10.30":
            QTest.keyClick(focused(), Key.Key_Tab)
            actions += 1
    QTest.keyClick(focused(), Key.Key_Return, CONTROL)
    actions += 1
    [kept] = meetings(stage, case)
    assert (kept.answers.date("day"), kept.answers.time("starts")) == (date(2026, 11, 23), time(10))
    assert stage.went == [places.meeting(kept.id)]
    assert actions <= 8


def test_planning_keeps_the_answers_and_goes_on_to_the_letters(stage: Stage, case: Case, page: MeetingPlanPage):
    type_in(page, "place", "Mødelokale 2")
    type_in(page, "purpose", "At aftale arbejdstiden")
    page.submit()
    [kept] = meetings(stage, case)
    assert kept.answers.text("purpose") == "At aftale arbejdstiden"
    assert [row.text("name") for row in kept.answers.rows("people")] == [
        "Søren Ødum", "Maja Holst", "Lone Bech", "Jens Juhl",
    ]  # fmt: skip
    assert stage.went == [places.letters(kept.id)]
    assert not stage.space.drafts.exists(plan_draft(case.id))


def test_what_is_typed_waits_when_the_page_is_left(stage: Stage, case: Case, page: MeetingPlanPage):
    type_in(page, "purpose", "At se på planen")
    assert page.leave()
    again = stage.show_page(MeetingPlanPage(stage.shell, places.new_meeting(case.id)))
    assert again.draft.answers.text("purpose") == "At se på planen"
    assert meetings(stage, case) == []


@pytest.mark.parametrize(("starts", "ends", "said"), [
    ("10", "9", "før det begynder"), ("23", "1", "ikke gå over midnat"), ("10", "99", "kan ikke læses"),
])  # fmt: skip
def test_hours_that_cannot_be_are_said_at_the_field(page, stage: Stage, case: Case, starts: str, ends: str, said: str):
    type_in(page, "starts", starts)
    type_in(page, "ends", ends)
    page.submit()
    assert any(said in words for words in told(page.form, "ends"))
    assert meetings(stage, case) == []
    assert page.form.current_place()[0] == "ends"


@pytest.mark.parametrize(("day", "said"), [
    ("25-12-2026", "Vælg en anden dag"), ("28-11-2026", "weekend"), ("20-11-2026", "Dagen er gået"),
])  # fmt: skip
def test_the_calendar_is_looked_at(page: MeetingPlanPage, day: str, said: str):
    type_in(page, "day", day)
    assert any(said in words for words in told(page.form, "day"))


def test_another_meeting_of_the_same_caseworker_is_told(stage: Stage, case: Case, page: MeetingPlanPage):
    other = open_case(stage.space, citizen("Karen Holm", "620772-1234"))
    planned(stage, other, day=date(2026, 11, 30), starts=time(9, 30), ends=time(10, 30))
    type_in(page, "ends", "10.15")
    type_in(page, "starts", "9.15")
    assert any("Karen Holm" in words for words in told(page.form, "starts"))
    type_in(page, "starts", "8")
    type_in(page, "ends", "9")
    assert not told(page.form, "starts")


def test_a_meeting_of_yesterday_is_registered_and_written(stage: Stage, case: Case, page: MeetingPlanPage):
    type_in(page, "day", "20-11-2026")
    assert page.submit_button.text() == "Notér mødet"
    page.submit()
    [kept] = meetings(stage, case)
    assert stage.went == [places.meeting(kept.id)]


def test_nobody_and_one_alone_make_no_meeting(stage: Stage, case: Case, page: MeetingPlanPage):
    page._set_people(page.draft.answers.rows("people")[:1])
    page.submit()
    assert any("mindst to" in words for words in told(page.form, "people"))
    page._set_people(())
    page.submit()
    assert any("mangler" in words for words in told(page.form, "people"))
    assert meetings(stage, case) == []


def paste(page: MeetingPlanPage, key: str, words: str) -> None:
    page.form.focus_field(key)
    QApplication.clipboard().setText(words)
    QTest.keyClick(focused(), Key.Key_V, CONTROL)


def test_a_whole_mail_in_a_line_is_told_and_kept(stage: Stage, case: Case, page: MeetingPlanPage):
    paste(page, "purpose", "x" * 10_000)
    page.submit()
    assert any("der er plads til 200" in words for words in told(page.form, "purpose"))
    assert page.leave()
    assert stage.space.drafts.read(plan_draft(case.id), Answers()).text("purpose") == "x" * 10_000
    assert meetings(stage, case) == []


def test_strange_letters_are_told_and_kept(stage: Stage, case: Case, page: MeetingPlanPage):
    paste(page, "purpose", "Mødet 😀 om planen")
    QTest.keyClick(focused(), Key.Key_Tab)
    assert any("😀" in words for words in told(page.form, "purpose"))
    page.submit()
    [kept] = meetings(stage, case)
    assert kept.answers.text("purpose") == "Mødet 😀 om planen"


def test_the_guard_reads_the_purpose(stage: Stage, case: Case, page: MeetingPlanPage):
    type_in(page, "purpose", "At tale om depression")
    page.submit()
    assert any("depression" in words for words in told(page.form, "purpose"))
    page.form.box("purpose").notes.buttons()[0].click()
    assert any("Forbudte oplysninger" in words or "§" in words for words in words_in(page.form.box("purpose").notes))


def test_the_consent_of_each_is_seen_and_led_to(stage: Stage, case: Case, page: MeetingPlanPage):
    signed(stage.space, consent_to(stage.space, case.id))
    page.followed(page.draft.answers)
    shown = words_in(page.consents)
    assert "Lone Bech: Samtykke i orden" in shown
    assert "Jens Juhl: Samtykke mangler" in shown
    named(page.consents, "consent:3").click()
    [begun] = [one for one in stage.space.agreements.of_case(case.id) if one.editable]
    assert begun.answers.text("counterparty") == "union"
    assert stage.went == [places.agreement(begun.id)]


def test_a_consent_to_be_signed_is_printed_from_here(stage: Stage, case: Case, page: MeetingPlanPage):
    unsigned = consent_to(stage.space, case.id, "union")
    page.followed(page.draft.answers)
    named(page.consents, "form:3").click()
    assert stage.went == [Place("agreement", unsigned.id, "print")]


def test_somebody_is_left_out_and_taken_in_again(stage: Stage, page: MeetingPlanPage):
    named(page.consents, "out:3").click()
    assert [row.text("name") for row in page.draft.answers.rows("people")][-1] == "Lone Bech"
    [button] = [one for one in page.adder.findChildren(QPushButton) if one.text() == "Tilføj Jens Juhl"]
    button.click()
    assert page.draft.answers.rows("people")[-1].text("name") == "Jens Juhl"
    assert page.draft.answers.rows("people")[-1].text("person")


def test_somebody_of_the_register_is_found_by_typing(stage: Stage, page: MeetingPlanPage):
    stage.space.parties.add(Answers({"kind": "union", "sector": "private", "name": "Faglig Hus"}))
    line = page.adder.finder.line
    line.setFocus()
    QTest.keyClicks(line, "faglig")
    QTest.keyClick(line, Key.Key_Return)
    assert page.draft.answers.rows("people")[-1].text("name") == "Faglig Hus"
    QTest.keyClicks(line, "qqqq")
    page.adder.finder.look()
    assert "Ingen i registret passer" in page.adder.finder.nothing.text()


def test_the_agenda_of_this_meeting_becomes_that_of_all(stage: Stage, page: MeetingPlanPage):
    page.form.take(page.draft.answers.with_answer("items", (Answers({"item": "Velkomst"}), Answers({"item": "Næste"}))))
    page.keep_agenda.click()
    assert stage.space.office.value(AGENDA) == "Velkomst\nNæste"


def test_from_anywhere_the_case_is_found_first(stage: Stage, case: Case):
    page = stage.show_page(MeetingCasePage(stage.shell, places.NEW_MEETING))
    QTest.keyClicks(focused(), "søren")
    QTest.keyClick(focused(), Key.Key_Return)
    assert stage.went == [places.new_meeting(case.id)]
    assert stage.shell.person.unsure == case.id
    assert page.is_done


# --- letters


def letters(stage: Stage, meeting: Agreement) -> MeetingLettersPage:
    return stage.show_page(MeetingLettersPage(stage.shell, places.letters(meeting.id), NO_PRINTER))


def to(page: MeetingLettersPage, name: str) -> Recipient:
    return next(one for one in page.recipients if one.person.name == name)


def text_of(pdf: bytes | Path, folder: Path) -> str:
    if isinstance(pdf, bytes):
        file = folder / "page.pdf"
        file.write_bytes(pdf)
        pdf = file
    return "\n".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)


@pytest.fixture
def with_consent(stage: Stage, case: Case) -> Case:
    signed(stage.space, consent_to(stage.space, case.id))
    return case


def test_letters_and_calendar_files_leave_in_one_go(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent, purpose="At aftale arbejdstiden")
    page = letters(stage, meeting)
    assert [one.person.name for one in page.recipients if one.is_wanted] == ["Søren Ødum", "Lone Bech"]
    stage.ask.answers.append(tmp_path)
    QTest.keyClick(page, Key.Key_S, CONTROL)
    saved = sorted(path.suffix for path in tmp_path.iterdir() if path.suffix in (".pdf", ".ics"))
    assert saved == [".ics", ".ics", ".pdf", ".pdf"]
    [entry] = [path for path in tmp_path.glob("*-3.ics")]
    assert "At aftale arbejdstiden" in entry.read_text(encoding="utf-8")
    [letter] = [path for path in tmp_path.glob("*-3.pdf")]
    assert "At aftale arbejdstiden" in text_of(letter, tmp_path)
    given = stage.space.handouts.of_case(with_consent.id)
    assert {(one.recipient, one.title) for one in given} >= {
        ("Lone Bech", Letter.INVITATION.value), ("Lone Bech", Letter.CALENDAR.value),
    }  # fmt: skip
    assert not any(one.is_wanted for one in page.recipients)


def test_who_may_not_be_told_gets_nothing_without_a_reason(stage: Stage, with_consent: Case, tmp_path: Path):
    page = letters(stage, planned(stage, with_consent))
    jens = to(page, "Jens Juhl")
    assert not jens.box.isEnabled()
    page.look_at(jens.number)
    assert page.pages.isHidden()
    jens.reason_line.button.click()
    jens.reason_line.line.setText("Borgeren bad selv om det")
    QTest.keyClick(jens.reason_line.line, Key.Key_Return)
    assert jens.is_wanted
    assert not page.pages.isHidden()
    stage.ask.answers.append(tmp_path)
    page.save_letters()
    reasons = {one.recipient: one.reason for one in stage.space.handouts.of_case(with_consent.id)}
    assert reasons["Jens Juhl"] == "Borgeren bad selv om det"
    assert reasons["Lone Bech"] == ""


def test_a_word_that_may_not_leave_stops_all_and_is_said(stage: Stage, with_consent: Case, tmp_path: Path):
    page = letters(stage, planned(stage, with_consent, purpose="At tale om depression"))
    page.save_letters()
    assert any("depression" in one.problem.text() for one in page.recipients)
    assert list(tmp_path.glob("*.ics")) == []
    assert stage.space.handouts.of_case(with_consent.id) == ()


def test_an_answer_given_on_the_telephone_is_noted(stage: Stage, with_consent: Case):
    meeting = planned(stage, with_consent)
    page = letters(stage, meeting)
    to(page, "Lone Bech").answer_button.click()
    form = to(page, "Lone Bech").open_answer()
    form.boxes["note"].editor.part().setFocus()
    QTest.keyClicks(focused(), "kommer lidt senere")
    QTest.keyClick(focused(), Key.Key_Return)
    assert stage.space.agreements.agreement(meeting.id).answers.rows("people")[2].text("answer") == "coming"
    assert "Kommer" in words_in(to(page, "Lone Bech"))
    line = stage.space.overview.history(with_consent.id)[0]
    assert "I telefonen: kommer lidt senere" in line.places["how"]


def test_moving_asks_why_and_offers_new_letters(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent)
    page = letters(stage, meeting)
    stage.ask.answers.append(tmp_path)
    page.save_letters()
    moving = stage.show_page(MoveMeetingPage(stage.shell, Place("move_meeting", meeting.id)))
    assert any("Lone Bech" in words for words in words_in(moving))
    moving.submit()
    assert told(moving.form, "reason")
    type_in(moving, "day", "2-12-2026")
    type_in(moving, "reason", "Lederen er på kursus")
    moving.submit()
    assert stage.went[-1] == places.letters(meeting.id)
    again = letters(stage, meeting)
    assert to(again, "Lone Bech").is_wanted
    assert stage.space.meeting_papers.letter_of(again.meeting, 2) is Letter.MOVED
    assert "Mødet er flyttet" in text_of(again._letter(to(again, "Lone Bech")), tmp_path)


def test_calling_off_tells_those_who_were_asked(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent)
    page = letters(stage, meeting)
    to(page, "Søren Ødum").box.setChecked(False)
    stage.ask.answers.append(tmp_path)
    page.save_letters()
    cancelling = stage.show_page(CancelMeetingPage(stage.shell, Place("cancel_meeting", meeting.id)))
    QTest.keyClicks(focused(), "Lederen er syg")
    QTest.keyClick(focused(), Key.Key_Return, CONTROL)
    assert cancelling.is_done
    again = letters(stage, meeting)
    assert stage.space.meetings.state(again.meeting) is MeetingState.CANCELLED
    assert [one.person.name for one in again.recipients if one.is_wanted] == ["Lone Bech"]
    text = text_of(again._letter(to(again, "Lone Bech")), tmp_path)
    assert "bliver ikke holdt" in text
    assert "syg" not in text
    assert "METHOD:CANCEL" in again._entry(to(again, "Lone Bech")).decode()


def test_older_files_are_replaced_only_when_asked(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent)
    page = letters(stage, meeting)
    name = stage.space.meeting_papers.file_name(meeting, 0, Letter.INVITATION)
    (tmp_path / name).write_text("Et andet brev", encoding="utf-8")
    stage.ask.answers += [tmp_path, False]
    page.save_letters()
    assert (tmp_path / name).read_text(encoding="utf-8") == "Et andet brev"
    assert stage.space.handouts.of_case(with_consent.id) == ()


def test_in_a_narrow_window_the_letter_takes_the_place_of_the_list(stage: Stage, with_consent: Case):
    stage.resize(800, 700)
    page = letters(stage, planned(stage, with_consent))
    assert not page.pages.isVisibleTo(page)
    to(page, "Lone Bech").look_button.click()
    assert page.pages.isVisibleTo(page)
    assert not page.save_button.isVisibleTo(page)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert focused() is to(page, "Lone Bech").look_button


def test_the_letters_are_printed(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent)
    outlet = Outlet(names=lambda: ("Kontoret",), open=lambda name, duplex: printer_to_file(tmp_path / "ud.pdf"))
    page = stage.show_page(MeetingLettersPage(stage.shell, places.letters(meeting.id), outlet))
    QTest.keyClick(page, Key.Key_P, CONTROL)
    assert len(PdfReader(tmp_path / "ud.pdf").pages) == 2
    assert {one.how for one in stage.space.handouts.of_case(with_consent.id)} == {Way.PRINTED.value}


def test_the_preparation_sheet_says_what_may_not_be_mentioned(stage: Stage, with_consent: Case, tmp_path: Path):
    meeting = planned(stage, with_consent)
    page = stage.show_page(PreparationPage(stage.shell, Place("preparation", meeting.id), NO_PRINTER))
    stage.ask.answers.append(tmp_path / "ark.pdf")
    QTest.keyClick(page, Key.Key_P, CONTROL)
    text = text_of(tmp_path / "ark.pdf", tmp_path)
    assert "Det må ikke nævnes" in text
    assert "Jens Juhl" in text


@pytest.mark.parametrize("make", [
    lambda shell, meeting: MeetingPlanPage(shell, places.new_meeting(meeting.case_id)),
    lambda shell, meeting: MeetingLettersPage(shell, places.letters(meeting.id), NO_PRINTER),
    lambda shell, meeting: MoveMeetingPage(shell, Place("move_meeting", meeting.id)),
    lambda shell, meeting: PreparationPage(shell, Place("preparation", meeting.id), NO_PRINTER),
    lambda shell, meeting: MeetingCasePage(shell, places.NEW_MEETING),
])  # fmt: skip
def test_every_control_says_what_it_is(stage: Stage, with_consent: Case, make):
    page: Page = stage.show_page(make(stage.shell, planned(stage, with_consent)))
    assert nameless(page) == []
