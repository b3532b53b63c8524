"""Sealing and printing tell what is to be minded and who gets a copy; the interpreter may sign."""

from collections.abc import Iterator

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from tests.ui.stage import SOEREN, Stage, consent_to, fill_sample, open_case, plan_for, words_in
from ui import places
from ui.pages.agreement_page import AgreementPage

NOT_FOR_HER = "Aftaler er ikke noteret under Må modtage for Anne Winther."


@pytest.fixture
def case(stage: Stage) -> Case:
    made = open_case(stage.space, Answers({**SOEREN, "interpreter": "polsk"}))
    person = {"role": "line_manager", "name": "Anne Winther", "may_receive": ("minutes",)}
    stage.space.parties.take_part(made.id, Answers(person))
    return made


@pytest.fixture
def draft(stage: Stage, case: Case) -> Iterator[AgreementPage]:
    agreement = fill_sample(stage.space, stage.space.agreements.start(case.id, "partial_return")[0])
    page = stage.show_page(AgreementPage(stage.shell, places.agreement(agreement.id)))
    yield page
    page.leave()


def test_the_panel_for_sealing_has_the_tags_and_who_gets_the_copy(draft: AgreementPage) -> None:
    draft.open_seal()
    panel = draft.seal_panel
    assert [row.accessibleDescription() for row in panel.tags.rows()] == ["Tolken skriver under på linjen for tolk."]
    assert f"Arbejdsplads: {NOT_FOR_HER}" in words_in(panel)
    assert Reader.EMPLOYER not in panel.readers
    panel.boxes[Reader.EMPLOYER].click()
    assert Reader.EMPLOYER in panel.readers


def test_the_panel_for_printing_does_not_propose_the_copy_either(stage: Stage, case: Case) -> None:
    consent_to(stage.space, case.id)
    plan = plan_for(stage.space, case.id)
    page = stage.show_page(AgreementPage(stage.shell, places.agreement(plan.id)))
    page.open_print()
    row = next(one for one in page.print_panel.rows if one.reader is Reader.EMPLOYER)
    assert row.note.text().endswith(NOT_FOR_HER) or not row.box.isEnabled()
    assert not row.box.isChecked()


def test_the_interpreter_stands_among_the_signers_as_optional(stage: Stage, case: Case) -> None:
    plan = plan_for(stage.space, case.id)
    page = stage.show_page(AgreementPage(stage.shell, places.agreement(plan.id)))
    assert {"Tolk: –", "Valgfri"} <= set(words_in(page))
    answers = {"role": "interpreter", "name": "Ewa Nowak", "method": "paper", "signed_on": stage.space.today}
    signed, _ = stage.space.agreements.sign(plan.id, Answers(answers))
    page = stage.show_page(AgreementPage(stage.shell, places.agreement(plan.id)))
    assert "Tolk: Ewa Nowak" in words_in(page)
    assert signed.missing_signers == plan.missing_signers
