"""The evaluation at the end of a placement (evaluering af virksomhedspraktik): what came of each aim, and what now."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Block, Column, Fact, Facts, Heading, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.hours_plan import HOURS_A_WEEK
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    citizen_facts,
    section,
    shown,
    shown_hours,
    told,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

REACHED = (Choice("yes", N_("Nået")), Choice("partly", N_("Delvist nået")), Choice("no", N_("Ikke nået")))
GOAL = (
    Field("what", "Mål", Kind.TEXT, width=5),
    Field("reached", "Nået", Kind.CHOICE, width=3, choices=REACHED),
    Field("remark", "Hvad vi så", Kind.TEXT, required=False, width=4),
)
RESULTS = (
    Choice("own_job", N_("Tilbage i eget job")), Choice("adapted", N_("Eget job med ændringer")),
    Choice("redeployed", N_("Andet arbejde på arbejdspladsen")), Choice("elsewhere", N_("Arbejde et andet sted")),
    Choice("longer", N_("Praktikken ønskes forlænget")), Choice("other_scheme", N_("Anden støtte")),
    Choice("stopped", N_("Praktikken stoppede før tiden")),
)  # fmt: skip


def _stopped(a: Answers) -> bool:
    return a.text("result") == "stopped"


FORM = Form("placement_evaluation", N_("Evaluering af virksomhedspraktik"), sections=(
    Section(N_("Evalueringen"), (
        Field("on", "Dato", Kind.DATE, width=3),
        Field("who", "Talt med", Kind.TEXT, width=9),
        Field("start", "Praktikken begyndte", Kind.DATE, width=3),
        Field("end", "Praktikken sluttede", Kind.DATE, width=3),
        Field("hours", "Timer om ugen til sidst", Kind.HOURS, width=6),
    )),
    Section(N_("Mål"), (Field("goals", "Mål", Kind.ROWS, columns=GOAL),)),
    Section(N_("Udbytte"), (
        Field("tasks", "Opgaver, der gik godt", Kind.LONG_TEXT),
        Field("hard", "Opgaver, der var svære", Kind.LONG_TEXT, required=False,
              help=N_("Beskriv arbejdet, ikke sygdommen.")),
        Field("citizen_says", "Medarbejderens egen vurdering", Kind.LONG_TEXT, required=False),
        Field("workplace_says", "Praktikstedets vurdering", Kind.LONG_TEXT, required=False),
    )),
    Section(N_("Hvad nu"), (
        Field("result", "Resultat", Kind.CHOICE, width=6, choices=RESULTS),
        Field("stopped_why", "Hvorfor praktikken stoppede", Kind.TEXT, width=6, asked_if=_stopped,
              help=N_("Skriv om arbejdet, ikke om sygdom.")),
        Field("next", "Næste skridt", Kind.LONG_TEXT, help=N_("Hvem gør hvad, og hvornår.")),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    on, start, end = a.date("on"), a.date("start"), a.date("end")
    if on and on > basis.today:
        yield blocks("on", "Datoen ligger ude i fremtiden.")
    if start and end and end < start:
        yield blocks("end", "Praktikken kan ikke slutte, før den begynder.")


def hours_are_possible(a: Answers, basis: Basis) -> Iterator[Finding]:
    hours = a.hours("hours")
    if hours is not None and hours > HOURS_A_WEEK:
        yield blocks("hours", "En uge har kun {most} timer.", most=HOURS_A_WEEK)


def purpose_is_looked_at(a: Answers, basis: Basis) -> Iterator[Finding]:
    """VP-59: the precise purpose is what is evaluated; no aim reached asks for another way on."""
    start = a.date("start")
    if start is None:
        return
    rule = basis.find("VP-59", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("goals", "Hvilke krav der er til formålet, er ikke afklaret for den dato.", rule=rule.id)
    elif a.text("result") == "longer" and {row.text("reached") for row in a.rows("goals")} == {"yes"}:
        yield warns("result", "Alle mål er nået. Skriv i næste skridt, hvad mere praktik skal bruges til.",
                    rule=rule.id)  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield Facts((
        Fact(N_("Dato"), shown(a.date("on"))),
        Fact(N_("Talt med"), typed(a.text("who"))),
        Fact(N_("Periode"), words("{start} til {end}", start=a.date("start") or BLANK, end=a.date("end") or BLANK)),
        Fact(N_("Timer om ugen til sidst"), shown_hours(a.hours("hours"))),
        Fact(N_("Resultat"), chosen_label(FORM.field("result"), a)),
        *((Fact(N_("Hvorfor praktikken stoppede"), typed(a.text("stopped_why"))),) if _stopped(a) else ()),
    ))  # fmt: skip
    yield from section(N_("Næste skridt"), a.text("next"))
    yield Heading(N_("Mål"))
    yield Table(
        N_("Mål"),
        (Column(N_("Mål"), 5), Column(N_("Nået"), 3), Column(N_("Hvad vi så"), 4)),
        tuple(
            (typed(row.text("what")), chosen_label(GOAL[1], row), typed(row.text("remark"))) for row in a.rows("goals")
        ),
    )
    yield from section(N_("Opgaver, der gik godt"), a.text("tasks"))
    said = (
        *told(N_("Opgaver, der var svære"), a.text("hard")),
        *told(N_("Medarbejderens egen vurdering"), a.text("citizen_says")),
        *told(N_("Praktikstedets vurdering"), a.text("workplace_says")),
    )
    if said:
        yield Facts(said)


def begin(basis: Basis) -> Answers:
    return Answers({"on": basis.today, "end": basis.today})


def carried(begun: Answers, earlier: Answers) -> Answers:
    """The days and the aims of the placement it is about; the last hours that were agreed on."""
    hours = [number for row in earlier.rows("plan") if (number := row.hours("hours")) is not None]
    goals = tuple(Answers({"what": what}) for row in earlier.rows("goals") if (what := row.text("what")))
    end, today = earlier.date("end"), begun.date("on")
    known = {"start": earlier.date("began") or earlier.date("start"), "goals": goals or None,
             "end": min(end, today) if end and today else end, "hours": hours[-1] if hours else None}  # fmt: skip
    for key, value in known.items():
        begun = begun.with_answer(key, value) if value is not None else begun
    return begun


def sample(basis: Basis) -> Answers:
    """A believable evaluation on the last day."""
    return Answers({
        "on": basis.today,
        "who": "Medarbejder og leder",
        "start": date.fromordinal(basis.today.toordinal() - 55),
        "end": basis.today,
        "hours": Decimal(15),
        "goals": (
            Answers({"what": "Antal timer om ugen", "reached": "yes", "remark": "15 timer holdes uden afbrydelser"}),
            Answers({"what": "Opgaver med flere kolleger", "reached": "partly", "remark": "Går bedst om formiddagen"}),
        ),
        "tasks": "Planlægning og forberedelse\nTeammøder",
        "hard": "Mange skift mellem opgaver",
        "citizen_says": "Faste dage gør det lettere at planlægge.",
        "workplace_says": "Opgaverne bliver løst til tiden.",
        "result": "adapted",
        "next": "Lederen og medarbejderen laver en aftale om delvis raskmelding inden for to uger.",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Evaluering af virksomhedspraktik"),
    icon="check-circle",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, hours_are_possible, purpose_is_looked_at),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"working_hours", "tasks"})},
    purposes=frozenset({"follow_up", "retention", "placement"}),
    continues="placement",
    carried=carried,
    rules=("VP-59",),
)
