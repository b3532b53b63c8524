"""Stands before the pages while the program would lock but could not save what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker_app.texts import Texts
from ui.look import Tone
from ui.pages.gate_parts import Column
from ui.widgets.buttons import normal
from ui.widgets.headings import label


class CoverPage(QWidget):
    """Shows nothing of any case (dække). The words behind it are kept and saved as soon as that works."""

    again = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        say = texts.say
        column = Column(say("Skærmen er dækket"), say("Fasthold låser, så snart det sidste, du skrev, er gemt."))
        column.fill(self)
        column.notice.tell(
            say("Det sidste, du skrev, kan ikke gemmes lige nu. Er disken fuld eller mappen væk, så ret det."), Tone.BAD
        )
        column.card.add(label(say("Intet er gået tabt. Programmet prøver igen af sig selv hvert andet sekund."), ""))
        self.retry = normal(say("Prøv nu"), "refresh-cw")
        self.retry.clicked.connect(self.again)
        column.foot.addWidget(self.retry)
        column.foot.addStretch(1)

    def focus_first(self) -> None:
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)
