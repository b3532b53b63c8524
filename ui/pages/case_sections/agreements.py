"""The agreements and follow-ups of a case, versions under the newest."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Status
from caseworker_app.services.overview import AgreementRow
from ui.look import PART
from ui.pages import moves
from ui.pages.case_sections.applications import applications_card
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, move, stacked
from ui.pages.case_sections.section import CaseSection
from ui.pages.case_sections.states import agreement_chip, agreement_tone, period_words
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState

PLAN = "partial_return"
FOLLOW_UP = "hours_follow_up"


class AgreementsSection(CaseSection):
    """Aftaler."""

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        say = self.shell.say
        card = Card(say("Aftaler og opfølgninger"))
        courses = self.shell.workspace.applications.of_case(facts.case.id)
        followed = {one.application.thread for one in courses}
        rows = tuple(row for row in facts.agreements if row.agreement.thread not in followed)
        if rows:
            card.add(stacked(self._thread(versions, facts.closed) for versions in threads(rows)))
        elif not followed:
            text = say("Vælg “Ny aftale” øverst. Aftalen vokser frem ved siden af formularen, mens du skriver.")
            card.add(EmptyState("file-text", say("Ingen aftaler endnu"), text))
        own = {row.agreement.id: (self._missing(row), self._actions(row, facts.closed)) for row in facts.agreements}
        if (applications := applications_card(self.shell, facts, courses, own)) is not None:
            column.addWidget(applications)
        if rows or not followed:
            column.addWidget(card)
        column.addStretch(1)

    def _thread(self, rows: list[AgreementRow], closed: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row(rows[0], closed))
        earlier = QVBoxLayout()
        earlier.setContentsMargins(3 * PART, 0, 0, 0)
        for row in rows[1:]:
            earlier.addWidget(self._row(row, closed))
        column.addLayout(earlier)
        return box

    def _row(self, row: AgreementRow, closed: bool) -> RecordRow:
        say, agreement = self.shell.say, row.agreement
        facts = [
            say("Nr. {number}", number=agreement.number),
            period_words(agreement.starts, agreement.ends, self.shell.texts),
            say("Fingeraftryk {mark}", mark=agreement.fingerprint) if agreement.fingerprint else "",
        ]
        return RecordRow(
            say("{title}, version {version}", title=say(row.title), version=agreement.version),
            [" · ".join(fact for fact in facts if fact), self._missing(row)],
            icon_name=row.icon, tone=agreement_tone(row)[0], chips=[agreement_chip(row, self.shell.texts)],
            actions=self._actions(row, closed), more=say("Flere handlinger"),
        )  # fmt: skip

    def _missing(self, row: AgreementRow) -> str:
        if row.agreement.status is not Status.SEALED or not row.missing:
            return ""
        since = self.shell.texts.count("{number} dag", "{number} dage", row.days_waiting)
        return self.shell.say("Mangler: {missing} · forseglet for {since} siden", missing=row.missing, since=since)

    def _actions(self, row: AgreementRow, closed: bool) -> list[RowAction]:
        say, agreement, shell = self.shell.say, row.agreement, self.shell
        identity = agreement.id
        if agreement.status is Status.DRAFT:
            return [
                move(shell, "open", say("Skriv videre"), moves.open_agreement, identity, "pencil"),
                move(shell, "discard", say("Slet kladde"), moves.discard, identity, "trash"),
            ]
        actions = [move(shell, "open", say("Åbn"), moves.open_agreement, identity, "file-text")]
        if agreement.status is Status.SEALED and row.missing:
            actions.insert(0, move(shell, "sign", say("Notér underskrift"), moves.sign, identity, "signature"))
        if agreement.status not in (Status.SEALED, Status.SIGNED):
            return actions
        if not closed and agreement.scheme == PLAN:
            actions.append(RowAction(f"follow:{agreement.id}", say("Lav opfølgning"), self._follow_up, "calendar-plus"))
            actions.append(move(shell, "change", say("Ændr fra en dato"), moves.change_from, identity, "pencil"))
        if not closed:
            actions.append(move(shell, "version", say("Ny version"), moves.new_version, identity, "copy"))
        actions.append(move(shell, "withdraw", say("Tilbagekald"), moves.withdraw, identity, "undo"))
        return actions

    def _follow_up(self) -> None:
        moves.start(self.shell, self.case_id, FOLLOW_UP)


def threads(rows: Iterable[AgreementRow]) -> list[list[AgreementRow]]:
    """All versions of one agreement together, the newest version first."""
    found: dict[UUID, list[AgreementRow]] = {}
    for row in rows:
        found.setdefault(row.agreement.thread, []).append(row)
    return [sorted(versions, key=lambda row: -row.agreement.version) for versions in found.values()]
