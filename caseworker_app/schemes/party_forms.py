"""The forms of the register and of those who take part in a case."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Participant, ParticipantDetails, Role
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.domain.identity import read_cvr, read_ean, read_p_number
from caseworker_app.domain.party import Contact, ContactRole, Organisation, OrganisationKind, Sector
from caseworker_app.errors import UserError
from caseworker_app.schemes.case_forms import ROLES
from caseworker_app.schemes.consent import NOBODY_IN_PARTICULAR
from caseworker_app.texts import N_

KINDS = (
    Choice("workplace", N_("Arbejdsplads")), Choice("union", N_("Fagforening")),
    Choice("unemployment_fund", N_("A-kasse")), Choice("clinic", N_("Lægehus eller klinik")),
    Choice("hospital_department", N_("Sygehusafdeling")), Choice("municipality", N_("Anden kommune")),
    Choice("department", N_("Anden afdeling i kommunen")), Choice("interpreter_agency", N_("Tolkebureau")),
    Choice("other", N_("Anden organisation")),
)  # fmt: skip
SECTORS = (
    Choice("public", N_("Offentlig")), Choice("private", N_("Privat")), Choice("unknown", N_("Ikke oplyst")),
)  # fmt: skip
CONTACT_ROLES = (
    Choice("manager", N_("Leder")), Choice("hr", N_("HR")), Choice("payroll", N_("Lønkontor")),
    Choice("shop_steward", N_("Tillidsrepræsentant (TR)")), Choice("safety_rep", N_("Arbejdsmiljørepræsentant (AMR)")),
    Choice("doctor", N_("Læge")), Choice("caseworker", N_("Sagsbehandler")), Choice("other", N_("Anden rolle")),
)  # fmt: skip
PAPERS = (
    Choice("invitations", N_("Indkaldelser")), Choice("minutes", N_("Referater")), Choice("agreements", N_("Aftaler")),
    Choice("letters", N_("Breve")), Choice("payments", N_("Løn og refusion")),
)  # fmt: skip
WITHOUT_ORGANISATION = frozenset({"", Role.COMPANION.value, Role.GUARDIAN.value, Role.INTERPRETER.value})
ON_BEHALF = frozenset({Role.GUARDIAN.value, Role.POWER_OF_ATTORNEY.value})
"""Roles that rest on a document."""
PRIVATE = frozenset({Role.COMPANION.value, Role.INTERPRETER.value, *ON_BEHALF})
"""Those who are there for one citizen; they are not shared by cases."""
_ROLES_OF = {
    ContactRole.MANAGER: Role.LINE_MANAGER, ContactRole.HR: Role.HR, ContactRole.PAYROLL: Role.PAYROLL,
    ContactRole.SHOP_STEWARD: Role.SHOP_STEWARD, ContactRole.SAFETY_REP: Role.SAFETY_REP,
}  # fmt: skip
_ROLES_IN = {
    OrganisationKind.UNION: Role.UNION, OrganisationKind.UNEMPLOYMENT_FUND: Role.UNEMPLOYMENT_FUND,
    OrganisationKind.CLINIC: Role.GP, OrganisationKind.HOSPITAL_DEPARTMENT: Role.HOSPITAL,
    OrganisationKind.MUNICIPALITY: Role.MUNICIPALITY, OrganisationKind.DEPARTMENT: Role.MUNICIPALITY,
    OrganisationKind.INTERPRETER_AGENCY: Role.INTERPRETER,
}  # fmt: skip
_KIND_OF = {
    **{role: OrganisationKind.WORKPLACE for role in _ROLES_OF.values()},
    **{role: kind for kind, role in _ROLES_IN.items() if kind is not OrganisationKind.DEPARTMENT},
}


def role_of(organisation: Organisation, contact: Contact | None) -> Role:
    """The part somebody from there most likely plays in a case."""
    if contact is not None and contact.roles and contact.roles[0] in _ROLES_OF:
        return _ROLES_OF[contact.roles[0]]
    usual = Role.OTHER if contact is not None else Role.HR
    return _ROLES_IN.get(organisation.kind, usual if organisation.kind is OrganisationKind.WORKPLACE else Role.OTHER)


def kind_for(role: Role) -> OrganisationKind:
    """What sort of organisation somebody with that role comes from."""
    return _KIND_OF.get(role, OrganisationKind.OTHER)


def contact_role_for(role: Role) -> ContactRole:
    """What somebody with that role in a case does in the organisation."""
    named = next((of for of, part in _ROLES_OF.items() if part is role), None)
    doctors = (Role.GP, Role.HOSPITAL)
    return named or (ContactRole.DOCTOR if role in doctors else ContactRole.OTHER)


def names_nobody(name: str) -> bool:
    """“Alle” and the like: nobody a paper can be sent to."""
    return " ".join(re.findall(r"\w+", name.casefold())) in NOBODY_IN_PARTICULAR


def _names_somebody(a: Answers) -> Iterator[Finding]:
    for key in ("name", "organisation"):
        if names_nobody(a.text(key)):
            yield blocks(key, "Skriv, hvem det er. “{name}” er ikke en bestemt part.", name=a.text(key)[:40])


def _mail_is_possible(a: Answers) -> Iterator[Finding]:
    if a.text("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", a.text("email")):
        yield blocks("email", "E-mailadressen mangler noget. Den skrives som navn@sted.dk.")


def _numbers_are_right(a: Answers) -> Iterator[Finding]:
    readers: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("cvr", read_cvr), ("p_number", read_p_number), ("ean", read_ean)
    )  # fmt: skip
    for key, read in readers:
        try:
            _number(read, a.text(key))
        except UserError as problem:
            yield blocks(key, problem.words)
    if a.text("postcode") and not re.fullmatch("[0-9]{4}", a.text("postcode")):
        yield blocks("postcode", "Et postnummer har fire cifre.")


def _number(read: Callable[[str], str], text: str) -> str:
    return read(text) if text else ""


ORGANISATION = Form("organisation", N_("Organisation"), sections=(
    Section("", (
        Field("kind", "Slags", Kind.CHOICE, width=6, choices=KINDS),
        Field("sector", "Offentlig eller privat", Kind.CHOICE, width=6, choices=SECTORS),
        Field("name", "Navn", Kind.TEXT),
        Field("cvr", "CVR-nummer", Kind.TEXT, width=4, required=False, placeholder=N_("8 cifre")),
        Field("p_number", "P-nummer", Kind.TEXT, width=4, required=False, placeholder=N_("10 cifre")),
        Field("ean", "EAN-nummer", Kind.TEXT, width=4, required=False, placeholder=N_("13 cifre")),
        Field("address", "Adresse", Kind.TEXT, width=6, required=False),
        Field("postcode", "Postnr.", Kind.TEXT, width=2, required=False),
        Field("town", "By", Kind.TEXT, width=4, required=False),
        Field("phone", "Telefon", Kind.TEXT, width=4, required=False),
        Field("email", "E-mail", Kind.TEXT, width=8, required=False),
        Field("note", "Bemærkning", Kind.TEXT, required=False,
              help=N_("Om stedet, ikke om borgere: registret deles af alle sager.")),
    )),
), checks=(_names_somebody, _numbers_are_right, _mail_is_possible))  # fmt: skip

CONTACT = Form("contact", N_("Kontaktperson"), sections=(
    Section("", (
        Field("name", "Navn", Kind.TEXT, width=6),
        Field("title", "Stilling", Kind.TEXT, width=6, required=False),
        Field("roles", "Roller", Kind.SEVERAL, choices=CONTACT_ROLES),
        Field("phone", "Telefon", Kind.TEXT, width=4, required=False),
        Field("email", "E-mail", Kind.TEXT, width=8, required=False),
    )),
), checks=(_names_somebody, _mail_is_possible))  # fmt: skip


def _has_organisation(a: Answers) -> bool:
    return a.text("role") not in WITHOUT_ORGANISATION


def _interprets(a: Answers) -> bool:
    return a.text("role") == Role.INTERPRETER.value


def _on_behalf(a: Answers) -> bool:
    return a.text("role") in ON_BEHALF


def _ends_after_it_begins(a: Answers) -> Iterator[Finding]:
    since, until = a.date("since"), a.date("until")
    if since and until and until < since:
        yield blocks("until", "Parten kan ikke holde op, før den begynder.")


def _interpreter_is_known(a: Answers) -> Iterator[Finding]:
    if _interprets(a) and not a.answered("born"):
        yield warns("born", "Spørg om tolkens alder, hvis den ikke er kendt.", rule="TOLK-18")


PARTICIPANT = Form("participant", N_("Part i sagen"), sections=(
    Section(N_("Part"), (
        Field("role", "Rolle", Kind.CHOICE, width=5, choices=ROLES),
        Field("name", "Navn", Kind.TEXT, width=7, placeholder=N_("Skriv for at søge i registret")),
        Field("organisation", "Virksomhed, forening eller klinik", Kind.TEXT, required=False,
              asked_if=_has_organisation, placeholder=N_("Skriv for at søge i registret")),
        Field("phone", "Telefon", Kind.TEXT, width=5, required=False),
        Field("email", "E-mail", Kind.TEXT, width=7, required=False),
        Field("since", "Part fra", Kind.DATE, width=6, required=False),
        Field("until", "Part til", Kind.DATE, width=6, required=False,
              help=N_("Den sidste dag. Parten bliver stående i sagen.")),
        Field("may_receive", "Må modtage", Kind.SEVERAL, required=False, choices=PAPERS,
              help=N_("Hvad der sendes til parten. Samtykket afgør, hvad der må stå i det.")),
    )),
    Section(N_("Tolken"), (
        Field("language", "Sprog", Kind.TEXT, width=4, asked_if=_interprets),
        Field("agency", "Tolkebureau", Kind.TEXT, width=5, required=False, asked_if=_interprets),
        Field("born", "Født", Kind.DATE, width=3, required=False, asked_if=_interprets,
              help=N_("Børn må ikke tolke. Alderen tjekkes, når datoen er skrevet.")),
    )),
    Section(N_("På borgerens vegne"), (
        Field("scope", "Hvad personen kan gøre på borgerens vegne", Kind.LONG_TEXT, asked_if=_on_behalf,
              help=N_("Som det står i værgebeskikkelsen eller fuldmagten. Læg dokumentet ved bagefter.")),
    )),
), checks=(_names_somebody, _mail_is_possible, _ends_after_it_begins, _interpreter_is_known))  # fmt: skip

UNTIL = Form("participant_until", N_("Hvornår holder parten op?"), sections=(
    Section("", (Field("until", "Sidste dag", Kind.DATE),)),
))  # fmt: skip


def organisation_answers(one: Organisation) -> Answers:
    """An entry as answers, to correct it."""
    return _told({
        "kind": one.kind.value, "sector": one.sector.value, "name": one.name, "cvr": one.cvr, "p_number": one.p_number,
        "ean": one.ean, "address": one.address, "postcode": one.postcode, "town": one.town, "phone": one.phone,
        "email": one.email, "note": one.note,
    })  # fmt: skip


def organisation_of(a: Answers, identity: UUID, *, retired: bool = False) -> Organisation:
    return Organisation(
        id=identity, kind=OrganisationKind(a.text("kind")), name=a.text("name"),
        cvr=_number(read_cvr, a.text("cvr")), p_number=_number(read_p_number, a.text("p_number")),
        ean=_number(read_ean, a.text("ean")), address=a.text("address"), postcode=a.text("postcode"),
        town=a.text("town"), phone=a.text("phone"), email=a.text("email"),
        sector=Sector(a.text("sector") or "unknown"), note=a.text("note"), retired=retired,
    )  # fmt: skip


def contact_answers(one: Contact) -> Answers:
    return _told({
        "name": one.name, "title": one.title, "roles": tuple(role.value for role in one.roles), "phone": one.phone,
        "email": one.email,
    })  # fmt: skip


def contact_of(a: Answers, identity: UUID, organisation_id: UUID, *, retired: bool = False) -> Contact:
    return Contact(
        id=identity, organisation_id=organisation_id, name=a.text("name"), title=a.text("title"),
        roles=tuple(ContactRole(key) for key in a.chosen("roles")), phone=a.text("phone"), email=a.text("email"),
        retired=retired,
    )  # fmt: skip


def participant_answers(one: Participant) -> Answers:
    """A part as answers, to change it; the ids of the register are kept in keys that no field shows."""
    details = one.details
    return _told({
        "role": one.role.value, "name": one.name, "organisation": one.organisation, "phone": one.phone,
        "email": one.email, "since": one.since, "until": one.until,
        "may_receive": tuple(choice.key for choice in PAPERS if choice.key in one.may_receive),
        "language": details.language, "agency": details.agency, "born": details.born, "scope": details.scope,
        "organisation_id": _written(one.organisation_id), "contact_id": _written(one.contact_id),
    })  # fmt: skip


def picked_answers(organisation: Organisation, contact: Contact | None, role: str = "") -> Answers:
    """What a line of the register fills in; a role that was already chosen stays."""
    reached = contact or organisation
    return _told({
        "role": role or role_of(organisation, contact).value, "name": reached.name, "organisation": organisation.name,
        "phone": reached.phone or organisation.phone, "email": reached.email,
        "organisation_id": str(organisation.id), "contact_id": str(contact.id) if contact else "",
    })  # fmt: skip


def participant_of(a: Answers, identity: UUID, *, attachment_id: UUID | None = None) -> Participant:
    """Only what the role is asked for counts; what was typed under another role is left out."""
    interprets, on_behalf = _interprets(a), _on_behalf(a)
    details = ParticipantDetails(
        language=a.text("language") if interprets else "", agency=a.text("agency") if interprets else "",
        born=a.date("born") if interprets else None, scope=a.text("scope") if on_behalf else "",
    )  # fmt: skip
    return Participant(
        id=identity, role=Role(a.text("role")), name=a.text("name"),
        organisation=a.text("organisation") if _has_organisation(a) else "", phone=a.text("phone"),
        email=a.text("email"), since=a.date("since"), until=a.date("until"),
        organisation_id=_id(a.text("organisation_id")), contact_id=_id(a.text("contact_id")),
        may_receive=frozenset(a.chosen("may_receive")), details=details, attachment_id=attachment_id,
    )  # fmt: skip


def age_on(born: date, day: date) -> int:
    """Whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _told(values: dict[str, object]) -> Answers:
    return Answers({key: value for key, value in values.items() if value not in (None, "", ())})


def _written(identity: UUID | None) -> str:
    return str(identity) if identity else ""


def _id(text: str) -> UUID | None:
    return UUID(text) if text else None
