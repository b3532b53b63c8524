"""Papers about illness in invented cases: § 56, early follow-up, a certificate, a doctor's proposal, advice."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.practice.lives import CONSENT, Days, Life
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.consent import for_counterparty

KINDS = ("applications", "section_56_illness", "work_functions", "duration", "adapted", "meeting")


def illness(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = ILLNESS.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _consent(life: Life, party: str, **more: object) -> None:
    answers = for_counterparty(life.desk.basis(life.case), party)
    for key, value in {**CONSENT, **more}.items():
        answers = answers.with_answer(key, value)
    life.signed(life.sealed(life.space.agreements.start(life.case.id, "consent", answers)[0]))


def _started(life: Life, scheme: str, **changes: object) -> Agreement:
    """The sample of a scheme, as it is written that day."""
    answers = BY_KEY[scheme].sample(life.desk.basis(life.case))
    for key, value in changes.items():
        answers = answers.with_answer(key, value)
    return life.space.agreements.start(life.case.id, scheme, answers)[0]


def section_56(life: Life) -> Days:
    """The agreement of two years ago ends soon; a new one is signed and waits for the decision."""
    yield life.day(12)
    _consent(
        life, "employer", information_employer=KINDS, matter="section_56",
        purpose="At søge om en fornyelse af § 56-aftalen sammen med min arbejdsplads.",
    )  # fmt: skip
    yield life.day(8)
    today = life.desk.clock.today()
    life.signed(life.sealed(_started(
        life, "section_56", which="renewal", earlier_end=today, start=today + timedelta(days=1),
        end=today + timedelta(days=365),
    )))  # fmt: skip


def early(life: Life) -> Days:
    """The employer asked, the citizen said yes; the talk is not agreed yet."""
    yield life.day(10)
    _consent(life, "employer", information_employer=KINDS)
    yield life.day(9)
    on = life.desk.clock.today()
    _started(life, "early_follow_up", requested_on=on, letter_on=on, replied_on=on, talk_on=None)


def certificate(life: Life) -> Days:
    """The doctor was asked with the citizen's consent and has not answered yet."""
    yield life.day(11)
    _consent(
        life, "gp", name="Lægehuset ved Åen, Torvet 2, 5560 Aarup", directions=("obtain", "give"),
        information_medical=("certificate", "needs"), information_employer=None,
        purpose="At få lægens vurdering af, hvornår jeg kan begynde på arbejde igen.",
    )  # fmt: skip
    yield life.day(9)
    on = life.desk.clock.today()
    life.sealed(_started(
        life, "certificate_request", kind="la_125", requested_on=on, due=None, visit_on=None, received_on=None,
        answer=None,
    ))  # fmt: skip


def proposal(life: Life) -> Days:
    """The doctor proposes that the municipality helps; nobody has answered yet."""
    yield life.day(4)
    _started(
        life, "doctors_proposal", received_on=life.desk.clock.today(), reply="waiting", answered_on=None, answer=None,
    )  # fmt: skip


def advice(life: Life) -> Days:
    """Somebody at risk asked for advice and comes back to it."""
    yield life.day(6)
    referral = Answers({"where": "at_risk", "what": "Samtale om arbejdet", "on": life.desk.clock.today()})
    life.sealed(_started(life, "advice", referrals=(referral,)))


ILLNESS: dict[str, Callable[[Life], Days]] = {
    "Lis Bækgaard": section_56,
    "Jens Østerby": early,
    "Vibeke Nyholm": certificate,
    "Malik Petersen": proposal,
    "Pia Skovgaard": advice,
}
"""By name: their lives tell of the law, these of the papers."""
