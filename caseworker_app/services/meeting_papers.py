"""Letters and calendar files to those who take part in a meeting, and the caseworker's preparation sheet."""

from enum import Enum

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Block, Paper, Paragraph, Piece, Reader, words
from caseworker_app.domain.findings import Level
from caseworker_app.errors import UserError
from caseworker_app.schemes import meeting_letters as letters
from caseworker_app.services.agreements import LEAST_REASON
from caseworker_app.services.calendar_file import CalendarEntry, calendar_file
from caseworker_app.services.desk import Desk
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.guard.outgoing import words_that_may_not_leave
from caseworker_app.services.handouts import HandOuts, Leaving, Way
from caseworker_app.services.meeting_people import MeetingPeople, PersonState
from caseworker_app.services.meetings import CANCELLED, moves_of
from caseworker_app.services.paperwork import UNKNOWN_OFFICE, Paperwork
from caseworker_app.services.preparation import Preparation
from caseworker_app.settings import OFFICE_NAME
from caseworker_app.texts import DANISH, N_

TO_CITIZEN, TO_OTHERS, FOR_CASEWORKER = N_("Brev til borgeren"), N_("Brev til en deltager"), N_("Til sagsbehandleren")
OF_CITIZEN = frozenset({"citizen", "guardian", "power_of_attorney"})
"""Those who may read what the citizen may read."""
LISTED = (8, 5, 3, 1)
"""How many lines each list of the preparation sheet may have; fewer, until it fits on one page."""


class Letter(Enum):
    """What goes to one of the people of a meeting (brev); its value is the fixed message of its title."""

    INVITATION = letters.INVITATION
    MOVED = letters.MOVED
    CANCELLED = letters.CANCELLED
    CALENDAR = N_("Kalenderfil")


class MeetingPapers:
    """Draws what goes out before a meeting, each through the gate, and notes to whom it went."""

    def __init__(
        self, desk: Desk, people: MeetingPeople, paperwork: Paperwork, handouts: HandOuts, preparation: Preparation
    ) -> None:
        self._desk, self._people, self._paperwork = desk, people, paperwork
        self._handouts, self._preparation = handouts, preparation

    def invitation(self, one: Agreement, number: int, *, reason: str = "") -> bytes:
        """The letter to one of the people; it says so when that person was asked for another time before.

        Raises with what stands in the way. A reason lets it leave without a consent.
        """
        if is_called_off(one):
            raise UserError("Mødet er aflyst.", field="day")
        case = self._desk.store.case(one.case_id)
        row, is_moved = self._row(one, number), self._is_moved(one, number)
        blocks = tuple(letters.invitation(one.answers, self._desk.basis(case), row, is_moved=is_moved))
        self._check(one, number, blocks, reason)
        return self._drawn(one, case, row, letters.MOVED if is_moved else letters.INVITATION, blocks)

    def cancellation(self, one: Agreement, number: int, *, reason: str = "") -> bytes:
        """That the meeting will not be held; why stays in the case."""
        case, row = self._desk.store.case(one.case_id), self._row(one, number)
        blocks = tuple(letters.called_off(one.answers, self._desk.basis(case), row))
        self._check(one, number, blocks, reason)
        return self._drawn(one, case, row, letters.CANCELLED, blocks)

    def calendar_entry(self, one: Agreement, number: int, *, reason: str = "") -> bytes:
        """The same meeting for a calendar. Others may look into it, so nothing about health passes to anybody."""
        a, text = one.answers, letters.calendar_text(one.answers)
        day, starts, ends = a.date("day"), a.time("starts"), a.time("ends")
        if day is None or starts is None or ends is None:
            raise UserError("Skriv dag og klokkeslæt, før mødet kan lægges i en kalender.", field="day")
        blocks = (*(Paragraph(piece) for piece in text), Paragraph(a.text("place")))
        self._check(one, number, blocks, reason, is_open_to_all=True)
        office = self._desk.setting(OFFICE_NAME) or DANISH.say(UNKNOWN_OFFICE)
        title, *more = (_said(piece) for piece in text)
        return calendar_file(CalendarEntry(
            str(one.thread), DANISH.say("{meeting}, {office}", meeting=title, office=office), "\n".join(more),
            a.text("place"), day, starts, ends, self._desk.clock.now(),
            sequence=moves_of(a) + is_called_off(one), is_cancelled=is_called_off(one),
        ))  # fmt: skip

    def letter_of(self, one: Agreement, number: int) -> Letter:
        """Which letter that person is to get now."""
        if is_called_off(one):
            return Letter.CANCELLED
        return Letter.MOVED if self._is_moved(one, number) else Letter.INVITATION

    def handed_out(self, one: Agreement, number: int, letter: Letter, way: Way, *, reason: str = "") -> Changes:
        """Note in the history that the letter or the calendar file went to that person."""
        person = self._person(one, number)
        leaving = Leaving(
            one.case_id, one.id, letter.value, one.number, moves_of(one.answers) + 1,
            person.party.value if person.party else person.part, person.name,
            "" if person.may_be_told else reason,
        )  # fmt: skip
        copies = DANISH.say("{letter} til {name}", letter=(letter.value,), name=person.name)
        return self._handouts.note(leaving, way, copies)

    def was_invited(self, one: Agreement, number: int) -> bool:
        """Whether a letter about the meeting as it is planned now went to that person."""
        return str(moves_of(one.answers) + 1) in self._told(one, number)

    def file_name(self, one: Agreement, number: int, letter: Letter) -> str:
        """A name for the file that says nothing about the citizen."""
        ending = "ics" if letter is Letter.CALENDAR else "pdf"
        return f"{one.number}-{number + 1}.{ending}"

    def prepared(self, one: Agreement) -> letters.Prepared:
        """What stands on the preparation sheet, in full, for the screen."""
        return self._preparation.of(one)

    def preparation(self, one: Agreement) -> bytes:
        """One page for the caseworker; lists that would make it longer say how much was left out."""
        case = self._desk.store.case(one.case_id)
        head = self._paperwork.letterhead(one, case, FOR_CASEWORKER)
        pdf = b""
        for most in LISTED:
            known = self._preparation.of(one, most)
            pdf = self._desk.render.draw(Paper(head, letters.PREPARATION, tuple(letters.preparation(known))))
            if self._desk.render.page_count(pdf) == 1:
                break
        return pdf

    def _drawn(self, one: Agreement, case: Case, row: Answers, title: str, blocks: tuple[Block, ...]) -> bytes:
        to = TO_CITIZEN if row.text("part") == "citizen" else TO_OTHERS
        head = self._paperwork.letterhead(one, case, to)
        address = Paragraph(words("Til {name}", name=row.text("name")))
        return self._desk.render.draw(Paper(head, title, (address, *blocks)))

    def _check(
        self, one: Agreement, number: int, blocks: tuple[Block, ...], reason: str, *, is_open_to_all: bool = False
    ) -> None:
        """Raises with the consent that is missing, or with the first word this person may not read."""
        person = self._person(one, number)
        if 0 < len(reason.strip()) < LEAST_REASON:
            raise Incomplete("Skriv begrundelsen lidt længere, mindst {least} tegn.", field="reason",
                             least=LEAST_REASON)  # fmt: skip
        if person.finding and not reason.strip():
            raise Incomplete(person.finding.words, field="people", **dict(person.finding.places))
        reader = Reader.CITIZEN if person.part in OF_CITIZEN and not is_open_to_all else Reader.EMPLOYER
        case = self._desk.store.case(one.case_id)
        for finding in words_that_may_not_leave(blocks, one.answers, case, self._desk.watch, (reader,)):
            if finding.level is Level.BLOCKS:
                raise Incomplete(finding.words, field=finding.field or "purpose", **dict(finding.places))

    def _is_moved(self, one: Agreement, number: int) -> bool:
        """Whether that person was asked for a time that does not hold any more."""
        return any(int(version) <= moves_of(one.answers) for version in self._told(one, number))

    def _told(self, one: Agreement, number: int) -> set[str]:
        name = self._person(one, number).name
        asked = {letter.value for letter in (Letter.INVITATION, Letter.MOVED)}
        return {
            given.version for given in self._handouts.of_case(one.case_id)
            if given.subject == one.id and given.recipient == name and given.title in asked
        }  # fmt: skip

    def _row(self, one: Agreement, number: int) -> Answers:
        self._person(one, number)
        return one.answers.rows("people")[number]

    def _person(self, one: Agreement, number: int) -> PersonState:
        found = next((person for person in self._people.of(one.case_id, one.answers) if person.number == number), None)
        if found is None or not found.name:
            raise UserError("Skriv, hvem deltageren er.", field="people")
        return found


def is_called_off(one: Agreement) -> bool:
    return one.withdrawal is not None and one.withdrawal.channel == CANCELLED


def _said(piece: Piece) -> str:
    return piece if isinstance(piece, str) else DANISH.say(piece.message, **dict(piece.places))
