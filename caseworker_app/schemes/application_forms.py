"""The small forms that take an application from one stage to the next (ansøgningens skridt)."""

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.schemes.decision import REPLIED
from caseworker_app.texts import N_

UPHELD, CHANGED = "upheld", "changed"
OUTCOMES = (
    Choice(UPHELD, N_("Afgørelsen fastholdes og sendes videre")), Choice(CHANGED, N_("Afgørelsen ændres")),
)  # fmt: skip
BOARD = (
    Choice("upheld", N_("Stadfæstet")), Choice("changed", N_("Ændret")),
    Choice("returned", N_("Sendt tilbage til ny vurdering")),
    Choice("dropped", N_("Klagen er trukket tilbage eller afvist")),
)  # fmt: skip


def _answered(a: Answers) -> bool:
    return a.text("replied") == "answered"


def _form(key: str, title: str, *fields: Field) -> Form:
    return Form(key, title, (Section("", fields),))


INFORM = _form(
    "inform", N_("Vejledning om ansøgningen"),
    Field("day", "Vejledt den", Kind.DATE),
    Field("text", "Hvad borgeren har fået at vide", Kind.LONG_TEXT,
          help=N_("Hvad der skal til, hvordan sagen behandles, og hvor længe det ventes at tage.")),
)  # fmt: skip
MISSING = _form(
    "missing", N_("Bed om det, der mangler"),
    Field("deadline", "Frist for at sende det", Kind.DATE),
)
ANSWER = _form(
    "hearing_answer", N_("Svar på partshøringen"),
    Field("day", "Dato", Kind.DATE),
    Field("replied", "Svar", Kind.CHOICE, choices=REPLIED),
    Field("answer", "Hvad borgeren svarede", Kind.LONG_TEXT, asked_if=_answered),
)  # fmt: skip
RECEIVED = _form(
    "received", N_("Hvornår har borgeren modtaget brevet?"),
    Field("day", "Modtaget den", Kind.DATE, help=N_("Klagefristen regnes fra den dag.")),
)  # fmt: skip
COMPLAINT = _form(
    "complaint", N_("Klage"),
    Field("day", "Modtaget den", Kind.DATE),
    Field("text", "Hvad borgeren klager over", Kind.LONG_TEXT),
)
REASSESS = _form(
    "reassess", N_("Vurdér sagen igen"),
    Field("day", "Vurderet den", Kind.DATE),
    Field("outcome", "Udfald", Kind.CHOICE, choices=OUTCOMES),
    Field("text", "Begrundelse", Kind.LONG_TEXT),
)
OUTCOME = _form(
    "outcome", N_("Ankestyrelsens afgørelse"),
    Field("day", "Afgjort den", Kind.DATE),
    Field("outcome", "Udfald", Kind.CHOICE, choices=BOARD),
    Field("text", "Hvad det betyder for sagen", Kind.LONG_TEXT),
)
