"""What a kind of agreement, consent or letter is made of. One module of this package per kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Block, Curve, Fact, Reader
from caseworker_app.domain.fields import Field, Form
from caseworker_app.domain.findings import Finding
from caseworker_app.rules.provision import Provision, Rulebook, Unsettled


class Group(Enum):
    """Where on the case a scheme is kept."""

    AGREEMENT = "agreement"
    CONSENT = "consent"
    ACCEPTANCE = "acceptance"
    FOLLOW_UP = "follow_up"
    APPLICATION = "application"
    DECISION = "decision"
    MEETING = "meeting"
    BREACH = "breach"


WeekHours = Mapping[date, Decimal]
"""Hours of weeks by their Monday."""


def no_day_off(day: date) -> str:
    """A calendar without holidays."""
    return ""


@dataclass(frozen=True)
class Basis:
    """What a scheme may look at besides its answers: the case, the rules, the day, local practice.

    `day_off` names the holidays; `confirmed` are the versions of rules the office has looked up; `agreed_weeks`
    and `worked_weeks` are the hours the plans in force and the follow-ups of the case tell, where they are asked for.
    """

    case: Case
    rules: Rulebook
    today: date
    consent_months: int = 12
    office: str = ""
    caseworker: str = ""
    day_off: Callable[[date], str] = no_day_off
    confirmed: frozenset[str] = frozenset()
    agreed_weeks: WeekHours = field(default_factory=dict)
    worked_weeks: WeekHours = field(default_factory=dict)

    def find(self, rule: str, **dates: date | None) -> Provision | Unsettled:
        """The rule as it applies to this case; `start` and the like are given by the caller."""
        known = {"first_absence_day": self.case.first_absence_day, "day_looked_at": self.today}
        return self.rules.find(rule, {**known, **dates})

    def is_sure(self, rule: Provision) -> bool:
        """Whether amounts may be worked out with it: known for certain, or confirmed by the office."""
        return not rule.to_confirm or rule.version in self.confirmed


@dataclass(frozen=True)
class SignerRole:
    """Somebody who signs (underskriver): the key in storage, the words on the line, the known name."""

    key: str
    label: str
    name: str = ""


@dataclass(frozen=True)
class Tool:
    """An action that fills a table field (værktøj): a few questions and what they do to the answers.

    `apply` gives the answers as they were when it cannot be done; `refusal` says then what is missing.
    Without `fields` it is done at once; one `for_new_versions` is offered when there was a version before.
    """

    key: str
    label: str
    fills: str
    fields: tuple[Field, ...]
    start: Callable[[Answers, Basis], Answers]
    apply: Callable[[Answers, Answers, Basis], Answers]
    refusal: str
    icon: str = "plus"
    for_new_versions: bool = False


@dataclass(frozen=True)
class Criterion:
    """One condition of the law that is assessed on its own (betingelse): its question and its rule."""

    key: str
    question: str
    rule: str


@dataclass(frozen=True)
class Asked:
    """One thing that is applied for (det ansøgte): typed words, with an amount in kroner or hours a week if it has."""

    what: str
    amount: Decimal | None = None
    hours: Decimal | None = None


def nothing_needed(answers: Answers, basis: "Basis") -> tuple[str, ...]:
    """An application that needs no papers besides its own."""
    return ()


@dataclass(frozen=True)
class Application:
    """What makes a scheme an application (ansøgning): it is assessed by criteria and ends in a decision.

    `asked` lists what is applied for; `needed` are the fixed messages of what is still missing in the pack:
    papers that have to be there and that the answers do not say are there.
    """

    criteria: tuple[Criterion, ...]
    asked: Callable[[Answers], tuple[Asked, ...]]
    needed: Callable[[Answers, "Basis"], tuple[str, ...]] = nothing_needed


@dataclass(frozen=True)
class Paste:
    """Words to be pasted into another system (tekst til indsættelse): the name of the action, and line by line what."""

    label: str
    facts: Callable[[Answers, "Basis"], tuple[Fact, ...]]


@dataclass(frozen=True)
class MeetingDue:
    """When a meeting is proposed (mødeforslag): by findings of a rule, in these words, at a field."""

    rule: str
    words: str
    field: str


@dataclass(frozen=True)
class Host:
    """The company a paper is with when it is not the workplace of the case (praktiksted): name and CVR number."""

    name: str
    cvr: str = ""


def workplace_of_the_case(answers: Answers) -> Host | None:
    """A paper with nobody else."""
    return None


Check = Callable[[Answers, Basis], Iterator[Finding]]


def no_curve(answers: Answers) -> Curve | None:
    """A scheme without a curve of hours."""
    return None


def nobody(answers: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    """A scheme nobody signs."""
    return ()


def nothing_carried(begun: Answers, earlier: Answers) -> Answers:
    """A scheme that begins anew."""
    return begun


@dataclass(frozen=True)
class Scheme:
    """One kind of agreement (ordning). Form, storage, findings, preview and paper follow from it.

    `shares` names the kinds of information each reader's copy gives away: the consents must cover them.
    `purposes` are the matters of which one must be that of the consent; empty means that any will do.
    Of the readers in `asks` something is asked: the consent must let the municipality obtain it from them.
    The consent to the employer must name the company `host` tells of, else any to an employer will do.
    `internal` fields never reach a paper. `next_rows` propose new rows of a table from what the case knows;
    findings by the rule of `meets` propose a meeting. A scheme that `continues` another begins with what
    its newest agreement in force says, as far as `carried` takes it over. `paste` is what another system asks for.
    """

    form: Form
    group: Group
    title: str
    icon: str
    document: Callable[[Answers, Basis], Iterator[Block]]
    begin: Callable[[Basis], Answers]
    sample: Callable[[Basis], Answers]
    period: Callable[[Answers], tuple[date | None, date | None]]
    checks: tuple[Check, ...] = ()
    signers: Callable[[Answers, Basis], tuple[SignerRole, ...]] = nobody
    readers: tuple[Reader, ...] = (Reader.CITIZEN, Reader.FILE)
    shares: Mapping[Reader, frozenset[str]] = field(default_factory=dict)
    purposes: frozenset[str] = frozenset({"follow_up", "retention"})
    asks: frozenset[Reader] = frozenset()
    host: Callable[[Answers], Host | None] = workplace_of_the_case
    curve: Callable[[Answers], Curve | None] = no_curve
    tools: tuple[Tool, ...] = ()
    next_rows: Mapping[str, Callable[[tuple[Answers, ...], Basis], Answers]] = field(default_factory=dict)
    meets: MeetingDue | None = None
    continues: str = ""
    carried: Callable[[Answers, Answers], Answers] = nothing_carried
    internal: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    application: Application | None = None
    paste: Paste | None = None

    @property
    def key(self) -> str:
        return self.form.key

    def findings(self, answers: Answers, basis: Basis) -> tuple[Finding, ...]:
        """About single answers first, then what the checks of the scheme have to say."""
        checked = tuple(finding for check in self.checks for finding in check(answers, basis))
        return self.form.findings(answers) + checked
