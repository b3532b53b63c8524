"""Agreement on refund from the first day of absence because of an illness (§ 56-aftale), and its application."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.deadline import months_later
from caseworker_app.domain.document import (
    CASE_ONLY,
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
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.domain.identity import show_cvr
from caseworker_app.rules.amounts import may_renew
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.application_parts import (
    ANSWERS,
    ASKED_ON,
    PAPERS,
    UNCLEAR,
    YES,
    filled,
    has_no_paper,
    is_without_papers,
    known,
    papers_are_there,
    papers_blocks,
    rules_block,
    settled,
    signature_lines,
    unsettled_law,
    who_facts,
)
from caseworker_app.schemes.hours_plan import next_monday
from caseworker_app.schemes.scheme import Application, Asked, Basis, Criterion, Group, Paste, Scheme, SignerRole
from caseworker_app.schemes.shared import chosen_label, last_day_of, name_of, section, shown, typed
from caseworker_app.texts import DANISH, N_

CHRONIC, AT_HIRING, ALREADY_PAID = "chronic", "at_hiring", "already_paid"
GROUNDS = (
    Choice(CHRONIC, N_("Langvarig eller kronisk sygdom")),
    Choice(AT_HIRING, N_("Indlæggelse eller ambulant behandling var bestemt ved ansættelsen")),
    Choice(ALREADY_PAID, N_("Arbejdsgiveren har allerede betalt for samme sygdom")),
)
RULE_OF = {CHRONIC: "P56-1", AT_HIRING: "P56-2", ALREADY_PAID: "P56-3"}
LENGTH, SHORT, PERIODS, RENEWAL = "P56-6", "P56-KORT", "P56-FRAVÆR", "P56-7"
WRITTEN, ALL_LISTED, LASTING, TIED = "P56-4", "P56-5", "P56-8", "P56-9"
ILLNESS = (Field("name", "Sygdom", Kind.TEXT),)
PERIOD = (
    Field("first", "Fra", Kind.DATE, width=4),
    Field("last", "Til", Kind.DATE, width=4),
    Field("days", "Dage", Kind.NUMBER, fixed=True, required=False, width=3),
)
RISKS = (
    Choice("lasting", N_("Varig")), Choice("limited", N_("Tidsbegrænset")), Choice(UNCLEAR, N_("Ikke afklaret")),
)  # fmt: skip


def _is(ground: str) -> Callable[[Answers], bool]:
    return lambda a: a.text("ground") == ground


def _is_planned(a: Answers) -> bool:
    """The two grounds that rest on a stay or treatment that was decided."""
    return a.text("ground") in (AT_HIRING, ALREADY_PAID)


def _is_renewal(a: Answers) -> bool:
    return a.text("which") == "renewal"


def _has_changed(a: Answers) -> bool:
    return a.yes("changed")


def days_of(row: Answers) -> int | None:
    """Both days counted."""
    first, last = row.date("first"), row.date("last")
    return (last - first).days + 1 if first and last and first <= last else None


def absence_days(a: Answers) -> int:
    return sum(days_of(row) or 0 for row in a.rows("absences"))


def computed(a: Answers) -> Answers:
    """The days of each period and of all of them."""
    rows = tuple(
        row.with_answer("days", None if (days := days_of(row)) is None else Decimal(days)) for row in a.rows("absences")
    )
    return a.with_answer("absences", rows or None).with_answer("absence_days", Decimal(absence_days(a)))


FORM = Form("section_56", N_("§ 56-aftale"), sections=(
    Section(N_("Ansøgningen"), (
        ASKED_ON,
        Field("which", "Aftalen er", Kind.CHOICE, width=3, choices=(
            Choice("first", N_("Den første")), Choice("renewal", N_("En fornyelse")),
        )),
        Field("start", "Fra", Kind.DATE, width=3),
        Field("end", "Til", Kind.DATE, width=3, help=N_("Foreslået som den længste periode, reglerne tillader.")),
        Field("earlier_end", "Den forrige sluttede", Kind.DATE, width=4, asked_if=_is_renewal),
    )),
    Section(N_("Ansættelsen"), (
        Field("employed_on", "Ansættelsesdato", Kind.DATE, width=3),
        Field("work", "Arbejdets art", Kind.TEXT, width=9),
        Field("contact", "Arbejdsgiverens kontaktperson", Kind.TEXT, width=6),
        Field("contact_phone", "Kontaktpersonens telefon", Kind.TEXT, required=False, width=3),
        Field("phone", "Virksomhedens telefon", Kind.TEXT, required=False, width=3),
    )),
    Section(N_("Sygdommen"), (
        Field("illnesses", "Sygdomme, aftalen gælder", Kind.ROWS, columns=ILLNESS,
              help=N_("Arbejdsgiveren ser det, der står her. Loven kræver, at sygdommen står i aftalen, og begge "
                      "skriver under på den samme tekst.")),
        Field("all_listed", "Alle sygdomme, der skal give refusion, er med", Kind.YES_NO, required=False, width=6),
        Field("told", "Borgeren ved, at arbejdsgiveren ser sygdommen", Kind.YES_NO, required=False, width=6),
    )),
    Section(N_("Grunden til aftalen"), (
        Field("ground", "Grund", Kind.CHOICE, choices=GROUNDS),
        Field("expected_days", "Ventede fraværsdage det næste år", Kind.NUMBER, required=False, width=4,
              asked_if=_is(CHRONIC)),
        Field("expected_why", "Hvad tallet bygger på", Kind.TEXT, required=False, width=8, asked_if=_is(CHRONIC)),
        Field("paid_days", "Dage, arbejdsgiveren har betalt", Kind.NUMBER, required=False, width=4,
              asked_if=_is(ALREADY_PAID), help=N_("For den samme sygdom, før indlæggelsen eller behandlingen.")),
        Field("decided_on", "Indlæggelse eller behandling bestemt den", Kind.DATE, required=False, width=4,
              asked_if=_is_planned),
        Field("planned_on", "Indlæggelse eller behandling ventet den", Kind.DATE, required=False, width=4,
              asked_if=_is_planned),
        Field("hospital_letter", "Brev fra sygehuset ligger i sagen", Kind.YES_NO, required=False, width=6,
              asked_if=_is_planned),
        Field("fixed_days", "Faste sygedage hver uge på grund af varigt nedsat arbejdsevne?", Kind.CHOICE, width=6,
              choices=ANSWERS),
    )),
    Section(N_("Fravær på grund af sygdommen"), (
        Field("absences", "Fraværsperioder i de seneste 12 måneder", Kind.ROWS, columns=PERIOD, required=False,
              help=N_("Første og sidste dag tælles med.")),
        Field("absence_days", "Fraværsdage i alt", Kind.NUMBER, fixed=True, required=False, width=4),
        Field("changed", "Arbejdet eller helbredet er ændret væsentligt", Kind.YES_NO, required=False, width=8,
              asked_if=_is_renewal),
        Field("changed_how", "Hvad der er ændret", Kind.LONG_TEXT, asked_if=_has_changed,
              help=N_("Kommer kun med i borgerens og sagens kopi.")),
    )),
    Section(N_("Lægens vurdering"), (
        Field("doctor", "Lægens navn og adresse", Kind.TEXT, width=12),
        Field("certificate_on", "Attest LÆ 225 modtaget", Kind.DATE, required=False, width=4),
        Field("risk", "Risikoen for fravær er", Kind.CHOICE, width=4, choices=RISKS),
        Field("medical", "Hvad lægen har vurderet", Kind.LONG_TEXT, required=False,
              help=N_("Kommer kun med i borgerens og sagens kopi.")),
        PAPERS,
    )),
), computed=computed)  # fmt: skip


def longest(a: Answers, basis: Basis) -> date | None:
    """P56-6: the last day an agreement can have; None when it is not settled."""
    start, rule = a.date("start"), settled(a, basis, LENGTH)
    return last_day_of(rule, start, basis) if start and rule and rule.within else None


def law_is_known(a: Answers, basis: Basis) -> Iterator[Finding]:
    yield from unsettled_law(a, basis, *RULE_OF.values(), LENGTH, WRITTEN)


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, end, employed = a.date("start"), a.date("end"), a.date("employed_on")
    for key in ("asked_on", "certificate_on"):
        if (day := a.date(key)) and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    if start and end and end < start:
        yield blocks("end", "Perioden slutter, før den begynder.")
    if start and employed and start < employed:
        yield blocks("start", "Aftalen kan ikke gælde før ansættelsen, {day}.", day=employed, rule=TIED)
    earlier = a.date("earlier_end")
    if _is_renewal(a) and start and earlier and start <= earlier:
        yield blocks("earlier_end", "Den nye aftale begynder, før den forrige slutter.")


def period_is_short_enough(a: Answers, basis: Basis) -> Iterator[Finding]:
    """P56-6 for all, and what is usual for one stay or treatment."""
    start, end, most = a.date("start"), a.date("end"), longest(a, basis)
    if most and end and end > most:
        yield blocks("end", "En § 56-aftale kan højst gælde til {day}.", rule=LENGTH, day=most)
        return
    usual = settled(a, basis, SHORT)
    if _is_planned(a) and start and end and usual and end > (last := last_day_of(usual, start, basis)):
        yield warns("end", "En aftale om en bestemt indlæggelse eller behandling gælder normalt højst til {day}.",
                    rule=SHORT, day=last)  # fmt: skip


def ground_has_facts(a: Answers, basis: Basis) -> Iterator[Finding]:
    """A ground is nothing without what the law asks of it."""
    ground = a.text("ground")
    check = {CHRONIC: _chronic, AT_HIRING: _at_hiring, ALREADY_PAID: _already_paid}.get(ground)
    if check:
        yield from check(a, settled(a, basis, RULE_OF[ground]), basis)


def _lacks(a: Answers, rule: Provision | None, *keys: str) -> Iterator[Finding]:
    for key in keys:
        if rule and not a.answered(key):
            yield blocks(key, "Grunden mangler oplysninger: {label}.", rule=rule.id, label=(FORM.field(key).label,))


def _chronic(a: Answers, rule: Provision | None, basis: Basis) -> Iterator[Finding]:
    """P56-1: so many days are expected in a year."""
    yield from _lacks(a, rule, "expected_days", "expected_why")
    days = a.hours("expected_days")
    if rule and days is not None and days < (least := rule.number("least_days")):
        yield warns("expected_days", "Der ventes {days} fraværsdage. Loven kræver mindst {least} om året.",
                    rule=rule.id, days=days, least=least)  # fmt: skip


def _at_hiring(a: Answers, rule: Provision | None, basis: Basis) -> Iterator[Finding]:
    """P56-2: it was decided by the day of hiring."""
    yield from _lacks(a, rule, "decided_on", "planned_on")
    decided, employed = a.date("decided_on"), a.date("employed_on")
    if rule and decided and employed and decided > employed:
        yield warns("decided_on", "Den blev bestemt efter ansættelsen, {day}. Så gælder denne grund ikke.",
                    rule=rule.id, day=employed)  # fmt: skip
    yield from _planned_fits(a)


def _already_paid(a: Answers, rule: Provision | None, basis: Basis) -> Iterator[Finding]:
    """P56-3: so many days were paid; the sources differ, so the office confirms the number before it is told as law."""
    yield from _lacks(a, rule, "paid_days", "decided_on", "planned_on")
    yield from _planned_fits(a)
    paid = a.hours("paid_days")
    if rule is None or paid is None:
        return
    least, other = rule.number("least_days"), rule.number("other_days")
    if paid < least:
        yield warns("paid_days", "Arbejdsgiveren har betalt {paid} dage. Loven kræver mindst {least}.",
                    rule=rule.id, paid=paid, least=least)  # fmt: skip
    elif paid < other and not basis.is_sure(rule):
        yield unsettled("paid_days", "Kilderne siger både {least} og {other} dage. Hvad der gælder, er ikke afklaret.",
                        rule=rule.id, least=least, other=other)  # fmt: skip


def _planned_fits(a: Answers) -> Iterator[Finding]:
    decided, planned = a.date("decided_on"), a.date("planned_on")
    if decided and planned and planned < decided:
        yield blocks("planned_on", "Den kan ikke ligge, før den blev bestemt {day}.", day=decided)


def absences_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """P56-FRAVÆR: each within the months before the application, the last day after the first, none over another."""
    asked = a.date("asked_on")
    rule = basis.find(PERIODS, counted_from=asked)
    earliest = months_later(asked, -int(rule.number("months"))) if asked and isinstance(rule, Provision) else None
    known_: list[tuple[date, date]] = []
    for number, row in enumerate(a.rows("absences")):
        first, last = row.date("first"), row.date("last")
        if first is None or last is None:
            continue
        if last < first:
            yield blocks("absences", "Fraværet slutter {last}, før det begynder {first}.", row=number, last=last,
                         first=first)  # fmt: skip
            continue
        if last > basis.today:
            yield blocks("absences", "Fraværet ligger ude i fremtiden.", row=number)
        if earliest and first < earliest:
            yield blocks("absences", "Kun fravær fra {day} og frem tæller med.", rule=PERIODS, row=number, day=earliest)
        if any(first <= other_last and other_first <= last for other_first, other_last in known_):
            yield blocks("absences", "Fraværet {first} – {last} overlapper en anden periode.", row=number, first=first,
                         last=last)  # fmt: skip
        known_.append((first, last))


def renewal_is_possible(a: Answers, basis: Basis) -> Iterator[Finding]:
    """P56-7: with too few days in the last year only after a change of work or health."""
    if not _is_renewal(a):
        return
    rule = basis.find(RENEWAL, decided_on=a.date("asked_on"))
    if isinstance(rule, Unsettled):
        yield unsettled("which", "Om aftalen kan fornyes, er ikke afklaret.", rule=rule.id)
    elif not may_renew(rule, days := absence_days(a), is_changed=a.yes("changed")):
        yield warns("absences", "Der var {days} fraværsdage det seneste år. Med færre end {least} fornyes aftalen kun, "
                    "hvis arbejdet eller helbredet er ændret væsentligt.",
                    rule=rule.id, days=days, least=rule.number("least_days"))  # fmt: skip


def illness_is_open(a: Answers, basis: Basis) -> Iterator[Finding]:
    """P56-4 and P56-5: the illness stands on the sheet, so the citizen knows; what is not listed is not refunded."""
    if not a.yes("told"):
        yield blocks("told", "Arbejdsgiveren ser sygdommen i aftalen. Fortæl borgeren det, og sæt kryds.", rule=WRITTEN)
    if not a.yes("all_listed"):
        yield warns("all_listed", "Der er kun refusion for de sygdomme, der står i aftalen.", rule=ALL_LISTED)


def is_no_compensation(a: Answers, basis: Basis) -> Iterator[Finding]:
    """P56-8."""
    rule = settled(a, basis, LASTING)
    if rule and a.text("fixed_days") == YES:
        yield warns("fixed_days", "En § 56-aftale opvejer ikke en arbejdsevne, der er nedsat varigt.", rule=rule.id)


def is_assessed(a: Answers, basis: Basis) -> Iterator[Finding]:
    rule = settled(a, basis, WRITTEN)
    if rule and not a.date("certificate_on"):
        yield warns("certificate_on", "Kommunen godkender på en lægelig vurdering. Bed om attest LÆ 225.", rule=rule.id)


def sheet_is_whole(a: Answers, basis: Basis) -> Iterator[Finding]:
    """What the official form asks and the case does not know."""
    place = basis.case.workplace
    if not place.cvr or not place.p_number:
        yield warns("contact", "Sagen mangler arbejdspladsens CVR-nummer eller P-nummer. Skemaet beder om begge.")
    if _is_planned(a) and not a.yes("hospital_letter"):
        yield warns("hospital_letter", "En kopi af sygehusets brev skal med skemaet.")


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("start"), a.date("end")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    return (
        SignerRole("employer", N_("Arbejdsgiver"), name_of(basis.case, Role.LINE_MANAGER)),
        SignerRole("citizen", N_("Medarbejder"), basis.case.citizen.name),
    )


def asked(a: Answers) -> tuple[Asked, ...]:
    """Without the illness: this goes into letters."""
    return (Asked(DANISH.say(N_("Refusion fra første fraværsdag efter § 56"))),) if a.text("ground") else ()


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    missing = {
        N_("Attest LÆ 225 om sygdommen"): not a.date("certificate_on"),
        N_("Brev fra sygehuset"): _is_planned(a) and not a.yes("hospital_letter"),
        N_("Fraværet i de seneste 12 måneder"): _is_renewal(a) and not a.rows("absences"),
        N_("Dokumentation for det, arbejdsgiveren har betalt"): _is(ALREADY_PAID)(a) and has_no_paper(a),
        N_("Bilag, som der er bedt om"): is_without_papers(a),
    }
    return tuple(words for words, is_missing in missing.items() if is_missing)


CRITERIA = (
    Criterion("ground", N_("Er en af de tre grunde opfyldt?"), "P56-1"),
    Criterion("written", N_("Er aftalen skriftlig, og bygger den på en lægelig vurdering?"), WRITTEN),
    Criterion("illnesses", N_("Står alle sygdomme i aftalen?"), ALL_LISTED),
    Criterion("not_lasting", N_("Er det andet end kompensation for varigt nedsat arbejdsevne?"), LASTING),
    Criterion("renewal", N_("Kan en tidligere aftale fornyes?"), RENEWAL),
    Criterion("length", N_("Er perioden ikke længere, end loven tillader?"), LENGTH),
    Criterion("employer", N_("Gælder aftalen den arbejdsgiver, borgeren er ansat hos?"), TIED),
)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*who_facts(basis.case), *_job(a), *_terms(a)))
    yield from _illness(a)
    yield from _ground(a)
    yield from _absences(a)
    if _has_changed(a):
        yield from section(N_("Hvad der er ændret"), a.text("changed_how"), CASE_ONLY)
    yield from _doctor(a)
    yield from papers_blocks(a)
    yield from _confirmed(basis)
    yield from rules_block(a, basis, RULE_OF.get(a.text("ground"), LENGTH), LENGTH)
    yield signature_lines(signers(a, basis))
    yield from _sheet(a, basis)


def _job(a: Answers) -> tuple[Fact, ...]:
    return (
        Fact(N_("Ansættelsesdato"), shown(a.date("employed_on"))),
        Fact(N_("Arbejdets art"), typed(a.text("work"))),
        *known(
            Fact(N_("Arbejdsgiverens kontaktperson"), typed(a.text("contact"))),
            Fact(N_("Kontaktpersonens telefon"), typed(a.text("contact_phone"))),
            Fact(N_("Virksomhedens telefon"), typed(a.text("phone"))),
        ),
    )


def _terms(a: Answers) -> tuple[Fact, ...]:
    facts = [
        Fact(N_("Søgt den"), shown(a.date("asked_on"))),
        Fact(N_("Aftalen er"), chosen_label(FORM.field("which"), a)),
        Fact(N_("Fra"), shown(a.date("start"))),
        Fact(N_("Til"), shown(a.date("end"))),
    ]
    if _is_renewal(a):
        facts.append(Fact(N_("Den forrige sluttede"), shown(a.date("earlier_end"))))
        facts.append(Fact(N_("Arbejdet eller helbredet er ændret væsentligt"), _yes(a, "changed"), CASE_ONLY))
    return tuple(facts)


def _yes(a: Answers, key: str) -> Piece:
    return words(N_("Ja") if a.yes(key) else N_("Nej"))


def _illness(a: Answers) -> Iterator[Block]:
    """The one place where an employer reads of an illness: the law wants it in the agreement both sign."""
    yield Heading(N_("Sygdommen"))
    yield Table(
        N_("Sygdomme, aftalen gælder"), (Column(N_("Sygdom")),),
        tuple((typed(row.text("name")),) for row in a.rows("illnesses")), by_law=WRITTEN,
    )  # fmt: skip
    yield Paragraph(
        words("Sygdommen står her, fordi loven kræver det. Arbejdsgiveren og medarbejderen skriver under på den samme "
              "tekst. Arbejdsgiveren må kun bruge oplysningen til aftalen."), muted=True,
    )  # fmt: skip
    yield Facts((
        Fact(N_("Alle sygdomme, der skal give refusion, er med"), _yes(a, "all_listed")),
        Fact(N_("Borgeren ved, at arbejdsgiveren ser sygdommen"), _yes(a, "told"), CASE_ONLY),
    ))  # fmt: skip


def _ground(a: Answers) -> Iterator[Block]:
    """The employer's copy names the ground and what it told itself, not the stay."""
    yield Heading(N_("Grunden til aftalen"))
    facts = [Fact(N_("Grund"), chosen_label(FORM.field("ground"), a))]
    if _is(CHRONIC)(a):
        facts += [
            Fact(N_("Ventede fraværsdage det næste år"), shown(a.hours("expected_days"))),
            Fact(N_("Hvad tallet bygger på"), typed(a.text("expected_why")), CASE_ONLY),
        ]
    if _is(ALREADY_PAID)(a):
        facts.append(Fact(N_("Dage, arbejdsgiveren har betalt"), shown(a.hours("paid_days"))))
    if _is_planned(a):
        facts += [
            Fact(N_("Bestemt den"), shown(a.date("decided_on")), CASE_ONLY),
            Fact(N_("Ventet den"), shown(a.date("planned_on")), CASE_ONLY),
            Fact(N_("Brev fra sygehuset ligger i sagen"), _yes(a, "hospital_letter"), CASE_ONLY),
        ]
    facts.append(Fact(N_("Faste sygedage hver uge på grund af varigt nedsat arbejdsevne"),
                      chosen_label(FORM.field("fixed_days"), a), CASE_ONLY))  # fmt: skip
    yield Facts(tuple(facts))


def _absences(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Fravær på grund af sygdommen"))
    if not a.rows("absences"):
        yield Paragraph(words("Der er ikke oplyst fravær i de seneste 12 måneder."))
        return
    yield Table(
        N_("Fraværsperioder i de seneste 12 måneder"),
        (Column(N_("Fra"), 4), Column(N_("Til"), 4), Column(N_("Dage"), 2, numbers=True)),
        tuple(
            (shown(row.date("first")), shown(row.date("last")), shown(days_of(row))) for row in a.rows("absences")
        ),
    )  # fmt: skip
    yield Facts((Fact(N_("Fraværsdage i alt"), shown(absence_days(a))),))


def _doctor(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Lægens vurdering"), readers=CASE_ONLY)
    yield Facts((
        Fact(N_("Lægens navn og adresse"), typed(a.text("doctor"))),
        Fact(N_("Attest LÆ 225 modtaget"), shown(a.date("certificate_on"))),
        Fact(N_("Risikoen for fravær er"), chosen_label(FORM.field("risk"), a)),
    ), CASE_ONLY)  # fmt: skip
    yield from section(N_("Hvad lægen har vurderet"), a.text("medical"), CASE_ONLY)


def _confirmed(basis: Basis) -> Iterator[Block]:
    yield Heading(N_("Hvad der er aftalt"))
    yield Bullets((
        words("Arbejdsgiveren får refusion fra første fraværsdag, når fraværet skyldes en sygdom, der står i aftalen."),
        words("Aftalen gælder kun ansættelsen hos {workplace}. Et nyt job kræver en ny aftale.",
              workplace=basis.case.workplace.name),
        words("Aftalen gælder først, når medarbejderens kommune har godkendt den."),
    ))  # fmt: skip
    yield Bullets((
        words("Med underskriften giver medarbejderen kommunen lov til at hente de oplysninger hos lægen eller "
              "sygehuset, der skal bruges til at afgøre ansøgningen."),
    ), CASE_ONLY)  # fmt: skip


def _sheet(a: Answers, basis: Basis) -> Iterator[Block]:
    """A page of our own with what the official form asks, in its order."""
    yield PageBreak(CASE_ONLY)
    yield Heading(N_("Oplysninger til det officielle skema (DP 211)"), readers=CASE_ONLY)
    yield Paragraph(words("Siden er kommunens egen. Den er ikke skemaet, men har det, som skemaet spørger om."),
                    CASE_ONLY, muted=True)  # fmt: skip
    yield Facts(sheet(a, basis), CASE_ONLY)


def sheet(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    """Line by line what DP 211 asks."""
    case = basis.case
    return (*_employer_part(a, basis), *(
        Fact(N_("Lønmodtagerens navn"), case.citizen.name),
        Fact(N_("Personnummer"), case.citizen.cpr.shown),
        Fact(N_("Bopælskommune"), typed(case.citizen.municipality)),
        Fact(N_("Adresse"), typed(_address(case.citizen.address, case.citizen.postcode, case.citizen.town))),
        Fact(N_("Telefon"), typed(case.citizen.phone)),
        Fact(N_("Stilling"), typed(case.employment.job_title)),
        Fact(N_("Arbejdets art"), typed(a.text("work"))),
        Fact(N_("Sygdom"), typed(", ".join(row.text("name") for row in a.rows("illnesses")))),
        Fact(N_("Lægens navn og adresse"), typed(a.text("doctor"))),
        Fact(N_("Bestemt den"), shown(a.date("decided_on") if _is_planned(a) else None)),
        Fact(N_("Ventet den"), shown(a.date("planned_on") if _is_planned(a) else None)),
    ))  # fmt: skip


def _employer_part(a: Answers, basis: Basis) -> tuple[Fact, ...]:
    place = basis.case.workplace
    periods = tuple(
        Fact(N_("Fraværsperiode"), words("{first} – {last}", first=first, last=last))
        for row in a.rows("absences") if (first := row.date("first")) and (last := row.date("last"))
    )  # fmt: skip
    return (
        Fact(N_("Kommune"), typed(basis.office)),
        Fact(N_("Virksomhedens navn"), place.name),
        Fact(N_("CVR-nummer"), typed(show_cvr(place.cvr) if place.cvr else "")),
        Fact(N_("P-nummer"), typed(place.p_number)),
        Fact(N_("Virksomhedens adresse"), typed(_address(place.address, place.postcode, place.town))),
        Fact(N_("Virksomhedens telefon"), typed(a.text("phone") or place.phone)),
        Fact(N_("Arbejdsgiverens kontaktperson"), typed(a.text("contact"))),
        Fact(N_("Kontaktpersonens telefon"), typed(a.text("contact_phone"))),
        *periods,
        Fact(N_("Ansættelsesdato"), shown(a.date("employed_on"))),
        Fact(N_("Grund"), chosen_label(FORM.field("ground"), a)),
    )


def _address(street: str, postcode: str, town: str) -> str:
    return ", ".join(part for part in (street, f"{postcode} {town}".strip()) if part)


def begin(basis: Basis) -> Answers:
    """Two years from next Monday, as far as the rules say so."""
    start, case = next_monday(basis.today), basis.case
    answers = Answers({"asked_on": basis.today, "which": "first", "start": start, "fixed_days": "no", "risk": UNCLEAR})
    answers = answers.with_answer("employed_on", case.employment.since).with_answer("end", longest(answers, basis))
    answers = answers.with_answer("contact", name_of(case, Role.LINE_MANAGER) or None)
    return answers.with_answer("doctor", name_of(case, Role.GP) or None)


def sample(basis: Basis) -> Answers:
    """A believable application for a lasting illness with scattered days."""
    today = basis.today
    absences = tuple(
        Answers({"first": today - timedelta(days=ago), "last": today - timedelta(days=ago - long)})
        for ago, long in ((300, 3), (170, 5), (62, 2))
    )
    return filled(begin(basis), {
        "employed_on": basis.case.employment.since or date(2019, 8, 1),
        "work": "Planlægning og undervisning", "contact": "Anne Winther",
        "illnesses": (Answers({"name": "Migræne"}),), "all_listed": True, "told": True,
        "ground": CHRONIC, "expected_days": Decimal(14), "expected_why": "Fraværet i det seneste år og lægens attest",
        "absences": absences, "doctor": "Lægehuset ved Åen, Torvet 2, 5560 Aarup",
        "certificate_on": today - timedelta(days=3), "risk": "lasting",
        "medical": "Sygdommen er kronisk. Anfald ventes en til to gange om måneden.",
        "papers": (Answers({"what": "Attest LÆ 225", "state": "there"}),),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.APPLICATION,
    title=N_("§ 56-aftale om refusion fra første fraværsdag"),
    icon="calendar-clock",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        law_is_known, dates_fit, period_is_short_enough, ground_has_facts, absences_fit, renewal_is_possible,
        illness_is_open, is_no_compensation, is_assessed, sheet_is_whole, papers_are_there,
    ),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"applications", "section_56_illness"})},
    purposes=frozenset({"section_56"}),
    rules=(*RULE_OF.values(), LENGTH, SHORT, PERIODS, RENEWAL, WRITTEN, ALL_LISTED, LASTING, TIED, "P56-10", "LOK-56"),
    application=Application(CRITERIA, asked, needed),
    paste=Paste(N_("Kopiér oplysninger til DP 211"), sheet),
)  # fmt: skip
