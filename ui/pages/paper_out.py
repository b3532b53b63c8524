"""One paper to a printer or a file: the printer, two buttons, and how it went."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker_app.errors import UserError
from caseworker_app.services.handouts import Way
from ui.look import NEAR, Tone
from ui.pages.print_page import Outlet
from ui.printing import Sheets, print_sheets, save_file
from ui.shell import Shell
from ui.widgets.buttons import normal, primary
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice


class PaperOut(QWidget):
    """Prints or saves what `pdf` gives, and calls `note` when it has left."""

    def __init__(
        self, shell: Shell, pdf: Callable[[], bytes], file_name: str, note: Callable[[], None],
        case_id: UUID, outlet: Outlet | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._case_id = case_id
        self._shell, self._pdf, self._file_name, self._note = shell, pdf, file_name, note
        self._outlet = outlet or Outlet()
        self.printer = QComboBox()
        self.printer.setAccessibleName(shell.say("Printer"))
        self.print_button = primary(shell.say("Print"), "printer")
        self.save_button = normal(shell.say("Gem som PDF"), "download")
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.notice.hide()
        flow = FlowLayout(self, gap=NEAR)
        for part in (self.printer, self.print_button, self.save_button):
            flow.addWidget(part)
        names = self._outlet.names()
        self.printer.addItems(list(names))
        self._has_printer = bool(names)
        self.way = Way.PRINTED
        """How it left last, for `note`."""
        for part in (self.printer, self.print_button):
            part.setVisible(self._has_printer)
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save_it)

    def focus_first(self) -> None:
        button = self.print_button if self._has_printer else self.save_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Print, or save where there is no printer."""
        (self.print_it if self._has_printer else self.save_it)()

    def print_it(self) -> None:
        if not self._shell.sure_of(self._case_id):
            return
        try:
            sheets = [Sheets(self._pdf())]
        except UserError as problem:
            self.fail(problem)
            return
        name, outlet = self.printer.currentText(), self._outlet
        self.notice.tell(self._shell.say("Printer …"), Tone.INFO)
        self._shell.tasks.run(
            lambda: print_sheets(outlet.open(name, False), sheets),
            lambda _: self._left(self._shell.say("Sendt til printeren."), Way.PRINTED), self.fail,
        )  # fmt: skip

    def save_it(self) -> None:
        say = self._shell.say
        if not self._shell.sure_of(self._case_id):
            return
        path = self._shell.ask.save_file(say("Gem som PDF"), self._file_name, say("PDF-filer (*.pdf)"))
        if path is None:
            return
        try:
            save_file(path, self._pdf())
        except UserError as problem:
            self.fail(problem)
        else:
            self._left(say("Gemt som {name}.", name=path.name), Way.SAVED)

    def fail(self, problem: UserError) -> None:
        self.notice.tell(self._shell.words_of(problem), Tone.BAD)

    def _left(self, words: str, way: Way) -> None:
        self.way = way
        self.notice.tell(words, Tone.OK)
        self._note()
