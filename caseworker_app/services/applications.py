"""Applications on their way to a decision: informed, asked for papers, heard, decided, complained about, reassessed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Note
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Bullets, Facts, Paper, Paragraph, Reader, words
from caseworker_app.domain.event import CaseEvent, Task
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, NotFound, UserError
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes import BY_KEY, application_forms, decision, hearing
from caseworker_app.schemes.scheme import Application, Asked
from caseworker_app.schemes.shared import citizen_facts
from caseworker_app.services.agreements import Agreements
from caseworker_app.services.application_course import (
    BOARD,
    EVENTS,
    INFORMED,
    MOST_MARKS,
    PACK_ASKED,
    Course,
    Known,
    Mark,
    Stage,
    Step,
    asked_on,
    course_of,
    mark_ids,
    marks_of,
    note_id,
)
from caseworker_app.services.application_days import is_application, is_decision, is_grant, is_hearing
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.duties import EVENT_WORDS
from caseworker_app.services.form_demands import Incomplete, demand
from caseworker_app.services.handouts import HandOuts
from caseworker_app.services.paperwork import COPY_FOR, Paperwork
from caseworker_app.services.ports import Writing
from caseworker_app.texts import DANISH, N_

LED_HERE = (Mark.COMPLAINT, Mark.CHANGED)
"""What is told of an earlier letter on the way of an application that was granted in the end."""
MISSING_LETTER = N_("Vi mangler noget til din ansøgning")


@dataclass(frozen=True)
class Grant:
    """What was granted by one decision that is in force (bevilling)."""

    decision: Agreement
    about: str
    amount: Decimal | None
    hours: Decimal | None
    starts: date | None
    ends: date | None
    review_on: date | None


@dataclass(frozen=True)
class Grants:
    """All grants of a case that are in force, and what they cost in all."""

    grants: tuple[Grant, ...]
    amount: Decimal
    next_end: date | None
    next_review: date | None


class Applications:
    """Everything that happens to an application besides its own words."""

    def __init__(self, desk: Desk, agreements: Agreements, paperwork: Paperwork, handouts: HandOuts) -> None:
        self._desk, self._store = desk, desk.store
        self._agreements, self._paperwork, self._handouts = agreements, paperwork, handouts

    def course(self, agreement_id: UUID) -> Course | None:
        """Of an application, or of the one a decision or hearing belongs to; None for what belongs to none."""
        one = self._store.agreement(agreement_id)
        if not (is_application(one) or is_decision(one) or is_hearing(one)):
            return None
        of_case = self._store.agreements(one.case_id)
        application = one if is_application(one) else _linked(one, of_case)
        return None if application is None else self._course(_latest(application, of_case), of_case)

    def of_case(self, case_id: UUID) -> tuple[Course, ...]:
        """All applications of a case, the newest first; of versions the one that counts."""
        of_case = self._store.agreements(case_id)
        latest = {one.thread: _latest(one, of_case) for one in of_case if is_application(one)}
        standing = (one for one in latest.values() if one.status is not Status.WITHDRAWN)
        return tuple(
            self._course(one, of_case) for one in sorted(standing, key=lambda one: one.created_at, reverse=True)
        )

    def stage(self, agreement: Agreement) -> Stage | None:
        found = self.course(agreement.id)
        return found.stage if found else None

    def next_step(self, agreement: Agreement) -> Step | None:
        found = self.course(agreement.id)
        return found.step if found else None

    def grants(self, case_id: UUID) -> Grants:
        """What is granted and not over, the one that ends first at the top."""
        today = self._desk.clock.today()
        given = (one for one in self._store.agreements(case_id) if is_grant(one))
        found = (_grant(one) for one in given if one.ends is None or one.ends >= today)
        rows = sorted(found, key=lambda one: one.ends or date.max)
        amount = sum((one.amount for one in rows if one.amount), Decimal(0))
        ends = (one.ends for one in rows if one.ends)
        reviews = (one.review_on for one in rows if one.review_on and one.review_on >= today)
        return Grants(tuple(rows), amount, min(ends, default=None), min(reviews, default=None))

    def inform(self, application_id: UUID, answers: Answers) -> tuple[Note, Changes]:
        """What the citizen was told about the application, as a note (ADM-13-2)."""
        demand(application_forms.INFORM, answers)
        course = self._of_application(application_id)
        text = DANISH.say(N_("Vejledning om ansøgningen ({title}): {text}"), title=DANISH.say(course.known.title),
                          text=answers.text("text"))  # fmt: skip
        return self._note(course, INFORMED, self._past(answers), text, N_("Vejledning om ansøgningen noteret"))

    def missing(self, application_id: UUID) -> tuple[str, ...]:
        """What the pack still lacks, as fixed messages."""
        return self._of_application(application_id).known.missing

    def ask_for_missing(self, application_id: UUID, answers: Answers) -> tuple[Task, Changes]:
        """Notes what was asked for, and keeps the day it should be there as a task."""
        demand(application_forms.MISSING, answers)
        course, deadline = self._of_application(application_id), answers.date("deadline") or date.max
        if deadline <= self._desk.clock.today():
            raise Incomplete("Vælg en dag, der kommer.", field="deadline")
        if not course.known.missing:
            raise UserError("Der mangler ikke noget til ansøgningen.")
        list_ = "; ".join(DANISH.say(one) for one in course.known.missing)
        places = {"missing": list_, "day": DANISH.date(deadline), "title": DANISH.say(course.known.title)}
        me, now = self._desk.caseworker, self._desk.clock.now()
        text = DANISH.say(N_("Se, om det er kommet, der manglede til ansøgningen ({title}): {missing}"), **places)
        task = Task(new_id(), course.application.case_id, text, deadline, me, now, me)
        note = DANISH.say(N_("Bedt om det, der mangler til ansøgningen ({title}), senest {day}: {missing}"), **places)
        _, changes = self._note(
            course, PACK_ASKED, self._desk.clock.today(), note, N_("Bedt om det, der mangler: {missing}"),
            lambda writing: writing.put_task(task), again=True, missing=list_,
        )  # fmt: skip
        return task, changes

    def missing_letter(self, application_id: UUID, deadline: date) -> bytes:
        """The letter that names what is missing."""
        course = self._of_application(application_id)
        application = course.application
        case = self._store.case(application.case_id)
        head = self._paperwork.letterhead(application, case, COPY_FOR[Reader.CITIZEN])
        blocks = (
            Paragraph(words("Vi mangler noget, før vi kan afgøre ansøgningen: {title}.", title=(course.known.title,))),
            Paragraph(words("Send det til os senest den {day}.", day=deadline)),
            Facts(citizen_facts(case)),
            Bullets(tuple(words(one) for one in course.known.missing)),
            Paragraph(words("Kan du ikke nå det, så ring til os. Får vi det ikke, afgør vi sagen ud fra det, vi ved.")),
        )
        return self._desk.render.draw(Paper(head, MISSING_LETTER, blocks))

    def missing_letter_left(self, application_id: UUID) -> Changes:
        """The letter was printed or saved."""
        one = self._store.agreement(application_id)
        with self._store.write(act(N_("{number}: brev om det, der mangler, udleveret"), one.case_id, one.id,
                                   number=one.number)):  # fmt: skip
            pass
        return Changes.of(("history", one.case_id))

    def start_decision(self, application_id: UUID) -> tuple[Agreement, Changes]:
        """A draft with what was asked for and each criterion to be assessed."""
        course = self._of_application(application_id)
        application = course.application
        if application.editable:
            raise UserError("Forsegl ansøgningen, før den afgøres.")
        if course.decision is not None:
            raise UserError("Der er allerede en afgørelse af ansøgningen.")
        begun = decision.begin(self._desk.basis(self._store.case(application.case_id)))
        answers = begun.with_answer("asked_on", asked_on(application)).with_answer(decision.LINK, str(application.id))
        kind = _application_of(application)
        answers = answers.with_answer("about", DANISH.say(BY_KEY[application.scheme].form.title))
        answers = answers.with_answer("items", tuple(
            Answers({"what": one.what}).with_answer("asked_amount", one.amount).with_answer("asked_hours", one.hours)
            for one in kind.asked(application.answers)
        ) or None)  # fmt: skip
        answers = answers.with_answer("criteria", tuple(
            Answers({"key": one.key, "rule": one.rule, "question": one.question}) for one in kind.criteria
        ) or None)  # fmt: skip
        return self._agreements.start(application.case_id, decision.SCHEME.key, answers)

    def start_hearing(self, application_id: UUID) -> tuple[Agreement, Changes]:
        """A letter about the facts the citizen does not know, else about all that are given weight."""
        course = self._of_application(application_id)
        if course.hearing is not None and course.hearing.editable:
            raise UserError("Der er allerede en kladde til en partshøring.")
        case_id = course.application.case_id
        answers = hearing.begin(self._desk.basis(self._store.case(case_id)))
        answers = answers.with_answer(decision.LINK, str(course.application.id))
        a, kind = course.decision.answers if course.decision else Answers(), BY_KEY[course.application.scheme]
        answers = answers.with_answer("about", a.text("about") or DANISH.say(kind.form.title))
        facts = decision.unknown_facts(a) or a.rows("facts")
        rows = tuple(row.with_answer("known", None) for row in facts)
        return self._agreements.start(case_id, hearing.SCHEME.key, answers.with_answer("facts", rows or None))

    def note_answer(self, hearing_id: UUID, answers: Answers) -> tuple[CaseEvent, Changes]:
        """What the citizen answered, or that nothing came; the draft of the decision is told at once."""
        demand(application_forms.ANSWER, answers)
        one, day = self._decided(hearing_id, is_hearing), self._past(answers)
        deadline = one.answers.date("deadline")
        if answers.text("replied") == "silent" and deadline and day <= deadline:
            raise Incomplete("Borgeren kan svare til og med {day}. Vent på svaret eller fristen.", field="day",
                             day=deadline)  # fmt: skip
        said = answers.text("answer") or DANISH.say(N_("Borgeren har ikke svaret"))
        course = self.course(hearing_id)
        draft = course.decision if course and course.decision and course.decision.editable else None

        def tell(writing: Writing) -> None:
            if draft is not None:
                writing.put_agreement(replace(draft, answers=_heard(draft.answers, one.answers, answers)))

        touched = (("agreement", draft.id),) if draft else ()
        return self._mark(one, Mark.ANSWERED, day, said, tell, *touched)

    def note_received(self, decision_id: UUID, answers: Answers) -> tuple[CaseEvent, Changes]:
        """The day the citizen had the letter: the time to complain runs from it."""
        demand(application_forms.RECEIVED, answers)
        one, day = self._decided(decision_id, is_decision), self._past(answers)
        decided = one.answers.date("decided_on")
        if decided and day < decided:
            raise Incomplete("Brevet er dateret {day}.", field="day", day=decided)
        return self._mark(one, Mark.RECEIVED, day, "")

    def note_complaint(self, decision_id: UUID, answers: Answers) -> tuple[CaseEvent, Changes]:
        """A complaint that came, also one that came too late: whether it is looked at is judged, not stopped."""
        demand(application_forms.COMPLAINT, answers)
        one, day = self._decided(decision_id, is_decision), self._past(answers)
        if not decision.is_reasoned(one.answers):
            raise UserError("Alt er bevilget, så der er ikke noget at klage over.")
        decided = one.answers.date("decided_on")
        if decided and day < decided:
            raise Incomplete("Afgørelsen er fra den {day}. En klage kan ikke ligge før.", field="day", day=decided)
        return self._mark(one, Mark.COMPLAINT, day, answers.text("text"))

    def reassess(self, decision_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """Upheld and sent on, or changed: then there is a draft of the changed decision."""
        demand(application_forms.REASSESS, answers)
        one, day = self._decided(decision_id, is_decision), self._past(answers)
        marks = marks_of(self._store.events(one.case_id), one.id)
        complaint = marks.get(Mark.COMPLAINT)
        if complaint is None:
            raise UserError("Der er ikke noteret nogen klage.")
        if Mark.UPHELD in marks or Mark.CHANGED in marks:
            raise UserError("Sagen er allerede vurderet igen.")
        if day < complaint.day:
            raise Incomplete("Klagen kom den {day}.", field="day", day=complaint.day)
        if answers.text("outcome") == application_forms.UPHELD:
            _, changes = self._mark(one, Mark.UPHELD, day, answers.text("text"))
            return one, changes
        draft, more = self._agreements.new_version(decision_id)
        _, changes = self._mark(one, Mark.CHANGED, day, answers.text("text"))
        return draft, changes | more

    def note_outcome(self, decision_id: UUID, answers: Answers) -> tuple[Note, Changes]:
        """What the board of appeal decided."""
        demand(application_forms.OUTCOME, answers)
        one = self._decided(decision_id, is_decision)
        course = self.course(decision_id)
        if course is None or Mark.UPHELD not in course.known.marks:
            raise UserError("Sagen er ikke sendt videre.")
        outcome = application_forms.OUTCOME.field("outcome").label_of(answers.text("outcome"))
        text = DANISH.say(N_("Ankestyrelsen om afgørelse {number}: {outcome}. {text}"), number=one.number,
                          outcome=DANISH.say(outcome), text=answers.text("text"))  # fmt: skip
        return self._note(course, BOARD, self._past(answers), text, N_("Ankestyrelsens afgørelse noteret"))

    def _course(self, application: Agreement, of_case: list[Agreement]) -> Course:
        case = self._store.case(application.case_id)
        mine = [one for one in of_case if _belongs(one, application, of_case)]
        decided, heard = _newest(mine, is_decision), _newest(mine, is_hearing)
        notes = {note.id: note for note in self._store.notes(case.id)}
        marks = _marks(self._store.events(case.id), decided, heard, mine)
        kind, basis = BY_KEY[application.scheme], self._desk.basis(case)
        letter = _sent(decided, mine) if decided else None
        homes = {key: _home(key, application, letter) for key in (INFORMED, PACK_ASKED, BOARD)}
        known_notes = ((key, notes.get(note_id(home, key))) for key, home in homes.items())
        return course_of(Known(
            application=application, title=kind.title, decision=decided, hearing=heard, marks=marks,
            notes={key: note for key, note in known_notes if note},
            missing=_application_of(application).needed(application.answers, basis),
            letter_on=self._letter_on(decided), complain_until=self._complain_until(marks.get(Mark.RECEIVED)),
            today=self._desk.clock.today(),
        ))  # fmt: skip

    def _letter_on(self, decided: Agreement | None) -> date | None:
        """When the citizen's copy was printed or saved."""
        if decided is None or decided.editable:
            return None
        given = self._handouts.of_case(decided.case_id, Reader.CITIZEN.value)
        return next((local_day(one.at) for one in given if one.subject == decided.id), None)

    def _complain_until(self, received: CaseEvent | None) -> date | None:
        if received is None:
            return None
        rule = self._desk.rules.find(decision.COMPLAINT, {"counted_from": received.day})
        if not isinstance(rule, Provision) or rule.within is None:
            return None
        return self._desk.rules.last_day(rule, received.day, self._desk.calendar)

    def _of_application(self, application_id: UUID) -> Course:
        found = self.course(application_id)
        if found is None:
            raise NotFound("Ansøgningen findes ikke i arkivet.")
        return found

    def _decided(self, agreement_id: UUID, kind: Callable[[Agreement], bool]) -> Agreement:
        one = self._store.agreement(agreement_id)
        if not kind(one) or one.editable:
            raise Locked("Brevet er ikke forseglet endnu.")
        return one

    def _past(self, answers: Answers) -> date:
        today = self._desk.clock.today()
        day = answers.date("day") or today
        if day > today:
            raise Incomplete("Datoen ligger ude i fremtiden.", field="day")
        return day

    def _mark(
        self, one: Agreement, mark: Mark, day: date, text: str, also: Callable[[Writing], None] = lambda _: None,
        *touched: tuple[str, UUID],
    ) -> tuple[CaseEvent, Changes]:  # fmt: skip
        """An event that belongs to this letter, with its line of history; said once unless it was struck."""
        known = {event.id: event for event in self._store.events(one.case_id)}
        ids = mark_ids(one.id, mark)
        if any(identity in known and not known[identity].struck for identity in ids):
            raise UserError("Det er allerede noteret.")
        free = next((identity for identity in ids if identity not in known), None)
        if free is None:
            raise UserError("Det er noteret og streget {number} gange. Skriv et notat i stedet.", number=MOST_MARKS)
        event = CaseEvent(free, one.case_id, EVENTS[mark], day, self._desk.clock.now(), self._desk.caseworker, text)
        line = act(N_("{number}: {event} {day}"), one.case_id, one.id, number=one.number,
                   event=EVENT_WORDS[event.kind], day=DANISH.date(day))  # fmt: skip
        with self._store.write(line) as writing:
            writing.put_event(event)
            also(writing)
        return event, _changes(one, *touched)

    def _note(
        self, course: Course, key: str, about: date, text: str, line: str,
        also: Callable[[Writing], None] = lambda _: None, again: bool = False, **places: str,
    ) -> tuple[Note, Changes]:  # fmt: skip
        """A note of its own identity, so that the stage is known by it."""
        one = course.application
        identity = note_id(_home(key, one, course.decision), key)
        if key in course.known.notes:
            if not again:
                raise UserError("Det er allerede noteret.")
            identity = new_id()
        me = self._desk.caseworker
        note = Note(identity, one.case_id, me, self._desk.clock.now(), about, text)
        with self._store.write(act(line, one.case_id, note.id, **places)) as writing:
            writing.put_note(note)
            also(writing)
        return note, _changes(one, ("note", one.case_id))


def asked_of(one: Agreement) -> tuple[Asked, ...]:
    """What an application asks for."""
    return _application_of(one).asked(one.answers)


def _changes(one: Agreement, *touched: tuple[str, UUID]) -> Changes:
    return Changes.of(("agreement", one.id), ("case", one.case_id), ("deadline", one.case_id),
                      ("history", one.case_id), ("draft", None), *touched)  # fmt: skip


def _application_of(one: Agreement) -> Application:
    found = BY_KEY[one.scheme].application
    if found is None:
        raise NotFound("Ansøgningen findes ikke i arkivet.")
    return found


def _linked(one: Agreement, of_case: list[Agreement]) -> Agreement | None:
    """The application a decision or hearing names."""
    named = one.answers.text(decision.LINK)
    return next((other for other in of_case if named and str(other.id) == named), None)


def _belongs(one: Agreement, application: Agreement, of_case: list[Agreement]) -> bool:
    if not (is_decision(one) or is_hearing(one)):
        return False
    linked = _linked(one, of_case)
    return linked is not None and linked.thread == application.thread


def _latest(application: Agreement, of_case: list[Agreement]) -> Agreement:
    versions = [one for one in of_case if one.thread == application.thread]
    return max(versions, key=lambda one: one.version, default=application)


def _newest(found: list[Agreement], kind: Callable[[Agreement], bool]) -> Agreement | None:
    standing = [one for one in found if kind(one) and one.status not in (Status.WITHDRAWN, Status.REPLACED)]
    return max(standing, key=lambda one: (one.created_at, one.version), default=None)


def _sent(one: Agreement, of_case: list[Agreement]) -> Agreement:
    """The version that was sent: of a draft the one before it. What is noted belongs to that letter."""
    earlier = (other for other in of_case if other.thread == one.thread and other.version < one.version)
    return max(earlier, key=lambda other: other.version, default=one) if one.editable else one


def _marks(
    events: list[CaseEvent], decided: Agreement | None, heard: Agreement | None, of_case: list[Agreement]
) -> dict[Mark, CaseEvent]:
    """What is noted about the letters that count; a complaint that led to all being granted goes on being told."""
    marks = marks_of(events, *(_sent(one, of_case).id for one in (decided, heard) if one))
    if decided is None or decided.editable or decision.is_reasoned(decided.answers):
        return marks
    before = (one.id for one in of_case if one.thread == decided.thread and one.version < decided.version)
    led = {mark: event for mark, event in marks_of(events, *before).items() if mark in LED_HERE}
    return led | marks


def _home(key: str, application: Agreement, decided: Agreement | None) -> UUID:
    """What a note belongs to: the board decides about one version of the decision, the rest is of the application."""
    return decided.id if key == BOARD and decided and decided.version > 1 else application.thread


def _heard(a: Answers, letter: Answers, answer: Answers) -> Answers:
    """The draft of the decision with what came of the hearing."""
    return Answers({
        **a.with_answer("hearing_answer", answer.text("answer") or None), "hearing": decision.HELD,
        "hearing_sent": letter.date("sent_on"), "hearing_deadline": letter.date("deadline"),
        "hearing_replied": answer.text("replied"),
    })  # fmt: skip


def _grant(one: Agreement) -> Grant:
    a = decision.computed(one.answers)
    hours = [given for row in a.rows("items") if (given := row.hours("granted_hours")) is not None]
    return Grant(
        one, a.text("about"), a.hours("granted_total"), sum(hours, Decimal(0)) if hours else None, one.starts, one.ends,
        a.date("review_on"),
    )  # fmt: skip
