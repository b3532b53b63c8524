"""Application for personal assistance in a job (personlig assistance): which functions, how many hours, by whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.deadline import months_later
from caseworker_app.domain.document import CASE_ONLY, Block, Bullets, Column, Fact, Facts, Heading, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.amounts import assistance_ceiling
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.application_parts import (
    ANSWERS,
    ASKED_ON,
    NO,
    NOTHING,
    PAPERS,
    UNCLEAR,
    YES,
    amounts,
    dates_fit,
    declaration,
    filled,
    has_no_paper,
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

MINUTES = Decimal(60)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
JOB = (
    Choice("ordinary", N_("Ordinær ansættelse")), Choice("flexi_job", N_("Fleksjob")),
    Choice("subsidised", N_("Løntilskud")), Choice("senior_job", N_("Seniorjob")),
    Choice("placement", N_("Virksomhedspraktik")), Choice("self_employed", N_("Selvstændig")),
)  # fmt: skip
FUNCTION = (
    Field("what", "Arbejdsfunktion", Kind.TEXT, width=3),
    Field("hard", "Hvad der er svært", Kind.TEXT, width=3, help=N_("Kommer kun med i borgerens og sagens kopi.")),
    Field("help", "Hjælpen består i", Kind.TEXT, width=3),
    Field("often", "Hvor tit", Kind.TEXT, width=2),
    Field("minutes", "Minutter om ugen", Kind.NUMBER, width=2),
    Field("hours", "Timer", Kind.HOURS, fixed=True, required=False, width=1),
)
ASSISTANT = (
    Field("name", "Assistent", Kind.TEXT, width=4),
    Field("employed", "Ansat hos", Kind.CHOICE, width=3, choices=(
        Choice("workplace", N_("Arbejdspladsen")), Choice("agency", N_("Vikar- eller tolkebureau")),
        Choice("other", N_("Andre")),
    )),
    Field("skills", "Faglighed", Kind.TEXT, required=False, detail=True, width=6),
    Field("hours", "Timer pr. uge", Kind.HOURS, width=2),
    Field("price_kind", "Pris er", Kind.CHOICE, detail=True, width=4, choices=(
        Choice("wage", N_("Timeløn")), Choice("fee", N_("Timepris")),
    )),
    Field("price", "Pris pr. time", Kind.MONEY, width=2),
)  # fmt: skip


def _for_a_time(a: Answers) -> bool:
    return a.text("term") == "limited"


def _is_exception(a: Answers) -> bool:
    return a.text("exception") in ("several", "very")


def _is_interpreter(a: Answers) -> bool:
    return a.yes("interpreter")


def computed(a: Answers) -> Answers:
    """Minutes as hours, and the sum of the hours of all functions."""
    rows = tuple(row.with_answer("hours", _hours(row.hours("minutes"))) for row in a.rows("functions"))
    return a.with_answer("functions", rows or None).with_answer("sum", needed_hours(a))


def _hours(minutes: Decimal | None) -> Decimal | None:
    return None if minutes is None else (minutes / MINUTES).quantize(Decimal("0.01"), ROUND_HALF_UP)


def needed_hours(a: Answers) -> Decimal:
    """From all minutes together, so that rounding does not add up."""
    return _hours(amounts(a.rows("functions"), "minutes")) or NOTHING


FORM = Form("personal_assistance", N_("Personlig assistance"), sections=(
    Section(N_("Ansøgningen"), (
        ASKED_ON,
        Field("job", "Ansættelse", Kind.CHOICE, width=4, choices=JOB),
        Field("weekly_hours", "Ugentlig arbejdstid", Kind.HOURS, width=3),
        Field("start", "Fra", Kind.DATE, width=3),
        Field("term", "Varighed", Kind.CHOICE, width=4, choices=(
            Choice("limited", N_("For en periode")), Choice("open", N_("Uden slutdato")),
        )),
        Field("end", "Til", Kind.DATE, width=3, asked_if=_for_a_time),
        Field("review_on", "Vurderes igen", Kind.DATE, width=3),
    )),
    Section(N_("Funktionsnedsættelsen"), (
        Field("lasting", "Er den varig?", Kind.CHOICE, width=4, choices=ANSWERS),
        Field("substantial", "Er den betydelig?", Kind.CHOICE, width=4, choices=ANSWERS),
        Field("impairment", "Funktionsnedsættelsens art", Kind.LONG_TEXT,
              help=N_("Beskriv funktion. Kommer kun med i borgerens og sagens kopi.")),
        Field("evidence", "Det viser oplysningerne i sagen", Kind.LONG_TEXT,
              help=N_("Hvilke oplysninger der viser, at den er varig og betydelig.")),
    )),
    Section(N_("Jobbet"), (
        Field("core", "Det, borgeren selv udfører", Kind.LONG_TEXT,
              help=N_("Jobbets hovedindhold. Assistenten hjælper, men udfører ikke arbejdet i stedet.")),
        Field("core_left", "Er et væsentligt, selvstændigt indhold tilbage?", Kind.CHOICE, width=5, choices=ANSWERS),
        Field("core_why", "Begrundelse", Kind.TEXT, width=7),
    )),
    Section(N_("Arbejdsfunktioner med assistance"), (
        Field("functions", "Funktioner", Kind.ROWS, columns=FUNCTION),
        Field("sum", "Timer i alt", Kind.HOURS, fixed=True, required=False, width=3),
        Field("hours", "Søges om, timer pr. uge", Kind.HOURS, width=3),
        Field("exception", "Særligt behov", Kind.CHOICE, width=6, choices=(
            Choice("none", N_("Nej")), Choice("several", N_("Flere funktionsnedsættelser")),
            Choice("very", N_("En meget betydelig funktionsnedsættelse")),
        ), help=N_("Kun da kan der gives flere timer end normalt, op til fuld tid.")),
        Field("exception_why", "Begrundelse for det særlige behov", Kind.LONG_TEXT, asked_if=_is_exception),
    )),
    Section(N_("Ugeskema"), (
        Field("monday", "Mandag", Kind.HOURS, required=False, width=2),
        Field("tuesday", "Tirsdag", Kind.HOURS, required=False, width=2),
        Field("wednesday", "Onsdag", Kind.HOURS, required=False, width=2),
        Field("thursday", "Torsdag", Kind.HOURS, required=False, width=2),
        Field("friday", "Fredag", Kind.HOURS, required=False, width=2),
    ), help=N_("Kan stå tomt. Når det er udfyldt, skal dagene give timerne.")),
    Section(N_("Assistenten"), (
        Field("assistants", "Assistenter", Kind.ROWS, columns=ASSISTANT, required=False),
        Field("rate_from", "Satsen er slået op", Kind.TEXT, required=False, width=6,
              placeholder=N_("Hvor og hvornår"), help=N_("Programmet kender ikke satsen for tilskud.")),
        Field("travel", "Rejseudgifter pr. måned", Kind.MONEY, required=False, width=3),
        Field("interpreter", "Assistenten er tolk", Kind.YES_NO, required=False, width=3),
        Field("interest", "Økonomisk interesse mellem parterne", Kind.CHOICE, width=6, asked_if=_is_interpreter,
              choices=(
                  Choice("none", N_("Ingen, erklæret på tro og love")), Choice("some", N_("Der er en interesse")),
                  Choice("not_asked", N_("Ikke spurgt")),
              )),
        Field("no_substitute", "Arbejdspladsen erklærer, at assistenten ikke er vikar", Kind.YES_NO, required=False,
              help=N_("Heller ikke almindelig hjælp eller merbeskæftigelse.")),
        PAPERS,
    )),
), computed=computed)  # fmt: skip


def ceiling(a: Answers, basis: Basis) -> Decimal | None:
    """PA-20 in proportion to the hours of work; None while something is missing or not settled."""
    weekly, rule = a.hours("weekly_hours"), settled(a, basis, "PA-20")
    return assistance_ceiling(rule, weekly) if rule and weekly is not None else None


def full_ceiling(a: Answers, basis: Basis) -> Decimal | None:
    """PA-FULL: up to full time, and never more than is worked."""
    weekly, rule = a.hours("weekly_hours"), settled(a, basis, "PA-FULL")
    normal = settled(a, basis, "PA-20")
    if rule is None or normal is None or weekly is None:
        return None
    return (weekly * rule.number("hours") / normal.number("full_week_hours")).quantize(Decimal("0.01"))


def law_is_known(a: Answers, basis: Basis) -> Iterator[Finding]:
    yield from unsettled_law(a, basis, "PA-4", "PA-20", "PA-COMP")


def impairment_is_lasting(a: Answers, basis: Basis) -> Iterator[Finding]:
    """PA-4: with a passing illness other ways are shown, by name."""
    rule = settled(a, basis, "PA-4")
    if rule is None:
        return
    for field in ("lasting", "substantial"):
        if a.text(field) == NO:
            yield warns(
                field,
                "Personlig assistance kræver, at funktionsnedsættelsen er varig og betydelig. "
                "Se i stedet på mentor, hjælpemidler eller virksomhedspraktik.",
                rule=rule.id,
            )  # fmt: skip
        elif a.text(field) == UNCLEAR:
            yield warns(field, "Skal være afklaret, før der træffes afgørelse.", rule=rule.id)


def content_is_left(a: Answers, basis: Basis) -> Iterator[Finding]:
    """PA-COMP: a substantial part of the work stays with the citizen."""
    rule = settled(a, basis, "PA-COMP")
    if rule and a.text("core_left") == NO:
        yield warns("core_left", "Så kan der som regel ikke gives assistance. Se på andre opgaver eller et andet job.",
                    rule=rule.id)  # fmt: skip
    elif rule and a.text("core_left") == UNCLEAR:
        yield warns("core_left", "Skal være afklaret, før der træffes afgørelse.", rule=rule.id)


def hours_add_up(a: Answers, basis: Basis) -> Iterator[Finding]:
    weekly, hours, in_table = a.hours("weekly_hours"), a.hours("hours"), needed_hours(a)
    if weekly is not None and not 0 < weekly <= HOURS_A_WEEK:
        yield blocks("weekly_hours", "Arbejdstiden skal være mellem 0 og {most} timer om ugen.", most=HOURS_A_WEEK)
    if hours == NOTHING:
        yield blocks("hours", "Skriv, hvor mange timer der søges om.")
    elif hours is not None and a.rows("functions") and hours != in_table:
        yield blocks("hours", "Funktionerne giver {sum} timer om ugen, men der søges om {hours}.",
                     sum=in_table, hours=hours)  # fmt: skip
    days = [given for day in DAYS if (given := a.hours(day)) is not None]
    if days and hours is not None and sum(days) != hours:
        yield blocks("friday", "Ugeskemaet giver {sum} timer, men der søges om {hours}.", sum=sum(days), hours=hours)


def ceiling_is_kept(a: Answers, basis: Basis) -> Iterator[Finding]:
    """PA-20, PA-FULL: twenty of thirty-seven hours, more only for a special need, never beyond full time."""
    hours, most, full = a.hours("hours"), ceiling(a, basis), full_ceiling(a, basis)
    if hours is None or most is None:
        return
    if full is not None and hours > full:
        yield blocks("hours", "Der kan højst gives {most} timer om ugen ved {weekly} timers arbejde.", rule="PA-FULL",
                     most=full, weekly=a.hours("weekly_hours"))  # fmt: skip
    elif hours > most and not _is_exception(a):
        yield warns(
            "hours",
            "Ved {weekly} timers arbejde gives normalt højst {most} timer om ugen. "
            "Flere kræver et særligt behov, som begrundes.",
            rule="PA-20", weekly=a.hours("weekly_hours"), most=most,
        )  # fmt: skip
    elif hours > most:
        yield warns("hours", "Timerne ligger over de {most}, der normalt gives. Vurdér det særlige behov konkret.",
                    rule="PA-FULL", most=most)  # fmt: skip


def assistants_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    rows, hours = a.rows("assistants"), a.hours("hours")
    for number, row in enumerate(rows):
        if row.hours("price") == NOTHING:
            yield blocks("assistants", "Skriv, hvad assistenten koster i timen.", row=number)
    given = amounts(rows, "hours")
    if rows and hours is not None and given > hours:
        yield blocks("assistants", "Assistenterne har {given} timer om ugen, men der søges om {hours}.",
                     given=given, hours=hours)  # fmt: skip
    if _is_interpreter(a) and a.text("interest") in ("some", "not_asked"):
        yield warns("interest", "Afklar den økonomiske interesse, før tolken bestilles.")
    rate = basis.find("PA-rate")
    if rows and isinstance(rate, Unsettled) and not a.text("rate_from"):
        yield unsettled("rate_from", "Satsen for tilskud er ikke kendt. Slå den op, og skriv hvor.", rule=rate.id)


def is_no_substitute(a: Answers, basis: Basis) -> Iterator[Finding]:
    rule = settled(a, basis, "PA-NOT")
    if rule and not a.yes("no_substitute"):
        yield warns("no_substitute", "Arbejdspladsen har ikke erklæret, at assistenten ikke er vikar.", rule=rule.id)


def review_is_planned(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, review = a.date("start"), a.date("review_on")
    if start is None or review is None:
        return
    latest = review_day(basis, start)
    if review < start:
        yield blocks("review_on", "Den nye vurdering ligger, før assistancen begynder.")
    elif latest and review > latest:
        yield warns("review_on", "Efter kommunens eget mål vurderes bevillingen igen senest {day}.", rule="PA-follow",
                    day=latest)  # fmt: skip


def review_day(basis: Basis, start: date) -> date | None:
    """PA-follow: when a grant is to be seen through again."""
    rule = basis.find("PA-follow", counted_from=start)
    return months_later(start, rule.within.amount) if isinstance(rule, Provision) and rule.within else None


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("start"), a.date("end") if _for_a_time(a) else None


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    case = basis.case
    citizen = SignerRole("citizen", N_("Borger"), case.citizen.name)
    if a.text("job") == "self_employed":
        return (citizen,)
    return (citizen, SignerRole("employer", N_("Arbejdspladsen"), name_of(case, Role.LINE_MANAGER)))


def asked(a: Answers) -> tuple[Asked, ...]:
    """The functions in words, the hours of them all together."""
    names = ", ".join(name for row in a.rows("functions") if (name := row.text("what")))
    return (Asked(names, hours=a.hours("hours")),) if names or a.hours("hours") is not None else ()


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    missing = {
        N_("Dokumentation for, at funktionsnedsættelsen er varig og betydelig"): has_no_paper(a),
        N_("Bilag, som der er bedt om"): is_without_papers(a),
        N_("Hvem der skal være assistent"): not a.rows("assistants"),
        N_("Arbejdspladsens erklæring om, at assistenten ikke er vikar"):
            a.text("job") != "self_employed" and not a.yes("no_substitute"),
        N_("Erklæring om økonomisk interesse"): _is_interpreter(a) and a.text("interest") != "none",
    }  # fmt: skip
    return tuple(words for words, is_missing in missing.items() if is_missing)


CRITERIA = (
    Criterion("lasting", N_("Er funktionsnedsættelsen varig og betydelig?"), "PA-4"),
    Criterion("group", N_("Hører borgeren til dem, der kan få assistance?"), "PA-who"),
    Criterion("content", N_("Har borgeren selv et væsentligt, selvstændigt indhold tilbage i arbejdet?"), "PA-COMP"),
    Criterion("functions", N_("Er det bestemte funktioner og hverken vikararbejde eller almindelig hjælp?"), "PA-NOT"),
    Criterion("hours", N_("Ligger timerne inden for det, der normalt gives?"), "PA-20"),
    Criterion("special_need", N_("Er der et særligt behov for flere timer, hvis der søges om det?"), "PA-FULL"),
    Criterion("term", N_("Er det begrundet, om bevillingen har en slutdato?"), "PA-term"),
)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*who_facts(basis.case), *_application(a)))
    yield from _impairment(a)
    yield from _core(a)
    yield from _functions(a, basis)
    yield from _timetable(a)
    yield from _assistants(a)
    yield from papers_blocks(a)
    yield from _payment(a, basis)
    yield from rules_block(a, basis, "PA-4", "PA-COMP")
    yield from declaration()
    yield signature_lines(signers(a, basis))


def _application(a: Answers) -> tuple[Fact, ...]:
    facts = [
        Fact(N_("Søgt den"), shown(a.date("asked_on"))),
        Fact(N_("Ansættelse"), chosen_label(FORM.field("job"), a)),
        Fact(N_("Ugentlig arbejdstid"), shown_hours(a.hours("weekly_hours"))),
        Fact(N_("Fra"), shown(a.date("start"))),
        Fact(N_("Varighed"), chosen_label(FORM.field("term"), a)),
        Fact(N_("Vurderes igen"), shown(a.date("review_on"))),
    ]
    if _for_a_time(a):
        facts.insert(5, Fact(N_("Til"), shown(a.date("end"))))
    return tuple(facts)


def _impairment(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Funktionsnedsættelsen"), readers=CASE_ONLY)
    yield Facts((
        Fact(N_("Er den varig?"), chosen_label(FORM.field("lasting"), a)),
        Fact(N_("Er den betydelig?"), chosen_label(FORM.field("substantial"), a)),
    ), CASE_ONLY)  # fmt: skip
    yield from section(N_("Funktionsnedsættelsens art"), a.text("impairment"), CASE_ONLY)
    yield from section(N_("Det viser oplysningerne i sagen"), a.text("evidence"), CASE_ONLY)


def _core(a: Answers) -> Iterator[Block]:
    yield from section(N_("Det, borgeren selv udfører"), a.text("core"))
    yield Facts((
        Fact(N_("Er et væsentligt, selvstændigt indhold tilbage?"), chosen_label(FORM.field("core_left"), a)),
        Fact(N_("Begrundelse"), typed(a.text("core_why")), CASE_ONLY),
    ))  # fmt: skip


def _functions(a: Answers, basis: Basis) -> Iterator[Block]:
    rows = computed(a).rows("functions")
    yield Heading(N_("Arbejdsfunktioner med assistance"))
    yield Table(
        N_("Arbejdsfunktioner med assistance"),
        (Column(N_("Arbejdsfunktion"), 5), Column(N_("Hjælpen består i"), 5), Column(N_("Hvor tit"), 3),
         Column(N_("Minutter om ugen"), 3, numbers=True), Column(N_("Timer"), 2, numbers=True)),
        tuple(
            (typed(row.text("what")), typed(row.text("help")), typed(row.text("often")), shown(row.hours("minutes")),
             shown_hours(row.hours("hours")))
            for row in rows
        ),
    )  # fmt: skip
    yield Facts((
        Fact(N_("Søges om, timer pr. uge"), shown_hours(a.hours("hours"))),
        Fact(N_("Gives normalt højst, timer pr. uge"), shown_hours(ceiling(a, basis))),
        Fact(N_("Særligt behov"), chosen_label(FORM.field("exception"), a), CASE_ONLY),
    ))  # fmt: skip
    if _is_exception(a):
        yield from section(N_("Begrundelse for det særlige behov"), a.text("exception_why"), CASE_ONLY)
    yield Table(
        N_("Hvad der er svært"), (Column(N_("Arbejdsfunktion"), 5), Column(N_("Hvad der er svært"), 7)),
        tuple((typed(row.text("what")), typed(row.text("hard"))) for row in rows), readers=CASE_ONLY,
    )  # fmt: skip


def _timetable(a: Answers) -> Iterator[Block]:
    if any(a.hours(day) is not None for day in DAYS):
        yield Heading(N_("Ugeskema"))
        yield Table(
            N_("Ugeskema"),
            (Column(N_("Mandag"), numbers=True), Column(N_("Tirsdag"), numbers=True),
             Column(N_("Onsdag"), numbers=True), Column(N_("Torsdag"), numbers=True),
             Column(N_("Fredag"), numbers=True)),
            (tuple(shown_hours(a.hours(day)) for day in DAYS),),
        )  # fmt: skip


def _assistants(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Assistenten"))
    if rows := a.rows("assistants"):
        yield Table(
            N_("Assistenter"),
            (Column(N_("Assistent"), 5), Column(N_("Ansat hos"), 4), Column(N_("Faglighed"), 4),
             Column(N_("Pris er"), 3), Column(N_("Timer pr. uge"), 3, numbers=True),
             Column(N_("Pris pr. time"), 3, numbers=True)),
            tuple(
                (typed(row.text("name")), chosen_label(ASSISTANT[1], row), typed(row.text("skills")),
                 chosen_label(ASSISTANT[4], row), shown_hours(row.hours("hours")), shown_money(row.hours("price")))
                for row in rows
            ),
        )  # fmt: skip
    facts = [
        Fact(N_("Satsen er slået op"), typed(a.text("rate_from"))),
        Fact(N_("Rejseudgifter pr. måned"), shown_money(a.hours("travel"))),
        Fact(N_("Assistenten er tolk"), words(N_("Ja") if _is_interpreter(a) else N_("Nej"))),
    ]
    if _is_interpreter(a):
        facts.append(Fact(N_("Økonomisk interesse mellem parterne"), chosen_label(FORM.field("interest"), a)))
    yield Facts(known(*facts))
    if a.yes("no_substitute"):
        yield Bullets((
            words("Arbejdspladsen erklærer, at assistenten ikke er vikar, almindelig hjælp eller ekstra arbejdskraft."),
        ))  # fmt: skip


def _payment(a: Answers, basis: Basis) -> Iterator[Block]:
    """What the workplace has to know to be paid: each quarter, and not for longer back than the rule says."""
    rule = settled(a, basis, "PA-pay")
    if rule and rule.within:
        yield Heading(N_("Betaling af tilskuddet"))
        yield Bullets((
            words("Arbejdspladsen søger tilskuddet på Virk efter hvert kvartal og vedlægger assistentens lønsedler."),
            words("Der betales kun for timer i de seneste {months} måneder, før anmodningen kom.",
                  months=rule.within.amount),
        ))  # fmt: skip


def begin(basis: Basis) -> Answers:
    case, start = basis.case, next_monday(basis.today)
    form = case.employment.form
    answers = Answers({
        "asked_on": basis.today, "start": start, "term": "limited", "exception": "none",
        "job": form if form in {choice.key for choice in JOB} else "ordinary",
        "lasting": UNCLEAR, "substantial": UNCLEAR, "core_left": UNCLEAR,
    })  # fmt: skip
    known = {"weekly_hours": case.employment.hours or None, "review_on": review_day(basis, start)}
    return filled(answers, {key: value for key, value in known.items() if value is not None})


def sample(basis: Basis) -> Answers:
    """A believable application within the normal hours, whatever the hours of the job."""
    answers = begin(basis)
    start = answers.date("start") or basis.today
    rows = (
        {"what": "Læse breve og bilag", "hard": "Ser ikke almindelig skrift",
         "help": "Læser højt og finder det rette bilag", "often": "Hver dag", "minutes": Decimal(300)},
        {"what": "Kørsel til møder", "hard": "Kan ikke selv køre bil", "help": "Kører og finder vej",
         "often": "To gange om ugen", "minutes": Decimal(150)},
    )  # fmt: skip
    assistant = Answers({
        "name": "Ida Kragh", "employed": "workplace", "skills": "Kontorassistent", "hours": Decimal("7.5"),
        "price_kind": "wage", "price": Decimal("185.50"),
    })  # fmt: skip
    return filled(answers, {
        "weekly_hours": answers.hours("weekly_hours") or Decimal(37),
        "end": months_later(start, 12) - timedelta(days=1),
        "review_on": answers.date("review_on") or months_later(start, 12), "lasting": YES, "substantial": YES,
        "impairment": "Ser kun lys og omrids. Bruger skærmlæser ved egne tekster.",
        "evidence": "Udtalelse fra synskonsulent af 3. september.",
        "core": "Rådgivning af borgere\nSkrive egne afgørelser på skærm",
        "core_left": YES, "core_why": "Rådgivning og afgørelser fylder mindst tre fjerdedele af tiden.",
        "functions": tuple(map(Answers, rows)), "hours": Decimal("7.5"), "assistants": (assistant,),
        "monday": Decimal("1.5"), "tuesday": Decimal("1.5"), "wednesday": Decimal("1.5"),
        "thursday": Decimal("1.5"), "friday": Decimal("1.5"), "no_substitute": True,
        "rate_from": "Kommunens oversigt over takster", "travel": Decimal("240.00"),
        "papers": (Answers({"what": "Udtalelse fra synskonsulent", "state": "there"}),),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.APPLICATION,
    title=N_("Ansøgning om personlig assistance"),
    icon="heart-handshake",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        law_is_known, impairment_is_lasting, content_is_left, hours_add_up, ceiling_is_kept, assistants_fit,
        is_no_substitute, review_is_planned, dates_fit, papers_are_there,
    ),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"applications", "support", "tasks", "working_hours"})},
    purposes=frozenset({"personal_assistance", "retention"}),
    rules=("PA-4", "PA-20", "PA-FULL", "PA-COMP", "PA-NOT", "PA-who", "PA-term", "PA-pay", "PA-rate", "PA-follow"),
    application=Application(CRITERIA, asked, needed),
)  # fmt: skip
