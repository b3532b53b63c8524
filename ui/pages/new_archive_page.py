"""Making an archive: who works in it, where it lies, and the passphrase that opens it."""

from pathlib import Path

from PySide6.QtCore import Qt

from caseworker_app.errors import NotWritable, UserError
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import OFFICE_NAME
from ui.gate import ENDING, WELCOME, Gate, GatePage
from ui.look import Tone
from ui.pages.gate_parts import Column, TextLine, Working
from ui.passphrase import LEAST_LETTERS, PassphraseField, strength
from ui.widgets.buttons import normal, primary, quiet
from ui.widgets.headings import small


class NewArchivePage(GatePage):
    """A form on a page of its own (nyt arkiv). What is typed stays when something is wrong."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate)
        say = gate.say
        self._column = Column(
            say("Nyt arkiv"),
            say("Arkivet er én krypteret fil. Kun din adgangssætning og gendannelsesnøglen åbner den."),
        )
        self._column.fill(self)
        self.notice = self._column.notice
        self.choose = normal(say("Vælg …"), "folder-open")
        self.name = TextLine(say("Dit navn"), help_words=say("Står som afsender på breve og i historikken."))
        self.office = TextLine(say("Kommune"), help_words=say("Står øverst på alle breve og aftaler."))
        self.path = TextLine(say("Arkivets plads på computeren"), button=self.choose)
        self.path.line.setText(str(_free(gate.folder)))
        self.passphrase = PassphraseField(gate.texts, say("Adgangssætning"))
        self.strength = small("")
        self.again = PassphraseField(gate.texts, say("Adgangssætningen igen"))
        self.working = Working()
        for part in (self.name, self.office, self.path, self.passphrase, self.strength, self.again, self.working):
            self._column.card.add(part)
        self._add_buttons()
        self._follow()
        self._judge()

    def focus_first(self) -> None:
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        self.make = primary(self.gate.say("Opret arkivet"), "lock")
        self.cancel = quiet(self.gate.say("Tilbage"), "arrow-left")
        self._column.foot.addWidget(self.cancel)
        self._column.foot.addStretch(1)
        self._column.foot.addWidget(self.make)

    def _follow(self) -> None:
        self.choose.clicked.connect(self._choose_place)
        self.make.clicked.connect(self._create)
        self.cancel.clicked.connect(self._back)
        self.passphrase.changed.connect(self._judge)
        self.name.line.textChanged.connect(self._judge)
        self.again.submitted.connect(self._create)

    def _judge(self) -> None:
        found = strength(self.passphrase.text(), (self.name.text(), self.office.text()))
        self.strength.setText(self.gate.say(found.words, least=LEAST_LETTERS))
        self.strength.setProperty("tone", found.tone.value)
        self.strength.style().unpolish(self.strength)
        self.strength.style().polish(self.strength)

    def _choose_place(self) -> None:
        kinds = self.gate.say("Fasthold-arkiver (*{ending})", ending=ENDING)
        chosen = self.gate.ask.save_file(self.gate.say("Arkivets plads på computeren"), self.path.text(), kinds)
        if chosen is not None:
            self.path.line.setText(str(chosen if chosen.suffix == ENDING else chosen.with_name(chosen.name + ENDING)))

    def _create(self) -> None:
        if self.working.isVisible() or not self._is_complete():
            return
        self._work(on=True)
        self.gate.tasks.run(_Making(self).run, self._made, self._failed)

    def _is_complete(self) -> bool:
        """Marks every field that stands in the way, and goes to the first of them."""
        say = self.gate.say
        short = strength(self.passphrase.text()).missing
        same = self.again.text() == self.passphrase.text()
        whole = Path(self.path.text()).is_absolute()
        least = say("Adgangssætningen skal have mindst {least} tegn.", least=LEAST_LETTERS)
        problems = (
            (self.name, "" if self.name.text() else say("Skriv dit navn.")),
            (self.path, "" if whole else say("Skriv mappe og filnavn, eller brug “Vælg …”.")),
            (self.passphrase, least if short > 0 else ""),
            (self.again, "" if same else say("De to adgangssætninger er ikke ens.")),
        )
        for field, words in problems:
            field.mark(words)
        wrong = next((field for field, words in problems if words), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def _made(self, made: object) -> None:
        self._work(on=False)
        assert isinstance(made, tuple)
        workspace, key = made
        self.passphrase.forget()
        self.again.forget()
        self.gate.created.emit(workspace, key)

    def _failed(self, problem: UserError) -> None:
        self._work(on=False)
        words = self.gate.words_of(problem)
        if problem.field == "passphrase":
            self.passphrase.mark(words)
            self.passphrase.select()
        elif problem.field == "path" or isinstance(problem, NotWritable):
            self.path.mark(words)
            self.path.line.setFocus()
        else:
            self.notice.tell(words, Tone.BAD)

    def _work(self, *, on: bool) -> None:
        self.notice.clear()
        if on:
            self.working.start(self.gate.say("Arkivet oprettes. Nøglen gøres svær at gætte, og det tager et øjeblik."))
        else:
            self.working.stop()
        for part in (self.name, self.office, self.path, self.passphrase, self.again, self.make, self.cancel):
            part.setEnabled(not on)

    def _back(self) -> None:
        self.gate.go(WELCOME)


class _Making:
    """The slow part, with the words of the form as they were when the button was pressed."""

    def __init__(self, page: NewArchivePage) -> None:
        self._gate = page.gate
        self._path, self._name, self._office = Path(page.path.text()), page.name.text(), page.office.text()
        self._passphrase = page.passphrase.text()

    def run(self) -> tuple[Workspace, str]:
        self._gate.make_folder(self._path.parent)
        workspace, key = self._gate.archives.create_archive(self._path, self._name, self._passphrase)
        if self._office:
            workspace.office.change(OFFICE_NAME, self._office)
        return workspace, key


def _free(folder: Path) -> Path:
    """A name in the data folder that is not taken."""
    path, number = folder / f"sager{ENDING}", 2
    while path.exists():
        path, number = folder / f"sager-{number}{ENDING}", number + 1
    return path
