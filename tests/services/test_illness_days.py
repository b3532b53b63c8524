"""Papers about illness on Min dag: certificates, early follow-up, the doctor's proposal, § 56, and their consents."""

from datetime import date, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.domain.findings import Level
from caseworker_app.errors import UserError
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.consent import for_counterparty
from caseworker_app.services.deadlines import Deadline, State
from caseworker_app.texts import DANISH
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)


def started(place: Place, case: Case, scheme: str, **changes: object) -> Agreement:
    answers = with_answers(BY_KEY[scheme].sample(place.desk.basis(case)), **changes)
    return place.space.agreements.start(case.id, scheme, answers)[0]


def found(place: Place, case: Case, key: str) -> list[Deadline]:
    return [one for one in place.space.agenda.of_case(case.id) if one.key.startswith(key)]


def day_of(one: Deadline) -> tuple[date | None, State]:
    return (one.due.day if one.due else None), one.state


def consent_to_doctor(place: Place, case: Case, *directions: str) -> None:
    basis = place.desk.basis(case)
    answers = with_answers(
        for_counterparty(basis, "gp"), name="Lægehuset ved Åen", directions=directions,
        information_medical=("certificate",), matter="follow_up", health="function",
        purpose="At få lægens vurdering af, hvornår jeg kan begynde.",
        told_voluntary=True, told_withdraw=True, told_consequence=True,
    )  # fmt: skip
    place.sign(place.seal(place.space.agreements.start(case.id, "consent", answers)[0], Reader.CITIZEN, Reader.FILE))


def test_an_answer_of_a_doctor_is_waited_for_until_it_came(place: Place) -> None:
    case = place.case()
    draft = started(place, case, "certificate_request", kind="la_265", due=None, received_on=None, answer=None)
    [row] = found(place, case, "certificate:")
    assert day_of(row) == (date(2026, 12, 10), State.OPEN)
    came = with_answers(draft.answers, received_on=TODAY, answer="Kan begynde i januar.")
    place.space.agreements.save(draft.id, came, draft.revision)
    assert day_of(found(place, case, "certificate:")[0])[1] is State.DONE


def test_the_doctor_is_asked_only_with_a_consent_to_obtain(place: Place) -> None:
    case = place.case()
    draft = started(place, case, "certificate_request")

    def in_the_way() -> list[str]:
        stops = place.space.agreements.in_the_way(draft, (Reader.DOCTOR,))
        return [DANISH.say(one.words, **dict(one.places)) for one in stops]

    assert in_the_way() == ["Der er intet samtykke til at hente oplysninger fra: Egen læge."]
    consent_to_doctor(place, case, "give")
    assert in_the_way() == ["Samtykket til Lægehuset ved Åen lader ikke kommunen hente oplysninger."]
    with pytest.raises(UserError):
        place.space.agreements.copy_to_hand_out(draft, Reader.DOCTOR)
    consent_to_doctor(place, case, "obtain")
    assert in_the_way() == []


def test_early_follow_up_starts_and_stops_its_clocks_by_itself(place: Place) -> None:
    case = place.case()
    on = TODAY - timedelta(days=6)
    draft = started(place, case, "early_follow_up", reply="waiting", replied_on=None)
    [answer], [talk] = found(place, case, "SDP-FT-consent"), found(place, case, "SDP-13B-2")
    assert day_of(answer) == (date(2026, 11, 18), State.OPEN)
    assert day_of(talk) == (on + timedelta(weeks=2), State.OPEN)
    said_no = with_answers(draft.answers, reply="declined", replied_on=on + timedelta(days=1))
    place.space.agreements.save(draft.id, said_no, draft.revision)
    assert {one.state for one in (*found(place, case, "SDP-FT-consent"), *found(place, case, "SDP-13B-2"))} == {
        State.DONE,
    }


def test_what_was_noted_already_is_not_told_twice(place: Place) -> None:
    case = place.case()
    on = TODAY - timedelta(days=6)
    place.space.decisions.note_event(case.id, EventKind.EARLY_REQUEST, on)
    started(place, case, "early_follow_up")
    assert len(found(place, case, "SDP-13B-2")) == 1


def test_a_doctors_proposal_waits_for_an_answer_without_a_day(place: Place) -> None:
    case = place.case()
    draft = started(place, case, "doctors_proposal", reply="waiting", answered_on=None, answer=None)
    [row] = found(place, case, "VEJ-LÆ165")
    assert day_of(row) == (None, State.OPEN)
    done = with_answers(draft.answers, reply="answered", answered_on=TODAY, answer="Vi holder et møde.")
    place.space.agreements.save(draft.id, done, draft.revision)
    assert day_of(found(place, case, "VEJ-LÆ165")[0])[1] is State.DONE


def test_advice_comes_back_on_its_day(place: Place) -> None:
    case = place.case()
    place.seal(started(place, case, "advice"), Reader.CITIZEN, Reader.FILE)
    assert [day_of(one) for one in found(place, case, "advice:")] == [(date(2026, 11, 30), State.OPEN)]


def test_eight_weeks_before_a_section_56_agreement_ends_somebody_asks(place: Place) -> None:
    case = place.case()
    end = date(2027, 3, 31)
    draft = started(place, case, "section_56", end=end)
    assert found(place, case, "section_56:") == []
    place.sign(place.seal(draft, Reader.CITIZEN, Reader.FILE))
    [row] = found(place, case, "section_56:")
    assert day_of(row) == (end - timedelta(weeks=8), State.OPEN)
    assert dict(row.places) == {"ends": end}


def test_the_illness_stands_in_the_employers_copy_by_law_and_nowhere_else(place: Place) -> None:
    case = place.case()
    draft = started(place, case, "section_56")

    def of_the_word(**changes: object) -> list[tuple[Level, str, str]]:
        answers = with_answers(draft.answers, **changes)
        words = (one for one in place.space.agreements.findings(draft, answers) if "word" in dict(one.places))
        return [(one.level, one.field, one.rule) for one in words]

    assert of_the_word() == [(Level.WARNS, "illnesses", "P56-4")]
    assert (Level.BLOCKS, "work", "CON-68A") in of_the_word(work="Rolige opgaver på grund af migræne")
    assert any(level is Level.BLOCKS for level, _, _ in of_the_word(work="Migræne"))
    number = Answers({"name": case.citizen.cpr.shown})
    assert any(level is Level.BLOCKS for level, _, _ in of_the_word(illnesses=(number,)))
