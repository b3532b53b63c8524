"""Printing and saving: a copy for each party in one go, the very pages that are shown beside it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.services.handouts import Way
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.services.tags import Screen, tags
from ui.forms.wrapped import CheckBox
from ui.look import NEAR, STEP, Tone
from ui.pages.agreement_parts.consent_ways import ConsentWays
from ui.pages.agreement_parts.reason_line import ReasonLine
from ui.pages.agreement_parts.recipient_words import recipients_said
from ui.printing import Sheets, page_count, print_sheets, printer_named, printers, save_file
from ui.shell import Shell
from ui.widgets.buttons import icon_button, normal, quiet, row_action
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, label
from ui.widgets.notice import Notice
from ui.widgets.tag_rows import TagRows

MOST_COPIES = 20


@dataclass(frozen=True)
class Outlet:
    """The printers of the computer, handed in so that tests can print into a file."""

    names: Callable[[], Sequence[str]] = printers
    open: Callable[[str, bool], QPrinter] = lambda name, duplex: printer_named(name, duplex=duplex)


class CopyRow:
    """One party in the list: whether, how many, and why not."""

    def __init__(self, shell: Shell, reader: Reader, name: str) -> None:
        self.reader = reader
        self.box = CheckBox(name)
        self.count = QSpinBox()
        self.count.setRange(1, MOST_COPIES)
        for field in (self.count, self.count.lineEdit()):
            field.setAccessibleName(shell.say("Antal til: {reader}", reader=name))
        self.box.toggled.connect(self.count.setEnabled)
        self.note = label("", "small")
        self.consent = row_action("", "shield")
        self.consent.setAccessibleDescription(name)
        self.reason = ReasonLine(shell.texts)
        self.reason.button.setAccessibleDescription(name)
        self.given_reason = ""
        self.ways = QWidget()
        flow = FlowLayout(self.ways)
        for part in (self.note, self.consent, self.reason.button, self.reason):
            flow.addWidget(part)

    @property
    def copies(self) -> int:
        return self.count.value() if self.box.isChecked() and self.box.isEnabled() else 0

    def show_only(self, shown: bool) -> None:
        """A party without a sealed copy has no line."""
        for part in (self.box, self.count, self.ways):
            part.setVisible(shown)
        if not shown:
            self.box.setChecked(False)

    def wish(self, wanted: bool, note: str, refusal: str, action: str = "") -> None:
        """`refusal` says why this party may not have a copy now, `action` what leads to the consent."""
        self.box.setEnabled(not refusal)
        self.box.setChecked(wanted and not refusal)
        self.count.setEnabled(wanted and not refusal)
        self.note.setText(refusal or note)
        self.note.setProperty("look", "error" if refusal else "small")
        self.consent.setText(action)
        self.consent.setVisible(bool(refusal and action))
        self.reason.button.setVisible(bool(refusal))
        self.reason.setVisible(False)


class PrintPanel(Card):
    """Which copies, how many, on which printer or as files (print og gem)."""

    closed = Signal()
    handed_out = Signal()
    compare_asked = Signal()

    def __init__(
        self, shell: Shell, agreement: Callable[[], Agreement], readers: Iterable[tuple[Reader, str]],
        outlet: Outlet | None = None, ways: ConsentWays | None = None,
    ) -> None:  # fmt: skip
        """`agreement` gives the agreement as it is when something is printed, typed words included."""
        super().__init__(shell.say("Print eller gem"))
        self._shell, self._agreement, self._outlet = shell, agreement, outlet or Outlet()
        self._ways = ways or ConsentWays(shell, agreement())
        self.rows = tuple(CopyRow(shell, reader, name) for reader, name in readers)
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.printer, self.duplex = QComboBox(), CheckBox(shell.say("Print på begge sider"))
        self.print_button = normal(shell.say("Print"), "printer")
        self.save_button = normal(shell.say("Gem som PDF"), "download")
        self.compare_button = quiet(shell.say("Vis kopierne side om side"), "eye")
        self._no_printer = label(
            shell.say("Der er ingen printer på denne computer. Gem kopierne som PDF, og print dem et andet sted."),
            "muted",
        )
        self._busy = False
        self.tags = TagRows(shell.texts)
        self._build()

    def open(self, wanted: Iterable[Reader], checked: bool = True) -> None:
        """Show the panel with these parties ticked."""
        chosen = set(wanted)
        agreement = self._agreement()
        case = self._shell.workspace.cases.case(agreement.case_id)
        self.tags.show_tags(tags(case, self._shell.workspace.today, Screen.PRINT))
        for row in self.rows:
            row.given_reason = ""
            self._offer_copy(agreement, row, row.reader in chosen and checked)
        self._list_printers()
        self._offer()
        self.show()
        self.notice.clear()

    def excuse(self, reader: Reader, reason: str) -> None:
        """This reader's copy may leave without a consent that covers it: a reason was given before."""
        for row in self.rows:
            if row.reader is reader and not row.box.isEnabled():
                self._excuse(row, reason)

    def focus_first(self) -> None:
        button = self.print_button if self.print_button.isVisibleTo(self) else self.save_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_copies(self) -> None:
        """Print what is ticked; the history says so when it is done."""
        wanted = self._wanted()
        if not wanted or self._busy or not self._is_sure():
            return None
        try:
            sheets = [Sheets(self._pdf(reader), copies) for reader, copies in wanted]
            reasons = self._reasons()
        except UserError as problem:
            return self._fail(problem)
        name, duplex, readers = self.printer.currentText(), self.duplex.isChecked(), tuple(r for r, _ in wanted)
        agreement, outlet = self._agreement(), self._outlet
        self._be_busy(True)
        self._shell.tasks.run(
            lambda: print_sheets(outlet.open(name, duplex), sheets, duplex=duplex),
            lambda _: self._printed(agreement, readers, reasons),
            self._fail,
        )
        return None

    def save_copies(self) -> None:
        """Save what is ticked, one file for each party in a folder the person chooses."""
        wanted = tuple(reader for reader, _ in self._wanted())
        if not wanted or not self._is_sure():
            return None
        folder = self._shell.ask.folder(self._shell.say("Vælg en mappe til kopierne"))
        if folder is None:
            return None
        try:
            saved = [reader for reader in wanted if self._save(reader, folder)]
        except UserError as problem:
            return self._fail(problem)
        if saved:
            self._note_history(self._agreement(), tuple(saved), Way.SAVED, self._reasons())
            self._succeed(self._shell.say("Kopierne er gemt i {folder}.", folder=str(folder)))
        return None

    def _is_sure(self) -> bool:
        """Whether the person is the right one, asked when the case was opened from a search."""
        return self._shell.sure_of(self._agreement().case_id)

    def _save(self, reader: Reader, folder: Path) -> bool:
        """Whether the file is there now; an older one is replaced only when the person says so."""
        path = folder / self._shell.workspace.paperwork.file_name(self._agreement(), reader)
        question = self._shell.say("Filen {name} findes allerede. Skal den erstattes?", name=path.name)
        if path.exists() and not self._shell.ask.confirm(question, self._shell.say("Erstat")):
            return False
        save_file(path, self._pdf(reader))
        return True

    def _pdf(self, reader: Reader) -> bytes:
        reason = self._reasons().get(reader, "")
        return self._shell.workspace.agreements.copy_to_hand_out(self._agreement(), reader, reason)

    def _reasons(self) -> dict[Reader, str]:
        return {row.reader: row.given_reason for row in self.rows if row.given_reason}

    def _wanted(self) -> list[tuple[Reader, int]]:
        """What is ticked and still allowed: a consent may have been withdrawn since the panel was opened."""
        wanted = [(row.reader, row.copies) for row in self.rows if row.copies]
        for reader, _ in wanted:
            if reader not in self._reasons() and (refusal := self._refusal(reader)):
                self.notice.tell(refusal, Tone.BAD)
                return []
        return wanted

    def _refusal(self, reader: Reader) -> str:
        workspace, agreement = self._shell.workspace, self._agreement()
        kind = workspace.agreements.scheme(agreement)
        missing = workspace.consents.missing(agreement.case_id, kind, (reader,), agreement.answers)
        return " ".join(self._shell.say(gap.words, **dict(gap.places)) for gap in missing)

    def _offer_copy(self, agreement: Agreement, row: CopyRow, wanted: bool) -> None:
        refusal = self._refusal(row.reader)
        action = self._ways.action(row.reader) if refusal else ""
        found = self._shell.workspace.agreements.recipients(agreement, row.reader)
        said = (self._note(agreement, row.reader), recipients_said(found, self._shell.texts))
        row.wish(wanted and not found.none_may, ". ".join(words for words in said if words), refusal, action)

    def _excuse(self, row: CopyRow, reason: str) -> None:
        """This copy leaves without a consent that covers it; the history keeps the reason."""
        row.given_reason = reason
        row.wish(True, self._shell.say("Uden dækkende samtykke: {reason}", reason=reason), "")
        self._offer()
        row.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, agreement: Agreement, reader: Reader) -> str:
        copy = next((copy for copy in agreement.copies if copy.reader is reader), None)
        if copy is None and not agreement.editable:
            return ""
        pages = copy.pages if copy else page_count(self._shell.workspace.paperwork.pdf(agreement, reader))
        return self._shell.texts.count("{number} side", "{number} sider", pages)

    def _printed(self, agreement: Agreement, readers: tuple[Reader, ...], reasons: dict[Reader, str]) -> None:
        self._be_busy(False)
        self._note_history(agreement, readers, Way.PRINTED, reasons)
        names = tuple(READER_NAMES[reader] for reader in readers)
        self._succeed(self._shell.say("Sendt til printeren: {copies}.", copies=names))

    def _note_history(
        self, agreement: Agreement, readers: tuple[Reader, ...], way: Way, reasons: dict[Reader, str]
    ) -> None:
        agreements = self._shell.workspace.agreements

        def note() -> tuple[None, Changes]:
            return None, agreements.handed_out(agreement, readers, way, reasons)

        self._shell.do(note, tell=self._fail)

    def _succeed(self, words: str) -> None:
        self.notice.tell(words, Tone.OK)
        self._shell.told.emit(words)
        self.handed_out.emit()

    def _fail(self, problem: UserError) -> None:
        self._be_busy(False)
        self.notice.tell(self._shell.words_of(problem), Tone.BAD)

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self._offer()
        if busy:
            self.notice.tell(self._shell.say("Printer …"), Tone.INFO)

    def _offer(self) -> None:
        any_ticked = any(row.copies for row in self.rows) and not self._busy
        self.print_button.setEnabled(any_ticked)
        self.save_button.setEnabled(any_ticked)

    def _list_printers(self) -> None:
        chosen, names = self.printer.currentText(), self._outlet.names()
        self.printer.clear()
        self.printer.addItems(list(names))
        if chosen in names:
            self.printer.setCurrentText(chosen)
        for part in (self._printer_row, self.print_button):
            part.setVisible(bool(names))
        self._no_printer.setVisible(not names)

    def _build(self) -> None:
        close = icon_button("x", self._shell.say("Luk print"))
        close.clicked.connect(self.closed)
        self.add_action(close)
        grid = QGridLayout()
        grid.setHorizontalSpacing(STEP)
        grid.setVerticalSpacing(NEAR)
        grid.setColumnStretch(2, 1)
        for number, row in enumerate(self.rows):
            for column, part in enumerate((row.box, row.count, row.ways)):
                grid.addWidget(part, number, column, Qt.AlignmentFlag.AlignVCenter)
            row.box.toggled.connect(self._offer)
            row.consent.clicked.connect(lambda _=False, reader=row.reader: self._ways.go(reader))
            row.reason.given.connect(lambda reason, row=row: self._excuse(row, reason))
        self.add(self.tags)
        self.add(grid)
        self._printer_row = self._printer_line()
        for part in (self._printer_row, self._no_printer, self.notice):
            self.add(part)
        buttons = FlowLayout()
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.compare_button)
        self.add(buttons)
        self.compare_button.clicked.connect(self.compare_asked)
        self.print_button.clicked.connect(self.print_copies)
        self.save_button.clicked.connect(self.save_copies)

    def _printer_line(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(field_label(self._shell.say("Printer"), self.printer))
        row.addWidget(self.printer, 1)
        row.addWidget(self.duplex)
        return made
