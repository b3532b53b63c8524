"""The days people agreed on: talks, meetings, promises, follow-ups, steps of a plan, ends of agreements."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Method, Status
from caseworker_app.domain.deadline import Due, due_on
from caseworker_app.domain.event import EventKind
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes import BY_KEY, breach, consent, hours_follow_up
from caseworker_app.schemes.scheme import Group
from caseworker_app.services import assistance_days, illness_days
from caseworker_app.services.application_days import deadlines_of as grant_days
from caseworker_app.services.application_days import decision_on, is_decision
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.duties import Anchor, Facts, NextStep
from caseworker_app.services.meeting_days import deadlines_of, is_meeting
from caseworker_app.texts import N_


def agreed_days(agreements: Iterable[Agreement], facts: Facts) -> Iterator[Deadline]:
    """Of talks, planned meetings and agreements in force; a consent nobody gave yet has no day.

    The key is that of the thread of an agreement, so a new version keeps what was decided.
    """
    every = list(agreements)
    yield from _talks([one for one in every if is_meeting(one)], facts)
    yield from deadlines_of(every, facts)
    for one in every:
        if one.scheme == breach.SCHEME.key:
            yield from _breach(one, facts)
    yield from assistance_days.deadlines_of(every, facts)
    yield from illness_days.deadlines_of(every, facts)
    yield from grant_days(every, facts)
    known = [one for one in every if not one.editable]
    held = [
        day for one in known
        if one.scheme == hours_follow_up.SCHEME.key and (day := one.answers.date("on"))
    ]  # fmt: skip
    latest = _latest_consents(known)
    for agreement in known:
        if agreement.scheme == consent.SCHEME.key:
            if agreement.id in latest:
                yield from _consent(agreement, facts)
        elif not agreement.missing_signers and not is_decision(agreement):
            yield from _follow_ups(agreement, held, facts)
            yield from _steps(agreement, facts)
            if decision_on(agreement, every) is None:
                yield from _end(agreement, facts)


def _breach(one: Agreement, facts: Facts) -> Iterator[Deadline]:
    """GDPR-33: so many hours after it was found, whatever else is written on the checklist."""
    on = one.answers.date("found_on")
    rule = facts.rule(breach.RULE, counted_from=on)
    if on is None or isinstance(rule, Unsettled):
        return
    last = breach.last_day(one.answers, int(rule.number("hours"))) or on
    due = Due(last, last)
    what = N_("Brud på persondatasikkerheden: afgør, om Datatilsynet skal have besked")
    yield Deadline(
        f"breach:{one.thread}", one.case_id, what, due, Anchor(on, N_("den dag, bruddet blev opdaget")), rule,
        step=NextStep.OPEN_CHECKLIST, urgency=due.urgency(facts.today), agreement_id=one.id,
        fulfilled_on=breach.settled_on(one.answers),
    )  # fmt: skip


def _day(
    facts: Facts, key: str, what: str, day: date, counted_from: date, words: str, step: NextStep, **more: Any
) -> Deadline:
    due = due_on(day, facts.calendar)
    anchor, urgency = Anchor(counted_from, words), due.urgency(facts.today)
    return Deadline(key, facts.case.id, what, due, anchor, step=step, urgency=urgency, **more)


def _talks(meetings: list[Agreement], facts: Facts) -> Iterator[Deadline]:
    """Those that were noted; a meeting planned for the same day says it already."""
    days = {one.answers.date("day") for one in meetings if one.answers.yes("is_follow_up")}
    for event in facts.of(EventKind.TALK_PLANNED):
        if event.day in days:
            continue
        held = tuple(one for one in facts.of(EventKind.TALK_HELD) if one.day >= event.day)
        yield _day(
            facts, f"talk_planned:{event.id}", N_("Samtale"), event.day, event.day, N_("den aftalte dag"),
            NextStep.NOTE_TALK, ends=held, fulfilled_on=held[0].day if held else None, ended_by=(EventKind.TALK_HELD,),
        )  # fmt: skip


def _latest_consents(agreements: Iterable[Agreement]) -> set[UUID]:
    """The given consents that no later one to the same counterparty goes on from."""
    latest: dict[tuple[str, str], Agreement] = {}
    given = (one for one in agreements if one.scheme == consent.SCHEME.key and one.status is Status.SIGNED)
    for agreement in sorted(given, key=lambda one: one.answers.date("valid_to") or date.min):
        latest[agreement.answers.text("counterparty"), agreement.answers.text("name")] = agreement
    return {agreement.id for agreement in latest.values()}


def _consent(agreement: Agreement, facts: Facts) -> Iterator[Deadline]:
    given = consent.as_consent(agreement, 0)
    if given is None or given.valid_to is None or given.valid_from is None:
        return
    yield _day(
        facts, f"consent:{agreement.thread}", N_("Samtykke udløber: {name}"), given.valid_to, given.valid_from,
        N_("samtykkets første dag"), NextStep.RENEW, agreement_id=agreement.id,
        rule=facts.rule("CON-1Y", given_on=given.valid_from), places={"name": given.name},
    )  # fmt: skip
    yield from _confirmation(agreement, given.name, facts)


def _confirmation(agreement: Agreement, name: str, facts: Facts) -> Iterator[Deadline]:
    """An oral consent waits for the paper; a new version in writing, or a scan beside it, ends the waiting."""
    oral = agreement.answers.text("form") == "oral" or any(one.method is Method.ORAL for one in agreement.signatures)
    on = agreement.answers.date("oral_on") or agreement.answers.date("valid_from")
    rule = facts.rule("CON-ORAL", given_on=on)
    if not oral or on is None or isinstance(rule, Unsettled) or any(one.attachment_id for one in agreement.signatures):
        return
    yield _day(
        facts, f"confirm:{agreement.thread}", N_("Bekræft det mundtlige samtykke skriftligt: {name}"),
        on + timedelta(days=int(rule.number("confirm_days"))), on, N_("den dag, samtykket blev givet"),
        NextStep.RENEW, agreement_id=agreement.id, rule=rule, places={"name": name},
    )  # fmt: skip


def _follow_ups(agreement: Agreement, held: Iterable[date], facts: Facts) -> Iterator[Deadline]:
    """Of a plan, which a status on its hours fulfils; what was applied for is looked at on its own."""
    is_plan = BY_KEY[agreement.scheme].group is Group.AGREEMENT
    what = N_("Opfølgning på planen, aftalt med {who}") if is_plan else N_("Opfølgning, ansvarlig {who}: {title}")
    for row in agreement.answers.rows("follow_ups"):
        day = row.date("on")
        if day is None:
            continue
        yield _day(
            facts, f"follow_up:{agreement.thread}:{day.isoformat()}", what, day, agreement.starts or day,
            N_("planens første dag") if is_plan else N_("den dag, støtten begyndte"),
            NextStep.FOLLOW_UP if is_plan else NextStep.SEE_PLAN, agreement_id=agreement.id,
            fulfilled_on=min((one for one in held if is_plan and one >= day), default=None),
            places={"who": row.text("who"), "title": (BY_KEY[agreement.scheme].title,)},
        )  # fmt: skip


def _steps(agreement: Agreement, facts: Facts) -> Iterator[Deadline]:
    for row in agreement.answers.rows("plan"):
        start, hours = row.date("from_day"), row.hours("hours")
        if start and hours is not None:
            yield _day(
                facts, f"step:{agreement.thread}:{start.isoformat()}", N_("Nyt trin i planen: {hours} timer om ugen"),
                start, agreement.starts or start, N_("planens første dag"), NextStep.SEE_PLAN,
                agreement_id=agreement.id, lapses=True, places={"hours": hours},
            )  # fmt: skip


def _end(agreement: Agreement, facts: Facts) -> Iterator[Deadline]:
    is_follow_up = BY_KEY[agreement.scheme].group is Group.FOLLOW_UP
    if agreement.ends and agreement.starts and not is_follow_up:
        yield _day(
            facts, f"end:{agreement.thread}", N_("{title} slutter"), agreement.ends, agreement.starts,
            N_("aftalens første dag"), NextStep.SEE_PLAN, agreement_id=agreement.id,
            places={"title": (BY_KEY[agreement.scheme].title,)},
        )  # fmt: skip
