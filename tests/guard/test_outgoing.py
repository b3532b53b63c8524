"""The guard on an agreement: where a word was typed, what it stops, and the way on with a reason."""

from pathlib import Path

import pytest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Level
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.guard.reasons import KEPT, ReasonNeeded
from caseworker_app.services.guard.wording import Spot, reworded
from caseworker_app.settings import FREE_WORDS, STOPPED_WORDS
from tests.archives import FixedClock
from tests.services.office import Place, an_office

REASON = "Borgeren har selv bedt om, at det står der."


@pytest.fixture
def place(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = an_office(tmp_path, FixedClock())
    yield made
    made.space.close()


def findings(place: Place, draft: Agreement, answers: Answers | None = None) -> list[CopyFinding]:
    found = place.space.agreements.findings(draft, draft.answers if answers is None else answers)
    return [one for one in found if isinstance(one, CopyFinding)]


def saved(place: Place, draft: Agreement, answers: Answers) -> Agreement:
    place.space.agreements.save(draft.id, answers, draft.revision)
    return place.space.agreements.agreement(draft.id)


def test_the_cell_of_a_table_is_found_and_reworded(place: Place) -> None:
    draft = place.plan(place.case())
    first, *rest = draft.answers.rows("plan")
    typed = draft.answers.with_answer("plan", (first.with_answer("accommodation", "Har migræne. Egen plads"), *rest))
    [found] = findings(place, draft, typed)
    assert (found.spot, found.row) == (Spot("plan", 0, "accommodation"), 0)
    assert found.spot
    assert found.proposal
    changed = reworded(typed, found.spot, found.proposal)
    assert changed.rows("plan")[0].text("accommodation").endswith("skarpt lys. Egen plads")
    assert findings(place, draft, changed) == []
    assert reworded(changed, found.spot, found.proposal) == changed


def test_a_number_over_two_lines_is_found_in_its_field(place: Place) -> None:
    draft = place.plan(place.case(), tasks="Ring om 620771-\n0123")
    [found] = findings(place, draft)
    assert (found.field, found.may_stay) == ("tasks", False)


def test_another_citizen_stops_also_the_citizens_own_copy(place: Place) -> None:
    place.case(cpr="630771-0125", name="Mette Kjærgaard Holm")
    case = place.case()
    draft = place.plan(case, if_it_fails="Vi gør som hos Mette Holm.")
    assert [(one.field, one.may_stay) for one in findings(place, draft)] == [("if_it_fails", False)]
    with pytest.raises(Incomplete, match="anden borger"):
        place.space.agreements.copy_to_hand_out(draft, Reader.CITIZEN)


def test_a_reason_lets_a_word_stay_and_everybody_can_see_it(place: Place) -> None:
    case = place.case()
    place.consent(case)
    draft = place.plan(case, colleagues="At hun har migræne")
    answers, _ = place.space.copy_reasons.let_stay(draft, draft.answers, "migræne", REASON)
    [found] = findings(place, draft, answers)
    assert (found.level, found.stays, dict(found.places)["reason"]) == (Level.WARNS, True, REASON)
    sealed = place.seal(saved(place, draft, answers))
    assert sealed.status is Status.SEALED
    assert sealed.answers.rows(KEPT)[0].text("by") == "Maja Holst"
    pages = [place.space.paperwork.pdf(sealed, copy.reader).decode() for copy in sealed.copies]
    assert not [page for page in pages if "selv bedt om" in page]
    assert any("migræne" in line and REASON in line for line in place.lines(case.id))


def test_taken_back_the_word_is_stopped_again(place: Place) -> None:
    draft = place.plan(place.case(), colleagues="At hun har migræne")
    reasons = place.space.copy_reasons
    answers, _ = reasons.let_stay(draft, draft.answers, "migræne", REASON)
    answers, _ = reasons.stop_again(draft, answers, "Migræne")
    assert KEPT not in answers
    assert findings(place, draft, answers)[0].level is Level.BLOCKS


@pytest.mark.parametrize("reason", ["", "   ", "ok", "x" * 9])
def test_a_reason_says_something(place: Place, reason: str) -> None:
    draft = place.plan(place.case(), colleagues="At hun har migræne")
    before = place.lines(draft.case_id)
    with pytest.raises(ReasonNeeded) as refused:
        place.space.copy_reasons.let_stay(draft, draft.answers, "migræne", reason)
    assert refused.value.field == "reason"
    assert place.lines(draft.case_id) == before


@pytest.mark.parametrize("typed", ["620771-0123", "010190-1239", "Bøgevej 4"])
def test_no_reason_lets_a_number_or_a_protected_address_out(place: Place, typed: str) -> None:
    draft = place.plan(place.case(protected=True), place=f"Se {typed}")
    answers, _ = place.space.copy_reasons.let_stay(draft, draft.answers, typed, REASON)
    assert [one.level for one in findings(place, draft, answers)] == [Level.BLOCKS]


@pytest.mark.parametrize(("protected", "may"), [(False, True), (True, False)])
def test_the_citizens_phone_may_stay_unless_protected(place: Place, protected: bool, may: bool) -> None:
    draft = place.plan(place.case(protected=protected, phone="20446193"), contact="20 44 61 93")
    assert [one.may_stay for one in findings(place, draft)] == [may]


def test_the_settings_of_the_office_count_at_once(place: Place) -> None:
    draft = place.plan(place.case(), colleagues="At der er blåfnug", breaks="Stress")
    place.space.office.change(STOPPED_WORDS, "blåfnug")
    place.space.office.change(FREE_WORDS, "stress")
    assert [one.field for one in findings(place, draft)] == ["colleagues"]
