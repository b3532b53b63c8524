"""All papers, and the archive in numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from tests.archives import FixedClock
from tests.ui.stage import Stage, citizen, consent_to, focused, nameless, open_case, signed, words_in
from ui import places
from ui.pages.documents_page import DocumentsPage
from ui.pages.overview_page import OverviewPage


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


def page_on(stage: Stage) -> DocumentsPage:
    return stage.show_page(DocumentsPage(stage.shell, places.DOCUMENTS))


def listed(page: DocumentsPage, column: int = 1) -> list[str]:
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def test_papers_without_signature_come_first(stage: Stage, case: Case):
    other = open_case(stage.space, citizen("Åse Brønnum", "700385-1234"))
    signed(stage.space, consent_to(stage.space, case.id))
    consent_to(stage.space, other.id)
    page = page_on(stage)
    assert [button.text() for button in page.choices.values()] == ["Mangler underskrift 1", "Alle 2", "Bilag 0"]
    assert (listed(page), listed(page, 3)) == (["Åse Brønnum"], ["0 af 1 underskrevet"])
    page.choices["all"].click()
    assert listed(page) == ["Åse Brønnum", "Søren Ødum"]
    assert listed(page, 3) == ["0 af 1 underskrevet", "Underskrevet"]


def test_an_empty_archive_says_what_will_stand_here(stage: Stage):
    assert "Ingen dokumenter her" in words_in(page_on(stage))


def test_papers_are_searched_and_opened_by_keyboard(stage: Stage, case: Case, qtbot: QtBot):
    other = open_case(stage.space, citizen("Åse Brønnum", "700385-1234"))
    consent_to(stage.space, case.id)
    wanted = consent_to(stage.space, other.id)
    page = page_on(stage)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(focused(), Qt.Key.Key_F, both)
    qtbot.keyClicks(focused(), "åse")
    assert listed(page) == ["Åse Brønnum"]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert stage.went == [places.agreement(wanted.id)]
    qtbot.keyClicks(page.search, " findes ikke")
    assert "Ingen dokumenter passer til søgningen" in words_in(page)


def test_a_file_leads_to_the_papers_of_its_case(stage: Stage, case: Case, tmp_path: Path, qtbot: QtBot):
    page = page_on(stage)
    scan = tmp_path / "lægebrev.pdf"
    scan.write_bytes(b"%PDF-1.7\n")
    stage.shell.do(lambda: stage.space.attachments.add(case.id, scan))
    page.choices["files"].click()
    assert listed(page, 0) == ["lægebrev.pdf"]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert stage.went == [places.case(case.id, "documents")]


def test_numbers_are_counted_and_follow_what_happens(stage: Stage, case: Case, clock: FixedClock):
    consent = consent_to(stage.space, case.id)
    clock.advance(days=15)
    page = stage.show_page(OverviewPage(stage.shell, places.OVERVIEW))
    assert {bar.words: bar.count for bar in page.cases.bars()} == {
        "Sygemeldt": 1, "I risiko for sygemelding": 0, "I arbejde uden sygemelding": 0,
    }  # fmt: skip
    assert page.unsigned.text() == "1 dokument mangler underskrift. 1 af dem i mere end 14 dage."
    words = {"role": "citizen", "name": "Søren Ødum", "method": "paper", "signed_on": stage.space.today}
    stage.shell.do(lambda: stage.space.agreements.sign(consent.id, Answers(words)))
    assert page.unsigned.text() == "0 dokumenter mangler underskrift."
    assert {bar.words: bar.count for bar in page.consents.bars()}["Gyldigt"] == 1
    assert "Gyldigt: 1" in page.consents.accessibleDescription()


def test_closed_cases_are_told_beside_the_open_ones(stage: Stage, case: Case):
    page = stage.show_page(OverviewPage(stage.shell, places.OVERVIEW))
    stage.shell.do(lambda: stage.space.cases.close(case.id, Answers({"on": stage.space.today, "outcome": "same_job"})))
    assert page.closed.text() == "1 afsluttet sag"
    assert sum(bar.count for bar in page.cases.bars()) == 0


def test_every_control_has_a_name(stage: Stage, case: Case):
    consent_to(stage.space, case.id)
    assert nameless(page_on(stage)) == []
    assert nameless(stage.show_page(OverviewPage(stage.shell, places.OVERVIEW))) == []
