"""The case list: filtered and sorted by the database, in Danish order."""

import random
from dataclasses import replace
from datetime import date

import pytest

from caseworker_app.domain.case import CaseKind, CaseStatus, Employment, Workplace
from caseworker_app.domain.identity import new_id
from caseworker_app.services.ports import CaseFilter
from caseworker_app.storage.search import sort_key
from caseworker_app.storage.store import ORDERS, SqliteStore
from tests.archives import a_case, put_case


def test_danish_order() -> None:
    names = [
        "Anna", "bo", "Łukasz", "Lund", "Myller", "Müller", "Zoë", "Ægir", "Ærø", "Ö", "ørsted", "Øst", "Aase", "Åse",
    ]  # fmt: skip
    mixed = random.Random(1).sample(names, len(names))

    assert sorted(mixed, key=lambda name: (sort_key(name), name)) == names


def test_accents_case_and_hyphens_do_not_count() -> None:
    assert sort_key("José") == sort_key("jose")
    assert sort_key("Anna-Lise  Bo") == sort_key("anna lise bo")
    assert sort_key("A\u030ase") == sort_key("Åse") == sort_key("AASE")


@pytest.fixture
def five(store: SqliteStore) -> dict[str, str]:
    """Five cases; case numbers by their citizens."""
    people = [
        ("2026-00003", "Åse Dam", "7003851234", "Zoo", "Bager", date(2026, 1, 1), "Bente"),
        ("2026-00001", "Anna Dam", "7103851234", "Ærø Færge", "Ølbrygger", None, "Anders"),
        ("2026-00005", "Ørn Dam", "7203851234", "Aldi", "Chauffør", date(2026, 3, 1), "Åge"),
        ("2026-00002", "Zoe Dam", "7303851234", "Ålborg Havn", "Ærtepiller", date(2025, 12, 1), "Øjvind"),
        ("2026-00004", "Ærlig Dam", "7403831234", "Østkraft", "Åmand", date(2026, 2, 1), "Zenia"),
    ]
    for number, name, cpr, place, job, absent, caseworker in people:
        case = a_case(
            number, name, cpr, workplace=Workplace(place), employment=Employment(job), first_absence_day=absent,
            caseworker=caseworker,
        )  # fmt: skip
        if number == "2026-00005":
            case = replace(case, status=CaseStatus.CLOSED, kind=CaseKind.AT_RISK)
        put_case(store, case)
    return {name: number for number, name, *_ in people}


def numbers(store: SqliteStore, **wanted: object) -> str:
    rows = store.case_rows(store.case_ids(CaseFilter(**{"status": "", **wanted})))
    return " ".join(row.number[-1] for row in rows)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("citizen", "1 2 4 5 3"),
        ("number", "1 2 3 4 5"),
        ("workplace", "5 3 1 4 2"),
        ("job_title", "3 5 2 1 4"),
        ("first_absence_day", "1 2 3 4 5"),
        ("caseworker", "1 3 4 2 5"),
        ("kind", "5 1 2 3 4"),
        ("status", "5 1 2 3 4"),
        ("born", "4 3 1 5 2"),
    ],
)
@pytest.mark.usefixtures("five")
def test_the_list_in_every_order(store: SqliteStore, order: str, expected: str) -> None:
    assert numbers(store, order=order) == expected
    assert numbers(store, order=order, descending=True) == expected[::-1]


def test_the_week_of_absence_is_a_number_and_cases_without_one_come_last(store: SqliteStore) -> None:
    for number, absent in (("1", date(2026, 1, 5)), ("2", None), ("3", date(2026, 3, 2))):
        put_case(store, a_case(f"2026-0000{number}", "Bo", f"7{number}03851234", first_absence_day=absent))
    assert numbers(store, order="week") == "3 1 2"
    assert numbers(store, order="week", descending=True) == "1 3 2"


def test_every_order_is_tested_and_sorted_by_an_index_where_it_is_long(store: SqliteStore) -> None:
    assert set(ORDERS) == {
        "citizen", "number", "workplace", "job_title", "first_absence_day", "caseworker", "kind", "status", "born",
    }  # fmt: skip
    for column in ("citizen_sort", "number", "workplace_sort", "first_absence_day", "caseworker_sort"):
        order = ", ".join(dict.fromkeys((column, "number")))
        plan = store.database.rows(
            f"EXPLAIN QUERY PLAN SELECT id FROM cases WHERE status = 'open' ORDER BY {order}"
        )
        assert "COVERING INDEX" in plan[0][-1], plan
        assert len(plan) == 1, plan


@pytest.mark.usefixtures("five")
def test_filters(store: SqliteStore) -> None:
    assert numbers(store, status="open") == "1 2 4 3"
    assert numbers(store, status="closed") == "5"
    assert numbers(store, kinds=("at_risk",)) == "5"
    assert numbers(store, kinds=("at_risk",), status="open") == ""
    assert numbers(store, kinds=("at_risk", "sick_listed"), words="dam aa") == "2 4 3"
    assert numbers(store, words="dam aa") == "2 4 3"
    assert numbers(store, words="ål", order="number") == "2"
    assert (store.case_count(), store.case_count("open"), store.case_count("closed")) == (5, 4, 1)


@pytest.mark.usefixtures("five")
def test_rows_come_in_the_order_of_their_ids_and_missing_ones_are_left_out(store: SqliteStore) -> None:
    ids = list(store.case_ids(CaseFilter(status="")))
    random.Random(2).shuffle(ids)

    assert [row.id for row in store.case_rows([*ids, new_id()])] == ids
    assert store.case_rows([]) == []


@pytest.mark.usefixtures("five")
def test_a_row_tells_what_the_list_shows_and_no_cpr_number(store: SqliteStore) -> None:
    [row] = store.cpr_in_use("7003851234")

    assert (row.citizen, row.cpr_masked, row.born) == ("Åse Dam", "700385-••••", date(1985, 3, 10))
    assert (row.workplace, row.job_title, row.kind, row.status) == ("Zoo", "Bager", "sick_listed", "open")
    assert (row.first_absence_day, row.caseworker, row.number) == (date(2026, 1, 1), "Bente", "2026-00003")
    assert store.cpr_in_use("0000000000") == []


def test_more_rows_than_one_question_takes(store: SqliteStore) -> None:
    ids = [put_case(store, a_case(f"2026-{n:05}", f"Navn {n:04}", f"70{n % 12 + 1:02}{n % 100:02}{1000 + n}")).id
           for n in range(520)]  # fmt: skip

    assert [row.id for row in store.case_rows(ids)] == ids
    assert store.case_ids(CaseFilter()) == ids


@pytest.mark.usefixtures("five")
def test_counts_by_status_and_kind(store: SqliteStore) -> None:
    assert store.case_counts() == {("open", "sick_listed"): 4, ("closed", "at_risk"): 1}
    assert store.case_counts("zoe") == {("open", "sick_listed"): 1}
    assert store.case_counts("findes ikke") == store.case_counts("🙂") == {}
