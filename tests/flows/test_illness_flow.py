"""§ 56, early follow-up, certificates, a doctor's proposal and advice: from the menu of the case to paper, by keys."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.domain.agreement import Status
from caseworker_app.schemes import BY_KEY
from tests.archives import PASSPHRASE
from tests.flows.conftest import AtWork
from tests.flows.hands import Control, Hands, Key, Shift
from tests.ui.stage import consent_to, fill_sample, signed
from ui import places

KINDS = ("applications", "section_56_illness", "work_functions", "duration", "adapted", "meeting")
FIRST_WORDS = {
    "section_56": "Arbejdets art", "early_follow_up": "Hvor længe ventes det at vare?",
    "certificate_request": "Læge eller afdeling", "doctors_proposal": "Fra lægen", "advice": "Hvad der blev spurgt om",
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


@each
def test_is_started_from_the_case_and_typed(at_work: AtWork, hands: Hands, scheme: str):
    start(at_work, hands, scheme)
    hands.write(FIRST_WORDS[scheme], "Ældre skemaer og møder")
    hands.press(Key.Key_L, Control)
    hands.see("Lås arkivet op")
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.see(BY_KEY[scheme].title)
    [draft] = [one for one in at_work.space.agreements.of_case(at_work.case.id) if one.scheme == scheme]
    assert "Ældre skemaer og møder" in draft.answers.values()


@each
def test_is_sealed_and_saved_as_a_page_for_each(at_work: AtWork, hands: Hands, scheme: str, tmp_path: Path):
    space = at_work.space
    matter = "section_56" if scheme == "section_56" else "follow_up"
    signed(space, consent_to(space, at_work.case.id, information_employer=KINDS, matter=matter))
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
    assert "620771" in words["borger"]
    outside = "arbejdsplads" in words
    assert outside is (scheme in ("section_56", "early_follow_up"))
    assert "620771" not in words.get("arbejdsplads", "")
    assert space.agreements.agreement(started.id).status is Status.SEALED


def test_a_ground_without_facts_is_told_at_its_field_by_keys(at_work: AtWork, hands: Hands):
    start(at_work, hands, "section_56")
    hands.to("Grund")
    hands.type("Langvarig")
    hands.press(Key.Key_Return, Control)
    hands.see("Grunden mangler oplysninger: Ventede fraværsdage det næste år.")


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
