"""A mentor by the published example: six months from the first day, and what the program says of the rest."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.schemes.mentor import SCHEME, last_day, total_hours
from tests.schemes.stage import TODAY, a_basis, said, text_of, with_answers

START = date(2026, 1, 15)


def filled(**changes: object) -> Answers:
    return with_answers(SCHEME.sample(a_basis()), **changes)


def of_period(start: date, end: date, **changes: object) -> Answers:
    follow_up = (Answers({"on": start, "how": "meeting", "who": "Maja Holst"}),)
    plain = {"start": start, "end": end, "tapering": None, "follow_ups": follow_up, "subgoals": None}
    return filled(**{**plain, **changes})


def step(day: date, hours: str) -> Answers:
    return Answers({"from_day": day, "hours": Decimal(hours)})


def test_the_first_period_ends_the_day_before_six_months_are_over() -> None:
    """EX-19: from 15 January to 14 July at the latest."""
    assert last_day(of_period(START, START), a_basis()) == date(2026, 7, 14)
    assert said(SCHEME, of_period(START, date(2026, 7, 14)), a_basis()) == []
    [finding] = SCHEME.findings(of_period(START, date(2026, 7, 15)), a_basis())
    assert (finding.level, finding.field, finding.rule) == (Level.BLOCKS, "end", "MEN-167-1")


def test_it_is_begun_with_the_whole_period() -> None:
    assert SCHEME.begin(a_basis()).date("end") == date(2027, 5, 22)


def test_after_the_reform_no_length_is_told() -> None:
    found = SCHEME.findings(of_period(date(2027, 1, 4), date(2028, 1, 4)), a_basis())
    assert [(one.level, one.field, one.rule) for one in found] == [(Level.UNSETTLED, "start", "MEN-167-1")]
    assert last_day(of_period(date(2027, 1, 4), date(2028, 1, 4)), a_basis()) is None


def test_a_new_period_rests_on_an_assessment_and_begins_after_the_last() -> None:
    assert said(SCHEME, filled(which="renewal"), a_basis()) == [
        "Den forrige sluttede mangler.", "Konkret vurdering af den nye periode mangler.",
    ]  # fmt: skip
    again = filled(which="renewal", renewal_why="Målet er halvt nået.", earlier_end=date(2026, 11, 22))
    assert said(SCHEME, again, a_basis()) == []
    assert said(SCHEME, again.with_answer("earlier_end", date(2026, 11, 23)), a_basis()) == [
        "Den nye periode begynder, før den forrige slutter."
    ]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((step(date(2026, 3, 1), "2"), step(date(2026, 4, 1), "1")), []),
        ((step(date(2026, 3, 1), "3"),), ["Timerne trappes ikke ned: 3 er ikke færre end 3."]),
        ((step(date(2026, 3, 1), "2"), step(date(2026, 4, 1), "2.5")),
         ["Timerne trappes ikke ned: 2,5 er ikke færre end 2."]),
        ((step(date(2026, 3, 1), "2"), step(date(2026, 2, 1), "1")), ["01.02.2026 ligger før trinnet ovenfor."]),
        ((step(START, "2"),), ["15.01.2026 ligger uden for perioden."]),
        ((step(date(2026, 8, 1), "2"),), ["01.08.2026 ligger uden for perioden."]),
    ],
)  # fmt: skip
def test_tapering(steps: tuple[Answers, ...], told: list[str]) -> None:
    assert said(SCHEME, of_period(START, date(2026, 7, 14), tapering=steps), a_basis()) == told


def test_hours_and_price_of_the_period_count_the_tapering_in() -> None:
    answers = of_period(START, START + timedelta(days=27), hours=Decimal(4), price=Decimal("250.50"), training=None,
                        tapering=(step(START + timedelta(days=14), "2"),))  # fmt: skip
    assert total_hours(answers) == 12
    assert SCHEME.form.computed(answers).hours("total") == Decimal("3006.00")
    assert total_hours(of_period(START, START - timedelta(days=1))) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"end": START - timedelta(days=1)}, ["Mindst én opfølgning skal ligge, før støtten slutter 14.01.2026.",
                                              "Perioden slutter, før den begynder."]),
        ({"hours": Decimal(0)}, ["Timerne skal være mellem 0 og 168 om ugen."]),
        ({"hours": Decimal(38)}, ["I sagen står 37 timers arbejde om ugen."]),
        ({"price": Decimal(0)}, ["Skriv, hvad en time koster."]),
        ({"mentor_type": "external"}, ["En ekstern konsulent får som regel honorar."]),
        ({"secrecy": None}, ["Aftal tavshedspligt med mentoren, før støtten begynder."]),
        ({"asked_on": TODAY + timedelta(days=1)}, ["Datoen ligger ude i fremtiden."]),
        ({"follow_ups": (Answers({"on": date(2026, 8, 1), "how": "meeting", "who": "Maja"}),)},
         ["Mindst én opfølgning skal ligge, før støtten slutter 14.07.2026."]),
        ({"tasks": (Answers({"what": "Introduktion", "beyond": "no"}),)},
         ["En mentor fra arbejdspladsen skal gøre mere, end arbejdsgiveren ellers ville gøre."]),
        ({"tasks": (Answers({"what": "Følge med", "beyond": "yes"}),)},
         ["Skriv, hvorfor opgaven er ud over det sædvanlige."]),
        ({"tasks": (Answers({"what": "Introduktion", "beyond": "no"}),), "mentor_type": "municipal"}, []),
        ({"goal": None}, ["Mål med mentorstøtten mangler."]),
    ],
)  # fmt: skip
def test_what_is_said(changes: dict[str, object], told: list[str]) -> None:
    assert said(SCHEME, of_period(START, date(2026, 7, 14), **changes) if "end" not in changes else
                with_answers(of_period(START, date(2026, 7, 14)), **changes), a_basis()) == told  # fmt: skip


def test_who_signs() -> None:
    assert [role.key for role in SCHEME.signers(filled(), a_basis())] == [
        "citizen", "municipality", "mentor", "employer",
    ]  # fmt: skip
    assert [role.key for role in SCHEME.signers(filled(mentor_type="external"), a_basis())][-1] == "mentor"


def test_the_employer_reads_the_price_only_of_its_own_mentor_and_never_why() -> None:
    def employer(**changes: object) -> str:
        return text_of(for_reader(tuple(SCHEME.document(filled(**changes), a_basis())), Reader.EMPLOYER))

    assert "Pris pr. time: 248,75 kr." in employer()
    assert "248,75" not in employer(mentor_type="external", price_kind="fee")
    renewed = employer(which="renewal", renewal_why="Stadig træt.", earlier_end=TODAY, evaluation="Mindre træt.")
    assert "træt" not in renewed
    assert "overblikket" not in renewed


def test_the_citizen_is_told_how_to_complain() -> None:
    text = text_of(for_reader(tuple(SCHEME.document(filled(), a_basis())), Reader.CITIZEN))
    assert "inden 4 uger" in text
    assert "Ankestyrelsen" in text


def test_the_pack_and_what_is_asked_for() -> None:
    application = SCHEME.application
    assert application is not None
    assert application.needed(filled(), a_basis()) == ()
    assert application.needed(filled(mentor=None, secrecy=None), a_basis()) == (
        "Hvem der skal være mentor", "Mentorens ja til tavshedspligt",
    )  # fmt: skip
    [one] = application.asked(filled())
    assert (one.hours, one.amount) == (Decimal(3), Decimal("13647.50"))
