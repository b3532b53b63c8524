"""From a consent to the workplace's copy, and back: withdrawn, the same copy is refused and the receipt lists it."""

from pathlib import Path

from pypdf import PdfReader

from tests.flows.conftest import AtWork
from tests.flows.hands import Alt, Control, Hands, Key
from tests.flows.test_first_day import seal, write_consent, write_plan

MATRIX = "Samtykker efter oplysning og samarbejdspart"


def test_a_consent_opens_and_its_withdrawal_closes(at_work: AtWork, hands: Hands, tmp_path: Path):
    first, receipt, second = (tmp_path / name for name in ("før", "kvittering.pdf", "efter"))
    first.mkdir()
    second.mkdir()
    to_case(hands, at_work)
    begin_in_the_matrix(hands)
    write_consent(hands)
    to_case(hands, at_work)
    write_plan(hands)
    seal(hands)
    save_copies(at_work, hands, first)
    assert readers_in(first) == {"borger", "arbejdsplads"}

    withdraw(hands, at_work)
    save_receipt(at_work, hands, receipt)
    text = words_of(receipt)
    assert "Aftale om delvis raskmelding, nr. 2026-0001-02, version 1" in text
    assert at_work.case.workplace.name in text.split("Det, der allerede var delt")[1]
    assert "Gemt som PDF" in text

    the_same_copy_is_refused(at_work, hands, second)
    assert readers_in(second) == {"borger"}


def to_case(hands: Hands, at_work: AtWork) -> None:
    """Found by searching, so the program asks once whether it is the right person."""
    at_work.day.ask.answers.append(True)
    hands.palette(at_work.case.number)
    hands.see(at_work.case.citizen.name)


def begin_in_the_matrix(hands: Hands) -> None:
    """The first cell is the workplace's; Enter begins its consent."""
    hands.press(Key.Key_2, Alt)
    hands.to(MATRIX)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.see("Samtykke", "Kladde · version 1")


def save_copies(at_work: AtWork, hands: Hands, folder: Path) -> None:
    at_work.day.ask.answers.append(folder)
    assert hands.name == "Gem som PDF"
    hands.press(Key.Key_Space)
    hands.see(f"Kopierne er gemt i {folder}.")


def withdraw(hands: Hands, at_work: AtWork) -> None:
    """Two actions: the button in the register, and the one that notes it."""
    to_case(hands, at_work)
    hands.press(Key.Key_2, Alt)
    hands.to("Tilbagekald")
    hands.press(Key.Key_Space)
    assert hands.name == "Notér tilbagekaldelsen"
    hands.press(Key.Key_Space)
    hands.see("Kvittering for tilbagekaldt samtykke")


def save_receipt(at_work: AtWork, hands: Hands, path: Path) -> None:
    at_work.day.ask.answers.append(path)
    assert hands.name == "Gem som PDF"
    hands.press(Key.Key_Space)
    hands.see("Gemt som kvittering.pdf.")
    hands.to("Til sagens samtykker")
    hands.press(Key.Key_Space)
    hands.see("Tilbagekaldt 22.11.2026")


def the_same_copy_is_refused(at_work: AtWork, hands: Hands, folder: Path) -> None:
    hands.press(Key.Key_3, Alt)
    hands.to("Åbn")
    hands.press(Key.Key_Space)
    hands.see("Aftale om delvis raskmelding")
    hands.press(Key.Key_P, Control)
    hands.see("er tilbagekaldt.", "Gå videre uden samtykke", "Lav samtykke")
    save_copies(at_work, hands, folder)


def readers_in(folder: Path) -> set[str]:
    return {file.stem.rsplit("-", 1)[1] for file in folder.iterdir()}


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
