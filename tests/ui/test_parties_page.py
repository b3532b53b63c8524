"""The register on the screen, and parties of a case chosen from it while typing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Role
from caseworker_app.domain.party import Organisation
from caseworker_app.services.ports import OrganisationFilter
from tests.ui.stage import SOEREN, Stage, citizen, named, nameless, open_case, words_in
from ui import places
from ui.forms.suggestions import Suggestions
from ui.pages.agreement_page import AgreementPage
from ui.pages.case_page import CasePage
from ui.pages.organisation_page import OrganisationPage
from ui.pages.participant_page import ParticipantPage
from ui.pages.parties_page import PartiesPage
from ui.places import Place

UNION = Answers({"kind": "union", "sector": "private", "name": "BUPL Fyn", "postcode": "5000", "town": "Odense"})


@pytest.fixture
def union(stage: Stage) -> Organisation:
    return stage.space.parties.add(UNION)[0]


@pytest.fixture
def case(stage: Stage) -> Case:
    return open_case(stage.space)


def put(page: OrganisationPage | ParticipantPage, key: str, text: str, qtbot: QtBot) -> None:
    line = page.form.box(key).editor.part()
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, text)


def press(root: QWidget, name: str) -> None:
    button = named(root, name)
    assert isinstance(button, QPushButton)
    button.click()


def offered(page: QWidget, key: str) -> Suggestions:
    return next(one for one in page.form.box(key).editor.findChildren(Suggestions))  # type: ignore[attr-defined]


def test_the_register_is_searched_while_typing(stage: Stage, case: Case, union: Organisation, qtbot: QtBot) -> None:
    stage.space.parties.add_contact(union.id, Answers({"name": "Lise Holt", "roles": ("caseworker",)}))
    page = stage.show_page(PartiesPage(stage.shell, Place("parties")))
    assert page.model.rowCount() == 2

    qtbot.keyClicks(page.search, "holt")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)

    assert page.model.row_at(0).organisation.id == union.id
    assert {"BUPL Fyn", "Lise Holt"} <= set(words_in(page.pane))
    assert "1 organisation" in words_in(page)
    assert nameless(page) == []


def test_kinds_and_retired_ones_are_chosen(stage: Stage, case: Case, union: Organisation) -> None:
    page = stage.show_page(PartiesPage(stage.shell, Place("parties")))
    page.kinds.setCurrentIndex(page.kinds.findData("union"))
    page.kinds.activated.emit(0)
    assert [page.model.row_at(0).organisation.id] == [union.id]

    press(page.pane, "retire-organisation")
    assert page.model.rowCount() == 0
    assert "Ingen parter passer til søgningen" in words_in(page)
    page.retired.click()
    assert page.model.rowCount() == 1


def test_the_cases_of_an_organisation_lead_to_the_case(stage: Stage, case: Case) -> None:
    page = stage.show_page(PartiesPage(stage.shell, places.parties(case.workplace.organisation_id)))

    press(page.pane, f"case:{case.id}")

    assert stage.went == [places.case(case.id, "parties")]


def test_a_contact_is_added_and_corrected_in_place(stage: Stage, union: Organisation, qtbot: QtBot) -> None:
    page = stage.show_page(PartiesPage(stage.shell, places.parties(union.id)))
    press(page.pane, "add-contact")
    form = page.pane.form
    assert form is not None
    qtbot.keyClicks(form.boxes["name"].editor.part(), "Alle")
    form.submit()
    assert "Skriv, hvem det er. “Alle” er ikke en bestemt part." in " ".join(words_in(form))
    assert form.draft.answers.text("name") == "Alle"

    form.take(Answers({"name": "Lise Holt", "roles": ("caseworker",)}))
    form.submit()

    assert page.pane.form is None
    [lise] = stage.space.parties.contacts(union.id)
    assert "Lise Holt" in words_in(page.pane)
    press(page.pane, f"retire:{lise.id}")
    assert "Ikke i brug" in words_in(page.pane)


def test_two_that_are_alike_are_put_together(stage: Stage, union: Organisation) -> None:
    twin, _ = stage.space.parties.add(Answers({**UNION, "name": "BUPL, Fyn"}))
    page = stage.show_page(PartiesPage(stage.shell, places.parties(union.id)))
    stage.ask.answers = [True]

    [button] = [one for one in page.pane.findChildren(QPushButton) if one.text() == "Læg sammen"]
    button.click()

    assert stage.space.parties.organisation(twin.id).id == union.id
    assert page.model.rowCount() == 1


def test_any_two_are_put_together_by_choosing_from_the_list(
    stage: Stage, case: Case, union: Organisation, qtbot: QtBot
) -> None:
    page = stage.show_page(PartiesPage(stage.shell, places.parties(case.workplace.organisation_id)))
    press(page.pane, "merge-organisation")
    form = page.pane.form
    assert form is not None
    line = form.boxes["into"].editor.part()
    qtbot.keyClicks(line, "bupl")
    form.submit()
    assert any("Vælg organisationen på listen" in words for words in words_in(form))

    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.draft.answers.text("into") == "BUPL Fyn, Odense"
    form.submit()

    assert stage.space.cases.case(case.id).workplace.organisation_id == union.id


def test_what_is_there_already_is_told_while_typing(stage: Stage, union: Organisation, qtbot: QtBot) -> None:
    page = stage.show_page(OrganisationPage(stage.shell, Place("organisation")))
    put(page, "name", "Bupl Fyen", qtbot)
    put(page, "postcode", "5000", qtbot)
    assert page.double.words() == "Findes allerede: BUPL Fyn, 5000 Odense. Er det den samme?"

    page.double.acted.emit()
    assert stage.went == [places.parties(union.id)]
    assert page.draft.answers.text("name") == "Bupl Fyen"


def test_a_wrong_number_is_told_at_its_field_and_nothing_is_lost(stage: Stage, qtbot: QtBot) -> None:
    page = stage.show_page(OrganisationPage(stage.shell, Place("organisation")))
    page.form.take(Answers({**UNION, "ean": "5790000000006"}))
    page.submit()
    assert "EAN-nummeret kan ikke være rigtigt. Tjek cifrene." in " ".join(words_in(page.form.box("ean")))
    assert page.draft.answers.text("name") == "BUPL Fyn"

    put(page, "ean", "5790000000005", qtbot)
    page.submit()
    [row] = stage.space.parties.organisations(OrganisationFilter())
    assert stage.went == [places.parties(row.organisation.id)]


def test_a_party_is_chosen_from_the_register_with_the_keyboard(
    stage: Stage, case: Case, union: Organisation, qtbot: QtBot
) -> None:
    answers = Answers({"name": "Lise Holt", "roles": ("caseworker",), "phone": "11 11 11 11"})
    lise, _ = stage.space.parties.add_contact(union.id, answers)
    page = stage.show_page(ParticipantPage(stage.shell, Place("participant", case.id)))
    put(page, "name", "holt", qtbot)
    found = offered(page, "name")
    qtbot.waitUntil(found.panel.isVisible)
    line = page.form.box("name").editor.part()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not found.panel.isVisible()
    page.submit()

    [part] = stage.space.cases.case(case.id).participants
    assert (part.name, part.organisation, part.role, part.phone) == ("Lise Holt", "BUPL Fyn", Role.UNION, "11 11 11 11")
    assert (part.organisation_id, part.contact_id, part.since) == (union.id, lise.id, stage.space.today)


def test_escape_puts_the_suggestions_away_and_keeps_the_words(
    stage: Stage, case: Case, union: Organisation, qtbot: QtBot
) -> None:
    page = stage.show_page(ParticipantPage(stage.shell, Place("participant", case.id)))
    put(page, "name", "bupl", qtbot)
    found = offered(page, "name")
    qtbot.waitUntil(found.panel.isVisible)
    qtbot.keyClick(page.form.box("name").editor.part(), Qt.Key.Key_Escape)
    assert not found.panel.isVisible()
    assert page.draft.answers.text("name") == "bupl"
    assert stage.backs == 0


def test_a_child_does_not_interpret(stage: Stage, case: Case) -> None:
    page = stage.show_page(ParticipantPage(stage.shell, Place("participant", case.id)))
    born = stage.space.today.replace(year=stage.space.today.year - 15)
    page.form.take(Answers({"role": "interpreter", "name": "Ewa", "language": "polsk", "born": born}))
    page.submit()
    assert "Tolken er 15 år. En tolk skal være fyldt 18 år." in " ".join(words_in(page.form.box("born")))
    assert page.draft.answers.text("language") == "polsk"


def test_a_guardian_gets_a_document_and_ends(stage: Stage, case: Case, tmp_path: Path) -> None:
    stage.space.parties.take_part(case.id, Answers({"role": "guardian", "name": "Ib", "scope": "Økonomi"}))
    one = stage.space.cases.case(case.id).participants[0].id
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "parties")))
    assert "Dokumentet mangler" in words_in(page)
    paper = tmp_path / "beskikkelse.pdf"
    paper.write_bytes(b"%PDF-1.7")
    stage.ask.answers = [[paper], True]

    press(page, f"document:{one}")
    assert "Dokument: beskikkelse.pdf" in words_in(page)
    # The rows as they were before are on their way out.
    page.findChildren(QAction, f"end:{one}")[-1].trigger()
    assert stage.space.cases.case(case.id).participants[0].until == stage.space.today
    assert nameless(page) == []


def test_a_typed_party_is_offered_to_the_register(stage: Stage, case: Case) -> None:
    stage.space.parties.take_part(case.id, Answers({"role": "union", "name": "HK Odense"}))
    one = stage.space.cases.case(case.id).participants[0].id
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "parties")))

    press(page, f"register:{one}")

    assert len(stage.space.parties.organisations(OrganisationFilter("hk odense"))) == 1
    assert page.findChildren(QPushButton, f"edit:{one}")


def test_tags_tell_what_they_change_on_each_screen(stage: Stage, qtbot: QtBot) -> None:
    minded = citizen("Åse Ø", "630771-1234", protected=True, interpreter="polsk", no_digital_post=True)
    case = open_case(stage.space, minded)
    page = stage.show_page(CasePage(stage.shell, places.case(case.id)))
    rows = page.header.tags.rows()
    assert [row.accessibleName() for row in rows] == [
        "Navne- og adressebeskyttelse", "Tolk: polsk", "Fritaget for Digital Post"
    ]  # fmt: skip
    assert rows[0].accessibleDescription() == "Adressen udelades af alle kopier til arbejdspladsen og fagforeningen."
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Tab)
    assert rows[1].hasFocus()

    agreement, _ = stage.space.agreements.start(case.id, "partial_return")
    sheet = stage.show_page(AgreementPage(stage.shell, places.agreement(agreement.id)))
    assert "Papiret har en linje til tolkens underskrift." in words_in(sheet.tags)
    sheet.open_print()
    assert "Print borgerens kopi, og send den som brev. Digital Post når ikke frem." in words_in(sheet.print_panel)


def test_a_citizen_without_tags_has_no_room_for_them(stage: Stage) -> None:
    case = open_case(stage.space, SOEREN)
    page = stage.show_page(CasePage(stage.shell, places.case(case.id)))
    assert page.header.tags.isHidden()
