"""Placement, redeployment, retention plan and what goes to the doctor: from the menu of the case to paper, by keys."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.domain.agreement import Status
from caseworker_app.schemes import BY_KEY
from tests.archives import PASSPHRASE
from tests.flows.conftest import AtWork
from tests.flows.hands import Control, Hands, Key, Shift
from tests.ui.stage import consent_to, fill_sample, signed
from ui import places
from ui.pages.agreement_parts.plan_tools import plan_field

ALL_KINDS = ("meeting", "accommodations", "working_hours", "tasks", "work_functions", "duration", "redeployment")
FIRST_WORDS = {
    "placement": "Stillingsbetegnelse i praktikken", "placement_evaluation": "Talt med", "redeployment": "Til stilling",
    "retention_plan": "Målet med egne ord", "capacity_statement_data": "Nedsat funktion i arbejdet",
}  # fmt: skip
each = pytest.mark.parametrize("scheme", FIRST_WORDS)


def start(work: AtWork, hands: Hands, scheme: str) -> None:
    """From the case: the menu of new papers, down to the entry, Enter."""
    work.go(places.case(work.case.id))
    hands.press(Key.Key_A, Control | Shift)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    hands.choose(steps=entries.index(BY_KEY[scheme].title) + 1)
    hands.see(BY_KEY[scheme].title, "Kladde · version 1")


def draft_of(work: AtWork, scheme: str):
    [draft] = [one for one in work.space.agreements.of_case(work.case.id) if one.scheme == scheme]
    return draft


@each
def test_is_started_from_the_case_and_typed(at_work: AtWork, hands: Hands, scheme: str):
    start(at_work, hands, scheme)
    hands.write(FIRST_WORDS[scheme], "Ældre skemaer og møder")
    hands.press(Key.Key_L, Control)
    hands.see("Lås arkivet op")
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.see(BY_KEY[scheme].title)
    assert "Ældre skemaer og møder" in draft_of(at_work, scheme).answers.values()


@each
def test_is_sealed_and_saved_as_a_page_for_each(at_work: AtWork, hands: Hands, scheme: str, tmp_path: Path):
    space = at_work.space
    signed(space, consent_to(space, at_work.case.id, information_employer=ALL_KINDS))
    started, _ = space.agreements.start(at_work.case.id, scheme)
    fill_sample(space, started)
    at_work.go(places.agreement(started.id))
    hands.see("Kladde · version 1")
    hands.press(Key.Key_Return, Control)
    hands.see("Intet er i vejen")
    hands.press(Key.Key_Return, Control)
    hands.see("Gem som PDF")
    folder = tmp_path / "ud"
    folder.mkdir()
    at_work.day.ask.answers.append(folder)
    hands.press(Key.Key_Space)
    hands.see(f"Kopierne er gemt i {folder}.")
    words = {file.stem.rsplit("-", 1)[1]: words_of(file) for file in folder.iterdir()}
    assert set(words) >= {"borger", "arbejdsplads"}
    assert "620771" in words["borger"]
    assert "620771" not in words["arbejdsplads"]
    assert space.agreements.agreement(started.id).status is Status.SEALED


def test_a_refused_plan_is_written_sealed_and_in_force_by_keys_alone(at_work: AtWork, hands: Hands):
    space = at_work.space
    signed(space, consent_to(space, at_work.case.id, information_employer=ALL_KINDS))
    start(at_work, hands, "retention_plan")
    hands.to("Arbejdsgiverens svar")
    hands.type("Arbejdsgiveren")
    hands.write("Afslået den", "22.11.2026")
    hands.press(Key.Key_Return, Control)
    hands.see("Arbejdsgiverens begrundelse mangler.")
    hands.press(Key.Key_Escape)
    hands.write("Arbejdsgiverens begrundelse", "Der er ingen andre opgaver i afdelingen.")
    hands.press(Key.Key_Return, Control)
    hands.see("Intet er i vejen")
    hands.press(Key.Key_Return, Control)
    hands.see("Gem som PDF")
    kept = draft_of(at_work, "retention_plan")
    assert (kept.status, space.agreements.missing_roles(kept)) == (Status.SEALED, ())
    assert kept.answers.text("refused_why") == "Der er ingen andre opgaver i afdelingen."


def test_the_text_for_vitas_is_copied_line_by_line(at_work: AtWork, hands: Hands, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    space = at_work.space
    started, _ = space.agreements.start(at_work.case.id, "placement")
    fill_sample(space, started)
    at_work.go(places.agreement(started.id))
    hands.palette("kopiér teksten til vitas")
    hands.see("Teksten er kopieret. Sæt den ind felt for felt.")
    lines = QApplication.clipboard().text().splitlines()
    assert "P-nummer: 1990000011" in lines
    assert lines[-1].startswith("Bemærkninger: Timerne øges fra 6 til 15 om ugen: 6 timer fra ")
    assert "620771" not in "".join(lines)
    hands.press(Key.Key_L, Control)
    hands.see("Lås arkivet op")
    assert "P-nummer" not in QApplication.clipboard().text()


def test_the_curve_of_a_placement_stands_over_its_hours():
    assert plan_field(BY_KEY["placement"]) == "plan"
    assert plan_field(BY_KEY["hours_follow_up"]) == "weeks"


def test_an_evaluation_begins_with_the_days_and_aims_of_its_placement(at_work: AtWork, hands: Hands):
    space = at_work.space
    signed(space, consent_to(space, at_work.case.id, information_employer=ALL_KINDS))
    started, _ = space.agreements.start(at_work.case.id, "placement")
    placed = fill_sample(space, started)
    signed(space, space.agreements.seal(placed.id, BY_KEY["placement"].readers[:2])[0])
    start(at_work, hands, "placement_evaluation")
    begun = draft_of(at_work, "placement_evaluation").answers
    assert begun.date("start") == placed.answers.date("start")
    assert [row.text("what") for row in begun.rows("goals")] == ["Antal timer om ugen", "Opgaver med flere kolleger"]
    assert begun.hours("hours") == 15


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
