"""The practice archive: invented people in all states, whatever day it is made."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.answers import to_text
from caseworker_app.domain.case import Case, CaseKind, CaseStatus, Role
from caseworker_app.domain.consent import ConsentState
from caseworker_app.domain.event import EventKind
from caseworker_app.domain.findings import Level
from caseworker_app.domain.party import OrganisationKind, Sector
from caseworker_app.practice.clock import SetClock
from caseworker_app.practice.fill import ALL_LIVES, fill
from caseworker_app.practice.people import PEOPLE, Person
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.application_course import StageState
from caseworker_app.services.desk import Desk
from caseworker_app.services.meetings import MeetingState
from caseworker_app.services.my_day import When
from caseworker_app.services.ports import CaseFilter, OrganisationFilter
from caseworker_app.services.workspace import Workspace, workspace
from caseworker_app.storage import archive
from caseworker_app.storage.key_ring import KeyRing
from caseworker_app.storage.store import SqliteStore
from tests.archives import OWNER, PASSPHRASE, QUICK, owner
from tests.services.office import HEALTH_WORDS, RULES, Recorder

TODAY = date(2026, 11, 22)
LONGEST = timedelta(days=max(person.days for person in PEOPLE) + 1)
IDS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ONE_OF_EACH = tuple({person.life: person for person in PEOPLE}.values())
DAYS = (
    [TODAY + timedelta(days=number) for number in range(7)]
    + [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4), date(2027, 6, 30), date(2027, 12, 27)]
    + [date(2028, 2, 29), date(2028, 3, 1), date(2030, 10, 27)]
)


def filled(folder: Path, today: date, people: tuple[Person, ...]) -> tuple[Workspace, SqliteStore, Desk]:
    """A practice archive made on that day. Close the workspace at the end."""
    clock = SetClock(datetime.combine(today, time(9), UTC) - LONGEST)
    path = folder / "practice.fasthold"
    store, _ = archive.create(path, OWNER, PASSPHRASE, who=owner, clock=clock, cost=QUICK)
    desk = Desk(store, clock, RULES, Recorder(), HEALTH_WORDS)
    space = workspace(desk, path, KeyRing(store, path, QUICK))
    fill(space, desk, clock, today, people)
    return space, store, desk


def cases_of(space: Workspace) -> list[Case]:
    return [space.cases.case(one) for one in space.overview.case_ids(CaseFilter(status="", order="number"))]


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    space, store, desk = filled(tmp_path_factory.mktemp("practice"), TODAY, PEOPLE)
    yield space, store, desk
    space.close()


REGIMES = (
    (date(2024, 1, 1), date(2025, 1, 1)), (date(2025, 1, 1), date(2026, 7, 1)), (date(2026, 7, 1), date(2027, 1, 1)),
)  # fmt: skip
"""When the sets of rules began and ended that the practice cases fell ill under."""
Filled = tuple[Workspace, SqliteStore, Desk]


def test_there_are_at_least_forty_cases_in_all_states(everybody: Filled) -> None:
    space, _, _ = everybody
    cases = cases_of(space)
    assert len(cases) == len(PEOPLE) >= 40
    assert {case.kind for case in cases} == set(CaseKind)
    assert {case.status for case in cases} == set(CaseStatus)
    assert {agreement.status for case in cases for agreement in space.agreements.of_case(case.id)} == set(Status)
    states = {row.state for case in cases for row in space.consents.register(case.id)}
    assert states >= {ConsentState.DRAFT, ConsentState.UNSIGNED, ConsentState.VALID, ConsentState.ENDING,
                      ConsentState.WITHDRAWN}  # fmt: skip
    assert {row.when for row in space.my_day.rows()} == set(When)


def test_every_set_of_rules_and_every_state_is_there(everybody: Filled) -> None:
    space, _, _ = everybody
    cases = {case.citizen.name: case for case in cases_of(space)}
    first_days = [case.first_absence_day for case in cases.values() if case.first_absence_day]
    for since, until in REGIMES:
        assert [day for day in first_days if since <= day < until]
    kinds = {event.kind for case in cases.values() for event in space.agenda.events(case.id)}
    assert kinds >= {EventKind.EARLY_REQUEST, EventKind.SECTION_56_APPROVED, EventKind.ASSISTANCE_HOURS,
                     EventKind.HEARING_SENT, EventKind.COMPLAINT_RECEIVED, EventKind.FORECAST}  # fmt: skip
    assert "Maja Lind Ågren" in {row.citizen for row in space.agenda.silent()}

    def open_keys(name: str) -> dict[str, bool]:
        """What is open in the case, and whether its day is settled."""
        found = (one for one in space.agenda.of_case(cases[name].id) if one.is_open)
        return {one.key.split(":")[0]: one.due is not None for one in found}

    assert open_keys("Sofie Tang")["SDP-13B-1a"] is False
    assert open_keys("Bjarne Holm")["SDP-C-26"]
    assert open_keys("Aida Begić")["SDP-C-1talk"]
    assert open_keys("Jens Østerby")["SDP-13B-2"]
    assert open_keys("Lis Bækgaard")["P56-6"]
    assert open_keys("Anders Skjødt")["PA-pay"]
    assert open_keys("Camilla Frost")["ADM-19"]
    assert open_keys("Poul Erik Vind")["ADM-APP-2"]


def test_nobody_in_it_can_be_a_person(everybody: Filled) -> None:
    space, _, _ = everybody
    cases = cases_of(space)
    assert all(case.citizen.cpr.replacement for case in cases)
    assert len({case.citizen.cpr.digits for case in cases}) == len(cases)
    assert {case.citizen.cpr.born for case in cases} == {person.born for person in PEOPLE}


def test_what_is_sealed_was_rightly_sealed(everybody: Filled) -> None:
    space, _, desk = everybody
    sealed = [
        (case, agreement)
        for case in cases_of(space)
        for agreement in space.agreements.of_case(case.id)
        if agreement.sealed_at
    ]
    assert len(sealed) > 40
    for case, agreement in sealed:
        found = BY_KEY[agreement.scheme].findings(agreement.answers, desk.basis(case))
        assert not [one for one in found if one.level is Level.BLOCKS]
        for copy in agreement.copies:
            assert space.paperwork.pdf(agreement, copy.reader)
        assert agreement.sealed_at.date() <= TODAY
        assert all(one.signed_on <= TODAY for one in agreement.signatures)


def test_the_history_is_whole_and_in_the_order_of_time(everybody: Filled) -> None:
    _, store, _ = everybody
    assert store.first_bad_history_line() is None
    times = [line.at for line in store.history(most=10_000)]
    assert times == sorted(times, reverse=True)
    assert times[0].date() <= TODAY


def test_every_life_that_is_told_is_lived_by_somebody() -> None:
    assert {person.life for person in PEOPLE} == set(ALL_LIVES)


def story(space: Workspace) -> list[object]:
    """All that can be seen of an archive, without ids, which are drawn anew."""
    told: list[object] = []
    for case in cases_of(space):
        told.append((case.number, case.citizen, case.status, [note.text for note in space.cases.notes(case.id)]))
        told += [
            (one.number, one.version, one.status, IDS.sub("id", to_text(one.answers)))
            for one in space.agreements.of_case(case.id)
        ]
        told += [(line.at, line.what) for line in space.overview.history(case.id)]
    return told


def test_the_same_day_gives_the_same_archive(tmp_path: Path) -> None:
    stories = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        space, _, _ = filled(tmp_path / name, TODAY, ONE_OF_EACH)
        stories.append(story(space))
        space.close()
    assert stories[0] == stories[1]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_it_can_be_made_on_any_day(tmp_path: Path, today: date) -> None:
    space, store, _ = filled(tmp_path, today, ONE_OF_EACH)
    states = Counter(one.status for case in cases_of(space) for one in space.agreements.of_case(case.id))
    assert set(states) == set(Status)
    assert When.OVERDUE in {row.when for row in space.my_day.rows()}
    assert store.first_bad_history_line() is None
    space.close()


def test_nothing_is_left_to_fill_in_but_what_the_newest_wait_for(everybody) -> None:  # type: ignore[no-untyped-def]
    space, _, _ = everybody
    missing = {words for case in cases_of(space) for words in space.intake.missing(case)}
    assert missing == {"bekræftelse af første fraværsdag"}
    assert not any(space.intake.belongs_elsewhere(case) for case in cases_of(space))


def test_public_workplaces_take_electronic_invoices(everybody) -> None:  # type: ignore[no-untyped-def]
    space, _, _ = everybody
    wanted = OrganisationFilter(kinds=frozenset({OrganisationKind.WORKPLACE.value}))
    found = [row.organisation for row in space.parties.organisations(wanted)]
    assert {one.name for one in found if one.ean} == {
        "Øster Skole", "Plejecenter Åhaven", "Sygehusvaskeriet", "Børnehuset Solsikken", "Vestfyns Biblioteker",
    }  # fmt: skip
    assert all(one.cvr and (one.sector is Sector.PUBLIC) is bool(one.ean) for one in found)


def test_the_guardian_acts_by_a_document(everybody) -> None:  # type: ignore[no-untyped-def]
    space, _, _ = everybody
    guardians = [one for case in cases_of(space) for one in case.has_role(Role.GUARDIAN)]
    assert len(guardians) == 1
    assert guardians[0].attachment_id is not None


def test_meetings_are_planned_moved_called_off_held_and_amended(everybody: Filled) -> None:
    space, _, _ = everybody
    rows = [row for case in cases_of(space) for row in space.meetings.of_case(case.id)]
    states = Counter(row.state for row in rows)
    assert states[MeetingState.CONCLUDED] >= 3
    assert states[MeetingState.CANCELLED] == 1
    assert [row.citizen for row in space.meetings.of_day(TODAY)] == ["Inge Damgaard"]
    assert any(row.agreement.version == 2 for row in rows)
    assert any(row.key.startswith("promise:") and row.when is When.OVERDUE for row in space.my_day.rows())


def test_support_is_applied_for_and_claimed(everybody: Filled) -> None:
    space, _, _ = everybody
    found = [one for case in cases_of(space) for one in space.agreements.of_case(case.id)]
    kinds = Counter(one.scheme for one in found)
    schemes = ("work_aid", "workplace_adaptation", "personal_assistance", "assistance_claim", "mentor")
    assert all(kinds[scheme] for scheme in schemes)
    [claim] = [one for one in found if one.scheme == "assistance_claim"]
    rows = [row.key for row in space.agenda.of_case(claim.case_id)]
    assert any(key.startswith("assistance_paid:") for key in rows)
    assert any(key.startswith("assistance:") for key in rows)


def test_an_application_goes_all_the_way_to_a_changed_decision(everybody: Filled) -> None:
    space, _, _ = everybody
    found = {case.citizen.name: case.id for case in cases_of(space)}
    [course] = space.applications.of_case(found["Inge Damgaard"])
    assert all(row.state is StageState.DONE for row in course.stages), course.stages
    assert course.stages[-1].words == "Afgørelsen er ændret"
    letters = [one for one in space.agreements.of_case(found["Inge Damgaard"]) if one.scheme == "decision"]
    assert {one.version: (one.status, one.answers.text("result")) for one in letters} == {
        1: (Status.REPLACED, "partly"), 2: (Status.SEALED, "granted"),
    }  # fmt: skip


def test_a_grant_in_force_ends_soon(everybody: Filled) -> None:
    space, _, _ = everybody
    [hanne] = [case for case in cases_of(space) if case.citizen.name == "Hanne Bruun"]
    [grant] = space.applications.grants(hanne.id).grants
    assert grant.ends == TODAY + timedelta(days=12)
    assert grant.amount == grant.decision.answers.hours("asked_total")
    assert any(row.case_id == hanne.id and row.what == "Bevillingen slutter: {about}" for row in space.my_day.rows())


def test_each_scheme_is_in_some_case(everybody: Filled) -> None:
    space, _, _ = everybody
    assert {one.scheme for case in cases_of(space) for one in space.agreements.of_case(case.id)} == set(BY_KEY)
