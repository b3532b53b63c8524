"""The day on paper: on a printer of this computer, or as a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from caseworker_app.errors import UserError
from caseworker_app.services.my_day import DayRow
from ui.look import Tone
from ui.pages.print_page import Outlet
from ui.printing import Sheets, print_sheets, save_file
from ui.shell import Shell
from ui.widgets.buttons import icon_button, normal
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, label
from ui.widgets.notice import Notice


class DayPrint(Card):
    """Udskriv dagen: what the page shows when the button is pressed."""

    def __init__(self, shell: Shell, rows: Callable[[], Sequence[DayRow]], outlet: Outlet | None = None) -> None:
        say = shell.say
        what = say("Overskredet, i dag og de næste syv dage på én side, uden CPR-numre")
        super().__init__(say("Udskriv dagen"), subtitle=what)
        self._shell, self._rows, self._outlet = shell, rows, outlet or Outlet()
        self.printer = QComboBox()
        self.print_button = normal(say("Print"), "printer")
        self.save_button = normal(say("Gem som PDF"), "download")
        self.notice = Notice(close_name=say("Luk beskeden"))
        self._no_printer = label(say("Der er ingen printer på denne computer. Gem dagen som PDF."), "muted")
        self._name = field_label(say("Printer"), self.printer)
        close = icon_button("x", say("Luk print"))
        close.clicked.connect(self.hide)
        self.add_action(close)
        flow = FlowLayout()
        for part in (self._name, self.printer, self.print_button, self.save_button):
            flow.addWidget(part)
        self.add(self._no_printer)
        self.add(flow)
        self.add(self.notice)
        self.print_button.clicked.connect(self.print_day)
        self.save_button.clicked.connect(self.save)
        self.hide()

    def open(self) -> None:
        names = self._outlet.names()
        self.printer.clear()
        self.printer.addItems(list(names))
        for part in (self._name, self.printer, self.print_button):
            part.setVisible(bool(names))
        self._no_printer.setVisible(not names)
        self.notice.clear()
        self.show()
        (self.print_button if names else self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def print_day(self) -> None:
        name, outlet, sheets = self.printer.currentText(), self._outlet, [Sheets(self._pdf())]
        self.notice.tell(self._shell.say("Printer …"), Tone.INFO)
        self._shell.tasks.run(
            lambda: print_sheets(outlet.open(name, False), sheets), lambda _: self._printed(), self._fail
        )

    def save(self) -> None:
        say = self._shell.say
        path = self._shell.ask.save_file(say("Gem dagen som PDF"), say("min-dag.pdf"), say("PDF-filer (*.pdf)"))
        if path is None:
            return
        try:
            save_file(path, self._pdf())
        except UserError as problem:
            self._fail(problem)
        else:
            self.notice.tell(say("Dagen er gemt som {name}.", name=path.name), Tone.OK)

    def _pdf(self) -> bytes:
        return self._shell.workspace.day_paper.pdf(self._rows())

    def _printed(self) -> None:
        self.notice.tell(self._shell.say("Sendt til printeren."), Tone.OK)

    def _fail(self, problem: UserError) -> None:
        self.notice.tell(self._shell.words_of(problem), Tone.BAD)
