"""One rule in one period, and the book of them all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from caseworker_app.domain.deadline import Calendar, Counting, Within
from caseworker_app.errors import UserError
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


class Certainty(Enum):
    """How well the text of the rule is known to us; all but the first must be confirmed by the office."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


TO_CONFIRM = N_("Skal bekræftes")


@dataclass(frozen=True)
class Source:
    """Where rules were read (kilde): the name a person knows it by; without an address it is described in words."""

    key: str
    title: str
    address: str = ""


@dataclass(frozen=True)
class Provision:
    """A rule (bestemmelse) as it is between two dates, with where it comes from and its values.

    `within` is its deadline; `transition_unknown` says that nobody knows what applies to cases that were
    running when this version began; `tightens` is the rule of law that a local target stays inside; `source`
    names sources by their keys, or who set a local target; `groups` are the kinds of case a measure is offered
    to, under its `title`; `file` is where it was read.
    """

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
    within: Within | None = None
    certainty: Certainty = Certainty.CERTAIN
    transition_unknown: bool = False
    tightens: str = ""
    title: str = ""
    groups: tuple[str, ...] = ()
    file: str = field(default="", compare=False)

    @property
    def version(self) -> str:
        """The name of this version, as agreements and confirmations keep it."""
        return f"{self.id} {self.since.isoformat()}"

    @property
    def to_confirm(self) -> bool:
        return self.certainty is not Certainty.CERTAIN

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
    """All provisions by id, and their sources by key. `problems` tells what could not be loaded."""

    provisions: Mapping[str, tuple[Provision, ...]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[UserError, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, rule: str, dates: Mapping[str, date | None]) -> Provision | Unsettled:
        """The version that applies, judged by the date of the case that the rule itself names.

        `act_day` is the day of what is judged: when another version has begun by then and nobody knows
        what applies to running cases, there is no answer.
        """
        found = self._version(rule, dates)
        act_day = dates.get("act_day")
        if isinstance(found, Provision) and act_day is not None:
            for other in self.versions(rule):
                if other.transition_unknown and other.covers(act_day) and other.since > found.since:
                    return Unsettled(rule, N_("Sagen løber hen over et regelskifte. Overgangen er ikke afklaret."))
        return found

    def _version(self, rule: str, dates: Mapping[str, date | None]) -> Provision | Unsettled:
        for provision in self.provisions.get(rule, ()):
            day = dates.get(provision.judged_by)
            if day is not None and provision.covers(day):
                if provision.status is RuleStatus.UNKNOWN:
                    return Unsettled(rule, provision.says)
                return provision
        return Unsettled(rule, N_("Reglerne i programmet dækker ikke den dato."))

    def versions(self, rule: str) -> tuple[Provision, ...]:
        return self.provisions.get(rule, ())

    def sources_of(self, rule: Provision) -> tuple[Source, ...]:
        """Where a rule was read; a target of the office has the name of who set it."""
        return tuple(self.sources.get(key, Source(key, key)) for key in source_keys(rule.source))

    def source_names(self, rule: Provision) -> tuple[str, ...]:
        return tuple(source.title for source in self.sources_of(rule))

    def measures(self, group: str, day: date) -> tuple[Provision, ...]:
        """What can be offered on a day in a case of that kind, also what is not settled; the rest is not for it."""
        found = (one for versions in self.provisions.values() for one in versions if one.covers(day))
        return tuple(one for one in found if group in one.groups)

    def tightening(self, rule: str) -> tuple[Provision, ...]:
        """The municipality's own targets that lie inside a rule of law."""
        return self._tightening.get(rule, ())

    @cached_property
    def _tightening(self) -> Mapping[str, tuple[Provision, ...]]:
        """Looked through once: the day asks for it at every deadline of every case."""
        found: dict[str, tuple[Provision, ...]] = {}
        for one in (one for versions in self.provisions.values() for one in versions if one.tightens):
            found[one.tightens] = (*found.get(one.tightens, ()), one)
        return found

    def counting(self, key: str) -> Counting:
        """How the days of a span are counted; KeyError for one that is not in the book."""
        [provision] = self.provisions[key]
        return Counting(key, int(provision.number("first_day")))

    def last_day(self, provision: Provision, anchor: date, calendar: Calendar) -> date:
        """Where the deadline of a rule ends that is counted from the anchor."""
        if provision.within is None:
            raise ValueError(f"{provision.id} has no deadline")
        return provision.within.last_day(anchor, self.counting(provision.within.counting), calendar)


def source_keys(source: str) -> tuple[str, ...]:
    """S34, S36: the sources a rule names."""
    return tuple(key.strip() for key in source.split(","))
