"""Records one signature: who, when, how, and the scan that shows it, beside the page that was signed."""

from pathlib import Path
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.texts import N_
from ui.look import Tone
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.file_drop import FileDrop
from ui.pages.form_page import FormJob, FormPage
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView


class SigningPage(FormPage):
    """Notér underskrift. The place names the agreement, its part perhaps the role."""

    def __init__(self, shell: Shell, place: Place) -> None:
        self._agreements = shell.workspace.agreements
        self.agreement: Agreement = self._agreements.agreement(record_of(place))
        self._roles = self._agreements.roles_to_sign(self.agreement)
        super().__init__(shell, place, self._job(shell, place))
        self._role = self.draft.answers.text("role")
        self._scan: UUID | None = None
        self.drop = FileDrop(shell, shell.say("Træk det scannede, underskrevne ark hertil (PDF eller billede)."))
        self.drop.chosen.connect(self._take_scan)
        self.scan_notice = Notice()
        self.pages = PagesView(name=shell.say("Den forseglede side"))
        self.scrolling.body.insertWidget(self.scrolling.body.count() - 2, self.drop)
        self.scrolling.body.insertWidget(self.scrolling.body.count() - 2, self.scan_notice)
        self.scan_notice.hide()
        self.set_side(self.pages)
        self._show_page()
        self._find_scan()
        self._say_what_can_be_done()

    def followed(self, answers: Answers) -> None:
        """Another role brings its known name, unless another name was typed."""
        role = answers.text("role")
        if role == self._role:
            return
        self._role = role
        known = {one.name for one in self._roles if one.name}
        if answers.text("name") in known | {""}:
            self.form.take(answers.with_answer("name", _name_of(self._roles, role) or None))

    def _job(self, shell: Shell, place: Place) -> FormJob:
        case = shell.workspace.cases.case(self.agreement.case_id)
        title = shell.say(self._agreements.scheme(self.agreement).title)
        what = shell.say("{title}, nr. {number}, version {version}", title=title,
                         number=self.agreement.number, version=self.agreement.version)  # fmt: skip
        return FormJob(
            title=N_("Notér underskrift"), subject=" · ".join((what, subject_of(shell, case))),
            form=case_forms.signing(self._roles), begin=self._begin(shell, place.part),
            draft=f"sign:{self.agreement.id}", submit=N_("Notér underskrift"), run=self._sign,
            then=lambda _: shell.back(), told=N_("Underskriften er noteret."),
        )  # fmt: skip

    def _begin(self, shell: Shell, wanted: str) -> Answers:
        keys = [role.key for role in self._roles]
        first = wanted if wanted in keys else next(iter(keys), "")
        values = {"role": first, "name": _name_of(self._roles, first), "method": "paper"}
        known = {key: value for key, value in values.items() if value}
        return Answers({**known, "signed_on": shell.workspace.today})

    def _sign(self, answers: Answers) -> tuple[object, Changes]:
        return self._agreements.sign(self.agreement.id, answers, self._scan)

    def _show_page(self) -> None:
        reader = Reader.FILE if self.agreement.copies else Reader.CITIZEN
        self.pages.show_pdf(self.shell.workspace.paperwork.pdf(self.agreement, reader), self.job.subject)

    def _say_what_can_be_done(self) -> None:
        if not self._roles:
            self.submit_button.setEnabled(False)
            self.notice.tell(self.shell.say("Der mangler ingen underskrifter."), Tone.OK)

    def _find_scan(self) -> None:
        """A scan that was added before the page was left, and belongs to no signature yet."""
        used = {signature.attachment_id for signature in self.agreement.signatures}
        files = self.shell.workspace.attachments.of_agreement(self.agreement.id)
        waiting = next((file for file in files if file.id not in used), None)
        if waiting is not None:
            self._show_scan(waiting)

    def _take_scan(self, files: list[Path]) -> None:
        if len(files) > 1:
            self.scan_notice.tell(self.shell.say("Vælg én fil med den underskrevne side."), Tone.BAD)
            return
        attachments = self.shell.workspace.attachments
        self.shell.do(
            lambda: attachments.add(self.agreement.case_id, files[0], self.agreement.id), self._show_scan, self._no_scan
        )

    def _show_scan(self, file: Attachment) -> None:
        self._scan = file.id
        self.scan_notice.tell(self.shell.say("{name} følger med underskriften.", name=file.name), Tone.OK)

    def _no_scan(self, problem: UserError) -> None:
        self.scan_notice.tell(self.shell.words_of(problem), Tone.BAD)


def _name_of(roles: tuple[SignerRole, ...], key: str) -> str:
    return next((role.name for role in roles if role.key == key), "")
