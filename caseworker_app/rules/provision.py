"""One rule in one period, and the book of them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from caseworker_app.texts import N_


class RuleStatus(Enum):
    """How sure the rule is: adopted law, expected law, the municipality's own practice, unknown."""

    ADOPTED = "adopted"
    EXPECTED = "expected"
    LOCAL = "local"
    UNKNOWN = "unknown"


STATUS_WORDS = {
    RuleStatus.ADOPTED: N_("Vedtaget"),
    RuleStatus.EXPECTED: N_("Forventet"),
    RuleStatus.LOCAL: N_("Lokal praksis"),
    RuleStatus.UNKNOWN: N_("Ikke afklaret"),
}


@dataclass(frozen=True)
class Provision:
    """A rule (bestemmelse) as it is between two dates, with where it comes from and its values."""

    id: str
    since: date
    until: date | None
    judged_by: str
    status: RuleStatus
    says: str
    source: str
    checked: date
    reference: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def number(self, name: str) -> Decimal:
        """A value of the rule as a number; KeyError or TypeError is a mistake in the data file."""
        value = self.values[name]
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise TypeError(f"{self.id}.{name} is not a number")
        return Decimal(value)

    def day(self, name: str) -> date:
        value = self.values[name]
        if not isinstance(value, date):
            raise TypeError(f"{self.id}.{name} is not a date")
        return value

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Unsettled:
    """No version of the rule answers for that day (ikke afklaret)."""

    id: str
    why: str


@dataclass(frozen=True)
class Rulebook:
    """All provisions by id. `problems` says in words what could not be loaded."""

    provisions: Mapping[str, tuple[Provision, ...]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()

    def find(self, rule: str, dates: Mapping[str, date | None]) -> Provision | Unsettled:
        """The version that applies, judged by the date of the case that the rule itself names."""
        for provision in self.provisions.get(rule, ()):
            day = dates.get(provision.judged_by)
            if day is not None and provision.covers(day):
                if provision.status is RuleStatus.UNKNOWN:
                    return Unsettled(rule, provision.says)
                return provision
        return Unsettled(rule, N_("Reglerne i programmet dækker ikke den dato."))

    def versions(self, rule: str) -> tuple[Provision, ...]:
        return self.provisions.get(rule, ())
