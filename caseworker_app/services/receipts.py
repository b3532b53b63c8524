"""The receipt for a consent that was taken back: what was taken back, and what had been shared before."""

from collections.abc import Iterator
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.consent import READERS
from caseworker_app.domain.document import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Piece,
    Reader,
    Table,
    words,
)
from caseworker_app.errors import NotFound
from caseworker_app.schemes import consent
from caseworker_app.schemes.case_forms import WITHDRAWAL, label
from caseworker_app.schemes.shared import shown, typed
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.handouts import HandOut, HandOuts
from caseworker_app.services.paperwork import COPY_FOR, Paperwork
from caseworker_app.texts import N_

TITLE = N_("Kvittering for tilbagekaldt samtykke")
COLUMNS = (
    Column(N_("Dato"), 3), Column(N_("Hvad"), 8), Column(N_("Til hvem"), 6), Column(N_("Hvordan"), 4),
)  # fmt: skip


class Receipts:
    """Draws receipts (kvittering) for withdrawn consents."""

    def __init__(self, desk: Desk, paperwork: Paperwork, handouts: HandOuts) -> None:
        self._desk = desk
        self._paperwork = paperwork
        self._handouts = handouts

    def pdf(self, agreement_id: UUID, parallel: str = "") -> bytes:
        """The receipt as it is today; NotFound for a consent nothing of which was taken back."""
        agreement = self._desk.store.agreement(agreement_id)
        back = withdrawals(agreement)
        if not back:
            raise NotFound("Samtykket er ikke trukket tilbage.")
        case = self._desk.store.case(agreement.case_id)
        head = self._paperwork.letterhead(agreement, case, COPY_FOR[Reader.CITIZEN])
        blocks = tuple(self._blocks(agreement, case, back))
        return self._desk.render.draw(Paper(head, TITLE, blocks), parallel)

    def shared(self, agreement: Agreement) -> tuple[HandOut, ...]:
        """What was handed out to the counterparty of this consent, the oldest first."""
        party = agreement.answers.text("counterparty")
        readers = {party} | {
            reader.value for reader, parties in READERS.items() if party in {one.value for one in parties}
        }
        return tuple(one for one in self._handouts.of_case(agreement.case_id) if one.reader in readers)

    def handed_out(self, agreement_id: UUID) -> Changes:
        """Note in the history that the citizen got the receipt."""
        agreement = self._desk.store.agreement(agreement_id)
        what = act(N_("{number}: kvittering for tilbagekaldelsen givet til borgeren"), agreement.case_id, agreement_id,
                   number=agreement.number)  # fmt: skip
        with self._desk.store.write(what):
            pass
        return Changes.of(("history", agreement.case_id))

    def _blocks(self, agreement: Agreement, case: Case, back: tuple[Answers, ...]) -> Iterator[Block]:
        a = agreement.answers
        party = consent.PARTIES.get(a.text("counterparty"), "")
        yield Facts((
            Fact(N_("Borger"), case.citizen.name),
            Fact(N_("Samtykke"), words("Nr. {number}, version {version}", number=agreement.number,
                                       version=str(agreement.version))),
            Fact(N_("Samarbejdspart"), words("{kind}: {name}", kind=(party,), name=a.text("name"))),
        ))  # fmt: skip
        for one in back:
            yield Facts((
                Fact(N_("Trukket tilbage den"), shown(one.date("on"))),
                Fact(N_("Gælder ikke længere"), typed(one.text("what")) if one.text("what") else WHOLE),
                Fact(N_("Hvordan"), words(label(CHANNELS, one.text("channel")))),
                Fact(N_("Modtaget af"), typed(one.text("received_by"))),
            ))  # fmt: skip
        yield Heading(N_("Det, der allerede var delt"))
        rows = tuple(_line(one, back[-1]) for one in self.shared(agreement))
        if rows:
            yield Table(N_("Det, der allerede var delt"), COLUMNS, rows)
        else:
            yield Paragraph(words("Kommunen har ikke givet samarbejdsparten kopier efter dette samtykke."))
        yield Paragraph(words("Kommunen deler ikke mere på grundlag af det, der er trukket tilbage."))
        more = words("Det, der allerede er delt, kan ikke hentes tilbage. Spørg kommunen, hvis du vil vide mere.")
        yield Paragraph(more, muted=True)


CHANNELS = WITHDRAWAL.field("channel").choices
WHOLE = words("Hele samtykket")


def withdrawals(agreement: Agreement) -> tuple[Answers, ...]:
    """All that was taken back of a consent, part by part, then the whole."""
    parts = agreement.answers.rows(consent.NARROWED)
    back = agreement.withdrawal
    if agreement.status is not Status.WITHDRAWN or back is None:
        return parts
    whole = Answers({"on": back.on, "channel": back.channel, "received_by": back.received_by})
    return (*parts, whole)


def _line(one: HandOut, last: Answers) -> tuple[Piece, ...]:
    day, ended = local_day(one.at), last.date("on")
    paper: Piece = words("{title}, nr. {number}, version {version}", title=(one.title,), number=one.number,
                         version=one.version) if one.number else one.title  # fmt: skip
    how: Piece = words(one.how)
    if ended and day > ended:
        how = words("{how}, efter tilbagekaldelsen", how=(one.how,))
    return shown(day), paper, one.recipient, how
