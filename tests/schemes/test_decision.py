"""Decisions and hearings: what the letters hold, and what is said about answers that do not fit."""

from datetime import timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import decision, hearing
from caseworker_app.schemes.decision import SCHEME
from tests.schemes.stage import TODAY, a_basis, text_of, with_answers

HJM = {"key": "need", "question": "Er det nødvendigt?", "rule": "PA-4"}


def sample(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def granted(**changes: object) -> Answers:
    """All is granted."""
    item = Answers({"what": "Et bord", "asked_amount": Decimal(8000), "granted_amount": Decimal(8000)})
    return sample(**{"result": "granted", "items": (item,), **changes})


def item(**values: object) -> tuple[Answers, ...]:
    return (Answers({"what": "Et bord", **values}),)


def found(answers: Answers, level: Level = Level.BLOCKS) -> set[tuple[str, str]]:
    return {(one.field, one.rule) for one in SCHEME.findings(answers, a_basis()) if one.level is level}


def about(answers: Answers, field: str) -> list[Finding]:
    return [one for one in SCHEME.findings(answers, a_basis()) if one.field == field and one.level is Level.BLOCKS]


def letter(answers: Answers, reader: Reader = Reader.CITIZEN) -> str:
    return text_of(for_reader(SCHEME.document(answers, a_basis()), reader))


@pytest.mark.parametrize(
    ("result", "first"),
    [("granted", "Vi bevilger det ansøgte: "), ("partly", "Vi bevilger en del af det ansøgte: "),
     ("refused", "Vi kan ikke imødekomme ansøgningen: ")],
)  # fmt: skip
def test_the_first_line_is_the_result(result: str, first: str) -> None:
    for reader in SCHEME.readers:
        assert letter(sample(result=result), reader).startswith(first)


def test_when_all_is_granted_the_letter_is_short() -> None:
    text = letter(granted())
    for words in ("Vores vurdering", "Sådan klager du", "Partshøring", "Betingelserne"):
        assert words not in text
    assert "8.000,00 kr." in text
    assert found(granted()) == set()


def test_guidance_names_body_way_and_time_from_the_rules() -> None:
    text = letter(sample())
    for words in ("4 uger", "mundtlig eller skriftlig", "Beskæftigelsesudvalg", "retssikkerhedsloven § 67"):
        assert words in text
    without = text_of(tuple(SCHEME.document(sample(), a_basis(rules=Rulebook()))))
    assert "Klagefristen er ikke afklaret" in without
    assert "4 uger" not in without


def test_the_workplace_gets_no_reasons() -> None:
    text = letter(sample(), Reader.EMPLOYER)
    for words in ("Statusattest", "diktering er nok", "Vi lægger vægt på", "Sådan klager du", "620771"):
        assert words not in text
    assert "Bevilget" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"items": item(asked_amount=Decimal(8000), granted_amount=Decimal(5000))}, "items"),
        ({"items": item(asked_amount=Decimal(8000))}, "items"),
        ({"items": item(asked_hours=Decimal(12))}, "items"),
        ({"items": item(asked_amount=Unread("mange"), granted_amount=Decimal(1))}, "items"),
        ({"items": item(asked_amount=Unread("12,345"), granted_amount=Decimal(1))}, "items"),
        ({"items": None}, "items"),
        ({"criteria": None}, "criteria"),
        ({"criteria": (Answers(HJM),)}, "criteria"),
        ({"criteria": (Answers({"fulfilled": "yes"}),)}, "criteria"),
        ({"start": TODAY, "end": TODAY - timedelta(days=1)}, "end"),
        ({"review_on": TODAY - timedelta(days=1)}, "review_on"),
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_on"),
        ({"asked_on": TODAY, "decided_on": TODAY - timedelta(days=1)}, "decided_on"),
    ],
)
def test_a_grant_that_does_not_fit_is_stopped_at_its_field(changes: dict[str, object], field: str) -> None:
    assert about(granted(**changes), field)


def test_the_rule_stands_at_a_criterion_nobody_assessed() -> None:
    assert ("criteria", "PA-4") in found(granted(criteria=(Answers(HJM),)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"items": item(asked_amount=Decimal(1), granted_amount=Decimal(2))}, "items"),
        ({"criteria": (Answers({**HJM, "fulfilled": "no", "evidence": "Attest"}),)}, "criteria"),
        ({"start": TODAY - timedelta(days=90)}, "start"),
        ({"end": TODAY + timedelta(days=9), "review_on": TODAY + timedelta(days=19)}, "review_on"),
    ],
)
def test_what_the_law_leaves_to_judgement_is_only_told(changes: dict[str, object], field: str) -> None:
    assert field in {name for name, _ in found(granted(**changes), Level.WARNS)}
    assert found(granted(**changes)) == set()


def test_a_refusal_grants_nothing() -> None:
    assert about(sample(result="refused"), "items")


def test_an_unsettled_rule_is_told_as_that() -> None:
    row = Answers({**HJM, "rule": "ADM-RET", "fulfilled": "yes", "evidence": "Attest"})
    assert ("criteria", "ADM-RET") in found(granted(criteria=(row,)), Level.UNSETTLED)


def test_the_time_to_answer_has_to_be_over() -> None:
    silent = sample(hearing_replied="silent", hearing_answer=None, hearing_deadline=TODAY)
    assert ("hearing_replied", "ADM-19") in found(silent)
    assert found(with_answers(silent, hearing_deadline=TODAY - timedelta(days=1))) == set()
    assert ("hearing_deadline", "ADM-19") in found(sample(hearing_deadline=TODAY - timedelta(days=30)))


def test_a_hearing_gives_time_to_answer() -> None:
    a = hearing.SCHEME.sample(a_basis())
    assert a.date("deadline") == TODAY + timedelta(days=14)
    short = hearing.SCHEME.findings(a.with_answer("deadline", TODAY + timedelta(days=3)), a_basis())
    assert [(one.level, one.rule) for one in short] == [(Level.WARNS, "LOK-HØRING")]
    gone = hearing.SCHEME.findings(a.with_answer("deadline", TODAY), a_basis())
    assert [(one.level, one.field) for one in gone] == [(Level.BLOCKS, "deadline")]


def test_sums_are_worked_out() -> None:
    a = decision.computed(sample())
    assert (a.hours("asked_total"), a.hours("granted_total")) == (Decimal(131200), Decimal(65600))
