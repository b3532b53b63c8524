"""Filters with a name: kept in the archive, in order, replaced and deleted; and the one used last."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from caseworker_app.bootstrap import open_archive
from caseworker_app.domain.answers import Answers
from caseworker_app.errors import NotFound, UserError
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.saved_filters import FILTERS, LONGEST, MOST
from caseworker_app.services.workspace import Workspace
from tests.archives import PASSPHRASE, QUICK, FixedClock
from tests.ui.stage import new_workspace

LATE = CaseFilter(deadlines=("overdue",), order="deadline")
RISK = CaseFilter(kinds=("at_risk",), status="")


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    made = new_workspace(tmp_path, FixedClock())
    yield made
    made.close()


def names(space: Workspace) -> list[str]:
    return [one.name for one in space.saved_filters.all()]


def test_a_filter_is_found_by_its_name(space: Workspace) -> None:
    space.saved_filters.save("  Over   fristen ", LATE)
    _, changes = space.saved_filters.save("I risiko", RISK)
    assert names(space) == ["Over fristen", "I risiko"]
    assert space.saved_filters.find("over FRISTEN").wanted == LATE
    assert changes.concern("filter")
    assert not changes.concern("setting")


def test_the_same_name_replaces_in_its_place(space: Workspace) -> None:
    space.saved_filters.save("A", LATE)
    space.saved_filters.save("B", RISK)
    space.saved_filters.save("a", RISK)
    assert [(one.name, one.wanted) for one in space.saved_filters.all()] == [("a", RISK), ("B", RISK)]


def test_filters_are_put_in_order_and_deleted(space: Workspace) -> None:
    for name in "ABC":
        space.saved_filters.save(name, LATE)
    space.saved_filters.move("C", -1)
    space.saved_filters.move("A", 9)
    assert names(space) == ["C", "B", "A"]
    space.saved_filters.delete("B")
    assert names(space) == ["C", "A"]
    with pytest.raises(NotFound):
        space.saved_filters.delete("B")


@pytest.mark.parametrize("name", ["", " \n\t ", "x" * (LONGEST + 1)])
def test_a_name_that_cannot_be_is_told_at_its_field(space: Workspace, name: str) -> None:
    with pytest.raises(UserError) as told:
        space.saved_filters.save(name, LATE)
    assert told.value.field == "name"
    assert names(space) == []


def test_odd_letters_in_a_name_are_kept(space: Workspace) -> None:
    space.saved_filters.save("Åse 🙂\nto linjer \ud83d", LATE)
    assert names(space) == ["Åse 🙂 to linjer \ufffd"]


def test_there_is_an_end_to_how_many(space: Workspace) -> None:
    for number in range(MOST):
        space.saved_filters.save(str(number), LATE)
    with pytest.raises(UserError):
        space.saved_filters.save("en til", LATE)
    space.saved_filters.save("3", RISK)
    assert len(names(space)) == MOST


@pytest.mark.parametrize("kept", ["", "{", "7", '[7, {"filter": 1}, {"name": ""}]'])
def test_what_cannot_be_read_counts_as_none(space: Workspace, kept: str) -> None:
    space.drafts.keep(FILTERS, Answers({"filters": kept}))
    assert space.saved_filters.all() == ()


def test_the_filter_used_last_is_known_without_its_words(space: Workspace) -> None:
    space.saved_filters.remember(CaseFilter("620771-1234", kinds=("at_risk",), order="number"))
    assert space.saved_filters.last() == CaseFilter(kinds=("at_risk",), order="number")


def test_a_way_to_look_leaves_no_line_of_history(space: Workspace) -> None:
    lines = len(space.overview.history())
    space.saved_filters.save("A", LATE)
    space.saved_filters.remember(RISK)
    space.saved_filters.delete("A")
    assert len(space.overview.history()) == lines


def test_filters_are_there_when_the_archive_is_opened_again(space: Workspace) -> None:
    space.saved_filters.save("A", LATE)
    space.close()
    with closing(open_archive(space.path, PASSPHRASE, clock=FixedClock(), cost=QUICK)) as again:
        assert again.saved_filters.find("A").wanted == LATE
