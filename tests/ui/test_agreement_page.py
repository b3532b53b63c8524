"""The page of an agreement with a real archive behind it: typing, copies, sealing, printing, coming back."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from caseworker_app.bootstrap import open_archive
from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.services.handouts import Way
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import DANISH
from tests.archives import PASSPHRASE, FixedClock
from tests.ui.stage import Stage, citizen, consent_to, fill_sample, open_case, signed
from ui import places
from ui.pages.agreement_page import AgreementPage
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.printing import page_count, printer_to_file
from ui.tasks import Done, Failed
from ui.widgets.save_state import Tone

Key, Modifier = Qt.Key, Qt.KeyboardModifier
HEALTH = "depression"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(stage: Stage) -> Workspace:
    return stage.space


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return open_case(workspace)


@pytest.fixture
def draft(workspace: Workspace, case: Case) -> Agreement:
    """A plan that could be sealed, were it not for the consent."""
    started, _ = workspace.agreements.start(case.id, "partial_return")
    return fill_sample(workspace, started, follow_ups=(FOLLOW_UP,))


FOLLOW_UP = Answers({"on": date(2026, 11, 27), "how": "meeting", "who": "Anne Winther"})


@pytest.fixture
def show(stage: Stage) -> Iterator[Callable[..., AgreementPage]]:
    """Puts the page of an agreement on the stage; afterwards none of its timers is left."""
    shown: list[AgreementPage] = []

    def made(agreement: Agreement, outlet: Outlet | None = None) -> AgreementPage:
        page = AgreementPage(stage.shell, places.agreement(agreement.id), outlet)
        shown.append(page)
        return stage.show_page(page)

    yield made
    for page in shown:
        if isValid(page):
            page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def types(page: AgreementPage, field: str, text: str) -> None:
    """Into a field, with real keys, after what stands there."""
    page.form.focus_field(field)
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def stored(workspace: Workspace, agreement: Agreement) -> Agreement:
    return workspace.agreements.agreement(agreement.id)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def page_words(page: AgreementPage, reader: Reader, qtbot) -> str:
    """What stands on the copy that is shown, as the next drawing has it."""
    page.preview.choose(reader)
    with qtbot.waitSignal(page.live.drawn, timeout=2000) as drawing:
        page.live.soon(page._wish())
    return words_of(drawing.args[0])


# Typing.


def test_what_is_typed_is_in_the_file_when_the_page_is_left(show, draft, workspace, tmp_path):
    page = show(draft)
    types(page, "place", " og hjemme i Årslev")
    assert page.leave()
    workspace.close()
    again = open_archive(tmp_path / "arkiv.fasthold", PASSPHRASE)
    assert again.agreements.agreement(draft.id).answers.text("place").endswith("og hjemme i Årslev")
    history = [line.what for line in again.overview.history(draft.case_id)]
    assert sum("kladde ændret" in line for line in history) == 1
    again.close()


def test_saves_by_itself_a_little_after_the_last_key(show, draft, workspace, qtbot):
    page = show(draft)
    assert page.head.save_state.text() == f"Gemt {draft.saved_at.astimezone():%H.%M.%S}"
    types(page, "contact", " og Bo")
    assert page.head.save_state.text() == "Gemmer …"
    qtbot.waitUntil(lambda: stored(workspace, draft).answers.text("contact") == "Anne Winther og Bo", timeout=3000)
    assert page.head.save_state.text().startswith("Gemt ")


def test_a_page_without_changes_leaves_no_line_of_history(show, draft, workspace):
    before = len(workspace.overview.history(draft.case_id))
    assert show(draft).leave()
    assert len(workspace.overview.history(draft.case_id)) == before


def test_typing_is_undone_and_done_again(show, draft, workspace):
    page = show(draft)
    types(page, "contact", " og Bo")
    press(Key.Key_Z, Modifier.ControlModifier)
    assert page.agreement.answers.text("contact") == "Anne Winther"
    assert not page.head.undo.isEnabled()
    press(Key.Key_Y, Modifier.ControlModifier)
    assert page.agreement.answers.text("contact") == "Anne Winther og Bo"
    page.head.undo.click()
    assert page.leave()
    assert stored(workspace, draft).answers.text("contact") == "Anne Winther"


def test_letters_in_hours_are_kept_and_stop_sealing_with_a_sentence(show, draft, workspace):
    page = show(draft)
    page.form.focus_field("plan.hours", 1)
    QApplication.focusWidget().selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "mange")
    assert page.leave()
    kept = stored(workspace, draft).answers.rows("plan")[1]["hours"]
    assert kept == Unread("mange")

    page.open_seal()
    assert not page.seal_panel.seal_button.isEnabled()
    assert any("“mange” kan ikke læses" in words for words in page.seal_panel.words())


def test_the_curve_follows_the_plan_and_shows_what_there_is_to_say(show, draft):
    page = show(draft)
    assert [bar.hours for bar in page.plan.curve.bars()] == [15, 18, 21, 26, 33, 37]
    page.form.focus_field("plan.hours", 4)
    QApplication.focusWidget().selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "34,5")
    bar = page.plan.curve.bars()[4]
    assert (bar.hours, bar.tone) == (34.5, Tone.WARN)
    assert "fraværet er 2,5 timer" in bar.tooltip


def test_the_tool_fills_the_plan_until_full_time(show, workspace, case):
    started, _ = workspace.agreements.start(case.id, "partial_return")
    page = show(started)
    page.plan.buttons["until_full"].click()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    rows = page.agreement.answers.rows("plan")
    assert rows[-1].hours("hours") == Decimal(37)
    assert len(page.plan.curve.bars()) == len(rows)
    page.undo()
    assert page.agreement.answers == started.answers
    page.redo()
    assert page.agreement.answers.rows("plan") == rows


def test_why_opens_the_rule_where_the_finding_stands(show, workspace, draft):
    hours = tuple(row.with_answer("hours", Decimal("34.5")) for row in draft.answers.rows("plan")[:1])
    workspace.agreements.save(draft.id, draft.answers.with_answer("plan", hours), draft.revision)
    page = show(draft)
    finding = next(finding for finding in page.form.findings() if finding.rule == "DEL-01")
    next(button for button in page.form.box("plan").notes.buttons()).click()
    panel = page._why
    assert panel is not None
    assert panel.isVisibleTo(page)
    assert panel.rule.settled
    assert "4 timers fravær" in panel.words.text()
    panel.close_button.click()
    assert page._why is None
    assert finding.row == 0


def test_a_rule_nobody_knows_says_so_in_its_own_colour(show, workspace, clock):
    clock.advance(days=80)
    case = open_case(workspace, citizen("Ida Holm", "650171-1234", first_absence_day=date(2027, 1, 4)))
    started, _ = workspace.agreements.start(case.id, "partial_return")
    page = show(fill_sample(workspace, started))
    notes = page.form.box("full_from").notes
    assert any("er ikke afklaret" in words for words in notes.words())
    notes.buttons()[0].click()
    assert not page._why.rule.settled
    assert page._why.rule.status == "Ikke afklaret"
    assert "ikke bekræftet" in page._why.words.text()


def test_what_is_missing_is_listed_with_the_way_to_it(show, workspace, case):
    started, _ = workspace.agreements.start(case.id, "partial_return")
    page = show(started)
    links = {link.text(): link for link in page.findings.missing.links()}
    assert {"Plan", "Opgaver i planperioden", "Daglig kontaktperson"} <= set(links)
    links["Daglig kontaktperson"].click()
    assert page.form.current_place()[0] == "contact"
    QTest.keyClicks(QApplication.focusWidget(), "Bo")
    assert "Daglig kontaktperson" not in [link.text() for link in page.findings.missing.links()]


# The copies.


def test_the_page_follows_what_is_typed(show, draft, qtbot):
    page = show(draft)
    page.preview.choose(Reader.EMPLOYER)
    types(page, "colleagues", " Blåbærgrød")
    with qtbot.waitSignal(page.live.drawn, timeout=2000) as drawing:
        pass
    assert "Blåbærgrød" in words_of(drawing.args[0])
    assert page.preview.view.page_count() >= 1


def test_the_workplace_does_not_get_what_is_not_its_own(show, draft, qtbot):
    page = show(draft)
    assert "620771-1234" in page_words(page, Reader.CITIZEN, qtbot)
    workplace = page_words(page, Reader.EMPLOYER, qtbot)
    assert "620771-1234" not in workplace
    assert "Åvej 4" not in workplace
    assert "Søren Ødum" in workplace
    assert "CPR-nummer" in page.preview.left_out.words()


def test_a_word_about_illness_is_stopped_and_named(show, draft):
    page = show(draft)
    types(page, "colleagues", f" {HEALTH}")
    assert any(HEALTH in words for words in page.form.box("colleagues").notes.words())
    page.open_seal()
    assert any(HEALTH in words for words in page.seal_panel.words())


def test_a_slow_drawing_never_holds_the_typing_and_an_old_one_is_dropped(show, stage, draft, qtbot):
    class Later:
        """Keeps the jobs until the test lets them go."""

        def __init__(self) -> None:
            self.jobs: list[Callable[[], None]] = []

        def run(self, work: Callable[[], object], done: Done, failed: Failed) -> None:
            self.jobs.append(lambda: done(work()))

    later = Later()
    stage.shell.tasks = later
    page = show(draft)
    drawn: list[bytes] = []
    page.live.drawn.connect(drawn.append)
    assert len(later.jobs) == 1
    types(page, "contact", " Æblegrød")
    qtbot.waitUntil(lambda: not page.live._timer.isActive(), timeout=2000)
    later.jobs.pop(0)()
    assert drawn == []
    later.jobs.pop(0)()
    assert ["Æblegrød" in words_of(pdf) for pdf in drawn] == [True]


# Sealing.


def test_a_missing_consent_stops_sealing_and_leads_to_a_new_one(show, stage, draft, workspace):
    page = show(draft)
    press(Key.Key_Return, Modifier.ControlModifier)
    assert page.seal_panel.words() == ["Der er intet samtykke til at give arbejdspladsen oplysninger."]
    page.seal()
    assert stored(workspace, draft).status is Status.DRAFT
    assert "intet samtykke" in page.seal_panel.notice.words()
    page.seal_panel.consent_asked.emit(Reader.EMPLOYER)
    begun = stored_consent(workspace, draft.case_id)
    assert stage.went[-1] == places.agreement(begun.id)
    assert begun.answers.text("counterparty") == "employer"


def stored_consent(workspace: Workspace, case_id: UUID) -> Agreement:
    return next(one for one in workspace.agreements.of_case(case_id) if one.scheme == "consent")


def test_without_the_workplaces_copy_no_consent_is_needed(show, draft, workspace):
    page = show(draft)
    page.open_seal()
    page.seal_panel.boxes[Reader.EMPLOYER].click()
    assert page.seal_panel.words() == []
    page.seal_panel.seal_button.click()
    copies = {copy.reader for copy in stored(workspace, draft).copies}
    assert copies == {Reader.CITIZEN, Reader.FILE}


def test_the_consent_card_says_what_is_missing_until_it_is_signed(show, draft, workspace, case):
    page = show(draft)
    page.preview.choose(Reader.EMPLOYER)
    assert page.preview.consent.isVisibleTo(page)
    assert "intet samtykke" in page.preview.consent.words()
    consent = consent_to(workspace, case.id)
    page._tell_about_copy()
    assert "ikke givet endnu" in page.preview.consent.words()
    assert page.preview.consent.button.text() == "Åbn samtykket"
    workspace_changes = workspace.agreements.sign(consent.id, SIGNATURE)[1]
    page.shell.changed.emit(workspace_changes)
    assert "gælder til" in page.preview.consent.words()


SIGNATURE = Answers({"role": "citizen", "name": "Søren Ødum", "method": "paper", "signed_on": date(2026, 11, 22)})


@pytest.fixture
def sealable(draft: Agreement, workspace: Workspace, case: Case) -> Agreement:
    signed(workspace, consent_to(workspace, case.id))
    return draft


def test_sealing_by_keyboard_keeps_the_bytes_that_were_shown(show, sealable, workspace, qtbot):
    page = show(sealable)
    types(page, "contact", " og Bo")
    press(Key.Key_Return, Modifier.ControlModifier)
    assert page.seal_panel.words() == []
    assert QApplication.focusWidget() is page.seal_panel.seal_button
    press(Key.Key_Return, Modifier.ControlModifier)

    kept = stored(workspace, sealable)
    assert kept.status is Status.SEALED
    assert kept.answers.text("contact") == "Anne Winther og Bo"
    assert {copy.reader for copy in kept.copies} == {Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE}
    page.preview.choose(Reader.EMPLOYER)
    with qtbot.waitSignal(page.live.drawn, timeout=2000) as drawing:
        page.live.now(page._wish())
    assert drawing.args[0] == workspace.paperwork.pdf(kept, Reader.EMPLOYER)
    assert "Kladde" not in words_of(drawing.args[0])
    assert page.print_panel.isVisibleTo(page)
    assert page.head.main.text() == "Notér underskrift"


def test_a_sealed_agreement_cannot_be_typed_in(show, sealable, workspace):
    page = show(sealable)
    page.open_seal()
    page.seal()
    before = stored(workspace, sealable).answers
    types(page, "contact", " og Bo")
    page.undo()
    assert page.leave()
    assert page.agreement.answers == before == stored(workspace, sealable).answers
    assert not page.head.undo.isVisibleTo(page)


def test_opened_again_it_can_be_typed_in(show, sealable, workspace):
    page = show(sealable)
    page.open_seal()
    page.seal()
    page.reopen()
    assert page.head.main.text() == "Forsegl og print"
    types(page, "contact", " og Bo")
    assert page.leave()
    assert stored(workspace, sealable).answers.text("contact") == "Anne Winther og Bo"


def test_who_has_a_paper_to_sign_is_named_before_it_is_opened_again(show, stage, sealable, workspace):
    page = show(sealable)
    page.open_seal()
    page.seal()
    workspace.agreements.handed_out(page.agreement, (Reader.EMPLOYER,), Way.PRINTED)
    stage.ask.answers.append(False)
    page.reopen()
    assert "Øster Skole" in stage.ask.asked[-1]
    assert not stored(workspace, sealable).editable
    stage.ask.answers.append(True)
    page.reopen()
    assert stored(workspace, sealable).editable


def test_a_signed_agreement_tells_who_signed_and_gets_a_new_version(show, stage, sealable, workspace, clock):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    clock.advance(days=3)
    page = show(sealed)
    assert "Mangler, 3 dage" in shown_words(page)
    press(Key.Key_Return, Modifier.ControlModifier)
    assert stage.went[-1] == Place("signing", sealed.id)
    signed(workspace, sealed)
    page._reload()
    assert "Underskrevet på papir 25.11.2026" in shown_words(page)
    assert page.head.main.text() == "Ny version"
    page.do_main()
    mine = (one for one in workspace.agreements.of_case(sealed.case_id) if one.thread == sealed.thread)
    newest = max(mine, key=lambda one: one.version)
    assert (newest.version, newest.status) == (2, Status.DRAFT)
    assert stage.went[-1] == places.agreement(newest.id)


def shown_words(page: AgreementPage) -> list[str]:
    """What the chips of the signers say."""
    return [chip.accessibleName() for chip in page._signers.findChildren(type(page.head.state))]


def test_a_scan_is_shown_without_leaving_the_archive(show, sealable, workspace, tmp_path):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN,))
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(workspace.paperwork.pdf(sealed, Reader.CITIZEN))
    attachment, _ = workspace.attachments.add(sealed.case_id, scan, sealed.id)
    workspace.agreements.sign(sealed.id, SIGNATURE, attachment.id)
    page = show(sealed)
    page._signers.scan_buttons[0].click()
    assert page.preview.notice.words() == "Her vises et bilag."
    assert page.preview.view.page_count() == page_count(scan.read_bytes())
    page.preview.notice.acted.emit()
    assert page.preview.notice.words() == ""


def test_a_withdrawn_agreement_is_stamped(show, sealable, workspace, qtbot):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    page = show(sealed)
    how = Answers({"on": date(2026, 11, 22), "channel": "telephone", "received_by": "Mette"})
    _, changes = workspace.agreements.withdraw(sealed.id, how)
    page.shell.changed.emit(changes)
    assert page.head.state.text() == "Tilbagekaldt · version 1"
    with qtbot.waitSignal(page.live.drawn, timeout=2000) as drawing:
        page.live.now(page._wish())
    assert "Tilbagekaldt" in words_of(drawing.args[0])
    assert page.head.main.text() == "Print eller gem"


# Somebody else.


def test_a_stale_revision_is_told_with_both_ways(show, draft, workspace):
    page = show(draft)
    types(page, "contact", " og Bo")
    workspace.agreements.save(draft.id, draft.answers.with_answer("contact", "Cilla"), draft.revision)
    assert not page.leave()
    assert page.stale.isVisibleTo(page)
    assert page.head.save_state.text() == "Ikke gemt"
    assert page.agreement.answers.text("contact") == "Anne Winther og Bo"

    page.stale.fetch.click()
    assert page.agreement.answers.text("contact") == "Cilla"
    assert page.leave()
    page.undo()
    assert page.agreement.answers.text("contact") == "Anne Winther og Bo"


def test_my_words_may_be_kept_over_the_others(show, draft, workspace):
    page = show(draft)
    types(page, "contact", " og Bo")
    workspace.agreements.save(draft.id, draft.answers.with_answer("contact", "Cilla"), draft.revision)
    assert not page.leave()
    page.stale.keep.click()
    assert stored(workspace, draft).answers.text("contact") == "Anne Winther og Bo"
    assert page.leave()
    assert not page.stale.isVisibleTo(page)


def test_news_from_elsewhere_are_shown_when_nothing_is_typed(show, draft, workspace, stage):
    page = show(draft)
    workspace.agreements.save(draft.id, draft.answers.with_answer("contact", "Cilla"), draft.revision)
    stage.shell.changed.emit(workspace.agreements.left(draft.id))
    assert page.form.box("contact").editor.value() == "Cilla"
    types(page, "contact", " og Bo")
    assert page.leave()
    assert stored(workspace, draft).answers.text("contact") == "Cilla og Bo"


def test_a_deleted_draft_leads_back_to_its_case(show, draft, workspace, stage):
    page = show(draft)
    stage.ask.answers.append(True)
    page.discard()
    assert stage.went[-1] == places.case(draft.case_id, "agreements")
    assert workspace.agreements.of_case(draft.case_id) == []


# Printing.


def outlet_to(path: Path) -> Outlet:
    return Outlet(lambda: ("Kontorets printer",), lambda name, duplex: printer_to_file(path, duplex=duplex))


def test_copies_are_printed_in_one_go_and_told_to_the_history(show, sealable, workspace, tmp_path):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    path = tmp_path / "out.pdf"
    page = show(sealed, outlet_to(path))
    page.open_print()
    rows = {row.reader: row for row in page.print_panel.rows}
    assert {reader for reader, row in rows.items() if row.copies} == {Reader.CITIZEN, Reader.EMPLOYER}
    rows[Reader.CITIZEN].count.setValue(2)
    page.print_panel.print_button.click()

    citizens, workplaces = (workspace.paperwork.pdf(sealed, reader) for reader in (Reader.CITIZEN, Reader.EMPLOYER))
    assert page_count(path.read_bytes()) == 2 * page_count(citizens) + page_count(workplaces)
    lines = [DANISH.say(line.what, **line.places) for line in workspace.overview.history(sealed.case_id)[:2]]
    assert lines == [f"{sealed.number}: printet, Arbejdsplads", f"{sealed.number}: printet, Borger"]


def test_without_a_printer_the_copies_are_saved_as_they_were_sealed(show, sealable, workspace, stage, tmp_path):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    page = show(sealed, Outlet(lambda: ()))
    page.open_print()
    assert not page.print_panel.print_button.isVisibleTo(page)
    folder = tmp_path / "ud"
    folder.mkdir()
    stage.ask.answers.append(folder)
    page.print_panel.save_button.click()
    names = {f"{sealed.number}-v1-{reader}.pdf" for reader in ("borger", "arbejdsplads")}
    assert {path.name for path in folder.iterdir()} == names
    kept = workspace.paperwork.pdf(sealed, Reader.EMPLOYER)
    assert (folder / f"{sealed.number}-v1-arbejdsplads.pdf").read_bytes() == kept
    lines = [DANISH.say(line.what, **line.places) for line in workspace.overview.history(sealed.case_id)[:2]]
    assert lines == [f"{sealed.number}: gemt som PDF, Arbejdsplads", f"{sealed.number}: gemt som PDF, Borger"]


def test_a_folder_that_cannot_be_written_is_told_on_the_panel(show, sealable, stage, tmp_path, workspace):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN,))
    page = show(sealed)
    page.open_print()
    stage.ask.answers.append(tmp_path / "findes ikke")
    before = len(workspace.overview.history(sealed.case_id))
    page.print_panel.save_button.click()
    assert "findes ikke længere" in page.print_panel.notice.words()
    assert len(workspace.overview.history(sealed.case_id)) == before


def test_no_copy_leaves_after_the_consent_is_withdrawn(show, sealable, workspace, tmp_path):
    sealed, _ = workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    page = show(sealed, outlet_to(tmp_path / "out.pdf"))
    page.open_print()
    how = Answers({"on": date(2026, 11, 22), "channel": "telephone", "received_by": "Mette"})
    workspace.agreements.withdraw(stored_consent(workspace, sealed.case_id).id, how)
    page.print_panel.print_button.click()
    assert "tilbagekaldt" in page.print_panel.notice.words()
    assert not (tmp_path / "out.pdf").exists()
    page.open_print()
    row = next(row for row in page.print_panel.rows if row.reader is Reader.EMPLOYER)
    assert not row.box.isEnabled()
    assert "tilbagekaldt" in row.note.text()


# Size and keys.


def test_the_page_takes_turns_with_the_form_in_a_small_window(show, stage, draft):
    page = show(draft)
    assert page.preview.isVisibleTo(page)
    stage.resize(900, 640)
    assert not page.preview.isVisibleTo(page)
    assert page.head.show_page.isVisibleTo(page)
    press(Key.Key_F7)
    assert page.preview.isVisibleTo(page)
    assert not page.form.isVisible()
    press(Key.Key_F7)
    assert page.form.isVisible()
    stage.resize(1300, 860)
    assert page.preview.isVisible()
    assert page.form.isVisible()


def test_f6_goes_to_the_page_and_back_to_the_cursor(show, draft):
    page = show(draft)
    page.form.focus_field("contact")
    press(Key.Key_F6)
    assert page.preview.isAncestorOf(QApplication.focusWidget())
    press(Key.Key_F6)
    assert page.form.current_place()[0] == "contact"


def test_the_cursor_comes_back_after_the_lock(show, draft):
    page = show(draft)
    page.form.focus_field("plan.hours", 2)
    place = page.cursor_place()
    again = show(draft)
    again.restore_cursor(place)
    assert again.form.current_place()[:2] == ("plan.hours", 2)


@pytest.mark.parametrize("scheme", ["partial_return", "hours_follow_up", "consent"])
def test_every_scheme_has_its_page(show, workspace, case, scheme, qtbot):
    started, _ = workspace.agreements.start(case.id, scheme)
    filled = fill_sample(workspace, started)
    page = show(filled)
    assert "Kladde" in page_words(page, Reader.CITIZEN, qtbot)
    assert page.head.crumb.text() == "Søren Ødum, f. 02.07.1971 / Aftaler"


@pytest.mark.parametrize("state", ["draft", "sealing", "printing", "sealed"])
def test_everything_one_can_reach_has_a_name(show, sealable, workspace, state):
    if state in ("printing", "sealed"):
        workspace.agreements.seal(sealable.id, (Reader.CITIZEN, Reader.EMPLOYER))
    page = show(sealable)
    {"sealing": page.open_seal, "printing": page.open_print}.get(state, page.focus_first)()
    reachable = [
        widget for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = []
    for widget in reachable:
        seen = QAccessible.queryAccessibleInterface(widget)
        if not seen.text(QAccessible.Text.Name).strip():
            nameless.append(widget)
    assert len(reachable) > 5
    assert nameless == []
