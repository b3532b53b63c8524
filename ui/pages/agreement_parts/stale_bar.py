"""What is said where the words could not be kept, with the ways out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.texts import Texts
from ui.look import NEAR, Tone
from ui.widgets.buttons import normal
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label


class StaleBar(Sunk):
    """Somebody else saved meanwhile: both ways stand side by side, none is taken unasked."""

    fetch_asked = Signal()
    keep_asked = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(tone=Tone.BAD)
        self.words = label("", "strong", tone=Tone.BAD)
        self._comfort = label(texts.say("Det, du har skrevet, står stadig i formularen."))
        self.fetch = normal(texts.say("Hent den gemte udgave"), "download")
        self.keep = normal(texts.say("Behold min udgave"), "save")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self._comfort)
        self.add(column)
        buttons = FlowLayout(gap=NEAR)
        buttons.addWidget(self.fetch)
        buttons.addWidget(self.keep)
        self.add(buttons)
        self.fetch.clicked.connect(self.fetch_asked)
        self.keep.clicked.connect(self.keep_asked)
        self.hide()

    def tell(self, words: str, *, may_fetch: bool, may_keep: bool) -> None:
        """Say what happened; the ways that make sense are offered."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.fetch.setVisible(may_fetch)
        self.keep.setVisible(may_keep)
        self.show()
