"""What a form asks: fields, sections, choices. Form, storage, findings and paper follow from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.findings import Finding, blocks


class Kind(Enum):
    """The sort of answer a field takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    HOURS = "hours"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    ROWS = "rows"


TYPES: dict[Kind, type] = {
    Kind.TEXT: str,
    Kind.LONG_TEXT: str,
    Kind.DATE: date,
    Kind.TIME: time,
    Kind.HOURS: Decimal,
    Kind.NUMBER: Decimal,
    Kind.MONEY: Decimal,
    Kind.YES_NO: bool,
    Kind.CHOICE: str,
    Kind.SEVERAL: tuple,
    Kind.ROWS: tuple,
}
MOST_LETTERS = {Kind.TEXT: 200, Kind.LONG_TEXT: 100_000}


@dataclass(frozen=True)
class Choice:
    """One answer to choose (valgmulighed): its key in storage and its words."""

    key: str
    label: str


def always(answers: Answers) -> bool:
    """A field that is asked in every case."""
    return True


def blank_row(rows: tuple[Answers, ...]) -> Answers:
    """A new row without anything in it."""
    return Answers()


@dataclass(frozen=True)
class Field:
    """One question (felt). `width` is its share of a row of twelve in the form.

    `help` is shown by F1; `asked_if` says when the question makes sense; `columns` are the fields of
    a table, those with `detail` are asked below it for the row at hand; `fixed` fields are computed and
    only shown; `was` is the key the field had before; `next_row` proposes a new row after those there are;
    `stacked` rows are long texts, shown as cards under each other instead of as a table.
    """

    key: str
    label: str
    kind: Kind
    required: bool = True
    help: str = ""
    choices: tuple[Choice, ...] = ()
    columns: "tuple[Field, ...]" = ()
    asked_if: Callable[[Answers], bool] = always
    width: int = 12
    placeholder: str = ""
    fixed: bool = False
    detail: bool = False
    stacked: bool = False
    next_row: "Callable[[tuple[Answers, ...]], Answers]" = blank_row
    was: str = ""

    def label_of(self, key: str) -> str:
        """The words of one choice; the key itself when the choice is gone."""
        return next((choice.label for choice in self.choices if choice.key == key), key)


@dataclass(frozen=True)
class Section:
    """Fields that belong together under a heading (afsnit)."""

    title: str
    fields: tuple[Field, ...]
    help: str = ""


Check = Callable[[Answers], Iterator[Finding]]


def as_answered(answers: Answers) -> Answers:
    """A form without computed fields."""
    return answers


@dataclass(frozen=True)
class Form:
    """Sections of fields with their checks (formular): what the generated form and drafts work on.

    `computed` fills the `fixed` fields from the others.
    """

    key: str
    title: str
    sections: tuple[Section, ...]
    checks: tuple[Check, ...] = ()
    computed: Callable[[Answers], Answers] = as_answered

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field:
        """The field of this key; KeyError for a key the form does not have."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def asked(self, answers: Answers) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.asked_if(answers))

    def findings(self, answers: Answers) -> tuple[Finding, ...]:
        """All there is to say: first about single answers, then the checks of the form."""
        own = tuple(finding for field in self.asked(answers) for finding in field_findings(field, answers))
        return own + tuple(finding for check in self.checks for finding in check(answers))

    def renamed(self, answers: Answers) -> Answers:
        """Answers written under older keys, under the keys of today."""
        return _renamed(self.fields, answers)


def _renamed(fields: tuple[Field, ...], answers: Answers) -> Answers:
    answers = answers.renamed({field.was: field.key for field in fields if field.was})
    for field in fields:
        if field.columns and answers.rows(field.key):
            rows = tuple(_renamed(field.columns, row) for row in answers.rows(field.key))
            answers = answers.with_answer(field.key, rows)
    return answers


def field_findings(field: Field, answers: Answers, row: int | None = None, key: str = "") -> Iterator[Finding]:
    """Whether one answer is there and is a value of its kind; rows are looked into."""
    value = answers.get(field.key)
    place = key or field.key
    if isinstance(value, Unread):
        yield blocks(place, "{label}: “{text}” kan ikke læses.", row=row, label=(field.label,), text=value.text[:40])
    elif not answers.answered(field.key):
        if field.required and not field.fixed:
            yield _missing(field, place, row)
    elif not isinstance(value, TYPES[field.kind]):
        yield blocks(place, "{label} har en anden slags svar end ventet.", row=row, label=(field.label,))
    else:
        yield from _size(field, value, place, row)
        yield from _choices(field, value, place, row)
        yield from _rows(field, answers)


def _missing(field: Field, place: str, row: int | None) -> Finding:
    if field.label.endswith("?"):
        return blocks(place, "Svar mangler: {label}", row=row, label=(field.label,))
    return blocks(place, "{label} mangler.", row=row, label=(field.label,))


def _size(field: Field, value: object, place: str, row: int | None) -> Iterator[Finding]:
    most = MOST_LETTERS.get(field.kind)
    if most and isinstance(value, str) and len(value) > most:
        yield blocks(
            place, "{label} er på {count} tegn; der er plads til {most}.",
            row=row, label=(field.label,), count=len(value), most=most,
        )  # fmt: skip


def _choices(field: Field, value: object, place: str, row: int | None) -> Iterator[Finding]:
    if not field.choices:
        return
    known = [choice.key for choice in field.choices]
    picked = value if isinstance(value, tuple) else (value,)
    if any(key not in known for key in picked):
        yield blocks(place, "{label}: vælg igen, svaret findes ikke længere på listen.", row=row, label=(field.label,))


def _rows(field: Field, answers: Answers) -> Iterator[Finding]:
    for number, row in enumerate(answers.rows(field.key)):
        for column in field.columns:
            yield from field_findings(column, row, row=number, key=field.key)
