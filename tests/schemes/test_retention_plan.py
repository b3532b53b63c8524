"""The checks of a retention plan and of what is agreed for the doctor's statement."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import capacity_statement_data
from caseworker_app.schemes.retention_plan import SCHEME
from tests.schemes.stage import TODAY, a_basis, a_case, in_words, said, text_of, with_answers

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def found(**changes: object) -> list[str]:
    return said(SCHEME, filled(**changes), a_basis())


def action(owner: str, due: date) -> Answers:
    return Answers({"owner": owner, "what": "Lave en vagtplan", "due": due})


@pytest.mark.parametrize(
    ("changes", "told", "field"),
    [
        ({"requested_on": TOMORROW}, "Datoen ligger ude i fremtiden.", "requested_on"),
        ({"made_on": TOMORROW}, "Datoen ligger ude i fremtiden.", "made_on"),
        ({"made_on": YESTERDAY}, "Svaret kan ikke ligge før ønsket, 22.11.2026.", "made_on"),
        ({"requested_on": date(2026, 9, 1)}, "Planen er ønsket før første fraværsdag, 13.09.2026.", "requested_on"),
        ({"goal_on": TODAY}, "Målet skal ligge efter den dag, planen er lavet.", "goal_on"),
        ({"actions": (action("employer", YESTERDAY), action("employee", TOMORROW))},
         "Datoen 21.11.2026 ligger, før planen er lavet.", "actions"),
        ({"tasks": (Answers({"what": "Møder", "can": "adapted"}),)},
         "Skriv, hvilken tilpasning “Møder” kræver.", "tasks"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_field(changes, told, field):
    [one] = [one for one in SCHEME.findings(filled(**changes), a_basis()) if in_words(one) == told]
    assert (one.level, one.field) == (Level.BLOCKS, field)


def test_what_somebody_else_should_take_over_is_asked():
    assert "Skriv, hvem der overtager “Gårdvagt”." in found(tasks=(Answers({"what": "Gårdvagt", "can": "cannot"}),))


def test_each_action_has_an_owner_and_a_day_and_both_sides_have_one():
    told = found(actions=(Answers({"what": "Ringe"}),))
    assert {"Hvem mangler.", "Senest mangler."} <= set(told)
    assert "Arbejdspladsen har ingen aftale. Er det rigtigt?" in found(actions=(action("employee", TOMORROW),))


def test_a_plan_is_for_absence_longer_than_the_weeks_of_the_rule():
    """Eight weeks from 2026-09-13 are 2026-11-08."""
    told = said(
        SCHEME, with_answers(filled(), made_on=date(2026, 10, 1), requested_on=date(2026, 10, 1),
                             goal_on=date(2026, 11, 8)), a_basis(),
    )  # fmt: skip
    assert "Medarbejderen ventes tilbage inden 08.11.2026. Loven handler om fravær på mere end 8 uger." in told
    later = with_answers(filled(), made_on=date(2026, 10, 1), goal_on=date(2026, 11, 9))
    assert not [one for one in said(SCHEME, later, a_basis()) if "8 uger" in one]
    assert not [one for one in found(goal="partly", goal_on=TOMORROW) if "8 uger" in one]


def test_without_absence_it_is_voluntary():
    case = replace(a_case(), kind=CaseKind.AT_RISK, first_absence_day=None)
    told = said(SCHEME, filled(), a_basis(case))
    assert "En fastholdelsesplan efter loven kræver fravær. Planen kan laves frivilligt." in told
    findings = SCHEME.findings(filled(), a_basis(case))
    assert not [one for one in findings if one.level is Level.BLOCKS]
    assert "tager planen med" not in text_of(tuple(SCHEME.document(filled(), a_basis(case, Rulebook()))))


def test_a_refusal_needs_its_reason_and_nothing_else():
    refused = Answers({"requested_by": "employee", "requested_on": TODAY, "answer": "refused", "refused_on": TODAY})
    assert said(SCHEME, refused, a_basis()) == ["Arbejdsgiverens begrundelse mangler."]
    whole = refused.with_answer("refused_why", "Der er ingen opgaver uden borgerkontakt.")
    assert said(SCHEME, whole, a_basis()) == []
    text = text_of(tuple(SCHEME.document(whole, a_basis())))
    assert "Der er ingen opgaver uden borgerkontakt." in text
    assert "Arbejdsgiveren kan sige nej til en fastholdelsesplan." in text
    assert "Aftaler" not in text
    assert SCHEME.signers(whole, a_basis()) == ()
    assert SCHEME.period(whole) == (TODAY, None)


def test_both_sign_and_the_steward_beside_them():
    assert len(SCHEME.signers(filled(), a_basis())) == 2
    assert SCHEME.signers(filled(steward_present=True), a_basis())[-1].name == "Bo Lyngsø"


class TestForTheDoctor:
    """Mulighedserklæring."""

    scheme = capacity_statement_data.SCHEME

    def told(self, **changes: object) -> list[str]:
        return said(self.scheme, with_answers(self.scheme.sample(a_basis()), **changes), a_basis())

    def test_slips_are_told(self):
        assert "Datoen ligger ude i fremtiden." in self.told(on=TOMORROW)
        assert "Datoen ligger før samtalen den 08.11.2026." in self.told(back_by=date(2026, 11, 1))
        assert "Skriv de ændringer, lægen foreslår." in self.told(further=None)
        assert "Svaret den mangler." in self.told(answered_on=None)
        unsafe = "Lægen finder ikke det aftalte forsvarligt. Tal med parterne om en ny aftale."
        assert unsafe in self.told(opinion="unsafe")

    def test_the_answer_of_the_doctor_is_the_citizens_and_the_files(self):
        document = tuple(self.scheme.document(self.scheme.sample(a_basis()), a_basis()))
        for reader in (Reader.EMPLOYER, Reader.DOCTOR):
            text = text_of(for_reader(document, reader))
            assert "Otte uger" not in text
            assert "Lægens vurdering" not in text
            assert "Fritaget i otte uger" in text
        assert "Forsvarligt med ændringer" in text_of(for_reader(document, Reader.CITIZEN))

    def test_until_the_doctor_answers_nothing_is_asked_of_it(self):
        waiting = with_answers(
            self.scheme.sample(a_basis()), answered=None, answered_on=None, opinion=None, further=None,
        )  # fmt: skip
        assert said(self.scheme, waiting, a_basis()) == []
        assert "Lægen har ikke svaret endnu." in text_of(tuple(self.scheme.document(waiting, a_basis())))

    def test_it_belongs_to_an_absence(self):
        case = replace(a_case(), kind=CaseKind.EMPLOYED, first_absence_day=None)
        told = said(self.scheme, self.scheme.sample(a_basis()), a_basis(case))
        assert "Borgeren er ikke sygemeldt. Mulighedserklæringen hører til et sygefravær." in told

    def test_nobody_signs_and_it_is_no_copy_of_the_form(self):
        sample = self.scheme.sample(a_basis())
        assert self.scheme.signers(sample, a_basis()) == ()
        text = text_of(tuple(self.scheme.document(sample, a_basis())))
        assert "er ikke selve mulighedserklæringen" in text
        assert "06.01.01.03" not in text
