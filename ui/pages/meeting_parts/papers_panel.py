"""All papers of a meeting in one list: printed or saved in one go, and the note for the records system."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QHBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.handouts import Way
from caseworker_app.services.meeting_bundle import MeetingPaper
from ui.forms.wrapped import CheckBox
from ui.look import NEAR, STEP, TIGHT, Tone
from ui.pages.print_page import Outlet
from ui.printing import Sheets, page_count, print_sheets, save_file
from ui.shell import Shell
from ui.widgets.buttons import icon_button, normal, primary
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, label, small
from ui.widgets.notice import Notice


@dataclass(frozen=True)
class PaperRow:
    """One paper in the list: its box, or why it is stopped."""

    paper: MeetingPaper
    box: CheckBox


class PapersPanel(Card):
    """Mødets papirer."""

    closed = Signal()

    def __init__(self, shell: Shell, outlet: Outlet | None = None) -> None:
        super().__init__(shell.say("Mødets papirer"))
        self._shell, self._outlet = shell, outlet or Outlet()
        self._agreement: Agreement | None = None
        self.rows: list[PaperRow] = []
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.printer = QComboBox()
        self.print_button = primary(shell.say("Print alle"), "printer")
        self.save_button = normal(shell.say("Gem alle som PDF"), "download")
        self.copy_button = normal(shell.say("Kopiér notat til journalen"), "copy")
        self._list = QWidget()
        self._build()

    def open(self, agreement: Agreement, reasons: Mapping[Reader, str]) -> None:
        """The papers as they can leave now."""
        self._agreement = agreement
        held = not agreement.editable
        readers = tuple(copy.reader for copy in agreement.copies) if held else meeting.SCHEME.readers
        try:
            papers = self._shell.workspace.meeting_bundle.papers(agreement, readers, reasons)
        except UserError as problem:
            papers = ()
            self._fail(problem)
        else:
            self.notice.clear()
        self._fill(papers)
        self._list_printers()
        self._offer()
        self.show()

    def focus_first(self) -> None:
        button = self.print_button if self.print_button.isVisibleTo(self) else self.save_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> list[MeetingPaper]:
        """What is ticked and may leave."""
        return [row.paper for row in self.rows if row.box.isChecked() and row.paper.pdf]

    def print_all(self) -> None:
        """Print what is ticked; the history says so when it is done."""
        papers = self.wanted()
        if not papers or not self._is_sure():
            return
        name, outlet = self.printer.currentText(), self._outlet
        sheets = [Sheets(paper.pdf) for paper in papers]
        self.notice.tell(self._shell.say("Printer …"), Tone.INFO)
        self._shell.tasks.run(
            lambda: print_sheets(outlet.open(name, False), sheets),
            lambda _: self._left(papers, Way.PRINTED, self._shell.say("Papirerne er sendt til printeren.")),
            self._fail,
        )

    def save_all(self) -> None:
        """A file for each paper in a folder the person chooses."""
        papers = self.wanted()
        if not papers or not self._is_sure():
            return
        folder = self._shell.ask.folder(self._shell.say("Vælg en mappe til papirerne"))
        if folder is None:
            return
        try:
            saved = [paper for paper in papers if self._save(paper, folder)]
        except UserError as problem:
            self._fail(problem)
            return
        if saved:
            words = self._shell.say("Papirerne er gemt i {folder}.", folder=str(folder))
            self._left(saved, Way.SAVED, words)

    def copy_note(self) -> None:
        """Everything the case may know, ready to paste into the records system."""
        if self._agreement is None or not self._is_sure():
            return
        QApplication.clipboard().setText(self._shell.workspace.meeting_bundle.file_note(self._agreement))
        self.notice.tell(self._shell.say("Notatet er kopieret. Sæt det ind i journalen."), Tone.OK)

    def _save(self, paper: MeetingPaper, folder: Path) -> bool:
        """Whether the file is there now; an older one is replaced only when the person says so."""
        path = folder / self._file_name(paper)
        question = self._shell.say("Filen {name} findes allerede. Skal den erstattes?", name=path.name)
        if path.exists() and not self._shell.ask.confirm(question, self._shell.say("Erstat")):
            return False
        save_file(path, paper.pdf)
        return True

    def _file_name(self, paper: MeetingPaper) -> str:
        workspace = self._shell.workspace
        if paper.copy is not None:
            return workspace.paperwork.file_name(paper.agreement, paper.copy)
        letter = workspace.meeting_papers.letter_of(paper.agreement, paper.number)
        return workspace.meeting_papers.file_name(paper.agreement, paper.number, letter)

    def _left(self, papers: list[MeetingPaper], way: Way, words: str) -> None:
        agreement, bundle = self._agreement, self._shell.workspace.meeting_bundle
        if agreement is None:
            return

        def note() -> tuple[None, Changes]:
            return None, bundle.handed_out(agreement, papers, way)

        if self._shell.do(note, tell=self._fail):
            self.notice.tell(words, Tone.OK)
            self._shell.told.emit(words)

    def _is_sure(self) -> bool:
        return self._agreement is not None and self._shell.sure_of(self._agreement.case_id)

    def _fail(self, problem: UserError) -> None:
        self.notice.tell(self._shell.words_of(problem), Tone.BAD)

    def _offer(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self.wanted()))

    def _list_printers(self) -> None:
        names = list(self._outlet.names())
        self.printer.clear()
        self.printer.addItems(names)
        self._printer_row.setVisible(bool(names))
        self.print_button.setVisible(bool(names))

    def _fill(self, papers: tuple[MeetingPaper, ...]) -> None:
        for part in self._list.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()
            part.deleteLater()
        self.rows = [self._row(number, paper) for number, paper in enumerate(papers)]
        self._empty.setVisible(not papers)

    def _row(self, number: int, paper: MeetingPaper) -> PaperRow:
        say = self._shell.say
        who = paper.recipient or say(paper.reader)
        box = CheckBox(say("{paper} · {who}", paper=say(paper.title), who=who))
        box.setChecked(bool(paper.pdf))
        box.setEnabled(bool(paper.pdf))
        box.toggled.connect(self._offer)
        self._grid.addWidget(box, 2 * number, 0)
        if paper.stopped is not None:
            chip = Chip(say("Bliver i kommunen"), Tone.BAD, "shield")
            self._grid.addWidget(chip, 2 * number, 1)
            why = small(say(paper.stopped.words, **dict(paper.stopped.places)))
            self._grid.addWidget(why, 2 * number + 1, 0, 1, 2)
        else:
            pages = self._shell.texts.count("{number} side", "{number} sider", page_count(paper.pdf))
            self._grid.addWidget(Chip(pages, Tone.OK, "check"), 2 * number, 1)
        return PaperRow(paper, box)

    def _build(self) -> None:
        close = icon_button("x", self._shell.say("Luk papirerne"))
        close.clicked.connect(self.closed)
        self.add_action(close)
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(0, 1)
        self._empty = label(self._shell.say("Der er ingen papirer endnu."), "muted")
        self._printer_row = QWidget()
        row = QHBoxLayout(self._printer_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field_label(self._shell.say("Printer"), self.printer))
        row.addWidget(self.printer, 1)
        for part in (self._list, self._empty, self._printer_row, self.notice):
            self.add(part)
        buttons = FlowLayout(gap=NEAR)
        for button in (self.print_button, self.save_button, self.copy_button):
            buttons.addWidget(button)
        self.add(buttons)
        self.print_button.clicked.connect(self.print_all)
        self.save_button.clicked.connect(self.save_all)
        self.copy_button.clicked.connect(self.copy_note)
