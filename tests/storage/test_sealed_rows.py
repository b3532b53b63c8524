"""The file itself refuses what may not happen, whoever asks."""

from dataclasses import replace
from datetime import date
from typing import Any

import peewee
import pytest

from caseworker_app.domain.agreement import Agreement, Status, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.errors import Locked
from caseworker_app.storage.store import SqliteStore
from tests.archives import (
    ACT,
    NOW,
    OWNER,
    PDF,
    PDF_HASH,
    a_draft,
    a_note,
    a_signature,
    as_sealed,
    put_agreement,
    put_case,
    put_note,
)

WITHDRAWAL = Withdrawal(date(2026, 12, 24), "letter", OWNER)


@pytest.fixture
def lying(store: SqliteStore) -> Agreement:
    """Sealed, not signed by anybody."""
    agreement = put_agreement(store, as_sealed(a_draft(put_case(store).id)))
    with store.write(ACT) as writing:
        writing.put_page(agreement.id, PDF_HASH, PDF)
    return agreement


@pytest.fixture
def signed(store: SqliteStore, lying: Agreement) -> Agreement:
    return put_agreement(store, lying.signed(a_signature("citizen")).signed(a_signature("employer")))


def in_state(store: SqliteStore, agreement: Agreement, state: Status) -> Agreement:
    """Moves a sealed agreement on without asking the domain for more than the status."""
    if state is Status.SEALED:
        return agreement
    if state is Status.WITHDRAWN:
        return put_agreement(store, agreement.withdrawn(WITHDRAWAL))
    whole = put_agreement(store, agreement.signed(a_signature("citizen")).signed(a_signature("employer")))
    return whole if state is Status.SIGNED else put_agreement(store, whole.moved(state))


FROZEN: list[dict[str, Any]] = [
    {"answers": Answers({"hours": 40})},
    {"number": "2026-99999"},
    {"version": 2},
    {"signers": ("citizen",)},
    {"fingerprint": "0" * 64},
    {"copies": ()},
    {"rules": ()},
    {"starts": date(2020, 1, 1)},
    {"ends": None},
    {"scheme": "mentor"},
    {"sealed_by": "En anden"},
    {"created_by": "En anden"},
    {"signatures": (a_signature("citizen"), a_signature("hr"), a_signature("union"))},
]


@pytest.mark.parametrize("state", [Status.SIGNED, Status.REPLACED, Status.WITHDRAWN])
@pytest.mark.parametrize("change", FROZEN, ids=lambda change: next(iter(change)))
def test_what_was_agreed_cannot_change(
    store: SqliteStore, lying: Agreement, state: Status, change: dict[str, Any]
) -> None:
    agreement = in_state(store, lying, state)

    with pytest.raises(Locked):
        put_agreement(store, replace(agreement, **change))
    assert store.agreement(agreement.id) == agreement


@pytest.mark.parametrize("change", FROZEN[:-1], ids=lambda change: next(iter(change)))
def test_sealed_words_cannot_change(store: SqliteStore, lying: Agreement, change: dict[str, Any]) -> None:
    with pytest.raises(Locked):
        put_agreement(store, replace(lying, **change))
    assert store.agreement(lying.id) == lying


def test_sealed_words_are_not_saved_over(store: SqliteStore, lying: Agreement) -> None:
    with pytest.raises(Locked):
        store.save_words(lying.id, Answers({}), lying.revision, NOW)
    with pytest.raises(Locked):
        store.database.execute("UPDATE agreements SET answers = '{}'")


ALLOWED = {
    ("draft", "sealed"), ("draft", "withdrawn"),
    ("sealed", "draft"), ("sealed", "signed"), ("sealed", "withdrawn"), ("sealed", "replaced"),
    ("signed", "replaced"), ("signed", "withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize("before", [status.value for status in Status])
@pytest.mark.parametrize("after", [status.value for status in Status])
def test_the_file_knows_the_same_moves_as_the_domain(store: SqliteStore, before: str, after: str) -> None:
    agreement = put_agreement(store, a_draft(put_case(store).id, status=Status(before)))
    moved = replace(agreement, status=Status(after))

    if before == after or (before, after) in ALLOWED:
        put_agreement(store, moved)
    else:
        with pytest.raises(Locked):
            put_agreement(store, moved)


def test_signatures_are_only_added_while_the_agreement_is_sealed(store: SqliteStore, lying: Agreement) -> None:
    half = put_agreement(store, lying.signed(a_signature("citizen")))

    for other in ((), (a_signature("employer"),), (a_signature("employer"), a_signature("citizen"))):
        with pytest.raises(Locked):
            put_agreement(store, replace(half, signatures=other))
    assert put_agreement(store, half.signed(a_signature("employer"))).status is Status.SIGNED


def test_a_draft_has_no_signatures(store: SqliteStore) -> None:
    draft = put_agreement(store, a_draft(put_case(store).id))

    with pytest.raises(Locked):
        put_agreement(store, replace(draft, signatures=(a_signature("citizen"),)))
    with pytest.raises(Locked):
        put_agreement(store, replace(as_sealed(draft), signatures=(a_signature("citizen"),)))


def test_with_a_signature_there_is_no_way_back_to_the_draft(store: SqliteStore, lying: Agreement) -> None:
    half = put_agreement(store, lying.signed(a_signature("citizen")))

    for back in (replace(half, status=Status.DRAFT), replace(half, status=Status.DRAFT, signatures=())):
        with pytest.raises(Locked):
            put_agreement(store, back)
    assert store.page(PDF_HASH) == PDF


def test_a_withdrawal_is_written_once(store: SqliteStore, signed: Agreement) -> None:
    with pytest.raises(Locked):
        put_agreement(store, replace(signed, withdrawal=WITHDRAWAL))
    gone = put_agreement(store, signed.withdrawn(WITHDRAWAL))

    for other in (None, replace(WITHDRAWAL, reason="en anden")):
        with pytest.raises(Locked):
            put_agreement(store, replace(gone, withdrawal=other))


def test_a_sealed_agreement_cannot_be_dropped(store: SqliteStore, lying: Agreement) -> None:
    with pytest.raises(Locked), store.write(ACT) as writing:
        writing.drop_agreement_draft(lying.id)
    assert store.agreement(lying.id) == lying


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM agreements",
        "DELETE FROM pages",
        "UPDATE pages SET content = x'00'",
        "INSERT OR REPLACE INTO agreements SELECT * FROM agreements",
        "INSERT OR REPLACE INTO pages SELECT sha256, agreement_id, x'00' FROM pages",
    ],
)
def test_signed_agreements_and_their_pages_stay(store: SqliteStore, signed: Agreement, sql: str) -> None:
    store.database.execute("PRAGMA foreign_keys = 0")

    with pytest.raises(Locked):
        store.database.execute(sql)
    assert store.agreement(signed.id) == signed
    assert store.page(PDF_HASH) == PDF


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE notes SET text = 'noget andet'",
        "DELETE FROM notes",
        "INSERT OR REPLACE INTO notes SELECT * FROM notes",
        "UPDATE history SET who = 'En anden' WHERE number = 1",
        "DELETE FROM history WHERE number = 1",
        "INSERT OR REPLACE INTO history SELECT * FROM history",
    ],
)
def test_notes_and_history_are_only_added_to(store: SqliteStore, sql: str) -> None:
    note = put_note(store, a_note(put_case(store).id))
    lines = store.history()

    with pytest.raises(peewee.IntegrityError):
        store.database.execute(sql)
    assert store.notes(note.case_id) == [note]
    assert store.history() == lines


def test_a_note_is_not_written_twice(store: SqliteStore) -> None:
    note = put_note(store, a_note(put_case(store).id))

    with pytest.raises(peewee.IntegrityError):
        put_note(store, replace(note, text="noget andet"))
    assert store.notes(note.case_id) == [note]
