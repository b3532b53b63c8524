"""The life of an agreement: each allowed move, no other, and a random walk with what must always hold."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from caseworker_app.domain.agreement import MOVES, Agreement, Copy, Method, Signature, Status, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError

NAMED = ("citizen", "line_manager")
ROLES = (*NAMED, "passer_by")
TAKEN_BACK = Withdrawal(date(2026, 12, 1), "telephone", "Maja Holst")
ALLOWED = {
    ("draft", "sealed"), ("draft", "withdrawn"),
    ("sealed", "draft"), ("sealed", "signed"), ("sealed", "replaced"), ("sealed", "withdrawn"),
    ("signed", "replaced"), ("signed", "withdrawn"),
}  # fmt: skip


def draft() -> Agreement:
    one = new_id()
    return Agreement(
        one, one, new_id(), "partial_return", "0001-01", 1, Status.DRAFT, Answers({"a": "1"}),
        datetime(2026, 11, 22, tzinfo=UTC), "Maja Holst",
    )  # fmt: skip


def sealed(agreement: Agreement) -> Agreement:
    return replace(
        agreement.moved(Status.SEALED), sealed_at=datetime(2026, 11, 23, tzinfo=UTC), sealed_by="Maja Holst",
        starts=date(2026, 12, 1), ends=date(2027, 1, 31), signers=NAMED, rules=("DEL-01 2023-01-01",),
        copies=(Copy(Reader.CITIZEN, "ab" * 32, 2),), fingerprint="7F3A 91C2",
    )  # fmt: skip


def signature(role: str) -> Signature:
    return Signature(role, f"Navn {role}", date(2026, 11, 24), Method.PAPER, "Maja Holst")


@pytest.mark.parametrize(("start", "end"), list(product(Status, Status)))
def test_only_the_moves_of_the_table(start: Status, end: Status) -> None:
    agreement = replace(draft(), status=start)
    if (start.value, end.value) in ALLOWED:
        assert agreement.moved(end).status is end
        return
    with pytest.raises(Locked):
        agreement.moved(end)


def test_the_table_names_every_state() -> None:
    assert set(MOVES) == set(Status)


def test_reopened_gives_up_all_that_sealing_made() -> None:
    before = draft()
    assert sealed(before).reopened() == before


class Life(RuleBasedStateMachine):
    """Everything people try with an agreement, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.agreement = draft()
        self.words_when_sealed: Answers | None = None
        self.signed: list[str] = []

    @rule(text=st.sampled_from(["1", "2", "3"]))
    def write(self, text: str) -> None:
        try:
            self.agreement = self.agreement.with_answers(Answers({"a": text}))
        except Locked:
            assert self.agreement.status is not Status.DRAFT

    @rule()
    def seal(self) -> None:
        try:
            self.agreement = sealed(self.agreement)
        except Locked:
            assert self.agreement.status is not Status.DRAFT
        else:
            self.words_when_sealed = self.agreement.answers

    @rule(role=st.sampled_from(ROLES))
    def sign(self, role: str) -> None:
        try:
            self.agreement = self.agreement.signed(signature(role))
        except UserError:
            assert self.agreement.status is not Status.SEALED or role in self.signed or role not in NAMED
        else:
            self.signed.append(role)

    @rule()
    def reopen(self) -> None:
        try:
            self.agreement = self.agreement.reopened()
        except Locked:
            assert self.agreement.status is not Status.SEALED or self.signed
        else:
            self.words_when_sealed = None

    @rule()
    def withdraw(self) -> None:
        try:
            self.agreement = self.agreement.withdrawn(TAKEN_BACK)
        except Locked:
            assert self.agreement.status in (Status.REPLACED, Status.WITHDRAWN)

    @rule()
    def replace_by_newer(self) -> None:
        try:
            self.agreement = self.agreement.moved(Status.REPLACED)
        except Locked:
            assert self.agreement.status not in (Status.SEALED, Status.SIGNED)

    @invariant()
    def sealed_words_never_change(self) -> None:
        if self.words_when_sealed is not None:
            assert self.agreement.answers == self.words_when_sealed

    @invariant()
    def each_named_person_signs_at_most_once_and_nobody_else(self) -> None:
        roles = [one.role for one in self.agreement.signatures]
        assert roles == self.signed
        assert len(set(roles)) == len(roles)
        assert set(roles) <= set(NAMED)

    @invariant()
    def it_is_signed_when_and_only_when_all_have_signed(self) -> None:
        if self.agreement.status is Status.SIGNED:
            assert set(self.signed) == set(NAMED)
        if self.agreement.status is Status.SEALED:
            assert set(self.signed) != set(NAMED)

    @invariant()
    def only_a_withdrawn_one_says_how_it_was_withdrawn(self) -> None:
        assert (self.agreement.withdrawal is not None) is (self.agreement.status is Status.WITHDRAWN)

    @invariant()
    def only_a_draft_can_be_written_in(self) -> None:
        assert self.agreement.editable is (self.agreement.status is Status.DRAFT)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=80, stateful_step_count=25)


def test_the_missing_signers_are_told_in_the_order_of_the_page() -> None:
    agreement = sealed(draft())
    assert agreement.missing_signers == NAMED
    assert agreement.signed(signature("citizen")).missing_signers == ("line_manager",)
