"""The case list: filters, the numbers beside them, and the order by deadline."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.services.case_list import (
    FILTERS,
    MISSING,
    NO_DAY,
    Facet,
    chosen,
    from_plain,
    is_filtered,
    plain,
    toggled,
    unfiltered,
)
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from tests.archives import FixedClock
from tests.ui.stage import citizen, consent_to, new_workspace, open_case, plan_for, signed

NAMES = {"Anna": "sick_listed", "Bo": "sick_listed", "Carl": "at_risk", "Dorte": "employed", "Åse": "sick_listed"}


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """Five cases in different states; the one of Anna has a plan, the one of Bo a consent nobody signed."""
    made = new_workspace(tmp_path, FixedClock())
    cases = {}
    for at, (name, kind) in enumerate(NAMES.items()):
        places = {"workplace": "Østkraft" if at % 2 else "Åhaven"}
        if kind != "sick_listed":
            places["first_absence_day"] = None
        answers = citizen(name, f"6{at + 1}0771-100{at}", kind=kind, **places)
        cases[name] = open_case(made, Answers({key: value for key, value in answers.items() if value is not None}))
    plan_for(made, cases["Anna"].id)
    consent_to(made, cases["Bo"].id)
    made.cases.close(cases["Dorte"].id, Answers({"on": made.today, "outcome": "same_job"}))
    yield made
    made.close()


def names(space: Workspace, wanted: CaseFilter) -> list[str]:
    return [row.citizen for row in space.case_list.rows(list(space.case_list.ids(wanted)))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CaseFilter(), "Anna Bo Carl Åse"),
        (CaseFilter(kinds=("sick_listed",)), "Anna Bo Åse"),
        (CaseFilter(kinds=("at_risk", "employed"), status=""), "Carl Dorte"),
        (CaseFilter(schemes=("partial_return",)), "Anna"),
        (CaseFilter(consents=(MISSING,)), "Bo Carl Åse"),
        (CaseFilter(signatures=(MISSING,)), "Anna Bo"),
        (CaseFilter(signatures=(MISSING,), consents=(MISSING,)), "Bo"),
        (CaseFilter(words="carl", signatures=(MISSING,)), ""),
    ],
)
def test_what_passes(space: Workspace, wanted: CaseFilter, expected: str) -> None:
    assert names(space, wanted) == expected.split()


def test_a_workplace_is_chosen_by_its_name(space: Workspace) -> None:
    known = space.case_list.workplaces()
    assert list(known.values()) == ["Østkraft", "Åhaven"]
    [key] = [key for key, name in known.items() if name == "Østkraft"]
    assert names(space, CaseFilter(workplaces=(key,))) == ["Bo"]
    assert names(space, CaseFilter(workplaces=tuple(known), status="")) == list(NAMES)


def test_a_signed_consent_is_missing_again_when_it_is_over(space: Workspace) -> None:
    [bo] = space.case_list.ids(CaseFilter(words="bo"))
    [waiting] = space.agreements.of_case(bo)
    signed(space, waiting)
    assert names(space, CaseFilter(consents=(MISSING,))) == ["Carl", "Åse"]
    space.clock.advance(days=800)
    assert names(space, CaseFilter(consents=(MISSING,))) == ["Anna", "Bo", "Carl", "Åse"]


def test_the_numbers_are_what_the_list_shows_with_that_choice(space: Workspace) -> None:
    """Whatever is in force: choosing a value leaves exactly as many cases as stand beside it."""
    wholes = [
        CaseFilter(), CaseFilter(status=""), CaseFilter(kinds=("sick_listed",)), CaseFilter(words="a"),
        CaseFilter(consents=(MISSING,), kinds=("sick_listed",)), CaseFilter(deadlines=(NO_DAY,)),
        CaseFilter(signatures=(MISSING,), deadlines=("later", "overdue")),
    ]  # fmt: skip
    for wanted, facet in product(wholes, FILTERS):
        for value, count in space.case_list.counts(wanted)[facet].items():
            alone = replace(wanted, **{facet.value: (value,)})
            assert len(space.case_list.ids(alone)) == count, (wanted, facet, value)


def test_every_open_case_is_in_one_state_of_deadline(space: Workspace) -> None:
    counts = space.case_list.counts(CaseFilter())[Facet.DEADLINE]
    assert sum(counts.values()) == 4
    assert set(counts) <= {"overdue", "today", "this_week", "later", NO_DAY}


def test_numbers_of_statuses_follow_the_filters(space: Workspace) -> None:
    list_ = space.case_list
    assert dict(list_.status_counts(CaseFilter(kinds=("employed",)))) == {"open": 0, "closed": 1}
    assert list_.status_counts(CaseFilter(signatures=(MISSING,))) == {"open": 2}
    assert (list_.shown_of(CaseFilter()), list_.shown_of(CaseFilter(status=""))) == (4, 5)


def test_the_earliest_deadline_comes_first_and_nothing_comes_last_in_both_directions(space: Workspace) -> None:
    rising = names(space, CaseFilter(order="deadline", status=""))
    falling = names(space, CaseFilter(order="deadline", status="", descending=True))
    known = space.case_list.next_deadlines()
    days = [known[one].act_by for one in space.case_list.ids(CaseFilter(order="deadline")) if one in known]
    dated = [day for day in days if day]
    assert len(dated) > 1
    assert dated == sorted(dated)
    assert rising[-1] == falling[-1] == "Dorte"
    assert falling[: len(dated)] == rising[: len(dated)][::-1]


def test_numbers_are_new_after_a_change(space: Workspace) -> None:
    before = space.case_list.counts(CaseFilter())[Facet.KIND]["at_risk"]
    open_case(space, citizen("Finn", "790771-1005", kind="at_risk"))
    assert space.case_list.counts(CaseFilter())[Facet.KIND]["at_risk"] == before + 1


def test_choosing_twice_takes_the_choice_back() -> None:
    once = toggled(CaseFilter(), Facet.KIND, "at_risk")
    assert chosen(once, Facet.KIND) == ("at_risk",)
    assert toggled(once, Facet.KIND, "at_risk") == CaseFilter()


def test_without_filters_status_and_order_stay() -> None:
    wanted = CaseFilter("åse", "closed", kinds=("at_risk",), order="number", descending=True)
    assert unfiltered(wanted) == CaseFilter(status="closed", order="number", descending=True)
    assert is_filtered(wanted)
    assert not is_filtered(unfiltered(wanted))


def test_a_filter_comes_back_as_it_was_kept() -> None:
    wanted = CaseFilter("x", "", ("at_risk",), ("overdue", "none"), order="deadline", descending=True)
    assert from_plain(plain(wanted)) == wanted


@pytest.mark.parametrize(
    "kept", [None, [], "x", {"order": "evil; DROP TABLE"}, {"kinds": "at_risk"}, {"status": 3}, {"more": True}]
)
def test_what_is_not_a_filter_counts_as_nothing_chosen(kept: object) -> None:
    assert from_plain(kept) == CaseFilter()


@pytest.mark.parametrize("words", ["🙂" * 5000, "a" * 10_000, "linje\nskift\r\n", "\ud83d", "' OR 1=1 --", "%_*\""])
def test_whatever_is_searched_for_gives_a_list(space: Workspace, words: str) -> None:
    assert names(space, CaseFilter(words=words)) == []
    assert space.case_list.counts(CaseFilter(words=words))[Facet.KIND] == {}


