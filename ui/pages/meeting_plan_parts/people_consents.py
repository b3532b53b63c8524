"""Each person of a meeting with the state of the consent, and the ways on where one is missing."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.services.meeting_people import PERSON_CONSENT_WORDS, PersonConsent, PersonState
from ui.look import NEAR, TIGHT, Tone
from ui.pages.meeting_plan_parts.consent_moves import to_consent, to_form
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label

PERSON_TONES = {
    PersonConsent.OK: (Tone.OK, "shield-check"), PersonConsent.NOT_NEEDED: (Tone.NEUTRAL, "check"),
    PersonConsent.MISSING: (Tone.BAD, "shield"), PersonConsent.EXPIRED: (Tone.BAD, "circle-x"),
    PersonConsent.WITHDRAWN: (Tone.BAD, "ban"),
}  # fmt: skip


def consent_chip(shell: Shell, one: PersonState, *, named: bool = True) -> Chip:
    """The state of the consent of one person; `named` puts the name before it."""
    tone, icon = PERSON_TONES[one.state]
    state = shell.say(PERSON_CONSENT_WORDS[one.state])
    name = one.name or shell.say("Uden navn")
    return Chip(shell.say("{name}: {state}", name=name, state=state) if named else state, tone, icon)


def finding_words(shell: Shell, one: PersonState) -> str:
    """Why somebody may not be told; the name stands beside it, so the row is not said."""
    return shell.say(one.finding.words, **dict(one.finding.places)) if one.finding else ""


class PeopleConsents(QWidget):
    """Deltagernes samtykker, as they stand while the people are being chosen."""

    left_out = Signal(int)
    """The number of a person who is not to be asked."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__()
        self._shell, self._case_id = shell, case_id
        self._shown: tuple[PersonState, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(NEAR)
        self.setAccessibleName(shell.say("Samtykker for deltagerne"))

    def show_people(self, people: Iterable[PersonState]) -> None:
        """Drawn anew only when something is different, so that the cursor stays."""
        found = tuple(people)
        if found == self._shown:
            return
        self._shown = found
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [self._calm([one for one in found if one.finding is None])]
        self._parts += [self._gap(one) for one in found if one.finding is not None]
        for part in self._parts:
            self._column.addWidget(part)
            part.show()

    def _calm(self, people: Iterable[PersonState]) -> QWidget:
        """Those who may be told, on one line."""
        made = QWidget()
        row = FlowLayout(made, gap=NEAR)
        for one in people:
            row.addWidget(consent_chip(self._shell, one))
        return made

    def _gap(self, one: PersonState) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(consent_chip(self._shell, one))
        words = finding_words(self._shell, one)
        top.addWidget(label(words), 1)
        column.addLayout(top)
        column.addLayout(self._ways(one, words))
        return made

    def _ways(self, one: PersonState, words: str) -> FlowLayout:
        say, ways, shell, case_id = self._shell.say, FlowLayout(gap=NEAR), self._shell, self._case_id
        for key, text, icon, run in (
            ("consent", say("Notér samtykke"), "shield", lambda: to_consent(shell, case_id, one.party)),
            ("form", say("Print samtykkeblanket"), "printer", lambda: to_form(shell, case_id, one.party)),
            ("out", say("Lad være med at indbyde"), "minus", lambda: self.left_out.emit(one.number)),
        ):
            button = row_action(text, icon)
            button.setObjectName(f"{key}:{one.number}")
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda _=False, run=run: run())
            ways.addWidget(button)
        return ways
