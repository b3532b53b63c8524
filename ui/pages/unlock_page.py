"""In front of the last archive: the passphrase, and a way on when it does not help."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from caseworker_app.errors import (
    AlreadyOpen,
    DamagedFile,
    NewerFile,
    NotFound,
    NotOurFile,
    UserError,
    WrongPassphrase,
)
from caseworker_app.texts import N_
from ui.gate import WELCOME, Gate, GatePage, forgotten, unlock
from ui.look import TIGHT, Tone
from ui.pages.gate_parts import Column, Working
from ui.passphrase import PassphraseField
from ui.widgets.buttons import primary, quiet
from ui.widgets.headings import Facts, field_label
from ui.widgets.notice import Notice

WAYS_ON: dict[type[UserError], str] = {
    NotFound: N_("Er arkivet flyttet, så find det med “Åbn et andet arkiv”."),
    NotOurFile: N_("Find det rigtige arkiv med “Åbn et andet arkiv”. Filen er ikke ændret."),
    DamagedFile: N_("Brug “Åbn et andet arkiv” til at åbne en sikkerhedskopi. Filen er ikke ændret."),
    NewerFile: N_("Filen er ikke ændret. Bed it-afdelingen om den nyeste udgave af Fasthold."),
    AlreadyOpen: N_("Luk det andet vindue eller programmet på den anden computer, og prøv igen."),
}
"""What to do about each kind of problem, after the words that say what it is."""


class UnlockPage(GatePage):
    """Asks for the passphrase (oplåsning). A wrong one stays in the field, selected."""

    def __init__(self, gate: Gate, path: Path) -> None:
        super().__init__(gate)
        self._path = path
        say = gate.say
        self._column = Column(say("Lås arkivet op"), say("Alt, du har skrevet, ligger i arkivet, som du forlod det."))
        self._column.fill(self)
        self.notice = self._column.notice
        self.slots = QComboBox()
        self.passphrase = PassphraseField(gate.texts, say("Adgangssætning"))
        self.working = Working()
        self.open = primary(say("Lås op"), "unlock")
        self._fill_card()
        self._add_ways()
        self.passphrase.submitted.connect(self._open)
        self.open.clicked.connect(self._open)
        self._look_at_file()

    def focus_first(self) -> None:
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_card(self) -> None:
        say, card = self.gate.say, self._column.card
        card.add(Facts([(say("Arkiv"), self._path.stem), (say("Mappe"), str(self._path.parent))], lines=False))
        if self._path == self.gate.practice_path:
            words = say("Øvelsesarkivets adgangssætning er: {passphrase}",
                        passphrase=self.gate.archives.PRACTICE_PASSPHRASE)  # fmt: skip
            card.add(Notice(words, Tone.INFO))
        self._names = QVBoxLayout()
        self._names.setSpacing(TIGHT)
        self._name_label = field_label(say("Hvem er du?"), self.slots)
        self._names.addWidget(self._name_label)
        self._names.addWidget(self.slots)
        card.add(self._names)
        for part in (self.passphrase, self.working, self.open):
            card.add(part)

    def _add_ways(self) -> None:
        self.other = quiet(self.gate.say("Åbn et andet arkiv"), "folder-open")
        self.lost = quiet(self.gate.say("Glemt adgangssætning"), "key")
        self.welcome = quiet(self.gate.say("Til velkomstsiden"), "arrow-left")
        self._column.add_ways(self.other, self.lost, self.welcome)
        self.other.clicked.connect(self._open_other)
        self.lost.clicked.connect(self._open_with_key)
        self.welcome.clicked.connect(self._start_over)

    def _look_at_file(self) -> None:
        """Who can open it, and what already can be said about why it will not open."""
        names: tuple[str, ...] = ()
        try:
            seen = self.gate.archives.describe(self._path)
            names = seen.slots
            if not seen.exists:
                self._tell(NotFound("Der er intet arkiv i {path}.", path=self._path))
        except UserError as problem:
            self._tell(problem)
        self.slots.addItems(names)
        self.slots.setVisible(len(names) > 1)
        self._name_label.setVisible(len(names) > 1)

    def _open(self) -> None:
        if not self.open.isEnabled():
            return
        passphrase, slot = self.passphrase.text(), self.slots.currentText()
        self._work(on=True)
        archives, path = self.gate.archives, self._path
        self.gate.tasks.run(lambda: archives.open_archive(path, passphrase, slot), self._opened, self._failed)

    def _opened(self, workspace: object) -> None:
        self._work(on=False)
        self.passphrase.forget()
        self.gate.opened.emit(workspace)

    def _failed(self, problem: UserError) -> None:
        self._work(on=False)
        if isinstance(problem, WrongPassphrase):
            self.passphrase.mark(self.gate.words_of(problem))
        else:
            self._tell(problem)
        self.passphrase.select()

    def _tell(self, problem: UserError) -> None:
        ways = (words for kind, words in WAYS_ON.items() if isinstance(problem, kind))
        parts = (self.gate.words_of(problem), self.gate.say(next(ways, "")))
        self.notice.tell("\n".join(part for part in parts if part), Tone.BAD)

    def _work(self, *, on: bool) -> None:
        if on:
            self.notice.clear()
            self.passphrase.mark("")
            self.working.start(self.gate.say("Arkivet låses op …"))
        else:
            self.working.stop()
        for part in (self.passphrase, self.slots, self.open, self.other, self.lost, self.welcome):
            part.setEnabled(not on)

    def _open_other(self) -> None:
        path = self.gate.choose_archive()
        if path is not None:
            self.gate.go(unlock(path))

    def _open_with_key(self) -> None:
        self.gate.go(forgotten(self._path))

    def _start_over(self) -> None:
        self.gate.go(WELCOME)
