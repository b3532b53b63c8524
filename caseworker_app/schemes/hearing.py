"""The hearing of the citizen before a decision that goes against what was asked for (partshøring)."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Piece,
    Reader,
    Table,
    words,
)
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.decision import LINK, never
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import BLANK, citizen_facts, section, shown, typed
from caseworker_app.texts import N_

HEARD, OFFICE_DAYS = "ADM-19", "LOK-HØRING"
FALLBACK_DAYS = 14
"""Proposed while the office's own practice is not in the rules."""
FACT = (
    Field("what", "Oplysning", Kind.TEXT, width=6),
    Field("source", "Kilde", Kind.TEXT, width=4, help=N_("Dokumentet, samtalen eller parten, det kommer fra.")),
    Field("source_on", "Dateret", Kind.DATE, width=2),
)

FORM = Form("hearing", N_("Partshøring"), sections=(
    Section(N_("Hvad borgeren høres om"), (
        Field(LINK, "Ansøgning", Kind.TEXT, fixed=True, required=False, asked_if=never),
        Field("about", "Ansøgningen gælder", Kind.TEXT, help=N_("Skriv, hvad der er søgt om, ikke om sygdom.")),
        Field("facts", "Oplysninger", Kind.ROWS, columns=FACT),
        Field("why", "Hvad oplysningerne kan betyde", Kind.LONG_TEXT,
              help=N_("Hvorfor oplysningerne kan tale imod ansøgningen. Skriv til borgeren.")),
    )),
    Section(N_("Hvordan borgeren svarer"), (
        Field("sent_on", "Brevets dato", Kind.DATE, width=4),
        Field("deadline", "Frist for svar", Kind.DATE, width=4),
        Field("how", "Sådan kan borgeren svare", Kind.LONG_TEXT),
    )),
))  # fmt: skip


def days_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """ADM-19: the letter sets the day; the office has its own practice for how long that is."""
    sent, deadline = a.date("sent_on"), a.date("deadline")
    if sent and sent > basis.today:
        yield blocks("sent_on", "Datoen ligger ude i fremtiden.")
    if deadline is None or sent is None:
        return
    if deadline <= sent:
        yield blocks("deadline", "Fristen skal ligge efter brevets dato.", rule=HEARD)
        return
    rule = basis.find(OFFICE_DAYS)
    if isinstance(rule, Unsettled):
        yield unsettled("deadline", "Hvor lang fristen skal være, er ikke afklaret.", rule=OFFICE_DAYS)
    elif deadline - sent < timedelta(days=int(rule.number("least_days"))):
        yield warns("deadline", "Fristen er kortere end {days} dage.", rule=OFFICE_DAYS, days=rule.number("least_days"))


def facts_are_dated(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("facts")):
        day = row.date("source_on")
        if day and day > basis.today:
            yield blocks("facts", "Datoen ligger ude i fremtiden.", row=number)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Paragraph(words("Du kan udtale dig, før vi afgør din ansøgning: {about}.", about=a.text("about") or BLANK))
    yield Paragraph(words("Svar os senest den {day}.", day=a.date("deadline") or BLANK))
    yield Facts((*citizen_facts(basis.case), Fact(N_("Brevets dato"), shown(a.date("sent_on"))),
                 Fact(N_("Frist for svar"), shown(a.date("deadline")))))  # fmt: skip
    yield Heading(N_("Oplysninger, du måske ikke kender"))
    yield Table(
        N_("Oplysninger"), (Column(N_("Oplysning"), 6), Column(N_("Kilde"), 4), Column(N_("Dateret"), 2)),
        tuple((typed(row.text("what")), typed(row.text("source")), shown(row.date("source_on")))
              for row in a.rows("facts")),
    )  # fmt: skip
    yield from section(N_("Hvad oplysningerne kan betyde"), a.text("why"))
    yield from section(N_("Sådan svarer du"), a.text("how"))
    yield Heading(N_("Godt at vide"))
    yield Bullets(tuple(_good_to_know(basis)))


def _good_to_know(basis: Basis) -> Iterator[Piece]:
    yield words("Du bestemmer selv, om du vil svare. Svarer du ikke, afgør vi sagen ud fra det, vi ved.")
    yield words("Du må gerne bede om længere tid, og du må gerne få en anden til at hjælpe dig.")
    rule = basis.find(HEARD, counted_from=basis.today)
    if isinstance(rule, Provision):
        yield words("Reglen om at blive hørt står her: {reference}.", reference=(rule.reference,))
    yield words("Ring eller skriv til os, hvis du har spørgsmål.")


def period(a: Answers) -> tuple[date | None, date | None]:
    """The day it was sent."""
    return a.date("sent_on"), None


def begin(basis: Basis) -> Answers:
    """Today, with the office's usual time to answer."""
    rule = basis.find(OFFICE_DAYS)
    days = int(rule.number("usual_days")) if isinstance(rule, Provision) else FALLBACK_DAYS
    return Answers({
        "sent_on": basis.today,
        "deadline": basis.today + timedelta(days=days),
        "how": N_("Ring, skriv eller kom forbi. Skriv sagens nummer på det, du sender."),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable hearing about one fact."""
    fact = Answers({"what": "Mødereferater kan skrives med diktering", "source": "Arbejdspladsens brev",
                    "source_on": basis.today - timedelta(days=6)})  # fmt: skip
    return Answers({
        **begin(basis),
        "about": "Personlig assistance til kørsel, løft og mødereferater",
        "facts": (fact,),
        "why": "Kan referaterne skrives med diktering, er der måske ikke brug for en assistent til dem.",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.DECISION,
    title=N_("Partshøring"),
    icon="message-square",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(days_fit, facts_are_dated),
    readers=(Reader.CITIZEN, Reader.FILE),
    rules=(HEARD, OFFICE_DAYS),
)
