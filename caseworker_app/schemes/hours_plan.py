"""A plan of hours in steps of weeks: its fields, checks, curve and table."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Bar, Block, Column, Curve, Heading, Piece, Table, Words, words
from caseworker_app.domain.fields import Choice, Field, Kind
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.domain.weeks import week_of
from caseworker_app.schemes.scheme import Basis
from caseworker_app.schemes.shared import BLANK, chosen_label, shown, shown_hours, typed
from caseworker_app.texts import N_

WORKING_DAYS = 5
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS_A_DAY, HOURS_A_WEEK = Decimal(24), Decimal(168)
MOST_STEPS, MOST_WEEKS = 104, 104
A_DAY, MINUTES = 24 * 60, 60
TIMES = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*(?:[-–—]|til)\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
"""9.00–13.00, 9-13 and 9 til 13."""

SCALE = (Choice("low", N_("Lidt")), Choice("some", N_("Noget")), Choice("full", N_("Som normalt")))
UNEVEN = Choice("uneven", N_("Skiftende uger"))
PAUSED = Choice("paused", N_("Pause"))
SPECIAL = (
    Choice("vacation", N_("Ferie")), Choice("holiday", N_("Helligdag")), Choice("closed", N_("Lukket")),
    PAUSED, UNEVEN,
)  # fmt: skip
"""Why a week is another than those around it; only the last one is a week like others."""
STEP = (
    Field("weeks_label", "Uge", Kind.TEXT, fixed=True, required=False, width=2),
    Field("from_day", "Fra", Kind.DATE, width=2, help=N_("Den første dag i trinnet, som regel en mandag.")),
    Field("weeks", "Uger", Kind.NUMBER, width=1, help=N_("Hvor mange uger trinnet varer.")),
    Field("hours", "Timer pr. uge", Kind.HOURS, width=2, help=N_("Hvor mange timer der arbejdes om ugen i trinnet.")),
    Field("absence", "Fravær", Kind.HOURS, fixed=True, required=False, width=1),
    Field("tasks", "Opgaver", Kind.TEXT, required=False, width=3),
    Field("accommodation", "Skånehensyn", Kind.TEXT, required=False, detail=True, width=12,
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
    Field("special", "Særlig uge", Kind.CHOICE, required=False, detail=True, width=4, choices=SPECIAL,
          help=N_("Ferie, helligdage og pauser er ikke fravær på grund af sygdom og tælles ikke med.")),
    Field("remark", "Bemærkning", Kind.TEXT, required=False, detail=True, width=8),
)  # fmt: skip
_FIELDS = {field.key: field for field in STEP}


def is_old_flexi_job(a: Answers) -> bool:
    """A flexi-job from before 2013 is measured on the hours that are really worked (DEL-08)."""
    return a.text("job_form") == "flexi_old"


def full_hours(a: Answers) -> Decimal | None:
    """Full time: the hours of the contract, in an old flexi-job the real ones."""
    return a.hours("real_hours") if is_old_flexi_job(a) else a.hours("normal_hours")


def weeks_in(row: Answers) -> int:
    """How many weeks a step lasts; none while that cannot be."""
    weeks = row.hours("weeks")
    return int(weeks) if weeks is not None and 1 <= weeks <= MOST_WEEKS else 0


def last_day(row: Answers) -> date | None:
    """The last day of a step; a step of no weeks has none."""
    start, weeks = row.date("from_day"), weeks_in(row)
    return start + timedelta(weeks=weeks) - timedelta(days=1) if start and weeks else None


def is_off(row: Answers) -> bool:
    """A step of holidays, vacation or pause: its hours away are not absence for illness."""
    return row.text("special") not in ("", UNEVEN.key)


def agreed_weeks(rows: tuple[Answers, ...]) -> Iterator[tuple[date, Decimal]]:
    """The Monday and the hours of each planned week."""
    for row in rows:
        start, hours = row.date("from_day"), row.hours("hours")
        if start is None or hours is None:
            continue
        for number in range(weeks_in(row)):
            yield week_of(start + timedelta(weeks=number)).monday, hours


def days_off(row: Answers, basis: Basis) -> Mapping[date, str]:
    """The holidays on days that are worked in a step; none in one that is off already."""
    start = row.date("from_day")
    if start is None or is_off(row):
        return {}
    worked = {number for number, day in enumerate(DAYS) if row.hours(day)} or set(range(WORKING_DAYS))
    days = (start + timedelta(days=number) for number in range(weeks_in(row) * 7))
    return {day: name for day in days if day.weekday() in worked and (name := basis.day_off(day))}


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


def times_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """From–to times end later the same day; work past midnight is written for each day."""
    for number, row in enumerate(a.rows("plan")):
        for from_to in TIMES.finditer(row.text("times")):
            begin, end = _minutes(from_to[1], from_to[2]), _minutes(from_to[3], from_to[4])
            if begin is None or end is None:
                yield blocks("plan", "Uge {week}: “{times}” er ikke klokkeslæt i et døgn.",
                             row=number, week=week_of_step(row), times=from_to[0])  # fmt: skip
            elif end <= begin:
                yield blocks(
                    "plan", "Uge {week}: “{times}” går over midnat. Skriv tiderne for hvert døgn, for eksempel "
                    "22.00–24.00 og 0.00–6.00.",
                    row=number, week=week_of_step(row), times=from_to[0],
                )  # fmt: skip


def _minutes(hour: str, minute: str | None) -> int | None:
    """The minute of the day; None when there is no such time."""
    at = int(hour) * MINUTES + int(minute or 0)
    return at if int(minute or 0) < MINUTES and at <= A_DAY else None


def plan_has_room(a: Answers, basis: Basis) -> Iterator[Finding]:
    count = len(a.rows("plan"))
    if count > MOST_STEPS:
        yield blocks(
            "plan", "Planen har {count} trin. Der er plads til {most}. Lad ens uger stå som ét trin.",
            count=count, most=MOST_STEPS,
        )  # fmt: skip


def pauses_are_explained(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("plan")):
        if row.text("special") == PAUSED.key and not row.text("remark"):
            yield blocks("plan", "Uge {week}: skriv grunden til pausen under Bemærkning.",
                         row=number, week=week_of_step(row))  # fmt: skip


def holidays_are_seen(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Hours that are planned on holidays are pointed out, not changed."""
    rows = a.rows("plan")
    for number, row in enumerate(rows if len(rows) <= MOST_STEPS else ()):
        off = sorted(days_off(row, basis).items())
        if len(off) == 1:
            [(day, name)] = off
            yield warns("plan", "Uge {week}: {day} er {name}. Tjek timerne, eller del ugen ud.",
                        row=number, week=week_of_step(row), day=day, name=(name,))  # fmt: skip
        elif off:
            yield warns(
                "plan", "Uge {week}: der er {count} fridage fra {first} til {last}. Tjek timerne, eller del ugerne ud.",
                row=number, week=week_of_step(row), count=len(off), first=off[0][0], last=off[-1][0],
            )  # fmt: skip


def steps_follow(a: Answers, basis: Basis) -> Iterator[Finding]:
    rows = a.rows("plan")
    start = a.date("start")
    if rows and start and (first := rows[0].date("from_day")) and first < start:
        yield blocks("plan", "Planen begynder før den dag, aftalen gælder fra.", row=0)
    for number, row in enumerate(rows):
        weeks = row.hours("weeks")
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            yield blocks("plan", "Et trin varer mindst 1 og højst {most} uger.", row=number, most=MOST_WEEKS)
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
    """Held against the step before; weeks that are marked as special say why themselves."""
    before: Decimal | None = None
    for number, row in enumerate(a.rows("plan")):
        after = row.hours("hours")
        if row.text("special"):
            continue
        if before is not None and after is not None and after < before and not row.text("remark"):
            yield blocks(
                "plan", "Uge {week}: timerne falder fra {before} til {after}. Skriv hvorfor under Bemærkning.",
                row=number, week=week_of_step(row), before=before, after=after,
            )  # fmt: skip
        before = after


def curve(a: Answers) -> Curve | None:
    """The hours of each step against full time."""
    normal = full_hours(a)
    bars = tuple(
        Bar(weeks_label(row), hours, first=row.date("from_day"), last=last_day(row))
        for row in a.rows("plan") if (hours := row.hours("hours")) is not None
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
         Column(N_("Fravær"), 3, numbers=True), Column(N_("Opgaver"), 6), Column(N_("Skånehensyn"), 5)),
        tuple(
            (typed(row.text("weeks_label")), shown(row.date("from_day")), shown_hours(row.hours("hours")),
             _absence_text(row), typed(row.text("tasks")), typed(row.text("accommodation")))
            for row in rows
        ),
    )  # fmt: skip
    if picture:
        yield picture
    yield from _details(rows)


def why_off(row: Answers) -> tuple[str, ...] | None:
    """The words of why a week is not counted, as tables show them; None for an ordinary week."""
    return (_FIELDS["special"].label_of(row.text("special")),) if is_off(row) else None


def _absence_text(row: Answers) -> Piece:
    """The hours away, or why the week is another than those around it."""
    hours = row.hours("absence")
    return chosen_label(_FIELDS["special"], row) if hours is None and row.text("special") else shown_hours(hours)


def _details(rows: tuple[Answers, ...]) -> Iterator[Block]:
    """The days, times and remarks of the steps that have any."""
    said = ("times", "remark", "responsibility", "complexity")
    detailed = tuple(row for row in rows if _days_text(row) or any(row.text(key) for key in said))
    if not detailed:
        return
    yield Heading(N_("Dage og tider"), level=3)
    yield Table(
        N_("Dage og tider"),
        (Column(N_("Uge"), 2), Column(N_("Timer pr. dag"), 6), Column(N_("Mødetid og gåtid"), 4),
         Column(N_("Ansvar"), 3), Column(N_("Sværhedsgrad"), 3), Column(N_("Bemærkning"), 5)),
        tuple(
            (typed(row.text("weeks_label")), _days_text(row) or BLANK, typed(row.text("times")),
             chosen_label(_FIELDS["responsibility"], row), chosen_label(_FIELDS["complexity"], row),
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
