"""The archive in numbers: each record is counted once, where it stands today."""

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.consent import ConsentState
from tests.archives import FixedClock
from tests.services.office import Place


def test_an_empty_archive_counts_nothing(place: Place):
    numbers = place.space.figures.now()
    assert sum(numbers.open_cases.values()) + sum(numbers.agreements.values()) + sum(numbers.consents.values()) == 0
    assert (numbers.closed_cases, numbers.unsigned, numbers.unsigned_long) == (0, 0, 0)


def test_each_record_is_counted_where_it_stands(place: Place, clock: FixedClock):
    place.in_force(place.case())
    other = place.case(cpr="700385-1234", kind="at_risk")
    place.consent(other, sign=False)
    place.plan(other)
    clock.advance(days=14)
    numbers = place.space.figures.now()
    assert numbers.open_cases == {CaseKind.SICK_LISTED: 1, CaseKind.AT_RISK: 1, CaseKind.EMPLOYED: 0}
    assert (numbers.agreements[Status.SIGNED], numbers.agreements[Status.DRAFT]) == (1, 1)
    assert (numbers.consents[ConsentState.VALID], numbers.consents[ConsentState.UNSIGNED]) == (1, 1)
    assert (numbers.unsigned, numbers.unsigned_long) == (1, 0)
    clock.advance(days=1)
    assert place.space.figures.now().unsigned_long == 1


def test_a_replaced_consent_counts_once(place: Place):
    consent = place.consent(place.case())
    newer, _ = place.space.agreements.new_version(consent.id)
    place.sign(place.space.agreements.seal(newer.id, ())[0])
    assert sum(place.space.figures.now().consents.values()) == 1


def test_a_closed_case_is_no_open_one(place: Place):
    place.close_case(place.case())
    numbers = place.space.figures.now()
    assert (sum(numbers.open_cases.values()), numbers.closed_cases) == (0, 1)
