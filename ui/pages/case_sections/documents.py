"""The papers of a case: sealed copies for each reader, and the files that were added."""

from decimal import ROUND_UP, Decimal
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Attachment
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.services.attachments import FileState
from caseworker_app.services.overview import Paper
from caseworker_app.services.paperwork import READER_NAMES
from caseworker_app.services.ports import Unread
from ui.look import PART, Tone
from ui.pages import moves
from ui.pages.case_sections import file_words
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, move, stacked
from ui.pages.case_sections.section import CaseSection
from ui.pages.file_drop import PAPERS, FileDrop, files_in
from ui.pages.paper_view import PaperView
from ui.pages.print_page import PrintPanel
from ui.places import Place
from ui.shell import Shell
from ui.widgets.cards import Card
from ui.widgets.headings import muted
from ui.widgets.notice import Notice


class DocumentsSection(CaseSection):
    """Dokumenter."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__(shell, case_id)
        self.drop = FileDrop(shell, shell.say("Træk dokumenter eller billeder hertil."), PAPERS)
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.paper = PaperView(shell, case_id, self._may_save)
        self.printing: PrintPanel | None = None
        self._came_from = ""
        self._shown_file: Attachment | None = None
        self._named: list[str] = []
        self._states: dict[UUID, FileState] = {}
        for place, part in enumerate((self.drop, self.notice, self.paper)):
            self._column.insertWidget(place, part)
        self._column.setSpacing(PART)
        self.paper.hide()
        self.notice.hide()
        self.setAcceptDrops(True)
        self.drop.chosen.connect(self._add)
        self.paper.closed.connect(self._close_paper)
        self.paper.saved.connect(self._note_saved)

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        sealed = [paper for paper in facts.papers if paper.agreement]
        files = [paper for paper in facts.papers if paper.attachment]
        self._states = self.shell.workspace.attachments.states(self.case_id)
        say = self.shell.say
        column.addWidget(self._card(say("Forseglede sider"), sealed, say("Ingen sider er forseglet endnu.")))
        column.addWidget(self._card(say("Bilag"), files, say("Ingen filer er lagt i sagen endnu.")))
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._add(files_in(event.mimeData()))

    def _card(self, title: str, papers: list[Paper], nothing: str) -> Card:
        card = Card(title)
        if papers:
            card.add(stacked(self._row(paper) for paper in papers))
        else:
            card.add(muted(nothing))
        return card

    def _row(self, paper: Paper) -> RecordRow:
        if paper.agreement is not None:
            return self._sealed_row(paper, paper.agreement)
        assert paper.attachment is not None
        return self._file_row(paper.attachment)

    def _sealed_row(self, paper: Paper, agreement: Agreement) -> RecordRow:
        say = self.shell.say
        title = say("{title}, version {version}", title=say(paper.title), version=agreement.version)
        day = paper.at.astimezone().date()
        copies = tuple(READER_NAMES[copy.reader] for copy in agreement.copies)
        line = say("Nr. {number} · forseglet {day} · kopier: {copies}", number=paper.number, day=day, copies=copies)
        actions = [
            move(self.shell, "open", say("Åbn"), moves.open_agreement, agreement.id, "file-text"),
            RowAction(f"print:{agreement.id}", say("Print eller gem"), lambda: self._print(agreement), "printer"),
            *(self._look(agreement, copy.reader, title) for copy in agreement.copies),
        ]
        return RecordRow(title, [line], icon_name="file-check", actions=actions, more=say("Se en kopi"))

    def _look(self, agreement: Agreement, reader: Reader, title: str) -> RowAction:
        name = self.shell.say(READER_NAMES[reader])
        words = self.shell.say("Se kopien til: {reader}", reader=name)
        key = f"look:{reader.value}:{agreement.id}"
        return RowAction(key, words, lambda: self._show_copy(agreement, reader, title), "eye")

    def _show_copy(self, agreement: Agreement, reader: Reader, title: str) -> None:
        paperwork = self.shell.workspace.paperwork
        shown = self.shell.say("{title} – {reader}", title=title, reader=self.shell.say(READER_NAMES[reader]))
        self._came_from = f"open:{agreement.id}"
        self.paper.show_pdf(shown, paperwork.pdf(agreement, reader))

    def _print(self, agreement: Agreement) -> None:
        self._close_printing()
        names = [(copy.reader, self.shell.say(READER_NAMES[copy.reader])) for copy in agreement.copies]
        panel = PrintPanel(self.shell, lambda: self.shell.workspace.agreements.agreement(agreement.id), names)
        self._came_from = f"print:{agreement.id}"
        panel.closed.connect(self._end_printing)
        self._column.insertWidget(0, panel)
        self.printing = panel
        panel.open(copy.reader for copy in agreement.copies if copy.reader is not Reader.FILE)
        panel.focus_first()

    def _end_printing(self) -> None:
        self._close_printing()
        self._put_cursor(self._came_from)

    def _close_printing(self) -> None:
        if self.printing is not None:
            self.printing.hide()
            self.printing.deleteLater()
            self.printing = None

    def _file_row(self, file: Attachment) -> RecordRow:
        say = self.shell.say
        size = self.shell.texts.number(_megabytes(file.size))
        line = say("{day} · {who} · {size} MB", day=file.added_at.astimezone().date(), who=file.added_by, size=size)
        state = self._states.get(file.id, FileState())
        chip = file_words.chip_of(state, self.shell.texts)
        return RecordRow(
            file.name, [line, *file_words.lines_of(state, self.shell.texts)], icon_name="paperclip",
            tone=Tone.NEUTRAL, chips=(chip,), actions=self._file_actions(file, state), more=say("Mere om filen"),
        )  # fmt: skip

    def _file_actions(self, file: Attachment, state: FileState) -> list[RowAction]:
        """When somebody must say whom the file is about, that comes first."""
        say = self.shell.say
        look = RowAction(f"view:{file.id}", say("Se"), lambda: self._show_file(file), "eye")
        mine = RowAction(f"mine:{file.id}", say("Om borgeren"), lambda: self._say_about(file, citizen=True), "check")
        other = RowAction(f"other:{file.id}", say("Om en anden"), lambda: self._say_about(file, citizen=False), "x")
        read = RowAction(f"read:{file.id}", say("Læs filen"), lambda: self._read_again(file), "search")
        give = RowAction(f"give:{file.id}", say("Giv en kopi"), lambda: self._give(file), "upload")
        unread = [read] if not state.read and state.unread is None else []
        if state.asks:
            return [mine, other, look, give]
        answers = [other] if state.about_citizen is not False else [mine]
        return [look, *(answers if state.names_others else []), *unread, give]

    def _give(self, file: Attachment) -> None:
        self.shell.go(Place("giving", self.case_id, str(file.id)))

    def _say_about(self, file: Attachment, *, citizen: bool) -> None:
        attachments = self.shell.workspace.attachments
        self._came_from = f"view:{file.id}"
        self.shell.do(lambda: (None, attachments.say_about(file, citizen=citizen)), tell=self._tell_problem)

    def _read_again(self, file: Attachment) -> None:
        self._came_from = f"view:{file.id}"
        self.shell.do(lambda: self.shell.workspace.attachments.read_again(file), tell=self._tell_problem)

    def _tell_problem(self, problem: UserError) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)

    def _show_file(self, file: Attachment) -> None:
        attachments = self.shell.workspace.attachments
        try:
            content, found = attachments.content(file.id), attachments.text(file)
            self._named = file_words.told(attachments.hits(file, found.text), self.shell.texts)
        except UserError as problem:
            self._tell_problem(problem)
            return
        self._came_from = f"view:{file.id}"
        if file.media_type == "application/pdf" and found.unread not in (Unread.DAMAGED, Unread.ENCRYPTED):
            self.paper.show_pdf(file.name, content, file.name)
        elif file.media_type.startswith("image/"):
            self.paper.show_picture(file.name, content, file.name)
        else:
            self.paper.show_text(file.name, content, file.name, found.text)
        self._shown_file = file
        self._tell_named()

    def _tell_named(self) -> None:
        """What the guard found stands above the paper as long as it is open."""
        if self._named:
            self.notice.tell(self.shell.say("Filen nævner {named}.", named="; ".join(self._named)), Tone.WARN)
        else:
            self.notice.clear()

    def _may_save(self) -> bool:
        """Told once more before a copy of the file leaves the archive."""
        return self._shown_file is None or file_words.may_leave(self.shell, self._shown_file)

    def _note_saved(self) -> None:
        file, attachments = self._shown_file, self.shell.workspace.attachments
        if file is not None:
            self.shell.do(lambda: (None, attachments.handed_out(file.case_id, file.id)))

    def _close_paper(self) -> None:
        self.paper.hide()
        self._put_cursor(self._came_from)

    def _add(self, files: list[Path]) -> None:
        problems: list[str] = []
        added = [file for file in files if self._add_one(file, problems)]
        if problems:
            self.notice.tell("\n".join(problems), Tone.BAD)
        else:
            words = self.shell.texts.count(
                "{number} fil er lagt i sagen.", "{number} filer er lagt i sagen.", len(added)
            )
            self.notice.tell(words, Tone.OK)

    def _add_one(self, file: Path, problems: list[str]) -> bool:
        def tell(problem: UserError) -> None:
            problems.append(self.shell.say("{name}: {words}", name=file.name, words=self.shell.words_of(problem)))

        return self.shell.do(lambda: self.shell.workspace.attachments.add(self.case_id, file), tell=tell)


def _megabytes(size: int) -> Decimal:
    """Rounded up to a tenth, so that a small file is not nothing."""
    return (Decimal(size) / 1_000_000).quantize(Decimal("0.1"), ROUND_UP)
