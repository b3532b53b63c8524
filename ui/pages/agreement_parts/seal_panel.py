"""Sealing, on the page itself: what is in the way, whose copies, which rules, and the one button."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Finding
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.services.recipients import Recipients
from caseworker_app.services.rule_card import RuleCard
from caseworker_app.services.tags import Tag
from caseworker_app.texts import N_, Texts
from ui.forms.marks import said
from ui.forms.wrapped import CheckBox, LinkButton
from ui.look import NEAR, TIGHT, Tone
from ui.pages.agreement_parts.reason_line import ReasonLine
from ui.pages.agreement_parts.recipient_words import recipients_said
from ui.widgets.buttons import primary, quiet, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label, small, strong
from ui.widgets.notice import Notice
from ui.widgets.tag_rows import TagRows

CONSENT = "consent:"
"""The field of a finding that speaks of a consent begins so; the reader follows."""
MOST_LINKS = 6
NOBODY: Mapping[Reader, Recipients] = MappingProxyType({})


class Gap(QWidget):
    """One missing consent with the ways on: the consent, its form, without the party, or a reason."""

    asked = Signal(object)
    form_asked = Signal(object)
    left_out = Signal(object)
    reason_given = Signal(object, str)

    def __init__(self, texts: Texts, reader: Reader, words: str, action: str) -> None:
        super().__init__()
        self.words = label(words)
        self.button = row_action(action, "shield")
        self.print_button = row_action(texts.say("Print samtykkeblanket"), "printer")
        self.leave_button = row_action(texts.say("Udelad parten"), "minus")
        self.reason = ReasonLine(texts)
        row, ways = FlowLayout(), FlowLayout()
        row.addWidget(Chip(texts.say("Samtykke mangler"), Tone.BAD, "shield"))
        row.addWidget(self.words)
        for button in (self.button, self.print_button, self.leave_button, self.reason.button):
            button.setAccessibleDescription(words)
            ways.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, NEAR)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addLayout(ways)
        column.addWidget(self.reason)
        self.button.clicked.connect(lambda: self.asked.emit(reader))
        self.print_button.clicked.connect(lambda: self.form_asked.emit(reader))
        self.leave_button.clicked.connect(lambda: self.left_out.emit(reader))
        self.reason.given.connect(lambda words: self.reason_given.emit(reader, words))


class SealPanel(Card):
    """The last look before the words are frozen (forsegling)."""

    sealing = Signal()
    closed = Signal()
    copies_changed = Signal()
    field_wanted = Signal(object)
    consent_asked = Signal(object)
    form_asked = Signal(object)
    compare_asked = Signal()
    TITLE, BUTTON = N_("Forsegl og print"), N_("Forsegl")
    AFTER = N_(
        "Efter forseglingen kan ordene ikke ændres. Så længe ingen har skrevet under, kan aftalen åbnes igen."
    )

    def __init__(
        self, texts: Texts, readers: Iterable[tuple[Reader, str]], consent_action: Callable[[Reader], str]
    ) -> None:
        super().__init__(texts.say(self.TITLE))
        self._texts, self._consent_action = texts, consent_action
        self._findings: tuple[Finding, ...] = ()
        self._shown: object = None
        self._in_the_way = QVBoxLayout()
        self._in_the_way.setSpacing(TIGHT)
        self._parts: list[QWidget] = []
        self.reasons: dict[Reader, str] = {}
        self.boxes = {reader: CheckBox(name) for reader, name in readers}
        self._rules, self._signers, self._recipients = small(""), label(""), small("")
        self.tags = TagRows(texts)
        self.notice = Notice()
        self.seal_button = primary(texts.say(self.BUTTON), "lock")
        self.compare_button = quiet(texts.say("Vis kopierne side om side"), "eye")
        self.cancel_button = quiet(texts.say("Annuller"))
        self._build()

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Whose copies are wanted."""
        return tuple(reader for reader, box in self.boxes.items() if box.isChecked())

    def open(
        self, readers: Iterable[Reader], signers: Iterable[SignerRole], rules: Iterable[RuleCard],
        tags: Iterable[Tag] = (), recipients: Mapping[Reader, Recipients] = NOBODY,
    ) -> None:  # fmt: skip
        """Show the panel with the proposed copies ticked."""
        self.tags.show_tags(tuple(tags))
        self._tell_recipients(recipients)
        chosen = {*readers, Reader.FILE}
        self.reasons.clear()
        for reader, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(reader in chosen)
            box.blockSignals(False)
        self._tell_signers(tuple(signers))
        self._tell_rules(tuple(rules))
        self.notice.clear()
        self.show()

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """What is in the way now; nothing left means that it can be sealed."""
        self.seal_button.setEnabled(not findings)
        shown = (findings, tuple(self.reasons.items()), self.readers)
        if shown == self._shown and self._parts:
            return
        self._findings, self._shown = findings, shown
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(self._lines(findings))
        for part in self._parts:
            self._in_the_way.addWidget(part)

    def words(self) -> list[str]:
        """What is in the way, as it is shown."""
        return [said(finding, self._texts) for finding in self._findings]

    def focus_first(self) -> None:
        """To the button when nothing is in the way, else to the first thing that is."""
        if self.seal_button.isEnabled():
            self.seal_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for part in self._parts:
            target = part.button if isinstance(part, Gap) else part
            if isinstance(target, LinkButton) or isinstance(part, Gap):
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _lines(self, findings: tuple[Finding, ...]) -> Iterable[QWidget]:
        for reader, reason in self.reasons.items():
            if reader in self.readers:
                yield self._excused(reader, reason)
        if not findings:
            yield Chip(self._texts.say("Intet er i vejen"), Tone.OK, "check-circle")
            return
        yield strong(
            self._texts.count("{number} ting er i vejen", "{number} ting er i vejen", len(findings))
        )
        consents = [finding for finding in findings if finding.field.startswith(CONSENT)]
        fields = [finding for finding in findings if not finding.field.startswith(CONSENT)]
        for finding in consents:
            reader = Reader(finding.field.removeprefix(CONSENT))
            gap = Gap(self._texts, reader, said(finding, self._texts), self._consent_action(reader))
            gap.asked.connect(self.consent_asked)
            gap.form_asked.connect(self.form_asked)
            gap.left_out.connect(lambda out: self.boxes[out].setChecked(False))
            gap.reason_given.connect(self._excuse)
            yield gap
        for finding in fields[:MOST_LINKS]:
            yield self._link(finding)
        if len(fields) > MOST_LINKS:
            more = len(fields) - MOST_LINKS
            yield small(self._texts.count("Og {number} ting til.", "Og {number} ting til.", more))

    def _excuse(self, reader: Reader, reason: str) -> None:
        self.reasons[reader] = reason
        self.copies_changed.emit()
        self.focus_first()

    def _excused(self, reader: Reader, reason: str) -> QWidget:
        name = self.boxes[reader].text()
        words = self._texts.say("{reader} får sin kopi uden dækkende samtykke: {reason}", reader=name, reason=reason)
        return Chip(words, Tone.WARN, "alert-triangle")

    def _link(self, finding: Finding) -> LinkButton:
        link = LinkButton(said(finding, self._texts))
        link.tone = "bad"
        link.clicked.connect(lambda: self.field_wanted.emit(finding))
        return link

    def _tell_signers(self, signers: tuple[SignerRole, ...]) -> None:
        people = ", ".join(
            self._texts.say("{role} ({name})", role=self._texts.say(role.label), name=role.name)
            if role.name else self._texts.say(role.label)
            for role in signers
        )  # fmt: skip
        words = self._texts.say("Skal underskrives af: {people}.", people=people)
        self._signers.setText(words if signers else self._texts.say("Ingen skal skrive under."))

    def _tell_recipients(self, recipients: Mapping[Reader, Recipients]) -> None:
        """Who of each side gets the copy, or is not to have it, one line for each side that anything is noted of."""
        lines = [
            self._texts.say("{reader}: {words}", reader=self.boxes[reader].text(), words=words)
            for reader, found in recipients.items() if (words := recipients_said(found, self._texts))
        ]  # fmt: skip
        self._recipients.setText("\n".join(lines))
        self._recipients.setVisible(bool(lines))

    def _tell_rules(self, rules: tuple[RuleCard, ...]) -> None:
        names = ", ".join(rule.id for rule in rules if rule.settled)
        self._rules.setText(self._texts.say("Regler, der er brugt: {rules}.", rules=names))
        self._rules.setToolTip("\n".join(f"{rule.id}: {self._texts.say(rule.says)}" for rule in rules))
        self._rules.setVisible(bool(names))

    def _copies(self) -> QLayout:
        """The boxes to tick, one for each reader."""
        copies = FlowLayout()
        for box in self.boxes.values():
            copies.addWidget(box)
        return copies

    def _build(self) -> None:
        self.add(self.tags)
        self.add(self._in_the_way)
        self.add(strong(self._texts.say("Kopier til")))
        for reader, box in self.boxes.items():
            box.toggled.connect(lambda _: self.copies_changed.emit())
            if reader is Reader.FILE:
                box.setChecked(True)
                box.setEnabled(False)
                box.setToolTip(self._texts.say("Sagens egen kopi bliver altid gemt."))
        self.add(self._copies())
        for part in (self._recipients, self._signers, self._rules, self.notice):
            self.add(part)
        self.add(small(self._texts.say(self.AFTER)))
        buttons = FlowLayout(gap=NEAR)
        buttons.addWidget(self.seal_button)
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.cancel_button)
        self.add(buttons)
        self.seal_button.clicked.connect(self.sealing)
        self.compare_button.clicked.connect(self.compare_asked)
        self.cancel_button.clicked.connect(self.closed)
