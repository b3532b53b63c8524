"""What happened in a case and on which day, as far as a clock of the law starts or stops there; own tasks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID


class EventKind(Enum):
    """The kinds of events (hændelser). What is already in the case or an agreement is not noted twice."""

    NOTICE_RECEIVED = "notice_received"
    NOTICE_LETTER_SENT = "notice_letter_sent"
    EMPLOYER_PAYS_WAGES = "employer_pays_wages"
    EMPLOYER_PAID_BENEFIT = "employer_paid_benefit"
    EMPLOYER_PAYS_NOTHING = "employer_pays_nothing"
    FORM_SENT = "form_sent"
    FORM_RECEIVED = "form_received"
    EARLY_REQUEST = "early_request"
    EARLY_LETTER_SENT = "early_letter_sent"
    EARLY_ANSWERED = "early_answered"
    EARLY_DECLINED = "early_declined"
    EMPLOYER_TALK = "employer_talk"
    TALK_PLANNED = "talk_planned"
    TALK_HELD = "talk_held"
    LA_165_RECEIVED = "la_165_received"
    LA_165_ANSWERED = "la_165_answered"
    CERTIFICATE_REQUESTED = "certificate_requested"
    CERTIFICATE_RECEIVED = "certificate_received"
    FORECAST = "forecast"
    FULLY_FIT = "fully_fit"
    EXTENSION_ASSESSED = "extension_assessed"
    HEARING_SENT = "hearing_sent"
    HEARING_ANSWERED = "hearing_answered"
    DECISION_RECEIVED = "decision_received"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_REASSESSED = "complaint_reassessed"
    ACCESS_REQUESTED = "access_requested"
    ACCESS_ANSWERED = "access_answered"
    BENEFIT_STOPPED = "benefit_stopped"
    WORK_TRIAL_STARTED = "work_trial_started"
    MENTOR_STARTED = "mentor_started"
    SECTION_56_APPROVED = "section_56_approved"
    ASSISTANCE_HOURS = "assistance_hours"
    ASSISTANCE_CLAIMED = "assistance_claimed"
    ASSISTANCE_CLAIM_RECEIVED = "assistance_claim_received"
    ASSISTANCE_PAID = "assistance_paid"


@dataclass(frozen=True)
class CaseEvent:
    """One event (hændelse): its day, and for forecasts and hearings the day it points to.

    An event noted by mistake is struck with a reason and kept.
    """

    id: UUID
    case_id: UUID
    kind: EventKind
    day: date
    recorded_at: datetime
    recorded_by: str
    note: str = ""
    until: date | None = None
    struck: str = ""


@dataclass(frozen=True)
class Task:
    """A task of one's own (egen opgave), with or without a case."""

    id: UUID
    case_id: UUID | None
    text: str
    due: date
    owner: str
    created_at: datetime
    created_by: str
