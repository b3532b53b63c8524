"""Redeployment (omplacering): from one job to another, for a time, for good or on trial, and what was tried before."""

from collections.abc import Iterator
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
    Paragraph,
    Reader,
    Signatures,
    Signer,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.hours_plan import HOURS_A_WEEK, next_monday
from caseworker_app.schemes.partial_return import FOLLOW_UP
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import (
    chosen_label,
    chosen_labels,
    citizen_facts,
    months_later,
    name_of,
    section,
    shown,
    shown_hours,
    told,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

REVIEW_MONTHS, TRIAL_MONTHS = 2, 3
"""What a new draft proposes; both are agreed freely."""
TYPES = (
    Choice("temporary", N_("Midlertidig")), Choice("permanent", N_("Varig")), Choice("trial", N_("På prøve")),
)  # fmt: skip
OTHER_JOB, OTHER_PLACE = "other_job", "other_place"
LADDER = (
    Choice("own_job", N_("Eget job med tilpasning")), Choice(OTHER_JOB, N_("Andet job samme sted")),
    Choice(OTHER_PLACE, N_("Andet arbejdssted")),
)  # fmt: skip
"""From the least change to the largest: each is tried or told why not before the next."""
OUTCOMES = (
    Choice("chosen", N_("Valgt")), Choice("tried", N_("Rakte ikke")),
    Choice("impossible", N_("Ikke muligt")), Choice("open", N_("Ikke undersøgt")),
)  # fmt: skip
OPTION = (
    Field("step", "Mulighed", Kind.CHOICE, width=4, choices=LADDER),
    Field("outcome", "Hvad det gav", Kind.CHOICE, width=3, choices=OUTCOMES),
    Field("why", "Hvad der blev prøvet, og hvorfor", Kind.TEXT, required=False, width=5),
)
TASK = (
    Field("what", "Opgave", Kind.TEXT, width=6),
    Field("how", "Oplæring eller hensyn", Kind.TEXT, required=False, width=6),
)
SUPPORT = (
    Choice("placement", N_("Virksomhedspraktik")), Choice("mentor", N_("Mentor")),
    Choice("aids", N_("Hjælpemidler og indretning")), Choice("assistance", N_("Personlig assistance")),
    Choice("section_56", N_("§ 56-aftale")),
)  # fmt: skip


def _ends(a: Answers) -> bool:
    return a.text("kind") != "permanent"


def _pay_changes(a: Answers) -> bool:
    return a.text("pay") == "changed"


def _is_essential(a: Answers) -> bool:
    return a.text("change") == "essential"


def _is_involved(a: Answers) -> bool:
    return a.yes("union_involved")


FORM = Form("redeployment", N_("Omplacering"), sections=(
    Section(N_("Omplaceringen"), (
        Field("kind", "Type", Kind.CHOICE, width=3, choices=TYPES),
        Field("start", "Gælder fra", Kind.DATE, width=3),
        Field("end", "Gælder til", Kind.DATE, width=3, asked_if=_ends),
        Field("review", "Ses på igen den", Kind.DATE, width=3,
              help=N_("Den dag, I sammen vurderer, om omplaceringen virker.")),
        Field("from_job", "Fra stilling", Kind.TEXT, width=6),
        Field("from_place", "Fra afdeling og arbejdssted", Kind.TEXT, width=6),
        Field("to_job", "Til stilling", Kind.TEXT, width=6),
        Field("to_place", "Til afdeling og arbejdssted", Kind.TEXT, width=6),
        Field("to_manager", "Ny leder", Kind.TEXT, width=6, required=False),
    )),
    Section(N_("Hvad der er prøvet"), (
        Field("ladder", "Muligheder", Kind.ROWS, columns=OPTION),
    ), help=N_("Først eget job med tilpasning, så andet job, så andet arbejdssted.")),
    Section(N_("Opgaver og tid"), (
        Field("tasks", "Opgaver i den nye funktion", Kind.ROWS, columns=TASK),
        Field("accommodations", "Skånehensyn", Kind.LONG_TEXT, required=False,
              help=N_("Beskriv funktion, ikke sygdom.")),
        Field("hours_before", "Timer om ugen før", Kind.HOURS, width=4),
        Field("hours_after", "Timer om ugen nu", Kind.HOURS, width=4),
        Field("times", "Mødetider", Kind.TEXT, width=4, required=False),
        Field("training", "Oplæring og kursus", Kind.LONG_TEXT, required=False),
    )),
    Section(N_("Vilkår"), (
        Field("pay", "Løn og tillæg", Kind.CHOICE, width=4, choices=(
            Choice("unchanged", N_("Uændret")), Choice("changed", N_("Ændret")),
        )),
        Field("pay_what", "Hvad der ændres i løn og tillæg", Kind.TEXT, width=8, asked_if=_pay_changes),
        Field("change", "Ændring af vilkårene", Kind.CHOICE, width=4, choices=(
            Choice("none", N_("Ingen")), Choice("minor", N_("Mindre")), Choice("essential", N_("Væsentlig")),
        )),
        Field("notice_on", "Varslet den", Kind.DATE, width=4, asked_if=_is_essential),
        Field("notice_length", "Varslets længde", Kind.TEXT, width=4, asked_if=_is_essential,
              placeholder=N_("Medarbejderens eget opsigelsesvarsel")),
        Field("addendum", "Tillæg til ansættelseskontrakten er lavet", Kind.YES_NO, required=False, width=12),
        Field("return_to", "Tilbage til den hidtidige stilling", Kind.LONG_TEXT, asked_if=_ends,
              help=N_("Skriv, om og hvornår medarbejderen vender tilbage, og hvad der sker, hvis det ikke går.")),
    )),
    Section(N_("Fagforening og støtte"), (
        Field("collective", "Overenskomst", Kind.TEXT, required=False, width=6),
        Field("union_involved", "Tillidsrepræsentant eller fagforening er inddraget", Kind.YES_NO, required=False,
              width=6),
        Field("union_who", "Hvem der er inddraget", Kind.TEXT, width=6, asked_if=_is_involved),
        Field("union_says", "Hvad de sagde", Kind.LONG_TEXT, required=False, asked_if=_is_involved),
        Field("support", "Støtte fra kommunen i perioden", Kind.SEVERAL, choices=SUPPORT, required=False),
        Field("follow_ups", "Opfølgning", Kind.ROWS, columns=FOLLOW_UP),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, end, review = a.date("start"), a.date("end") if _ends(a) else None, a.date("review")
    if start and end and end <= start:
        yield blocks("end", "Omplaceringen skal slutte efter den dag, den begynder.")
    if start and review and review <= start:
        yield blocks("review", "Omplaceringen kan først ses på igen, når den er begyndt.")
    elif review and end and review > end:
        yield blocks("review", "Se på omplaceringen igen, før den slutter {day}.", day=end)
    for number, row in enumerate(a.rows("follow_ups")):
        day = row.date("on")
        if day and start and day < start:
            yield blocks("follow_ups", "Opfølgningen {day} ligger, før omplaceringen begynder.", row=number, day=day)


def jobs_differ(a: Answers, basis: Basis) -> Iterator[Finding]:
    before, after = [(a.text(f"{side}_job"), a.text(f"{side}_place")) for side in ("from", "to")]
    if all((*before, *after)) and [part.casefold() for part in before] == [part.casefold() for part in after]:
        yield blocks("to_job", "Den nye stilling er den samme som den gamle. Skriv, hvad der bliver anderledes.")


def hours_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """OMP-2: who can work full time in other work may lose the right to benefit."""
    before, after, start = a.hours("hours_before"), a.hours("hours_after"), a.date("start")
    for key in ("hours_before", "hours_after"):
        if (hours := a.hours(key)) is not None and not 0 < hours <= HOURS_A_WEEK:
            yield blocks(key, "Timer om ugen skal være mellem 0 og {most}.", most=HOURS_A_WEEK)
    if before is None or after is None or start is None or basis.case.kind is not CaseKind.SICK_LISTED:
        return
    rule = basis.find("OMP-2", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("hours_after", "Følgen for sygedagpengene er ikke afklaret for den dato.", rule=rule.id)
    elif after >= before:
        yield warns(
            "hours_after", "Kan borgeren arbejde fuld tid i andet arbejde, kan retten til sygedagpenge falde væk.",
            rule=rule.id,
        )  # fmt: skip


def terms_are_settled(a: Answers, basis: Basis) -> Iterator[Finding]:
    """An essential change is given notice of before it begins, and stands in an addendum."""
    notice, start = a.date("notice_on"), a.date("start")
    if _is_essential(a) and notice and start and notice >= start:
        yield blocks("notice_on", "En væsentlig ændring skal varsles, før den begynder.")
    if _pay_changes(a) and a.text("change") == "none":
        yield blocks("change", "Lønnen ændres. Så er vilkårene også ændret.")
    if a.text("change") == "none" and a.hours("hours_before") != a.hours("hours_after"):
        yield warns("change", "Timerne ændres. Tjek, om det er en ændring af vilkårene.")
    if a.text("change") in ("minor", "essential") and not a.yes("addendum"):
        yield warns("addendum", "Ændrede vilkår skal stå skriftligt i et tillæg. Arbejdsgiveren kender fristen.")


def ladder_is_climbed(a: Answers, basis: Basis) -> Iterator[Finding]:
    """OMP-3: what changes least is looked at first, and what was left out has its reason."""
    rows = a.rows("ladder")
    told = {row.text("step"): row for row in rows}
    chosen = [row.text("step") for row in rows if row.text("outcome") == "chosen"]
    for number, row in enumerate(rows):
        if row.text("outcome") in ("tried", "impossible") and not row.text("why"):
            yield blocks("ladder", "Skriv, hvad der blev prøvet, eller hvorfor det ikke var muligt.", row=number)
    if rows and not chosen:
        yield blocks("ladder", "Vælg den mulighed, aftalen handler om.")
    order = [choice.key for choice in LADDER]
    furthest = max((order.index(key) for key in chosen if key in order), default=0)
    for choice in LADDER[:furthest]:
        before = told.get(choice.key)
        if before is None or before.text("outcome") in ("", "open"):
            yield warns("ladder", "“{option}” er ikke undersøgt. Skriv, hvad det gav.",
                        rule="OMP-3", option=(choice.label,))  # fmt: skip


def union_is_asked(a: Answers, basis: Basis) -> Iterator[Finding]:
    """OMP-4: a permanent change of terms is a matter for the union."""
    start = a.date("start")
    if start is None:
        return
    rule = basis.find("OMP-4", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("kind", "Hvad der skal stå i aftalen, er ikke afklaret for den dato.", rule=rule.id)
    elif not _ends(a) and not _is_involved(a):
        yield warns(
            "union_involved", "Varige ændringer bør drøftes med tillidsrepræsentanten eller fagforeningen.",
            rule=rule.id,
        )  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("start"), a.date("end") if _ends(a) else None


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    case = basis.case
    roles = [
        SignerRole("citizen", N_("Medarbejder"), case.citizen.name),
        SignerRole("line_manager", N_("For arbejdspladsen"), name_of(case, Role.LINE_MANAGER)),
    ]
    if _is_involved(a):
        roles.append(SignerRole("shop_steward", N_("Tillidsrepræsentant eller fagforening"), a.text("union_who")))
    return tuple(roles)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield from _jobs(a)
    yield from _tasks(a)
    yield from _terms(a)
    yield from _ladder(a)
    yield from _cooperation(a)
    yield Paragraph(words(
        "Kommunen er ikke part i ansættelsesaftalen. Den er en aftale mellem arbejdsgiver og medarbejder."
    ))  # fmt: skip
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))


def _jobs(a: Answers) -> Iterator[Block]:
    yield Facts((
        Fact(N_("Type"), chosen_label(FORM.field("kind"), a)),
        Fact(N_("Gælder fra"), shown(a.date("start"))),
        *((Fact(N_("Gælder til"), shown(a.date("end"))),) if _ends(a) else ()),
        Fact(N_("Ses på igen den"), shown(a.date("review"))),
    ))  # fmt: skip
    yield Table(
        N_("Fra og til"),
        (Column(N_("Hvad"), 3), Column(N_("Før"), 5), Column(N_("Nu"), 5)),
        (
            (words("Stilling"), typed(a.text("from_job")), typed(a.text("to_job"))),
            (words("Afdeling og arbejdssted"), typed(a.text("from_place")), typed(a.text("to_place"))),
            (words("Timer om ugen"), shown_hours(a.hours("hours_before")), shown_hours(a.hours("hours_after"))),
        ),
    )
    more = (
        *told(N_("Ny leder"), a.text("to_manager")), *told(N_("Mødetider"), a.text("times")),
        *told(N_("Oplæring og kursus"), a.text("training")),
    )  # fmt: skip
    if more:
        yield Facts(more)


def _tasks(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Opgaver i den nye funktion"))
    yield Table(
        N_("Opgaver"),
        (Column(N_("Opgave"), 6), Column(N_("Oplæring eller hensyn"), 6)),
        tuple((typed(row.text("what")), typed(row.text("how"))) for row in a.rows("tasks")),
    )
    yield from section(N_("Skånehensyn"), a.text("accommodations"))


def _terms(a: Answers) -> Iterator[Block]:
    notice = (
        Fact(N_("Varslet den"), shown(a.date("notice_on"))),
        Fact(N_("Varslets længde"), typed(a.text("notice_length"))),
    )
    addendum = words("Er lavet") if a.yes("addendum") else words("Er ikke lavet endnu")
    yield Heading(N_("Vilkår"))
    yield Facts((
        Fact(N_("Løn og tillæg"), chosen_label(FORM.field("pay"), a)),
        *((Fact(N_("Hvad der ændres i løn og tillæg"), typed(a.text("pay_what"))),) if _pay_changes(a) else ()),
        Fact(N_("Ændring af vilkårene"), chosen_label(FORM.field("change"), a)),
        *(notice if _is_essential(a) else ()),
        Fact(N_("Tillæg til ansættelseskontrakten"), addendum),
        *told(N_("Overenskomst"), a.text("collective")),
    ))  # fmt: skip
    yield from section(N_("Tilbage til den hidtidige stilling"), a.text("return_to") if _ends(a) else "")


def _ladder(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Hvad der er prøvet"))
    yield Table(
        N_("Muligheder"),
        (Column(N_("Mulighed"), 4), Column(N_("Hvad det gav"), 3), Column(N_("Hvad der blev prøvet, og hvorfor"), 5)),
        tuple(
            (chosen_label(OPTION[0], row), chosen_label(OPTION[1], row), typed(row.text("why")))
            for row in a.rows("ladder")
        ),
    )


def _cooperation(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Samarbejde"))
    who = typed(a.text("union_who")) if _is_involved(a) else words("Nej")
    yield Facts((
        Fact(N_("Tillidsrepræsentant eller fagforening inddraget"), who),
        *told(N_("Hvad de sagde"), a.text("union_says") if _is_involved(a) else ""),
    ))  # fmt: skip
    if support := chosen_labels(FORM.field("support"), a):
        yield Paragraph(words("Støtte fra kommunen i perioden:"))
        yield Bullets(support)
    yield Table(
        N_("Opfølgning"),
        (Column(N_("Opfølgning"), 3), Column(N_("Form"), 3), Column(N_("Ansvarlig"), 6)),
        tuple(
            (shown(row.date("on")), chosen_label(FOLLOW_UP[1], row), typed(row.text("who")))
            for row in a.rows("follow_ups")
        ),
    )


def begin(basis: Basis) -> Answers:
    """For a time, from the job of the case, with the ladder to fill in."""
    case, start = basis.case, next_monday(basis.today)
    review = months_later(start, REVIEW_MONTHS)
    known = {"from_job": case.employment.job_title, "from_place": case.workplace.name}
    return Answers({
        "kind": "temporary",
        "start": start,
        "end": months_later(start, TRIAL_MONTHS) - timedelta(days=1),
        "review": review,
        **({"hours_before": case.employment.hours, "hours_after": case.employment.hours}
           if case.employment.hours else {}),
        "pay": "unchanged",
        "change": "none",
        "ladder": tuple(Answers({"step": choice.key}) for choice in LADDER),
        "follow_ups": (Answers({"on": review, "how": "meeting", "who": basis.caseworker}),),
        **{key: value for key, value in known.items() if value},
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable redeployment for three months."""
    answers = begin(basis)
    hours = answers.hours("hours_before") or Decimal(30)
    for key, value in {
        "from_job": answers.text("from_job") or "Pædagog",
        "from_place": "Indskolingen, Skolegade 11",
        "to_job": "Koordinator",
        "to_place": "Administrationen, Skolegade 11",
        "to_manager": "Lone Bech",
        "ladder": (
            Answers({"step": "own_job", "outcome": "tried", "why": "Færre grupper i otte uger. Der var stadig uro."}),
            Answers({"step": OTHER_JOB, "outcome": "chosen", "why": "Ledig stilling med faste opgaver"}),
            Answers({"step": OTHER_PLACE, "outcome": "open"}),
        ),
        "tasks": (
            Answers({"what": "Vagtplan og vikarer", "how": "Sidemandsoplæring i to uger"}),
            Answers({"what": "Indkøb og fakturaer"}),
        ),
        "accommodations": "Faste mødetider\nEget kontor",
        "hours_before": hours,
        "hours_after": hours - 7,
        "times": "8.30–14.30",
        "training": "Kursus i vagtplansystemet, en dag",
        "pay": "changed",
        "pay_what": "Løn efter det nye timetal, samme tillæg",
        "change": "essential",
        "notice_on": basis.today,
        "notice_length": "Begge er enige om at begynde før varslets udløb",
        "addendum": True,
        "return_to": "Stillingen holdes åben, til aftalen slutter. Derefter vender medarbejderen tilbage til den.",
        "collective": "Overenskomst for pædagogisk personale",
        "union_involved": True,
        "union_who": name_of(basis.case, Role.SHOP_STEWARD) or "Bo Lyngsø",
        "union_says": "Enig i aftalen.",
        "support": ("mentor",),
        "follow_ups": (Answers({"on": answers.date("review"), "how": "meeting",
                                "who": basis.caseworker or "Sagsbehandleren"}),),
    }.items():  # fmt: skip
        answers = answers.with_answer(key, value)
    return answers


SCHEME = Scheme(
    form=FORM,
    group=Group.AGREEMENT,
    title=N_("Aftale om omplacering"),
    icon="arrow-left-right",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, jobs_differ, hours_fit, terms_are_settled, ladder_is_climbed, union_is_asked),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.UNION, Reader.FILE),
    shares={
        Reader.EMPLOYER: frozenset({"redeployment", "tasks", "working_hours", "accommodations"}),
        Reader.UNION: frozenset({"agreements_made", "terms"}),
    },
    rules=("OMP-1", "OMP-2", "OMP-3", "OMP-4"),
)
