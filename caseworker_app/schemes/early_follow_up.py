"""Early follow-up (tidlig opfølgning): who asked, three questions answered by both sides, yes or no, the first talk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.deadline import Calendar
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
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes.scheme import Basis, Group, MeetingDue, Scheme
from caseworker_app.schemes.shared import chosen_label, citizen_facts, section, shown, told, typed, workplace_facts
from caseworker_app.texts import N_

ANSWER_RULE, TALK_RULE, MAY_DECLINE, QUESTIONS = "SDP-FT-consent", "SDP-13B-2", "SDP-13B-3", "SDP-3Q"
ASKED_IN_TIME = {"employer": "SDP-07C-1", "citizen": "SDP-07E-1"}
ACCEPTED, DECLINED = "accepted", "declined"
ADAPTED = (
    Choice("yes", N_("Ja, og det hjalp")), Choice("partly", N_("Ja, men det hjalp ikke nok")),
    Choice("no", N_("Nej, ikke endnu")),
)  # fmt: skip


@dataclass(frozen=True)
class WorkingWeek(Calendar):
    """Monday to Friday without the holidays the case knows."""

    basis: Basis

    def is_working_day(self, day: date) -> bool:
        return day.isoweekday() <= 5 and not self.basis.day_off(day)


def _by_employer(a: Answers) -> bool:
    return a.text("asked_by") == "employer"


def is_declined(a: Answers) -> bool:
    return _by_employer(a) and a.text("reply") == DECLINED


def goes_on(a: Answers) -> bool:
    """The citizen asked, or said yes to the employer's wish."""
    return a.text("asked_by") == "citizen" or (_by_employer(a) and a.text("reply") == ACCEPTED)


def _three(who: str) -> tuple[Field, ...]:
    """The three questions; the employee's are answered unless the answer is no."""
    asked_if = goes_on if who == "employee" else lambda a: True
    return (
        Field(f"{who}_functions", "Hvilke funktioner er påvirket?", Kind.LONG_TEXT, asked_if=asked_if,
              help=N_("Skriv om opgaver og funktion, ikke om sygdom.")),
        Field(f"{who}_duration", "Hvor længe ventes det at vare?", Kind.TEXT, width=6, asked_if=asked_if),
        Field(f"{who}_adapted", "Er arbejdet forsøgt tilpasset?", Kind.CHOICE, width=6, choices=ADAPTED,
              asked_if=asked_if),
        Field(f"{who}_adapted_how", "Hvad der er prøvet", Kind.TEXT, required=False, asked_if=asked_if),
    )  # fmt: skip


FORM = Form("early_follow_up", N_("Tidlig opfølgning"), sections=(
    Section(N_("Anmodningen"), (
        Field("asked_by", "Ønsket af", Kind.CHOICE, width=4, choices=(
            Choice("employer", N_("Arbejdsgiveren")), Choice("citizen", N_("Borgeren")),
        )),
        Field("requested_on", "Anmodning modtaget", Kind.DATE, width=4),
        Field("letter_on", "Brev til borgeren sendt", Kind.DATE, required=False, width=4, asked_if=_by_employer),
    )),
    Section(N_("Arbejdspladsens svar"), _three("employer")),
    Section(N_("Borgerens svar"), (
        Field("reply", "Vil borgeren være med?", Kind.CHOICE, width=5, asked_if=_by_employer, choices=(
            Choice(ACCEPTED, N_("Ja")), Choice(DECLINED, N_("Nej")), Choice("waiting", N_("Har ikke svaret endnu")),
        )),
        Field("replied_on", "Svaret den", Kind.DATE, required=False, width=3, asked_if=_by_employer),
        Field("declined_why", "Hvad borgeren siger om sit nej", Kind.LONG_TEXT, required=False, asked_if=is_declined,
              help=N_("Borgeren behøver ikke give en grund. Kommer kun med i borgerens og sagens kopi.")),
        *_three("employee"),
    )),
    Section(N_("Den første samtale"), (
        Field("talk_on", "Samtalen er aftalt til", Kind.DATE, required=False, width=4, asked_if=goes_on),
        Field("talk_how", "Form", Kind.CHOICE, required=False, width=4, asked_if=goes_on, choices=(
            Choice("in_person", N_("Personligt")), Choice("telephone", N_("Telefon")), Choice("video", N_("Video")),
        )),
        Field("talk_about", "Det skal samtalen handle om", Kind.LONG_TEXT, required=False, asked_if=goes_on),
    )),
))  # fmt: skip


def _last(a: Answers, basis: Basis, rule: str, key: str) -> date | Unsettled | None:
    """Where the span of a rule ends that is counted from a day of the form."""
    day = a.date(key)
    found = basis.find(rule, counted_from=day) if day else None
    if day is None or found is None or isinstance(found, Unsettled):
        return found if isinstance(found, Unsettled) else None
    return basis.rules.last_day(found, day, WorkingWeek(basis))


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    requested = a.date("requested_on")
    for key in ("requested_on", "letter_on", "replied_on"):
        day = a.date(key)
        if day is None or (key != "requested_on" and not _by_employer(a)):
            continue
        if day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
        elif requested and day < requested:
            yield blocks(key, "Datoen ligger før anmodningen den {day}.", day=requested)
    if goes_on(a) and requested and (talk := a.date("talk_on")) and talk < requested:
        yield blocks("talk_on", "Datoen ligger før anmodningen den {day}.", day=requested)


def is_asked_in_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-07C-1 and SDP-07E-1: in the first weeks of the absence."""
    requested, first = a.date("requested_on"), basis.case.first_absence_day
    if basis.case.kind is not CaseKind.SICK_LISTED or first is None:
        yield warns("requested_on", "Tidlig opfølgning kræver, at borgeren er sygemeldt, og sagen har ingen første "
                    "fraværsdag.")  # fmt: skip
        return
    rule = basis.find(ASKED_IN_TIME.get(a.text("asked_by"), ""), counted_from=first)
    if not isinstance(rule, Provision) or rule.within is None or requested is None:
        return
    if requested < first:
        yield blocks("requested_on", "Anmodningen ligger før første fraværsdag, {day}.", day=first)
    elif requested > (last := basis.rules.last_day(rule, first, WorkingWeek(basis))):
        yield warns("requested_on", "Anmodningen kom efter {day}, som var den sidste dag for den.", rule=rule.id,
                    day=last)  # fmt: skip


def is_answered_in_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-FT-consent: a late answer does not stop the office from going on."""
    if not _by_employer(a):
        return
    last, replied = _last(a, basis, ANSWER_RULE, "letter_on"), a.date("replied_on")
    if isinstance(last, Unsettled):
        yield unsettled("letter_on", "Borgerens frist for at svare er ikke afklaret.", rule=ANSWER_RULE)
        return
    if a.text("reply") in (ACCEPTED, DECLINED) and replied is None:
        yield blocks("replied_on", "Skriv, hvornår borgeren svarede.")
    if last and replied and replied > last:
        yield warns("replied_on", "Svaret kom efter fristen {day}. Kommunen kan stadig gå videre.", rule=ANSWER_RULE,
                    day=last)  # fmt: skip
    elif last and a.text("reply") == "waiting":
        yield warns("reply", "Borgeren skal svare senest {day}.", rule=ANSWER_RULE, day=last)


def talk_is_in_time(a: Answers, basis: Basis) -> Iterator[Finding]:
    """SDP-13B-2: the first talk, counted from the request."""
    if not goes_on(a):
        return
    last, talk = _last(a, basis, TALK_RULE, "requested_on"), a.date("talk_on")
    if isinstance(last, Unsettled):
        yield unsettled("talk_on", "Fristen for den første samtale er ikke afklaret.", rule=TALK_RULE)
    elif last and talk is None:
        yield warns("talk_on", "Hold den første samtale senest {day}. Indkald til den nu.", rule=TALK_RULE, day=last)
    elif last and talk and talk > last:
        yield warns("talk_on", "Samtalen ligger efter fristen {day}.", rule=TALK_RULE, day=last)


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("requested_on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    facts = [
        Fact(N_("Ønsket af"), chosen_label(FORM.field("asked_by"), a)),
        Fact(N_("Anmodning modtaget"), shown(a.date("requested_on"))),
    ]
    if _by_employer(a):
        facts += [
            Fact(N_("Brev til borgeren sendt"), shown(a.date("letter_on")), CASE_ONLY),
            Fact(N_("Vil borgeren være med?"), chosen_label(FORM.field("reply"), a)),
            Fact(N_("Svaret den"), shown(a.date("replied_on"))),
        ]
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case), *facts))
    yield from _answers(a)
    if is_declined(a):
        yield Paragraph(words("Borgeren har sagt nej til tidlig opfølgning. Det har borgeren ret til, og sagen følges "
                              "op på sædvanlig vis."))  # fmt: skip
        yield from section(N_("Hvad borgeren siger om sit nej"), a.text("declined_why"), CASE_ONLY)
    if goes_on(a):
        yield from _talk(a, basis)


def _answers(a: Answers) -> Iterator[Block]:
    """Question by question, side by side when both have answered."""
    sides = ("employer", "employee") if goes_on(a) else ("employer",)
    titles = (N_("Arbejdspladsen"), N_("Medarbejderen"))
    rows = tuple(
        (words(FORM.field(f"employer_{key}").label), *(
            chosen_label(FORM.field(f"{side}_{key}"), a) if key == "adapted" else typed(a.text(f"{side}_{key}"))
            for side in sides
        )) for key in ("functions", "duration", "adapted", "adapted_how")
    )  # fmt: skip
    yield Heading(N_("De tre spørgsmål"))
    columns = (Column(N_("Spørgsmål"), 4), *(Column(title, 5) for title in titles[: len(sides)]))
    yield Table(N_("De tre spørgsmål"), columns, rows)


def _talk(a: Answers, basis: Basis) -> Iterator[Block]:
    last = _last(a, basis, TALK_RULE, "requested_on")
    yield Heading(N_("Den første samtale"))
    yield Facts((
        Fact(N_("Samtalen er aftalt til"), shown(a.date("talk_on"))),
        Fact(N_("Form"), chosen_label(FORM.field("talk_how"), a)),
        *((Fact(N_("Holdes senest"), shown(last)),) if isinstance(last, date) else ()),
        *told(N_("Det skal samtalen handle om"), a.text("talk_about")),
    ))  # fmt: skip


def begin(basis: Basis) -> Answers:
    return Answers({"asked_by": "employer", "requested_on": basis.today, "reply": "waiting"})


def sample(basis: Basis) -> Answers:
    """A believable request by the employer that the citizen said yes to."""
    on = basis.today - timedelta(days=6)
    return Answers({
        **begin(basis), "requested_on": on, "letter_on": on, "reply": ACCEPTED, "replied_on": on + timedelta(days=1),
        "employer_functions": "Møder med forældre\nPlanlægning af ugen",
        "employer_duration": "To til tre måneder", "employer_adapted": "partly",
        "employer_adapted_how": "Færre møder siden september",
        "employee_functions": "At holde overblik, når der er mange afbrydelser",
        "employee_duration": "Til efter nytår", "employee_adapted": "no",
        "employee_adapted_how": "Vil gerne prøve rolige opgaver først på dagen",
        "talk_on": on + timedelta(days=10), "talk_how": "in_person",
        "talk_about": "Hvilke opgaver der kan begyndes med",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Tidlig opfølgning"),
    icon="calendar-plus",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, is_asked_in_time, is_answered_in_time, talk_is_in_time),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"work_functions", "duration", "adapted", "meeting"})},
    purposes=frozenset({"follow_up"}),
    meets=MeetingDue(TALK_RULE, N_("Den første samtale er ikke aftalt, eller den ligger for sent."), "talk_about"),
    rules=(*ASKED_IN_TIME.values(), QUESTIONS, ANSWER_RULE, TALK_RULE, MAY_DECLINE),
)
