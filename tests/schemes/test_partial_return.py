"""The checks of an agreement on partial return, and the tool that fills its plan."""

from datetime import date, timedelta
from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Curve
from caseworker_app.domain.findings import Level
from caseworker_app.schemes.hours_plan import MOST_STEPS, curve, full_hours, last_day
from caseworker_app.schemes.partial_return import SCHEME, begin, computed
from caseworker_app.schemes.plan_changes import UNTIL_FULL
from caseworker_app.schemes.plan_changes import until_full as growing
from tests.schemes.stage import a_basis, a_case, in_words, said, with_answers

START = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
STATUS = Answers({"on": date(2026, 12, 3), "how": "meeting", "who": "Maja Holst"})


def step(number: int, hours: object, weeks: int = 1, **more: object) -> Answers:
    """A step that begins so many weeks after the start."""
    return Answers({"from_day": START + number * WEEK, "weeks": Decimal(weeks), "hours": hours, **more})


def plan(*hours: str, **more: object) -> tuple[Answers, ...]:
    """Steps of one week each."""
    return tuple(step(number, Decimal(text), **more) for number, text in enumerate(hours))


def filled(**changes: object) -> Answers:
    """A short plan nobody has anything to say about, with changes."""
    whole = with_answers(
        SCHEME.sample(a_basis()), start=START, plan=plan("15", "25", "37"), full_from=date(2026, 12, 7),
        follow_ups=(STATUS,),
    )  # fmt: skip
    return with_answers(whole, **changes)


def found(case: Case | None = None, **changes: object) -> list[str]:
    return said(SCHEME, filled(**changes), a_basis(case))


SENTENCES = [
    # what is typed, what is said
    ({}, []),
    ({"plan": plan("15", "99")}, ["Uge 49: 99 timer er mere end de normale 37."]),
    ({"plan": plan("15", "37.5")}, ["Uge 49: 37,5 timer er mere end de normale 37."]),
    ({"normal_hours": Decimal(0)}, [
        "Normal tid skal være mellem 0 og 168 timer om ugen.", "I sagen står 37 timer om ugen efter kontrakten.",
        "Uge 48: 15 timer er mere end de normale 0.", "Uge 49: 25 timer er mere end de normale 0.",
        "Uge 50: 37 timer er mere end de normale 0.",
    ]),
    ({"plan": (step(0, Unread("fem")),)}, ["Timer pr. uge: “fem” kan ikke læses."]),
    ({"plan": ()}, ["Plan mangler."]),
    ({"plan": (step(0, Decimal(15)), step(1, Decimal(10)))},
     ["Uge 49: timerne falder fra 15 til 10. Skriv hvorfor under Bemærkning."]),
    ({"plan": (step(0, Decimal(15)), step(1, Decimal(10), remark="Ferie"))}, []),
    ({"plan": (step(0, Decimal(15)), step(2, Decimal(20)))}, ["Uge 50: der er dage uden plan før trinnet."]),
    ({"plan": (step(0, Decimal(15), weeks=2), step(1, Decimal(20)))},
     ["Uge 49: trinnet begynder, før det forrige slutter."]),
    ({"plan": (step(-1, Decimal(15)), step(0, Decimal(20)))}, ["Planen begynder før den dag, aftalen gælder fra."]),
    ({"plan": (step(0, Decimal(15), weeks=0),)}, ["Et trin varer mindst 1 og højst 104 uger."]),
    ({"plan": (step(0, Decimal(15), weeks=105),)}, ["Et trin varer mindst 1 og højst 104 uger."]),
    ({"plan": (step(0, Decimal(8), monday=Decimal(4), friday=Decimal(4)),)}, []),
    ({"plan": (step(0, Decimal(8), monday=Decimal(4), friday=Decimal("3.5")),)},
     ["Uge 48: dagene giver 7,5 timer tilsammen."]),
    ({"plan": (step(0, Decimal(25), monday=Decimal(25)),)}, ["Uge 48: et døgn har 24 timer."]),
    ({"full_from": START - WEEK}, ["Fuld tid kan ikke ventes, før aftalen begynder."]),
    ({"full_from": START}, []),
    ({"treatment_hours": Decimal(16)}, ["Uge 48: fravær og behandling er tilsammen mere end 37 timer."]),
    ({"plan": plan("37")}, ["Planen har ingen uger med nedsat tid."]),
    ({"follow_ups": (STATUS.with_answer("on", START + timedelta(days=14)),)}, []),
    ({"follow_ups": (STATUS.with_answer("on", START + timedelta(days=15)),)},
     ["Første opfølgning ligger mere end 14 dage efter starten."]),
    ({"follow_ups": (STATUS.with_answer("on", START - timedelta(days=1)),)},
     ["Første opfølgning ligger, før aftalen begynder."]),
    ({"follow_ups": ()}, ["Opfølgning mangler."]),
    ({"no_part_time": True}, ["Sygedagpengene beregnes da som ved fuldt fravær."]),
    ({"municipality": "approved"}, ["Dato mangler."]),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "told"), SENTENCES)
def test_what_is_said_about_the_form(typed: dict[str, object], told: list[str]) -> None:
    assert found(**typed) == told


def test_a_step_without_dates_is_still_named_in_a_whole_sentence() -> None:
    told = found(plan=(Answers({"hours": Decimal(99)}),))
    assert "Uge –: 99 timer er mere end de normale 37." in told


def test_a_finding_names_its_row() -> None:
    wrong = [
        finding for finding in SCHEME.findings(filled(plan=plan("15", "99")), a_basis()) if finding.row is not None
    ]
    assert [(finding.field, finding.row) for finding in wrong] == [("plan", 1)]


def test_the_hours_of_the_case_are_compared() -> None:
    assert found(a_case(hours=Decimal(32))) == ["I sagen står 32 timer om ugen efter kontrakten."]


def test_it_cannot_begin_before_the_absence() -> None:
    early = date(2026, 9, 12)
    told = found(start=early, plan=(Answers({"from_day": early, "weeks": Decimal(1), "hours": Decimal(15)}),),
                 follow_ups=(STATUS.with_answer("on", early),))  # fmt: skip
    assert told == ["Aftalen begynder før første fraværsdag, 13.09.2026."]


def test_a_flexi_job_is_what_the_case_says_it_is() -> None:
    new, old = a_case(form="flexi_job", flexi_job_since=date(2013, 1, 1)), a_case(flexi_job_since=date(2012, 12, 31))
    exempt = ["Grænsen for mindste fravær gælder ikke i dette fleksjob."]
    assert found(new, job_form="flexi_new") == exempt
    assert found(a_case(), job_form="flexi_new") == exempt
    assert found(old, job_form="flexi_new") == ["I sagen står, at fleksjobbet begyndte 31.12.2012."]
    assert found(old, job_form="flexi_old", real_hours=Decimal(37)) == []
    assert found(new, job_form="flexi_old", real_hours=Decimal(37)) == [
        "I sagen står, at fleksjobbet begyndte 01.01.2013."
    ]


def test_an_old_flexi_job_is_measured_on_its_real_hours() -> None:
    steps = plan("8", "11")
    assert found(job_form="flexi_old", plan=steps) == ["Faktisk tid i fleksjobbet mangler."]
    assert found(job_form="flexi_old", plan=steps, real_hours=Decimal(15)) == []
    assert found(job_form="flexi_old", plan=plan("8", "16"), real_hours=Decimal(15)) == [
        "Uge 49: 16 timer er mere end de normale 15."
    ]
    assert found(job_form="flexi_old", plan=steps, real_hours=Decimal(38)) == [
        "Den faktiske tid skal være mellem 0 og 37 timer om ugen."
    ]


@pytest.mark.parametrize(
    ("form", "since", "proposed"),
    [("ordinary", None, "ordinary"), ("flexi_job", date(2020, 1, 1), "flexi_new"),
     ("flexi_job", date(2012, 12, 31), "flexi_old"), ("flexi_job", date(2013, 1, 1), "flexi_new")],
)  # fmt: skip
def test_the_form_begins_with_what_the_case_knows(form: str, since: date | None, proposed: str) -> None:
    answers = begin(a_basis(a_case(form=form, flexi_job_since=since, hours=Decimal(32))))
    assert answers.text("job_form") == proposed
    assert answers.hours("normal_hours") == 32
    assert answers.text("contact") == "Anne Winther"
    assert answers.date("start") == START
    assert not answers.answered("plan")


def test_rules_that_do_not_cover_the_day_are_unsettled() -> None:
    long_ago = date(2021, 1, 4)
    answers = filled(start=long_ago, job_form="flexi_new", no_part_time=True)
    levels = {finding.rule: finding.level for finding in SCHEME.findings(answers, a_basis()) if finding.rule}
    assert levels["DEL-06"] is Level.UNSETTLED
    assert levels["DEL-08"] is Level.UNSETTLED
    ordinary = SCHEME.findings(filled(start=long_ago), a_basis())
    assert {finding.rule for finding in ordinary if finding.level is Level.UNSETTLED} == {"DEL-01"}


def test_week_numbers_and_absence_are_computed() -> None:
    answers = computed(filled(plan=(step(5, Decimal(15), weeks=2), step(8, Decimal("30.25")))))
    assert [row.text("weeks_label") for row in answers.rows("plan")] == ["53–1", "3"]
    assert [row.hours("absence") for row in answers.rows("plan")] == [Decimal(22), Decimal("6.75")]


def test_the_curve_says_the_same_as_its_bars() -> None:
    picture = curve(filled())
    assert isinstance(picture, Curve)
    assert [(bar.label, bar.hours) for bar in picture.bars] == [("48", 15), ("49", 25), ("50", 37)]
    assert curve(Answers()) is None


HOURS = st.decimals("0.25", 168, places=2)


def until_full(answers: Answers, questions: Answers) -> Answers:
    return growing(answers, questions, a_basis())


def asked(first: Decimal, more: Decimal, every: int) -> Answers:
    return Answers({"first": first, "more": more, "every": Decimal(every)})


@pytest.mark.parametrize(
    ("first", "more", "every", "told"),
    [
        ("15", "5", 2, ["15", "20", "25", "30", "35", "37"]),
        ("15", "11", 1, ["15", "26", "37"]),
        ("37", "1", 1, ["37"]),
        ("50", "1", 1, ["37"]),
        ("0", "20", 4, ["0", "20", "37"]),
    ],
)
def test_hours_are_added_until_full_time(first: str, more: str, every: int, told: list[str]) -> None:
    result = until_full(filled(plan=None), asked(Decimal(first), Decimal(more), every))
    rows = result.rows("plan")
    assert [str(row.hours("hours")) for row in rows] == told
    assert [row.hours("weeks") for row in rows[:-1]] == [every] * (len(rows) - 1)
    assert rows[-1].hours("weeks") == 1
    assert result.date("full_from") == rows[-1].date("from_day")


@given(normal=HOURS, first=HOURS, more=HOURS, every=st.integers(1, 8), there=st.lists(HOURS, max_size=3))
def test_the_plan_reaches_full_time_without_holes(
    normal: Decimal, first: Decimal, more: Decimal, every: int, there: list[Decimal]
) -> None:
    before = filled(normal_hours=normal, plan=plan(*map(str, there)) or None)
    after = until_full(before, asked(first, more, every))
    begin_with = there[-1] + more if there else first
    steps = 1 + max(0, ceil((normal - begin_with) / more))
    if (there and there[-1] >= normal) or len(there) + steps > MOST_STEPS:
        assert after == before
        return
    assert len(after.rows("plan")) == len(there) + steps
    rows = after.rows("plan")
    assert rows[: len(there)] == before.rows("plan")
    added = rows[len(there) :]
    hours = [row.hours("hours") for row in added]
    assert hours[-1] == normal
    assert all(one < normal for one in hours[:-1])
    assert rows[0].date("from_day") == START
    for earlier, later in zip(rows, rows[1:], strict=False):
        end = last_day(earlier)
        assert end is not None
        assert later.date("from_day") == end + timedelta(days=1)
    assert until_full(after, asked(first, more, every)) == after


@pytest.mark.parametrize(
    ("changes", "questions"),
    [
        ({"start": None, "plan": None}, {}),
        ({"normal_hours": None}, {}),
        ({"plan": (Answers({"hours": Decimal(15)}),)}, {}),
        ({}, {"more": None}),
        ({}, {"more": Decimal(0)}),
        ({}, {"every": Decimal(0)}),
        ({}, {"every": Decimal(105)}),
        ({"plan": None}, {"more": Decimal("0.01")}),
    ],
)
def test_without_what_it_needs_the_tool_changes_nothing(
    changes: dict[str, object], questions: dict[str, object]
) -> None:
    before = filled(**changes)
    assert until_full(before, with_answers(asked(Decimal(15), Decimal(3), 2), **questions)) == before


def test_an_empty_row_gives_way_to_the_steps() -> None:
    result = until_full(filled(plan=(Answers(),)), asked(Decimal(15), Decimal(11), 1))
    assert [row.hours("hours") for row in result.rows("plan")] == [15, 26, 37]


def test_an_old_flexi_job_is_full_at_its_real_hours() -> None:
    flexi = filled(job_form="flexi_old", real_hours=Decimal(15), plan=None)
    assert full_hours(flexi) == 15
    rows = until_full(flexi, asked(Decimal(9), Decimal(3), 1)).rows("plan")
    assert [row.hours("hours") for row in rows] == [9, 12, 15]


def test_the_tool_starts_from_the_last_step() -> None:
    assert UNTIL_FULL.start(filled(plan=plan("15", "20")), a_basis()).hours("first") == 20
    assert UNTIL_FULL.start(filled(plan=None), a_basis()).hours("first") == 15


def test_a_filled_plan_is_one_nobody_has_anything_to_say_about() -> None:
    plan_of_tool = until_full(filled(plan=None), asked(Decimal(15), Decimal(3), 1))
    blocking = [one for one in SCHEME.findings(plan_of_tool, a_basis()) if one.level is Level.BLOCKS]
    assert [in_words(finding) for finding in blocking] == []


def test_a_new_step_follows_the_last_one_and_is_as_long() -> None:
    step = Answers({"from_day": date(2026, 11, 23), "weeks": Decimal(2), "hours": Decimal(15)})
    assert SCHEME.form.field("plan").next_row((step,)) == Answers({"from_day": date(2026, 12, 7), "weeks": Decimal(2)})
    assert SCHEME.form.field("plan").next_row(()) == Answers()
    assert SCHEME.form.field("plan").next_row((step.with_answer("weeks", None),)) == Answers()


@pytest.mark.parametrize(("form", "is_told"), [("ordinary", False), ("self_employed", True)])
def test_fewer_first_days_are_left_out_for_the_self_employed(form: str, is_told: bool) -> None:
    steps = (step(0, Decimal(15), weeks=14),)
    told = found(a_case(form=form), plan=steps, full_from=START + 14 * WEEK)
    assert any("27.02.2027, hvor 22 uger" in one for one in told) is is_told
