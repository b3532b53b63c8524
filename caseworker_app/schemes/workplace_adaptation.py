"""Application of a workplace for smaller changes of its rooms or machines (arbejdspladsindretning)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.document import CASE_ONLY, EVERYONE, Block, Column, Fact, Facts, Heading, Reader, Table
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, warns
from caseworker_app.schemes import aid_parts
from caseworker_app.schemes.application_parts import (
    FOLLOW_UPS,
    PAPERS,
    dates_fit,
    declaration,
    filled,
    first_follow_up,
    follow_up_blocks,
    known,
    papers_are_there,
    papers_blocks,
    signature_lines,
    who_facts,
)
from caseworker_app.schemes.hours_plan import next_monday
from caseworker_app.schemes.scheme import Application, Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import chosen_label, name_of, section, shown, typed
from caseworker_app.texts import N_

CHANGE = (
    Field("name", "Hvad der ændres", Kind.TEXT, width=4),
    Field("place", "Hvor", Kind.TEXT, width=3),
    Field("purpose", "Formål", Kind.TEXT, detail=True, width=12),
    aid_parts.COUNT, aid_parts.PRICE, aid_parts.SUM,
)  # fmt: skip
OWNER = Field("owner", "Bygningens ejer", Kind.CHOICE, width=5, choices=(
    Choice("own", N_("Arbejdspladsen ejer selv bygningen")), Choice("agrees", N_("Ejeren har sagt ja")),
    Choice("asked", N_("Ejeren er spurgt")), Choice("not_asked", N_("Ejeren er ikke spurgt")),
))  # fmt: skip

FORM = Form("workplace_adaptation", N_("Indretning af arbejdspladsen"), sections=(
    Section(N_("Ansøgningen"), (
        *aid_parts.JOB,
        Field("contact", "Kontaktperson på arbejdspladsen", Kind.TEXT, width=6),
    )),
    Section(N_("Ændringer"), (Field("items", "Ændringer", Kind.ROWS, columns=CHANGE), OWNER)),
    aid_parts.NEED,
    aid_parts.WORKPLACE,
    aid_parts.prices(),
    Section(N_("Udførelse og opfølgning"), (
        Field("delivery", "Hvem der udfører arbejdet, og hvornår", Kind.LONG_TEXT, required=False),
        Field("delivered_on", "Taget i brug", Kind.DATE, required=False, width=3),
        Field("when_leaving", "Hvis borgeren holder op", Kind.TEXT, required=False, width=9,
              help=N_("Hvad der sker med ændringerne. Et tilskud ejes af arbejdspladsen.")),
        FOLLOW_UPS,
        PAPERS,
    )),
), computed=aid_parts.computed)  # fmt: skip


def owner_is_asked(a: Answers, basis: Basis) -> Iterator[Finding]:
    if a.text("owner") in ("asked", "not_asked"):
        yield warns("owner", "Bygningens ejer skal have sagt ja, før der ændres noget.")


def period(a: Answers) -> tuple[date | None, date | None]:
    """What is built stays: there is no end."""
    return a.date("start"), None


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    """The workplace applies; the citizen agrees that it does."""
    case = basis.case
    return (
        SignerRole("employer", N_("Arbejdspladsen"), a.text("contact") or name_of(case, Role.LINE_MANAGER)),
        SignerRole("citizen", N_("Borger"), case.citizen.name),
    )


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    owner = (N_("Ja fra bygningens ejer"),) if a.text("owner") not in ("own", "agrees") else ()
    return (*aid_parts.needed(a, basis), *owner)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    contact = Fact(N_("Kontaktperson på arbejdspladsen"), typed(a.text("contact")))
    yield Facts((*who_facts(basis.case), contact, *aid_parts.situation(a), *aid_parts.law_fact(a, basis)))
    yield from _changes(a)
    yield from aid_parts.need_blocks(a)
    yield from aid_parts.workplace_blocks(a)
    yield from aid_parts.price_blocks(a, EVERYONE)
    yield from _carried_out(a)
    yield from follow_up_blocks(a)
    yield from papers_blocks(a)
    yield from aid_parts.law_block(a, basis)
    yield from declaration()
    yield signature_lines(signers(a, basis))


def _changes(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Ændringer"))
    yield Table(
        N_("Ændringer"), (Column(N_("Hvad der ændres"), 6), Column(N_("Hvor"), 6)),
        tuple((typed(row.text("name")), typed(row.text("place"))) for row in a.rows("items")),
    )  # fmt: skip
    yield Facts((Fact(N_("Bygningens ejer"), chosen_label(OWNER, a)),))
    yield Table(
        N_("Formål"), (Column(N_("Hvad der ændres"), 4), Column(N_("Formål"), 8)),
        tuple((typed(row.text("name")), typed(row.text("purpose"))) for row in a.rows("items")),
        readers=CASE_ONLY,
    )  # fmt: skip


def _carried_out(a: Answers) -> Iterator[Block]:
    yield from section(N_("Hvem der udfører arbejdet, og hvornår"), a.text("delivery"))
    facts = known(
        Fact(N_("Taget i brug"), shown(a.date("delivered_on"))),
        Fact(N_("Hvis borgeren holder op"), typed(a.text("when_leaving"))),
    )
    if facts:
        yield Facts(facts)


def begin(basis: Basis) -> Answers:
    start = next_monday(basis.today)
    contact = name_of(basis.case, Role.LINE_MANAGER)
    return filled(aid_parts.begun(basis, start), {
        "follow_ups": first_follow_up(basis, start), **({"contact": contact} if contact else {}),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable application for a ramp and a door that opens by itself."""
    rows = (
        {"name": "Rampe ved indgangen", "place": "Hovedindgangen", "count": Decimal(1),
         "purpose": "At komme ind og ud uden hjælp", "price": Decimal("18500.00")},
        {"name": "Døråbner", "place": "Mellem kontor og lager", "count": Decimal(2),
         "purpose": "At køre gennem dørene med vogn", "price": Decimal("6250.00")},
    )  # fmt: skip
    quotes = (
        {"what": "Rampe og døråbnere", "supplier": "Aarup Smede", "before_tax": Decimal("24800.00"),
         "price": Decimal("31000.00"), "chosen": "chosen"},
        {"what": "Rampe og døråbnere", "supplier": "Fyns Stål", "price": Decimal("33400.00"), "chosen": "other"},
    )  # fmt: skip
    answers = begin(basis)
    start = answers.date("start") or basis.today
    follow_up = Answers({"on": start + timedelta(weeks=8), "how": "visit", "who": "Maja Holst"})
    return filled(answers, {
        "contact": answers.text("contact") or "Anne Winther", "owner": "own",
        "items": tuple(map(Answers, rows)), "quotes": tuple(map(Answers, quotes)), "lasting": "lasting",
        "impairment": "Går med rollator og kan ikke åbne tunge døre.",
        "hard_tasks": "Komme ind på arbejdspladsen\nFærdes mellem kontor og lager",
        "compensates": "Rampe og døråbnere gør det muligt at færdes uden hjælp.",
        "decisive": "Uden ændringerne kan borgeren ikke komme til sit arbejdssted.",
        **aid_parts.answered_by_workplace(),
        "usual_why": "Bygningen har trin ved alle indgange og almindelige døre.",
        "own_duty_why": "Ændringen er kun nødvendig for denne medarbejder.",
        "when_leaving": "Ændringerne bliver siddende.", "follow_ups": (follow_up,),
        "delivery": "Aarup Smede udfører arbejdet på to dage.",
        "papers": (Answers({"what": "Tilbud og foto af indgangen", "state": "there"}),),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.APPLICATION,
    title=N_("Ansøgning om indretning af arbejdspladsen"),
    icon="building",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(*aid_parts.CHECKS, owner_is_asked, dates_fit, papers_are_there),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"applications", "support"})},
    purposes=frozenset({"work_aid", "retention"}),
    rules=(*aid_parts.RULES, "HJM-own"),
    application=Application(aid_parts.CRITERIA, aid_parts.asked, needed),
)
