"""Hours week by week: as the plans in force say, and as follow-ups tell they were worked."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.weeks import week_of
from caseworker_app.schemes import partial_return, placement
from caseworker_app.schemes.hours_plan import agreed_weeks

IN_FORCE = (Status.SEALED.value, Status.SIGNED.value)


def week_hours(in_force: Iterable[Agreement]) -> tuple[dict[date, Decimal], dict[date, Decimal]]:
    """Agreed and worked hours by the Monday of their week."""
    agreed: dict[date, Decimal] = {}
    worked: dict[date, Decimal] = {}
    ordered = sorted(in_force, key=_by_weight)
    for agreement in _of_the_job(ordered):
        agreed |= dict(agreed_weeks(agreement.answers.rows("plan")))
    for agreement in ordered:
        worked |= dict(_worked_weeks(agreement.answers))
    return agreed, worked


def _of_the_job(agreements: list[Agreement]) -> list[Agreement]:
    """The plans of partial return; those of a placement, which are of another job, only where there is no other."""
    others = [one for one in agreements if one.scheme != placement.SCHEME.key]
    return others if any(one.scheme == partial_return.SCHEME.key for one in others) else agreements


def _by_weight(agreement: Agreement) -> tuple[bool, datetime]:
    """What is signed counts for more than what is only sealed, then what is newer."""
    return agreement.status is Status.SIGNED, agreement.created_at


def _worked_weeks(answers: Answers) -> Iterator[tuple[date, Decimal]]:
    for row in answers.rows("weeks"):
        monday, worked = row.date("monday"), row.hours("worked")
        if monday and worked is not None:
            yield week_of(monday).monday, worked
