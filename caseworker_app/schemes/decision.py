"""The decision on an application (afgørelse): the citizen's letter, the workplace's copy without the reasons."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import (
    CASE_ONLY,
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
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.application_parts import shown_money
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    citizen_facts,
    section,
    shown,
    shown_hours,
    typed,
    workplace_facts,
)
from caseworker_app.texts import DANISH, N_

LINK = "application"
"""The answer of decisions and hearings that names the application they belong to."""
GRANTED, PARTLY, REFUSED = "granted", "partly", "refused"
RESULTS = (
    Choice(GRANTED, N_("Bevilges")), Choice(PARTLY, N_("Bevilges delvist")), Choice(REFUSED, N_("Afslås")),
)  # fmt: skip
FIRST_LINE = {
    GRANTED: N_("Vi bevilger det ansøgte: {about}."),
    PARTLY: N_("Vi bevilger en del af det ansøgte: {about}."),
    REFUSED: N_("Vi kan ikke imødekomme ansøgningen: {about}."),
}
UNDECIDED = N_("Afgørelse om: {about}.")
FULFILLED = (Choice("yes", N_("Ja")), Choice("partly", N_("Delvist")), Choice("no", N_("Nej")))
KNOWN = (Choice("yes", N_("Ja")), Choice("no", N_("Nej")))
HELD, KNOWN_ALREADY, EXCEPTION = "held", "known", "exception"
HEARING = (
    Choice(HELD, N_("Borgeren høres")), Choice(KNOWN_ALREADY, N_("Borgeren kender oplysningerne")),
    Choice(EXCEPTION, N_("Loven gør en undtagelse")),
)  # fmt: skip
REPLIED = (Choice("answered", N_("Borgeren har svaret")), Choice("silent", N_("Borgeren har ikke svaret")))
REPLIED_TO_YOU = {"answered": N_("Du har svaret"), "silent": N_("Du har ikke svaret")}
NOT_HEARD = {
    KNOWN_ALREADY: N_("Du kender oplysningerne i forvejen"), EXCEPTION: N_("Loven gør en undtagelse"),
}  # fmt: skip
NO_EVIDENCE = N_("Skriv, hvilket dokument der viser det: {question}")
REASONS, GUIDANCE, HEARD = "ADM-24", "ADM-25", "ADM-19"
COMPLAINT, REASSESSED = "ADM-APP-1", "ADM-APP-2"
COMPLAINT_RULES = ("ADM-APP-3", "ADM-APP-4", "ADM-APP-5")


def never(a: Answers) -> bool:
    """A field the program keeps for itself: it is shown nowhere."""
    return False


def is_reasoned(a: Answers) -> bool:
    """Whether it needs reasons, guidance on complaints and perhaps a hearing: not when all is granted."""
    return a.text("result") in (PARTLY, REFUSED)


def grants(a: Answers) -> bool:
    """Whether something is granted."""
    return a.text("result") in (GRANTED, PARTLY)


def is_heard(a: Answers) -> bool:
    return is_reasoned(a) and a.text("hearing") == HELD


def _is_not_heard(a: Answers) -> bool:
    return is_reasoned(a) and a.text("hearing") in (KNOWN_ALREADY, EXCEPTION)


def _is_excepted(a: Answers) -> bool:
    return is_reasoned(a) and a.text("hearing") == EXCEPTION


def _has_answer(a: Answers) -> bool:
    return is_heard(a) and a.text("hearing_replied") == "answered"


def unknown_facts(a: Answers) -> tuple[Answers, ...]:
    """The facts the citizen does not know that the municipality has."""
    return tuple(row for row in a.rows("facts") if row.text("known") == "no") if is_reasoned(a) else ()


def computed(a: Answers) -> Answers:
    """What was asked for and what is granted, in all."""
    for key in ("asked", "granted"):
        amounts = [amount for row in a.rows("items") if (amount := row.hours(f"{key}_amount")) is not None]
        a = a.with_answer(f"{key}_total", sum(amounts, Decimal(0)) if amounts else None)
    return a


ITEM = (
    Field("what", "Det ansøgte", Kind.TEXT, width=4),
    Field("asked_amount", "Søgt, kr.", Kind.MONEY, required=False, width=2),
    Field("granted_amount", "Bevilget, kr.", Kind.MONEY, required=False, width=2),
    Field("asked_hours", "Søgt, timer om ugen", Kind.HOURS, required=False, width=2),
    Field("granted_hours", "Bevilget, timer om ugen", Kind.HOURS, required=False, width=2),
)
CRITERION = (
    Field("key", "Nøgle", Kind.TEXT, fixed=True, required=False, detail=True),
    Field("rule", "Regel", Kind.TEXT, fixed=True, required=False, detail=True),
    Field("question", "Betingelse", Kind.TEXT, fixed=True, required=False, width=5),
    Field("fulfilled", "Opfyldt", Kind.CHOICE, choices=FULFILLED, required=False, width=2),
    Field("evidence", "Dokumentation", Kind.TEXT, required=False, width=3,
          help=N_("Hvilket dokument viser det?")),
    Field("evidence_on", "Dateret", Kind.DATE, required=False, width=2),
    Field("reasoning", "Vurdering", Kind.LONG_TEXT, required=False, detail=True),
)  # fmt: skip
FACT = (
    Field("what", "Oplysning", Kind.TEXT, width=5),
    Field("source", "Kilde", Kind.TEXT, width=3, help=N_("Dokumentet, samtalen eller parten, det kommer fra.")),
    Field("source_on", "Dateret", Kind.DATE, width=2),
    Field("known", "Kender borgeren det?", Kind.CHOICE, choices=KNOWN, width=2),
)

FORM = Form("decision", N_("Afgørelse"), sections=(
    Section(N_("Ansøgningen"), (
        Field(LINK, "Ansøgning", Kind.TEXT, fixed=True, required=False, asked_if=never),
        Field("about", "Ansøgningen gælder", Kind.TEXT, width=8,
              help=N_("Står i brevets første linje. Skriv, hvad der er søgt om, ikke om sygdom.")),
        Field("asked_on", "Søgt den", Kind.DATE, width=4),
    )),
    Section(N_("Afgørelsen"), (
        Field("result", "Resultat", Kind.CHOICE, choices=RESULTS, width=4),
        Field("decided_on", "Afgjort den", Kind.DATE, width=4),
        Field("items", "Søgt og bevilget", Kind.ROWS, columns=ITEM),
        Field("asked_total", "Søgt i alt, kr.", Kind.MONEY, fixed=True, required=False, width=3),
        Field("granted_total", "Bevilget i alt, kr.", Kind.MONEY, fixed=True, required=False, width=3),
        Field("start", "Bevilget fra", Kind.DATE, width=3, asked_if=grants),
        Field("end", "Bevilget til", Kind.DATE, width=3, required=False, asked_if=grants,
              help=N_("Står tomt, når bevillingen ikke har nogen slutdag.")),
        Field("review_on", "Følges op den", Kind.DATE, width=3, required=False, asked_if=grants),
        Field("conditions", "Vilkår", Kind.LONG_TEXT, required=False, asked_if=grants,
              help=N_("Ét vilkår på hver linje. Arbejdspladsen læser dem også.")),
    )),
    Section(N_("Betingelserne én for én"), (
        Field("criteria", "Betingelser", Kind.ROWS, columns=CRITERION,
              help=N_("Når alt bevilges, bliver vurderingen i sagen og kommer ikke med i brevet.")),
    )),
    Section(N_("Begrundelse"), (
        Field("facts", "Oplysninger, der er lagt vægt på", Kind.ROWS, columns=FACT, asked_if=is_reasoned),
        Field("considerations", "Vores vurdering", Kind.LONG_TEXT, asked_if=is_reasoned,
              help=N_("De vigtigste hensyn i vurderingen. Skriv til borgeren.")),
    )),
    Section(N_("Partshøring"), (
        Field("hearing", "Skal borgeren høres?", Kind.CHOICE, choices=HEARING, width=5, asked_if=is_reasoned,
              help=N_("Borgeren høres om oplysninger, der taler imod ansøgningen, og som borgeren ikke kender.")),
        Field("hearing_why", "Hvorfor borgeren ikke høres", Kind.LONG_TEXT, asked_if=_is_not_heard),
        Field("hearing_rule", "Bestemmelsen, der gør undtagelsen", Kind.TEXT, asked_if=_is_excepted,
              help=N_("Lov, paragraf, stykke og nummer.")),
        Field("hearing_sent", "Hørt den", Kind.DATE, width=3, asked_if=is_heard),
        Field("hearing_deadline", "Frist for svar", Kind.DATE, width=3, asked_if=is_heard),
        Field("hearing_replied", "Svar", Kind.CHOICE, choices=REPLIED, width=4, asked_if=is_heard),
        Field("hearing_answer", "Hvad borgeren svarede", Kind.LONG_TEXT, asked_if=_has_answer),
        Field("hearing_used", "Hvordan svaret er indgået", Kind.LONG_TEXT, asked_if=is_heard),
    )),
    Section(N_("Hvad der sker nu"), (
        Field("next", "Hvad der sker nu", Kind.LONG_TEXT, help=N_("Udbetaling, levering, frister, næste samtale.")),
        Field("duties", "Borgerens pligter", Kind.LONG_TEXT, required=False),
        Field("copy_to", "Kopi til", Kind.TEXT, required=False),
    )),
), computed=computed)  # fmt: skip


def decided_day(a: Answers, basis: Basis) -> date:
    return a.date("decided_on") or basis.today


def rule_that_day(rule: str, a: Answers, basis: Basis) -> Provision | Unsettled:
    """The rule as it is on the day of the decision; a grant is judged by its first day."""
    on = decided_day(a, basis)
    start = a.date("start") if grants(a) else None
    return basis.find(rule, start=start or on, decided_on=on, given_on=on, counted_from=on, day_looked_at=on)


def days_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    asked, decided = a.date("asked_on"), a.date("decided_on")
    for key, day in (("asked_on", asked), ("decided_on", decided)):
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    if asked and decided and decided < asked:
        yield blocks("decided_on", "Afgørelsen ligger før ansøgningen, {day}.", day=asked)


def grant_lies_in_its_days(a: Answers, basis: Basis) -> Iterator[Finding]:
    if not grants(a):
        return
    asked, start, end = a.date("asked_on"), a.date("start"), a.date("end")
    if start and end and end < start:
        yield blocks("end", "Bevillingen slutter, før den begynder.")
    if start and asked and start < asked:
        yield warns("start", "Bevillingen begynder før ansøgningen, {day}.", day=asked)
    review = a.date("review_on")
    if review and start and review < start:
        yield blocks("review_on", "Opfølgningen ligger, før bevillingen begynder.")
    elif review and end and review > end:
        yield warns("review_on", "Opfølgningen ligger, efter at bevillingen er slut.")


def result_fits_the_rows(a: Answers, basis: Basis) -> Iterator[Finding]:
    """What is granted against what was asked, in money and in hours, says the same as the result."""
    for number, row in enumerate(a.rows("items")):
        for unit in ("amount", "hours"):
            yield from _measured(a, row, unit, number)


def _measured(a: Answers, row: Answers, unit: str, number: int) -> Iterator[Finding]:
    asked, given, what = row.hours(f"asked_{unit}"), row.hours(f"granted_{unit}"), row.text("what")
    result = a.text("result")
    if result == REFUSED and given:
        yield blocks("items", "“{what}” er bevilget, men resultatet er afslag.", row=number, what=what)
    elif grants(a) and asked is not None and given is None:
        yield blocks("items", "Skriv, hvor meget af “{what}” der er bevilget. Skriv 0, hvis det er intet.",
                     row=number, what=what)  # fmt: skip
    elif result == GRANTED and asked is not None and given is not None and given < asked:
        yield blocks("items", "Der er bevilget mindre end søgt af “{what}”. Resultatet er “Bevilges delvist”.",
                     row=number, what=what, rule="ADM-22")  # fmt: skip
    elif asked is not None and given is not None and given > asked:
        yield warns("items", "Der er bevilget mere end søgt af “{what}”.", row=number, what=what)


def criteria_are_assessed(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Nothing is granted before each criterion is assessed; whether it is fulfilled is left to judgement."""
    rows = a.rows("criteria")
    for number, row in enumerate(rows):
        yield from _assessed(a, basis, row, number)
    fulfilled = [row.text("fulfilled") for row in rows]
    if rows and a.text("result") == REFUSED and all(one == "yes" for one in fulfilled):
        yield warns("criteria", "Alle betingelser er opfyldt, men resultatet er afslag. Begrund det i vurderingen.")


def _assessed(a: Answers, basis: Basis, row: Answers, number: int) -> Iterator[Finding]:
    fulfilled, rule = row.text("fulfilled"), row.text("rule")
    question = (row.text("question"),)
    if not row.text("question"):
        yield blocks("criteria", "Rækken hører ikke til nogen betingelse. Fjern den.", row=number)
        return
    if not fulfilled and grants(a):
        yield blocks("criteria", "Ikke vurderet: {question}", rule=rule, row=number, question=question)
    elif fulfilled == "no" and grants(a):
        yield warns("criteria", "Ikke opfyldt: {question} Begrund, hvorfor der bevilges alligevel.",
                    rule=rule, row=number, question=question)  # fmt: skip
    if fulfilled and not row.text("evidence"):
        weigh = blocks if is_reasoned(a) else warns
        yield weigh("criteria", NO_EVIDENCE, rule=rule or REASONS, row=number, question=question)
    day = row.date("evidence_on")
    if day and day > decided_day(a, basis):
        yield blocks("criteria", "Dokumentet er dateret efter afgørelsen.", row=number)
    if rule and isinstance(rule_that_day(rule, a, basis), Unsettled):
        yield unsettled("criteria", "Reglen er ikke afklaret for den dato: {question}", rule=rule, row=number,
                        question=question)  # fmt: skip


def facts_are_dated(a: Answers, basis: Basis) -> Iterator[Finding]:
    for number, row in enumerate(a.rows("facts") if is_reasoned(a) else ()):
        day = row.date("source_on")
        if day and day > decided_day(a, basis):
            yield blocks("facts", "Oplysningen er dateret efter afgørelsen.", row=number)


def hearing_comes_first(a: Answers, basis: Basis) -> Iterator[Finding]:
    """ADM-19: nobody goes on without a hearing that is required, unless the law makes an exception."""
    if a.text("hearing") == KNOWN_ALREADY:
        for row in unknown_facts(a):
            yield blocks(
                "hearing",
                "Borgeren kender ikke “{what}”. Hør borgeren først, eller notér, hvorfor loven gør en undtagelse.",
                rule=HEARD, what=row.text("what"),
            )  # fmt: skip
    if is_heard(a):
        yield from _hearing_is_over(a, basis)


def _hearing_is_over(a: Answers, basis: Basis) -> Iterator[Finding]:
    sent, deadline = a.date("hearing_sent"), a.date("hearing_deadline")
    if sent and sent > basis.today:
        yield blocks("hearing_sent", "Datoen ligger ude i fremtiden.")
    if sent and deadline and deadline <= sent:
        yield blocks("hearing_deadline", "Fristen skal ligge efter den dag, borgeren er hørt.", rule=HEARD)
    if deadline and deadline >= decided_day(a, basis) and a.text("hearing_replied") != "answered":
        yield blocks("hearing_replied", "Borgeren kan svare til og med {day}. Vent på svaret eller fristen.",
                     rule=HEARD, day=deadline)  # fmt: skip


def guidance_is_known(a: Answers, basis: Basis) -> Iterator[Finding]:
    """ADM-APP-1: how long one may complain comes from the rules."""
    if is_reasoned(a) and isinstance(rule_that_day(COMPLAINT, a, basis), Unsettled):
        yield unsettled("result", "Klagefristen er ikke afklaret for den dato.", rule=COMPLAINT)


def period(a: Answers) -> tuple[date | None, date | None]:
    """Of the grant; a refusal has only its day."""
    return (a.date("start") or a.date("decided_on"), a.date("end")) if grants(a) else (a.date("decided_on"), None)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    """The result first. When all is granted the letter is short; the assessment stays in the case."""
    yield Paragraph(words(FIRST_LINE.get(a.text("result"), UNDECIDED), about=a.text("about") or BLANK))
    yield from _decided(a, basis)
    yield from section(N_("Vilkår"), a.text("conditions") if grants(a) else "")
    if is_reasoned(a):
        yield from _reasons(a, basis)
        yield from _hearing(a)
    yield from section(N_("Hvad der sker nu"), a.text("next"), CASE_ONLY)
    yield from section(N_("Dine pligter"), a.text("duties"), CASE_ONLY)
    if is_reasoned(a):
        yield from _complaint(a, basis)
    yield Paragraph(words("Du har ret til at se papirerne i din sag. Ring eller skriv til os, hvis du har spørgsmål."),
                    CASE_ONLY)  # fmt: skip
    if a.text("copy_to"):
        yield Facts((Fact(N_("Kopi til"), a.text("copy_to")),))


def _decided(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((
        *citizen_facts(basis.case), *workplace_facts(basis.case),
        Fact(N_("Søgt den"), shown(a.date("asked_on"))),
        Fact(N_("Afgjort den"), shown(a.date("decided_on"))),
        *(_granted_period(a) if grants(a) else ()),
    ))  # fmt: skip
    yield Heading(N_("Søgt og bevilget"))
    yield from _rows(a)


def _granted_period(a: Answers) -> Iterator[Fact]:
    yield Fact(N_("Bevilget fra"), shown(a.date("start")))
    yield Fact(N_("Bevilget til"), shown(a.date("end")) if a.date("end") else words("Ingen slutdag"))
    if a.date("review_on"):
        yield Fact(N_("Følges op den"), shown(a.date("review_on")))


def _rows(a: Answers) -> Iterator[Block]:
    """A column only for what somebody was asked about or given."""
    totals = computed(a)
    shows = {unit: any(_has(row, unit) for row in a.rows("items")) for unit in ("amount", "hours")}
    columns = [Column(N_("Det ansøgte"), 5)]
    if shows["amount"]:
        columns += [Column(N_("Søgt"), 3, numbers=True), Column(N_("Bevilget"), 3, numbers=True)]
    if shows["hours"]:
        columns += [Column(N_("Søgt, timer om ugen"), 3, numbers=True),
                    Column(N_("Bevilget, timer om ugen"), 3, numbers=True)]  # fmt: skip
    rows = [tuple(_cells(row, shows)) for row in a.rows("items")]
    if shows["amount"] and len(rows) > 1:
        last: list[Piece] = [words("I alt"), shown_money(totals.hours("asked_total")),
                             shown_money(totals.hours("granted_total"))]  # fmt: skip
        rows.append((*last, *([""] * (len(columns) - len(last)))))
    yield Table(N_("Søgt og bevilget"), tuple(columns), tuple(rows))


def _has(row: Answers, unit: str) -> bool:
    return any(row.hours(f"{key}_{unit}") is not None for key in ("asked", "granted"))


def _cells(row: Answers, shows: dict[str, bool]) -> Iterator[Piece]:
    yield typed(row.text("what"))
    if shows["amount"]:
        yield from (shown_money(row.hours(key)) for key in ("asked_amount", "granted_amount"))
    if shows["hours"]:
        yield from (shown_hours(row.hours(key)) for key in ("asked_hours", "granted_hours"))


def _reasons(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Heading(N_("Oplysninger, vi har lagt vægt på"), readers=CASE_ONLY)
    yield Table(
        N_("Oplysninger, vi har lagt vægt på"),
        (Column(N_("Oplysning"), 6), Column(N_("Kilde"), 4), Column(N_("Dateret"), 2), Column(N_("Kendt af dig"), 2)),
        tuple((typed(row.text("what")), typed(row.text("source")), shown(row.date("source_on")),
               chosen_label(FACT[3], row)) for row in a.rows("facts")),
        CASE_ONLY,
    )  # fmt: skip
    yield Heading(N_("Betingelserne"), readers=CASE_ONLY)
    yield Table(
        N_("Betingelserne"),
        (Column(N_("Betingelse"), 5), Column(N_("Opfyldt"), 2), Column(N_("Dokumentation"), 4),
         Column(N_("Vurdering"), 5)),
        tuple(_criterion(row) for row in a.rows("criteria")), CASE_ONLY,
    )  # fmt: skip
    yield from section(N_("Vores vurdering"), a.text("considerations"), CASE_ONLY)
    yield Heading(N_("Regler"), readers=CASE_ONLY)
    yield Bullets(tuple(_rules(a, basis)) or (BLANK,), CASE_ONLY)


def _criterion(row: Answers) -> tuple[Piece, ...]:
    evidence: Piece = typed(row.text("evidence"))
    if row.text("evidence") and (day := row.date("evidence_on")):
        evidence = words("{document}, {day}", document=row.text("evidence"), day=day)
    elif row.date("evidence_on"):
        evidence = shown(row.date("evidence_on"))
    question: Piece = words(row.text("question")) if row.text("question") else BLANK
    return question, chosen_label(CRITERION[3], row), evidence, typed(row.text("reasoning"))


def _rules(a: Answers, basis: Basis) -> Iterator[Piece]:
    """Where each criterion stands in the law, as it is that day."""
    keys = dict.fromkeys(row.text("rule") for row in a.rows("criteria") if row.text("rule"))
    for found in (rule_that_day(key, a, basis) for key in keys):
        if isinstance(found, Unsettled):
            yield words("Ikke afklaret: {why}", why=(found.why,))
        elif found.reference:
            law = DANISH.say(found.reference)
            yield words("{reference}: {says}", reference=law[:1].upper() + law[1:], says=(found.says,))
        else:
            yield words("Kommunens egen praksis: {says}", says=(found.says,))


def _hearing(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Partshøring"), readers=CASE_ONLY)
    if is_heard(a):
        yield Facts((
            Fact(N_("Du blev hørt den"), shown(a.date("hearing_sent"))),
            Fact(N_("Din frist for at svare"), shown(a.date("hearing_deadline"))),
            Fact(N_("Dit svar"), typed(a.text("hearing_answer"))) if _has_answer(a) else
            Fact(N_("Svar"), words(REPLIED_TO_YOU.get(a.text("hearing_replied"), BLANK))),
            Fact(N_("Sådan er svaret indgået"), typed(a.text("hearing_used"))),
        ), CASE_ONLY)  # fmt: skip
    else:
        yield Facts((
            Fact(N_("Partshøring"), words(NOT_HEARD.get(a.text("hearing"), BLANK))),
            Fact(N_("Hvorfor du ikke er hørt"), typed(a.text("hearing_why"))),
            *((Fact(N_("Bestemmelse"), typed(a.text("hearing_rule"))),) if _is_excepted(a) else ()),
        ), CASE_ONLY)  # fmt: skip


def _complaint(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Heading(N_("Sådan klager du"), readers=CASE_ONLY)
    yield Bullets(tuple(_how_to_complain(a, basis)), CASE_ONLY)


def _how_to_complain(a: Answers, basis: Basis) -> Iterator[Piece]:
    first, again = (rule_that_day(rule, a, basis) for rule in (COMPLAINT, REASSESSED))
    yield words("Er du uenig, kan du klage til os: {office}.", office=basis.office or (N_("Kommunen"),))
    if isinstance(first, Provision) and first.within:
        yield words("Du kan klage i {weeks} uger, fra du har modtaget brevet ({reference}).",
                    weeks=first.within.amount, reference=(first.reference,))  # fmt: skip
    else:
        yield words("Klagefristen er ikke afklaret. Spørg os, hvor længe du kan klage.")
    if isinstance(again, Provision) and again.within:
        yield words("Vi vurderer sagen igen i løbet af {weeks} uger, fra vi har fået klagen ({reference}).",
                    weeks=again.within.amount, reference=(again.reference,))  # fmt: skip
    for rule in COMPLAINT_RULES:
        found = rule_that_day(rule, a, basis)
        if isinstance(found, Provision):
            yield words(found.says)


def begin(basis: Basis) -> Answers:
    """What is the same in every decision."""
    return Answers({
        "asked_on": basis.today,
        "decided_on": basis.today,
        "start": basis.today,
        "duties": N_("Fortæl os, hvis dit arbejde, din arbejdstid eller din situation ændrer sig."),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable decision: a part is granted, after a hearing."""
    today = basis.today
    earlier = today - timedelta(days=20)
    assessed = (
        ("lasting", "Er nedsættelsen varig og væsentlig?", "PA-4", "yes", "Statusattest",
         "Funktionen er nedsat på samme måde i over et år."),
        ("tasks", "Kan opgaverne løses med hjælp fra en anden?", "PA-NOT", "partly", "Beskrivelse af opgaverne",
         "Kørsel og løft kan løses af en kollega. Mødereferater kan løses uden hjælp."),
    )  # fmt: skip
    return Answers({
        **begin(basis),
        "about": "Personlig assistance til kørsel, løft og mødereferater",
        "asked_on": today - timedelta(days=40),
        "result": PARTLY,
        "items": (
            Answers({"what": "Assistance til kørsel og løft", "asked_hours": Decimal(12), "granted_hours": Decimal(8),
                     "asked_amount": Decimal("98400"), "granted_amount": Decimal("65600")}),
            Answers({"what": "Assistance til mødereferater", "asked_hours": Decimal(4), "granted_hours": Decimal(0),
                     "asked_amount": Decimal("32800"), "granted_amount": Decimal(0)}),
        ),
        "end": today + timedelta(days=300),
        "review_on": today + timedelta(days=180),
        "conditions": "Arbejdspladsen anmoder om tilskud bagud.\nAssistenten er ansat på arbejdspladsen.",
        "criteria": tuple(
            Answers({"key": key, "question": question, "rule": rule, "fulfilled": fulfilled, "evidence": evidence,
                     "evidence_on": earlier, "reasoning": why})
            for key, question, rule, fulfilled, evidence, why in assessed
        ),
        "facts": (
            Answers({"what": "Mødereferater kan skrives med diktering", "source": "Arbejdspladsens brev",
                     "source_on": earlier, "known": "no"}),
            Answers({"what": "Kørsel og løft kræver en anden", "source": "Din ansøgning", "source_on": earlier,
                     "known": "yes"}),
        ),
        "considerations": "Vi lægger vægt på, at diktering løser opgaven med mødereferater.",
        "hearing": HELD,
        "hearing_sent": today - timedelta(days=16),
        "hearing_deadline": today - timedelta(days=2),
        "hearing_replied": "answered",
        "hearing_answer": "Diktering er prøvet én gang og virkede godt i små møder.",
        "hearing_used": "Svaret støtter, at diktering er nok til mødereferaterne.",
        "next": "Vi betaler tilskuddet til arbejdspladsen.\nVi ringer, når der skal følges op.",
        "copy_to": basis.case.workplace.name,
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.DECISION,
    title=N_("Afgørelse"),
    icon="scale",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        days_fit, grant_lies_in_its_days, result_fits_the_rows, criteria_are_assessed, facts_are_dated,
        hearing_comes_first, guidance_is_known,
    ),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"support"})},
    purposes=frozenset({
        "follow_up", "retention", "section_56", "work_aid", "personal_assistance", "mentor", "placement",
    }),
    rules=("ADM-22", REASONS, GUIDANCE, HEARD, COMPLAINT, REASSESSED, *COMPLAINT_RULES),
)  # fmt: skip
