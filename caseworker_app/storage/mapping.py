"""Rows of the archive to values of the domain and back. Days and times are ISO text, numbers are text."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from caseworker_app.domain import answers
from caseworker_app.domain.agreement import Agreement, Copy, Method, Signature, Status, Withdrawal
from caseworker_app.domain.case import (
    Attachment,
    Case,
    CaseKind,
    CaseStatus,
    Citizen,
    ConfirmedBy,
    Employment,
    HistoryLine,
    Note,
    Participant,
    ParticipantDetails,
    Role,
    Workplace,
)
from caseworker_app.domain.deadline import DeadlineMove, MoveKind
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import CaseEvent, EventKind, Task
from caseworker_app.domain.identity import Cpr
from caseworker_app.domain.party import Contact, ContactRole, Organisation, OrganisationKind, Sector
from caseworker_app.services.ports import CaseRow
from caseworker_app.storage.database import Row
from caseworker_app.storage.search import sort_key

Values = dict[str, Any]
NOTHING = "[]"

CITIZEN = (
    "cpr, born, name, address, postcode, town, phone, email, protected_address, digital_post, interpreter,"
    " municipality, safety"
)
WORKPLACE = "name, cvr, p_number, address, postcode, town, phone, ean, sector, id"
CASE = (
    "id, number, kind, status, job_title, form, hours, since, flexi_job_since, opened_on, first_absence_day,"
    " confirmed_by, caseworker, closed_on, outcome, intake, revision"
)
PARTICIPANT = (
    "id, role, name, organisation, phone, email, since, until, organisation_id, contact_id, may_receive, details,"
    " attachment_id"
)
ORGANISATION = (
    "id, kind, name, cvr, p_number, ean, address, postcode, town, phone, email, sector, note, retired, merged_into"
)
CONTACT = "id, organisation_id, name, roles, title, phone, email, retired"
AGREEMENT = (
    "id, thread, case_id, scheme, number, version, status, answers, created_at, created_by, revision, saved_at,"
    " sealed_at, sealed_by, starts, ends, rules, signers, signatures, copies, fingerprint, withdrawal"
)
_CITIZEN_COLUMNS = CITIZEN.count(",") + 1
NOTE = "id, case_id, author, written_at, about, text, replaces, kind"
ATTACHMENT = "id, case_id, name, media_type, size, sha256, added_at, added_by, agreement_id"
EVENT = "id, case_id, kind, day, recorded_at, recorded_by, note, until, struck"
TASK = "id, case_id, text, due, owner, created_at, created_by"
MOVE = "id, case_id, deadline, kind, due, day, reason, at, who"
HISTORY = "number, at, who, what, case_id, subject, places, digest"
WHOLE_CASE = ", ".join(
    f"{table}.{column}" for table, columns in (("c", CASE), ("p", CITIZEN), ("w", WORKPLACE))
    for column in columns.split(", ")
)  # fmt: skip
CASE_ROW = (
    "c.id, c.number, p.name, p.cpr, p.born, w.name, c.job_title, c.kind, c.status, c.first_absence_day, c.caseworker"
)


def citizen_values(citizen: Citizen) -> Values:
    return {
        "cpr": citizen.cpr.digits,
        "born": citizen.cpr.born.isoformat(),
        "name": citizen.name,
        "address": citizen.address,
        "postcode": citizen.postcode,
        "town": citizen.town,
        "phone": citizen.phone,
        "email": citizen.email,
        "protected_address": citizen.protected_address,
        "digital_post": citizen.digital_post,
        "interpreter": citizen.interpreter,
        "municipality": citizen.municipality,
        "safety": citizen.safety,
    }


def citizen_of(row: Row) -> Citizen:
    cpr, born, name, address, postcode, town, phone, email, protected, digital, *others = row
    interpreter, municipality, safety = others
    return Citizen(
        cpr=Cpr(cpr, date.fromisoformat(born)), name=name, address=address, postcode=postcode, town=town,
        phone=phone, email=email, protected_address=bool(protected), digital_post=bool(digital),
        interpreter=interpreter, municipality=municipality, safety=safety,
    )  # fmt: skip


def workplace_values(workplace: Workplace) -> Values:
    """Without the id, which the register gives."""
    words = {column: getattr(workplace, column) for column in WORKPLACE.split(", ") if column != "id"}
    return {**words, "name_sort": sort_key(workplace.name)}


def workplace_of(row: Row) -> Workplace:
    name, cvr, p_number, address, postcode, town, phone, ean, sector, identity = row
    return Workplace(name, cvr, p_number, address, postcode, town, phone, ean, sector, UUID(bytes=identity))


def organisation_values(organisation: Organisation) -> Values:
    return {
        "id": organisation.id.bytes,
        "kind": organisation.kind.value,
        "name": organisation.name,
        "cvr": organisation.cvr,
        "p_number": organisation.p_number,
        "ean": organisation.ean,
        "address": organisation.address,
        "postcode": organisation.postcode,
        "town": organisation.town,
        "phone": organisation.phone,
        "email": organisation.email,
        "sector": organisation.sector.value,
        "note": organisation.note,
        "retired": organisation.retired,
        "merged_into": organisation.merged_into and organisation.merged_into.bytes,
        "name_sort": sort_key(organisation.name),
    }


def organisation_of(row: Row) -> Organisation:
    identity, kind, name, cvr, p_number, ean, address, postcode, town, phone, email, *others = row
    sector, note, retired, merged_into = others
    return Organisation(
        id=UUID(bytes=identity), kind=OrganisationKind(kind), name=name, cvr=cvr, p_number=p_number, ean=ean,
        address=address, postcode=postcode, town=town, phone=phone, email=email, sector=Sector(sector), note=note,
        retired=bool(retired), merged_into=id_of(merged_into),
    )  # fmt: skip


def contact_values(contact: Contact) -> Values:
    return {
        "id": contact.id.bytes,
        "organisation_id": contact.organisation_id.bytes,
        "name": contact.name,
        "roles": written([role.value for role in contact.roles]),
        "title": contact.title,
        "phone": contact.phone,
        "email": contact.email,
        "retired": contact.retired,
        "name_sort": sort_key(contact.name),
    }


def contact_of(row: Row) -> Contact:
    identity, organisation_id, name, roles, title, phone, email, retired = row
    return Contact(
        id=UUID(bytes=identity), organisation_id=UUID(bytes=organisation_id), name=name,
        roles=tuple(ContactRole(role) for role in json.loads(roles)), title=title, phone=phone, email=email,
        retired=bool(retired),
    )  # fmt: skip


def case_values(case: Case) -> Values:
    """Without the people, who have tables of their own; with the keys the lists are sorted by."""
    job = case.employment
    return {
        "id": case.id.bytes,
        "number": case.number,
        "kind": case.kind.value,
        "status": case.status.value,
        "job_title": job.job_title,
        "form": job.form,
        "hours": str(job.hours),
        "since": _day(job.since),
        "flexi_job_since": _day(job.flexi_job_since),
        "opened_on": _day(case.opened_on),
        "first_absence_day": _day(case.first_absence_day),
        "confirmed_by": case.confirmed_by.value,
        "caseworker": case.caseworker,
        "closed_on": _day(case.closed_on),
        "outcome": case.outcome,
        "intake": case.intake,
        "revision": case.revision,
        "citizen_sort": sort_key(case.citizen.name),
        "workplace_sort": sort_key(case.workplace.name),
        "job_sort": sort_key(job.job_title),
        "caseworker_sort": sort_key(case.caseworker),
    }


def case_of(row: Row, participants: Iterable[Row]) -> Case:
    """A case from one row with its citizen and workplace (WHOLE_CASE)."""
    (
        identity, number, kind, status, job_title, form, hours, since, flexi_since, opened_on, first_absence_day,
        confirmed_by, caseworker, closed_on, outcome, intake, revision, *people
    ) = row  # fmt: skip
    citizen, workplace = tuple(people[:_CITIZEN_COLUMNS]), tuple(people[_CITIZEN_COLUMNS:])
    return Case(
        id=UUID(bytes=identity), number=number, kind=CaseKind(kind), status=CaseStatus(status),
        citizen=citizen_of(citizen), workplace=workplace_of(workplace),
        employment=Employment(job_title, form, Decimal(hours), day_of(since), day_of(flexi_since)),
        opened_on=date.fromisoformat(opened_on), first_absence_day=day_of(first_absence_day),
        confirmed_by=ConfirmedBy(confirmed_by), caseworker=caseworker, closed_on=day_of(closed_on),
        outcome=outcome, intake=intake, revision=revision,
        participants=tuple(_participant_of(part) for part in participants),
    )  # fmt: skip


def participant_values(case: Case, place: int, participant: Participant) -> Values:
    return {
        "case_id": case.id.bytes,
        "place": place,
        "id": participant.id.bytes,
        "role": participant.role.value,
        "name": participant.name,
        "organisation": participant.organisation,
        "phone": participant.phone,
        "email": participant.email,
        "since": _day(participant.since),
        "until": _day(participant.until),
        "organisation_id": participant.organisation_id and participant.organisation_id.bytes,
        "contact_id": participant.contact_id and participant.contact_id.bytes,
        "may_receive": written(sorted(participant.may_receive)),
        "details": written(_details_values(participant.details)),
        "attachment_id": participant.attachment_id and participant.attachment_id.bytes,
    }


def _participant_of(row: Row) -> Participant:
    identity, role, name, organisation, phone, email, since, until, organisation_id, contact_id, *others = row
    may_receive, details, attachment_id = others
    return Participant(
        id=UUID(bytes=identity), role=Role(role), name=name, organisation=organisation, phone=phone, email=email,
        since=day_of(since), until=day_of(until), organisation_id=id_of(organisation_id), contact_id=id_of(contact_id),
        may_receive=frozenset(json.loads(may_receive)), details=_details_of(json.loads(details)),
        attachment_id=id_of(attachment_id),
    )  # fmt: skip


def _details_values(details: ParticipantDetails) -> Values:
    """Only what was said, so that most rows hold next to nothing."""
    said = {"language": details.language, "agency": details.agency, "born": _day(details.born), "scope": details.scope}
    return {key: value for key, value in said.items() if value}


def _details_of(values: Values) -> ParticipantDetails:
    return ParticipantDetails(
        language=values.get("language", ""), agency=values.get("agency", ""), born=day_of(values.get("born")),
        scope=values.get("scope", ""),
    )  # fmt: skip


def case_row_of(row: Row) -> CaseRow:
    identity, number, citizen, cpr, born, workplace, job_title, kind, status, first_absence_day, caseworker = row
    birthday = date.fromisoformat(born)
    return CaseRow(
        id=UUID(bytes=identity), number=number, citizen=citizen, cpr_masked=Cpr(cpr, birthday).masked,
        born=birthday, workplace=workplace, job_title=job_title, kind=kind, status=status,
        first_absence_day=day_of(first_absence_day), caseworker=caseworker,
    )  # fmt: skip


def agreement_values(agreement: Agreement) -> Values:
    return {
        "id": agreement.id.bytes,
        "thread": agreement.thread.bytes,
        "case_id": agreement.case_id.bytes,
        "scheme": agreement.scheme,
        "number": agreement.number,
        "version": agreement.version,
        "status": agreement.status.value,
        "answers": answers.to_text(agreement.answers),
        "created_at": moment(agreement.created_at),
        "created_by": agreement.created_by,
        "revision": agreement.revision,
        "saved_at": _moment(agreement.saved_at),
        "sealed_at": _moment(agreement.sealed_at),
        "sealed_by": agreement.sealed_by,
        "starts": _day(agreement.starts),
        "ends": _day(agreement.ends),
        "rules": written(list(agreement.rules)),
        "signers": written(list(agreement.signers)),
        "signatures": written([_signature_values(signature) for signature in agreement.signatures]),
        "copies": written([[copy.reader.value, copy.sha256, copy.pages] for copy in agreement.copies]),
        "fingerprint": agreement.fingerprint,
        "withdrawal": agreement.withdrawal and written(_withdrawal_values(agreement.withdrawal)),
    }


def agreement_of(row: Row) -> Agreement:
    (
        identity, thread, case_id, scheme, number, version, status, words, created_at, created_by, revision,
        saved_at, sealed_at, sealed_by, starts, ends, rules, signers, signatures, copies, fingerprint, withdrawal,
    ) = row  # fmt: skip
    return Agreement(
        id=UUID(bytes=identity), thread=UUID(bytes=thread), case_id=UUID(bytes=case_id), scheme=scheme,
        number=number, version=version, status=Status(status), answers=answers.Kept(words),
        created_at=datetime.fromisoformat(created_at), created_by=created_by, revision=revision,
        saved_at=_moment_of(saved_at), sealed_at=_moment_of(sealed_at), sealed_by=sealed_by,
        starts=day_of(starts), ends=day_of(ends), rules=_names_of(rules), signers=_names_of(signers),
        signatures=() if signatures == NOTHING else tuple(map(_signature_of, json.loads(signatures))),
        copies=() if copies == NOTHING else tuple(
            Copy(Reader(reader), sha256, pages) for reader, sha256, pages in json.loads(copies)
        ),
        fingerprint=fingerprint, withdrawal=_withdrawal_of(json.loads(withdrawal)) if withdrawal else None,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _names_of(text: str) -> tuple[str, ...]:
    """Rules and signers: the same few lists stand in thousands of rows."""
    return tuple(json.loads(text))


def _signature_values(signature: Signature) -> Values:
    return {
        "role": signature.role,
        "name": signature.name,
        "signed_on": signature.signed_on.isoformat(),
        "method": signature.method.value,
        "noted_by": signature.noted_by,
        "note": signature.note,
        "attachment_id": signature.attachment_id and str(signature.attachment_id),
    }


def _signature_of(values: Values) -> Signature:
    scan = values["attachment_id"]
    return Signature(
        role=values["role"], name=values["name"], signed_on=date.fromisoformat(values["signed_on"]),
        method=Method(values["method"]), noted_by=values["noted_by"], note=values["note"],
        attachment_id=UUID(scan) if scan else None,
    )  # fmt: skip


def _withdrawal_values(withdrawal: Withdrawal) -> Values:
    return {
        "on": withdrawal.on.isoformat(),
        "channel": withdrawal.channel,
        "received_by": withdrawal.received_by,
        "reason": withdrawal.reason,
    }


def _withdrawal_of(values: Values) -> Withdrawal:
    return Withdrawal(
        date.fromisoformat(values["on"]), values["channel"], values["received_by"], values["reason"]
    )


def note_values(note: Note) -> Values:
    return {
        "id": note.id.bytes,
        "case_id": note.case_id.bytes,
        "author": note.author,
        "written_at": moment(note.written_at),
        "about": note.about.isoformat(),
        "text": note.text,
        "replaces": note.replaces and note.replaces.bytes,
        "kind": note.kind,
    }


def note_of(row: Row) -> Note:
    identity, case_id, author, written_at, about, text, replaces, kind = row
    return Note(
        id=UUID(bytes=identity), case_id=UUID(bytes=case_id), author=author,
        written_at=datetime.fromisoformat(written_at), about=date.fromisoformat(about), text=text,
        replaces=id_of(replaces), kind=kind,
    )  # fmt: skip


def attachment_values(attachment: Attachment) -> Values:
    return {
        "id": attachment.id.bytes,
        "case_id": attachment.case_id.bytes,
        "agreement_id": attachment.agreement_id and attachment.agreement_id.bytes,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "added_at": moment(attachment.added_at),
        "added_by": attachment.added_by,
    }


def attachment_of(row: Row) -> Attachment:
    identity, case_id, name, media_type, size, sha256, added_at, added_by, agreement_id = row
    return Attachment(
        id=UUID(bytes=identity), case_id=UUID(bytes=case_id), name=name, media_type=media_type, size=size,
        sha256=sha256, added_at=datetime.fromisoformat(added_at), added_by=added_by,
        agreement_id=id_of(agreement_id),
    )  # fmt: skip


def event_values(event: CaseEvent) -> Values:
    return {
        "id": event.id.bytes,
        "case_id": event.case_id.bytes,
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "recorded_at": moment(event.recorded_at),
        "recorded_by": event.recorded_by,
        "note": event.note,
        "until": _day(event.until),
        "struck": event.struck,
    }


def event_of(row: Row) -> CaseEvent:
    identity, case_id, kind, day, recorded_at, recorded_by, note, until, struck = row
    return CaseEvent(
        id=UUID(bytes=identity), case_id=UUID(bytes=case_id), kind=EventKind(kind), day=date.fromisoformat(day),
        recorded_at=datetime.fromisoformat(recorded_at), recorded_by=recorded_by, note=note, until=day_of(until),
        struck=struck,
    )  # fmt: skip


def task_values(task: Task) -> Values:
    return {
        "id": task.id.bytes,
        "case_id": task.case_id and task.case_id.bytes,
        "text": task.text,
        "due": task.due.isoformat(),
        "owner": task.owner,
        "created_at": moment(task.created_at),
        "created_by": task.created_by,
    }


def task_of(row: Row) -> Task:
    identity, case_id, text, due, owner, created_at, created_by = row
    return Task(
        id=UUID(bytes=identity), case_id=id_of(case_id), text=text, due=date.fromisoformat(due), owner=owner,
        created_at=datetime.fromisoformat(created_at), created_by=created_by,
    )  # fmt: skip


def move_values(move: DeadlineMove) -> Values:
    return {
        "id": move.id.bytes,
        "case_id": move.case_id and move.case_id.bytes,
        "deadline": move.deadline,
        "kind": move.kind.value,
        "due": _day(move.due),
        "day": move.day.isoformat(),
        "reason": move.reason,
        "at": moment(move.at),
        "who": move.by,
    }


def move_of(row: Row) -> DeadlineMove:
    identity, case_id, deadline, kind, due, day, reason, at, who = row
    return DeadlineMove(
        id=UUID(bytes=identity), case_id=id_of(case_id), deadline=deadline, kind=MoveKind(kind), due=day_of(due),
        day=date.fromisoformat(day), reason=reason, at=datetime.fromisoformat(at), by=who,
    )  # fmt: skip


def history_line_of(row: Row) -> HistoryLine:
    number, at, who, what, case_id, subject, places, digest = row
    return HistoryLine(
        number=number, at=datetime.fromisoformat(at), who=who, what=what, case_id=id_of(case_id),
        subject=id_of(subject), places=json.loads(places), digest=digest,
    )  # fmt: skip


def written(value: object) -> str:
    """JSON in one form only, because digests and triggers compare it letter by letter."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def moment(at: datetime) -> str:
    """UTC with all digits, so that the order of the text is the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(at: datetime | None) -> str | None:
    return moment(at) if at else None


def _moment_of(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def id_of(value: bytes | None) -> UUID | None:
    return UUID(bytes=value) if value else None
