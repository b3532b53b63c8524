"""What employer and employee agreed for the statement of what is possible (mulighedserklæring), as a page of our own.

The official form belongs to others: this page holds the data and looks like our papers.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind, Role
from caseworker_app.domain.document import (
    CASE_ONLY,
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Reader,
    Table,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import (
    chosen_label,
    citizen_facts,
    name_of,
    section,
    shown,
    told,
    typed,
    workplace_facts,
)
from caseworker_app.texts import N_

AFFECTED = (
    Field("function", "Jobfunktion", Kind.TEXT, width=4),
    Field("how", "Hvordan den er påvirket", Kind.TEXT, width=4),
    Field("agreed", "Aftalt hensyn eller ændring", Kind.TEXT, width=4),
)
PARTIAL = (
    Choice("yes", N_("Ja")), Choice("no", N_("Nej")), Choice("unclear", N_("Ved vi ikke endnu")),
)  # fmt: skip
OPINIONS = (
    Choice("safe", N_("Det aftalte er forsvarligt")), Choice("changes", N_("Forsvarligt med ændringer")),
    Choice("unsafe", N_("Det aftalte er ikke forsvarligt")),
)  # fmt: skip
ADVISED = (
    Choice("none", N_("Intet fravær")), Choice("partial", N_("Delvist fravær")), Choice("full", N_("Fuldt fravær")),
)  # fmt: skip


def _is_answered(a: Answers) -> bool:
    return a.yes("answered")


def _is_partly_back(a: Answers) -> bool:
    return a.text("partial") == "yes"


FORM = Form("capacity_statement_data", N_("Aftalt til mulighedserklæringen"), sections=(
    Section(N_("Samtalen"), (
        Field("on", "Talt sammen den", Kind.DATE, width=3),
        Field("how", "Form", Kind.CHOICE, width=3, choices=(
            Choice("meeting", N_("Møde")), Choice("telephone", N_("Telefon")), Choice("video", N_("Video")),
        )),
        Field("manager", "For arbejdspladsen", Kind.TEXT, width=6),
        Field("companion", "Bisidder", Kind.TEXT, width=6, required=False),
    )),
    Section(N_("Hvad der er svært i arbejdet"), (
        Field("limits", "Nedsat funktion i arbejdet", Kind.LONG_TEXT,
              help=N_("Skriv, hvad medarbejderen ikke kan eller kun kan med besvær. Nævn ikke sygdommen.")),
        Field("affected", "Jobfunktioner og hensyn", Kind.ROWS, columns=AFFECTED),
    )),
    Section(N_("Hvad der er aftalt"), (
        Field("hours", "Arbejdstid", Kind.LONG_TEXT, required=False),
        Field("partial", "Kan arbejdet genoptages delvist?", Kind.CHOICE, width=4, choices=PARTIAL),
        Field("partial_what", "Hvordan", Kind.TEXT, width=8, asked_if=_is_partly_back),
        Field("lasts", "Hvor længe hensynene eller fraværet ventes at vare", Kind.TEXT, required=False),
        Field("contact", "Kontakt med arbejdspladsen imens", Kind.TEXT, required=False),
    )),
    Section(N_("Lægens del"), (
        Field("sent_on", "Givet med til lægen den", Kind.DATE, width=6, required=False),
        Field("back_by", "Arbejdsgiverens frist for at få erklæringen", Kind.DATE, width=6, required=False,
              help=N_("Arbejdsgiveren sætter en rimelig frist og betaler lægen.")),
        Field("answered", "Lægen har svaret", Kind.YES_NO, required=False),
        Field("answered_on", "Svaret den", Kind.DATE, width=4, asked_if=_is_answered),
        Field("opinion", "Lægens vurdering", Kind.CHOICE, width=4, choices=OPINIONS, asked_if=_is_answered),
        Field("advised", "Fravær, lægen tilråder", Kind.CHOICE, width=4, choices=ADVISED, asked_if=_is_answered,
              required=False),
        Field("further", "Yderligere tilpasning", Kind.LONG_TEXT, required=False, asked_if=_is_answered),
        Field("advised_for", "Hvor længe", Kind.TEXT, required=False, asked_if=_is_answered),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    on = a.date("on")
    for key in ("on", "sent_on", "answered_on"):
        day = a.date(key)
        if day and day > basis.today and (key != "answered_on" or _is_answered(a)):
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    for key in ("sent_on", "back_by", "answered_on"):
        day = a.date(key)
        if on and day and day < on and (key != "answered_on" or _is_answered(a)):
            yield blocks(key, "Datoen ligger før samtalen den {day}.", day=on)


def it_is_the_right_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-36A: at any time of the absence."""
    if basis.case.kind is not CaseKind.SICK_LISTED:
        yield warns("on", "Borgeren er ikke sygemeldt. Mulighedserklæringen hører til et sygefravær.", rule="SDP-36A")
        return
    rule = basis.find("SDP-36A")
    if isinstance(rule, Unsettled):
        yield unsettled("on", "Om erklæringen kan kræves i sagen, er ikke afklaret.", rule=rule.id)


def doctor_and_workplace_agree(a: Answers, basis: Basis) -> Iterator[Finding]:
    if not _is_answered(a):
        return
    if a.text("opinion") == "changes" and not a.text("further"):
        yield blocks("further", "Skriv de ændringer, lægen foreslår.")
    if a.text("opinion") == "unsafe":
        yield warns("opinion", "Lægen finder ikke det aftalte forsvarligt. Tal med parterne om en ny aftale.")


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case)))
    yield Facts((
        Fact(N_("Talt sammen den"), shown(a.date("on"))),
        Fact(N_("Form"), chosen_label(FORM.field("how"), a)),
        Fact(N_("For arbejdspladsen"), typed(a.text("manager"))),
        *told(N_("Bisidder"), a.text("companion")),
    ))  # fmt: skip
    yield from section(N_("Nedsat funktion i arbejdet"), a.text("limits"))
    yield Heading(N_("Jobfunktioner og hensyn"))
    yield Table(
        N_("Jobfunktioner og hensyn"),
        (Column(N_("Jobfunktion"), 4), Column(N_("Hvordan den er påvirket"), 4),
         Column(N_("Aftalt hensyn eller ændring"), 4)),
        tuple(
            (typed(row.text("function")), typed(row.text("how")), typed(row.text("agreed")))
            for row in a.rows("affected")
        ),
    )  # fmt: skip
    yield from section(N_("Arbejdstid"), a.text("hours"))
    yield Facts((
        Fact(N_("Delvis genoptagelse"), chosen_label(FORM.field("partial"), a)),
        *((Fact(N_("Delvist, hvordan"), typed(a.text("partial_what"))),) if _is_partly_back(a) else ()),
        Fact(N_("Ventet varighed"), typed(a.text("lasts"))),
        Fact(N_("Kontakt med arbejdspladsen imens"), typed(a.text("contact"))),
        Fact(N_("Arbejdsgiverens frist for at få erklæringen"), shown(a.date("back_by"))),
    ))  # fmt: skip
    yield from _doctor(a)
    yield Paragraph(
        words("Siden er kommunens egen og er ikke selve mulighedserklæringen. "
              "Arbejdsgiveren har ikke krav på at få sygdommen at vide."), muted=True,
    )  # fmt: skip


def _doctor(a: Answers) -> Iterator[Block]:
    """What the doctor said is the citizen's and the case file's alone."""
    yield Heading(N_("Lægens del"), readers=CASE_ONLY)
    yield Facts((Fact(N_("Givet med til lægen den"), shown(a.date("sent_on")), CASE_ONLY),), readers=CASE_ONLY)
    if not _is_answered(a):
        yield Paragraph(words("Lægen har ikke svaret endnu."), readers=CASE_ONLY)
        return
    yield Facts((
        Fact(N_("Svaret den"), shown(a.date("answered_on")), CASE_ONLY),
        Fact(N_("Lægens vurdering"), chosen_label(FORM.field("opinion"), a), CASE_ONLY),
        Fact(N_("Fravær, lægen tilråder"), chosen_label(FORM.field("advised"), a), CASE_ONLY),
        Fact(N_("Hvor længe"), typed(a.text("advised_for")), CASE_ONLY),
    ), readers=CASE_ONLY)  # fmt: skip
    yield from section(N_("Yderligere tilpasning"), a.text("further"), CASE_ONLY)


def begin(basis: Basis) -> Answers:
    manager = name_of(basis.case, Role.LINE_MANAGER)
    return Answers({"on": basis.today, "how": "meeting", **({"manager": manager} if manager else {})})


def sample(basis: Basis) -> Answers:
    """A believable talk two weeks ago that the doctor has answered."""
    on = basis.today - timedelta(days=14)
    return Answers({
        **begin(basis),
        "on": on,
        "manager": name_of(basis.case, Role.LINE_MANAGER) or "Anne Winther",
        "companion": "Bo Lyngsø",
        "limits": "Kan være koncentreret omkring en time ad gangen\nHar svært ved mange afbrydelser",
        "affected": (
            Answers({"function": "Møder med forældre", "how": "Flere på én dag kan ikke nås",
                     "agreed": "Højst to om ugen, med en kollega"}),
            Answers({"function": "Gårdvagt", "how": "For mange indtryk på én gang", "agreed": "Fritaget i otte uger"}),
        ),
        "hours": "15 timer om ugen fordelt på tre dage",
        "partial": "yes",
        "partial_what": "Fra mandag med 15 timer om ugen",
        "lasts": "Omkring to måneder",
        "contact": "Telefon med lederen hver fredag",
        "sent_on": on,
        "back_by": basis.today,
        "answered": True,
        "answered_on": basis.today - timedelta(days=4),
        "opinion": "changes",
        "advised": "partial",
        "further": "Pauser hver time den første måned",
        "advised_for": "Otte uger",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Aftalt til mulighedserklæringen"),
    icon="stethoscope",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, it_is_the_right_time, doctor_and_workplace_agree),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.DOCTOR, Reader.FILE),
    shares={
        Reader.EMPLOYER: frozenset({"work_functions", "accommodations", "working_hours", "duration"}),
        Reader.DOCTOR: frozenset({"needs", "working_hours"}),
    },
    rules=("SDP-36A", "SDP-07A-5"),
)
