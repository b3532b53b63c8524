"""Marked words in every field of every scheme: no copy holds one its reader may not get, on the page or behind it."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from caseworker_app.bootstrap import LatePdf
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader, for_reader, plain_text
from caseworker_app.domain.fields import Field, Kind
from caseworker_app.domain.findings import Level
from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.scheme import Scheme
from caseworker_app.services.guard.outgoing import OUTSIDERS, CopyFinding
from caseworker_app.services.guard.reasons import KEPT
from tests.archives import FixedClock
from tests.services.office import Place, an_office

BY_LAW = {("section_56", "illnesses"): "P56-4"}
"""The one field about health an employer reads, by the rule that puts it into the agreement both sign."""
MARK = re.compile(r"[Gg]ift\d{3}kræft")
SECRETS = {"address": "Hemmelighedsvej 7", "phone": "29384756", "email": "hemmelig@giftpost.dk"}
COPIES = [
    pytest.param(scheme, reader, id=f"{scheme.key}-{reader.value}") for scheme in SCHEMES for reader in scheme.readers
]


class Marks:
    """A new marked word for each field that takes free text, and which field has which."""

    def __init__(self) -> None:
        self.field_of: dict[str, str] = {}

    def mark(self, field: str) -> str:
        word = f"gift{len(self.field_of):03}kræft"
        self.field_of[word] = field
        return word

    def filled(self, fields: tuple[Field, ...], answers: Answers, key: str = "") -> Answers:
        for field in fields:
            if field.kind in (Kind.TEXT, Kind.LONG_TEXT) and not field.fixed:
                answers = answers.with_answer(field.key, self.mark(key or field.key))
            elif field.kind is Kind.YES_NO:
                answers = answers.with_answer(field.key, True)
            elif field.columns:
                rows = answers.rows(field.key) or (Answers(),)
                filled = tuple(self.filled(field.columns, row, key or field.key) for row in rows)
                answers = answers.with_answer(field.key, filled)
        return answers


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = an_office(tmp_path, FixedClock())
    made.desk.render = LatePdf()
    yield made
    made.space.close()


def poisoned(place: Place, scheme: Scheme) -> tuple[Case, Answers, Marks]:
    marks, case = Marks(), place.case(protected=True, **SECRETS)
    answers = marks.filled(scheme.form.fields, scheme.sample(place.desk.basis(case)))
    kept = Answers({"word": "x", "reason": marks.mark(KEPT), "by": "Maja Holst"})
    return case, answers.with_answer(KEPT, (kept,)), marks


def everything_in(pdf: bytes) -> str:
    """The words of the pages and every string and plain stream behind them, without blanks."""
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    with pikepdf.open(BytesIO(pdf)) as file:
        behind = [text for thing in file.objects for text in strings(thing)]
        for page in file.pages:
            for instruction in pikepdf.parse_content_stream(page):
                behind += [text for operand in instruction.operands for text in strings(operand)]
        behind += [attached.get_file().read_bytes().decode("latin-1") for attached in file.attachments.values()]
        behind.append(str(file.open_metadata()))
    return re.sub(r"\s+", "", pages + "\n".join(behind))


def strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    """What a dictionary says in words: titles, alternative texts, ActualText, notes."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    for part in parts_of(thing) if depth < 7 else ():
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from strings(part, depth + 1)


def parts_of(thing: pikepdf.Object) -> list[pikepdf.Object]:
    if isinstance(thing, pikepdf.Array):
        return list(thing)
    return [value for _, value in thing.items()] if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else []


def marks_in(text: str) -> set[str]:
    return {found.lower() for found in MARK.findall(text)}


@pytest.mark.parametrize(("scheme", "reader"), COPIES)
def test_a_copy_holds_nothing_its_reader_may_not_get(place: Place, scheme: Scheme, reader: Reader) -> None:
    case, answers, marks = poisoned(place, scheme)
    draft, _ = place.space.agreements.start(case.id, scheme.key, answers)
    blocks = tuple(scheme.document(answers, place.desk.basis(case)))
    may = marks_in(plain_text(for_reader(blocks, reader)))
    there = everything_in(place.space.paperwork.preview(draft, answers, reader))
    assert marks_in(there) == may
    assert not {marks.field_of[word] for word in may} & {KEPT, *scheme.internal}
    if reader in OUTSIDERS:
        secrets = (*SECRETS.values(), case.citizen.cpr.shown, case.citizen.cpr.digits)
        assert not [secret for secret in secrets if secret.replace(" ", "") in there]


@pytest.mark.parametrize("scheme", [pytest.param(one, id=one.key) for one in SCHEMES if {*one.readers} & {*OUTSIDERS}])
def test_what_reaches_an_outsider_is_stopped_by_the_guard(place: Place, scheme: Scheme) -> None:
    case, answers, marks = poisoned(place, scheme)
    draft, _ = place.space.agreements.start(case.id, scheme.key, answers)
    blocks = tuple(scheme.document(answers, place.desk.basis(case)))
    outside = [reader for reader in scheme.readers if reader in OUTSIDERS]
    reaches = set().union(*(marks_in(plain_text(for_reader(blocks, reader))) for reader in outside))
    found = [one for one in place.space.agreements.findings(draft, answers) if isinstance(one, CopyFinding)]
    by_law = {one for one in found if BY_LAW.get((scheme.key, one.field)) == one.rule}
    assert all(one.level is Level.WARNS for one in by_law)
    assert bool(by_law) is (scheme.key in {key for key, _ in BY_LAW})
    there = (one for one in found if one.level is Level.BLOCKS or one in by_law)
    stopped = {str(dict(one.places)["word"]).lower(): one.field for one in there}
    assert reaches
    assert {word: marks.field_of[word] for word in reaches} == {word: stopped.get(word) for word in reaches}


def test_the_search_behind_the_page_finds_what_is_there(place: Place) -> None:
    """A copy with a marked word in its title, its metadata and its tags would be seen."""
    case = place.case()
    pdf = place.space.paperwork.preview(place.plan(case), place.plan(case).answers, Reader.CITIZEN)
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.docinfo["/Subject"] = "gift001kræft"
        file.Root.StructTreeRoot["/ActualText"] = pikepdf.String("gift002kræft")
        file.attachments["note.txt"] = pikepdf.AttachedFileSpec(file, "gift003kræft".encode("latin-1"))
        file.save(made)
    assert marks_in(everything_in(made.getvalue())) == {"gift001kræft", "gift002kræft", "gift003kræft"}
