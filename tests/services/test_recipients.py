"""Who of a party gets a paper: what was noted under Må modtage is proposed, and said where it speaks against it."""

from datetime import date

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.recipients import Recipients, recipients
from caseworker_app.texts import DANISH
from tests.services.office import Place

TODAY = date(2026, 11, 22)


def with_people(place: Place, *people: dict[str, object]) -> Case:
    case = place.case()
    for one in people:
        place.space.parties.take_part(case.id, Answers({"role": "line_manager", **one}))
    return place.space.cases.case(case.id)


def test_nothing_noted_says_nothing(place: Place) -> None:
    case = with_people(place, {"name": "Anne Winther"})
    found = recipients(case, Reader.EMPLOYER, Group.AGREEMENT, TODAY)
    assert found == Recipients("agreements")
    assert not found.none_may
    assert list(found.words()) == []


def test_those_who_may_and_those_who_may_not_are_named(place: Place) -> None:
    case = with_people(
        place, {"name": "Anne Winther", "may_receive": ("agreements", "minutes")},
        {"role": "payroll", "name": "Bo Løn", "may_receive": ("payments",)},
        {"role": "hr", "name": "Tidligere", "may_receive": ("agreements",), "until": date(2026, 11, 21)},
        {"role": "union", "name": "FOA", "may_receive": ("minutes",)},
    )  # fmt: skip
    found = recipients(case, Reader.EMPLOYER, Group.AGREEMENT, TODAY)
    assert (found.may, found.may_not, found.none_may) == (("Anne Winther",), ("Bo Løn",), False)
    assert [DANISH.say(words, **places) for words, places in found.words()] == [
        "Modtager: Anne Winther.", "Aftaler er ikke noteret under Må modtage for Bo Løn.",
    ]  # fmt: skip
    assert recipients(case, Reader.UNION, Group.AGREEMENT, TODAY).none_may
    assert recipients(case, Reader.UNION, Group.MEETING, TODAY).may == ("FOA",)


@pytest.mark.parametrize(("papers", "proposed"), [(("minutes",), False), (("agreements",), True), ((), True)])
def test_a_copy_that_is_not_for_them_is_not_proposed(place: Place, papers: tuple[str, ...], proposed: bool) -> None:
    case = with_people(place, {"name": "Anne Winther", "may_receive": papers})
    assert (Reader.EMPLOYER in place.space.agreements.default_readers(place.plan(case))) is proposed
