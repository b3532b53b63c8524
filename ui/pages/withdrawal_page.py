"""Something is taken back: the form, and for a consent the receipt that goes with the citizen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.errors import UserError
from caseworker_app.schemes.scheme import Group
from caseworker_app.settings import CASEWORKER
from caseworker_app.texts import N_
from ui.look import FAR, NEAR, PART, Tone
from ui.pages import moves
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.form_page import FormJob, FormPage
from ui.pages.page import Page, PageAction
from ui.pages.paper_out import PaperOut
from ui.pages.print_page import Outlet
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal, toggle
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import muted, page_title
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView


def _what(shell: Shell, agreement: Agreement) -> str:
    title = shell.workspace.agreements.scheme(agreement).title
    return shell.say("{title}, nr. {number}, version {version}", title=shell.say(title),
                     number=agreement.number, version=agreement.version)  # fmt: skip


class WithdrawalPage(FormPage):
    """Tilbagekald: an agreement or a consent, whole or, of a consent, a part."""

    def __init__(self, shell: Shell, place: Place) -> None:
        agreement_id, workspace = record_of(place), shell.workspace
        agreement = workspace.agreements.agreement(agreement_id)
        case = workspace.cases.case(agreement.case_id)
        self._is_consent = workspace.agreements.scheme(agreement).group is Group.CONSENT
        form = workspace.agreements.withdrawal_form(agreement)
        known = {"on": workspace.today, "received_by": workspace.office.value(CASEWORKER), "channel": "meeting"}
        scope = {"scope": "whole"} if "scope" in {field.key for field in form.fields} else {}
        job = FormJob(
            title=N_("Tilbagekald"), subject=" · ".join((_what(shell, agreement), subject_of(shell, case))), form=form,
            begin=Answers({**known, **scope}), draft=f"withdraw:{agreement_id}", submit=N_("Notér tilbagekaldelsen"),
            run=lambda answers: workspace.agreements.withdraw(agreement_id, answers), then=self._done_with,
            told=N_("Tilbagekaldelsen er noteret."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        words = shell.say("Fra nu af står der på siderne, at de er tilbagekaldt. Historikken bliver stående.")
        self.above.addWidget(Notice(words, Tone.INFO))

    def focus_first(self) -> None:
        self.submit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done_with(self, withdrawn: object) -> None:
        if self._is_consent and isinstance(withdrawn, Agreement):
            moves.receipt(self.shell, withdrawn.id)
        else:
            self.shell.back()


class ReceiptPage(Page):
    """Kvittering: what was taken back and what had been shared, to print at once."""

    def __init__(self, shell: Shell, place: Place, outlet: Outlet | None = None) -> None:
        super().__init__(shell, place)
        self._agreement = shell.workspace.agreements.agreement(record_of(place))
        case = shell.workspace.cases.case(self._agreement.case_id)
        self._subject = " · ".join((_what(shell, self._agreement), subject_of(shell, case)))
        self.pages = PagesView(name=shell.say("Kvitteringen, som den bliver printet"))
        self.parallel = toggle(shell.say("Engelsk tekst ved siden af"))
        self.back_button = normal(shell.say("Til sagens samtykker"), "shield")
        name = f"{self._agreement.number}-kvittering.pdf"
        self.out = PaperOut(shell, self._pdf, name, self._note, case.id, outlet)
        self._build()
        self._show()

    @property
    def title(self) -> str:
        return self.shell.say("Kvittering for tilbagekaldt samtykke")

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (PageAction(say("Print kvitteringen"), self.out.go, "Ctrl+P", "printer"),)

    def focus_first(self) -> None:
        self.out.focus_first()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR, FAR - 2, FAR, PART)
        column.setSpacing(NEAR)
        column.addWidget(page_title(self.title))
        column.addWidget(muted(self._subject))
        row = FlowLayout(gap=NEAR)
        for part in (self.out, self.parallel, self.back_button):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.out.notice)
        column.addWidget(self.pages, 1)
        self.parallel.clicked.connect(self._show)
        self.back_button.clicked.connect(lambda: moves.consents(self.shell, self._agreement.case_id))

    def _pdf(self) -> bytes:
        return self.shell.workspace.receipts.pdf(self._agreement.id, "en" if self.parallel.isChecked() else "")

    def _show(self) -> None:
        try:
            self.pages.show_pdf(self._pdf(), self._subject)
        except UserError as problem:
            self.out.fail(problem)

    def _note(self) -> None:
        receipts = self.shell.workspace.receipts
        self.shell.do(lambda: (None, receipts.handed_out(self._agreement.id)))
