"""Settings: taken when they are left, told at the field when they can't be, and seen at once."""

import base64
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.errors import WrongPassphrase
from caseworker_app.services.rule_list import rule_rows
from caseworker_app.settings import CONSENT_MONTHS, LANGUAGE, OFFICE_ADDRESS, SETTINGS, TEXT_SIZE, THEME
from tests.archives import OWNER, PASSPHRASE
from tests.ui.running import with_archive
from ui.look import DARK, scale, tokens
from ui.pages.settings_page import SettingsPage
from ui.pages.settings_parts.about import VERSION

from ui.places import CASES, SETTINGS as HERE  # isort: skip

Key, Plain = Qt.Key, Qt.KeyboardModifier.NoModifier
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def opened(started):
    """The program at the settings page."""
    with_archive(started)
    started.program.start(started.path)
    started.unlock()
    started.program.frame.go(HERE)
    assert isinstance(started.page(), SettingsPage)
    return started


def office(opened):
    return opened.program.workspace.office


def retype(row, words, qtbot):
    row.editor.setFocus()
    row.editor.selectAll()
    qtbot.keyClicks(row.editor, words)
    qtbot.keyClick(row.editor, Key.Key_Tab)


def choose(row, value):
    row.editor.setCurrentIndex(row.editor.findData(value))
    row.editor.activated.emit(row.editor.currentIndex())


def picture(width=40) -> bytes:
    made = QPixmap(width, 20)
    made.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_every_setting_has_its_row(opened):
    assert {*opened.page().rows, "office_logo"} == {setting.key for setting in SETTINGS}


def test_a_value_is_taken_when_the_field_is_left(opened, qtbot):
    retype(opened.page().rows["consent_months"], "6", qtbot)
    assert office(opened).value(CONSENT_MONTHS) == "6"
    lines = opened.program.workspace.overview.history()
    assert [line.places.get("setting") for line in lines].count(CONSENT_MONTHS.label) == 1


@pytest.mark.parametrize("typed", ["99", "seks", "0"])
def test_what_cannot_be_taken_is_told_at_the_field_and_stays_typed(opened, qtbot, typed):
    row = opened.page().rows["consent_months"]
    retype(row, typed, qtbot)
    assert row.error() == "Skriv et helt tal fra 1 til 36."
    assert row.text() == typed
    assert row.editor.accessibleDescription() == row.error()
    assert office(opened).value(CONSENT_MONTHS) == "12"
    opened.program.frame.go(CASES)
    opened.program.frame.go(HERE)
    again = opened.page().rows["consent_months"]
    assert (again.text(), bool(again.error())) == (typed, True)
    retype(again, "9", qtbot)
    assert (again.error(), office(opened).value(CONSENT_MONTHS)) == ("", "9")
    opened.program.frame.go(CASES)
    opened.program.frame.go(HERE)
    assert opened.page().rows["consent_months"].text() == "9"


def test_lines_of_an_address_are_kept(opened, qtbot, type_text):
    row = opened.page().rows["office_address"]
    row.editor.setFocus()
    type_text(row.editor, "Rådhuspladsen 1\n5560 Aarup")
    opened.page().rows["office_phone"].editor.setFocus()
    assert office(opened).value(OFFICE_ADDRESS) == "Rådhuspladsen 1\n5560 Aarup"


def test_the_theme_changes_at_once_at_the_same_place(opened):
    choose(opened.page().rows["theme"], "dark")
    assert tokens() is DARK
    assert isinstance(opened.page(), SettingsPage)
    assert opened.machine.value(THEME) == "dark"


def test_a_look_chosen_elsewhere_is_not_taken_back_when_the_page_is_left(opened):
    opened.machine.change(THEME, "dark")
    opened.program.redress()
    assert tokens() is DARK
    assert opened.machine.value(THEME) == "dark"


def test_the_text_grows_at_once(opened):
    choose(opened.page().rows["text_percent"], "150")
    assert scale() == pytest.approx(1.5, abs=0.02)
    assert opened.machine.value(TEXT_SIZE) == "150"


def test_the_language_changes_without_a_new_start(opened):
    choose(opened.page().rows["language"], "en")
    assert isinstance(opened.page(), SettingsPage)
    assert opened.page().shell.texts is opened.archives.texts("en")
    assert opened.machine.value(LANGUAGE) == "en"
    choose(opened.page().rows["language"], "da")
    assert opened.page().title == "Indstillinger"


def test_typed_words_survive_a_change_of_language(opened):
    opened.page().rows["department"].editor.setText("Job og Sygdom")
    choose(opened.page().rows["language"], "en")
    assert opened.page().rows["department"].text() == "Job og Sygdom"


def test_a_logo_is_chosen_seen_and_removed(opened, tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    logo = opened.page().logo
    assert not logo.picture.isVisible()
    opened.ask.answers.append([tmp_path / "logo.png"])
    logo.choose_button.click()
    assert office(opened).logo() == picture()
    assert logo.picture.isVisible()
    assert not logo.picture.pixmap().isNull()
    logo.remove_button.click()
    assert office(opened).logo() == b""
    assert not logo.picture.isVisible()


@pytest.mark.parametrize("content", [b"GIF89a", b"\x89PNG" + b"x" * 3_000_000])
def test_a_logo_that_cannot_be_used_is_told_and_the_old_one_stays(opened, tmp_path, content):
    (tmp_path / "logo.png").write_bytes(content)
    opened.ask.answers.append([tmp_path / "logo.png"])
    opened.page().logo.choose_button.click()
    assert opened.page().logo.error() == "Vælg et logo som PNG eller JPEG på højst 2 MB."
    assert office(opened).logo() == b""


def test_a_picture_that_is_broken_inside_is_not_shown_as_a_picture(opened, tmp_path):
    broken = base64.b64decode(base64.b64encode(picture()))[:20]
    (tmp_path / "logo.png").write_bytes(broken)
    opened.ask.answers.append([tmp_path / "logo.png"])
    opened.page().logo.choose_button.click()
    assert opened.page().logo.picture.text() == "Billedet kan ikke vises."


def test_all_rules_stand_there_to_read(opened):
    table = next(part for part in opened.page().findChildren(QWidget) if part.accessibleName() == "Regler i programmet"
                 and hasattr(part, "rowCount"))  # fmt: skip
    rows = rule_rows(opened.program.workspace.rules)
    assert table.rowCount() == len(rows) > 5
    first = [table.item(0, column).text() for column in range(table.columnCount())]
    shown = opened.page().shell.texts.date(rows[0].since)
    assert (first[0], first[2], first[3]) == (rows[0].id, rows[0].status, shown)
    assert all(words in first[1] for words in (rows[0].says, rows[0].reference, *rows[0].sources))
    assert table.editTriggers() == table.EditTrigger.NoEditTriggers
    header = table.horizontalHeader().sizeHint().height()
    assert table.height() >= header + sum(table.rowHeight(row) for row in range(table.rowCount()))


def test_the_version_is_that_of_the_project(opened):
    told = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert told[1] == VERSION
    assert opened.page().about.facts.value("Udgave") == VERSION
    assert opened.page().about.facts.value("Mappe") == str(opened.folder)


def test_licences_are_shown(opened):
    about = opened.page().about
    about.licences.click()
    assert about.text.isVisible()
    assert "SIL Open Font License" in about.text.toPlainText() or "SIL OPEN FONT LICENSE" in about.text.toPlainText()


def test_the_page_is_walked_with_tab(opened):
    seen = []
    opened.page().focus_first()
    for _ in range(12):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab, Plain)
    editors = [row.editor for row in opened.page().rows.values()]
    assert [widget for widget in seen if widget in editors][:5] == editors[:5]


@pytest.fixture
def access(opened):
    return opened.page().access


def typed(form, **words):
    for name, text in words.items():
        getattr(form, name).line.setText(text)
    form.submit.click()


def opens(opened, passphrase, slot="") -> bool:
    opened.program.lock()
    try:
        opened.archives.open_archive(opened.path, passphrase, slot).close()
    except WrongPassphrase:
        return False
    return True


def test_the_passphrase_is_changed(opened, access):
    access.change.click()
    typed(access.form, old="helt forkert her", new="en splinterny sætning", again="en splinterny sætning")
    assert access.form.old.error().startswith("Adgangssætningen passer ikke.")
    typed(access.form, old=PASSPHRASE, again="noget andet")
    assert access.form.again.error() == "De to adgangssætninger er ikke ens."
    typed(access.form, new="kort", again="kort")
    assert "mindst 12 tegn" in access.form.new.error()
    typed(access.form, new="en splinterny sætning", again="en splinterny sætning")
    assert access.form is None
    assert access.notice.words() == "Adgangssætningen er skiftet."
    assert opens(opened, "en splinterny sætning")


def test_another_person_gets_a_way_in_and_loses_it_again(opened, access):
    assert not access.remove.isVisible()
    access.invite.click()
    typed(access.form, name=OWNER, old=PASSPHRASE, new="endnu fire gode ord", again="endnu fire gode ord")
    assert "allerede en adgang" in access.form.name.error()
    typed(access.form, name="Ali Rezaei")
    assert opened.program.workspace.keys.names() == (OWNER, "Ali Rezaei")
    access.remove.click()
    access.form._persons.setCurrentText("Ali Rezaei")
    typed(access.form, old=PASSPHRASE)
    assert opened.program.workspace.keys.names() == (OWNER,)
    assert not opens(opened, "endnu fire gode ord")


def test_a_new_recovery_key_is_shown_once(opened, access):
    access.renew.click()
    typed(access.form, old=PASSPHRASE)
    assert len(access.form.groups) == 10
    key = "-".join(access.form.groups)
    opened.program.lock()
    opened.archives.open_with_recovery(opened.path, key, OWNER, "en splinterny sætning").close()


def test_a_change_of_access_is_called_off(access):
    access.change.click()
    access.form.cancel.click()
    assert access.form is None
