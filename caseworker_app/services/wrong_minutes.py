"""Minutes with a wrong person or a wrong text: withdrawn, sealed away, looked into, and moved to the right case."""

from collections.abc import Iterator
from uuid import UUID

from caseworker_app.domain.agreement import SEALED_AWAY, Agreement, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import DeadlineMove, MoveKind
from caseworker_app.domain.document import Reader
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError
from caseworker_app.schemes import breach, meeting
from caseworker_app.services.agreements import Agreements
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.form_demands import demand
from caseworker_app.services.handouts import HandOut, HandOuts
from caseworker_app.services.meeting_days import is_meeting, promise_key
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.services.ports import Writing
from caseworker_app.texts import DANISH, N_

WRONG = Form("wrong_minutes", N_("Træk referatet tilbage"), sections=(
    Section(N_("Hvad der er galt"), (
        Field("mistake", "Fejlen", Kind.CHOICE, width=6, choices=breach.MISTAKES),
        Field("reason", "Hvad der skete", Kind.LONG_TEXT,
              help=N_("Skriv det uden at gentage indholdet. Det bliver i historikken.")),
    )),
))  # fmt: skip
FORM_DRAFTS = ("wrong", "move", "cancel", "sign", "withdraw")
"""Forms about one agreement in which words may have been begun."""
LEFT_BEHIND = frozenset({"people", "promises", "consents", "is_amended", "amended_why", "from_meeting", "moves"})
"""What belongs to the case the words were written in, and not to the words."""


class WrongMinutes:
    """Takes minutes out of use because of a mistake, and keeps what has to be known about it."""

    def __init__(self, desk: Desk, agreements: Agreements, paperwork: Paperwork, handouts: HandOuts) -> None:
        self._desk, self._store = desk, desk.store
        self._agreements, self._paperwork, self._handouts = agreements, paperwork, handouts

    def withdraw(self, agreement_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """Nobody sees or prints them from now on; what they led to is taken back, and a checklist is begun."""
        one = self._minutes(agreement_id)
        demand(WRONG, answers)
        withdrawal = Withdrawal(
            self._desk.clock.today(), SEALED_AWAY, self._desk.caseworker, " ".join(answers.text("reason").split())
        )
        checklist = self._checklist(one, answers)
        mistake = DANISH.say(breach.FORM.field("mistake").label_of(answers.text("mistake")))
        line = act(
            N_("Referat {number} er trukket tilbage og lukket for alle: {mistake}. {reason}"), one.case_id, one.id,
            number=one.number, mistake=mistake, reason=withdrawal.reason,
        )  # fmt: skip
        with self._store.write(line) as writing:
            kept = writing.put_agreement(one.withdrawn(withdrawal))
            self._undo(writing, one)
            writing.put_agreement(checklist)
        touched = [("agreement", one.id), ("agreement", checklist.id)]
        return kept, Changes.of(*touched, *_of_case(one.case_id))

    def recipients(self, agreement_id: UUID) -> tuple[HandOut, ...]:
        """Everybody who got a copy of any version, the oldest first."""
        one = self._store.agreement(agreement_id)
        versions = {version.id for version in self._versions(one)}
        return tuple(given for given in self._handouts.of_case(one.case_id) if given.subject in versions)

    def breach(self, agreement_id: UUID) -> Agreement | None:
        """The checklist about these minutes."""
        one = self._store.agreement(agreement_id)
        about = {str(version.id) for version in self._versions(one)}
        return next(
            (
                found for found in self._store.agreements(one.case_id)
                if found.scheme == breach.SCHEME.key and found.answers.text("about") in about
            ),
            None,
        )  # fmt: skip

    def for_breach_file(self, agreement_id: UUID) -> bytes:
        """The page that was sealed, of this version, for those who look into the mistake. It is noted."""
        one = self._store.agreement(agreement_id)
        if not self._paperwork.is_sealed_away(one):
            raise Locked("Kun et referat, der er trukket tilbage på grund af en fejl, kan hentes frem her.")
        pdf = self._paperwork.kept_for_breach_file(one, Reader.FILE)
        line = act(N_("{number}: hentet frem til sagen om bruddet"), one.case_id, one.id, number=one.number)
        with self._store.write(line):
            pass
        return pdf

    def move_words(self, agreement_id: UUID, to_case_id: UUID) -> tuple[Agreement, Changes]:
        """The words as a draft in the case they belong to. A draft in the wrong case is thrown away."""
        one = self._agreements.agreement(agreement_id)
        if to_case_id == one.case_id:
            raise UserError("Vælg en anden sag end den, ordene står i.", field="case")
        if not is_meeting(one) or not (one.editable or self._paperwork.is_sealed_away(one)):
            raise Locked("Træk først referatet tilbage.")
        case = self._store.case(to_case_id)
        basis = self._desk.basis(case)
        words = {key: value for key, value in one.answers.items() if key not in LEFT_BEHIND}
        tasks = tuple(row.with_answer("key", None) for row in one.answers.rows("tasks"))
        answers = Answers({**words, "people": meeting.people_of(case, basis.caseworker)})
        draft = self._agreements.draft(to_case_id, meeting.SCHEME.key, answers.with_answer("tasks", tasks or None))
        begun = act(N_("Referat {number}: kladde begyndt med ord, der stod i en forkert sag"), to_case_id, draft.id,
                    number=draft.number)  # fmt: skip
        with self._store.write(begun) as writing:
            kept = writing.put_agreement(draft)
        moved = act(N_("Ordene i referat {number} er flyttet til den rigtige sag"), one.case_id, one.id,
                    number=one.number)  # fmt: skip
        with self._store.write(moved) as writing:
            if one.editable:
                writing.drop_agreement_draft(one.id)
            _drop_forms(writing, one)
        touched = [("agreement", one.id), ("agreement", draft.id)]
        return kept, Changes.of(*touched, *_of_case(one.case_id), *_of_case(to_case_id))

    def _minutes(self, agreement_id: UUID) -> Agreement:
        one = self._store.agreement(agreement_id)
        if not is_meeting(one) or one.editable:
            raise Locked("Kun et referat, der er afsluttet, kan trækkes tilbage. En kladde kan slettes eller flyttes.")
        return one

    def _versions(self, one: Agreement) -> list[Agreement]:
        return [other for other in self._store.agreements(one.case_id) if other.thread == one.thread]

    def _checklist(self, one: Agreement, answers: Answers) -> Agreement:
        given = self.recipients(one.id)
        first = min((local_day(each.at) for each in given), default=None)
        now = self._desk.clock.now().astimezone()
        rows = tuple(
            Answers({"name": each.recipient or each.reader, "given_on": local_day(each.at),
                     "how": DANISH.say(each.how)})
            for each in given
        )  # fmt: skip
        begun = Answers({
            **breach.begin(self._desk.basis(self._store.case(one.case_id))),
            "mistake": answers.text("mistake"), "what": answers.text("reason"), "about": str(one.id),
            "document": DANISH.say("{number}, version {version}", number=one.number, version=str(one.version)),
            "happened_on": first or (local_day(one.sealed_at) if one.sealed_at else self._desk.clock.today()),
            "found_at": now.time().replace(second=0, microsecond=0, tzinfo=None),
        })  # fmt: skip
        return self._agreements.draft(one.case_id, breach.SCHEME.key, begun.with_answer("recipients", rows or None))

    def _undo(self, writing: Writing, one: Agreement) -> None:
        """What the minutes led to: versions being written, promises carried on, promises marked as kept."""
        _drop_forms(writing, one)
        gone = {promise_key(row) for version in self._versions(one) for row in version.answers.rows("tasks")}
        for other in self._store.agreements(one.case_id):
            if other.thread == one.thread and other.editable:
                writing.drop_agreement_draft(other.id)
            elif is_meeting(other) and other.editable:
                left = tuple(row for row in other.answers.rows("promises") if row.text("task") not in gone)
                if len(left) != len(other.answers.rows("promises")):
                    writing.put_agreement(other.with_answers(other.answers.with_answer("promises", left or None)))
        for move in self._reopened(one):
            writing.put_move(move)

    def _reopened(self, one: Agreement) -> Iterator[DeadlineMove]:
        """Promises of earlier meetings that only these minutes said were kept."""
        latest = {move.deadline: move for move in self._store.moves(one.case_id)}
        now, by = self._desk.clock.now(), self._desk.caseworker
        for row in one.answers.rows("promises"):
            done = latest.get(row.text("task"))
            if row.text("state") == "kept" and done and done.kind is MoveKind.DONE:
                yield DeadlineMove(
                    new_id(), one.case_id, done.deadline, MoveKind.REOPENED, done.due, self._desk.clock.today(), "",
                    now, by,
                )  # fmt: skip


def _drop_forms(writing: Writing, one: Agreement) -> None:
    for name in FORM_DRAFTS:
        writing.drop_draft(f"{name}:{one.id}")


def _of_case(case_id: UUID) -> tuple[tuple[str, UUID | None], ...]:
    return (("case", case_id), ("deadline", case_id), ("history", case_id), ("draft", None))
