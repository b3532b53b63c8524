"""Real encrypted archives for tests of every layer: quick to make, fictional in content."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Copy, Method, Signature, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import (
    Case,
    CaseKind,
    CaseStatus,
    Citizen,
    ConfirmedBy,
    Employment,
    Note,
    Participant,
    Role,
    Workplace,
)
from caseworker_app.domain.document import Reader
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.services.ports import Act
from caseworker_app.storage import archive
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import Cost

QUICK = Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "fire ord om søen"
OWNER = "Sagsbehandler Sørensen"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7 " + bytes(range(256)) * 20
PDF_HASH = hashlib.sha256(PDF).hexdigest()
ACT = Act("Noget blev prøvet.")


@dataclass
class FixedClock:
    """A clock that stands until a test moves it."""

    at: datetime = field(default=NOW)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def advance(self, **how_long: float) -> None:
        self.at += timedelta(**how_long)


def owner() -> str:
    return OWNER


def quick_archive(folder: Path, clock: FixedClock | None = None) -> tuple[SqliteStore, str]:
    """A new encrypted archive and its recovery key."""
    path = folder / f"arkiv{archive.ENDING}"
    return archive.create(path, OWNER, PASSPHRASE, who=owner, clock=clock or FixedClock(), cost=QUICK)


def quick_store(folder: Path, clock: FixedClock | None = None) -> SqliteStore:
    """A new encrypted archive. Close it at the end."""
    return quick_archive(folder, clock)[0]


def reopened(store: SqliteStore) -> SqliteStore:
    """The same archive, closed and opened again with its passphrase."""
    store.close()
    return archive.open_with_passphrase(store.database.path, PASSPHRASE, who=owner, clock=FixedClock())


def a_case(number: str = "2026-00001", name: str = "Åse Ærø", cpr: str = "7003851234", **changes: Any) -> Case:
    """A case that is not saved yet. The CPR number is a replacement number (day + 60)."""
    case = Case(
        id=new_id(),
        number=number,
        kind=CaseKind.SICK_LISTED,
        citizen=Citizen(read_cpr(cpr), name, "Havnegade 1", "8000", "Aarhus C", protected_address=True),
        workplace=Workplace("Østerbro Bageri", address="Brødgade 2", postcode="2100", town="København Ø"),
        employment=Employment("Bager", hours=Decimal("37.50"), since=date(2019, 5, 1)),
        opened_on=date(2026, 11, 2),
        first_absence_day=date(2026, 10, 26),
        confirmed_by=ConfirmedBy.EMPLOYER,
        caseworker=OWNER,
    )
    return replace(case, **changes)


def a_draft(case_id: UUID, number: str = "2026-00001-1", **changes: Any) -> Agreement:
    """An agreement being written, not saved yet."""
    draft = Agreement(
        id=new_id(),
        thread=new_id(),
        case_id=case_id,
        scheme="partial_return",
        number=number,
        version=1,
        status=Status.DRAFT,
        answers=Answers({"start": date(2026, 12, 1), "hours": Decimal("18.50")}),
        created_at=NOW,
        created_by=OWNER,
    )
    return replace(draft, **changes)


def a_note(case_id: UUID, text: str = "Talt med borgeren om ugen.", **changes: Any) -> Note:
    """A note that is not saved yet."""
    note = Note(new_id(), case_id, author=OWNER, written_at=NOW, about=NOW.date(), text=text)
    return replace(note, **changes)


def a_full_case() -> Case:
    """A case in which every field has a value of its own."""
    return Case(
        id=new_id(),
        number="2026-00123",
        kind=CaseKind.AT_RISK,
        citizen=Citizen(
            read_cpr("7003851234"), "Łukasz Ærø", "Ågade 3", "9000", "Aalborg", "20 12 34 56", "l@eksempel.dk",
            protected_address=True, digital_post=False, interpreter="polsk",
        ),
        workplace=Workplace("Ørsted Service", "12345674", "1003456789", "Øvej 1", "8000", "Aarhus", "86 00 00 00"),
        employment=Employment("Rørlægger", "flexi", Decimal("12.50"), date(2010, 2, 1), date(2024, 8, 1)),
        opened_on=date(2026, 1, 5),
        first_absence_day=date(2025, 12, 22),
        confirmed_by=ConfirmedBy.EMPLOYER,
        participants=(
            Participant(new_id(), Role.UNION, "Öğüt Nguyễn", "3F", "33 00 00 00", "o@eksempel.dk"),
            Participant(new_id(), Role.GP, "Læge Ibrahim"),
        ),
        caseworker=OWNER,
        status=CaseStatus.CLOSED,
        closed_on=date(2026, 11, 1),
        outcome="tilbage på fuld tid",
    )  # fmt: skip


def a_signature(role: str, scan: UUID | None = None) -> Signature:
    """Somebody's signature on paper."""
    return Signature(role, f"Navn for {role}", date(2026, 11, 24), Method.PAPER, OWNER, "set på mødet 🙂", scan)


def as_sealed(draft: Agreement) -> Agreement:
    """The draft, sealed for two signers, not saved yet."""
    return replace(
        draft.moved(Status.SEALED),
        sealed_at=NOW, sealed_by=OWNER, starts=date(2026, 12, 1), ends=date(2027, 2, 28),
        rules=("DEL-01@2023-01-01",), signers=("citizen", "employer"),
        copies=(Copy(Reader.CITIZEN, PDF_HASH, 3), Copy(Reader.EMPLOYER, "ab" * 32, 2)), fingerprint="f" * 64,
    )  # fmt: skip


def put_case(store: SqliteStore, case: Case | None = None) -> Case:
    with store.write(ACT) as writing:
        return writing.put_case(case or a_case())


def put_agreement(store: SqliteStore, agreement: Agreement) -> Agreement:
    with store.write(ACT) as writing:
        return writing.put_agreement(agreement)


def put_note(store: SqliteStore, note: Note) -> Note:
    with store.write(ACT) as writing:
        writing.put_note(note)
    return note
