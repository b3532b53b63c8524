"""The way of an application on the screen, walked with the keyboard from asking to a decision and a complaint."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.services.application_course import Step
from caseworker_app.services.handouts import Way
from tests.services import trial_scheme
from tests.ui.stage import Stage, focused, named, nameless, open_case, words_in
from ui import places
from ui.pages.agreement_page import AgreementPage
from ui.pages.case_page import CasePage
from ui.pages.case_sections.rows import RecordRow

HOME = (Reader.CITIZEN, Reader.FILE)


@pytest.fixture(autouse=True)
def _trial(monkeypatch: pytest.MonkeyPatch) -> None:
    trial_scheme.use(monkeypatch)


def asked(stage: Stage, **changes: object) -> Agreement:
    case = open_case(stage.space)
    begun = {"what": "Et bord", "price": Decimal(8000), "quote": True, "asked_on": stage.space.today}
    answers = Answers({key: value for key, value in {**begun, **changes}.items() if value is not None})
    draft, _ = stage.space.agreements.start(case.id, trial_scheme.KEY, answers)
    return stage.space.agreements.seal(draft.id, HOME)[0]


def informed(stage: Stage, **changes: object) -> Agreement:
    one = asked(stage, **changes)
    stage.space.applications.inform(one.id, Answers({"day": stage.space.today, "text": "Vejledt om det hele"}))
    return one


def refused(stage: Stage) -> Agreement:
    application = informed(stage)
    draft, _ = stage.space.applications.start_decision(application.id)
    rows = tuple(
        Answers({**row, "fulfilled": "no", "evidence": "Udtalelse", "evidence_on": stage.space.today})
        for row in draft.answers.rows("criteria")
    )
    fact = Answers({"what": "Alle har et", "source": "Lederen", "source_on": stage.space.today, "known": "yes"})
    more = {"result": "refused", "criteria": rows, "facts": (fact,), "considerations": "Almindeligt.", "next": "Intet.",
            "hearing": "known", "hearing_why": "Stod i brevet."}  # fmt: skip
    stage.space.agreements.save(draft.id, Answers({**draft.answers, **more}), draft.revision)
    sealed, _ = stage.space.agreements.seal(draft.id, HOME)
    stage.space.agreements.handed_out(sealed, (Reader.CITIZEN,), Way.PRINTED)
    return sealed


def page_of(stage: Stage, one: Agreement) -> AgreementPage:
    return stage.show_page(AgreementPage(stage.shell, places.agreement(one.id)))


def press_next(stage: Stage, page: AgreementPage, qtbot: QtBot) -> None:
    button = named(page, "next_step")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_informing_is_typed_and_kept_by_keyboard(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, asked(stage))
    assert page.way.next_words == "Notér vejledning"
    press_next(stage, page, qtbot)
    qtbot.keyClicks(focused(), "Det tager fire uger")
    assert page.way.form is not None
    qtbot.keyClick(page.way.form.submit_button, Qt.Key.Key_Return)
    assert page.way.next_words == "Begynd på afgørelsen"
    assert page.way.form is None
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert stage.went[-1].page == "agreement"
    assert stage.space.agreements.agreement(stage.went[-1].id).scheme == "decision"


def test_what_was_refused_stays_with_its_reason_at_the_field(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage, refused(stage))
    press_next(stage, page, qtbot)
    form = page.way.form
    assert form is not None
    form.take(Answers({"day": stage.space.today + timedelta(days=3)}))
    form.submit()
    assert "Datoen ligger ude i fremtiden." in "\n".join(words_in(form))
    assert stage.space.applications.next_step(page.agreement) is Step.NOTE_RECEIVED


def test_the_letter_about_what_is_missing_is_saved_as_a_file(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(stage, informed(stage, quote=None))
    assert any("Mangler: Et tilbud med pris." in words for words in words_in(page))
    press_next(stage, page, qtbot)
    assert page.way.form is not None
    page.way.form.take(Answers({"deadline": stage.space.today + timedelta(days=10)}))
    page.way.form.submit()
    assert page.way.out is not None
    stage.ask.answers.append(tmp_path / "mangler.pdf")
    page.way.out.save_it()
    assert (tmp_path / "mangler.pdf").read_bytes().startswith(b"%PDF")


def test_a_complaint_is_noted_and_reassessed_from_the_page(stage: Stage, qtbot: QtBot) -> None:
    one = refused(stage)
    page = page_of(stage, one)
    for step, answers in (
        ("Notér, hvornår brevet er modtaget", {}),
        ("Notér klage", {"text": "Det er uret"}),
        ("Vurdér sagen igen", {"outcome": "upheld", "text": "Intet nyt"}),
        ("Notér Ankestyrelsens afgørelse", {"outcome": "changed", "text": "Vi bevilger"}),
    ):
        assert page.way.next_words == step
        press_next(stage, page, qtbot)
        assert page.way.form is not None
        page.way.form.take(Answers(answers))
        page.way.form.submit()
    assert page.way.next_words == ""


def test_the_hearing_is_offered_when_the_draft_says_so(stage: Stage, qtbot: QtBot) -> None:
    application = informed(stage)
    draft, _ = stage.space.applications.start_decision(application.id)
    page = page_of(stage, draft)
    fact = Answers({"what": "Alle har et", "source": "Lederen", "source_on": stage.space.today, "known": "no"})
    page.form.take(Answers({**page.editing.draft.answers, "result": "refused", "facts": (fact,)}))
    page.editing.touch()
    assert page.editing.flush()
    assert page.way.next_words == "Hør borgeren"
    press_next(stage, page, qtbot)
    letter = stage.space.agreements.agreement(stage.went[-1].id)
    assert letter.scheme == "hearing"


def test_other_agreements_have_no_such_strip(stage: Stage) -> None:
    case = open_case(stage.space)
    plan, _ = stage.space.agreements.start(case.id, "partial_return")
    assert page_of(stage, plan).way.isHidden()


def test_the_case_lists_applications_and_grants(stage: Stage, qtbot: QtBot) -> None:
    application = informed(stage)
    draft, _ = stage.space.applications.start_decision(application.id)
    rows = tuple(
        Answers({**row, "fulfilled": "yes", "evidence": "Udtalelse", "evidence_on": stage.space.today})
        for row in draft.answers.rows("criteria")
    )
    [item] = draft.answers.rows("items")
    more = {"result": "granted", "criteria": rows, "items": (item.with_answer("granted_amount", Decimal(8000)),),
            "next": "Vi bestiller.", "end": stage.space.today + timedelta(days=90)}  # fmt: skip
    stage.space.agreements.save(draft.id, Answers({**draft.answers, **more}), draft.revision)
    stage.space.agreements.seal(draft.id, HOME)
    page = stage.show_page(CasePage(stage.shell, places.case(application.case_id, "agreements")))
    shown = "\n".join(words_in(page))
    for words in ("Ansøgninger og bevillinger", "Bevillinger i kraft", "I alt 8.000,00 kr.", "søgt 8.000,00 kr."):
        assert words in shown
    assert nameless(page) == []
    button = named(page, f"step:application:{application.id}")
    assert isinstance(button, QPushButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert stage.went[-1].part == "print"


def test_a_draft_of_an_application_is_listed_once_and_written_on_or_thrown_away(stage: Stage, qtbot: QtBot) -> None:
    case = open_case(stage.space)
    draft, _ = stage.space.agreements.start(case.id, "work_aid")
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "agreements")))
    title = stage.shell.say(stage.space.agreements.scheme(draft).title)
    listed = [row for row in page.findChildren(RecordRow) if row.accessibleName().startswith(title)]
    assert len(listed) == 1
    assert [button.text() for button in listed[0].findChildren(QPushButton)] == ["Skriv videre", "Slet kladde"]
    write_on = named(page, f"open:{draft.id}")
    assert isinstance(write_on, QPushButton)
    qtbot.keyClick(write_on, Qt.Key.Key_Space)
    assert stage.went[-1].id == draft.id


def test_a_sealed_application_still_offers_what_agreements_offer(stage: Stage) -> None:
    application = informed(stage)
    page = stage.show_page(CasePage(stage.shell, places.case(application.case_id, "agreements")))
    [row] = [row for row in page.findChildren(RecordRow) if application.number in row.accessibleName()]
    offered = {action.text() for action in row.findChildren(QAction)}
    assert {"Ny version", "Tilbagekald"} <= offered
