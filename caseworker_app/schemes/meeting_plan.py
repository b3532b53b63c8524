"""The forms around a meeting that are not its minutes: planned, moved, called off, answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks
from caseworker_app.schemes import meeting
from caseworker_app.texts import N_

ASKED_OF_A_PERSON = ("name", "part", "for_whom")
EVENING, MORNING = time(18), time(6)
WAYS = (
    Choice("telephone", N_("I telefonen")), Choice("mail", N_("Digital Post eller mail")),
    Choice("letter", N_("I brev")), Choice("spoken", N_("Personligt")),
)  # fmt: skip


def _people() -> Field:
    """Who is asked to come; the key of each goes along unseen."""
    columns = tuple(
        replace(column, help="") for column in meeting.PERSON if column.key in ASKED_OF_A_PERSON
    )
    return replace(meeting.FORM.field("people"), columns=columns)


def _agenda() -> Field:
    """The items alone; what is said about them comes at the meeting."""
    return replace(meeting.FORM.field("items"), columns=(meeting.ITEM[0],), stacked=False)


def nobody_sits_past_midnight(a: Answers) -> Iterator[Finding]:
    starts, ends = a.time("starts"), a.time("ends")
    if starts and ends and ends <= starts and starts >= EVENING and ends <= MORNING:
        yield blocks("ends", "Et møde kan ikke gå over midnat. Skriv senest kl. 23.59.")
    elif starts and ends and ends <= starts:
        yield blocks("ends", "Mødet slutter kl. {ends}, før det begynder kl. {starts}.", starts=starts, ends=ends)


PLANNING = Form(
    "plan_meeting", N_("Nyt møde"),
    sections=(
        meeting.PLAN,
        Section(N_("Deltagere"), (_people(),)),
        Section(N_("Dagsorden"), (_agenda(),), help=N_("Står i indbydelsen. Notaterne skrives på selve mødet.")),
    ),
    checks=(nobody_sits_past_midnight,),
)  # fmt: skip
MOVING = Form(
    "move_meeting", N_("Flyt mødet"),
    sections=(
        Section(N_("Den nye tid"), (
            Field("day", "Dato", Kind.DATE, width=4),
            Field("starts", "Fra kl.", Kind.TIME, width=2),
            Field("ends", "Til kl.", Kind.TIME, width=2),
            Field("place", "Sted", Kind.TEXT, width=4, required=False),
            Field("reason", "Hvorfor mødet flyttes", Kind.TEXT, help=N_("Bliver i sagen. Brevet siger ikke hvorfor.")),
        )),
    ),
    checks=(nobody_sits_past_midnight,),
)  # fmt: skip
CANCELLING = Form(
    "cancel_meeting", N_("Aflys mødet"),
    sections=(
        Section("", (
            Field("reason", "Hvorfor mødet aflyses", Kind.TEXT, help=N_("Bliver i sagen. Brevet siger ikke hvorfor.")),
        )),
    ),
)  # fmt: skip
ANSWERING = Form(
    "meeting_answer", N_("Svar på indbydelsen"),
    sections=(
        Section("", (
            Field("answer", "Svar", Kind.CHOICE, choices=meeting.ANSWERED[1:]),
            Field("way", "Hvordan svaret kom", Kind.CHOICE, choices=WAYS),
            Field("note", "Hvad der blev sagt", Kind.TEXT, required=False,
                  placeholder=N_("For eksempel: kan først efter kl. 13")),
        )),
    ),
)  # fmt: skip
