"""The form of an organisation; what the register has already is offered while it is typed."""

from functools import partial
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.party import Organisation
from caseworker_app.schemes import party_forms
from caseworker_app.services.parties import NEW_ORGANISATION
from caseworker_app.texts import N_
from ui import places
from ui.look import Tone
from ui.pages.form_page import FormJob, FormPage
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice


class OrganisationPage(FormPage):
    """Ny organisation, or Ret organisation."""

    def __init__(self, shell: Shell, place: Place) -> None:
        parties, identity = shell.workspace.parties, place.id
        known = parties.organisation(identity) if identity else None
        job = FormJob(
            title=N_("Ret organisation") if known else N_("Ny organisation"), subject=known.name if known else "",
            form=party_forms.ORGANISATION,
            begin=party_forms.organisation_answers(known) if known else Answers({"sector": "unknown"}),
            draft=f"organisation:{known.id}" if known else NEW_ORGANISATION,
            submit=N_("Gem rettelserne") if known else N_("Læg i registret"),
            run=partial(parties.correct, known.id) if known else parties.add, then=self._show,
            told=N_("Organisationen står i registret."),
        )  # fmt: skip
        super().__init__(shell, place, job)
        self._known = known.id if known else None
        self._there: UUID | None = None
        self.double = Notice()
        self.double.acted.connect(self._use)
        self.above.addWidget(self.double)
        self.followed(self.draft.answers)

    def followed(self, answers: Answers) -> None:
        say = self.shell.say
        found = self.shell.workspace.parties.similar(answers, self._known)
        there = found[0] if found else None
        if (there.id if there else None) == self._there:
            return
        self._there = there.id if there else None
        if there is None:
            self.double.clear()
        else:
            words = say("Findes allerede: {name}. Er det den samme?", name=_told(there))
            self.double.tell(words, Tone.WARN, action=say("Brug den"))

    def _use(self) -> None:
        """On to the one that is there; what was typed waits as a draft."""
        if self._there is not None:
            self.shell.go(places.parties(self._there))

    def _show(self, made: object) -> None:
        if isinstance(made, Organisation):
            self.shell.go(places.parties(made.id))


def _told(one: Organisation) -> str:
    town = " ".join(part for part in (one.postcode, one.town) if part)
    return ", ".join(part for part in (one.name, one.address, town) if part)
