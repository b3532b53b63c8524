"""Personal assistance on Min dag: quarters to claim, claims to pay, the review; and what other support leaves there."""

from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.domain.event import EventKind
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.deadlines import Deadline, State
from caseworker_app.services.duties import Whose
from tests.services.office import Place, with_answers

TODAY = date(2026, 11, 22)
OCTOBER = date(2026, 10, 1)


def agreed(place: Place, case: Case, scheme: str, **changes: object) -> Agreement:
    answers = with_answers(BY_KEY[scheme].sample(place.desk.basis(case)), **changes)
    draft, _ = place.space.agreements.start(case.id, scheme, answers)
    return place.sign(place.seal(draft, Reader.CITIZEN, Reader.FILE))


def assistance(place: Place, case: Case, start: date, end: date | None = None) -> Agreement:
    term = {"term": "limited", "end": end} if end else {"term": "open", "end": None}
    return agreed(place, case, "personal_assistance", start=start, review_on=start + timedelta(days=300), **term)


def starting(place: Place, case: Case, key: str) -> list[Deadline]:
    found = (one for one in place.space.agenda.of_case(case.id) if one.key.startswith(key))
    return sorted(found, key=lambda one: one.key.rpartition(":")[2])


def shown(deadlines: list[Deadline]) -> list[tuple[object, date | None, State]]:
    return [(one.places.get("first"), one.due.day if one.due else None, one.state) for one in deadlines]


def test_each_quarter_is_to_be_claimed_before_its_first_hour_is_lost(place: Place) -> None:
    """The quarter in which nothing can be paid any more has no row: June's last hour was lost on 30 September."""
    case = place.case()
    assistance(place, case, date(2026, 5, 4))
    rows = starting(place, case, "assistance:")
    assert shown(rows) == [
        (date(2026, 7, 1), OCTOBER, State.OPEN), (OCTOBER, date(2027, 1, 1), State.OPEN),
    ]  # fmt: skip
    assert {one.whose for one in rows} == {Whose.EMPLOYER}
    assert rows[0].rule is not None
    assert rows[0].rule.id == "PA-pay"


def test_assistance_inside_a_quarter_is_cut_to_its_days(place: Place) -> None:
    case = place.case()
    assistance(place, case, date(2026, 8, 10), date(2026, 9, 18))
    [row] = starting(place, case, "assistance:")
    assert dict(row.places) == {"first": date(2026, 8, 10), "last": date(2026, 9, 18)}
    assert row.due is not None
    assert row.due.day == date(2026, 11, 10)


def test_a_sealed_claim_ends_the_reminder(place: Place) -> None:
    case = place.case()
    assistance(place, case, date(2026, 7, 1))
    answers = BY_KEY["assistance_claim"].sample(place.desk.basis(case))
    draft, _ = place.space.agreements.start(case.id, "assistance_claim", answers)
    assert [one.state for one in starting(place, case, "assistance:")] == [State.OPEN, State.OPEN]
    place.seal(draft, Reader.CITIZEN, Reader.FILE)
    assert [one.state for one in starting(place, case, "assistance:")] == [State.DONE, State.OPEN]


def test_a_claim_noted_after_the_quarter_ends_its_reminder_and_no_other(place: Place) -> None:
    case = place.case()
    assistance(place, case, date(2026, 7, 1))
    place.space.decisions.note_event(case.id, EventKind.ASSISTANCE_CLAIMED, date(2026, 9, 30))
    assert [one.state for one in starting(place, case, "assistance:")] == [State.OPEN, State.OPEN]
    place.space.decisions.note_event(case.id, EventKind.ASSISTANCE_CLAIMED, TODAY)
    assert [one.state for one in starting(place, case, "assistance:")] == [State.DONE, State.OPEN]


def test_a_claim_that_came_is_paid_within_fourteen_days(place: Place) -> None:
    case = place.case()
    claim = agreed(place, case, "assistance_claim", received_on=date(2026, 11, 18))
    [row] = starting(place, case, "assistance_paid:")
    assert row.due is not None
    assert (row.due.day, row.state, row.agreement_id) == (date(2026, 12, 2), State.OPEN, claim.id)
    place.space.decisions.note_event(case.id, EventKind.ASSISTANCE_PAID, TODAY)
    assert [one.state for one in starting(place, case, "assistance_paid:")] == [State.DONE]


def test_the_review_and_the_end_stand_on_their_days(place: Place) -> None:
    case = place.case()
    assistance(place, case, date(2026, 9, 7), date(2027, 9, 6))
    assert [one.due.day for one in starting(place, case, "review:") if one.due] == [date(2027, 7, 4)]
    assert [one.due.day for one in starting(place, case, "end:") if one.due] == [date(2027, 9, 6)]


def test_nothing_is_claimed_for_assistance_nobody_signed(place: Place) -> None:
    case = place.case()
    answers = with_answers(BY_KEY["personal_assistance"].sample(place.desk.basis(case)), start=date(2026, 9, 7))
    draft, _ = place.space.agreements.start(case.id, "personal_assistance", answers)
    place.seal(draft, Reader.CITIZEN, Reader.FILE)
    assert starting(place, case, "assistance:") == []


def test_a_sheet_for_a_quarter_does_not_end_on_the_day(place: Place) -> None:
    case = place.case()
    agreed(place, case, "assistance_claim")
    assert starting(place, case, "end:") == []


def test_follow_ups_of_other_support_are_named_by_it_and_no_status_on_hours_fulfils_them(place: Place) -> None:
    case = place.case()
    on = date(2026, 11, 20)
    follow_up = Answers({"on": on, "how": "visit", "who": "Maja Holst"})
    agreed(place, case, "work_aid", start=date(2026, 11, 2), follow_ups=(follow_up,))
    status = BY_KEY["hours_follow_up"].sample(place.desk.basis(case)).with_answer("on", TODAY)
    place.seal(place.space.agreements.start(case.id, "hours_follow_up", status)[0], Reader.CITIZEN, Reader.FILE)
    [row] = starting(place, case, "follow_up:")
    assert row.state is State.OPEN
    assert row.what == "Opfølgning, ansvarlig {who}: {title}"


def decided(
    place: Place, application: Agreement, result: str, hours: Decimal | None = None, **changes: object
) -> None:
    """The decision on an application, sealed."""
    one, _ = place.space.applications.start_decision(application.id)
    rows = tuple(
        with_answers(row, fulfilled="no" if result == "refused" else "yes", evidence="Udtalelse", evidence_on=TODAY)
        for row in one.answers.rows("criteria")
    )
    given = {"granted": lambda row: row.hours("asked_hours")}.get(result, lambda row: hours)
    items = tuple(row.with_answer("granted_hours", given(row)) for row in one.answers.rows("items"))
    fact = Answers({"what": "Ikke varig", "source": "Udtalelse", "source_on": TODAY, "known": "yes"})
    why = {"facts": (fact,), "considerations": "Den er ikke varig.", "hearing": "known", "hearing_why": "Stod i den."}
    answers = with_answers(one.answers, result=result, criteria=rows, items=items, next="Vi ringer.",
                           **({} if result == "granted" else why), **changes)  # fmt: skip
    place.space.agreements.save(one.id, answers, one.revision)
    place.space.agreements.seal(one.id, (Reader.CITIZEN, Reader.FILE))


def test_what_was_granted_decides_the_quarters_and_the_letter_has_the_review(place: Place) -> None:
    case = place.case()
    application = assistance(place, case, date(2026, 7, 1))
    assert len(starting(place, case, "review:")) == 1
    decided(place, application, "granted", start=OCTOBER, end=date(2027, 9, 30), review_on=date(2027, 5, 3))
    assert [one.places["first"] for one in starting(place, case, "assistance:")] == [OCTOBER]
    assert [one.due.day for one in starting(place, case, "review:") if one.due] == [date(2027, 5, 3)]
    assert [one.due.day for one in starting(place, case, "end:") if one.due] == [date(2027, 9, 30)]


def test_refused_assistance_is_not_claimed_and_does_not_end(place: Place) -> None:
    case = place.case()
    application = assistance(place, case, date(2026, 7, 1), date(2027, 6, 30))
    assert len(starting(place, case, "end:")) == 1
    decided(place, application, "refused")
    for key in ("assistance:", "review:", "end:"):
        assert starting(place, case, key) == []


def test_a_claim_is_begun_from_the_assistance_of_the_case(place: Place) -> None:
    case = place.case()
    begun, _ = place.space.agreements.start(case.id, "assistance_claim")
    assert begun.answers.rows("lines") == ()
    assistance(place, case, date(2026, 8, 10))
    begun, _ = place.space.agreements.start(case.id, "assistance_claim")
    assert begun.answers.hours("granted_hours") == Decimal("7.5")
    assert begun.answers.date("first") == date(2026, 8, 10)
    [line] = begun.answers.rows("lines")
    assert line.text("name") == "Ida Kragh"


def test_a_claim_begins_with_the_hours_that_were_granted(place: Place) -> None:
    case = place.case()
    application = assistance(place, case, date(2026, 7, 1))
    decided(place, application, "partly", start=date(2026, 8, 3), hours=Decimal(5))
    claim, _ = place.space.agreements.start(case.id, "assistance_claim")
    assert application.answers.hours("hours") != 5
    assert claim.answers.hours("granted_hours") == 5
    assert claim.answers.date("first") == date(2026, 8, 3)


def test_a_claim_takes_nothing_from_what_was_refused(place: Place) -> None:
    case = place.case()
    decided(place, assistance(place, case, date(2026, 7, 1)), "refused")
    claim, _ = place.space.agreements.start(case.id, "assistance_claim")
    assert claim.answers.hours("granted_hours") is None
