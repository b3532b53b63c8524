"""Cases that run across a change of the law: the version of the right day for each act, or not settled."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseworker_app.domain.event import EventKind
from caseworker_app.rules.provision import Provision, RuleStatus, Unsettled
from tests.archives import FixedClock
from tests.schemes.stage import RULES
from tests.services.office import Place, an_office, case_answers

ADOPTED, EXPECTED, LOCAL, OPEN = RuleStatus.ADOPTED, RuleStatus.EXPECTED, RuleStatus.LOCAL, None
ACTS = (
    # 1 January 2025: category 3 ends, § 13 f begins; both follow the first absence day.
    ("SDP-12-A", "first_absence_day", date(2024, 12, 31), ADOPTED),
    ("SDP-12-B", "first_absence_day", date(2024, 12, 31), OPEN),
    ("SDP-12-B", "first_absence_day", date(2025, 1, 1), ADOPTED),
    ("SDP-13F", "first_absence_day", date(2024, 12, 31), OPEN),
    ("SDP-13F", "first_absence_day", date(2025, 1, 1), ADOPTED),
    ("SDP-13C-3", "first_absence_day", date(2024, 12, 31), ADOPTED),
    ("SDP-13C-3", "first_absence_day", date(2025, 1, 1), LOCAL),
    ("SDP-11A-dl", "counted_from", date(2024, 12, 31), OPEN),
    ("SDP-11A-dl", "counted_from", date(2025, 1, 1), ADOPTED),
    # 1 July 2026: no categories, no eight weeks; what is sent from that day on is expected to go on as before.
    ("SDP-12-A", "first_absence_day", date(2026, 6, 30), ADOPTED),
    ("SDP-12-A", "first_absence_day", date(2026, 7, 1), OPEN),
    ("SDP-12-C", "first_absence_day", date(2026, 7, 1), ADOPTED),
    ("SDP-C-26", "first_absence_day", date(2026, 6, 30), OPEN),
    ("SDP-C-26", "first_absence_day", date(2026, 7, 1), ADOPTED),
    ("SDP-11-3", "counted_from", date(2026, 6, 30), ADOPTED),
    ("SDP-11-3", "counted_from", date(2026, 7, 1), EXPECTED),
    ("SDP-13B-2", "counted_from", date(2026, 7, 1), EXPECTED),
    ("SDP-07C-1", "first_absence_day", date(2026, 7, 1), EXPECTED),
    ("SDP-11A-dl", "counted_from", date(2026, 7, 1), EXPECTED),
    ("SDP-27-1", "decided_on", date(2026, 6, 30), ADOPTED),
    ("SDP-27-1", "decided_on", date(2026, 7, 1), OPEN),
    ("SDP-27-2", "decided_on", date(2026, 7, 1), ADOPTED),
    ("SDP-27-4", "decided_on", date(2026, 7, 1), OPEN),
    # 1 January 2027: planned, adopted by nobody we know of.
    ("SDP-24-1", "first_absence_day", date(2026, 12, 31), ADOPTED),
    ("SDP-24-1", "first_absence_day", date(2027, 1, 1), OPEN),
    ("SDP-24A", "decided_on", date(2026, 12, 31), ADOPTED),
    ("SDP-24A", "decided_on", date(2027, 1, 1), OPEN),
    ("SDP-21", "counted_from", date(2026, 12, 31), ADOPTED),
    ("SDP-21", "counted_from", date(2027, 1, 1), OPEN),
    ("VP-58-3", "start", date(2026, 12, 31), ADOPTED),
    ("VP-58-3", "start", date(2027, 1, 1), OPEN),
    ("MEN-167-1", "counted_from", date(2027, 1, 1), OPEN),
    ("P56-6", "counted_from", date(2027, 1, 1), ADOPTED),
    ("SATS-DP", "day_looked_at", date(2027, 1, 3), ADOPTED),
    ("SATS-DP", "day_looked_at", date(2027, 1, 4), OPEN),
)


@pytest.mark.parametrize(("rule", "judged_by", "day", "status"), ACTS, ids=lambda value: str(value))
def test_each_act_is_judged_by_its_own_day(
    rule: str, judged_by: str, day: date, status: RuleStatus | None
) -> None:
    found = RULES().find(rule, {judged_by: day})
    assert (found.status if isinstance(found, Provision) else None) is status


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    place = an_office(tmp_path, clock)
    yield place
    place.space.close()


CLOCKS = (
    (date(2024, 12, 30), {"SDP-13B-1a": date(2025, 2, 23), "SDP-13B-1b": date(2025, 6, 29)}),
    (date(2026, 5, 6), {"SDP-13B-1a": date(2026, 6, 30), "SDP-13B-1b": OPEN, "SDP-07A-1": date(2026, 6, 3)}),
    (date(2026, 5, 7), {"SDP-13B-1a": OPEN, "SDP-07C-1": date(2026, 6, 10)}),
    (date(2026, 6, 30), {"SDP-13B-1a": OPEN, "SDP-07C-1": date(2026, 8, 3), "SDP-07A-1": date(2026, 7, 28)}),
    (date(2026, 7, 1), {"LOK-SAMTALE": date(2026, 8, 25), "SDP-07C-1": date(2026, 8, 4)}),
    (date(2026, 12, 31), {"SDP-24-1": date(2027, 7, 31), "LOK-SAMTALE": date(2027, 2, 24)}),
    (date(2027, 1, 1), {"SDP-24-1": OPEN, "LOK-SAMTALE": date(2027, 2, 25)}),
)


@pytest.mark.parametrize(("first_day", "expected"), CLOCKS, ids=lambda value: str(value)[:10])
def test_a_running_case_has_the_days_of_its_law(
    office: Place, clock: FixedClock, first_day: date, expected: dict[str, date | None]
) -> None:
    clock.at = datetime(first_day.year, first_day.month, first_day.day, 9, tzinfo=UTC)
    case = office.case(first_absence_day=first_day)
    found = {one.key.split(":")[0]: one for one in office.space.agenda.of_case(case.id)}
    assert {key: found[key].due.day if found[key].due else None for key in expected} == expected
    for key, day in expected.items():
        if day is OPEN:
            assert isinstance(found[key].rule, Unsettled)
            assert office.space.agenda.explanation(found[key]).is_settled is False
    assert ("SDP-13B-1a" in found) is (first_day < date(2026, 7, 1))
    assert ("LOK-SAMTALE" in found) is (first_day >= date(2026, 7, 1))


def test_a_first_day_corrected_across_the_change_brings_the_other_law(office: Place, clock: FixedClock) -> None:
    """What was done under the first day stays done; what is open follows the corrected one."""
    clock.at = datetime(2026, 7, 6, 9, tzinfo=UTC)
    case = office.case(first_absence_day=date(2026, 6, 29))
    office.space.decisions.note_event(case.id, EventKind.EMPLOYER_TALK, date(2026, 7, 3))
    office.space.cases.correct(case.id, case_answers(first_absence_day=date(2026, 7, 1)))
    found = {one.key.split(":")[0]: one for one in office.space.agenda.of_case(case.id)}
    assert "SDP-13B-1a" not in found
    assert found["LOK-SAMTALE"].due is not None
    assert found["LOK-SAMTALE"].due.day == date(2026, 8, 25)
    assert found["SDP-07A-1"].done_on == date(2026, 7, 3)
