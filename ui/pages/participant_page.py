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


def suggestion_choice(shell: Shell, one: Suggestion, run: partial[None]) -> Choice:
    """A line of the register: who, and what tells it from others of the name."""
    say, place = shell.say, one.organisation
    town = " ".join(part for part in (place.postcode, place.town) if part)
    if one.contact is not None:
        contact = one.contact
        roles = ", ".join(say(words.label) for words in party_forms.CONTACT_ROLES
                          if words.key in {role.value for role in contact.roles})  # fmt: skip
        return Choice(contact.name, run, " · ".join(part for part in (roles, place.name, town) if part), "user")
    kind = next(choice.label for choice in party_forms.KINDS if choice.key == place.kind.value)
    cvr = say("CVR {number}", number=place.cvr) if place.cvr else ""
    p_number = say("P {number}", number=place.p_number) if place.p_number else ""
    return Choice(place.name, run, " · ".join(part for part in (say(kind), town, cvr, p_number) if part), "building")
