"""An application on its way in a real archive: every stage, its next step, and what is stopped."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.errors import UserError
from caseworker_app.services.application_course import Stage, StageState, Step
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.handouts import Way
from tests.archives import FixedClock
from tests.services import trial_scheme
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
HOME = (Reader.CITIZEN, Reader.FILE)


@pytest.fixture(autouse=True)
def _trial(monkeypatch: pytest.MonkeyPatch) -> None:
    trial_scheme.use(monkeypatch)


def asked(place: Place, case: Case, **changes: object) -> Agreement:
    """An application that is sealed."""
    answers = with_answers(
        Answers({"what": "Et hæve-sænke-bord", "price": Decimal("8000"), "quote": True, "asked_on": TODAY}), **changes
    )
    draft, _ = place.space.agreements.start(case.id, trial_scheme.KEY, answers)
    return place.space.agreements.seal(draft.id, HOME)[0]


def informed(place: Place, case: Case, **changes: object) -> Agreement:
    one = asked(place, case, **changes)
    place.space.applications.inform(one.id, Answers({"day": TODAY, "text": "Fik at vide, at det tager fire uger"}))
    return one


def step(place: Place, one: Agreement) -> Step | None:
    return place.space.applications.next_step(place.space.agreements.agreement(one.id))


def written(place: Place, one: Agreement, **changes: object) -> Agreement:
    """The draft of the decision with these answers."""
    draft = place.space.agreements.agreement(one.id)
    place.space.agreements.save(draft.id, with_answers(draft.answers, **changes), draft.revision)
    return place.space.agreements.agreement(one.id)


def assessed(one: Agreement, fulfilled: str = "yes") -> tuple[Answers, ...]:
    return tuple(
        with_answers(row, fulfilled=fulfilled, evidence="Udtalelse", evidence_on=TODAY)
        for row in one.answers.rows("criteria")
    )


def granting(place: Place, application: Agreement, **changes: object) -> Agreement:
    """A draft that grants all, ready to be sealed."""
    one, _ = place.space.applications.start_decision(application.id)
    items = tuple(row.with_answer("granted_amount", row.hours("asked_amount")) for row in one.answers.rows("items"))
    return written(place, one, result="granted", items=items, criteria=assessed(one), next="Vi bestiller bordet.",
                   **changes)  # fmt: skip


def refusing(place: Place, application: Agreement, known: str = "no", **changes: object) -> Agreement:
    """A draft that refuses because of one fact."""
    one, _ = place.space.applications.start_decision(application.id)
    fact = Answers({"what": "Bordet er almindeligt her", "source": "Lederen", "source_on": TODAY, "known": known})
    return written(
        place, one, result="refused", criteria=assessed(one, "no"), facts=(fact,), considerations="Det er almindeligt.",
        next="Tal med din leder.", **changes,
    )  # fmt: skip


def refused(place: Place, case: Case) -> Agreement:
    """A refusal that was sealed; the citizen knew everything."""
    one = refusing(place, informed(place, case), "yes", hearing="known", hearing_why="Det står i ansøgningen.")
    return place.seal(one, *HOME)


def handed_out(place: Place, one: Agreement) -> None:
    place.space.agreements.handed_out(place.space.agreements.agreement(one.id), (Reader.CITIZEN,), Way.PRINTED)


def states(place: Place, one: Agreement) -> dict[Stage, StageState]:
    course = place.space.applications.course(one.id)
    assert course is not None
    return {row.stage: row.state for row in course.stages}


def test_an_application_that_is_granted_goes_the_short_way(place: Place) -> None:
    case = place.case()
    one = asked(place, case)
    assert step(place, one) is Step.INFORM
    place.space.applications.inform(one.id, Answers({"day": TODAY, "text": "Fik at vide, hvad der skal til"}))
    assert step(place, one) is Step.START_DECISION
    decided = granting(place, one)
    assert step(place, one) is Step.WRITE_DECISION
    sealed = place.seal(decided, *HOME)
    assert sealed.status is Status.SEALED
    assert step(place, one) is Step.PRINT
    handed_out(place, sealed)
    assert step(place, one) is None
    found = states(place, one)
    assert found[Stage.LETTER] is StageState.DONE
    assert {found[one] for one in (Stage.HEARD, Stage.COMPLAINT, Stage.REASSESSED)} == {StageState.NOT_NEEDED}


def test_the_note_of_what_was_told_stands_among_the_notes(place: Place) -> None:
    case = place.case()
    informed(place, case)
    [note] = place.space.cases.notes(case.id)
    assert note.text == "Vejledning om ansøgningen (Prøveansøgning): Fik at vide, at det tager fire uger"
    assert place.lines(case.id)[-1] == "Vejledning om ansøgningen noteret"


def test_what_is_missing_is_named_in_a_letter_and_kept_as_a_task(place: Place) -> None:
    case = place.case()
    one = informed(place, case, quote=None)
    assert place.space.applications.missing(one.id) == ("Et tilbud med pris",)
    assert step(place, one) is Step.ASK_FOR_MISSING
    deadline = TODAY + timedelta(days=14)
    place.space.applications.ask_for_missing(one.id, Answers({"deadline": deadline}))
    letter = place.space.applications.missing_letter(one.id, deadline).decode()
    assert "Et tilbud med pris" in letter
    assert "2026-12-06" in letter
    [task] = [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("task:")]
    assert task.due is not None
    assert task.due.day == deadline
    assert "Et tilbud med pris" in str(task.places["task"])
    assert step(place, one) is Step.START_DECISION
    assert states(place, one)[Stage.PACK] is StageState.NOW


def test_nothing_is_asked_for_when_nothing_is_missing_or_the_day_is_gone(place: Place) -> None:
    one = informed(place, place.case())
    with pytest.raises(UserError, match="mangler ikke"):
        place.space.applications.ask_for_missing(one.id, Answers({"deadline": TODAY + timedelta(days=3)}))
    with pytest.raises(UserError) as told:
        place.space.applications.ask_for_missing(one.id, Answers({"deadline": TODAY}))
    assert told.value.field == "deadline"


def test_the_decision_begins_with_what_was_asked_and_each_criterion(place: Place) -> None:
    one = informed(place, place.case())
    made, _ = place.space.applications.start_decision(one.id)
    [item] = made.answers.rows("items")
    assert (item.text("what"), item.hours("asked_amount")) == ("Et hæve-sænke-bord", Decimal("8000"))
    assert [row.text("rule") for row in made.answers.rows("criteria")] == ["HJM-c1", "HJM-c2"]
    assert made.answers.text("application") == str(one.id)
    assert made.answers.date("asked_on") == TODAY
    with pytest.raises(UserError, match="allerede en afgørelse"):
        place.space.applications.start_decision(one.id)


def test_a_draft_of_an_application_is_not_decided(place: Place) -> None:
    draft, _ = place.space.agreements.start(place.case().id, trial_scheme.KEY)
    assert step(place, draft) is Step.SEAL_APPLICATION
    with pytest.raises(UserError, match="Forsegl ansøgningen"):
        place.space.applications.start_decision(draft.id)


def test_nothing_is_granted_before_each_criterion_is_assessed(place: Place) -> None:
    one = granting(place, informed(place, place.case()))
    rows = one.answers.rows("criteria")
    held_back = written(place, one, criteria=(rows[0].with_answer("fulfilled", None), rows[1]))
    with pytest.raises(Incomplete) as told:
        place.seal(held_back, *HOME)
    assert told.value.field == "criteria"


def test_a_refusal_without_the_hearing_it_needs_is_stopped(place: Place) -> None:
    one = refusing(place, informed(place, place.case()))
    with pytest.raises(Incomplete):
        place.seal(one, *HOME)
    one = written(place, one, hearing="known", hearing_why="Står i sagen")
    with pytest.raises(Incomplete) as told:
        place.seal(one, *HOME)
    assert told.value.field == "hearing"
    assert "kender ikke" in told.value.words


def test_a_stated_exception_lets_a_refusal_pass(place: Place) -> None:
    one = refusing(place, informed(place, place.case()))
    one = written(place, one, hearing="exception", hearing_why="Det er uden betydning for udfaldet.")
    with pytest.raises(Incomplete) as told:
        place.seal(one, *HOME)
    assert told.value.field == "hearing_rule"
    one = written(place, one, hearing_rule="forvaltningsloven § 19, stk. 2, nr. 1")
    assert place.seal(one, *HOME).status is Status.SEALED


def test_a_hearing_goes_out_is_answered_and_is_used(place: Place, clock: FixedClock) -> None:
    case = place.case()
    application = informed(place, case)
    one = refusing(place, application)
    assert step(place, application) is Step.START_HEARING
    letter, _ = place.space.applications.start_hearing(application.id)
    assert [row.text("what") for row in letter.answers.rows("facts")] == ["Bordet er almindeligt her"]
    assert step(place, application) is Step.WRITE_HEARING
    letter = written(place, letter, why="Det kan betyde, at du får afslag.")
    place.seal(letter, *HOME)
    assert step(place, application) is Step.NOTE_ANSWER
    [due] = [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("ADM-19")]
    assert due.due is not None
    assert due.due.day == TODAY + timedelta(days=14)
    with pytest.raises(UserError) as told:
        place.space.applications.note_answer(letter.id, Answers({"day": TODAY, "replied": "silent"}))
    assert told.value.field == "day"
    clock.advance(days=5)
    answer = Answers({"day": TODAY + timedelta(days=5), "replied": "answered", "answer": "Kun chefen har et"})
    place.space.applications.note_answer(letter.id, answer)
    assert step(place, application) is Step.WRITE_DECISION
    draft = place.space.agreements.agreement(one.id)
    assert draft.answers.text("hearing_answer") == "Kun chefen har et"
    assert draft.answers.date("hearing_deadline") == TODAY + timedelta(days=14)
    assert [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("ADM-19") and row.is_open] == []
    draft = written(place, draft, hearing_used="Ændrer ikke på, at det er almindeligt.")
    sealed = place.seal(draft, *HOME)
    text = place.space.paperwork.pdf(sealed, Reader.CITIZEN).decode()
    assert "Kun chefen har et" in text
    with pytest.raises(UserError, match="allerede noteret"):
        place.space.applications.note_answer(letter.id, answer)


def test_a_complaint_is_reassessed_and_sent_on(place: Place) -> None:
    case = place.case()
    one = refused(place, case)
    handed_out(place, one)
    assert step(place, one) is Step.NOTE_RECEIVED
    place.space.applications.note_received(one.id, Answers({"day": TODAY}))
    assert step(place, one) is Step.NOTE_COMPLAINT
    place.space.applications.note_complaint(one.id, Answers({"day": TODAY, "text": "Det er ikke almindeligt"}))
    assert step(place, one) is Step.REASSESS
    assert any(row.key.startswith("ADM-APP-2") and row.is_open for row in place.space.agenda.of_case(case.id))
    reason = Answers({"day": TODAY, "outcome": "upheld", "text": "Intet nyt"})
    place.space.applications.reassess(one.id, reason)
    assert not any(row.key.startswith("ADM-APP-2") and row.is_open for row in place.space.agenda.of_case(case.id))
    assert step(place, one) is Step.NOTE_OUTCOME
    place.space.applications.note_outcome(one.id, Answers({"day": TODAY, "outcome": "upheld", "text": "Intet"}))
    assert step(place, one) is None
    assert states(place, one)[Stage.OUTCOME] is StageState.DONE
    with pytest.raises(UserError, match="allerede vurderet"):
        place.space.applications.reassess(one.id, reason)


def test_a_changed_decision_is_a_new_version(place: Place) -> None:
    one = refused(place, place.case())
    place.space.applications.note_complaint(one.id, Answers({"day": TODAY, "text": "Uenig"}))
    draft, changes = place.space.applications.reassess(
        one.id, Answers({"day": TODAY, "outcome": "changed", "text": "Nyt billede af arbejdspladsen"})
    )
    assert (draft.version, draft.editable) == (2, True)
    assert changes.concern("agreement", draft.id)
    assert step(place, one) is Step.WRITE_DECISION
    items = tuple(with_answers(row, granted_amount=row.hours("asked_amount")) for row in draft.answers.rows("items"))
    ready = written(place, draft, result="granted", items=items, criteria=assessed(draft), start=TODAY)
    place.seal(ready, *HOME)
    assert place.space.agreements.agreement(one.id).status is Status.REPLACED
    course = place.space.applications.course(ready.id)
    assert course is not None
    assert course.decision is not None
    assert course.decision.id == ready.id
    assert [row.words for row in course.stages if row.stage is Stage.OUTCOME] == ["Afgørelsen er ændret"]


def test_a_changed_decision_is_received_and_complained_about_anew(place: Place) -> None:
    case = place.case()
    one, space = refused(place, case), place.space.applications
    handed_out(place, one)
    space.note_received(one.id, Answers({"day": TODAY}))
    space.note_complaint(one.id, Answers({"day": TODAY, "text": "Uenig"}))
    draft, _ = space.reassess(one.id, Answers({"day": TODAY, "outcome": "changed", "text": "Nyt billede"}))
    assert step(place, one) is Step.WRITE_DECISION
    second = place.seal(written(place, draft, considerations="Vi har set på det igen."), *HOME)
    assert step(place, one) is Step.PRINT
    handed_out(place, second)
    assert step(place, one) is Step.NOTE_RECEIVED
    space.note_received(second.id, Answers({"day": TODAY}))
    assert step(place, one) is Step.NOTE_COMPLAINT
    space.note_complaint(second.id, Answers({"day": TODAY, "text": "Stadig uenig"}))
    assert [event.kind for event in place.store.events(case.id)].count(EventKind.COMPLAINT_RECEIVED) == 2
    space.reassess(second.id, Answers({"day": TODAY, "outcome": "upheld", "text": "Intet nyt"}))
    space.note_outcome(second.id, Answers({"day": TODAY, "outcome": "upheld", "text": "Intet"}))
    assert step(place, one) is None
    with pytest.raises(UserError, match="allerede noteret"):
        space.note_received(second.id, Answers({"day": TODAY}))


def test_the_time_to_complain_passes(place: Place, clock: FixedClock) -> None:
    one = refused(place, place.case())
    handed_out(place, one)
    place.space.applications.note_received(one.id, Answers({"day": TODAY}))
    clock.advance(days=30)
    assert step(place, one) is None
    course = place.space.applications.course(one.id)
    assert course is not None
    assert [row.words for row in course.stages if row.stage is Stage.COMPLAINT] == ["Ingen klage"]


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_a_letter_is_not_received_tomorrow_nor_before_it_was_written(place: Place, day: date) -> None:
    one = refused(place, place.case())
    with pytest.raises(UserError) as told:
        place.space.applications.note_received(one.id, Answers({"day": day}))
    assert told.value.field == "day"


def test_what_was_struck_is_noted_again(place: Place) -> None:
    case = place.case()
    one = refused(place, case)
    handed_out(place, one)
    place.space.applications.note_received(one.id, Answers({"day": TODAY}))
    [event] = [one for one in place.space.agenda.events(case.id) if one.kind is EventKind.DECISION_RECEIVED]
    place.space.decisions.strike_event(case.id, event.id, "Forkert dag")
    assert step(place, one) is Step.NOTE_RECEIVED
    place.space.applications.note_received(one.id, Answers({"day": TODAY}))
    assert step(place, one) is Step.NOTE_COMPLAINT


def test_grants_in_force_with_their_cost_end_and_review(place: Place) -> None:
    case = place.case()
    review, end = TODAY + timedelta(days=90), TODAY + timedelta(days=180)
    place.seal(granting(place, informed(place, case), end=end, review_on=review), *HOME)
    place.seal(granting(place, informed(place, case), end=None), *HOME)
    refused(place, case)
    found = place.space.applications.grants(case.id)
    assert found.amount == Decimal(16000)
    assert [one.ends for one in found.grants] == [end, None]
    assert (found.next_end, found.next_review) == (end, review)
    keys = {one.key.partition(":")[0]: one for one in place.space.agenda.of_case(case.id) if one.agreement_id}
    assert {"review", "end"} <= set(keys)


def test_a_grant_that_is_over_costs_nothing(place: Place, clock: FixedClock) -> None:
    case = place.case()
    place.seal(granting(place, informed(place, case), end=TODAY + timedelta(days=10)), *HOME)
    clock.advance(days=11)
    assert place.space.applications.grants(case.id).grants == ()


def test_a_new_version_of_the_application_keeps_its_decision(place: Place) -> None:
    case = place.case()
    one = informed(place, case)
    made, _ = place.space.applications.start_decision(one.id)
    place.space.agreements.new_version(one.id)
    [course] = place.space.applications.of_case(case.id)
    assert course.application.version == 2
    assert course.decision is not None
    assert course.decision.id == made.id


def test_a_closed_case_begins_no_decision(place: Place) -> None:
    case = place.case()
    one = informed(place, case)
    place.close_case(case)
    with pytest.raises(UserError, match="afsluttet"):
        place.space.applications.start_decision(one.id)


def test_what_belongs_to_no_application_has_no_course(place: Place) -> None:
    plan = place.plan(place.case())
    assert place.space.applications.course(plan.id) is None
    assert place.space.applications.stage(plan) is None


