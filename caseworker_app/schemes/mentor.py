"""Agreement and application for a mentor (mentorstøtte): goal, tasks beyond the ordinary, hours, cost, evaluation."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.deadline import months_later
from caseworker_app.domain.document import (
    CASE_ONLY,
    EVERYONE,
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Reader,
    Readers,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes.application_parts import (
    ASKED_ON,
    FOLLOW_UPS,
    NOTHING,
    PAPERS,
    dates_fit,
    declaration,
    filled,
    first_follow_up,
    follow_up_blocks,
    is_without_papers,
    known,
    papers_are_there,
    papers_blocks,
    rules_block,
    settled,
    shown_money,
    signature_lines,
    unsettled_law,
    who_facts,
)
from caseworker_app.schemes.hours_plan import HOURS_A_WEEK, next_monday
from caseworker_app.schemes.scheme import Application, Asked, Basis, Criterion, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import chosen_label, name_of, section, shown, shown_hours, typed
from caseworker_app.texts import N_

DAYS_A_WEEK = Decimal(7)
LIMIT = "MEN-167-1"
SUBGOAL = (
    Field("what", "Delmål", Kind.TEXT, width=8),
    Field("by", "Nået senest", Kind.DATE, required=False, width=3),
)
TASK = (
    Field("what", "Mentorens opgave", Kind.TEXT, width=5),
    Field("beyond", "Ud over det sædvanlige", Kind.CHOICE, width=3, choices=(
        Choice("yes", N_("Ja")), Choice("no", N_("Nej")),
    ), help=N_("Om opgaven er mere, end arbejdspladsen ellers ville gøre for en medarbejder.")),
    Field("why", "Hvorfor", Kind.TEXT, required=False, width=4),
)  # fmt: skip
TAPER = (
    Field("from_day", "Fra", Kind.DATE, width=3),
    Field("hours", "Timer pr. uge", Kind.HOURS, width=3),
)
TYPES = (
    Choice("colleague", N_("Ansat på arbejdspladsen")), Choice("school", N_("Ansat på uddannelsesstedet")),
    Choice("municipal", N_("Ansat i kommunen")), Choice("external", N_("Ekstern konsulent")),
)  # fmt: skip


def _is_renewal(a: Answers) -> bool:
    return a.text("which") == "renewal"


def _at_workplace(a: Answers) -> bool:
    return a.text("mentor_type") == "colleague"


def computed(a: Answers) -> Answers:
    """The hours of the whole period, tapering counted in, and what they cost with training."""
    hours = total_hours(a)
    return a.with_answer("total_hours", hours).with_answer("total", total(a))


def total_hours(a: Answers) -> Decimal | None:
    """Day by day at the hours of the week that applies."""
    start, end, hours = a.date("start"), a.date("end"), a.hours("hours")
    if start is None or end is None or hours is None or end < start:
        return None
    steps = sorted((day, less) for row in a.rows("tapering")
                   if (day := row.date("from_day")) and (less := row.hours("hours")) is not None
                   and start < day <= end)  # fmt: skip
    marks = [(start, hours), *steps, (end + timedelta(days=1), NOTHING)]
    days = sum(((later - day).days * of_week for (day, of_week), (later, _) in pairwise(marks)), NOTHING)
    return (days / DAYS_A_WEEK).quantize(Decimal("0.01"), ROUND_HALF_UP)


def total(a: Answers) -> Decimal | None:
    hours, price = total_hours(a), a.hours("price")
    if hours is None or price is None:
        return None
    return (hours * price).quantize(Decimal("0.01"), ROUND_HALF_UP) + (a.hours("training") or NOTHING)


FORM = Form("mentor", N_("Mentor"), sections=(
    Section(N_("Mål"), (
        Field("goal", "Mål med mentorstøtten", Kind.LONG_TEXT,
              help=N_("Skriv om arbejdet, ikke om sygdom. Alle parter får aftalen.")),
        Field("subgoals", "Delmål", Kind.ROWS, columns=SUBGOAL, required=False),
        Field("decisive", "Derfor er støtten afgørende", Kind.LONG_TEXT,
              help=N_("Kommer kun med i borgerens og sagens kopi.")),
    )),
    Section(N_("Periode og timer"), (
        ASKED_ON,
        Field("start", "Fra", Kind.DATE, width=3),
        Field("end", "Til", Kind.DATE, width=3),
        Field("hours", "Timer pr. uge", Kind.HOURS, width=3),
        Field("which", "Periode", Kind.CHOICE, width=4, choices=(
            Choice("first", N_("Første periode")), Choice("renewal", N_("Ny periode i forlængelse")),
        )),
        Field("earlier_end", "Den forrige sluttede", Kind.DATE, width=3, asked_if=_is_renewal),
        Field("renewal_why", "Konkret vurdering af den nye periode", Kind.LONG_TEXT, asked_if=_is_renewal),
        Field("tapering", "Nedtrapning", Kind.ROWS, columns=TAPER, required=False),
    )),
    Section(N_("Mentoren"), (
        Field("mentor_type", "Mentoren er", Kind.CHOICE, width=5, choices=TYPES),
        Field("mentor", "Mentorens navn", Kind.TEXT, width=7),
        Field("mentor_title", "Stilling", Kind.TEXT, required=False, width=4),
        Field("mentor_phone", "Telefon", Kind.TEXT, required=False, width=3),
        Field("mentor_email", "E-mail", Kind.TEXT, required=False, width=5),
        Field("tasks", "Mentorens opgaver", Kind.ROWS, columns=TASK),
        Field("together", "Hvordan og hvornår de mødes", Kind.LONG_TEXT, required=False),
        Field("secrecy", "Mentoren har sagt ja til tavshedspligt", Kind.YES_NO, required=False),
    )),
    Section(N_("Betaling"), (
        Field("price_kind", "Der betales", Kind.CHOICE, width=4, choices=(
            Choice("release", N_("Løn for frikøb fra arbejdet")), Choice("fee", N_("Honorar")),
        )),
        Field("price", "Pris pr. time", Kind.MONEY, width=3),
        Field("training", "Uddannelse af mentoren", Kind.MONEY, required=False, width=3),
        Field("total_hours", "Timer i perioden", Kind.HOURS, fixed=True, required=False, width=3),
        Field("total", "Pris i alt", Kind.MONEY, fixed=True, required=False, width=3),
    )),
    Section(N_("Opfølgning og evaluering"), (
        FOLLOW_UPS,
        Field("evaluation", "Evaluering", Kind.LONG_TEXT, required=False,
              help=N_("Skrives til sidst: hvad der er nået, og hvad der sker nu.")),
        PAPERS,
    )),
), computed=computed)  # fmt: skip


def last_day(a: Answers, basis: Basis) -> date | None:
    """MEN-167-1: the last day one period can have; None when it is not settled."""
    start, rule = a.date("start"), settled(a, basis, LIMIT)
    if start is None or rule is None or rule.within is None:
        return None
    first_day = basis.rules.counting(rule.within.counting).first_day
    return months_later(start, rule.within.amount) - timedelta(days=first_day)


def law_is_known(a: Answers, basis: Basis) -> Iterator[Finding]:
    yield from unsettled_law(a, basis, LIMIT, "MEN-168", "MEN-169")


def period_is_short_enough(a: Answers, basis: Basis) -> Iterator[Finding]:
    """MEN-167-1: one period at a time; a new one begins after the last and rests on an assessment."""
    start, end, most = a.date("start"), a.date("end"), last_day(a, basis)
    if most and end and end > most:
        yield blocks("end", "En periode med mentor kan højst vare til {day}. En ny periode kræver en ny vurdering.",
                     rule=LIMIT, day=most)  # fmt: skip
    earlier = a.date("earlier_end")
    if _is_renewal(a) and start and earlier and start <= earlier:
        yield blocks("earlier_end", "Den nye periode begynder, før den forrige slutter.")


def hours_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    hours = a.hours("hours")
    if hours is not None and not 0 < hours <= HOURS_A_WEEK:
        yield blocks("hours", "Timerne skal være mellem 0 og {most} om ugen.", most=HOURS_A_WEEK)
    job = basis.case.employment.hours
    if hours is not None and job and job < hours <= HOURS_A_WEEK:
        yield warns("hours", "I sagen står {hours} timers arbejde om ugen.", hours=job)


def tapering_falls(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Each step within the period, later than the one before and with fewer hours."""
    start, end = a.date("start"), a.date("end")
    before, day_before = a.hours("hours"), start
    for number, row in enumerate(a.rows("tapering")):
        day, hours = row.date("from_day"), row.hours("hours")
        if day and start and end and not start < day <= end:
            yield blocks("tapering", "{day} ligger uden for perioden.", row=number, day=day)
        elif day and day_before and number and day <= day_before:
            yield blocks("tapering", "{day} ligger før trinnet ovenfor.", row=number, day=day)
        if hours is not None and before is not None and hours >= before:
            yield blocks("tapering", "Timerne trappes ikke ned: {hours} er ikke færre end {before}.",
                         row=number, hours=hours, before=before)  # fmt: skip
        before, day_before = (before if hours is None else hours), day or day_before


def tasks_are_beyond_duty(a: Answers, basis: Basis) -> Iterator[Finding]:
    """MEN-169: paid at the workplace only for what an employer would not do anyhow."""
    rule = settled(a, basis, "MEN-169")
    for number, row in enumerate(a.rows("tasks")):
        if rule and _at_workplace(a) and row.text("beyond") == "no":
            yield warns("tasks", "En mentor fra arbejdspladsen skal gøre mere, end arbejdsgiveren ellers ville gøre.",
                        rule=rule.id, row=number)  # fmt: skip
        elif rule and _at_workplace(a) and row.text("beyond") == "yes" and not row.text("why"):
            yield blocks("tasks", "Skriv, hvorfor opgaven er ud over det sædvanlige.", rule=rule.id, row=number)


def money_fits(a: Answers, basis: Basis) -> Iterator[Finding]:
    if a.hours("price") == NOTHING:
        yield blocks("price", "Skriv, hvad en time koster.")
    if a.text("price_kind") == "release" and a.text("mentor_type") == "external":
        yield warns("price_kind", "En ekstern konsulent får som regel honorar.")


def is_evaluated_in_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    end, days = a.date("end"), [day for row in a.rows("follow_ups") if (day := row.date("on"))]
    if end and days and min(days) > end:
        yield blocks("follow_ups", "Mindst én opfølgning skal ligge, før støtten slutter {day}.", day=end)


def mentor_keeps_quiet(a: Answers, basis: Basis) -> Iterator[Finding]:
    if not a.yes("secrecy"):
        yield warns("secrecy", "Aftal tavshedspligt med mentoren, før støtten begynder.")


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("start"), a.date("end")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    case = basis.case
    roles = [
        SignerRole("citizen", N_("Borger"), case.citizen.name),
        SignerRole("municipality", N_("Kommunen"), basis.caseworker),
        SignerRole("mentor", N_("Mentor"), a.text("mentor")),
    ]
    if _at_workplace(a):
        roles.append(SignerRole("employer", N_("Arbejdspladsen"), name_of(case, Role.LINE_MANAGER)))
    return tuple(roles)


def asked(a: Answers) -> tuple[Asked, ...]:
    """The goal in its first words, with what it costs."""
    goal = next(iter(a.text("goal").splitlines()), "")
    return (Asked(goal, total(a), a.hours("hours")),) if goal else ()


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    missing = {
        N_("Hvem der skal være mentor"): not a.text("mentor"),
        N_("Mentorens ja til tavshedspligt"): not a.yes("secrecy"),
        N_("Evaluering af den forrige periode"): _is_renewal(a) and not a.text("renewal_why"),
        N_("Bilag, som der er bedt om"): is_without_papers(a),
    }
    return tuple(words for words, is_missing in missing.items() if is_missing)


CRITERIA = (
    Criterion("purpose", N_("Er støtten afgørende for at beholde arbejdet?"), LIMIT),
    Criterion("length", N_("Er perioden ikke længere, end loven tillader?"), LIMIT),
    Criterion("renewal", N_("Bygger en ny periode på en konkret vurdering?"), LIMIT),
    Criterion("mentor", N_("Kan den valgte person være mentor?"), "MEN-168"),
    Criterion("beyond_duty", N_("Gør en mentor på arbejdspladsen mere, end arbejdsgiveren ellers ville?"), "MEN-169"),
)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*who_facts(basis.case), *_terms(a)))
    yield from section(N_("Mål med mentorstøtten"), a.text("goal"))
    yield from _subgoals(a)
    yield from section(N_("Derfor er støtten afgørende"), a.text("decisive"), CASE_ONLY)
    if _is_renewal(a):
        yield from section(N_("Konkret vurdering af den nye periode"), a.text("renewal_why"), CASE_ONLY)
    yield from _tapering(a)
    yield from _mentor(a)
    yield from _payment(a, EVERYONE if _at_workplace(a) else CASE_ONLY)
    yield from follow_up_blocks(a)
    yield from section(N_("Evaluering"), a.text("evaluation"), CASE_ONLY)
    yield from papers_blocks(a)
    yield from _complaint(basis)
    yield from rules_block(a, basis, LIMIT, "MEN-168", "MEN-169")
    yield from declaration()
    yield signature_lines(signers(a, basis))


def _terms(a: Answers) -> tuple[Fact, ...]:
    facts = [
        Fact(N_("Søgt den"), shown(a.date("asked_on"))),
        Fact(N_("Periode"), chosen_label(FORM.field("which"), a)),
        Fact(N_("Fra"), shown(a.date("start"))),
        Fact(N_("Til"), shown(a.date("end"))),
        Fact(N_("Timer pr. uge"), shown_hours(a.hours("hours"))),
    ]
    if _is_renewal(a):
        facts.append(Fact(N_("Den forrige sluttede"), shown(a.date("earlier_end"))))
    return tuple(facts)


def _subgoals(a: Answers) -> Iterator[Block]:
    if rows := a.rows("subgoals"):
        yield Table(
            N_("Delmål"), (Column(N_("Delmål"), 9), Column(N_("Nået senest"), 3)),
            tuple((typed(row.text("what")), shown(row.date("by"))) for row in rows),
        )  # fmt: skip


def _tapering(a: Answers) -> Iterator[Block]:
    if rows := a.rows("tapering"):
        yield Heading(N_("Nedtrapning"))
        yield Table(
            N_("Nedtrapning"), (Column(N_("Fra"), 3), Column(N_("Timer pr. uge"), 3, numbers=True)),
            tuple((shown(row.date("from_day")), shown_hours(row.hours("hours"))) for row in rows),
        )  # fmt: skip


def _mentor(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Mentoren"))
    yield Facts(known(
        Fact(N_("Mentor"), typed(a.text("mentor"))),
        Fact(N_("Mentoren er"), chosen_label(FORM.field("mentor_type"), a)),
        Fact(N_("Stilling"), typed(a.text("mentor_title"))),
        Fact(N_("Telefon"), typed(a.text("mentor_phone"))),
        Fact(N_("E-mail"), typed(a.text("mentor_email"))),
    ))  # fmt: skip
    yield Table(
        N_("Mentorens opgaver"),
        (Column(N_("Mentorens opgave"), 5), Column(N_("Ud over det sædvanlige"), 3), Column(N_("Hvorfor"), 5)),
        tuple(
            (typed(row.text("what")), chosen_label(TASK[1], row), typed(row.text("why"))) for row in a.rows("tasks")
        ),
    )  # fmt: skip
    yield from section(N_("Hvordan og hvornår de mødes"), a.text("together"))
    if a.yes("secrecy"):
        yield Paragraph(words("Mentoren har tavshedspligt om det, mentoren får at vide."))


def _payment(a: Answers, readers: Readers) -> Iterator[Block]:
    yield Heading(N_("Betaling"), readers=readers)
    yield Facts((
        Fact(N_("Der betales"), chosen_label(FORM.field("price_kind"), a)),
        Fact(N_("Pris pr. time"), shown_money(a.hours("price"))),
        Fact(N_("Timer i perioden"), shown_hours(total_hours(a))),
        *known(Fact(N_("Uddannelse af mentoren"), shown_money(a.hours("training")))),
        Fact(N_("Pris i alt"), shown_money(total(a))),
    ), readers)  # fmt: skip
    if _at_workplace(a):
        yield Paragraph(words("Arbejdspladsen anmoder om tilskuddet i NemRefusion."), muted=True)


def _complaint(basis: Basis) -> Iterator[Block]:
    """What the rules say about complaints on the day the agreement is written."""
    rule = basis.find("ADM-APP-1", counted_from=basis.today)
    yield Heading(N_("Klagevejledning"), readers=CASE_ONLY)
    if isinstance(rule, Provision) and rule.within:
        within = words(
            "Er du uenig i kommunens afgørelse om mentor, kan du klage til kommunen inden {weeks} uger efter, "
            "at du har modtaget den.", weeks=rule.within.amount,
        )  # fmt: skip
    else:
        within = words("Er du uenig i kommunens afgørelse om mentor, kan du klage til kommunen.")
    yield Bullets((
        within,
        words("Kommunen ser på sagen igen. Fastholder den afgørelsen, sender den klagen til Ankestyrelsen."),
    ), CASE_ONLY)  # fmt: skip


def begin(basis: Basis) -> Answers:
    start = next_monday(basis.today)
    answers = Answers({
        "asked_on": basis.today, "start": start, "which": "first", "mentor_type": "colleague",
        "price_kind": "release", "follow_ups": first_follow_up(basis, start),
    })  # fmt: skip
    return answers.with_answer("end", last_day(answers, basis))


def sample(basis: Basis) -> Answers:
    """A believable agreement with a colleague, tapering in the last month."""
    answers = begin(basis)
    start = answers.date("start") or basis.today
    end = start + timedelta(weeks=16) - timedelta(days=1)
    tasks = (
        {"what": "Gennemgå dagens opgaver hver morgen", "beyond": "yes",
         "why": "Andre medarbejdere planlægger selv deres dag."},
        {"what": "Være med ved samtaler, der kan blive svære", "beyond": "yes",
         "why": "Arbejdspladsen har ellers kun én medarbejder ved samtaler."},
    )  # fmt: skip
    follow_ups = (
        Answers({"on": start + timedelta(weeks=6), "how": "meeting", "who": "Maja Holst"}),
        Answers({"on": start + timedelta(weeks=15), "how": "visit", "who": "Maja Holst"}),
    )
    return filled(answers, {
        "goal": "At arbejde alle aftalte timer med egne opgaver inden foråret.", "end": end,
        "subgoals": (Answers({"what": "Planlægge en dag på egen hånd", "by": start + timedelta(weeks=8)}),),
        "decisive": "Uden fast støtte mister borgeren overblikket og må gå hjem.", "hours": Decimal(3),
        "tapering": (Answers({"from_day": start + timedelta(weeks=12), "hours": Decimal("1.5")}),),
        "mentor": "Karen Toft", "mentor_title": "Afdelingsleder",
        "mentor_email": "karen.toft@example.com", "tasks": tuple(map(Answers, tasks)), "secrecy": True,
        "together": "Et kvarter hver morgen og en time fredag.", "price": Decimal("248.75"),
        "training": Decimal("3200.00"), "follow_ups": follow_ups,
        "papers": (Answers({"what": "Mentorens jobbeskrivelse", "state": "there"}),),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.APPLICATION,
    title=N_("Aftale om mentor"),
    icon="users",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        law_is_known, period_is_short_enough, hours_fit, tapering_falls, tasks_are_beyond_duty, money_fits,
        is_evaluated_in_time, mentor_keeps_quiet, dates_fit, papers_are_there,
    ),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"applications", "support", "tasks", "working_hours"})},
    purposes=frozenset({"mentor", "retention"}),
    rules=(LIMIT, "MEN-168", "MEN-169", "MEN-agr", "MEN-hours", "MEN-2026", "ADM-APP-1"),
    application=Application(CRITERIA, asked, needed),
)  # fmt: skip
