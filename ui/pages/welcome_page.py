"""The first thing a new person sees: begin for real, or try with invented people."""

from PySide6.QtCore import Qt

from caseworker_app.errors import UserError
from ui.gate import NEW_ARCHIVE, Gate, GatePage, forgotten, unlock
from ui.look import Tone
from ui.pages.gate_parts import BigChoice, Column, Working
from ui.widgets.buttons import quiet


class WelcomePage(GatePage):
    """Two big choices (nyt arkiv, øvelsesarkiv), and the ways for those who have an archive already."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate)
        say = gate.say
        column = Column(
            say("Velkommen til Fasthold"),
            say("Aftaler om delvis raskmelding, samtykker og breve. Alt bliver på denne computer, i én krypteret fil."),
        )
        column.fill(self)
        self.notice = column.notice
        self.new = BigChoice(
            "archive", say("Nyt arkiv"),
            say("Begynd dit arbejde. Du vælger en adgangssætning og får en gendannelsesnøgle, du kan printe."),
        )  # fmt: skip
        self.practice = BigChoice(
            "users", say("Øvelsesarkiv"),
            say("Prøv programmet med opdigtede sager. Her er ingen rigtige personer, og intet kan gå galt."),
        )  # fmt: skip
        self.open = quiet(say("Åbn et arkiv"), "folder-open")
        self.lost = quiet(say("Jeg har kun gendannelsesnøglen"), "key")
        self.working = Working()
        for part in (self.new, self.practice, self.working):
            column.card.add(part)
        column.add_ways(self.open, self.lost)
        self._offer_other_language(column)
        self.new.clicked.connect(self._make_new)
        self.practice.clicked.connect(self.practise)
        self.open.clicked.connect(self._open_other)
        self.lost.clicked.connect(self._open_with_key)

    def focus_first(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_other_language(self, column: Column) -> None:
        """The name of the other language in that language: who needs it can read it."""
        danish = self.gate.texts.language == "da"
        self.language = quiet("English" if danish else "Dansk", "languages")
        self._other = "en" if danish else "da"
        self.language.clicked.connect(self._change_language)
        column.add_ways(self.language)

    def _change_language(self) -> None:
        self.gate.language_asked.emit(self._other)

    def _make_new(self) -> None:
        self.gate.go(NEW_ARCHIVE)

    def practise(self) -> None:
        self._work(on=True)
        self.gate.worker.run(self._make_practice, self._open_practice, self._failed)

    def _make_practice(self) -> None:
        """Inventing the cases takes seconds, so it is done beside the screen and the archive closed again."""
        self.gate.make_folder(self.gate.folder)
        if not self.gate.practice_path.exists():
            self.gate.archives.create_practice(self.gate.practice_path).close()

    def _open_practice(self, _made: object) -> None:
        archives, path = self.gate.archives, self.gate.practice_path
        self.gate.tasks.run(lambda: archives.create_practice(path), self._made, self._failed)

    def _made(self, workspace: object) -> None:
        self._work(on=False)
        self.gate.opened.emit(workspace)

    def _failed(self, problem: UserError) -> None:
        self._work(on=False)
        self.notice.tell(self.gate.words_of(problem), Tone.BAD)

    def _work(self, *, on: bool) -> None:
        if on:
            self.working.start(self.gate.say("Øvelsesarkivet gøres klar. Det tager et øjeblik."))
        else:
            self.working.stop()
        for button in (self.new, self.practice, self.open, self.lost, self.language):
            button.setEnabled(not on)

    def _open_other(self) -> None:
        path = self.gate.choose_archive()
        if path is not None:
            self.gate.go(unlock(path))

    def _open_with_key(self) -> None:
        path = self.gate.choose_archive()
        if path is not None:
            self.gate.go(forgotten(path))
