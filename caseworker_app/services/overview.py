"""The read side: frozen rows for lists, the day, documents, the course of a case and its history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment, Case, CaseStatus, HistoryLine
from caseworker_app.domain.consent import ConsentState
from caseworker_app.domain.deadline import SOON, due_on
from caseworker_app.domain.weeks import week_of
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.hours_plan import last_day
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.consents import Consents
from caseworker_app.services.desk import Desk, local_day
from caseworker_app.services.ports import CaseFilter, CaseRow, SearchHit
from caseworker_app.texts import N_

Held = Mapping[UUID, date]
"""The day of the last follow-up that was held, by case."""
LIVE = (Status.DRAFT.value, Status.SEALED.value, Status.SIGNED.value)

STATUS_WORDS = {
    Status.DRAFT: N_("Kladde"),
    Status.SEALED: N_("Mangler underskrift"),
    Status.SIGNED: N_("Underskrevet"),
    Status.REPLACED: N_("Erstattet"),
    Status.WITHDRAWN: N_("Tilbagekaldt"),
}


@dataclass(frozen=True)
class AgreementRow:
    """One agreement in a list, in the version that counts."""

    agreement: Agreement
    case_id: UUID
    citizen: str
    title: str
    icon: str
    group: Group
    status_words: str
    missing: tuple[str, ...]
    days_waiting: int


class When(Enum):
    """Which part of the day's list a row belongs to."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    WAITING = "waiting"


class Step(StrEnum):
    """The one step a row of the day leads to; its value is the message on the button."""

    WRITE_ON = N_("Skriv videre")
    SIGN = N_("Notér underskrift")
    RENEW = N_("Forny")
    SEE_PLAN = N_("Se plan")
    FOLLOW_UP = N_("Følg op")


@dataclass(frozen=True)
class DayRow:
    """One thing to do (opgave): when, for whom, what and why, and the one step that does it."""

    when: When
    day: date | None
    case_id: UUID
    agreement_id: UUID | None
    citizen: str
    workplace: str
    absence_week: int | None
    what: str
    why: str
    step: Step
    places: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Paper:
    """One sealed copy or attachment in the list of documents."""

    title: str
    case_id: UUID
    citizen: str
    number: str
    at: datetime
    agreement: Agreement | None
    attachment: Attachment | None


@dataclass(frozen=True)
class WeekHours:
    """Hours of one week of the course of a case: as agreed and as worked."""

    monday: date
    planned: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True)
class Counts:
    """Numbers beside the entries of the navigation."""

    day: int
    open_cases: int
    unsigned: int


class Overview:
    """Answers what the pages show. One call gives plain rows, nothing lazy."""

    def __init__(self, desk: Desk, consents: Consents) -> None:
        self._desk = desk
        self._store = desk.store
        self._consents = consents

    def case_ids(self, wanted: CaseFilter) -> Sequence[UUID]:
        return self._store.case_ids(wanted)

    def case_rows(self, ids: Sequence[UUID]) -> list[CaseRow]:
        return self._store.case_rows(ids)

    def case_counts(self, words: str = "") -> dict[tuple[str, str], int]:
        """How many cases there are of each status and kind among those the words find."""
        return self._store.case_counts(words)

    def find(self, words: str, most: int = 12) -> list[SearchHit]:
        return self._store.find(words, most)

    def counts(self) -> Counts:
        rows = self.day()
        now = sum(row.when in (When.OVERDUE, When.TODAY) for row in rows)
        unsigned = sum(row.step is Step.SIGN for row in rows)
        return Counts(now, self._store.case_count(CaseStatus.OPEN.value), unsigned)

    def agreements(self, case_id: UUID, *groups: Group) -> tuple[AgreementRow, ...]:
        """The agreements of a case, newest first, all versions."""
        case = self._store.case(case_id)
        rows = (self._row(agreement, case) for agreement in self._store.agreements(case_id))
        return tuple(row for row in rows if not groups or row.group in groups)

    def _row(self, agreement: Agreement, case: Case) -> AgreementRow:
        scheme = BY_KEY[agreement.scheme]
        roles = {role.key: role.label for role in scheme.signers(agreement.answers, self._desk.basis(case))}
        since = local_day(agreement.sealed_at) if agreement.sealed_at else self._desk.clock.today()
        nobody = agreement.status is Status.SEALED and not agreement.signers
        return AgreementRow(
            agreement=agreement,
            case_id=case.id,
            citizen=case.citizen.name,
            title=scheme.title,
            icon=scheme.icon,
            group=scheme.group,
            status_words=N_("Udfærdiget") if nobody else STATUS_WORDS[agreement.status],
            missing=tuple(roles.get(key, key) for key in agreement.missing_signers),
            days_waiting=(self._desk.clock.today() - since).days,
        )

    def papers(self, case_id: UUID | None = None) -> tuple[Paper, ...]:
        """Sealed agreements and attachments, newest first."""
        sealed = [agreement for agreement in self._store.agreements(case_id) if agreement.copies]
        files = self._store.attachments(case_id=case_id)
        cases = self._store.cases({agreement.case_id for agreement in sealed} | {file.case_id for file in files})
        found = [*_sealed(sealed, cases), *_files(files, cases)]
        return tuple(sorted(found, key=lambda paper: paper.at, reverse=True))

    def history(self, case_id: UUID | None = None) -> list[HistoryLine]:
        return self._store.history(case_id)

    def course(self, case_id: UUID) -> tuple[WeekHours, ...]:
        """Hours week by week: as the plans in force say, and as follow-ups tell they were worked."""
        planned: dict[date, Decimal] = {}
        actual: dict[date, Decimal] = {}
        found = self._store.agreements(case_id, (Status.SEALED.value, Status.SIGNED.value))
        for agreement in sorted(found, key=_by_weight):
            planned |= dict(_planned_weeks(agreement.answers))
            actual |= dict(_worked_weeks(agreement.answers))
        return tuple(WeekHours(monday, planned.get(monday), actual.get(monday)) for monday in sorted(planned | actual))

    def day(self, case_id: UUID | None = None) -> tuple[DayRow, ...]:
        """What there is to do, in one case or in all: overdue first, then today, this week, what is waiting."""
        live = self._of_open_cases(case_id, LIVE)
        held, renewed = _last_held(live), _renewed(live)
        return _in_order(
            row
            for agreement, case in live
            if agreement.id not in renewed
            for row in self._day_rows(agreement, case, held)
        )

    def follow_ups(self, case_id: UUID | None = None) -> tuple[DayRow, ...]:
        """All agreed follow-ups that were not held yet, however far ahead they lie."""
        live = self._of_open_cases(case_id, (Status.SEALED.value, Status.SIGNED.value))
        held = _last_held(live)
        return _in_order(row for agreement, case in live for row in self._follow_ups(agreement, case, held, date.max))

    def _of_open_cases(self, case_id: UUID | None, statuses: Iterable[str]) -> list[tuple[Agreement, Case]]:
        """Read at once, however many there are: a question for each would take seconds in a large office."""
        agreements = self._store.agreements(case_id, statuses, of_open_cases=True)
        cases = self._store.cases({agreement.case_id for agreement in agreements})
        return [(agreement, cases[agreement.case_id]) for agreement in agreements]

    def _day_rows(self, agreement: Agreement, case: Case, held: Held) -> Iterator[DayRow]:
        if agreement.status is Status.DRAFT:
            saved = agreement.saved_at or agreement.created_at
            yield self._day_row(
                When.WAITING, None, agreement, case, N_("Kladde: {title}"), N_("Sidst ændret {saved}"),
                Step.WRITE_ON, saved=local_day(saved),
            )  # fmt: skip
            return
        if agreement.missing_signers:
            yield self._unsigned(agreement, case)
        elif agreement.scheme == "consent":
            yield from self._ending_consent(agreement, case)
        else:
            yield from self._steps(agreement, case)
            yield from self._follow_ups(agreement, case, held, self._desk.clock.today() + SOON)

    def _unsigned(self, agreement: Agreement, case: Case) -> DayRow:
        row = self._row(agreement, case)
        when = When.TODAY if row.days_waiting >= SOON.days else When.WAITING
        return self._day_row(
            when, None, agreement, case, N_("Underskrift mangler: {title}"),
            N_("Mangler: {missing} · forseglet {day}"), Step.SIGN,
            missing=row.missing, day=self._desk.clock.today() - timedelta(days=row.days_waiting),
        )  # fmt: skip

    def _ending_consent(self, agreement: Agreement, case: Case) -> Iterator[DayRow]:
        """A consent that ends soon or has ended, until it is renewed."""
        row = self._consents.row(agreement)
        if row.consent is None or row.consent.valid_to is None:
            return
        if row.state not in (ConsentState.ENDING, ConsentState.EXPIRED):
            return
        yield self._day_row(
            self._when(row.consent.valid_to), row.consent.valid_to, agreement, case,
            N_("Samtykke udløber: {name}"), N_("Gælder til {day}"), Step.RENEW,
            name=row.consent.name, day=row.consent.valid_to,
        )  # fmt: skip

    def _steps(self, agreement: Agreement, case: Case) -> Iterator[DayRow]:
        today = self._desk.clock.today()
        for row in agreement.answers.rows("plan"):
            start, hours = row.date("from_day"), row.hours("hours")
            if start and hours is not None and week_of(start) == week_of(today) and start >= today:
                yield self._day_row(
                    self._when(start), start, agreement, case, N_("Nyt trin i planen: {hours} timer om ugen"),
                    N_("{title}, version {version}"), Step.SEE_PLAN, hours=hours, version=agreement.version,
                )  # fmt: skip

    def _follow_ups(self, agreement: Agreement, case: Case, held: Held, until: date) -> Iterator[DayRow]:
        latest = held.get(case.id)
        for row in agreement.answers.rows("follow_ups"):
            day = row.date("on")
            if day is None or day > until or (latest and latest >= day):
                continue
            yield self._day_row(
                self._when(day), day, agreement, case, N_("Opfølgning på planen"),
                N_("Aftalt til {day} med {who}"), Step.FOLLOW_UP, day=day, who=row.text("who"),
            )  # fmt: skip

    def _when(self, day: date) -> When:
        """As near as the one function says that decides for all lists."""
        return When(due_on(day, self._desk.calendar).urgency(self._desk.clock.today()).value)

    def _day_row(
        self, when: When, on: date | None, agreement: Agreement, case: Case, what: str, why: str, step: Step, /,
        **places: object,
    ) -> DayRow:  # fmt: skip
        title = (BY_KEY[agreement.scheme].title,)
        return DayRow(
            when, on, case.id, agreement.id, case.citizen.name, case.workplace.name,
            case.absence_week(self._desk.clock.today()), what, why, step, (("title", title), *places.items()),
        )  # fmt: skip


def _by_weight(agreement: Agreement) -> tuple[bool, datetime]:
    """What is signed counts for more than what is only sealed, then what is newer."""
    return agreement.status is Status.SIGNED, agreement.created_at


def _sealed(agreements: Iterable[Agreement], cases: Mapping[UUID, Case]) -> Iterator[Paper]:
    for agreement in agreements:
        if agreement.sealed_at:
            case, title = cases[agreement.case_id], BY_KEY[agreement.scheme].title
            yield Paper(title, case.id, case.citizen.name, agreement.number, agreement.sealed_at, agreement, None)


def _files(files: Iterable[Attachment], cases: Mapping[UUID, Case]) -> Iterator[Paper]:
    for file in files:
        yield Paper(file.name, file.case_id, cases[file.case_id].citizen.name, "", file.added_at, None, file)


def _renewed(agreements: Iterable[tuple[Agreement, Case]]) -> set[UUID]:
    """Given consents that a later one to the same counterparty goes on from."""
    given = [
        agreement
        for agreement, _ in agreements
        if BY_KEY[agreement.scheme].group is Group.CONSENT and agreement.status is Status.SIGNED
    ]
    latest: dict[tuple[UUID, str, str], Agreement] = {}
    for agreement in sorted(given, key=lambda one: one.answers.date("valid_to") or date.min):
        latest[agreement.case_id, agreement.answers.text("counterparty"), agreement.answers.text("name")] = agreement
    return {agreement.id for agreement in given} - {agreement.id for agreement in latest.values()}


def _last_held(agreements: Iterable[tuple[Agreement, Case]]) -> Held:
    found: dict[UUID, date] = {}
    for agreement, case in agreements:
        day = agreement.answers.date("on") if agreement.scheme == "hours_follow_up" else None
        if day and agreement.status is Status.SEALED:
            found[case.id] = max(day, found.get(case.id, day))
    return found


def _in_order(rows: Iterable[DayRow]) -> tuple[DayRow, ...]:
    order = list(When)
    return tuple(sorted(rows, key=lambda row: (order.index(row.when), row.day or date.max, row.citizen)))


def _planned_weeks(answers: Answers) -> Iterator[tuple[date, Decimal]]:
    for row in answers.rows("plan"):
        start, end, hours = row.date("from_day"), last_day(row), row.hours("hours")
        while start and end and hours is not None and start <= end:
            yield week_of(start).monday, hours
            start += timedelta(weeks=1)


def _worked_weeks(answers: Answers) -> Iterator[tuple[date, Decimal]]:
    for row in answers.rows("weeks"):
        monday, worked = row.date("monday"), row.hours("worked")
        if monday and worked is not None:
            yield week_of(monday).monday, worked
