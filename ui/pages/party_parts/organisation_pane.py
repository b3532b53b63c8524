"""One organisation of the register: its facts, its people, its cases, and what may be the same."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.domain.identity import show_cvr
from caseworker_app.domain.party import Contact, Organisation
from caseworker_app.errors import UserError
from caseworker_app.schemes import party_forms
from caseworker_app.schemes.case_forms import ROLES, label
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.parties import PartIn, Suggestion
from caseworker_app.texts import N_
from ui import places
from ui.choices import Choice
from ui.forms.inline_form import InlineForm, InlineJob
from ui.forms.suggestions import Suggestions
from ui.look import NEAR, PART, Tone
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.pages.party_choices import suggestion_choice
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import quiet, row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, muted
from ui.widgets.notice import Notice

MOST_CASES = 30
MERGE = Form("merge", N_("Læg sammen med"), (
    Section("", (Field("into", N_("Den, der bliver stående"), Kind.TEXT,
                       placeholder=N_("Skriv, og vælg på listen")),)),
))  # fmt: skip


class OrganisationPane(QWidget):
    """Den valgte organisation."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.organisation_id: UUID | None = None
        self.form: InlineForm | None = None
        self._shown: tuple[object, ...] = ()
        self._form_place = QVBoxLayout()
        self._content = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._form_place)
        self._column.addWidget(self._content)

    def leave(self) -> bool:
        return self.form is None or self.form.leave()

    def show_organisation(self, organisation_id: UUID | None) -> None:
        """Another one, or the same as it is now; the small form stays while it is about the same."""
        if organisation_id != self.organisation_id:
            self._close_form()
        self.organisation_id = organisation_id
        parties = self.shell.workspace.parties
        try:
            one = parties.organisation(organisation_id) if organisation_id else None
        except UserError:
            one = None
        shown = (one, tuple(parties.contacts(one.id)), tuple(parties.cases_of(one.id))) if one else ()
        if shown != self._shown:
            self._shown = shown
            self._fill(one)

    def _fill(self, one: Organisation | None) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PART)
        if one is not None:
            for other in self._like(one):
                column.addWidget(self._double(one, other))
            column.addWidget(self._facts(one))
            column.addWidget(self._people(one))
            column.addWidget(self._cases(one))
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _like(self, one: Organisation) -> tuple[Organisation, ...]:
        return self.shell.workspace.parties.similar(party_forms.organisation_answers(one), one.id)

    def _double(self, one: Organisation, other: Organisation) -> Notice:
        say = self.shell.say
        words = say("{name} ligner denne. Er de den samme, kan de lægges sammen.", name=_told(other))
        notice = Notice(words, Tone.WARN, action=say("Læg sammen"))
        notice.acted.connect(lambda: self._merge(other, one))
        return notice

    def _facts(self, one: Organisation) -> Card:
        say = self.shell.say
        kind = say(label(party_forms.KINDS, one.kind.value))
        card = Card(one.name, subtitle=say("{kind}, ikke i brug", kind=kind) if one.retired else kind)
        town = " ".join(part for part in (one.postcode, one.town) if part)
        known = (
            (say("CVR-nummer"), show_cvr(one.cvr)), (say("P-nummer"), one.p_number), (say("EAN-nummer"), one.ean),
            (say("Offentlig eller privat"), say(label(party_forms.SECTORS, one.sector.value))),
            (say("Adresse"), ", ".join(part for part in (one.address, town) if part)),
            (say("Telefon"), one.phone), (say("E-mail"), one.email), (say("Bemærkning"), one.note),
        )  # fmt: skip
        card.add(Facts((name, value) for name, value in known if value))
        card.add(self._buttons(one))
        return card

    def _buttons(self, one: Organisation) -> FlowLayout:
        say, parties = self.shell.say, self.shell.workspace.parties
        edit = row_action(say("Ret"), "pen-line")
        edit.setObjectName("edit-organisation")
        edit.clicked.connect(lambda: self.shell.go(Place("organisation", one.id)))
        merge = quiet(say("Læg sammen med …"), "link")
        merge.setObjectName("merge-organisation")
        merge.clicked.connect(lambda: self._open_merge(one))
        retire = quiet(say("Tag i brug igen") if one.retired else say("Tag ud af brug"), "archive")
        retire.setObjectName("retire-organisation")
        change = parties.bring_back if one.retired else parties.retire
        retire.clicked.connect(lambda: self.shell.do(partial(change, one.id)))
        row = FlowLayout(gap=NEAR)
        for button in (edit, merge, retire):
            button.setAccessibleDescription(one.name)
            row.addWidget(button)
        return row

    def _people(self, one: Organisation) -> Card:
        say = self.shell.say
        card = Card(say("Kontaktpersoner"))
        add = row_action(say("Tilføj person"), "user-plus")
        add.setObjectName("add-contact")
        add.clicked.connect(lambda: self._open_contact(one, None))
        card.add_action(add)
        contacts = self.shell.workspace.parties.contacts(one.id)
        if contacts:
            card.add(stacked(self._person(one, contact) for contact in contacts))
        else:
            card.add(muted(say("Der er ingen kontaktpersoner endnu.")))
        return card

    def _person(self, one: Organisation, contact: Contact) -> RecordRow:
        say, parties = self.shell.say, self.shell.workspace.parties
        held = {role.value for role in contact.roles}
        roles = ", ".join(say(choice.label) for choice in party_forms.CONTACT_ROLES if choice.key in held)
        words = say("Tag i brug igen") if contact.retired else say("Tag ud af brug")

        def retire() -> None:
            self.shell.do(partial(parties.retire_contact, contact.id, retired=not contact.retired))

        actions = [
            RowAction(f"edit:{contact.id}", say("Ret"), lambda: self._open_contact(one, contact), "pen-line"),
            RowAction(f"retire:{contact.id}", words, retire, "archive"),
        ]
        chips = [Chip(say("Ikke i brug"), Tone.NEUTRAL, "archive")] if contact.retired else []
        lines = [contact.title, roles, " · ".join(part for part in (contact.phone, contact.email) if part)]
        return RecordRow(contact.name, lines, icon_name="user", chips=chips, actions=actions, narrow=True)

    def _cases(self, one: Organisation) -> Card:
        say = self.shell.say
        card = Card(say("Sager"))
        found = self.shell.workspace.parties.cases_of(one.id)
        if found:
            card.add(stacked(self._case(part) for part in found[:MOST_CASES]))
        else:
            card.add(muted(say("Organisationen er ikke part i nogen sag.")))
        if len(found) > MOST_CASES:
            card.add(muted(say("Og {count} sager mere.", count=len(found) - MOST_CASES)))
        return card

    def _case(self, part: PartIn) -> RecordRow:
        say, row = self.shell.say, part.row
        roles = [say("Arbejdsplads")] if part.is_workplace else []
        roles += [say(label(ROLES, role.value)) for role in dict.fromkeys(part.roles)]
        who = say("f. {born} · sag {number}", born=row.born, number=row.number)
        open_case = RowAction(f"case:{row.id}", say("Åbn"), lambda: self.shell.go(places.case(row.id, "parties")))
        return RecordRow(row.citizen, [who, ", ".join(roles)], icon_name="folder", actions=[open_case])

    def _open_contact(self, one: Organisation, contact: Contact | None) -> None:
        parties = self.shell.workspace.parties
        begin = party_forms.contact_answers(contact) if contact else Answers()
        run = partial(parties.correct_contact, contact.id) if contact else partial(parties.add_contact, one.id)
        self._open_form(InlineJob(
            party_forms.CONTACT, begin, f"contact:{contact.id if contact else one.id}", N_("Gem personen"), run
        ))  # fmt: skip

    def _open_merge(self, one: Organisation) -> None:
        form = self._open_form(InlineJob(
            MERGE, Answers(), f"merge:{one.id}", N_("Læg sammen"), partial(self._run_merge, one)
        ))  # fmt: skip
        window = self.window()

        def take(found: Suggestion) -> None:
            form.take(Answers({"into": _told(found.organisation), "into_id": str(found.organisation.id)}))

        def offer(words: str) -> list[Choice]:
            found = self.shell.workspace.parties.suggest(words)
            others = (other for other in found if other.organisation.id != one.id)
            return [suggestion_choice(self.shell, other, partial(take, other)) for other in others]

        Suggestions(form.boxes["into"].editor, window, self.shell.say("Forslag fra registret"), offer)

    def _run_merge(self, one: Organisation, answers: Answers) -> tuple[Organisation, Changes]:
        parties, chosen = self.shell.workspace.parties, answers.text("into_id")
        into = parties.organisation(UUID(chosen)) if chosen else None
        if into is None or _told(into) != answers.text("into"):
            raise Incomplete("Vælg organisationen på listen, der kommer frem, når du skriver.", field="into")
        return parties.merge(one.id, into.id)

    def _merge(self, gone: Organisation, into: Organisation) -> None:
        say = self.shell.say
        question = say("Læg {gone} sammen med {name}? Sager og personer flytter med.", gone=gone.name, name=into.name)
        if self.shell.ask.confirm(question, say("Læg sammen")):
            self.shell.do(partial(self.shell.workspace.parties.merge, gone.id, into.id))

    def _open_form(self, job: InlineJob) -> InlineForm:
        self._close_form()
        self.form = InlineForm(self.shell, replace(job, is_main=False))
        self.form.done.connect(self._close_form)
        self.form.closed.connect(self._close_form)
        self._form_place.addWidget(self.form)
        self._form_place.setContentsMargins(0, 0, 0, PART)
        self.form.focus_first()
        return self.form

    def _close_form(self, _result: object = None) -> None:
        if self.form is not None:
            self.form.leave()
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._form_place.setContentsMargins(0, 0, 0, 0)


def _told(one: Organisation) -> str:
    """The name, with the town that tells it from others of the name."""
    return f"{one.name}, {one.town}" if one.town else one.name
