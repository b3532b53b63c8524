"""The checks of applications for work aids and for changes of the workplace."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.schemes import work_aid, workplace_adaptation
from caseworker_app.schemes.scheme import Scheme
from tests.schemes.stage import RULES, TODAY, a_basis, said, text_of, with_answers

AID, CHANGE = work_aid.SCHEME, workplace_adaptation.SCHEME
both = pytest.mark.parametrize("scheme", [AID, CHANGE], ids=lambda scheme: scheme.key)


def filled(scheme: Scheme = AID, **changes: object) -> Answers:
    return with_answers(scheme.sample(a_basis()), **changes)


def item(**changes: object) -> Answers:
    return with_answers(filled().rows("items")[0], **changes)


def quote(price: str, what: str = "Stol", *, chosen: bool = False, before: str | None = None) -> Answers:
    row = Answers({"what": what, "supplier": "Nordsæde", "price": Decimal(price)})
    row = row.with_answer("chosen", "chosen" if chosen else "other")
    return row.with_answer("before_tax", Decimal(before) if before else None)


ONE = (item(price=Decimal(1000), count=Decimal(1)),)


@both
def test_the_workplaces_own_duty_is_weighed_and_blocks_nothing(scheme: Scheme) -> None:
    assert said(scheme, filled(scheme, usual="yes"), a_basis()) == [
        "Det, der er sædvanligt på arbejdspladsen, betaler arbejdsgiveren som regel selv."
    ]
    assert said(scheme, filled(scheme, own_duty="yes"), a_basis()) == [
        "Det, arbejdsgiveren selv skal betale, kan der som regel ikke gives støtte til."
    ]
    found = scheme.findings(filled(scheme, usual="unclear", own_duty="unclear", bought=True), a_basis())
    assert [(finding.level, finding.field, finding.rule) for finding in found] == [
        (Level.WARNS, "usual", "HJM-c2"), (Level.WARNS, "own_duty", "HJM-c2"), (Level.WARNS, "bought", "HJM-buy"),
    ]  # fmt: skip


@both
def test_after_the_reform_nothing_is_told_as_law(scheme: Scheme) -> None:
    """HJM-law ends with 2026: from then on it is not settled, and no reference is printed."""
    later = filled(scheme, start=date(2027, 1, 4), usual="yes", asked_on=TODAY)
    later = later.with_answer("follow_ups", (Answers({"on": date(2027, 2, 1), "how": "meeting", "who": "Maja"}),))
    found = scheme.findings(later, a_basis())
    assert [(finding.level, finding.field, finding.rule) for finding in found] == [
        (Level.UNSETTLED, "start", "HJM-law")
    ]
    text = text_of(tuple(scheme.document(later, a_basis())))
    assert "Regler:" not in text
    assert "Behandles efter" not in text


@pytest.mark.parametrize(
    ("lasting", "law", "said_in_rules"),
    [
        ("lasting", "Behandles efter: Lov om kompensation til handicappede i erhverv", "erhverv § 15"),
        ("temporary", "Behandles efter: Lov om en aktiv beskæftigelsesindsats", "beskæftigelsesindsats, hjælpemidler"),
    ],
)
def test_lasting_or_temporary_decides_the_law(lasting: str, law: str, said_in_rules: str) -> None:
    document = tuple(AID.document(filled(lasting=lasting), a_basis()))
    text = text_of(for_reader(document, Reader.CITIZEN))
    assert law in text
    [rules] = [line for line in text.splitlines() if line.startswith("Regler:")]
    assert said_in_rules in rules
    employer = text_of(for_reader(document, Reader.EMPLOYER))
    assert "Behandles efter" not in employer
    assert "Regler:" not in employer


def test_an_unclear_impairment_leaves_the_law_open() -> None:
    [finding] = AID.findings(filled(lasting="unclear"), a_basis())
    assert (finding.level, finding.field, finding.rule) == (Level.UNSETTLED, "lasting", "HJM-law")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"items": (item(price=Decimal(0)),), "quotes": ()}, ["Prisen er 0 kr. Skriv, hvad det koster."]),
        ({"items": (item(count=Decimal(0)),), "quotes": (), "employer_pays": None},
         ["Antallet skal være mindst 1."]),
        ({"items": ONE, "quotes": (), "employer_pays": Decimal("1000.01")},
         ["Arbejdspladsen betaler mere end prisen i alt, 1.000,00 kr."]),
        ({"items": ONE, "quotes": (), "employer_pays": Decimal(1000)}, []),
        ({"items": (item(price=Unread("tolv hundrede")),), "quotes": (), "employer_pays": None},
         ["Pris pr. stk. med moms: “tolv hundrede” kan ikke læses."]),
        ({"items": (item(price=Unread("12,505")),), "quotes": (), "employer_pays": None},
         ["Pris pr. stk. med moms: “12,505” kan ikke læses."]),
        ({"items": ()}, ["Hjælpemidler mangler."]),
        ({"quotes": (), "items": ONE}, []),
        ({"items": ONE, "quotes": (quote("1000", chosen=True), quote("900"))},
         ["Skriv, hvorfor det billigste tilbud ikke er valgt."]),
        ({"items": ONE, "quotes": (quote("1000", chosen=True), quote("900")), "quote_reason": "Længere garanti"}, []),
        ({"items": ONE, "quotes": (quote("1000", chosen=True), quote("900", "Bord"))}, []),
        ({"items": ONE, "quotes": (quote("1000"), quote("1100"))}, ["Vælg det tilbud, der søges om."]),
        ({"items": ONE, "quotes": (quote("1100", chosen=True),)},
         ["De valgte tilbud er på 1.100,00 kr., men der søges om 1.000,00 kr."]),
        ({"items": ONE, "quotes": (quote("1000", chosen=True, before="1001"),)},
         ["Prisen uden moms er højere end prisen med moms."]),
    ],
)  # fmt: skip
def test_what_is_said_about_prices(changes: dict[str, object], told: list[str]) -> None:
    changes = {key: value or None for key, value in {"employer_pays": None, **changes}.items()}
    found = said(AID, filled(**changes), a_basis())
    assert [words for words in found if words != "De valgte tilbud er på 11.090,50 kr., men der søges om 0,00 kr."] == (
        told
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"asked_on": TODAY + timedelta(days=1)}, ["Datoen ligger ude i fremtiden."]),
        ({"end": date(2026, 11, 1)}, ["Perioden slutter, før den begynder."]),
        ({"delivered_on": TODAY + timedelta(days=1), "inventory": "A 7"}, ["Datoen ligger ude i fremtiden."]),
        ({"delivered_on": TODAY}, ["Et udlånt hjælpemiddel er kommunens. Skriv, hvordan det kan kendes igen."]),
        ({"delivered_on": TODAY, "help_form": "grant"}, []),
        ({"returned_on": TODAY}, ["Det kan ikke være leveret tilbage, før det er leveret."]),
        ({"applicant": "workplace"}, ["Arbejdspladsen kan kun søge for borgeren med en fuldmagt."]),
        ({"applicant": "workplace", "proxy": True}, []),
        ({"papers": (Answers({"what": "Foto", "state": "wanted"}),)}, ["Foto ligger ikke i sagen endnu."]),
    ],
)
def test_what_is_said_about_days_papers_and_proxy(changes: dict[str, object], told: list[str]) -> None:
    assert said(AID, filled(**changes), a_basis()) == told


def test_a_loan_ends_and_a_grant_does_not() -> None:
    start, end = filled().date("start"), date(2027, 6, 30)
    assert AID.period(filled(end=end)) == (start, end)
    assert AID.period(filled(end=end, returned_on=date(2027, 3, 1))) == (start, date(2027, 3, 1))
    assert AID.period(filled(end=end, help_form="grant")) == (start, None)
    assert CHANGE.period(filled(CHANGE)) == (start, None)


def test_the_workplace_signs_what_it_applies_for() -> None:
    assert [role.key for role in AID.signers(filled(), a_basis())] == ["citizen"]
    assert [role.key for role in AID.signers(filled(applicant="workplace"), a_basis())] == ["employer"]
    assert [role.key for role in CHANGE.signers(filled(CHANGE), a_basis())] == ["employer", "citizen"]


def test_each_thing_is_asked_for_with_its_price() -> None:
    application = CHANGE.application
    assert application is not None
    assert [(one.what, one.amount) for one in application.asked(filled(CHANGE))] == [
        ("Rampe ved indgangen", Decimal(18500)), ("Døråbner", Decimal(12500)),
    ]  # fmt: skip
    assert {criterion.rule for criterion in application.criteria} <= set(RULES().provisions)


@both
def test_the_pack_names_what_is_missing(scheme: Scheme) -> None:
    application = scheme.application
    assert application is not None
    assert application.needed(filled(scheme), a_basis()) == ()
    bare = filled(scheme, quotes=None, papers=None, usual="unclear", own_duty=None)
    assert application.needed(bare, a_basis()) == (
        "Tilbud med pris fra en leverandør", "Dokumentation for, hvad borgeren har svært ved",
        "Arbejdspladsens svar på, om det er sædvanligt der", "Arbejdspladsens svar på, hvad den selv skal betale",
    )  # fmt: skip


def test_the_owner_of_the_building_has_said_yes() -> None:
    assert said(CHANGE, filled(CHANGE, owner="asked"), a_basis()) == [
        "Bygningens ejer skal have sagt ja, før der ændres noget."
    ]
    application = CHANGE.application
    assert application is not None
    assert application.needed(filled(CHANGE, owner="not_asked"), a_basis()) == ("Ja fra bygningens ejer",)


def test_the_employers_copy_tells_what_and_not_why() -> None:
    document = tuple(AID.document(filled(), a_basis()))
    text = text_of(for_reader(document, Reader.EMPLOYER))
    assert "Kontorstol med støtte" in text
    assert "Arbejdspladsen betaler selv: 1.000,00 kr." in text
    for hidden in ("20 minutter", "Varig", "8.740,00", "tastatur"):
        assert hidden not in text
