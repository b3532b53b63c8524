"""Rules in the settings: what the office has looked up, its own targets, and what is wrong with a rule file."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget

from caseworker_app import bootstrap
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.errors import UserError
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.local import NAME
from caseworker_app.settings import CASEWORKER
from tests.ui.running import Running, with_archive
from tests.ui.stage import citizen, named, words_in
from ui import places
from ui.pages.settings_page import SettingsPage
from ui.pages.today_page import TodayPage
from ui.places import CASES, SETTINGS, TODAY

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def page(started: Running) -> SettingsPage:
    with_archive(started)
    started.program.start(started.path)
    started.unlock()
    started.program.frame.go(SETTINGS)
    found = started.page()
    assert isinstance(found, SettingsPage)
    return found


def target(page: SettingsPage, rule: str):
    return next(one for one in page.shell.workspace.rule_desk.local() if one.id == rule)


def test_a_rule_is_confirmed_with_name_and_day_and_taken_back(page: SettingsPage):
    desk = page.shell.workspace.rule_desk
    rule = desk.to_confirm()[0]
    named(page.confirm, f"confirm:{rule.version}").click()
    found = desk.confirmation(rule)
    assert found is not None
    assert (found.by, found.on) == (page.shell.workspace.office.value(CASEWORKER), page.shell.workspace.today)
    next(one for one in page.confirm.findChildren(QPushButton) if one.text().startswith("Vis alle")).click()
    assert f"Bekræftet {page.shell.texts.date(found.on)} af {found.by}" in words_in(page.confirm)
    named(page.confirm, f"take_back:{rule.version}").click()
    assert desk.confirmation(rule) is None


def test_a_target_of_the_office_gets_another_length(page: SettingsPage):
    rule = target(page, "LOK-SAMTALE")
    named(page.targets, f"change:{rule.version}").click()
    form = page.targets.form
    assert form is not None
    form.boxes["amount"].editor.show_value(Decimal(6))
    form.boxes["amount"].editor.changed.emit()
    form.submit_button.click()
    changed = target(page, "LOK-SAMTALE").within
    assert changed is not None
    assert changed.amount == 6
    assert page.targets.form is None
    assert any("6 uger" in words for words in words_in(page.targets))


def test_a_target_longer_than_the_law_is_refused_and_stays_typed(page: SettingsPage):
    rule = target(page, "LOK-SAMTALE")
    named(page.targets, f"change:{rule.version}").click()
    form = page.targets.form
    assert form is not None
    form.boxes["amount"].editor.show_value(Decimal(60))
    form.boxes["amount"].editor.changed.emit()
    form.submit_button.click()
    assert "kan kun være kortere" in form.error()
    assert form.draft.answers.hours("amount") == 60
    kept = target(page, "LOK-SAMTALE").within
    assert kept is not None
    assert kept.amount == 8


def test_a_target_is_added_inside_a_deadline_of_law(page: SettingsPage, type_text: TypeText):
    page.targets.new.click()
    form = page.targets.form
    assert form is not None
    law = next(one for one in page.shell.workspace.rule_desk.laws() if one.id == "SDP-13B-1a")
    form.boxes["law"].editor.show_value(law.version)
    form.boxes["law"].editor.changed.emit()
    form.boxes["amount"].editor.show_value(Decimal(6))
    form.boxes["amount"].editor.changed.emit()
    type_text(form.boxes["says"].editor.part(), "Vi taler med borgeren inden seks uger.")
    form.submit_button.click()
    assert target(page, "LOK-SDP-13B-1a").tightens == "SDP-13B-1a"
    assert "Vi taler med borgeren inden seks uger." in words_in(page.targets)
    table = next(one for one in page.findChildren(QTableWidget) if not one.isHidden())
    says = [table.item(row, 1).text() for row in range(table.rowCount())]
    assert any("Vi taler med borgeren inden seks uger." in words for words in says)


def test_a_target_is_ended(page: SettingsPage):
    rule = target(page, "LOK-SAMTALE")
    named(page.targets, f"end:{rule.version}").click()
    assert page.targets.form is not None
    page.targets.form.submit_button.click()
    assert target(page, "LOK-SAMTALE").until == page.shell.workspace.today


def test_rates_are_shown_and_the_missing_one_is_filled_in_and_confirmed(page: SettingsPage):
    """The newest is not known: nothing is guessed. What is filled in stays to be confirmed until it is."""
    desk = page.shell.workspace.rule_desk
    shown = words_in(page.rates)
    assert {"5.085,00 kr. om ugen, 137,43 kr. i timen", "Skal bekræftes", "Ikke afklaret"} <= set(shown)
    rate = desk.rates()[0]
    assert not rate.values
    named(page.rates, f"rate:{rate.version}").click()
    form = page.rates.form
    assert form is not None
    for wrong in (None, Decimal(0), Decimal(50_000)):
        form.boxes["week"].editor.show_value(wrong)
        form.boxes["week"].editor.changed.emit()
        form.submit_button.click()
        assert form.boxes["week"].marks.words()
    form.boxes["week"].editor.show_value(Decimal(5200))
    form.boxes["week"].editor.changed.emit()
    form.submit_button.click()
    filled = desk.rates()[0]
    assert (filled.number("week"), filled.number("hour")) == (5200, Decimal("140.54"))
    assert filled.until == date(2028, 1, 2)
    assert "5.200,00 kr. om ugen, 140,54 kr. i timen" in words_in(page.rates)
    assert filled in desk.to_confirm()
    named(page.rates, f"confirm:{filled.version}").click()
    assert filled not in desk.to_confirm()
    words = f"Bekræftet {page.shell.texts.date(page.shell.workspace.today)} af"
    assert any(one.startswith(words) for one in words_in(page.rates))


def test_a_certain_rate_is_nobodys_to_change(page: SettingsPage):
    desk = page.shell.workspace.rule_desk
    certain = next(one for one in desk.rates() if not one.to_confirm)
    with pytest.raises(UserError):
        desk.change_rate(certain, Decimal(1))
    assert not desk.may_change(certain)


def test_a_broken_rule_file_is_told_at_the_top_and_work_goes_on(started: Running):
    with_archive(started)
    (started.path.parent / NAME).write_text("[[provision]\n", encoding="utf-8")
    started.program.start(started.path)
    started.unlock()
    for place, kind in ((SETTINGS, SettingsPage), (TODAY, TodayPage)):
        started.program.frame.go(place)
        page = started.page()
        assert isinstance(page, kind)
        assert any(NAME in words and "Sagerne kan bruges imens." in words for words in words_in(page))
    assert started.program.workspace.my_day.rows()
    assert started.program.workspace.today >= date(2026, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("[[provision]\n", "Regelfilen counting.toml har en skrivefejl i linje 1."),
        ('[[provision]]\nid = "C1"\n', "counting.toml, regel C1: “since” mangler eller er forkert."),
    ],
)
def test_without_the_rules_of_the_program_cases_are_read_and_written(
    started: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, words: str
):
    """The file that came with the program is broken: it is told, nothing is reckoned, and work goes on."""
    case = with_archive(started)
    assert isinstance(case, Case)
    monkeypatch.setattr(bootstrap, "RESOURCES", broken(tmp_path / "resources", wrong))
    started.program.start(started.path)
    started.unlock()
    frame = started.program.frame
    for place in (TODAY, SETTINGS, CASES, places.case(case.id)):
        frame.go(place)
        assert frame.page.place == place
        if place in (TODAY, SETTINGS):
            assert f"{words} Sagerne kan bruges imens." in words_in(started.page())
    space = started.program.workspace
    assert all(one.due is None for one in space.agenda.of_case(case.id))
    space.cases.write_note(case.id, Answers({"about": space.today, "text": "Talt i telefon."}))
    other, _ = space.cases.open(citizen("Åse Brønnum", "140379-4567"))
    draft, _ = space.agreements.start(other.id, "partial_return")
    frame.go(places.agreement(draft.id))
    assert frame.page.place == places.agreement(draft.id)
    assert [note.text for note in space.cases.notes(case.id)] == ["Talt i telefon."]


def broken(folder: Path, text: str) -> Path:
    """The resources of the program with a mistake in one file of rules."""
    shutil.copytree(RESOURCES / "rules", folder / "rules")
    for part in RESOURCES.iterdir():
        if part.name != "rules":
            (folder / part.name).symlink_to(part)
    (folder / "rules" / "counting.toml").write_text(text, encoding="utf-8")
    return folder
