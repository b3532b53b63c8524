"""Two versions side by side: before and now in words, and to each reader only what that reader may see."""

from datetime import date
from decimal import Decimal

import pytest

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Facts, Reader, plain_text
from caseworker_app.errors import NotFound
from caseworker_app.schemes import BY_KEY, meeting, partial_return
from caseworker_app.services.differences import difference_blocks, differences
from caseworker_app.services.form_demands import Incomplete
from tests.services.office import Place, with_answers

FORM = meeting.FORM


def said(before: Answers, after: Answers) -> list[str]:
    return [plain_text((block,)) for block in difference_blocks(differences(FORM, before, after))
            if isinstance(block, Facts)]  # fmt: skip


def amended(place: Place, case: Case, first: Answers, **changes: object) -> Agreement:
    planned, _ = place.space.meetings.plan(case.id, first)
    kept, _ = place.space.meetings.conclude(planned.id, (Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE))
    draft, _ = place.space.meetings.amend(kept.id)
    answers = with_answers(draft.answers, amended_why="Et navn var forkert", **changes)
    place.space.agreements.save(draft.id, answers, draft.revision)
    return place.space.meetings.conclude(draft.id, (Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE))[0]


def sample(place: Place, case: Case, **changes: object) -> Answers:
    return with_answers(meeting.sample(place.desk.basis(case)), promises=None, next_day=None, **changes)


def test_a_changed_text_tells_which_words_went_and_which_came() -> None:
    before, after = Answers({"conclusion": "Ny stol på mandag"}), Answers({"conclusion": "Ny stol og bord på tirsdag"})
    [told] = said(before, after)
    assert told.splitlines() == [
        "Før: Ny stol på mandag", "Nu: Ny stol og bord på tirsdag",
        "Ord, der er taget ud: mandag", "Ord, der er sat ind: og bord … tirsdag",
    ]  # fmt: skip


def test_days_choices_and_ticks_are_told_in_words() -> None:
    before = Answers({"kind": "follow_up", "day": date(2026, 11, 22), "told": ("voluntary",)})
    after = Answers({"kind": "roundtable", "day": date(2026, 11, 23), "told": ("voluntary", "consent")})
    kind, day, told = said(before, after)
    assert "Rundbordsmøde på arbejdspladsen" in kind
    assert "2026-11-23" in day
    assert "Samtykke og tilbagekaldelse" in told


def test_the_same_answers_give_no_difference() -> None:
    assert differences(FORM, Answers({"place": " Her ", "is_follow_up": False}), Answers({"place": "Her"})) == ()


def test_a_row_put_in_between_is_one_new_row() -> None:
    first, new, last = (Answers({"party": "citizen", "what": what}) for what in ("Ringe", "Skrive", "Gå en tur"))
    found = differences(FORM, Answers({"tasks": (first, last)}), Answers({"tasks": (first, new, last)}))
    assert [(one.row, one.column.key if one.column else "", one.before) for one in found] == [
        (2, "party", "–"), (2, "what", "–")
    ]  # fmt: skip


def test_a_row_that_is_gone_and_one_that_is_other() -> None:
    rows = tuple(Answers({"what": what}) for what in ("Ringe", "Skrive", "Gå en tur"))
    found = differences(FORM, Answers({"tasks": rows}), Answers({"tasks": (rows[0], Answers({"what": "Løbe"}))}))
    assert [(one.before, one.now) for one in found] == [("Skrive", "Løbe"), ("Gå en tur", "–")]


def test_a_key_of_a_row_is_no_difference() -> None:
    row = Answers({"what": "Ringe"})
    assert differences(FORM, Answers({"tasks": (row,)}), Answers({"tasks": (row.with_answer("key", "k"),)})) == ()


def test_the_first_version_has_nothing_to_compare_with(place: Place) -> None:
    case = place.case()
    plan = place.plan(case)
    with pytest.raises(NotFound):
        place.space.differences.pdf(plan, Reader.CITIZEN)


def test_each_reader_sees_the_changes_of_the_own_copy(place: Place) -> None:
    case = place.case()
    place.consent(case)
    one = amended(place, case, sample(place, case, inside="Virker træt"), inside="Virker presset",
                  conclusion="Vi fortsætter som aftalt")  # fmt: skip
    seen = {reader: place.space.differences.pdf(one, reader).decode() for reader in
            (Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE)}  # fmt: skip
    for paper in seen.values():
        assert "Nu: Vi fortsætter som aftalt" in paper
        assert "before=1 now=2" in paper
        assert "Et navn var forkert" in paper
    assert [reader for reader, paper in seen.items() if "presset" in paper or "træt" in paper] == [Reader.FILE]


def test_notes_of_an_item_follow_their_readers_too(place: Place) -> None:
    case = place.case()
    place.consent(case)
    first = (Answers({"item": "Status", "notes": "Går det meste", "inside": "Tvivl"}),)
    second = (Answers({"item": "Status", "notes": "Står det meste", "inside": "Ingen tvivl"}),)
    one = amended(place, case, sample(place, case, items=first), items=second)
    paper = place.space.differences.pdf(one, Reader.EMPLOYER).decode()
    assert ("Står det meste" in paper, "tvivl" in paper.casefold()) == (True, False)


def test_the_workplace_gets_the_changes_only_with_a_consent(place: Place) -> None:
    case = place.case()
    given = place.consent(case)
    one = amended(place, case, sample(place, case), conclusion="Vi fortsætter")
    place.withdraw(given)
    with pytest.raises(Incomplete):
        place.space.differences.pdf(one, Reader.EMPLOYER)
    assert place.space.differences.pdf(one, Reader.CITIZEN)


def test_a_plan_that_changes_from_a_day_shows_its_new_hours(place: Place) -> None:
    case = place.case()
    first = place.in_force(case)
    draft, _ = place.space.agreements.new_version(first.id)
    rows = draft.answers.rows("plan")
    changed = draft.answers.with_answer("plan", (*rows[:1], rows[1].with_answer("hours", Decimal("16.5")), *rows[2:]))
    place.space.agreements.save(draft.id, changed, draft.revision)
    second = place.space.agreements.agreement(draft.id)
    [found] = place.space.differences.of(second, Reader.EMPLOYER)
    assert (found.row, found.column and found.column.key) == (2, "hours")
    assert BY_KEY["partial_return"].form is partial_return.FORM


def test_treatment_is_not_told_to_the_workplace(place: Place) -> None:
    case = place.case()
    first = place.in_force(case)
    draft, _ = place.space.agreements.new_version(first.id)
    place.space.agreements.save(draft.id, draft.answers.with_answer("treatment_hours", Decimal(3)), draft.revision)
    second = place.space.agreements.agreement(draft.id)
    assert place.space.differences.of(second, Reader.EMPLOYER) == ()
    assert len(place.space.differences.of(second, Reader.CITIZEN)) == 1
