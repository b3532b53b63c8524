"""A copy of a file for somebody: asked for whom and what is in it, then saved where the person says."""

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.consent import Counterparty
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.giving import FORM, GATE
from caseworker_app.texts import N_
from ui.look import Tone
from ui.pages import moves
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.case_sections.file_words import may_leave
from ui.pages.form_page import FormJob, FormPage
from ui.places import Place
from ui.printing import save_file
from ui.shell import Shell
from ui.widgets.buttons import row_action


class GivingPage(FormPage):
    """Giv en kopi af bilaget. The place names the case, its part the file."""

    def __init__(self, shell: Shell, place: Place) -> None:
        self._case = shell.workspace.cases.case(record_of(place))
        files = shell.workspace.attachments.of_case(self._case.id)
        found = next((file for file in files if str(file.id) == place.part), None)
        if found is None:
            raise NotFound("Bilaget findes ikke i sagen.")
        self._file = found
        job = FormJob(
            title=N_("Giv en kopi af bilaget"), subject=" · ".join((found.name, subject_of(shell, self._case))),
            form=FORM, begin=Answers(), draft=f"giving:{found.id}", submit=N_("Gem en kopi"), run=self._give,
            then=lambda _: shell.back(), told=N_("Kopien er gemt, og historikken ved, hvem der fik den."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        self.consent_button = row_action(shell.say("Lav samtykke"), "shield")
        self.consent_button.clicked.connect(self._to_consent)
        self.above.addWidget(self.consent_button)
        self.consent_button.hide()

    def _give(self, answers: Answers) -> tuple[object, Changes]:
        space, case_id = self.shell.workspace, self._case.id
        try:
            content = space.giving.content(case_id, self._file.id, answers)
        except UserError as problem:
            self.consent_button.setVisible(problem.field == GATE)
            raise
        if not (self.shell.sure_of(case_id) and may_leave(self.shell, self._file)):
            raise UserError("Kopien blev ikke gemt.")
        say = self.shell.say
        path = self.shell.ask.save_file(say("Gem en kopi"), self._file.name, say("Alle filer (*)"))
        if path is None:
            raise UserError("Kopien blev ikke gemt.")
        save_file(path, content)
        space.drafts.discard(self.job.draft)
        return path, space.giving.given(case_id, self._file.id, self._file.name, answers)

    def _to_consent(self) -> None:
        party = self.draft.answers.text("party")
        if party in {one.value for one in Counterparty}:
            moves.start_consent(self.shell, self._case.id, party)
        else:
            self.notice.tell(self.shell.say("Vælg først, hvem der skal have kopien."), Tone.INFO)
