"""The acceptance examples of the rule brief, through the real schemes and the shipped rules."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes import BY_KEY, partial_return
from caseworker_app.schemes.scheme import Basis
from tests.schemes.stage import RULES, TODAY, a_basis, a_case, with_answers

CONTENT = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"), parse_float=Decimal)
EXAMPLES = CONTENT["example"]


def basis_of(example: dict[str, Any]) -> Basis:
    changes = dict(example.get("case", {}))
    first = changes.pop("first_absence_day", None)
    case = a_case(**changes)
    return a_basis(replace(case, first_absence_day=first or date(2026, 11, 2)))


def answers_of(example: dict[str, Any], basis: Basis) -> Answers:
    answers = with_answers(BY_KEY[example["scheme"]].sample(basis), **example.get("answers", {}))
    if "hours" in example:
        answers = with_plan(answers, example["hours"], example.get("status_after_days", 10))
    if "worked" in example:
        weeks = (
            Answers({"monday": TODAY - timedelta(weeks=4 - number), "agreed": agreed, "worked": worked})
            for number, (agreed, worked) in enumerate(example["worked"])
        )
        answers = answers.with_answer("weeks", tuple(weeks))
    return answers


def with_plan(answers: Answers, hours: list[Decimal], status_after: int) -> Answers:
    start = answers.date("start")
    assert start is not None
    steps = (
        Answers({"from_day": start + timedelta(weeks=number), "weeks": Decimal(1), "hours": each})
        for number, each in enumerate(hours)
    )
    status = Answers({"on": start + timedelta(days=status_after), "how": "meeting", "who": "Maja Holst"})
    return with_answers(answers, plan=tuple(steps), follow_ups=(status,), full_from=start)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_the_example_comes_out_as_the_law_says(example: dict[str, Any]) -> None:
    basis = basis_of(example)
    answers = answers_of(example, basis)
    found: tuple[Finding, ...] = BY_KEY[example["scheme"]].findings(answers, basis)
    assert [[one.level.value, one.rule] for one in found if one.rule] == example["found"]
    assert [one for one in found if not one.rule] == []
    if "absence" in example:
        rows = partial_return.computed(answers).rows("plan")
        assert [row.hours("absence") for row in rows] == example["absence"]


def test_every_shipped_provision_has_an_example_or_a_reason() -> None:
    tested = {rule for example in EXAMPLES for _, rule in example["found"]}
    tested |= {row["rule"] for row in (*CONTENT["span"], *CONTENT["open"])}
    tested |= {rule for row in CONTENT["amount"] for rule in row["rules"]}
    waiting = {rule: group["why"] for group in CONTENT["waiting"] for rule in group["rules"]}
    reasons = {**waiting, **CONTENT["why_untested"]}
    assert tested | set(reasons) == set(RULES().provisions)
    assert not tested & set(CONTENT["why_untested"])
    assert all(reasons.values())


def test_examples_have_names_of_their_own_and_say_where_they_come_from() -> None:
    assert len({example["id"] for example in EXAMPLES}) == len(EXAMPLES)
    assert all(example["source"] and example["says"].endswith(".") for example in EXAMPLES)
