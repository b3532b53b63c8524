"""The office's own standard texts, to tick like the printed ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.settings import STANDARD_TEXTS
from ui.forms.wrapped import CheckBox
from ui.look import TIGHT
from ui.shell import Shell
from ui.widgets.headings import label

MOST = 40


class OwnTexts(QWidget):
    """Egne standardtekster: a tick puts the text into the field below, another takes it out."""

    changed = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        lines = shell.workspace.office.value(STANDARD_TEXTS).splitlines()
        self.texts = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))[:MOST]
        self.boxes = {text: CheckBox(text) for text in self.texts}
        self._written = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label(shell.say("Egne standardtekster"), "field"))
        for text, box in self.boxes.items():
            box.clicked.connect(lambda ticked, text=text: self._ticked(text, ticked))
            column.addWidget(box)

    def follow(self, written: str, *, read_only: bool) -> None:
        """Ticks what stands in the field."""
        self._written = written
        lines = {line.strip() for line in written.splitlines()}
        for text, box in self.boxes.items():
            box.setChecked(text in lines)
            box.setEnabled(not read_only)

    def _ticked(self, text: str, ticked: bool) -> None:
        lines = [line for line in self._written.splitlines() if line.strip() != text]
        self.changed.emit("\n".join([*lines, text] if ticked else lines))
