"""Back into an archive with the printed key, and a new passphrase for the next time."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from caseworker_app.errors import UserError
from ui.gate import Gate, GatePage, unlock
from ui.look import TIGHT, Tone
from ui.pages.gate_parts import Column, TextLine, Working
from ui.passphrase import LEAST_LETTERS, PassphraseField, strength
from ui.widgets.buttons import primary, quiet
from ui.widgets.headings import field_label, small


class ForgottenPage(GatePage):
    """For the person who has only the recovery key (gendannelsesnøgle)."""

    def __init__(self, gate: Gate, path: Path) -> None:
        super().__init__(gate)
        self._path = path
        say = gate.say
        self._column = Column(
            say("Åbn med gendannelsesnøglen"),
            say(
                "Nøglen står på arket, der blev printet, da arkivet blev oprettet."
                " Bagefter gælder den nye adgangssætning."
            ),
        )
        self._column.fill(self)
        self.notice = self._column.notice
        self.key = TextLine(
            say("Gendannelsesnøgle"), help_words=say("Ti grupper med fire tegn. Store og små er det samme.")
        )
        self.slots = QComboBox()
        self.passphrase = PassphraseField(gate.texts, say("Ny adgangssætning"))
        self.strength = small("")
        self.again = PassphraseField(gate.texts, say("Den nye adgangssætning igen"))
        self.working = Working()
        self.open = primary(say("Åbn og skift adgangssætning"), "unlock")
        self.back = quiet(say("Tilbage"), "arrow-left")
        self._arrange()
        self._look_at_file()
        self.passphrase.changed.connect(self._judge)
        self.again.submitted.connect(self._open)
        self.open.clicked.connect(self._open)
        self.back.clicked.connect(self._leave)
        self._judge()

    def focus_first(self) -> None:
        self.key.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        self._name_label = field_label(self.gate.say("Hvem skal have ny adgangssætning?"), self.slots)
        names.addWidget(self._name_label)
        names.addWidget(self.slots)
        card = self._column.card
        card.add(self.key)
        card.add(names)
        for part in (self.passphrase, self.strength, self.again, self.working):
            card.add(part)
        self._column.foot.addWidget(self.back)
        self._column.foot.addStretch(1)
        self._column.foot.addWidget(self.open)

    def _look_at_file(self) -> None:
        names: tuple[str, ...] = ()
        try:
            names = self.gate.archives.describe(self._path).slots
        except UserError as problem:
            self.notice.tell(self.gate.words_of(problem), Tone.BAD)
        self.slots.addItems(names)
        self.slots.setVisible(len(names) > 1)
        self._name_label.setVisible(len(names) > 1)

    def _judge(self) -> None:
        self.strength.setText(self.gate.say(strength(self.passphrase.text()).words, least=LEAST_LETTERS))

    def _open(self) -> None:
        if not self.open.isEnabled() or not self._is_complete():
            return
        archives, path, name = self.gate.archives, self._path, self.slots.currentText()
        key, passphrase = self.key.text(), self.passphrase.text()
        self._work(on=True)
        self.gate.tasks.run(
            lambda: archives.open_with_recovery(path, key, name, passphrase), self._opened, self._failed
        )

    def _is_complete(self) -> bool:
        say = self.gate.say
        short = strength(self.passphrase.text()).missing > 0
        same = self.again.text() == self.passphrase.text()
        least = say("Adgangssætningen skal have mindst {least} tegn.", least=LEAST_LETTERS)
        self.passphrase.mark(least if short else "")
        self.again.mark("" if same else say("De to adgangssætninger er ikke ens."))
        self.key.mark("" if self.key.text() else say("Skriv nøglen fra arket."))
        wrong = (not self.key.text(), self.key), (short, self.passphrase), (not same, self.again)
        first = next((field for is_wrong, field in wrong if is_wrong), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is None

    def _opened(self, workspace: object) -> None:
        self._work(on=False)
        for field in (self.passphrase, self.again):
            field.forget()
        self.gate.opened.emit(workspace)

    def _failed(self, problem: UserError) -> None:
        self._work(on=False)
        words = self.gate.words_of(problem)
        if problem.field == "recovery_key":
            self.key.mark(words)
            self.key.line.setFocus()
        elif problem.field == "passphrase":
            self.passphrase.mark(words)
            self.passphrase.select()
        else:
            self.notice.tell(words, Tone.BAD)

    def _work(self, *, on: bool) -> None:
        if on:
            self.notice.clear()
            self.working.start(self.gate.say("Arkivet åbnes, og den nye adgangssætning gøres klar …"))
        else:
            self.working.stop()
        for part in (self.key, self.slots, self.passphrase, self.again, self.open, self.back):
            part.setEnabled(not on)

    def _leave(self) -> None:
        self.gate.go(unlock(self._path))
