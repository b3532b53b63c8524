"""Agreement on partial return to work (delvis raskmelding) with a plan week by week."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.document import (
    CASE_ONLY,
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
from caseworker_app.schemes.hours_plan import (
    HOURS_A_WEEK,
    STEP,
    WORKING_DAYS,
    curve,
    days_fit,
    falling_hours_are_explained,
    full_hours,
    holidays_are_seen,
    is_off,
    is_old_flexi_job,
    last_day,
    next_monday,
    next_step,
    pauses_are_explained,
    plan_blocks,
    plan_has_room,
    steps_follow,
    times_fit,
    week_of_step,
    weeks_label,
    why_off,
)
from caseworker_app.schemes.plan_benefit import benefit_blocks
from caseworker_app.schemes.plan_changes import TOOLS
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import (
    BLANK,
    chosen_label,
    citizen_facts,
    name_of,
    section,
    shown,
    shown_hours,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

FIRST = Choice("phased", N_("Delvis raskmelding"))
KIND = (FIRST, Choice("partial", N_("Delvis sygemelding")))
JOB_FORM = (
    Choice("ordinary", N_("Ordinær ansættelse")),
    Choice("flexi_new", N_("Fleksjob fra 1. januar 2013 eller senere")),
    Choice("flexi_old", N_("Fleksjob fra før 2013")),
)
ACCOMMODATION = (
    Field("kind", "Område", Kind.CHOICE, width=3, choices=(
        Choice("physical", N_("Fysisk")), Choice("pace", N_("Tempo og pauser")), Choice("noise", N_("Ro og støj")),
        Choice("contact", N_("Kontakt med andre")), Choice("place", N_("Sted og transport")),
        Choice("other", N_("Andet")),
    )),
    Field("what", "Hvad der tages hensyn til", Kind.TEXT, width=6),
    Field("until", "Til", Kind.DATE, required=False, width=3),
)  # fmt: skip
FOLLOW_UP = (
    Field("on", "Dato", Kind.DATE, width=3),
    Field("how", "Form", Kind.CHOICE, width=4, choices=(
        Choice("meeting", N_("Møde")), Choice("telephone", N_("Telefon")), Choice("video", N_("Video")),
    )),
    Field("who", "Ansvarlig", Kind.TEXT, width=5),
)  # fmt: skip


def _decided(a: Answers) -> bool:
    return a.text("municipality") in ("approved", "refused")


def _is_changed(a: Answers) -> bool:
    return a.date("changed_from") is not None


def absence(a: Answers, row: Answers) -> Decimal | None:
    """Hours of absence a week in one step, without treatment; None while a number is missing, or in weeks off."""
    normal, hours = full_hours(a), row.hours("hours")
    return None if normal is None or hours is None or is_off(row) else normal - hours


def computed(a: Answers) -> Answers:
    """The week numbers and the absence of each step."""
    rows = tuple(
        row.with_answer("weeks_label", weeks_label(row) or None)
        .with_answer("absence", why_off(row) or absence(a, row))
        for row in a.rows("plan")
    )
    return a.with_answer("plan", rows or None)


FORM = Form("partial_return", N_("Delvis raskmelding"), sections=(
    Section(N_("Aftalen"), (
        Field("start", "Gælder fra", Kind.DATE, width=3),
        Field("normal_hours", "Normal tid pr. uge", Kind.HOURS, width=3, help=N_("Timer om ugen efter kontrakten.")),
        Field("full_from", "Fuld tid forventet", Kind.DATE, width=3, required=False,
              help=N_("Den dag, medarbejderen ventes at være tilbage på fuld tid.")),
        Field("changed_from", "Ændret fra", Kind.DATE, width=3, fixed=True, required=False,
              asked_if=_is_changed, help=N_("Ugerne før den dag står som i den forrige version.")),
        Field("kind", "Type", Kind.CHOICE, width=3, choices=KIND,
              help=N_("Delvis raskmelding følger efter fuldt fravær. "
                      "Delvis sygemelding begynder uden fuldt fravær først.")),
        Field("job_form", "Ansættelsesform", Kind.CHOICE, width=6, choices=JOB_FORM),
        Field("real_hours", "Faktisk tid i fleksjobbet", Kind.HOURS, width=3, asked_if=is_old_flexi_job,
              help=N_("Gamle fleksjob måles på de timer, der faktisk arbejdes.")),
        Field("place", "Arbejdssted", Kind.TEXT, width=6, required=False,
              placeholder=N_("Arbejdspladsen, hjemme eller begge dele")),
        Field("no_part_time", "Arbejdsgiveren kan ikke tilbyde nedsat tid", Kind.YES_NO, required=False, width=6),
    )),
    Section(N_("Timer uge for uge"), (Field("plan", "Plan", Kind.ROWS, columns=STEP, next_row=next_step),)),
    Section(N_("Opgaver og hensyn"), (
        Field("tasks", "Opgaver i planperioden", Kind.LONG_TEXT, help=N_("Én opgave på hver linje.")),
        Field("exempt", "Opgaver, medarbejderen er fritaget for", Kind.LONG_TEXT,
              help=N_("Skriv “ingen”, hvis der ikke er nogen.")),
        Field("accommodations", "Skånehensyn", Kind.ROWS, columns=ACCOMMODATION, required=False,
              help=N_("Beskriv funktion, ikke sygdom.")),
        Field("breaks", "Pauser og hvile i arbejdstiden", Kind.TEXT, required=False),
        Field("treatment_hours", "Behandling i arbejdstiden (timer pr. uge)", Kind.HOURS, required=False, width=6,
              help=N_("Med transport og ventetid. Kommer kun med i borgerens og sagens kopi.")),
        Field("certificate", "Lægeattest indgår i sagen", Kind.YES_NO, required=False, width=6),
    )),
    Section(N_("Samarbejde"), (
        Field("contact", "Daglig kontaktperson", Kind.TEXT, width=6),
        Field("colleagues", "Kollegerne får at vide", Kind.TEXT, required=False, width=6),
        Field("follow_ups", "Opfølgning", Kind.ROWS, columns=FOLLOW_UP),
        Field("if_it_fails", "Hvis planen ikke holder", Kind.LONG_TEXT),
        Field("changed_by", "Planen kan ændres af", Kind.CHOICE, width=6, choices=(
            Choice("both", N_("Medarbejder og leder sammen, kommunen får besked")),
            Choice("all", N_("Alle tre parter sammen")),
        )),
        Field("steward_present", "Tillidsrepræsentanten skriver under som vidne", Kind.YES_NO, required=False, width=6),
    )),
    Section(N_("Kommunen"), (
        Field("municipality", "Kommunens stillingtagen", Kind.CHOICE, width=4, choices=(
            Choice("waiting", N_("Afventer")), Choice("approved", N_("Godkendt")),
            Choice("refused", N_("Ikke godkendt")),
        )),
        Field("municipality_on", "Dato", Kind.DATE, width=3, asked_if=_decided),
        Field("municipality_reason", "Begrundelse", Kind.TEXT, width=5, asked_if=_decided, required=False),
    )),
), computed=computed)  # fmt: skip


def hours_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    normal = a.hours("normal_hours")
    if normal is not None and not 0 < normal <= HOURS_A_WEEK:
        yield blocks("normal_hours", "Normal tid skal være mellem 0 og {most} timer om ugen.", most=HOURS_A_WEEK)
    if normal is not None and basis.case.employment.hours and normal != basis.case.employment.hours:
        yield warns(
            "normal_hours", "I sagen står {hours} timer om ugen efter kontrakten.", hours=basis.case.employment.hours
        )
    real = a.hours("real_hours")
    if is_old_flexi_job(a) and normal is not None and real is not None and not 0 < real <= normal:
        yield blocks("real_hours", "Den faktiske tid skal være mellem 0 og {most} timer om ugen.", most=normal)


def steps_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """No step above full hours, and no more treatment than there is work to be away from."""
    full, treatment = full_hours(a), a.hours("treatment_hours") or Decimal(0)
    for number, row in enumerate(a.rows("plan")):
        hours = row.hours("hours")
        if hours is None or full is None:
            continue
        if hours > full:
            yield blocks(
                "plan", "Uge {week}: {hours} timer er mere end de normale {most}.",
                row=number, week=week_of_step(row), hours=hours, most=full,
            )  # fmt: skip
        elif treatment > hours:
            yield blocks(
                "treatment_hours", "Uge {week}: fravær og behandling er tilsammen mere end {most} timer.",
                week=week_of_step(row), most=full,
            )  # fmt: skip


def time_is_reduced(a: Answers, basis: Basis) -> Iterator[Finding]:
    """DEL-02: lighter work in the same hours is not partial return."""
    absences = [hours for row in a.rows("plan") if (hours := absence(a, row)) is not None]
    start = a.date("start")
    if start is None or not absences or any(absences) or a.hours("treatment_hours"):
        return
    rule = basis.find("DEL-02", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("plan", "Om tiden skal være nedsat, er ikke afklaret for den dato.", rule=rule.id)
    else:
        yield warns("plan", "Planen har ingen uger med nedsat tid.", rule=rule.id)


def absence_is_large_enough(a: Answers, basis: Basis) -> Iterator[Finding]:
    """DEL-01: four hours a week; not in flexi-jobs of the new scheme (DEL-08)."""
    start = a.date("start")
    if start is None or a.text("job_form") == "flexi_new" or a.yes("no_part_time"):
        return
    rule = basis.find("DEL-01", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("plan", "Hvor stort fraværet mindst skal være, er ikke afklaret for den dato.", rule=rule.id)
        return
    least, treatment = rule.number("least_absence_hours"), a.hours("treatment_hours") or Decimal(0)
    for number, row in enumerate(a.rows("plan")):
        hours = absence(a, row)
        if hours is not None and 0 < hours + treatment < least:
            yield warns(
                "plan",
                "Uge {week}: fraværet er {hours} timer. Under {least} timer om ugen er der normalt ikke ret til "
                "nedsatte sygedagpenge. Behandling i arbejdstiden kan tælle med.",
                rule=rule.id, row=number, week=week_of_step(row), hours=hours + treatment, least=least,
            )  # fmt: skip


def flexi_jobs_are_exempt(a: Answers, basis: Basis) -> Iterator[Finding]:
    """DEL-08: the date the flexi-job began decides which scheme it belongs to."""
    start, new = a.date("start"), a.text("job_form") == "flexi_new"
    if start is None or not (new or is_old_flexi_job(a)):
        return
    rule = basis.find("DEL-08", start=start)
    if isinstance(rule, Unsettled):
        yield unsettled("job_form", "Om fleksjobbet er undtaget, er ikke afklaret for den dato.", rule=rule.id)
        return
    since = basis.case.employment.flexi_job_since
    if since is not None and new is (since < rule.day("new_flexi_job_since")):
        yield blocks("job_form", "I sagen står, at fleksjobbet begyndte {day}.", rule=rule.id, day=since)
    elif new:
        yield warns("job_form", "Grænsen for mindste fravær gælder ikke i dette fleksjob.", rule=rule.id)


def no_part_time_is_explained(a: Answers, basis: Basis) -> Iterator[Finding]:
    if a.yes("no_part_time") and a.date("start"):
        rule = basis.find("DEL-06", start=a.date("start"))
        if isinstance(rule, Unsettled):
            yield unsettled("no_part_time", "Følgen for sygedagpengene er ikke afklaret for den dato.", rule=rule.id)
        else:
            yield warns("no_part_time", "Sygedagpengene beregnes da som ved fuldt fravær.", rule=rule.id)


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    start, full = a.date("start"), a.date("full_from")
    first = basis.case.first_absence_day
    if start and full and full < start:
        yield blocks("full_from", "Fuld tid kan ikke ventes, før aftalen begynder.")
    if start and first and start < first:
        yield blocks("start", "Aftalen begynder før første fraværsdag, {day}.", day=first)


def first_status_is_soon(a: Answers, basis: Basis) -> Iterator[Finding]:
    start = a.date("start")
    days = sorted(day for row in a.rows("follow_ups") if (day := row.date("on")))
    if start is None or not days:
        return
    rule = basis.find("DEL-09", start=start)
    if not isinstance(rule, Unsettled) and days[0] > start + timedelta(days=int(rule.number("first_status_days"))):
        yield warns(
            "follow_ups", "Første opfølgning ligger mere end {days} dage efter starten.",
            rule=rule.id, days=rule.number("first_status_days"),
        )  # fmt: skip
    if days[0] < start:
        yield blocks("follow_ups", "Første opfølgning ligger, før aftalen begynder.")


def duration_is_watched(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-24-1 and SDP-24-3: the first days are not counted; the end of the plan is held against the weeks after."""
    first, (_, end) = basis.case.first_absence_day, period(a)
    if first is None or end is None:
        return
    rule, uncounted = basis.find("SDP-24-1"), basis.find("SDP-24-3")
    if isinstance(rule, Unsettled) or isinstance(uncounted, Unsettled):
        unknown = rule if isinstance(rule, Unsettled) else uncounted
        yield unsettled("full_from", "Hvor længe sygedagpengene løber, er ikke afklaret.", rule=unknown.id)
        return
    is_employee = basis.case.employment.form != "self_employed"
    days = uncounted.number("employee_days" if is_employee else "self_employed_days")
    counted = days + rule.number("weeks") * 7
    last = first + timedelta(days=int(counted) - 1)
    if end > last:
        yield warns(
            "full_from",
            "Planen går ud over {day}, hvor {weeks} uger med sygedagpenge kan være brugt. Vurdér forlængelse.",
            rule=rule.id, day=last, weeks=rule.number("weeks"),
        )  # fmt: skip


def period(a: Answers) -> tuple[date | None, date | None]:
    """From the agreed start to the last day of the plan, or the day of full hours if that is all there is."""
    ends = [day for row in a.rows("plan") if (day := last_day(row))]
    return a.date("start"), max(ends) if ends else a.date("full_from")


def signers(a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    case = basis.case
    roles = [
        SignerRole("citizen", N_("Medarbejder"), case.citizen.name),
        SignerRole("line_manager", N_("Nærmeste leder"), name_of(case, Role.LINE_MANAGER)),
    ]
    if a.yes("steward_present"):
        roles.append(SignerRole("shop_steward", N_("Tillidsrepræsentant"), name_of(case, Role.SHOP_STEWARD)))
    return tuple(roles)


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield from _agreement(a, basis)
    yield from plan_blocks(computed(a).rows("plan"), curve(a))
    yield from benefit_blocks(computed(a), basis)
    yield from section(N_("Opgaver i planperioden"), a.text("tasks"))
    yield from section(N_("Opgaver, medarbejderen er fritaget for"), a.text("exempt"))
    yield from _accommodations(a)
    yield from _cooperation(a)
    yield from _municipality(a)
    yield Signatures(tuple(Signer(role.label, role.name) for role in signers(a, basis)))


def _agreement(a: Answers, basis: Basis) -> Iterator[Block]:
    hours = words("{hours} timer om ugen", hours=a.hours("normal_hours") or BLANK)
    who = (*citizen_facts(basis.case), *workplace_facts(basis.case))
    yield Facts((*who, Fact(N_("Normal arbejdstid"), hours)))
    yield Facts((
        Fact(N_("Type"), chosen_label(FORM.field("kind"), a)),
        Fact(N_("Ansættelsesform"), chosen_label(FORM.field("job_form"), a)),
        *((Fact(N_("Faktisk tid i fleksjobbet"), shown_hours(a.hours("real_hours"))),) if is_old_flexi_job(a) else ()),
        Fact(N_("Gælder fra"), shown(a.date("start"))),
        *((Fact(N_("Ændret fra"), shown(a.date("changed_from"))),) if _is_changed(a) else ()),
        Fact(N_("Fuld tid forventet"), shown(a.date("full_from"))),
        Fact(N_("Arbejdssted"), typed(a.text("place"))),
    ))  # fmt: skip
    if a.yes("no_part_time"):
        yield Paragraph(words("Arbejdsgiveren har oplyst, at der ikke kan tilbydes nedsat tid."))


def _accommodations(a: Answers) -> Iterator[Block]:
    rows = a.rows("accommodations")
    if rows:
        yield Heading(N_("Skånehensyn"))
        yield Table(
            N_("Skånehensyn"),
            (Column(N_("Område"), 3), Column(N_("Hvad der tages hensyn til"), 7), Column(N_("Til"), 2)),
            tuple(
                (chosen_label(ACCOMMODATION[0], row), typed(row.text("what")), shown(row.date("until")))
                for row in rows
            ),
        )
    if a.text("breaks"):
        yield Facts((Fact(N_("Pauser og hvile i arbejdstiden"), a.text("breaks")),))
    if a.hours("treatment_hours"):
        hours = shown_hours(a.hours("treatment_hours"))
        yield Facts((Fact(N_("Behandling i arbejdstiden (timer pr. uge)"), hours, CASE_ONLY),))
    if a.yes("certificate"):
        yield Facts((Fact(N_("Lægeattest"), words("Indgår i kommunens sag"), CASE_ONLY),))


def _cooperation(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Samarbejde"))
    yield Facts((
        Fact(N_("Daglig kontaktperson"), typed(a.text("contact"))),
        Fact(N_("Kollegerne får at vide"), typed(a.text("colleagues"))),
        Fact(N_("Planen kan ændres af"), chosen_label(FORM.field("changed_by"), a)),
    ))  # fmt: skip
    yield Table(
        N_("Opfølgning"),
        (Column(N_("Opfølgning"), 3), Column(N_("Form"), 3), Column(N_("Ansvarlig"), 6)),
        tuple(
            (shown(row.date("on")), chosen_label(FOLLOW_UP[1], row), typed(row.text("who")))
            for row in a.rows("follow_ups")
        ),
    )
    yield from section(N_("Hvis planen ikke holder"), a.text("if_it_fails"))
    yield Paragraph(words("Arbejdsgiveren oplyser fraværstimerne i NemRefusion."), muted=True)


def _municipality(a: Answers) -> Iterator[Block]:
    yield Heading(N_("Kommunen"))
    facts = [Fact(N_("Kommunens stillingtagen"), chosen_label(FORM.field("municipality"), a))]
    if _decided(a):
        facts.append(Fact(N_("Dato"), shown(a.date("municipality_on"))))
        facts.append(Fact(N_("Begrundelse"), typed(a.text("municipality_reason")), CASE_ONLY))
    yield Facts(tuple(facts))
    yield Bullets((
        words("Kommunen er ikke part i ansættelsesforholdet."),
        words("Nedsatte sygedagpenge forudsætter, at kommunen vurderer medarbejderen som delvist uarbejdsdygtig."),
    ))  # fmt: skip


def first_status(basis: Basis, start: date) -> date | None:
    """The last working day of the time in which the first status is held (DEL-09); open when nobody knows."""
    rule = basis.find("DEL-09", start=start)
    if isinstance(rule, Unsettled):
        return None
    day = start + timedelta(days=int(rule.number("first_status_days")))
    while day > start and (day.weekday() >= WORKING_DAYS or basis.day_off(day)):
        day -= timedelta(days=1)
    return day


def begin(basis: Basis) -> Answers:
    """What the case already knows, so that nothing is typed twice."""
    case = basis.case
    start = next_monday(basis.today)
    status = Answers({"how": "meeting", "who": basis.caseworker}).with_answer("on", first_status(basis, start))
    flexi = {"flexi_job": "flexi_new"}.get(case.employment.form, "ordinary")
    since = case.employment.flexi_job_since
    if since is not None and since < date(2013, 1, 1):
        flexi = "flexi_old"
    return Answers({
        "start": start,
        **({"normal_hours": case.employment.hours} if case.employment.hours else {}),
        "kind": FIRST.key,
        "job_form": flexi,
        "contact": name_of(case, Role.LINE_MANAGER),
        "changed_by": "both",
        "municipality": "waiting",
        "follow_ups": (status,),
        "if_it_fails": N_("Vi taler sammen inden for to dage og ændrer planen fra en dato."),
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable agreement, used by the tests, the practice archive and the self-test."""
    start = next_monday(basis.today)
    steps = (
        ("15", 2, "Kontor og forberedelse", "Fri for gårdvagt"),
        ("18", 2, "Også teammøde", "Fri for gårdvagt"),
        ("21", 2, "Også én gruppe", "Fast makker"),
        ("26", 2, "Også forældresamtaler", "Fast makker"),
        ("33", 2, "Alle opgaver", ""),
        ("37", 1, "Fuld tid", ""),
    )
    share = basis.case.employment.hours / Decimal(37)
    rows, on = [], start
    for hours, weeks, tasks, need in steps:
        scaled = (Decimal(hours) * share * 2).quantize(Decimal(1)) / 2
        row = Answers({"from_day": on, "weeks": Decimal(weeks), "hours": scaled, "tasks": tasks})
        rows.append(row.with_answer("accommodation", need or None))
        on += timedelta(weeks=weeks)
    rows[-1] = rows[-1].with_answer("hours", basis.case.employment.hours)
    answers = begin(basis)
    for key, value in {
        "plan": tuple(rows),
        "full_from": on - timedelta(weeks=1),
        "place": "Arbejdspladsen, onsdag hjemme",
        "tasks": "Planlægning og forberedelse\nTeammøder\nEn fast gruppe fra tredje trin",
        "exempt": "Gårdvagt\nVikartimer",
        "accommodations": (Answers({"kind": "pace", "what": "Pause på 10 minutter hver anden time"}),
                           Answers({"kind": "noise", "what": "Adgang til et stille lokale", "until": on})),
        "breaks": "Mulighed for hvile midt på dagen",
        "contact": answers.text("contact") or "Anne Winther",
        "colleagues": "At timerne er nedsat, og hvilke opgaver der er flyttet",
    }.items():  # fmt: skip
        answers = answers.with_answer(key, value)
    return answers


SCHEME = Scheme(
    form=FORM,
    group=Group.AGREEMENT,
    title=N_("Aftale om delvis raskmelding"),
    icon="briefcase",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(
        hours_fit, plan_has_room, steps_fit, days_fit, times_fit, steps_follow, pauses_are_explained,
        holidays_are_seen, time_is_reduced, falling_hours_are_explained,
        absence_is_large_enough, flexi_jobs_are_exempt, no_part_time_is_explained, dates_fit,
        first_status_is_soon, duration_is_watched,
    ),
    signers=signers,
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.UNION, Reader.DOCTOR, Reader.FILE),
    shares={
        Reader.EMPLOYER: frozenset({"working_hours", "accommodations"}),
        Reader.UNION: frozenset({"agreements_made"}),
        Reader.DOCTOR: frozenset({"working_hours", "needs"}),
    },
    curve=curve,
    tools=TOOLS,
    rules=("DEL-01", "DEL-02", "DEL-05", "DEL-06", "DEL-08", "DEL-09", "SATS-DP", "SDP-24-1",
           "SDP-24-3"),
)  # fmt: skip
