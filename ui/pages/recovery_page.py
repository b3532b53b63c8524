"""The recovery key, shown once: to print, to keep, and to prove that it was kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from caseworker_app.errors import UserError
from caseworker_app.services.workspace import Workspace
from ui.gate import Gate, GatePage
from ui.look import NEAR, SECTION, STEP, Tone, font, sized
from ui.pages.gate_parts import Column, TextLine
from ui.printing import Sheets, print_sheets, printer_named, printers, save_file
from ui.widgets.buttons import normal, primary
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label

_ASKED = 4
"""Which group is typed back, counted from 0: one from the middle, so that the paper must be read."""
_COLUMNS = 5


class RecoveryPage(GatePage):
    """Goes on only when one group of the key (gendannelsesnøgle) was typed from the paper."""

    confirmed = Signal()

    def __init__(self, gate: Gate, workspace: Workspace, key: str) -> None:
        super().__init__(gate)
        self._workspace, self._key = workspace, key
        self._groups = key.split("-")
        say = gate.say
        self._column = Column(
            say("Gem gendannelsesnøglen nu"),
            say("Glemmer du adgangssætningen, er nøglen den eneste vej ind. Den vises kun nu, og ingen andre har den."),
            width=640,
        )
        self._column.fill(self)
        self.notice = self._column.notice
        self.print = normal(say("Print arket"), "printer")
        self.save = normal(say("Gem som PDF"), "download")
        self.typed = TextLine(
            say("Skriv gruppe {number} fra arket", number=_ASKED + 1),
            help_words=say("Så ved du, at arket kan læses. Læg det et sikkert sted, ikke ved computeren."),
        )
        self.done = primary(say("Begynd"), "arrow-right", icon_after=True)
        self._arrange()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.done.clicked.connect(self._confirm)
        self.typed.line.returnPressed.connect(self._confirm)

    def focus_first(self) -> None:
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        card = self._column.card
        card.add(self._shown_key())
        ways = FlowLayout()
        for button in (self.print, self.save):
            ways.addWidget(button)
        card.add(ways)
        card.add(self.typed)
        self._column.foot.addStretch(1)
        self._column.foot.addWidget(self.done)

    def _shown_key(self) -> QWidget:
        ground, grid = Sunk(), QGridLayout()
        ground.setAccessibleName(self.gate.say("Gendannelsesnøgle"))
        ground.setAccessibleDescription(self._key)
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(NEAR)
        for at, group in enumerate(self._groups):
            number = label(str(at + 1), "small", wrap=False)
            words = QLabel(group)
            words.setFont(font(SECTION + 4, weight=words.font().Weight.DemiBold, tabular=True))
            words.setStyleSheet(f"font-size: {sized(SECTION + 4)}px; font-weight: 600;")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(at, _COLUMNS)
            grid.addWidget(number, 2 * row, column)
            grid.addWidget(words, 2 * row + 1, column)
        ground.add(grid)
        return ground

    def _sheet(self) -> bytes:
        paperwork, language = self._workspace.paperwork, self.gate.texts.language
        return paperwork.recovery_sheet(self._key, self._workspace.path.stem, language)

    def _print(self) -> None:
        names = printers()
        if not names:
            words = self.gate.say("Der er ingen printer. Gem arket som PDF, eller skriv nøglen af.")
            self.notice.tell(words, Tone.WARN)
            return
        try:
            print_sheets(printer_named(names[0], duplex=False), [Sheets(self._sheet())])
        except UserError as problem:
            self.notice.tell(self.gate.words_of(problem), Tone.BAD)
        else:
            self.notice.tell(self.gate.say("Arket er sendt til {printer}.", printer=names[0]), Tone.OK)

    def _save(self) -> None:
        name = self.gate.say("Gendannelsesnøgle.pdf")
        path = self.gate.ask.save_file(self.gate.say("Gem som PDF"), name, self.gate.say("PDF-filer (*.pdf)"))
        if path is None:
            return
        try:
            save_file(path, self._sheet())
        except UserError as problem:
            self.notice.tell(self.gate.words_of(problem), Tone.BAD)
        else:
            words = self.gate.say("Arket er gemt. Print det, og slet filen bagefter: den åbner arkivet.")
            self.notice.tell(words, Tone.OK)

    def _confirm(self) -> None:
        typed = self.typed.text().upper().translate(_MISREAD)
        if typed == self._groups[_ASKED].upper():
            self.confirmed.emit()
            return
        self.typed.mark(self.gate.say("Det er ikke gruppe {number}. Se på arket, og prøv igen.", number=_ASKED + 1))
        self.typed.line.setFocus()
        self.typed.line.selectAll()


_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
"""Letters the key does not use, read as the digits they look like."""
