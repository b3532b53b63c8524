"""The rule behind a finding, in words for the screen: what it says, where it stands, how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from caseworker_app.domain.case import Case
from caseworker_app.rules.provision import STATUS_WORDS, Provision, Rulebook, RuleStatus


@dataclass(frozen=True)
class RuleCard:
    """The answer to “Hvorfor?” (begrundelse). Not settled means that nobody may lean on it."""

    id: str
    settled: bool
    says: str
    status: str
    reference: str = ""
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    checked: date | None = None
    to_confirm: bool = False


def rule_card(book: Rulebook, rule: str, case: Case, starts: date | None, today: date) -> RuleCard:
    """The version of the rule that applies to words which begin on `starts`."""
    begins = starts or today
    dates = {
        "first_absence_day": case.first_absence_day, "day_looked_at": today,
        "start": begins, "given_on": begins, "decided_on": today,
    }  # fmt: skip
    return rule_card_of(book, rule, dates)


def rule_card_of(book: Rulebook, rule: str, dates: Mapping[str, date | None]) -> RuleCard:
    """The version of the rule that applies on those dates."""
    found = book.find(rule, dates)
    if isinstance(found, Provision):
        return _card(book, found, settled=True)
    unknown = next((version for version in book.versions(rule) if version.status is RuleStatus.UNKNOWN), None)
    if unknown is not None:
        return _card(book, unknown, settled=False)
    return RuleCard(rule, settled=False, says=found.why, status=STATUS_WORDS[RuleStatus.UNKNOWN])


def _card(book: Rulebook, rule: Provision, *, settled: bool) -> RuleCard:
    return RuleCard(
        rule.id, settled, rule.says, STATUS_WORDS[rule.status], rule.reference,
        rule.since, rule.until, book.source_names(rule), rule.checked, rule.to_confirm,
    )  # fmt: skip
