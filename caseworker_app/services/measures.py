"""Which measures fit this person: a guide from the rules. It suggests; the caseworker decides and says why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseKind
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.errors import NotFound
from caseworker_app.rules.provision import STATUS_WORDS, Provision, RuleStatus
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.form_demands import demand
from caseworker_app.texts import N_

MOST_LINES = 1_000_000
LASTING = "lasting"
"""The value of a rule that needs a lasting impairment."""
SCHEMES_OF: Mapping[str, str] = MappingProxyType({
    "TILBUD-RÅD": "advice",
    "TILBUD-TIDLIG": "early_follow_up", "TILBUD-PLAN": "retention_plan", "TILBUD-DELVIS": "partial_return",
    "TILBUD-PRAKTIK": "placement", "TILBUD-OMPLACERING": "redeployment", "TILBUD-HJÆLPEMIDDEL": "work_aid",
    "TILBUD-ASSISTANCE": "personal_assistance", "TILBUD-MENTOR": "mentor", "TILBUD-56": "section_56",
})  # fmt: skip
"""What is begun to go on with a measure."""
CHOICES = (
    Choice("try", N_("Prøves")), Choice("later", N_("Måske senere")), Choice("not", N_("Passer ikke")),
)  # fmt: skip
CHOOSE = Form("measure", N_("Vurdér redskabet"), (Section("", (
    Field("choice", "Hvad er besluttet?", Kind.CHOICE, choices=CHOICES),
    Field("reason", "Begrundelse", Kind.LONG_TEXT),
)),))  # fmt: skip


class Fit(StrEnum):
    """Whether a measure is open for this case (mulighed); its value is the message shown."""

    OFFERED = N_("Kan tilbydes")
    LASTING = N_("Kræver varig nedsættelse")
    CLOSED = N_("Ikke muligt nu")
    UNSETTLED = N_("Ikke afklaret")


@dataclass(frozen=True)
class Chosen:
    """What the caseworker decided about a measure, and why."""

    choice: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class Measure:
    """One measure with what the rules say about it today (redskab)."""

    rule: str
    title: str
    says: str
    reference: str
    status: str
    fit: Fit
    chosen: Chosen | None
    scheme: str
    """What can be begun; empty when the program has no form of its own for it."""


class Measures:
    """The guide, and what was decided about each measure."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def guide(self, case: Case, *, lasting: bool = False) -> tuple[Measure, ...]:
        """What can be offered, then the rest; `lasting` says that the impairment is lasting and substantial."""
        chosen = self._chosen(case.id)
        found = (self._measure(one, case, chosen.get(one.id), lasting) for one in self._every())
        return tuple(sorted(found, key=lambda one: tuple(Fit).index(one.fit)))

    def choose(self, case_id: UUID, rule: str, answers: Answers) -> tuple[Chosen, Changes]:
        """The decision with its reason, as a line of the history."""
        demand(CHOOSE, answers)
        found = next((one for one in self._every() if one.id == rule), None)
        if found is None:
            raise NotFound("Redskabet findes ikke i reglerne.")
        choice = CHOOSE.field("choice").label_of(answers.text("choice"))
        reason = " ".join(answers.text("reason").split())
        line = act(N_("Redskab vurderet: {title}. {choice}: {reason}"), case_id, None, title=found.title,
                   choice=choice, reason=reason, measure=rule)  # fmt: skip
        with self._store.write(line):
            pass
        made = Chosen(choice, reason, self._desk.caseworker, self._desk.clock.today())
        return made, Changes.of(("case", case_id), ("history", case_id), ("draft", None))

    def _every(self) -> tuple[Provision, ...]:
        rules, today = self._desk.rules, self._desk.clock.today()
        found = {one.id: one for kind in CaseKind for one in rules.measures(kind.value, today)}
        return tuple(found.values())

    def _chosen(self, case_id: UUID) -> dict[str, Chosen]:
        """The latest decision on each measure, read back from the history."""
        found: dict[str, Chosen] = {}
        for line in self._store.history(case_id, MOST_LINES):
            places = line.places
            if "measure" in places:
                made = Chosen(places.get("choice", ""), places.get("reason", ""), line.who, local_day(line.at))
                found.setdefault(places["measure"], made)
        return found

    def _measure(self, rule: Provision, case: Case, chosen: Chosen | None, lasting: bool) -> Measure:
        fit, scheme = _fit(rule, case, lasting), SCHEMES_OF.get(rule.id, "")
        return Measure(
            rule.id, rule.title, rule.says, rule.reference, STATUS_WORDS[rule.status], fit, chosen,
            scheme if scheme in BY_KEY and fit is not Fit.CLOSED else "",
        )  # fmt: skip


def _fit(rule: Provision, case: Case, lasting: bool) -> Fit:
    if case.kind.value not in rule.groups:
        return Fit.CLOSED
    if rule.status is RuleStatus.UNKNOWN:
        return Fit.UNSETTLED
    return Fit.LASTING if rule.values.get(LASTING) and not lasting else Fit.OFFERED


