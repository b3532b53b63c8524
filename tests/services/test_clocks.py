"""Events of a case and what they do to its clocks: what is fulfilled stays, what is corrected moves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import MoveKind, Urgency
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.errors import UserError
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.case_forms import case_answers as answers_of
from caseworker_app.services.deadlines import Deadline, State
from tests.archives import FixedClock
from tests.services.office import Place, an_office

K = EventKind
FIRST = date(2026, 11, 2)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 9, 9, tzinfo=UTC))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    place = an_office(tmp_path, clock)
    yield place
    place.space.close()


@pytest.fixture
def case(office: Place, clock: FixedClock) -> Case:
    """Sick-listed since 2 November, opened a week later, looked at on the 23rd."""
    found = office.case(first_absence_day=FIRST)
    clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return found


def all_of(office: Place, case: Case, rule: str) -> list[Deadline]:
    return [one for one in office.space.agenda.of_case(case.id) if one.key.split(":")[0] == rule]


def one_of(office: Place, case: Case, rule: str) -> Deadline:
    [found] = all_of(office, case, rule)
    return found


def day_of(office: Place, case: Case, rule: str) -> date | None:
    due = one_of(office, case, rule).due
    return due.day if due else None


def note(office: Place, case: Case, kind: EventKind, day: date, until: date | None = None) -> CaseEvent:
    return office.space.decisions.note_event(case.id, kind, day, until=until)[0]


def words(office: Place, deadline: Deadline) -> list[str]:
    from_texts = office.space.agenda.explanation(deadline).lines
    return [line.words for line in from_texts]


class TestWhoPays:
    def test_as_long_as_nobody_knows_it_is_said(self, office: Place, case: Case) -> None:
        found = one_of(office, case, "SDP-40-1")
        assert found.what == "Arbejdsgiverens anmeldelse i NemRefusion, hvis der betales løn"
        assert found.due is not None
        assert found.due.day == date(2026, 12, 7)
        assert {K.NOTICE_RECEIVED, K.EMPLOYER_PAYS_WAGES, K.EMPLOYER_PAID_BENEFIT, K.EMPLOYER_PAYS_NOTHING} == set(
            found.ended_by
        )

    @pytest.mark.parametrize(
        ("payer", "day", "rule", "due"),
        [
            (K.EMPLOYER_PAYS_WAGES, date(2026, 11, 9), "SDP-40-1", date(2026, 12, 7)),
            (K.EMPLOYER_PAID_BENEFIT, date(2026, 11, 20), "SDP-40-2", date(2026, 11, 27)),
            (K.EMPLOYER_PAYS_NOTHING, date(2026, 11, 9), "SDP-40-3", date(2026, 11, 16)),
        ],
    )
    def test_what_is_paid_decides_the_day(
        self, office: Place, case: Case, payer: EventKind, day: date, rule: str, due: date
    ) -> None:
        note(office, case, payer, day)
        found = [one for one in office.space.agenda.of_case(case.id) if one.rule and one.rule.id.startswith("SDP-40")]
        assert [(one.key.split(":")[0], one.due and one.due.day, one.what) for one in found] == [
            (rule, due, "Arbejdsgiverens anmeldelse i NemRefusion")
        ]
        note(office, case, K.NOTICE_RECEIVED, date(2026, 11, 10))
        done = one_of(office, case, rule)
        assert (done.state, done.done_on) == (State.DONE, date(2026, 11, 10))

    def test_what_was_notified_before_stays_done(self, office: Place, case: Case) -> None:
        note(office, case, K.NOTICE_RECEIVED, date(2026, 11, 10))
        note(office, case, K.EMPLOYER_PAYS_WAGES, date(2026, 11, 11))
        assert one_of(office, case, "SDP-40-1").state is State.DONE


class TestForecast:
    def test_a_noted_forecast_is_done_with_the_event_as_its_reason(self, office: Place, case: Case) -> None:
        event = note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 3, 1))
        found = one_of(office, case, "LOK-PROGNOSE")
        assert (found.state, found.done_by, found.done_on) == (State.DONE, event, event.day)
        assert found.places == {"number": 26}
        assert "{event} {day}" in words(office, found)
        assert office.lines(case.id)[-1].endswith("Frist klaret: Vurdér, om borgeren ventes rask inden 26 uger")
        office.space.decisions.strike_event(case.id, event.id, "Forkert sag")
        assert one_of(office, case, "LOK-PROGNOSE").state is State.OPEN

    def test_one_that_was_known_before_the_case_counts(self, office: Place, case: Case) -> None:
        note(office, case, K.FORECAST, date(2026, 11, 5), date(2027, 3, 1))
        assert one_of(office, case, "LOK-PROGNOSE").state is State.DONE

    def test_a_change_of_it_is_judged_again_and_again_ex_12_13(self, office: Place, case: Case) -> None:
        def applies() -> set[str]:
            found = office.space.agenda.of_case(case.id)
            return {one.key.split(":")[0] for one in found if one.is_open} & {"SDP-C-26", "SDP-C-1talk", "SDP-C-first"}

        assert applies() == set()
        note(office, case, K.FORECAST, date(2026, 11, 10), date(2027, 3, 1))
        assert applies() == {"SDP-C-26"}
        assert day_of(office, case, "SDP-C-26") == date(2027, 5, 2)
        note(office, case, K.FORECAST, date(2026, 11, 20), date(2027, 6, 15))
        assert applies() == {"SDP-C-1talk", "SDP-C-first"}
        open_tasks = [one for one in all_of(office, case, "LOK-PROGNOSE") if one.is_open]
        assert [one.what for one in open_tasks] == ["Opfølgning: vurdér samtale"]
        note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 2, 1))
        assert applies() == {"SDP-C-26"}
        assert not [one for one in all_of(office, case, "LOK-PROGNOSE") if one.is_open]

    def test_a_talk_that_was_held_stays_held_when_the_forecast_gets_better(self, office: Place, case: Case) -> None:
        note(office, case, K.FORECAST, date(2026, 11, 10), date(2027, 6, 15))
        held = note(office, case, K.TALK_HELD, date(2026, 11, 20))
        note(office, case, K.FORECAST, date(2026, 11, 23), date(2027, 2, 1))
        for rule in ("SDP-C-1talk", "SDP-C-first"):
            assert one_of(office, case, rule).done_by == held
        kept = [one for one in all_of(office, case, "LOK-PROGNOSE") if one.what == "Opfølgning: vurdér samtale"]
        assert [one.done_by for one in kept] == [held]


def test_le_165_has_no_day_and_waits_for_an_answer(office: Place, case: Case) -> None:
    note(office, case, K.LA_165_RECEIVED, date(2026, 11, 20))
    found = one_of(office, case, "VEJ-LÆ165")
    assert found.is_open
    assert found.due is None
    assert isinstance(found.rule, Unsettled)
    assert office.space.agenda.next_of((case.id,))[case.id].has_unsettled
    note(office, case, K.LA_165_ANSWERED, date(2026, 11, 23))
    assert one_of(office, case, "VEJ-LÆ165").state is State.DONE


class TestOpenedAgain:
    def test_another_event_that_stands_keeps_it_done(self, office: Place, case: Case) -> None:
        first = note(office, case, K.TALK_HELD, date(2026, 11, 12))
        second = note(office, case, K.TALK_HELD, date(2026, 11, 20))
        office.space.decisions.strike_event(case.id, first.id, "Var en anden borger")
        found = one_of(office, case, "LOK-SAMTALE")
        assert (found.state, found.done_on, found.done_by) == (State.DONE, second.day, second)
        office.space.decisions.strike_event(case.id, second.id, "Også forkert")
        assert one_of(office, case, "LOK-SAMTALE").state is State.OPEN

    def test_by_hand_it_stays_open_until_something_new_is_noted(
        self, office: Place, case: Case, clock: FixedClock
    ) -> None:
        note(office, case, K.TALK_HELD, date(2026, 11, 12))
        clock.at += timedelta(minutes=1)
        office.space.decisions.reopen(one_of(office, case, "LOK-SAMTALE"))
        assert one_of(office, case, "LOK-SAMTALE").state is State.OPEN
        clock.at += timedelta(minutes=1)
        again = note(office, case, K.TALK_HELD, date(2026, 11, 23))
        found = one_of(office, case, "LOK-SAMTALE")
        assert (found.state, found.done_on, found.done_by) == (State.DONE, again.day, again)
        assert office.lines(case.id)[-1].endswith("Frist klaret: Første samtale")


class TestCorrectedFirstDay:
    def correct(self, office: Place, case: Case, day: date) -> None:
        facts = answers_of(office.space.cases.case(case.id)).with_answer("first_absence_day", day)
        office.space.cases.correct(case.id, facts)

    def test_every_clock_of_it_moves_but_what_is_done(self, office: Place, case: Case) -> None:
        note(office, case, K.EMPLOYER_TALK, date(2026, 11, 16))
        moving = ("SDP-07C-1", "SDP-40-1", "SDP-30", "LOK-SAMTALE", "SDP-7A-RSL", "SDP-24-1")
        before = {rule: day_of(office, case, rule) for rule in ("SDP-07A-1", *moving)}
        self.correct(office, case, FIRST - timedelta(days=28))
        assert day_of(office, case, "SDP-07A-1") == before["SDP-07A-1"]
        for rule in moving[:4]:
            old, new = before[rule], day_of(office, case, rule)
            assert old is not None
            assert new == old - timedelta(days=28), rule
        for rule in moving[4:]:
            assert day_of(office, case, rule) != before[rule]

    def test_who_confirmed_it_is_told(self, office: Place, case: Case) -> None:
        assert "Bekræftet af arbejdsgiveren." in words(office, one_of(office, case, "LOK-SAMTALE"))

    def test_events_keep_their_own_clocks(self, office: Place, case: Case) -> None:
        note(office, case, K.FORM_SENT, date(2026, 11, 20))
        self.correct(office, case, FIRST - timedelta(days=7))
        assert day_of(office, case, "SDP-11-3") == date(2026, 11, 28)


class TestPostponing:
    def test_no_last_day_of_law_can_be_passed(self, office: Place, case: Case) -> None:
        for kind in (K.FORM_SENT, K.EARLY_REQUEST, K.COMPLAINT_RECEIVED, K.ACCESS_REQUESTED, K.DECISION_RECEIVED):
            note(office, case, kind, date(2026, 11, 23))
        law = [one for one in office.space.agenda.of_case(case.id) if one.is_open and one.is_law and one.due]
        assert len(law) > 8
        for one in law:
            assert one.due is not None
            with pytest.raises(UserError) as told:
                office.space.decisions.postpone(one, one.due.day + timedelta(days=1), "Ferie")
            assert told.value.field == "day"

    def test_every_move_stands_in_the_history(self, office: Place, case: Case) -> None:
        decisions, steps = office.space.decisions, []
        for day in (date(2026, 12, 1), date(2026, 12, 4)):
            decisions.postpone(one_of(office, case, "LOK-SAMTALE"), day, f"Ferie til {day.day}.")
            steps.append(f"Frist udsat til {day:%d.%m.%Y}: Første samtale. Ferie til {day.day}.")
        decisions.except_from(one_of(office, case, "LOK-SAMTALE"), "Uafvendeligt sygeforløb.")
        decisions.reopen(one_of(office, case, "LOK-SAMTALE"))
        decisions.not_relevant(one_of(office, case, "LOK-SAMTALE"), "Flyttet til en anden kommune.")
        decisions.reopen(one_of(office, case, "LOK-SAMTALE"))
        decisions.done(one_of(office, case, "LOK-SAMTALE"))
        steps += [
            "Undtagelse fra frist: Første samtale. Uafvendeligt sygeforløb.", "Frist åbnet igen: Første samtale",
            "Frist ikke relevant: Første samtale. Flyttet til en anden kommune.", "Frist åbnet igen: Første samtale",
            "Frist klaret: Første samtale",
        ]  # fmt: skip
        assert office.lines(case.id)[-7:] == steps
        assert [move.kind for move in one_of(office, case, "LOK-SAMTALE").moves] == [
            MoveKind.POSTPONED, MoveKind.POSTPONED, MoveKind.EXCEPTION, MoveKind.REOPENED, MoveKind.NOT_RELEVANT,
            MoveKind.REOPENED, MoveKind.DONE,
        ]  # fmt: skip


class TestTakingBack:
    def test_what_was_decided_before_counts_again(self, office: Place, case: Case) -> None:
        decisions = office.space.decisions
        decisions.postpone(one_of(office, case, "LOK-SAMTALE"), date(2026, 12, 1), "Ferie")
        decisions.done(one_of(office, case, "LOK-SAMTALE"))
        decisions.take_back(one_of(office, case, "LOK-SAMTALE"))
        found = one_of(office, case, "LOK-SAMTALE")
        assert (found.state, found.act_by) == (State.POSTPONED, date(2026, 12, 1))
        assert office.lines(case.id)[-1] == "Frist udsat til 01.12.2026: Første samtale. Ferie"

    @pytest.mark.parametrize("decide", ["done", "postpone", "except_from", "not_relevant"])
    def test_the_first_decision_leaves_it_as_it_was(self, office: Place, case: Case, decide: str) -> None:
        decisions, before = office.space.decisions, one_of(office, case, "LOK-SAMTALE")
        {
            "done": lambda: decisions.done(before),
            "postpone": lambda: decisions.postpone(before, date(2026, 12, 1), "Ferie"),
            "except_from": lambda: decisions.except_from(before, "Sygehus"),
            "not_relevant": lambda: decisions.not_relevant(before, "Flyttet"),
        }[decide]()
        decisions.take_back(one_of(office, case, "LOK-SAMTALE"))
        found = one_of(office, case, "LOK-SAMTALE")
        assert (found.state, found.due, found.urgency) == (State.OPEN, before.due, before.urgency)
        with pytest.raises(UserError):
            decisions.take_back(before)

    def test_a_deadline_opened_again_is_closed_again(self, office: Place, case: Case) -> None:
        decisions = office.space.decisions
        decisions.not_relevant(one_of(office, case, "LOK-SAMTALE"), "Flyttet")
        decisions.reopen(one_of(office, case, "LOK-SAMTALE"))
        decisions.take_back(one_of(office, case, "LOK-SAMTALE"))
        assert one_of(office, case, "LOK-SAMTALE").state is State.NOT_RELEVANT


class TestWhose:
    """The office acts on what citizen and doctor missed; what the employer missed it watches."""

    @pytest.mark.parametrize(
        ("kind", "rule", "is_ours"),
        [(K.FORM_SENT, "SDP-11-3", True), (K.CERTIFICATE_REQUESTED, "SDP-11A-dl", True),
         (K.ASSISTANCE_HOURS, "PA-pay", False)],
    )  # fmt: skip
    def test_when_it_is_missed(
        self, office: Place, case: Case, clock: FixedClock, kind: EventKind, rule: str, is_ours: bool
    ) -> None:
        note(office, case, kind, date(2026, 11, 23))
        assert not one_of(office, case, rule).is_ours
        clock.at += timedelta(days=120)
        found = one_of(office, case, rule)
        assert found.urgency is Urgency.OVERDUE
        assert found.is_ours is is_ours
