"""A party to a case: chosen from the register while typing, or typed anew."""

from functools import partial

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes import party_forms
from caseworker_app.services.parties import Suggestion
from caseworker_app.texts import N_
from ui import places
from ui.choices import Choice
from ui.forms.suggestions import Suggestions
from ui.pages.case_form_pages import record_of, subject_of
from ui.pages.form_page import FormJob, FormPage
from ui.pages.party_choices import suggestion_choice
from ui.places import Place
from ui.shell import Shell

LINKS = ("organisation_id", "contact_id")


class ParticipantPage(FormPage):
    """Tilføj part, or Ret part when the place names one."""

    def __init__(self, shell: Shell, place: Place) -> None:
        case_id, parties = record_of(place), shell.workspace.parties
        case = shell.workspace.cases.case(case_id)
        known = next((one for one in case.participants if str(one.id) == place.part), None)
        job = FormJob(
            title=N_("Ret part") if known else N_("Tilføj part"), subject=subject_of(shell, case),
            form=party_forms.PARTICIPANT,
            begin=party_forms.participant_answers(known) if known else Answers({"since": shell.workspace.today}),
            draft=f"participant:{known.id if known else case_id}",
            submit=N_("Gem rettelserne") if known else N_("Tilføj part"),
            run=partial(parties.change_part, case_id, known.id) if known else partial(parties.take_part, case_id),
            then=lambda _: shell.go(places.case(case_id, "parties")),
            told=N_("Parten er rettet.") if known else N_("Parten er tilføjet."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        for key in ("name", "organisation"):
            Suggestions(self.form.box(key).editor, self, shell.say("Forslag fra registret"), self._offer)

    def _offer(self, words: str) -> list[Choice]:
        found = self.shell.workspace.parties.suggest(words, people=True)
        return [suggestion_choice(self.shell, one, partial(self._take, one)) for one in found]

    def _take(self, one: Suggestion) -> None:
        """Fills in what the register knows; what was typed in the other fields stays."""
        answers = self.draft.answers
        picked = party_forms.picked_answers(one.organisation, one.contact, answers.text("role"))
        for key in LINKS:
            self.draft.set(key, picked.get(key))
        self.form.take(Answers({**answers, **picked}))
        self.form.focus_field("may_receive")
