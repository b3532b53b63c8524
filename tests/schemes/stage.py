"""A case, a day and the shipped rules for tests of schemes, and documents as people read them."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseKind, Citizen, ConfirmedBy, Employment, Participant, Role, Workplace
from caseworker_app.domain.document import Block, Words, plain_text
from caseworker_app.domain.findings import Finding
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import load_rules
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes.scheme import Basis, Scheme
from caseworker_app.texts import DANISH

TODAY = date(2026, 11, 22)
RULES = cache(lambda: load_rules(RESOURCES / "rules"))


def a_case(**employment: Any) -> Case:
    """Somebody with a job, a manager, a shop steward and a union. The CPR number is a replacement number."""
    return Case(
        id=new_id(),
        number="2026-0412",
        kind=CaseKind.SICK_LISTED,
        citizen=Citizen(read_cpr("620771-0123"), "Søren Ødum", "Bøgevej 4", "5560", "Aarup"),
        workplace=Workplace("Øster Skole", "12345674", "1990000011", "Skolegade 11", "5560", "Aarup"),
        employment=replace(Employment("Pædagogisk leder", hours=Decimal(37)), **employment),
        opened_on=date(2026, 9, 20),
        first_absence_day=date(2026, 9, 13),
        confirmed_by=ConfirmedBy.EMPLOYER,
        participants=(
            Participant(new_id(), Role.LINE_MANAGER, "Anne Winther", "Øster Skole"),
            Participant(new_id(), Role.SHOP_STEWARD, "Bo Lyngsø", "Øster Skole"),
            Participant(new_id(), Role.UNION, "BUPL Fyn", "BUPL Fyn"),
        ),
        caseworker="Maja Holst",
    )


def a_basis(case: Case | None = None, rules: Rulebook | None = None, today: date = TODAY) -> Basis:
    return Basis(case or a_case(), RULES() if rules is None else rules, today, 12, "Nordby Kommune", "Maja Holst")


def with_answers(answers: Answers, **changes: object) -> Answers:
    for key, value in changes.items():
        answers = answers.with_answer(key, value)
    return answers


def spoken(value: Any) -> Any:
    """The same blocks with the words of the house as Danes read them."""
    if isinstance(value, Words):
        return DANISH.say(value.message, **dict(value.places))
    if isinstance(value, tuple):
        return tuple(spoken(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: spoken(getattr(value, field.name)) for field in fields(value)})
    return value


def text_of(blocks: tuple[Block, ...]) -> str:
    return plain_text(spoken(blocks))


def said(scheme: Scheme, answers: Answers, basis: Basis) -> list[str]:
    """All findings in words."""
    return [in_words(finding) for finding in scheme.findings(answers, basis)]


def in_words(finding: Finding) -> str:
    return DANISH.say(finding.words, **dict(finding.places))
