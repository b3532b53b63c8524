"""What must hold for each kind of agreement, consent or follow-up, also for those that come later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker_app.domain.answers import Answers, Unread, from_text, to_text
from caseworker_app.domain.consent import READERS
from caseworker_app.domain.document import Reader, Signatures, for_reader
from caseworker_app.domain.fields import Field, Kind
from caseworker_app.domain.findings import Level
from caseworker_app.rules.provision import Rulebook
from caseworker_app.schemes import BY_KEY, SCHEMES
from caseworker_app.schemes.consent import INFORMATION, group_of
from caseworker_app.schemes.scheme import Group, Scheme
from caseworker_app.texts import DANISH
from tests.schemes.stage import RULES, a_basis, a_case, text_of

GOLDEN = Path(__file__).parent / "golden"
"""The sample of each scheme as each reader gets it. Delete a file and run the tests: it is written anew."""

OUTSIDERS = (Reader.EMPLOYER, Reader.UNION, Reader.DOCTOR)
SECRET = "hemmelig ydelse"

each_scheme = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.key)


def values(field: Field) -> tuple[object, object]:
    """Two different answers a field can take."""
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return "Æbleblomst", "Birkeblad"
        case Kind.DATE:
            return date(2026, 12, 7), date(2027, 2, 15)
        case Kind.TIME:
            return time(9, 15), time(13)
        case Kind.HOURS | Kind.MONEY:
            return Decimal("3.25"), Decimal("5.5")
        case Kind.NUMBER:
            return Decimal(3), Decimal(5)
        case Kind.YES_NO:
            return True, None
        case Kind.CHOICE:
            return field.choices[0].key, field.choices[1].key
        case _:
            return (field.choices[0].key,), (field.choices[1].key,)


def situations(scheme: Scheme) -> Iterator[Answers]:
    """The sample, and the sample with each other choice made."""
    sample = scheme.sample(a_basis())
    yield sample
    for field in scheme.form.fields:
        for choice in field.choices if field.kind is Kind.CHOICE else ():
            yield sample.with_answer(field.key, choice.key)
        if field.kind is Kind.YES_NO:
            yield sample.with_answer(field.key, True)


def asked_in(scheme: Scheme, field: Field) -> Answers:
    return next(answers for answers in situations(scheme) if field.asked_if(answers))


def changes_paper(scheme: Scheme, first: Answers, second: Answers) -> bool:
    basis = a_basis()
    return tuple(scheme.document(first, basis)) != tuple(scheme.document(second, basis))


def hostile(scheme: Scheme) -> Answers:
    """Everything that is the citizen's and the case file's alone, filled in."""
    answers = scheme.sample(a_basis())
    for key, value in {
        "treatment_hours": Decimal("2.75"), "certificate": True, "municipality": "approved",
        "municipality_on": date(2026, 11, 20), "municipality_reason": SECRET,
    }.items():  # fmt: skip
        answers = answers.with_answer(key, value) if key in {f.key for f in scheme.form.fields} else answers
    return answers


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
HOURS = st.decimals(0, 9_999_999, places=2)


def anything(field: Field) -> st.SearchStrategy[object]:
    """What may stand in a draft: an answer of the kind, nothing, what could not be read, another kind."""
    keys = st.sampled_from([choice.key for choice in field.choices] or ["gone"])
    right: dict[Kind, st.SearchStrategy[object]] = {
        Kind.DATE: DAYS, Kind.TIME: TIMES, Kind.HOURS: HOURS, Kind.MONEY: HOURS,
        Kind.NUMBER: st.integers(0, 9_999_999).map(Decimal),
        Kind.YES_NO: st.booleans(), Kind.CHOICE: keys | TEXTS,
        Kind.SEVERAL: st.lists(keys | TEXTS, max_size=3).map(tuple),
        Kind.ROWS: st.lists(rows_of(field.columns), max_size=4).map(tuple),
    }  # fmt: skip
    wrong = st.one_of(TEXTS, TEXTS.map(Unread), DAYS, HOURS, st.booleans(), st.just(("x",)), st.just(("x", Answers())))
    return st.one_of(right.get(field.kind, TEXTS), right.get(field.kind, TEXTS), wrong)


def rows_of(fields: tuple[Field, ...]) -> st.SearchStrategy[Answers]:
    return st.fixed_dictionaries({}, optional={field.key: anything(field) for field in fields}).map(Answers)


class TestEveryScheme:
    """The contract."""

    @each_scheme
    def test_keys_are_unique_identifiers(self, scheme: Scheme) -> None:
        keys = [field.key for field in scheme.form.fields]
        assert all(key.isidentifier() and key.isascii() and key.islower() for key in (*keys, scheme.key))
        assert len(set(keys)) == len(keys)
        for field in scheme.form.fields:
            columns = [column.key for column in field.columns]
            assert len(set(columns)) == len(columns)
            assert len({choice.key for choice in field.choices}) == len(field.choices)
            assert bool(field.columns) is (field.kind is Kind.ROWS)
            assert bool(field.choices) is (field.kind in (Kind.CHOICE, Kind.SEVERAL))

    @each_scheme
    def test_a_blank_form_is_stopped(self, scheme: Scheme) -> None:
        assert any(finding.level is Level.BLOCKS for finding in scheme.findings(Answers(), a_basis()))

    @each_scheme
    def test_the_sample_is_stopped_by_nothing(self, scheme: Scheme) -> None:
        found = scheme.findings(scheme.sample(a_basis()), a_basis())
        assert [finding for finding in found if finding.level is not Level.WARNS] == []

    @each_scheme
    def test_what_it_begins_with_belongs_to_the_form(self, scheme: Scheme) -> None:
        keys = {field.key for field in scheme.form.fields}
        assert set(scheme.begin(a_basis())) <= keys
        assert set(scheme.sample(a_basis())) <= keys

    @each_scheme
    def test_every_field_reaches_the_paper_or_is_internal(self, scheme: Scheme) -> None:
        for field in scheme.form.fields:
            if field.fixed or field.kind is Kind.ROWS:
                continue
            there = asked_in(scheme, field)
            one, other = (there.with_answer(field.key, value) for value in values(field))
            assert changes_paper(scheme, one, other) is (field.key not in scheme.internal), field.key

    @each_scheme
    def test_every_column_reaches_the_paper(self, scheme: Scheme) -> None:
        for field in scheme.form.fields:
            for column in (column for column in field.columns if not column.fixed):
                there = asked_in(scheme, field)
                rows = there.rows(field.key)
                one, other = (
                    there.with_answer(field.key, (rows[0].with_answer(column.key, value), *rows[1:]))
                    for value in values(column)
                )
                assert changes_paper(scheme, one, other), f"{field.key}.{column.key}"

    @each_scheme
    def test_the_sample_survives_storage(self, scheme: Scheme) -> None:
        sample = scheme.sample(a_basis())
        again = from_text(to_text(sample))
        assert again == sample
        assert tuple(scheme.document(again, a_basis())) == tuple(scheme.document(sample, a_basis()))

    @each_scheme
    @given(data=st.data())
    @settings(max_examples=60)
    def test_no_draft_is_too_wild_to_be_shown(self, scheme: Scheme, data: st.DataObject) -> None:
        answers = data.draw(rows_of(scheme.form.fields))
        basis = a_basis(rules=data.draw(st.sampled_from([RULES(), Rulebook()])))
        for reader in scheme.readers:
            assert text_of(for_reader(scheme.document(answers, basis), reader)) is not None
        scheme.findings(answers, basis)
        scheme.curve(answers)
        scheme.period(answers)
        scheme.signers(answers, basis)
        computed = scheme.form.computed(answers)
        assert scheme.form.computed(computed) == computed

    @each_scheme
    def test_outsiders_see_nothing_of_the_citizens_own(self, scheme: Scheme) -> None:
        document = tuple(scheme.document(hostile(scheme), a_basis()))
        for reader in set(OUTSIDERS) & set(scheme.readers):
            text = text_of(for_reader(document, reader)).casefold()
            for hidden in ("620771", "0123", "bøgevej", "lægeattest", "behandling", "2,75", SECRET):
                assert hidden not in text, hidden

    @each_scheme
    def test_the_citizen_sees_all_but_what_is_noted_for_the_municipality(self, scheme: Scheme) -> None:
        document = tuple(scheme.document(hostile(scheme), a_basis()))
        assert for_reader(document, Reader.FILE) == document
        inside = tuple(block for block in document if block.readers == frozenset({Reader.FILE}))
        assert for_reader(document, Reader.CITIZEN) == tuple(block for block in document if block not in inside)
        assert not inside or scheme.group is Group.MEETING

    @each_scheme
    def test_a_consent_is_named_for_every_outsider(self, scheme: Scheme) -> None:
        groups = {reader: group_of(READERS[reader][0].value) for reader in OUTSIDERS}
        known = {reader: {choice.key for choice in INFORMATION[group]} for reader, group in groups.items()}
        assert set(scheme.shares) == set(OUTSIDERS) & set(scheme.readers)
        for reader, kinds in scheme.shares.items():
            assert kinds
            assert kinds <= known[reader]
        assert Reader.FILE in scheme.readers

    @each_scheme
    def test_every_rule_it_names_is_in_the_book(self, scheme: Scheme) -> None:
        assert scheme.rules
        assert set(scheme.rules) <= set(RULES().provisions)

    @each_scheme
    def test_without_rules_the_work_goes_on_and_nothing_is_told_as_law(self, scheme: Scheme) -> None:
        found = scheme.findings(scheme.sample(a_basis()), a_basis(rules=Rulebook()))
        assert not [finding for finding in found if finding.level is Level.BLOCKS]

    @each_scheme
    def test_who_signs_has_a_line_of_his_own(self, scheme: Scheme) -> None:
        sample, basis = scheme.sample(a_basis()), a_basis()
        roles = scheme.signers(sample, basis)
        lines = [
            line for block in scheme.document(sample, basis) if isinstance(block, Signatures) for line in block.signers
        ]
        assert [(line.role, line.name) for line in lines] == [(role.label, role.name) for role in roles]
        assert len({role.key for role in roles}) == len(roles)

    @each_scheme
    def test_the_words_of_every_finding_can_be_filled(self, scheme: Scheme) -> None:
        answers = Answers({field.key: Unread("{x}") for field in scheme.form.fields})
        for finding in scheme.findings(answers, a_basis()):
            words = DANISH.say(finding.words, **dict(finding.places))
            assert words.endswith(".")

    @pytest.mark.parametrize(
        ("scheme", "reader"),
        [(scheme, reader) for scheme in SCHEMES for reader in scheme.readers],
        ids=lambda part: part.key if isinstance(part, Scheme) else part.value,
    )
    def test_the_sample_reads_as_it_did(self, scheme: Scheme, reader: Reader) -> None:
        path = GOLDEN / f"{scheme.key}-{reader.value}.txt"
        text = text_of(for_reader(scheme.document(scheme.sample(a_basis()), a_basis()), reader)) + "\n"
        if not path.exists():
            path.write_text(text, encoding="utf-8")
            pytest.fail(f"{path.name} was missing and is written now; read it and keep it with the change")
        assert text == path.read_text(encoding="utf-8")


def test_schemes_are_found_by_their_key() -> None:
    assert {key: scheme.key for key, scheme in BY_KEY.items()} == {scheme.key: scheme.key for scheme in SCHEMES}
    assert {scheme.group for scheme in SCHEMES} <= set(Group)


def test_a_case_without_names_can_still_be_agreed_on() -> None:
    case = replace(a_case(), participants=())
    for scheme in SCHEMES:
        assert text_of(tuple(scheme.document(scheme.begin(a_basis(case)), a_basis(case))))
