"""The preparation sheet: what the caseworker reads before a meeting, on one page, to print or look at."""

from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.domain.agreement import Agreement
from caseworker_app.errors import UserError
from ui import places
from ui.look import FAR, NEAR, PART, Tone
from ui.pages.case_form_pages import record_of
from ui.pages.meeting_plan_page import meeting_subject
from ui.pages.page import Page, PageAction
from ui.pages.paper_out import PaperOut
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView


class PreparationPage(Page):
    """Forberedelsesark. The place names the meeting."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        self.meeting: Agreement = shell.workspace.agreements.agreement(record_of(place))
        self._subject = meeting_subject(shell, self.meeting)
        self.pages = PagesView(name=shell.say("Arket, som det bliver printet"))
        self.open_button = normal(shell.say("Åbn mødet"), "calendar")
        name = f"{self.meeting.number}-forberedelse.pdf"
        self.out = PaperOut(shell, self._pdf, name, self._nothing_to_note, self.meeting.case_id, outlet)
        self._build()
        self._show()

    @property
    def title(self) -> str:
        return self.shell.say("Forberedelse til mødet")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Print arket"), self.out.go, "Ctrl+P", "printer"),
            PageAction(say("Åbn mødet"), self._open, "Ctrl+Return", "calendar"),
        )

    def focus_first(self) -> None:
        self.out.focus_first()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(NEAR)
        column.addWidget(page_title(self.title))
        column.addWidget(muted(self._subject))
        words = self.shell.say("Arket er til dig selv. Giv det ikke til andre: her står, hvad der ikke må nævnes.")
        column.addWidget(Notice(words, Tone.INFO))
        row = FlowLayout(gap=NEAR)
        row.addWidget(self.out)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(self.out.notice)
        column.addWidget(self.pages, 1)
        self.open_button.clicked.connect(self._open)

    def _open(self) -> None:
        self.shell.go(places.meeting(self.meeting.id))

    def _pdf(self) -> bytes:
        return self.shell.workspace.meeting_papers.preparation(self.meeting)

    def _show(self) -> None:
        try:
            self.pages.show_pdf(self._pdf(), self._subject)
        except UserError as problem:
            self.out.fail(problem)

    def _nothing_to_note(self) -> None:
        """It stays with the caseworker, so nothing was handed out."""
