"""The invented register: organisations with numbers that nobody has, and who takes part in some cases besides."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseStatus, Role
from caseworker_app.domain.party import OrganisationKind
from caseworker_app.practice.people import PEOPLE as CITIZENS
from caseworker_app.schemes.party_forms import organisation_answers
from caseworker_app.services.ports import OrganisationFilter
from caseworker_app.services.workspace import Workspace

PHONE = "00 00 00 00"
ORGANISATIONS = (
    ("union", "private", "BUPL Fyn", "5000", "Odense C"), ("union", "private", "FOA Assens", "5610", "Assens"),
    ("union", "private", "Dansk Metal Fyn", "5220", "Odense SØ"),
    ("union", "private", "3F Transport", "5000", "Odense C"),
    ("union", "private", "HK Handel", "5000", "Odense C"), ("union", "private", "3F Odense", "5000", "Odense C"),
    ("union", "private", "HK Kommunal", "5000", "Odense C"), ("union", "private", "NNF Fyn", "5600", "Faaborg"),
    ("unemployment_fund", "private", "A-kassen Fælles", "5000", "Odense C"),
    ("unemployment_fund", "private", "Fagenes A-kasse", "7100", "Vejle"),
    ("clinic", "private", "Lægehuset i Aarup", "5560", "Aarup"),
    ("clinic", "private", "Havnens Læger", "5500", "Middelfart"),
    ("hospital_department", "public", "Nordby Sygehus, Arbejdsmedicinsk Afdeling", "5000", "Odense C"),
    ("hospital_department", "public", "Nordby Sygehus, Rygcenter", "5500", "Middelfart"),
    ("municipality", "public", "Sønderby Kommune, Sygedagpenge", "5700", "Svendborg"),
    ("department", "public", "Nordby Kommune, Ydelse", "5560", "Aarup"),
    ("interpreter_agency", "private", "Tolkehuset Fyn", "5000", "Odense C"),
)  # fmt: skip
PEOPLE = {
    "BUPL Fyn": (("Lise Holt", "Faglig konsulent", ("caseworker",)),),
    "Dansk Metal Fyn": (("Jens Ravn", "Faglig sekretær", ("caseworker",)),),
    "Lægehuset i Aarup": (("Læge Mette Lund", "Speciallæge i almen medicin", ("doctor",)),),
    "Nordby Sygehus, Arbejdsmedicinsk Afdeling": (("Læge Aksel Broe", "Overlæge", ("doctor",)),),
    "Sønderby Kommune, Sygedagpenge": (("Anja Krog", "Sagsbehandler", ("caseworker",)),),
}
WORKPLACE_PEOPLE = {
    "Øster Skole": (
        ("Anne Winther", "Skoleleder", ("manager",)), ("Bo Lyngsø", "Lærer", ("shop_steward",)),
        ("Kirsten Æbler", "Lærer", ("safety_rep",)), ("Poul Damm", "Lønkonsulent", ("payroll", "hr")),
    ),
    "Plejecenter Åhaven": (("Gitte Nørskov", "Afdelingsleder", ("manager",)), ("Henny Bak", "", ("shop_steward",))),
    "Nordfyns Maskinværk A/S": (("Torben Kjærulff", "Driftsleder", ("manager",)), ("Ib Rask", "", ("shop_steward",))),
}  # fmt: skip
PARTS: dict[str, dict[str, object]] = {
    "Søren Ødum": {"role": "companion", "name": "Ulla Ødum", "phone": PHONE},
    "Mads Bjerregaard": {"role": "guardian", "name": "Inger Bjerregaard",
                         "scope": "Værge i økonomiske forhold efter værgemålsloven."},
    "Hassan Al-Amin": {"role": "interpreter", "name": "Nadia Saleh", "language": "arabisk", "agency": "Tolkehuset Fyn",
                       "born": date(1979, 3, 8)},
    "Charlotte Dyhr": {"role": "gp", "name": "Læge Mette Lund", "organisation": "Lægehuset i Aarup"},
}  # fmt: skip
EANS = {person.place.name: person.place.ean for person in CITIZENS if person.place.ean}
DOCUMENT = "Værgebeskikkelse.txt"
DOCUMENT_WORDS = "Opdigtet værgebeskikkelse til øvelse. Værgemålet omfatter økonomiske forhold."


def fill_register(space: Workspace) -> None:
    """Bodies that are known before the first case."""
    for kind, sector, name, postcode, town in ORGANISATIONS:
        answers = {"kind": kind, "sector": sector, "name": name, "postcode": postcode, "town": town, "phone": PHONE}
        made, _ = space.parties.add(Answers(answers))
        _people(space, made.id, PEOPLE.get(name, ()))


def fill_parts(space: Workspace) -> None:
    """Who works at the workplaces of the cases, and who else takes part."""
    wanted = OrganisationFilter(kinds=frozenset({OrganisationKind.WORKPLACE.value}))
    for row in space.parties.organisations(wanted):
        _people(space, row.organisation.id, WORKPLACE_PEOPLE.get(row.organisation.name, ()))
        if ean := EANS.get(row.organisation.name):
            known = organisation_answers(row.organisation)
            space.parties.correct(row.organisation.id, known.with_answer("sector", "public").with_answer("ean", ean))
    for name, part in PARTS.items():
        for case in _cases_of(space, name):
            joined, _ = space.parties.take_part(case.id, Answers({**part, "since": case.opened_on}))
            if part["role"] == Role.GUARDIAN.value:
                _give_document(space, joined)


def _give_document(space: Workspace, case: Case) -> None:
    """The paper a guardian acts by."""
    with TemporaryDirectory() as folder:
        paper = Path(folder) / DOCUMENT
        paper.write_text(DOCUMENT_WORDS, encoding="utf-8")
        document, _ = space.attachments.add(case.id, paper)
    for person in case.has_role(Role.GUARDIAN):
        space.parties.give_document(case.id, person.id, document.id)


def _people(space: Workspace, organisation: UUID, people: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
    for name, title, roles in people:
        answers = {"name": name, "title": title, "roles": roles, "phone": PHONE}
        space.parties.add_contact(organisation, Answers({key: value for key, value in answers.items() if value}))


def _cases_of(space: Workspace, name: str) -> list[Case]:
    cases = [space.cases.case(hit.row.id) for hit in space.overview.find(name)]
    return [case for case in cases if case.citizen.name == name and case.status is CaseStatus.OPEN]
