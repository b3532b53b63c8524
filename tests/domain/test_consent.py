"""A consent on each day of its life, and what it covers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker_app.domain.consent import Consent, ConsentState, Counterparty, Direction
from caseworker_app.domain.identity import new_id

FIRST, LAST = date(2026, 11, 22), date(2027, 11, 21)
HELD = frozenset({"working_hours", "accommodations"})
CONSENT = Consent(
    new_id(), Counterparty.EMPLOYER, "Øster Skole", frozenset({Direction.GIVE, Direction.DISCUSS}), HELD,
    "At lave en plan", FIRST, LAST, given=True, sealed=True, warn_days=30,
)  # fmt: skip
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (FIRST - DAY, ConsentState.AHEAD),
        (FIRST, ConsentState.VALID),
        (LAST - 31 * DAY, ConsentState.VALID),
        (LAST - 30 * DAY, ConsentState.ENDING),
        (LAST, ConsentState.ENDING),
        (LAST + DAY, ConsentState.EXPIRED),
    ],
)
def test_the_first_and_the_last_day_count(day: date, state: ConsentState) -> None:
    assert CONSENT.state(day) is state


def test_before_it_is_given_it_is_a_draft_or_waits_for_the_signature() -> None:
    assert replace(CONSENT, given=False, sealed=False).state(FIRST) is ConsentState.DRAFT
    assert replace(CONSENT, given=False).state(FIRST) is ConsentState.UNSIGNED


def test_withdrawn_is_withdrawn_whatever_else_it_was() -> None:
    for other in ({}, {"given": False}, {"valid_to": FIRST - 10 * DAY}):
        assert replace(CONSENT, withdrawn_on=FIRST, **other).state(FIRST) is ConsentState.WITHDRAWN


@pytest.mark.parametrize("gap", [{"valid_from": None}, {"valid_to": None}])
def test_without_a_period_it_cannot_be_leaned_on(gap: dict[str, None]) -> None:
    assert replace(CONSENT, **gap).state(FIRST) is ConsentState.AHEAD


@pytest.mark.parametrize(
    ("counterparty", "direction", "information", "day", "covered"),
    [
        (Counterparty.EMPLOYER, Direction.GIVE, HELD, FIRST, True),
        (Counterparty.EMPLOYER, Direction.GIVE, {"working_hours"}, LAST, True),
        (Counterparty.EMPLOYER, Direction.DISCUSS, set(), FIRST, True),
        (Counterparty.EMPLOYER, Direction.OBTAIN, {"working_hours"}, FIRST, False),
        (Counterparty.UNION, Direction.GIVE, {"working_hours"}, FIRST, False),
        (Counterparty.EMPLOYER, Direction.GIVE, {"working_hours", "health"}, FIRST, False),
        (Counterparty.EMPLOYER, Direction.GIVE, HELD, FIRST - DAY, False),
        (Counterparty.EMPLOYER, Direction.GIVE, HELD, LAST + DAY, False),
    ],
)
def test_it_covers_exactly_what_it_says(
    counterparty: Counterparty, direction: Direction, information: set[str], day: date, covered: bool
) -> None:
    assert CONSENT.covers(counterparty, direction, frozenset(information), day) is covered


@pytest.mark.parametrize("change", [{"given": False}, {"withdrawn_on": FIRST}, {"given": False, "sealed": False}])
def test_it_covers_nothing_while_it_is_not_in_force(change: dict[str, object]) -> None:
    assert not replace(CONSENT, **change).covers(Counterparty.EMPLOYER, Direction.GIVE, HELD, FIRST)
