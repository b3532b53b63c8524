"""A § 56 agreement by the published rules: grounds, absence, two years, renewal, and the illness both sign for."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.schemes.section_56 import SCHEME, absence_days, longest, sheet
from tests.schemes.stage import RULES, TODAY, a_basis, in_words, said, text_of, with_answers

START = date(2026, 12, 1)


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def absence(first: date, last: date) -> Answers:
    return Answers({"first": first, "last": last})


def by_words(answers: Answers, told: str) -> Finding:
    [one] = [one for one in SCHEME.findings(answers, a_basis()) if in_words(one) == told]
    return one


EIGHT_DAYS = (absence(date(2026, 3, 2), date(2026, 3, 6)), absence(date(2026, 10, 5), date(2026, 10, 7)))
PLANNED = {"decided_on": date(2026, 10, 1), "planned_on": date(2027, 1, 11), "hospital_letter": True,
           "papers": (Answers({"what": "Lønsedler", "state": "there"}),)}  # fmt: skip


def test_it_lasts_two_years_at_most() -> None:
    assert longest(filled(start=START), a_basis()) == date(2028, 11, 30)
    assert said(SCHEME, filled(start=START, end=date(2028, 11, 30)), a_basis()) == []
    one = by_words(filled(start=START, end=date(2028, 12, 1)), "En § 56-aftale kan højst gælde til 30.11.2028.")
    assert (one.level, one.field, one.rule) == (Level.BLOCKS, "end", "P56-6")
    assert SCHEME.begin(a_basis()).date("end") == date(2028, 11, 22)


def test_with_eight_days_it_is_not_renewed_unless_something_changed() -> None:
    """EX-8."""
    renewed = filled(which="renewal", earlier_end=TODAY, absences=EIGHT_DAYS)
    assert absence_days(renewed) == 8
    one = by_words(renewed, "Der var 8 fraværsdage det seneste år. Med færre end 10 fornyes aftalen kun, "
                            "hvis arbejdet eller helbredet er ændret væsentligt.")  # fmt: skip
    assert (one.level, one.field, one.rule) == (Level.WARNS, "absences", "P56-7")
    assert said(SCHEME, with_answers(renewed, changed=True), a_basis()) == ["Hvad der er ændret mangler."]
    assert said(SCHEME, with_answers(renewed, changed=True, changed_how="Ny funktion i skolen."), a_basis()) == []
    ten = (*EIGHT_DAYS, absence(date(2026, 11, 2), date(2026, 11, 3)))
    assert said(SCHEME, with_answers(renewed, absences=ten), a_basis()) == []


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"ground": "chronic", "expected_days": None}, "expected_days", "P56-1"),
        ({"ground": "chronic", "expected_why": " "}, "expected_why", "P56-1"),
        ({"ground": "at_hiring", **PLANNED, "decided_on": None}, "decided_on", "P56-2"),
        ({"ground": "at_hiring", **PLANNED, "planned_on": None}, "planned_on", "P56-2"),
        ({"ground": "already_paid", **PLANNED}, "paid_days", "P56-3"),
    ],
)
def test_a_ground_without_its_facts_is_stopped_at_the_field(changes, field, rule) -> None:
    stopped = [one for one in SCHEME.findings(filled(**changes), a_basis()) if one.level is Level.BLOCKS]
    assert [(one.field, one.rule) for one in stopped] == [(field, rule)]
    assert in_words(stopped[0]).startswith("Grunden mangler oplysninger: ")


@pytest.mark.parametrize(("paid", "level"), [(20, Level.WARNS), (21, Level.UNSETTLED), (29, Level.UNSETTLED)])
def test_twenty_one_or_thirty_days_is_not_told_as_law_until_confirmed(paid: int, level: Level) -> None:
    answers = filled(ground="already_paid", paid_days=Decimal(paid), end=date(2027, 11, 22), **PLANNED)
    [one] = SCHEME.findings(answers, a_basis())
    assert (one.level, one.field, one.rule) == (level, "paid_days", "P56-3")
    [rule] = RULES().versions("P56-3")
    confirmed = replace(a_basis(), confirmed=frozenset({rule.version}))
    assert bool(SCHEME.findings(answers, confirmed)) is (paid < 21)
    assert said(SCHEME, with_answers(answers, paid_days=Decimal(30)), a_basis()) == []


def test_the_number_of_days_is_that_of_the_rule() -> None:
    [rule] = RULES().versions("P56-3")
    own = replace(rule, values={**rule.values, "least_days": 30})
    book = replace(RULES(), provisions={**RULES().provisions, "P56-3": (own,)})
    answers = filled(ground="already_paid", paid_days=Decimal(29), end=date(2027, 11, 22), **PLANNED)
    assert said(SCHEME, answers, a_basis(rules=book)) == [
        "Arbejdsgiveren har betalt 29 dage. Loven kræver mindst 30."
    ]


@pytest.mark.parametrize(
    ("changes", "told", "level"),
    [
        ({"expected_days": Decimal(8)}, "Der ventes 8 fraværsdage. Loven kræver mindst 10 om året.", Level.WARNS),
        ({"ground": "at_hiring", **PLANNED},
         "Den blev bestemt efter ansættelsen, 01.08.2019. Så gælder denne grund ikke.", Level.WARNS),
        ({"ground": "already_paid", "paid_days": Decimal(30), **PLANNED, "planned_on": date(2026, 9, 1)},
         "Den kan ikke ligge, før den blev bestemt 01.10.2026.", Level.BLOCKS),
        ({"ground": "already_paid", "paid_days": Decimal(30), **PLANNED},
         "En aftale om en bestemt indlæggelse eller behandling gælder normalt højst til 22.11.2027.", Level.WARNS),
        ({"absences": (absence(date(2026, 3, 6), date(2026, 3, 2)),)},
         "Fraværet slutter 02.03.2026, før det begynder 06.03.2026.", Level.BLOCKS),
        ({"absences": (absence(date(2025, 11, 21), date(2025, 11, 25)),)},
         "Kun fravær fra 22.11.2025 og frem tæller med.", Level.BLOCKS),
        ({"absences": (absence(TODAY, TODAY + timedelta(days=1)),)}, "Fraværet ligger ude i fremtiden.", Level.BLOCKS),
        ({"absences": (absence(date(2026, 3, 2), date(2026, 3, 6)), absence(date(2026, 3, 6), date(2026, 3, 9)))},
         "Fraværet 06.03.2026 – 09.03.2026 overlapper en anden periode.", Level.BLOCKS),
        ({"told": None}, "Arbejdsgiveren ser sygdommen i aftalen. Fortæl borgeren det, og sæt kryds.", Level.BLOCKS),
        ({"all_listed": None}, "Der er kun refusion for de sygdomme, der står i aftalen.", Level.WARNS),
        ({"illnesses": None}, "Sygdomme, aftalen gælder mangler.", Level.BLOCKS),
        ({"fixed_days": "yes"}, "En § 56-aftale opvejer ikke en arbejdsevne, der er nedsat varigt.", Level.WARNS),
        ({"certificate_on": None}, "Kommunen godkender på en lægelig vurdering. Bed om attest LÆ 225.", Level.WARNS),
        ({"start": date(2019, 7, 1)}, "Aftalen kan ikke gælde før ansættelsen, 01.08.2019.", Level.BLOCKS),
        ({"end": date(2026, 11, 1)}, "Perioden slutter, før den begynder.", Level.BLOCKS),
        ({"which": "renewal", "earlier_end": date(2026, 11, 23)},
         "Den nye aftale begynder, før den forrige slutter.", Level.BLOCKS),
    ],
)  # fmt: skip
def test_what_is_said(changes: dict[str, object], told: str, level: Level) -> None:
    assert by_words(filled(**changes), told).level is level


def test_the_first_day_that_counts_is_a_year_before_the_application() -> None:
    assert said(SCHEME, filled(absences=(absence(date(2025, 11, 22), date(2025, 11, 25)),)), a_basis()) == []


def test_both_sign_and_the_employer_reads_the_illness_and_nothing_else_of_health() -> None:
    assert [role.key for role in SCHEME.signers(filled(), a_basis())] == ["employer", "citizen"]
    answers = filled(illnesses=(Answers({"name": "Migræne"}), Answers({"name": "Psoriasis"})))
    text = text_of(for_reader(tuple(SCHEME.document(answers, a_basis())), Reader.EMPLOYER))
    assert "Migræne\nPsoriasis\nSygdommen står her, fordi loven kræver det." in text
    for hidden in ("Anfald", "Lægehuset", "LÆ 225", "kronisk. ", "620771"):
        assert hidden not in text
    assert "Aftalen gælder kun ansættelsen hos Øster Skole. Et nyt job kræver en ny aftale." in text


def test_the_sheet_has_what_the_official_form_asks() -> None:
    facts = {fact.label: fact.value for fact in sheet(filled(), a_basis())}
    assert facts["Personnummer"] == "620771-0123"
    assert facts["Sygdom"] == "Migræne"
    assert facts["P-nummer"] == "1990000011"
    assert SCHEME.paste is not None


def test_the_pack_and_what_is_asked_for() -> None:
    application = SCHEME.application
    assert application is not None
    assert application.needed(filled(), a_basis()) == ()
    planned = filled(ground="already_paid", certificate_on=None, papers=None)
    assert application.needed(planned, a_basis()) == (
        "Attest LÆ 225 om sygdommen", "Brev fra sygehuset", "Dokumentation for det, arbejdsgiveren har betalt",
    )  # fmt: skip
    [one] = application.asked(filled())
    assert "Migræne" not in one.what
