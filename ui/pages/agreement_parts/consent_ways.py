"""Whether a reader may have a copy, in words, and the shortest way to the consent that is missing."""

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.consent import READERS, ConsentState
from caseworker_app.domain.document import Reader
from caseworker_app.services.consents import ConsentRow
from caseworker_app.texts import N_
from ui.forms.marks import said
from ui.pages import moves
from ui.pages.agreement_parts.preview_pane import ConsentPart
from ui.shell import Shell

UNFINISHED = (ConsentState.DRAFT, ConsentState.UNSIGNED)
IN_FORCE = (ConsentState.VALID, ConsentState.ENDING)
OPEN, WIDEN, START = N_("Åbn samtykket"), N_("Udvid samtykket"), N_("Lav samtykke")


class ConsentWays:
    """Answers for one agreement; asks the archive each time, so it is never out of date."""

    def __init__(self, shell: Shell, agreement: Agreement) -> None:
        self._shell, self._agreement = shell, agreement

    def show(self, card: ConsentPart, reader: Reader) -> None:
        """Tell about this reader's copy; own copies need no consent and the card is gone."""
        if reader not in READERS:
            card.hide()
            return
        workspace = self._shell.workspace
        kind = workspace.agreements.scheme(self._agreement)
        missing = workspace.consents.missing(self._agreement.case_id, kind, (reader,), self._agreement.answers)
        if missing:
            card.missing(" ".join(said(gap, self._shell.texts) for gap in missing), self.action(reader))
        else:
            card.covered(self._until(reader))

    def action(self, reader: Reader) -> str:
        """The words on the button that leads to the consent."""
        row = self._unfinished(reader)
        if row is not None:
            return self._shell.say(OPEN)
        return self._shell.say(WIDEN if self._in_force(reader) is not None else START)

    def go(self, reader: Reader) -> None:
        """To the consent that is begun, to a wider version of the one in force, or to a new one."""
        unfinished, valid = self._unfinished(reader), self._in_force(reader)
        if unfinished is not None:
            moves.open_agreement(self._shell, unfinished.agreement.id)
        elif valid is not None:
            moves.new_version(self._shell, valid.agreement.id)
        else:
            moves.start_consent(self._shell, self._agreement.case_id, READERS[reader][0].value)

    def form(self, reader: Reader) -> None:
        """To the form the citizen signs, ready to be printed where one is sealed, else begun."""
        unsigned = next((row for row in self._rows(reader) if row.state is ConsentState.UNSIGNED), None)
        if unsigned is not None:
            moves.print_agreement(self._shell, unsigned.agreement.id)
        else:
            self.go(reader)

    def _until(self, reader: Reader) -> str:
        row = self._in_force(reader)
        if row is None or row.consent is None or row.consent.valid_to is None:
            return ""
        if not row.consent.name:
            return self._shell.say("Samtykket omfatter kopien og gælder til {day}.", day=row.consent.valid_to)
        return self._shell.say(
            "Samtykket til {name} omfatter kopien og gælder til {day}.", name=row.consent.name.splitlines()[0],
            day=row.consent.valid_to,
        )  # fmt: skip

    def _unfinished(self, reader: Reader) -> ConsentRow | None:
        return next((row for row in self._rows(reader) if row.state in UNFINISHED), None)

    def _in_force(self, reader: Reader) -> ConsentRow | None:
        return next((row for row in self._rows(reader) if row.state in IN_FORCE), None)

    def _rows(self, reader: Reader) -> tuple[ConsentRow, ...]:
        parties = {party.value for party in READERS[reader]}
        workspace, agreement = self._shell.workspace, self._agreement
        found = workspace.consents.register(agreement.case_id)
        if reader is Reader.EMPLOYER:
            kind = workspace.agreements.scheme(agreement)
            found = workspace.consents.may_be_of(agreement.case_id, kind, agreement.answers)
        return tuple(row for row in found if row.agreement.answers.text("counterparty") in parties)
