"""Each reader's copy: drawn while typing, kept as sealed, stamped when it is no longer in force."""

import base64
import hashlib

from caseworker_app.domain.agreement import Agreement, Copy, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Block, Letterhead, Paper, Piece, Reader, Words, for_reader, left_out, words
from caseworker_app.errors import Locked, NotFound
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.scheme import Scheme
from caseworker_app.services.desk import Desk
from caseworker_app.services.tags import with_interpreter
from caseworker_app.settings import DEPARTMENT, OFFICE_ADDRESS, OFFICE_LOGO, OFFICE_NAME, OFFICE_PHONE
from caseworker_app.texts import DANISH, N_

COPY_FOR = {
    Reader.CITIZEN: N_("Kopi til borgeren"),
    Reader.EMPLOYER: N_("Kopi til arbejdspladsen"),
    Reader.UNION: N_("Kopi til fagforeningen"),
    Reader.DOCTOR: N_("Kopi til lægen"),
    Reader.FILE: N_("Kopi til sagen"),
}
READER_NAMES = {
    Reader.CITIZEN: N_("Borger"),
    Reader.EMPLOYER: N_("Arbejdsplads"),
    Reader.UNION: N_("Fagforening"),
    Reader.DOCTOR: N_("Læge"),
    Reader.FILE: N_("Sag"),
}
DRAFT = words("Kladde – gælder ikke")
UNKNOWN_OFFICE = N_("Kommunen")


class Paperwork:
    """Papers of agreements, consents and follow-ups."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def preview(self, agreement: Agreement, answers: Answers, reader: Reader, parallel: str = "") -> bytes:
        """This reader's copy of words that are still being typed."""
        return self.drawn(self.draft(agreement, answers, reader), parallel)

    def draft(self, agreement: Agreement, answers: Answers, reader: Reader) -> Paper:
        """What `preview` draws; reads the archive, so it is asked for where the archive is open."""
        self.refuse_sealed_away(agreement)
        case = self._desk.store.case(agreement.case_id)
        return self._paper(agreement, case, self.blocks(agreement.scheme, answers, case), reader, DRAFT)

    def drawn(self, paper: Paper, parallel: str = "") -> bytes:
        """A paper as PDF; reads nothing, so a worker may do it."""
        return self._desk.render.draw(paper, parallel)

    def blocks(self, scheme: str, answers: Answers, case: Case) -> tuple[Block, ...]:
        """The whole document, before it is made into copies."""
        document = tuple(BY_KEY[scheme].document(answers, self._desk.basis(case)))
        return with_interpreter(document, case, self._desk.clock.today())

    def left_out(self, agreement: Agreement, answers: Answers, reader: Reader) -> tuple[str, ...]:
        """What this reader's copy leaves out, as fixed messages."""
        case = self._desk.store.case(agreement.case_id)
        return left_out(self.blocks(agreement.scheme, answers, case), reader)

    def sealed_copies(self, agreement: Agreement, readers: tuple[Reader, ...]) -> dict[Reader, bytes]:
        """The pages as they will be kept: one for each reader, with number, version and fingerprint."""
        case = self._desk.store.case(agreement.case_id)
        blocks = self.blocks(agreement.scheme, agreement.answers, case)
        return {
            reader: self._desk.render.draw(self._paper(agreement, case, blocks, reader, ""))
            for reader in dict.fromkeys((*readers, Reader.FILE))
        }

    def copy_of(self, reader: Reader, pdf: bytes) -> Copy:
        return Copy(reader, hashlib.sha256(pdf).hexdigest(), self._desk.render.page_count(pdf))

    def pdf(self, agreement: Agreement, reader: Reader) -> bytes:
        """What can be printed now: the sealed bytes, stamped when they are no longer in force, or the draft."""
        if agreement.editable and not any(copy.reader is reader for copy in agreement.copies):
            return self.preview(agreement, agreement.answers, reader)
        return self.kept(agreement, reader)

    def refuse_sealed_away(self, agreement: Agreement) -> None:
        """Raises when any version of it was withdrawn because of a mistake."""
        if self.is_sealed_away(agreement):
            raise Locked("Dokumentet er trukket tilbage på grund af en fejl og kan ikke ses eller printes mere.")

    def is_sealed_away(self, agreement: Agreement) -> bool:
        """Whether this or another version was: the versions before the mistake was found say the same words."""
        if agreement.editable:
            return False
        versions = self._desk.store.agreements(agreement.case_id)
        return any(one.is_sealed_away for one in versions if one.thread == agreement.thread)

    def kept(self, agreement: Agreement, reader: Reader) -> bytes:
        """The sealed bytes, stamped when they are no longer in force."""
        self.refuse_sealed_away(agreement)
        return self.kept_for_breach_file(agreement, reader)

    def kept_for_breach_file(self, agreement: Agreement, reader: Reader) -> bytes:
        """The same, whatever has become of the agreement since."""
        copy = next((copy for copy in agreement.copies if copy.reader is reader), None)
        if copy is None:
            raise NotFound("Der blev ikke lavet en kopi til den modtager.")
        kept = self._desk.store.page(copy.sha256)
        state = _state(agreement)
        return self._desk.render.stamp(kept, state) if state else kept

    def text_to_paste(self, agreement: Agreement, answers: Answers) -> str:
        """What another system asks for, a line for each of its fields; empty when no other one does."""
        self.refuse_sealed_away(agreement)
        paste = _scheme(agreement).paste
        if paste is None:
            return ""
        facts = paste.facts(answers, self._desk.basis(self._desk.store.case(agreement.case_id)))
        return "\n".join(f"{DANISH.say(fact.label)}: {_in_danish(fact.value)}" for fact in facts)

    def file_name(self, agreement: Agreement, reader: Reader) -> str:
        """A name for the file that says nothing about the citizen."""
        return f"{agreement.number}-v{agreement.version}-{READER_NAMES[reader].lower()}.pdf"

    def recovery_sheet(self, key: str, archive: str, language: str) -> bytes:
        return self._desk.render.recovery_sheet(key, archive, self._desk.clock.today(), language)

    def _paper(
        self, agreement: Agreement, case: Case, blocks: tuple[Block, ...], reader: Reader, state: Words | str
    ) -> Paper:
        head = self.letterhead(agreement, case, COPY_FOR[reader], state)
        return Paper(head, _scheme(agreement).title, for_reader(blocks, reader))

    def letterhead(self, agreement: Agreement, case: Case, copy_for: str, state: Words | str = "") -> Letterhead:
        """The head of a paper about this agreement; `copy_for` is a fixed message."""
        setting = self._desk.setting
        office = ", ".join(part for part in (setting(OFFICE_NAME), setting(DEPARTMENT)) if part)
        return Letterhead(
            office=office or DANISH.say(UNKNOWN_OFFICE),
            address=tuple(setting(OFFICE_ADDRESS).splitlines()),
            phone=setting(OFFICE_PHONE),
            case_number=case.number,
            number=agreement.number,
            version=agreement.version,
            day=DANISH.long_date(self._desk.clock.today()),
            copy_for=copy_for,
            caseworker=case.caseworker or self._desk.caseworker,
            state=state,
            fingerprint=agreement.fingerprint,
            logo=self._logo(),
        )

    def _logo(self) -> bytes:
        return base64.b64decode(self._desk.setting(OFFICE_LOGO))


def _in_danish(piece: Piece) -> str:
    return piece if isinstance(piece, str) else DANISH.say(piece.message, **dict(piece.places))


def _scheme(agreement: Agreement) -> Scheme:
    return BY_KEY[agreement.scheme]


def _state(agreement: Agreement) -> Words | None:
    if agreement.status is Status.WITHDRAWN and agreement.withdrawal:
        return words("Tilbagekaldt den {day}", day=agreement.withdrawal.on)
    if agreement.status is Status.REPLACED:
        return words("Erstattet af en nyere version")
    return None
