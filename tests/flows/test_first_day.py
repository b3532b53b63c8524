"""From the first start to a signed agreement and the next morning, by keyboard alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.schemes import BY_KEY
from caseworker_app.storage import archive
from tests.archives import PASSPHRASE, FixedClock, owner
from tests.flows.hands import Alt, Control, Hands, Key, Shift, readable
from tests.ui.running import Running

ROOT = Path(__file__).resolve().parents[2]
CPR = "620771-1234"
FIRST_WORDS, WORDS_BETWEEN, LAST_WORDS = "Talt med Søren – ", "og Zoë ", "på telefonen. 🙂"
DIRECTIONS = ("Kommunen må give oplysninger", "Oplysningerne må drøftes på et møde")
KINDS = (
    "Mødedato og deltagere", "Skånehensyn", "Arbejdstid og optrapning", "Støtteordninger",
    "Hvilke arbejdsfunktioner der er påvirket", "Hvor længe funktionerne ventes påvirket",
    "Om arbejdet er forsøgt tilpasset",
)  # fmt: skip
TOLD = (
    "At samtykket er frivilligt", "At det kan trækkes tilbage, og hvordan", "Hvad det betyder ikke at give samtykke",
    "Skriftlig orientering efter § 12 er udleveret",
)  # fmt: skip


def test_the_first_day(start_day, hands: Hands, clock: FixedClock, tmp_path: Path):
    folder = tmp_path / "Åsens mappe"
    folder.mkdir()
    day = start_day()
    make_archive(day, hands)
    open_case(hands)
    write_plan(hands)
    sealing_is_refused(hands)
    write_consent(hands)
    seal_and_save(day, hands, folder)
    check_copies(folder)
    sign_with_scan(day, hands, a_picture(tmp_path / "underskrevet ü.png"))
    lock_in_a_note(day, hands)
    assert day.program.window.close()
    assert day.ask.answers == []

    clock.advance(days=1)
    day = start_day()
    come_back(day, hands)
    assert day.program.window.close()
    check_history(day.folder / "sager.fasthold", clock)


@pytest.mark.xdisplay
@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="Xvfb is not installed; it gives the test its X display")
def test_the_first_day_on_an_x_display():
    """The same day on the platform people have in front of them."""
    here = "tests/flows/test_first_day.py::test_the_first_day"
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24")
    command = [*screen, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", here]
    seen = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, capture_output=True, text=True, timeout=120
    )
    assert seen.returncode == 0, seen.stdout + seen.stderr


def make_archive(day: Running, hands: Hands) -> None:
    assert hands.name == "Nyt arkiv"
    hands.press(Key.Key_Space)
    hands.type("Maja Ødegård")
    hands.write("Kommune", "Fjordby Kommune")
    hands.write("Adgangssætning", PASSPHRASE)
    hands.write("Adgangssætningen igen", PASSPHRASE)
    hands.press(Key.Key_Return)

    groups = day.page().sheet.groups
    hands.write("Skriv gruppe 5 fra arket", groups[3])
    hands.press(Key.Key_Return)
    assert "Det er ikke gruppe 5." in readable(day.window)
    hands.type(groups[4].lower())
    hands.press(Key.Key_Return)


def open_case(hands: Hands) -> None:
    hands.press(Key.Key_N, Control)
    hands.write("CPR-nummer", CPR)
    hands.write("Navn", "Søren Ødum")
    hands.write("Adresse", "Åvej 4")
    hands.write("Bopælskommune", "Nordfyns")
    hands.write("Første fraværsdag", "14.9.2026")
    hands.to("Bekræftet af")
    hands.type("Arb")
    hands.write("Arbejdsplads", "Øster Skole")
    hands.write("Stilling", "Pædagogisk leder")
    hands.write("Timer om ugen efter kontrakt", "37")
    hands.press(Key.Key_Return, Control)
    hands.see("Søren Ødum", "bekræftet af arbejdsgiveren", "Sagen er oprettet.")


def write_plan(hands: Hands) -> None:
    hands.press(Key.Key_A, Control | Shift)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    hands.choose(steps=entries.index(BY_KEY["partial_return"].title) + 1)
    hands.see("Aftale om delvis raskmelding", "Kladde · version 1")
    hands.to("Læg timer til indtil fuld tid")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return)
    hands.write("Opgaver i planperioden", "Skemaer\nMøder – højst to om dagen")
    hands.write("Opgaver, medarbejderen er fritaget for", "ingen")
    hands.write("Daglig kontaktperson", "Anne Müller")


def sealing_is_refused(hands: Hands) -> None:
    """The words about what is missing, and the button that leads to it."""
    hands.press(Key.Key_Return, Control)
    hands.see("Samtykke mangler", "Der er intet samtykke til at give arbejdspladsen oplysninger.")
    hands.press(Key.Key_Return, Control)
    hands.see("Kladde · version 1")
    hands.to("Lav samtykke")
    hands.press(Key.Key_Space)
    hands.see("Samtykke")


def write_consent(hands: Hands) -> None:
    for direction in DIRECTIONS:
        hands.tick(f"Retning: {direction}")
    for kind in KINDS:
        hands.tick(f"Oplysninger: {kind}")
    hands.write("Formål", "At aftale en plan for tilbagevenden – i ro og mag.")
    for told in TOLD:
        hands.tick(told)
    seal(hands)
    sign(hands)
    hands.see("Underskrevet · version 1")


def seal(hands: Hands) -> None:
    hands.press(Key.Key_Return, Control)
    hands.see("Intet er i vejen")
    hands.press(Key.Key_Return, Control)
    hands.see("Forseglet · version 1")


def sign(hands: Hands, *, name: str = "") -> None:
    """A signature for whoever is next."""
    hands.press(Key.Key_Return, Control)
    hands.see("Notér underskrift", "Underskriver")
    if name:
        hands.write("Navn", name)
    hands.press(Key.Key_Return, Control)
    hands.see("Underskriften er noteret.")


def seal_and_save(day: Running, hands: Hands, folder: Path) -> None:
    """From the consent back to the plan, sealed, a PDF for each party."""
    hands.press(Key.Key_Left, Alt)
    hands.see("Aftale om delvis raskmelding", "Kladde · version 1")
    seal(hands)
    day.ask.answers.append(folder)
    assert hands.name == "Gem som PDF"
    hands.press(Key.Key_Space)
    hands.see(f"Kopierne er gemt i {folder}.")


def check_copies(folder: Path) -> None:
    """Each party has its own copy, and the workplace nothing that is not its own."""
    copies = {file.stem.rsplit("-", 1)[1]: words_of(file) for file in folder.iterdir()}
    assert set(copies) == {"borger", "arbejdsplads"}
    for words in copies.values():
        assert "Søren Ødum" in words
        assert "Møder – højst to om dagen" in words
        assert "Anne Müller" in words
    assert CPR in copies["borger"]
    assert CPR not in copies["arbejdsplads"]
    assert CPR.replace("-", "") not in copies["arbejdsplads"]
    assert "Åvej 4" not in copies["arbejdsplads"]


def sign_with_scan(day: Running, hands: Hands, scan: Path) -> None:
    """The citizen's page comes back as a picture; then the manager signs."""
    hands.press(Key.Key_Return, Control)
    hands.see("Notér underskrift")
    day.ask.answers.append([scan])
    hands.to("Vælg filer")
    hands.press(Key.Key_Space)
    hands.see("underskrevet ü.png følger med underskriften.")
    hands.press(Key.Key_Return, Control)
    hands.see("Vis bilag: underskrevet ü.png", "Forseglet · version 1")
    sign(hands, name="Anne Müller")
    hands.see("Underskrevet · version 1")


def lock_in_a_note(day: Running, hands: Hands) -> None:
    """Ctrl+L between two words; afterwards the next letter stands where it belongs."""
    hands.to("Tilbage til sagen: Søren Ødum, f. 02.07.1971 / Aftaler")
    hands.press(Key.Key_Space)
    hands.press(Key.Key_N, Control | Shift)
    assert hands.name == "Notat"
    hands.type(FIRST_WORDS + LAST_WORDS)
    for _ in LAST_WORDS:
        hands.press(Key.Key_Left)
    hands.press(Key.Key_L, Control)
    hands.see("Lås arkivet op")
    assert "Søren" not in readable(day.window)
    assert day.program.workspace is None

    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    assert hands.name == "Notat"
    hands.type(WORDS_BETWEEN)
    hands.press(Key.Key_Return, Control)
    hands.see("Notatet er gemt i sagen.", FIRST_WORDS + WORDS_BETWEEN + LAST_WORDS)


def come_back(day: Running, hands: Hands) -> None:
    """The archive of yesterday is proposed; the case is found by a part of the name."""
    hands.see("Lås arkivet op", "sager")
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_K, Control)
    hands.type("oedum")
    hands.press(Key.Key_Return)
    hands.see("Søren Ødum", "Sygemeldt · uge 11")
    hands.press(Key.Key_6, Alt)
    hands.see(FIRST_WORDS + WORDS_BETWEEN + LAST_WORDS)
    hands.press(Key.Key_3, Alt)
    hands.to("Åbn")
    hands.press(Key.Key_Space)
    hands.see("Aftale om delvis raskmelding", "Underskrevet · version 1", "Vis bilag: underskrevet ü.png")


def check_history(path: Path, clock: FixedClock) -> None:
    """Every line of the history hangs on the one before it."""
    store = archive.open_with_passphrase(path, PASSPHRASE, who=owner, clock=clock)
    assert store.first_bad_history_line() is None
    assert len(store.history()) > 10
    store.verify()
    store.close()


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def a_picture(path: Path) -> Path:
    """A signed page as the scanner gives it."""
    picture = QImage(60, 80, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    assert picture.save(str(path))
    return path
