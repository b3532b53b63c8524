"""The recovery key, shown once: to print, to keep, and to prove that it was kept."""

from PySide6.QtCore import Qt, Signal

from caseworker_app.services.workspace import Workspace
from ui.gate import Gate, GatePage
from ui.pages.gate_parts import Column, TextLine
from ui.pages.key_sheet import KeySheet
from ui.widgets.buttons import primary

_ASKED = 4
"""Which group is typed back, counted from 0: one from the middle, so that the paper must be read."""
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
"""Letters the key does not use, read as the digits they look like."""


class RecoveryPage(GatePage):
    """Goes on only when one group of the key (gendannelsesnøgle) was typed from the paper."""

    confirmed = Signal()

    def __init__(self, gate: Gate, workspace: Workspace, key: str) -> None:
        super().__init__(gate)
        say = gate.say
        column = Column(
            say("Gem gendannelsesnøglen nu"),
            say("Glemmer du adgangssætningen, er nøglen den eneste vej ind. Den vises kun nu, og ingen andre har den."),
            width=640,
        )
        column.fill(self)
        self.sheet = KeySheet(gate.texts, gate.ask, workspace, key)
        self.typed = TextLine(
            say("Skriv gruppe {number} fra arket", number=_ASKED + 1),
            help_words=say("Så ved du, at arket kan læses. Læg det et sikkert sted, ikke ved computeren."),
        )
        self.done = primary(say("Begynd"), "arrow-right", icon_after=True)
        column.card.add(self.sheet)
        column.card.add(self.typed)
        column.foot.addStretch(1)
        column.foot.addWidget(self.done)
        self.done.clicked.connect(self._confirm)
        self.typed.line.returnPressed.connect(self._confirm)

    def focus_first(self) -> None:
        self.sheet.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        typed = self.typed.text().upper().translate(_MISREAD)
        if typed == self.sheet.groups[_ASKED].upper():
            self.confirmed.emit()
            return
        self.typed.mark(self.gate.say("Det er ikke gruppe {number}. Se på arket, og prøv igen.", number=_ASKED + 1))
        self.typed.line.setFocus()
        self.typed.line.selectAll()
