"""What the workplace and the union have said yes to themselves."""

from uuid import UUID

from PySide6.QtWidgets import QMenu, QPushButton

from caseworker_app.domain.agreement import Status
from caseworker_app.schemes import acceptance
from caseworker_app.schemes.case_forms import label
from caseworker_app.services.overview import AgreementRow
from ui.pages import moves
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, move, stacked
from ui.pages.case_sections.states import agreement_chip, agreement_tone
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.headings import muted

SCHEMES = (acceptance.WORKPLACE_SCHEME, acceptance.UNION_SCHEME)
CHOICES = {scheme.key: scheme.form.field("accepts").choices for scheme in SCHEMES}


class AcceptancesCard(Card):
    """Tilslutninger."""

    def __init__(self, shell: Shell, case_id: UUID, facts: CaseFacts) -> None:
        words = shell.say("Arbejdspladsen og fagforeningen siger selv ja, hver for sig.")
        super().__init__(shell.say("Tilslutninger"), subtitle=words)
        self._shell, self._case_id = shell, case_id
        self.add_action(self._new(facts.closed))
        if facts.acceptances:
            self.add(stacked(self._row(row, facts.closed) for row in facts.acceptances))
        else:
            self.add(muted(shell.say("Ingen har sagt ja endnu.")))

    def _new(self, closed: bool) -> QPushButton:
        button = row_action(self._shell.say("Ny tilslutning"), "chevron-down", icon_after=True)
        button.setObjectName("new-acceptance")
        button.setEnabled(not closed)
        menu = QMenu(button)
        for scheme in SCHEMES:
            entry = menu.addAction(self._shell.say(scheme.title))
            entry.triggered.connect(
                lambda _=False, key=scheme.key: moves.start_acceptance(self._shell, self._case_id, key)
            )
        button.setMenu(menu)
        return button

    def _row(self, row: AgreementRow, closed: bool) -> RecordRow:
        say, a = self._shell.say, row.agreement.answers
        accepts = ", ".join(say(label(CHOICES[row.agreement.scheme], key)) for key in a.chosen("accepts"))
        who = say("{name}, {function}, på vegne af {body}", name=a.text("given_by") or "–",
                  function=a.text("function") or "–", body=a.text("on_behalf") or "–")  # fmt: skip
        given = a.date("given_on")
        when = say("Sagt ja {day}", day=given) if given else ""
        lines = [who, accepts or say("Intet er krydset af."), a.text("about"), when]
        return RecordRow(
            say(row.title), lines, icon_name=row.icon, tone=agreement_tone(row)[0],
            chips=[agreement_chip(row, self._shell.texts)], actions=self._actions(row, closed),
            more=say("Flere handlinger"),
        )  # fmt: skip

    def _actions(self, row: AgreementRow, closed: bool) -> list[RowAction]:
        say, agreement, shell = self._shell.say, row.agreement, self._shell
        if agreement.status is Status.DRAFT:
            return [
                move(shell, "open", say("Skriv videre"), moves.open_agreement, agreement.id, "pencil"),
                move(shell, "discard", say("Slet kladde"), moves.discard, agreement.id, "trash"),
            ]
        actions = [move(shell, "open", say("Åbn"), moves.open_agreement, agreement.id, "file-text")]
        if agreement.status is Status.SEALED and row.missing:
            actions.insert(0, move(shell, "sign", say("Notér underskrift"), moves.sign, agreement.id, "signature"))
        if not closed and agreement.status in (Status.SEALED, Status.SIGNED):
            actions.append(move(shell, "withdraw", say("Tilbagekald"), moves.withdraw, agreement.id, "undo"))
        return actions
