"""The read side: frozen rows for lists, documents, the course of a case and its history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Attachment, Case, HistoryLine
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.desk import Desk, local_day
from caseworker_app.services.meeting_days import is_planned
from caseworker_app.services.ports import CaseFilter, SearchHit
from caseworker_app.services.week_hours import IN_FORCE, week_hours
from caseworker_app.texts import N_

WAITING = (Status.DRAFT.value, Status.SEALED.value)

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


class Step(StrEnum):
    """What a document that is not finished waits for; its value is the message on the button."""

    WRITE_ON = N_("Skriv videre")
    SIGN = N_("Notér underskrift")


@dataclass(frozen=True)
class Unfinished:
    """A draft, or a document that somebody has not signed yet (ufærdigt dokument)."""

    agreement: Agreement
    case: Case
    step: Step
    what: str
    why: str
    since: date
    days_waiting: int
    places: tuple[tuple[str, object], ...]


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


class Overview:
    """Answers what the pages show. One call gives plain rows, nothing lazy."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def case_ids(self, wanted: CaseFilter) -> Sequence[UUID]:
        return self._store.case_ids(wanted)

    def case_counts(self, words: str = "") -> dict[tuple[str, str], int]:
        """How many cases there are of each status and kind among those the words find."""
        return self._store.case_counts(words)

    def find(self, words: str, most: int = 12) -> list[SearchHit]:
        return self._store.find(words, most)

    def agreements(self, case_id: UUID, *groups: Group) -> tuple[AgreementRow, ...]:
        """The agreements of a case, newest first, all versions."""
        case = self._store.case(case_id)
        rows = (self._row(agreement, case) for agreement in self._store.agreements(case_id))
        return tuple(row for row in rows if not groups or row.group in groups)

    def _row(self, agreement: Agreement, case: Case) -> AgreementRow:
        scheme = BY_KEY[agreement.scheme]
        roles = {role.key: role.label for role in scheme.signers(agreement.answers, self._desk.basis(case))}
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
            days_waiting=self.days_waiting(agreement),
        )

    def papers(self, case_id: UUID | None = None) -> tuple[Paper, ...]:
        """Sealed agreements and attachments, newest first; no version of what was withdrawn because of a mistake."""
        agreements = self._store.agreements(case_id)
        away = {agreement.thread for agreement in agreements if agreement.is_sealed_away}
        sealed = [agreement for agreement in agreements if agreement.copies and agreement.thread not in away]
        files = self._store.attachments(case_id=case_id)
        cases = self._store.cases({agreement.case_id for agreement in sealed} | {file.case_id for file in files})
        found = [*_sealed(sealed, cases), *_files(files, cases)]
        return tuple(sorted(found, key=lambda paper: paper.at, reverse=True))

    def history(self, case_id: UUID | None = None) -> list[HistoryLine]:
        return self._store.history(case_id)

    def course(self, case_id: UUID) -> tuple[WeekHours, ...]:
        """Hours week by week: as the plans in force say, and as follow-ups tell they were worked."""
        planned, actual = week_hours(self._store.agreements(case_id, IN_FORCE))
        return tuple(WeekHours(monday, planned.get(monday), actual.get(monday)) for monday in sorted(planned | actual))

    def unfinished(self, case_id: UUID | None = None) -> tuple[Unfinished, ...]:
        """Drafts and what is not signed by all, in one open case or in all; the longest wait first."""
        return self.waiting(self._store.agreements(case_id, WAITING, of_open_cases=True))

    def drafts(self) -> list[Agreement]:
        """What is being written in all open cases."""
        return self._store.agreements(None, (Status.DRAFT.value,), of_open_cases=True)

    def waiting(self, agreements: Iterable[Agreement]) -> tuple[Unfinished, ...]:
        """Those of the agreements that wait for words or for a signature, the longest wait first.

        A planned meeting waits for its day and has a deadline of its own.
        """
        found = (one for one in agreements if one.status is Status.DRAFT or one.missing_signers)
        waiting = [one for one in found if not (is_planned(one) and one.answers.date("day"))]
        # Read at once, however many there are: a question for each would take seconds in a large office.
        cases = self._store.cases({one.case_id for one in waiting})
        rows = (self._unfinished(one, cases[one.case_id]) for one in waiting)
        return tuple(sorted(rows, key=lambda row: (row.step is Step.WRITE_ON, row.since, row.case.citizen.name)))

    def days_waiting(self, agreement: Agreement) -> int:
        """Days since it was sealed; none for a draft."""
        since = local_day(agreement.sealed_at) if agreement.sealed_at else self._desk.clock.today()
        return (self._desk.clock.today() - since).days

    def _unfinished(self, agreement: Agreement, case: Case) -> Unfinished:
        if agreement.status is Status.DRAFT:
            saved = local_day(agreement.saved_at or agreement.created_at)
            title = (BY_KEY[agreement.scheme].title,)
            return Unfinished(
                agreement, case, Step.WRITE_ON, N_("Kladde: {title}"), N_("Sidst ændret {saved}"), saved, 0,
                (("title", title), ("saved", saved)),
            )  # fmt: skip
        row = self._row(agreement, case)
        since = self._desk.clock.today() - timedelta(days=row.days_waiting)
        return Unfinished(
            agreement, case, Step.SIGN, N_("Underskrift mangler: {title}"), N_("Mangler: {missing} · forseglet {day}"),
            since, row.days_waiting, (("title", (row.title,)), ("missing", row.missing), ("day", since)),
        )  # fmt: skip


def _sealed(agreements: Iterable[Agreement], cases: Mapping[UUID, Case]) -> Iterator[Paper]:
    for agreement in agreements:
        if agreement.sealed_at:
            case, title = cases[agreement.case_id], BY_KEY[agreement.scheme].title
            yield Paper(title, case.id, case.citizen.name, agreement.number, agreement.sealed_at, agreement, None)


def _files(files: Iterable[Attachment], cases: Mapping[UUID, Case]) -> Iterator[Paper]:
    for file in files:
        yield Paper(file.name, file.case_id, cases[file.case_id].citizen.name, "", file.added_at, None, file)
