"""Letters, calendar files and the preparation sheet: each through the gate, noted with its receiver."""

from datetime import date, time, timedelta

import pytest

from caseworker_app.bootstrap import texts
from caseworker_app.documents.pdf import Pdf
from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from caseworker_app.schemes import meeting
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.handouts import Way
from caseworker_app.services.meeting_papers import Letter
from caseworker_app.services.meeting_people import PersonConsent
from tests.archives import FixedClock
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
CITIZEN, LEADER = 0, 2
LEADER_ROW = Answers({"name": "Lone Bech", "part": "line_manager", "for_whom": "Øster Skole"})


def roundtable(place: Place, case: Case, *more: Answers, **changes: object) -> Agreement:
    start = meeting.begin(place.desk.basis(case))
    people = (*start.rows("people"), LEADER_ROW, *more)
    changes = {"kind": "roundtable", "place": "Mødelokale 2", "people": people, **changes}
    return place.space.meetings.plan(case.id, with_answers(start, **changes))[0]


def moved(place: Place, one: Agreement) -> Agreement:
    new = Answers({"day": TODAY + timedelta(days=12), "starts": time(13), "ends": time(14), "reason": "Kursus"})
    return place.space.meetings.move(one.id, new)[0]


def states(place: Place, one: Agreement) -> dict[str, PersonConsent]:
    return {person.name: person.state for person in place.space.meeting_people.of(one.case_id, one.answers)}


def test_each_person_shows_where_the_consent_stands(place: Place, clock: FixedClock) -> None:
    case = place.case()
    one = roundtable(place, case, Answers({"name": "Bo Lyngsø", "part": "shop_steward"}))
    need_none = {"Søren Ødum": PersonConsent.NOT_NEEDED, "Maja Holst": PersonConsent.NOT_NEEDED}
    missing = {"Lone Bech": PersonConsent.MISSING, "Bo Lyngsø": PersonConsent.MISSING}
    assert states(place, one) == {**need_none, **missing}
    assert [found.row for found in place.space.meeting_people.findings(case.id, one.answers)] == [2, 3]
    given = place.consent(case)
    assert states(place, one)["Lone Bech"] is PersonConsent.OK
    place.withdraw(given)
    assert states(place, one)["Lone Bech"] is PersonConsent.WITHDRAWN


def test_a_consent_that_is_over_is_told_as_over(place: Place, clock: FixedClock) -> None:
    case = place.case()
    one = roundtable(place, case)
    place.consent(case)
    clock.advance(days=800)
    assert states(place, one)["Lone Bech"] is PersonConsent.EXPIRED


def test_somebody_of_whom_nobody_knows_the_part_needs_a_look(place: Place) -> None:
    one = roundtable(place, place.case(), Answers({"name": "Ib Dam", "part": "other"}))
    assert states(place, one)["Ib Dam"] is PersonConsent.MISSING


def test_the_workplace_is_invited_with_a_consent_or_a_reason(place: Place) -> None:
    case = place.case()
    one = roundtable(place, case)
    with pytest.raises(Incomplete) as told:
        place.space.meeting_papers.invitation(one, LEADER)
    assert told.value.field == "people"
    with pytest.raises(Incomplete) as told:
        place.space.meeting_papers.invitation(one, LEADER, reason="haster")
    assert told.value.field == "reason"
    assert b"Lone Bech" in place.space.meeting_papers.invitation(one, LEADER, reason="Borgeren bad om det i dag")
    place.consent(case)
    letter = place.space.meeting_papers.invitation(one, LEADER).decode()
    assert "Indbydelse til møde" in letter
    assert "Til {name} name=Lone Bech" in letter
    assert case.citizen.cpr.shown not in letter


def test_the_citizen_is_invited_without_any_consent(place: Place) -> None:
    letter = place.space.meeting_papers.invitation(roundtable(place, place.case()), CITIZEN).decode()
    assert "Du må gerne tage en bisidder med." in letter


@pytest.mark.parametrize("field", ["purpose", "items"])
def test_a_letter_with_an_illness_in_it_is_stopped_at_the_word(place: Place, field: str) -> None:
    case = place.case()
    place.consent(case)
    words = {"purpose": "At tale om diskusprolaps", "items": (Answers({"item": "Diskusprolaps og arbejde"}),)}
    one = roundtable(place, case, **{field: words[field]})
    for draw in (place.space.meeting_papers.invitation, place.space.meeting_papers.calendar_entry):
        with pytest.raises(Incomplete) as told:
            draw(one, LEADER)
        assert told.value.field == field
    place.space.meeting_papers.invitation(one, CITIZEN)
    with pytest.raises(Incomplete):
        place.space.meeting_papers.calendar_entry(one, CITIZEN)


def test_the_calendar_says_the_same_hour_and_grows_with_every_move(place: Place) -> None:
    case = place.case()
    one = roundtable(place, case)
    first = place.space.meeting_papers.calendar_entry(one, CITIZEN).decode()
    assert "SEQUENCE:0" in first
    assert "T090000" in first
    assert case.citizen.name not in first
    second = place.space.meeting_papers.calendar_entry(moved(place, one), CITIZEN).decode()
    assert "SEQUENCE:1" in second
    assert "DTSTART;TZID=Europe/Copenhagen:20261204T130000" in second
    uid = next(line for line in first.splitlines() if line.startswith("UID:"))
    assert uid in second
    off, _ = place.space.meetings.cancel(one.id, Answers({"reason": "Borgeren er rask"}))
    last = place.space.meeting_papers.calendar_entry(off, CITIZEN).decode()
    assert ("SEQUENCE:2" in last, "METHOD:CANCEL" in last) == (True, True)


def test_a_calendar_needs_a_time(place: Place) -> None:
    one = roundtable(place, place.case())
    place.space.agreements.save(one.id, one.answers.with_answer("starts", None), one.revision)
    with pytest.raises(UserError):
        place.space.meeting_papers.calendar_entry(place.space.agreements.agreement(one.id), CITIZEN)


def test_what_was_sent_is_noted_and_a_move_is_told_to_those_who_know_the_old_time(place: Place) -> None:
    case, papers = place.case(), place.space.meeting_papers
    one = roundtable(place, case)
    papers.handed_out(one, CITIZEN, papers.letter_of(one, CITIZEN), Way.PRINTED)
    assert place.lines(case.id)[-1] == f"{one.number}: printet, Indbydelse til møde til Søren Ødum"
    assert papers.was_invited(one, CITIZEN)
    later = moved(place, one)
    assert not papers.was_invited(later, CITIZEN)
    assert (papers.letter_of(later, CITIZEN), papers.letter_of(later, 1)) == (Letter.MOVED, Letter.INVITATION)
    assert "Mødet er flyttet. Her er den nye tid." in papers.invitation(later, CITIZEN).decode()
    papers.handed_out(later, CITIZEN, Letter.MOVED, Way.PRINTED)
    assert papers.was_invited(later, CITIZEN)
    [given, _] = place.space.handouts.of_case(case.id, "citizen")
    assert (given.recipient, given.title) == ("Søren Ødum", "Indbydelse til møde")


def test_a_reason_stays_in_the_history(place: Place) -> None:
    case = place.case()
    one = roundtable(place, case)
    reason = "Borgeren bad om det i dag"
    place.space.meeting_papers.handed_out(one, LEADER, Letter.INVITATION, Way.PRINTED, reason=reason)
    assert reason in place.lines(case.id)[-1]
    [given] = place.space.handouts.of_case(case.id, "employer")
    assert given.reason == reason


def test_nobody_is_invited_to_a_meeting_that_is_called_off(place: Place) -> None:
    one = roundtable(place, place.case())
    off, _ = place.space.meetings.cancel(one.id, Answers({"reason": "Borgeren er begyndt på fuld tid"}))
    with pytest.raises(UserError):
        place.space.meeting_papers.invitation(off, CITIZEN)
    letter = place.space.meeting_papers.cancellation(off, CITIZEN).decode()
    assert "Mødet er aflyst" in letter
    assert "fuld tid" not in letter


def test_a_row_without_a_name_gets_no_letter(place: Place) -> None:
    one = roundtable(place, place.case(), Answers({"part": "hr"}))
    for number in (3, 9):
        with pytest.raises(UserError) as told:
            place.space.meeting_papers.invitation(one, number)
        assert told.value.field == "people"


def test_the_preparation_sheet_tells_what_is_open_and_what_may_not_be_said(place: Place, clock: FixedClock) -> None:
    case = place.case()
    place.in_force(case)
    tasks = (Answers({"party": "workplace", "who": "Lone Bech", "what": "Ny stol", "due": TODAY}),)
    held = with_answers(meeting.sample(place.desk.basis(case)), promises=None, tasks=tasks, next_day=None)
    first, _ = place.space.meetings.plan(case.id, held)
    place.space.meetings.conclude(first.id, (Reader.FILE,))
    clock.advance(days=21)
    one = roundtable(place, case, Answers({"name": "Bo Lyngsø", "part": "shop_steward"}), day=place.space.today)
    sheet = place.space.meeting_papers.preparation(one).decode()
    assert "Ny stol" in sheet
    assert "Uge {week}, fra {day} week=14" in sheet
    assert "Ugen fra {monday} monday=2026-11-23 | {value} value=15.0" in sheet
    assert "Arbejdsplads" in sheet
    unsaid = place.space.meeting_papers.prepared(one).unsaid
    assert any("Bo Lyngsø" in str(piece) and "intet, som kommunen ved" in str(piece) for piece in unsaid)
    assert any("Lone Bech" in str(piece) and "sygdom" in str(piece) for piece in unsaid)


def test_the_sheet_is_one_page_however_much_there_is(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    case = place.case()
    monkeypatch.setattr(place.desk, "render", Pdf(texts))
    place.consent(case)
    many = tuple(
        Answers({"party": "citizen", "what": f"{number}. " + "Skrive ned, hvordan dagen går " * 6, "due": TODAY})
        for number in range(40)
    )
    held = with_answers(meeting.sample(place.desk.basis(case)), promises=None, tasks=many, next_day=None)
    first, _ = place.space.meetings.plan(case.id, held)
    place.space.meetings.conclude(first.id, (Reader.FILE,))
    people = tuple(Answers({"name": f"Navn {number}", "part": "shop_steward"}) for number in range(20))
    one = roundtable(place, case, *people)
    assert Pdf(texts).page_count(place.space.meeting_papers.preparation(one)) == 1


def test_the_invitation_tells_weekday_length_duty_and_what_to_bring(place: Place) -> None:
    plan = {"day": date(2026, 12, 1), "starts": time(9, 30), "ends": time(10, 45)}
    one = roundtable(place, place.case(), is_follow_up=True, **plan)
    letter = place.space.meeting_papers.invitation(one, CITIZEN).decode()
    for words in ("tirsdag", "minutes=75", "den har du pligt til at deltage i", "Tag gerne papirer"):
        assert words in letter
    assert "frivilligt" not in letter
    told = place.space.meeting_papers.invitation(one, LEADER, reason="Borgeren har bedt om mødet").decode()
    assert "Mødet er frivilligt for alle, der er indbudt." in told
    assert "den har du pligt til" not in told


def test_the_letter_about_a_new_time_is_one_page(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    guests = tuple(Answers({"name": f"Gæst {number}", "part": "other"}) for number in range(9))
    one, papers = roundtable(place, place.case(), *guests), place.space.meeting_papers
    papers.handed_out(one, CITIZEN, Letter.INVITATION, Way.PRINTED)
    later = moved(place, one)
    monkeypatch.setattr(place.desk, "render", Pdf(texts))
    assert Pdf(texts).page_count(papers.invitation(later, CITIZEN)) == 1
