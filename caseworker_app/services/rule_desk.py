"""The rules as the office keeps them: what somebody has confirmed, and the municipality's own targets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import ONE_DAY, Unit, Within, first_monday_of_january
from caseworker_app.errors import UserError
from caseworker_app.rules.amounts import hourly_rate
from caseworker_app.rules.local import write_local
from caseworker_app.rules.provision import Certainty, Provision, Rulebook, RuleStatus, Unsettled
from caseworker_app.rules.provision import Source as Source
from caseworker_app.services.desk import CONFIRMED, Desk, act
from caseworker_app.texts import N_

RATE, HOURS = "SATS-DP", "DEL-05"
MOST_A_WEEK = 20_000
Rule = Provision
"""The name screens know a rule by."""


@dataclass(frozen=True)
class Confirmation:
    """That somebody of the office has looked a rule up (bekræftelse): who and when."""

    by: str
    on: date


def confirmation(desk: Desk, rule: Provision) -> Confirmation | None:
    """Who confirmed this version; None while nobody has."""
    kept = desk.store.settings().get(CONFIRMED + rule.version, "")
    day, _, by = kept.partition(" ")
    return Confirmation(by, date.fromisoformat(day)) if kept else None


class RuleDesk:
    """Confirms rules and rates, and keeps the local file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def book(self) -> Rulebook:
        return self._desk.rules

    def to_confirm(self) -> tuple[Provision, ...]:
        """The versions nobody has confirmed yet, those in force first read by id."""
        return tuple(rule for rule in self._looked_up() if confirmation(self._desk, rule) is None)

    def confirmed(self) -> tuple[Provision, ...]:
        """The versions somebody of the office has looked up."""
        return tuple(rule for rule in self._looked_up() if confirmation(self._desk, rule) is not None)

    def laws(self) -> tuple[Provision, ...]:
        """The deadlines of law that a target of the office may lie inside."""
        return tuple(
            rule for rule in self._all()
            if rule.within and rule.status in (RuleStatus.ADOPTED, RuleStatus.EXPECTED)
        )  # fmt: skip

    def _all(self) -> Iterator[Provision]:
        for versions in self._desk.rules.provisions.values():
            yield from versions

    def _looked_up(self) -> Iterator[Provision]:
        """What the office has to look up itself; nothing can be confirmed that nobody knows."""
        return (rule for rule in self._all() if rule.to_confirm and rule.status is not RuleStatus.UNKNOWN)

    def confirmation(self, rule: Provision) -> Confirmation | None:
        return confirmation(self._desk, rule)

    def confirm(self, rule: Provision) -> Changes:
        """Somebody has looked it up; the history keeps who and when."""
        if not self._desk.caseworker:
            raise UserError("Skriv dit navn i indstillingerne først.")
        kept = f"{self._desk.clock.today().isoformat()} {self._desk.caseworker}"
        with self._desk.store.write(act(N_("Regel bekræftet: {rule}"), rule=rule.version)) as writing:
            writing.put_setting(CONFIRMED + rule.version, kept)
        return Changes.of(("rule", None), ("setting", None))

    def take_back(self, rule: Provision) -> Changes:
        """The confirmation was a mistake; the history keeps both."""
        with self._desk.store.write(act(N_("Bekræftelse taget tilbage: {rule}"), rule=rule.version)) as writing:
            writing.put_setting(CONFIRMED + rule.version, "")
        return Changes.of(("rule", None), ("setting", None))

    def local(self) -> tuple[Provision, ...]:
        """The office's own targets and practices, shipped suggestions among them."""
        return tuple(rule for rule in self._all() if rule.status is RuleStatus.LOCAL and rule.within)

    def keep_local(self, rule: Provision) -> Changes:
        """A new target or another length of one; the file refuses what the law does not allow."""
        if self._desk.rule_files is None:
            raise UserError("Arkivet har ingen plads til lokale regler.")
        write_local(self._desk.rule_files, rule)
        words = N_("Lokal frist ændret: {rule}") if rule.within else N_("Sats ændret: {rule}")
        line = act(words, rule=rule.version)
        with self._desk.store.write(line) as writing:
            if confirmation(self._desk, rule) is not None:
                writing.put_setting(CONFIRMED + rule.version, "")
        self._desk.reload_rules()
        return Changes.of(("rule", None), ("deadline", None))

    def rates(self) -> tuple[Provision, ...]:
        """The rates of the benefit, the newest first; what nobody knows is there too."""
        return tuple(reversed(self._desk.rules.versions(RATE)))

    def may_change(self, rate: Provision) -> bool:
        """An amount that nobody knew or was sure of is the office's to fill in; a certain one is not."""
        return rate.status is RuleStatus.UNKNOWN or rate.certainty is Certainty.UNSURE

    def change_rate(self, rate: Provision, week: Decimal | None) -> Changes:
        """The amount of a week as the office has looked it up; that of an hour follows from it."""
        law = self._desk.rules.find(HOURS, {"start": rate.since})
        if not self.may_change(rate) or isinstance(law, Unsettled):
            raise UserError("Den sats kan ikke rettes her.")
        if not week or not 0 < week <= MOST_A_WEEK:
            raise UserError("Ugesatsen skal være et beløb mellem 1 og 20.000 kr.", field="week")
        known = next(one for one in self.rates() if one.values)
        ends = first_monday_of_january(rate.since.year + 1) - ONE_DAY
        own = self._own(rate, status=RuleStatus.LOCAL, until=ends, says=known.says, values={"week": week})
        return self.keep_local(replace(own, values={"week": week, "hour": hourly_rate(own, law)}))

    def change_target(self, rule: Provision, amount: int, unit: Unit) -> Changes:
        """Another length of a target of the office's own."""
        if rule.within is None:
            raise ValueError(rule.id)
        return self.keep_local(self._own(rule, within=Within(amount, unit, rule.within.counting)))

    def end_target(self, rule: Provision, day: date) -> Changes:
        """The target counts for the last time on that day."""
        return self.keep_local(self._own(rule, until=day))

    def add_target(self, law: Provision, amount: int, unit: Unit, says: str) -> Changes:
        """A target of the office inside a deadline of law, from the day that version of the law began."""
        if law.within is None:
            raise UserError("Den regel har ingen frist, som kan gøres kortere.")
        return self.keep_local(
            self._own(
                law, id=f"LOK-{law.id}", status=RuleStatus.LOCAL, tightens=law.id, says=says.strip(), reference="",
                certainty=Certainty.CERTAIN, transition_unknown=False, values={},
                within=Within(amount, unit, law.within.counting),
            )  # fmt: skip
        )

    def _own(self, rule: Provision, **changes: Any) -> Provision:
        """The rule as the office has it, with who set it and when."""
        own = {"source": self._desk.caseworker or N_("Kommunen"), "checked": self._desk.clock.today()}
        return replace(rule, **{**own, **changes})
