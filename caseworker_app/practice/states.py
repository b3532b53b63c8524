"""Lives in the law: one for each set of rules and for each state of a case that agreements do not show."""

from collections.abc import Callable
from datetime import timedelta

from caseworker_app.domain.event import EventKind
from caseworker_app.practice.lives import Days, Life

Lived = Callable[[Life], Days]


def _note(life: Life, kind: EventKind, *, ahead: int | None = None) -> None:
    """Something that happened that day; `ahead` is so many days on, where it points to a second day."""
    today = life.desk.clock.today()
    until = None if ahead is None else today + timedelta(days=ahead)
    life.space.decisions.note_event(life.case.id, kind, today, until=until)


def old_law(life: Life) -> Days:
    """Four talks in the first half year, benefit extended, and still not back."""
    _note(life, EventKind.NOTICE_RECEIVED)
    for number in (40, 75, 110, 160):
        yield life.after(number)
        _note(life, EventKind.TALK_HELD)
    yield life.after(170)
    _note(life, EventKind.EXTENSION_ASSESSED)
    life.note("Forlænget, fordi sagen om arbejdsskade ikke er afgjort.")
    yield life.day(24)
    life.note("Arbejdsskadesagen er stadig ikke afgjort. Vi tales ved hver måned.")


def soon_fit(life: Life) -> Days:
    """The time of § 13 f: after the first talk only whether the citizen reports fit."""
    _note(life, EventKind.NOTICE_RECEIVED)
    _note(life, EventKind.EMPLOYER_TALK)
    yield life.after(45)
    _note(life, EventKind.TALK_HELD)
    _note(life, EventKind.FORECAST, ahead=80)
    yield life.after(150)
    _note(life, EventKind.FORECAST, ahead=300)
    _note(life, EventKind.EXTENSION_ASSESSED)
    yield life.day(18)
    life.note("Går længere tid end ventet. Genoptræning to gange om ugen.")


def across(life: Life) -> Days:
    """Fell ill under the eight weeks; they ended when the eight weeks were no longer the law."""
    _note(life, EventKind.NOTICE_RECEIVED)
    _note(life, EventKind.FORM_SENT)
    yield life.after(30)
    _note(life, EventKind.FORM_RECEIVED)
    yield life.day(20)
    life.note("Borgeren har ringet. Overgangen til de nye regler er ikke afklaret for sagen.")


def forecast_short(life: Life) -> Days:
    """In a job and expected to be well within 26 weeks."""
    _note(life, EventKind.NOTICE_RECEIVED)
    _note(life, EventKind.EMPLOYER_TALK)
    yield life.day(5)
    _note(life, EventKind.FORECAST, ahead=40)


def forecast_long(life: Life) -> Days:
    """First expected to be well within 26 weeks, then not."""
    _note(life, EventKind.NOTICE_RECEIVED)
    _note(life, EventKind.FORECAST, ahead=40)
    yield life.day(6)
    _note(life, EventKind.FORECAST, ahead=260)
    life.note("Behandlingen tager længere tid. Samtale skal vurderes.")


def early(life: Life) -> Days:
    """The employer asked for early follow-up."""
    _note(life, EventKind.NOTICE_RECEIVED)
    yield life.day(9)
    _note(life, EventKind.EARLY_REQUEST)
    _note(life, EventKind.EARLY_LETTER_SENT)
    yield life.day(7)
    _note(life, EventKind.EARLY_ANSWERED)


def section_56(life: Life) -> Days:
    """An agreement on refund from the first day that ends within a month."""
    yield life.day(710)
    _note(life, EventKind.SECTION_56_APPROVED)
    yield life.day(15)
    life.note("Arbejdsgiveren spørger, om § 56-aftalen kan fornyes.")


def assistance(life: Life) -> Days:
    """Hours of a quarter that nobody has asked to be paid for, and a claim of the quarter before."""
    yield life.day(80)
    _note(life, EventKind.ASSISTANCE_HOURS)
    yield life.day(10)
    _note(life, EventKind.ASSISTANCE_CLAIM_RECEIVED)


def hearing(life: Life) -> Days:
    """Heard before a decision; the letter sets the day."""
    _note(life, EventKind.NOTICE_RECEIVED)
    _note(life, EventKind.FORM_SENT)
    yield life.day(6)
    _note(life, EventKind.HEARING_SENT, ahead=10)


def complaint(life: Life) -> Days:
    """A decision, a complaint about it, and a request to see the case."""
    _note(life, EventKind.NOTICE_RECEIVED)
    yield life.day(40)
    _note(life, EventKind.DECISION_RECEIVED)
    yield life.day(21)
    _note(life, EventKind.COMPLAINT_RECEIVED)
    yield life.day(3)
    _note(life, EventKind.ACCESS_REQUESTED)


def silent(life: Life) -> Days:
    """Nothing was noted for months."""
    life.note("Anmeldelse modtaget.")
    yield from ()


STATES: dict[str, Lived] = {
    "old_law": old_law,
    "soon_fit": soon_fit,
    "across": across,
    "forecast_short": forecast_short,
    "forecast_long": forecast_long,
    "early": early,
    "section_56": section_56,
    "assistance": assistance,
    "hearing": hearing,
    "complaint": complaint,
    "silent": silent,
}
