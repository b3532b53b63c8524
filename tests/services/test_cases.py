"""Cases, the people in them and notes, in a real archive."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.case import CaseKind, CaseStatus, ConfirmedBy, Role
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, NotFound, Stale, UserError
from caseworker_app.schemes.case_forms import NEW_CASE, case_answers
from caseworker_app.services.form_demands import Incomplete
from tests.archives import FixedClock
from tests.services import office
from tests.services.office import Place


def test_a_case_is_opened_as_it_was_typed(place: Place) -> None:
    case, changes = place.space.cases.open(office.case_answers(phone="00 00 00 00"))
    assert place.space.cases.case(case.id) == case
    assert case.number == "2026-0001"
    assert (case.kind, case.confirmed_by) == (CaseKind.SICK_LISTED, ConfirmedBy.EMPLOYER)
    assert (case.citizen.name, case.citizen.cpr.born) == ("Søren Ødum", date(1971, 7, 2))
    assert (case.employment.hours, case.caseworker, case.opened_on) == (Decimal(37), "Maja Holst", date(2026, 11, 22))
    assert changes.concern("case", case.id)
    assert place.lines(case.id) == ["Sag 2026-0001 oprettet"]


def test_numbers_run_on_and_begin_again_with_the_year(place: Place, clock: FixedClock) -> None:
    assert [place.case().number for _ in range(2)] == ["2026-0001", "2026-0002"]
    clock.advance(days=60)
    assert place.case().number == "2027-0001"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cpr": "320771-0123"}, "cpr"),
        ({"cpr": None}, "cpr"),
        ({"cpr": "020750-5123"}, "cpr"),
        ({"name": "   "}, "name"),
        ({"hours": Unread("syvogtredive")}, "hours"),
        ({"hours": Decimal(0)}, "hours"),
        ({"hours": Decimal(101)}, "hours"),
        ({"cvr": "12345678"}, "cvr"),
        ({"p_number": "123"}, "p_number"),
        ({"postcode": "556"}, "postcode"),
        ({"postcode": "٥٥٦٠"}, "postcode"),
        ({"work_postcode": "55600"}, "work_postcode"),
        ({"first_absence_day": date(2026, 11, 23)}, "first_absence_day"),
        ({"first_absence_day": None}, "first_absence_day"),
        ({"hours": Decimal(169)}, "hours"),
        ({"way": "early", "asked_by": "citizen"}, "received_on"),
        ({"way": "notice", "received_on": date(2026, 11, 23)}, "received_on"),
        ({"way": "notice", "received_on": date(2026, 9, 12)}, "received_on"),
        ({"way": "la_165", "received_on": date(2026, 11, 1), "proposal": "Tidlig indsats"}, "doctor"),
        ({"kind": "something"}, "kind"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_saved(
    place: Place, changes: dict[str, object], field: str
) -> None:
    place.space.drafts.keep("case:new", Answers({"name": "Søren"}))
    with pytest.raises(Incomplete) as told:
        place.case(**changes)
    assert told.value.field == field
    assert place.store.case_count() == 0
    assert place.space.drafts.exists("case:new")


def test_a_flexi_job_needs_the_day_it_began(place: Place) -> None:
    case = place.case()
    with pytest.raises(Incomplete) as told:
        place.space.cases.correct(case.id, office.case_answers(job_form="flexi_job"))
    assert told.value.field == "flexi_job_since"


def test_today_can_be_the_first_absence_day(place: Place) -> None:
    assert place.case(first_absence_day=date(2026, 11, 22)).absence_week(date(2026, 11, 22)) == 1


def test_the_draft_of_a_new_case_is_gone_when_it_is_opened(place: Place) -> None:
    place.space.drafts.keep("case:new", Answers({"name": "Søren"}))
    place.case()
    assert not place.space.drafts.exists("case:new")
    assert place.space.drafts.read("case:new", NEW_CASE) == NEW_CASE


@pytest.mark.parametrize("kind", ["at_risk", "employed"])
def test_a_case_without_absence_has_no_clock(place: Place, kind: str) -> None:
    case = place.case(kind=kind)
    assert case.first_absence_day is None
    assert case.confirmed_by is ConfirmedBy.NOBODY


def test_a_case_reads_back_into_its_form(place: Place) -> None:
    case = place.case(job_form="flexi_job", flexi_job_since=date(2020, 1, 1), protected=True, no_digital_post=True,
                      interpreter="Polsk", cvr="12 34 56 74", p_number="1990000011")  # fmt: skip
    again, _ = place.space.cases.correct(case.id, case_answers(case))
    assert (again.citizen, again.workplace, again.employment) == (case.citizen, case.workplace, case.employment)
    assert again.revision == case.revision + 1


def test_a_new_first_absence_day_is_told_in_the_history(place: Place) -> None:
    case = place.case()
    place.space.cases.correct(case.id, office.case_answers(name="Søren Bo Ødum"))
    place.space.cases.correct(case.id, office.case_answers(first_absence_day=date(2026, 9, 14)))
    assert place.lines(case.id)[1:] == [
        "Sagens oplysninger rettet",
        "Sagens oplysninger rettet. Første fraværsdag ændret fra 13.09.2026 til 14.09.2026",
    ]


def test_other_cases_of_the_same_citizen_are_found(place: Place) -> None:
    case = place.case()
    for text in ("620771-0123", "6207710123", "620771 0123"):
        assert [row.id for row in place.space.cases.same_citizen(text)] == [case.id]
    for text in ("620771-0124", "620771", "", "x"):
        assert place.space.cases.same_citizen(text) == []


def test_looking_at_the_whole_number_leaves_a_line(place: Place) -> None:
    case = place.case()
    assert place.space.cases.reveal_cpr(case.id)[0] == "620771-0123"
    assert place.lines(case.id)[-1] == "CPR-nummer vist"


def test_a_case_is_closed_and_opened_again(place: Place) -> None:
    case = place.case()
    closed = place.close_case(case)
    assert (closed.status, closed.closed_on, closed.outcome) == (CaseStatus.CLOSED, date(2026, 11, 22), "same_job")
    opened, _ = place.space.cases.reopen(case.id)
    assert (opened.status, opened.closed_on, opened.outcome) == (CaseStatus.OPEN, None, "")
    assert place.lines(case.id)[1:] == ["Sagen afsluttet", "Sagen genåbnet"]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_case_is_closed_neither_before_it_began_nor_tomorrow(place: Place, days: int) -> None:
    case = place.case()
    answers = Answers({"on": date(2026, 11, 22) + timedelta(days=days), "outcome": "same_job"})
    with pytest.raises(Incomplete) as told:
        place.space.cases.close(case.id, answers)
    assert told.value.field == "on"
    assert place.space.cases.case(case.id).status is CaseStatus.OPEN


def test_a_closed_case_refuses_changes(place: Place) -> None:
    case = place.case()
    place.consent(case)
    sealed, draft = place.seal(place.plan(case)), place.plan(case)
    person = place.space.parties.take_part(case.id, Answers({"role": "hr", "name": "Ib"}))[0].participants[0]
    place.close_case(case)
    before = place.lines()
    agreements, cases = place.space.agreements, place.space.cases
    for change in (
        lambda: cases.correct(case.id, office.case_answers(name="En anden")),
        lambda: place.space.parties.take_part(case.id, Answers({"role": "hr", "name": "Bo"})),
        lambda: place.space.parties.remove_part(case.id, person.id),
        lambda: place.close_case(case),
        lambda: agreements.start(case.id, "partial_return"),
        lambda: agreements.start_consent(case.id, "employer"),
        lambda: place.seal(draft),
        lambda: place.sign(sealed),
        lambda: agreements.reopen(sealed.id),
        lambda: agreements.new_version(sealed.id),
    ):
        with pytest.raises(Locked):
            change()
    assert place.lines() == before


def test_a_consent_can_be_taken_back_also_when_the_case_is_closed(place: Place) -> None:
    case = place.case()
    consent = place.consent(case)
    place.close_case(case)
    assert place.withdraw(consent).withdrawal is not None


def test_only_a_closed_case_can_be_opened_again(place: Place) -> None:
    case = place.case()
    with pytest.raises(Locked):
        place.space.cases.reopen(case.id)
    assert place.lines(case.id) == ["Sag 2026-0001 oprettet"]


def test_people_come_and_go(place: Place) -> None:
    case = place.case()
    case, _ = place.space.parties.take_part(case.id, Answers({"role": "union", "name": "BUPL Fyn"}))
    [union] = case.has_role(Role.UNION)
    case, _ = place.space.parties.remove_part(case.id, union.id)
    assert case.participants == ()
    with pytest.raises(NotFound):
        place.space.parties.remove_part(case.id, union.id)
    assert place.lines(case.id)[1:] == ["Part tilføjet: BUPL Fyn", "Part fjernet: BUPL Fyn"]


def note(text: str, about: date = date(2026, 11, 22)) -> Answers:
    return Answers({"about": about, "text": text})


def test_a_note_is_never_overwritten(place: Place, clock: FixedClock) -> None:
    case = place.case()
    first, _ = place.space.cases.write_note(case.id, note("Talt i telfon."))
    clock.advance(minutes=5)
    second, _ = place.space.cases.write_note(case.id, note("Talt i telefon."), replaces=first.id)
    clock.advance(minutes=5)
    third, _ = place.space.cases.write_note(case.id, note("Talt på et møde."), replaces=second.id)
    assert place.space.cases.notes(case.id) == [third]
    assert place.space.cases.earlier_notes(third) == [second, first]
    assert first.text == "Talt i telfon."
    assert (third.author, third.written_at) == ("Maja Holst", clock.now())
    assert place.lines(case.id)[1:] == ["Notat skrevet", "Notat rettet", "Notat rettet"]


def test_a_note_that_was_corrected_is_not_corrected_twice(place: Place) -> None:
    case, other = place.case(), place.case(cpr="620771-0124")
    first, _ = place.space.cases.write_note(case.id, note("Et"))
    place.space.cases.write_note(case.id, note("To"), replaces=first.id)
    for case_id, replaces in ((case.id, first.id), (other.id, first.id), (case.id, new_id())):
        with pytest.raises(Stale):
            place.space.cases.write_note(case_id, note("Tre"), replaces=replaces)
    assert [one.text for one in place.space.cases.notes(case.id)] == ["To"]


@pytest.mark.parametrize("text", ["🙂" * 60_000, "שלום العالم", "linje\nlinje\n\n  indrykket"])
def test_odd_and_long_notes_are_kept_letter_by_letter(place: Place, text: str) -> None:
    case = place.case()
    place.space.cases.write_note(case.id, note(text))
    assert place.space.cases.notes(case.id)[0].text == text.strip()


@pytest.mark.parametrize(
    ("text", "about"), [("", date(2026, 11, 22)), ("  ", date(2026, 11, 22)), ("x", date(2026, 11, 23)),
                        ("x" * 100_001, date(2026, 11, 22))]
)  # fmt: skip
def test_a_note_that_cannot_be_is_refused(place: Place, text: str, about: date) -> None:
    case = place.case()
    with pytest.raises(UserError):
        place.space.cases.write_note(case.id, note(text, about))
    assert place.space.cases.notes(case.id) == []
