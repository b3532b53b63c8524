"""What all services of one open archive share."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from caseworker_app.domain.case import Case
from caseworker_app.rules.local import RuleFiles
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes.scheme import Basis
from caseworker_app.services.guard.health import NO_WORDS, HealthWords, with_own
from caseworker_app.services.guard.hits import Watch
from caseworker_app.services.guard.people import people_of
from caseworker_app.services.ports import Act, Clock, FileTexts, Holidays, NothingRead, Render, Store
from caseworker_app.services.working_days import NoHolidays, WorkingDays
from caseworker_app.settings import (
    CASEWORKER,
    CONSENT_MONTHS,
    CONSENT_WARNING,
    FREE_WORDS,
    OFFICE_DAYS,
    OFFICE_NAME,
    STOPPED_WORDS,
    Setting,
)

CONFIRMED = "confirmed:"
"""How the settings name that a version of a rule was looked up."""


@dataclass
class Desk:
    """The archive, the time, the rules and the printer of ink, handed to each service.

    Only the rules are ever replaced, when the office changes its own ones.
    """

    store: Store
    clock: Clock
    rules: Rulebook
    render: Render
    health_words: HealthWords = NO_WORDS
    holidays: Holidays = field(default_factory=NoHolidays)
    rule_files: RuleFiles | None = None
    files: FileTexts = field(default_factory=NothingRead)
    saved_words: list[UUID] = field(default_factory=list)
    """The drafts whose words were saved, in order: that leaves no line of history."""

    def setting(self, setting: Setting) -> str:
        return self.store.settings().get(setting.key, setting.default)

    def number(self, setting: Setting) -> int:
        return int(self.setting(setting))

    @property
    def caseworker(self) -> str:
        return self.setting(CASEWORKER)

    @property
    def watch(self) -> Watch:
        """What copies are looked through for, with the office's own words and the citizens there are now."""
        words = with_own(self.health_words, self.setting(STOPPED_WORDS), self.setting(FREE_WORDS))
        return Watch(words, people_of(self.store.citizen_names()), (self.caseworker,))

    @property
    def consent_warning_days(self) -> int:
        return self.number(CONSENT_WARNING)

    def reload_rules(self) -> None:
        """Read the rule files again."""
        if self.rule_files:
            self.rules = self.rule_files.book()

    @property
    def calendar(self) -> WorkingDays:
        """The working days of the office as its settings are now."""
        own = ((month, day, setting.label) for setting, month, day in OFFICE_DAYS if self.setting(setting) == "yes")
        return WorkingDays(self.holidays, tuple(own))

    def basis(self, case: Case) -> Basis:
        """What the schemes may look at for this case today."""
        return Basis(
            case=case,
            rules=self.rules,
            today=self.clock.today(),
            consent_months=self.number(CONSENT_MONTHS),
            office=self.setting(OFFICE_NAME),
            caseworker=case.caseworker or self.caseworker,
            day_off=self.calendar.day_off,
            confirmed=self.confirmed,
        )

    @property
    def confirmed(self) -> frozenset[str]:
        """The versions of rules somebody of the office has looked up."""
        kept = self.store.settings().items()
        return frozenset(key.removeprefix(CONFIRMED) for key, value in kept if value and key.startswith(CONFIRMED))


def act(what: str, case_id: UUID | None = None, subject: UUID | None = None, /, **places: str) -> Act:
    """A line for the history: a fixed message with named places."""
    return Act(what, case_id, subject, tuple(places.items()))


def local_day(moment: datetime) -> date:
    """The day on the office's wall calendar when it happened."""
    return moment.astimezone().date()
