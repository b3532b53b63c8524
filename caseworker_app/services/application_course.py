"""Where an application is, read from what was written and noted: its stages, and the next step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from uuid import UUID, uuid5

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Note
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.schemes.decision import HELD, is_reasoned, unknown_facts
from caseworker_app.services.desk import local_day
from caseworker_app.texts import N_

MOST_MARKS = 20
"""A thing noted, struck and noted again so often is no longer believable."""


class Mark(Enum):
    """What is noted about a decision or a hearing besides its own words (notering)."""

    ANSWERED = "answered"
    RECEIVED = "received"
    COMPLAINT = "complaint"
    UPHELD = "upheld"
    CHANGED = "changed"


EVENTS = {
    Mark.ANSWERED: EventKind.HEARING_ANSWERED, Mark.RECEIVED: EventKind.DECISION_RECEIVED,
    Mark.COMPLAINT: EventKind.COMPLAINT_RECEIVED, Mark.UPHELD: EventKind.COMPLAINT_REASSESSED,
    Mark.CHANGED: EventKind.COMPLAINT_REASSESSED,
}  # fmt: skip
INFORMED, PACK_ASKED, BOARD = "informed", "pack_asked", "board"
"""What is noted in words, each as a note with an identity of its own."""


class Stage(StrEnum):
    """A stage of an application (trin i ansøgningen); its value is the message shown."""

    ASKED = N_("Søgt")
    INFORMED = N_("Vejledt")
    PACK = N_("Oplyst")
    ASSESSED = N_("Vurderet")
    HEARD = N_("Partshørt")
    DECIDED = N_("Afgjort")
    LETTER = N_("Brev givet")
    COMPLAINT = N_("Klagefrist")
    REASSESSED = N_("Genvurderet")
    OUTCOME = N_("Udfald")


class StageState(Enum):
    """Whether a stage is behind, at hand, ahead, or not needed."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    NOT_NEEDED = "not_needed"


class Step(StrEnum):
    """The next step of an application; its value is the message on the button."""

    SEAL_APPLICATION = N_("Gør ansøgningen færdig")
    INFORM = N_("Notér vejledning")
    ASK_FOR_MISSING = N_("Bed om det, der mangler")
    START_DECISION = N_("Begynd på afgørelsen")
    START_HEARING = N_("Hør borgeren")
    WRITE_HEARING = N_("Skriv videre på partshøringen")
    NOTE_ANSWER = N_("Notér svar på partshøringen")
    WRITE_DECISION = N_("Skriv videre på afgørelsen")
    PRINT = N_("Print afgørelsen")
    NOTE_RECEIVED = N_("Notér, hvornår brevet er modtaget")
    NOTE_COMPLAINT = N_("Notér klage")
    REASSESS = N_("Vurdér sagen igen")
    NOTE_OUTCOME = N_("Notér Ankestyrelsens afgørelse")


@dataclass(frozen=True)
class StageRow:
    """One stage with its day, and in words what is special about it."""

    stage: Stage
    state: StageState
    day: date | None = None
    words: str = ""


@dataclass(frozen=True)
class Known:
    """What was found about one application."""

    application: Agreement
    title: str
    decision: Agreement | None
    hearing: Agreement | None
    marks: Mapping[Mark, CaseEvent]
    notes: Mapping[str, Note]
    missing: tuple[str, ...]
    letter_on: date | None
    complain_until: date | None
    today: date


@dataclass(frozen=True)
class Course:
    """The way of an application so far (ansøgningens gang). `step` is what comes next, None when nothing does."""

    known: Known
    stages: tuple[StageRow, ...]
    step: Step | None

    @property
    def application(self) -> Agreement:
        return self.known.application

    @property
    def decision(self) -> Agreement | None:
        return self.known.decision

    @property
    def hearing(self) -> Agreement | None:
        return self.known.hearing

    @property
    def stage(self) -> Stage:
        """The stage at hand; the last one when all is done."""
        return next((row.stage for row in self.stages if row.state is StageState.NOW), Stage.OUTCOME)


def mark_ids(letter: UUID, mark: Mark) -> tuple[UUID, ...]:
    """The identities an event of this mark may have: the first is used first, the next when it was struck.

    A letter is one version of a decision or a hearing: a changed decision is received and complained about anew.
    """
    return tuple(uuid5(letter, f"{mark.value}:{number}") for number in range(MOST_MARKS))


def note_id(about: UUID, key: str) -> UUID:
    return uuid5(about, key)


def marks_of(events: Iterable[CaseEvent], *letters: UUID) -> dict[Mark, CaseEvent]:
    """What stands noted about these letters."""
    known = {event.id: event for event in events if not event.struck}
    found = {}
    for mark in Mark:
        ids = (one for letter in letters for one in mark_ids(letter, mark))
        event = next((known[one] for one in ids if one in known), None)
        if event is not None:
            found[mark] = event
    return found


def course_of(known: Known) -> Course:
    rows = tuple(_rows(known))
    return Course(known, rows, _step(known))


def hears(decision: Agreement | None) -> bool:
    """Whether the citizen is to be heard, as far as the draft of the decision tells."""
    if decision is None:
        return False
    a = decision.answers
    return is_reasoned(a) and (a.text("hearing") == HELD or (not a.text("hearing") and bool(unknown_facts(a))))


def _rows(known: Known) -> Iterator[StageRow]:
    """The first stage that is neither behind nor needless is at hand."""
    found = False
    for row in (*_before(known), *_after(known)):
        if row.state is StageState.AHEAD and not found:
            found = True
            row = StageRow(row.stage, StageState.NOW, row.day, row.words)
        yield row


def _before(known: Known) -> Iterator[StageRow]:
    one, decision = known.application, known.decision
    yield _row(Stage.ASKED, not one.editable, asked_on(one))
    informed = known.notes.get(INFORMED)
    yield _row(Stage.INFORMED, informed is not None, informed.about if informed else None)
    if known.missing and decision is not None:
        yield StageRow(Stage.PACK, StageState.NOT_NEEDED, words=N_("Afgøres uden det, der mangler"))
    else:
        yield _row(Stage.PACK, not known.missing and not one.editable)
    yield _row(Stage.ASSESSED, is_assessed(decision))
    yield _heard(known)
    decided = decision is not None and not decision.editable
    yield _row(Stage.DECIDED, decided, decision.answers.date("decided_on") if decision and decided else None)


def _heard(known: Known) -> StageRow:
    decision, answered = known.decision, known.marks.get(Mark.ANSWERED)
    if answered is None and decision is not None and decision.answers.text("result") and not hears(decision):
        return StageRow(Stage.HEARD, StageState.NOT_NEEDED, words=N_("Ikke nødvendig"))
    replied = decision is not None and bool(decision.answers.text("hearing_replied"))
    return _row(Stage.HEARD, answered is not None or replied, answered.day if answered else None)


def _after(known: Known) -> Iterator[StageRow]:
    decision = known.decision
    received = known.marks.get(Mark.RECEIVED)
    given = known.letter_on or (received.day if received else None)
    yield _row(Stage.LETTER, given is not None, given)
    is_complained = Mark.COMPLAINT in known.marks
    if decision and decision.answers.text("result") and not is_reasoned(decision.answers) and not is_complained:
        none = N_("Alt er bevilget")
        for stage in (Stage.COMPLAINT, Stage.REASSESSED, Stage.OUTCOME):
            yield StageRow(stage, StageState.NOT_NEEDED, words=none)
        return
    yield from _complaint(known)


def _complaint(known: Known) -> Iterator[StageRow]:
    complaint, is_over = known.marks.get(Mark.COMPLAINT), known.complain_until and known.today > known.complain_until
    if complaint is None and is_over:
        yield StageRow(Stage.COMPLAINT, StageState.DONE, known.complain_until, N_("Ingen klage"))
        for stage in (Stage.REASSESSED, Stage.OUTCOME):
            yield StageRow(stage, StageState.NOT_NEEDED, words=N_("Ingen klage"))
        return
    yield _row(Stage.COMPLAINT, complaint is not None, complaint.day if complaint else known.complain_until)
    again = known.marks.get(Mark.CHANGED) or known.marks.get(Mark.UPHELD)
    yield _row(Stage.REASSESSED, again is not None, again.day if again else None)
    yield _outcome(known)


def _outcome(known: Known) -> StageRow:
    board, changed = known.notes.get(BOARD), known.marks.get(Mark.CHANGED)
    if board is not None:
        return StageRow(Stage.OUTCOME, StageState.DONE, board.about, N_("Afgjort af Ankestyrelsen"))
    if changed is not None and known.decision is not None and not known.decision.editable:
        return StageRow(Stage.OUTCOME, StageState.DONE, changed.day, N_("Afgørelsen er ændret"))
    return StageRow(Stage.OUTCOME, StageState.AHEAD)


def _row(stage: Stage, is_done: bool, day: date | None = None) -> StageRow:
    return StageRow(stage, StageState.DONE if is_done else StageState.AHEAD, day)


def asked_on(one: Agreement) -> date | None:
    """The day the application itself names, else that of its seal."""
    return one.answers.date("asked_on") or (local_day(one.sealed_at) if one.sealed_at else None)


def is_assessed(decision: Agreement | None) -> bool:
    rows = decision.answers.rows("criteria") if decision else ()
    return bool(rows) and all(row.text("fulfilled") for row in rows)


def _step(known: Known) -> Step | None:
    if known.decision is None:
        return _first_step(known)
    if known.decision.editable and Mark.CHANGED not in known.marks:
        return _writing_step(known)
    return Step.WRITE_DECISION if known.decision.editable else _last_step(known)


def _first_step(known: Known) -> Step:
    if known.application.editable:
        return Step.SEAL_APPLICATION
    if INFORMED not in known.notes:
        return Step.INFORM
    if known.missing and PACK_ASKED not in known.notes:
        return Step.ASK_FOR_MISSING
    return Step.START_DECISION


def _writing_step(known: Known) -> Step:
    decision, hearing = known.decision, known.hearing
    assert decision is not None
    if not hears(decision) or decision.answers.text("hearing_replied"):
        return Step.WRITE_DECISION
    if hearing is None:
        return Step.START_HEARING
    return Step.WRITE_HEARING if hearing.editable else Step.NOTE_ANSWER


def _last_step(known: Known) -> Step | None:
    marks = known.marks
    if known.letter_on is None and Mark.RECEIVED not in marks:
        return Step.PRINT
    assert known.decision is not None
    if not is_reasoned(known.decision.answers) or Mark.CHANGED in marks:
        return None
    if Mark.COMPLAINT not in marks:
        return _waiting_step(known)
    if Mark.UPHELD not in marks:
        return Step.REASSESS
    return None if BOARD in known.notes else Step.NOTE_OUTCOME


def _waiting_step(known: Known) -> Step | None:
    if Mark.RECEIVED not in known.marks:
        return Step.NOTE_RECEIVED
    is_over = known.complain_until is not None and known.today > known.complain_until
    return None if is_over else Step.NOTE_COMPLAINT
