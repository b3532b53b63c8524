"""A plan of hours in steps of weeks: its fields, checks, curve, table and the tool that fills it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, pairwise

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Bar, Block, Column, Curve, Heading, Table, Words, words
from caseworker_app.domain.fields import Choice, Field, Kind
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.domain.weeks import week_of
from caseworker_app.schemes.scheme import Basis, Tool
from caseworker_app.schemes.shared import BLANK, chosen_label, shown, shown_hours, typed
from caseworker_app.texts import N_

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS_A_DAY, HOURS_A_WEEK = Decimal(24), Decimal(168)
MOST_STEPS = 104

SCALE = (Choice("low", N_("Lidt")), Choice("some", N_("Noget")), Choice("full", N_("Som normalt")))
STEP = (
    Field("weeks_label", "Uge", Kind.TEXT, fixed=True, required=False, width=2),
    Field("from_day", "Fra", Kind.DATE, width=2, help=N_("Den første dag i trinnet, som regel en mandag.")),
    Field("weeks", "Uger", Kind.NUMBER, width=1, help=N_("Hvor mange uger trinnet varer.")),
    Field("hours", "Timer pr. uge", Kind.HOURS, width=2, help=N_("Hvor mange timer der arbejdes om ugen i trinnet.")),
    Field("absence", "Fravær", Kind.HOURS, fixed=True, required=False, width=1),
    Field("tasks", "Opgaver", Kind.TEXT, required=False, width=3),
    Field("accommodation", "Skånehensyn", Kind.TEXT, required=False, width=3,
          help=N_("Skriv, hvad medarbejderen har brug for, ikke hvad medarbejderen fejler.")),
    Field("monday", "Mandag", Kind.HOURS, required=False, detail=True, width=1),
    Field("tuesday", "Tirsdag", Kind.HOURS, required=False, detail=True, width=1),
    Field("wednesday", "Onsdag", Kind.HOURS, required=False, detail=True, width=1),
    Field("thursday", "Torsdag", Kind.HOURS, required=False, detail=True, width=1),
    Field("friday", "Fredag", Kind.HOURS, required=False, detail=True, width=1),
    Field("saturday", "Lørdag", Kind.HOURS, required=False, detail=True, width=1),
    Field("sunday", "Søndag", Kind.HOURS, required=False, detail=True, width=1),
    Field("times", "Mødetid og gåtid", Kind.TEXT, required=False, detail=True, width=5, placeholder=N_("9.00–13.00")),
    Field("responsibility", "Ansvar", Kind.CHOICE, required=False, detail=True, width=3, choices=SCALE),
    Field("complexity", "Sværhedsgrad", Kind.CHOICE, required=False, detail=True, width=3, choices=SCALE),
    Field("remark", "Bemærkning", Kind.TEXT, required=False, detail=True, width=6),
)  # fmt: skip


def is_old_flexi_job(a: Answers) -> bool:
    """A flexi-job from before 2013 is measured on the hours that are really worked (DEL-08)."""
    return a.text("job_form") == "flexi_old"


def full_hours(a: Answers) -> Decimal | None:
    """Full time: the hours of the contract, in an old flexi-job the real ones."""
    return a.hours("real_hours") if is_old_flexi_job(a) else a.hours("normal_hours")


def last_day(row: Answers) -> date | None:
    """The last day of a step; a step of no weeks has none."""
    start, weeks = row.date("from_day"), row.hours("weeks")
    if start is None or weeks is None or not 1 <= weeks <= MOST_STEPS:
        return None
    return start + timedelta(weeks=int(weeks)) - timedelta(days=1)


def next_step(rows: tuple[Answers, ...]) -> Answers:
    """A new step begins where the last one ends and is as long."""
    end = last_day(rows[-1]) if rows else None
    if end is None:
        return Answers()
    return Answers({"from_day": end + timedelta(days=1), "weeks": rows[-1]["weeks"]})


def weeks_label(row: Answers) -> str:
    """49–50 for a step over two weeks."""
    start, end = row.date("from_day"), last_day(row)
    if start is None or end is None:
        return ""
    first, last = week_of(start).number, week_of(end).number
    return str(first) if week_of(start) == week_of(end) else f"{first}–{last}"


def week_of_step(row: Answers) -> str:
    """The same for a sentence, which needs something to stand there."""
    return weeks_label(row) or BLANK


def days_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("plan")):
        days = [hours for day in DAYS if (hours := row.hours(day)) is not None]
        if any(hours > HOURS_A_DAY for hours in days):
            yield blocks("plan", "Uge {week}: et døgn har 24 timer.", row=number, week=week_of_step(row))
        elif days and sum(days) != row.hours("hours"):
            yield blocks(
                "plan", "Uge {week}: dagene giver {sum} timer tilsammen.", row=number,
                week=week_of_step(row), sum=sum(days, Decimal(0)),
            )  # fmt: skip


def steps_follow(a: Answers, basis: Basis) -> Iterator[Finding]:
    rows = a.rows("plan")
    start = a.date("start")
    if rows and start and (first := rows[0].date("from_day")) and first < start:
        yield blocks("plan", "Planen begynder før den dag, aftalen gælder fra.", row=0)
    for number, row in enumerate(rows):
        weeks = row.hours("weeks")
        if weeks is not None and not 1 <= weeks <= MOST_STEPS:
            yield blocks("plan", "Et trin varer mindst 1 og højst {most} uger.", row=number, most=MOST_STEPS)
    for number, (earlier, later) in enumerate(pairwise(rows), start=1):
        end, begin = last_day(earlier), later.date("from_day")
        if end is None or begin is None:
            continue
        if begin <= end:
            yield blocks(
                "plan", "Uge {week}: trinnet begynder, før det forrige slutter.",
                row=number, week=week_of_step(later),
            )  # fmt: skip
        elif begin > end + timedelta(days=1):
            yield warns("plan", "Uge {week}: der er dage uden plan før trinnet.", row=number, week=week_of_step(later))


def falling_hours_are_explained(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, (earlier, later) in enumerate(pairwise(a.rows("plan")), start=1):
        before, after = earlier.hours("hours"), later.hours("hours")
        if before is not None and after is not None and after < before and not later.text("remark"):
            yield blocks(
                "plan", "Uge {week}: timerne falder fra {before} til {after}. Skriv hvorfor under Bemærkning.",
                row=number, week=week_of_step(later), before=before, after=after,
            )  # fmt: skip


def curve(a: Answers) -> Curve | None:
    """The hours of each step against full time."""
    normal = full_hours(a)
    bars = tuple(
        Bar(weeks_label(row), hours) for row in a.rows("plan") if (hours := row.hours("hours")) is not None
    )
    if not bars or not normal:
        return None
    text = words(
        "Timerne går fra {first} til {last} om ugen i {count} trin. Normal tid er {normal}.",
        first=bars[0].hours, last=bars[-1].hours, count=len(bars), normal=normal,
    )  # fmt: skip
    return Curve(bars, normal, text)


def plan_blocks(rows: tuple[Answers, ...], picture: Curve | None) -> Iterator[Block]:
    yield Heading(N_("Timer uge for uge"))
    yield Table(
        N_("Plan"),
        (Column(N_("Uge"), 2), Column(N_("Fra"), 3), Column(N_("Timer"), 2, numbers=True),
         Column(N_("Fravær"), 2, numbers=True), Column(N_("Opgaver"), 6), Column(N_("Skånehensyn"), 5)),
        tuple(
            (typed(row.text("weeks_label")), shown(row.date("from_day")), shown_hours(row.hours("hours")),
             shown_hours(row.hours("absence")), typed(row.text("tasks")), typed(row.text("accommodation")))
            for row in rows
        ),
    )  # fmt: skip
    if picture:
        yield picture
    yield from _details(rows)


def _details(rows: tuple[Answers, ...]) -> Iterator[Block]:
    """The days, times and remarks of the steps that have any."""
    said = ("times", "remark", "responsibility", "complexity")
    detailed = tuple(row for row in rows if _days_text(row) or any(row.text(key) for key in said))
    if not detailed:
        return
    yield Heading(N_("Dage og tider"), level=3)
    fields = {field.key: field for field in STEP}
    yield Table(
        N_("Dage og tider"),
        (Column(N_("Uge"), 2), Column(N_("Timer pr. dag"), 6), Column(N_("Mødetid og gåtid"), 4),
         Column(N_("Ansvar"), 3), Column(N_("Sværhedsgrad"), 3), Column(N_("Bemærkning"), 5)),
        tuple(
            (typed(row.text("weeks_label")), _days_text(row) or BLANK, typed(row.text("times")),
             chosen_label(fields["responsibility"], row), chosen_label(fields["complexity"], row),
             typed(row.text("remark")))
            for row in detailed
        ),
    )  # fmt: skip


def _days_text(row: Answers) -> Words | None:
    """ma 4 · on 4 · fr 4: only the days with hours."""
    places = {day: hours for day in DAYS if (hours := row.hours(day)) is not None}
    if not places:
        return None
    days = {"monday": N_("ma {monday}"), "tuesday": N_("ti {tuesday}"), "wednesday": N_("on {wednesday}"),
            "thursday": N_("to {thursday}"), "friday": N_("fr {friday}"), "saturday": N_("lø {saturday}"),
            "sunday": N_("sø {sunday}")}  # fmt: skip
    return Words(" · ".join(days[day] for day in places), tuple(places.items()))


def next_monday(day: date) -> date:
    """The first Monday after a day; plans begin with a week."""
    return day + timedelta(days=7 - day.weekday())


TOOL_FIELDS = (
    Field("first", "Begynd med", Kind.HOURS, width=3, help=N_("Timer om ugen i det første trin.")),
    Field("more", "Læg til", Kind.HOURS, width=3, help=N_("Timer mere for hvert trin.")),
    Field("every", "Uger pr. trin", Kind.NUMBER, width=3, help=N_("Hvor mange uger hvert trin varer.")),
)


def _tool_start(a: Answers) -> Answers:
    rows = a.rows("plan")
    first = rows[-1].hours("hours") if rows else None
    return Answers({"first": first or Decimal(15), "more": Decimal(3), "every": Decimal(2)})


def until_full(a: Answers, asked: Answers) -> Answers:
    """Add steps of equal growth after the rows that are there, until full time; nothing when that cannot be."""
    full, first = full_hours(a), asked.hours("first")
    more, every = asked.hours("more"), asked.hours("every")
    rows = tuple(row for row in a.rows("plan") if row.date("from_day") or row.hours("hours") is not None)
    if full is None or first is None or not more or not every or not 1 <= every <= MOST_STEPS:
        return a
    step = _next_step(a, rows, first, more)
    if step is None or (rows and step[0] - more >= full):
        return a
    added = tuple(islice(_steps(*step, more, every, full), MOST_STEPS + 1))
    if len(rows) + len(added) > MOST_STEPS:
        return a
    return a.with_answer("plan", rows + added).with_answer("full_from", added[-1].date("from_day"))


def _steps(hours: Decimal, begin_on: date, more: Decimal, every: Decimal, full: Decimal) -> Iterator[Answers]:
    """Steps of `every` weeks below full time, and one week of full time at the end."""
    while hours < full:
        yield Answers({"from_day": begin_on, "weeks": every, "hours": hours})
        begin_on += timedelta(weeks=int(every))
        hours += more
    yield Answers({"from_day": begin_on, "weeks": Decimal(1), "hours": full})


def _next_step(a: Answers, rows: tuple[Answers, ...], first: Decimal, more: Decimal) -> tuple[Decimal, date] | None:
    """Hours and first day of the step to come; None while it is not known where the plan is."""
    if not rows:
        start = a.date("start")
        return (first, start) if start is not None else None
    end, last_hours = last_day(rows[-1]), rows[-1].hours("hours")
    return (last_hours + more, end + timedelta(days=1)) if end is not None and last_hours is not None else None


UNTIL_FULL = Tool(
    "until_full", N_("Læg timer til indtil fuld tid"), "plan", TOOL_FIELDS, _tool_start, until_full,
    refusal=N_("Planen kan ikke fyldes ud. Tjek datoen, de normale timer og de trin, der allerede står i planen."),
)  # fmt: skip
