"""What a plan of hours can be changed with, and what is said about unusual weeks, times and amounts."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import CASE_ONLY, Reader, Table, for_reader
from caseworker_app.schemes.hours_plan import MOST_STEPS, agreed_weeks, last_day
from caseworker_app.schemes.partial_return import SCHEME, begin, computed
from caseworker_app.schemes.plan_changes import CHANGE_FROM, HOLIDAYS, PAUSE, TURNS, cut
from caseworker_app.schemes.scheme import Basis
from tests.schemes.stage import a_basis, said, spoken, text_of, with_answers
from tests.schemes.test_partial_return import START, WEEK, filled, found, step

CHRISTMAS = {date(2026, 12, 24): "juleaften", date(2026, 12, 25): "juledag"}


def hours(a: Answers) -> list[tuple[str, str, str]]:
    """From, weeks and hours of each step."""
    return [(f"{row['from_day']:%d.%m.}", str(row["weeks"]), str(row["hours"])) for row in a.rows("plan")]


def with_holidays() -> Basis:
    return replace(a_basis(), day_off=lambda day: CHRISTMAS.get(day, ""))


TWO_STEPS = (step(0, Decimal(15), weeks=3), step(3, Decimal(20), weeks=2))


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"from_day": START + WEEK, "weeks": Decimal(1), "rest": "moved"},
         [("23.11.", "1", "15"), ("30.11.", "1", "0"), ("07.12.", "2", "15"), ("21.12.", "2", "20")]),
        ({"from_day": START + WEEK, "weeks": Decimal(1), "rest": "stays"},
         [("23.11.", "1", "15"), ("30.11.", "1", "0"), ("07.12.", "1", "15"), ("14.12.", "2", "20")]),
        ({"from_day": START + WEEK + timedelta(days=2), "weeks": Decimal(3), "rest": "stays"},
         [("23.11.", "1", "15"), ("30.11.", "3", "0"), ("21.12.", "1", "20")]),
        ({"from_day": START + 5 * WEEK, "weeks": Decimal(1), "rest": "moved"},
         [("23.11.", "3", "15"), ("14.12.", "2", "20"), ("28.12.", "1", "0")]),
    ],
)  # fmt: skip
def test_a_pause_is_put_into_the_plan(asked: dict[str, object], left: list[tuple[str, str, str]]) -> None:
    paused = PAUSE.apply(filled(plan=TWO_STEPS), Answers({"why": "vacation", **asked}), a_basis())
    assert hours(paused) == left
    assert [row.text("special") for row in paused.rows("plan") if row.hours("hours") == 0] == ["vacation"]


def test_full_time_is_moved_with_the_steps() -> None:
    before = filled(plan=TWO_STEPS, full_from=START + 5 * WEEK)
    asked = Answers({"from_day": START + WEEK, "weeks": Decimal(2), "why": "closed", "rest": "moved"})
    assert PAUSE.apply(before, asked, a_basis()).date("full_from") == START + 7 * WEEK
    asked = asked.with_answer("rest", "stays")
    assert PAUSE.apply(before, asked, a_basis()).date("full_from") == START + 5 * WEEK


@pytest.mark.parametrize("asked", [{"from_day": START - WEEK}, {"from_day": START + 6 * WEEK}, {"weeks": Decimal(0)}])
def test_a_pause_outside_the_plan_changes_nothing(asked: dict[str, object]) -> None:
    before = filled(plan=TWO_STEPS)
    usual = {"from_day": START, "weeks": Decimal(1), "why": "vacation", "rest": "moved"}
    assert PAUSE.apply(before, Answers({**usual, **asked}), a_basis()) == before


@given(day=st.dates(START - WEEK, START + 9 * WEEK), lengths=st.lists(st.integers(1, 3), max_size=4))
def test_a_cut_loses_no_week(day: date, lengths: list[int]) -> None:
    rows, at = [], 0
    for number in lengths:
        rows.append(step(at, Decimal(15), weeks=number))
        at += number
    before, after = cut(tuple(rows), day)
    assert [*agreed_weeks(before), *agreed_weeks(after)] == list(agreed_weeks(tuple(rows)))
    assert all((last_day(row) or day) < day + WEEK for row in before)


def test_weeks_with_holidays_become_steps_of_their_own() -> None:
    before = filled(plan=(step(3, Decimal(20), weeks=3), step(6, Decimal(37))), start=START)
    after = HOLIDAYS.apply(before, Answers(), with_holidays())
    weeks = [("14.12.", "1", "20"), ("21.12.", "1", "12.00"), ("28.12.", "1", "20"), ("04.01.", "1", "37")]
    assert hours(after) == weeks
    assert [row.text("special") for row in after.rows("plan")] == ["", "holiday", "", ""]
    assert HOLIDAYS.apply(after, Answers(), with_holidays()) == after
    assert HOLIDAYS.apply(before, Answers(), a_basis()) == before


def test_hours_on_the_days_of_a_holiday_go_and_the_others_stay() -> None:
    days = {"monday": Decimal(5), "thursday": Decimal(6), "friday": Decimal(4)}
    after = HOLIDAYS.apply(filled(plan=(step(4, Decimal(15), **days),)), Answers(), with_holidays())
    [row] = after.rows("plan")
    assert (row.hours("hours"), row.hours("monday"), row.hours("thursday"), row.hours("friday")) == (5, 5, None, None)


def test_holidays_in_the_plan_are_pointed_out() -> None:
    told = said(SCHEME, filled(plan=(step(4, Decimal(15)), step(5, Decimal(37)))), with_holidays())
    assert "Uge 52: der er 2 fridage fra 24.12.2026 til 25.12.2026. Tjek timerne, eller del ugerne ud." in told
    only_friday = filled(plan=(step(4, Decimal(4), friday=Decimal(4)),))
    told = said(SCHEME, only_friday, with_holidays())
    assert "Uge 52: 25.12.2026 er juledag. Tjek timerne, eller del ugen ud." in told
    free = filled(plan=(step(4, Decimal(4), monday=Decimal(4)),))
    assert not any("fridag" in one or "er jule" in one for one in said(SCHEME, free, with_holidays()))


def test_weeks_in_turns_follow_the_plan_and_need_no_reason() -> None:
    asked = Answers({"first": Decimal(20), "second": Decimal(12), "weeks": Decimal(3)})
    after = TURNS.apply(filled(plan=(step(0, Decimal(15)),)), asked, a_basis())
    assert hours(after)[1:] == [("30.11.", "1", "20"), ("07.12.", "1", "12"), ("14.12.", "1", "20")]
    assert not any("falder" in one for one in said(SCHEME, after, a_basis()))
    assert [row.hours("absence") for row in computed(after).rows("plan")] == [22, 17, 25, 17]
    assert TURNS.start(filled(plan=(step(0, Decimal(15)),)), a_basis()).hours("second") == 18
    assert TURNS.start(filled(plan=(step(0, Decimal(37)),)), a_basis()).hours("second") == 34
    too_many = asked.with_answer("weeks", Decimal(MOST_STEPS))
    assert TURNS.apply(after, too_many, a_basis()) == after


@pytest.mark.parametrize(
    ("on", "rest", "left"),
    [
        (START + WEEK, "kept", [("23.11.", "1", "15"), ("30.11.", "2", "10"), ("14.12.", "2", "20")]),
        (START + WEEK, "dropped", [("23.11.", "1", "15"), ("30.11.", "2", "10")]),
        (START + 3 * WEEK, "kept", [("23.11.", "3", "15"), ("14.12.", "2", "10")]),
        (START + 5 * WEEK, "kept", [("23.11.", "3", "15"), ("14.12.", "2", "20"), ("28.12.", "1", "10")]),
    ],
)
def test_hours_change_from_a_date_and_the_weeks_before_stay(on: date, rest: str, left: list[object]) -> None:
    before = filled(plan=TWO_STEPS)
    changed = CHANGE_FROM.apply(before, Answers({"on": on, "hours": Decimal(10), "rest": rest}), a_basis())
    assert hours(changed) == left
    assert changed.date("changed_from") == on
    assert f"Ændret fra: {on:%d.%m.%Y}" in text_of(tuple(SCHEME.document(changed, a_basis())))
    assert CHANGE_FROM.apply(before, Answers({"on": START - WEEK, "hours": Decimal(10)}), a_basis()) == before


def test_the_change_is_proposed_for_the_next_week() -> None:
    start = CHANGE_FROM.start(filled(plan=TWO_STEPS), replace(a_basis(), today=date(2026, 12, 2)))
    assert (start.date("on"), start.hours("hours")) == (date(2026, 12, 7), 15)


def test_a_week_off_counts_neither_as_absence_nor_as_falling() -> None:
    rows = (step(0, Decimal(15)), step(1, Decimal(0), special="vacation"), step(2, Decimal(20)))
    assert not [one for one in found(plan=rows) if "falder" in one or "fravær" in one]
    assert [row.hours("absence") for row in computed(filled(plan=rows)).rows("plan")] == [22, None, 17]
    assert "| 0,0 | Ferie |" in text_of(tuple(SCHEME.document(filled(plan=rows), a_basis())))
    falls = (step(0, Decimal(15)), step(1, Decimal(0), special="vacation"), step(2, Decimal(10)))
    assert "Uge 50: timerne falder fra 15 til 10. Skriv hvorfor under Bemærkning." in found(plan=falls)


def test_a_pause_wants_its_reason() -> None:
    rows = (step(0, Decimal(15)), step(1, Decimal(0), special="paused"), step(2, Decimal(37)))
    assert "Uge 49: skriv grunden til pausen under Bemærkning." in found(plan=rows)
    rows = (rows[0], rows[1].with_answer("remark", "Flytning af afdelingen"), rows[2])
    assert not any("pausen" in one for one in found(plan=rows))


MIDNIGHT = "går over midnat. Skriv tiderne for hvert døgn, for eksempel 22.00–24.00 og 0.00–6.00."


@pytest.mark.parametrize(
    ("times", "told"),
    [
        ("9.00–13.00", ""), ("9-13", ""), ("mandag 9 til 13, onsdag 8:30-12:00", ""), ("22.00–24.00 og 0.00–6.00", ""),
        ("formiddage", ""), ("22.00–6.00", f"Uge 48: “22.00–6.00” {MIDNIGHT}"),
        ("kl. 22 til kl. 6", f"Uge 48: “22 til kl. 6” {MIDNIGHT}"),
        ("8.00–25.00", "Uge 48: “8.00–25.00” er ikke klokkeslæt i et døgn."),
        ("8.00–9.75", "Uge 48: “8.00–9.75” er ikke klokkeslæt i et døgn."),
    ],
)  # fmt: skip
def test_times_lie_within_a_day(times: str, told: str) -> None:
    assert found(plan=(step(0, Decimal(15), times=times), step(1, Decimal(37)))) == ([told] if told else [])


def test_four_hundred_rows_are_told_in_one_sentence() -> None:
    told = found(plan=tuple(step(number, Decimal(15)) for number in range(400)))
    assert [one for one in told if "trin" in one] == [
        "Planen har 400 trin. Der er plads til 104. Lad ens uger stå som ét trin."
    ]


def test_the_first_status_is_proposed_on_the_last_working_day_the_rule_gives() -> None:
    assert begin(a_basis()).rows("follow_ups")[0].date("on") == START + timedelta(days=14)
    closed = replace(a_basis(), day_off=lambda day: "lukket" if day == START + timedelta(days=14) else "")
    assert begin(closed).rows("follow_ups")[0].date("on") == START + timedelta(days=11)


# Hours of benefit, as a help.

EARLY = date(2024, 11, 25)


def amounts(basis: Basis, **changes: object) -> list[tuple[object, ...]]:
    rows = (Answers({"from_day": EARLY, "weeks": Decimal(1), "hours": Decimal(15)}),)
    answers = with_answers(SCHEME.sample(a_basis()), start=EARLY, plan=rows, **changes)
    tables = [block for block in spoken(tuple(SCHEME.document(answers, basis))) if isinstance(block, Table)]
    return [row[1:] for table in tables if table.name == "Sygedagpenge til hjælp" for row in table.rows]


def confirmed() -> Basis:
    return replace(a_basis(), confirmed=frozenset({"SATS-DP 2024-01-01"}))


def test_an_amount_is_only_shown_with_a_rate_somebody_has_confirmed() -> None:
    assert amounts(a_basis()) == [("22,0", "skal bekræftes")]
    assert amounts(confirmed()) == [("22,0", "2.791,58 kr.")]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"treatment_hours": Decimal("1.5")}, [("23,5", "2.981,92 kr.")]),
        ({"no_part_time": True}, [("37,0", "4.694,93 kr.")]),
        ({"normal_hours": Decimal("18.5")}, [("3,5", "under 4 timer")]),
        ({"normal_hours": Decimal(60)}, [("45,0", "4.695,00 kr.")]),
        ({"job_form": "flexi_new"}, []),
    ],
)
def test_hours_of_benefit_follow_the_rules(changes: dict[str, object], shown: list[tuple[str, str]]) -> None:
    assert amounts(confirmed(), **changes) == shown


def test_the_help_is_for_the_citizen_and_the_file_alone() -> None:
    document = tuple(SCHEME.document(SCHEME.sample(a_basis()), a_basis()))
    for reader in SCHEME.readers:
        assert ("Sygedagpenge til hjælp" in text_of(for_reader(document, reader))) is (reader in CASE_ONLY)
    assert Reader.EMPLOYER in SCHEME.readers
