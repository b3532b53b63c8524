"""Amounts and ceilings the rules name, worked out from their values. No number of the law stands here."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from caseworker_app.domain.deadline import months_later
from caseworker_app.rules.provision import Provision

_CENT = Decimal("0.01")


def hourly_rate(rate: Provision, law: Provision) -> Decimal:
    """SATS-DP, DEL-05: the weekly rate divided by the hours of a full week."""
    return _rounded(rate.number("week") / law.number("full_week_hours"))


def partial_benefit(rate: Provision, absence_hours: Decimal) -> Decimal:
    """SATS-DP, DEL-05: at most so much for the hours of absence of one week."""
    return _rounded(absence_hours * rate.number("hour"))


def self_employed_benefit(rate: Provision, law: Provision, share_of_work: Decimal) -> Decimal:
    """SATS-DP, DEL-07: by how much of the normal work can still be done; nothing above half."""
    if share_of_work > law.number("half_share"):
        return Decimal(0)
    is_quarter = share_of_work <= 1 - law.number("quarter_share")
    return _rounded(rate.number("week") * law.number("quarter_share" if is_quarter else "half_share"))


def assistance_ceiling(law: Provision, weekly_hours: Decimal) -> Decimal:
    """PA-20: hours of personal assistance a week, in proportion to the hours of work."""
    return _rounded(weekly_hours * law.number("hours") / law.number("full_week_hours"))


def trial_places(law: Provision, employees: int) -> int:
    """VP-FT: how many may be on trial or with a wage subsidy at a workplace of that size."""
    small_up_to = int(law.number("small_up_to"))
    small = min(employees, small_up_to) // int(law.number("per_small"))
    large = max(0, employees - small_up_to) // int(law.number("per_large"))
    return max(int(law.number("least")), small + large)


def may_renew(law: Provision, absence_days: int, *, is_changed: bool) -> bool:
    """P56-7: whether a section 56 agreement may be renewed."""
    return is_changed or absence_days >= law.number("least_days")


def claimable_from(law: Provision, received: date) -> date:
    """PA-pay: the first day of which hours are still paid when a claim is received."""
    if law.within is None:
        raise ValueError(f"{law.id} has no deadline")
    return months_later(received, -law.within.amount)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)
