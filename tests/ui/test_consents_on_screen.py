"""The matrix, the stop with its ways on, the receipt, a part taken back and a file for a party, by real keys."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment, Case
from caseworker_app.domain.document import Reader
from caseworker_app.services.handouts import Way
from caseworker_app.texts import DANISH
from tests.ui.stage import Stage, consent_to, open_case, signed
from ui import places
from ui.pages.agreement_page import AgreementPage
from ui.pages.agreement_parts.seal_panel import Gap
from ui.pages.case_page import CasePage
from ui.pages.case_sections.consent_matrix import ConsentMatrix
from ui.pages.giving_page import GivingPage
from ui.pages.withdrawal_page import ReceiptPage, WithdrawalPage
from ui.places import Place

Key = Qt.Key
REASON = "Borgeren bad selv om det"


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


@pytest.fixture
def plan(stage: Stage, case: Case) -> Agreement:
    agreements = stage.space.agreements
    basis = agreements._desk.basis(case)
    draft, _ = agreements.start(case.id, "partial_return")
    agreements.save(draft.id, agreements.scheme(draft).sample(basis), draft.revision)
    return agreements.agreement(draft.id)


def matrix_of(stage: Stage, case: Case) -> ConsentMatrix:
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "consents")))
    [shown] = page.findChildren(ConsentMatrix)
    shown.setFocus()
    return shown


def test_the_matrix_is_walked_with_arrows_and_read_aloud(stage: Stage, case: Case):
    consent = signed(stage.space, consent_to(stage.space, case.id))
    shown = matrix_of(stage, case)
    QTest.keyClick(shown, Key.Key_Down)
    assert shown.words_of(shown.currentIndex()) == (
        f"Arbejdsplads, Skånehensyn: samtykket gælder til {DANISH.date(consent.ends)}. Enter åbner det."
    )
    assert shown.currentItem().text() == "Ja"
    assert not shown.currentItem().icon().isNull()
    QTest.keyClick(shown, Key.Key_Return)
    assert stage.went == [places.agreement(consent.id)]


def test_an_empty_cell_begins_a_consent_and_an_impossible_one_does_nothing(stage: Stage, case: Case):
    shown = matrix_of(stage, case)
    QTest.keyClick(shown, Key.Key_Down)
    QTest.keyClick(shown, Key.Key_Right)
    assert "bliver ikke delt" in shown.words_of(shown.currentIndex())
    QTest.keyClick(shown, Key.Key_Space)
    assert stage.went == []
    QTest.keyClick(shown, Key.Key_Up)
    QTest.keyClick(shown, Key.Key_Space)
    [begun] = stage.space.agreements.of_case(case.id)
    assert begun.answers.text("counterparty") == "union"


def stop_on(stage: Stage, plan: Agreement) -> tuple[AgreementPage, Gap]:
    page = stage.show_page(AgreementPage(stage.shell, places.agreement(plan.id)))
    page.open_seal()
    [gap] = page.findChildren(Gap)
    return page, gap


def test_the_stop_offers_to_leave_the_party_out(stage: Stage, plan: Agreement):
    page, gap = stop_on(stage, plan)
    gap.leave_button.click()
    assert page.seal_panel.words() == []
    assert Reader.EMPLOYER not in page.seal_panel.readers


def test_the_stop_leads_to_the_form_that_is_to_be_signed(stage: Stage, case: Case, plan: Agreement):
    unsigned = consent_to(stage.space, case.id)
    _, gap = stop_on(stage, plan)
    gap.print_button.click()
    assert stage.went == [Place("agreement", unsigned.id, "print")]
    page = stage.show_page(AgreementPage(stage.shell, stage.went[0]))
    assert page.print_panel.isVisibleTo(page)


def test_a_reason_lets_it_pass_and_goes_along_to_the_printer(stage: Stage, plan: Agreement, tmp_path: Path):
    page, gap = stop_on(stage, plan)
    gap.reason.button.click()
    gap.reason.line.setText("nej")
    QTest.keyClick(gap.reason.line, Key.Key_Return)
    assert gap.reason.problem() == "Skriv begrundelsen lidt længere, mindst 10 tegn."
    gap.reason.line.setText(REASON)
    QTest.keyClick(gap.reason.line, Key.Key_Return)
    page.seal_panel.seal_button.click()
    assert stage.space.agreements.agreement(plan.id).status is Status.SEALED
    stage.ask.answers.append(tmp_path)
    row = next(row for row in page.print_panel.rows if row.reader is Reader.EMPLOYER)
    assert row.copies == 1
    page.print_panel.save_copies()
    given = {one.reader: one.reason for one in stage.space.handouts.of_case(plan.case_id)}
    assert given == {"citizen": "", "employer": REASON}


def test_all_copies_stand_side_by_side_with_what_they_leave_out(stage: Stage, plan: Agreement):
    page, _ = stop_on(stage, plan)
    page.seal_panel.compare_button.click()
    columns = page.beside_each_other.columns
    assert [one.reader for one in columns] == list(page.scheme.readers)
    left_out = {one.reader: one.left_out.words() for one in columns}
    assert left_out[Reader.CITIZEN] == ""
    assert left_out[Reader.DOCTOR] == "CPR-nummer · Adresse · Sygedagpenge til hjælp"


def test_a_part_is_taken_back_and_the_receipt_shown(stage: Stage, case: Case, plan: Agreement, tmp_path: Path):
    consent = signed(stage.space, consent_to(stage.space, case.id))
    sealed, _ = stage.space.agreements.seal(plan.id, (Reader.CITIZEN, Reader.EMPLOYER))
    stage.space.agreements.handed_out(sealed, (Reader.EMPLOYER,), Way.PRINTED)
    page = stage.show_page(WithdrawalPage(stage.shell, Place("withdrawal", consent.id)))
    page.form.take(page.draft.answers.with_answer("scope", "part"))
    page.submit()
    assert stage.space.agreements.agreement(consent.id).status is Status.SIGNED
    page.form.take(page.draft.answers.with_answer("kinds", ("accommodations",)))
    page.submit()
    [narrower] = [row.agreement for row in stage.space.consents.register(case.id)]
    assert stage.went[-1] == Place("receipt", narrower.id)
    receipt = stage.show_page(ReceiptPage(stage.shell, stage.went[-1]))
    path = tmp_path / "kvittering.pdf"
    stage.ask.answers.append(path)
    receipt.parallel.click()
    receipt.out.save_it()
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert sealed.number in text
    assert "The Danish text applies." in text


PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def a_file(stage: Stage, case: Case, tmp_path: Path) -> Attachment:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PDF)
    return stage.space.attachments.add(case.id, path)[0]


def test_a_file_passes_the_gate_too(stage: Stage, case: Case, a_file: Attachment, tmp_path: Path):
    page = stage.show_page(GivingPage(stage.shell, Place("giving", case.id, str(a_file.id))))
    filled = Answers({"party": "employer", "purpose": "follow_up", "kinds_employer": ("working_hours",)})
    page.form.take(filled)
    page.submit()
    assert page.consent_button.isVisibleTo(page)
    assert stage.space.handouts.of_case(case.id) == ()
    signed(stage.space, consent_to(stage.space, case.id))
    stage.ask.answers.extend([True, tmp_path / "ud.pdf"])
    page.submit()
    assert (tmp_path / "ud.pdf").read_bytes() == PDF
    [given] = stage.space.handouts.of_case(case.id)
    assert (given.reader, given.title, given.reason) == ("employer", "plan.pdf", "")
    assert stage.backs == 1
