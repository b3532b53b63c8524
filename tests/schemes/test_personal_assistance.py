"""Personal assistance by the published examples: twenty of thirty-seven hours, and claims back in time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import assistance_claim, personal_assistance
from caseworker_app.schemes.assistance_claim import for_grant, last_day_to_ask, next_line, quarter_of
from caseworker_app.schemes.personal_assistance import ceiling, computed, full_ceiling
from tests.schemes.stage import TODAY, a_basis, said, text_of, with_answers

SCHEME, CLAIM = personal_assistance.SCHEME, assistance_claim.SCHEME
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def filled(weekly: str = "37", hours: str = "7.5", **changes: object) -> Answers:
    """The sample with other hours, the minutes of its one function to fit; no timetable."""
    row = SCHEME.sample(a_basis()).rows("functions")[0]
    minutes = (Decimal(hours) * 60).quantize(Decimal(1))
    assistant = SCHEME.sample(a_basis()).rows("assistants")[0].with_answer("hours", Decimal(hours))
    return with_answers(SCHEME.sample(a_basis()), **{
        "weekly_hours": Decimal(weekly), "hours": Decimal(hours), "assistants": (assistant,),
        "functions": (row.with_answer("minutes", minutes),), **dict.fromkeys(DAYS), **changes,
    })  # fmt: skip


@pytest.mark.parametrize(("weekly", "most"), [("37", "20"), ("30", "16.22"), ("25", "13.51"), ("18.5", "10")])
def test_the_ceiling_follows_the_hours_of_work(weekly: str, most: str) -> None:
    """EX-5 and EX-16."""
    assert ceiling(filled(weekly), a_basis()) == Decimal(most)
    assert full_ceiling(filled(weekly), a_basis()) == Decimal(weekly)


def test_without_rules_there_is_no_ceiling() -> None:
    assert ceiling(filled(), a_basis(rules=Rulebook())) is None
    assert full_ceiling(filled(), a_basis(rules=Rulebook())) is None


@pytest.mark.parametrize(
    ("weekly", "hours", "exception", "rule"),
    [
        ("37", "20", "none", ""), ("37", "21", "none", "PA-20"), ("37", "21", "several", "PA-FULL"),
        ("37", "37", "very", "PA-FULL"), ("37", "37.5", "very", "PA-FULL"), ("30", "16.25", "none", "PA-20"),
        ("18.5", "10", "none", ""),
    ],
)  # fmt: skip
def test_above_the_ceiling_a_special_need_is_asked_for(weekly: str, hours: str, exception: str, rule: str) -> None:
    answers = filled(weekly, hours, exception=exception, exception_why="To funktionsnedsættelser på samme tid.")
    found = [one for one in SCHEME.findings(answers, a_basis()) if one.field == "hours"]
    assert [one.rule for one in found] == ([rule] if rule else [])
    beyond = Decimal(hours) > Decimal(weekly)
    assert [one.level for one in found] == ([Level.BLOCKS if beyond else Level.WARNS] if rule else [])


def test_the_words_about_the_ceiling() -> None:
    assert said(SCHEME, filled("30", "17"), a_basis()) == [
        "Ved 30 timers arbejde gives normalt højst 16,22 timer om ugen. Flere kræver et særligt behov, som begrundes."
    ]
    assert "Begrundelse for det særlige behov mangler." in said(SCHEME, filled("37", "21", exception="very"), a_basis())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"hours": Decimal(8)}, ["Funktionerne giver 7,5 timer om ugen, men der søges om 8."]),
        ({"hours": Decimal(0), "assistants": None}, ["Skriv, hvor mange timer der søges om."]),
        ({"weekly_hours": Decimal(0)}, ["Arbejdstiden skal være mellem 0 og 168 timer om ugen.",
                                       "Der kan højst gives 0 timer om ugen ved 0 timers arbejde."]),
        ({"monday": Decimal(7)}, ["Ugeskemaet giver 7 timer, men der søges om 7,5."]),
        ({"monday": Decimal("7.5")}, []),
        ({"lasting": "no"}, ["Personlig assistance kræver, at funktionsnedsættelsen er varig og betydelig. "
                             "Se i stedet på mentor, hjælpemidler eller virksomhedspraktik."]),
        ({"substantial": "unclear"}, ["Skal være afklaret, før der træffes afgørelse."]),
        ({"core_left": "no"}, ["Så kan der som regel ikke gives assistance. Se på andre opgaver eller et andet job."]),
        ({"no_substitute": None}, ["Arbejdspladsen har ikke erklæret, at assistenten ikke er vikar."]),
        ({"interpreter": True, "interest": "not_asked"},
         ["Afklar den økonomiske interesse, før tolken bestilles."]),
        ({"rate_from": None}, ["Satsen for tilskud er ikke kendt. Slå den op, og skriv hvor."]),
        ({"end": date(2026, 11, 1)}, ["Perioden slutter, før den begynder."]),
        ({"review_on": date(2026, 11, 1)}, ["Den nye vurdering ligger, før assistancen begynder."]),
        ({"review_on": date(2028, 1, 1)},
         ["Efter kommunens eget mål vurderes bevillingen igen senest 23.11.2027."]),
        ({"functions": None}, ["Funktioner mangler."]),
    ],
)  # fmt: skip
def test_what_is_said(changes: dict[str, object], told: list[str]) -> None:
    assert said(SCHEME, with_answers(filled(), **changes), a_basis()) == told


def test_assistants_have_no_more_hours_than_are_asked_for() -> None:
    rows = tuple(row.with_answer("hours", Decimal(8)).with_answer("price", Decimal(0))
                 for row in filled().rows("assistants"))  # fmt: skip
    assert said(SCHEME, filled(assistants=rows), a_basis()) == [
        "Skriv, hvad assistenten koster i timen.",
        "Assistenterne har 8 timer om ugen, men der søges om 7,5.",
    ]


def test_minutes_of_all_functions_add_up_before_they_are_rounded() -> None:
    rows = tuple(Answers({"what": "Læse", "minutes": Decimal(20)}) for _ in range(3))
    answers = computed(Answers({"functions": rows}))
    assert [row.hours("hours") for row in answers.rows("functions")] == [Decimal("0.33")] * 3
    assert answers.hours("sum") == 1


def test_an_open_grant_has_no_end() -> None:
    assert SCHEME.period(filled(term="open"))[1] is None
    assert SCHEME.period(filled())[1] == date(2027, 11, 22)


def test_the_pack_and_what_is_asked_for() -> None:
    application = SCHEME.application
    assert application is not None
    assert application.needed(filled(), a_basis()) == ()
    assert application.needed(filled(papers=None, assistants=None, no_substitute=None), a_basis()) == (
        "Dokumentation for, at funktionsnedsættelsen er varig og betydelig", "Hvem der skal være assistent",
        "Arbejdspladsens erklæring om, at assistenten ikke er vikar",
    )  # fmt: skip
    [one] = application.asked(filled())
    assert (one.what, one.hours, one.amount) == ("Læse breve og bilag", Decimal("7.5"), None)


def test_the_self_employed_sign_alone() -> None:
    assert [role.key for role in SCHEME.signers(filled(job="self_employed"), a_basis())] == ["citizen"]


def test_the_employers_copy_has_the_functions_without_what_is_hard() -> None:
    answers = filled("37", "21", exception="very", exception_why="Næsten blind og uden kræfter i armene.")
    text = text_of(for_reader(tuple(SCHEME.document(answers, a_basis())), Reader.EMPLOYER))
    assert "Læser højt" in text
    assert "seneste 3 måneder" in text
    for hidden in ("Ser ikke", "lys og omrids", "blind", "synskonsulent", "Særligt behov"):
        assert hidden not in text


JULY = Answers({"name": "Ida", "first": date(2026, 7, 1), "last": date(2026, 7, 31), "hours": Decimal(30),
                "rate": Decimal("185.50"), "payslip": "there"})  # fmt: skip


def claim(*lines: Answers, **changes: object) -> Answers:
    return with_answers(CLAIM.sample(a_basis()), lines=lines or (JULY,), **changes)


def test_hours_more_than_three_months_before_the_claim_are_not_paid() -> None:
    """EX-9: received 22 November for hours in July; nothing before 22 August is paid."""
    received = date(2026, 11, 22)
    told = ["Timer før 22.08.2026 kan ikke betales: De ligger mere end 3 måneder tilbage."]
    assert said(CLAIM, claim(received_on=received), a_basis()) == told
    september = with_answers(JULY, first=date(2026, 9, 1), last=date(2026, 9, 30))
    assert said(CLAIM, claim(september, received_on=received), a_basis()) == []


def test_a_claim_is_sent_before_the_first_hour_is_lost() -> None:
    assert last_day_to_ask(claim(), a_basis()) == date(2026, 10, 1)
    assert said(CLAIM, claim(received_on=date(2026, 10, 1)), a_basis()) == []


@pytest.mark.parametrize(
    ("lines", "changes", "told"),
    [
        ((JULY,), {"last": date(2026, 6, 1)},
         ["Perioden slutter, før den begynder.", "Linjen ligger uden for perioden."]),
        ((JULY,), {"last": date(2026, 10, 1)}, ["Perioden er længere end et kvartal. Der søges efter hvert kvartal."]),
        ((with_answers(JULY, last=date(2026, 6, 1)),), {}, ["Linjen slutter, før den begynder."]),
        ((with_answers(JULY, last=date(2026, 10, 5)),), {}, ["Linjen ligger uden for perioden."]),
        ((with_answers(JULY, payslip="missing"),), {}, ["Assistentens lønseddel mangler."]),
        ((with_answers(JULY, hours=Decimal("98.58")),), {},
         ["Der er søgt om 98,58 timer, men bevilget 98,57 i perioden."]),
        ((with_answers(JULY, hours=Decimal(745)),), {"granted_hours": Decimal(168)},
         ["Så mange timer er der ikke på de dage."]),
        ((JULY,), {"received_on": TODAY + timedelta(days=1)},
         ["Datoen ligger ude i fremtiden.",
          "Timer før 23.08.2026 kan ikke betales: De ligger mere end 3 måneder tilbage."]),
        ((JULY,), {"paid_on": TODAY}, ["Der kan ikke betales, før anmodningen er modtaget."]),
        ((JULY,), {"rate_from": None}, ["Satsen for tilskud er ikke kendt. Slå den op, og skriv hvor."]),
    ],
)  # fmt: skip
def test_what_is_said_about_a_claim(lines: tuple[Answers, ...], changes: dict[str, object], told: list[str]) -> None:
    assert said(CLAIM, claim(*lines, **changes), a_basis()) == told


def test_the_sums_of_a_claim() -> None:
    whole = CLAIM.form.computed(claim(JULY, JULY, travel=Decimal("240.50")))
    assert whole.hours("sum") == 60
    assert whole.hours("total") == Decimal("11370.50")


def test_a_claim_begins_with_what_was_granted() -> None:
    begun = for_grant(CLAIM.begin(a_basis()), filled(start=date(2026, 8, 10)))
    assert (begun.date("first"), begun.date("last")) == (date(2026, 8, 10), date(2026, 9, 30))
    assert begun.hours("granted_hours") == Decimal("7.5")
    [line] = begun.rows("lines")
    assert (line.text("name"), line.hours("rate")) == ("Ida Kragh", Decimal("185.50"))
    assert (line.date("first"), line.date("last")) == (date(2026, 8, 10), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [(date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
     (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
     (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31))],
)  # fmt: skip
def test_quarters(day: date, first: date, last: date) -> None:
    assert quarter_of(day) == (first, last)


def test_the_next_line_is_the_month_after() -> None:
    row = next_line((JULY,))
    assert (row.text("name"), row.date("first"), row.date("last")) == ("Ida", date(2026, 8, 1), date(2026, 8, 31))
    assert next_line(()) == Answers()
