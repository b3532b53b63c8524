"""Meetings of a case: plan, move, cancel, note answers, conclude, amend. The words are those of the minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import DeadlineMove, MoveKind
from caseworker_app.domain.document import Reader
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.agreements import NO_REASONS, Agreements
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.meeting_days import FROM_MEETING, HELD, is_meeting, promise_key, promises_of
from caseworker_app.services.meeting_people import MeetingPeople
from caseworker_app.services.ports import Writing
from caseworker_app.settings import AGENDA
from caseworker_app.texts import DANISH, N_

CANCELLED = "cancelled"
"""How a meeting that was called off is told from minutes that were withdrawn."""
MOVES = "moves"
"""Under this key a meeting keeps how often it was moved, so that a later letter is known from an earlier one."""


def plan_draft(case_id: UUID) -> str:
    """Where a meeting of the case is kept while it is planned."""
    return f"meeting:{case_id}"


class MeetingState(Enum):
    """Where a meeting is (mødets tilstand)."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class MeetingRow:
    """One meeting of a list, with whose case it is."""

    agreement: Agreement
    state: MeetingState
    day: date | None
    starts: time | None
    ends: time | None
    citizen: str
    workplace: str


class Meetings:
    """Everything that happens to a meeting besides the words being typed in it."""

    def __init__(self, desk: Desk, agreements: Agreements, people: MeetingPeople) -> None:
        self._desk, self._store, self._agreements, self._people = desk, desk.store, agreements, people

    def plan(self, case_id: UUID, answers: Answers | None = None) -> tuple[Agreement, Changes]:
        """A new meeting with those of the case, the office's agenda and what is open from last time."""
        basis = self._desk.basis(self._store.case(case_id))
        start = Answers({**meeting.begin(basis), **(answers or {})})
        if answers is None or "items" not in answers:
            start = start.with_answer("items", meeting.agenda_of(self.agenda()))
        start = start.with_answer("promises", self._open_promises(case_id) or None)
        return self._agreements.start(case_id, meeting.SCHEME.key, start, typed=plan_draft(case_id))

    def agenda(self) -> tuple[str, ...]:
        """The office's own items; the standard ones while it has none."""
        own = tuple(line.strip() for line in self._desk.setting(AGENDA).splitlines() if line.strip())
        return own or meeting.AGENDA

    def of_case(self, case_id: UUID) -> tuple[MeetingRow, ...]:
        """All meetings of a case, the latest first; of amended minutes the version that counts."""
        found = [one for one in self._store.agreements(case_id) if is_meeting(one)]
        rows = (self._row(one) for one in found if one.status is not Status.REPLACED)
        return tuple(sorted(rows, key=_newest_first))

    def of_day(self, day: date) -> tuple[MeetingRow, ...]:
        """Those of all open cases that are held that day, the earliest first."""
        drafts = self._store.agreements(None, (Status.DRAFT.value, *(one.value for one in HELD)), of_open_cases=True)
        rows = [self._row(one) for one in drafts if is_meeting(one) and one.answers.date("day") == day]
        return tuple(sorted(rows, key=lambda row: (row.starts or time.max, row.citizen)))

    def move(self, agreement_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """To another day or hour, with a reason; who was asked is to be asked again."""
        one = self._planned(agreement_id)
        day, reason = answers.date("day"), _given(answers, "reason")
        starts, ends = answers.time("starts"), answers.time("ends")
        if day is None or starts is None or ends is None:
            raise UserError("Skriv den nye dag og de nye klokkeslæt.", field="day")
        if ends <= starts:
            raise UserError("Mødet slutter kl. {ends}, før det begynder kl. {starts}.", field="ends", starts=starts,
                            ends=ends)  # fmt: skip
        if day < self._desk.clock.today():
            raise UserError("Den dag er gået.", field="day")
        new = Answers({**one.answers, **{key: answers[key] for key in ("day", "starts", "ends")}})
        if (place := answers.text("place")) or "place" in answers:
            new = new.with_answer("place", place or None)
        new = new.with_answer(MOVES, Decimal(moves_of(one.answers) + 1))
        people = tuple(
            row.with_answer("answer", "open") if row.text("answer") else row for row in new.rows("people")
        )
        before = one.answers.date("day")
        places = {"before": DANISH.date(before) if before else "–", "after": DANISH.date(day), "reason": reason}
        return self._keep(
            replace(one, answers=new.with_answer("people", people)),
            N_("Mødet er flyttet fra {before} til {after}: {reason}"), f"move:{agreement_id}", **places,
        )  # fmt: skip

    def cancel(self, agreement_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """Called off with a reason; it stays in the case."""
        one, reason = self._planned(agreement_id), _given(answers, "reason")
        withdrawal = Withdrawal(self._desk.clock.today(), CANCELLED, self._desk.caseworker, reason)
        return self._keep(one.withdrawn(withdrawal), N_("Mødet er aflyst: {reason}"), f"cancel:{agreement_id}",
                          reason=reason)  # fmt: skip

    def note_answer(self, agreement_id: UUID, number: int, answer: str, how: str) -> tuple[Agreement, Changes]:
        """What one of the people said to the invitation; `how` tells by telephone, by mail and the like."""
        one = self._planned(agreement_id)
        rows = one.answers.rows("people")
        if not 0 <= number < len(rows) or answer not in {choice.key for choice in meeting.ANSWERED}:
            raise UserError("Vælg et svar på listen.", field="people")
        changed = rows[number].with_answer("answer", answer)
        people = (*rows[:number], changed, *rows[number + 1 :])
        label = next(choice.label for choice in meeting.ANSWERED if choice.key == answer)
        return self._keep(
            replace(one, answers=one.answers.with_answer("people", people)),
            N_("Svar på indbydelsen fra {name}: {answer} ({how})"),
            name=changed.text("name"), answer=DANISH.say(label), how=how.strip() or "–",
        )  # fmt: skip

    def conclude(
        self, agreement_id: UUID, readers: tuple[Reader, ...], reasons: Mapping[Reader, str] = NO_REASONS
    ) -> tuple[Agreement, Changes]:
        """Lock the minutes, hold people to their tasks, close what was kept from last time, plan the next meeting.

        All of it is kept together, or nothing is. Raises with the first thing that is in the way.
        """
        one = self._agreements.agreement(agreement_id)
        held_on = one.answers.date("day")
        if held_on and held_on > self._desk.clock.today():
            raise UserError("Mødet er ikke holdt endnu.", field="day")
        self._agreements.save(agreement_id, self._ready(one), one.revision)
        return self._agreements.seal(agreement_id, readers, reasons, also=self._follow)

    def readers(self, one: Agreement) -> tuple[Reader, ...]:
        """Whose minutes are proposed: those of the workplace only when somebody of it was asked to come."""
        is_with_workplace = any(row.text("part") in meeting.EMPLOYER_ROLES for row in one.answers.rows("people"))
        proposed = self._agreements.default_readers(one)
        return tuple(reader for reader in proposed if is_with_workplace or reader is not Reader.EMPLOYER)

    def amend(self, agreement_id: UUID) -> tuple[Agreement, Changes]:
        """A version that may be changed, with the reason to be given in it; the concluded one stays as it is."""
        draft, changes = self._agreements.new_version(agreement_id)
        self._agreements.save(draft.id, draft.answers.with_answer("is_amended", True), draft.revision)
        return self._agreements.agreement(draft.id), changes

    def state(self, one: Agreement) -> MeetingState:
        if one.withdrawal:
            return MeetingState.CANCELLED if one.withdrawal.channel == CANCELLED else MeetingState.WITHDRAWN
        if not one.editable:
            return MeetingState.CONCLUDED
        day = one.answers.date("day")
        return MeetingState.PLANNED if day is None or day > self._desk.clock.today() else MeetingState.UNDER_WAY

    def _row(self, one: Agreement) -> MeetingRow:
        case = self._store.case(one.case_id)
        a = one.answers
        return MeetingRow(
            one, self.state(one), a.date("day"), a.time("starts"), a.time("ends"), case.citizen.name,
            case.workplace.name,
        )  # fmt: skip

    def _planned(self, agreement_id: UUID) -> Agreement:
        one = self._agreements.agreement(agreement_id)
        if not one.editable or one.version > 1:
            raise Locked("Mødet er holdt. Kun referatet kan ændres nu.")
        return one

    def _open_promises(self, case_id: UUID) -> tuple[Answers, ...]:
        """What people promised at earlier meetings and nobody has marked as done."""
        closed = {move.deadline: move.kind for move in self._store.moves(case_id)}
        found = promises_of(self._store.agreements(case_id, (one.value for one in HELD)))
        still = (one for one in found if closed.get(one.key, MoveKind.REOPENED) in _STILL_OPEN)
        return tuple(
            Answers({"task": one.key, "what": one.what, "party": one.party, "who": one.who, "due": one.due})
            for one in sorted(still, key=lambda one: one.due)
        )

    def _ready(self, one: Agreement) -> Answers:
        """With a lasting key for each task, and how the consents stood."""
        tasks = tuple(
            row if row.text("key") else row.with_answer("key", str(new_id())) for row in one.answers.rows("tasks")
        )
        consents = self._people.words(one.case_id, one.answers)
        return one.answers.with_answer("tasks", tasks or None).with_answer("consents", consents or None)

    def _follow(self, writing: Writing, one: Agreement) -> None:
        """What follows from concluded minutes, in the same transaction."""
        for row in one.answers.rows("promises"):
            if row.text("state") == "kept" and row.text("task"):
                writing.put_move(self._done(one, row))
        if one.version == 1 and (day := one.answers.date("next_day")):
            writing.put_agreement(self._next(one, day))

    def _done(self, one: Agreement, row: Answers) -> DeadlineMove:
        today = self._desk.clock.today()
        return DeadlineMove(
            new_id(), one.case_id, row.text("task"), MoveKind.DONE, row.date("due"), one.answers.date("day") or today,
            "", self._desk.clock.now(), self._desk.caseworker,
        )  # fmt: skip

    def _next(self, one: Agreement, day: date) -> Agreement:
        """The next meeting as it was agreed, with the same people."""
        a = one.answers
        starts = a.time("next_starts") or time(9)
        people = tuple(
            row.with_answer("answer", None).with_answer("presence", None).with_answer("arrived", None)
            .with_answer("left", None) for row in a.rows("people")
        )  # fmt: skip
        promises = tuple(
            Answers({"task": promise_key(row), "what": row.text("what"), "party": row.text("party"),
                     "who": row.text("who"), "due": row.date("due")})
            for row in a.rows("tasks")
        )  # fmt: skip
        answers = Answers({
            **{key: a[key] for key in ("kind", "own_kind", "is_follow_up", "chair", "minute_taker") if key in a},
            "how": a.text("next_how") or a.text("how"), "day": day, "starts": starts, "ends": _an_hour_later(starts),
            **({"place": a.text("next_place")} if a.text("next_place") else {}),
            "people": people, "items": meeting.agenda_of(self.agenda()),
            **({"promises": promises} if promises else {}),
            FROM_MEETING: str(one.thread),
        })  # fmt: skip
        return self._agreements.draft(one.case_id, meeting.SCHEME.key, answers)

    def _keep(self, one: Agreement, what: str, draft: str = "", **places: str) -> tuple[Agreement, Changes]:
        with self._store.write(act(what, one.case_id, one.id, **places)) as writing:
            kept = writing.put_agreement(one)
            if draft:
                writing.drop_draft(draft)
        return kept, Changes.of(("agreement", one.id), ("case", one.case_id), ("deadline", one.case_id),
                                ("history", one.case_id), ("draft", None))  # fmt: skip


def moves_of(answers: Answers) -> int:
    """How often the meeting was moved."""
    return int(answers.hours(MOVES) or 0)


_STILL_OPEN = (MoveKind.REOPENED, MoveKind.POSTPONED)


def _given(answers: Answers, key: str) -> str:
    words = " ".join(answers.text(key).split())
    if not words:
        raise UserError("Skriv en begrundelse.", field=key)
    return words


def _an_hour_later(start: time) -> time:
    return start.replace(hour=start.hour + 1) if start.hour < 23 else time(23, 59)


def _newest_first(row: MeetingRow) -> tuple[int, int]:
    day = row.day.toordinal() if row.day else 0
    minutes = row.starts.hour * 60 + row.starts.minute if row.starts else 0
    return -day, -minutes
