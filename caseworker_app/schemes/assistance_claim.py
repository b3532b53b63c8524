"""Claims sheet for one quarter of personal assistance (anmodning om tilskud); the claim itself is made on Virk."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.deadline import end_of_month, months_later
from caseworker_app.domain.document import Block, Column, Fact, Facts, Heading, Paragraph, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.amounts import claimable_from
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes import personal_assistance
from caseworker_app.schemes.application_parts import NOTHING, amounts, declaration, known, shown_money, signature_lines
from caseworker_app.schemes.hours_plan import HOURS_A_DAY
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import (
    chosen_label,
    citizen_facts,
    name_of,
    shown,
    shown_hours,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

QUARTER = 3
WEEK = Decimal(7)
LINE = (
    Field("name", "Assistent", Kind.TEXT, width=3),
    Field("first", "Fra", Kind.DATE, width=2),
    Field("last", "Til", Kind.DATE, width=2),
    Field("hours", "Timer", Kind.HOURS, width=2),
    Field("rate", "Pris pr. time", Kind.MONEY, width=2),
    Field("amount", "I alt", Kind.MONEY, fixed=True, required=False, width=2),
    Field("payslip", "Lønseddel", Kind.CHOICE, detail=True, width=4, choices=(
        Choice("there", N_("Vedlagt")), Choice("missing", N_("Mangler")),
    )),
)  # fmt: skip


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the calendar quarter."""
    first = day.replace(month=(day.month - 1) // QUARTER * QUARTER + 1, day=1)
    return first, end_of_month(months_later(first, QUARTER - 1))


def next_line(rows: tuple[Answers, ...]) -> Answers:
    """The same assistant in the month after."""
    if not rows or (last := rows[-1].date("last")) is None:
        return Answers()
    first = last + timedelta(days=1)
    begun = Answers({"first": first, "last": end_of_month(first), "payslip": "missing"})
    for key in ("name", "rate"):
        begun = begun.with_answer(key, rows[-1].get(key))
    return begun


def computed(a: Answers) -> Answers:
    rows = tuple(row.with_answer("amount", _amount(row)) for row in a.rows("lines"))
    total = amounts(rows, "amount") + (a.hours("travel") or NOTHING)
    hours = amounts(rows, "hours")
    return a.with_answer("lines", rows or None).with_answer("sum", hours).with_answer("total", total)


def _amount(row: Answers) -> Decimal | None:
    hours, rate = row.hours("hours"), row.hours("rate")
    if hours is None or rate is None:
        return None
    return (hours * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)


FORM = Form("assistance_claim", N_("Tilskud til personlig assistance"), sections=(
    Section(N_("Perioden"), (
        Field("first", "Fra", Kind.DATE, width=3),
        Field("last", "Til", Kind.DATE, width=3),
        Field("granted_hours", "Bevilget, timer pr. uge", Kind.HOURS, width=3),
        Field("received_on", "Modtaget i kommunen", Kind.DATE, required=False, width=3,
              help=N_("Den dag, anmodningen kom. Timer for langt tilbage kan ikke betales.")),
        Field("paid_on", "Udbetalt", Kind.DATE, required=False, width=3),
    )),
    Section(N_("Timer og sats"), (
        Field("lines", "Timer", Kind.ROWS, columns=LINE, next_row=next_line),
        Field("rate_from", "Satsen er slået op", Kind.TEXT, required=False, width=6,
              placeholder=N_("Hvor og hvornår"), help=N_("Programmet kender ikke satsen for tilskud.")),
        Field("travel", "Rejseudgifter", Kind.MONEY, required=False, width=3),
        Field("sum", "Timer i alt", Kind.HOURS, fixed=True, required=False, width=3),
        Field("total", "Beløb i alt", Kind.MONEY, fixed=True, required=False, width=3),
    )),
), computed=computed)  # fmt: skip


def days_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    first, last = a.date("first"), a.date("last")
    if first and last and last < first:
        yield blocks("last", "Perioden slutter, før den begynder.")
    elif first and last and last >= months_later(first, QUARTER):
        yield warns("last", "Perioden er længere end et kvartal. Der søges efter hvert kvartal.")
    for key in ("received_on", "paid_on"):
        if (day := a.date(key)) and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    received, paid = a.date("received_on"), a.date("paid_on")
    if paid and (received is None or paid < received):
        yield blocks("paid_on", "Der kan ikke betales, før anmodningen er modtaget.")


def lines_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Each line inside the period, with the hours there are, and with its payslip."""
    first, last = a.date("first"), a.date("last")
    for number, row in enumerate(a.rows("lines")):
        begins, ends, hours = row.date("first"), row.date("last"), row.hours("hours")
        if row.text("payslip") == "missing":
            yield warns("lines", "Assistentens lønseddel mangler.", row=number)
        if begins is None or ends is None:
            continue
        if ends < begins:
            yield blocks("lines", "Linjen slutter, før den begynder.", row=number)
        elif first and last and not (first <= begins and ends <= last):
            yield blocks("lines", "Linjen ligger uden for perioden.", row=number)
        elif hours is not None and hours > ((ends - begins).days + 1) * HOURS_A_DAY:
            yield blocks("lines", "Så mange timer er der ikke på de dage.", row=number)


def grant_is_kept(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Not more hours than were granted for the weeks of the period."""
    used = amounts(a.rows("lines"), "hours")
    most = _granted(a.date("first"), a.date("last"), a.hours("granted_hours"))
    if most is not None and used > most:
        yield warns("lines", "Der er søgt om {used} timer, men bevilget {most} i perioden.", used=used, most=most)


def _granted(first: date | None, last: date | None, weekly: Decimal | None) -> Decimal | None:
    if first is None or last is None or weekly is None or last < first:
        return None
    return (((last - first).days + 1) * weekly / WEEK).quantize(Decimal("0.01"), ROUND_HALF_UP)


def hours_are_not_lost(a: Answers, basis: Basis) -> Iterator[Finding]:
    """PA-pay: only hours within so many months before the claim came are paid."""
    received = a.date("received_on")
    if received is None:
        return
    rule = basis.find("PA-pay", counted_from=received)
    if isinstance(rule, Unsettled):
        yield unsettled("received_on", "Hvor langt tilbage der kan søges, er ikke afklaret.", rule=rule.id)
        return
    paid_from = claimable_from(rule, received)
    for number, row in enumerate(a.rows("lines")):
        first = row.date("first")
        if first and first < paid_from:
            yield warns("lines", "Timer før {day} kan ikke betales: De ligger mere end {months} måneder tilbage.",
                        rule=rule.id, row=number, day=paid_from,
                        months=rule.within.amount if rule.within else 0)  # fmt: skip


def rate_is_looked_up(a: Answers, basis: Basis) -> Iterator[Finding]:
    rate = basis.find("PA-rate")
    if a.rows("lines") and isinstance(rate, Unsettled) and not a.text("rate_from"):
        yield unsettled("rate_from", "Satsen for tilskud er ikke kendt. Slå den op, og skriv hvor.", rule=rate.id)


def last_day_to_ask(a: Answers, basis: Basis) -> date | None:
    """The day the claim has to be there, so that no hour of the period is lost."""
    first = a.date("first")
    rule = basis.find("PA-pay", counted_from=first) if first else None
    return months_later(first, rule.within.amount) if first and isinstance(rule, Provision) and rule.within else None


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("first"), a.date("last")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    return (SignerRole("employer", N_("Arbejdspladsen"), name_of(basis.case, Role.LINE_MANAGER)),)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    full = computed(a)
    yield Facts((
        *citizen_facts(basis.case), *workplace_facts(basis.case),
        Fact(N_("Periode, der søges for"), words("{first} – {last}", first=shown_day(a.date("first")),
                                                 last=shown_day(a.date("last")))),
        Fact(N_("Bevilget, timer pr. uge"), shown_hours(a.hours("granted_hours"))),
        Fact(N_("Skal være hos kommunen senest"), shown(last_day_to_ask(a, basis))),
        *known(
            Fact(N_("Modtaget i kommunen"), shown(a.date("received_on"))),
            Fact(N_("Udbetalt"), shown(a.date("paid_on"))),
        ),
    ))  # fmt: skip
    yield Heading(N_("Timer og sats"))
    yield Table(
        N_("Timer og sats"),
        (Column(N_("Assistent"), 4), Column(N_("Fra"), 3), Column(N_("Til"), 3), Column(N_("Timer"), 2, numbers=True),
         Column(N_("Pris pr. time"), 3, numbers=True), Column(N_("I alt"), 3, numbers=True),
         Column(N_("Lønseddel"), 3)),
        tuple(
            (typed(row.text("name")), shown(row.date("first")), shown(row.date("last")),
             shown_hours(row.hours("hours")), shown_money(row.hours("rate")), shown_money(row.hours("amount")),
             chosen_label(LINE[6], row))
            for row in full.rows("lines")
        ),
    )  # fmt: skip
    yield Facts((
        Fact(N_("Timer i alt"), shown_hours(full.hours("sum"))),
        Fact(N_("Rejseudgifter"), shown_money(a.hours("travel"))),
        Fact(N_("Beløb i alt"), shown_money(full.hours("total"))),
        Fact(N_("Satsen er slået op"), typed(a.text("rate_from"))),
    ))  # fmt: skip
    yield Paragraph(words("Arket er en huskeseddel. Anmodningen sendes på Virk med assistentens lønsedler."))
    yield from declaration()
    yield signature_lines(signers(a, basis))


def shown_day(day: date | None) -> object:
    """For a place in a sentence, which needs something to stand there."""
    return day or "–"


def begin(basis: Basis) -> Answers:
    """The quarter that ended last."""
    first, last = quarter_of(quarter_of(basis.today)[0] - timedelta(days=1))
    return Answers({"first": first, "last": last})


def for_grant(begun: Answers, granted: Answers) -> Answers:
    """The hours and the assistants of the assistance it is claimed for, one line for each in the first month."""
    begun = begun.with_answer("granted_hours", granted.hours("hours")).with_answer("travel", granted.hours("travel"))
    start, first = granted.date("start"), begun.date("first")
    if start and first and first < start <= (begun.date("last") or start):
        first = start
        begun = begun.with_answer("first", start)
    if first is None:
        return begun
    month = {"first": first, "last": end_of_month(first), "payslip": "missing"}
    lines = tuple(
        Answers(month).with_answer("name", row.get("name")).with_answer("rate", row.get("price"))
        for row in granted.rows("assistants")
    )
    return begun.with_answer("lines", lines or None).with_answer("rate_from", granted.text("rate_from") or None)


def sample(basis: Basis) -> Answers:
    """A believable claim for the quarter that ended last, one line a month."""
    begun = for_grant(begin(basis), personal_assistance.sample(basis)).with_answer("lines", None)
    first = begin(basis).date("first") or basis.today
    months = [months_later(first, number) for number in range(QUARTER)]
    lines = tuple(
        Answers({
            "name": "Ida Kragh", "first": month, "last": end_of_month(month), "hours": Decimal(hours),
            "rate": Decimal("185.50"), "payslip": "there",
        })
        for month, hours in zip(months, ("30", "31.5", "28"), strict=True)
    )  # fmt: skip
    return begun.with_answer("first", first).with_answer("lines", lines)


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Tilskud til personlig assistance for et kvartal"),
    icon="calendar-check",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(days_fit, lines_fit, grant_is_kept, hours_are_not_lost, rate_is_looked_up),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"support", "working_hours"})},
    purposes=frozenset({"personal_assistance", "retention"}),
    continues=personal_assistance.SCHEME.key,
    carried=for_grant,
    rules=("PA-pay", "PA-pay-14", "PA-rate"),
)
