"""A reason for going on without a consent that covers it: asked for on purpose, kept with what leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from caseworker_app.services.agreements import LEAST_REASON
from caseworker_app.texts import Texts
from ui.look import NEAR, sized
from ui.widgets.buttons import row_action
from ui.widgets.headings import label

WIDE = 320


class ReasonLine(QWidget):
    """Hidden until its `button`, which stands elsewhere, is pressed."""

    given = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.button = row_action(texts.say("Gå videre uden samtykke"), "alert-triangle")
        self.line = QLineEdit()
        self.line.setPlaceholderText(texts.say("Begrundelse: loven, der giver lov, eller hvad borgeren bad om"))
        self.line.setAccessibleName(texts.say("Begrundelse for at gå videre uden samtykke"))
        self.line.setMinimumWidth(sized(WIDE))
        self.accept_button = row_action(texts.say("Brug begrundelsen"), "check")
        self._short = texts.say("Skriv begrundelsen lidt længere, mindst {least} tegn.", least=LEAST_REASON)
        self._problem = label("", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        for part in (self.line, self.accept_button, self._problem):
            row.addWidget(part)
        row.addStretch(1)
        self.hide()
        self.button.clicked.connect(self._open)
        self.accept_button.clicked.connect(self._give)
        self.line.returnPressed.connect(self._give)

    def problem(self) -> str:
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        reason = self.line.text().strip()
        if len(reason) < LEAST_REASON:
            self._problem.setText(self._short)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(reason)
