"""All papers of a meeting at once: the minutes, what was agreed, the next invitation, the note for the records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.changes import NOTHING, Changes
from caseworker_app.domain.consent import READERS
from caseworker_app.domain.document import Reader, for_reader
from caseworker_app.domain.findings import Finding, Level, blocks
from caseworker_app.errors import UserError
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.agreements import NO_REASONS, Agreements
from caseworker_app.services.desk import Desk
from caseworker_app.services.file_note import as_text
from caseworker_app.services.handouts import Way
from caseworker_app.services.meeting_flow import MeetingFlow
from caseworker_app.services.meeting_papers import MeetingPapers
from caseworker_app.services.meeting_people import MeetingPeople, PersonState
from caseworker_app.services.paperwork import READER_NAMES, Paperwork
from caseworker_app.texts import DANISH

OURS = frozenset({"caseworker", "interpreter"})
"""People the municipality asks by itself, without a letter."""
_READER_OF = {party: reader for reader, parties in READERS.items() for party in parties}


@dataclass(frozen=True)
class MeetingPaper:
    """One paper for one reader (papir fra mødet), or why it may not leave; the title is a fixed message."""

    title: str
    reader: str
    recipient: str
    agreement: Agreement
    pdf: bytes = b""
    stopped: Finding | None = None
    copy: Reader | None = None
    number: int = -1
    """The person of the next meeting whose letter it is; -1 for the copy of an agreement."""
    reason: str = ""


class MeetingBundle:
    """Makes all papers of one meeting, each through the gate, and notes those that went out."""

    def __init__(
        self, desk: Desk, agreements: Agreements, flow: MeetingFlow, papers: MeetingPapers, people: MeetingPeople,
        paperwork: Paperwork,
    ) -> None:  # fmt: skip
        self._desk, self._agreements, self._flow = desk, agreements, flow
        self._papers, self._people, self._paperwork = papers, people, paperwork

    def papers(
        self, one: Agreement, readers: tuple[Reader, ...], reasons: Mapping[Reader, str] = NO_REASONS
    ) -> tuple[MeetingPaper, ...]:
        """Minutes and agreements for these readers, and the next invitation for each person.

        What may not leave is there too, without pages and with what stands in the way.
        """
        copies = (
            self._copy(made, reader, reasons.get(reader, ""))
            for made in (one, *self._flow.made_at(one)) for reader in readers
            if reader in BY_KEY[made.scheme].readers
        )  # fmt: skip
        return (*copies, *self._invitations(one, reasons))

    def seal_made(
        self, one: Agreement, readers: tuple[Reader, ...], reasons: Mapping[Reader, str] = NO_REASONS
    ) -> Changes:
        """Seal the drafts made at the meeting with which nothing is wrong; the others stay drafts.

        Readers whose copy no consent and no reason lets out get none.
        """
        changes = NOTHING
        for made in self._flow.made_at(one):
            if made.editable and not self._agreements.in_the_way(made, ()):
                wanted = tuple(
                    reader for reader in readers if reader in BY_KEY[made.scheme].readers
                    and not self._agreements.in_the_way(made, (reader,), reasons)
                )  # fmt: skip
                changes |= self._agreements.seal(made.id, wanted, reasons)[1]
        return changes

    def handed_out(self, one: Agreement, papers: Iterable[MeetingPaper], way: Way) -> Changes:
        """Note each of the papers that has pages, one line of history for each receiver."""
        for paper in papers:
            if not paper.pdf:
                continue
            if paper.copy is not None:
                reasons = {paper.copy: paper.reason} if paper.reason else NO_REASONS
                self._agreements.handed_out(paper.agreement, (paper.copy,), way, reasons)
            else:
                letter = self._papers.letter_of(paper.agreement, paper.number)
                self._papers.handed_out(paper.agreement, paper.number, letter, way, reason=paper.reason)
        return Changes.of(("history", one.case_id))

    def file_note(self, one: Agreement) -> str:
        """The municipality's own copy of the minutes as plain text, and what was agreed besides."""
        self._paperwork.refuse_sealed_away(one)
        case = self._desk.store.case(one.case_id)
        head = DANISH.say("{title}, {number}", title=(BY_KEY[one.scheme].title,), number=one.number)
        made = (
            DANISH.say("Lavet på mødet: {title}, {number}", title=(BY_KEY[other.scheme].title,), number=other.number)
            for other in self._flow.made_at(one)
        )
        text = as_text(for_reader(self._paperwork.blocks(one.scheme, one.answers, case), Reader.FILE))
        return "\n".join((head, text, *made))

    def _copy(self, made: Agreement, reader: Reader, reason: str) -> MeetingPaper:
        title, name = BY_KEY[made.scheme].title, READER_NAMES[reader]
        paper = MeetingPaper(title, name, DANISH.say(name), made, copy=reader, reason=reason)
        if made.editable:
            return replace(paper, stopped=blocks("", "{title} er stadig en kladde.", title=(title,)))
        return _drawn(paper, lambda: self._agreements.copy_to_hand_out(made, reader, reason))

    def _invitations(self, one: Agreement, reasons: Mapping[Reader, str]) -> Iterator[MeetingPaper]:
        upcoming = self._flow.next_meeting(one)
        if upcoming is None:
            return
        for person in self._people.of(upcoming.case_id, upcoming.answers):
            if person.name and person.part not in OURS:
                yield self._invitation(upcoming, person, reasons)

    def _invitation(self, upcoming: Agreement, person: PersonState, reasons: Mapping[Reader, str]) -> MeetingPaper:
        reader = _READER_OF.get(person.party) if person.party else None
        reason = "" if person.may_be_told or reader is None else reasons.get(reader, "")
        title = self._papers.letter_of(upcoming, person.number).value
        paper = MeetingPaper(title, person.part_words, person.name, upcoming, number=person.number, reason=reason)
        return _drawn(paper, lambda: self._papers.invitation(upcoming, person.number, reason=reason))


def _drawn(paper: MeetingPaper, draw: Callable[[], bytes]) -> MeetingPaper:
    try:
        return replace(paper, pdf=draw())
    except UserError as problem:
        stopped = Finding(Level.BLOCKS, problem.field, problem.words, tuple(problem.places.items()))
        return replace(paper, stopped=stopped)
