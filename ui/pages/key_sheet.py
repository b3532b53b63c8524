"""A recovery key on the screen, and the ways to keep it: on paper or as a PDF."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.errors import UserError
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import Texts
from ui.ask import Ask
from ui.look import NEAR, SECTION, STEP, Tone, sized
from ui.printing import Sheets, print_sheets, printer_named, printers, save_file
from ui.widgets.buttons import normal
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.notice import Notice

_COLUMNS = 5


class KeySheet(QWidget):
    """The groups of the key (gendannelsesnøgle) in large letters. It is shown once and kept nowhere."""

    def __init__(self, texts: Texts, ask: Ask, workspace: Workspace, key: str) -> None:
        super().__init__()
        self._texts, self._ask, self._workspace, self._key = texts, ask, workspace, key
        self.groups = key.split("-")
        self.notice = Notice()
        self.print = normal(texts.say("Print arket"), "printer")
        self.save = normal(texts.say("Gem som PDF"), "download")
        ways = FlowLayout()
        for button in (self.print, self.save):
            ways.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self._shown())
        column.addLayout(ways)
        column.addWidget(self.notice)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)

    def _shown(self) -> QWidget:
        ground, grid = Sunk(), QGridLayout()
        ground.setAccessibleName(self._texts.say("Gendannelsesnøgle"))
        ground.setAccessibleDescription(self._key)
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(NEAR)
        for at, group in enumerate(self.groups):
            words = QLabel(group)
            words.setStyleSheet(f"font-size: {sized(SECTION + 4)}px; font-weight: 600;")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(at, _COLUMNS)
            grid.addWidget(label(str(at + 1), "small", wrap=False), 2 * row, column)
            grid.addWidget(words, 2 * row + 1, column)
        ground.add(grid)
        return ground

    def _sheet(self) -> bytes:
        name, language = self._workspace.path.stem, self._texts.language
        return self._workspace.paperwork.recovery_sheet(self._key, name, language)

    def _print(self) -> None:
        say, names = self._texts.say, printers()
        if not names:
            self.notice.tell(say("Der er ingen printer. Gem arket som PDF, eller skriv nøglen af."), Tone.WARN)
            return
        try:
            print_sheets(printer_named(names[0], duplex=False), [Sheets(self._sheet())])
        except UserError as problem:
            self._tell(problem)
        else:
            self.notice.tell(say("Arket er sendt til {printer}.", printer=names[0]), Tone.OK)

    def _save(self) -> None:
        say = self._texts.say
        path = self._ask.save_file(say("Gem som PDF"), say("Gendannelsesnøgle.pdf"), say("PDF-filer (*.pdf)"))
        if path is None:
            return
        try:
            save_file(path, self._sheet())
        except UserError as problem:
            self._tell(problem)
        else:
            self.notice.tell(say("Arket er gemt. Print det, og slet filen bagefter: den åbner arkivet."), Tone.OK)

    def _tell(self, problem: UserError) -> None:
        self.notice.tell(self._texts.say(problem.words, **problem.places), Tone.BAD)
