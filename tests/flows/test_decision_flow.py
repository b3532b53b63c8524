"""An application all the way by keyboard: informed, asked for papers, heard, decided, complained about, changed."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pypdf import PdfReader

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from tests.flows.conftest import AtWork
from tests.flows.hands import Control, Hands, Key
from tests.flows.test_support_flow import begin
from tests.ui.stage import consent_to, fill_sample, signed
from ui import places

HEALTH = "Kan ikke skrive i hånden efter et fald."
UNKNOWN = "Arbejdspladsen har et program til diktat"
KINDS = ("applications", "support", "meeting", "working_hours")


def test_a_part_is_granted_and_the_complaint_changes_it(at_work: AtWork, hands: Hands, tmp_path: Path):
    space = at_work.space
    signed(space, consent_to(space, at_work.case.id, information_employer=KINDS, matter="work_aid"))
    apply(at_work, hands, tmp_path / "ansøgning")
    inform(hands)
    ask_for_missing(at_work, hands, tmp_path / "mangler.pdf")

    step(hands, "Begynd på afgørelsen", "Afgørelse", "Kladde · version 1")
    assess(at_work, hands)
    is_stopped(hands, "Borgeren kender ikke “")
    hear(at_work, hands, tmp_path / "høring")
    note_answer(at_work, hands)
    decide(at_work, hands)
    letter = tmp_path / "afgørelse"
    seal(at_work, hands, letter)
    assert_letters(letter)

    first = newest(at_work, "decision")
    at_work.go(places.agreement(first.id))
    step(hands, "Notér, hvornår brevet er modtaget", "Hvornår har borgeren modtaget brevet?")
    send(hands, "Notér")
    step(hands, "Notér klage", "Hvad borgeren klager over")
    hands.type("Programmet kan ikke bruges.")
    send(hands, "Notér klagen")
    reassess(at_work, hands)
    seal(at_work, hands, tmp_path / "ændret")
    assert "Vi bevilger det ansøgte" in words_of(tmp_path / "ændret", "borger")[:400]
    the_case_tells(at_work, hands)


def apply(at_work: AtWork, hands: Hands, folder: Path) -> None:
    """From the case by keys; what was typed is completed with the sample and sealed by keys."""
    at_work.go(places.case(at_work.case.id))
    begin(hands, "work_aid")
    hands.write("Funktionsnedsættelsen", HEALTH)
    complete(at_work, "work_aid", lambda one: fill_sample(
        at_work.space, one, impairment=one.answers["impairment"], quotes=(), own_duty="no"))  # fmt: skip
    seal(at_work, hands, folder)
    at_work.go(places.agreement(newest(at_work, "work_aid").id))


def inform(hands: Hands) -> None:
    step(hands, "Notér vejledning", "Vejledning om ansøgningen")
    hands.type("Det tager omkring fire uger.")
    send(hands, "Gem som notat")


def ask_for_missing(at_work: AtWork, hands: Hands, file: Path) -> None:
    """The letter names what is missing, and the day is kept as a task."""
    step(hands, "Bed om det, der mangler", "Frist for at sende det")
    hands.type("02.12.2026")
    send(hands, "Skriv brevet")
    hands.see("Gem som PDF")
    at_work.day.ask.answers.append(file)
    hands.to("Gem som PDF")
    hands.press(Key.Key_Space)
    hands.qtbot.waitUntil(file.exists)
    letter = read(file)
    assert "Tilbud med pris fra en leverandør" in letter
    assert "02.12.2026" in letter
    assert any(row.key.startswith("task:") for row in at_work.space.my_day.rows())


def assess(at_work: AtWork, hands: Hands) -> None:
    """The result is chosen by keys; the table of conditions comes as it is written on the day."""
    hands.to("Resultat")
    hands.type("Bevilges d")
    hands.write("Vores vurdering", "Diktat findes i forvejen.")
    hands.write("Hvad der sker nu", "Vi bestiller stolen.")
    complete(at_work, "decision", lambda one: saved(at_work, one, assessed(at_work, one)))
    hands.to("Skal borgeren høres?")
    hands.type("Borgeren k")
    hands.write("Hvorfor borgeren ikke høres", "Det stod i ansøgningen.")


def assessed(at_work: AtWork, one: Agreement) -> dict[str, object]:
    day = at_work.space.today
    kept = Answers({"evidence": "Udtalelse fra arbejdspladsen", "evidence_on": day, "fulfilled": "yes"})
    shares = (Decimal(1), Decimal(0))
    return {
        "criteria": tuple(Answers({**row, **kept}) for row in one.answers.rows("criteria")),
        "facts": (Answers({"what": UNKNOWN, "source": "Lederens mail", "source_on": day, "known": "no"}),),
        "items": tuple(
            row.with_answer("granted_amount", (row.hours("asked_amount") or Decimal(0)) * share)
            for row, share in zip(one.answers.rows("items"), shares, strict=True)
        ),
        "end": day + timedelta(days=300), "review_on": day + timedelta(days=5),
    }  # fmt: skip


def hear(at_work: AtWork, hands: Hands, folder: Path) -> None:
    """The stopped decision leads to the letter, which names the fact and its source."""
    hands.press(Key.Key_Escape)
    hands.to("Skal borgeren høres?")
    hands.press(Key.Key_Up)
    hands.see("Hvordan svaret er indgået")
    step(hands, "Hør borgeren", "Partshøring", "Kladde · version 1")
    hands.write("Hvad oplysningerne kan betyde", "Så er der måske ikke brug for et nyt program.")
    seal(at_work, hands, folder)
    assert UNKNOWN in words_of(folder, "borger")


def note_answer(at_work: AtWork, hands: Hands) -> None:
    at_work.go(places.agreement(newest(at_work, "decision").id))
    step(hands, "Notér svar på partshøringen", "Svar på partshøringen")
    hands.press(Key.Key_Space)
    hands.write("Hvad borgeren svarede", "Programmet forstår ikke fagord.")
    send(hands, "Notér svaret")


def decide(at_work: AtWork, hands: Hands) -> None:
    at_work.go(places.case(at_work.case.id))
    at_work.go(places.agreement(newest(at_work, "decision").id))
    hands.write("Hvordan svaret er indgået", "Leverandøren siger, at fagord kan læres.")


def assert_letters(folder: Path) -> None:
    """The result first, how to complain to the citizen, and nothing about health to the workplace."""
    citizen, workplace = words_of(folder, "borger"), words_of(folder, "arbejdsplads")
    first = "Vi bevilger en del af det ansøgte"
    assert first in citizen.split("CPR-nummer")[0]
    for words in ("Sådan klager du", "Du kan klage i 4 uger", UNKNOWN, "Programmet forstår ikke fagord."):
        assert words in citizen
    assert first in workplace
    for words in ("620771", HEALTH, "Sådan klager du", UNKNOWN, "fagord", "Vores vurdering"):
        assert words not in workplace


def reassess(at_work: AtWork, hands: Hands) -> None:
    step(hands, "Vurdér sagen igen", "Vurderet den")
    hands.press(Key.Key_Down)
    hands.write("Begrundelse", "Programmet er prøvet og kan ikke bruges.")
    send(hands, "Notér vurderingen")
    hands.see("Kladde · version 2")
    hands.to("Resultat")
    hands.press(Key.Key_Up)
    complete(at_work, "decision", lambda one: saved(at_work, one, {"result": "granted", "items": tuple(
        row.with_answer("granted_amount", row.hours("asked_amount")) for row in one.answers.rows("items")
    )}))  # fmt: skip


def the_case_tells(at_work: AtWork, hands: Hands) -> None:
    """Where it ended on the case, with what is in force; the review of the grant is a line of Min dag."""
    assert {one.version: one.status for one in of(at_work, "decision")} == {1: Status.REPLACED, 2: Status.SEALED}
    at_work.go(places.case(at_work.case.id, "agreements"))
    hands.see("Ansøgninger og bevillinger", "Bevillinger i kraft", "I alt 11.090,50 kr.")
    assert any(row.what == "Følg op på bevillingen: {about}" for row in at_work.space.my_day.rows())


def step(hands: Hands, name: str, *words: str) -> None:
    """The button of the way of an application, and what it opens."""
    hands.to(name)
    hands.press(Key.Key_Space)
    hands.see(*words)


def send(hands: Hands, name: str) -> None:
    hands.to(name)
    hands.press(Key.Key_Space)


def is_stopped(hands: Hands, words: str) -> None:
    hands.press(Key.Key_Return, Control)
    hands.see(words)


def seal(at_work: AtWork, hands: Hands, folder: Path) -> None:
    """Twice the same keys, then the copies as PDFs."""
    is_stopped(hands, "Intet er i vejen")
    hands.press(Key.Key_Return, Control)
    hands.see("Gem som PDF")
    folder.mkdir()
    at_work.day.ask.answers.append(folder)
    assert hands.name == "Gem som PDF"
    hands.press(Key.Key_Space)
    hands.see(f"Kopierne er gemt i {folder}.")


def complete(at_work: AtWork, scheme: str, write: Callable[[Agreement], object]) -> None:
    """What hundreds of keys would type, while another page is open."""
    at_work.go(places.case(at_work.case.id))
    one = newest(at_work, scheme)
    write(one)
    at_work.go(places.agreement(one.id))


def saved(at_work: AtWork, one: Agreement, more: dict[str, object]) -> None:
    at_work.space.agreements.save(one.id, Answers({**one.answers, **more}), one.revision)


def of(at_work: AtWork, scheme: str) -> list[Agreement]:
    return [one for one in at_work.space.agreements.of_case(at_work.case.id) if one.scheme == scheme]


def newest(at_work: AtWork, scheme: str) -> Agreement:
    return max(of(at_work, scheme), key=lambda one: one.version)


def words_of(folder: Path, reader: str) -> str:
    [file] = folder.glob(f"*-{reader}.pdf")
    return read(file)


def read(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
