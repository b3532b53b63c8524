"""What papers about an illness mean for the clocks: early follow-up, certificates, the doctor's proposal, § 56."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.deadline import due_on
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes import advice, certificate_request, doctors_proposal, early_follow_up, section_56
from caseworker_app.schemes.scheme import Basis
from caseworker_app.services.application_days import decision_on, is_grant
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import Anchor, Facts, NextStep, Whose
from caseworker_app.texts import N_

HELD = (Status.SEALED, Status.SIGNED)
WRITTEN_AS_IT_GOES = frozenset(
    one.SCHEME.key for one in (early_follow_up, certificate_request, doctors_proposal)
)  # fmt: skip
"""What is written on for as long as an answer is awaited: its first draft counts already."""
REMIND = "LOK-56"


def runs(one: Agreement) -> bool:
    """Whether it is such a paper that is still being written."""
    return one.scheme in WRITTEN_AS_IT_GOES and one.editable and one.version == 1


def events_of(agreements: Iterable[Agreement], noted: Iterable[CaseEvent]) -> Iterator[CaseEvent]:
    """Read from the papers themselves; what somebody noted for the same day is not told twice."""
    there = {(event.kind, event.day) for event in noted if not event.struck}
    for one in agreements:
        if not (runs(one) or one.status in HELD):
            continue
        for kind, day in _happened(one):
            if day and (kind, day) not in there:
                yield CaseEvent(uuid5(one.thread, kind.value), one.case_id, kind, day, one.created_at, one.created_by)


def _happened(one: Agreement) -> Iterator[tuple[EventKind, date | None]]:
    a = one.answers
    if one.scheme == doctors_proposal.SCHEME.key:
        yield EventKind.LA_165_RECEIVED, a.date("received_on")
        yield EventKind.LA_165_ANSWERED, a.date("answered_on") if a.text("reply") == "answered" else None
    elif one.scheme == early_follow_up.SCHEME.key:
        yield EventKind.EARLY_REQUEST, a.date("requested_on")
        if a.text("asked_by") == "employer":
            yield EventKind.EARLY_LETTER_SENT, a.date("letter_on")
            replied = EventKind.EARLY_DECLINED if early_follow_up.is_declined(a) else EventKind.EARLY_ANSWERED
            yield replied, None if a.text("reply") == "waiting" else a.date("replied_on")


def deadlines_of(agreements: Iterable[Agreement], facts: Facts) -> Iterator[Deadline]:
    """Answers of doctors, the next contact, and the word before a § 56 agreement ends."""
    every = list(agreements)
    for one in every:
        if one.scheme == certificate_request.SCHEME.key and (runs(one) or one.status in HELD):
            yield from _certificate(one, facts)
        elif one.scheme == advice.SCHEME.key and one.status in HELD and (day := one.answers.date("again_on")):
            begun = one.answers.date("on") or day
            what, words = N_("Ny kontakt efter rådgivningen"), N_("den dag, der blev talt")
            yield _day(one, facts, "advice", what, day, begun, words)
        elif one.scheme == section_56.SCHEME.key and one.status is Status.SIGNED:
            yield from _renewal(one, decision_on(one, every), facts)


def _certificate(one: Agreement, facts: Facts) -> Iterator[Deadline]:
    on = one.answers.date("requested_on")
    basis = Basis(facts.case, facts.rules, facts.today)
    last = certificate_request.last_day(one.answers, basis)
    rule = certificate_request.rule_of(one.answers, basis)
    if on and last:
        label = certificate_request.FORM.field("kind").label_of(one.answers.text("kind"))
        yield _day(
            one, facts, "certificate", N_("Svar fra lægen: {certificate}"), last, on, N_("den dag, der blev spurgt"),
            rule=None if one.answers.date("due") else rule, whose=Whose.DOCTOR, places={"certificate": (label,)},
            fulfilled_on=one.answers.date("received_on"),
        )  # fmt: skip


def _renewal(one: Agreement, decided: Agreement | None, facts: Facts) -> Iterator[Deadline]:
    """So many weeks before the last day of what was approved; nothing of what was refused."""
    if decided is not None and not is_grant(decided):
        return
    ends = (decided.ends if decided else None) or one.ends
    rule = facts.rule(REMIND, counted_from=one.starts)
    if ends is None or isinstance(rule, Unsettled):
        return
    day = ends - timedelta(weeks=int(rule.number("weeks")))
    yield _day(
        one, facts, "section_56", N_("Spørg, om § 56-aftalen skal fornyes. Den udløber {ends}"), day, ends,
        N_("aftalens sidste dag"), rule=rule, step=NextStep.RENEW, places={"ends": ends},
    )  # fmt: skip


def _day(
    one: Agreement, facts: Facts, key: str, what: str, day: date, counted_from: date, words: str,
    step: NextStep = NextStep.SEE_PLAN, **more: Any,
) -> Deadline:  # fmt: skip
    due = due_on(day, facts.calendar)
    return Deadline(
        f"{key}:{one.thread}", one.case_id, what, due, Anchor(counted_from, words), step=step,
        urgency=due.urgency(facts.today), agreement_id=one.id, **more,
    )  # fmt: skip
