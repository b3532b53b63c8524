"""Application for work aids and teaching material (hjælpemidler, arbejdsredskaber) to keep a job."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import (
    CASE_ONLY,
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Reader,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
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
    settled,
    signature_lines,
    who_facts,
)
from caseworker_app.schemes.hours_plan import next_monday
from caseworker_app.schemes.scheme import Application, Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import chosen_label, section, shown, typed
from caseworker_app.texts import N_

ITEM = (
    Field("name", "Hjælpemiddel", Kind.TEXT, width=4),
    Field("model", "Model", Kind.TEXT, required=False, detail=True, width=4),
    Field("kind", "Art", Kind.CHOICE, detail=True, width=4, choices=(
        Choice("tool", N_("Arbejdsredskab")), Choice("teaching", N_("Undervisningsmateriale")),
    )),
    Field("purpose", "Formål", Kind.TEXT, detail=True, width=12),
    aid_parts.COUNT, aid_parts.PRICE, aid_parts.SUM,
)  # fmt: skip


def _by_workplace(a: Answers) -> bool:
    return a.text("applicant") == "workplace"


def _is_loan(a: Answers) -> bool:
    return a.text("help_form") == "loan"


FORM = Form("work_aid", N_("Hjælpemidler til arbejdet"), sections=(
    Section(N_("Ansøgningen"), (
        Field("applicant", "Ansøger", Kind.CHOICE, width=4, choices=(
            Choice("citizen", N_("Borgeren")), Choice("workplace", N_("Arbejdspladsen for borgeren")),
        )),
        Field("proxy", "Fuldmagt fra borgeren ligger i sagen", Kind.YES_NO, required=False, width=8,
              asked_if=_by_workplace),
        *aid_parts.JOB,
    )),
    Section(N_("Hjælpemidler"), (Field("items", "Hjælpemidler", Kind.ROWS, columns=ITEM),)),
    aid_parts.NEED,
    aid_parts.WORKPLACE,
    aid_parts.prices(
        Field("help_form", "Udlån eller tilskud", Kind.CHOICE, width=4, choices=(
            Choice("loan", N_("Udlån: kommunen ejer det")), Choice("grant", N_("Tilskud: ejes af den, der får det")),
        )),
    ),
    Section(N_("Levering og opfølgning"), (
        Field("delivery", "Levering, montering og instruktion", Kind.LONG_TEXT, required=False,
              help=N_("Hvem der vælger, bringer, monterer og viser, hvordan det bruges.")),
        Field("delivered_on", "Leveret", Kind.DATE, required=False, width=3),
        Field("inventory", "Inventarnummer", Kind.TEXT, required=False, width=3, asked_if=_is_loan),
        Field("end", "Leveres tilbage senest", Kind.DATE, required=False, width=3, asked_if=_is_loan,
              help=N_("Tom, hvis det lånes, så længe arbejdet varer.")),
        Field("returned_on", "Leveret tilbage", Kind.DATE, required=False, width=3, asked_if=_is_loan),
        FOLLOW_UPS,
        PAPERS,
    )),
), computed=aid_parts.computed)  # fmt: skip


def proxy_is_there(a: Answers, basis: Basis) -> Iterator[Finding]:
    if _by_workplace(a) and not a.yes("proxy"):
        yield warns("proxy", "Arbejdspladsen kan kun søge for borgeren med en fuldmagt.")


def loan_is_followed(a: Answers, basis: Basis) -> Iterator[Finding]:
    """HJM-own: a loan is handed back; nothing is handed back before it came."""
    delivered, returned = a.date("delivered_on"), a.date("returned_on")
    for key, day in (("delivered_on", delivered), ("returned_on", returned)):
        if day and day > basis.today and (key == "delivered_on" or _is_loan(a)):
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    if not _is_loan(a):
        return
    if returned and (delivered is None or returned < delivered):
        yield blocks("returned_on", "Det kan ikke være leveret tilbage, før det er leveret.")
    rule = settled(a, basis, "HJM-own")
    if rule and delivered and not a.text("inventory"):
        yield warns("inventory", "Et udlånt hjælpemiddel er kommunens. Skriv, hvordan det kan kendes igen.",
                    rule=rule.id)  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    """A loan ends when it is handed back; a grant has no end."""
    return a.date("start"), (a.date("returned_on") or a.date("end")) if _is_loan(a) else None


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    if _by_workplace(a):
        return (SignerRole("employer", N_("Arbejdspladsen, med fuldmagt")),)
    return (SignerRole("citizen", N_("Borger"), basis.case.citizen.name),)


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    proxy = (N_("Fuldmagt fra borgeren"),) if _by_workplace(a) and not a.yes("proxy") else ()
    return (*proxy, *aid_parts.needed(a, basis))


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    applicant = [Fact(N_("Ansøger"), chosen_label(FORM.field("applicant"), a))]
    if _by_workplace(a):
        applicant.append(Fact(N_("Fuldmagt fra borgeren"), words("Ligger i sagen") if a.yes("proxy") else
                              words("Mangler")))  # fmt: skip
    yield Facts((*who_facts(basis.case), *applicant, *aid_parts.situation(a), *aid_parts.law_fact(a, basis)))
    yield from _items(a)
    yield from aid_parts.need_blocks(a)
    yield from aid_parts.workplace_blocks(a)
    yield from aid_parts.price_blocks(a, CASE_ONLY)
    yield from _delivery(a)
    yield from follow_up_blocks(a)
    yield from papers_blocks(a)
    yield from aid_parts.law_block(a, basis)
    yield from declaration()
    yield signature_lines(signers(a, basis))


def _items(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Hjælpemidler"))
    yield Table(
        N_("Hjælpemidler"),
        (Column(N_("Hjælpemiddel"), 5), Column(N_("Model"), 4), Column(N_("Art"), 4),
         Column(N_("Antal"), 2, numbers=True)),
        tuple(
            (typed(row.text("name")), typed(row.text("model")), chosen_label(ITEM[2], row), shown(row.hours("count")))
            for row in a.rows("items")
        ),
    )  # fmt: skip
    yield Table(
        N_("Formål"), (Column(N_("Hjælpemiddel"), 4), Column(N_("Formål"), 8)),
        tuple((typed(row.text("name")), typed(row.text("purpose"))) for row in a.rows("items")),
        readers=CASE_ONLY,
    )  # fmt: skip


def _delivery(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Levering"))
    facts = [
        Fact(N_("Udlån eller tilskud"), chosen_label(FORM.field("help_form"), a)),
        Fact(N_("Leveret"), shown(a.date("delivered_on"))),
    ]
    if _is_loan(a):
        facts += [
            Fact(N_("Inventarnummer"), typed(a.text("inventory"))),
            Fact(N_("Leveres tilbage senest"), shown(a.date("end"))),
            Fact(N_("Leveret tilbage"), shown(a.date("returned_on"))),
        ]
    yield Facts(known(*facts))
    if _is_loan(a):
        yield Paragraph(words("Det udlånte leveres tilbage til kommunen, når arbejdet ophører."))
    yield from section(N_("Levering, montering og instruktion"), a.text("delivery"))


def begin(basis: Basis) -> Answers:
    start = next_monday(basis.today)
    return filled(aid_parts.begun(basis, start), {
        "applicant": "citizen", "help_form": "loan", "follow_ups": first_follow_up(basis, start),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable application with two quotes."""
    rows = (
        {"name": "Kontorstol med støtte", "model": "Nordsæde 400", "kind": "tool", "count": Decimal(1),
         "purpose": "At kunne sidde og stå skiftevis hele dagen", "price": Decimal("8740.00")},
        {"name": "Program til diktat", "kind": "tool", "count": Decimal(1),
         "purpose": "At skrive journal uden tastatur", "price": Decimal("2350.50")},
    )  # fmt: skip
    quotes = (
        {"what": "Kontorstol", "supplier": "Nordsæde ApS", "before_tax": Decimal("6992.00"),
         "price": Decimal("8740.00"), "chosen": "chosen"},
        {"what": "Kontorstol", "supplier": "Kontorhuset", "before_tax": Decimal("7600.00"),
         "price": Decimal("9500.00"), "chosen": "other"},
        {"what": "Program til diktat", "supplier": "Talord A/S", "price": Decimal("2350.50"), "chosen": "chosen"},
    )  # fmt: skip
    answers = begin(basis)
    start = answers.date("start") or basis.today
    follow_up = Answers({"on": start + timedelta(weeks=6), "how": "visit", "who": "Maja Holst"})
    return filled(answers, {
        "items": tuple(map(Answers, rows)), "quotes": tuple(map(Answers, quotes)), "lasting": "lasting",
        "impairment": "Kan sidde i samme stilling i højst 20 minutter og bruge hænderne i kort tid ad gangen.",
        "hard_tasks": "Skrivearbejde ved skærm\nLange møder",
        "compensates": "Stolen giver skift mellem at sidde og stå. Diktat erstatter tastaturet.",
        "decisive": "Uden hjælpemidlerne kan borgeren ikke varetage skrivearbejdet, som er halvdelen af jobbet.",
        "tried": "Stolen er afprøvet i 14 dage på arbejdspladsen med god virkning.",
        **aid_parts.answered_by_workplace(),
        "usual_why": "Besøg på arbejdspladsen: ingen kolleger har tilsvarende stol eller program.",
        "own_duty_why": "Arbejdspladsen har hæve-sænke-bord og almindelige stole til alle.",
        "employer_pays": Decimal("1000.00"), "follow_ups": (follow_up,),
        "delivery": "Leverandøren bringer og indstiller stolen. Borgeren får to timers oplæring i diktat.",
        "papers": (Answers({"what": "To tilbud på stolen", "state": "there"}),),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.APPLICATION,
    title=N_("Ansøgning om hjælpemidler"),
    icon="wrench",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(*aid_parts.CHECKS, proxy_is_there, loan_is_followed, dates_fit, papers_are_there),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"applications", "support"})},
    purposes=frozenset({"work_aid", "retention"}),
    rules=(*aid_parts.RULES, "HJM-own"),
    application=Application(aid_parts.CRITERIA, aid_parts.asked, needed),
)
