"""Blocks and checks that many schemes use."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Role
from caseworker_app.domain.deadline import Calendar
from caseworker_app.domain.document import CASE_ONLY, EVERYONE, Bullets, Fact, Heading, Piece, Readers, Words, words
from caseworker_app.domain.fields import Field
from caseworker_app.domain.identity import show_cvr
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes.scheme import Basis
from caseworker_app.texts import N_

BLANK = "–"


def shown(value: object) -> Piece:
    """A date or a number as people write it; a dash for what is missing."""
    return BLANK if value in (None, "") else Words("{value}", (("value", value),))


def shown_hours(value: Decimal | None) -> Piece:
    """Hours with one decimal at least: 15,0."""
    if value is None:
        return BLANK
    return shown(value if value != value.quantize(Decimal("0.1")) else value.quantize(Decimal("0.1")))


def typed(text: str) -> Piece:
    return text or BLANK


def chosen_label(field: Field, answers: Answers) -> Piece:
    """The words of the choice that was made."""
    key = answers.text(field.key)
    return words(field.label_of(key)) if key else BLANK


def chosen_labels(field: Field, answers: Answers) -> tuple[Piece, ...]:
    """The words of all that was ticked, in the order of the form."""
    picked = answers.chosen(field.key)
    return tuple(words(choice.label) for choice in field.choices if choice.key in picked)


def told(label: str, text: str) -> tuple[Fact, ...]:
    """What was typed, on one line beside its label; nothing when nothing was typed."""
    return (Fact(label, " ".join(text.split())),) if text.strip() else ()


def citizen_facts(case: Case) -> tuple[Fact, ...]:
    """Who it is about. The number and the address are the citizen's and the case file's alone."""
    citizen = case.citizen
    address = ", ".join(part for part in (citizen.address, f"{citizen.postcode} {citizen.town}".strip()) if part)
    return (
        Fact(N_("Medarbejder"), citizen.name),
        Fact(N_("CPR-nummer"), citizen.cpr.shown, readers=CASE_ONLY),
        Fact(N_("Adresse"), typed(address), readers=CASE_ONLY),
    )


def workplace_facts(case: Case) -> tuple[Fact, ...]:
    place = case.workplace
    name = words("{name}, CVR {cvr}", name=place.name, cvr=show_cvr(place.cvr)) if place.cvr else place.name
    return (
        Fact(N_("Arbejdsplads"), name),
        Fact(N_("Stilling"), typed(case.employment.job_title)),
    )


def section(title: str, text: str, readers: Readers = EVERYONE) -> Iterator[Heading | Bullets]:
    """A heading and what was typed under it, line by line; nothing when nothing was typed."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    if lines:
        yield Heading(title, readers=readers)
        yield Bullets(lines, readers=readers)


def name_of(case: Case, role: Role) -> str:
    """The first participant of that role; empty when there is none."""
    return next((participant.name for participant in case.has_role(role)), "")


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


class _EveryDay(Calendar):
    """Spans of days, weeks and months ask for no working days."""

    def is_working_day(self, day: date) -> bool:
        return True


def last_day_of(rule: Provision, anchor: date, basis: Basis) -> date:
    """The last day of the span a rule counts from the anchor."""
    return basis.rules.last_day(rule, anchor, _EveryDay())
