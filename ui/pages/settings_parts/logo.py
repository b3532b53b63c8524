"""The picture on the letterhead: seen, chosen, taken away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseworker_app.errors import UserError
from caseworker_app.settings import OFFICE_LOGO
from ui.look import STEP, TIGHT, sized
from ui.shell import Shell
from ui.widgets.buttons import normal, quiet
from ui.widgets.headings import label

_HEIGHT, _WIDTH = 56, 220


class LogoRow(QWidget):
    """The logo of the office (logo)."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        say = shell.say
        self.picture = QLabel()
        self.choose_button = normal(say("Vælg logo …"), "file-plus")
        self.remove_button = quiet(say("Fjern logo"), "trash")
        self._error = label("", "error")
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(STEP)
        for part in (self.picture, self.choose_button, self.remove_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(label(say(OFFICE_LOGO.label), "field", wrap=False))
        column.addLayout(row)
        column.addWidget(self._error)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(self._remove)
        self.refresh()

    def refresh(self) -> None:
        content, picture = self._shell.workspace.office.logo(), QPixmap()
        shown = bool(content) and picture.loadFromData(content)
        self.picture.setVisible(bool(content))
        self.remove_button.setVisible(bool(content))
        self.picture.setAccessibleName(self._shell.say("Kontorets logo"))
        if shown:
            size = (sized(_WIDTH), sized(_HEIGHT), Qt.AspectRatioMode.KeepAspectRatio)
            self.picture.setPixmap(picture.scaled(*size, Qt.TransformationMode.SmoothTransformation))
        else:
            self.picture.setText(self._shell.say("Billedet kan ikke vises."))

    def error(self) -> str:
        return self._error.text()

    def choose(self) -> None:
        say = self._shell.say
        chosen = self._shell.ask.open_files(say("Vælg logo"), say("Billeder (*.png *.jpg *.jpeg)"))
        if chosen:
            office = self._shell.workspace.office
            self._mark("")
            self._shell.do(lambda: (None, office.change_logo(chosen[0])), tell=self._tell)

    def _remove(self) -> None:
        office = self._shell.workspace.office
        self._mark("")
        self._shell.do(lambda: (None, office.change(OFFICE_LOGO, "")), tell=self._tell)

    def _tell(self, problem: UserError) -> None:
        self._mark(self._shell.words_of(problem))

    def _mark(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
