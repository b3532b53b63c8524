"""Each deadline says why it is that day; rules are confirmed by people; the office keeps targets of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import Unit, Within
from caseworker_app.domain.event import EventKind
from caseworker_app.errors import UserError
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import RuleMistake, load_rules
from caseworker_app.rules.local import NAME, RuleFiles
from caseworker_app.rules.provision import Provision, Rulebook
from caseworker_app.services.deadlines import Deadline
from caseworker_app.settings import CASEWORKER
from caseworker_app.texts import DANISH
from tests.archives import FixedClock
from tests.services.office import Place, an_office

MONDAY = datetime(2026, 1, 12, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY)


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    place = an_office(tmp_path, clock)
    place.desk.rule_files = RuleFiles(RESOURCES / "rules", tmp_path / NAME)
    yield place
    place.space.close()


@pytest.fixture
def case(office: Place) -> Case:
    return office.case(first_absence_day=date(2026, 1, 5))


def deadline(office: Place, case: Case, rule: str) -> Deadline:
    return next(one for one in office.space.agenda.of_case(case.id) if one.key.split(":")[0] == rule)


def told(office: Place, one: Deadline) -> dict[str, str]:
    lines = office.space.agenda.explanation(one).lines
    return {line.label: DANISH.say(line.words, **dict(line.places)) for line in lines}


def test_the_first_follow_up_explains_itself_in_full(office: Place, case: Case) -> None:
    assert told(office, deadline(office, case, "SDP-13B-1a")) == {
        "Hvem": "Kommunen",
        "Sidste dag": "søndag 01.03.2026",
        "Handl senest": (
            "fredag 27.02.2026, som er sidste arbejdsdag før. Sidste dag falder på søndag og flytter sig ikke."
        ),
        "Regnet fra": "første fraværsdag: mandag 05.01.2026",
        "Første fraværsdag": "Bekræftet af arbejdsgiveren.",
        "Sådan er der talt": "8 uger: dag 56, når første fraværsdag er dag 1.",
        "Regel": "Første opfølgning holdes inden udgangen af ottende uge regnet fra første fraværsdag.",
        "Hvor det står": "sygedagpengeloven § 13 b, stk. 1",
        "Gælder fra": "05.01.2015",
        "Status": "Vedtaget",
        "Kilde": "Elov: Sygedagpengeloven § 13 b (LBK 1179/2023), set 22.11.2026",
    }


def test_a_day_that_does_not_count_itself_says_so(office: Place, case: Case) -> None:
    words = told(office, deadline(office, case, "SDP-07A-1"))
    assert words["Sådan er der talt"] == "4 uger efter: første fraværsdag tælles ikke med."
    assert words["Hvem"] == "Arbejdsgiveren"


def test_an_event_is_named_with_its_day(office: Place, case: Case) -> None:
    office.space.decisions.note_event(case.id, EventKind.ACCESS_REQUESTED, date(2026, 1, 9))
    words = told(office, deadline(office, case, "ADM-AKT"))
    assert words["Regnet fra"] == "Anmodning om aktindsigt modtaget: fredag 09.01.2026"
    assert words["Sådan er der talt"] == "7 arbejdsdage efter: dagen selv tælles ikke med."
    assert words["Sikkerhed"] == "Skal bekræftes"


def test_what_is_not_settled_says_why_and_has_no_day(office: Place, case: Case) -> None:
    one = deadline(office, case, "SDP-13B-1b")
    explanation = office.space.agenda.explanation(one)
    words = told(office, one)
    assert not explanation.is_settled
    assert words["Sidste dag"] == "Ikke afklaret."
    assert words["Regel"] == "Sagen løber hen over et regelskifte. Overgangen er ikke afklaret."
    assert words["Status"] == "Ikke afklaret"


def test_a_change_that_is_expected_before_the_day_is_told(office: Place, clock: FixedClock) -> None:
    clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    case = office.case(first_absence_day=date(2026, 11, 2))
    words = told(office, deadline(office, case, "SDP-24-1"))
    assert words["Sidste dag"] == "mandag 31.05.2027"
    assert words["Ændring på vej"].startswith("Reglerne om varighed er ventet ændret")
    local = told(office, deadline(office, case, "LOK-SAMTALE"))
    assert local["Status"] == "Lokal frist"
    assert "Hvor det står" not in local


def test_what_was_decided_is_part_of_the_explanation(office: Place, case: Case) -> None:
    office.space.decisions.postpone(deadline(office, case, "SDP-13B-1a"), date(2026, 2, 20), "Lederen er på ferie.")
    words = told(office, deadline(office, case, "SDP-13B-1a"))
    assert words["Planlagt til"] == "fredag 20.02.2026"
    assert words["Noteret"] == "Udsat til 20.02.2026 af Maja Holst: Lederen er på ferie."


def test_no_explanation_shows_a_key_a_place_or_an_english_word(office: Place, case: Case) -> None:
    for kind in EventKind:
        office.space.decisions.note_event(case.id, kind, date(2026, 1, 9), until=date(2026, 3, 1))
    for one in office.space.agenda.of_case(case.id):
        for label, words in told(office, one).items():
            assert words, label
            assert not any(mark in words for mark in ("{", "None", "first_", "EventKind")), (label, words)


def test_a_rule_is_confirmed_by_somebody_on_a_day_and_that_can_be_taken_back(office: Place) -> None:
    desk = office.space.rule_desk
    rate = next(rule for rule in desk.to_confirm() if rule.version == "SATS-DP 2026-01-05")
    desk.confirm(rate)
    kept = desk.confirmation(rate)
    assert kept is not None
    assert (kept.by, kept.on) == ("Maja Holst", date(2026, 1, 12))
    assert rate not in desk.to_confirm()
    assert office.lines()[-1] == "Regel bekræftet: SATS-DP 2026-01-05"
    desk.take_back(rate)
    assert desk.confirmation(rate) is None
    office.space.office.change(CASEWORKER, "")
    with pytest.raises(UserError):
        desk.confirm(rate)


def test_a_confirmed_rule_says_who_confirmed_it(office: Place, case: Case) -> None:
    one = deadline(office, case, "SDP-30")
    assert told(office, one)["Sikkerhed"] == "Skal bekræftes"
    assert isinstance(one.rule, Provision)
    office.space.rule_desk.confirm(one.rule)
    assert told(office, one)["Sikkerhed"] == "Bekræftet 12.01.2026 af Maja Holst."


def test_the_office_keeps_its_own_target_in_a_file_beside_the_archive(
    office: Place, clock: FixedClock, tmp_path: Path
) -> None:
    clock.at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    case = office.case(first_absence_day=date(2026, 11, 2))
    [shipped] = [rule for rule in office.space.rule_desk.local() if rule.id == "LOK-SAMTALE"]
    own = replace(
        shipped, within=Within(6, Unit.WEEKS, "C3"), says='Kommunens eget mål: "seks uger" – æøå.', source="Udvalget"
    )
    office.space.rule_desk.keep_local(own)

    one = deadline(office, case, "LOK-SAMTALE")
    assert one.due is not None
    assert one.due.day == date(2026, 12, 13)
    assert told(office, one)["Status"] == "Lokal frist"
    assert load_rules(RESOURCES / "rules", tmp_path / NAME).versions("LOK-SAMTALE") == (own,)
    assert office.space.rules.versions("LOK-SAMTALE") == (own,)


def test_a_target_inside_a_rule_of_law_stands_beside_it(office: Place, case: Case) -> None:
    [shipped] = [rule for rule in office.space.rule_desk.local() if rule.id == "LOK-SAMTALE"]
    own = replace(
        shipped, id="LOK-OPFØLGNING", since=date(2020, 1, 1), tightens="SDP-13B-1a", within=Within(6, Unit.WEEKS, "C3")
    )
    office.space.rule_desk.keep_local(own)
    target = deadline(office, case, "LOK-OPFØLGNING")
    assert target.due is not None
    assert target.due.day == date(2026, 2, 15)
    assert not target.is_law
    assert deadline(office, case, "SDP-13B-1a").is_law
    office.space.decisions.note_event(case.id, EventKind.TALK_HELD, date(2026, 1, 12))
    assert not deadline(office, case, "LOK-OPFØLGNING").is_open


def test_a_target_the_law_does_not_allow_leaves_the_file_as_it_was(office: Place, tmp_path: Path) -> None:
    [shipped] = [rule for rule in office.space.rule_desk.local() if rule.id == "LOK-SAMTALE"]
    looser = replace(
        shipped, id="LOK-SEN", since=date(2020, 1, 1), tightens="SDP-13B-1a", within=Within(9, Unit.WEEKS, "C3")
    )
    for wrong in (looser, replace(shipped, id="SDP-07A-1")):
        with pytest.raises(RuleMistake):
            office.space.rule_desk.keep_local(wrong)
    assert not (tmp_path / NAME).exists()


def test_targets_are_set_changed_and_ended_in_the_program(office: Place, case: Case, tmp_path: Path) -> None:
    desk = office.space.rule_desk
    [law] = [rule for rule in office.space.rules.versions("SDP-13B-1a") if rule.within]
    desk.add_target(law, 6, Unit.WEEKS, "Vi taler med borgeren inden seks uger.")
    target = deadline(office, case, "LOK-SDP-13B-1a")
    assert target.due is not None
    assert target.due.day == date(2026, 2, 15)
    assert told(office, target)["Kilde"] == "Maja Holst, set 12.01.2026"

    [own] = [rule for rule in desk.local() if rule.id == "LOK-SDP-13B-1a"]
    desk.change_target(own, 30, Unit.DAYS)
    target = deadline(office, case, "LOK-SDP-13B-1a")
    assert target.due is not None
    assert target.due.day == date(2026, 2, 3)

    for amount in (0, 57, 5000):
        with pytest.raises(RuleMistake):
            desk.change_target(own, amount, Unit.DAYS)
    assert not (tmp_path / NAME).with_suffix(".part").exists()
    assert len(office.space.rules.versions("LOK-SDP-13B-1a")) == 1

    desk.end_target(own, date(2025, 12, 31))
    assert not [one for one in office.space.agenda.of_case(case.id) if one.key.startswith("LOK-") and one.due]


def test_a_broken_local_file_stops_neither_the_law_nor_the_work(office: Place, case: Case, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[[provision]\n", encoding="utf-8")
    office.desk.reload_rules()
    assert office.space.rules.problems[0].places["file"] == NAME
    assert deadline(office, case, "SDP-13B-1a").due is not None
    with pytest.raises(RuleMistake):
        office.space.rule_desk.change_target(office.space.rule_desk.local()[0], 3, Unit.WEEKS)


def test_without_any_rules_there_are_no_deadlines_but_the_work_goes_on(office: Place, case: Case) -> None:
    office.desk.rules = Rulebook(problems=(RuleMistake("Regelfilen kan ikke læses."),))
    assert all(one.due is None for one in office.space.agenda.of_case(case.id))
    office.space.decisions.add_task("ring i morgen", case.id)
    assert office.space.agenda.day()
