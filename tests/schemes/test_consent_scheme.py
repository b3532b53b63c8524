"""The checks of a consent, and how it is read back from its answers."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement, Status, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.consent import Counterparty, Direction
from caseworker_app.domain.identity import new_id
from caseworker_app.schemes.consent import (
    COUNTERPARTIES,
    SCHEME,
    as_consent,
    begin,
    for_counterparty,
    group_of,
    information,
)
from caseworker_app.schemes.shared import months_later
from tests.schemes.stage import TODAY, a_basis, said, text_of, with_answers

WIDE = "“{wide}” er for bredt. Skriv præcist, hvad det er."
CONFIRM = "Det mundtlige samtykke skal bekræftes skriftligt senest {day}."
ORAL = {"form": "oral", "oral_by": "Maja Holst", "oral_on": TODAY, "oral_at": time(10, 15),
        "oral_note": "Ja til, at skolen får timer og skånehensyn at vide."}  # fmt: skip
TOLD = "Borgeren skal have det at vide, før samtykket gives."


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


SENTENCES = [
    ({}, []),
    ({"purpose": "Et møde"}, ["Skriv formålet lidt længere, mindst 20 tegn."]),
    ({"purpose": "x" * 20}, []),
    ({"purpose": None}, ["Formål mangler."]),
    ({"purpose": "At indhente Alle Relevante oplysninger i sagen"},
     [WIDE.format(wide="alle relevante")]),
    ({"name": "Alle relevante parter"}, [WIDE.format(wide="alle relevante")]),
    ({"information_own": "nødvendige oplysninger"}, [WIDE.format(wide="nødvendige oplysninger")]),
    ({"information_employer": None, "information_own": "Vagtplanen"}, []),
    ({"information_employer": None}, ["Sæt kryds ved de oplysninger, samtykket gælder, eller skriv dem."]),
    ({"directions": None}, ["Retning mangler."]),
    ({"valid_to": TODAY}, ["Slutdatoen skal ligge efter startdatoen."]),
    ({"valid_to": TODAY + timedelta(days=1)}, []),
    ({"valid_to": date(2027, 11, 21)}, []),
    ({"valid_to": date(2027, 11, 22)}, ["Efter kommunens praksis gælder samtykket højst til 21.11.2027."]),
    ({"about_from": TODAY, "about_to": TODAY - timedelta(days=1)}, ["Perioden slutter, før den begynder."]),
    ({"about_from": TODAY, "about_to": TODAY}, []),
    ({"told_voluntary": None}, [TOLD]),
    ({"told_withdraw": None}, [TOLD]),
    ({"told_consequence": None}, [TOLD]),
    ({"told_in_writing": None}, ["Den skriftlige orientering er ikke noteret."]),
    ({"health": "yes"}, ["Arbejdsgiver og fagforening har som udgangspunkt ikke brug for helbredsoplysninger."]),
    ({"form": "oral"}, [
        "Hvem der hørte samtykket mangler.", "Dato, det blev givet mangler.", "Klokkeslæt mangler.",
        "Notat om det mundtlige samtykke mangler.", CONFIRM.format(day="06.12.2026"),
    ]),
    (ORAL, [CONFIRM.format(day="06.12.2026")]),
    ({**ORAL, "oral_note": "Ja til timer."},
     ["Skriv præcis, hvad der blev sagt ja til, mindst 20 tegn.", CONFIRM.format(day="06.12.2026")]),
    ({**ORAL, "oral_on": TODAY + timedelta(days=1)}, [
        "Datoen ligger ude i fremtiden.", "Samtykket kan ikke gælde, før det blev givet den 23.11.2026.",
        CONFIRM.format(day="07.12.2026"),
    ]),
    *(({"name": crowd}, [f"“{crowd}” er ikke en bestemt samarbejdspart. Skriv navnet på den ene, samtykket gælder."])
      for crowd in ("alle", "Alle.", "ALLE  parter", "diverse")),
    ({"name": "Alle Tiders Bageri"}, []),
    ({"matter": "other"}, ["Hvilken sag mangler."]),
    ({"matter": "other", "matter_own": "Andet"}, ["Skriv sagen lidt længere, mindst 10 tegn."]),
    ({"matter": "other", "matter_own": "Seniorjob i kommunen"}, []),
    ({"told_in_writing_on": TODAY + timedelta(days=1)}, ["Datoen ligger ude i fremtiden."]),
    ({"counterparty": "gp", "health": "yes"}, ["Sæt kryds ved de oplysninger, samtykket gælder, eller skriv dem."]),
    ({"valid_from": date(2018, 1, 1)}, [
        "Kravet til et samtykkes indhold er ikke afklaret for den dato.",
        "Efter kommunens praksis gælder samtykket højst til 31.12.2018.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "told"), SENTENCES)
def test_what_is_said_about_the_form(typed: dict[str, object], told: list[str]) -> None:
    assert said(SCHEME, filled(**typed), a_basis()) == told


def test_nothing_is_ticked_beforehand() -> None:
    for answers in (begin(a_basis()), for_counterparty(a_basis(), "employer")):
        assert not any(key.startswith("information") or key.startswith("told") for key in answers)
        assert "directions" not in answers


def test_kinds_of_information_are_asked_for_the_counterparty_at_hand_only() -> None:
    asked = {
        choice.key: [field.key for field in SCHEME.form.asked(Answers({"counterparty": choice.key}))
                     if field.key.startswith("information_") and field.key != "information_own"]
        for choice in COUNTERPARTIES
    }  # fmt: skip
    assert asked == {choice.key: [f"information_{group_of(choice.key)}"] for choice in COUNTERPARTIES}
    nobody_yet = [field.key for field in SCHEME.form.asked(Answers())]
    assert not [key for key in nobody_yet if key.startswith("information_") and key != "information_own"]


def test_health_is_never_on_the_list_for_the_workplace_or_the_union() -> None:
    for group in ("employer", "union"):
        choices = SCHEME.form.field(f"information_{group}").choices
        assert not {choice.key for choice in choices} & {"health", "certificate", "discharge", "prognosis"}


def test_ticks_for_another_counterparty_do_not_count() -> None:
    changed = filled(counterparty="union")
    assert information(changed) == ()
    assert "Skånehensyn" not in text_of(tuple(SCHEME.document(changed, a_basis())))


def test_the_known_counterparty_is_filled_in() -> None:
    assert for_counterparty(a_basis(), "employer").text("name") == "Øster Skole, Skolegade 11, 5560 Aarup"
    assert for_counterparty(a_basis(), "union").text("name") == "BUPL Fyn"
    assert for_counterparty(a_basis(), "gp").text("name") == ""


def agreement(answers: Answers, **changes: object) -> Agreement:
    one = new_id()
    values: dict[str, object] = {"status": Status.DRAFT, **changes}
    return Agreement(
        id=one, thread=one, case_id=new_id(), scheme="consent", number="0412-01", version=1, answers=answers,
        created_at=datetime(2026, 11, 22, tzinfo=UTC), created_by="Maja Holst", **values,
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_consent_is_read_back_from_its_answers() -> None:
    sealed = agreement(filled(), status=Status.SEALED)
    consent = as_consent(sealed, 30)
    assert consent is not None
    assert consent.counterparty is Counterparty.EMPLOYER
    assert consent.directions == {Direction.GIVE, Direction.DISCUSS}
    assert consent.information == {"meeting", "accommodations", "working_hours"}
    assert (consent.valid_from, consent.valid_to) == (TODAY, date(2027, 11, 21))
    assert (consent.given, consent.sealed) == (False, True)


def test_a_withdrawn_consent_says_since_when() -> None:
    back = Withdrawal(date(2026, 12, 1), "telephone", "Maja Holst")
    consent = as_consent(agreement(filled(), status=Status.WITHDRAWN, withdrawal=back), 30)
    assert consent is not None
    assert consent.withdrawn_on == date(2026, 12, 1)


@pytest.mark.parametrize("counterparty", [None, "", "an old choice"])
def test_a_draft_that_names_nobody_is_no_consent(counterparty: str | None) -> None:
    assert as_consent(agreement(filled(counterparty=counterparty)), 30) is None


def test_a_direction_that_is_gone_lets_nothing_out() -> None:
    consent = as_consent(agreement(filled(directions=("sell",))), 30)
    assert consent is not None
    assert consent.directions == frozenset()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later
