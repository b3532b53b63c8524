"""The register shared by cases, and who takes part in a case."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseStatus, Participant, Role
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.identity import new_id
from caseworker_app.domain.party import Contact, Organisation, OrganisationKind, same_body
from caseworker_app.errors import Locked, NotFound
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes import party_forms
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.form_demands import Incomplete, demand
from caseworker_app.services.ports import CaseRow, OrganisationFilter, OrganisationRow
from caseworker_app.texts import DANISH, N_

NEW_ORGANISATION = "organisation:new"
SUGGESTED = 8
"""Lines offered while somebody types."""


@dataclass(frozen=True)
class Suggestion:
    """Somebody from the register who fits what was typed (forslag)."""

    organisation: Organisation
    contact: Contact | None = None


@dataclass(frozen=True)
class PartIn:
    """A case an organisation takes part in, and its roles there; no role where it is the workplace alone."""

    row: CaseRow
    is_workplace: bool
    roles: tuple[Role, ...]


class Parties:
    """Everything a caseworker does to organisations, contacts and the parties of a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def organisations(self, wanted: OrganisationFilter) -> list[OrganisationRow]:
        return self._store.register.rows(wanted)

    def organisation(self, organisation_id: UUID) -> Organisation:
        return self._store.register.organisation(organisation_id)

    def contacts(self, organisation_id: UUID) -> list[Contact]:
        """Those who are there before those who left."""
        return self._store.register.contacts(organisation_id)

    def suggest(
        self, words: str, kinds: Iterable[OrganisationKind] = (), *, people: bool = False, most: int = SUGGESTED
    ) -> tuple[Suggestion, ...]:
        """What the register has that begins like the words; with `people` each organisation and its contacts."""
        if not words.strip():
            return ()
        wanted = OrganisationFilter(words, frozenset(kind.value for kind in kinds), most=most)
        found: list[Suggestion] = []
        for row in self._store.register.rows(wanted):
            found.append(Suggestion(row.organisation))
            if people:
                contacts = self._store.register.contacts(row.organisation.id)
                found.extend(Suggestion(row.organisation, one) for one in contacts if not one.retired)
        return tuple(found[:most])

    def similar(self, answers: Answers, but: UUID | None = None) -> tuple[Organisation, ...]:
        """Entries that may be the one being typed; empty while its name or numbers cannot be read."""
        numbers = ("name", "cvr", "p_number", "ean")
        if any(finding.field in numbers for finding in party_forms.ORGANISATION.findings(answers)):
            return ()
        kind = answers.text("kind") or OrganisationKind.OTHER.value
        typed = party_forms.organisation_of(answers.with_answer("kind", kind), but or new_id())
        return self._like(typed)

    def add(self, answers: Answers) -> tuple[Organisation, Changes]:
        demand(party_forms.ORGANISATION, answers)
        made = party_forms.organisation_of(answers, new_id())
        self._demand_new(made)
        return self._put(made, N_("{name} lagt i registret"), NEW_ORGANISATION)

    def correct(self, organisation_id: UUID, answers: Answers) -> tuple[Organisation, Changes]:
        demand(party_forms.ORGANISATION, answers)
        known = self.organisation(organisation_id)
        made = party_forms.organisation_of(answers, known.id, retired=known.retired)
        self._demand_new(made)
        return self._put(made, N_("{name} rettet i registret"), f"organisation:{organisation_id}")

    def retire(self, organisation_id: UUID) -> tuple[Organisation, Changes]:
        """Offered no more; the cases keep it."""
        known = self.organisation(organisation_id)
        return self._put(replace(known, retired=True), N_("{name} taget ud af brug i registret"))

    def bring_back(self, organisation_id: UUID) -> tuple[Organisation, Changes]:
        known = self.organisation(organisation_id)
        return self._put(replace(known, retired=False), N_("{name} taget i brug igen i registret"))

    def merge(self, gone_id: UUID, into_id: UUID) -> tuple[Organisation, Changes]:
        """Two entries that are one: cases, parties and contacts of the first belong to the second from now on."""
        gone, into = self.organisation(gone_id), self.organisation(into_id)
        if gone.id == into.id:
            raise Incomplete("En organisation kan ikke lægges sammen med sig selv.")
        line = act(N_("{gone} lagt sammen med {name} i registret"), None, into.id, gone=gone.name, name=into.name)
        with self._store.write(line) as writing:
            writing.merge_organisation(gone.id, into.id)
        return self.organisation(into.id), _everywhere(into.id)

    def add_contact(self, organisation_id: UUID, answers: Answers) -> tuple[Contact, Changes]:
        demand(party_forms.CONTACT, answers)
        organisation = self.organisation(organisation_id)
        made = party_forms.contact_of(answers, new_id(), organisation.id)
        return self._put_contact(made, N_("{name} lagt i registret"), f"contact:{organisation_id}")

    def correct_contact(self, contact_id: UUID, answers: Answers) -> tuple[Contact, Changes]:
        demand(party_forms.CONTACT, answers)
        known = self._store.register.contact(contact_id)
        made = party_forms.contact_of(answers, known.id, known.organisation_id, retired=known.retired)
        return self._put_contact(made, N_("{name} rettet i registret"), f"contact:{contact_id}")

    def retire_contact(self, contact_id: UUID, *, retired: bool = True) -> tuple[Contact, Changes]:
        known = self._store.register.contact(contact_id)
        line = N_("{name} taget ud af brug i registret") if retired else N_("{name} taget i brug igen i registret")
        return self._put_contact(replace(known, retired=retired), line)

    def cases_of(self, organisation_id: UUID) -> list[PartIn]:
        """Cases the organisation takes part in, open ones first."""
        ids = self._store.register.case_ids(organisation_id)
        cases = self._store.cases(ids)
        return [
            PartIn(
                row, cases[row.id].workplace.organisation_id == organisation_id,
                tuple(one.role for one in cases[row.id].participants if one.organisation_id == organisation_id),
            )
            for row in self._store.case_rows(ids)
        ]  # fmt: skip

    def take_part(self, case_id: UUID, answers: Answers) -> tuple[Case, Changes]:
        """Somebody becomes a party to the case, from the register or as typed."""
        demand(party_forms.PARTICIPANT, answers)
        case = self._open_case(case_id)
        person = self._known(case, party_forms.participant_of(answers, new_id()))
        self._demand_grown_up(case, person)
        more = replace(case, participants=(*case.participants, person))
        return self._put_case(more, N_("Part tilføjet: {name}"), person.name, f"participant:{case_id}")

    def change_part(self, case_id: UUID, participant_id: UUID, answers: Answers) -> tuple[Case, Changes]:
        demand(party_forms.PARTICIPANT, answers)
        case = self._open_case(case_id)
        before = _part(case, participant_id)
        person = party_forms.participant_of(answers, participant_id, attachment_id=before.attachment_id)
        person = self._known(case, person)
        self._demand_grown_up(case, person)
        draft = f"participant:{participant_id}"
        return self._put_case(_with(case, person), N_("Part rettet: {name}"), person.name, draft)

    def end_part(self, case_id: UUID, participant_id: UUID, answers: Answers) -> tuple[Case, Changes]:
        """From the day after, the participant has no part any more, but keeps standing in the case."""
        demand(party_forms.UNTIL, answers)
        case = self._open_case(case_id)
        person, until = _part(case, participant_id), answers.date("until")
        if until and person.since and until < person.since:
            raise Incomplete("Parten kan ikke holde op, før den begynder.", field="until")
        ended = replace(person, until=until)
        line = N_("{name} er part til og med {day}")
        places = {"day": DANISH.date(until) if until else "–"}
        return self._put_case(_with(case, ended), line, person.name, f"participant_until:{participant_id}", places)

    def remove_part(self, case_id: UUID, participant_id: UUID) -> tuple[Case, Changes]:
        """Entered by mistake; the history keeps that it was."""
        case = self._open_case(case_id)
        gone = _part(case, participant_id)
        left = tuple(person for person in case.participants if person is not gone)
        return self._put_case(replace(case, participants=left), N_("Part fjernet: {name}"), gone.name)

    def give_document(self, case_id: UUID, participant_id: UUID, attachment_id: UUID) -> tuple[Case, Changes]:
        """The document a guardian or an attorney acts by."""
        case = self._open_case(case_id)
        if attachment_id not in {one.id for one in self._store.attachments(case_id=case_id)}:
            raise NotFound("Bilaget er ikke i sagen.")
        person = replace(_part(case, participant_id), attachment_id=attachment_id)
        return self._put_case(_with(case, person), N_("Dokument lagt ved part: {name}"), person.name)

    def register(self, case_id: UUID, participant_id: UUID) -> tuple[Case, Changes]:
        """A participant that was typed gets its place in the register, with the entry that is already there."""
        case = self._open_case(case_id)
        person = _part(case, participant_id)
        name = person.organisation or person.name
        if not may_register(person):
            raise Locked("Parten hører ikke til i registret, eller den står der allerede.")
        typed = Organisation(new_id(), party_forms.kind_for(person.role), name)
        there = person.organisation_id or self._named(case, replace(person, organisation=name))
        known = self.organisation(there) if there else None
        contact = self._contact_for(person, known or typed)
        linked = replace(person, organisation_id=(known or typed).id, contact_id=contact.id if contact else None)
        line = act(N_("{name} lagt i registret"), case.id, case.id, name=person.name)
        with self._store.write(line) as writing:
            if known is None:
                writing.put_organisation(typed)
            if contact is not None:
                writing.put_contact(contact)
            case = writing.put_case(_with(case, linked))
        return case, _everywhere(linked.organisation_id) | _of_case(case.id)

    def _contact_for(self, person: Participant, organisation: Organisation) -> Contact | None:
        """The person in the organisation: the one of that name, or a new one; none when it is the body itself."""
        if person.name == organisation.name:
            return None
        known = self._store.register.contacts(organisation.id)
        same = next((one for one in known if one.name.casefold() == person.name.casefold()), None)
        return same or Contact(
            new_id(), organisation.id, person.name, (party_forms.contact_role_for(person.role),),
            phone=person.phone, email=person.email,
        )  # fmt: skip

    def _like(self, typed: Organisation) -> tuple[Organisation, ...]:
        found = self._store.register.like(typed.cvr, typed.p_number, typed.ean, typed.postcode)
        return tuple(one for one in found if one.id != typed.id and same_body(one, typed))

    def _demand_new(self, made: Organisation) -> None:
        """The very same numbers and name cannot stand twice."""
        for other in self._like(made):
            same = (other.name.casefold(), other.cvr, other.p_number) == (made.name.casefold(), made.cvr, made.p_number)
            if same and other.postcode == made.postcode:
                raise Incomplete("{name} findes allerede i registret.", field="name", name=other.name)

    def _demand_grown_up(self, case: Case, person: Participant) -> None:
        """TOLK-18: children must not interpret. Judged on the day the part begins, today at the earliest."""
        born, today = person.details.born, self._desk.clock.today()
        if person.role is not Role.INTERPRETER or born is None:
            return
        if born > today:
            raise Incomplete("Fødselsdatoen ligger ude i fremtiden.", field="born")
        rule = self._desk.basis(case).find("TOLK-18")
        if isinstance(rule, Unsettled):
            return
        least, age = int(rule.number("years")), party_forms.age_on(born, max(today, person.since or today))
        if age < least:
            raise Incomplete(
                "Tolken er {age} år. En tolk skal være fyldt {least} år.", field="born", age=age, least=least
            )

    def _known(self, case: Case, person: Participant) -> Participant:
        """A link to the register holds while the names are those of the register; what is typed like it is linked."""
        linked = self._still_linked(person)
        if linked.organisation_id is None and (found := self._named(case, person)):
            linked = replace(linked, organisation_id=found)
        if linked.organisation_id is None or linked.contact_id is not None:
            return linked
        there = self._store.register.contacts(linked.organisation_id)
        same = [one.id for one in there if one.name.casefold() == person.name.casefold() and not one.retired]
        return replace(linked, contact_id=same[0]) if len(same) == 1 else linked

    def _named(self, case: Case, person: Participant) -> UUID | None:
        """The organisation of that very name, when there is only one: the workplace of the case first."""
        if not person.organisation:
            return None
        if person.organisation.casefold() == case.workplace.name.casefold():
            return case.workplace.organisation_id
        rows = self._store.register.rows(OrganisationFilter(person.organisation))
        name = person.organisation.casefold()
        same = [one.organisation.id for one in rows if one.organisation.name.casefold() == name]
        return same[0] if len(same) == 1 else None

    def _still_linked(self, person: Participant) -> Participant:
        organisation_id, contact_id = person.organisation_id, person.contact_id
        try:
            organisation = self.organisation(organisation_id) if organisation_id else None
            contact = self._store.register.contact(contact_id) if contact_id else None
        except NotFound:
            return replace(person, organisation_id=None, contact_id=None)
        if organisation is None or person.organisation not in ("", organisation.name):
            return replace(person, organisation_id=None, contact_id=None)
        if contact is None or contact.name != person.name:
            return replace(person, organisation_id=organisation.id, contact_id=None)
        return replace(person, organisation_id=organisation.id)

    def _open_case(self, case_id: UUID) -> Case:
        case = self._store.case(case_id)
        if case.status is CaseStatus.CLOSED:
            raise Locked("Sagen er afsluttet. Genåbn den, hvis noget skal ændres.")
        return case

    def _put(self, made: Organisation, line: str, draft: str = "") -> tuple[Organisation, Changes]:
        with self._store.write(act(line, None, made.id, name=made.name)) as writing:
            writing.put_organisation(made)
            if draft:
                writing.drop_draft(draft)
        return made, _everywhere(made.id)

    def _put_contact(self, made: Contact, line: str, draft: str = "") -> tuple[Contact, Changes]:
        with self._store.write(act(line, None, made.id, name=made.name)) as writing:
            writing.put_contact(made)
            if draft:
                writing.drop_draft(draft)
        return made, _everywhere(made.organisation_id)

    def _put_case(
        self, case: Case, line: str, name: str, draft: str = "", places: dict[str, str] | None = None
    ) -> tuple[Case, Changes]:
        with self._store.write(act(line, case.id, case.id, name=name, **(places or {}))) as writing:
            case = writing.put_case(case)
            if draft:
                writing.drop_draft(draft)
        return case, _of_case(case.id) | Changes.of(("party", None))


def may_register(person: Participant) -> bool:
    """Whether the register has room for the participant: bodies and those who work in one, not private persons."""
    is_there = person.organisation_id is not None and (
        person.contact_id is not None or person.name == person.organisation
    )
    return not is_there and person.role.value not in party_forms.PRIVATE


def _part(case: Case, participant_id: UUID) -> Participant:
    found = next((person for person in case.participants if person.id == participant_id), None)
    if found is None:
        raise NotFound("Parten er ikke i sagen længere.")
    return found


def _with(case: Case, person: Participant) -> Case:
    others = tuple(person if one.id == person.id else one for one in case.participants)
    return replace(case, participants=others)


def _of_case(case_id: UUID) -> Changes:
    return Changes.of(("case", case_id), ("draft", None), ("history", case_id))


def _everywhere(organisation_id: UUID | None) -> Changes:
    """A name of the register is shown in cases too."""
    return Changes.of(("party", organisation_id), ("case", None), ("draft", None), ("history", None))
