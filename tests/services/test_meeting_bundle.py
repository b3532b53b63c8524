"""All papers of a meeting at once, each reader's through the gate; the note for the records."""

from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import blocks
from caseworker_app.schemes import BY_KEY, meeting
from caseworker_app.services.handouts import Way
from caseworker_app.services.meeting_bundle import MeetingPaper
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
ALL = (Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE)
LEADER = Answers({"name": "Lone Bech", "part": "line_manager", "for_whom": "Øster Skole", "presence": "present"})


def held(place: Place, case: Case, *, with_plan: bool = True) -> Agreement:
    """A meeting at which a plan was made and the next talk agreed, concluded."""
    start = meeting.sample(place.desk.basis(case))
    people = (*start.rows("people")[:2], LEADER)
    one, _ = place.space.meetings.plan(case.id, with_answers(start, promises=None, people=people, inside="Tjek løn"))
    if with_plan:
        plan = BY_KEY["partial_return"].sample(place.desk.basis(case))
        place.space.meeting_flow.start(one.id, "partial_return", plan)
    return place.space.meetings.conclude(one.id, (Reader.CITIZEN, Reader.FILE))[0]


def names(papers: tuple[MeetingPaper, ...], *, stopped: bool) -> list[tuple[str, str]]:
    return [(paper.title, paper.recipient) for paper in papers if bool(paper.stopped) is stopped]


def test_without_a_consent_only_the_papers_of_the_citizen_leave(place: Place) -> None:
    case = place.case()
    one = held(place, case)
    place.space.meeting_bundle.seal_made(one, (Reader.CITIZEN, Reader.FILE))
    papers = place.space.meeting_bundle.papers(one, ALL)
    assert names(papers, stopped=False) == [
        ("Mødereferat", "Borger"), ("Mødereferat", "Sag"), ("Aftale om delvis raskmelding", "Borger"),
        ("Aftale om delvis raskmelding", "Sag"), ("Indbydelse til møde", "Søren Ødum"),
    ]  # fmt: skip
    assert names(papers, stopped=True) == [
        ("Mødereferat", "Arbejdsplads"), ("Aftale om delvis raskmelding", "Arbejdsplads"),
        ("Indbydelse til møde", "Lone Bech"),
    ]  # fmt: skip
    assert all(paper.pdf == b"" for paper in papers if paper.stopped)


def test_with_a_consent_everybody_gets_their_own_and_it_is_noted(place: Place) -> None:
    case = place.case()
    place.consent(case)
    start = meeting.sample(place.desk.basis(case))
    people = (*start.rows("people")[:2], LEADER)
    one, _ = place.space.meetings.plan(case.id, with_answers(start, promises=None, people=people))
    done, _ = place.space.meetings.conclude(one.id, ALL)
    papers = place.space.meeting_bundle.papers(done, ALL)
    assert names(papers, stopped=True) == []
    place.space.meeting_bundle.handed_out(done, papers, Way.PRINTED)
    [minutes, letter] = place.space.handouts.of_case(case.id, "employer")
    assert (minutes.title, letter.title, letter.recipient) == ("Mødereferat", "Indbydelse til møde", "Lone Bech")
    upcoming = place.space.meeting_flow.next_meeting(done)
    assert upcoming is not None
    assert place.space.meeting_papers.was_invited(upcoming, 2)
    again = place.space.meeting_bundle.papers(done, ALL)
    assert len(again) == len(papers)


def test_a_draft_is_told_as_a_draft_and_what_is_ready_can_be_sealed_at_once(place: Place) -> None:
    case = place.case()
    one = held(place, case)
    [draft] = place.space.meeting_flow.made_at(one)
    [paper] = [each for each in place.space.meeting_bundle.papers(one, (Reader.CITIZEN,)) if each.agreement == draft]
    assert paper.stopped == blocks("", "{title} er stadig en kladde.", title=("Aftale om delvis raskmelding",))
    changes = place.space.meeting_bundle.seal_made(one, ALL)
    [plan] = place.space.meeting_flow.made_at(one)
    assert not plan.editable
    assert {copy.reader for copy in plan.copies} == {Reader.CITIZEN, Reader.FILE}
    assert changes.concern("agreement", plan.id)
    [paper] = [paper for paper in place.space.meeting_bundle.papers(one, (Reader.CITIZEN,)) if paper.agreement == plan]
    assert "Medarbejder Søren Ødum" in paper.pdf.decode()


def test_what_is_not_ready_stays_a_draft(place: Place) -> None:
    case = place.case()
    one = held(place, case, with_plan=False)
    unready, _ = place.space.meeting_flow.start(one.id, "partial_return")
    place.space.meeting_bundle.seal_made(one, (Reader.CITIZEN,))
    assert place.space.agreements.agreement(unready.id).editable


def test_a_reason_opens_the_way_and_stays_with_the_paper(place: Place) -> None:
    case, reason = place.case(), "Borgeren bad om det ved mødet"
    one = held(place, case, with_plan=False)
    papers = place.space.meeting_bundle.papers(one, (Reader.CITIZEN,), {Reader.EMPLOYER: reason})
    [letter] = [paper for paper in papers if paper.recipient == "Lone Bech"]
    assert letter.stopped is None
    place.space.meeting_bundle.handed_out(one, (letter,), Way.SAVED)
    assert reason in place.lines(case.id)[-1]


def test_the_note_for_the_records_is_plain_text_with_all_the_municipality_may_read(place: Place) -> None:
    one = held(place, place.case())
    note = place.space.meeting_bundle.file_note(one)
    lines = note.splitlines()
    assert lines[0] == f"Mødereferat, {one.number}"
    assert "Slags møde: Rundbordsmøde på arbejdspladsen" in lines
    assert "- Tjek løn" in lines
    assert lines.index("Konklusion") < lines.index("Hvem gør hvad") < lines.index("Deltagere")
    assert any(line.startswith("Arbejdspladsen: Lone Bech | Lave en vagtplan") for line in lines)
    assert lines[-1].startswith("Lavet på mødet: Aftale om delvis raskmelding")
    assert "{" not in note
    due = (TODAY + timedelta(days=14)).strftime("%d.%m.%Y")
    assert due in note
