"""The history tells who did what, and shows where somebody tampered with it."""

import pytest

from caseworker_app.domain.identity import new_id
from caseworker_app.services.ports import Act
from caseworker_app.storage.store import SqliteStore
from tests.archives import OWNER, FixedClock, a_case, put_case


def write_lines(store: SqliteStore, clock: FixedClock, count: int) -> None:
    for number in range(count):
        clock.advance(minutes=1)
        with store.write(Act("Linje {number} blev skrevet.", places=(("number", str(number)),))):
            pass


def tamper(store: SqliteStore, sql: str) -> None:
    """As somebody could who has the key and takes the triggers away."""
    for trigger in ("history_never_changes", "history_stays"):
        store.database.execute(f"DROP TRIGGER {trigger}")
    store.database.execute(sql)


def test_each_change_has_a_line_with_its_author_and_time(store: SqliteStore, clock: FixedClock) -> None:
    case_id, subject = new_id(), new_id()
    clock.advance(hours=1)
    with store.write(Act("Noten om {name} blev skrevet.", case_id, subject, (("name", "Åse"), ("day", "1")))):
        pass

    line = store.history(case_id)[0]
    assert (line.number, line.at, line.who) == (2, clock.now(), OWNER)
    assert line.what == "Noten om {name} blev skrevet."
    assert (line.case_id, line.subject, line.places) == (case_id, subject, {"name": "Åse", "day": "1"})


def test_the_newest_lines_come_first_and_cases_have_their_own(store: SqliteStore, clock: FixedClock) -> None:
    case = put_case(store, a_case())
    with store.write(Act("Sagen blev rettet.", case.id)):
        pass
    write_lines(store, clock, 3)

    assert [line.number for line in store.history()] == [6, 5, 4, 3, 2, 1]
    assert [line.number for line in store.history(most=2)] == [6, 5]
    assert [line.what for line in store.history(case.id)] == ["Sagen blev rettet."]


def test_an_untouched_history_is_good(store: SqliteStore, clock: FixedClock) -> None:
    write_lines(store, clock, 20)

    assert store.first_bad_history_line() is None


@pytest.mark.parametrize(
    "change",
    [
        "who = 'En anden'", "what = 'Noget andet.'", "at = '2020-01-01T00:00:00+00:00'", "places = '{}'",
        "case_id = x'00'", "subject = x'00'", "digest = 'x'",
    ],
)  # fmt: skip
def test_the_first_changed_line_is_named(store: SqliteStore, clock: FixedClock, change: str) -> None:
    write_lines(store, clock, 9)
    tamper(store, f"UPDATE history SET {change} WHERE number IN (5, 7)")

    assert store.first_bad_history_line() == 5


def test_a_missing_line_is_named(store: SqliteStore, clock: FixedClock) -> None:
    write_lines(store, clock, 9)
    tamper(store, "DELETE FROM history WHERE number = 4")

    assert store.first_bad_history_line() == 4


def test_lines_moved_up_into_a_gap_are_noticed(store: SqliteStore, clock: FixedClock) -> None:
    write_lines(store, clock, 9)
    tamper(store, "DELETE FROM history WHERE number = 6")
    for number in (7, 8, 9, 10):
        store.database.execute(f"UPDATE history SET number = {number - 1} WHERE number = {number}")

    assert store.first_bad_history_line() == 6


def test_a_line_put_in_between_is_noticed(store: SqliteStore, clock: FixedClock) -> None:
    write_lines(store, clock, 3)
    tamper(store, "INSERT INTO history SELECT 5, at, who, what, case_id, subject, places, digest FROM history LIMIT 1")

    assert store.first_bad_history_line() == 5
