"""The form of a new case: what is asked depends on how the case came, and is never more than twelve fields."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseKind, ConfirmedBy
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.schemes.case_forms import (
    CONFIRMED_BY,
    KINDS,
    citizen_number,
    hours_are_possible,
    numbers_are_right,
    with_birth_date,
)
from caseworker_app.texts import N_

MOST_FIELDS = 12
_CPR = re.compile(r"\b[0-9]{6}[-\s]?[0-9]{4}\b")


class Way(StrEnum):
    """How the case came (henvendelsesvej)."""

    CITIZEN = "citizen"
    EMPLOYER = "employer"
    NOTICE = "notice"
    EARLY = "early"
    LA_165 = "la_165"


WAYS = (
    Choice(Way.CITIZEN, N_("Borgeren henvender sig")), Choice(Way.EMPLOYER, N_("Arbejdsgiveren henvender sig")),
    Choice(Way.NOTICE, N_("Anmeldelse i NemRefusion")),
    Choice(Way.EARLY, N_("Anmodning om tidlig opfølgning")), Choice(Way.LA_165, N_("LÆ 165 fra en læge")),
)  # fmt: skip
CONSENT = (Choice("yes", N_("Ja")), Choice("no", N_("Nej, ikke endnu")))
ASKED_BY = (Choice("employer", N_("Arbejdsgiveren")), Choice("citizen", N_("Borgeren")))


def way_of(a: Answers) -> Way:
    return Way(a.text("way")) if a.text("way") in tuple(Way) else Way.CITIZEN


def only_guidance(a: Answers) -> bool:
    """An employer without the citizen's consent is guided in general: the person is not named."""
    return way_of(a) is Way.EMPLOYER and a.text("consent") != "yes"


def _came_by(*ways: Way) -> Callable[[Answers], bool]:
    return lambda a: way_of(a) in ways


def refuses(a: Answers) -> bool:
    """The citizen has not consented, so there will be no case."""
    return way_of(a) is Way.EMPLOYER and a.text("consent") == "no"


def _person(a: Answers) -> bool:
    return not only_guidance(a)


def _workplace(a: Answers) -> bool:
    return _person(a) or refuses(a)


def _kind_asked(a: Answers) -> bool:
    return _person(a) and way_of(a) not in (Way.NOTICE, Way.EARLY)


def _sick(a: Answers) -> bool:
    return _person(a) and (not _kind_asked(a) or a.text("kind") == CaseKind.SICK_LISTED.value)


def _told_by_citizen(a: Answers) -> bool:
    return _sick(a) and way_of(a) is Way.CITIZEN


def _not_by_doctor(a: Answers) -> bool:
    return _person(a) and way_of(a) is not Way.LA_165


def days_follow_each_other(a: Answers) -> Iterator[Finding]:
    """Nobody tells of an absence before it began."""
    received, first = a.date("received_on"), a.date("first_absence_day")
    if way_of(a) in (Way.NOTICE, Way.EARLY) and received and first and received < first:
        yield blocks("received_on", "Datoen ligger før første fraværsdag.")


def without_consent(a: Answers) -> Iterator[Finding]:
    """Told at once, in words that say what can be done instead."""
    if refuses(a):
        yield warns(
            "consent",
            "Uden samtykke kan du kun vejlede generelt. Der oprettes ingen sag, og det noteres ikke, hvem borgeren er. "
            "Vejledningen gemmes som en opgave, så du kan høre igen.",
            rule="VEJ-ARBEJDSGIVER",
        )  # fmt: skip


def guidance_names_nobody(a: Answers) -> Iterator[Finding]:
    """What is noted without consent cannot be traced to a person."""
    for key in ("guidance", "contact", "workplace"):
        if only_guidance(a) and _CPR.search(a.text(key)):
            yield blocks(key, "Skriv ikke et CPR-nummer her. Uden samtykke noteres kun den generelle vejledning.",
                         rule="VEJ-ARBEJDSGIVER")  # fmt: skip


INTAKE = Form("intake", N_("Ny sag"), sections=(
    Section(N_("Henvendelsen"), (
        Field("way", "Hvordan er sagen kommet?", Kind.CHOICE, width=6, choices=WAYS),
        Field("consent", "Har borgeren givet samtykke?", Kind.CHOICE, width=6, choices=CONSENT,
              asked_if=_came_by(Way.EMPLOYER),
              help=N_("Spørg arbejdsgiveren, om borgeren ved det og er indforstået. "
                      "Uden samtykke kan du kun vejlede generelt.")),
        Field("asked_by", "Hvem beder om det?", Kind.CHOICE, width=6, choices=ASKED_BY, asked_if=_came_by(Way.EARLY)),
        Field("received_on", "Modtaget", Kind.DATE, width=6, asked_if=_came_by(Way.NOTICE, Way.EARLY, Way.LA_165)),
        Field("doctor", "Læge eller klinik", Kind.TEXT, width=6, asked_if=_came_by(Way.LA_165)),
        Field("proposal", "Lægens forslag", Kind.TEXT, width=6, asked_if=_came_by(Way.LA_165),
              help=N_("Skriv kun, hvad kommunen foreslås at gøre, ikke diagnosen.")),
        Field("kind", "Slags sag", Kind.CHOICE, width=6, choices=KINDS, asked_if=_kind_asked),
    )),
    Section(N_("Borger"), (
        *citizen_number(_person),
        Field("name", "Navn", Kind.TEXT, width=6, asked_if=_person),
        Field("address", "Adresse", Kind.TEXT, width=6, required=False, asked_if=_person),
        Field("municipality", "Bopælskommune", Kind.TEXT, width=6, required=False, asked_if=_person),
        Field("phone", "Telefon", Kind.TEXT, width=6, required=False, asked_if=_came_by(Way.CITIZEN)),
        Field("first_absence_day", "Første fraværsdag", Kind.DATE, width=6, asked_if=_sick,
              help=N_("Lovens frister regnes fra denne dag.")),
        Field("confirmed_by", "Bekræftet af", Kind.CHOICE, width=6, choices=CONFIRMED_BY, asked_if=_told_by_citizen),
    )),
    Section(N_("Arbejde"), (
        Field("workplace", "Arbejdsplads", Kind.TEXT, width=6, asked_if=_workplace),
        Field("contact", "Hvem fra arbejdspladsen?", Kind.TEXT, width=6, required=False,
              asked_if=lambda a: way_of(a) is Way.EMPLOYER and _workplace(a)),
        Field("cvr", "CVR-nummer", Kind.TEXT, width=6, required=False, asked_if=_came_by(Way.NOTICE)),
        Field("job_title", "Stilling", Kind.TEXT, width=6, asked_if=_person),
        Field("hours", "Timer om ugen efter kontrakt", Kind.HOURS, width=6, required=False, asked_if=_not_by_doctor),
        Field("guidance", "Vejledt om", Kind.TEXT, asked_if=refuses,
              placeholder=N_("For eksempel: hvordan borgeren giver samtykke, og hvad kommunen kan tilbyde.")),
        Field("follow_up", "Hør igen den", Kind.DATE, width=6, asked_if=refuses),
    )),
), checks=(numbers_are_right, hours_are_possible, days_follow_each_other, without_consent,
   guidance_names_nobody),
   computed=with_birth_date)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What the way the case came tells by itself."""

    kind: CaseKind
    first_absence_day: date | None
    confirmed_by: ConfirmedBy


def told_by(a: Answers) -> Told:
    """The sort of case, since when, and who confirmed it: an employer who writes confirms the day."""
    kind = CaseKind(a.text("kind")) if _kind_asked(a) else CaseKind.SICK_LISTED
    if kind is not CaseKind.SICK_LISTED:
        return Told(kind, None, ConfirmedBy.NOBODY)
    match way_of(a):
        case Way.CITIZEN:
            confirmed = ConfirmedBy(a.text("confirmed_by"))
        case Way.LA_165:
            confirmed = ConfirmedBy.NOBODY
        case Way.EARLY if a.text("asked_by") == "citizen":
            confirmed = ConfirmedBy.CITIZEN
        case _:
            confirmed = ConfirmedBy.EMPLOYER
    return Told(kind, a.date("first_absence_day"), confirmed)


def as_asked(a: Answers) -> Answers:
    """Without the usual hours where nobody could see them: a guess is not kept as a fact."""
    return a if _not_by_doctor(a) else a.with_answer("hours", None)


def still_missing(case: Case) -> tuple[str, ...]:
    """The names of the facts that papers and deadlines need and that can be filled in later."""
    who, place, job = case.citizen, case.workplace, case.employment
    unconfirmed = case.kind is CaseKind.SICK_LISTED and case.confirmed_by is ConfirmedBy.NOBODY
    facts = (
        (who.address, N_("adresse")), (who.municipality, N_("bopælskommune")), (who.phone or who.email, N_("telefon")),
        (not unconfirmed, N_("bekræftelse af første fraværsdag")), (place.cvr, N_("CVR-nummer")),
        (job.hours, N_("timer om ugen")), (job.form, N_("ansættelsesform")),
    )  # fmt: skip
    return tuple(words for known, words in facts if not known)
