"""“Hvorfor?”: the rule behind a finding, opened where the finding stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker_app.services.rule_card import RuleCard
from caseworker_app.texts import Texts
from ui.look import Tone
from ui.widgets.buttons import icon_button
from ui.widgets.cards import Sunk
from ui.widgets.chips import Chip
from ui.widgets.headings import Facts, label


class WhyPanel(Sunk):
    """What the rule says, where it stands, since when, how sure it is, and when that was checked."""

    closed = Signal()

    def __init__(self, texts: Texts, rule: RuleCard, parent: QWidget | None = None) -> None:
        tone = Tone.NEUTRAL if rule.settled else Tone.UNSETTLED
        super().__init__(tone=tone, parent=parent)
        self.rule = rule
        self.setAccessibleName(texts.say("Reglen bag bemærkningen"))
        head = QHBoxLayout()
        head.addWidget(_status(texts, rule))
        head.addStretch(1)
        self.close_button = icon_button("x", texts.say("Luk reglen"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        self.add(head)
        self.words = label(texts.say(rule.says))
        self.add(self.words)
        self.add(Facts(_facts(texts, rule)))


def _status(texts: Texts, rule: RuleCard) -> Chip:
    if rule.settled:
        return Chip(texts.say(rule.status), Tone.OK, "scale")
    return Chip(texts.say(rule.status), Tone.UNSETTLED, "help-circle")


def _facts(texts: Texts, rule: RuleCard) -> tuple[tuple[str, str], ...]:
    rows = (
        (texts.say("Står i"), texts.say(rule.reference)),
        (texts.say("Gælder"), _period(texts, rule)),
        (texts.say("Kilde"), texts.value(rule.sources)),
        (texts.say("Kontrolleret"), texts.date(rule.checked) if rule.checked else ""),
        (texts.say("Regel nr."), rule.id),
    )
    return tuple((name, value) for name, value in rows if value)


def _period(texts: Texts, rule: RuleCard) -> str:
    if rule.since is None:
        return ""
    if rule.until is None:
        return texts.say("fra {since}", since=rule.since)
    return texts.say("fra {since} til {until}", since=rule.since, until=rule.until)
