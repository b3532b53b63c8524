"""What the guard finds in single texts, and what it leaves alone."""

from dataclasses import replace

import pytest

from caseworker_app.bootstrap import health_words
from caseworker_app.domain.case import Participant, Role
from caseworker_app.domain.identity import new_id, read_cpr
from caseworker_app.services.guard import contact
from caseworker_app.services.guard.health import HealthWords, with_own
from caseworker_app.services.guard.hits import Hit, Kind, Watch
from caseworker_app.services.guard.people import People
from caseworker_app.services.guard.wording import Proposal, proposal_for
from tests.guard.measure import the_case, watch


def found(text: str) -> list[tuple[Kind, str]]:
    return [(hit.kind, hit.word) for hit in watch().hits(text, the_case())]


@pytest.mark.parametrize(
    "typed",
    ["620771-0123", "6207710123", "620771 0123", "62 07 71 01 23", "62.07.71-0123", "(620771) 0123", "[620771]-0123",
     "620771–0123", "620771\n0123", "620771 -\n 0123", "62/07/71 0123", "620771 - 01 23"],
)  # fmt: skip
def test_the_citizens_number_however_it_is_typed(typed: str) -> None:
    assert found(f"Nr. {typed} bruges.") == [(Kind.CPR, typed)]


def test_the_number_of_somebody_else_is_told_apart() -> None:
    assert found("Ring om 010190-1239.") == [(Kind.OTHER_CPR, "010190-1239")]


@pytest.mark.parametrize("typed", ["010190-1AB2", "0101901AB2", "010190 1ab2", "01.01.90-7XY9", "(610190) 0AB2"])
def test_a_number_of_the_health_service_is_one_too(typed: str) -> None:
    assert found(f"Ring om {typed}.") == [(Kind.OTHER_CPR, typed)]


def test_the_citizens_own_number_of_the_health_service() -> None:
    case = the_case()
    case = replace(case, citizen=replace(case.citizen, cpr=read_cpr("010190-1AB2")))
    assert [hit.kind for hit in watch().hits("Nr. 010190-1ab2.", case)] == [Kind.CPR]


@pytest.mark.parametrize(
    "typed",
    ["den 22.06.20 1 km 5 gange", "010190-1ABC2", "993390-1AB2", "010190-3AB2", "P-nummer 1003388394",
     "EAN 5790001234567", "12 34 56 78", "den 01.12.2026 kl. 14.00", "01.12.26 14.00", "2026-0412", "991390-1234",
     "+45 20 44 61 99", "faktura 0112264411", "620771-••••"],
)  # fmt: skip
def test_other_numbers_pass(typed: str) -> None:
    assert found(f"Nr. {typed}") == []


@pytest.mark.parametrize("typed", ["20446193", "20 44 61 93", "+45 20446193", "0045 20-44-61-93"])
def test_the_citizens_phone(typed: str) -> None:
    assert found(f"Ring på {typed}.") == [(Kind.PHONE, typed)]


def test_a_phone_the_workplace_has_too_is_no_secret() -> None:
    case = the_case()
    case = replace(case, workplace=replace(case.workplace, phone=case.citizen.phone))
    assert not list(watch().hits("Ring på 20446193.", case))


@pytest.mark.parametrize("typed", ["Bøgevej 4", "bøgevej nr. 4", "Bøgevej  4", "Bøgevej"])
def test_a_protected_address(typed: str) -> None:
    assert found(f"Arbejder hjemme, {typed}, onsdag") == [(Kind.ADDRESS, typed)]


def test_an_address_that_is_not_protected_is_not_looked_for() -> None:
    case = the_case()
    assert contact.home(replace(case.citizen, protected_address=False), case.workplace) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [("Samme plan som Mette Kjærgaard Holm.", "Mette Kjærgaard Holm"), ("Som Mette Holms plan.", "Mette Holms"),
     ("Holm, Mette kommer.", "Holm, Mette"), ("ali hassan kommer", "ali hassan"), ("Mette K. Holm", "Mette K. Holm")],
)  # fmt: skip
def test_another_citizen_is_named(text: str, word: str) -> None:
    assert found(text) == [(Kind.OTHER_CITIZEN, word)]


@pytest.mark.parametrize(
    "text", ["Mette Sofie Holm", "Mette og Holm", "Mette. Holm Byg kommer", "Søren Ødum", "Maja Holst", "Anne Winthers"]
)
def test_others_and_the_parties_may_be_named(text: str) -> None:
    assert found(text) == []


def test_a_namesake_is_let_through_as_a_party() -> None:
    case = the_case()
    party = Participant(new_id(), Role.GP, "Ali Hassan")
    case = replace(case, participants=(*case.participants, party))
    assert not list(watch().hits("Ali Hassan kommer fredag.", case))


def test_many_citizens_are_no_slower() -> None:
    people = People(f"Fornavn{number} Efternavn{number}" for number in range(20_000))
    assert list(people.named("Som Fornavn77 Efternavn77", frozenset())) == []
    people = People(["Åse Øst", *(f"Navn Nr{letter}" for letter in "abc")])
    assert list(people.named("Hej Åse Øst", frozenset())) == [(4, 11)]


def test_the_sentence_is_shown_around_the_word() -> None:
    [hit] = watch().hits("Møder kl. 9. Hun har migræne om morgenen. Fri fredag.", the_case())
    assert hit.sentence == ("Hun har ", "migræne", " om morgenen.")


def test_medicine_at_work_and_medicine_of_the_citizen() -> None:
    assert found("Giver medicin til beboere") == []
    [sure] = watch().hits("Hun skal have sin medicin kl. 12", the_case())
    [unsure] = watch().hits("Medicin kl. 12", the_case())
    assert (sure.sure, unsure.sure) == (True, False)


def test_the_office_adds_words_and_frees_words() -> None:
    own = with_own(health_words(), "blåfnug*, grå hverdag", "stress")
    eyes = Watch(own, People(()))
    words = [hit.word for hit in eyes.hits("Har blåfnugsyge, stress og en grå hverdag", the_case())]
    assert words == ["blåfnugsyge", "grå hverdag"]


@pytest.mark.parametrize("typed", ["*", ",,", "* , .", "**", "a", "(", "[a-", "\\"])
def test_whatever_the_office_types_the_guard_stands(typed: str) -> None:
    eyes = Watch(HealthWords({}, more=typed, innocent=typed), People(()))
    assert list(eyes.hits("Møder kl. 9 på kontoret (lokale 2).", the_case())) == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Fri for nattevagter på grund af epilepsi.", "Fri for nattevagter."),
        ("Har smerter i ryggen.", "Kan ikke løfte tungt og har brug for at skifte stilling."),
        ("angst for telefoner", "har brug for faste rammer og besked i god tid"),
        ("Har lupus", None),
    ],
)
def test_what_can_be_written_instead(text: str, new: str | None) -> None:
    hit = next(iter(watch().hits(text, the_case())))
    assert proposal_for(hit, health_words().wordings) == (Proposal(text, new) if new else None)


def test_a_suggestion_never_needs_the_guard_itself() -> None:
    for _, say in health_words().wordings:
        assert not [hit for hit in watch().hits(say, the_case()) if hit.sure], say


def test_numbers_have_no_other_wording() -> None:
    assert proposal_for(Hit(Kind.CPR, "620771-0123", 0, 11), health_words().wordings) is None
