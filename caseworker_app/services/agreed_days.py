"""The days agreements name: follow-ups, steps of a plan, ends of agreements and of consents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes import BY_KEY, consent, hours_follow_up
from caseworker_app.services.duties import Facts, NextStep
from caseworker_app.texts import N_


@dataclass(frozen=True)
class AgreedDay:
    """A day people agreed on (aftalt dag). The key is that of the thread, so a new version keeps decisions."""

    key: str
    what: str
    day: date
    agreement_id: UUID
    counted_from: date
    words: str
    step: NextStep
    rule: Provision | Unsettled | None = None
    held_on: date | None = None
    lapses: bool = False
    places: Mapping[str, object] = field(default_factory=dict)


def agreed_days(agreements: Iterable[Agreement], facts: Facts) -> Iterator[AgreedDay]:
    """Of agreements in force; a consent nobody gave yet has no day."""
    known = list(agreements)
    held = [
        day for one in known
        if one.scheme == hours_follow_up.SCHEME.key and (day := one.answers.date("on"))
    ]  # fmt: skip
    latest = _latest_consents(known)
    for agreement in known:
        if agreement.scheme == consent.SCHEME.key:
            if agreement.id in latest:
                yield from _consent(agreement, facts)
        elif not agreement.missing_signers:
            yield from _follow_ups(agreement, held)
            yield from _steps(agreement)
            yield from _end(agreement)


def _latest_consents(agreements: Iterable[Agreement]) -> set[UUID]:
    """The given consents that no later one to the same counterparty goes on from."""
    latest: dict[tuple[str, str], Agreement] = {}
    given = (one for one in agreements if one.scheme == consent.SCHEME.key and one.status is Status.SIGNED)
    for agreement in sorted(given, key=lambda one: one.answers.date("valid_to") or date.min):
        latest[agreement.answers.text("counterparty"), agreement.answers.text("name")] = agreement
    return {agreement.id for agreement in latest.values()}


def _consent(agreement: Agreement, facts: Facts) -> Iterator[AgreedDay]:
    given = consent.as_consent(agreement, 0)
    if given is None or given.valid_to is None or given.valid_from is None:
        return
    yield AgreedDay(
        f"consent:{agreement.thread}", N_("Samtykke udløber: {name}"), given.valid_to, agreement.id,
        given.valid_from, N_("samtykkets første dag"), NextStep.RENEW,
        rule=facts.rule("CON-1Y", given_on=given.valid_from), places={"name": given.name},
    )  # fmt: skip


def _follow_ups(agreement: Agreement, held: Iterable[date]) -> Iterator[AgreedDay]:
    for row in agreement.answers.rows("follow_ups"):
        day = row.date("on")
        if day is None:
            continue
        yield AgreedDay(
            f"follow_up:{agreement.thread}:{day.isoformat()}", N_("Opfølgning på planen, aftalt med {who}"), day,
            agreement.id, agreement.starts or day, N_("planens første dag"), NextStep.FOLLOW_UP,
            held_on=min((one for one in held if one >= day), default=None), places={"who": row.text("who")},
        )  # fmt: skip


def _steps(agreement: Agreement) -> Iterator[AgreedDay]:
    for row in agreement.answers.rows("plan"):
        start, hours = row.date("from_day"), row.hours("hours")
        if start and hours is not None:
            yield AgreedDay(
                f"step:{agreement.thread}:{start.isoformat()}", N_("Nyt trin i planen: {hours} timer om ugen"), start,
                agreement.id, agreement.starts or start, N_("planens første dag"), NextStep.SEE_PLAN,
                lapses=True, places={"hours": hours},
            )  # fmt: skip


def _end(agreement: Agreement) -> Iterator[AgreedDay]:
    if agreement.ends and agreement.starts and agreement.scheme != hours_follow_up.SCHEME.key:
        yield AgreedDay(
            f"end:{agreement.thread}", N_("{title} slutter"), agreement.ends, agreement.id, agreement.starts,
            N_("aftalens første dag"), NextStep.SEE_PLAN, places={"title": (BY_KEY[agreement.scheme].title,)},
        )  # fmt: skip
