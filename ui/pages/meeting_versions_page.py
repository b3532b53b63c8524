"""Two versions of minutes or of an agreement with what differs, and minutes that are withdrawn: pages of their own."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.paperwork import READER_NAMES
from ui import places
from ui.look import FAR, NEAR, PART, TIGHT
from ui.pages import moves
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.meeting_parts.wrong_panel import WrongPanel
from ui.pages.meeting_plan_page import meeting_subject
from ui.pages.page import Page, PageAction
from ui.pages.paper_out import PaperOut
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, muted, page_title
from ui.widgets.pages_view import PagesView
from ui.widgets.scroll import PageScroll

WIDEST = 900


class DifferencesPage(Page):
    """Ændringer i referatet eller aftalen. The place names the later version."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        self.agreement: Agreement = shell.workspace.agreements.agreement(record_of(place))
        self._is_meeting = shell.workspace.agreements.scheme(self.agreement).group is Group.MEETING
        self._subject = meeting_subject(shell, self.agreement) if self._is_meeting else self._agreement_subject()
        self.readers = QComboBox()
        for reader in shell.workspace.agreements.scheme(self.agreement).readers:
            self.readers.addItem(shell.say(READER_NAMES[reader]), reader)
        self.readers.setCurrentIndex(self.readers.findData(Reader.FILE))
        self.pages = PagesView(name=shell.say("Ændringerne, som de bliver printet"))
        name = f"{self.agreement.number}-v{self.agreement.version}-aendringer.pdf"
        self.out = PaperOut(shell, self._pdf, name, self._note, self.agreement.case_id, outlet)
        self._build()
        self._show()

    @property
    def title(self) -> str:
        return self.shell.say("Ændringer i referatet") if self._is_meeting else self.shell.say("Ændringer i aftalen")

    def _agreement_subject(self) -> str:
        workspace, title = self.shell.workspace, self.shell.workspace.agreements.scheme(self.agreement).title
        subject = subject_of(self.shell, workspace.cases.case(self.agreement.case_id))
        return self.shell.say("{title}, version {version}, {subject}", title=(title,),
                              version=str(self.agreement.version), subject=subject)  # fmt: skip

    @property
    def reader(self) -> Reader:
        """Whose copy the changes are shown in."""
        return Reader(self.readers.currentData())

    def actions_here(self) -> tuple[PageAction, ...]:
        return (PageAction(self.shell.say("Print ændringerne"), self.out.go, "Ctrl+P", "printer"),)

    def focus_first(self) -> None:
        self.readers.setFocus()

    def _build(self) -> None:
        say = self.shell.say
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(NEAR)
        column.addWidget(page_title(self.title))
        column.addWidget(muted(self._subject))
        row = FlowLayout(gap=NEAR)
        for part in (field_label(say("Kopi til"), self.readers), self.readers, self.out):
            row.addWidget(part)
        earlier = self.shell.workspace.differences.earlier(self.agreement)
        for one in (earlier, self.agreement):
            if one is not None and not one.editable:
                button = row_action(say("Print version {version}", version=one.version), "printer")
                button.clicked.connect(lambda _=False, one=one: moves.print_agreement(self.shell, one.id))
                row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.out.notice)
        column.addWidget(self.pages, 1)
        self.readers.currentIndexChanged.connect(self._show)

    def _pdf(self) -> bytes:
        return self.shell.workspace.differences.pdf(self.agreement, self.reader)

    def _show(self) -> None:
        self.out.notice.clear()
        try:
            self.pages.show_pdf(self._pdf(), self._subject)
        except UserError as problem:
            self.pages.hide()
            self.out.fail(problem)
        else:
            self.pages.show()

    def _note(self) -> None:
        agreements, reader = self.shell.workspace.agreements, self.reader
        self.shell.do(lambda: (None, agreements.handed_out(self.agreement, (reader,), self.out.way)))


class WrongMinutesPage(Page):
    """Forkert person eller tekst. The place names the minutes."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        one = shell.workspace.agreements.agreement(record_of(place))
        self.panel = WrongPanel(shell, one.id)
        scroll = PageScroll(name=self.title, widest=WIDEST)
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(muted(meeting_subject(shell, one)))
        back = row_action(shell.say("Til sagens møder"), "calendar")
        back.clicked.connect(lambda: shell.go(places.case(one.case_id, "meetings")))
        row = FlowLayout()
        row.addWidget(back)
        for part in (heads, row, self.panel):
            scroll.add(part)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    @property
    def title(self) -> str:
        return self.shell.say("Forkert person eller tekst")

    def focus_first(self) -> None:
        self.panel.focus_first()

    def leave(self) -> bool:
        return self.panel.leave()
