"""What cannot be right: a sentence where the person is, the words stay, nothing is half saved."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.form_demands import NEW_CASE
from caseworker_app.services.workspace import Workspace
from tests.archives import PASSPHRASE
from tests.flows.conftest import AtWork
from tests.flows.hands import Control, Hands, Key, readable
from tests.ui.running import Running
from tests.ui.stage import SOEREN, fill_sample
from ui import places
from ui.pages.cover_page import CoverPage
from ui.places import Place

STRANGE = "عمر بن الخطاب 🙂👩‍🚀 Łukasz Nguyễn A\u030astrup \u202eomvendt\u202c"
IDA = Answers({**SOEREN, "cpr": "650171-1234", "name": "Ida Holm"})
WRONG_PERSON = (
    ("CPR-nummer", "310299-1234", "De første seks cifre i CPR-nummeret er ikke en fødselsdato."),
    ("CPR-nummer", "620771-123", "Et CPR-nummer har ti cifre."),
    ("CPR-nummer", "åtte cifre", "Et CPR-nummer har ti cifre. Kun et eCPR har bogstaver: to, på plads otte og ni."),
    ("CPR-nummer", "62O771-1234", "Et CPR-nummer har ti cifre. Kun et eCPR har bogstaver: to, på plads otte og ni."),
    ("CPR-nummer", "010136-4123", "Fødselsdagen i CPR-nummeret ligger ude i fremtiden."),
    ("Navn", "", "Navn mangler."),
    ("Navn", "å" * 201, "Navn er på 201 tegn; der er plads til 200."),
    ("Første fraværsdag", "31.2.2026", "“31.2.2026” er ikke en dato i kalenderen."),
    ("Første fraværsdag", "i mandags", "Skriv datoen som dag.måned.år"),
    ("Første fraværsdag", "1.1.2030", "Første fraværsdag ligger ude i fremtiden."),
)
WRONG_HOURS = (
    ("Timer om ugen efter kontrakt", "mange", "“mange” kan ikke læses"),
    ("Timer om ugen efter kontrakt", "-5", "“-5” kan ikke læses"),
    ("Timer om ugen efter kontrakt", "168,5", "En uge har kun 168 timer."),
    ("Timer om ugen efter kontrakt", "999", "En uge har kun 168 timer."),
    ("Timer om ugen efter kontrakt", "120", "Timer om ugen skal være mellem 0 og 100."),
    ("Timer om ugen efter kontrakt", "0", "Timer om ugen skal være mellem 0 og 100."),
)
WRONG_NUMBERS = (
    ("CVR-nummer", "12345678", "CVR-nummeret kan ikke være rigtigt. Tjek cifrene."),
    ("P-nummer", "123", "Et P-nummer har ti cifre."),
    ("Postnr.", "54oo", "Et postnummer har fire cifre."),
)
WRONG_WAYS = (
    ("notice", "Modtaget", "1.1.2030", "Datoen ligger ude i fremtiden."),
    ("notice", "Modtaget", "1.1.2020", "Datoen ligger før første fraværsdag."),
    ("notice", "Modtaget", "30.2.2026", "“30.2.2026” er ikke en dato i kalenderen."),
    ("early", "Modtaget", "1.1.2030", "Datoen ligger ude i fremtiden."),
    ("early", "Modtaget", "20.11.2026", "Der kunne bedes om tidlig opfølgning til og med 18.10.2026."),
    ("la_165", "Læge eller klinik", "", "Læge eller klinik mangler."),
)


def typed_here() -> str:
    """What stands in the field with the cursor."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def refused(hands: Hands, field: str, typed: str, sentence: str) -> None:
    """Ctrl+Enter leads to the field, and its words are untouched."""
    over(hands, typed)
    hands.press(Key.Key_Return, Control)
    hands.see(sentence)
    assert (hands.name, typed_here()) == (field, typed)


def test_facts_of_a_new_case_that_cannot_be_right(at_work: AtWork, hands: Hands, subtests):
    """No case is made until they are mended."""
    space, cases = at_work.space, at_work.space.overview.case_counts()
    space.drafts.keep(NEW_CASE, IDA)
    at_work.go(places.NEW_CASE)
    for field, typed, sentence in (*WRONG_PERSON, *WRONG_HOURS):
        hands.to(field)
        right = typed_here()
        with subtests.test(f"{field}: {typed[:20]}"):
            refused(hands, field, typed, sentence)
            assert space.overview.case_counts() == cases
        over(hands, right)
    hands.press(Key.Key_Return, Control)
    hands.see("Sagen er oprettet.", "Ida Holm")


@pytest.mark.parametrize(("way", "field", "typed", "sentence"), WRONG_WAYS)
def test_what_a_way_in_asks_is_refused_at_its_field(
    at_work: AtWork, hands: Hands, way: str, field: str, typed: str, sentence: str
):
    space, cases = at_work.space, at_work.space.overview.case_counts()
    more = {"way": way, "asked_by": "citizen", "proposal": "Rolig start", "doctor": "Lægehuset"}
    space.drafts.keep(NEW_CASE, Answers({**IDA, "received_on": date(2026, 10, 1), **more}))
    at_work.go(places.NEW_CASE)
    hands.to(field)
    refused(hands, field, typed, sentence)
    assert space.overview.case_counts() == cases


def test_facts_that_are_corrected_to_what_cannot_be(at_work: AtWork, hands: Hands, subtests):
    before = at_work.space.cases.case(at_work.case.id)
    at_work.go(Place("edit_case", at_work.case.id))
    for field, typed, sentence in (*WRONG_PERSON, *WRONG_NUMBERS, *WRONG_HOURS):
        hands.to(field)
        right = typed_here()
        with subtests.test(f"{field}: {typed[:20]}"):
            refused(hands, field, typed, sentence)
            assert at_work.space.cases.case(at_work.case.id) == before
        over(hands, right)


def test_pasted_lines_and_emojis_stay_in_one_line(at_work: AtWork, hands: Hands):
    at_work.space.drafts.keep(NEW_CASE, IDA)
    at_work.go(places.NEW_CASE)
    hands.to("Navn")
    hands.press(Key.Key_A, Control)
    QApplication.clipboard().setText("Ida\nMaria\r\nHolm 🙂")
    hands.press(Key.Key_V, Control)
    hands.press(Key.Key_Return, Control)
    hands.see("Sagen er oprettet.")
    [hit] = at_work.space.overview.find("maria")
    assert hit.row.citizen == "Ida Maria Holm 🙂"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1.1.2030", "Datoen ligger ude i fremtiden."),
     ("1.1.2020", "Sagen kan ikke afsluttes, før den blev oprettet."),
     ("31.11.2026", "“31.11.2026” er ikke en dato i kalenderen.")],
)  # fmt: skip
def test_a_closing_day_that_cannot_be(at_work: AtWork, hands: Hands, typed: str, sentence: str):
    at_work.space.drafts.keep(f"closing:{at_work.case.id}", Answers({"outcome": "same_job"}))
    at_work.go(Place("closing", at_work.case.id))
    hands.to("Dato")
    refused(hands, "Dato", typed, sentence)
    assert at_work.space.cases.case(at_work.case.id).status.value == "open"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1.1.2030", "Et notat kan ikke handle om en dag, der ikke er kommet."),
     ("30.2.2026", "“30.2.2026” er ikke en dato i kalenderen.")],
)  # fmt: skip
def test_a_note_about_a_day_that_cannot_be(at_work: AtWork, hands: Hands, typed: str, sentence: str):
    notes = at_work.space.cases.notes(at_work.case.id)
    at_work.space.drafts.keep(f"note:{at_work.case.id}", Answers({"text": "Talt med Ida\n🙂"}))
    at_work.go(Place("note", at_work.case.id))
    hands.to("Dato")
    refused(hands, "Dato", typed, sentence)
    assert at_work.space.cases.notes(at_work.case.id) == notes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("1.1.2030", "Datoen ligger ude i fremtiden."), ("31.4.2026", "“31.4.2026” er ikke en dato i kalenderen.")],
)
def test_an_event_on_a_day_that_cannot_be(at_work: AtWork, hands: Hands, typed: str, sentence: str):
    at_work.go(places.case(at_work.case.id))
    hands.to("Ny hændelse")
    hands.press(Key.Key_Space)
    hands.to("Dato")
    over(hands, typed)
    hands.press(Key.Key_Return, Control)
    hands.see(sentence)
    assert typed_here() == typed
    assert at_work.space.agenda.events(at_work.case.id) == ()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("ring den 31.2.2027", "er ikke en dato i kalenderen."), ("fredag", "Skriv, hvad der skal gøres."),
     ("ring 1.1.2020", "Den dag er gået.")],
)  # fmt: skip
def test_an_own_task_that_cannot_be(at_work: AtWork, hands: Hands, typed: str, sentence: str):
    at_work.go(places.TODAY)
    hands.to("Ny opgave i én linje")
    hands.type(typed)
    hands.press(Key.Key_Return)
    hands.see(sentence)
    assert typed_here() == typed
    assert at_work.space.agenda.find("task", None) is None


def test_hours_that_are_hardly_right_are_asked_about(at_work: AtWork, hands: Hands):
    at_work.go(places.NEW_CASE)
    hands.write("Timer om ugen efter kontrakt", "99")
    hands.press(Key.Key_Tab)
    hands.see("99 timer om ugen er usædvanligt mange. Tjek tallet.")


def over(hands: Hands, text: str) -> None:
    """Type over what stands in the field."""
    hands.press(Key.Key_A, Control)
    hands.press(Key.Key_Delete)
    hands.type(text)


@pytest.fixture
def plan(at_work: AtWork) -> Agreement:
    """A plan that could be sealed, on the screen, were it not for the consent."""
    draft, _ = at_work.space.agreements.start(at_work.case.id, "partial_return")
    draft = fill_sample(at_work.space, draft)
    at_work.go(places.agreement(draft.id))
    return draft


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("mange", "“mange” kan ikke læses"), ("99", "99 timer er mere end de normale 37."), ("-3", "“-3” kan ikke læses")],
)
def test_hours_of_a_week_that_cannot_be(at_work: AtWork, plan: Agreement, hands: Hands, typed: str, sentence: str):
    hands.to("Timer pr. uge")
    over(hands, typed)
    hands.press(Key.Key_Return, Control)
    hands.see("ting er i vejen", sentence)
    hands.press(Key.Key_Return, Control)
    assert at_work.space.agreements.agreement(plan.id).status is Status.DRAFT
    at_work.go(places.CASES)
    at_work.go(places.agreement(plan.id))
    hands.to("Timer pr. uge")
    assert typed_here().removesuffix(",0") == typed


def test_an_end_before_the_start(at_work: AtWork, hands: Hands):
    draft, _ = at_work.space.agreements.start_consent(at_work.case.id, "employer")
    at_work.go(places.agreement(draft.id))
    hands.to("Gælder til")
    over(hands, "1.1.2026")
    hands.press(Key.Key_Tab)
    hands.see("Slutdatoen skal ligge efter startdatoen.")
    hands.press(Key.Key_Return, Control)
    hands.see("ting er i vejen")
    assert at_work.space.agreements.agreement(draft.id).answers.date("valid_to") == date(2026, 1, 1)


def test_a_note_of_sixty_thousand_letters(at_work: AtWork, hands: Hands):
    text = ("Talt med Åse om ugen – alt går godt. 🙂\n" * 1600)[:60_000].strip()
    at_work.go(Place("note", at_work.case.id))
    QApplication.clipboard().setText(text)
    hands.press(Key.Key_V, Control)
    hands.press(Key.Key_Return, Control)
    hands.see("Notatet er gemt i sagen.")
    assert [note.text for note in at_work.space.cases.notes(at_work.case.id)] == [text]


def test_strange_letters_in_every_sort_of_field(at_work: AtWork, plan: Agreement, hands: Hands):
    """Right-to-left names, emoji and accents apart from their letters come back and can be printed."""
    line, long, cell = "Daglig kontaktperson", "Opgaver i planperioden", "Opgaver"
    for field in (line, long, cell):
        hands.to(field)
        over(hands, STRANGE)
    at_work.day.program.lock()
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)

    answers = at_work.space.agreements.agreement(plan.id).answers
    seen = {answers.text("contact"), answers.text("tasks"), answers.rows("plan")[-1].text("tasks")}
    assert {normalize("NFC", words) for words in seen} == {normalize("NFC", STRANGE)}
    for reader in BY_KEY["partial_return"].readers[:2]:
        pdf = at_work.space.paperwork.pdf(at_work.space.agreements.agreement(plan.id), reader)
        assert pdf.startswith(b"%PDF-")


def test_strange_letters_where_one_searches_and_unlocks(at_work: AtWork, hands: Hands):
    hands.press(Key.Key_K, Control)
    hands.type(STRANGE)
    hands.see("Ingen handling eller sag passer til")
    hands.press(Key.Key_Escape)
    hands.press(Key.Key_F, Control)
    hands.type(STRANGE)
    at_work.day.program.lock()
    hands.type(STRANGE)
    hands.press(Key.Key_Return)
    hands.see("Adgangssætningen passer ikke.")
    assert typed_here() == STRANGE


def test_a_huge_file_is_refused_without_being_read(
    at_work: AtWork, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "stor.pdf"
    with path.open("wb") as stream:
        stream.truncate(300 * 1024**2)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    choose_file(at_work, hands, path)
    hands.see("Filen er på 300 MB. Der er plads til 200 MB.")
    assert at_work.space.attachments.of_case(at_work.case.id) == []


def test_another_file_under_the_name_of_a_pdf(at_work: AtWork, hands: Hands, tmp_path: Path):
    path = tmp_path / "brev.pdf"
    path.write_bytes(b"MZ\x90\x00 not a letter")
    choose_file(at_work, hands, path)
    hands.see("Filens indhold passer ikke til dens navn.")
    assert at_work.space.attachments.of_case(at_work.case.id) == []


def choose_file(at_work: AtWork, hands: Hands, path: Path) -> None:
    at_work.go(places.case(at_work.case.id, "documents"))
    at_work.day.ask.answers.append([path])
    hands.to("Vælg filer")
    hands.press(Key.Key_Space)


def test_a_folder_for_copies_that_may_not_be_written(
    at_work: AtWork, plan: Agreement, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "låst"
    folder.mkdir()
    forbid_writing(monkeypatch)
    at_work.day.ask.answers.append(folder)
    hands.press(Key.Key_P, Control)
    hands.to("Gem som PDF")
    hands.press(Key.Key_Space)
    hands.see(f"Der kan ikke skrives i mappen {folder}. Vælg en anden mappe.")
    assert list(folder.iterdir()) == []
    assert not any("gemt som PDF" in line.what for line in at_work.space.overview.history(at_work.case.id))


def forbid_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is refused by hand, because tests may run as root, who is refused nothing."""

    def refused(path: Path, content: bytes) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "write_bytes", refused)


def test_a_folder_for_the_archive_that_may_not_be_written(
    start_day: Callable[[], Running], hands: Hands, tmp_path: Path
):
    """The sentence stands at the field, and all that was typed is still there."""
    (tmp_path / "fil").write_text("et brev")
    path = str(tmp_path / "fil" / "sager.fasthold")
    start_day()
    hands.press(Key.Key_Space)
    hands.type("Maja Ødegård")
    hands.write("Arkivets plads på computeren", path)
    hands.write("Adgangssætning", PASSPHRASE)
    hands.write("Adgangssætningen igen", PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.see(f"Mappen {tmp_path / 'fil'} kan ikke laves.")
    assert (hands.name, typed_here()) == ("Arkivets plads på computeren", path)
    hands.to("Dit navn")
    assert typed_here() == "Maja Ødegård"
    assert (tmp_path / "fil").read_text() == "et brev"


@contextmanager
def full_disk(space: Workspace) -> Iterator[None]:
    """SQLite's own page limit gives the same error as the disk, on every system."""
    database = space.cases._store.database
    database.execute(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    yield
    database.execute("PRAGMA max_page_count = 1000000")


def test_a_disk_that_is_full_while_typing_a_note(at_work: AtWork, hands: Hands):
    """It says so, keeps the person and the words on the page, locks behind a cover, and saves when there is room."""
    space, more = at_work.space, "ord, der ikke er plads til " * 3000
    at_work.go(Place("note", at_work.case.id))
    hands.type("Begyndt. ")
    with full_disk(space):
        QApplication.clipboard().setText(more)
        hands.press(Key.Key_V, Control)
        hands.see("Ikke gemt: Der er ikke plads på disken.")
        at_work.go(places.CASES)
        assert typed_here() == "Begyndt. " + more
        hands.press(Key.Key_Return, Control)
        assert space.cases.notes(at_work.case.id) == []
        hands.press(Key.Key_L, Control)
        assert isinstance(at_work.day.program.window.shown(), CoverPage)
        assert "ikke plads til" not in readable(at_work.day.program.window.shown())
    assert hands.name == "Prøv nu"
    hands.press(Key.Key_Space)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    assert typed_here() == "Begyndt. " + more
    hands.press(Key.Key_Return, Control)
    hands.see("Notatet er gemt i sagen.")
    assert [note.text for note in at_work.space.cases.notes(at_work.case.id)] == [("Begyndt. " + more).strip()]


def test_a_disk_that_is_full_while_typing_an_agreement(at_work: AtWork, plan: Agreement, hands: Hands):
    space, more = at_work.space, "flere ord " * 8000
    before = space.agreements.agreement(plan.id)
    hands.to("Opgaver i planperioden")
    with full_disk(space):
        hands.press(Key.Key_A, Control)
        QApplication.clipboard().setText(more)
        hands.press(Key.Key_V, Control)
        hands.see("Ikke gemt")
        hands.press(Key.Key_Return, Control)
        assert space.agreements.agreement(plan.id) == before
    hands.to("Opgaver i planperioden")
    assert typed_here() == more
    at_work.go(places.CASES)
    assert space.agreements.agreement(plan.id).answers.text("tasks") == more.strip()
