"""A roundtable meeting played by keys alone, from its plan to its papers; tests look at it from several sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.workspace import Workspace
from tests.archives import PASSPHRASE
from tests.flows.counted import CountedHands
from tests.flows.hands import Alt, Control, Key
from tests.ui.running import Running
from tests.ui.stage import EVERYTHING, consent_to, signed

INSIDE = "Lægen taler om en fibromyalgi, der ikke er udredt."
"""What only the municipality may read."""
IMPAIRMENT = "Slidgigt i begge hofter giver smerter ved at stå."
"""What the application says about health; the workplace has no copy of it."""
CONCLUSION = "Alle er enige om at begynde med 18,5 timer fra mandag."


def prepare(space: Workspace, case_id: UUID) -> None:
    """The manager is a party to the case, and the citizen lets the workplace know and talk along."""
    join_manager(space, case_id)
    signed(space, consent_to(space, case_id, information_employer=EVERYTHING))


def join_manager(space: Workspace, case_id: UUID) -> None:
    manager = {"role": "line_manager", "name": "Lone Bech", "organisation": "Øster Skole"}
    space.parties.take_part(case_id, Answers(manager))


def plan(h: CountedHands, day: Running) -> None:
    """From anywhere: whose meeting, which, when and where."""
    h.press(Key.Key_M, Control)
    h.type("oedum")
    day.ask.answers.append(True)
    h.press(Key.Key_Return)
    h.see("Nyt møde", "Deltagere")
    h.type("Rund")
    h.fill("Dato", "24.11.2026")
    h.fill("Sted", "Mødelokale 2")
    h.press(Key.Key_Return, Control)
    h.see("Her er indbydelserne")


def save_letters(h: CountedHands, day: Running, folder: Path) -> None:
    with folder_chosen(h, day, folder):
        h.press(Key.Key_S, Control)
    assert {file.suffix for file in folder.iterdir()} == {".pdf", ".ics"}


def open_from_my_day(h: CountedHands) -> None:
    h.push("kl. 09.00 Søren Ødum")
    h.see("Under mødet", "Rundbordsmøde på arbejdspladsen")


def take_notes(h: CountedHands) -> None:
    """The cursor begins in the first item; a key leads to the next, a key to the note that stays inside."""
    assert h.name == "Hvad der blev sagt, punkt 1"
    h.type("Alle har hilst på hinanden.")
    h.press(Key.Key_Down, Alt)
    h.type("Kan stå og gå en time ad gangen.")
    h.press(Key.Key_I, Control)
    h.type(INSIDE)
    h.press(Key.Key_Down, Alt)
    h.type("Kan tage skemaer og møder.")


def note_tasks(h: CountedHands) -> None:
    """Each in one line."""
    h.press(Key.Key_T, Control)
    for line in ("leder: ny stol, fredag", "borger: tale med kollegerne, fredag"):
        h.type(line)
        h.press(Key.Key_Return)


def begin(h: CountedHands, title: str) -> None:
    """From the menu of the plus."""
    h.press(Key.Key_Plus, Control)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    h.choose(steps=[action.text() for action in menu.actions()].index(title) + 1)
    h.see(title)


def plan_return(h: CountedHands) -> None:
    begin(h, BY_KEY["partial_return"].title)
    h.push("Læg timer til indtil fuld tid")
    h.press(Key.Key_Return)
    h.fill("Opgaver, medarbejderen er fritaget for", "Gårdvagt")
    h.press(Key.Key_Escape)


def apply_for_aid(h: CountedHands) -> None:
    begin(h, BY_KEY["work_aid"].title)
    h.push("Tilføj række i Hjælpemidler")
    h.type("Hæve-sænke-bord")
    h.fill("Antal", "1")
    h.fill("Pris pr. stk. med moms", "6000")
    h.push("Flere oplysninger for rækken i Hjælpemidler")
    for field, words in (
        ("Art", "Arbejd"),
        ("Formål", "At skifte stilling"),
        ("Funktionsnedsættelsen er", "Var"),
        ("Funktionsnedsættelsen", IMPAIRMENT),
        ("Opgaver, der er svære", "At sidde til møder"),
        ("Sådan hjælper det", "Arbejdsstillingen kan skiftes"),
        ("Derfor er det afgørende for at beholde arbejdet", "Uden bord må mødeledelsen opgives"),
        ("Hvordan det er undersøgt", "Lederen er spurgt på mødet"),
        ("Hvad arbejdsgiveren har oplyst", "Skolen har ikke sådan et bord"),
    ):  # fmt: skip
        h.fill(field, words)
    h.press(Key.Key_Escape)


def agree_on_next(h: CountedHands) -> None:
    h.press(Key.Key_Plus, Control)
    h.press(Key.Key_Up)
    h.press(Key.Key_Return)
    assert h.name == "Dato"
    h.type("15.12.2026")
    h.fill("Fra kl.", "9")
    h.fill("Form", "Frem")


def write_conclusion(h: CountedHands) -> None:
    h.push("Konklusion")
    h.fill("Konklusion", CONCLUSION)


def conclude(h: CountedHands) -> None:
    """One key to look once more, the same key to lock."""
    h.press(Key.Key_Return, Control)
    h.see("Intet er i vejen")
    h.press(Key.Key_Return, Control)
    h.see("Mødets papirer", "Afsluttet · version 1")


def save_papers(h: CountedHands, day: Running, folder: Path) -> None:
    assert h.name == "Gem alle som PDF"
    with folder_chosen(h, day, folder):
        h.press(Key.Key_Space)
    h.see(f"Papirerne er gemt i {folder}.")


def say_how_it_went(h: CountedHands) -> None:
    """The cursor begins at what was promised; each row is told as kept."""
    assert h.name == "Aftalt sidst"
    for _ in range(2):
        h.to("Hvordan det gik")
        h.press(Key.Key_Down)


def hold(h: CountedHands, day: Running, folder: Path) -> None:
    """The whole meeting of the day, from Min dag to the last paper."""
    open_from_my_day(h)
    take_notes(h)
    note_tasks(h)
    plan_return(h)
    apply_for_aid(h)
    agree_on_next(h)
    write_conclusion(h)
    conclude(h)
    save_papers(h, day, folder)


@contextmanager
def folder_chosen(h: CountedHands, day: Running, folder: Path) -> Iterator[None]:
    """The window of the computer asks for a folder; the person takes the one it proposes."""
    folder.mkdir()
    day.ask.answers.append(folder)
    h.count_outside("folder chosen")
    yield


def unlock(h: CountedHands) -> None:
    h.type(PASSPHRASE)
    h.press(Key.Key_Return)
