"""Findings beside the fields they are about, and all of them in a summary with ways to each."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.domain.findings import Finding, Level
from caseworker_app.texts import N_, Texts
from ui.forms.wrapped import LinkButton
from ui.look import NEAR, TIGHT, Tone
from ui.widgets.buttons import row_action
from ui.widgets.cards import Sunk
from ui.widgets.chips import Chip
from ui.widgets.headings import label
from ui.widgets.notice import Sign

TONES = {Level.BLOCKS: Tone.BAD, Level.WARNS: Tone.WARN, Level.UNSETTLED: Tone.UNSETTLED}
SIGNS = {Level.BLOCKS: "circle-x", Level.WARNS: "alert-triangle", Level.UNSETTLED: "help-circle"}
LEVEL_WORDS = {Level.BLOCKS: N_("Skal rettes"), Level.WARNS: N_("Vær opmærksom"), Level.UNSETTLED: N_("Ikke afklaret")}
MOST_LINES, MOST_LINKS = 6, 8
_ORDER = (Level.BLOCKS, Level.UNSETTLED, Level.WARNS)


def said(finding: Finding, texts: Texts) -> str:
    """The words of a finding; one about a missing answer in a row says which row."""
    words = texts.say(finding.words, **dict(finding.places))
    if finding.row is None or "week" in dict(finding.places):
        return words
    return texts.say("Række {row}: {words}", row=str(finding.row + 1), words=words)


def named(name: str, words: str, texts: Texts) -> str:
    """The words with the name of the field in front, where they do not say it."""
    if not name or name in words:
        return words
    message = N_("{label} {words}") if name.endswith("?") else N_("{label}: {words}")
    return texts.say(message, label=name, words=words)


def worst(findings: tuple[Finding, ...]) -> Level | None:
    """The most serious level there is."""
    return next((level for level in _ORDER if any(finding.level is level for finding in findings)), None)


def mark_of(findings: tuple[Finding, ...]) -> str:
    """The name of the edge an editor gets."""
    level = worst(findings)
    return TONES[level].value if level else ""


class _Line(QWidget):
    """A short remark: sign and words."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self.words = Sign("info", Tone.INFO, 14), label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def tell(self, finding: Finding, words: str) -> None:
        self._sign.set_sign(SIGNS[finding.level], TONES[finding.level])
        _tone(self.words, TONES[finding.level])
        self.words.setText(words)


class _Note(QFrame):
    """A remark that rests on a rule, with the way to the rule."""

    why = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._finding: Finding | None = None
        self._chip, self.words = Chip(""), label("")
        self._sign = Sign("info", Tone.INFO, 16)
        self.button = row_action(texts.say("Hvorfor?"))
        self.button.clicked.connect(lambda: self.why.emit(self._finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TIGHT, 0, TIGHT)
        row.setSpacing(NEAR + 2)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def tell(self, finding: Finding, words: str) -> None:
        self._finding = finding
        unsettled = finding.level is Level.UNSETTLED
        chip = self._texts.say(LEVEL_WORDS[finding.level]) if unsettled else self._texts.say("Regel")
        self._chip.say(chip, TONES[finding.level], SIGNS[finding.level] if unsettled else "scale")
        self._chip.setVisible(unsettled or bool(finding.rule))
        self._sign.set_sign(SIGNS[finding.level], TONES[finding.level])
        self._sign.setVisible(self._chip.isHidden())
        self.words.setText(words)
        self.button.setAccessibleName(self._texts.say("Hvorfor? {words}", words=words))
        self.button.setVisible(bool(finding.rule))


class Marks(QWidget):
    """The remarks on one field: short ones as lines, those that rest on a rule with “Hvorfor?”."""

    why = Signal(object)

    def __init__(
        self, texts: Texts, *, notes: bool = False, about: str = "", parent: QWidget | None = None
    ) -> None:
        """`notes` shows what rests on a rule; `about` names the field where it is not just above."""
        super().__init__(parent)
        self._texts, self._notes, self._about = texts, notes, about
        self._lines: list[_Line | _Note] = []
        self._shown: tuple[Finding, ...] = ()
        self._after: QWidget | None = None
        self._more = label("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._more)
        self._more.hide()
        self.hide()

    def follow(self, previous: QWidget) -> None:
        """The widget after which Tab comes to the buttons."""
        self._after = previous

    def words(self) -> list[str]:
        """What is told at the moment."""
        return [line.words.text() for line in self._lines[: len(self._shown)]]

    def buttons(self) -> list[QWidget]:
        return [line.button for line in self._lines[: len(self._shown)] if isinstance(line, _Note)]

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Other remarks in the same place; nothing moves when they are the same."""
        shown = findings[:MOST_LINES]
        if findings == self._shown and (len(findings) <= MOST_LINES):
            return
        self._shown = shown
        while len(self._lines) < len(shown):
            self._add_line()
        for line, finding in zip(self._lines, shown, strict=False):
            line.tell(finding, named(self._about, said(finding, self._texts), self._texts))
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(shown))
        more = len(findings) - len(shown)
        self._more.setVisible(more > 0)
        self._more.setText(self._texts.count("Og {number} bemærkning til.", "Og {number} bemærkninger til.", more))
        self.setVisible(bool(shown))

    def _add_line(self) -> None:
        line = _Note(self._texts) if self._notes else _Line()
        self._column.insertWidget(len(self._lines), line)
        self._lines.append(line)
        if isinstance(line, _Note):
            line.why.connect(self.why)
            if self._after is not None:
                QWidget.setTabOrder(self._after, line.button)
                self._after = line.button


class Summary(Sunk):
    """All findings in one place (hvad der mangler); each is a link to its field."""

    wanted = Signal(object)

    def __init__(self, texts: Texts, name_of: Callable[[Finding], str]) -> None:
        super().__init__()
        self._texts, self._name_of = texts, name_of
        self._title = label("", "strong")
        self._links: list[LinkButton] = []
        self._shown: tuple[Finding, ...] = ()
        self._more = label("", "small")
        self.body.setSpacing(TIGHT)
        self.body.addWidget(self._title)
        self.body.addWidget(self._more)
        self.hide()

    def links(self) -> list[LinkButton]:
        return self._links[: min(len(self._shown), MOST_LINKS)]

    def title(self) -> str:
        return self._title.text()

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """What must be mended first, then what is worth a look."""
        ordered = tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.level)))
        if ordered != self._shown:
            self._shown = ordered
            self._tell_title(ordered)
            self._tell_links(ordered)
        self.setVisible(bool(ordered))

    def _tell_title(self, findings: tuple[Finding, ...]) -> None:
        stops = sum(finding.level is Level.BLOCKS for finding in findings)
        if stops:
            words = self._texts.count("{number} ting skal rettes først", "{number} ting skal rettes først", stops)
        else:
            words = self._texts.count("{number} bemærkning", "{number} bemærkninger", len(findings))
        self._tone = Tone.BAD if stops else Tone.WARN
        self._title.setText(words)
        _tone(self._title, self._tone)
        self.setAccessibleName(words)
        self.update()

    def _tell_links(self, findings: tuple[Finding, ...]) -> None:
        shown = findings[:MOST_LINKS]
        while len(self._links) < len(shown):
            self._add_link()
        for link, finding in zip(self._links, shown, strict=False):
            link.setText(self._name_of(finding))
            link.tone = TONES[finding.level].value
            link.updateGeometry()
            link.update()
        for number, link in enumerate(self._links):
            link.setVisible(number < len(shown))
        more = len(findings) - len(shown)
        self._more.setVisible(more > 0)
        self._more.setText(self._texts.count("Og {number} bemærkning til.", "Og {number} bemærkninger til.", more))

    def _add_link(self) -> None:
        number = len(self._links)
        link = LinkButton()
        link.clicked.connect(lambda: self.wanted.emit(self._shown[number]))
        self.body.insertWidget(1 + number, link)
        if self._links:
            QWidget.setTabOrder(self._links[-1], link)
        self._links.append(link)


def _tone(words: QLabel, tone: Tone) -> None:
    if words.property("tone") != tone.value:
        words.setProperty("tone", tone.value)
        words.style().unpolish(words)
        words.style().polish(words)
