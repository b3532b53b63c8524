"""What personal assistance means for the days: each quarter to be claimed, claims to be paid, the review."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.deadline import due_on
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes import assistance_claim, personal_assistance
from caseworker_app.schemes.assistance_claim import quarter_of
from caseworker_app.services.application_days import decision_on, is_grant
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import Anchor, Facts, NextStep, Whose
from caseworker_app.texts import N_

HELD = (Status.SEALED, Status.SIGNED)


def deadlines_of(agreements: Iterable[Agreement], facts: Facts) -> Iterator[Deadline]:
    """Of the assistance that was agreed and not refused, and the claims that were sealed."""
    every = list(agreements)
    claims = [one for one in every if one.scheme == assistance_claim.SCHEME.key and one.status in HELD]
    for one in every:
        if one.scheme == personal_assistance.SCHEME.key and one.status is Status.SIGNED:
            decided = decision_on(one, every)
            if decided is None:
                yield from _review(one, facts)
            if decided is None or is_grant(decided):
                yield from _quarters(one, decided or one, claims, facts)
    for claim in claims:
        yield from _payment(claim, facts)


def _quarters(
    asked: Agreement, grant: Agreement, claims: list[Agreement], facts: Facts
) -> Iterator[Deadline]:
    """The quarters that have begun and of which something can still be paid, for as long as it was granted."""
    for first, last in _begun(grant, facts.today):
        rule = facts.rule("PA-pay", counted_from=first)
        if not isinstance(rule, Provision) or facts.rules.last_day(rule, last, facts.calendar) < facts.today:
            continue
        due = due_on(facts.rules.last_day(rule, first, facts.calendar), facts.calendar)
        done = _claimed_on(first, last, claims)
        noted = tuple(event for event in facts.of(EventKind.ASSISTANCE_CLAIMED) if _is_of(event.day, last))
        yield Deadline(
            f"assistance:{asked.thread}:{first.isoformat()}", facts.case.id,
            N_("Søg tilskud til personlig assistance for {first} – {last}"), due,
            Anchor(first, N_("kvartalets første dag med assistance")), rule, Whose.EMPLOYER, NextStep.NOTE_EVENT,
            urgency=due.urgency(facts.today), agreement_id=asked.id, ends=noted,
            fulfilled_on=min((day for day in (done, *_days(noted)) if day), default=None),
            ended_by=(EventKind.ASSISTANCE_CLAIMED,), places={"first": first, "last": last},
        )  # fmt: skip


def _is_of(day: date, last: date) -> bool:
    """Whether a claim of that day is the one for a quarter: it comes after its end, and before the next one's."""
    return last < day <= quarter_of(quarter_of(last)[1] + timedelta(days=1))[1]


def _days(events: Iterable[CaseEvent]) -> Iterator[date]:
    return (event.day for event in events)


def _begun(grant: Agreement, today: date) -> Iterator[tuple[date, date]]:
    """Quarter by quarter since the assistance began, each cut to the days it ran."""
    start = grant.starts
    while start and start <= min(today, grant.ends or today):
        _, last = quarter_of(start)
        yield start, min(last, grant.ends or last)
        start = last + timedelta(days=1)


def _claimed_on(first: date, last: date, claims: list[Agreement]) -> date | None:
    """When a claim that reaches over the quarter came, or was made out."""
    for claim in claims:
        begins, ends = claim.answers.date("first"), claim.answers.date("last")
        if begins and ends and begins <= first and last <= ends:
            made = claim.sealed_at.date() if claim.sealed_at else None
            return claim.answers.date("received_on") or made
    return None


def _payment(claim: Agreement, facts: Facts) -> Iterator[Deadline]:
    """PA-pay-14: so many days after the claim came."""
    received = claim.answers.date("received_on")
    rule = facts.rule("PA-pay-14", counted_from=received)
    if received is None or not isinstance(rule, Provision):
        return
    paid = tuple(event for event in facts.of(EventKind.ASSISTANCE_PAID) if event.day >= received)
    due = due_on(facts.rules.last_day(rule, received, facts.calendar), facts.calendar)
    yield Deadline(
        f"assistance_paid:{claim.thread}", facts.case.id, N_("Udbetal tilskuddet til personlig assistance"), due,
        Anchor(received, N_("den dag, anmodningen kom")), rule, step=NextStep.NOTE_EVENT,
        urgency=due.urgency(facts.today), agreement_id=claim.id, ends=paid,
        fulfilled_on=claim.answers.date("paid_on") or min(_days(paid), default=None),
        ended_by=(EventKind.ASSISTANCE_PAID,),
    )  # fmt: skip


def _review(grant: Agreement, facts: Facts) -> Iterator[Deadline]:
    day = grant.answers.date("review_on")
    if day:
        due = due_on(day, facts.calendar)
        yield Deadline(
            f"review:{grant.thread}", facts.case.id, N_("Vurdér bevillingen af personlig assistance igen"), due,
            Anchor(grant.starts or day, N_("den dag, assistancen begyndte")), step=NextStep.SEE_PLAN,
            urgency=due.urgency(facts.today), agreement_id=grant.id,
        )  # fmt: skip
