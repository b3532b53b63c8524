"""What differs between two versions: answer by answer, with the words that went and the words that came."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers, Unread, to_text
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import (
    Block,
    Fact,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Piece,
    Reader,
    for_reader,
    plain_text,
    words,
)
from caseworker_app.domain.fields import Field, Form, Kind
from caseworker_app.domain.findings import Level
from caseworker_app.errors import NotFound
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.shared import BLANK, shown, typed
from caseworker_app.services.consents import Consents
from caseworker_app.services.desk import Desk
from caseworker_app.services.form_demands import Incomplete
from caseworker_app.services.guard.outgoing import words_that_may_not_leave
from caseworker_app.services.paperwork import COPY_FOR, Paperwork
from caseworker_app.texts import N_

TITLE = N_("Hvad der er ændret")
REASON = "amended_why"
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)


@dataclass(frozen=True)
class Difference:
    """One answer that is another now (ændring). `row` counts from 1; `column` is the label inside a table."""

    field: Field
    before: Piece
    now: Piece
    row: int = 0
    column: Field | None = None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    place: int = -1
    """The row of the later version it stands in; -1 for one that is gone or no row."""

    @property
    def label(self) -> str:
        return self.field.label


def differences(form: Form, before: Answers, after: Answers) -> tuple[Difference, ...]:
    """In the order of the form; what is computed from other answers is left out."""
    return tuple(found for field in form.fields if not field.fixed for found in _of_field(field, before, after))


def _of_field(field: Field, before: Answers, after: Answers) -> Iterator[Difference]:
    if field.kind is Kind.ROWS:
        yield from _of_rows(field, before.rows(field.key), after.rows(field.key))
    elif _plain(before.get(field.key)) != _plain(after.get(field.key)):
        yield _changed(field, field, before, after)


def _of_rows(field: Field, before: tuple[Answers, ...], after: tuple[Answers, ...]) -> Iterator[Difference]:
    columns = tuple(column for column in field.columns if not column.fixed)
    old_lines, new_lines = ([to_text(_shown_row(row, columns)) for row in rows] for rows in (before, after))
    steps = SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes()
    for kind, start, end, new_start, new_end in steps:
        if kind == "equal":
            continue
        for step in range(max(end - start, new_end - new_start)):
            old = before[start + step] if start + step < end else Answers()
            place = new_start + step if new_start + step < new_end else -1
            row = (place if place >= 0 else start + step) + 1
            new = after[place] if place >= 0 else Answers()
            yield from _of_row(field, columns, old, new, row, place)


def _of_row(
    field: Field, columns: tuple[Field, ...], old: Answers, new: Answers, row: int, place: int
) -> Iterator[Difference]:
    for column in columns:
        if _plain(old.get(column.key)) != _plain(new.get(column.key)):
            yield _changed(field, column, old, new, row, place)


def _shown_row(row: Answers, columns: tuple[Field, ...]) -> Answers:
    return Answers({column.key: row[column.key] for column in columns if row.answered(column.key)})


def _changed(
    field: Field, asked: Field, before: Answers, after: Answers, row: int = 0, place: int = -1
) -> Difference:
    gone, come = _words_changed(before.text(asked.key), after.text(asked.key)) if asked.kind in TEXTS else ((), ())
    return Difference(
        field, _in_words(asked, before), _in_words(asked, after), row, None if asked is field else asked,
        gone, come, place,
    )  # fmt: skip


def _plain(value: object) -> object:
    """Blanks around a text and an empty text are no difference."""
    if isinstance(value, str):
        return value.strip()
    return "" if value in (None, (), False) else value


def _words_changed(before: str, now: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that went and those that came, when there is a text on both sides."""
    old, new = before.split(), now.split()
    if not old or not new:
        return (), ()
    gone, come = [], []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone.append(" ".join(old[start:end]))
            come.append(" ".join(new[new_start:new_end]))
    return tuple(filter(None, gone)), tuple(filter(None, come))


def _in_words(field: Field, answers: Answers) -> Piece:
    value = answers.get(field.key)
    match field.kind:
        case _ if isinstance(value, Unread):
            return value.text
        case Kind.TEXT | Kind.LONG_TEXT:
            return typed(answers.text(field.key))
        case Kind.YES_NO:
            return words("Ja") if value is True else words("Nej")
        case Kind.CHOICE:
            return words(field.label_of(str(value))) if value else BLANK
        case Kind.SEVERAL:
            chosen = tuple(field.label_of(key) for key in answers.chosen(field.key))
            return words("{chosen}", chosen=chosen) if chosen else BLANK
        case _:
            return shown(value)


def difference_blocks(found: Iterable[Difference]) -> Iterator[Block]:
    """Before and now in words, so that a reader needs neither colour nor sight to tell them apart."""
    last = ""
    for one in found:
        if one.label != last:
            yield Heading(one.label)
            last = one.label
        yield Facts(tuple(_facts(one)))


def _facts(one: Difference) -> Iterator[Fact]:
    if one.column:
        yield Fact(N_("Hvor"), words("Række {row}, {column}", row=one.row, column=(one.column.label,)))
    yield Fact(N_("Før"), one.before)
    yield Fact(N_("Nu"), one.now)
    if one.gone:
        yield Fact(N_("Ord, der er taget ud"), " … ".join(one.gone))
    if one.come:
        yield Fact(N_("Ord, der er sat ind"), " … ".join(one.come))


class Differences:
    """The versions of one agreement side by side, as each reader may see them."""

    def __init__(self, desk: Desk, consents: Consents, paperwork: Paperwork) -> None:
        self._desk, self._consents, self._paperwork = desk, consents, paperwork

    def earlier(self, agreement: Agreement) -> Agreement | None:
        """The version before this one."""
        found = [
            one for one in self._desk.store.agreements(agreement.case_id)
            if one.thread == agreement.thread and one.version < agreement.version
        ]  # fmt: skip
        return max(found, key=lambda one: one.version, default=None)

    def of(self, agreement: Agreement, reader: Reader = Reader.FILE) -> tuple[Difference, ...]:
        """What differs from the version before; for a reader only what changes that reader's copy."""
        self._paperwork.refuse_sealed_away(agreement)
        before = self.earlier(agreement)
        if before is None:
            return ()
        form = BY_KEY[agreement.scheme].form
        found = differences(form, form.renamed(before.answers), agreement.answers)
        case = self._desk.store.case(agreement.case_id)
        if reader is Reader.FILE:
            return found
        return tuple(one for one in found if self._is_seen(one, before, agreement, reader, case))

    def pdf(self, agreement: Agreement, reader: Reader) -> bytes:
        """The changes as a paper. Raises with the consent that is missing or the word that may not leave."""
        self._paperwork.refuse_sealed_away(agreement)
        before = self.earlier(agreement)
        if before is None:
            raise NotFound("Der er ingen tidligere version at sammenligne med.")
        case = self._desk.store.case(agreement.case_id)
        blocks = tuple(self._blocks(agreement, before, reader))
        self._check(agreement, case, blocks, reader)
        head = self._paperwork.letterhead(agreement, case, COPY_FOR[reader])
        return self._desk.render.draw(Paper(head, TITLE, blocks))

    def _blocks(self, agreement: Agreement, before: Agreement, reader: Reader) -> Iterator[Block]:
        yield Facts((
            Fact(N_("Dokument"), words("{title}, {number}", title=(BY_KEY[agreement.scheme].title,),
                                       number=agreement.number)),
            Fact(N_("Versioner"), words("Fra version {before} til version {now}", before=str(before.version),
                                        now=str(agreement.version))),
        ))  # fmt: skip
        found = self.of(agreement, reader)
        if not found:
            yield Paragraph(words("Der er ingen ændringer i din kopi."))
        yield from difference_blocks(found)

    def _check(self, agreement: Agreement, case: Case, blocks: tuple[Block, ...], reader: Reader) -> None:
        kind = BY_KEY[agreement.scheme]
        missing = self._consents.missing(case.id, kind, (reader,), agreement.answers)
        guard = words_that_may_not_leave(blocks, agreement.answers, case, self._desk.watch, (reader,))
        for finding in (*missing, *guard):
            if finding.level is Level.BLOCKS:
                raise Incomplete(finding.words, field=finding.field, **dict(finding.places))

    def _is_seen(self, one: Difference, before: Agreement, after: Agreement, reader: Reader, case: Case) -> bool:
        """Whether this reader's copies show it: they change with it, and its words stand in them."""
        old = plain_text(for_reader(self._document(before, before.answers, case), reader))
        new = plain_text(for_reader(self._document(after, after.answers, case), reader))
        if not (_stands_in(one.before, old) and _stands_in(one.now, new)):
            return False
        back = self._document(after, _taken_back(one, before.answers, after.answers), case)
        return plain_text(for_reader(back, reader)) != new

    def _document(self, agreement: Agreement, answers: Answers, case: Case) -> tuple[Block, ...]:
        return self._paperwork.blocks(agreement.scheme, answers, case)


def _stands_in(piece: Piece, text: str) -> bool:
    if piece == BLANK:
        return True
    if isinstance(piece, str):
        return all(line.strip() in text for line in piece.splitlines())
    return bool(piece.places) or piece.message in text or piece.message in (N_("Ja"), N_("Nej"))


def _taken_back(one: Difference, before: Answers, after: Answers) -> Answers:
    """The later answers with this one change undone."""
    key = one.field.key
    if one.column is None:
        return after.with_answer(key, before.get(key))
    rows = after.rows(key)
    if one.place < 0:
        return after.with_answer(key, (*rows, *before.rows(key)[one.row - 1 : one.row]))
    row = rows[one.place].with_answer(one.column.key, None)
    return after.with_answer(key, (*rows[: one.place], row, *rows[one.place + 1 :]))
