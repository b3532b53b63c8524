"""What was said once at a meeting stands in the agreements made there; tasks from one line."""

from datetime import date, time, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.meeting_flow import read_party_task
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
PEOPLE = (
    Answers({"name": "Søren Ødum", "part": "citizen", "presence": "present"}),
    Answers({"name": "Per Dam", "part": "line_manager", "presence": "absent"}),
    Answers({"name": "Lone Bech", "part": "line_manager", "for_whom": "Øster Skole", "presence": "present"}),
    Answers({"name": "Bo Lyngsø", "part": "shop_steward", "for_whom": "BUPL", "presence": "present"}),
    Answers({"name": "Ali Hassan", "part": "interpreter", "presence": "present"}),
)
ITEMS = (
    Answers({"item": "Status: arbejdsevne og funktion", "notes": "Kan arbejde halve dage", "inside": "Virker presset"}),
    Answers({"item": "Arbejdsopgaver: kan, kan ikke", "notes": "Forberedelse\nTeammøder"}),
    Answers({"item": "Skånehensyn, hjælpemidler", "notes": "Pause hver anden time\n\nEget kontor"}),
)


def at_the_table(place: Place, case: Case, **changes: object) -> Agreement:
    answers = with_answers(
        meeting.sample(place.desk.basis(case)),
        **{"people": PEOPLE, "items": ITEMS, "promises": None, "next_day": TODAY + timedelta(days=12), **changes},
    )
    return place.space.meetings.plan(case.id, answers)[0]


@pytest.mark.parametrize(
    ("line", "party", "who", "what", "due"),
    [
        ("leder: ny stol, fredag", "workplace", "", "Ny stol", FRIDAY),
        ("Leder Lone Bech: ny stol fredag", "workplace", "Lone Bech", "Ny stol", FRIDAY),
        ("borger: ringe til lægen i morgen", "citizen", "", "Ringe til lægen", date(2026, 11, 23)),
        ("Kommunen : søge mentor 4/12", "municipality", "", "Søge mentor", date(2026, 12, 4)),
        ("manager: new chair, friday", "workplace", "", "New chair", FRIDAY),
        ("employee: write it down tomorrow", "citizen", "", "Write it down", date(2026, 11, 23)),
        ("læge: sende attest fredag", "others", "Læge", "Sende attest", FRIDAY),
        ("andre: finde lokale fredag", "others", "", "Finde lokale", FRIDAY),
        ("Husk: ringe fredag", "municipality", "", "Husk: ringe", FRIDAY),
        ("ringe til Anne fredag", "municipality", "", "Ringe til Anne", FRIDAY),
        ("leder: ny stol", "workplace", "", "Ny stol", None),
    ],
)
def test_a_task_in_one_line(line: str, party: str, who: str, what: str, due: date | None) -> None:
    row = read_party_task(line, TODAY)
    assert (row.text("party"), row.text("who"), row.text("what"), row.date("due")) == (party, who, what, due)


@pytest.mark.parametrize("line", ["leder:", "leder: fredag", "  ", "borger: , "])
def test_nothing_to_do_is_told(line: str) -> None:
    with pytest.raises(UserError) as told:
        read_party_task(line, TODAY)
    assert told.value.field == "text"


def test_the_plan_knows_the_manager_the_tasks_the_needs_and_the_next_meeting(place: Place) -> None:
    case = place.case()
    one = at_the_table(place, case)
    plan, _ = place.space.meeting_flow.start(one.id, "partial_return")
    a = plan.answers
    assert (a.text("contact"), a.text("place"), a.text("tasks")) == (
        "Lone Bech", "Øster Skole", "Forberedelse\nTeammøder"
    )  # fmt: skip
    assert [row.text("what") for row in a.rows("accommodations")] == ["Pause hver anden time", "Eget kontor"]
    [status] = a.rows("follow_ups")
    assert (status.date("on"), status.text("how")) == (one.answers.date("next_day"), "telephone")
    assert a.yes("steward_present")
    assert a.hours("normal_hours") == case.employment.hours


def test_a_next_meeting_before_the_plan_begins_is_no_follow_up_of_it(place: Place) -> None:
    one = at_the_table(place, place.case(), next_day=TODAY)
    plan, _ = place.space.meeting_flow.start(one.id, "partial_return")
    [status] = plan.answers.rows("follow_ups")
    assert status.date("on") != TODAY


def test_acceptances_know_who_was_there_and_which_agreement(place: Place) -> None:
    one = at_the_table(place, place.case())
    plan, _ = place.space.meeting_flow.start(one.id, "partial_return")
    said, _ = place.space.meeting_flow.start(one.id, "workplace_acceptance")
    a = said.answers
    assert (a.text("given_by"), a.text("function"), a.text("on_behalf")) == (
        "Lone Bech", "Nærmeste leder", "Øster Skole"
    )  # fmt: skip
    assert (a.text("representative"), a.date("given_on")) == ("Bo Lyngsø", TODAY)
    assert plan.number in a.text("about")
    union, _ = place.space.meeting_flow.start(one.id, "union_acceptance")
    assert (union.answers.text("given_by"), union.answers.text("on_behalf")) == ("Bo Lyngsø", "BUPL")


def test_a_consent_begins_with_the_workplace_and_without_a_tick(place: Place) -> None:
    one = at_the_table(place, place.case())
    given, _ = place.space.meeting_flow.start(one.id, "consent")
    assert given.answers.text("counterparty") == "employer"
    assert given.answers.text("present") == "Ali Hassan"
    assert given.answers.chosen("information_employer") == ()


def test_a_follow_up_has_the_conclusion_and_no_note_of_the_municipality(place: Place) -> None:
    one = at_the_table(place, place.case(), conclusion="Vi fortsætter", how="video")
    status, _ = place.space.meeting_flow.start(one.id, "hours_follow_up")
    a = status.answers
    assert (a.date("on"), a.text("how"), a.text("going")) == (TODAY, "video", "Kan arbejde halve dage")
    assert a.text("with_whom") == "Søren Ødum, Lone Bech, Bo Lyngsø, Ali Hassan"
    assert (a.text("next"), "presset" in str(dict(a))) == ("Vi fortsætter", False)


def test_what_was_made_at_the_meeting_is_known_also_after_its_minutes_are_amended(place: Place) -> None:
    case = place.case()
    one = at_the_table(place, case)
    other, _ = place.space.agreements.start(case.id, "partial_return")
    made = [place.space.meeting_flow.start(one.id, key)[0].id for key in ("partial_return", "consent")]
    concluded, _ = place.space.meetings.conclude(one.id, (Reader.FILE,))
    draft, _ = place.space.meetings.amend(concluded.id)
    for version in (concluded, draft):
        assert [each.id for each in place.space.meeting_flow.made_at(version)] == made
    upcoming = place.space.meeting_flow.next_meeting(concluded)
    assert upcoming is not None
    assert upcoming.answers.date("day") == one.answers.date("next_day")
    assert upcoming.answers.time("starts") == time(10)
    place.space.agreements.discard(made[0])
    assert [each.id for each in place.space.meeting_flow.made_at(concluded)] == made[1:]
    assert other.id not in made


def test_a_plan_that_is_changed_at_the_meeting_belongs_to_it(place: Place) -> None:
    case = place.case()
    plan = place.in_force(case)
    one = at_the_table(place, case)
    draft, _ = place.space.meeting_flow.new_version(one.id, plan.id)
    assert [(each.id, each.version) for each in place.space.meeting_flow.made_at(one)] == [(draft.id, 2)]
    assert place.space.agreements.agreement(plan.id).status is plan.status
