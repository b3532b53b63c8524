"""Minutes with a mistake: closed for everybody, looked into, and their words moved to the right case."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.errors import Locked, UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.deadlines import State
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.handouts import Way
from caseworker_app.services.meetings import MeetingState
from tests.archives import FixedClock
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
WORDS = "Arbejdet genoptages i et lyst kontor"
WRONG = Answers({"mistake": "wrong_person", "reason": "Skrevet i den forkerte af to åbne sager"})
SHOWN: tuple[Callable[[Place, Agreement], object], ...] = (
    lambda place, one: place.space.paperwork.pdf(one, Reader.FILE),
    lambda place, one: place.space.paperwork.kept(one, Reader.CITIZEN),
    lambda place, one: place.space.paperwork.preview(one, one.answers, Reader.CITIZEN),
    lambda place, one: place.space.paperwork.text_to_paste(one, one.answers),
    lambda place, one: place.space.agreements.copy_to_hand_out(one, Reader.CITIZEN),
    lambda place, one: place.space.meeting_bundle.file_note(one),
    lambda place, one: place.space.differences.of(one),
    lambda place, one: place.space.differences.pdf(one, Reader.CITIZEN),
)


def minutes(place: Place, case: Case, **changes: object) -> Agreement:
    tasks = (Answers({"party": "workplace", "what": "Ny stol", "due": TODAY + timedelta(days=8)}),)
    changes = {"promises": None, "conclusion": WORDS, "tasks": tasks, **changes}
    one, _ = place.space.meetings.plan(case.id, with_answers(meeting.sample(place.desk.basis(case)), **changes))
    return place.space.meetings.conclude(one.id, (Reader.CITIZEN, Reader.FILE))[0]


def promises(place: Place, case: Case) -> list[State]:
    return [one.state for one in place.space.agenda.of_case(case.id) if one.key.startswith("promise:")]


def test_withdrawn_minutes_are_shown_and_printed_no_more(place: Place) -> None:
    case = place.case()
    one = minutes(place, case)
    gone, changes = place.space.wrong_minutes.withdraw(one.id, WRONG)
    assert (gone.status, place.space.meetings.state(gone)) == (Status.WITHDRAWN, MeetingState.WITHDRAWN)
    for show in (
        lambda: place.space.paperwork.pdf(gone, Reader.CITIZEN),
        lambda: place.space.paperwork.preview(gone, gone.answers, Reader.FILE),
        lambda: place.space.meeting_bundle.file_note(gone),
        lambda: place.space.agreements.copy_to_hand_out(gone, Reader.CITIZEN),
    ):
        with pytest.raises(Locked):
            show()
    assert "Skrevet i den forkerte af to åbne sager" in place.lines(case.id)[-1]
    assert WORDS not in place.lines(case.id)[-1]
    assert changes.concern("deadline", case.id)


def test_they_are_not_counted_and_what_they_carried_on_is_taken_back(place: Place) -> None:
    case = place.case()
    one = minutes(place, case)
    upcoming = place.space.meeting_flow.next_meeting(one)
    assert upcoming is not None
    assert len(upcoming.answers.rows("promises")) == 1
    place.space.wrong_minutes.withdraw(one.id, WRONG)
    assert promises(place, case) == []
    assert place.space.agreements.agreement(upcoming.id).answers.rows("promises") == ()
    [talk] = [row for row in place.space.agenda.of_case(case.id) if row.key == "LOK-SAMTALE"]
    assert talk.state is State.OPEN


def test_a_promise_that_only_they_called_kept_is_open_again(place: Place) -> None:
    case = place.case()
    minutes(place, case, next_day=None)
    second, _ = place.space.meetings.plan(case.id)
    kept = tuple(row.with_answer("state", "kept") for row in second.answers.rows("promises"))
    answers = with_answers(meeting.sample(place.desk.basis(case)), promises=kept, tasks=None, next_day=None)
    place.space.agreements.save(second.id, answers, second.revision)
    place.space.meetings.conclude(second.id, (Reader.FILE,))
    assert promises(place, case) == [State.DONE]
    place.space.wrong_minutes.withdraw(second.id, WRONG)
    assert promises(place, case) == [State.OPEN]


def test_no_version_of_them_can_be_seen(place: Place) -> None:
    case = place.case()
    first = minutes(place, case)
    draft, _ = place.space.meetings.amend(first.id)
    place.space.agreements.save(draft.id, draft.answers.with_answer("amended_why", "Navn"), draft.revision)
    second, _ = place.space.meetings.conclude(draft.id, (Reader.FILE,))
    third, _ = place.space.meetings.amend(second.id)
    place.space.wrong_minutes.withdraw(second.id, WRONG)
    for version in (place.space.agreements.agreement(one.id) for one in (first, second)):
        for show in SHOWN:
            with pytest.raises(Locked):
                show(place, version)
        assert place.space.overview.papers(case.id) == ()
        assert WORDS in place.space.wrong_minutes.for_breach_file(version.id).decode()
    assert third.id not in {one.id for one in place.space.agreements.of_case(case.id)}


def test_everybody_who_got_them_stands_on_the_checklist(place: Place) -> None:
    case = place.case()
    place.consent(case)
    one = minutes(place, case)
    place.space.agreements.handed_out(one, (Reader.CITIZEN,), Way.PRINTED)
    place.space.wrong_minutes.withdraw(one.id, WRONG)
    assert [given.recipient for given in place.space.wrong_minutes.recipients(one.id)] == ["Søren Ødum"]
    found = place.space.wrong_minutes.breach(one.id)
    assert found is not None
    [row] = found.answers.rows("recipients")
    assert (row.text("name"), row.date("given_on"), row.text("how")) == ("Søren Ødum", TODAY, "Printet")
    assert found.answers.text("document") == f"{one.number}, version 1"
    assert WORDS not in str(dict(found.answers))


def test_the_checklist_has_its_72_hours(place: Place, clock: FixedClock) -> None:
    case = place.case()
    one = minutes(place, case)
    place.space.wrong_minutes.withdraw(one.id, WRONG)
    found = place.space.wrong_minutes.breach(one.id)
    assert found is not None

    def state() -> tuple[State, date | None]:
        [row] = [row for row in place.space.agenda.of_case(case.id) if row.key.startswith("breach:")]
        return row.state, row.due.day if row.due else None

    assert state() == (State.OPEN, TODAY + timedelta(days=3))
    told = with_answers(found.answers, authority="told", authority_on=TODAY)
    place.space.agreements.save(found.id, told, found.revision)
    assert state() == (State.DONE, TODAY + timedelta(days=3))


def test_only_those_who_look_into_it_get_the_page_and_that_is_noted(place: Place) -> None:
    case = place.case()
    one = minutes(place, case)
    with pytest.raises(Locked):
        place.space.wrong_minutes.for_breach_file(one.id)
    place.space.wrong_minutes.withdraw(one.id, WRONG)
    assert WORDS in place.space.wrong_minutes.for_breach_file(one.id).decode()
    assert place.lines(case.id)[-1] == f"{one.number}: hentet frem til sagen om bruddet"


def test_the_mistake_and_what_happened_have_to_be_told(place: Place) -> None:
    one = minutes(place, place.case())
    for answers, field in ((Answers(), "mistake"), (WRONG.with_answer("reason", "  "), "reason")):
        with pytest.raises(Incomplete) as told:
            place.space.wrong_minutes.withdraw(one.id, answers)
        assert told.value.field == field
    assert place.space.agreements.agreement(one.id).status is Status.SEALED


def test_the_words_move_to_the_right_case_without_its_people_and_keys(place: Place) -> None:
    wrong, right = place.case(), place.case(cpr="620772-0123", name="Åse Ærø")
    one = minutes(place, wrong)
    with pytest.raises(Locked):
        place.space.wrong_minutes.move_words(one.id, right.id)
    place.space.wrong_minutes.withdraw(one.id, WRONG)
    draft, _ = place.space.wrong_minutes.move_words(one.id, right.id)
    assert (draft.case_id, draft.answers.text("conclusion")) == (right.id, WORDS)
    assert draft.answers.rows("people")[0].text("name") == "Åse Ærø"
    assert [row.text("key") for row in draft.answers.rows("tasks")] == [""]
    assert place.lines(right.id)[-1].endswith("kladde begyndt med ord, der stod i en forkert sag")
    assert place.lines(wrong.id)[-1] == f"Ordene i referat {one.number} er flyttet til den rigtige sag"
    assert "Søren" not in str(dict(draft.answers))


def test_a_draft_in_the_wrong_case_moves_whole(place: Place) -> None:
    wrong, right = place.case(), place.case(cpr="620772-0123", name="Åse Ærø")
    one, _ = place.space.meetings.plan(wrong.id, Answers({"conclusion": WORDS}))
    draft, _ = place.space.wrong_minutes.move_words(one.id, right.id)
    assert draft.answers.text("conclusion") == WORDS
    assert place.space.agreements.of_case(wrong.id) == []
    with pytest.raises(UserError):
        place.space.wrong_minutes.move_words(draft.id, right.id)


def test_a_meeting_that_is_only_planned_is_not_withdrawn(place: Place) -> None:
    one, _ = place.space.meetings.plan(place.case().id)
    with pytest.raises(Locked):
        place.space.wrong_minutes.withdraw(one.id, WRONG)
