"""What is to be minded about a citizen, and what follows from it on paper."""

from dataclasses import replace
from datetime import date

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Participant, Role
from caseworker_app.domain.document import Reader, Signatures
from caseworker_app.domain.identity import new_id
from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.case_forms import case_answers
from caseworker_app.services.tags import CHANGES, WORDS, Screen, TagKind, tags
from caseworker_app.texts import DANISH
from tests.archives import a_case
from tests.services.office import Place

TODAY = date(2026, 11, 22)


def test_each_tag_says_something_else_on_each_screen() -> None:
    assert set(CHANGES) == set(WORDS) == set(TagKind)
    for kind, changes in CHANGES.items():
        if kind is not TagKind.SAFETY:
            assert len(set(changes.values())) == len(changes) >= 3, kind


def test_tags_of_a_citizen_with_everything() -> None:
    case = a_case()
    people = (
        Participant(new_id(), Role.COMPANION, "Kone"), Participant(new_id(), Role.GUARDIAN, "Ib"),
        Participant(new_id(), Role.COMPANION, "Nabo", until=date(2026, 11, 21)),
    )  # fmt: skip
    minded = replace(case.citizen, interpreter="polsk", digital_post=False, safety="Mød to sammen.")
    found = tags(replace(case, citizen=minded, participants=people), TODAY, Screen.CASE)

    assert [tag.kind for tag in found] == list(TagKind)
    assert [DANISH.say(tag.words, **dict(tag.places)) for tag in found] == [
        "Navne- og adressebeskyttelse", "Sikkerhed", "Tolk: polsk", "Fritaget for Digital Post",
        "På borgerens vegne: Ib", "Bisidder: Kone",
    ]  # fmt: skip
    assert DANISH.say(found[1].changes, **dict(found[1].places)) == "Mød to sammen."


def test_a_citizen_nothing_is_to_be_minded_about_has_no_tags() -> None:
    case = a_case()
    assert tags(replace(case, citizen=replace(case.citizen, protected_address=False)), TODAY, Screen.CASE) == ()


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.key)
def test_papers_that_are_signed_have_a_line_for_the_interpreter(place: Place, scheme: object) -> None:
    case = place.case(interpreter="polsk")
    without = place.case(cpr="630771-0123")
    place.space.parties.take_part(
        case.id, Answers({"role": "interpreter", "name": "Ewa Nowak", "language": "polsk", "born": date(1980, 1, 1)})
    )
    case = place.space.cases.case(case.id)
    answers = scheme.sample(place.desk.basis(case))  # type: ignore[attr-defined]
    key = scheme.key  # type: ignore[attr-defined]

    def lines(of: Case) -> list[list[str]]:
        blocks = place.space.paperwork.blocks(key, answers, of)
        return [[line.name for line in block.signers] for block in blocks if isinstance(block, Signatures)]

    assert [names[-1] for names in lines(case)] == ["Ewa Nowak" for _ in lines(without)]
    assert [len(names) for names in lines(case)] == [len(names) + 1 for names in lines(without)]


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.key)
@pytest.mark.parametrize("reader", [Reader.EMPLOYER, Reader.UNION])
def test_a_protected_address_is_in_no_copy_to_the_workplace_or_the_union(
    place: Place, scheme: object, reader: Reader
) -> None:
    case = place.case(protected=True, address="Hemmeligvej 77", phone="99 88 77 66")
    answers = scheme.sample(place.desk.basis(case))  # type: ignore[attr-defined]
    agreement, _ = place.space.agreements.start(case.id, scheme.key, answers)  # type: ignore[attr-defined]

    text = place.space.paperwork.preview(agreement, answers, reader).decode()

    assert "Hemmeligvej" not in text
    assert "99 88 77 66" not in text


def test_what_is_to_be_minded_is_typed_with_the_facts_and_stays(place: Place) -> None:
    case = place.case()
    cases = place.space.cases
    cases.correct(case.id, case_answers(case).with_answer("safety", "Mød to sammen."))
    again = cases.case(case.id)
    corrected, _ = cases.correct(case.id, case_answers(again).with_answer("town", "Assens"))

    assert (corrected.citizen.safety, corrected.citizen.town) == ("Mød to sammen.", "Assens")
