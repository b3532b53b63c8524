"""The one object a screen holds: an open archive and all that can be done in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseworker_app.rules.provision import Rulebook
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.agreements import Agreements
from caseworker_app.services.attachments import Attachments
from caseworker_app.services.cases import Cases
from caseworker_app.services.consents import Consents
from caseworker_app.services.day_paper import DayPaper
from caseworker_app.services.decisions import Decisions
from caseworker_app.services.desk import Desk
from caseworker_app.services.drafts import Drafts
from caseworker_app.services.figures import Figures
from caseworker_app.services.intake import Intake
from caseworker_app.services.my_day import MyDay
from caseworker_app.services.office import Office
from caseworker_app.services.overview import Overview
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.services.ports import Clock, Keys
from caseworker_app.services.rule_desk import RuleDesk


@dataclass(frozen=True)
class Workspace:
    """An open archive (arkiv). Closing it forgets the key."""

    path: Path
    cases: Cases
    intake: Intake
    agreements: Agreements
    consents: Consents
    attachments: Attachments
    drafts: Drafts
    overview: Overview
    agenda: Agenda
    my_day: MyDay
    day_paper: DayPaper
    decisions: Decisions
    figures: Figures
    paperwork: Paperwork
    office: Office
    keys: Keys
    rule_desk: RuleDesk
    clock: Clock
    close: Callable[[], None]

    @property
    def rules(self) -> Rulebook:
        """The rules as they are now."""
        return self.rule_desk.book

    @property
    def today(self) -> date:
        return self.clock.today()


def workspace(desk: Desk, path: Path, keys: Keys) -> Workspace:
    """All services over one desk."""
    consents, paperwork, agenda = Consents(desk), Paperwork(desk), Agenda(desk)
    overview, intake = Overview(desk), Intake(desk)
    return Workspace(
        path=path,
        cases=Cases(desk, intake),
        intake=intake,
        agreements=Agreements(desk, consents, paperwork),
        consents=consents,
        attachments=Attachments(desk),
        drafts=Drafts(desk),
        overview=overview,
        figures=Figures(desk, consents),
        agenda=agenda,
        my_day=MyDay(desk, agenda, overview),
        day_paper=DayPaper(desk),
        decisions=Decisions(desk, agenda),
        paperwork=paperwork,
        office=Office(desk),
        keys=keys,
        rule_desk=RuleDesk(desk),
        clock=desk.clock,
        close=desk.store.close,
    )
