"""What a form says about single answers."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, Level, warns
from caseworker_app.texts import DANISH

COLUMNS = (Field("day", "Dag", Kind.DATE), Field("hours", "Timer", Kind.HOURS, required=False, was="time"))
CHOICES = (Choice("a", "Æble"), Choice("b", "Birk"))


def wants_more(a: Answers) -> bool:
    return a.yes("more")


def hint(a: Answers) -> Iterator[Finding]:
    if a.hours("hours") == 1:
        yield warns("hours", "Kun én time.")


FORM = Form(
    "form", "Skema",
    (
        Section("Et", (
            Field("name", "Navn", Kind.TEXT, was="title"),
            Field("note", "Notat", Kind.LONG_TEXT, required=False),
            Field("hours", "Timer", Kind.HOURS, required=False),
            Field("pick", "Valg", Kind.CHOICE, choices=CHOICES, required=False),
        )),
        Section("To", (
            Field("several", "Flere", Kind.SEVERAL, choices=CHOICES, required=False),
            Field("more", "Mere", Kind.YES_NO, required=False),
            Field("extra", "Ekstra", Kind.TEXT, asked_if=wants_more),
            Field("rows", "Rækker", Kind.ROWS, columns=COLUMNS, required=False),
            Field("shown", "Vist", Kind.TEXT, fixed=True),
        )),
    ),
    checks=(hint,),
)  # fmt: skip


def said(**answers: object) -> list[str]:
    found = FORM.findings(Answers({"name": "Åse", **answers}))
    return [DANISH.say(finding.words, **dict(finding.places)) for finding in found]


def test_a_filled_form_is_fine() -> None:
    row = Answers({"day": date(2026, 1, 1), "hours": Decimal(3)})
    assert said(note="x", pick="a", several=("a", "b"), more=True, extra="y", rows=(row,)) == []


def test_a_label_that_asks_is_not_said_to_be_missing_itself() -> None:
    asking = Form("form", "Skema", (Section("Et", (Field("more", "Er der mere?", Kind.CHOICE, choices=CHOICES),)),))
    (finding,) = asking.findings(Answers())
    assert DANISH.say(finding.words, **dict(finding.places)) == "Svar mangler: Er der mere?"


@pytest.mark.parametrize("missing", [None, "", "   "])
def test_a_missing_answer_is_named(missing: object) -> None:
    assert said(name=missing) == ["Navn mangler."]


def test_what_could_not_be_read_is_repeated_shortly() -> None:
    assert said(hours=Unread("ottehalv")) == ["Timer: “ottehalv” kan ikke læses."]
    assert len(said(hours=Unread("x" * 5000))[0]) < 80


def test_a_long_answer_is_counted() -> None:
    assert said(name="x" * 201) == ["Navn er på 201 tegn; der er plads til 200."]
    assert said(name="x" * 200, note="🙂" * 60_000) == []


def test_a_choice_that_is_gone_must_be_made_again() -> None:
    again = "Valg: vælg igen, svaret findes ikke længere på listen."
    assert said(pick="c") == [again]
    assert said(several=("a", "c")) == [again.replace("Valg", "Flere")]
    assert said(several=(Answers({"a": "b"}),)) == [again.replace("Valg", "Flere")]
    assert FORM.field("pick").label_of("b") == "Birk"
    assert FORM.field("pick").label_of("c") == "c"


def test_an_answer_of_another_kind_is_told() -> None:
    assert said(hours="7") == ["Timer har en anden slags svar end ventet."]


def test_rows_are_looked_into_and_found_by_their_number() -> None:
    rows = (Answers({"day": date(2026, 1, 1)}), Answers({"hours": Unread("x")}))
    found = FORM.findings(Answers({"name": "Åse", "rows": rows}))
    assert [(finding.field, finding.row) for finding in found] == [("rows", 1), ("rows", 1)]
    assert said(rows=rows) == ["Dag mangler.", "Timer: “x” kan ikke læses."]


def test_a_question_that_is_not_asked_may_stay_open() -> None:
    assert said() == []
    assert said(more=True) == ["Ekstra mangler."]


def test_the_checks_of_the_form_come_last() -> None:
    found = FORM.findings(Answers({"hours": Decimal(1)}))
    assert [(finding.field, finding.level) for finding in found] == [("name", Level.BLOCKS), ("hours", Level.WARNS)]


def test_labels_in_findings_are_looked_up_in_the_language_of_the_screen() -> None:
    finding = FORM.findings(Answers())[0]
    assert dict(finding.places)["label"] == ("Navn",)


def test_answers_under_older_keys_are_found_also_in_rows() -> None:
    old = Answers({"title": "Åse", "rows": (Answers({"time": Decimal(3)}),)})
    assert FORM.renamed(old) == Answers({"name": "Åse", "rows": (Answers({"hours": Decimal(3)}),)})


def test_an_unknown_key_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        FORM.field("nothing")
