"""Request for a medical certificate (lægeattest): which form, what is asked, by when, what was answered."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.document import CASE_ONLY, Block, Fact, Facts, Heading, Paragraph, Reader, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import chosen_label, citizen_facts, last_day_of, name_of, section, shown, typed
from caseworker_app.texts import N_

FIRST_TALK = "la_285"
KINDS = (
    Choice("la_125", N_("LÆ 125 Statusattest")), Choice("la_135", N_("LÆ 135 Specifik helbredsattest")),
    Choice("la_145", N_("LÆ 145 Generel helbredsattest")), Choice("la_225", N_("LÆ 225 Kronisk sygdom (§ 56)")),
    Choice("la_265", N_("LÆ 265 Rehabiliteringsattest")), Choice(FIRST_TALK, N_("LÆ 285 Opfølgning på sygedagpenge")),
)  # fmt: skip
RULE_OF = {
    "la_125": "ATT-125", "la_135": "ATT-135", "la_145": "ATT-145", "la_225": "ATT-225", "la_265": "ATT-265",
    FIRST_TALK: "SDP-11A-dl",
}  # fmt: skip
NEEDED_ONLY, BOTH_TELL = "SDP-11A", "SDP-11A-info"


def _for_first_talk(a: Answers) -> bool:
    return a.text("kind") == FIRST_TALK


def _needs_visit(a: Answers) -> bool:
    """All but the one written from the records."""
    return a.text("kind") not in ("", "la_125")


FORM = Form("certificate_request", N_("Anmodning om lægeattest"), sections=(
    Section(N_("Attesten"), (
        Field("kind", "Attest", Kind.CHOICE, width=6, choices=KINDS),
        Field("requested_on", "Anmodet den", Kind.DATE, width=3),
        Field("due", "Svar senest", Kind.DATE, required=False, width=3,
              help=N_("Tom: fristen for attesten efter reglerne.")),
        Field("doctor", "Læge eller afdeling", Kind.TEXT, width=9),
        Field("visit_on", "Konsultation hos lægen", Kind.DATE, required=False, width=3, asked_if=_needs_visit),
    )),
    Section(N_("Det, der spørges om"), (
        Field("asked", "Spørgsmål til lægen", Kind.LONG_TEXT, help=N_("Spørg kun om det, sagen skal bruge.")),
        Field("why", "Derfor er attesten nødvendig", Kind.LONG_TEXT,
              help=N_("Kommer kun med i borgerens og sagens kopi.")),
        Field("citizen_says", "Borgerens svar på, hvordan arbejdet er påvirket", Kind.LONG_TEXT, required=False,
              asked_if=_for_first_talk),
        Field("employer_says", "Arbejdspladsens svar på, hvordan arbejdet er påvirket", Kind.LONG_TEXT, required=False,
              asked_if=_for_first_talk),
    )),
    Section(N_("Svaret"), (
        Field("received_on", "Attesten modtaget", Kind.DATE, required=False, width=4),
        Field("answer", "Hvad lægen svarede", Kind.LONG_TEXT, required=False,
              help=N_("Kommer kun med i borgerens og sagens kopi og aldrig til arbejdspladsen.")),
    )),
))  # fmt: skip


def rule_of(a: Answers, basis: Basis) -> Provision | Unsettled | None:
    """The deadline of that certificate on the day it is asked for."""
    name, on = RULE_OF.get(a.text("kind")), a.date("requested_on")
    return basis.find(name, counted_from=on) if name and on else None


def by_rule(a: Answers, basis: Basis) -> date | None:
    """The last day by the rule; a consultation can make it earlier."""
    rule, on = rule_of(a, basis), a.date("requested_on")
    if on is None or not isinstance(rule, Provision) or rule.within is None:
        return None
    last, visit = last_day_of(rule, on, basis), a.date("visit_on")
    if visit and "after_visit" in rule.values and _needs_visit(a):
        last = min(last, visit + timedelta(days=int(rule.number("after_visit"))))
    return last


def last_day(a: Answers, basis: Basis) -> date | None:
    """What was written, or else what the rule says."""
    return a.date("due") or by_rule(a, basis)


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    on, received = a.date("requested_on"), a.date("received_on")
    for key, day in (("requested_on", on), ("received_on", received)):
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    for key in ("due", "visit_on", "received_on"):
        day = a.date(key)
        if on and day and day < on and (key != "visit_on" or _needs_visit(a)):
            yield blocks(key, "Datoen ligger før anmodningen den {day}.", day=on)


def doctor_has_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    """The deadline of each certificate; the one for the first talk is set, but never too short."""
    rule, on, due = rule_of(a, basis), a.date("requested_on"), a.date("due")
    if isinstance(rule, Unsettled):
        if due is None:
            yield unsettled("due", "Fristen for attesten er ikke afklaret. Skriv, hvornår svaret skal være der.",
                            rule=rule.id)  # fmt: skip
        return
    if rule is None or on is None or due is None:
        return
    least = int(rule.number("least_days")) if "least_days" in rule.values else 0
    usual = by_rule(a, basis)
    if on <= due < on + timedelta(days=least):
        yield blocks("due", "Lægen skal have mindst {least} dage.", rule=rule.id, least=least)
    elif usual and not _for_first_talk(a) and due < usual:
        yield warns("due", "Lægen har til {day} efter reglerne.", rule=rule.id, day=usual)
    elif usual and due > usual:
        yield warns("due", "Efter reglerne skal svaret være der senest {day}.", rule=rule.id, day=usual)


def answer_is_there(a: Answers, basis: Basis) -> Iterator[Finding]:
    received, last = a.date("received_on"), last_day(a, basis)
    if received and not a.text("answer"):
        yield warns("answer", "Skriv kort, hvad lægen svarede.")
    if a.text("answer") and not received:
        yield blocks("received_on", "Skriv, hvornår attesten blev modtaget.")
    if received and last and received > last:
        yield warns("received_on", "Attesten kom efter fristen {day}.", day=last)
    if not received and last and last < basis.today:
        yield warns("received_on", "Fristen var {day}. Spørg lægen, hvor svaret er.", day=last)


def both_have_told(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-11A-info: what both told goes along with the request for the first talk."""
    on = a.date("requested_on")
    rule = basis.find(BOTH_TELL, counted_from=on) if on else None
    for key in ("citizen_says", "employer_says"):
        if _for_first_talk(a) and isinstance(rule, Provision) and not a.text(key):
            yield warns(key, "Anmodningen skal have både borgerens og arbejdspladsens svar med.", rule=rule.id)


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("requested_on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((
        *citizen_facts(basis.case),
        Fact(N_("Attest"), chosen_label(FORM.field("kind"), a)),
        Fact(N_("Til"), typed(a.text("doctor"))),
        Fact(N_("Anmodet den"), shown(a.date("requested_on"))),
        *((Fact(N_("Konsultation hos lægen"), shown(a.date("visit_on"))),) if _needs_visit(a) else ()),
        Fact(N_("Svar senest"), shown(last_day(a, basis))),
    ))  # fmt: skip
    yield from section(N_("Spørgsmål til lægen"), a.text("asked"))
    if _for_first_talk(a):
        yield from section(N_("Borgerens svar på, hvordan arbejdet er påvirket"), a.text("citizen_says"))
        yield from section(N_("Arbejdspladsens svar på, hvordan arbejdet er påvirket"), a.text("employer_says"))
    yield Paragraph(words("Siden er kommunens egen og er ikke attesten. Kommunen betaler for attesten. Svar i "
                          "den blanket, der er bedt om."), muted=True)  # fmt: skip
    yield from section(N_("Derfor er attesten nødvendig"), a.text("why"), CASE_ONLY)
    yield Heading(N_("Svaret"), readers=CASE_ONLY)
    if a.date("received_on") is None:
        yield Paragraph(words("Lægen har ikke svaret endnu."), CASE_ONLY)
    else:
        yield Facts((Fact(N_("Attesten modtaget"), shown(a.date("received_on"))),), CASE_ONLY)
    yield from section(N_("Hvad lægen svarede"), a.text("answer"), CASE_ONLY)


def begin(basis: Basis) -> Answers:
    doctor = name_of(basis.case, Role.GP)
    return Answers({"requested_on": basis.today, **({"doctor": doctor} if doctor else {})})


def sample(basis: Basis) -> Answers:
    """A believable request before the first talk that was answered."""
    on = basis.today - timedelta(days=12)
    return Answers({
        **begin(basis), "kind": FIRST_TALK, "requested_on": on, "due": on + timedelta(days=14),
        "doctor": name_of(basis.case, Role.GP) or "Lægehuset ved Åen", "visit_on": on + timedelta(days=6),
        "asked": "Hvornår kan arbejdet begyndes helt eller delvist?\nHvilke hensyn er der brug for?",
        "why": "Det er uklart, om en optrapning kan begynde før nytår.",
        "citizen_says": "Kan klare rolige opgaver et par timer ad gangen.",
        "employer_says": "Møder er taget væk. Kontorarbejde kan tilbydes.",
        "received_on": on + timedelta(days=10),
        "answer": "Kan begynde med to timer om dagen. Mere fra januar.",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Anmodning om lægeattest"),
    icon="stethoscope",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, doctor_has_time, answer_is_there, both_have_told),
    readers=(Reader.CITIZEN, Reader.DOCTOR, Reader.FILE),
    shares={Reader.DOCTOR: frozenset({"certificate"})},
    purposes=frozenset(),
    asks=frozenset({Reader.DOCTOR}),
    rules=(*RULE_OF.values(), NEEDED_ONLY, BOTH_TELL, "CON-11A"),
)
