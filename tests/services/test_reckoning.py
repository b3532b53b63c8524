"""What was reckoned is never older than the archive: every change shows at once, and only it is read again."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import Unit, Urgency
from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.local import RuleFiles
from caseworker_app.schemes.case_forms import case_answers as answers_of
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.deadlines import Deadline
from caseworker_app.settings import CHRISTMAS_EVE
from tests.archives import FixedClock
from tests.services.office import Place, an_office, with_answers

K = EventKind
TODAY = date(2026, 11, 23)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    place = an_office(tmp_path, clock)
    yield place
    place.space.close()


@pytest.fixture
def case(office: Place, clock: FixedClock) -> Case:
    """Sick-listed since 2 November, with a plan in force; a second case beside it."""
    clock.at = datetime(2026, 11, 10, 9, tzinfo=UTC)
    office.case(cpr="620771-0131", name="Åse Wied", first_absence_day=date(2026, 10, 5))
    found = office.case(first_absence_day=date(2026, 11, 2))
    office.in_force(found)
    clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return found


def everything(office: Place, agenda: Agenda, case: Case) -> tuple[object, ...]:
    """All the agenda has to say; the case that is asked for may be closed."""
    rows, states = agenda.day(), agenda.states()
    return rows, states, agenda.next_of(states), agenda.of_case(case.id), agenda.find("nothing", None)


def an_open(office: Place, case: Case, key: str) -> Deadline:
    return next(one for one in office.space.agenda.of_case(case.id) if one.key == key)


def correct(office: Place, case: Case, **changes: object) -> None:
    known = answers_of(office.space.cases.case(case.id))
    office.space.cases.correct(case.id, with_answers(known, **changes))


def note(office: Place, case: Case, kind: EventKind, until: date | None = None) -> None:
    office.space.decisions.note_event(case.id, kind, TODAY, until=until)


def strike(office: Place, case: Case) -> None:
    event, _ = office.space.decisions.note_event(case.id, K.TALK_HELD, TODAY)
    office.space.agenda.day()
    office.space.decisions.strike_event(case.id, event.id, "Forkert sag")


def postpone_task(office: Place, case: Case) -> None:
    office.space.decisions.add_task("ring i morgen")
    [task] = [row.deadline for row in office.space.agenda.day() if row.deadline.case_id is None]
    office.space.decisions.postpone(task, TODAY + timedelta(days=9), "Ferie")


def tighter_target(office: Place, case: Case) -> None:
    target = next(one for one in office.space.rule_desk.local() if one.id == "LOK-SAMTALE")
    office.space.rule_desk.change_target(target, 6, Unit.WEEKS)


def a_day_off(office: Place, case: Case) -> None:
    office.space.decisions.add_task("ring 24/12", case.id)
    before = office.space.agenda.day()
    is_off = office.desk.setting(CHRISTMAS_EVE) == "yes"
    office.space.office.change(CHRISTMAS_EVE, "no" if is_off else "yes")
    assert office.space.agenda.day() != before


def reopened_case(office: Place, case: Case) -> None:
    office.close_case(case)
    assert case.id not in office.space.agenda.states()
    office.space.cases.reopen(case.id)


CHANGES: tuple[Callable[[Place, Case], object], ...] = (
    lambda office, case: note(office, case, K.TALK_HELD),
    lambda office, case: note(office, case, K.FORECAST, date(2027, 1, 4)),
    lambda office, case: note(office, case, K.FULLY_FIT),
    strike,
    lambda office, case: office.space.decisions.add_task("ring i morgen", case.id),
    lambda office, case: office.space.decisions.add_task("ring i morgen"),
    postpone_task,
    lambda office, case: office.space.decisions.done(an_open(office, case, "SDP-40-1")),
    lambda office, case: correct(office, case, first_absence_day=date(2026, 11, 3)),
    lambda office, case: correct(office, case, name="Øjvind Nyt Navn", workplace="Et andet sted"),
    lambda office, case: correct(office, case, job_form="self_employed"),
    lambda office, case: office.close_case(case),
    lambda office, case: office.case(cpr="620771-0158", name="Ib Ny", first_absence_day=TODAY),
    lambda office, case: office.in_force(case),
    tighter_target,
    a_day_off,
)
BACK_AGAIN: tuple[Callable[[Place, Case], object], ...] = (
    reopened_case,
    lambda office, case: office.seal(office.plan(case)),
    lambda office, case: office.withdraw(office.consent(case)),
)
"""After these the deadlines are as before."""


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_every_change_shows_at_once(office: Place, case: Case, tmp_path: Path, number: int) -> None:
    office.desk.rule_files = RuleFiles(RESOURCES / "rules", tmp_path / "own.toml")
    office.desk.reload_rules()
    before = everything(office, office.space.agenda, case)
    CHANGES[number](office, case)
    after = everything(office, office.space.agenda, case)
    assert after == everything(office, Agenda(office.desk), case)
    assert after != before


@pytest.mark.parametrize("number", range(len(BACK_AGAIN)))
def test_what_is_taken_back_shows_as_before(office: Place, case: Case, number: int) -> None:
    before = everything(office, office.space.agenda, case)
    BACK_AGAIN[number](office, case)
    assert everything(office, office.space.agenda, case) == everything(office, Agenda(office.desk), case) == before


def test_a_new_day_shows_at_once(office: Place, case: Case, clock: FixedClock) -> None:
    for days in range(1, 40, 3):
        clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(days=days)
        assert everything(office, office.space.agenda, case) == everything(office, Agenda(office.desk), case)


def test_only_the_case_that_changed_is_read_again(
    office: Place, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.space.agenda.day()
    read: list[UUID | None] = []
    events = office.store.events

    def noted(case_id: UUID | None = None) -> list[CaseEvent]:
        read.append(case_id)
        return events(case_id)

    monkeypatch.setattr(office.store, "events", noted)
    office.space.agenda.day()
    office.space.agenda.of_case(case.id)
    assert read == []
    note(office, case, K.TALK_HELD)
    read.clear()
    office.space.agenda.day()
    assert read == [case.id]


def test_what_comes_next_is_the_offices_own_and_the_earliest(office: Place) -> None:
    case = office.case(kind="employed", first_absence_day=None, confirmed_by=None)
    for line in ("send brev om 2 uger", "ring i dag"):
        office.space.decisions.add_task(line, case.id)
    office.space.decisions.note_event(case.id, K.FORM_SENT, TODAY)
    found = office.space.agenda.next_of((case.id,))[case.id]
    assert (found.what, found.places, found.urgency) == ("{task}", {"task": "Ring"}, Urgency.TODAY)
    assert (found.act_by, found.due, found.more, found.has_unsettled) == (TODAY, TODAY, 1, False)
    assert office.space.agenda.states() == {case.id: Urgency.TODAY}


def test_others_deadlines_come_next_only_when_they_are_missed(office: Place, clock: FixedClock) -> None:
    quiet = office.case(kind="employed", first_absence_day=None, confirmed_by=None)
    agenda = office.space.agenda
    assert (agenda.next_of((quiet.id,)), agenda.states()) == ({}, {quiet.id: None})
    office.space.decisions.note_event(quiet.id, K.FORM_SENT, TODAY)
    assert agenda.states() == {quiet.id: None}
    clock.at += timedelta(days=9)
    assert agenda.states() == {quiet.id: Urgency.OVERDUE}
    office.close_case(quiet)
    assert (agenda.next_of((quiet.id,)), agenda.states()) == ({}, {})


def test_what_is_not_settled_is_said_beside_what_comes_next(office: Place, clock: FixedClock) -> None:
    case = office.case(first_absence_day=date(2026, 11, 2), job_form="self_employed")
    found = office.space.agenda.next_of((case.id,))[case.id]
    assert found.has_unsettled
    assert found.due is not None
