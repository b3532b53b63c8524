"""The checklist when words reached the wrong person (brud på persondatasikkerheden): kept in the case, for the file."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Block, Column, Fact, Facts, Heading, Reader, Table
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import BLANK, chosen_label, section, shown, typed
from caseworker_app.texts import N_

RULE = "GDPR-33"
MISTAKES = (
    Choice("wrong_person", N_("Skrevet i en forkert sag")), Choice("wrong_text", N_("Forkert indhold")),
    Choice("wrong_recipient", N_("Givet til en forkert modtager")),
)  # fmt: skip
BACK = (
    Choice("yes", N_("Ja")), Choice("asked", N_("Der er bedt om det")), Choice("no", N_("Nej")),
)  # fmt: skip
RISKS = (
    Choice("unlikely", N_("Usandsynlig risiko for borgeren")), Choice("likely", N_("Risiko for borgeren")),
    Choice("high", N_("Høj risiko for borgeren")),
)  # fmt: skip
TOLD = (
    Choice("waiting", N_("Ikke afgjort endnu")), Choice("told", N_("Har fået besked")),
    Choice("not_needed", N_("Skal ikke have besked")),
)  # fmt: skip
RECIPIENT = (
    Field("name", "Hvem", Kind.TEXT, width=4),
    Field("given_on", "Fik det den", Kind.DATE, width=2),
    Field("how", "Hvordan", Kind.TEXT, width=2, required=False),
    Field("told_on", "Har fået besked den", Kind.DATE, width=2, required=False),
    Field("back", "Kommet tilbage eller slettet", Kind.CHOICE, width=2, choices=BACK, required=False),
)


def _was_told(key: str, a: Answers) -> bool:
    return a.text(key) == "told"


def _authority_told(a: Answers) -> bool:
    return _was_told("authority", a)


def _authority_not_told(a: Answers) -> bool:
    return a.text("authority") == "not_needed"


def _citizen_told(a: Answers) -> bool:
    return _was_told("citizen", a)


def _citizen_not_told(a: Answers) -> bool:
    return a.text("citizen") == "not_needed"


FORM = Form("breach", N_("Brud på persondatasikkerheden"), sections=(
    Section(N_("Hvad der er sket"), (
        Field("mistake", "Fejlen", Kind.CHOICE, width=6, choices=MISTAKES),
        Field("document", "Dokument", Kind.TEXT, width=6, help=N_("Nummer og version. Gentag ikke indholdet.")),
        Field("what", "Hvad der gik galt", Kind.LONG_TEXT,
              help=N_("Skriv, hvad der skete, uden at gentage indholdet.")),
        Field("happened_on", "Skete den", Kind.DATE, width=3),
        Field("found_on", "Opdaget den", Kind.DATE, width=3),
        Field("found_at", "Opdaget kl.", Kind.TIME, width=2),
    )),
    Section(N_("Hvem der fik det"), (
        Field("recipients", "Modtagere", Kind.ROWS, columns=RECIPIENT, required=False),
    )),
    Section(N_("Vurdering"), (
        Field("risk", "Risiko", Kind.CHOICE, width=6, choices=RISKS),
        Field("done", "Hvad der er gjort for at begrænse skaden", Kind.LONG_TEXT),
    )),
    Section(N_("Hvem der får besked"), (
        Field("adviser_on", "Databeskyttelsesrådgiveren har fået besked den", Kind.DATE, width=6, required=False),
        Field("authority", "Datatilsynet", Kind.CHOICE, width=6, choices=TOLD),
        Field("authority_on", "Datatilsynet fik besked den", Kind.DATE, width=6, asked_if=_authority_told),
        Field("authority_why", "Hvorfor Datatilsynet ikke skal have besked", Kind.LONG_TEXT,
              asked_if=_authority_not_told),
        Field("citizen", "Borgeren", Kind.CHOICE, width=6, choices=TOLD),
        Field("citizen_on", "Borgeren fik besked den", Kind.DATE, width=6, asked_if=_citizen_told),
        Field("citizen_why", "Hvorfor borgeren ikke skal have besked", Kind.LONG_TEXT, asked_if=_citizen_not_told),
    )),
))  # fmt: skip


def found(a: Answers) -> datetime | None:
    """The moment it was found; the clock of the law starts there."""
    day = a.date("found_on")
    return datetime.combine(day, a.time("found_at") or time()) if day else None


def last_day(a: Answers, hours: int) -> date | None:
    """The day on which so many hours since it was found are over."""
    moment = found(a)
    return (moment + timedelta(hours=hours)).date() if moment else None


def settled_on(a: Answers) -> date | None:
    """The day the authority was told, or it was found that it need not be."""
    if _authority_told(a):
        return a.date("authority_on")
    return a.date("found_on") if _authority_not_told(a) and a.text("authority_why") else None


def days_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    for key in ("happened_on", "found_on", "adviser_on", "authority_on", "citizen_on"):
        day = a.date(key)
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    happened, known = a.date("happened_on"), a.date("found_on")
    if happened and known and known < happened:
        yield blocks("found_on", "Det kan ikke være opdaget, før det skete.")


def somebody_decided(a: Answers, basis: Basis) -> Iterator[Finding]:
    rule = basis.find(RULE, counted_from=a.date("found_on") or basis.today)
    if isinstance(rule, Unsettled):
        yield unsettled("authority", "Fristen for at give Datatilsynet besked er ikke afklaret.", rule=RULE)
    if a.text("authority") == "waiting":
        yield blocks("authority", "Afgør, om Datatilsynet skal have besked.", rule=RULE)
    if a.text("citizen") == "waiting":
        yield blocks("citizen", "Afgør, om borgeren skal have besked.")
    if a.text("risk") == "high" and _citizen_not_told(a):
        yield blocks("citizen", "Ved høj risiko skal borgeren have besked.")


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((
        Fact(N_("Borger"), basis.case.citizen.name),
        Fact(N_("Fejlen"), chosen_label(FORM.field("mistake"), a)),
        Fact(N_("Dokument"), typed(a.text("document"))),
        Fact(N_("Skete den"), shown(a.date("happened_on"))),
        Fact(N_("Opdaget den"), shown(a.date("found_on"))),
        Fact(N_("Opdaget kl."), shown(a.time("found_at"))),
    ))  # fmt: skip
    yield from section(N_("Hvad der gik galt"), a.text("what"))
    yield Heading(N_("Hvem der fik det"))
    yield Table(
        N_("Modtagere"),
        (Column(N_("Hvem"), 4), Column(N_("Fik det den"), 2), Column(N_("Hvordan"), 3),
         Column(N_("Har fået besked den"), 3), Column(N_("Kommet tilbage eller slettet"), 3)),
        tuple(
            (typed(row.text("name")), shown(row.date("given_on")), typed(row.text("how")), shown(row.date("told_on")),
             chosen_label(RECIPIENT[-1], row))
            for row in a.rows("recipients")
        ) or ((BLANK,) * 5,),
    )  # fmt: skip
    yield Heading(N_("Vurdering"))
    yield Facts((Fact(N_("Risiko"), chosen_label(FORM.field("risk"), a)),))
    yield from section(N_("Hvad der er gjort for at begrænse skaden"), a.text("done"))
    yield Heading(N_("Hvem der får besked"))
    yield Facts(tuple(_told(a)))


def _told(a: Answers) -> Iterator[Fact]:
    yield Fact(N_("Databeskyttelsesrådgiveren har fået besked den"), shown(a.date("adviser_on")))
    yield Fact(N_("Datatilsynet"), chosen_label(FORM.field("authority"), a))
    if _authority_told(a):
        yield Fact(N_("Datatilsynet fik besked den"), shown(a.date("authority_on")))
    if _authority_not_told(a):
        yield Fact(N_("Hvorfor Datatilsynet ikke skal have besked"), typed(a.text("authority_why")))
    yield Fact(N_("Borgeren"), chosen_label(FORM.field("citizen"), a))
    if _citizen_told(a):
        yield Fact(N_("Borgeren fik besked den"), shown(a.date("citizen_on")))
    if _citizen_not_told(a):
        yield Fact(N_("Hvorfor borgeren ikke skal have besked"), typed(a.text("citizen_why")))


def begin(basis: Basis) -> Answers:
    return Answers({"found_on": basis.today, "authority": "waiting", "citizen": "waiting"})


def sample(basis: Basis) -> Answers:
    """Minutes given to the wrong workplace, handled the same day."""
    return Answers({
        **begin(basis),
        "mistake": "wrong_recipient", "document": "2026-0412-03, version 1",
        "what": "Kopien blev lagt i en forkert kuvert.", "happened_on": basis.today, "found_at": time(10, 15),
        "recipients": (Answers({"name": "Vester Skole", "given_on": basis.today, "how": "Printet",
                                "told_on": basis.today, "back": "yes"}),),
        "risk": "likely", "done": "Modtageren har leveret kopien tilbage ulæst.",
        "adviser_on": basis.today, "authority": "told", "authority_on": basis.today,
        "citizen": "told", "citizen_on": basis.today,
    })  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("found_on"), None


SCHEME = Scheme(
    form=FORM,
    group=Group.BREACH,
    title=N_("Brud på persondatasikkerheden"),
    icon="shield",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(days_fit, somebody_decided),
    readers=(Reader.FILE,),
    rules=(RULE,),
)
