"""Why a deadline is where it is, in words a citizen could be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker_app.domain.case import Case, ConfirmedBy
from caseworker_app.domain.deadline import Due, MoveKind, Unit
from caseworker_app.rules.provision import STATUS_WORDS, TO_CONFIRM, Provision, Rulebook, RuleStatus, Unsettled
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import EVENT_WORDS, WHOSE_WORDS, Anchor
from caseworker_app.services.rule_desk import confirmation
from caseworker_app.services.working_days import WorkingDays
from caseworker_app.texts import N_, WEEKDAYS

UNITS = {
    Unit.DAYS: (N_("dag"), N_("dage")), Unit.WEEKS: (N_("uge"), N_("uger")),
    Unit.MONTHS: (N_("måned"), N_("måneder")), Unit.WORKING_DAYS: (N_("arbejdsdag"), N_("arbejdsdage")),
}  # fmt: skip
CONFIRMED = {
    ConfirmedBy.EMPLOYER: N_("Bekræftet af arbejdsgiveren."), ConfirmedBy.CITIZEN: N_("Bekræftet af borgeren."),
    ConfirmedBy.CASEWORKER: N_("Bekræftet af sagsbehandleren."), ConfirmedBy.NOBODY: N_("Ikke bekræftet endnu."),
}  # fmt: skip
MOVES = {
    MoveKind.DONE: N_("Klaret {day}, noteret af {by}."),
    MoveKind.POSTPONED: N_("Udsat til {day} af {by}: {reason}"),
    MoveKind.EXCEPTION: N_("Undtagelse noteret af {by}: {reason}"),
    MoveKind.NOT_RELEVANT: N_("Ikke relevant ifølge {by}: {reason}"),
    MoveKind.REOPENED: N_("Åbnet igen af {by}."),
}
LOCAL = N_("Lokal frist")
Places = tuple[tuple[str, object], ...]


class Mark(Enum):
    """What a line is marked with, so that nobody takes it for settled law (mærke)."""

    NONE = "none"
    LOCAL = "local"
    EXPECTED = "expected"
    UNSETTLED = "unsettled"


MARKS = {RuleStatus.LOCAL: Mark.LOCAL, RuleStatus.EXPECTED: Mark.EXPECTED, RuleStatus.UNKNOWN: Mark.UNSETTLED}

@dataclass(frozen=True)
class Line:
    """One line of an explanation: its label, and a message with named places."""

    label: str
    words: str
    places: Places = ()
    mark: Mark = Mark.NONE


@dataclass(frozen=True)
class Explanation:
    """The answer to “Hvorfor?” for one deadline (begrundelse), top to bottom."""

    what: str
    places: Places
    lines: tuple[Line, ...]
    is_settled: bool


def explain(deadline: Deadline, desk: Desk) -> Explanation:
    """All that is known about the day: what it is counted from and how, the rule, how sure it is, what was decided."""
    case = desk.store.case(deadline.case_id) if deadline.case_id else None
    lines = (
        *_day(deadline, desk.calendar),
        *_counting(deadline, case, desk.rules),
        *_rule(deadline, desk),
        *_decisions(deadline),
    )
    return Explanation(
        deadline.what, tuple(deadline.places.items()), lines, not isinstance(deadline.rule, Unsettled)
    )


def _line(label: str, words: str, **places: object) -> Line:
    return Line(label, words, tuple(places.items()))


def _day(deadline: Deadline, calendar: WorkingDays) -> Iterator[Line]:
    yield _line(N_("Hvem"), WHOSE_WORDS[deadline.whose])
    if deadline.due is None:
        yield Line(N_("Sidste dag"), N_("Ikke afklaret."), mark=Mark.UNSETTLED)
        return
    yield _line(
        N_("Sidste dag"), N_("{weekday} {day}"), weekday=_weekday(deadline.due.day), day=deadline.due.day
    )
    yield _act_by(deadline.due, calendar)
    if deadline.planned and deadline.planned != deadline.due:
        yield _line(
            N_("Planlagt til"), N_("{weekday} {day}"),
            weekday=_weekday(deadline.planned.day), day=deadline.planned.day,
        )  # fmt: skip


def _act_by(due: Due, calendar: WorkingDays) -> Line:
    if due.act_by == due.day:
        return _line(N_("Handl senest"), N_("{weekday} {day}"), weekday=_weekday(due.day), day=due.day)
    return _line(
        N_("Handl senest"),
        N_("{weekday} {day}, som er sidste arbejdsdag før. Sidste dag falder på {named} og flytter sig ikke."),
        weekday=_weekday(due.act_by), day=due.act_by, named=(calendar.named(due.day),),
    )  # fmt: skip


def _counting(deadline: Deadline, case: Case | None, rules: Rulebook) -> Iterator[Line]:
    anchor, rule = deadline.counted_from, deadline.rule
    if anchor is None:
        return
    yield _line(
        N_("Regnet fra"), N_("{event}: {weekday} {day}"),
        event=(anchor.words,), weekday=_weekday(anchor.day), day=anchor.day,
    )  # fmt: skip
    if case and anchor.event is None and anchor.day == case.first_absence_day:
        yield _line(N_("Første fraværsdag"), CONFIRMED[case.confirmed_by])
    if isinstance(rule, Provision) and deadline.due:
        yield _how(anchor, rule, deadline.due.day, rules)


def _how(anchor: Anchor, rule: Provision, due: date, rules: Rulebook) -> Line:
    label, event = N_("Sådan er der talt"), (anchor.words if anchor.event is None else N_("dagen selv"),)
    if rule.within is None:
        days = (due - anchor.day).days + 1
        return _line(label, N_("Dag {number}, når {event} er dag 1."), number=days, event=event)
    one, many = UNITS[rule.within.unit]
    amount = rule.within.amount
    unit = (one if amount == 1 else many,)
    if rules.counting(rule.within.counting).first_day:
        return _line(
            label, N_("{amount} {unit}: dag {number}, når {event} er dag 1."),
            amount=amount, unit=unit, number=(due - anchor.day).days + 1, event=event,
        )  # fmt: skip
    return _line(
        label, N_("{amount} {unit} efter: {event} tælles ikke med."), amount=amount, unit=unit, event=event
    )


def _rule(deadline: Deadline, desk: Desk) -> Iterator[Line]:
    match deadline.rule:
        case Provision() as rule:
            yield _line(N_("Regel"), rule.says)
            if rule.reference:
                yield _line(N_("Hvor det står"), N_("{reference}"), reference=rule.reference)
            yield _line(N_("Gælder fra"), N_("{day}"), day=rule.since)
            status = LOCAL if rule.status is RuleStatus.LOCAL else STATUS_WORDS[rule.status]
            yield Line(N_("Status"), status, mark=MARKS.get(rule.status, Mark.NONE))
            yield from _certainty(rule, desk)
            yield _line(N_("Kilde"), N_("{source}, set {day}"), source=desk.rules.source_names(rule),
                        day=rule.checked)  # fmt: skip
            yield from _change_ahead(deadline, rule, desk.rules)
        case Unsettled() as rule:
            yield _line(N_("Regel"), rule.why)
            yield Line(N_("Status"), STATUS_WORDS[RuleStatus.UNKNOWN], mark=Mark.UNSETTLED)


def _certainty(rule: Provision, desk: Desk) -> Iterator[Line]:
    if not rule.to_confirm:
        return
    confirmed = confirmation(desk, rule)
    if confirmed is None:
        yield Line(N_("Sikkerhed"), TO_CONFIRM, mark=Mark.UNSETTLED)
    else:
        yield _line(N_("Sikkerhed"), N_("Bekræftet {day} af {by}."), day=confirmed.on, by=confirmed.by)


def _change_ahead(deadline: Deadline, rule: Provision, rules: Rulebook) -> Iterator[Line]:
    """A change that is expected before the day comes, though nobody has adopted it for this case."""
    for other in rules.versions(rule.id):
        if other.since > rule.since and deadline.due and deadline.due.day >= other.since:
            yield _line(N_("Ændring på vej"), other.says)


def _decisions(deadline: Deadline) -> Iterator[Line]:
    if deadline.done_by:
        event = (EVENT_WORDS[deadline.done_by.kind],)
        yield _line(N_("Klaret ved"), N_("{event} {day}"), event=event, day=deadline.done_by.day)
    for move in deadline.moves:
        yield _line(N_("Noteret"), MOVES[move.kind], day=move.day, by=move.by, reason=move.reason)


def _weekday(day: date) -> tuple[str]:
    return (WEEKDAYS[day.weekday()],)
