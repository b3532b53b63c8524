"""The lists over all cases ask the archive a fixed number of questions, however many cases there are."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from caseworker_app.bootstrap import PEOPLE, create_practice
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseStatus
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import UserError
from caseworker_app.practice.clock import SetClock
from caseworker_app.practice.people import Person
from caseworker_app.services.duties import NextStep
from caseworker_app.services.my_day import When
from caseworker_app.services.overview import Step
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import CASEWORKER
from caseworker_app.storage.database import Database
from caseworker_app.storage.store import SqliteStore
from tests.archives import ACT, QUICK, a_full_case, put_case, quick_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ONE_OF_EACH = tuple({person.life: person for person in PEOPLE}.values())


def open_practice(folder: Path, people: tuple[Person, ...]) -> Workspace:
    return create_practice(folder / "arkiv.fasthold", clock=SetClock(NOW), cost=QUICK, people=people)


@pytest.fixture(scope="module")
def one_of_each(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that nobody changes; it takes a second to make."""
    folder = tmp_path_factory.mktemp("en-af-hver")
    open_practice(folder, ONE_OF_EACH).close()
    return folder


@pytest.fixture
def space(one_of_each: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy to change as one likes."""
    opened = open_practice(copytree(one_of_each, tmp_path / "kopi"), ONE_OF_EACH)
    yield opened
    opened.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions put to the archive from now on."""
    statements: list[str] = []
    ask = Database.rows

    def rows(self: Database, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        statements.append(sql)
        return ask(self, sql, values)

    monkeypatch.setattr(Database, "rows", rows)
    return statements


@pytest.fixture(scope="module")
def few_and_many(
    one_of_each: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, Workspace]]:
    three = tuple(person for person in ONE_OF_EACH if person.life in ("plan_unsigned", "plan_signed", "plan_draft"))
    folder = tmp_path_factory.mktemp("tre")
    opened = [open_practice(folder, three), open_practice(one_of_each, ONE_OF_EACH)]
    yield opened[0], opened[1]
    for workspace in opened:
        workspace.close()


LOOKS: dict[str, Callable[[Workspace], object]] = {
    "day": lambda space: space.my_day.rows(), "counts": lambda space: space.my_day.counts(),
    "follow_ups": lambda space: space.my_day.follow_ups(), "papers": lambda space: space.overview.papers(),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_more_cases_are_no_more_questions(
    look: Callable[[Workspace], object], few_and_many: tuple[Workspace, Workspace], asked: list[str]
) -> None:
    counted = []
    for space in few_and_many:
        asked.clear()
        look(space)
        counted.append(sum("settings" not in sql for sql in asked))

    assert counted[0] == counted[1] > 0


def test_typing_asks_for_the_settings_once(space: Workspace, asked: list[str]) -> None:
    [plan, *_] = [row for row in space.overview.unfinished() if row.step is Step.WRITE_ON]
    agreement = space.agreements.agreement(plan.agreement.id)
    asked.clear()

    for _ in range(5):
        space.agreements.findings(agreement, agreement.answers)

    assert sum("settings" in sql for sql in asked) <= 1


def test_a_changed_setting_is_seen_at_once(space: Workspace) -> None:
    space.office.change(CASEWORKER, "Åse Bøgh")

    assert space.office.value(CASEWORKER) == "Åse Bøgh"
    assert space.overview.history()[0].who == "Åse Bøgh"


def test_a_setting_that_could_not_be_kept_is_not_seen(tmp_path: Path) -> None:
    store = quick_store(tmp_path)

    with pytest.raises(UserError):
        _set_and_fail(store)

    assert CASEWORKER.key not in store.settings()
    store.close()


def _set_and_fail(store: SqliteStore) -> None:
    with store.write(ACT) as writing:
        writing.put_setting(CASEWORKER.key, "Ingen")
        assert store.settings() == {CASEWORKER.key: "Ingen"}
        raise UserError("Det gik galt.")


def test_the_day_leaves_out_closed_cases(space: Workspace) -> None:
    late = {row.citizen: row.case_id for row in space.my_day.rows()
            if row.when is When.OVERDUE and row.step is NextStep.FOLLOW_UP}  # fmt: skip
    case_id = late.pop("Lone Æbelø")

    space.cases.close(case_id, Answers({"on": space.today, "outcome": "same_job"}))
    assert space.cases.case(case_id).status is CaseStatus.CLOSED
    assert not [row for row in space.my_day.rows() if row.case_id == case_id]
    assert space.my_day.of_case(case_id) == ()
    assert set(late.values()) < {row.case_id for row in space.my_day.rows()}


def test_cases_read_together_are_the_cases_read_alone(tmp_path: Path) -> None:
    store = quick_store(tmp_path)
    one = put_case(store, a_full_case())

    assert store.cases((one.id, new_id())) == {one.id: store.case(one.id)} == {one.id: one}
    store.close()
