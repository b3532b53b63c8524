"""The guard on the screen: a word in its sentence, the suggestion, the reason, and files that name others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Case
from caseworker_app.domain.findings import Level
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.guard.reasons import KEPT
from tests.ui.stage import Stage, citizen, fill_sample, focused, named, nameless, open_case, words_in
from ui import places
from ui.pages.agreement_page import AgreementPage
from ui.pages.agreement_parts.copy_card import CopyPart
from ui.pages.case_page import CasePage
from ui.pages.case_sections.documents import DocumentsSection

REASON = "Borgeren har selv bedt om det."


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


@pytest.fixture
def show(stage: Stage, case: Case) -> Iterator[Callable[..., AgreementPage]]:
    shown: list[AgreementPage] = []

    def made(**changes: object) -> AgreementPage:
        begun, _ = stage.space.agreements.start(case.id, "partial_return")
        draft: Agreement = fill_sample(stage.space, begun, **changes)
        shown.append(AgreementPage(stage.shell, places.agreement(draft.id)))
        return stage.show_page(shown[-1])

    yield made
    for page in shown:
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def copy_part(page: AgreementPage) -> CopyPart:
    [part] = [card.copy_part for card in page.findings.cards() if card.copy_part is not None]
    return part


def level(page: AgreementPage) -> Level:
    [found] = [one for one in page.form.findings() if isinstance(one, CopyFinding)]
    return found.level


def test_the_word_is_marked_in_its_sentence_also_for_who_cannot_see(show: Callable[..., AgreementPage]) -> None:
    part = copy_part(show(colleagues="At timerne er nedsat. Hun har migræne om dagen."))
    assert part.sentence.text() == "Hun har <u><b>migræne</b></u> om dagen."
    assert part.sentence.accessibleName() == "Hun har migræne om dagen. Markeret: migræne"


def test_the_suggestion_is_used_and_undone(show: Callable[..., AgreementPage], qtbot: QtBot) -> None:
    page = show(colleagues="Fri for nattevagter på grund af migræne")
    copy_part(page).use_button.setFocus()
    qtbot.keyClick(copy_part(page).use_button, Qt.Key.Key_Space)
    assert page.agreement.answers.text("colleagues") == "Fri for nattevagter"
    assert not [card for card in page.findings.cards() if card.copy_part]
    page.undo()
    assert page.agreement.answers.text("colleagues") == "Fri for nattevagter på grund af migræne"
    assert not copy_part(page).use_button.isHidden()


def test_a_word_stays_with_a_reason_until_it_is_stopped_again(
    stage: Stage, show: Callable[..., AgreementPage], qtbot: QtBot
) -> None:
    page = show(colleagues="At hun har migræne")
    part = copy_part(page)
    part.reason_button.click()
    assert focused() is part.reason.line
    part.reason.line.setText("nej")
    qtbot.keyClick(part.reason.line, Qt.Key.Key_Return)
    assert part.reason.error.text() == "Skriv med mindst 10 tegn, hvorfor ordet skal blive stående."
    assert part.reason.line.text() == "nej"
    part.reason.line.setText(REASON)
    qtbot.keyClick(part.reason.line, Qt.Key.Key_Return)
    assert level(page) is Level.WARNS
    assert page.leave()
    stored = stage.space.agreements.agreement(page.agreement.id)
    assert stored.answers.rows(KEPT)[0].text("reason") == REASON
    copy_part(page).stop_button.click()
    assert level(page) is Level.BLOCKS


def test_a_number_has_no_way_on(show: Callable[..., AgreementPage]) -> None:
    part = copy_part(show(colleagues="Se 620771-1234"))
    buttons = (part.use_button, part.reason_button, part.stop_button)
    assert all(button.isHidden() for button in buttons)


def test_the_line_for_the_reason_closes_with_escape(show: Callable[..., AgreementPage], qtbot: QtBot) -> None:
    part = copy_part(show(colleagues="At hun har migræne"))
    part.reason_button.click()
    qtbot.keyClick(part.reason.line, Qt.Key.Key_Escape)
    assert part.reason.isHidden()
    assert focused() is part.reason_button
    assert not nameless(part)


@pytest.fixture
def section(stage: Stage, case: Case, tmp_path: Path) -> DocumentsSection:
    """The documents of a case with a letter that is about somebody else."""
    open_case(stage.space, citizen("Mette Holm", "700385-1234"))
    path = tmp_path / "brev.txt"
    path.write_text("Mette Holm, 700385-1234, har migræne.", encoding="utf-8")
    stage.space.attachments.add(case.id, path)
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "documents")))
    found = page.findChild(DocumentsSection)
    assert found is not None
    return found


def press(section: DocumentsSection, what: str) -> None:
    [file] = section.shell.workspace.attachments.of_case(section.case_id)
    button = named(section, f"{what}:{file.id}")
    if isinstance(button, QPushButton):
        button.click()
    else:
        button.trigger()


def test_it_asks_whom_the_file_is_about(section: DocumentsSection) -> None:
    assert "Filen nævner andre. Handler den om denne borger?" in words_in(section)
    press(section, "other")
    assert "Handler om en anden" in words_in(section)
    press(section, "mine")
    assert "Læst" in words_in(section)
    assert "Handler den om denne borger?" not in words_in(section)


def test_what_it_names_is_told_before_a_copy_leaves(stage: Stage, section: DocumentsSection, tmp_path: Path) -> None:
    section._show_file(stage.space.attachments.of_case(section.case_id)[0])
    assert section.paper.words.toPlainText() == "Mette Holm, 700385-1234, har migræne."
    assert "700385-••••" in section.notice.words()
    assert "en anden borger i arkivet: Mette Holm" in section.notice.words()
    stage.ask.answers = [False]
    section.paper.save.click()
    assert "helbred: migræne" in stage.ask.asked[-1]
    stage.ask.answers = [True, tmp_path / "kopi.txt"]
    section.paper.save.click()
    assert (tmp_path / "kopi.txt").exists()


def test_no_copy_leaves_of_a_file_about_another_until_the_answer_is_changed(
    stage: Stage, section: DocumentsSection, tmp_path: Path
) -> None:
    press(section, "other")
    section._show_file(stage.space.attachments.of_case(section.case_id)[0])
    section.paper.save.click()
    assert stage.ask.told == ["Filen handler om en anden end borgeren, så der kan ikke gives en kopi. "
                              "Er det forkert, så ret svaret på fanen Dokumenter."]  # fmt: skip
    assert stage.ask.asked == []
    press(section, "mine")
    stage.ask.answers = [True, tmp_path / "kopi.txt"]
    section.paper.save.click()
    assert (tmp_path / "kopi.txt").exists()
