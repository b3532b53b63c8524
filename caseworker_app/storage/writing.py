"""The writing side of the archive, inside one transaction."""

import hashlib
from dataclasses import replace
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import Attachment, Case, Note
from caseworker_app.domain.deadline import DeadlineMove
from caseworker_app.domain.event import CaseEvent, Task
from caseworker_app.domain.party import Contact, Organisation
from caseworker_app.errors import Locked, NotFound, Stale
from caseworker_app.storage import mapping
from caseworker_app.storage.database import Database, insert_or_update
from caseworker_app.storage.register import RegisterWriting, index_case
from caseworker_app.storage.search import indexed


class SqliteWriting:
    """What may be changed while a transaction is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open = True

    def end(self) -> None:
        """After its transaction it writes nothing any more."""
        self._open = False

    def put_case(self, case: Case) -> Case:
        """The citizen's row is shared by all cases of the same person, so a new address counts in all."""
        revision = self._next_revision("cases", case.id, case.revision)
        before = self._db.row("SELECT citizen, workplace FROM cases WHERE id = ?", (case.id.bytes,)) or (None, None)
        workplace = self._register.put_workplace(case.workplace, before[1])
        saved = replace(case, revision=revision, workplace=self._register.workplace(workplace))
        values = {**mapping.case_values(saved), "citizen": self._put_citizen(saved), "workplace": workplace}
        insert_or_update(self._db, "cases", values)
        self._put_participants(saved)
        self._forget_unused(before[0])
        self._register.forget_unused(before[1])
        self._index_cases_of(values["citizen"], saved)
        return saved

    def put_organisation(self, organisation: Organisation) -> None:
        """In the register for good; the cases of it show its name as it is now."""
        self._register.put(organisation)

    def put_contact(self, contact: Contact) -> None:
        """The cases in which the contact takes part show name, phone and mail as they are now."""
        self._register.put_contact(contact)

    def merge_organisation(self, gone: UUID, into: UUID) -> None:
        """Cases, participants and contacts of the one are the other's from now on."""
        self._register.merge(gone, into)

    def put_agreement(self, agreement: Agreement) -> Agreement:
        saved = replace(agreement, revision=self._next_revision("agreements", agreement.id, agreement.revision))
        insert_or_update(self._db, "agreements", mapping.agreement_values(saved))
        if saved.status is Status.DRAFT:
            self._db.execute("DELETE FROM pages WHERE agreement_id = ?", (saved.id.bytes,))
        return saved

    def put_note(self, note: Note) -> None:
        row = self._db.insert("notes", mapping.note_values(note))
        self._db.insert("note_words", {"rowid": row, "words": indexed(note.text)})

    def put_attachment(self, attachment: Attachment, content: bytes) -> None:
        _must_match(attachment.sha256, content)
        self._db.insert("attachments", mapping.attachment_values(attachment))
        self._db.insert("contents", {"attachment_id": attachment.id.bytes, "content": content})

    def put_page(self, agreement_id: UUID, sha256: str, content: bytes) -> None:
        _must_match(sha256, content)
        self._db.execute(
            "INSERT INTO pages (sha256, agreement_id, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (sha256, agreement_id.bytes, content),
        )

    def put_event(self, event: CaseEvent) -> None:
        """A new event, or one that is struck."""
        insert_or_update(self._db, "events", mapping.event_values(event))

    def put_task(self, task: Task) -> None:
        insert_or_update(self._db, "tasks", mapping.task_values(task))

    def put_move(self, move: DeadlineMove) -> None:
        self._db.insert("deadline_moves", mapping.move_values(move))

    def put_setting(self, key: str, value: str) -> None:
        self._db.execute(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def drop_draft(self, key: str) -> None:
        self._db.execute("DELETE FROM drafts WHERE key = ?", (key,))

    def drop_agreement_draft(self, agreement_id: UUID) -> None:
        status = self._db.value("SELECT status FROM agreements WHERE id = ?", (agreement_id.bytes,))
        if status is None:
            raise no_agreement()
        if status != Status.DRAFT.value:
            raise Locked("Aftalen er forseglet og kan ikke slettes. Den kan tilbagekaldes i stedet.")
        self._db.execute("DELETE FROM pages WHERE agreement_id = ?", (agreement_id.bytes,))
        self._db.execute("DELETE FROM agreements WHERE id = ?", (agreement_id.bytes,))

    @property
    def _register(self) -> RegisterWriting:
        return RegisterWriting(self._db)

    @property
    def _db(self) -> Database:
        if not self._open:
            raise RuntimeError("written after the transaction")
        return self._database

    def _next_revision(self, table: str, identity: UUID, revision: int) -> int:
        stored = self._db.value(f"SELECT revision FROM {table} WHERE id = ?", (identity.bytes,))
        if stored is None and revision:
            raise NotFound("Det, du vil gemme, findes ikke i arkivet længere.")
        if stored is not None and stored != revision:
            raise stale()
        return revision + 1

    def _put_citizen(self, case: Case) -> int:
        values = mapping.citizen_values(case.citizen)
        if not self._db.update("citizens", values, "cpr = ?", (values["cpr"],)):
            return self._db.insert("citizens", values)
        return int(self._db.value("SELECT row FROM citizens WHERE cpr = ?", (values["cpr"],)))

    def _put_participants(self, case: Case) -> None:
        self._db.execute("DELETE FROM participants WHERE case_id = ?", (case.id.bytes,))
        for place, participant in enumerate(case.participants):
            self._db.insert("participants", mapping.participant_values(case, place, participant))

    def _forget_unused(self, citizen: int | None) -> None:
        """People that no case is about any more are not kept."""
        self._db.execute(
            "DELETE FROM citizens WHERE row = ? AND NOT EXISTS (SELECT 1 FROM cases WHERE citizen = ?)",
            (citizen, citizen),
        )

    def _index_cases_of(self, citizen: int, saved: Case) -> None:
        """The saved case, and the other cases of the citizen, who may have got another name."""
        sort = mapping.case_values(saved)["citizen_sort"]
        found = self._db.rows("SELECT row, id, citizen_sort FROM cases WHERE citizen = ?", (citizen,))
        for row, identity, sort_before in found:
            if sort_before != sort:
                self._db.update("cases", {"citizen_sort": sort}, "row = ?", (row,))
            if sort_before != sort or identity == saved.id.bytes:
                index_case(self._db, row)



def no_agreement() -> NotFound:
    return NotFound("Aftalen findes ikke i arkivet længere.")


def stale() -> Stale:
    return Stale("Nogen har gemt en nyere udgave imens. Hent den, før du gemmer din.")


def _must_match(sha256: str, content: bytes) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("the hash is of other bytes")
