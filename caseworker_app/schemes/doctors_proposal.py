"""The doctor's proposal that the municipality helps (LÆ 165, forslag om socialmedicinsk sagsbehandling)."""

from collections.abc import Iterator
from datetime import date, timedelta

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.document import CASE_ONLY, Block, Fact, Facts, Heading, Paragraph, words
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, warns
from caseworker_app.schemes.scheme import Basis, Group, Scheme
from caseworker_app.schemes.shared import chosen_label, chosen_labels, citizen_facts, name_of, section, shown, typed
from caseworker_app.texts import N_

RULE = "VEJ-LÆ165"
STEPS = (
    Choice("talk", N_("Tale med borgeren")), Choice("workplace", N_("Tale med arbejdspladsen, når borgeren siger ja")),
    Choice("certificate", N_("Bede om en attest")), Choice("measure", N_("Undersøge en støtteordning")),
    Choice("hand_over", N_("Give sagen videre i kommunen")), Choice("nothing", N_("Ikke gøre mere")),
)  # fmt: skip


def _is_answered(a: Answers) -> bool:
    return a.text("reply") == "answered"


FORM = Form("doctors_proposal", N_("Forslag fra lægen (LÆ 165)"), sections=(
    Section(N_("Forslaget"), (
        Field("received_on", "Modtaget den", Kind.DATE, width=3),
        Field("doctor", "Fra lægen", Kind.TEXT, width=9),
        Field("proposal", "Hvad lægen foreslår", Kind.LONG_TEXT,
              help=N_("Lægen skriver kun få ord. Er der brug for mere, beder kommunen om en attest.")),
        Field("citizen_knows", "Borgeren kender forslaget", Kind.YES_NO, required=False, width=6),
        Field("citizen_says", "Hvad borgeren siger til det", Kind.LONG_TEXT, required=False),
    )),
    Section(N_("Hvad kommunen gør"), (
        Field("owner", "Hvem der svarer", Kind.TEXT, width=6),
        Field("reply", "Svar til lægen", Kind.CHOICE, width=3, choices=(
            Choice("waiting", N_("Mangler")), Choice("answered", N_("Givet")),
        )),
        Field("answered_on", "Svaret den", Kind.DATE, width=3, asked_if=_is_answered),
        Field("steps", "Hvad der sker nu", Kind.SEVERAL, choices=STEPS),
        Field("reason", "Begrundelse", Kind.LONG_TEXT, required=False),
        Field("answer", "Hvad lægen har fået at vide", Kind.LONG_TEXT, asked_if=_is_answered,
              help=N_("Kun det, borgeren har givet samtykke til.")),
    )),
))  # fmt: skip


def dates_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    received, answered = a.date("received_on"), a.date("answered_on")
    for key, day in (("received_on", received), ("answered_on", answered if _is_answered(a) else None)):
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    if _is_answered(a) and received and answered and answered < received:
        yield blocks("answered_on", "Svaret ligger, før forslaget blev modtaget {day}.", day=received)


def is_followed(a: Answers, basis: Basis) -> Iterator[Finding]:
    """No rule sets a deadline, but the citizen hears of it first and doing nothing has a reason."""
    if not a.yes("citizen_knows"):
        yield warns("citizen_knows", "Tal med borgeren om forslaget, før kommunen går videre.")
    steps = a.chosen("steps")
    if "nothing" in steps and not a.text("reason"):
        yield blocks("reason", "Skriv, hvorfor kommunen ikke gør mere.")
    if "nothing" in steps and len(steps) > 1:
        yield blocks("steps", "Enten gør kommunen ikke mere, eller også sker der noget af det andet.")


def period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("received_on"), None


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((
        *citizen_facts(basis.case),
        Fact(N_("Modtaget den"), shown(a.date("received_on"))),
        Fact(N_("Fra lægen"), typed(a.text("doctor"))),
        Fact(N_("Borgeren kender forslaget"), words(N_("Ja") if a.yes("citizen_knows") else N_("Nej"))),
        Fact(N_("Hvem der svarer"), typed(a.text("owner"))),
        Fact(N_("Svar til lægen"), chosen_label(FORM.field("reply"), a)),
        *((Fact(N_("Svaret den"), shown(a.date("answered_on"))),) if _is_answered(a) else ()),
    ), CASE_ONLY)  # fmt: skip
    yield from section(N_("Hvad lægen foreslår"), a.text("proposal"), CASE_ONLY)
    yield from section(N_("Hvad borgeren siger til det"), a.text("citizen_says"), CASE_ONLY)
    if labels := chosen_labels(FORM.field("steps"), a):
        yield Heading(N_("Hvad der sker nu"), readers=CASE_ONLY)
        for label in labels:
            yield Paragraph(label, CASE_ONLY)
    yield from section(N_("Begrundelse"), a.text("reason"), CASE_ONLY)
    if _is_answered(a):
        yield from section(N_("Hvad lægen har fået at vide"), a.text("answer"), CASE_ONLY)


def begin(basis: Basis) -> Answers:
    known = {"doctor": name_of(basis.case, Role.GP), "owner": basis.caseworker}
    return Answers({
        "received_on": basis.today, "reply": "waiting", **{key: name for key, name in known.items() if name},
    })  # fmt: skip


def sample(basis: Basis) -> Answers:
    """A believable proposal that was answered after a talk."""
    on = basis.today - timedelta(days=9)
    return Answers({
        **begin(basis), "received_on": on, "doctor": name_of(basis.case, Role.GP) or "Lægehuset ved Åen",
        "owner": basis.caseworker or "Maja Holst",
        "proposal": "Hjælp til at beholde arbejdet. Lægen ventes at kunne sige mere om en måned.",
        "citizen_knows": True, "citizen_says": "Vil gerne have kommunen med til et møde på arbejdspladsen.",
        "reply": "answered", "answered_on": on + timedelta(days=5), "steps": ("talk", "workplace"),
        "answer": "Kommunen har talt med borgeren og aftaler et møde på arbejdspladsen.",
    })  # fmt: skip


SCHEME = Scheme(
    form=FORM,
    group=Group.FOLLOW_UP,
    title=N_("Forslag fra lægen (LÆ 165)"),
    icon="message-square",
    document=document,
    begin=begin,
    sample=sample,
    period=period,
    checks=(dates_fit, is_followed),
    rules=(RULE,),
)
