"""The course of a case as a picture and as words."""

from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.overview import WeekHours
from caseworker_app.texts import Texts
from ui.look import Tone
from ui.pages.case_sections.facts import CaseFacts
from ui.widgets.course import Course, Marker, Point

WEEK = 7
LEAST_WEEKS = 8
STOP = "SDP-24-1"


def course_of(facts: CaseFacts, today: date, texts: Texts) -> Course:
    """Weeks since the first absence day, or since the first plan where there is no absence."""
    start = origin(facts)
    planned = tuple(Point(_week(start, w.monday), float(w.planned)) for w in facts.course if w.planned is not None)
    actual = tuple(Point(_week(start, w.monday), float(w.actual)) for w in facts.course if w.actual is not None)
    now = (today - start).days / WEEK
    known = actual[-1].week + 1 if actual else None
    last = max((int(_week(start, week.monday)) + 1 for week in facts.course), default=0)
    lines = _lines(facts, start, texts)
    end = max(last, int(now) + 2, LEAST_WEEKS, *(int(line.week) + 3 for line in lines))
    most = max([facts.case.employment.hours, *(w.planned or Decimal(0) for w in facts.course)])
    return Course(
        planned=planned, actual=actual, dots=_dots(facts, start, texts), lines=lines, first_week=0,
        last_week=end, today=now if now >= 0 else None,
        today_text=texts.say("I dag"), most=float(most), most_text=texts.say("{hours} t", hours=texts.number(most)),
        none_text=texts.say("0 t"), week_text=texts.say("Uge"), actual_text=_latest(facts.course, texts),
        actual_until=known, planned_text=texts.say("aftalt"), week_names=_week_names(facts, start, end),
    )  # fmt: skip


def origin(facts: CaseFacts) -> date:
    """The Monday the weeks are counted from."""
    first = facts.course[0].monday
    day = min(facts.case.first_absence_day or first, first)
    return day - timedelta(days=day.weekday())


def _week_names(facts: CaseFacts, start: date, end: int) -> tuple[tuple[float, str], ...]:
    """Weeks are counted as everywhere else: the first day of absence is in week 1."""
    first = _week(start, facts.case.first_absence_day or start)
    return tuple((first + number, str(number + 1)) for number in range(int(end - first) + 1))


def in_words(facts: CaseFacts, texts: Texts) -> str:
    """The same for those who do not see the picture."""
    say = texts.say
    planned = [week for week in facts.course if week.planned is not None]
    sentences = []
    if planned:
        sentences.append(say(
            "Aftalt fra {from_hours} timer om ugen {from_day} til {to_hours} timer {to_day}.",
            from_hours=texts.number(planned[0].planned or Decimal(0)), from_day=planned[0].monday,
            to_hours=texts.number(planned[-1].planned or Decimal(0)), to_day=planned[-1].monday,
        ))  # fmt: skip
    if latest := _latest(facts.course, texts):
        sentences.append(say("Senest: {latest}.", latest=latest))
    for one in _stops(facts):
        if one.due:
            sentences.append(say("{what}: {day}.", what=say(one.what, **one.places), day=one.due.day))
    return " ".join(sentences)


def _latest(weeks: tuple[WeekHours, ...], texts: Texts) -> str:
    worked = [week for week in weeks if week.actual is not None]
    if not worked:
        return ""
    hours = texts.number(worked[-1].actual or Decimal(0))
    if worked[-1].planned is None:
        return texts.say("faktisk {hours} t", hours=hours)
    return texts.say("faktisk {hours} t (aftalt {planned} t)", hours=hours, planned=texts.number(worked[-1].planned))


def _stops(facts: CaseFacts) -> list[Deadline]:
    """Where benefit may stop: the one deadline that limits the whole course."""
    return [one for one in facts.deadlines if one.key == STOP and one.is_open and one.due]


def _lines(facts: CaseFacts, start: date, texts: Texts) -> tuple[Marker, ...]:
    """A help, not a decision: the colour of what is not settled, unless the rule is known for certain."""
    weeks = facts.duration.weeks if facts.duration else ""
    return tuple(
        Marker(
            _week(start, one.due.day),
            texts.say("{what} {day}, hvis der udbetales hver uge", what=texts.say(one.what), day=one.due.day),
            Tone.UNSETTLED, texts.say("{weeks} uger", weeks=weeks),
        )
        for one in _stops(facts) if one.due
    )  # fmt: skip


def _dots(facts: CaseFacts, start: date, texts: Texts) -> tuple[Marker, ...]:
    held = [day for row in facts.agreements if row.agreement.sealed_at and row.agreement.scheme == "hours_follow_up"
            if (day := row.agreement.answers.date("on"))]  # fmt: skip
    ahead = [row.day for row in facts.follow_ups if row.day]
    return (
        *(Marker(_week(start, day), texts.say("Opfølgning holdt {day}", day=day), Tone.OK) for day in held),
        *(Marker(_week(start, day), texts.say("Opfølgning aftalt {day}", day=day), Tone.INFO) for day in ahead),
    )


def _week(start: date, day: date) -> float:
    return (day - start).days / WEEK
