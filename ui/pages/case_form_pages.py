"""The forms of a case as pages: a new case, its facts, its people, notes, the end."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.event import Task
from caseworker_app.domain.party import OrganisationKind
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.intake_form import INTAKE, refuses
from caseworker_app.services.form_demands import NEW_CASE as NEW_CASE_DRAFT
from caseworker_app.services.intake import LIKENESS_WORDS, Alike, Likeness
from caseworker_app.services.parties import Suggestion
from caseworker_app.texts import N_
from ui import places
from ui.choices import Choice
from ui.forms.suggestions import Suggestions
from ui.look import Tone
from ui.pages.form_page import FormJob, FormPage
from ui.pages.party_choices import suggestion_choice
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
    """A form with the facts of a case; says at its fields when another case is of this person or one like that."""

    def __init__(self, shell: Shell, place: Place, job: FormJob, own: UUID | None) -> None:
        super().__init__(shell, place, job)
        self._own = own
        self._alike: dict[Likeness, Alike] = {}
        self.alike_notices = {likeness: Notice() for likeness in Likeness}
        for likeness, notice in self.alike_notices.items():
            notice.acted.connect(partial(self._open_alike, likeness))
            self.form.put_below(LIKENESS_WORDS[likeness][0], notice)
            notice.hide()
        Suggestions(self.form.box("workplace").editor, self, shell.say("Forslag fra registret"), self._offer)
        self.followed(self.draft.answers)

    def _offer(self, words: str) -> list[Choice]:
        found = self.shell.workspace.parties.suggest(words, (OrganisationKind.WORKPLACE,))
        return [suggestion_choice(self.shell, one, partial(self._take_workplace, one)) for one in found]

    def _take_workplace(self, one: Suggestion) -> None:
        """Fills in what the register knows and this page asks."""
        asked = {field.key for field in self.job.form.asked(self.draft.answers)}
        told = case_forms.workplace_picked(one.organisation)
        shown = {key: value for key, value in told.items() if key in asked}
        self.draft.set(case_forms.PICKED_WORKPLACE, str(one.organisation.id))
        self.form.take(Answers({**self.draft.answers, **shown}))
        self.form.focus_field("job_title")

    def followed(self, answers: Answers) -> None:
        found = {one.likeness: one for one in self.shell.workspace.intake.alike(answers, self._own)}
        for likeness, notice in self.alike_notices.items():
            if found.get(likeness) != self._alike.get(likeness):
                self._tell_alike(notice, found.get(likeness))
        self._alike = found

    def _tell_alike(self, notice: Notice, other: Alike | None) -> None:
        if other is None:
            notice.clear()
            return
        say, words = self.shell.say, LIKENESS_WORDS[other.likeness][1]
        action = say("Åbn sag {number}", number=other.number)
        notice.tell(say(words, number=other.number, name=other.name), Tone.WARN, action=action)

    def _open_alike(self, likeness: Likeness) -> None:
        self.shell.go(places.case(self._alike[likeness].case_id))


def _begun(shell: Shell) -> Answers:
    """The usual answers; an employer is asked again in a week."""
    return case_forms.NEW_CASE.with_answer("follow_up", shell.workspace.today + timedelta(weeks=1))


class NewCasePage(CaseFactsPage):
    """Ny sag: what is asked follows the way the case came."""

    def __init__(self, shell: Shell, place: Place) -> None:
        intake = shell.workspace.intake
        job = FormJob(
            title=N_("Ny sag"), subject="", form=INTAKE, begin=_begun(shell), draft=NEW_CASE_DRAFT,
            submit=N_("Opret sag"), run=self._run, then=self._go_on, told=N_("Sagen er oprettet."),
            more=intake.findings, rule=lambda rule: intake.rule(rule, self.draft.answers),
        )  # fmt: skip
        super().__init__(shell, place, job, None)

    def words_when_done(self, made: object) -> str:
        return N_("Vejledningen er gemt som opgave.") if isinstance(made, Task) else self.job.told

    def followed(self, answers: Answers) -> None:
        super().followed(answers)
        say = self.shell.say
        self.submit_button.setText(say("Gem vejledningen som opgave") if refuses(answers) else say("Opret sag"))

    def _run(self, answers: Answers) -> tuple[object, Changes]:
        workspace = self.shell.workspace
        return workspace.intake.note_guidance(answers) if refuses(answers) else workspace.cases.open(answers)

    def _go_on(self, made: object) -> None:
        self.shell.go(places.case(made.id) if isinstance(made, Case) else places.TODAY)


class EditCasePage(CaseFactsPage):
    """Ret oplysninger."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, workspace = record_of(place), shell.workspace
        cases, intake = workspace.cases, workspace.intake
        case = cases.case(case_id)
        job = FormJob(
            title=N_("Ret oplysninger"), subject=subject_of(shell, case), form=case_forms.CASE,
            begin=case_forms.case_answers(case), draft=f"case:{case_id}", submit=N_("Gem rettelserne"),
            run=lambda answers: cases.correct(case_id, answers), then=lambda _: shell.back(),
            told=N_("Oplysningerne er rettet."), more=lambda answers: tuple(intake.residence(answers)),
            rule=lambda rule: intake.rule(rule, self.draft.answers),
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
