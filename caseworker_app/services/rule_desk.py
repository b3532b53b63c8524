"""The rules as the office keeps them: what somebody has confirmed, and the municipality's own targets."""

from dataclasses import dataclass
from datetime import date

from caseworker_app.domain.changes import Changes
from caseworker_app.errors import UserError
from caseworker_app.rules.local import write_local
from caseworker_app.rules.provision import Provision, Rulebook, RuleStatus
from caseworker_app.services.desk import Desk, act
from caseworker_app.texts import N_

_KEY = "confirmed:{version}"


@dataclass(frozen=True)
class Confirmation:
    """That somebody of the office has looked a rule up (bekræftelse): who and when."""

    by: str
    on: date


def confirmation(desk: Desk, rule: Provision) -> Confirmation | None:
    """Who confirmed this version; None while nobody has."""
    kept = desk.store.settings().get(_KEY.format(version=rule.version), "")
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
        return tuple(
            rule
            for versions in self._desk.rules.provisions.values()
            for rule in versions
            if rule.to_confirm and rule.status is not RuleStatus.UNKNOWN and confirmation(self._desk, rule) is None
        )

    def confirmation(self, rule: Provision) -> Confirmation | None:
        return confirmation(self._desk, rule)

    def confirm(self, rule: Provision) -> Changes:
        """Somebody has looked it up; the history keeps who and when."""
        if not self._desk.caseworker:
            raise UserError("Skriv dit navn i indstillingerne først.")
        kept = f"{self._desk.clock.today().isoformat()} {self._desk.caseworker}"
        with self._desk.store.write(act(N_("Regel bekræftet: {rule}"), rule=rule.version)) as writing:
            writing.put_setting(_KEY.format(version=rule.version), kept)
        return Changes.of(("rule", None), ("setting", None))

    def take_back(self, rule: Provision) -> Changes:
        """The confirmation was a mistake; the history keeps both."""
        with self._desk.store.write(act(N_("Bekræftelse taget tilbage: {rule}"), rule=rule.version)) as writing:
            writing.put_setting(_KEY.format(version=rule.version), "")
        return Changes.of(("rule", None), ("setting", None))

    def local(self) -> tuple[Provision, ...]:
        """The office's own targets and practices, shipped suggestions among them."""
        rules = (rule for versions in self._desk.rules.provisions.values() for rule in versions)
        return tuple(rule for rule in rules if rule.status is RuleStatus.LOCAL and rule.within)

    def keep_local(self, rule: Provision) -> Changes:
        """A new target or another length of one; the file refuses what the law does not allow."""
        if self._desk.rule_files is None:
            raise UserError("Arkivet har ingen plads til lokale regler.")
        write_local(self._desk.rule_files, rule)
        line = act(N_("Lokal frist ændret: {rule}"), rule=rule.version)
        with self._desk.store.write(line):
            pass
        self._desk.reload_rules()
        return Changes.of(("rule", None), ("deadline", None))
