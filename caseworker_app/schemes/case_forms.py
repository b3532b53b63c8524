"""The forms of a case that are not agreements: its facts, its people, notes, signing, withdrawal, closing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from caseworker_app.domain.agreement import Method, Withdrawal
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, CaseKind, Citizen, ConfirmedBy, Employment, Workplace
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section, always
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.domain.identity import Cpr, CprKind, read_cpr, read_cvr, read_p_number
from caseworker_app.domain.party import Organisation
from caseworker_app.errors import UserError
from caseworker_app.schemes.scheme import SignerRole
from caseworker_app.texts import N_

MOST_HOURS, USUAL_HOURS, HOURS_OF_A_WEEK = Decimal(100), Decimal(48), Decimal(168)

KINDS = (
    Choice("sick_listed", N_("Sygemeldt")), Choice("at_risk", N_("I risiko for sygemelding")),
    Choice("employed", N_("I arbejde uden sygemelding")),
)  # fmt: skip
CONFIRMED_BY = (
    Choice("employer", N_("Arbejdsgiveren")), Choice("citizen", N_("Borgeren")),
    Choice("caseworker", N_("Sagsbehandleren")), Choice("nobody", N_("Ikke bekræftet endnu")),
)  # fmt: skip
CPR_KINDS = (
    Choice(CprKind.CPR, N_("CPR-nummer")), Choice(CprKind.REPLACEMENT, N_("Erstatningsnummer (fiktivt)")),
    Choice(CprKind.ECPR, N_("eCPR")),
)  # fmt: skip
JOB_FORMS = (
    Choice("ordinary", N_("Ordinær ansættelse")), Choice("flexi_job", N_("Fleksjob")),
    Choice("subsidised", N_("Løntilskud")), Choice("senior_job", N_("Seniorjob")),
    Choice("self_employed", N_("Selvstændig")),
)  # fmt: skip
ROLES = (
    Choice("line_manager", N_("Nærmeste leder")), Choice("hr", N_("HR")), Choice("payroll", N_("Lønkontor")),
    Choice("shop_steward", N_("Tillidsrepræsentant (TR)")), Choice("safety_rep", N_("Arbejdsmiljørepræsentant (AMR)")),
    Choice("union", N_("Fagforening")), Choice("unemployment_fund", N_("A-kasse")), Choice("gp", N_("Egen læge")),
    Choice("hospital", N_("Sygehus eller afdeling")), Choice("municipality", N_("Anden kommune eller afdeling")),
    Choice("companion", N_("Bisidder")), Choice("guardian", N_("Værge")),
    Choice("power_of_attorney", N_("Fuldmægtig (partsrepræsentant)")), Choice("interpreter", N_("Tolk")),
    Choice("other", N_("Anden")),
)  # fmt: skip


def _sick(a: Answers) -> bool:
    return a.text("kind") == "sick_listed"


def _flexi(a: Answers) -> bool:
    return a.text("job_form") == "flexi_job"


def _problem(read: Callable[[str], object], text: str) -> UserError | None:
    try:
        read(text)
    except UserError as problem:
        return problem
    return None


def numbers_are_right(a: Answers) -> Iterator[Finding]:
    """CPR, CVR and P-number as they are typed; modulus 11 of the CPR is only a hint."""
    for key, check in (("cpr", read_cpr), ("cvr", read_cvr), ("p_number", read_p_number)):
        if a.text(key) and (problem := _problem(check, a.text(key))):
            yield blocks(key, problem.words)
    cpr = cpr_of(a)
    if cpr and not cpr.checks and cpr.kind is CprKind.CPR:
        yield warns(
            "cpr", "Kontrolcifferet passer ikke. Nummeret kan være rigtigt; nyere numre følger ikke altid reglen."
        )
    for key in ("postcode", "work_postcode"):
        if a.text(key) and not re.fullmatch("[0-9]{4}", a.text(key)):
            yield blocks(key, "Et postnummer har fire cifre.")


def cpr_of(a: Answers) -> Cpr | None:
    """The number when it can be read."""
    try:
        return read_cpr(a.text("cpr"))
    except UserError:
        return None


def with_birth_date(a: Answers) -> Answers:
    """Show the birth date and the sort of the CPR number, so that a slip is seen at once."""
    cpr = cpr_of(a)
    return a.with_answer("born", cpr.born if cpr else None).with_answer("cpr_kind", cpr.kind.value if cpr else None)


def hours_are_possible(a: Answers) -> Iterator[Finding]:
    hours = a.hours("hours")
    if hours is not None and hours > HOURS_OF_A_WEEK:
        yield blocks("hours", "En uge har kun {most} timer.", most=HOURS_OF_A_WEEK)
    elif hours is not None and not 0 < hours <= MOST_HOURS:
        yield blocks("hours", "Timer om ugen skal være mellem 0 og {most}.", most=MOST_HOURS)
    elif hours is not None and hours > USUAL_HOURS:
        yield warns("hours", "{hours} timer om ugen er usædvanligt mange. Tjek tallet.", hours=hours)


def is_unusual_number(a: Answers) -> bool:
    """Whether the number is no CPR number proper, which is worth a look."""
    cpr = cpr_of(a)
    return cpr is not None and cpr.kind is not CprKind.CPR


def citizen_number(asked_if: Callable[[Answers], bool] = always) -> tuple[Field, ...]:
    """The number with what it tells."""
    return (
        Field("cpr", "CPR-nummer", Kind.TEXT, width=4, placeholder=N_("ddmmåå-xxxx"), asked_if=asked_if),
        Field("born", "Født", Kind.DATE, width=3, fixed=True, required=False, asked_if=asked_if),
        Field("cpr_kind", "Nummerets art", Kind.CHOICE, width=5, fixed=True, required=False, choices=CPR_KINDS,
              asked_if=lambda a: asked_if(a) and is_unusual_number(a)),
    )  # fmt: skip


CASE = Form("case", N_("Sagens oplysninger"), sections=(
    Section(N_("Borger"), (
        *citizen_number(),
        Field("name", "Navn", Kind.TEXT, width=6),
        Field("municipality", "Bopælskommune", Kind.TEXT, width=6, required=False),
        Field("address", "Adresse", Kind.TEXT, width=6, required=False),
        Field("postcode", "Postnr.", Kind.TEXT, width=2, required=False),
        Field("town", "By", Kind.TEXT, width=4, required=False),
        Field("phone", "Telefon", Kind.TEXT, width=4, required=False),
        Field("email", "E-mail", Kind.TEXT, width=8, required=False),
        Field("protected", "Navne- og adressebeskyttelse", Kind.YES_NO, width=6, required=False),
        Field("no_digital_post", "Fritaget for Digital Post", Kind.YES_NO, width=6, required=False),
        Field("interpreter", "Tolk (sprog)", Kind.TEXT, width=6, required=False,
              help=N_("Skriv sproget, hvis der er brug for tolk.")),
        Field("safety", "Sikkerhed", Kind.TEXT, width=6, required=False,
              help=N_("Hvad der skal tages hensyn til ved møder. Vises kun for sagsbehandleren.")),
    )),
    Section(N_("Sagen"), (
        Field("kind", "Slags sag", Kind.CHOICE, width=4, choices=KINDS),
        Field("first_absence_day", "Første fraværsdag", Kind.DATE, width=4, asked_if=_sick,
              help=N_("Lovens frister regnes fra denne dag.")),
        Field("confirmed_by", "Bekræftet af", Kind.CHOICE, width=4, choices=CONFIRMED_BY, asked_if=_sick),
    )),
    Section(N_("Arbejde"), (
        Field("workplace", "Arbejdsplads", Kind.TEXT, width=6),
        Field("cvr", "CVR-nummer", Kind.TEXT, width=3, required=False),
        Field("p_number", "P-nummer", Kind.TEXT, width=3, required=False),
        Field("work_address", "Arbejdspladsens adresse", Kind.TEXT, width=6, required=False),
        Field("work_postcode", "Postnr.", Kind.TEXT, width=2, required=False),
        Field("work_town", "By", Kind.TEXT, width=4, required=False),
        Field("job_title", "Stilling", Kind.TEXT, width=6),
        Field("hours", "Timer om ugen efter kontrakt", Kind.HOURS, width=3),
        Field("employed_since", "Ansat siden", Kind.DATE, width=3, required=False),
        Field("job_form", "Ansættelsesform", Kind.CHOICE, width=6, choices=JOB_FORMS),
        Field("flexi_job_since", "Fleksjobbet begyndte", Kind.DATE, width=6, asked_if=_flexi),
    )),
), checks=(numbers_are_right, hours_are_possible), computed=with_birth_date)  # fmt: skip

NEW_CASE = Answers({"way": "citizen", "kind": "sick_listed", "confirmed_by": "nobody", "hours": Decimal(37)})


def case_answers(case: Case) -> Answers:
    """The facts of a case as answers, to correct them."""
    who, place, job = case.citizen, case.workplace, case.employment
    values: dict[str, object] = {
        "cpr": who.cpr.shown, "name": who.name, "address": who.address, "postcode": who.postcode, "town": who.town,
        "phone": who.phone, "email": who.email, "protected": who.protected_address or None,
        "no_digital_post": (not who.digital_post) or None, "interpreter": who.interpreter,
        "municipality": who.municipality, "safety": who.safety, "kind": case.kind.value,
        "first_absence_day": case.first_absence_day, "confirmed_by": case.confirmed_by.value,
        "workplace": place.name, "cvr": place.cvr, "p_number": place.p_number, "work_address": place.address,
        "work_postcode": place.postcode, "work_town": place.town, "job_title": job.job_title,
        "hours": job.hours or None,
        "employed_since": job.since, "job_form": job.form, "flexi_job_since": job.flexi_job_since,
    }  # fmt: skip
    return Answers({key: value for key, value in values.items() if value not in (None, "")})


def citizen_of(a: Answers) -> Citizen:
    return Citizen(
        cpr=read_cpr(a.text("cpr")), name=a.text("name"), address=a.text("address"), postcode=a.text("postcode"),
        town=a.text("town"), phone=a.text("phone"), email=a.text("email"), protected_address=a.yes("protected"),
        digital_post=not a.yes("no_digital_post"), interpreter=a.text("interpreter"),
        municipality=a.text("municipality"), safety=a.text("safety"),
    )  # fmt: skip


def workplace_of(a: Answers, known: Workplace | None = None) -> Workplace:
    """The workplace as typed; of the same one, what the form does not ask is kept."""
    typed = Workplace(
        name=a.text("workplace"), cvr=read_cvr(a.text("cvr")) if a.text("cvr") else "",
        p_number=read_p_number(a.text("p_number")) if a.text("p_number") else "",
        address=a.text("work_address"), postcode=a.text("work_postcode"), town=a.text("work_town"),
    )  # fmt: skip
    if known is None or (typed.name, typed.cvr, typed.p_number) != (known.name, known.cvr, known.p_number):
        return typed
    return replace(known, address=typed.address, postcode=typed.postcode, town=typed.town)


PICKED_WORKPLACE = "workplace_id"
"""Kept beside the answers while typing: the entry of the register that was chosen."""


def workplace_picked(place: Organisation) -> Answers:
    """The answers that a workplace of the register fills in."""
    told = {"workplace": place.name, "cvr": place.cvr, "p_number": place.p_number, "work_address": place.address,
            "work_postcode": place.postcode, "work_town": place.town}  # fmt: skip
    return Answers({key: value for key, value in told.items() if value})


def workplace_from(a: Answers, place: Organisation, known: Workplace | None = None) -> Workplace:
    """The workplace of the register as long as its name, and its number where that is asked, still stand."""
    typed = workplace_of(a, known)
    if typed.name != place.name or (typed.cvr and typed.cvr != place.cvr):
        return typed
    return Workplace(
        place.name, place.cvr, typed.p_number or place.p_number, typed.address or place.address,
        typed.postcode or place.postcode, typed.town or place.town, place.phone, place.ean,
        place.sector.value, place.id,
    )  # fmt: skip


def employment_of(a: Answers) -> Employment:
    return Employment(
        job_title=a.text("job_title"), form=a.text("job_form"), hours=a.hours("hours") or Decimal(0),
        since=a.date("employed_since"), flexi_job_since=a.date("flexi_job_since") if _flexi(a) else None,
    )  # fmt: skip


def absence_of(a: Answers) -> tuple[CaseKind, date | None, ConfirmedBy]:
    """Which sort of case, since when, confirmed by whom; a case without absence has no clock."""
    kind = CaseKind(a.text("kind"))
    if kind is not CaseKind.SICK_LISTED:
        return kind, None, ConfirmedBy.NOBODY
    return kind, a.date("first_absence_day"), ConfirmedBy(a.text("confirmed_by"))


NOTE = Form("note", N_("Notat"), sections=(
    Section(N_("Hvad der er sket"), (
        Field("about", "Dato", Kind.DATE, width=3, help=N_("Den dag, notatet handler om.")),
        Field("text", "Notat", Kind.LONG_TEXT, placeholder=N_("Skriv, hvad der er sagt eller sket.")),
    )),
))  # fmt: skip

CLOSING = Form("closing", N_("Afslut sagen"), sections=(
    Section(N_("Hvordan sagen endte"), (
        Field("on", "Dato", Kind.DATE, width=4),
        Field("outcome", "Udfald", Kind.CHOICE, width=8, choices=(
            Choice("same_job", N_("Tilbage i samme job")), Choice("adapted", N_("Samme arbejdsplads, andre opgaver")),
            Choice("new_job", N_("Nyt job")), Choice("other_scheme", N_("Anden ordning")),
            Choice("left", N_("Ansættelsen er ophørt")), Choice("moved", N_("Flyttet til anden kommune")),
            Choice("other", N_("Andet")),
        )),
    )),
))  # fmt: skip

OUTCOMES = CLOSING.field("outcome")

METHODS = (
    Choice("paper", N_("Underskrevet på papir")), Choice("digital", N_("Underskrevet digitalt")),
    Choice("oral", N_("Tilslutning givet mundtligt")),
)  # fmt: skip


def _not_paper(a: Answers) -> bool:
    return a.text("method") in (Method.ORAL.value, Method.DIGITAL.value)


def signing(roles: tuple[SignerRole, ...]) -> Form:
    """The form that records one signature; only roles that are still missing can be chosen."""
    return Form("signing", N_("Notér underskrift"), sections=(
        Section(N_("Underskrift"), (
            Field("role", "Underskriver", Kind.CHOICE, width=6,
                  choices=tuple(Choice(role.key, role.label) for role in roles)),
            Field("name", "Navn", Kind.TEXT, width=6),
            Field("signed_on", "Dato", Kind.DATE, width=4),
            Field("method", "Måde", Kind.CHOICE, width=8, choices=METHODS),
            Field("note", "Hvad der blev sagt, og hvornår", Kind.LONG_TEXT, asked_if=_not_paper,
                  help=N_("Et mundtligt ja er ikke en underskrift. Skriv, hvem der sagde ja, hvornår og til hvad.")),
        )),
    ))  # fmt: skip


WITHDRAWAL = Form("withdrawal", N_("Tilbagekald"), sections=(
    Section(N_("Tilbagekaldelse"), (
        Field("on", "Dato", Kind.DATE, width=4),
        Field("channel", "Hvordan", Kind.CHOICE, width=4, choices=(
            Choice("meeting", N_("På et møde")), Choice("telephone", N_("Telefon")), Choice("letter", N_("Brev")),
            Choice("digital", N_("Digital Post")),
        )),
        Field("received_by", "Modtaget af", Kind.TEXT, width=4),
        Field("reason", "Hvad der blev sagt", Kind.LONG_TEXT, required=False),
    )),
))  # fmt: skip


def withdrawal_of(a: Answers, today: date) -> Withdrawal:
    return Withdrawal(
        on=a.date("on") or today, channel=a.text("channel"), received_by=a.text("received_by"), reason=a.text("reason")
    )


def label(choices: tuple[Choice, ...], key: str) -> str:
    """The fixed message of a choice."""
    return next((choice.label for choice in choices if choice.key == key), key)
