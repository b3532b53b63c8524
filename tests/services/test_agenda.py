"""Deadlines from what happened in a case, in every regime, and what is decided about them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import MoveKind, Urgency
from caseworker_app.domain.event import EventKind
from caseworker_app.errors import Locked, UserError
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.case_forms import case_answers as answers_of
from caseworker_app.services.deadlines import Deadline, State
from caseworker_app.services.duties import DUTIES, EVENT_WORDS, Whose
from tests.archives import FixedClock
from tests.services.office import Place, an_office

K = EventKind


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(at(date(2026, 11, 23)))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    place = an_office(tmp_path, clock)
    yield place
    place.space.close()


@pytest.fixture
def begun(office: Place, clock: FixedClock) -> Callable[..., Case]:
    """A case with that first absence day, opened a week later, looked at today."""

    def begin(first: date, today: date, **changes: object) -> Case:
        clock.at = at(min(date.fromordinal(first.toordinal() + 7), today))
        case = office.case(first_absence_day=first, **changes)
        clock.at = at(today)
        return case

    return begin


def by_key(office: Place, case: Case) -> dict[str, Deadline]:
    return {one.key.split(":")[0]: one for one in office.space.agenda.of_case(case.id)}


def days(office: Place, case: Case) -> dict[str, date | None]:
    """The open deadlines that are counted by a rule."""
    found = by_key(office, case).items()
    return {key: one.due.day if one.due else None for key, one in found if one.is_open}


def note(office: Place, case: Case, kind: EventKind, day: date, until: date | None = None) -> None:
    office.space.decisions.note_event(case.id, kind, day, until=until)


def test_ex_11_regime_b(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 1, 5), date(2026, 1, 12))
    assert days(office, case) == {
        "SDP-07A-1": date(2026, 2, 2),
        "SDP-30": date(2026, 2, 3),
        "SDP-07C-1": date(2026, 2, 8),
        "SDP-40-1": date(2026, 2, 9),
        "SDP-13B-1a": date(2026, 3, 1),
        "SDP-13B-1b": None,  # ends on 4 July, across the change of 1 July
        "SDP-7A-RSL": date(2026, 7, 17),
        "SDP-24-1": date(2026, 7, 31),
    }
    first = by_key(office, case)["SDP-13B-1a"]
    assert first.act_by == date(2026, 2, 27)
    picture = office.space.agenda.duration(case.id)
    assert not isinstance(picture, Unsettled)
    assert picture.employer_period_ends == date(2026, 2, 3)
    assert picture.counted_from == date(2026, 2, 4)
    assert picture.limit_reached == date(2026, 7, 7)
    assert picture.exceeded_on == date(2026, 7, 8)
    assert picture.stops_on == date(2026, 7, 31)


def test_ex_12_and_13_regime_c(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    note(office, case, K.FORECAST, date(2026, 11, 10), date(2027, 3, 1))
    assert days(office, case) == {
        "SDP-07A-1": date(2026, 11, 30),
        "SDP-30": date(2026, 12, 1),
        "SDP-07C-1": date(2026, 12, 6),
        "SDP-40-1": date(2026, 12, 7),
        "LOK-SAMTALE": date(2026, 12, 27),
        "SDP-C-26": date(2027, 5, 2),
        "SDP-7A-RSL": date(2027, 5, 17),
        "SDP-24-1": date(2027, 5, 31),
    }

    note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 6, 15))
    later = days(office, case)
    assert "SDP-C-26" not in later
    assert later["SDP-C-1talk"] == date(2027, 5, 1)
    assert later["SDP-C-first"] is None
    task = next(one for one in office.space.agenda.of_case(case.id) if one.what == "Opfølgning: vurdér samtale")
    assert task.due is not None
    assert task.due.day == date(2026, 11, 30)


def test_without_a_forecast_the_first_thing_is_to_note_one(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 10))
    assert days(office, case)["LOK-PROGNOSE"] == date(2026, 11, 16)
    note(office, case, K.FORECAST, date(2026, 11, 10), date(2026, 12, 1))
    assert "LOK-PROGNOSE" not in days(office, case)


def test_a_forecast_of_the_last_day_of_26_weeks_still_exempts(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    note(office, case, K.FORECAST, date(2026, 11, 22), date(2027, 5, 2))
    assert "SDP-C-26" in days(office, case)
    note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 5, 3))
    assert "SDP-C-26" not in days(office, case)


def test_the_self_employed_have_no_employer_and_are_inside_the_follow_up(
    office: Place, begun: Callable[..., Case]
) -> None:
    found = days(office, begun(date(2026, 11, 2), date(2026, 11, 10), job_form="self_employed"))
    assert not {"SDP-07A-1", "SDP-07C-1", "SDP-40-1", "SDP-30", "SDP-C-26"} & set(found)
    assert "SDP-C-1talk" in found


@pytest.mark.parametrize(
    ("first", "today", "follow_up"),
    [
        (date(2024, 4, 22), date(2024, 6, 3), date(2024, 6, 16)),
        (date(2025, 1, 20), date(2025, 3, 3), date(2025, 3, 16)),
        (date(2024, 12, 2), date(2025, 1, 6), date(2025, 1, 26)),
        (date(2026, 5, 6), date(2026, 6, 29), date(2026, 6, 30)),
        (date(2026, 5, 7), date(2026, 6, 29), None),
        (date(2026, 5, 7), date(2026, 7, 2), None),
    ],
)
def test_the_first_follow_up_in_each_regime_and_across_the_changes(
    office: Place, begun: Callable[..., Case], first: date, today: date, follow_up: date | None
) -> None:
    case = begun(first, today)
    one = by_key(office, case)["SDP-13B-1a"]
    assert (one.due.day if one.due else None) == follow_up
    assert isinstance(one.rule, Provision if follow_up else Unsettled)


def test_a_deadline_of_the_old_law_stays_overdue_under_the_new(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 4, 20), date(2026, 7, 2))
    one = by_key(office, case)["SDP-13B-1a"]
    assert one.due is not None
    assert (one.due.day, one.urgency) == (date(2026, 6, 14), Urgency.OVERDUE)


def test_from_2027_the_duration_is_not_settled(office: Place, begun: Callable[..., Case]) -> None:
    found = days(office, begun(date(2027, 1, 4), date(2027, 1, 11)))
    assert found["SDP-24-1"] is None
    assert found["SDP-07A-1"] == date(2027, 2, 1)


def test_regime_b_only_checks_who_is_soon_well(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    note(office, case, K.TALK_HELD, date(2025, 4, 7))
    assert "SDP-13B-1b" in days(office, case)
    note(office, case, K.FORECAST, date(2025, 4, 7), date(2025, 6, 1))
    found = days(office, case)
    assert "SDP-13B-1b" not in found
    assert found["SDP-13F"] == date(2025, 7, 6)


def test_four_talks_are_counted(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2024, 1, 8), date(2024, 6, 3))
    for month in (2, 3, 4):
        note(office, case, K.TALK_HELD, date(2024, month, 20))
        assert "SDP-13B-1b" in days(office, case)
    note(office, case, K.TALK_HELD, date(2024, 5, 20))
    assert by_key(office, case)["SDP-13B-1b"].done_on == date(2024, 5, 20)


def test_ex_17_early_follow_up_starts_its_own_clock(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 1, 5), date(2026, 2, 6))
    note(office, case, K.EARLY_REQUEST, date(2026, 2, 4))
    found = by_key(office, case)
    assert found["SDP-13B-2"].due is not None
    assert found["SDP-13B-2"].due.day == date(2026, 2, 18)
    assert found["SDP-07C-1"].state is State.DONE
    note(office, case, K.EARLY_DECLINED, date(2026, 2, 6))
    assert by_key(office, case)["SDP-13B-2"].state is State.DONE


def test_every_event_that_starts_a_clock_does(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 10, 5), date(2026, 11, 23))
    day, letter = date(2026, 11, 20), date(2026, 12, 4)
    expected = {
        K.NOTICE_LETTER_SENT: ("SDP-40-5", date(2026, 11, 28)), K.FORM_SENT: ("SDP-11-3", date(2026, 11, 28)),
        K.EARLY_LETTER_SENT: ("SDP-FT-consent", date(2026, 11, 24)),
        K.CERTIFICATE_REQUESTED: ("SDP-11A-dl", date(2026, 12, 4)), K.HEARING_SENT: ("ADM-19", letter),
        K.DECISION_RECEIVED: ("ADM-APP-1", date(2026, 12, 18)),
        K.COMPLAINT_RECEIVED: ("ADM-APP-2", date(2026, 12, 18)), K.ACCESS_REQUESTED: ("ADM-AKT", date(2026, 12, 1)),
        K.BENEFIT_STOPPED: ("SDP-21", date(2026, 12, 18)), K.WORK_TRIAL_STARTED: ("VP-61-1b", None),
        K.MENTOR_STARTED: ("MEN-167-1", date(2027, 5, 19)), K.SECTION_56_APPROVED: ("P56-6", date(2028, 11, 19)),
        K.ASSISTANCE_HOURS: ("PA-pay", date(2027, 2, 20)),
        K.ASSISTANCE_CLAIM_RECEIVED: ("PA-pay-14", date(2026, 12, 4)),
        K.EMPLOYER_PAID_BENEFIT: ("SDP-40-2", date(2026, 11, 27)), K.LA_165_RECEIVED: ("VEJ-LÆ165", None),
    }  # fmt: skip
    expected[K.WORK_TRIAL_STARTED] = ("VP-61-1b", date(2027, 2, 18))
    for kind, (rule, due) in expected.items():
        note(office, case, kind, day, letter if kind is K.HEARING_SENT else None)
        assert days(office, case)[rule] == due, kind
    anchored = {rule for rule, _ in expected.values()} | {"SDP-13B-2", "SDP-13F"}
    first_day_only = {duty.rule for duty in DUTIES} - anchored - {"SDP-40-1", "SDP-40-3"}
    assert first_day_only <= set(by_key(office, case)) | {
        "SDP-13B-1a", "SDP-13B-1b", "SDP-C-26", "SDP-C-1talk", "SDP-C-first",
    }  # fmt: skip


def test_all_kinds_of_events_have_words() -> None:
    assert set(EVENT_WORDS) == set(EventKind)


def test_a_corrected_first_absence_day_moves_what_is_not_done_and_keeps_what_was(
    office: Place, begun: Callable[..., Case]
) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    note(office, case, K.EMPLOYER_TALK, date(2025, 3, 20))
    before = by_key(office, case)
    office.space.decisions.done(before["SDP-40-1"])

    facts = answers_of(office.space.cases.case(case.id)).with_answer("first_absence_day", date(2025, 3, 10))
    office.space.cases.correct(case.id, facts)

    after = by_key(office, case)
    for kept in ("SDP-07A-1", "SDP-40-1"):
        assert after[kept].due == before[kept].due
    assert after["SDP-13B-1a"].due is not None
    assert after["SDP-13B-1a"].due.day == date(2025, 5, 4)
    assert after["SDP-13B-1a"].key == before["SDP-13B-1a"].key


def test_an_event_struck_takes_back_what_it_fulfilled(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    event, _ = office.space.decisions.note_event(case.id, K.TALK_HELD, date(2025, 4, 9))
    assert by_key(office, case)["SDP-13B-1a"].state is State.DONE
    office.space.decisions.strike_event(case.id, event.id, "Skrevet på den forkerte sag")
    assert by_key(office, case)["SDP-13B-1a"].state is State.OPEN
    assert office.space.agenda.events(case.id) == ()
    assert "Samtale holdt 09.04.2025 er streget: Skrevet på den forkerte sag" in office.lines(case.id)


def test_what_was_postponed_or_reopened_is_done_by_a_later_event(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    decisions = office.space.decisions
    decisions.postpone(by_key(office, case)["SDP-13B-1a"], date(2025, 4, 23), "Ferie")
    first, _ = decisions.note_event(case.id, K.TALK_HELD, date(2025, 4, 9))
    assert by_key(office, case)["SDP-13B-1a"].state is State.DONE
    decisions.strike_event(case.id, first.id, "Forkert dag")
    assert by_key(office, case)["SDP-13B-1a"].is_open
    note(office, case, K.TALK_HELD, date(2025, 4, 8))
    assert by_key(office, case)["SDP-13B-1a"].done_on == date(2025, 4, 8)
    assert office.lines(case.id)[-1] == "Samtale holdt 08.04.2025. Frist klaret: Første opfølgning"


def test_postponing_has_a_reason_and_stops_at_the_law(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    decisions = office.space.decisions
    law = by_key(office, case)["SDP-13B-1a"]
    assert law.due is not None
    for day, reason in ((date(2025, 4, 28), "Ferie"), (date(2025, 4, 10), "Ferie"), (date(2025, 4, 15), "  ")):
        with pytest.raises(UserError):
            decisions.postpone(law, day, reason)
    decisions.postpone(law, date(2025, 4, 23), "Borgeren er på kursus.")
    later = by_key(office, case)["SDP-13B-1a"]
    assert (later.state, later.due, later.act_by) == (State.POSTPONED, law.due, date(2025, 4, 23))
    assert later.urgency is Urgency.LATER
    decisions.postpone(later, date(2025, 4, 27), "Og syg bagefter.")
    again = by_key(office, case)["SDP-13B-1a"]
    assert [move.kind for move in again.moves] == [MoveKind.POSTPONED] * 2
    assert again.act_by == date(2025, 4, 25)
    assert "Frist udsat til 27.04.2025: Første opfølgning. Og syg bagefter." in office.lines(case.id)

    facts = answers_of(office.space.cases.case(case.id)).with_answer("first_absence_day", date(2025, 2, 24))
    office.space.cases.correct(case.id, facts)
    nearer = by_key(office, case)["SDP-13B-1a"]
    assert nearer.planned is not None
    assert nearer.planned.day == date(2025, 4, 20)


def test_a_target_of_the_office_may_be_postponed_past_its_day(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    office.space.decisions.postpone(by_key(office, case)["LOK-SAMTALE"], date(2027, 1, 15), "Lederen er på ferie.")
    assert days(office, case)["LOK-SAMTALE"] == date(2027, 1, 15)


def test_exception_and_not_relevant_need_a_reason_and_can_be_taken_back(
    office: Place, begun: Callable[..., Case]
) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    decisions = office.space.decisions
    one = by_key(office, case)["SDP-07A-1"]
    for decide in (decisions.except_from, decisions.not_relevant):
        with pytest.raises(UserError) as told:
            decide(one, " ")
        assert told.value.field == "reason"
    decisions.except_from(one, "Ansættelsen ophører inden 8 uger.")
    assert by_key(office, case)["SDP-07A-1"].state is State.EXCEPTION
    decisions.reopen(by_key(office, case)["SDP-07A-1"])
    assert by_key(office, case)["SDP-07A-1"].state is State.OPEN
    decisions.not_relevant(by_key(office, case)["SDP-07A-1"], "Ingen leder.")
    assert by_key(office, case)["SDP-07A-1"].state is State.NOT_RELEVANT


def test_a_chance_that_passed_is_over_and_not_overdue(office: Place, begun: Callable[..., Case]) -> None:
    found = by_key(office, begun(date(2026, 9, 7), date(2026, 11, 23)))
    assert found["SDP-07C-1"].state is State.LAPSED
    assert found["SDP-07A-1"].urgency is Urgency.OVERDUE


def test_full_return_ends_the_clocks_of_the_law(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2025, 3, 3), date(2025, 4, 10))
    note(office, case, K.TALK_HELD, date(2025, 4, 1))
    note(office, case, K.FULLY_FIT, date(2025, 4, 9))
    assert days(office, case) == {}
    assert by_key(office, case)["SDP-13B-1a"].state is State.DONE


def test_a_case_without_absence_has_no_clock(office: Place) -> None:
    case = office.case(kind="at_risk", first_absence_day=None, confirmed_by=None)
    assert office.space.agenda.of_case(case.id) == ()


def test_events_are_refused_where_they_cannot_be(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    for kind, day, until, field in (
        (K.TALK_HELD, date(2026, 11, 24), None, "day"), (K.FORECAST, date(2026, 11, 23), None, "until"),
        (K.FORECAST, date(2026, 11, 23), date(2026, 11, 22), "until"),
    ):  # fmt: skip
        with pytest.raises(UserError) as told:
            office.space.decisions.note_event(case.id, kind, day, until=until)
        assert told.value.field == field
    note(office, case, K.TALK_PLANNED, date(2026, 12, 1))
    office.close_case(case)
    with pytest.raises(Locked):
        note(office, case, K.TALK_HELD, date(2026, 11, 23))


def test_own_tasks_have_a_day_an_owner_and_an_end(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    office.space.decisions.add_task("ring til Anne fredag", case.id)
    office.space.decisions.add_task("bestil lokale i dag", owner="Ib Rask")
    rows = [row for row in office.space.agenda.day() if row.deadline.key.startswith("task:")]
    assert [(row.deadline.owner, row.citizen, row.deadline.urgency) for row in rows] == [
        ("Ib Rask", "", Urgency.TODAY),
        ("Maja Holst", "Søren Ødum", Urgency.THIS_WEEK),
    ]
    for row in rows:
        office.space.decisions.done(row.deadline)
    assert not [row for row in office.space.agenda.day() if row.deadline.key.startswith("task:")]
    office.space.decisions.add_task("send brev om 2 uger", case.id)
    [task] = [row.deadline for row in office.space.agenda.day() if row.deadline.key.startswith("task:")]
    office.space.decisions.postpone(task, date(2026, 12, 24), "Afventer svar.")
    [task] = [row.deadline for row in office.space.agenda.day() if row.deadline.key.startswith("task:")]
    assert task.due is not None
    assert task.due.day == date(2026, 12, 24)


def test_agreements_bring_their_days_and_a_new_version_keeps_decisions(office: Place, clock: FixedClock) -> None:
    clock.at = at(date(2026, 11, 2))
    case = office.case(first_absence_day=date(2026, 9, 14))
    office.in_force(case)
    kinds = {one.key.split(":")[0] for one in office.space.agenda.of_case(case.id)}
    assert {"consent", "follow_up", "step", "end"} <= kinds


def test_the_day_is_in_order_and_of_those_asked_for(
    office: Place, begun: Callable[..., Case]
) -> None:
    case = begun(date(2026, 9, 7), date(2026, 11, 23))
    office.space.decisions.add_task("ring i dag")
    rows = office.space.agenda.day(Whose.OFFICE)
    order = list(Urgency)
    known = [order.index(row.deadline.urgency) for row in rows if row.deadline.urgency]
    assert known == sorted(known)
    assert all(row.deadline.whose is Whose.OFFICE for row in rows)
    office.close_case(case)
    assert [row.deadline.case_id for row in office.space.agenda.day()] == [None]


def test_meetings_of_the_day_and_silent_cases(office: Place, begun: Callable[..., Case], clock: FixedClock) -> None:
    case = begun(date(2026, 10, 5), date(2026, 11, 23))
    assert office.space.agenda.silent()[0].case_id == case.id
    note(office, case, K.TALK_PLANNED, date(2026, 11, 24))
    assert office.space.agenda.silent() == ()
    clock.at = at(date(2026, 11, 24))
    [row] = office.space.my_day.meetings(office.space.my_day.rows())
    assert row.citizen == "Søren Ødum"
    note(office, case, K.TALK_HELD, date(2026, 11, 24))
    assert office.space.my_day.meetings(office.space.my_day.rows()) == ()


def test_a_forecast_is_what_the_clock_of_26_weeks_offers_to_note(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 11, 2), date(2026, 11, 23))
    note(office, case, K.FORECAST, date(2026, 11, 10), date(2027, 3, 1))
    assert by_key(office, case)["SDP-C-26"].ended_by == (K.FULLY_FIT, K.FORECAST)
    note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 2, 1))
    assert by_key(office, case)["SDP-C-26"].is_open
    note(office, case, K.FULLY_FIT, date(2026, 11, 23))
    assert by_key(office, case)["SDP-C-26"].state is State.DONE


def test_the_self_employed_wait_fewer_days_for_the_weeks_to_count(office: Place, begun: Callable[..., Case]) -> None:
    case = begun(date(2026, 1, 5), date(2026, 1, 12), job_form="self_employed")
    picture = office.space.agenda.duration(case.id)
    assert not isinstance(picture, Unsettled)
    assert (picture.counted_from, picture.stops_on) == (date(2026, 1, 19), date(2026, 6, 30))
    assert days(office, case)["SDP-24-1"] == date(2026, 6, 30)


class TestFirstTalkAcrossTheChangeOf2025:
    """Whether § 13 f holds for an absence that began before it is not settled."""

    @pytest.fixture
    def case(self, office: Place, begun: Callable[..., Case]) -> Case:
        case = begun(date(2024, 11, 18), date(2025, 1, 13))
        note(office, case, K.TALK_HELD, date(2025, 1, 8))
        return case

    def test_with_a_short_forecast_neither_way_is_settled(self, office: Place, case: Case) -> None:
        note(office, case, K.FORECAST, date(2025, 1, 8), date(2025, 3, 1))
        found = by_key(office, case)
        for key in ("SDP-13F", "SDP-13B-1b"):
            assert found[key].due is None
            assert isinstance(found[key].rule, Unsettled)
            assert found[key].rule.id == "SDP-13F"

    def test_with_a_long_one_the_four_talks_stand(self, office: Place, case: Case) -> None:
        note(office, case, K.FORECAST, date(2025, 1, 8), date(2025, 9, 1))
        found = days(office, case)
        assert found["SDP-13B-1b"] == date(2025, 5, 17)
        assert "SDP-13F" not in found

    def test_a_talk_before_the_change_is_under_the_old_rules(self, office: Place, begun: Callable[..., Case]) -> None:
        case = begun(date(2024, 11, 4), date(2025, 1, 13))
        note(office, case, K.TALK_HELD, date(2024, 12, 18))
        note(office, case, K.FORECAST, date(2025, 1, 8), date(2025, 2, 1))
        found = days(office, case)
        assert found["SDP-13B-1b"] is not None
        assert "SDP-13F" not in found


def test_word_before_the_stop_is_not_settled_when_the_stop_is_not(office: Place, begun: Callable[..., Case]) -> None:
    found = by_key(office, begun(date(2027, 1, 4), date(2027, 1, 11)))
    for key in ("SDP-7A-RSL", "SDP-24-1"):
        assert found[key].due is None
        assert isinstance(found[key].rule, Unsettled)
