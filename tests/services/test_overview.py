"""What the pages are given: the day, lists, documents, the course of a case, search."""

from datetime import date
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.schemes import placement
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.ports import CaseFilter
from tests.archives import FixedClock
from tests.services.office import Place

TODAY = date(2026, 11, 22)


def test_a_sealed_follow_up_waits_for_nobody(place: Place) -> None:
    case = place.case()
    week = Answers({"monday": date(2026, 11, 16), "agreed": Decimal(15), "worked": Decimal(15)})
    answers = Answers({"on": TODAY, "how": "meeting", "with_whom": "S", "weeks": (week,), "going": "Godt"})
    draft, _ = place.space.agreements.start(case.id, "hours_follow_up", answers)
    place.seal(draft, Reader.CITIZEN)
    [row] = place.space.overview.agreements(case.id, Group.FOLLOW_UP)
    assert (row.status_words, row.missing) == ("Udfærdiget", ())
    assert place.space.overview.unfinished() == ()


def test_the_list_of_agreements_names_who_is_missing(place: Place, clock: FixedClock) -> None:
    case = place.case()
    place.consent(case)
    place.sign(place.seal(place.plan(case)), roles=1)
    clock.advance(days=3)
    [row] = place.space.overview.agreements(case.id, Group.AGREEMENT)
    assert (row.status_words, row.missing, row.days_waiting) == ("Mangler underskrift", ("Nærmeste leder",), 3)
    assert len(place.space.overview.agreements(case.id)) == 2


def test_documents_are_sealed_pages_and_files(
    place: Place, clock: FixedClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    case, other = place.case(), place.case(cpr="620771-0124")
    sealed = place.consent(case)
    place.plan(case)
    clock.advance(hours=1)
    scan = tmp_path_factory.mktemp("scan") / "side.pdf"
    scan.write_bytes(b"%PDF-1.7 x")
    place.space.attachments.add(case.id, scan, sealed.id)
    papers = place.space.overview.papers(case.id)
    assert [(paper.title, paper.number) for paper in papers] == [("side.pdf", ""), ("Samtykke", "2026-0001-01")]
    assert place.space.overview.papers() == papers
    assert place.space.overview.papers(other.id) == ()


def week(monday: date, worked: str) -> Answers:
    return Answers({"monday": monday, "agreed": Decimal(15), "worked": Decimal(worked)})


def test_the_course_of_a_case_shows_what_was_agreed_and_what_was_worked(place: Place, clock: FixedClock) -> None:
    case = place.case()
    place.in_force(case)
    clock.advance(days=14)
    monday = date(2026, 11, 23)
    for worked in ("12", "14.5"):
        clock.advance(hours=1)
        answers = Answers({"on": place.space.today, "how": "meeting", "with_whom": "S", "going": "Godt",
                           "weeks": (week(monday, worked),)})  # fmt: skip
        place.seal(place.space.agreements.start(case.id, "hours_follow_up", answers)[0], Reader.CITIZEN)
    course = place.space.overview.course(case.id)
    assert (course[0].monday, course[0].planned, course[0].actual) == (monday, 15, Decimal("14.5"))
    assert [one.planned for one in course[:4]] == [15, 15, 18, 18]
    assert len(course) == 11


def test_a_version_that_is_not_signed_does_not_change_the_course(place: Place) -> None:
    case = place.case()
    first = place.in_force(case)
    second, _ = place.space.agreements.new_version(first.id)
    rows = tuple(row.with_answer("hours", Decimal(36)) for row in second.answers.rows("plan")[:-1])
    place.space.agreements.save(second.id, second.answers.with_answer("plan", rows), second.revision)
    second = place.seal(second)
    assert place.space.overview.course(case.id)[0].planned == 15
    place.sign(second)
    assert place.space.overview.course(case.id)[0].planned == 36


@pytest.mark.parametrize("words", ["søren", "soeren", "ødum", "oedum", "620771", "øster", "0001", "leder"])
def test_a_case_is_found_by_typing(place: Place, words: str) -> None:
    case = place.case()
    place.case(cpr="120388-1234", name="Ida Vang", workplace="Fjordby Revision", job_title="Revisor")
    hits = place.space.overview.find(words)
    assert case.id in [hit.row.id for hit in hits]
    ids = place.space.overview.case_ids(CaseFilter(words=words))
    assert case.id in ids
    assert "••••" in place.space.case_list.rows(ids)[0].cpr_masked


def test_a_case_is_found_by_its_notes(place: Place) -> None:
    case = place.case()
    place.space.cases.write_note(case.id, Answers({"about": TODAY, "text": "Vil prøve truckkørsel igen."}))
    [hit] = place.space.overview.find("truckkørsel")
    assert (hit.row.id, "truckkørsel" in hit.snippet) == (case.id, True)


def test_the_hours_of_a_placement_beside_the_plan_are_not_those_of_the_job(place: Place) -> None:
    case = place.case()
    rows = tuple(row.with_answer("hours", Decimal(7)) for row in placement.sample(place.desk.basis(case)).rows("plan"))
    beside = placement.sample(place.desk.basis(case)).with_answer("plan", rows)
    draft, _ = place.space.agreements.start(case.id, placement.SCHEME.key, beside)
    place.seal(draft, Reader.CITIZEN)
    assert {one.planned for one in place.space.overview.course(case.id)} == {Decimal(7)}
    place.in_force(case)
    hours = [one.planned for one in place.space.overview.course(case.id)]
    assert Decimal(7) not in hours
    assert hours[:3] == [15, 15, 18]
