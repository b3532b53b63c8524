"""New cases: each way in asks its own few fields, by the keyboard; people easily mixed up are told apart."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind, ConfirmedBy, Role
from caseworker_app.domain.event import EventKind
from caseworker_app.schemes.intake_form import CONSENT, INTAKE, MOST_FIELDS, WAYS
from caseworker_app.services.intake import Likeness
from caseworker_app.settings import OFFICE_NAME
from tests.ui.stage import Stage, citizen, focused, nameless, open_case, words_in
from ui import places
from ui.pages.case_form_pages import EditCasePage, NewCasePage
from ui.pages.case_page import CasePage
from ui.places import Place

CONTROL = Qt.KeyboardModifier.ControlModifier
PERSON = {"cpr": "620771-1234", "name": "Søren Ødum", "address": "Åvej 4"}
JOB = {"workplace": "Øster Skole", "job_title": "Leder"}
WALKS = {
    "citizen": {"kind": 1, **PERSON, "first_absence_day": "14.09.2026", "confirmed_by": 2, **JOB},
    "employer": {"consent": "yes", "kind": 1, **PERSON, "first_absence_day": "14.09.2026", **JOB, "contact": "Bo Lyng"},
    "notice": {"received_on": "20.11.2026", **PERSON, "first_absence_day": "14.10.2026", "workplace": "Øster Skole",
               "cvr": "12345674", "job_title": "Leder"},
    "early": {"asked_by": "employer", "received_on": "20.11.2026", **PERSON, "first_absence_day": "02.11.2026", **JOB},
    "la_165": {"received_on": "20.11.2026", "doctor": "Lægehuset", "proposal": "Ro til en rolig start", "kind": 1,
               **PERSON, "first_absence_day": "14.09.2026", **JOB},
}  # fmt: skip
"""What is typed on each way, in the order of Tab; numbers are how far down in a list."""


def new_case(stage: Stage) -> NewCasePage:
    return stage.show_page(NewCasePage(stage.shell, places.NEW_CASE))


def key_of(page: NewCasePage) -> str:
    """The field with the cursor."""
    return page.form.current_place()[0]


def tab_to(page: NewCasePage, key: str, qtbot: QtBot) -> None:
    for _ in range(40):
        if key_of(page) == key:
            return
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {key}")


def write(page: NewCasePage, key: str, words: object, qtbot: QtBot) -> None:
    tab_to(page, key, qtbot)
    if key in ("consent", "asked_by"):
        second = words in ("no", "citizen")
        qtbot.keyClick(focused(), Qt.Key.Key_Right if second else Qt.Key.Key_Space)
    elif isinstance(words, int):
        return
    else:
        qtbot.keyClick(focused(), Qt.Key.Key_A, CONTROL)
        qtbot.keyClicks(focused(), str(words))


def choose_way(page: NewCasePage, way: str, qtbot: QtBot) -> None:
    """With the arrows, from where the page begins."""
    keys = [choice.key for choice in WAYS]
    while page.draft.answers.text("way") != way:
        down = keys.index(way) > keys.index(page.draft.answers.text("way"))
        qtbot.keyClick(focused(), Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def put(page: NewCasePage, **values: object) -> None:
    answers = page.draft.answers
    for key, value in values.items():
        answers = answers.with_answer(key, value)
    page.form.take(answers)


@pytest.mark.parametrize("way", [choice.key for choice in WAYS])
@pytest.mark.parametrize("kind", ["sick_listed", "at_risk", "employed"])
@pytest.mark.parametrize("consent", [choice.key for choice in CONSENT])
def test_no_way_asks_more_than_twelve_fields(stage: Stage, way: str, kind: str, consent: str):
    page = new_case(stage)
    put(page, way=way, kind=kind, consent=consent, asked_by="employer", cpr="620771-1234")
    shown = [page.form.box(field.key) for field in INTAKE.fields if page.form.box(field.key).isVisible()]
    assert 0 < sum(not box.field.fixed for box in shown) <= MOST_FIELDS


@pytest.mark.parametrize("way", WALKS)
def test_each_way_is_walked_by_the_keyboard(stage: Stage, way: str, qtbot: QtBot):
    page = new_case(stage)
    choose_way(page, way, qtbot)
    for key, words in WALKS[way].items():
        write(page, key, words, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert [finding.words for finding in page.form.findings() if finding.level.value == "blocks"] == []
    [went] = stage.went
    case = stage.space.cases.case(went.id)
    assert (case.citizen.name, case.workplace.name, case.intake) == ("Søren Ødum", "Øster Skole", way)
    assert case.first_absence_day is not None
    assert stage.told == ["Sagen er oprettet."]


def opened(stage: Stage, way: str, **more: object) -> Answers:
    days = {"first_absence_day": date(2026, 11, 2), "received_on": date(2026, 11, 20)}
    return citizen("Søren Ødum", "620771-1234", way=way, **{**days, **more})


def test_what_the_way_tells_begins_the_case(stage: Stage):
    space = stage.space
    notice = open_case(space, opened(stage, "notice"))
    [event] = space.agenda.events(notice.id)
    assert (event.kind, event.day, notice.confirmed_by) == (
        EventKind.NOTICE_RECEIVED, date(2026, 11, 20), ConfirmedBy.EMPLOYER,
    )  # fmt: skip
    early = open_case(space, opened(stage, "early", asked_by="citizen"))
    assert [event.kind for event in space.agenda.events(early.id)] == [EventKind.EARLY_REQUEST]
    assert early.confirmed_by is ConfirmedBy.CITIZEN
    doctor = open_case(space, opened(stage, "la_165", kind="at_risk", doctor="Lægehuset", proposal="Rolig start"))
    [event] = space.agenda.events(doctor.id)
    assert (event.kind, event.note) == (EventKind.LA_165_RECEIVED, "Rolig start")
    assert [(one.role, one.name) for one in doctor.participants] == [(Role.GP, "Lægehuset")]
    assert (doctor.kind, doctor.first_absence_day, doctor.employment.hours) == (CaseKind.AT_RISK, None, 0)
    employer = open_case(space, opened(stage, "employer", consent="yes", contact="Bo Lyngsø"))
    assert "Bo Lyngsø" in space.cases.notes(employer.id)[0].text


def test_without_consent_an_employer_is_only_guided(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    choose_way(page, "employer", qtbot)
    write(page, "consent", "no", qtbot)
    assert page.submit_button.text() == "Gem vejledningen som opgave"
    assert not page.form.box("cpr").isVisible()
    [told] = page.form.box("consent").notes.words()
    assert "Uden samtykke kan du kun vejlede generelt." in told
    for key, words in {"workplace": "Øster Skole", "contact": "Anne Winther", "guidance": "Hvordan samtykke gives",
                       "follow_up": "30.11.2026"}.items():  # fmt: skip
        write(page, key, words, qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert (stage.told, stage.went) == (["Vejledningen er gemt som opgave."], [places.TODAY])
    assert stage.space.overview.case_counts() == {}
    [row] = stage.space.agenda.day()
    assert row.deadline.due.day == date(2026, 11, 30)
    assert row.deadline.places["task"] == (
        "Hør, om borgeren har givet samtykke: Øster Skole, Anne Winther. "
        "Vejledt generelt den 23.11.2026 om: Hvordan samtykke gives"
    )


def test_a_number_has_no_place_in_general_guidance(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    put(page, way="employer", consent="no", workplace="Øster Skole", guidance="Om 620771-1234",
        follow_up=date(2026, 12, 1))  # fmt: skip
    page.submit()
    assert [one.words for one in page.form.box("guidance").visible_findings()] == [
        "Skriv ikke et CPR-nummer her. Uden samtykke noteres kun den generelle vejledning."
    ]
    assert stage.space.agenda.day() == ()


def test_early_follow_up_outside_its_weeks_is_refused_with_the_rule_and_the_way_on(stage: Stage, qtbot: QtBot):
    page = new_case(stage)
    typed = {"first_absence_day": date(2026, 5, 4), "received_on": date(2026, 11, 20), "asked_by": "employer"}
    put(page, **{**PERSON, **JOB, "way": "early", **typed})
    page.submit()
    [finding] = [one for one in page.form.box("received_on").visible_findings() if one.level.value == "blocks"]
    assert (finding.rule, dict(finding.places)["day"]) == ("SDP-07C-1", date(2026, 6, 7))
    [button] = page.form.box("received_on").notes.buttons()
    button.click()
    assert page._why is not None
    assert stage.space.overview.case_counts() == {}
    put(page, received_on=date(2026, 6, 7))
    assert not [one for one in page.form.findings() if one.level.value == "blocks"]
    put(page, received_on=date(2026, 6, 8))
    put(page, way="citizen")
    page.submit()
    assert stage.went[0].page == "case"


TWIN = {"cpr": "620771-2222", "name": "Søs Ødum", "address": "åvej 4, 2. tv."}
ALIKE = [
    (PERSON, Likeness.SAME_NUMBER, "CPR-nummeret har allerede en sag: 2026-0001, Søren Ødum."),
    ({**PERSON, "cpr": "620771-2222", "name": "søren  ødum"}, Likeness.SAME_NAME,
     "En borger med samme navn og fødselsdag, men et andet CPR-nummer har sagen 2026-0001. "
     "Tjek, om det er samme person."),
    (TWIN, Likeness.LOOK_ALIKE,
     "Søren Ødum har samme efternavn, adresse og fødselsdag og har sagen 2026-0001. "
     "Det kan være en tvilling: hold de to sager adskilt."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "likeness", "sentence"), ALIKE)
def test_people_easily_mixed_up_are_told_with_a_way_to_the_other(
    stage: Stage, typed: dict[str, str], likeness: Likeness, sentence: str
):
    case = open_case(stage.space)
    page = new_case(stage)
    put(page, **typed)
    shown = {one: notice for one, notice in page.alike_notices.items() if notice.isVisible()}
    assert list(shown) == [likeness]
    assert shown[likeness].words() == sentence
    shown[likeness].findChild(QPushButton).click()
    assert stage.went == [places.case(case.id)]


@pytest.mark.parametrize(
    "typed",
    [{**TWIN, "cpr": "630771-2222"}, {**TWIN, "address": "Åvej 41"}, {**TWIN, "address": ""},
     {**TWIN, "name": "Søs Holm"}, {**PERSON, "cpr": "620771-12"}],
)  # fmt: skip
def test_others_are_not_taken_for_alike(stage: Stage, typed: dict[str, str]):
    open_case(stage.space)
    page = new_case(stage)
    put(page, **typed)
    assert not any(notice.isVisible() for notice in page.alike_notices.values())


def test_a_case_is_not_alike_itself(stage: Stage):
    case = open_case(stage.space)
    page = stage.show_page(EditCasePage(stage.shell, Place("edit_case", case.id)))
    assert not any(notice.isVisible() for notice in page.alike_notices.values())


def test_a_second_case_keeps_what_the_first_knows_of_the_citizen(stage: Stage):
    first = open_case(stage.space, citizen("Søren Ødum", "620771-1234", protected=True, phone="12 34 56 78"))
    short = citizen("Søren Ødum", "620771-1234").with_answer("address", None)
    second = open_case(stage.space, short)
    assert second.citizen.protected_address
    assert (second.citizen.phone, second.citizen.address) == ("12 34 56 78", first.citizen.address)


@pytest.mark.parametrize(
    ("office", "home", "told"),
    [("Assens Kommune", "Odense", True), ("Assens Kommune", "assens", False),
     ("Københavns Kommune", "København", False),
     ("Aarhus Kommune", "Århus", False), ("", "Odense", False), ("Assens Kommune", "", False)],
)  # fmt: skip
def test_a_citizen_of_another_municipality_is_noticed_and_not_stopped(stage: Stage, office: str, home: str, told: bool):
    stage.space.office.change(OFFICE_NAME, office)
    page = new_case(stage)
    put(page, **{**PERSON, **JOB, "first_absence_day": date(2026, 9, 14), "municipality": home})
    notes = page.form.box("municipality").notes
    assert notes.isVisible() is told
    if told:
        assert "Borgeren bor i Odense. Sagen hører som udgangspunkt til der." in notes.words()[0]
    page.submit()
    assert stage.went[0].page == "case"


@pytest.mark.parametrize(
    ("cpr", "words"),
    [("620771-1234", "Erstatningsnummer (fiktivt)"), ("020771-1AB4", "eCPR"), ("020771-1234", "")],
)
def test_a_number_that_is_no_cpr_number_proper_is_named(stage: Stage, cpr: str, words: str):
    page = new_case(stage)
    put(page, cpr=cpr)
    box = page.form.box("cpr_kind")
    assert (box.isVisible() and box.editor.part().text()) == (words or False)


def test_a_workplace_of_the_register_is_chosen_while_typing(stage: Stage, qtbot: QtBot):
    first = open_case(stage.space, citizen("Søren Ødum", "620771-1234", cvr="12345674", work_address="Skolegade 11"))
    page = new_case(stage)
    put(page, **{**PERSON, "cpr": "740379-1236", "first_absence_day": date(2026, 9, 14)})
    write(page, "workplace", "øster", qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert key_of(page) == "job_title"
    qtbot.keyClicks(focused(), "Leder")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    made = stage.space.cases.case(stage.went[0].id)
    assert made.workplace == stage.space.cases.case(first.id).workplace
    assert (made.workplace.cvr, made.workplace.address) == ("12345674", "Skolegade 11")


def test_another_name_typed_over_the_chosen_one_is_another_workplace(stage: Stage, qtbot: QtBot):
    open_case(stage.space, citizen("Søren Ødum", "620771-1234", cvr="12345674"))
    page = new_case(stage)
    put(page, **{**PERSON, "cpr": "740379-1236", "first_absence_day": date(2026, 9, 14), "job_title": "Bager"})
    write(page, "workplace", "øster", qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    put(page, workplace="Bageriet Havnen")
    page.submit()
    made = stage.space.cases.case(stage.went[0].id)
    assert (made.workplace.name, made.workplace.cvr) == ("Bageriet Havnen", "")


def test_every_control_has_a_name(stage: Stage):
    page = new_case(stage)
    for way, _ in WALKS.items():
        put(page, way=way, consent="no", asked_by="employer")
        assert nameless(page) == []


def overview_of(stage: Stage, **changes: object) -> CasePage:
    case = open_case(stage.space, citizen("Søren Ødum", "620771-1234", **changes))
    return stage.show_page(CasePage(stage.shell, places.case(case.id)))


def press(page: CasePage, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()


def test_what_is_missing_is_told_on_the_case_with_a_way_to_fill_it_in(stage: Stage):
    page = overview_of(stage, confirmed_by="nobody", job_form=None)
    assert any(words.startswith("Mangler endnu: bopælskommune, telefon, bekræftelse af første fraværsdag, CVR-nummer")
               and "ansættelsesform" in words for words in words_in(page))  # fmt: skip
    press(page, "Udfyld")
    assert stage.went == [Place("edit_case", page.case_id)]


def test_one_press_writes_the_note_to_the_other_municipality(stage: Stage, tmp_path: Path):
    stage.space.office.change(OFFICE_NAME, "Assens Kommune")
    page = overview_of(stage, municipality="Odense Kommune", phone="12 34 56 78")
    press(page, "Skriv henvisningsnotat")
    [note] = stage.space.cases.notes(page.case_id)
    for words in ("Henvisning til Odense Kommune", "Søren Ødum, født 02.07.1971", "12 34 56 78", "14.09.2026",
                  "Øster Skole", "retssikkerhedsloven"):  # fmt: skip
        assert words in note.text
    assert "620771-1234" not in note.text
    assert any("Henvisningsnotatet er skrevet." in words for words in words_in(page))
    page.show_part("notes")
    stage.ask.answers.append(tmp_path / "henvisning.pdf")
    press(page, "Gem som PDF")
    text = PdfReader(tmp_path / "henvisning.pdf").pages[0].extract_text()
    assert "Henvisning til Odense Kommune" in text
    assert stage.space.overview.history(page.case_id)[0].what == "Henvisningsnotat gemt som PDF"


def test_at_risk_is_offered_what_the_rules_open_without_absence(stage: Stage):
    page = overview_of(stage, kind="at_risk")
    shown = "\n".join(words_in(page))
    assert "Hvilke redskaber passer? · I risiko for sygemelding" in shown
    assert "Omplacering" in shown
    assert shown.count("Ikke muligt nu") == 4
    assert stage.space.cases.case(page.case_id).first_absence_day is None
    assert [one for one in stage.space.agenda.of_case(page.case_id) if one.is_law] == []


def test_a_sick_listed_case_has_the_list_folded(stage: Stage):
    page = overview_of(stage)
    assert "Ikke muligt nu" not in words_in(page)
    assert "Kan tilbydes" not in words_in(page)
    press(page, "Vis redskaberne")
    assert "Kan tilbydes" in words_in(page)
