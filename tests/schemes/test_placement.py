"""The checks of a placement: purpose, length, hours, ratio, and the text for VITAS."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.rules.provision import Rulebook, Unsettled
from caseworker_app.schemes import placement_evaluation
from caseworker_app.schemes.placement import SCHEME, begin, limits, places, vitas_facts
from caseworker_app.schemes.scheme import Host
from tests.schemes.stage import RULES, a_basis, a_case, in_words, said, spoken, text_of, with_answers

MARCH = date(2026, 3, 2)
THIRTEEN, TWENTY_SIX = date(2026, 5, 31), date(2026, 8, 30)
DAY = timedelta(days=1)


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def found(case=None, today=None, **changes):
    basis = a_basis(case, today=today) if today else a_basis(case)
    return said(SCHEME, filled(**changes), basis)


def in_march(end: date, **changes: object) -> list[str]:
    """About the length only, of a placement of somebody who fell ill in January."""
    case = a_case()
    answers = filled(start=MARCH, end=end, plan=None, follow_ups=None, **changes)
    findings = SCHEME.findings(answers, a_basis(case))
    return [in_words(one) for one in findings if one.rule.startswith("VP-61")]


def levels(**changes: object) -> set[tuple[Level, str]]:
    return {(one.level, one.rule) for one in SCHEME.findings(filled(**changes), a_basis())}


def test_nothing_stops_the_sample():
    assert not [text for level, text in levels() if level is not Level.WARNS]


class TestLength:
    """VP-61, with the published example: from 2026-03-02."""

    def test_thirteen_and_twenty_six_weeks_from_the_second_of_march(self):
        limit = limits(MARCH, MARCH, a_basis())
        assert not isinstance(limit, Unsettled)
        assert (limit.first_end, limit.longer_end) == (THIRTEEN, TWENTY_SIX)
        assert limit.block_end(TWENTY_SIX + DAY) == TWENTY_SIX + timedelta(weeks=13)

    def test_thirteen_weeks_need_no_reason_and_a_day_more_does(self):
        assert in_march(THIRTEEN) == []
        [told] = in_march(THIRTEEN + DAY)
        assert told == "Den første periode går til 31.05.2026. Vælg en længere, og skriv begrundelsen."
        assert in_march(THIRTEEN + DAY, length="extended", length_why="Timerne øges stadig.") == []

    def test_the_reason_of_a_longer_one_must_be_written(self):
        assert "Begrundelse for længden mangler." in found(length="extended")

    def test_past_twenty_six_weeks_only_for_a_special_need(self):
        assert in_march(TWENTY_SIX, length="extended", length_why="x") == []
        [told] = in_march(TWENTY_SIX + DAY, length="extended", length_why="x")
        assert told.startswith("Efter en konkret vurdering kan praktikken vare til 30.08.2026.")
        assert in_march(TWENTY_SIX + DAY, length="special", length_why="x") == []

    def test_an_extension_past_them_is_thirteen_weeks_at_a_time_from_the_first_day_of_all(self):
        later = TWENTY_SIX + DAY
        case = dict(length="special", length_why="x", began=MARCH, plan=None, follow_ups=None, start=later)
        last = later + timedelta(weeks=13) - DAY
        basis = a_basis()
        assert not [one for one in SCHEME.findings(filled(end=last, **case), basis) if one.rule.startswith("VP-61")]
        [one] = [one for one in SCHEME.findings(filled(end=last + DAY, **case), basis) if one.rule == "VP-61-2b"]
        assert (one.level, one.field) == (Level.BLOCKS, "end")
        assert in_words(one) == "Der kan forlænges med 13 uger ad gangen, her til 29.11.2026."

    def test_a_longer_sort_that_is_not_needed_is_seen(self):
        [told] = in_march(THIRTEEN, length="extended", length_why="x")
        assert "inden for den første periode, der går til 31.05.2026" in told

    def test_from_2027_nobody_knows(self):
        start = date(2027, 1, 4)
        told = levels(start=start, end=start + timedelta(weeks=40), plan=None, follow_ups=None)
        assert (Level.UNSETTLED, "VP-61-1b") in told
        assert not [rule for level, rule in told if level is Level.BLOCKS and rule.startswith("VP-61")]

    def test_the_paper_says_how_long_it_may_last_only_where_that_is_known(self):
        assert "Kan højst vare til: 21.02.2027" in text_of(tuple(SCHEME.document(filled(), a_basis())))
        bare = text_of(tuple(SCHEME.document(filled(), a_basis(rules=Rulebook()))))
        assert "Kan højst vare til" not in bare
        assert "Forholdstallet" not in bare


class TestRatio:
    """VP-FT, with the published examples; this placement counts too."""

    @pytest.mark.parametrize(("employees", "most"), [(50, 10), (60, 11), (4, 1), (0, 1), (49, 9), (69, 11), (70, 12)])
    def test_so_many_places_for_so_many_employees(self, employees, most):
        answers = filled(ordinary=Decimal(employees))
        got = places(answers, a_basis())
        assert not isinstance(got, Unsettled)
        assert got is not None
        assert got[2] == most

    def test_ten_at_fifty_and_the_eleventh_is_pointed_out(self):
        assert not [rule for _, rule in levels(ordinary=Decimal(50), supported=Decimal(9)) if rule == "VP-FT"]
        told = found(ordinary=Decimal(50), supported=Decimal(10), where="new", company="Nabo", host="Ib")
        assert "50 ordinært ansatte giver plads til 10. Med denne praktik er der 11." in told

    def test_at_the_own_workplace_it_is_not_settled_whether_it_counts(self):
        assert (Level.UNSETTLED, "VP-FT-x") in levels(supported=Decimal(10))
        assert "VP-FT-x" not in {rule for _, rule in levels(supported=Decimal(10), where="new")}

    def test_the_paper_explains_it_with_the_numbers_of_the_rule(self):
        text = text_of(tuple(SCHEME.document(filled(), a_basis())))
        said_there = "én plads for hver 5 ansatte op til 50, derefter én for hver 10, altid mindst 1."
        assert said_there + " 50 ansatte giver 10." in text


class TestPurpose:
    """VP-57, VP-58-3, VP-59."""

    def test_retention_is_for_the_sick_listed(self):
        case = a_case()
        risk = type(case)(**{**case.__dict__, "kind": CaseKind.AT_RISK, "first_absence_day": None})
        told = found(risk)
        assert "Fastholdelse kan kun være formålet, når borgeren er sygemeldt fra et job." in told
        assert "Borgeren er ikke sygemeldt. Tjek, om borgeren er i målgruppen for praktik." in told
        assert "purposes" not in begin(a_basis(risk))

    def test_another_purpose_at_the_own_workplace_is_a_hint(self):
        assert "Praktik på egen arbejdsplads har normalt fastholdelse som formål." in found(purposes=("skills",))
        assert not [one for one in found(purposes=("skills",), where="new") if "egen arbejdsplads har" in one]

    def test_a_few_letters_are_no_purpose(self):
        assert "Skriv formålet mere præcist, mindst 20 tegn." in found(purpose="Afklaring")

    def test_it_does_not_begin_before_the_absence(self):
        told = found(start=date(2026, 9, 1), end=date(2026, 10, 1), plan=None, follow_ups=None)
        assert "Praktikken begynder før første fraværsdag, 13.09.2026." in told


class TestSlips:
    """Bad input is a sentence at the field, and nothing is lost."""

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"p_number": "123"}, "Et P-nummer har ti cifre."),
            ({"where": "new", "company": "Nabo", "host": "Ib", "cvr": "12345678"},
             "CVR-nummeret kan ikke være rigtigt. Tjek cifrene."),
            ({"representative_mail": "bo hos skolen"}, "E-mailadressen er ikke skrevet rigtigt."),
            ({"end": date(2026, 11, 23)}, "Praktikken skal slutte efter den dag, den begynder."),
            ({"normal_hours": Decimal(200)}, "Fuld tid er mellem 0 og 168 timer om ugen."),
            ({"normal_hours": Decimal(12)}, "Uge 53–2: 15 timer er mere end fuld tid, 12 timer."),
            ({"heard_on": date(2026, 11, 30)}, "Datoen ligger ude i fremtiden."),
            ({"representative": None}, "Skriv, hvem der er hørt."),
            ({"end": date(2026, 12, 20)}, "Uge 53–2: trinnet begynder, efter at praktikken er slut."),
            ({"length": "extended", "length_why": "x", "began": date(2026, 12, 1)},
             "Den første periode kan ikke begynde efter denne."),
        ],
    )  # fmt: skip
    def test_is_told_where_it_is(self, changes, told):
        findings = SCHEME.findings(filled(**changes), a_basis())
        [one] = [one for one in findings if in_words(one) == told]
        assert one.level is Level.BLOCKS
        assert one.field in {field.key for field in SCHEME.form.fields}

    def test_a_number_of_another_company_is_not_read_at_the_own_workplace(self):
        assert not [one for one in found(cvr="12") if "CVR" in one]

    def test_follow_ups_lie_inside_and_one_near_the_end(self):
        early = Answers({"on": date(2026, 11, 1), "how": "meeting", "who": "Maja Holst"})
        told = found(follow_ups=(early,))
        assert "Opfølgningen 01.11.2026 ligger, før praktikken begynder." in told
        assert "Aftal også en opfølgning tæt på slutningen, så praktikken bliver evalueret." in told

    def test_hours_that_fall_are_explained(self):
        rows = list(filled().rows("plan"))
        rows[1] = rows[1].with_answer("hours", Decimal(4))
        assert "Uge 50–52: timerne falder fra 6 til 4. Skriv hvorfor under Bemærkning." in found(plan=tuple(rows))


def test_what_must_be_there_before_it_begins():
    told = found(today=date(2026, 12, 1), vitas_number=None, heard=None, insurance=None)
    assert "Praktikken skal være oprettet i VITAS og godkendt, før den begynder." in told
    assert "En repræsentant for medarbejderne skal høres, før praktikken begynder." in told
    assert "Hvem der forsikrer i praktikken, er ikke afklaret. Aftal det." in told
    assert SCHEME.application is not None
    assert len(SCHEME.application.needed(filled(vitas_number=None, heard=None, insurance=None), a_basis())) == 3
    assert SCHEME.application.needed(filled(), a_basis()) == ()


def test_what_is_applied_for_is_the_job_with_its_most_hours():
    assert SCHEME.application is not None
    [one] = SCHEME.application.asked(filled())
    assert (one.what, one.hours) == ("Virksomhedspraktik som Pædagogisk leder", Decimal(15))
    assert SCHEME.application.asked(Answers()) == ()
    assert {one.rule for one in SCHEME.application.criteria} <= set(RULES().provisions)


def test_another_company_needs_a_consent_of_its_own_and_signs_itself():
    new = filled(where="new", company="Nabo ApS", host="Ib Rask", cvr="12345674")
    assert SCHEME.host(new) == Host("Nabo ApS", "12345674")
    assert SCHEME.host(filled()) is None
    names = [role.name for role in SCHEME.signers(new, a_basis())]
    assert names == ["Søren Ødum", "Ib Rask", "Bo Lyngsø", "Maja Holst"]


def test_vitas_gets_the_most_hours_and_how_they_rise_in_its_order():
    facts = {one.label: one.value for one in spoken(vitas_facts(filled(), a_basis()))}
    assert facts["Timer om ugen, højst"] == "15"
    assert facts["Bemærkninger"] == (
        "Timerne øges fra 6 til 15 om ugen: 6 timer fra 23.11.2026 · 10 timer fra 07.12.2026 · 15 timer fra 28.12.2026."
    )
    order = list(facts)
    assert order.index("P-nummer") < order.index("Det præcise formål") < order.index("Første dag")
    assert order[-1] == "Bemærkninger"
    assert "620771" not in str(facts)
    one_step = filled(plan=filled().rows("plan")[:1])
    [last] = [one.value for one in spoken(vitas_facts(one_step, a_basis())) if one.label == "Bemærkninger"]
    assert last == "Timetallet er det samme i hele perioden: 6 timer fra 23.11.2026."


def test_the_file_has_the_text_for_vitas():
    blocks = tuple(SCHEME.document(filled(), a_basis()))
    assert "Tekst til VITAS" in text_of(for_reader(blocks, Reader.FILE))


class TestEvaluation:
    """The end of a placement."""

    def told(self, **changes: object) -> list[str]:
        scheme = placement_evaluation.SCHEME
        return said(scheme, with_answers(scheme.sample(a_basis()), **changes), a_basis())

    def test_slips_are_told(self):
        assert "Datoen ligger ude i fremtiden." in self.told(on=date(2026, 12, 1))
        assert "Praktikken kan ikke slutte, før den begynder." in self.told(end=date(2026, 1, 1))
        assert "En uge har kun 168 timer." in self.told(hours=Decimal(169))
        assert "Hvorfor praktikken stoppede mangler." in self.told(result="stopped")

    def test_more_placement_with_all_aims_reached_asks_what_for(self):
        reached = (Answers({"what": "Timer", "reached": "yes"}),)
        hint = "Alle mål er nået. Skriv i næste skridt, hvad mere praktik skal bruges til."
        assert hint in self.told(result="longer", goals=reached)
        assert hint not in self.told(result="longer")
