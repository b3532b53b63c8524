"""The guide to measures: what the rules open for whom, and what the caseworker decided with a reason."""

from datetime import UTC, date, datetime

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.services.measures import Fit, Measure
from tests.archives import FixedClock
from tests.services.office import Place

TODAY = date(2026, 11, 22)


def guide(place: Place, *, lasting: bool = False, **case: object) -> dict[str, Measure]:
    made = place.case(**case)
    return {one.title: one for one in place.space.measures.guide(made, lasting=lasting)}


def test_a_sick_listed_citizen_may_have_a_placement_and_one_at_risk_may_not(place: Place) -> None:
    sick = guide(place)
    risk = guide(place, kind="at_risk", first_absence_day=None, cpr="740379-1236")
    placement = "Virksomhedspraktik på egen arbejdsplads"
    assert (sick[placement].fit, risk[placement].fit) == (Fit.OFFERED, Fit.CLOSED)
    assert "ikke i målgruppen" in risk[placement].says
    assert risk[placement].scheme == ""
    assert {one.fit for one in (risk["§ 56-aftale"], risk["Omplacering"])} == {Fit.OFFERED}


def test_assistance_needs_a_lasting_impairment(place: Place) -> None:
    assert guide(place)["Personlig assistance"].fit is Fit.LASTING
    assert guide(place, lasting=True, cpr="740379-1236")["Personlig assistance"].fit is Fit.OFFERED


def test_what_is_offered_stands_first_with_rule_and_status(place: Place) -> None:
    found = place.space.measures.guide(place.case(kind="at_risk", first_absence_day=None))
    fits = [one.fit for one in found]
    assert fits == sorted(fits, key=list(Fit).index)
    assert all(one.says and one.status for one in found)


def test_next_year_is_not_settled(place: Place, clock: FixedClock) -> None:
    clock.at = datetime(2027, 1, 4, 9, tzinfo=UTC)
    assert guide(place)["Mentor"].fit is Fit.UNSETTLED


def test_what_was_decided_is_kept_with_its_reason(place: Place) -> None:
    case = place.case()
    later = Answers({"choice": "later", "reason": "Først en plan"})
    place.space.measures.choose(case.id, "TILBUD-MENTOR", later)
    place.space.measures.choose(case.id, "TILBUD-MENTOR", Answers({"choice": "try", "reason": "Har brug for støtte"}))
    [mentor] = [one for one in place.space.measures.guide(case) if one.rule == "TILBUD-MENTOR"]
    assert mentor.chosen is not None
    assert (mentor.chosen.choice, mentor.chosen.reason, mentor.chosen.on) == ("Prøves", "Har brug for støtte", TODAY)
    assert place.lines(case.id)[-2:] == [
        "Redskab vurderet: Mentor. Måske senere: Først en plan",
        "Redskab vurderet: Mentor. Prøves: Har brug for støtte",
    ]


@pytest.mark.parametrize(("answers", "field"), [({"choice": "try"}, "reason"), ({"reason": "Fordi"}, "choice")])
def test_a_decision_without_words_is_not_kept(place: Place, answers: dict[str, object], field: str) -> None:
    case = place.case()
    with pytest.raises(UserError) as told:
        place.space.measures.choose(case.id, "TILBUD-MENTOR", Answers(answers))
    assert told.value.field == field
    assert all(one.chosen is None for one in place.space.measures.guide(case))
