"""Who takes part in a case: in which role, since when, what they may receive, on what they act."""

from functools import partial

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Participant
from caseworker_app.domain.changes import Changes
from caseworker_app.schemes.case_forms import ROLES, label
from caseworker_app.schemes.party_forms import ON_BEHALF, PAPERS
from caseworker_app.services.parties import may_register
from ui.look import Tone
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.headings import muted

BETWEEN = " · "


class PeopleCard(Card):
    """Parter i sagen. Those whose part has ended stand last."""

    def __init__(self, shell: Shell, case: Case, *, closed: bool) -> None:
        super().__init__(shell.say("Parter i sagen"))
        self.shell, self._case, self._closed = shell, case, closed
        self._today = shell.workspace.today
        self._documents = {one.id: one.name for one in shell.workspace.attachments.of_case(case.id)}
        add = row_action(shell.say("Tilføj part"), "user-plus")
        add.setObjectName("add-participant")
        add.setEnabled(not closed)
        add.clicked.connect(lambda: shell.go(Place("participant", case.id)))
        self.add_action(add)
        order = [choice.key for choice in ROLES]
        people = sorted(
            case.participants, key=lambda one: (self._has_ended(one), order.index(one.role.value), one.name)
        )
        if people:
            self.add(stacked(self._row(one) for one in people))
        else:
            words = shell.say("Kun borgeren og arbejdspladsen er kendt. Tilføj leder, tillidsrepræsentant og andre.")
            self.add(muted(words))

    def _has_ended(self, one: Participant) -> bool:
        return one.until is not None and one.until < self._today

    def _row(self, one: Participant) -> RecordRow:
        lines = (self._where(one), self._when(one), self._receives(one), *self._details(one))
        reach = BETWEEN.join(part for part in (one.phone, one.email) if part)
        tone = Tone.NEUTRAL if self._has_ended(one) else Tone.ACCENT
        return RecordRow(
            one.name, (*lines, reach), icon_name="user", tone=tone, chips=self._chips(one),
            actions=[] if self._closed else self._actions(one), more=self.shell.say("Flere handlinger"),
        )  # fmt: skip

    def _where(self, one: Participant) -> str:
        say, role = self.shell.say, self.shell.say(label(ROLES, one.role.value))
        if one.organisation and one.organisation != one.name:
            return say("{role}, {organisation}", role=role, organisation=one.organisation)
        return role

    def _when(self, one: Participant) -> str:
        say = self.shell.say
        if one.since and one.until:
            return say("Part fra {since} til {until}", since=one.since, until=one.until)
        if one.until:
            return say("Part til {until}", until=one.until)
        return say("Part fra {since}", since=one.since) if one.since else ""

    def _receives(self, one: Participant) -> str:
        say = self.shell.say
        papers = ", ".join(say(choice.label).lower() for choice in PAPERS if choice.key in one.may_receive)
        return say("Må modtage: {papers}", papers=papers) if papers else ""

    def _details(self, one: Participant) -> list[str]:
        say, details = self.shell.say, one.details
        born = say("f. {day}", day=details.born) if details.born else ""
        document = self._documents.get(one.attachment_id) if one.attachment_id else None
        return [
            BETWEEN.join(part for part in (details.language, details.agency, born) if part),
            details.scope,
            say("Dokument: {name}", name=document) if document else "",
        ]  # fmt: skip

    def _chips(self, one: Participant) -> list[Chip]:
        say = self.shell.say
        if self._has_ended(one):
            return [Chip(say("Ikke længere part"), Tone.NEUTRAL, "archive")]
        if one.role.value in ON_BEHALF and one.attachment_id is None:
            return [Chip(say("Dokumentet mangler"), Tone.WARN, "alert-triangle")]
        return []

    def _actions(self, one: Participant) -> list[RowAction]:
        say, case_id = self.shell.say, self._case.id
        edit = Place("participant", case_id, str(one.id))
        actions = [RowAction(f"edit:{one.id}", say("Ret"), lambda: self.shell.go(edit), "pen-line")]
        if one.role.value in ON_BEHALF:
            words = say("Læg et andet dokument ved") if one.attachment_id else say("Læg dokument ved")
            actions.append(RowAction(f"document:{one.id}", words, lambda: self._attach(one), "paperclip"))
        if may_register(one):
            actions.append(
                RowAction(f"register:{one.id}", say("Læg i registret"), lambda: self._register(one), "book-open")
            )
        if one.until is None:
            actions.append(RowAction(f"end:{one.id}", say("Holder op"), lambda: self._end(one), "archive"))
        actions.append(RowAction(f"remove:{one.id}", say("Fjern"), lambda: self._remove(one), "x"))
        return actions

    def _attach(self, one: Participant) -> None:
        say, workspace = self.shell.say, self.shell.workspace
        kinds = say("PDF og billeder (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)")
        paths = self.shell.ask.open_files(say("Vælg dokumentet"), kinds)
        if not paths:
            return

        def give() -> tuple[Case, Changes]:
            document, kept = workspace.attachments.add(self._case.id, paths[0])
            case, changes = workspace.parties.give_document(self._case.id, one.id, document.id)
            return case, kept | changes

        self.shell.do(give)

    def _register(self, one: Participant) -> None:
        told = self.shell.say("{name} står nu i registret.", name=one.name)
        self.shell.do(
            partial(self.shell.workspace.parties.register, self._case.id, one.id),
            lambda _: self.shell.told.emit(told),
        )

    def _end(self, one: Participant) -> None:
        say = self.shell.say
        question = say("Er {name} ikke længere part efter i dag? Parten bliver stående i sagen.", name=one.name)
        if self.shell.ask.confirm(question, say("Holder op")):
            last = Answers({"until": self._today})
            self.shell.do(lambda: self.shell.workspace.parties.end_part(self._case.id, one.id, last))

    def _remove(self, one: Participant) -> None:
        say = self.shell.say
        if self.shell.ask.confirm(say("Fjern {name} fra sagen? Historikken bevarer det.", name=one.name), say("Fjern")):
            self.shell.do(lambda: self.shell.workspace.parties.remove_part(self._case.id, one.id))
