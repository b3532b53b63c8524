"""Placement at the own workplace or a new one (virksomhedspraktik): purpose, length, hours in steps, ratio, VITAS."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind, Role
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Piece,
    Reader,
    Signatures,
    Signer,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.domain.identity import read_cvr, read_p_number
from caseworker_app.errors import UserError
from caseworker_app.rules.amounts import trial_places
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.hours_plan import (
    HOURS_A_WEEK,
    STEP,
    curve,
    days_fit,
    falling_hours_are_explained,
    next_monday,
    next_step,
    plan_blocks,
    steps_follow,
    week_of_step,
    weeks_label,
)
from caseworker_app.schemes.partial_return import FOLLOW_UP
from caseworker_app.schemes.scheme import Application, Asked, Basis, Criterion, Group, Host, Paste, Scheme, SignerRole
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    chosen_labels,
    citizen_facts,
    last_day_of,
    name_of,
    section,
    shown,
    told,
    typed,
    workplace_facts,
)
from caseworker_app.texts import DANISH, N_

LEAST_PURPOSE = 20
"""The fewest letters that tell what somebody is to find out."""
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")

PURPOSES = (
    Choice("retention", N_("At fastholde arbejdet")), Choice("hours", N_("At opnå ordinære timer med løn")),
    Choice("skills", N_("At træne bestemte færdigheder")),
    Choice("goal", N_("At afklare mål for job eller uddannelse")),
)  # fmt: skip
LENGTHS = (
    Choice("first", N_("Inden for den første periode")),
    Choice("extended", N_("Længere efter en konkret vurdering")),
    Choice("special", N_("Længere ved et helt særligt behov")),
)
SUPPORT = (
    Choice("mentor", N_("Mentor")), Choice("aids", N_("Hjælpemidler")),
    Choice("assistance", N_("Personlig assistance")),
)  # fmt: skip
GOAL = (
    Field("what", "Hvad der skal afklares eller læres", Kind.TEXT, width=6),
    Field("how", "Hvordan vi ser det", Kind.TEXT, required=False, width=6),
)
PLACEMENT_STEP = tuple(column for column in STEP if column.key not in ("absence", "special"))
"""Nobody is absent from a placement: the same steps without what is about absence."""


def _is_new(a: Answers) -> bool:
    return a.text("where") == "new"


def _is_longer(a: Answers) -> bool:
    return a.text("length") in ("extended", "special")


def _is_heard(a: Answers) -> bool:
    return a.yes("heard")


def computed(a: Answers) -> Answers:
    """The week numbers of each step."""
    rows = tuple(row.with_answer("weeks_label", weeks_label(row) or None) for row in a.rows("plan"))
    return a.with_answer("plan", rows or None)


FORM = Form("placement", N_("Virksomhedspraktik"), sections=(
    Section(N_("Praktikstedet"), (
        Field("where", "Praktiksted", Kind.CHOICE, width=6, choices=(
            Choice("own", N_("Egen arbejdsplads")), Choice("new", N_("En anden arbejdsplads")),
        )),
        Field("p_number", "P-nummer", Kind.TEXT, width=6, help=N_("Praktikken og forholdstallet følger P-nummeret.")),
        Field("company", "Praktikstedets navn", Kind.TEXT, width=6, asked_if=_is_new),
        Field("cvr", "CVR-nummer", Kind.TEXT, width=6, required=False, asked_if=_is_new),
        Field("address", "Adresse", Kind.TEXT, width=6, required=False, asked_if=_is_new),
        Field("host", "Ansvarlig på praktikstedet", Kind.TEXT, width=6, asked_if=_is_new),
        Field("department", "Afdeling", Kind.TEXT, width=6, required=False),
        Field("title", "Stillingsbetegnelse i praktikken", Kind.TEXT, width=6),
    )),
    Section(N_("Formål"), (
        Field("purposes", "Formålets art", Kind.SEVERAL, choices=PURPOSES,
              help=N_("Fastholdelse kan være formålet, når borgeren er sygemeldt fra et job.")),
        Field("purpose", "Det præcise formål", Kind.LONG_TEXT,
              help=N_("Skriv, hvad I vil vide eller kunne, når praktikken slutter.")),
        Field("goals", "Mål", Kind.ROWS, columns=GOAL),
    )),
    Section(N_("Periode"), (
        Field("start", "Første dag", Kind.DATE, width=3),
        Field("end", "Sidste dag", Kind.DATE, width=3),
        Field("length", "Længde", Kind.CHOICE, width=6, choices=LENGTHS,
              help=N_("Den dag, praktikken højst kan vare til, står på siden, når datoerne er skrevet.")),
        Field("began", "Praktikken begyndte", Kind.DATE, width=3, asked_if=_is_longer, required=False,
              help=N_("Ved forlængelse: den første dag i den første periode.")),
        Field("length_why", "Begrundelse for længden", Kind.LONG_TEXT, asked_if=_is_longer),
    )),
    Section(N_("Timer og opgaver"), (
        Field("normal_hours", "Fuld tid pr. uge", Kind.HOURS, width=4,
              help=N_("Praktikken kan ikke være længere end den normale fulde arbejdstid på stedet.")),
        Field("lunch", "Frokosten er med i timerne", Kind.YES_NO, required=False, width=8),
        Field("plan", "Timer uge for uge", Kind.ROWS, columns=PLACEMENT_STEP, next_row=next_step),
        Field("tasks", "Arbejdsopgaver", Kind.LONG_TEXT, help=N_("Én opgave på hver linje.")),
        Field("accommodations", "Skånehensyn", Kind.LONG_TEXT, required=False,
              help=N_("Beskriv funktion, ikke sygdom.")),
    )),
    Section(N_("Hverdagen i praktikken"), (
        Field("contact", "Kontaktperson og oplæring", Kind.TEXT, width=6),
        Field("absence_to", "Fravær meldes til", Kind.TEXT, width=6),
        Field("practical", "Befordring, arbejdstøj og instruktion i sikkerhed", Kind.LONG_TEXT, required=False),
        Field("insurance", "Forsikring i praktikken", Kind.TEXT, width=6, required=False,
              help=N_("Skriv, hvem der dækker skader. Aftal det, før praktikken begynder.")),
        Field("support", "Anden støtte i praktikken", Kind.SEVERAL, choices=SUPPORT, required=False, width=6),
    )),
    Section(N_("Forholdstal og medarbejdere"), (
        Field("ordinary", "Ordinært ansatte på P-nummeret", Kind.NUMBER, width=6,
              help=N_("Uden ansatte med tilskud, i projekter og på tid.")),
        Field("supported", "I praktik eller løntilskud i forvejen", Kind.NUMBER, width=6),
        Field("representative", "Medarbejderrepræsentant", Kind.TEXT, width=6, required=False),
        Field("representative_mail", "Repræsentantens e-mail", Kind.TEXT, width=6, required=False),
        Field("heard", "Medarbejderrepræsentanten er hørt", Kind.YES_NO, required=False, width=6),
        Field("heard_on", "Hørt den", Kind.DATE, width=6, asked_if=_is_heard),
        Field("heard_says", "Hvad medarbejderrepræsentanten sagde", Kind.LONG_TEXT, required=False, asked_if=_is_heard),
    )),
    Section(N_("Opfølgning og VITAS"), (
        Field("follow_ups", "Opfølgning", Kind.ROWS, columns=FOLLOW_UP),
        Field("vitas_number", "Nummer i VITAS", Kind.TEXT, width=6, required=False),
    )),
), computed=computed)  # fmt: skip


# Checks.


def numbers_are_right(a: Answers, basis: Basis) -> Iterator[Finding]:
    for key, read in (("p_number", read_p_number), ("cvr", read_cvr)):
        if a.text(key) and (key != "cvr" or _is_new(a)):
            try:
                read(a.text(key))
            except UserError as problem:
                yield blocks(key, problem.words)
    if a.text("representative_mail") and not MAIL.fullmatch(a.text("representative_mail")):
        yield blocks("representative_mail", "E-mailadressen er ikke skrevet rigtigt.")


def purpose_is_lawful(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-57, VP-58-3: retention is for somebody who is sick-listed from a job."""
    start = a.date("start")
    if start is None:
        return
    rule = basis.find("VP-58-3", start=start)
    keeps, is_away = "retention" in a.chosen("purposes"), basis.case.kind is CaseKind.SICK_LISTED
    if isinstance(rule, Unsettled):
        yield unsettled("purposes", "Reglerne om praktik er ikke afklaret for den dato.", rule=rule.id)
    elif keeps and not is_away:
        yield blocks(
            "purposes", "Fastholdelse kan kun være formålet, når borgeren er sygemeldt fra et job.", rule=rule.id
        )
    elif a.text("where") == "own" and a.chosen("purposes") and not keeps:
        yield warns("purposes", "Praktik på egen arbejdsplads har normalt fastholdelse som formål.", rule=rule.id)
    if not is_away and not isinstance(rule, Unsettled):
        yield warns("where", "Borgeren er ikke sygemeldt. Tjek, om borgeren er i målgruppen for praktik.", rule="VP-57")


def purpose_is_precise(a: Answers, basis: Basis) -> Iterator[Finding]:
    if 0 < len(a.text("purpose")) < LEAST_PURPOSE:
        yield blocks("purpose", "Skriv formålet mere præcist, mindst {least} tegn.", rule="VP-59", least=LEAST_PURPOSE)


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, end, began = a.date("start"), a.date("end"), a.date("began") if _is_longer(a) else None
    if start and end and end <= start:
        yield blocks("end", "Praktikken skal slutte efter den dag, den begynder.")
    if began and start and began > start:
        yield blocks("began", "Den første periode kan ikke begynde efter denne.")
    first = basis.case.first_absence_day
    if start and first and start < first and "retention" in a.chosen("purposes"):
        yield blocks("start", "Praktikken begynder før første fraværsdag, {day}.", day=first)
    if start and end:
        for number, row in enumerate(a.rows("plan")):
            if (day := row.date("from_day")) and day > end:
                yield blocks("plan", "Uge {week}: trinnet begynder, efter at praktikken er slut.",
                             row=number, week=week_of_step(row))  # fmt: skip


def first_day_of_all(a: Answers) -> date | None:
    """Where the weeks are counted from: the first period when this one goes on from it."""
    return (a.date("began") if _is_longer(a) else None) or a.date("start")


@dataclass(frozen=True)
class Limits:
    """How long a placement may last (længde): the last day of the first period, of the longer one, the block after."""

    first: Provision
    longer: Provision
    block: Provision
    first_end: date
    longer_end: date

    def block_end(self, start: date) -> date:
        """The last day of one extension beyond the longer period that is agreed on from `start`."""
        begins = max(start, self.longer_end + timedelta(days=1))
        return begins + timedelta(weeks=int(self.block.number("weeks"))) - timedelta(days=1)


def limits(start: date, began: date, basis: Basis) -> Limits | Unsettled:
    """VP-61: the periods counted from the first day of all; or the first rule that gives no answer."""
    found = [basis.find(rule, counted_from=began, start=start) for rule in ("VP-61-1b", "VP-61-2a", "VP-61-2b")]
    for rule in found:
        if isinstance(rule, Unsettled):
            return rule
    first, longer, block = (rule for rule in found if isinstance(rule, Provision))
    return Limits(first, longer, block, last_day_of(first, began, basis), last_day_of(longer, began, basis))


def length_is_allowed(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-61: a first period, a longer one for a stated reason, then blocks for a wholly special need."""
    start, end, length = a.date("start"), a.date("end"), a.text("length")
    if start is None or end is None or end < start:
        return
    limit = limits(start, first_day_of_all(a) or start, basis)
    if isinstance(limit, Unsettled):
        yield unsettled("length", "Hvor længe praktikken højst kan vare, er ikke afklaret for den dato.", rule=limit.id)
    elif end <= limit.first_end:
        if _is_longer(a):
            yield warns("length", "Praktikken holder sig inden for den første periode, der går til {day}.",
                        rule=limit.first.id, day=limit.first_end)  # fmt: skip
    elif length == "first":
        yield blocks(
            "length", "Den første periode går til {day}. Vælg en længere, og skriv begrundelsen.",
            rule=limit.first.id, day=limit.first_end,
        )  # fmt: skip
    elif end > limit.longer_end:
        yield from _beyond(end, start, length, limit)


def _beyond(end: date, start: date, length: str, limit: Limits) -> Iterator[Finding]:
    """Past the longer period only a wholly special need counts, one block at a time."""
    if length != "special":
        yield blocks(
            "length", "Efter en konkret vurdering kan praktikken vare til {day}. Derefter kræver den et helt særligt "
            "behov.", rule=limit.longer.id, day=limit.longer_end,
        )  # fmt: skip
    elif end > limit.block_end(start):
        yield blocks(
            "end", "Der kan forlænges med {weeks} uger ad gangen, her til {day}.",
            rule=limit.block.id, weeks=limit.block.number("weeks"), day=limit.block_end(start),
        )  # fmt: skip


def hours_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    full = a.hours("normal_hours")
    if full is not None and not 0 < full <= HOURS_A_WEEK:
        yield blocks("normal_hours", "Fuld tid er mellem 0 og {most} timer om ugen.", most=HOURS_A_WEEK)
    for number, row in enumerate(a.rows("plan")):
        hours = row.hours("hours")
        if hours is not None and full is not None and hours > full:
            yield blocks(
                "plan", "Uge {week}: {hours} timer er mere end fuld tid, {most} timer.",
                row=number, week=week_of_step(row), hours=hours, most=full,
            )  # fmt: skip


def places(a: Answers, basis: Basis) -> tuple[Decimal, Decimal, int, Provision] | Unsettled | None:
    """Ordinary employees, supported ones with this one, how many there may be, and the rule; None without numbers."""
    ordinary, supported, start = a.hours("ordinary"), a.hours("supported"), a.date("start")
    if ordinary is None or supported is None or start is None:
        return None
    rule = basis.find("VP-FT", start=start)
    if isinstance(rule, Unsettled):
        return rule
    return ordinary, supported + 1, trial_places(rule, int(ordinary)), rule


def ratio_is_kept(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-FT; whether it counts at the own workplace nobody has settled (VP-FT-x)."""
    found = places(a, basis)
    if isinstance(found, Unsettled):
        yield unsettled("supported", "Forholdstallet er ikke afklaret for den dato.", rule=found.id)
    elif found is not None and found[1] > found[2]:
        ordinary, with_this, most, rule = found
        yield warns(
            "supported", "{ordinary} ordinært ansatte giver plads til {most}. Med denne praktik er der {with_this}.",
            rule=rule.id, ordinary=ordinary, most=most, with_this=with_this,
        )  # fmt: skip
        exempt = basis.find("VP-FT-x", start=a.date("start"))
        if a.text("where") == "own" and isinstance(exempt, Unsettled):
            yield unsettled(
                "supported", "Om praktik på egen arbejdsplads er undtaget fra forholdstallet, er ikke afklaret.",
                rule=exempt.id,
            )  # fmt: skip


def representative_is_heard(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-REP."""
    on = a.date("heard_on")
    if _is_heard(a) and on and on > basis.today:
        yield blocks("heard_on", "Datoen ligger ude i fremtiden.")
    if _is_heard(a) and not a.text("representative"):
        yield blocks("representative", "Skriv, hvem der er hørt.")
    if a.date("start") is None:
        return
    rule = basis.find("VP-REP", start=a.date("start"))
    if isinstance(rule, Unsettled):
        yield unsettled("heard", "Om medarbejderne skal høres, er ikke afklaret for den dato.", rule=rule.id)
    elif not _is_heard(a):
        yield warns("heard", "En repræsentant for medarbejderne skal høres, før praktikken begynder.", rule=rule.id)


def follow_ups_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, end = a.date("start"), a.date("end")
    for number, row in enumerate(a.rows("follow_ups")):
        day = row.date("on")
        if day and start and day < start:
            yield blocks("follow_ups", "Opfølgningen {day} ligger, før praktikken begynder.", row=number, day=day)
    days = [day for row in a.rows("follow_ups") if (day := row.date("on"))]
    if days and end and max(days) < end - timedelta(weeks=4):
        yield warns("follow_ups", "Aftal også en opfølgning tæt på slutningen, så praktikken bliver evalueret.")


def vitas_comes_first(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-VITAS, VP-INS: set up and approved before it begins, and somebody covers injuries."""
    start = a.date("start")
    if start is None:
        return
    rule = basis.find("VP-VITAS", start=start)
    if not isinstance(rule, Unsettled) and start <= basis.today and not a.text("vitas_number"):
        yield warns("vitas_number", "Praktikken skal være oprettet i VITAS og godkendt, før den begynder.",
                    rule=rule.id)  # fmt: skip
    insured = basis.find("VP-INS", start=start)
    if isinstance(insured, Unsettled) and not a.text("insurance"):
        yield unsettled("insurance", "Hvem der forsikrer i praktikken, er ikke afklaret. Aftal det.", rule=insured.id)


# Paper.


def hours_range(a: Answers) -> tuple[Decimal | None, Decimal | None]:
    """Hours a week in the first step and at most: what VITAS can hold."""
    hours = [number for row in a.rows("plan") if (number := row.hours("hours")) is not None]
    return (hours[0], max(hours)) if hours else (None, None)


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("start"), a.date("end")


def host_of(a: Answers) -> Host | None:
    """A consent to the employer says nothing of another company."""
    return Host(a.text("company"), a.text("cvr").replace(" ", "")) if _is_new(a) and a.text("company") else None


def _place_name(a: Answers, basis: Basis) -> str:
    return a.text("company") if _is_new(a) else basis.case.workplace.name


def _host(a: Answers, basis: Basis) -> str:
    return a.text("host") if _is_new(a) else name_of(basis.case, Role.LINE_MANAGER)


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    roles = [
        SignerRole("citizen", N_("Medarbejder"), basis.case.citizen.name),
        SignerRole("line_manager", N_("For praktikstedet"), _host(a, basis)),
    ]
    if a.text("representative"):
        roles.append(SignerRole("shop_steward", N_("Medarbejderrepræsentant"), a.text("representative")))
    return (*roles, SignerRole("municipality", N_("For kommunen"), basis.caseworker))


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield Heading(N_("Praktikken"))
    yield Facts(_place_facts(a, basis))
    yield from _purpose(a)
    yield from section(N_("Begrundelse for længden"), a.text("length_why") if _is_longer(a) else "")
    yield from _steps(a)
    yield from section(N_("Arbejdsopgaver"), a.text("tasks"))
    yield from section(N_("Skånehensyn"), a.text("accommodations"))
    yield from _everyday(a)
    yield from _colleagues(a, basis)
    yield from _follow_ups(a)
    yield from _last_words(a, basis)
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))
    yield from _for_vitas(a, basis)


def _place_facts(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    began = (Fact(N_("Praktikken begyndte"), shown(a.date("began"))),) if _is_longer(a) and a.date("began") else ()
    return (
        Fact(N_("Praktiksted"), chosen_label(FORM.field("where"), a)),
        *_company(a, basis),
        Fact(N_("P-nummer"), typed(a.text("p_number"))),
        *told(N_("Afdeling"), a.text("department")),
        Fact(N_("Stillingsbetegnelse i praktikken"), typed(a.text("title"))),
        Fact(N_("Periode"), words("{start} til {end}", start=a.date("start") or BLANK, end=a.date("end") or BLANK)),
        *began,
        Fact(N_("Længde"), chosen_label(FORM.field("length"), a)),
        *_longest(a, basis),
    )


def _longest(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    """The last day the rules allow for that sort of length; nothing where they do not say."""
    start = a.date("start")
    if start is None:
        return ()
    limit = limits(start, first_day_of_all(a) or start, basis)
    if isinstance(limit, Unsettled):
        return ()
    day = {"first": limit.first_end, "extended": limit.longer_end, "special": limit.block_end(start)}
    return (Fact(N_("Kan højst vare til"), shown(day.get(a.text("length")))),)


def _company(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    """Who takes in; of the own workplace the page already tells."""
    if not _is_new(a):
        return ()
    return (
        Fact(N_("Praktikstedets navn"), typed(a.text("company"))),
        *told(N_("CVR-nummer"), a.text("cvr")),
        *told(N_("Adresse"), a.text("address")),
        Fact(N_("Ansvarlig på praktikstedet"), typed(a.text("host"))),
    )


def _purpose(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Formål"))
    yield Bullets(chosen_labels(FORM.field("purposes"), a) or (BLANK,))
    yield Paragraph(typed(a.text("purpose")))
    yield Table(
        N_("Mål"),
        (Column(N_("Hvad der skal afklares eller læres"), 6), Column(N_("Hvordan vi ser det"), 6)),
        tuple((typed(row.text("what")), typed(row.text("how"))) for row in a.rows("goals")),
    )


def _steps(a: Answers) -> Iterator[Block]:
    for block in plan_blocks(computed(a).rows("plan"), curve(a)):
        yield _without_absence(block) if isinstance(block, Table) else block
    most = (Fact(N_("Fuld tid pr. uge"), shown(a.hours("normal_hours"))),)
    yield Facts((*most, Fact(N_("Frokost"), _lunch(a))))


def _lunch(a: Answers) -> Piece:
    return words("Er med i timerne") if a.yes("lunch") else words("Er ikke med i timerne")


def _without_absence(table: Table) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.title != "Fravær"]
    return replace(
        table, columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )  # fmt: skip


def _everyday(a: Answers) -> Iterator[Block]:
    support = chosen_labels(FORM.field("support"), a)
    yield Heading(N_("Hverdagen i praktikken"))
    yield Facts((
        Fact(N_("Kontaktperson og oplæring"), typed(a.text("contact"))),
        Fact(N_("Fravær meldes til"), typed(a.text("absence_to"))),
        Fact(N_("Forsikring i praktikken"), typed(a.text("insurance"))),
        *told(N_("Befordring, arbejdstøj og sikkerhed"), a.text("practical")),
    ))  # fmt: skip
    if support:
        yield Heading(N_("Anden støtte i praktikken"), level=3)
        yield Bullets(support)


def _colleagues(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Heading(N_("Forholdstal og medarbejdere"))
    yield Facts((
        Fact(N_("Ordinært ansatte på P-nummeret"), shown(a.hours("ordinary"))),
        Fact(N_("I praktik eller løntilskud i forvejen"), shown(a.hours("supported"))),
        Fact(N_("Repræsentant"), typed(a.text("representative"))),
        *told(N_("Repræsentantens e-mail"), a.text("representative_mail")),
        Fact(N_("Hørt den"), shown(a.date("heard_on")) if _is_heard(a) else words("Ikke hørt endnu")),
        *told(N_("Repræsentanten sagde"), a.text("heard_says") if _is_heard(a) else ""),
    ))  # fmt: skip
    yield from ratio_words(a, basis)


def ratio_words(a: Answers, basis: Basis) -> Iterator[Block]:
    """How the number of places is worked out, with the numbers of the rule."""
    found = places(a, basis)
    if found is None or isinstance(found, Unsettled):
        return
    ordinary, with_this, most, rule = found
    yield Paragraph(words(
        "Forholdstallet: én plads for hver {per_small} ansatte op til {small_up_to}, derefter én for hver {per_large}, "
        "altid mindst {least}. {ordinary} ansatte giver {most}. Med denne praktik er der {with_this}.",
        ordinary=ordinary, most=most, with_this=with_this,
        **{name: rule.number(name) for name in ("per_small", "small_up_to", "per_large", "least")},
    ), muted=True)  # fmt: skip


def _follow_ups(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Opfølgning"))
    yield Table(
        N_("Opfølgning"),
        (Column(N_("Opfølgning"), 3), Column(N_("Form"), 3), Column(N_("Ansvarlig"), 6)),
        tuple(
            (shown(row.date("on")), chosen_label(FOLLOW_UP[1], row), typed(row.text("who")))
            for row in a.rows("follow_ups")
        ),
    )


def _last_words(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Paragraph(words(
        "Medarbejderen beholder den ydelse eller løn, der gælder nu. Praktikken giver ikke løn i sig selv."
    ))  # fmt: skip
    if isinstance(basis.find("VP-VITAS", start=a.date("start")), Provision):
        yield Paragraph(words("Praktikken må ikke begynde, før kommunen har godkendt den."))


def vitas_facts(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    """What is typed into VITAS, in its order: place, person, purpose, job, period, hours, colleagues, remarks."""
    cvr = a.text("cvr") if _is_new(a) else basis.case.workplace.cvr
    first, most = hours_range(a)
    return (
        Fact(N_("CVR-nummer"), typed(cvr)),
        Fact(N_("P-nummer"), typed(a.text("p_number"))),
        Fact(N_("Praktiksted"), typed(_place_name(a, basis))),
        Fact(N_("Ansvarlig på praktikstedet"), typed(_host(a, basis))),
        Fact(N_("Ordinært ansatte på P-nummeret"), shown(a.hours("ordinary"))),
        Fact(N_("I praktik eller løntilskud i forvejen"), shown(a.hours("supported"))),
        Fact(N_("Deltager"), basis.case.citizen.name),
        Fact(N_("Det præcise formål"), typed(a.text("purpose"))),
        Fact(N_("Stillingsbetegnelse"), typed(a.text("title"))),
        Fact(N_("Arbejdsopgaver"), _on_one_line(a.text("tasks"))),
        Fact(N_("Første dag"), shown(a.date("start"))),
        Fact(N_("Sidste dag"), shown(a.date("end"))),
        Fact(N_("Timer om ugen, højst"), shown(most)),
        Fact(N_("Kontaktperson og oplæring"), typed(a.text("contact"))),
        Fact(N_("Repræsentant"), typed(a.text("representative"))),
        Fact(N_("Repræsentantens e-mail"), typed(a.text("representative_mail"))),
        Fact(N_("Skånehensyn"), _on_one_line(a.text("accommodations"))),
        Fact(N_("Bemærkninger"), _remarks(a, first, most)),
    )


def _on_one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip()) or BLANK


def _remarks(a: Answers, first: Decimal | None, most: Decimal | None) -> Piece:
    """VITAS holds one number of hours; how they rise is told in the remarks."""
    steps = " · ".join(
        DANISH.say(N_("{hours} timer fra {day}"), day=day, hours=hours)
        for row in a.rows("plan") if (day := row.date("from_day")) and (hours := row.hours("hours")) is not None
    )  # fmt: skip
    if first is None or not steps:
        return BLANK
    if len(a.rows("plan")) < 2:
        return words("Timetallet er det samme i hele perioden: {steps}.", steps=steps)
    return words("Timerne øges fra {first} til {most} om ugen: {steps}.", first=first, most=most, steps=steps)


def _for_vitas(a: Answers, basis: Basis) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(N_("Tekst til VITAS"))
    yield Paragraph(
        words("Arbejdspladsen opretter praktikken i VITAS. Felterne står i den rækkefølge, de udfyldes i."), muted=True
    )
    yield Facts((*vitas_facts(a, basis), Fact(N_("Nummer i VITAS"), typed(a.text("vitas_number")))))


# An application: the municipality grants the placement.

CRITERIA = (
    Criterion("target", N_("Kan borgeren vanskeligt opnå eller fastholde arbejde på ordinære vilkår?"), "VP-57"),
    Criterion("retention", N_("Er borgeren sygemeldt fra et job, hvis formålet er at fastholde det?"), "VP-58-3"),
    Criterion("purpose", N_("Er formålet præcist, og kan praktikken nå det?"), "VP-59"),
    Criterion("length", N_("Er perioden ikke længere end nødvendigt og inden for reglerne?"), "VP-61-1b"),
    Criterion("ratio", N_("Er forholdstallet overholdt?"), "VP-FT"),
    Criterion("heard", N_("Er en repræsentant for medarbejderne hørt?"), "VP-REP"),
)


def asked(a: Answers) -> tuple[Asked, ...]:
    _, most = hours_range(a)
    what = DANISH.say(N_("Virksomhedspraktik som {title}"), title=a.text("title")) if a.text("title") else ""
    return (Asked(what, hours=most),) if what else ()


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    """What must be there before the placement can be granted."""
    missing = []
    if not a.text("vitas_number"):
        missing.append(N_("Ansøgningen i VITAS"))
    if not _is_heard(a):
        missing.append(N_("Svaret fra medarbejderrepræsentanten"))
    if not a.text("insurance"):
        missing.append(N_("Hvem der forsikrer i praktikken"))
    return tuple(missing)


def begin(basis: Basis) -> Answers:
    """At the own workplace from next Monday, with what the case knows."""
    case, start = basis.case, next_monday(basis.today)
    steward = name_of(case, Role.SHOP_STEWARD)
    known = {"p_number": case.workplace.p_number, "title": case.employment.job_title, "representative": steward,
             "contact": name_of(case, Role.LINE_MANAGER),
             "absence_to": name_of(case, Role.LINE_MANAGER)}  # fmt: skip
    follow_up = Answers({"on": start + timedelta(weeks=2), "how": "meeting", "who": basis.caseworker})
    return Answers({
        "where": "own",
        "start": start,
        "length": "first",
        **({"purposes": ("retention",)} if case.kind is CaseKind.SICK_LISTED else {}),
        **({"normal_hours": case.employment.hours} if case.employment.hours else {}),
        "follow_ups": (follow_up,),
        **{key: value for key, value in known.items() if value},
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable placement of eight weeks at the own workplace."""
    start, answers = next_monday(basis.today), begin(basis)
    end = start + timedelta(weeks=8) - timedelta(days=1)
    steps = (("6", 2, "Korte opgaver uden frister"), ("10", 3, "Også aftaler med kolleger"), ("15", 3, "Flere opgaver"))
    rows, on = [], start
    for hours, weeks, tasks in steps:
        rows.append(Answers({"from_day": on, "weeks": Decimal(weeks), "hours": Decimal(hours), "tasks": tasks}))
        on += timedelta(weeks=weeks)
    follow_ups = tuple(
        Answers({"on": day, "how": "meeting", "who": basis.caseworker or "Sagsbehandleren"})
        for day in (start + timedelta(weeks=2), end - timedelta(days=4))
    )
    for key, value in {
        "p_number": answers.text("p_number") or "1990000011",
        "department": "Indskolingen",
        "title": answers.text("title") or "Pædagog",
        "purposes": ("retention",),
        "purpose": "At finde ud af, hvor mange timer og hvilke opgaver medarbejderen kan holde til, så jobbet bevares.",
        "goals": (Answers({"what": "Antal timer om ugen", "how": "Timerne holdes i to uger i træk"}),
                  Answers({"what": "Opgaver med flere kolleger", "how": "Samtale med lederen hver fredag"})),
        "end": end,
        "plan": tuple(rows),
        "tasks": "Planlægning og forberedelse\nTeammøder\nEn fast gruppe fra tredje trin",
        "accommodations": "Pause hver anden time\nAdgang til et stille lokale",
        "contact": answers.text("contact") or "Anne Winther",
        "absence_to": answers.text("absence_to") or "Anne Winther",
        "practical": "Egen cykel. Intet særligt arbejdstøj.",
        "insurance": "Kommunen dækker skader efter aftale",
        "support": ("mentor",),
        "ordinary": Decimal(50),
        "supported": Decimal(3),
        "representative": answers.text("representative") or "Bo Lyngsø",
        "representative_mail": "tillid@oesterskole.example",
        "heard": True,
        "heard_on": basis.today,
        "heard_says": "Ingen indvendinger.",
        "follow_ups": follow_ups,
        "vitas_number": "VP-4711",
    }.items():  # fmt: skip
        answers = answers.with_answer(key, value)
    return answers


SCHEME = Scheme(
    form=FORM,
    group=Group.AGREEMENT,
    title=N_("Aftale om virksomhedspraktik"),
    icon="building",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        numbers_are_right, purpose_is_lawful, purpose_is_precise, dates_fit, length_is_allowed, hours_fit, days_fit,
        steps_follow, falling_hours_are_explained, ratio_is_kept, representative_is_heard, follow_ups_fit,
        vitas_comes_first,
    ),
    signers=signers,
    host=host_of,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.UNION, Reader.FILE),
    shares={
        Reader.EMPLOYER: frozenset({"working_hours", "accommodations", "tasks"}),
        Reader.UNION: frozenset({"agreements_made"}),
    },
    purposes=frozenset({"follow_up", "retention", "placement"}),
    curve=curve,
    rules=("VP-57", "VP-58-3", "VP-59", "VP-61-1b", "VP-61-2a", "VP-61-2b", "VP-FT", "VP-FT-x", "VP-REP", "VP-VITAS",
           "VP-INS"),
    application=Application(CRITERIA, asked, needed),
    paste=Paste(N_("Kopiér teksten til VITAS"), vitas_facts),
)  # fmt: skip
