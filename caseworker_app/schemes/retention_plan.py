"""Retention plan of employer and employee (fastholdelsesplan): what can be done at work, what must change, who acts."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind, Role
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Column,
    Fact,
    Facts,
    Heading,
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
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.partial_return import FOLLOW_UP
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    chosen_labels,
    citizen_facts,
    months_later,
    name_of,
    section,
    shown,
    told,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

OWNERS = (
    Choice("employee", N_("Medarbejderen")), Choice("employer", N_("Arbejdspladsen")),
    Choice("municipality", N_("Kommunen")), Choice("others", N_("Andre")),
)  # fmt: skip
CAN = (
    Choice("can", N_("Kan udføres")), Choice("adapted", N_("Kan udføres med tilpasning")),
    Choice("cannot", N_("Kan ikke udføres")),
)  # fmt: skip
TASK = (
    Field("what", "Opgave", Kind.TEXT, width=4),
    Field("can", "Kan den udføres?", Kind.CHOICE, width=4, choices=CAN),
    Field("how", "Tilpasning, eller hvem der overtager", Kind.TEXT, required=False, width=4),
)
ACTION = (
    Field("owner", "Hvem", Kind.CHOICE, width=3, choices=OWNERS),
    Field("name", "Navn", Kind.TEXT, required=False, width=3),
    Field("what", "Aftale", Kind.TEXT, width=4),
    Field("due", "Senest", Kind.DATE, width=2),
)
SUPPORT = (
    Choice("partial", N_("Delvis raskmelding")), Choice("placement", N_("Virksomhedspraktik")),
    Choice("aids", N_("Hjælpemidler og indretning")), Choice("mentor", N_("Mentor")),
    Choice("assistance", N_("Personlig assistance")), Choice("section_56", N_("§ 56-aftale")),
)  # fmt: skip


def _refused(a: Answers) -> bool:
    return a.text("answer") == "refused"


def _made(a: Answers) -> bool:
    return not _refused(a)


FORM = Form("retention_plan", N_("Fastholdelsesplan"), sections=(
    Section(N_("Ønsket om en plan"), (
        Field("requested_by", "Ønsket af", Kind.CHOICE, width=4, choices=(
            Choice("employee", N_("Medarbejderen")), Choice("employer", N_("Arbejdsgiveren")),
            Choice("both", N_("Begge")),
        )),
        Field("requested_on", "Ønsket den", Kind.DATE, width=4),
        Field("answer", "Arbejdsgiverens svar", Kind.CHOICE, width=4, choices=(
            Choice("made", N_("Planen er lavet")), Choice("refused", N_("Arbejdsgiveren har sagt nej")),
        )),
        Field("refused_on", "Afslået den", Kind.DATE, width=4, asked_if=_refused),
        Field("refused_why", "Arbejdsgiverens begrundelse", Kind.LONG_TEXT, asked_if=_refused),
        Field("made_on", "Planen er lavet den", Kind.DATE, width=4, asked_if=_made),
    )),
    Section(N_("Målet"), (
        Field("goal", "Tilbage på arbejde", Kind.CHOICE, width=4, asked_if=_made, choices=(
            Choice("whole", N_("Helt")), Choice("partly", N_("Delvist")),
        )),
        Field("goal_on", "Ventet dato", Kind.DATE, width=4, asked_if=_made),
        Field("goal_text", "Målet med egne ord", Kind.LONG_TEXT, required=False, asked_if=_made),
    )),
    Section(N_("Opgaver"), (Field("tasks", "Opgaver", Kind.ROWS, columns=TASK, asked_if=_made),)),
    Section(N_("Tid, hensyn og støtte"), (
        Field("hours", "Arbejdstid og optrapning", Kind.LONG_TEXT, asked_if=_made),
        Field("accommodations", "Skånehensyn", Kind.LONG_TEXT, required=False, asked_if=_made,
              help=N_("Beskriv funktion, ikke sygdom.")),
        Field("aids", "Hjælpemidler og indretning", Kind.LONG_TEXT, required=False, asked_if=_made),
        Field("redeployment", "Andre opgaver eller omplacering", Kind.LONG_TEXT, required=False, asked_if=_made),
        Field("support", "Støtte fra kommunen, der ønskes undersøgt", Kind.SEVERAL, choices=SUPPORT, required=False,
              asked_if=_made),
        Field("colleagues", "Kollegerne får at vide", Kind.TEXT, required=False, asked_if=_made),
    )),
    Section(N_("Aftaler og opfølgning"), (
        Field("actions", "Aftaler", Kind.ROWS, columns=ACTION, asked_if=_made),
        Field("contact", "Kontakt indtil da", Kind.TEXT, required=False, asked_if=_made, width=6,
              placeholder=N_("Hvor tit og hvordan")),
        Field("steward_present", "Tillidsrepræsentanten skriver under som vidne", Kind.YES_NO, required=False,
              width=6, asked_if=_made),
        Field("follow_ups", "Opfølgning", Kind.ROWS, columns=FOLLOW_UP, asked_if=_made),
        Field("attachments", "Bilag", Kind.TEXT, required=False, asked_if=_made),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    wanted, first = a.date("requested_on"), basis.case.first_absence_day
    answered = "refused_on" if _refused(a) else "made_on"
    for key in ("requested_on", answered):
        if (day := a.date(key)) and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    if wanted and first and wanted < first:
        yield blocks("requested_on", "Planen er ønsket før første fraværsdag, {day}.", day=first)
    if wanted and (day := a.date(answered)) and day < wanted:
        yield blocks(answered, "Svaret kan ikke ligge før ønsket, {day}.", day=wanted)


def plan_looks_ahead(a: Answers, basis: Basis) -> Iterator[Finding]:
    made = a.date("made_on")
    if _refused(a) or made is None:
        return
    if (goal := a.date("goal_on")) and goal <= made:
        yield blocks("goal_on", "Målet skal ligge efter den dag, planen er lavet.")
    for key, column in (("actions", "due"), ("follow_ups", "on")):
        for number, row in enumerate(a.rows(key)):
            if (day := row.date(column)) and day < made:
                yield blocks(key, "Datoen {day} ligger, før planen er lavet.", row=number, day=day)


def absence_is_long(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-07B-1: the employee may ask when the absence is expected to last longer than the weeks of the rule."""
    first, goal = basis.case.first_absence_day, a.date("goal_on")
    if basis.case.kind is not CaseKind.SICK_LISTED:
        yield warns("requested_by", "En fastholdelsesplan efter loven kræver fravær. Planen kan laves frivilligt.",
                    rule="SDP-07B-1")  # fmt: skip
        return
    rule = basis.find("SDP-07B-1")
    if isinstance(rule, Unsettled):
        yield unsettled("requested_by", "Om medarbejderen kan bede om en plan, er ikke afklaret.", rule=rule.id)
    elif first and goal and _made(a) and a.text("goal") == "whole":
        limit = first + timedelta(weeks=int(rule.number("weeks")))
        if goal <= limit:
            yield warns(
                "goal_on",
                "Medarbejderen ventes tilbage inden {day}. Loven handler om fravær på mere end {weeks} uger.",
                rule=rule.id, day=limit, weeks=rule.number("weeks"),
            )  # fmt: skip


def tasks_are_thought_through(a: Answers, basis: Basis) -> Iterator[Finding]:
    rows = a.rows("tasks") if _made(a) else ()
    for number, row in enumerate(rows):
        task = row.text("what") or BLANK
        if row.text("can") == "adapted" and not row.text("how"):
            yield blocks("tasks", "Skriv, hvilken tilpasning “{task}” kræver.", row=number, task=task)
        elif row.text("can") == "cannot" and not row.text("how"):
            yield warns("tasks", "Skriv, hvem der overtager “{task}”.", row=number, task=task)


def both_do_something(a: Answers, basis: Basis) -> Iterator[Finding]:
    owners = {row.text("owner") for row in a.rows("actions")}
    for key, label in (("employee", N_("Medarbejderen")), ("employer", N_("Arbejdspladsen"))):
        if _made(a) and a.rows("actions") and key not in owners:
            yield warns("actions", "{party} har ingen aftale. Er det rigtigt?", party=(label,))


def period(a: Answers) -> tuple[date | None, date | None]:
    """From the day it was made to the day of its goal; a refusal is a day."""
    return (a.date("refused_on"), None) if _refused(a) else (a.date("made_on"), a.date("goal_on"))


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    """Employer and employee; nobody signs that there is no plan."""
    if _refused(a):
        return ()
    case = basis.case
    roles = [
        SignerRole("citizen", N_("Medarbejder"), case.citizen.name),
        SignerRole("line_manager", N_("For arbejdspladsen"), name_of(case, Role.LINE_MANAGER)),
    ]
    if a.yes("steward_present"):
        roles.append(SignerRole("shop_steward", N_("Tillidsrepræsentant"), name_of(case, Role.SHOP_STEWARD)))
    return tuple(roles)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield Facts((
        Fact(N_("Ønsket af"), chosen_label(FORM.field("requested_by"), a)),
        Fact(N_("Ønsket den"), shown(a.date("requested_on"))),
        Fact(N_("Arbejdsgiverens svar"), chosen_label(FORM.field("answer"), a)),
    ))  # fmt: skip
    if _refused(a):
        yield Facts((Fact(N_("Afslået den"), shown(a.date("refused_on"))),))
        yield from section(N_("Arbejdsgiverens begrundelse"), a.text("refused_why"))
        yield Paragraph(words("Arbejdsgiveren kan sige nej til en fastholdelsesplan. Kommunen følger op uden den."))
        return
    yield from _goal(a)
    yield from _tasks(a)
    yield from _support(a)
    yield from _actions(a)
    yield from _last_words(basis)
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))


def _goal(a: Answers) -> Iterator[Block]:
    yield Facts((
        Fact(N_("Planen er lavet den"), shown(a.date("made_on"))),
        Fact(N_("Tilbage på arbejde"), chosen_label(FORM.field("goal"), a)),
        Fact(N_("Ventet dato"), shown(a.date("goal_on"))),
    ))  # fmt: skip
    yield from section(N_("Målet"), a.text("goal_text"))


def _tasks(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Opgaver"))
    yield Table(
        N_("Opgaver"),
        (Column(N_("Opgave"), 4), Column(N_("Kan den udføres?"), 3),
         Column(N_("Tilpasning, eller hvem der overtager"), 5)),
        tuple((typed(row.text("what")), chosen_label(TASK[1], row), typed(row.text("how"))) for row in a.rows("tasks")),
    )  # fmt: skip


def _support(a: Answers) -> Iterator[Block]:
    yield from section(N_("Arbejdstid og optrapning"), a.text("hours"))
    yield from section(N_("Skånehensyn"), a.text("accommodations"))
    yield from section(N_("Hjælpemidler og indretning"), a.text("aids"))
    yield from section(N_("Andre opgaver eller omplacering"), a.text("redeployment"))
    if support := chosen_labels(FORM.field("support"), a):
        yield Heading(N_("Støtte fra kommunen, der ønskes undersøgt"))
        yield Bullets(support)
    if colleagues := told(N_("Kollegerne får at vide"), a.text("colleagues")):
        yield Facts(colleagues)


def _actions(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Aftaler"))
    yield Table(
        N_("Aftaler"),
        (Column(N_("Hvem"), 4), Column(N_("Aftale"), 6), Column(N_("Senest"), 2)),
        tuple((_owner(row), typed(row.text("what")), shown(row.date("due"))) for row in a.rows("actions")),
    )
    yield Heading(N_("Opfølgning"))
    yield Table(
        N_("Opfølgning"),
        (Column(N_("Opfølgning"), 3), Column(N_("Form"), 3), Column(N_("Ansvarlig"), 6)),
        tuple(
            (shown(row.date("on")), chosen_label(FOLLOW_UP[1], row), typed(row.text("who")))
            for row in a.rows("follow_ups")
        ),
    )
    if more := (*told(N_("Kontakt indtil da"), a.text("contact")), *told(N_("Bilag"), a.text("attachments"))):
        yield Facts(more)


def _owner(row: Answers) -> Piece:
    owner, name = chosen_label(ACTION[0], row), row.text("name")
    if not name:
        return owner
    return words("{party}: {name}", party=(ACTION[0].label_of(row.text("owner")),), name=name)


def _last_words(basis: Basis) -> Iterator[Block]:
    """SDP-07B-2: the plan comes along to the municipality, where the rule is known to apply."""
    if not isinstance(basis.find("SDP-07B-2"), Unsettled):
        yield Paragraph(words("Medarbejderen tager planen med til den næste samtale i kommunen."))


def begin(basis: Basis) -> Answers:
    """Asked for by the employee and made today, with a follow-up in two weeks."""
    follow_up = Answers({"on": basis.today + timedelta(weeks=2), "how": "meeting",
                         "who": name_of(basis.case, Role.LINE_MANAGER)})  # fmt: skip
    return Answers({
        "requested_by": "employee",
        "requested_on": basis.today,
        "answer": "made",
        "made_on": basis.today,
        "goal": "partly",
        "follow_ups": (follow_up,),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable plan made today."""
    today, manager = basis.today, name_of(basis.case, Role.LINE_MANAGER) or "Anne Winther"
    soon, later = today + timedelta(days=7), today + timedelta(days=14)
    return Answers({
        **begin(basis),
        "goal": "whole",
        "goal_on": months_later(today, 4),
        "goal_text": "Tilbage i samme job med de samme opgaver.",
        "tasks": (
            Answers({"what": "Planlægning", "can": "can"}),
            Answers({"what": "Møder med forældre", "can": "adapted", "how": "Højst to om ugen, med en kollega"}),
            Answers({"what": "Gårdvagt", "can": "cannot", "how": "Kollegerne i teamet overtager"}),
        ),
        "hours": "15 timer om ugen de første to uger\nDerefter 3 timer mere hver anden uge",
        "accommodations": "Pause hver anden time",
        "aids": "Hæve-sænke-bord afprøves",
        "redeployment": "Undersøges først, hvis timerne ikke kan øges",
        "support": ("partial", "aids"),
        "colleagues": "At timerne er nedsat, og hvilke opgaver der er flyttet",
        "actions": (
            Answers({"owner": "employer", "name": manager, "what": "Lave en vagtplan", "due": soon}),
            Answers({"owner": "employee", "what": "Skrive ned, hvordan dagene går", "due": later}),
        ),
        "contact": "Telefon hver fredag",
        "follow_ups": (Answers({"on": today + timedelta(weeks=2), "how": "meeting", "who": manager}),),
        "attachments": "Ingen",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.AGREEMENT,
    title=N_("Fastholdelsesplan"),
    icon="list-checks",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, plan_looks_ahead, absence_is_long, tasks_are_thought_through, both_do_something),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.UNION, Reader.FILE),
    shares={
        Reader.EMPLOYER: frozenset({"work_functions", "tasks", "working_hours", "accommodations"}),
        Reader.UNION: frozenset({"agreements_made"}),
    },
    rules=("SDP-07B-1", "SDP-07B-2"),
)
