"""The benefit a plan of hours may give, as a help for citizen and caseworker: never a decision."""

from collections.abc import Iterator
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import CASE_ONLY, Block, Column, Heading, Paragraph, Piece, Table, words
from caseworker_app.rules.amounts import partial_benefit
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.hours_plan import full_hours, is_off
from caseworker_app.schemes.scheme import Basis
from caseworker_app.schemes.shared import shown_hours, typed
from caseworker_app.texts import N_, Kroner

RATE, LEAST = "SATS-DP", "DEL-01"
TO_CONFIRM, UNKNOWN = N_("skal bekræftes"), N_("ikke afklaret")


def benefit_blocks(a: Answers, basis: Basis) -> Iterator[Block]:
    """Hours of benefit and the highest amount a week of each step, where the rate is sure."""
    counted = [(row, hours) for row in a.rows("plan") if (hours := benefit_hours(a, row))]
    if not counted or a.text("job_form") != "ordinary":
        return
    yield Heading(N_("Sygedagpenge til hjælp"), level=3, readers=CASE_ONLY)
    yield Table(
        N_("Sygedagpenge til hjælp"),
        (Column(N_("Uge"), 3), Column(N_("Timer med sygedagpenge"), 4, numbers=True),
         Column(N_("Højst om ugen"), 5, numbers=True)),
        tuple(
            (typed(row.text("weeks_label")), shown_hours(hours), _amount(row, hours, basis)) for row, hours in counted
        ),
        readers=CASE_ONLY,
    )  # fmt: skip
    yield Paragraph(
        words(
            "Beløbene er en hjælp og ikke en afgørelse. De er regnet med den højeste timesats den første dag i "
            "trinnet. En sats, som skal bekræftes, giver intet beløb."
        ),
        readers=CASE_ONLY, muted=True,
    )  # fmt: skip


def benefit_hours(a: Answers, row: Answers) -> Decimal | None:
    """Hours away a week with treatment; all of them when the employer has no part-time work (DEL-06)."""
    full, hours = full_hours(a), row.hours("hours")
    if full is None or hours is None or is_off(row):
        return None
    if a.yes("no_part_time"):
        return full
    away = full - hours + (a.hours("treatment_hours") or Decimal(0))
    return min(full, away) if away > 0 else None


def _amount(row: Answers, hours: Decimal, basis: Basis) -> Piece:
    start = row.date("from_day")
    rate, law = basis.find(RATE, day_looked_at=start), basis.find(LEAST, start=start)
    if isinstance(rate, Unsettled) or isinstance(law, Unsettled):
        return words(UNKNOWN)
    if hours < law.number("least_absence_hours"):
        return words("under {least} timer", least=law.number("least_absence_hours"))
    return _money(rate, hours) if basis.is_sure(rate) else words(TO_CONFIRM)


def _money(rate: Provision, hours: Decimal) -> Piece:
    return words("{amount} kr.", amount=Kroner(min(partial_benefit(rate, hours), rate.number("week"))))
