"""All that the page of a case shows, read in one go."""

from dataclasses import dataclass
from uuid import UUID

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.case import Case, CaseStatus, HistoryLine, Note
from caseworker_app.domain.duration import Duration
from caseworker_app.domain.event import CaseEvent
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.consents import ConsentRow
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.my_day import DayRow
from caseworker_app.services.overview import AgreementRow, Paper, WeekHours
from caseworker_app.services.workspace import Workspace


@dataclass(frozen=True)
class CaseFacts:
    """A case with everything in it, as it is now."""

    case: Case
    agreements: tuple[AgreementRow, ...]
    consents: tuple[ConsentRow, ...]
    acceptances: tuple[AgreementRow, ...]
    papers: tuple[Paper, ...]
    notes: tuple[Note, ...]
    history: tuple[HistoryLine, ...]
    day: tuple[DayRow, ...]
    deadlines: tuple[Deadline, ...]
    events: tuple[CaseEvent, ...]
    duration: Duration | None
    unsettled_duration: str
    """Why there is no picture of the duration."""
    course: tuple[WeekHours, ...]

    @property
    def follow_ups(self) -> tuple[DayRow, ...]:
        """Talks and follow-ups that are agreed and not held."""
        return tuple(row for row in self.day if row.is_meeting)

    @property
    def closed(self) -> bool:
        return self.case.status is CaseStatus.CLOSED


def read_facts(workspace: Workspace, case_id: UUID) -> CaseFacts:
    overview, duration = workspace.overview, workspace.agenda.duration(case_id)
    return CaseFacts(
        case=workspace.cases.case(case_id),
        agreements=overview.agreements(case_id, Group.AGREEMENT, Group.FOLLOW_UP, Group.APPLICATION),
        consents=workspace.consents.register(case_id),
        acceptances=tuple(
            row for row in overview.agreements(case_id, Group.ACCEPTANCE) if row.agreement.status is not Status.REPLACED
        ),
        papers=overview.papers(case_id),
        notes=tuple(workspace.cases.notes(case_id)),
        history=tuple(overview.history(case_id)),
        day=workspace.my_day.of_case(case_id),
        deadlines=workspace.agenda.of_case(case_id),
        events=workspace.agenda.events(case_id),
        duration=duration if isinstance(duration, Duration) else None,
        unsettled_duration="" if isinstance(duration, Duration) else duration.why,
        course=overview.course(case_id),
    )
