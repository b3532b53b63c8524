"""Follow-up on a plan of hours (opfølgning på plan): what was worked against what was agreed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Bar, Block, Column, Curve, Fact, Facts, Heading, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.domain.weeks import week_of
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.hours_plan import HOURS_A_WEEK
from caseworker_app.schemes.scheme import Basis, Group, MeetingDue, Scheme, Tool
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    citizen_facts,
    section,
    shown,
    shown_hours,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

WEEK = (
    Field("week_label", "Uge", Kind.TEXT, fixed=True, required=False, width=2),
    Field("monday", "Mandag i ugen", Kind.DATE, width=3),
    Field("agreed", "Aftalte timer", Kind.HOURS, width=2),
    Field("worked", "Faktiske timer", Kind.HOURS, width=2),
    Field("remark", "Bemærkning", Kind.TEXT, required=False, width=4),
)


def next_week(rows: tuple[Answers, ...]) -> Answers:
    """The week after the last one, with the same agreed hours."""
    monday = rows[-1].date("monday") if rows else None
    if monday is None:
        return Answers()
    return Answers({"monday": monday + timedelta(weeks=1)}).with_answer("agreed", rows[-1].hours("agreed"))


def next_agreed_week(rows: tuple[Answers, ...], basis: Basis) -> Answers:
    """The same with the hours of the plan in force; the first week is the first nobody has asked about."""
    if not rows:
        return next(iter(weeks_to_ask(basis)), Answers())
    following = next_week(rows)
    monday = following.date("monday")
    agreed = basis.agreed_weeks.get(week_of(monday).monday) if monday else None
    return following if agreed is None else following.with_answer("agreed", agreed)


def weeks_to_ask(basis: Basis) -> tuple[Answers, ...]:
    """The planned weeks that are over and that no follow-up tells of; else the week that runs."""
    this_week = week_of(basis.today).monday
    begun = [day for day in sorted(basis.agreed_weeks) if day <= this_week and day not in basis.worked_weeks]
    over = [day for day in begun if day < this_week]
    return tuple(Answers({"monday": day, "agreed": basis.agreed_weeks[day]}) for day in over or begun)


def nothing_asked(a: Answers, basis: Basis) -> Answers:
    return Answers()


def fetch_weeks(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """The weeks of the plan that are missing, and the agreed hours where they are not typed."""
    written = (row for row in a.rows("weeks") if row.date("monday") or row.hours("worked") is not None)
    rows = [_with_agreed(row, basis) for row in written]
    known = {week_of(day).monday for row in rows if (day := row.date("monday"))}
    rows += [row for row in weeks_to_ask(basis) if row.date("monday") not in known]
    rows.sort(key=lambda row: row.date("monday") or date.max)
    return a.with_answer("weeks", tuple(rows) or None)


def _with_agreed(row: Answers, basis: Basis) -> Answers:
    day = row.date("monday")
    agreed = basis.agreed_weeks.get(week_of(day).monday) if day else None
    return row if agreed is None or row.answered("agreed") else row.with_answer("agreed", agreed)


FETCH = Tool(
    "fetch", N_("Hent uger fra planen"), "weeks", (), nothing_asked, fetch_weeks, icon="calendar",
    refusal=N_("Planen i kraft har ingen flere uger, som er begyndt og ikke står her eller i en opfølgning."),
)  # fmt: skip


def computed(a: Answers) -> Answers:
    rows = tuple(
        row.with_answer("week_label", str(week_of(day).number) if (day := row.date("monday")) else None)
        for row in a.rows("weeks")
    )
    return a.with_answer("weeks", rows or None)


FORM = Form("hours_follow_up", N_("Opfølgning på plan"), sections=(
    Section(N_("Status"), (
        Field("on", "Dato", Kind.DATE, width=3),
        Field("how", "Form", Kind.CHOICE, width=3, choices=(
            Choice("meeting", N_("Møde")), Choice("telephone", N_("Telefon")), Choice("video", N_("Video")),
        )),
        Field("with_whom", "Talt med", Kind.TEXT, width=6),
    )),
    Section(N_("Aftalt og faktisk"), (Field("weeks", "Uger", Kind.ROWS, columns=WEEK, next_row=next_week),)),
    Section(N_("Vurdering"), (
        Field("going", "Hvordan det går", Kind.LONG_TEXT, help=N_("Beskriv arbejdet, ikke sygdommen.")),
        Field("next", "Hvad vi gør nu", Kind.LONG_TEXT, required=False),
    )),
), computed=computed)  # fmt: skip


def hours_are_possible(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("weeks")):
        if any((row.hours(key) or 0) > HOURS_A_WEEK for key in ("agreed", "worked")):
            most = HOURS_A_WEEK
            yield blocks("weeks", "Uge {week}: en uge har {most} timer.", row=number, week=_label(row), most=most)


def status_was_held(a: Answers, basis: Basis) -> Iterator[Finding]:
    day = a.date("on")
    if day and day > basis.today:
        yield blocks("on", "Datoen ligger ude i fremtiden.")


def deviation_is_seen(a: Answers, basis: Basis) -> Iterator[Finding]:
    """DEL-DEV: a large difference between agreed and worked hours asks for a talk."""
    rule = basis.find("DEL-DEV")
    if isinstance(rule, Unsettled):
        yield unsettled("weeks", "Hvornår en afvigelse kræver et møde, er ikke afklaret.", rule=rule.id)
        return
    most = rule.number("most_percent")
    for number, row in enumerate(a.rows("weeks")):
        agreed, worked = row.hours("agreed"), row.hours("worked")
        if agreed and worked is not None and abs(agreed - worked) * 100 > most * agreed:
            yield warns(
                "weeks", "Uge {week}: {worked} timer mod aftalt {agreed}. Foreslå et møde om planen.",
                rule=rule.id, row=number, week=_label(row), worked=worked, agreed=agreed,
            )  # fmt: skip


def weeks_are_once(a: Answers, basis: Basis) -> Iterator[Finding]:
    seen: set[object] = set()
    for number, row in enumerate(a.rows("weeks")):
        day = row.date("monday")
        week = week_of(day) if day else None
        if week in seen:
            yield blocks("weeks", "Uge {week} står der allerede.", row=number, week=_label(row))
        if week is not None:
            seen.add(week)


def _label(row: Answers) -> str:
    day = row.date("monday")
    return str(week_of(day).number) if day else BLANK


def period(a: Answers) -> tuple[date | None, date | None]:
    days = sorted(day for row in a.rows("weeks") if (day := row.date("monday")))
    return (days[0], days[-1] + timedelta(days=6)) if days else (a.date("on"), None)


def curve(a: Answers) -> Curve | None:
    """What was worked in what was agreed, week by week."""
    rows = [row for row in a.rows("weeks") if row.hours("agreed") is not None or row.hours("worked") is not None]
    agreed = [hours for row in rows if (hours := row.hours("agreed"))]
    if not agreed:
        return None
    bars = tuple(Bar(_label(row), row.hours("agreed") or Decimal(0), row.hours("worked")) for row in rows)
    text = words(
        "Uge for uge: {worked} timer er arbejdet i alt, {agreed} er aftalt. Aftalt er højst {most} om ugen.",
        worked=sum((row.hours("worked") or Decimal(0) for row in rows), Decimal(0)), agreed=sum(agreed, Decimal(0)),
        most=max(agreed),
    )  # fmt: skip
    return Curve(bars, max(agreed), text)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield Facts((
        Fact(N_("Dato"), shown(a.date("on"))),
        Fact(N_("Form"), chosen_label(FORM.field("how"), a)),
        Fact(N_("Talt med"), typed(a.text("with_whom"))),
    ))  # fmt: skip
    yield Heading(N_("Aftalt og faktisk"))
    yield Table(
        N_("Uger"),
        (Column(N_("Uge"), 2), Column(N_("Aftalte timer"), 2, numbers=True),
         Column(N_("Faktiske timer"), 2, numbers=True), Column(N_("Bemærkning"), 6)),
        tuple(
            (_label(row), shown_hours(row.hours("agreed")), shown_hours(row.hours("worked")), typed(row.text("remark")))
            for row in a.rows("weeks")
        ),
    )  # fmt: skip
    if picture := curve(a):
        yield picture
    yield from section(N_("Hvordan det går"), a.text("going"))
    yield from section(N_("Hvad vi gør nu"), a.text("next"))


def begin(basis: Basis) -> Answers:
    return Answers({"on": basis.today, "how": "meeting"}).with_answer("weeks", weeks_to_ask(basis) or None)


def sample(basis: Basis) -> Answers:
    """A believable status after two weeks."""
    monday = basis.today - timedelta(days=basis.today.weekday() + 14)
    rows = tuple(
        Answers({"monday": monday + timedelta(weeks=number), "agreed": Decimal(15), "worked": Decimal(worked)})
        for number, worked in enumerate(("15", "14"))
    )
    return Answers({
        **begin(basis),
        "with_whom": "Medarbejder og leder",
        "weeks": rows,
        "going": "Timerne holder. Overgangen mellem opgaver tager længere tid end ventet.",
        "next": "Samme timetal en uge mere.",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Opfølgning på plan"),
    icon="calendar",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(hours_are_possible, status_was_held, deviation_is_seen, weeks_are_once),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"working_hours"})},
    curve=curve,
    tools=(FETCH,),
    meets=MeetingDue(
        "DEL-DEV", N_("De faktiske timer afviger så meget fra planen, at et møde om den foreslås."), "weeks"
    ),
    next_rows={"weeks": next_agreed_week},
    rules=("DEL-DEV",),
)
