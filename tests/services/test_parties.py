"""The register shared by cases, and who takes part in a case."""

from datetime import date
from uuid import UUID

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Role
from caseworker_app.domain.party import ContactRole, Organisation, OrganisationKind
from caseworker_app.errors import Locked, NotFound, UserError
from caseworker_app.services.ports import OrganisationFilter
from tests.services.office import Place, with_answers

SCHOOL = Answers({
    "kind": "workplace", "sector": "public", "name": "Østerbro Skole", "cvr": "12345674", "p_number": "1003456789",
    "ean": "5790000000005", "address": "Skolegade 1", "postcode": "5560", "town": "Aarup",
})  # fmt: skip
UNION = Answers({"kind": "union", "sector": "private", "name": "BUPL Fyn", "postcode": "5000", "town": "Odense"})


def add(place: Place, answers: Answers = SCHOOL, **changes: object) -> Organisation:
    return place.space.parties.add(with_answers(answers, **changes))[0]


def contact(place: Place, organisation: Organisation, name: str = "Åse Bjørn", *roles: str) -> UUID:
    answers = Answers({"name": name, "roles": roles or ("shop_steward",), "phone": "11 11 11 11"})
    return place.space.parties.add_contact(organisation.id, answers)[0].id


def part(place: Place, case: Case, **answers: object) -> Case:
    return place.space.parties.take_part(case.id, Answers({"role": "union", "name": "BUPL Fyn", **answers}))[0]


@pytest.mark.parametrize(
    "typed", ["oesterbro", "ØSTER", "osterbro skole", "12345674", "1003456789", "5790000000005", "aarup øst", "bjorn"]
)
def test_an_organisation_is_found_by_what_people_type(place: Place, typed: str) -> None:
    school = add(place)
    contact(place, school)
    add(place, UNION)

    assert [one.organisation.id for one in place.space.parties.suggest(typed)] == [school.id]


def test_suggestions_keep_to_the_kind_and_offer_the_people_there(place: Place) -> None:
    school, union = add(place), add(place, UNION, name="Øst Fagforening")
    person = contact(place, school)
    suggest = place.space.parties.suggest

    found = suggest("øst", people=True)
    assert [(one.organisation.id, one.contact.id if one.contact else None) for one in found] == [
        (union.id, None), (school.id, None), (school.id, person)
    ]  # fmt: skip
    assert [one.organisation.id for one in suggest("øst", (OrganisationKind.UNION,))] == [union.id]
    assert suggest("  ") == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cvr": "12345678"}, "cvr"), ({"cvr": "1234"}, "cvr"), ({"p_number": "123"}, "p_number"),
        ({"ean": "5790000000006"}, "ean"), ({"ean": "579"}, "ean"), ({"postcode": "55"}, "postcode"),
        ({"name": "Alle"}, "name"), ({"name": " alle, relevante "}, "name"), ({"email": "ingen"}, "email"),
        ({"name": ""}, "name"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(place: Place, changes: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as told:
        add(place, **changes)
    assert told.value.field == field
    assert place.space.parties.organisations(OrganisationFilter()) == []


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"name": "Et helt andet navn"}, True), ({"p_number": "1999999999"}, False),
        ({"cvr": None, "p_number": None, "ean": None}, True),
        ({"cvr": None, "p_number": None, "ean": None, "name": "OESTERBRO SKOLE A/S"}, True),
        ({"cvr": None, "p_number": None, "ean": None, "postcode": "8000"}, False),
        ({"cvr": None, "p_number": None, "ean": None, "name": "Vestre Bageri"}, False),
        ({"cvr": None, "p_number": None, "ean": None, "name": "Østerbro Skole 2"}, False),
        ({"p_number": None, "name": "Nyt navn"}, True), ({"name": ""}, False), ({"cvr": "1"}, False),
    ],
)  # fmt: skip
def test_what_is_there_already_is_offered(place: Place, changes: dict[str, object], same: bool) -> None:
    school = add(place)

    found = place.space.parties.similar(with_answers(SCHOOL, **changes))

    assert [one.id for one in found] == ([school.id] if same else [])
    assert place.space.parties.similar(SCHOOL, but=school.id) == ()


def test_the_very_same_is_not_entered_twice(place: Place) -> None:
    add(place)
    with pytest.raises(UserError, match="findes allerede") as told:
        add(place)
    assert told.value.field == "name"


def test_a_correction_shows_in_every_case(place: Place) -> None:
    case = place.case(workplace="Østerbro Skole", cvr="12345674", p_number="1003456789")
    school = case.workplace.organisation_id
    assert school is not None
    case = part(place, case, role="hr", name="Åse Bjørn", organisation="Østerbro Skole", organisation_id=str(school))

    place.space.parties.correct(school, with_answers(SCHOOL, name="Vesterbro Skole"))

    now = place.space.cases.case(case.id)
    assert (now.workplace.name, now.workplace.ean) == ("Vesterbro Skole", "5790000000005")
    assert now.participants[0].organisation == "Vesterbro Skole"
    assert [hit.row.id for hit in place.store.find("vesterbro", 5)] == [case.id]
    assert "Vesterbro Skole rettet i registret" in place.lines()


def test_a_corrected_contact_shows_where_the_contact_still_takes_part(place: Place) -> None:
    school = add(place)
    person = contact(place, school)
    link = {"organisation": school.name, "organisation_id": str(school.id), "contact_id": str(person)}
    there = part(place, place.case(), role="shop_steward", name="Åse Bjørn", **link)
    gone = part(place, place.case(cpr="630771-0123"), role="shop_steward", name="Åse Bjørn",
                until=date(2026, 11, 1), **link)  # fmt: skip

    answers = Answers({"name": "Åse Bjørn Holm", "roles": ("safety_rep",), "phone": "22 22 22 22"})
    place.space.parties.correct_contact(person, answers)

    now = place.space.cases.case(there.id).participants[0]
    assert (now.name, now.phone, now.role) == ("Åse Bjørn Holm", "22 22 22 22", Role.SHOP_STEWARD)
    assert place.space.cases.case(gone.id).participants[0].name == "Åse Bjørn"
    assert place.space.parties.contacts(school.id)[0].roles == (ContactRole.SAFETY_REP,)


def test_who_left_is_offered_no_more_but_stays(place: Place) -> None:
    school = add(place)
    person = contact(place, school)
    parties = place.space.parties

    parties.retire_contact(person)
    assert [one.contact for one in parties.suggest("øster", people=True)] == [None]
    assert parties.contacts(school.id)[0].retired
    parties.retire(school.id)
    assert parties.suggest("øster") == ()
    assert len(parties.organisations(OrganisationFilter(retired=True))) == 1
    parties.bring_back(school.id)
    assert len(parties.suggest("øster")) == 1
    assert "Østerbro Skole taget ud af brug i registret" in place.lines()


def test_two_entries_become_one(place: Place) -> None:
    case = place.case(workplace="Øster Skole")
    double = case.workplace.organisation_id
    assert double is not None
    school = add(place)
    person = contact(place, place.space.parties.organisation(double), "Bo Lyng")
    part(place, case, role="hr", name="Bo Lyng", organisation="Øster Skole", organisation_id=str(double),
         contact_id=str(person))  # fmt: skip

    place.space.parties.merge(double, school.id)

    now = place.space.cases.case(case.id)
    assert (now.workplace.name, now.workplace.organisation_id) == ("Østerbro Skole", school.id)
    assert now.participants[0].organisation_id == school.id
    assert [one.name for one in place.space.parties.contacts(school.id)] == ["Bo Lyng"]
    assert place.space.parties.organisation(double).id == school.id
    assert [one.organisation.id for one in place.space.parties.organisations(OrganisationFilter())] == [school.id]
    assert "Øster Skole lagt sammen med Østerbro Skole i registret" in place.lines()
    with pytest.raises(UserError, match="sig selv"):
        place.space.parties.merge(school.id, school.id)


def test_the_cases_of_an_organisation(place: Place) -> None:
    school = add(place)
    here = place.case(workplace="Østerbro Skole", cvr="12345674", p_number="1003456789")
    there = part(place, place.case(cpr="630771-0123"), role="hr", name="Bo", organisation="Østerbro Skole",
                 organisation_id=str(school.id))  # fmt: skip

    found = place.space.parties.cases_of(school.id)

    assert {(one.row.id, one.is_workplace, one.roles) for one in found} == {
        (here.id, True, ()), (there.id, False, (Role.HR,))
    }  # fmt: skip
    [row] = place.space.parties.organisations(OrganisationFilter("østerbro"))
    assert row.open_cases == 2


def test_a_case_without_an_entry_of_its_own_uses_the_register(place: Place) -> None:
    school = add(place)
    case = place.case(workplace="Østerbro Skole", cvr="12345674", p_number="1003456789")

    assert case.workplace.organisation_id == school.id
    assert place.space.cases.case(case.id).workplace.address == "Skolegade 1"
    assert place.space.parties.organisation(school.id).ean == "5790000000005"


def test_a_register_entry_stays_when_no_case_names_it(place: Place) -> None:
    school = add(place)
    case = place.case(workplace="Østerbro Skole", cvr="12345674", p_number="1003456789")
    place.space.cases.correct(case.id, with_answers(
        place_answers(case), workplace="Nyt sted", cvr=None, p_number=None
    ))  # fmt: skip

    assert place.space.parties.organisation(school.id).name == "Østerbro Skole"
    assert place.space.cases.case(case.id).workplace.name == "Nyt sted"


def place_answers(case: Case) -> Answers:
    return Answers({
        "cpr": case.citizen.cpr.shown, "name": case.citizen.name, "kind": "employed", "workplace": case.workplace.name,
        "job_title": "Lærer", "hours": case.employment.hours, "job_form": "ordinary",
    })  # fmt: skip


def test_a_part_begins_ends_and_keeps_standing(place: Place) -> None:
    case = part(place, place.case(), since=date(2026, 11, 1), may_receive=("minutes", "agreements"))
    union = case.participants[0]

    with pytest.raises(UserError) as told:
        place.space.parties.end_part(case.id, union.id, Answers({"until": date(2026, 10, 1)}))
    assert told.value.field == "until"
    case, _ = place.space.parties.end_part(case.id, union.id, Answers({"until": date(2026, 11, 30)}))

    [ended] = case.participants
    assert ended.may_receive == {"minutes", "agreements"}
    assert [ended.takes_part(date(2026, 11, day)) for day in (1, 30)] == [True, True]
    assert not ended.takes_part(date(2026, 12, 1))
    assert place.lines(case.id)[-1] == "BUPL Fyn er part til og med 30.11.2026"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"since": date(2026, 11, 2), "until": date(2026, 11, 1)}, "until"), ({"name": "Alle"}, "name"),
        ({"role": "interpreter"}, "language"), ({"role": "guardian"}, "scope"),
        ({"role": "power_of_attorney"}, "scope"),
        ({"organisation": "diverse"}, "organisation"),
        ({"role": "interpreter", "language": "polsk", "born": date(2011, 11, 22)}, "born"),
        ({"role": "interpreter", "language": "polsk", "born": date(2008, 11, 23)}, "born"),
        ({"role": "interpreter", "language": "polsk", "born": date(2027, 1, 1)}, "born"),
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_is_said_at_its_field(place: Place, changes: dict[str, object], field: str) -> None:
    case = place.case()
    with pytest.raises(UserError) as told:
        part(place, case, **changes)
    assert told.value.field == field
    assert place.space.cases.case(case.id).participants == ()


def test_an_interpreter_who_is_eighteen_today_may_interpret(place: Place) -> None:
    case = part(place, place.case(), role="interpreter", name="Ewa", language="polsk", agency="Tolkehuset",
                born=date(2008, 11, 22), scope="noget andet")  # fmt: skip

    details = case.participants[0].details
    assert (details.language, details.agency, details.born, details.scope) == (
        "polsk", "Tolkehuset", date(2008, 11, 22), ""
    )  # fmt: skip


def test_a_guardian_with_the_document(place: Place, tmp_path_factory: pytest.TempPathFactory) -> None:
    case = part(place, place.case(), role="guardian", name="Ib", scope="Økonomiske forhold")
    file = tmp_path_factory.mktemp("papers") / "beskikkelse.pdf"
    file.write_bytes(b"%PDF-1.7 beskikkelse")
    document, _ = place.space.attachments.add(case.id, file)

    case, _ = place.space.parties.give_document(case.id, case.participants[0].id, document.id)
    assert case.participants[0].attachment_id == document.id
    changed = Answers({"role": "guardian", "name": "Ib Holm", "scope": "Alt"})
    case, _ = place.space.parties.change_part(case.id, case.participants[0].id, changed)
    assert (case.participants[0].name, case.participants[0].attachment_id) == ("Ib Holm", document.id)
    with pytest.raises(NotFound):
        place.space.parties.give_document(case.id, case.participants[0].id, case.id)


def test_a_typed_participant_gets_into_the_register(place: Place) -> None:
    case = part(place, place.case(), role="shop_steward", name="Bo Lyngsø", organisation="BUPL Fyn", phone="1")
    case, _ = place.space.parties.register(case.id, case.participants[0].id)
    [person] = case.participants
    assert person.organisation_id is not None
    [known] = place.space.parties.contacts(person.organisation_id)
    assert (known.name, known.roles, known.phone) == ("Bo Lyngsø", (ContactRole.SHOP_STEWARD,), "1")
    assert person.contact_id == known.id

    other = part(place, place.case(cpr="630771-0123"), role="shop_steward", name="Bo Lyngsø", organisation="BUPL Fyn")
    assert other.participants[0].contact_id == known.id
    with pytest.raises(Locked):
        place.space.parties.register(other.id, other.participants[0].id)


def test_private_persons_are_not_shared_by_cases(place: Place) -> None:
    case = part(place, place.case(), role="companion", name="Kone Hansen")
    with pytest.raises(Locked):
        place.space.parties.register(case.id, case.participants[0].id)


def test_a_link_to_the_register_ends_where_another_name_is_typed(place: Place) -> None:
    school = add(place)
    person = contact(place, school)
    link = {"organisation_id": str(school.id), "contact_id": str(person)}
    case = part(place, place.case(), role="hr", name="En anden", organisation=school.name, **link)
    assert (case.participants[0].organisation_id, case.participants[0].contact_id) == (school.id, None)

    case = part(place, case, role="hr", name="Åse Bjørn", organisation="Et andet sted", **link)
    assert (case.participants[1].organisation_id, case.participants[1].contact_id) == (None, None)


def test_parts_of_a_closed_case_are_left_alone(place: Place) -> None:
    case = part(place, place.case())
    place.close_case(case)
    parties, one = place.space.parties, case.participants[0].id
    for change in (
        lambda: parties.change_part(case.id, one, Answers({"role": "hr", "name": "Bo"})),
        lambda: parties.end_part(case.id, one, Answers({"until": date(2026, 12, 1)})),
        lambda: parties.register(case.id, one),
    ):
        with pytest.raises(Locked):
            change()
