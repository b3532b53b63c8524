"""Who a case is about, confirmed by two facts after it was found by typing: names that look alike lead astray."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.texts import Texts
from ui.look import FAR, NEAR, PART, sized
from ui.widgets.buttons import normal, primary
from ui.widgets.headings import label, muted, page_title

_WIDTH = 500


class PersonCheck:
    """Which case was opened from a search and not confirmed yet (personbekræftelse)."""

    def __init__(self) -> None:
        self.unsure: UUID | None = None

    def found(self, case_id: UUID | None) -> None:
        """Opened from a search."""
        self.unsure = case_id

    def opened(self, case_id: UUID | None) -> None:
        """Opened from a list or a link: another case ends the doubt about the one before."""
        if case_id != self.unsure:
            self.unsure = None


class PersonDialog(QDialog):
    """Name and birth date in large letters: Enter says yes, Escape goes back."""

    def __init__(self, parent: QWidget, texts: Texts, name: str, born: str, number: str) -> None:
        super().__init__(parent)
        say = texts.say
        self.setWindowTitle(say("Er det den rigtige person?"))
        self.setAccessibleName(say("Er det {name}, født {born}?", name=name, born=born))
        self.name, self.born = page_title(name), page_title(say("født {born}", born=born))
        self.yes = primary(say("Ja, det er den rigtige"), "check")
        self.no = normal(say("Gå tilbage"))
        self.yes.setDefault(True)
        self.yes.setAccessibleDescription(self.accessibleName())
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        why = label(say("Sagen blev åbnet fra en søgning. Se efter, før noget forsegles, printes eller gemmes."))
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR, FAR, FAR)
        column.setSpacing(NEAR)
        for part in (why, self.name, self.born, muted(say("Sag {number}", number=number))):
            column.addWidget(part)
        column.addSpacing(PART)
        column.addLayout(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as a long name needs."""
        super().showEvent(event)
        inside = self.layout()
        if inside is not None:
            width = max(sized(_WIDTH), inside.minimumSize().width())
            self.resize(width, inside.totalHeightForWidth(width))
