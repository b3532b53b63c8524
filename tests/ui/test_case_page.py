"""A case and its tabs: what is shown, what the keys and buttons do, what stays when something changes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.consent import Counterparty
from caseworker_app.schemes.case_forms import case_answers
from tests.archives import FixedClock
from tests.ui.stage import (
    SOEREN,
    Stage,
    citizen,
    consent_to,
    drop_on,
    focused,
    named,
    nameless,
    open_case,
    plan_for,
    signed,
    words_in,
)
from ui import places
from ui.pages.case_page import CasePage
from ui.pages.case_sections.documents import DocumentsSection
from ui.pages.case_sections.history import HistorySection
from ui.places import Place
from ui.widgets.chips import Chip
from ui.widgets.course import CourseChart

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG_NAME = "Alexandrine Marie-Louise Christensdatter Vestergaard-Østergaard Junior af Nordfyn"
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


def page_on(stage: Stage, case: Case, part: str = "overview") -> CasePage:
    return stage.show_page(CasePage(stage.shell, places.case(case.id, part)))


def chips(root: QWidget) -> list[str]:
    return [chip.text() for chip in root.findChildren(Chip) if chip.isVisibleTo(root)]


def choose_of_row(root: QWidget, name: str) -> None:
    """An entry of the menu of a row."""
    root.findChildren(QAction, name)[-1].trigger()


def press(root: QWidget, name: str) -> None:
    button = named(root, name)
    assert isinstance(button, QPushButton)
    button.click()


def choose(menu: QMenu, words: str) -> None:
    entry: QAction = next(action for action in menu.actions() if action.text() == words)
    entry.trigger()


def write(stage: Stage, case: Case, text: str, **more: object) -> None:
    words = Answers({"about": stage.space.today, "text": text})
    stage.shell.do(lambda: stage.space.cases.write_note(case.id, words, **more))


def test_the_head_says_who_where_and_since_when(stage: Stage, case: Case):
    shown = words_in(page_on(stage, case).header)
    assert {"Søren Ødum", "f. 02.07.1971", "620771-••••", "Sygemeldt · uge 11"} <= set(shown)
    assert (
        "Pædagogisk leder, Øster Skole · 37 timer · sag 2026-0001 · første fraværsdag 14. september 2026 "
        "(bekræftet af arbejdsgiveren)"
    ) in shown


def test_the_eye_shows_the_number_for_a_while_and_the_history_tells(stage: Stage, case: Case, qtbot: QtBot):
    page = page_on(stage, case)
    page.header.eye.setFocus()
    qtbot.keyClick(page.header.eye, Qt.Key.Key_Space)
    assert page.header.cpr_shown().text() == "620771-1234"
    assert page.header.hiding.interval() == 20_000
    assert stage.space.overview.history(case.id)[0].what == "CPR-nummer vist"
    page.header.hiding.start(1)
    qtbot.waitUntil(lambda: page.header.cpr_shown().text() == "620771-••••")
    assert page.header.eye.accessibleName() == "Vis CPR-nummer i 20 sekunder"


def test_the_eye_hides_again_when_it_is_pressed_twice(stage: Stage, case: Case):
    page = page_on(stage, case)
    page.header.eye.click()
    page.header.eye.click()
    assert page.header.cpr_shown().text() == "620771-••••"
    assert [line.what for line in stage.space.overview.history(case.id)].count("CPR-nummer vist") == 1


def test_marks_tell_what_must_not_be_forgotten(stage: Stage):
    careful = citizen("Zeynep Öztürk", "620771-1234", protected=True, no_digital_post=True, interpreter="tyrkisk")
    page = page_on(stage, open_case(stage.space, careful))
    assert {"Navne- og adressebeskyttelse", "Fritaget for Digital Post", "Tolk: tyrkisk"} <= set(chips(page.header))


def test_consents_at_a_glance_follow_what_happens(stage: Stage, case: Case):
    page = page_on(stage, case)
    consent = consent_to(stage.space, case.id)
    stage.shell.do(lambda: stage.space.agreements.reopen(consent.id))
    assert not any("Arbejdsplads" in words for words in chips(page.header))
    signed(stage.space, consent_to(stage.space, case.id))
    write(stage, case, "Nyt")
    assert "Arbejdsplads: gyldigt" in chips(page.header)


def test_keys_turn_the_tabs(stage: Stage, case: Case, qtbot: QtBot):
    page = page_on(stage, case)
    qtbot.keyClick(page.tabs, Qt.Key.Key_Tab, CONTROL)
    assert page.current == "parties"
    qtbot.keyClick(focused(), Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert page.current == "notes"
    assert page.place == places.case(case.id, "notes")
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.current == "documents"


def test_tabs_count_what_is_in_them(stage: Stage, case: Case):
    page = page_on(stage, case)
    assert page.tabs.tabText(5) == "Notater"
    write(stage, case, "Talt med borgeren.")
    assert page.tabs.tabText(5) == "Notater 1"


def test_consents_are_a_place_of_their_own(stage: Stage, case: Case):
    assert page_on(stage, case, "consents").current == "parties"


def test_a_note_is_one_key_away(stage: Stage, case: Case, qtbot: QtBot):
    page = page_on(stage, case)
    qtbot.keyClick(page.tabs, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert stage.went == [Place("note", case.id)]


def test_a_new_agreement_is_chosen_from_the_menu_and_opened(stage: Stage, case: Case):
    page = page_on(stage, case)
    choose(page.header.new.menu(), "Aftale om delvis raskmelding")
    [draft] = stage.space.agreements.of_case(case.id)
    assert (draft.scheme, stage.went) == ("partial_return", [places.agreement(draft.id)])


def test_without_a_plan_a_sentence_stands_where_the_course_would(stage: Stage, case: Case):
    page = page_on(stage, case)
    assert not page.findChildren(CourseChart)
    assert any("Der er ingen plan i kraft" in words for words in words_in(page))


def test_the_course_shows_the_agreed_weeks(stage: Stage, case: Case):
    plan_for(stage.space, case.id)
    page = page_on(stage, case)
    [chart] = page.findChildren(CourseChart)
    agreed = stage.space.overview.course(case.id)
    assert [point.hours for point in chart.course().planned] == [float(week.planned or 0) for week in agreed]
    assert chart.course().today == pytest.approx(10)
    assert "Aftalt fra" in chart.accessibleDescription()


def test_what_comes_next_leads_to_its_step(stage: Stage, case: Case):
    plan = plan_for(stage.space, case.id)
    page = page_on(stage, case)
    press(page.section("overview"), f"step:document:{plan.id}")
    assert stage.went == [Place("signing", plan.id)]


def test_people_are_shown_by_role_and_removed_when_sure(stage: Stage, case: Case):
    for role, name in (("union", "HK Odense"), ("line_manager", "Anne Winther")):
        stage.space.parties.take_part(case.id, Answers({"role": role, "name": name}))
    page = page_on(stage, case, "parties")
    shown = words_in(page.section("parties"))
    assert shown.index("Anne Winther") < shown.index("HK Odense")
    anne = next(one for one in stage.space.cases.case(case.id).participants if one.name == "Anne Winther")
    stage.ask.answers = [False]
    choose_of_row(page, f"remove:{anne.id}")
    assert "Anne Winther" in words_in(page)
    stage.ask.answers = [True]
    choose_of_row(page, f"remove:{anne.id}")
    assert "Anne Winther" not in words_in(page.section("parties"))
    assert "Anne Winther" in stage.ask.asked[-1]


def test_a_new_consent_knows_its_counterparty(stage: Stage, case: Case):
    page = page_on(stage, case, "parties")
    button = named(page, "new-consent")
    assert isinstance(button, QPushButton)
    choose(button.menu(), "Arbejdsplads")
    [draft] = stage.space.agreements.of_case(case.id)
    assert draft.answers.text("counterparty") == Counterparty.EMPLOYER.value
    assert draft.answers.text("name").startswith("Øster Skole")
    assert stage.went == [places.agreement(draft.id)]


def test_a_consent_says_what_to_whom_and_how_long(stage: Stage, case: Case):
    signed(stage.space, consent_to(stage.space, case.id))
    section = page_on(stage, case, "parties").section("parties")
    shown = words_in(section)
    assert any(words.startswith("Arbejdsplads: Øster Skole") for words in shown)
    assert "Mødedato og deltagere, Skånehensyn, Arbejdstid og optrapning" in shown
    assert "Kommunen må give · Må drøftes på møde · 23.11.2026 til 22.11.2027" in shown
    assert chips(section) == ["Gyldigt"]


@pytest.mark.parametrize(("days", "state"), [(0, "Gyldigt"), (340, "Udløber 22.11.2027"), (365, "Udløbet 22.11.2027")])
def test_a_consent_ages(stage: Stage, case: Case, clock: FixedClock, days: int, state: str):
    signed(stage.space, consent_to(stage.space, case.id))
    clock.advance(days=days)
    assert chips(page_on(stage, case, "parties").section("parties")) == [state]


def test_a_consent_that_waits_is_signed_and_withdrawn_from_the_register(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    page = page_on(stage, case, "parties")
    assert chips(page.section("parties")) == ["Ikke givet endnu"]
    press(page, f"sign:{consent.id}")
    menu = next(menu for menu in page.findChildren(QMenu) if any("ilbage" in a.text() for a in menu.actions()))
    menu.actions()[0].trigger()
    assert stage.went == [Place("signing", consent.id), Place("withdrawal", consent.id)]


def test_renewing_a_consent_opens_its_next_version(stage: Stage, case: Case):
    consent = signed(stage.space, consent_to(stage.space, case.id))
    page_on(stage, case, "parties").findChild(QAction, f"renew:{consent.id}").trigger()
    newest = stage.space.agreements.of_case(case.id)[0]
    assert (newest.version, newest.thread) == (2, consent.thread)
    assert stage.went == [places.agreement(newest.id)]


def test_the_cursor_stays_on_its_button_when_the_tab_is_filled_anew(stage: Stage, case: Case):
    page = page_on(stage, case, "parties")
    named(page, "new-consent").setFocus()
    write(stage, case, "Noget andet skete.")
    assert focused() is named(page, "new-consent")


def test_an_agreement_tells_who_is_missing_and_since_when(stage: Stage, case: Case, clock: FixedClock):
    plan = plan_for(stage.space, case.id)
    clock.advance(days=9)
    section = page_on(stage, case, "agreements").section("agreements")
    shown = words_in(section)
    assert any("forseglet for 9 dage siden" in words for words in shown)
    assert any(plan.number in words and plan.fingerprint in words for words in shown)
    assert f"0 af {len(plan.signers)} underskrevet" in chips(section)
    press(section, f"sign:{plan.id}")
    assert stage.went == [Place("signing", plan.id)]


def test_versions_stand_under_the_newest(stage: Stage, case: Case):
    plan = signed(stage.space, plan_for(stage.space, case.id))
    stage.space.agreements.new_version(plan.id)
    shown = words_in(page_on(stage, case, "agreements").section("agreements"))
    titles = [words for words in shown if words.startswith("Aftale om delvis raskmelding")]
    assert titles == ["Aftale om delvis raskmelding, version 2", "Aftale om delvis raskmelding, version 1"]


def test_a_draft_is_thrown_away_only_when_sure(stage: Stage, case: Case):
    draft, _ = stage.space.agreements.start(case.id, "partial_return")
    page = page_on(stage, case, "agreements")
    stage.ask.answers = [False, True]
    press(page, f"discard:{draft.id}")
    assert stage.space.agreements.of_case(case.id)
    press(page, f"discard:{draft.id}")
    assert stage.space.agreements.of_case(case.id) == []
    assert "Ingen aftaler endnu" in words_in(page)


def test_a_signed_plan_offers_a_follow_up(stage: Stage, case: Case):
    plan = signed(stage.space, plan_for(stage.space, case.id))
    press(page_on(stage, case, "agreements"), f"follow:{plan.id}")
    newest = stage.space.agreements.of_case(case.id)[0]
    assert (newest.scheme, newest.status) == ("hours_follow_up", Status.DRAFT)


def documents_of(page: CasePage) -> DocumentsSection:
    section = page.section("documents")
    assert isinstance(section, DocumentsSection)
    return section


def test_files_are_dropped_into_the_case(stage: Stage, case: Case, tmp_path: Path):
    scan, note = tmp_path / "scan.pdf", tmp_path / "notat.xlsx"
    scan.write_bytes(PDF)
    note.write_bytes(b"words")
    section = documents_of(page_on(stage, case, "documents"))
    drop_on(section.drop, scan, note)
    assert [file.name for file in stage.space.attachments.of_case(case.id)] == ["scan.pdf"]
    assert section.notice.words() == (
        "notat.xlsx: Programmet tager imod PDF, Word (DOCX), ODT, tekst (TXT) og billeder (PNG, JPEG, TIFF)."
    )
    assert "scan.pdf" in words_in(section)
    drop_on(section, scan)
    assert len(stage.space.attachments.of_case(case.id)) == 2
    assert section.notice.words() == "1 fil er lagt i sagen."


def test_words_dragged_from_elsewhere_are_no_files(stage: Stage, case: Case):
    section = documents_of(page_on(stage, case, "documents"))
    dragged = QMimeData()
    dragged.setText("bare tekst")
    QApplication.sendEvent(section, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged,
                                               Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))  # fmt: skip
    assert stage.space.attachments.of_case(case.id) == []


def test_a_picture_is_looked_at_and_a_copy_of_it_kept(stage: Stage, case: Case, tmp_path: Path, qtbot: QtBot):
    picture = QImage(3000, 2000, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    path = tmp_path / "ark.png"
    assert picture.save(str(path))
    file, _ = stage.space.attachments.add(case.id, path)
    section = documents_of(page_on(stage, case, "documents"))
    press(section, f"view:{file.id}")
    assert section.paper.isVisible()
    assert 0 < section.paper.picture.pixmap().width() <= 1600
    stage.ask.answers = [tmp_path / "kopi.png"]
    section.paper.save.click()
    assert (tmp_path / "kopi.png").read_bytes() == path.read_bytes()
    qtbot.keyClick(section.paper.shut, Qt.Key.Key_Escape)
    assert not section.paper.isVisible()
    assert focused() is named(section, f"view:{file.id}")


def test_a_sealed_copy_is_looked_at_as_it_was_sealed(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    section = documents_of(page_on(stage, case, "documents"))
    menu = next(menu for menu in section.findChildren(QMenu) if "Borger" in menu.actions()[0].text())
    menu.actions()[0].trigger()
    assert section.paper.pages.page_count() == consent.copies[0].pages
    assert "Borger" in section.paper.accessibleName()


def test_printing_opens_above_the_papers_and_closes_again(stage: Stage, case: Case):
    consent = consent_to(stage.space, case.id)
    section = documents_of(page_on(stage, case, "documents"))
    press(section, f"print:{consent.id}")
    assert section.printing is not None
    assert section.printing.isVisible()
    section.printing.closed.emit()
    assert section.printing is None
    assert focused() is named(section, f"print:{consent.id}")


def test_notes_stand_newest_first_and_corrected_ones_can_be_read(stage: Stage, case: Case):
    write(stage, case, "Første samtale.")
    write(stage, case, "Anden samtale, mandag.")
    wrong = stage.space.cases.notes(case.id)[0]
    write(stage, case, "Anden samtale, tirsdag.", replaces=wrong.id)
    page = page_on(stage, case, "notes")
    section = page.section("notes")
    texts = [words for words in words_in(section) if "samtale" in words]
    assert texts == ["Anden samtale, tirsdag.", "Første samtale."]
    newest = stage.space.cases.notes(case.id)[0]
    press(section, f"earlier:{newest.id}")
    assert "Anden samtale, mandag." in words_in(section)
    press(section, f"correct:{newest.id}")
    assert stage.went == [Place("note", case.id, str(newest.id))]


def test_a_very_long_note_does_not_stretch_the_page(stage: Stage, case: Case):
    write(stage, case, "Ord og flere ord. " * 3500)
    section = page_on(stage, case, "notes").section("notes")
    [box] = section.findChildren(QPlainTextEdit)
    assert box.isReadOnly()
    assert len(box.toPlainText()) > 60_000
    assert box.height() < 600


def test_many_notes_are_shown_when_asked_for(stage: Stage, case: Case):
    for number in range(30):
        write(stage, case, f"Notat {number}")
    section = page_on(stage, case, "notes").section("notes")
    assert "Notat 0" not in words_in(section)
    more = next(button for button in section.findChildren(QPushButton) if button.text() == "Vis alle 30 notater")
    more.click()
    assert "Notat 0" in words_in(section)


def test_the_history_is_read_in_sentences_and_filtered(stage: Stage, case: Case, qtbot: QtBot):
    consent_to(stage.space, case.id)
    section = page_on(stage, case, "history").section("history")
    assert isinstance(section, HistorySection)
    said = [str(section.model.index(row, 2).data()) for row in range(section.model.rowCount())]
    assert said == [
        "Samtykke, 2026-0001-01: forseglet", "Samtykke, 2026-0001-01: kladde begyndt", "Sag 2026-0001 oprettet",
    ]  # fmt: skip
    qtbot.keyClicks(section.search, "forseg")
    assert [section.model.index(row, 2).data() for row in range(section.model.rowCount())] == said[:1]


def test_a_closed_case_can_only_be_read_and_reopened(stage: Stage, case: Case):
    stage.space.cases.close(case.id, Answers({"on": stage.space.today, "outcome": "same_job"}))
    page = page_on(stage, case)
    assert not page.header.new.isEnabled()
    assert "Afsluttet 23.11.2026: Tilbage i samme job" in chips(page.header)
    stage.ask.answers = [True]
    choose(page.header.more.menu(), "Genåbn sagen")
    assert page.header.new.isEnabled()
    assert [action.text() for action in page.header.more.menu().actions()] == ["Ret oplysninger", "Afslut sagen"]


def test_the_next_deadline_stands_in_the_head(stage: Stage, case: Case):
    assert "Næste: Første samtale, 15 dage over" in chips(page_on(stage, case).header)


@pytest.mark.parametrize("part", ["overview", "parties", "agreements", "documents", "notes", "history"])
def test_every_control_has_a_name(stage: Stage, case: Case, part: str):
    plan_for(stage.space, case.id)
    write(stage, case, "Talt sammen.")
    stage.space.parties.take_part(case.id, Answers({"role": "gp", "name": "Lægehuset"}))
    assert nameless(page_on(stage, case, part)) == []


@pytest.mark.parametrize("part", ["overview", "parties", "agreements", "documents", "notes", "history"])
def test_long_names_never_make_the_page_wider_than_the_window(stage: Stage, part: str):
    case = open_case(stage.space, citizen(LONG_NAME, "620771-1234", workplace=f"{LONG_NAME} A/S", job_title=LONG_NAME))
    signed(stage.space, consent_to(stage.space, case.id))
    stage.resize(1000, 700)
    page = page_on(stage, case, part)
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_correcting_the_facts_is_seen_at_once(stage: Stage, case: Case):
    page = page_on(stage, case)
    answers = case_answers(replace(case)).with_answer("job_title", "Viceskoleleder")
    stage.shell.do(lambda: stage.space.cases.correct(case.id, answers))
    assert any(words.startswith("Viceskoleleder, Øster Skole") for words in words_in(page.header))
    assert SOEREN.text("job_title") == "Pædagogisk leder"


def test_a_month_without_anything_new_is_no_problem(stage: Stage, case: Case, clock: FixedClock):
    plan_for(stage.space, case.id)
    clock.at += timedelta(days=400)
    assert page_on(stage, case).findChildren(CourseChart)
