"""An agreement and its life: draft, sealed, signed, replaced, withdrawn."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.errors import Locked, UserError


class Status(Enum):
    """Where the agreement is in its life (tilstand)."""

    DRAFT = "draft"
    SEALED = "sealed"
    SIGNED = "signed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Method(Enum):
    """How somebody agreed. Oral is recorded as oral, never as a signature."""

    PAPER = "paper"
    DIGITAL = "digital"
    ORAL = "oral"


MAY_SIGN = frozenset({"interpreter"})
"""Roles that may sign beside the signers; nobody waits for them (valgfri underskrift)."""
MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.SEALED, Status.WITHDRAWN}),
    Status.SEALED: frozenset({Status.DRAFT, Status.SIGNED, Status.WITHDRAWN, Status.REPLACED}),
    Status.SIGNED: frozenset({Status.REPLACED, Status.WITHDRAWN}),
    Status.REPLACED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True)
class Signature:
    """That one signer agreed (underskrift): role, name, day, how, and the paper that shows it."""

    role: str
    name: str
    signed_on: date
    method: Method
    noted_by: str
    note: str = ""
    attachment_id: UUID | None = None


@dataclass(frozen=True)
class Copy:
    """One reader's sealed page: the exact bytes are kept in the archive under this hash."""

    reader: Reader
    sha256: str
    pages: int


@dataclass(frozen=True)
class Withdrawal:
    """How an agreement or a consent was taken back (tilbagekaldelse)."""

    on: date
    channel: str
    received_by: str
    reason: str = ""


SEALED_AWAY = "mistake"
"""The channel of a withdrawal after which the words are shown to nobody but those who look into the mistake."""


@dataclass(frozen=True)
class Agreement:
    """An agreement, application, letter or consent of one scheme (aftale), in one version.

    `thread` is shared by all versions of the same agreement, `number` is printed on the paper.
    """

    id: UUID
    thread: UUID
    case_id: UUID
    scheme: str
    number: str
    version: int
    status: Status
    answers: Answers
    created_at: datetime
    created_by: str
    revision: int = 0
    saved_at: datetime | None = None
    sealed_at: datetime | None = None
    sealed_by: str = ""
    starts: date | None = None
    ends: date | None = None
    rules: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    copies: tuple[Copy, ...] = ()
    fingerprint: str = ""
    withdrawal: Withdrawal | None = None

    @property
    def editable(self) -> bool:
        return self.status is Status.DRAFT

    @property
    def missing_signers(self) -> tuple[str, ...]:
        """Roles that have not signed or agreed yet."""
        agreed = {signature.role for signature in self.signatures}
        return tuple(role for role in self.signers if role not in agreed)

    @property
    def is_sealed_away(self) -> bool:
        """Whether it was withdrawn because it should never have been written like this."""
        return self.withdrawal is not None and self.withdrawal.channel == SEALED_AWAY

    def with_answers(self, answers: Answers) -> "Agreement":
        """The draft with other words; Locked once it is sealed."""
        if not self.editable:
            raise Locked("Aftalen er forseglet. Lav en ny version, hvis noget skal ændres.")
        return replace(self, answers=answers)

    def moved(self, to: Status) -> "Agreement":
        """The agreement one step on in its life; Locked for a step that is not allowed."""
        if to not in MOVES[self.status]:
            raise Locked("Det kan ikke lade sig gøre i den tilstand, aftalen er i nu.")
        if to is Status.DRAFT and self.signatures:
            raise Locked("Nogen har allerede skrevet under. Lav en ny version i stedet.")
        return replace(self, status=to)

    def reopened(self) -> "Agreement":
        """Back from sealed to draft while nobody has signed; the sealed pages are given up."""
        back = self.moved(Status.DRAFT)
        return replace(
            back, sealed_at=None, sealed_by="", starts=None, ends=None,
            signers=(), copies=(), fingerprint="", rules=(),
        )  # fmt: skip

    def signed(self, signature: Signature) -> "Agreement":
        """With one more signature; signed as a whole when nobody is missing."""
        if self.status is not Status.SEALED:
            raise Locked("Kun en forseglet aftale kan underskrives.")
        if signature.role not in (*self.signers, *MAY_SIGN):
            raise UserError("Aftalen har ingen underskriver i den rolle.", field="role")
        if signature.role in {one.role for one in self.signatures}:
            raise UserError("Den underskrift er allerede noteret.", field="role")
        more = replace(self, signatures=(*self.signatures, signature))
        return more if more.missing_signers else more.moved(Status.SIGNED)

    def withdrawn(self, withdrawal: Withdrawal) -> "Agreement":
        return replace(self.moved(Status.WITHDRAWN), withdrawal=withdrawal)
