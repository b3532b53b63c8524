"""Early follow-up, requests for certificates, the doctor's proposal and advice: their days and what is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Level
from caseworker_app.schemes import BY_KEY, advice, certificate_request, doctors_proposal, early_follow_up
from tests.schemes.stage import TODAY, a_basis, a_case, in_words, text_of, with_answers

FIRST = date(2026, 11, 2)
BASIS = a_basis(replace(a_case(), first_absence_day=FIRST))
TOMORROW = TODAY + timedelta(days=1)


def told(key: str, **changes: object) -> list[tuple[Level, str, str, str]]:
    scheme = BY_KEY[key]
    found = scheme.findings(with_answers(scheme.sample(BASIS), **changes), BASIS)
    return [(one.level, one.field, one.rule, in_words(one)) for one in found]


def copy(key: str, reader: Reader, **changes: object) -> str:
    scheme = BY_KEY[key]
    return text_of(for_reader(tuple(scheme.document(with_answers(scheme.sample(BASIS), **changes), BASIS)), reader))


@pytest.mark.parametrize("key", ["early_follow_up", "certificate_request", "doctors_proposal", "advice"])
def test_the_sample_is_in_order(key: str) -> None:
    assert told(key) == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"talk_on": None}, (Level.WARNS, "talk_on", "SDP-13B-2",
                             "Hold den første samtale senest 30.11.2026. Indkald til den nu.")),
        ({"talk_on": date(2026, 12, 1)}, (Level.WARNS, "talk_on", "SDP-13B-2",
                                          "Samtalen ligger efter fristen 30.11.2026.")),
        ({"replied_on": date(2026, 11, 19)}, (Level.WARNS, "replied_on", "SDP-FT-consent",
                                              "Svaret kom efter fristen 18.11.2026. Kommunen kan stadig gå videre.")),
        ({"reply": "waiting"}, (Level.WARNS, "reply", "SDP-FT-consent", "Borgeren skal svare senest 18.11.2026.")),
        ({"replied_on": None}, (Level.BLOCKS, "replied_on", "", "Skriv, hvornår borgeren svarede.")),
        ({"letter_on": date(2026, 11, 15)}, (Level.BLOCKS, "letter_on", "",
                                             "Datoen ligger før anmodningen den 16.11.2026.")),
        ({"requested_on": TOMORROW}, (Level.BLOCKS, "requested_on", "", "Datoen ligger ude i fremtiden.")),
        ({"employer_functions": None}, (Level.BLOCKS, "employer_functions", "",
                                        "Svar mangler: Hvilke funktioner er påvirket?")),
        ({"employee_adapted": None}, (Level.BLOCKS, "employee_adapted", "",
                                      "Svar mangler: Er arbejdet forsøgt tilpasset?")),
    ],
)  # fmt: skip
def test_early_follow_up(changes, finding) -> None:
    assert finding in told("early_follow_up", **changes)


def test_the_request_comes_in_the_first_five_weeks() -> None:
    scheme, late = early_follow_up.SCHEME, a_basis(replace(a_case(), first_absence_day=date(2026, 10, 1)))
    [one] = [one for one in scheme.findings(scheme.sample(late), late) if one.rule == "SDP-07C-1"]
    assert in_words(one) == "Anmodningen kom efter 04.11.2026, som var den sidste dag for den."
    well = a_basis(replace(a_case(), kind=CaseKind.AT_RISK, first_absence_day=None))
    words = [in_words(one) for one in scheme.findings(scheme.sample(well), well)]
    assert any("kræver, at borgeren er sygemeldt" in one for one in words)


def test_who_says_no_is_not_asked_more_and_the_employer_does_not_read_why() -> None:
    no = {"reply": "declined", "declined_why": "Vil selv tale med lederen.", "employee_functions": None,
          "employee_duration": None, "employee_adapted": None}  # fmt: skip
    assert told("early_follow_up", **no) == []
    assert "Vil selv tale" not in copy("early_follow_up", Reader.EMPLOYER, **no)
    assert "Vil selv tale" in copy("early_follow_up", Reader.CITIZEN, **no)
    assert "Det har borgeren ret til" in copy("early_follow_up", Reader.EMPLOYER, **no)


def test_a_missing_talk_proposes_a_meeting() -> None:
    meets = early_follow_up.SCHEME.meets
    assert meets is not None
    assert (meets.rule, meets.field) == ("SDP-13B-2", "talk_about")


@pytest.mark.parametrize(
    ("kind", "visit", "last"),
    [
        ("la_125", None, date(2026, 11, 24)), ("la_135", None, date(2026, 12, 10)),
        ("la_135", date(2026, 11, 12), date(2026, 11, 26)), ("la_145", date(2026, 12, 1), date(2026, 12, 10)),
        ("la_225", None, date(2026, 11, 24)), ("la_225", date(2026, 11, 12), date(2026, 11, 19)),
        ("la_265", None, date(2026, 12, 10)), ("la_285", None, date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_each_certificate_has_its_deadline(kind: str, visit: date | None, last: date) -> None:
    sample = certificate_request.SCHEME.sample(BASIS)
    answers = with_answers(sample, kind=kind, due=None, visit_on=visit)
    assert answers.date("requested_on") == date(2026, 11, 10)
    assert certificate_request.last_day(answers, BASIS) == last
    text = text_of(tuple(certificate_request.SCHEME.document(answers, BASIS)))
    assert f"Svar senest: {last:%d.%m.%Y}" in text


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"due": date(2026, 11, 17)}, (Level.BLOCKS, "due", "SDP-11A-dl", "Lægen skal have mindst 8 dage.")),
        ({"due": date(2026, 12, 1)}, (Level.WARNS, "due", "SDP-11A-dl",
                                      "Efter reglerne skal svaret være der senest 24.11.2026.")),
        ({"kind": "la_265", "due": date(2026, 11, 24)},
         (Level.WARNS, "due", "ATT-265", "Lægen har til 10.12.2026 efter reglerne.")),
        ({"due": date(2026, 11, 9)}, (Level.BLOCKS, "due", "", "Datoen ligger før anmodningen den 10.11.2026.")),
        ({"received_on": TOMORROW}, (Level.BLOCKS, "received_on", "", "Datoen ligger ude i fremtiden.")),
        ({"received_on": None}, (Level.BLOCKS, "received_on", "", "Skriv, hvornår attesten blev modtaget.")),
        ({"answer": None}, (Level.WARNS, "answer", "", "Skriv kort, hvad lægen svarede.")),
        ({"employer_says": None}, (Level.WARNS, "employer_says", "SDP-11A-info",
                                   "Anmodningen skal have både borgerens og arbejdspladsens svar med.")),
        ({"kind": None}, (Level.BLOCKS, "kind", "", "Attest mangler.")),
    ],
)  # fmt: skip
def test_certificates(changes, finding) -> None:
    assert finding in told("certificate_request", **changes)


def test_the_doctor_reads_the_question_and_nobody_else_the_answer() -> None:
    doctor = copy("certificate_request", Reader.DOCTOR)
    assert "Hvilke hensyn er der brug for?" in doctor
    assert "to timer om dagen" not in doctor
    assert "to timer om dagen" in copy("certificate_request", Reader.FILE)
    assert Reader.EMPLOYER not in certificate_request.SCHEME.readers


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"citizen_knows": None}, (Level.WARNS, "citizen_knows", "",
                                   "Tal med borgeren om forslaget, før kommunen går videre.")),
        ({"steps": ("nothing",)}, (Level.BLOCKS, "reason", "", "Skriv, hvorfor kommunen ikke gør mere.")),
        ({"steps": ("nothing", "talk"), "reason": "x"},
         (Level.BLOCKS, "steps", "", "Enten gør kommunen ikke mere, eller også sker der noget af det andet.")),
        ({"answered_on": date(2026, 11, 12)}, (Level.BLOCKS, "answered_on", "",
                                               "Svaret ligger, før forslaget blev modtaget 13.11.2026.")),
        ({"received_on": TOMORROW}, (Level.BLOCKS, "received_on", "", "Datoen ligger ude i fremtiden.")),
    ],
)  # fmt: skip
def test_the_doctors_proposal(changes, finding) -> None:
    assert finding in told("doctors_proposal", **changes)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"asked_by": "employer"}, (Level.WARNS, "consent", "VEJ-ARBEJDSGIVER",
                                    "Uden borgerens samtykke må der kun gives generel vejledning.")),
        ({"on": TOMORROW}, (Level.BLOCKS, "on", "", "Datoen ligger ude i fremtiden.")),
        ({"again_on": date(2026, 11, 1)}, (Level.BLOCKS, "again_on", "",
                                           "Datoen ligger før samtalen den 20.11.2026.")),
        ({"referrals": (Answers({"where": "doctor", "what": "Samtale", "on": date(2026, 11, 1)}),)},
         (Level.BLOCKS, "referrals", "", "Datoen ligger før samtalen den 20.11.2026.")),
        ({"advised": None}, (Level.BLOCKS, "advised", "", "Hvad der blev svaret mangler.")),
    ],
)  # fmt: skip
def test_advice(changes, finding) -> None:
    assert finding in told("advice", **changes)


def test_somebody_at_risk_is_sent_to_the_right_place() -> None:
    basis = a_basis(replace(a_case(), kind=CaseKind.AT_RISK, first_absence_day=None))
    sample = advice.SCHEME.sample(basis)
    [one] = advice.SCHEME.findings(sample, basis)
    assert (one.field, one.rule) == ("referrals", "HK-2")
    there = sample.with_answer("referrals", (Answers({"where": "at_risk", "what": "Råd"}),))
    assert advice.SCHEME.findings(there, basis) == ()


def test_no_rule_is_known_for_answering_the_doctor() -> None:
    assert doctors_proposal.SCHEME.rules == ("VEJ-LÆ165",)
