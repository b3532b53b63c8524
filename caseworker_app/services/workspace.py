"""The one object a screen holds: an open archive and all that can be done in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseworker_app.rules.provision import Rulebook
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.agreements import Agreements
from caseworker_app.services.applications import Applications
from caseworker_app.services.attachments import Attachments
from caseworker_app.services.case_list import CaseList
from caseworker_app.services.cases import Cases
from caseworker_app.services.consents import Consents
from caseworker_app.services.copy_reasons import CopyReasons
from caseworker_app.services.day_paper import DayPaper
from caseworker_app.services.decisions import Decisions
from caseworker_app.services.desk import Desk
from caseworker_app.services.differences import Differences
from caseworker_app.services.drafts import Drafts
from caseworker_app.services.figures import Figures
from caseworker_app.services.giving import Giving
from caseworker_app.services.handouts import HandOuts
from caseworker_app.services.intake import Intake
from caseworker_app.services.measures import Measures
from caseworker_app.services.meeting_bundle import MeetingBundle
from caseworker_app.services.meeting_flow import MeetingFlow
from caseworker_app.services.meeting_papers import MeetingPapers
from caseworker_app.services.meeting_people import MeetingPeople
from caseworker_app.services.meeting_times import MeetingTimes
from caseworker_app.services.meetings import Meetings
from caseworker_app.services.my_day import MyDay
from caseworker_app.services.office import Office
from caseworker_app.services.overview import Overview
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.services.parties import Parties
from caseworker_app.services.ports import Clock, Keys
from caseworker_app.services.preparation import Preparation
from caseworker_app.services.receipts import Receipts
from caseworker_app.services.rule_desk import RuleDesk
from caseworker_app.services.saved_filters import SavedFilters
from caseworker_app.services.wrong_minutes import WrongMinutes


@dataclass(frozen=True)
class Workspace:
    """An open archive (arkiv). Closing it forgets the key."""

    path: Path
    cases: Cases
    parties: Parties
    intake: Intake
    agreements: Agreements
    applications: Applications
    measures: Measures
    meetings: Meetings
    meeting_times: MeetingTimes
    meeting_people: MeetingPeople
    meeting_flow: MeetingFlow
    meeting_papers: MeetingPapers
    meeting_bundle: MeetingBundle
    differences: Differences
    wrong_minutes: WrongMinutes
    consents: Consents
    copy_reasons: CopyReasons
    handouts: HandOuts
    receipts: Receipts
    giving: Giving
    attachments: Attachments
    drafts: Drafts
    overview: Overview
    agenda: Agenda
    case_list: CaseList
    saved_filters: SavedFilters
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
    handouts = HandOuts(desk)
    overview, intake = Overview(desk), Intake(desk)
    agreements, people = Agreements(desk, consents, paperwork, handouts), MeetingPeople(desk, consents)
    preparation = Preparation(desk, agenda, overview, consents, people)
    papers, flow = MeetingPapers(desk, people, paperwork, handouts, preparation), MeetingFlow(desk, agreements)
    return Workspace(
        path=path,
        cases=Cases(desk, intake),
        parties=Parties(desk),
        intake=intake,
        agreements=agreements,
        applications=Applications(desk, agreements, paperwork, handouts),
        measures=Measures(desk),
        meetings=Meetings(desk, agreements, people),
        meeting_times=MeetingTimes(desk, agenda),
        meeting_people=people,
        meeting_flow=flow,
        meeting_papers=papers,
        meeting_bundle=MeetingBundle(desk, agreements, flow, papers, people, paperwork),
        differences=Differences(desk, consents, paperwork),
        wrong_minutes=WrongMinutes(desk, agreements, paperwork, handouts),
        handouts=handouts,
        consents=consents,
        giving=Giving(desk, consents, handouts),
        receipts=Receipts(desk, paperwork, handouts),
        attachments=Attachments(desk),
        copy_reasons=CopyReasons(desk),
        drafts=Drafts(desk),
        overview=overview,
        figures=Figures(desk, consents),
        agenda=agenda,
        case_list=CaseList(desk, agenda),
        saved_filters=SavedFilters(desk),
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
