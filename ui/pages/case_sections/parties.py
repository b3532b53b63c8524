"""The people in a case and the consents that say what may be told to whom."""

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from caseworker_app.domain.case import Participant
from caseworker_app.domain.consent import ConsentState, Direction
from caseworker_app.schemes.case_forms import ROLES, label
from caseworker_app.schemes.consent import COUNTERPARTIES
from caseworker_app.services.consents import ConsentRow
from caseworker_app.texts import N_
from ui.pages import moves
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, move, stacked
from ui.pages.case_sections.section import CaseSection
from ui.pages.case_sections.states import CONSENT_TONES, consent_chip, period_words
from ui.places import Place
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.headings import muted

DIRECTIONS = {
    Direction.OBTAIN: N_("Kommunen må indhente"), Direction.GIVE: N_("Kommunen må give"),
    Direction.DISCUSS: N_("Må drøftes på møde"),
}  # fmt: skip
IN_FORCE = (ConsentState.VALID, ConsentState.ENDING, ConsentState.AHEAD)


class PartiesSection(CaseSection):
    """Parter og samtykker."""

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        self._register = self._consents(facts)
        column.addWidget(self._people(facts))
        column.addWidget(self._register)
        column.addStretch(1)

    def landmark(self, part: str) -> QWidget | None:
        return self._register if part == "consents" else None

    def _people(self, facts: CaseFacts) -> Card:
        say = self.shell.say
        card = Card(say("Parter i sagen"))
        add = row_action(say("Tilføj part"), "user-plus")
        add.setObjectName("add-participant")
        add.setEnabled(not facts.closed)
        add.clicked.connect(lambda: self.shell.go(Place("participant", self.case_id)))
        card.add_action(add)
        order = [choice.key for choice in ROLES]
        people = sorted(facts.case.participants, key=lambda one: (order.index(one.role.value), one.name))
        if people:
            card.add(stacked(self._person(one, facts.closed) for one in people))
        else:
            card.add(muted(say("Kun borgeren og arbejdspladsen er kendt. Tilføj leder, tillidsrepræsentant og andre.")))
        return card

    def _person(self, one: Participant, closed: bool) -> RecordRow:
        say = self.shell.say
        role = say(label(ROLES, one.role.value))
        where = say("{role}, {organisation}", role=role, organisation=one.organisation) if one.organisation else role
        reach = " · ".join(part for part in (one.phone, one.email) if part)
        remove = RowAction(f"remove:{one.id}", say("Fjern"), lambda: self._remove(one), "x")
        return RecordRow(one.name, [where, reach], icon_name="user", actions=[] if closed else [remove])

    def _remove(self, one: Participant) -> None:
        say = self.shell.say
        if self.shell.ask.confirm(say("Fjern {name} fra sagen? Historikken bevarer det.", name=one.name), say("Fjern")):
            self.shell.do(lambda: self.shell.workspace.cases.remove_participant(self.case_id, one.id))

    def _consents(self, facts: CaseFacts) -> Card:
        say = self.shell.say
        card = Card(
            say("Samtykkeregister"), subtitle=say("Ét samtykke til hver samarbejdspart. Intet gives videre uden.")
        )
        card.add_action(self._new_consent(facts.closed))
        if facts.consents:
            card.add(stacked(self._consent(row, facts.closed) for row in facts.consents))
        else:
            card.add(muted(say("Der er ingen samtykker. Arbejdspladsens kopi kan ikke forsegles uden et.")))
        return card

    def _new_consent(self, closed: bool) -> QPushButton:
        button = row_action(self.shell.say("Nyt samtykke"), "chevron-down", icon_after=True)
        button.setObjectName("new-consent")
        button.setEnabled(not closed)
        menu = QMenu(button)
        for choice in COUNTERPARTIES:
            entry = menu.addAction(self.shell.say(choice.label))
            entry.triggered.connect(lambda _=False, key=choice.key: moves.start_consent(self.shell, self.case_id, key))
        button.setMenu(menu)
        return button

    def _consent(self, row: ConsentRow, closed: bool) -> RecordRow:
        say, consent = self.shell.say, row.consent
        who = say(row.counterparty) or say("Samtykke uden samarbejdspart")
        title = say("{who}: {name}", who=who, name=consent.name) if consent and consent.name else who
        lines = [", ".join(say(kind) for kind in row.information) or say("Ingen oplysninger er valgt.")]
        if consent:
            directions = " · ".join(say(words) for way, words in DIRECTIONS.items() if way in consent.directions)
            period = period_words(consent.valid_from, consent.valid_to, self.shell.texts)
            lines.append(" · ".join(part for part in (directions, period) if part))
        number = say("Nr. {number}, version {version}", number=row.agreement.number, version=row.agreement.version)
        return RecordRow(
            title, [*lines, number], icon_name="shield-check", tone=CONSENT_TONES[row.state][0],
            chips=[consent_chip(row, self.shell.texts)], actions=self._actions(row, closed),
            more=say("Flere handlinger"),
        )  # fmt: skip

    def _actions(self, row: ConsentRow, closed: bool) -> list[RowAction]:
        say, identity, shell = self.shell.say, row.agreement.id, self.shell
        if row.state is ConsentState.DRAFT:
            return [
                move(shell, "open", say("Skriv videre"), moves.open_agreement, identity, "pencil"),
                move(shell, "discard", say("Slet kladde"), moves.discard, identity, "trash"),
            ]
        actions = [move(shell, "open", say("Åbn"), moves.open_agreement, identity, "file-text")]
        if row.state is ConsentState.UNSIGNED:
            actions.insert(0, move(shell, "sign", say("Notér samtykke"), moves.sign, identity, "signature"))
        if not closed and row.state in (*IN_FORCE, ConsentState.EXPIRED):
            actions.append(move(shell, "renew", say("Forny"), moves.new_version, identity, "refresh-cw"))
        if row.state in (*IN_FORCE, ConsentState.UNSIGNED):
            actions.append(move(shell, "withdraw", say("Tilbagekald"), moves.withdraw, identity, "undo"))
        return actions
