"""All there is to say about the words, below the form: each with its reason and the way to its field."""

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.findings import Finding, Level
from caseworker_app.services.guard.outgoing import CopyFinding
from caseworker_app.services.rule_card import RuleCard
from caseworker_app.texts import N_, Texts
from ui.forms.marks import SIGNS, TONES, said
from ui.forms.wrapped import LinkButton
from ui.look import NEAR, STEP, Tone
from ui.pages.agreement_parts.copy_card import CopyPart
from ui.pages.agreement_parts.why import WhyPanel
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label

COPY_RULE = "CON-68A"
"""The rule of what may not stand in the copies of the workplace and the union."""
MISSING = "{label} mangler."
MOST_CARDS = 12
PLAIN = {Level.BLOCKS: N_("Skal rettes"), Level.WARNS: N_("Vær opmærksom"), Level.UNSETTLED: N_("Ikke afklaret")}


def is_missing(finding: Finding) -> bool:
    """An answer that has not been given yet: nothing is wrong with it."""
    return finding.words == MISSING


def chip_of(finding: Finding, texts: Texts) -> tuple[str, Tone, str]:
    """The word, colour and sign that tell what sort of finding it is."""
    tone = TONES[finding.level]
    if finding.level is Level.UNSETTLED or not finding.rule:
        return texts.say(PLAIN[finding.level]), tone, SIGNS[finding.level]
    if finding.rule == COPY_RULE and finding.level is Level.BLOCKS:
        return texts.say("Kopi"), tone, "shield"
    return texts.say("Regel"), tone, "scale"


def with_strong_start(words: str) -> str:
    """The first sentence strong, the rest plain, as rich text."""
    first, dot, rest = words.partition(". ")
    if not dot:
        return escape(words)
    return f"<b>{escape(first)}.</b> {escape(rest)}"


class FindingCard(Card):
    """One finding (bemærkning) with the rule behind it."""

    wanted = Signal(object)

    def __init__(self, finding: Finding, texts: Texts, rule_of: Callable[[Finding], RuleCard]) -> None:
        super().__init__()
        self.finding, self._texts, self._rule_of = finding, texts, rule_of
        self._why: WhyPanel | None = None
        self.copy_part = CopyPart(finding, texts) if isinstance(finding, CopyFinding) and finding.field else None
        self.words = label(with_strong_start(said(finding, texts)))
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(said(finding, texts))
        self.why_button = row_action(texts.say("Hvorfor?"))
        self.why_button.setCheckable(False)
        self.why_button.setAccessibleName(texts.say("Hvorfor? {words}", words=said(finding, texts)))
        self.go_button = icon_button("arrow-up", texts.say("Gå til feltet"))
        self.why_button.clicked.connect(self.toggle_why)
        self.go_button.clicked.connect(lambda: self.wanted.emit(self.finding))
        # Not setVisible(True): without a parent yet each would be a window of its own.
        for button, shown in ((self.why_button, bool(finding.rule)), (self.go_button, bool(finding.field))):
            if not shown:
                button.hide()
        self._build()

    def why(self) -> WhyPanel | None:
        return self._why

    def toggle_why(self) -> None:
        """Open or close the rule under the words."""
        if self._why is not None:
            self._why.deleteLater()
            self._why = None
            self.why_button.setFocus()
            return
        self._why = WhyPanel(self._texts, self._rule_of(self.finding))
        self._why.closed.connect(self.toggle_why)
        self.add(self._why)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(Chip(*chip_of(self.finding, self._texts)))
        row.addWidget(self.words, 1)
        row.addWidget(self.why_button)
        row.addWidget(self.go_button)
        self.add(row)
        if self.copy_part is not None:
            self.add(self.copy_part)


class MissingCard(Card):
    """The answers that are not given yet, as links."""

    wanted = Signal(object)

    def __init__(self, texts: Texts, name_of: Callable[[Finding], str]) -> None:
        super().__init__()
        self._texts, self._name_of = texts, name_of
        self._shown: tuple[Finding, ...] = ()
        self._chip = Chip("", Tone.INFO, "list-checks")
        self._links: list[LinkButton] = []
        self._flow = FlowLayout(gap=STEP, line_gap=0)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._flow, 1)
        self.add(row)
        self.hide()

    def links(self) -> list[LinkButton]:
        return self._links[: len(self._shown)]

    def tell(self, findings: tuple[Finding, ...]) -> None:
        shown = findings[:MOST_CARDS]
        self.setVisible(bool(shown))
        words = self._texts.say("Mangler: {count}", count=str(len(findings)))
        self._chip.say(words, Tone.INFO, "list-checks")
        self.setAccessibleName(words)
        if shown == self._shown:
            return
        self._shown = shown
        while len(self._links) < len(shown):
            self._add_link()
        for number, link in enumerate(self._links):
            link.setVisible(number < len(shown))
            if number < len(shown):
                link.setText(self._name_of(shown[number]))
                link.updateGeometry()

    def _add_link(self) -> None:
        number = len(self._links)
        link = LinkButton()
        link.tone = "accent_strong"
        link.clicked.connect(lambda: self.wanted.emit(self._shown[number]))
        self._flow.addWidget(link)
        self._links.append(link)


class FindingCards(QWidget):
    """Keeps the cards of what is still so, and makes only the new ones."""

    wanted = Signal(object)
    proposal_wanted = Signal(object)
    reason_given = Signal(object, str)
    stop_wanted = Signal(object)

    def __init__(
        self, texts: Texts, rule_of: Callable[[Finding], RuleCard], name_of: Callable[[Finding], str]
    ) -> None:
        super().__init__()
        self._texts, self._rule_of = texts, rule_of
        self._cards: dict[Finding, FindingCard] = {}
        self.missing = MissingCard(texts, name_of)
        self.missing.wanted.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(NEAR)
        self._column.addWidget(self.missing)
        self.setAccessibleName(texts.say("Bemærkninger"))

    def cards(self) -> tuple[FindingCard, ...]:
        return tuple(self._cards.values())

    def refuse(self, finding: Finding, problem: str) -> None:
        """Why the reason given for a word is not taken."""
        card = self._cards.get(finding)
        if card is not None and card.copy_part is not None:
            card.copy_part.tell(problem)

    def tell(self, findings: Iterable[Finding]) -> None:
        """Show these; what was open stays open."""
        found = tuple(dict.fromkeys(findings))
        self.missing.tell(tuple(finding for finding in found if is_missing(finding)))
        wanted = tuple(finding for finding in found if not is_missing(finding))[:MOST_CARDS]
        if wanted == tuple(self._cards):
            return
        kept = {finding: self._cards.pop(finding) for finding in wanted if finding in self._cards}
        cards = {finding: kept.get(finding) or self._card(finding) for finding in wanted}
        for gone in self._cards.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._cards = cards
        for place, card in enumerate(cards.values()):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding, self._texts, self._rule_of)
        card.wanted.connect(self.wanted)
        if card.copy_part is not None:
            card.copy_part.proposal_wanted.connect(self.proposal_wanted)
            card.copy_part.reason_given.connect(self.reason_given)
            card.copy_part.stop_wanted.connect(self.stop_wanted)
        return card
