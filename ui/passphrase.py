"""The field a passphrase is typed in, and an honest word about how good a new one is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.texts import N_, Texts
from ui.look import NEAR, TIGHT, Tone, icon
from ui.widgets.buttons import icon_button
from ui.widgets.headings import field_label, label

LEAST_LETTERS = 12
_LONG = 20
_COMMON = (
    "adgangskode", "adgangss", "kodeord", "password", "passord", "sommer", "vinter",
    "velkommen", "hemmelig", "fasthold", "kommune", "sagsbehandler", "danmark", "qwerty", "asdf", "admin",
    "januar", "februar", "marts", "april", "august", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess, in words."""

    words: str
    tone: Tone
    missing: int = 0


def strength(passphrase: str, known: Iterable[str] = ()) -> Strength:
    """A simple estimate: length, variety, and what is left without words everybody tries first."""
    missing = LEAST_LETTERS - len(passphrase)
    if missing > 0:
        words = N_("Mindst {least} tegn. Fire tilfældige ord er let at huske og svært at gætte.")
        return Strength(words, Tone.NEUTRAL, missing)
    rest = passphrase.casefold()
    for word in (*_COMMON, *(part.casefold() for name in known for part in name.split() if len(part) > 2)):
        rest = rest.replace(word, "*")
    rest = re.sub(r"\d+", "0", rest)
    if len(set(passphrase.casefold())) < 6 or len(rest.replace(" ", "")) < 8:
        return Strength(N_("Let at gætte: kendte ord, navne, tal i række eller få forskellige tegn."), Tone.WARN)
    if len(rest) < _LONG:
        return Strength(N_("Kan bruges. Et eller to ord mere gør den meget sværere at gætte."), Tone.INFO)
    return Strength(N_("God. Så lang en sætning er svær at gætte, også for en computer."), Tone.OK)


class PassphraseField(QWidget):
    """A hidden line with a button that shows it, and a hint when Caps Lock is on."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, texts: Texts, name: str) -> None:
        super().__init__()
        self._texts = texts
        self.line = _Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.returnPressed.connect(self.submitted)
        self.line.textChanged.connect(self.changed)
        self.line.capital_lock.connect(self._tell_capitals)
        self._eye = icon_button("eye", texts.say("Vis adgangssætningen"))
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_words)
        self._capitals = label(texts.say("Caps Lock er slået til."), "small", tone=Tone.WARN)
        self._capitals.hide()
        self._error = label("", "error")
        self._error.hide()
        self._arrange(name)
        self.setFocusProxy(self.line)

    def _arrange(self, name: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(field_label(name, self.line))
        column.addLayout(row)
        column.addWidget(self._capitals)
        column.addWidget(self._error)

    def text(self) -> str:
        return self.line.text()

    def mark(self, words: str) -> None:
        """Says what is wrong under the field; without words all is well."""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        mark(self.line, words)

    def error(self) -> str:
        return self._error.text()

    def capitals_told(self) -> bool:
        return not self._capitals.isHidden()

    def select(self) -> None:
        """The typed text stays, ready to be corrected or typed over."""
        self.line.setFocus()
        self.line.selectAll()

    def forget(self) -> None:
        self.line.clear()

    def _show_words(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye-off" if shown else "eye", "muted", when_on="accent_strong"))
        name = self._texts.say("Skjul adgangssætningen") if shown else self._texts.say("Vis adgangssætningen")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)

    def _tell_capitals(self, on: bool) -> None:
        self._capitals.setVisible(on)


class _Line(QLineEdit):
    """Notices Caps Lock by what a letter key gives; Qt has no way to ask."""

    capital_lock = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            self.capital_lock.emit(letter.isupper() != _shifted(event))
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.capital_lock.emit(False)


def _shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & event.modifiers().ShiftModifier)


def mark(field: QWidget, words: str) -> None:
    """Puts the colour of a problem on a field and its words into what a screen reader says."""
    field.setProperty("marked", "bad" if words else "")
    field.setAccessibleDescription(words)
    field.style().unpolish(field)
    field.style().polish(field)
