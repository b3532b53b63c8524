"""Who has signed a sealed agreement, who is missing and for how long, and what was sealed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from caseworker_app.domain.agreement import Agreement, Signature, Status
from caseworker_app.domain.case import Attachment
from caseworker_app.schemes.case_forms import METHODS, WITHDRAWAL
from caseworker_app.schemes.case_forms import label as words_for
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.texts import Texts
from ui.look import NEAR, STEP, Tone
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, label


class SignersCard(Card):
    """The signers one under the other with their state, then the facts of the seal."""

    scan_wanted = Signal(object)

    def __init__(
        self, texts: Texts, agreement: Agreement, roles: Iterable[SignerRole], attachments: Iterable[Attachment],
        today: date, may_sign: Iterable[SignerRole] = (),
    ) -> None:  # fmt: skip
        """`may_sign` are those nobody waits for."""
        super().__init__(texts.say("Underskrifter") if agreement.signers else texts.say("Forsegling"))
        self._texts, self._agreement, self._today = texts, agreement, today
        self.scan_buttons: list[QPushButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(NEAR)
        grid.setColumnStretch(0, 1)
        optional = tuple(may_sign)
        for row, role in enumerate((*roles, *optional)):
            self._add_role(grid, row, role, optional=role in optional)
        self.add(grid)
        self._add_scans(tuple(attachments))
        self.add(Facts(self._seal_facts()))

    def _add_role(self, grid: QGridLayout, row: int, role: SignerRole, *, optional: bool) -> None:
        found = next((sign for sign in self._agreement.signatures if sign.role == role.key), None)
        name = found.name if found else role.name
        who = label(self._texts.say("{role}: {name}", role=self._texts.say(role.label), name=name or "–"))
        grid.addWidget(who, row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._state(found, optional=optional), row, 1, Qt.AlignmentFlag.AlignRight)
        if found and found.note:
            who.setToolTip(found.note)

    def _state(self, found: Signature | None, *, optional: bool) -> Chip:
        if found is not None:
            method = self._texts.say(words_for(METHODS, found.method.value))
            words = self._texts.say("{method} {day}", method=method, day=found.signed_on)
            return Chip(words, Tone.OK, "check-circle")
        if self._agreement.status is not Status.SEALED:
            return Chip(self._texts.say("Ikke underskrevet"), Tone.NEUTRAL)
        if optional:
            return Chip(self._texts.say("Valgfri"), Tone.NEUTRAL)
        return Chip(self._waiting(), Tone.WARN, "hourglass")

    def _waiting(self) -> str:
        sealed = self._agreement.sealed_at
        days = (self._today - sealed.date()).days if sealed else 0
        if not days:
            return self._texts.say("Mangler")
        return self._texts.count("Mangler, {number} dag", "Mangler, {number} dage", days)

    def _add_scans(self, attachments: tuple[Attachment, ...]) -> None:
        shown = {sign.attachment_id: sign.name for sign in self._agreement.signatures if sign.attachment_id}
        names = {file.id: file.name for file in attachments}
        wanted: dict[UUID, str] = {identity: names.get(identity, "") for identity in shown} | names
        if not wanted:
            return
        flow = FlowLayout()
        for identity, name in wanted.items():
            button = row_action(self._texts.say("Vis bilag: {name}", name=name), "paperclip")
            button.clicked.connect(lambda _=False, identity=identity: self.scan_wanted.emit(identity))
            flow.addWidget(button)
            self.scan_buttons.append(button)
        self.add(flow)

    def _seal_facts(self) -> tuple[tuple[str, str], ...]:
        agreement, say = self._agreement, self._texts.say
        copies = tuple(READER_NAMES[copy.reader] for copy in agreement.copies)
        rows = [
            (say("Forseglet"), self._moment(agreement.sealed_at, agreement.sealed_by)),
            (say("Kopier"), self._texts.value(copies)),
            (say("Fingeraftryk"), agreement.fingerprint),
            (say("Regler"), ", ".join(self._rule(used) for used in agreement.rules)),
        ]
        if agreement.withdrawal:
            back = agreement.withdrawal
            channel = words_for(WITHDRAWAL.field("channel").choices, back.channel)
            rows.append((say("Tilbagekaldt"), say("{day}, {channel}", day=back.on, channel=say(channel))))
        return tuple((name, value) for name, value in rows if value)

    def _rule(self, used: str) -> str:
        """The id of a rule and the day since when it is as it was used."""
        rule, _, since = used.partition(" ")
        if not since:
            return rule
        return self._texts.say("{rule} (fra {since})", rule=rule, since=date.fromisoformat(since))

    def _moment(self, at: datetime | None, who: str) -> str:
        if at is None:
            return ""
        here = at.astimezone()
        return self._texts.say("{at}, {who}", at=here, who=who) if who else self._texts.value(here)


def ended(texts: Texts, agreement: Agreement) -> str:
    """A sentence about an agreement that is not in force any more; empty while it is."""
    if agreement.status is Status.WITHDRAWN and agreement.withdrawal:
        return texts.say("Tilbagekaldt {day}. Siderne bliver stemplet, når de printes.", day=agreement.withdrawal.on)
    if agreement.status is Status.REPLACED:
        return texts.say("Erstattet af en nyere version. Siderne bliver stemplet, når de printes.")
    return ""
