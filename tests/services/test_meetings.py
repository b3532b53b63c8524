"""Meetings in a real archive: planned, moved, called off, concluded, amended; tasks come back."""

from datetime import date, time, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.deadline import MoveKind
from caseworker_app.domain.document import Reader
from caseworker_app.errors import DiskFull, Locked, UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.meetings import MeetingState
from caseworker_app.settings import AGENDA
from caseworker_app.storage.writing import SqliteWriting
from tests.archives import FixedClock
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
INSIDERS = (Reader.CITIZEN, Reader.FILE)


def held(place: Place, case: Case, **changes: object) -> Agreement:
    """A meeting of today with its minutes written, not concluded yet."""
    answers = with_answers(meeting.sample(place.desk.basis(case)), promises=None, **changes)
    planned, _ = place.space.meetings.plan(case.id, answers)
    return place.space.agreements.agreement(planned.id)


def task(what: str, party: str = "workplace", days: int = 7) -> Answers:
    return Answers({"party": party, "what": what, "due": TODAY + timedelta(days=days)})


def new_time(day: date, **more: object) -> Answers:
    return Answers({"day": day, "starts": time(13), "ends": time(14), "reason": "Lederen er på kursus", **more})


def test_a_new_meeting_knows_who_takes_part_and_the_standard_items(place: Place) -> None:
    one, _ = place.space.meetings.plan(place.case().id)
    assert [row.text("name") for row in one.answers.rows("people")] == ["Søren Ødum", "Maja Holst"]
    assert len(one.answers.rows("items")) == 10
    assert place.space.meetings.state(one) is MeetingState.PLANNED


def test_the_office_may_have_items_of_its_own(place: Place) -> None:
    place.space.office.change(AGENDA, "Siden sidst\n\n  Planen  ")
    one, _ = place.space.meetings.plan(place.case().id)
    assert [row.text("item") for row in one.answers.rows("items")] == ["Siden sidst", "Planen"]


def test_a_moved_meeting_asks_everybody_again_and_tells_why(place: Place) -> None:
    case = place.case()
    one, _ = place.space.meetings.plan(case.id)
    place.space.meetings.note_answer(one.id, 0, "coming", "telefon")
    moved, changes = place.space.meetings.move(one.id, new_time(date(2026, 12, 4)))
    assert (moved.answers.date("day"), moved.answers.time("starts")) == (date(2026, 12, 4), time(13))
    assert [row.text("answer") for row in moved.answers.rows("people")] == ["open", ""]
    assert place.lines(case.id)[-2:] == [
        "Svar på indbydelsen fra Søren Ødum: Kommer (telefon)",
        "Mødet er flyttet fra 29.11.2026 til 04.12.2026: Lederen er på kursus",
    ]
    assert changes.concern("deadline", case.id)


@pytest.mark.parametrize(
    ("answers", "field"),
    [(new_time(TODAY - timedelta(days=1)), "day"), (new_time(TODAY, reason="  "), "reason"),
     (Answers({"reason": "Sygdom"}), "day"), (new_time(TODAY, ends=time(12)), "ends"),
     (new_time(TODAY, starts=time(22), ends=time(1)), "ends")],
)  # fmt: skip
def test_a_meeting_is_not_moved_to_nowhere(place: Place, answers: Answers, field: str) -> None:
    one, _ = place.space.meetings.plan(place.case().id)
    with pytest.raises(UserError) as told:
        place.space.meetings.move(one.id, answers)
    assert told.value.field == field
    assert place.space.agreements.agreement(one.id).answers == one.answers


def test_a_meeting_that_is_called_off_stays_with_its_reason(place: Place) -> None:
    case = place.case()
    one, _ = place.space.meetings.plan(case.id)
    place.space.meetings.cancel(one.id, Answers({"reason": "Borgeren er begyndt på fuld tid"}))
    [row] = place.space.meetings.of_case(case.id)
    assert row.state is MeetingState.CANCELLED
    assert place.lines(case.id)[-1] == "Mødet er aflyst: Borgeren er begyndt på fuld tid"
    with pytest.raises(Locked):
        place.space.meetings.move(one.id, new_time(date(2026, 12, 4)))


def test_an_answer_must_be_one_of_the_list(place: Place) -> None:
    one, _ = place.space.meetings.plan(place.case().id)
    for number, answer in ((0, "maybe"), (9, "coming")):
        with pytest.raises(UserError):
            place.space.meetings.note_answer(one.id, number, answer, "")


def test_concluded_minutes_are_locked_and_the_next_meeting_is_planned(place: Place) -> None:
    case = place.case()
    one = held(place, case, tasks=(task("Ny stol"),))
    concluded, _ = place.space.meetings.conclude(one.id, INSIDERS)
    assert concluded.status is Status.SEALED
    upcoming, kept = place.space.meetings.of_case(case.id)
    assert kept.state is MeetingState.CONCLUDED
    assert (upcoming.state, upcoming.day) == (MeetingState.PLANNED, one.answers.date("next_day"))
    [promise] = upcoming.agreement.answers.rows("promises")
    assert (promise.text("what"), promise.text("party")) == ("Ny stol", "workplace")
    assert {row.text("presence") for row in upcoming.agreement.answers.rows("people")} == {""}


def test_a_meeting_that_is_not_held_cannot_be_concluded(place: Place) -> None:
    one = held(place, place.case(), day=TODAY + timedelta(days=1), next_day=None, comments_by=None)
    with pytest.raises(UserError) as told:
        place.space.meetings.conclude(one.id, INSIDERS)
    assert told.value.field == "day"


@pytest.mark.parametrize(("starts", "ends", "words"), [
    (time(10), time(9), "Mødet slutter kl. {ends}, før det begynder kl. {starts}."),
    (time(10), time(10), "Mødet slutter kl. {ends}, før det begynder kl. {starts}."),
    (time(22), time(1), "Mødet går over midnat. Ret klokkeslættet, eller lav et møde for hver dag."),
])  # fmt: skip
def test_hours_that_cannot_be_are_told_where_they_stand(place: Place, starts: time, ends: time, words: str) -> None:
    one = held(place, place.case(), starts=starts, ends=ends)
    with pytest.raises(Incomplete) as told:
        place.space.meetings.conclude(one.id, INSIDERS)
    assert (told.value.field, told.value.words) == ("ends", words)


def test_how_the_consents_stood_is_kept_with_the_minutes(place: Place) -> None:
    case = place.case()
    people = (*meeting.begin(place.desk.basis(case)).rows("people"),
              Answers({"name": "Lone Bech", "part": "line_manager", "presence": "present"}))  # fmt: skip
    concluded, _ = place.space.meetings.conclude(held(place, case, people=people).id, INSIDERS)
    assert concluded.answers.text("consents") == "Lone Bech: Samtykke mangler"
    assert "Lone Bech: Samtykke mangler" in place.space.paperwork.pdf(concluded, Reader.FILE).decode()
    assert "Samtykke mangler" not in place.space.paperwork.pdf(concluded, Reader.CITIZEN).decode()


def test_what_is_missing_is_told_and_nothing_is_locked(place: Place) -> None:
    one = held(place, place.case(), conclusion=None)
    with pytest.raises(Incomplete) as told:
        place.space.meetings.conclude(one.id, INSIDERS)
    assert told.value.field == "conclusion"
    assert place.space.agreements.agreement(one.id).editable


def test_the_workplace_gets_its_minutes_only_with_a_consent(place: Place) -> None:
    case = place.case()
    one = held(place, case)
    with pytest.raises(Incomplete):
        place.space.meetings.conclude(one.id, (*INSIDERS, Reader.EMPLOYER))
    place.consent(case)
    concluded, _ = place.space.meetings.conclude(one.id, (*INSIDERS, Reader.EMPLOYER))
    paper = place.space.paperwork.pdf(concluded, Reader.EMPLOYER).decode()
    assert "Lave en vagtplan med pauser" in paper
    assert "Svar på indbydelsen" not in paper


def test_notes_for_the_municipality_stay_there(place: Place) -> None:
    case = place.case()
    items = (Answers({"item": "Status", "notes": "Går det meste af dagen", "inside": "Virker presset"}),)
    place.consent(case)
    one = held(place, case, items=items, inside="Tjek lønrefusion")
    concluded, _ = place.space.meetings.conclude(one.id, (*INSIDERS, Reader.EMPLOYER))
    for reader, is_told in ((Reader.CITIZEN, False), (Reader.EMPLOYER, False), (Reader.FILE, True)):
        paper = place.space.paperwork.pdf(concluded, reader).decode()
        assert "Går det meste af dagen" in paper
        assert ("Virker presset" in paper, "Tjek lønrefusion" in paper) == (is_told, is_told)


def test_open_tasks_come_back_and_kept_ones_are_done(place: Place) -> None:
    case = place.case()
    tasks = (task("Ny stol"), task("Ringe til lægen", "citizen"))
    first, _ = place.space.meetings.conclude(held(place, case, tasks=tasks, next_day=None).id, INSIDERS)
    second, _ = place.space.meetings.plan(case.id)
    promises = second.answers.rows("promises")
    assert [row.text("what") for row in promises] == ["Ny stol", "Ringe til lægen"]
    kept = (promises[0].with_answer("state", "kept"), promises[1].with_answer("state", "under_way"))
    answers = with_answers(meeting.sample(place.desk.basis(case)), promises=kept, tasks=None, next_day=None)
    place.space.agreements.save(second.id, answers, second.revision)
    place.space.meetings.conclude(second.id, INSIDERS)
    [move] = place.store.moves(case.id)
    assert (move.kind, move.deadline) == (MoveKind.DONE, f"promise:{first.answers.rows('tasks')[0].text('key')}")
    third, _ = place.space.meetings.plan(case.id)
    assert [row.text("what") for row in third.answers.rows("promises")] == ["Ringe til lægen"]


def test_amended_minutes_need_a_reason_and_take_the_place_of_the_first(place: Place) -> None:
    case = place.case()
    first, _ = place.space.meetings.conclude(held(place, case, tasks=(task("Ny stol"),)).id, INSIDERS)
    draft, _ = place.space.meetings.amend(first.id)
    with pytest.raises(Incomplete) as told:
        place.space.meetings.conclude(draft.id, INSIDERS)
    assert told.value.field == "amended_why"
    answers = draft.answers.with_answer("amended_why", "Lederens navn var forkert")
    current = place.space.agreements.agreement(draft.id)
    place.space.agreements.save(draft.id, answers, current.revision)
    second, _ = place.space.meetings.conclude(draft.id, INSIDERS)
    assert place.space.agreements.agreement(first.id).status is Status.REPLACED
    assert second.answers.rows("tasks")[0].text("key") == first.answers.rows("tasks")[0].text("key")
    assert [row.agreement.version for row in place.space.meetings.of_case(case.id)] == [1, 2]


def test_the_day_shows_its_meetings_by_the_hour(place: Place, clock: FixedClock) -> None:
    for hour in (13, 9):
        held(place, place.case(cpr=f"62077{hour % 10}-0123"), starts=time(hour), ends=time(hour + 1))
    assert [row.starts for row in place.space.meetings.of_day(TODAY)] == [time(9), time(13)]
    assert place.space.meetings.of_day(TODAY + timedelta(days=1)) == ()


def test_a_full_disk_leaves_the_meeting_as_it_was(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    case = place.case()
    one = held(place, case, tasks=(task("Ny stol"),))
    whole = SqliteWriting.put_agreement

    def full_at_the_next_meeting(writing: SqliteWriting, agreement: Agreement) -> Agreement:
        if agreement.id != one.id:
            raise DiskFull("Der er ikke mere plads på disken.")
        return whole(writing, agreement)

    monkeypatch.setattr(SqliteWriting, "put_agreement", full_at_the_next_meeting)
    with pytest.raises(DiskFull):
        place.space.meetings.conclude(one.id, INSIDERS)
    assert place.space.agreements.agreement(one.id).editable
    assert len(place.space.meetings.of_case(case.id)) == 1
