"""The rules the program knows, as lines to read: what each says, since when, and where it comes from."""

from dataclasses import dataclass
from datetime import date

from caseworker_app.rules.provision import STATUS_WORDS, Rulebook, RuleStatus


@dataclass(frozen=True)
class RuleRow:
    """One version of one rule."""

    id: str
    says: str
    status: str
    is_settled: bool
    since: date
    until: date | None
    reference: str
    sources: tuple[str, ...]
    checked: date
    to_confirm: bool = False


def rule_rows(rules: Rulebook) -> tuple[RuleRow, ...]:
    """All rules by id, the newest version first."""
    provisions = (one for versions in rules.provisions.values() for one in versions)
    rows = (
        RuleRow(
            one.id, one.says, STATUS_WORDS[one.status], one.status is not RuleStatus.UNKNOWN,
            one.since, one.until, one.reference, rules.source_names(one), one.checked, one.to_confirm,
        )
        for one in provisions
    )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.id, -row.since.toordinal())))
