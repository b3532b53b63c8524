"""The forms of a case: hints that stop nothing, and what is only computed."""

from datetime import date
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Level
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.scheme import SignerRole


@pytest.mark.parametrize(("cpr", "hints"), [("070761-4285", 0), ("070761-4286", 1), ("620771-0123", 0)])
def test_a_wrong_check_digit_is_only_a_hint_and_none_for_replacement_numbers(cpr: str, hints: int) -> None:
    found = [one for one in case_forms.CASE.findings(Answers({"cpr": cpr})) if one.field == "cpr"]
    assert [one.level for one in found] == [Level.WARNS] * hints


@pytest.mark.parametrize(("hours", "hints"), [("48", 0), ("99", 1)])
def test_many_hours_in_a_contract_are_only_asked_about(hours: str, hints: int) -> None:
    found = [one for one in case_forms.CASE.findings(Answers({"hours": Decimal(hours)})) if one.field == "hours"]
    assert [one.level for one in found] == [Level.WARNS] * hints


def test_the_birth_date_is_shown_as_soon_as_it_can_be_read() -> None:
    assert case_forms.with_birth_date(Answers({"cpr": "620771-0123"})).date("born") == date(1971, 7, 2)
    assert not case_forms.with_birth_date(Answers({"cpr": "620771", "born": date(1971, 7, 2)})).answered("born")


def test_only_roles_that_are_missing_can_sign() -> None:
    form = case_forms.signing((SignerRole("citizen", "Borger"),))
    assert [choice.key for choice in form.field("role").choices] == ["citizen"]
    asked = [field.key for field in form.asked(Answers({"method": "paper"}))]
    assert "note" not in asked
    assert "note" in [field.key for field in form.asked(Answers({"method": "oral"}))]


def test_choices_are_named_by_their_words() -> None:
    assert case_forms.label(case_forms.ROLES, "hr") == "HR"
    assert case_forms.label(case_forms.ROLES, "an old one") == "an old one"
