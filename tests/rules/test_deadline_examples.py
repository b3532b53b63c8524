"""The acceptance examples of the rule brief that are spans, amounts, or not settled, from the shipped rules."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.domain.deadline import due_on, first_monday_of_january
from caseworker_app.holiday_list import DanishHolidays
from caseworker_app.rules import amounts
from caseworker_app.rules.provision import Certainty, Provision, RuleStatus, Unsettled
from caseworker_app.services.working_days import WorkingDays
from tests.schemes.stage import RULES

CONTENT = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"), parse_float=Decimal)
CALENDAR = WorkingDays(DanishHolidays(), ((12, 24, "Juleaftensdag"), (12, 31, "Nytårsaftensdag")))


def found(row: dict[str, Any], rule: str, on: date, act_day: date | None) -> Provision | Unsettled:
    dates = dict.fromkeys(("counted_from", "start", "given_on", "decided_on", "day_looked_at"), on)
    first = row.get("first_absence_day", on)
    return RULES().find(rule, {**dates, "first_absence_day": first, "act_day": act_day})


def named(row: dict[str, Any]) -> str:
    return str(row["id"])


@pytest.mark.parametrize("row", CONTENT["span"], ids=named)
def test_a_span_ends_on_the_day_of_the_example(row: dict[str, Any]) -> None:
    rule = found(row, row["rule"], row["from"], row["last"])
    assert isinstance(rule, Provision)
    due = due_on(RULES().last_day(rule, row["from"], CALENDAR), CALENDAR)
    assert due.day == row["last"]
    if "act_by" in row:
        assert due.act_by == row["act_by"]


@pytest.mark.parametrize("row", CONTENT["open"], ids=named)
def test_what_is_not_known_is_never_a_day(row: dict[str, Any]) -> None:
    assert isinstance(found(row, row["rule"], row["from"], row["act_day"]), Unsettled)


@pytest.mark.parametrize("row", CONTENT["amount"], ids=named)
def test_an_amount_is_that_of_the_example(row: dict[str, Any]) -> None:
    rules = [found(row, rule, row["on"], None) for rule in row["rules"]]
    assert all(isinstance(rule, Provision) for rule in rules)
    work_out = getattr(amounts, row["works_out"])
    assert work_out(*rules, *row["input"], **row.get("named", {})) == row["result"]


def test_every_rule_with_a_span_has_an_example_of_it() -> None:
    spans = {rule.id for versions in RULES().provisions.values() for rule in versions if rule.within}
    assert spans == {row["rule"] for row in CONTENT["span"]}


def test_rates_begin_on_the_first_monday_of_january_ex_3() -> None:
    rates = RULES().versions("SATS-DP")
    assert len(rates) > 5
    for rate in rates:
        assert rate.since == first_monday_of_january(rate.since.year)


def test_the_hour_of_a_rate_is_its_week_by_37_ex_4() -> None:
    law = found({}, "DEL-05", date(2026, 1, 1), None)
    assert isinstance(law, Provision)
    for rate in RULES().versions("SATS-DP"):
        if rate.status is not RuleStatus.UNKNOWN:
            assert amounts.hourly_rate(rate, law) == rate.number("hour")


def test_rates_from_2025_are_to_be_confirmed() -> None:
    for rate in RULES().versions("SATS-DP"):
        assert (rate.certainty is Certainty.UNSURE) is (rate.since >= date(2025, 1, 1))
        assert rate.to_confirm is (rate.certainty is not Certainty.CERTAIN)
