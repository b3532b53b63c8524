"""Forms as pages: nothing typed is lost, refusals stand at their field, one key does it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseStatus
from caseworker_app.errors import DiskFull
from tests.archives import FixedClock
from tests.ui.stage import (
    SOEREN,
    Stage,
    citizen,
    consent_to,
    drop_on,
    focused,
    nameless,
    open_case,
    plan_for,
    words_in,
)
from ui import places
from ui.pages.case_form_pages import ClosingPage, EditCasePage, NewCasePage, NotePage
from ui.pages.form_page import FormPage
from ui.pages.participant_page import ParticipantPage
from ui.pages.signing_page import SigningPage
from ui.pages.withdrawal_page import WithdrawalPage
from ui.places import Place

PDF = b"%PDF-1.7\n%%EOF\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


def new_case(stage: Stage) -> NewCasePage:
    return stage.show_page(NewCasePage(stage.shell, places.NEW_CASE))


def note_on(stage: Stage, case: Case, part: str = "") -> NotePage:
    return stage.show_page(NotePage(stage.shell, Place("note", case.id, part)))


def put(page: FormPage, key: str, words: str, qtbot: QtBot) -> None:
    """Typed into a field by its keys."""
    part = page.form.box(key).editor.part()
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(part, words)


def pick(page: FormPage, key: str, value: object) -> None:
    """Chosen in a field."""
    page.form.take(page.draft.answers.with_answer(key, value))


def submit(page: FormPage, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)


def editor(page: FormPage, key: str) -> QWidget:
    return page.form.box(key).editor.part()


def said_at(page: FormPage, key: str) -> list[str]:
    return [finding.words for finding in page.form.box(key).visible_findings()]


def fill_new_case(page: NewCasePage, qtbot: QtBot, cpr: str = "620771-1234") -> None:
    typed = {"cpr": cpr, "name": "Søren Ødum", "first_absence_day": "14.09.2026", "workplace": "Øster Skole",
             "job_title": "Leder"}  # fmt: skip
    for key, words in typed.items():
        put(page, key, words, qtbot)


def test_a_new_case_is_written_and_opened_by_keyboard(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    assert focused() is editor(page, "way")
    fill_new_case(page, qtbot)
    submit(page, qtbot)
    [went] = stage.went
    made = stage.space.cases.case(went.id)
    assert (made.citizen.name, made.first_absence_day, made.number) == ("Søren Ødum", date(2026, 9, 14), "2026-0001")
    assert stage.told == ["Sagen er oprettet."]
    assert page.leave()
    assert not stage.space.drafts.exists("case:new")


def test_the_birth_date_is_shown_while_the_number_is_typed(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    put(page, "cpr", "620771-1234", qtbot)
    assert page.form.box("born").editor.value() == date(1971, 7, 2)


def test_what_is_missing_is_said_and_the_cursor_goes_there(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    put(page, "cpr", "620771-1234", qtbot)
    submit(page, qtbot)
    assert focused() is editor(page, "name")
    assert page.form.summary().isVisible()
    assert (stage.went, stage.space.overview.case_counts()) == ([], {})


def test_a_refusal_stands_at_its_field_until_that_is_changed(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    fill_new_case(page, qtbot)
    put(page, "first_absence_day", "24.12.2026", qtbot)
    submit(page, qtbot)
    refusal = "Første fraværsdag ligger ude i fremtiden."
    assert said_at(page, "first_absence_day") == [refusal]
    assert focused() is editor(page, "first_absence_day")
    assert page.draft.answers.text("name") == "Søren Ødum"
    put(page, "job_title", "Lærer", qtbot)
    assert said_at(page, "first_absence_day") == [refusal]
    put(page, "first_absence_day", "14.09.2026", qtbot)
    assert said_at(page, "first_absence_day") == []
    submit(page, qtbot)
    assert stage.went[0].page == "case"


def test_what_is_typed_waits_for_the_next_time(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    put(page, "text", "Ringet til lederen om", qtbot)
    page.cancel_button.click()
    assert stage.backs == 1
    assert stage.told == ["Det skrevne er gemt og venter, til du kommer igen."]
    again = note_on(stage, case)
    assert again.draft.answers.text("text") == "Ringet til lederen om"
    assert again.notice.words() == "Det, du var begyndt på, er hentet frem igen."


def test_typing_is_saved_by_itself(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    with qtbot.waitSignal(page.autosave.saved, timeout=3000):
        put(page, "text", "Gemt uden at spørge", qtbot)
    assert stage.space.drafts.read(f"note:{case.id}", Answers()).text("text") == "Gemt uden at spørge"
    assert page.save_state.text().startswith("Kladde gemt")


def test_a_disk_without_room_is_told_and_the_page_stays(
    stage: Stage, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    page = note_on(stage, case)
    put(page, "text", "Vigtigt", qtbot)

    def full(key: str, answers: Answers) -> None:
        raise DiskFull("Der er ikke plads på drevet.")

    with monkeypatch.context() as patch:
        patch.setattr(stage.space.drafts._store, "keep_draft", full)
        page.cancel_button.click()
    assert stage.backs == 0
    assert page.save_state.text() == "Ikke gemt: Der er ikke plads på drevet."
    page.cancel_button.click()
    assert stage.backs == 1


def test_throwing_away_asks_first(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    put(page, "text", "Forkert sag", qtbot)
    assert page.autosave.flush()
    stage.ask.answers = [False, True]
    page.discard_button.click()
    assert stage.space.drafts.exists(f"note:{case.id}")
    page.discard_button.click()
    assert page.leave()
    assert not stage.space.drafts.exists(f"note:{case.id}")
    assert (stage.backs, len(stage.ask.asked)) == (1, 2)


def test_a_note_is_signed_and_dated(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    assert focused() is editor(page, "text")
    qtbot.keyClicks(focused(), "Talt med borgeren.")
    submit(page, qtbot)
    [note] = stage.space.cases.notes(case.id)
    assert (note.text, note.about, note.author) == ("Talt med borgeren.", stage.space.today, "Sagsbehandler Sørensen")
    assert stage.went == [places.case(case.id, "notes")]


def test_a_note_about_tomorrow_is_refused_where_the_day_stands(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    qtbot.keyClicks(focused(), "I morgen")
    put(page, "about", "24.11.2026", qtbot)
    submit(page, qtbot)
    assert said_at(page, "about") == ["Et notat kan ikke handle om en dag, der ikke er kommet."]
    assert stage.space.cases.notes(case.id) == []


def test_a_long_note_with_signs_of_all_kinds_is_kept_whole(stage: Stage, case: Case, qtbot: QtBot):
    words = "Møde 🙂 مرحبا Łukasz – “citat” " * 2000
    page = note_on(stage, case)
    pick(page, "text", words)
    submit(page, qtbot)
    assert stage.space.cases.notes(case.id)[0].text == words.strip()


def test_a_correction_replaces_and_has_a_draft_of_its_own(stage: Stage, case: Case, qtbot: QtBot):
    wrong, _ = stage.space.cases.write_note(case.id, Answers({"about": stage.space.today, "text": "Mandag"}))
    page = note_on(stage, case, str(wrong.id))
    assert page.draft.answers.text("text") == "Mandag"
    put(page, "text", "Tirsdag", qtbot)
    assert page.autosave.flush()
    assert not stage.space.drafts.exists(f"note:{case.id}")
    submit(page, qtbot)
    [note] = stage.space.cases.notes(case.id)
    assert (note.text, note.replaces) == ("Tirsdag", wrong.id)
    assert not stage.space.drafts.exists(f"note:{wrong.id}")


def test_facts_are_corrected_from_what_they_are(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(EditCasePage(stage.shell, Place("edit_case", case.id)))
    assert page.draft.answers.text("name") == "Søren Ødum"
    assert not any(notice.isVisible() for notice in page.alike_notices.values())
    put(page, "name", "Søren Ødum Holm", qtbot)
    submit(page, qtbot)
    assert stage.space.cases.case(case.id).citizen.name == "Søren Ødum Holm"
    assert stage.backs == 1


def test_a_part_is_added(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(ParticipantPage(stage.shell, Place("participant", case.id)))
    pick(page, "role", "line_manager")
    put(page, "name", "Anne Winther", qtbot)
    submit(page, qtbot)
    assert [one.name for one in stage.space.cases.case(case.id).participants] == ["Anne Winther"]
    assert stage.went == [places.case(case.id, "parties")]


def test_a_case_is_closed_with_its_outcome(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(ClosingPage(stage.shell, Place("closing", case.id)))
    submit(page, qtbot)
    assert stage.space.cases.case(case.id).status is CaseStatus.OPEN
    pick(page, "outcome", "same_job")
    submit(page, qtbot)
    assert stage.space.cases.case(case.id).status is CaseStatus.CLOSED


def test_a_problem_without_a_field_stands_above_the_form(stage: Stage, case: Case, qtbot: QtBot):
    page = stage.show_page(ParticipantPage(stage.shell, Place("participant", case.id)))
    pick(page, "role", "gp")
    put(page, "name", "Lægehuset", qtbot)
    stage.space.cases.close(case.id, Answers({"on": stage.space.today, "outcome": "same_job"}))
    submit(page, qtbot)
    assert page.notice.words() == "Sagen er afsluttet. Genåbn den, hvis noget skal ændres."
    assert page.draft.answers.text("name") == "Lægehuset"


def test_a_withdrawal_is_noted_with_day_and_channel(stage: Stage, case: Case, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    page = stage.show_page(WithdrawalPage(stage.shell, Place("withdrawal", consent.id)))
    assert any("Samtykke, nr. 2026-0001-01, version 1 · Søren Ødum, f. 02.07.1971" in words for words in words_in(page))
    pick(page, "channel", "telephone")
    submit(page, qtbot)
    gone = stage.space.agreements.agreement(consent.id)
    assert gone.status is Status.WITHDRAWN
    assert gone.withdrawal is not None
    assert gone.withdrawal.received_by == "Sagsbehandler Sørensen"


def signing(stage: Stage, agreement_id: object, part: str = "") -> SigningPage:
    return stage.show_page(SigningPage(stage.shell, Place("signing", agreement_id, part)))  # type: ignore[arg-type]


def test_signing_begins_with_the_first_who_is_missing_beside_the_page(stage: Stage, case: Case, qtbot: QtBot):
    plan = plan_for(stage.space, case.id)
    page = signing(stage, plan.id)
    first = stage.space.agreements.missing_roles(plan)[0]
    answers = page.draft.answers
    assert (answers.text("role"), answers.text("name"), answers.date("signed_on")) == (
        first.key, first.name, stage.space.today,
    )  # fmt: skip
    assert page.pages.isVisible()
    assert page.pages.page_count() >= 1
    submit(page, qtbot)
    after = stage.space.agreements.agreement(plan.id)
    assert [signature.role for signature in after.signatures] == [first.key]
    assert (stage.backs, stage.told) == (1, ["Underskriften er noteret."])


def test_the_name_follows_the_role_until_another_is_typed(stage: Stage, qtbot: QtBot):
    made = open_case(stage.space)
    stage.space.parties.take_part(made.id, Answers({"role": "line_manager", "name": "Anne Winther"}))
    plan = plan_for(stage.space, made.id)
    page = signing(stage, plan.id)
    roles = {role.name: role.key for role in stage.space.agreements.missing_roles(plan)}
    page.form.box("role").editor.show_value(roles["Anne Winther"])
    page.form.box("role").editor.changed.emit()
    assert page.draft.answers.text("name") == "Anne Winther"
    put(page, "name", "Bo Vikar", qtbot)
    page.form.box("role").editor.show_value(roles["Søren Ødum"])
    page.form.box("role").editor.changed.emit()
    assert page.draft.answers.text("name") == "Bo Vikar"


def test_a_scan_that_is_dropped_goes_with_the_signature(stage: Stage, case: Case, qtbot: QtBot, tmp_path: Path):
    consent = consent_to(stage.space, case.id)
    scan = tmp_path / "samtykke.pdf"
    scan.write_bytes(PDF)
    page = signing(stage, consent.id)
    drop_on(page.drop, scan)
    assert page.scan_notice.words() == "samtykke.pdf følger med underskriften."
    again = signing(stage, consent.id)
    assert again.scan_notice.words() == "samtykke.pdf følger med underskriften."
    submit(again, qtbot)
    [signature] = stage.space.agreements.agreement(consent.id).signatures
    assert stage.space.attachments.content(signature.attachment_id) == PDF


def test_a_wrong_scan_is_refused_where_it_was_dropped(stage: Stage, case: Case, tmp_path: Path):
    consent = consent_to(stage.space, case.id)
    (tmp_path / "tom.pdf").touch()
    page = signing(stage, consent.id)
    drop_on(page.drop, tmp_path / "tom.pdf")
    assert page.scan_notice.words() == "Filen er tom."
    assert stage.space.attachments.of_case(case.id) == []


def test_a_yes_by_word_of_mouth_must_be_described(stage: Stage, case: Case, qtbot: QtBot):
    consent = consent_to(stage.space, case.id)
    page = signing(stage, consent.id)
    pick(page, "method", "oral")
    submit(page, qtbot)
    assert focused() is editor(page, "note")
    assert stage.space.agreements.agreement(consent.id).signatures == ()


def test_a_signature_from_before_the_page_was_made_is_refused(
    stage: Stage, case: Case, qtbot: QtBot, clock: FixedClock
):
    clock.at += timedelta(days=3)
    consent = consent_to(stage.space, case.id)
    page = signing(stage, consent.id)
    put(page, "signed_on", "23.11.2026", qtbot)
    submit(page, qtbot)
    assert said_at(page, "signed_on") == ["Underskriften ligger før den dag, siden blev lavet."]


def test_nothing_to_sign_is_said(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    stage.space.agreements.sign(consent.id, Answers({
        "role": "citizen", "name": "Søren Ødum", "method": "paper", "signed_on": stage.space.today,
    }))  # fmt: skip
    page = signing(stage, consent.id)
    assert page.notice.words() == "Der mangler ingen underskrifter."
    assert not page.submit_button.isEnabled()


def test_the_cursor_comes_back_after_the_lock(stage: Stage, case: Case, qtbot: QtBot):
    page = note_on(stage, case)
    put(page, "text", "Halvt skrevet", qtbot)
    kept = page.cursor_place()
    assert page.leave()
    again = note_on(stage, case)
    editor(again, "about").setFocus()
    again.restore_cursor(kept)
    assert focused() is editor(again, "text")


def test_every_control_has_a_name(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    assert nameless(new_case(stage)) == []
    assert nameless(signing(stage, consent.id)) == []
    assert citizen("En anden", "700385-1234") != SOEREN
