"""The forms of a case as pages: a new case, its facts, its people, notes, withdrawal, the end."""

from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.schemes import case_forms
from caseworker_app.services.cases import NEW_CASE as NEW_CASE_DRAFT
from caseworker_app.services.ports import CaseRow
from caseworker_app.settings import CASEWORKER
from caseworker_app.texts import N_
from ui import places
from ui.look import Tone
from ui.pages.form_page import FormJob, FormPage
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice


def subject_of(shell: Shell, case: Case) -> str:
    """Who the page is about: name, birth date, case number."""
    return shell.say(
        "{name}, f. {born} · sag {number}", name=case.citizen.name, born=case.citizen.cpr.born, number=case.number
    )


def record_of(place: Place) -> UUID:
    assert place.id is not None
    return place.id


class CaseFactsPage(FormPage):
    """The form with the facts of a case; says when the CPR number has a case already."""

    def __init__(self, shell: Shell, place: Place, job: FormJob, own: UUID | None) -> None:
        super().__init__(shell, place, job)
        self._own = own
        self._other: CaseRow | None = None
        self.same_citizen = Notice()
        self.same_citizen.acted.connect(self._open_other)
        self.above.addWidget(self.same_citizen)
        self.same_citizen.hide()
        self.followed(self.draft.answers)

    def followed(self, answers: Answers) -> None:
        found = self.shell.workspace.cases.same_citizen(answers.text("cpr"))
        other = next((row for row in found if row.id != self._own), None)
        if other == self._other:
            return
        self._other = other
        say = self.shell.say
        if other is None:
            self.same_citizen.clear()
            return
        words = say("CPR-nummeret har allerede en sag: {number}, {name}.", number=other.number, name=other.citizen)
        self.same_citizen.tell(words, Tone.WARN, action=say("Åbn sagen"))

    def _open_other(self) -> None:
        if self._other is not None:
            self.shell.go(places.case(self._other.id))


class NewCasePage(CaseFactsPage):
    """Ny sag."""

    def __init__(self, shell: Shell, place: Place) -> None:
        job = FormJob(
            title=N_("Ny sag"), subject="", form=case_forms.CASE, begin=case_forms.NEW_CASE, draft=NEW_CASE_DRAFT,
            submit=N_("Opret sag"), run=shell.workspace.cases.open, then=self._open_case, told=N_("Sagen er oprettet."),
        )  # fmt: skip
        super().__init__(shell, place, job, None)

    def _open_case(self, case: object) -> None:
        if isinstance(case, Case):
            self.shell.go(places.case(case.id))


class EditCasePage(CaseFactsPage):
    """Ret oplysninger."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, cases = record_of(place), shell.workspace.cases
        case = cases.case(case_id)
        job = FormJob(
            title=N_("Ret oplysninger"), subject=subject_of(shell, case), form=case_forms.CASE,
            begin=case_forms.case_answers(case), draft=f"case:{case_id}", submit=N_("Gem rettelserne"),
            run=lambda answers: cases.correct(case_id, answers), then=lambda _: shell.back(),
            told=N_("Oplysningerne er rettet."),
        )  # fmt: skip
        super().__init__(shell, place, job, case_id)


class NotePage(FormPage):
    """Notat: a new one, or one that replaces the note named by the part of the place."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, cases = record_of(place), shell.workspace.cases
        earlier = UUID(place.part) if place.part else None
        note = next((note for note in cases.notes(case_id) if note.id == earlier), None) if earlier else None
        begin = {"about": note.about, "text": note.text} if note else {"about": shell.workspace.today}
        job = FormJob(
            title=N_("Ret notat") if earlier else N_("Nyt notat"), subject=subject_of(shell, cases.case(case_id)),
            form=case_forms.NOTE, begin=Answers(begin), draft=f"note:{earlier or case_id}", submit=N_("Gem notatet"),
            run=lambda answers: cases.write_note(case_id, answers, earlier),
            then=lambda _: shell.go(places.case(case_id, "notes")),
            told=N_("Notatet er gemt i sagen."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        if note:
            self.notice.tell(shell.say("Det rettede notat erstatter det gamle. Det gamle kan stadig læses."), Tone.INFO)

    def focus_first(self) -> None:
        self.form.focus_field("text")


class ParticipantPage(FormPage):
    """Tilføj part."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, cases = record_of(place), shell.workspace.cases
        job = FormJob(
            title=N_("Tilføj part"), subject=subject_of(shell, cases.case(case_id)), form=case_forms.PARTICIPANT,
            begin=Answers(), draft=f"participant:{case_id}", submit=N_("Tilføj part"),
            run=lambda answers: cases.add_participant(case_id, answers),
            then=lambda _: shell.go(places.case(case_id, "parties")),
            told=N_("Parten er tilføjet."),
        )  # fmt: skip
        super().__init__(shell, place, job)


class ClosingPage(FormPage):
    """Afslut sagen."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, cases = record_of(place), shell.workspace.cases
        job = FormJob(
            title=N_("Afslut sagen"), subject=subject_of(shell, cases.case(case_id)), form=case_forms.CLOSING,
            begin=Answers({"on": shell.workspace.today}), draft=f"closing:{case_id}", submit=N_("Afslut sagen"),
            run=lambda answers: cases.close(case_id, answers), then=lambda _: shell.back(),
            told=N_("Sagen er afsluttet."),
        )  # fmt: skip
        super().__init__(shell, place, job)


class WithdrawalPage(FormPage):
    """Træk tilbage: an agreement or a consent."""

    def __init__(self, shell: Shell, place: Place) -> None:
        agreement_id, workspace = record_of(place), shell.workspace
        agreement = workspace.agreements.agreement(agreement_id)
        case = workspace.cases.case(agreement.case_id)
        begin = {"on": workspace.today, "received_by": workspace.office.value(CASEWORKER)}
        title = workspace.agreements.scheme(agreement).title
        what = shell.say("{title}, nr. {number}, version {version}", title=shell.say(title),
                         number=agreement.number, version=agreement.version)  # fmt: skip
        job = FormJob(
            title=N_("Tilbagekald"), subject=" · ".join((what, subject_of(shell, case))), form=case_forms.WITHDRAWAL,
            begin=Answers(begin), draft=f"withdraw:{agreement_id}", submit=N_("Notér tilbagekaldelsen"),
            run=lambda answers: workspace.agreements.withdraw(agreement_id, answers), then=lambda _: shell.back(),
            told=N_("Tilbagekaldelsen er noteret."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        words = shell.say("Fra nu af står der på siderne, at de er tilbagekaldt. Historikken bliver stående.")
        self.above.addWidget(Notice(words, Tone.INFO))
