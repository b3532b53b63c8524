"""What a plan of hours can be filled and changed with: growth, pauses, holidays, uneven weeks, from a date."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Choice, Field, Kind
from caseworker_app.schemes.hours_plan import (
    DAYS,
    MOST_STEPS,
    MOST_WEEKS,
    SPECIAL,
    UNEVEN,
    days_off,
    full_hours,
    is_off,
    last_day,
    weeks_in,
)
from caseworker_app.schemes.scheme import Basis, Tool
from caseworker_app.texts import N_

Rows = tuple[Answers, ...]
FIRST_HOURS, MORE_HOURS, WEEKS_A_STEP, UNEVEN_WEEKS = Decimal(15), Decimal(3), Decimal(2), Decimal(4)
QUARTER, WORKING_DAYS = Decimal("0.25"), 5
_PLAN = "plan"

MOVED, STAYS = Choice("moved", N_("Rykkes tilsvarende")), Choice("stays", N_("Bliver, hvor de er"))
KEPT, DROPPED = Choice("kept", N_("Beholdes")), Choice("dropped", N_("Fjernes"))


def cut(rows: Rows, day: date) -> tuple[Rows, Rows]:
    """The steps before a day and those from it on; the step it falls in is cut after the whole weeks before it."""
    before: list[Answers] = []
    after: list[Answers] = []
    for row in rows:
        start, end = row.date("from_day"), last_day(row)
        if start is None or end is None:
            (after or before).append(row)
        elif end < day:
            before.append(row)
        elif start >= day:
            after.append(row)
        else:
            gone = (day - start).days // 7
            if gone:
                before.append(row.with_answer("weeks", Decimal(gone)))
            after.append(_later(row, gone).with_answer("weeks", Decimal(weeks_in(row) - gone)))
    return tuple(before), tuple(after)


def _later(row: Answers, weeks: int) -> Answers:
    start = row.date("from_day")
    return row if start is None else row.with_answer("from_day", start + timedelta(weeks=weeks))


def week_at(rows: Rows, day: date) -> date | None:
    """The first day of the planned week a day falls in; also the day right after the plan."""
    ends = []
    for row in rows:
        start, end = row.date("from_day"), last_day(row)
        if start is None or end is None:
            continue
        if start <= day <= end:
            return start + timedelta(weeks=(day - start).days // 7)
        ends.append(end + timedelta(days=1))
    return day if ends and day == max(ends) else None


def _whole(number: Decimal | None, most: int) -> int:
    """A number of weeks that can be planned, else none."""
    return int(number) if number is not None and 1 <= number <= most else 0


def _planned(a: Answers, rows: Rows) -> Answers:
    """The answers with another plan, unless it is too long to be one."""
    return a if len(rows) > MOST_STEPS else a.with_answer(_PLAN, rows or None)


# Growth until full time.

GROWTH_FIELDS = (
    Field("first", "Begynd med", Kind.HOURS, width=3, help=N_("Timer om ugen i det første trin.")),
    Field("more", "Læg til", Kind.HOURS, width=3, help=N_("Timer mere for hvert trin.")),
    Field("every", "Uger pr. trin", Kind.NUMBER, width=3, help=N_("Hvor mange uger hvert trin varer.")),
)


def growth_start(a: Answers, basis: Basis) -> Answers:
    rows = a.rows(_PLAN)
    first = rows[-1].hours("hours") if rows else None
    return Answers({"first": first or FIRST_HOURS, "more": MORE_HOURS, "every": WEEKS_A_STEP})


def until_full(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """Add steps of equal growth after the rows that are there, until full time; nothing when that cannot be."""
    full, first, more = full_hours(a), asked.hours("first"), asked.hours("more")
    every = _whole(asked.hours("every"), MOST_WEEKS)
    rows = _written(a)
    if full is None or first is None or not more or not every:
        return a
    step = _next_step(a, rows, first, more)
    if step is None or (rows and step[0] - more >= full):
        return a
    added = tuple(islice(_steps(*step, more, every, full), MOST_STEPS + 1))
    grown = _planned(a, rows + added)
    return a if grown is a else grown.with_answer("full_from", added[-1].date("from_day"))


def _written(a: Answers) -> Rows:
    """The rows with anything in them that a plan is made of."""
    return tuple(row for row in a.rows(_PLAN) if row.date("from_day") or row.hours("hours") is not None)


def _steps(hours: Decimal, begin_on: date, more: Decimal, every: int, full: Decimal) -> Iterator[Answers]:
    """Steps of `every` weeks below full time, and one week of full time at the end."""
    while hours < full:
        yield Answers({"from_day": begin_on, "weeks": Decimal(every), "hours": hours})
        begin_on += timedelta(weeks=every)
        hours += more
    yield Answers({"from_day": begin_on, "weeks": Decimal(1), "hours": full})


def _next_step(a: Answers, rows: Rows, first: Decimal, more: Decimal) -> tuple[Decimal, date] | None:
    """Hours and first day of the step to come; None while it is not known where the plan is."""
    if not rows:
        start = a.date("start")
        return (first, start) if start is not None else None
    end = last_day(rows[-1])
    hours = next((row.hours("hours") for row in reversed(rows) if not is_off(row)), None)
    return (hours + more, end + timedelta(days=1)) if end is not None and hours is not None else None


UNTIL_FULL = Tool(
    "until_full", N_("Læg timer til indtil fuld tid"), _PLAN, GROWTH_FIELDS, growth_start, until_full,
    refusal=N_("Planen kan ikke fyldes ud. Tjek datoen, de normale timer og de trin, der allerede står i planen."),
)  # fmt: skip

# Weeks that take turns.

UNEVEN_FIELDS = (
    Field("first", "Første uge", Kind.HOURS, width=3, help=N_("Timer i den første uge og hver anden uge derefter.")),
    Field("second", "Anden uge", Kind.HOURS, width=3, help=N_("Timer i den anden uge og hver anden uge derefter.")),
    Field("weeks", "Uger i alt", Kind.NUMBER, width=3),
)


def uneven_start(a: Answers, basis: Basis) -> Answers:
    """A little more every second week, or less where there is no room for more."""
    first, full = growth_start(a, basis).hours("first") or FIRST_HOURS, full_hours(a)
    more = full is None or first + MORE_HOURS <= full
    second = first + MORE_HOURS if more else max(Decimal(0), first - MORE_HOURS)
    return Answers({"first": first, "second": second, "weeks": UNEVEN_WEEKS})


def take_turns(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """Add weeks of two different lengths in turns after the rows that are there."""
    first, second = asked.hours("first"), asked.hours("second")
    count = _whole(asked.hours("weeks"), MOST_STEPS)
    rows = _written(a)
    begin_on = a.date("start") if not rows else _day_after(rows)
    if first is None or second is None or not count or begin_on is None:
        return a
    added = tuple(
        Answers({"from_day": begin_on + timedelta(weeks=number), "weeks": Decimal(1),
                 "hours": second if number % 2 else first, "special": UNEVEN.key})
        for number in range(count)
    )  # fmt: skip
    return _planned(a, rows + added)


def _day_after(rows: Rows) -> date | None:
    end = last_day(rows[-1])
    return end + timedelta(days=1) if end else None


TURNS = Tool(
    "turns", N_("Skiftende uger"), _PLAN, UNEVEN_FIELDS, uneven_start, take_turns,
    refusal=N_("Der kan ikke lægges uger til. Tjek datoen og de trin, der allerede står i planen."),
)  # fmt: skip

# A pause in the middle.

PAUSE_FIELDS = (
    Field("from_day", "Første dag i pausen", Kind.DATE, width=4),
    Field("weeks", "Antal uger", Kind.NUMBER, width=3),
    Field("why", "Grund", Kind.CHOICE, width=5, choices=tuple(one for one in SPECIAL if one is not UNEVEN)),
    Field("rest", "Trinene efter pausen", Kind.CHOICE, width=6, choices=(MOVED, STAYS)),
)


def pause_start(a: Answers, basis: Basis) -> Answers:
    days = [day for row in a.rows(_PLAN) if (day := row.date("from_day"))]
    ahead = [day for day in days[1:] if day > basis.today]
    first = (ahead or days or [basis.today])[0]
    return Answers({"from_day": first, "weeks": Decimal(1), "why": SPECIAL[0].key, "rest": MOVED.key})


def put_pause_in(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """Weeks without work in the plan; the steps after them are moved or stay on their dates."""
    day, weeks, rows = asked.date("from_day"), _whole(asked.hours("weeks"), MOST_WEEKS), a.rows(_PLAN)
    begin_on = week_at(rows, day) if day else None
    if begin_on is None or not weeks:
        return a
    before, rest = cut(rows, begin_on)
    moved = asked.text("rest") == MOVED.key
    after = tuple(_later(row, weeks) for row in rest) if moved else cut(rest, begin_on + timedelta(weeks=weeks))[1]
    pause = Answers({
        "from_day": begin_on, "weeks": Decimal(weeks), "hours": Decimal(0), "special": asked.text("why"),
    })  # fmt: skip
    paused, full_from = _planned(a, (*before, pause, *after)), a.date("full_from")
    if paused is not a and moved and full_from and full_from >= begin_on:
        return paused.with_answer("full_from", full_from + timedelta(weeks=weeks))
    return paused


PAUSE = Tool(
    "pause", N_("Indsæt ferie eller pause"), _PLAN, PAUSE_FIELDS, pause_start, put_pause_in,
    refusal=N_("Pausen kan ikke indsættes. Dagen skal ligge i planen, og pausen skal være på mindst én uge."),
)  # fmt: skip

# Public holidays.


def nothing_asked(a: Answers, basis: Basis) -> Answers:
    return Answers()


def part_holidays(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """Every planned week with a holiday becomes a step of its own with fewer hours."""
    return _planned(a, tuple(part for row in a.rows(_PLAN) for part in _parted(row, basis)))


def _parted(row: Answers, basis: Basis) -> Iterator[Answers]:
    """The step in pieces: the weeks between holidays as they were, those with holidays on their own."""
    start, whole = row.date("from_day"), 0
    off = {} if start is None else days_off(row, basis)
    for number in range(weeks_in(row) if off else 0):
        week = {day: name for day, name in off.items() if start and (day - start).days // 7 == number}
        if not week:
            whole += 1
            continue
        if whole:
            yield _later(row, number - whole).with_answer("weeks", Decimal(whole))
        whole = 0
        yield _shorter(_later(row, number).with_answer("weeks", Decimal(1)), set(week))
    if not off:
        yield row
    elif whole:
        yield _later(row, weeks_in(row) - whole).with_answer("weeks", Decimal(whole))


def _shorter(row: Answers, off: set[date]) -> Answers:
    """A week without the hours of its days off: those of the days, or an even share of the week."""
    row = row.with_answer("special", "holiday")
    days = {DAYS[day.weekday()] for day in off}
    known = [day for day in DAYS if row.hours(day) is not None]
    if known:
        left = sum((row.hours(day) or Decimal(0) for day in known if day not in days), Decimal(0))
        for day in days & set(known):
            row = row.with_answer(day, None)
        return row.with_answer("hours", left)
    hours = row.hours("hours")
    if hours is None:
        return row
    share = hours * max(0, WORKING_DAYS - len(days)) / WORKING_DAYS
    return row.with_answer("hours", (share / QUARTER).quantize(Decimal(1), ROUND_HALF_UP) * QUARTER)


HOLIDAYS = Tool(
    "holidays", N_("Del uger med helligdage ud"), _PLAN, (), nothing_asked, part_holidays, icon="calendar",
    refusal=N_("Der er ingen uger med helligdage i planen, som ikke er delt ud."),
)  # fmt: skip

# From a date, in a new version.

CHANGE_FIELDS = (
    Field("on", "Ændres fra", Kind.DATE, width=4, help=N_("Ugerne før den dag bliver stående.")),
    Field("hours", "Timer pr. uge derfra", Kind.HOURS, width=4),
    Field("rest", "Trinene derefter", Kind.CHOICE, width=4, choices=(KEPT, DROPPED)),
)


def change_start(a: Answers, basis: Basis) -> Answers:
    """The week after today if the plan runs then, else where it begins or ends."""
    rows = a.rows(_PLAN)
    starts = [day for row in rows if (day := row.date("from_day"))]
    if not starts:
        return Answers({"rest": KEPT.key})
    wanted = max(basis.today + timedelta(days=7 - basis.today.weekday()), starts[0])
    ends = [day for row in rows if (day := last_day(row))]
    on = min(wanted, max(ends) + timedelta(days=1)) if ends else wanted
    begin_on = week_at(rows, on) or starts[0]
    running = [row for row in cut(rows, begin_on)[1] or rows[-1:] if row.hours("hours") is not None]
    return Answers({"on": begin_on, "rest": KEPT.key}).with_answer("hours", running[0]["hours"] if running else None)


def change_from(a: Answers, asked: Answers, basis: Basis) -> Answers:
    """Other hours from a date: the weeks before it stay, the steps after the changed one stay or go."""
    on, hours, rows = asked.date("on"), asked.hours("hours"), a.rows(_PLAN)
    begin_on = week_at(rows, on) if on else None
    if begin_on is None or hours is None:
        return a
    before, after = cut(rows, begin_on)
    changed = after[0] if after else Answers({"from_day": begin_on, "weeks": Decimal(1)})
    changed = Answers({key: value for key, value in changed.items() if key not in (*DAYS, "times", "special")})
    kept = after[1:] if asked.text("rest") == KEPT.key else ()
    planned = _planned(a, (*before, changed.with_answer("hours", hours), *kept))
    if planned is a:
        return a
    if not kept and planned.date("full_from") and hours != full_hours(a):
        planned = planned.with_answer("full_from", None)
    return planned.with_answer("changed_from", begin_on)


CHANGE_FROM = Tool(
    "change_from", N_("Ændr fra en dato"), _PLAN, CHANGE_FIELDS, change_start, change_from, icon="pencil",
    refusal=N_("Planen kan ikke ændres fra den dag. Dagen skal ligge i planen eller være dagen efter."),
    for_new_versions=True,
)  # fmt: skip

TOOLS = (UNTIL_FULL, PAUSE, HOLIDAYS, TURNS, CHANGE_FROM)
