"""What applications mean for the clocks: a hearing that was sent, a grant that is looked at again and that ends."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.deadline import due_on
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.schemes import BY_KEY, decision, hearing
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import Anchor, Facts, NextStep
from caseworker_app.texts import N_

DECIDED = (Status.SEALED, Status.SIGNED)


def is_application(one: Agreement) -> bool:
    return BY_KEY[one.scheme].application is not None


def is_decision(one: Agreement) -> bool:
    return one.scheme == decision.SCHEME.key


def is_hearing(one: Agreement) -> bool:
    return one.scheme == hearing.SCHEME.key


def is_grant(one: Agreement) -> bool:
    """A decision that was sealed and grants something."""
    return is_decision(one) and one.status in DECIDED and decision.grants(one.answers)


def decision_on(application: Agreement, of_case: Iterable[Agreement]) -> Agreement | None:
    """The newest decision on any version of an application that was sealed."""
    every = list(of_case)
    versions = {str(one.id) for one in every if one.thread == application.thread}
    found = [one for one in every if is_decision(one) and one.status in DECIDED
             and one.answers.text(decision.LINK) in versions]  # fmt: skip
    return max(found, key=lambda one: (one.created_at, one.version), default=None)


def was_refused(application: Agreement, of_case: Iterable[Agreement]) -> bool:
    decided = decision_on(application, of_case)
    return decided is not None and not is_grant(decided)


def as_granted(application: Agreement, of_case: Iterable[Agreement]) -> Answers:
    """What it says, with the hours and the first day that were granted in place of those it asked for."""
    decided, a = decision_on(application, of_case), application.answers
    if decided is None:
        return a
    hours = [given for row in decided.answers.rows("items") if (given := row.hours("granted_hours")) is not None]
    if hours:
        a = a.with_answer("hours", sum(hours, Decimal(0)))
    return a.with_answer("start", decided.starts) if decided.starts else a


def events_of(agreements: Iterable[Agreement]) -> Iterator[CaseEvent]:
    """Hearings that were sent, read from the letters themselves; known by the thread."""
    for one in filter(is_hearing, agreements):
        day, until = one.answers.date("sent_on"), one.answers.date("deadline")
        if day and until and one.status in DECIDED:
            at = one.sealed_at or one.created_at
            yield CaseEvent(one.thread, one.case_id, EventKind.HEARING_SENT, day, at, one.created_by, until=until)


def deadlines_of(agreements: Iterable[Agreement], facts: Facts) -> Iterator[Deadline]:
    """When each grant in force is looked at again, and when it ends."""
    for one in filter(is_grant, agreements):
        if day := one.answers.date("review_on"):
            yield _day(one, facts, "review", N_("Følg op på bevillingen: {about}"), day)
        if one.ends:
            yield _day(one, facts, "end", N_("Bevillingen slutter: {about}"), one.ends)


def _day(one: Agreement, facts: Facts, kind: str, what: str, day: date) -> Deadline:
    due, starts = due_on(day, facts.calendar), one.starts or day
    return Deadline(
        f"{kind}:{one.thread}", one.case_id, what, due, Anchor(starts, N_("bevillingens første dag")),
        step=NextStep.SEE_PLAN, urgency=due.urgency(facts.today), agreement_id=one.id,
        places={"about": one.answers.text("about")},
    )  # fmt: skip
