"""The jobs of `docs/actions.md`: each played by keyboard through the real program, with every action counted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from caseworker_app.domain.agreement import Status
from caseworker_app.schemes import BY_KEY
from tests.archives import FixedClock
from tests.flows import a_meeting
from tests.flows.conftest import AtWork
from tests.flows.counted import CountedHands
from tests.flows.hands import Control, Key, Shift
from tests.ui.stage import EVERYTHING, consent_to, signed
from ui import places


@dataclass(frozen=True)
class Job:
    """One thing a person wants done, the most actions it may take, and how it is done."""

    title: str
    limit: int
    run: Callable[[CountedHands, AtWork, FixedClock, Path], None]


def register_talk(h: CountedHands, work: AtWork, clock: FixedClock, folder: Path) -> None:
    """A talk on the telephone: from anywhere to concluded minutes with their papers."""
    h.press(Key.Key_M, Control)
    h.type("oedum")
    work.day.ask.answers.append(True)
    h.press(Key.Key_Return)
    h.see("Nyt møde", "Deltagere")
    h.fill("Form", "Tele")
    h.fill("Dato", "22.11.2026")
    h.press(Key.Key_Return, Control)
    h.see("Under mødet")
    h.type("Vil gerne begynde med to timer om dagen.")
    h.fill("Konklusion", "Vi aftaler et møde med lederen.")
    a_meeting.conclude(h)


def register_placement(h: CountedHands, work: AtWork, clock: FixedClock, folder: Path) -> None:
    """From the case to an agreement on a placement that is sealed and ready to print."""
    a_meeting.join_manager(work.space, work.case.id)
    signed(work.space, consent_to(work.space, work.case.id, information_employer=(*EVERYTHING, "tasks")))
    work.go(places.case(work.case.id))
    h.press(Key.Key_A, Control | Shift)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    h.choose(steps=entries.index(BY_KEY["placement"].title) + 1)
    h.see(BY_KEY["placement"].title, "Kladde · version 1")
    h.fill("P-nummer", "1990000011")
    h.fill("Det præcise formål", "At se, om arbejdet kan tages op igen lidt efter lidt.")
    h.push("Tilføj række i Mål")
    h.type("Skemaer og møder")
    h.fill("Sidste dag", "18.12.2026")
    h.push("Tilføj række i Timer uge for uge")
    for field, words in (("Fra", "23.11.2026"), ("Uger", "4"), ("Timer pr. uge", "15")):
        h.fill(field, words)
    h.fill("Arbejdsopgaver", "Skemaer og møder")
    h.fill("Ordinært ansatte på P-nummeret", "40")
    h.fill("I praktik eller løntilskud i forvejen", "0")
    h.press(Key.Key_Return, Control)
    h.see("Intet er i vejen")
    h.press(Key.Key_Return, Control)
    h.see("Gem som PDF")
    [kept] = [one for one in work.space.agreements.of_case(work.case.id) if one.scheme == "placement"]
    assert kept.status is Status.SEALED


def hold_meeting(h: CountedHands, work: AtWork, clock: FixedClock, folder: Path) -> None:
    """On the day, from Min dag: notes, tasks, plan, application, next talk, conclusion, all papers in a folder."""
    a_meeting.prepare(work.space, work.case.id)
    a_meeting.plan(h, work.day)
    clock.advance(days=2)
    work.go(places.TODAY)
    h.see("Samtaler i dag")
    h.actions.clear()
    a_meeting.hold(h, work.day, folder / "papirer")
    assert len(list((folder / "papirer").iterdir())) == 10


def plan_meeting(h: CountedHands, work: AtWork, clock: FixedClock, folder: Path) -> None:
    """From anywhere to the letters and calendar files for everybody who is asked to come."""
    a_meeting.prepare(work.space, work.case.id)
    a_meeting.plan(h, work.day)
    a_meeting.save_letters(h, work.day, folder / "breve")


JOBS = (
    Job("register a talk: planned, written, concluded, its papers made", 8, register_talk),
    Job("register a placement: written and sealed", 12, register_placement),
    Job("a whole meeting with partial return, one aid and the next talk: concluded, all papers made", 25, hold_meeting),
    Job("call people to a meeting: planned, letters and calendar files saved", 8, plan_meeting),
)
