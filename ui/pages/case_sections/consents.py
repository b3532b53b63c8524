"""The register of consents and the matrix over it."""

from uuid import UUID

from PySide6.QtWidgets import QMenu, QPushButton

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.consent import Consent, ConsentState, Direction
from caseworker_app.schemes.case_forms import label
from caseworker_app.schemes.consent import COUNTERPARTIES, FORM, MATTERS, NARROWED
from caseworker_app.services.consent_matrix import Cell, matrix
from caseworker_app.services.consents import ConsentRow
from caseworker_app.texts import N_
from ui.pages import moves
from ui.pages.case_sections.consent_matrix import ConsentMatrix
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, move, stacked
from ui.pages.case_sections.states import CONSENT_TONES, consent_chip, period_words
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.headings import muted, small, strong

DIRECTIONS = {
    Direction.OBTAIN: N_("Kommunen må indhente"), Direction.GIVE: N_("Kommunen må give"),
    Direction.DISCUSS: N_("Må drøftes på møde"),
}  # fmt: skip
IN_FORCE = (ConsentState.VALID, ConsentState.ENDING, ConsentState.AHEAD)


class ConsentsCard(Card):
    """Samtykkeregister."""

    def __init__(self, shell: Shell, case_id: UUID, facts: CaseFacts) -> None:
        words = shell.say("Ét samtykke til hver samarbejdspart. Intet gives videre uden.")
        super().__init__(shell.say("Samtykkeregister"), subtitle=words)
        self._shell, self._case_id = shell, case_id
        self.add_action(self._new_consent(facts.closed))
        if facts.consents:
            self.add(stacked(self._consent(row, facts.closed) for row in facts.consents))
        else:
            self.add(muted(shell.say("Der er ingen samtykker. Arbejdspladsens kopi kan ikke forsegles uden et.")))
        self.matrix = ConsentMatrix(shell.texts, matrix(facts.consents), facts.closed)
        self.matrix.opened.connect(self._open_cell)
        self.add(strong(shell.say("Hvem må få hvad")))
        self.add(small(shell.say("Flyt med piletasterne. Enter åbner samtykket eller begynder et.")))
        self.add(self.matrix)

    def _open_cell(self, cell: Cell) -> None:
        if cell.row is not None:
            moves.open_agreement(self._shell, cell.row.agreement.id)
        else:
            moves.start_consent(self._shell, self._case_id, cell.party.value)

    def _new_consent(self, closed: bool) -> QPushButton:
        button = row_action(self._shell.say("Nyt samtykke"), "chevron-down", icon_after=True)
        button.setObjectName("new-consent")
        button.setEnabled(not closed)
        menu = QMenu(button)
        for choice in COUNTERPARTIES:
            entry = menu.addAction(self._shell.say(choice.label))
            entry.triggered.connect(
                lambda _=False, key=choice.key: moves.start_consent(self._shell, self._case_id, key)
            )
        button.setMenu(menu)
        return button

    def _consent(self, row: ConsentRow, closed: bool) -> RecordRow:
        say, consent = self._shell.say, row.consent
        who = say(row.counterparty) or say("Samtykke uden samarbejdspart")
        title = say("{who}: {name}", who=who, name=consent.name) if consent and consent.name else who
        lines = [", ".join(say(kind) for kind in row.information) or say("Ingen oplysninger er valgt.")]
        if consent:
            lines += self._says(consent, row.agreement)
        number = say("Nr. {number}, version {version}", number=row.agreement.number, version=row.agreement.version)
        return RecordRow(
            title, [*lines, number], icon_name="shield-check", tone=CONSENT_TONES[row.state][0],
            chips=[consent_chip(row, self._shell.texts)], actions=self._actions(row, closed),
            more=say("Flere handlinger"),
        )  # fmt: skip

    def _actions(self, row: ConsentRow, closed: bool) -> list[RowAction]:
        say, identity, shell = self._shell.say, row.agreement.id, self._shell
        if row.state is ConsentState.DRAFT:
            return [
                move(shell, "open", say("Skriv videre"), moves.open_agreement, identity, "pencil"),
                move(shell, "discard", say("Slet kladde"), moves.discard, identity, "trash"),
            ]
        actions = [move(shell, "open", say("Åbn"), moves.open_agreement, identity, "file-text")]
        if row.state is ConsentState.UNSIGNED:
            actions.insert(0, move(shell, "sign", say("Notér samtykke"), moves.sign, identity, "signature"))
        if row.state in (*IN_FORCE, ConsentState.UNSIGNED):
            actions.append(move(shell, "withdraw", say("Tilbagekald"), moves.withdraw, identity, "undo"))
        if row.state is ConsentState.WITHDRAWN or row.agreement.answers.rows(NARROWED):
            actions.append(move(shell, "receipt", say("Kvittering"), moves.receipt, identity, "printer"))
        if not closed and row.state in (*IN_FORCE, ConsentState.EXPIRED):
            actions.append(move(shell, "renew", say("Forny"), moves.new_version, identity, "refresh-cw"))
        return actions

    def _says(self, consent: Consent, agreement: Agreement) -> list[str]:
        """The rest of what the register holds: which way, for which case, how long, why, health, how it was given."""
        say, a = self._shell.say, agreement.answers
        ways = " · ".join(say(words) for way, words in DIRECTIONS.items() if way in consent.directions)
        period = period_words(consent.valid_from, consent.valid_to, self._shell.texts)
        matter = a.text("matter_own") or say(label(MATTERS, consent.matter))
        health = say(label(FORM.field("health").choices, consent.health))
        form = say(label(FORM.field("form").choices, a.text("form")))
        lines = [" · ".join(part for part in (ways, period) if part)]
        if matter and consent.purpose:
            lines.append(say("{matter}: {purpose}", matter=matter, purpose=consent.purpose))
        lines.append(say("Helbred på mødet: {health} · Form: {form}", health=health or "–", form=form or "–"))
        lines.extend(
            say("Trukket tilbage {day}: {what}", day=back.date("on") or "–", what=back.text("what"))
            for back in a.rows(NARROWED)
        )
        return lines
