"""Beside the words: who is here and what they may be told, and what to write where the cursor is."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes.meeting import PERSON
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.meeting_people import PERSON_CONSENT_WORDS, PersonConsent, PersonState
from caseworker_app.texts import N_, Texts
from ui.forms.marks import TONES, said
from ui.look import NEAR, TIGHT, Tone
from ui.pages.agreement_parts.copy_card import CopyPart
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.cards import Card, Sunk
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import hairline, label, small, strong

SIGNS = {
    PersonConsent.OK: (Tone.OK, "shield-check"), PersonConsent.MISSING: (Tone.BAD, "shield"),
    PersonConsent.EXPIRED: (Tone.BAD, "clock"), PersonConsent.WITHDRAWN: (Tone.BAD, "ban"),
    PersonConsent.NOT_NEEDED: (Tone.NEUTRAL, "user"),
}  # fmt: skip
STATES = (
    ("present", N_("Til stede")), ("came", N_("Kom nu")), ("went", N_("Gik nu")), ("absent", N_("Afbud")),
    ("missing", N_("Udeblev")),
)  # fmt: skip
MOST_HINTS = 3


def emptied(layout: QLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class PeopleCard(Card):
    """Til stede: each person with part, presence and consent."""

    noted = Signal(int, str)
    all_here = Signal()
    wanted = Signal(int)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.say("Til stede"))
        self._texts = texts
        self._shown: object = None
        self.buttons: list[QWidget] = []
        self.everybody = row_action(texts.say("Alle er her"), "check")
        self.everybody.clicked.connect(self.all_here)
        first = FlowLayout()
        first.addWidget(self.everybody)
        self.add(first)
        self._column = QVBoxLayout()
        self._column.setSpacing(NEAR)
        self.add(self._column)

    def tell(self, people: tuple[PersonState, ...], rows: tuple[Answers, ...], *, read_only: bool) -> None:
        if (people, tuple(dict(row) for row in rows), read_only) == self._shown:
            return
        self._shown = (people, tuple(dict(row) for row in rows), read_only)
        emptied(self._column)
        self.buttons = []
        self.everybody.setVisible(not read_only and any(not row.text("presence") for row in rows))
        for person in people:
            if self._column.count():
                self._column.addWidget(hairline())
            self._column.addWidget(self._line(person, rows[person.number], read_only=read_only))
        if not people:
            self._column.addWidget(label(self._texts.say("Ingen er skrevet på mødet endnu."), "muted"))

    def _line(self, person: PersonState, row: Answers, *, read_only: bool) -> QWidget:
        say = self._texts.say
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        head = QHBoxLayout()
        head.addWidget(strong(person.name or say("Uden navn")), 1)
        button = icon_button("more-horizontal", say("Notér, om {name} er her", name=person.name or "–"))
        button.clicked.connect(partial(self._open_menu, person.number, button))
        self.buttons.append(button)
        head.addWidget(button)
        column.addLayout(head)
        button.setVisible(not read_only)
        part = say(person.part_words) if person.part_words else ""
        column.addWidget(small(" · ".join(words for words in (part, self._presence(row)) if words)))
        chips = FlowLayout(gap=TIGHT)
        tone, sign = SIGNS[person.state]
        chips.addWidget(Chip(say(PERSON_CONSENT_WORDS[person.state]), tone, sign))
        column.addLayout(chips)
        if person.finding is not None:
            column.addWidget(small(say(person.finding.words, **dict(person.finding.places))))
        return made

    def _presence(self, row: Answers) -> str:
        say = self._texts.say
        state = say(PERSON[5].label_of(row.text("presence"))) if row.text("presence") else ""
        arrived, left = row.time("arrived"), row.time("left")
        if arrived and left:
            return say("kl. {arrived}–{left}", arrived=arrived, left=left)
        if arrived:
            return say("kom kl. {arrived}", arrived=arrived)
        return say("gik kl. {left}", left=left) if left else state

    def _open_menu(self, number: int, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in STATES:
            menu.addAction(self._texts.say(words)).triggered.connect(partial(self.noted.emit, number, key))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


class GuideCard(Card):
    """Hvad der hører til her: guidance for the place with the cursor, and what is wrong with the words there."""

    proposal_wanted = Signal(object)
    reason_given = Signal(object, str)
    stop_wanted = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.say("Hvad der hører til her"))
        self._texts = texts
        self._shown: object = None
        self._column = QVBoxLayout()
        self._column.setSpacing(NEAR)
        self.add(self._column)

    def tell(self, lines: tuple[str, ...], findings: tuple[Finding, ...]) -> None:
        """`lines` are fixed messages; `findings` are about the place with the cursor."""
        if (lines, findings) == self._shown:
            return
        self._shown = (lines, findings)
        emptied(self._column)
        for finding in findings[:MOST_HINTS]:
            self._column.addWidget(self._hint(finding))
        for line in lines:
            self._column.addWidget(label(self._texts.say(line)))
        self.setVisible(bool(lines or findings))

    def words(self) -> list[str]:
        """What is said, for a test and for a screen reader."""
        lines, findings = self._shown if isinstance(self._shown, tuple) else ((), ())
        return [*(said(finding, self._texts) for finding in findings), *(self._texts.say(line) for line in lines)]

    def _hint(self, finding: Finding) -> QWidget:
        tone = TONES[finding.level]
        hint = Sunk(tone=tone)
        hint.add(label(self._texts.say(finding.words, **dict(finding.places)), "strong", tone=tone))
        if isinstance(finding, CopyFinding):
            part = CopyPart(finding, self._texts)
            part.proposal_wanted.connect(self.proposal_wanted)
            part.reason_given.connect(self.reason_given)
            part.stop_wanted.connect(self.stop_wanted)
            hint.add(part)
        return hint


class NotHere(Sunk):
    """Må ikke nævnes her: what no consent lets the people in the room hear."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.say("Må ikke nævnes her"), tone=Tone.UNSETTLED)
        self._texts = texts
        self._words = label("")
        self.add(self._words)

    def tell(self, people: tuple[PersonState, ...]) -> None:
        """Health always; everything where somebody sits whom no consent covers."""
        bare = tuple(one.name for one in people if not one.may_be_told)
        lines = [self._texts.say("Sygdom, diagnose og behandling, medmindre borgeren selv ønsker det.")]
        if bare:
            words = N_("Andre oplysninger om borgeren, mens disse er til stede uden samtykke: {names}.")
            lines.append(self._texts.say(words, names=", ".join(bare)))
        self._words.setText("\n".join(lines))


