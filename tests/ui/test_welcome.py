"""First start: a new archive with its recovery key, the practice archive, and the way back in with the key."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from caseworker_app import bootstrap
from caseworker_app.errors import WrongPassphrase
from caseworker_app.settings import CASEWORKER, LANGUAGE, OFFICE_NAME
from tests.archives import QUICK
from ui.look import Tone
from ui.pages.forgotten_page import ForgottenPage
from ui.pages.new_archive_page import NewArchivePage
from ui.pages.recovery_page import RecoveryPage
from ui.pages.unlock_page import UnlockPage
from ui.pages.welcome_page import WelcomePage
from ui.passphrase import strength

GOOD = "fire ord om havet"
Key = Qt.Key


@pytest.fixture
def form(started, qtbot):
    """The page of a new archive, reached with the keyboard."""
    started.program.start()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    page = started.page()
    assert isinstance(page, NewArchivePage)
    return page


def fill(page, qtbot, passphrase=GOOD, again=GOOD):
    qtbot.keyClicks(page.name.line, "Maja Holst")
    qtbot.keyClicks(page.office.line, "Nordby Kommune")
    qtbot.keyClicks(page.passphrase.line, passphrase)
    qtbot.keyClicks(page.again.line, again)
    qtbot.keyClick(page.again.line, Key.Key_Return)


def test_the_first_start_offers_two_choices_and_the_ways_for_those_who_have_an_archive(started):
    started.program.start()
    page = started.page()
    assert isinstance(page, WelcomePage)
    assert QApplication.focusWidget() is page.new
    names = [button.accessibleName() for button in (page.new, page.practice, page.open, page.lost)]
    assert names == ["Nyt arkiv", "Øvelsesarkiv", "Åbn et arkiv", "Jeg har kun gendannelsesnøglen"]


def test_from_the_form_to_the_open_archive_with_the_key_typed_back(started, form, qtbot):
    fill(form, qtbot)
    page = started.page()
    assert isinstance(page, RecoveryPage)
    key = page.sheet.groups
    assert len(key) == 10

    qtbot.keyClicks(page.typed.line, key[0] if key[0] != key[4] else "0000")
    qtbot.keyClick(page.typed.line, Key.Key_Return)
    assert page.typed.error() == "Det er ikke gruppe 5. Se på arket, og prøv igen."
    assert page.typed.line.hasSelectedText()
    assert started.program.frame is None

    qtbot.keyClicks(page.typed.line, key[4].lower())
    qtbot.keyClick(page.typed.line, Key.Key_Return)
    assert started.program.frame is not None
    assert started.machine.last_archive == started.folder / "sager.fasthold"

    started.program.lock()
    workspace = bootstrap.open_archive(started.folder / "sager.fasthold", GOOD)
    assert workspace.office.value(OFFICE_NAME) == "Nordby Kommune"
    assert workspace.office.value(CASEWORKER) == "Maja Holst"
    workspace.close()


@pytest.mark.parametrize(
    ("passphrase", "again", "at_first", "at_second"),
    [
        ("kort", "kort", "Adgangssætningen skal have mindst 12 tegn.", ""),
        (GOOD, "fire andre ord", "", "De to adgangssætninger er ikke ens."),
    ],
)
def test_what_is_wrong_stands_at_the_field_and_what_was_typed_stays(
    started, form, qtbot, passphrase, again, at_first, at_second
):
    fill(form, qtbot, passphrase, again)
    assert started.page() is form
    assert (form.passphrase.error(), form.again.error()) == (at_first, at_second)
    assert (form.name.text(), form.passphrase.text(), form.again.text()) == ("Maja Holst", passphrase, again)
    assert list(started.folder.iterdir()) == []


def test_a_name_is_needed(started, form, qtbot):
    qtbot.mouseClick(form.make, Qt.MouseButton.LeftButton)
    assert form.name.error() == "Skriv dit navn."
    assert QApplication.focusWidget() is form.name.line


def test_a_place_that_cannot_be_written_is_told_at_the_place(started, form, qtbot, tmp_path):
    (tmp_path / "fil").write_text("")
    form.path.line.setText(str(tmp_path / "fil" / "sager.fasthold"))
    fill(form, qtbot)
    assert started.page() is form
    assert "Vælg en anden mappe" in form.path.error()
    assert form.passphrase.text() == GOOD
    assert form.passphrase.isEnabled()


def test_an_archive_is_never_overwritten(started, form, qtbot):
    taken = started.folder / "sager.fasthold"
    taken.write_bytes(b"noget andet")
    fill(form, qtbot)
    assert "ligger allerede et arkiv" in form.path.error()
    assert taken.read_bytes() == b"noget andet"


def test_the_next_free_name_is_offered(started, qtbot):
    (started.folder / "sager.fasthold").write_bytes(b"")
    started.program.start()
    started.page().new.click()
    assert started.page().path.text().endswith("sager-2.fasthold")


def test_the_chosen_place_gets_the_right_ending(started, form, tmp_path):
    started.ask.answers.append(tmp_path / "mine sager")
    form.choose.click()
    assert form.path.text() == str(tmp_path / "mine sager.fasthold")


def test_the_passphrase_is_hidden_until_it_is_asked_for(form):
    eye = form.passphrase._eye
    assert form.passphrase.line.echoMode() == form.passphrase.line.EchoMode.Password
    eye.click()
    assert form.passphrase.line.echoMode() == form.passphrase.line.EchoMode.Normal
    assert eye.accessibleName() == "Skjul adgangssætningen"


@pytest.mark.parametrize(
    ("passphrase", "tone", "missing"),
    [
        ("kort", Tone.NEUTRAL, 8),
        ("aaaaaaaaaaaaaa", Tone.WARN, -2),
        ("sommer2026sommer", Tone.WARN, -4),
        ("MajaHolst1234567", Tone.WARN, -4),
        ("cykel bord måne", Tone.INFO, -3),
        ("cykel bord måne trappe", Tone.OK, -10),
    ],
)
def test_the_word_about_a_passphrase_is_honest(passphrase, tone, missing):
    found = strength(passphrase, ("Maja Holst",))
    assert found.tone is tone
    if missing > 0:
        assert found.missing == missing


def test_the_sheet_is_saved_as_pdf_with_the_key_on_it(started, form, qtbot, tmp_path):
    fill(form, qtbot)
    page = started.page()
    started.ask.answers.append(tmp_path / "ark.pdf")
    page.sheet.save.click()
    text = "".join(part.extract_text() for part in PdfReader(BytesIO((tmp_path / "ark.pdf").read_bytes())).pages)
    letters = "".join(text.split())
    assert all(f"{at}{group}" in letters for at, group in enumerate(page.sheet.groups, 1))
    assert "slet filen bagefter" in page.sheet.notice.words()


def test_a_full_drive_is_told_and_the_key_stays_on_the_screen(started, form, qtbot, tmp_path):
    fill(form, qtbot)
    page = started.page()
    started.ask.answers.append(tmp_path / "findes ikke" / "ark.pdf")
    page.sheet.save.click()
    assert "Vælg en anden mappe" in page.sheet.notice.words()
    assert started.page() is page


def test_the_practice_archive_opens_marked_and_without_questions(started):
    started.program.start()
    started.page().practice.click()
    frame = started.program.frame
    assert frame is not None
    assert frame.sidebar._backup.text() == "Øvelsesarkiv med opdigtede personer"
    started.program.lock()
    page = started.page()
    assert isinstance(page, UnlockPage)
    shown = [notice.accessibleName() for notice in page.findChildren(type(page.notice))]
    assert any(started.archives.PRACTICE_PASSPHRASE in words for words in shown)


def test_practice_at_once_from_the_command_line(started):
    started.program.start(practice=True)
    assert started.program.frame is not None


def test_another_archive_is_pointed_at(started, tmp_path):
    started.program.start()
    started.ask.answers.append([])
    started.page().open.click()
    assert isinstance(started.page(), WelcomePage)
    started.ask.answers.append([tmp_path / "andet.fasthold"])
    started.page().open.click()
    assert isinstance(started.page(), UnlockPage)


def test_the_recovery_key_opens_and_sets_a_new_passphrase(started, qtbot):
    workspace, key = bootstrap.create_archive(started.path, "Maja Holst", GOOD, cost=QUICK)
    workspace.close()
    started.program.start(started.path)
    started.page().lost.click()
    page = started.page()
    assert isinstance(page, ForgottenPage)

    wrong = key[:-1] + ("0" if key[-1] != "0" else "1")
    for field, words in ((page.key, wrong), (page.passphrase, "en ny og lang sætning"), (page.again, "en ny og lang")):
        qtbot.keyClicks(field.line, words)
    page.open.click()
    assert page.again.error() == "De to adgangssætninger er ikke ens."
    qtbot.keyClicks(page.again.line, " sætning")
    qtbot.keyClick(page.again.line, Key.Key_Return)
    assert "gruppe 10" in page.key.error()
    assert page.key.text() == wrong

    page.key.line.setText(key.lower().replace("-", " "))
    page.open.click()
    assert started.program.frame is not None
    started.program.lock()
    with pytest.raises(WrongPassphrase):
        bootstrap.open_archive(started.path, GOOD)
    bootstrap.open_archive(started.path, "en ny og lang sætning").close()


def test_the_language_is_changed_before_there_is_an_archive(started):
    started.program.start()
    page = started.page()
    assert page.language.text() == "English"
    page.language.click()
    assert started.machine.value(LANGUAGE) == "en"

