"""Advice and support of the dialogue (rådgivning og støtte til dialogen), also to somebody at risk of absence."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import CaseKind
from caseworker_app.domain.document import CASE_ONLY, Block, Column, Fact, Facts, Heading, Reader, Table, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import chosen_label, citizen_facts, section, shown, typed, workplace_facts
from caseworker_app.texts import N_

NOTED, WHO_HAS_IT = "ADM-13-2", "HK-2"
REFERRAL = (
    Field("where", "Henvist til", Kind.CHOICE, width=4, choices=(
        Choice("doctor", N_("Egen læge")), Choice("steward", N_("Tillidsrepræsentant eller fagforening")),
        Choice("safety", N_("Arbejdsmiljørepræsentant")), Choice("employer", N_("Leder eller HR")),
        Choice("at_risk", N_("Job og Sygdom i kommunen")), Choice("department", N_("Anden afdeling i kommunen")),
        Choice("others", N_("Andre")),
    )),
    Field("what", "Til hvad", Kind.TEXT, width=5),
    Field("on", "Dato", Kind.DATE, required=False, width=3),
)  # fmt: skip


def _is_dialogue(a: Answers) -> bool:
    return a.text("kind") == "dialogue"


def _by_others(a: Answers) -> bool:
    return a.text("asked_by") in ("employer", "others")


FORM = Form("advice", N_("Råd og støtte til dialogen"), sections=(
    Section(N_("Henvendelsen"), (
        Field("on", "Dato", Kind.DATE, width=3),
        Field("kind", "Det gælder", Kind.CHOICE, width=5, choices=(
            Choice("advice", N_("Råd til borgeren")), Choice("dialogue", N_("Støtte til dialogen med arbejdspladsen")),
        )),
        Field("channel", "Hvordan", Kind.CHOICE, width=4, choices=(
            Choice("telephone", N_("Telefon")), Choice("meeting", N_("Møde")), Choice("video", N_("Video")),
            Choice("mail", N_("Mail eller Digital Post")),
        )),
        Field("asked_by", "Hvem spurgte", Kind.CHOICE, width=4, choices=(
            Choice("citizen", N_("Borgeren")), Choice("employer", N_("Arbejdspladsen")), Choice("others", N_("Andre")),
        )),
        Field("who", "Navn", Kind.TEXT, required=False, width=4),
        Field("consent", "Borgeren har givet samtykke til samtalen", Kind.YES_NO, required=False, width=4,
              asked_if=_by_others),
        Field("asked", "Hvad der blev spurgt om", Kind.LONG_TEXT),
    )),
    Section(N_("Rådet"), (
        Field("advised", "Hvad der blev svaret", Kind.LONG_TEXT,
              help=N_("Skriv hovedindholdet af den vejledning, der blev givet.")),
        Field("dialogue", "Støtten til dialogen", Kind.CHOICE, asked_if=_is_dialogue, choices=(
            Choice("prepare", N_("Hjælp til at forberede samtalen")),
            Choice("present", N_("Kommunen er med ved samtalen")),
            Choice("lead", N_("Kommunen leder samtalen")),
        )),
        Field("dialogue_about", "Det skal samtalen føre til", Kind.LONG_TEXT, asked_if=_is_dialogue),
        Field("referrals", "Henvisning", Kind.ROWS, columns=REFERRAL, required=False),
        Field("agreed", "Hvad der er aftalt", Kind.LONG_TEXT, required=False),
        Field("again_on", "Ny kontakt", Kind.DATE, required=False, width=4),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    on, again = a.date("on"), a.date("again_on")
    if on and on > basis.today:
        yield blocks("on", "Datoen ligger ude i fremtiden.")
    if on and again and again < on:
        yield blocks("again_on", "Datoen ligger før samtalen den {day}.", day=on)
    for number, row in enumerate(a.rows("referrals")):
        if on and (day := row.date("on")) and day < on:
            yield blocks("referrals", "Datoen ligger før samtalen den {day}.", row=number, day=on)


def citizen_agrees(a: Answers, basis: Basis) -> Iterator[Finding]:
    """Without the citizen's consent others get general guidance only."""
    if _by_others(a) and not a.yes("consent"):
        yield warns("consent", "Uden borgerens samtykke må der kun gives generel vejledning.", rule="VEJ-ARBEJDSGIVER")


def is_in_the_right_place(a: Answers, basis: Basis) -> Iterator[Finding]:
    """HK-2: somebody not on sick leave belongs to the unit for those at risk."""
    rule = basis.find(WHO_HAS_IT)
    there = {row.text("where") for row in a.rows("referrals")}
    at_risk = basis.case.kind is CaseKind.AT_RISK
    if isinstance(rule, Provision) and at_risk and "at_risk" not in there:
        yield warns("referrals", "Borgeren er ikke sygemeldt. Hører sagen til i Job og Sygdom?", rule=rule.id)


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    facts = [
        Fact(N_("Dato"), shown(a.date("on"))),
        Fact(N_("Det gælder"), chosen_label(FORM.field("kind"), a)),
        Fact(N_("Hvordan"), chosen_label(FORM.field("channel"), a)),
        Fact(N_("Hvem spurgte"), chosen_label(FORM.field("asked_by"), a)),
        Fact(N_("Navn"), typed(a.text("who"))),
    ]
    if _by_others(a):
        facts.append(Fact(N_("Borgeren har givet samtykke til samtalen"),
                          words(N_("Ja") if a.yes("consent") else N_("Nej"))))  # fmt: skip
    yield Facts((*citizen_facts(basis.case), *workplace_facts(basis.case), *facts), CASE_ONLY)
    yield from section(N_("Hvad der blev spurgt om"), a.text("asked"), CASE_ONLY)
    yield from section(N_("Hvad der blev svaret"), a.text("advised"), CASE_ONLY)
    if _is_dialogue(a):
        yield Heading(N_("Støtten til dialogen"), readers=CASE_ONLY)
        yield Facts((Fact(N_("Hjælpen"), chosen_label(FORM.field("dialogue"), a)),), CASE_ONLY)
        yield from section(N_("Det skal samtalen føre til"), a.text("dialogue_about"), CASE_ONLY)
    yield from _referrals(a)
    yield from section(N_("Hvad der er aftalt"), a.text("agreed"), CASE_ONLY)
    yield Facts((Fact(N_("Ny kontakt"), shown(a.date("again_on"))),), CASE_ONLY)


def _referrals(a: Answers) -> Iterator[Block]:
    if rows := a.rows("referrals"):
        yield Heading(N_("Henvisning"), readers=CASE_ONLY)
        yield Table(
            N_("Henvisning"), (Column(N_("Henvist til"), 4), Column(N_("Til hvad"), 5), Column(N_("Dato"), 3)),
            tuple(
                (chosen_label(REFERRAL[0], row), typed(row.text("what")), shown(row.date("on"))) for row in rows
            ),
            readers=CASE_ONLY,
        )  # fmt: skip


def begin(basis: Basis) -> Answers:
    kind = "dialogue" if basis.case.kind is CaseKind.SICK_LISTED else "advice"
    return Answers({"on": basis.today, "kind": kind, "channel": "telephone", "asked_by": "citizen"})


def sample(basis: Basis) -> Answers:
    """A believable call before a talk with the manager."""
    on = basis.today - timedelta(days=2)
    return Answers({
        **begin(basis), "on": on, "kind": "dialogue", "who": basis.case.citizen.name,
        "asked": "Hvordan siger jeg til min leder, at jeg ikke kan nå alle møder?",
        "advised": "Sig, hvilke opgaver der går godt, og hvilke der ikke gør. Sygdommen behøver du ikke nævne.",
        "dialogue": "prepare", "dialogue_about": "En aftale om færre møder i otte uger",
        "referrals": (Answers({"where": "steward", "what": "Være med ved samtalen", "on": on}),),
        "agreed": "Borgeren taler med lederen i næste uge og ringer bagefter.",
        "again_on": on + timedelta(days=10),
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Råd og støtte til dialogen"),
    icon="message-square",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, citizen_agrees, is_in_the_right_place),
    readers=(Reader.CITIZEN, Reader.FILE),
    rules=(NOTED, WHO_HAS_IT, "VEJ-ARBEJDSGIVER"),
)
