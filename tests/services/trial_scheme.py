"""A small application for tests: one thing is asked for, two criteria, one paper that has to be there."""

from collections.abc import Iterator
from datetime import date

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Block, Fact, Facts, Reader
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.scheme import Application, Asked, Basis, Criterion, Group, Scheme

KEY = "trial_application"
FORM = Form(KEY, "Prøveansøgning", (Section("Ansøgning", (
    Field("what", "Hvad", Kind.TEXT), Field("price", "Pris", Kind.MONEY, required=False),
    Field("quote", "Tilbud er der", Kind.YES_NO, required=False), Field("asked_on", "Søgt", Kind.DATE, required=False),
)),))  # fmt: skip


def document(a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((Fact("Hvad", a.text("what")),))


def period(a: Answers) -> tuple[date | None, date | None]:
    return None, None


def asked(a: Answers) -> tuple[Asked, ...]:
    return (Asked(a.text("what"), a.hours("price")),)


def needed(a: Answers, basis: Basis) -> tuple[str, ...]:
    return () if a.yes("quote") else ("Et tilbud med pris",)


SCHEME = Scheme(
    form=FORM, group=Group.APPLICATION, title="Prøveansøgning", icon="wrench", document=document,
    begin=lambda basis: Answers(), sample=lambda basis: Answers({"what": "Et hæve-sænke-bord"}), period=period,
    readers=(Reader.CITIZEN, Reader.FILE), rules=("HJM-c1",),
    application=Application(
        (Criterion("need", "Er hjælpemidlet nødvendigt?", "HJM-c1"),
         Criterion("usual", "Er det usædvanligt på arbejdspladsen?", "HJM-c2")),
        asked, needed,
    ),
)  # fmt: skip


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program knows the trial scheme for one test."""
    monkeypatch.setitem(BY_KEY, KEY, SCHEME)
