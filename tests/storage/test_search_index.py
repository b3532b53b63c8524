"""Whatever way a name is typed, it is found; whatever is typed, nothing breaks."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseworker_app.domain.case import CaseStatus, Employment, Participant, Role, Workplace
from caseworker_app.domain.identity import new_id
from caseworker_app.services.ports import CaseFilter
from caseworker_app.storage import search
from caseworker_app.storage.store import SqliteStore
from tests.archives import FixedClock, a_case, a_note, put_case, put_note

SPELLINGS = [
    ("Åse", "Åse åse ÅSE aase ase Aas"),
    ("Ærø", "Ærø ærø aeroe aero aro"),
    ("Ørsted", "ørsted oersted orsted"),
    ("Søren", "søren soeren soren SØREN sør soer"),
    ("Østergård", "østergård oestergaard ostergard østergaard"),
    ("Ærøskøbing", "ærøskøbing aeroeskoebing aeroskobing aroskobing"),
    ("Müller", "müller muller MULLER"),
    ("José", "josé jose"),
    ("Öğüt", "öğüt ogut"),
    ("Nguyễn", "nguyễn nguyen"),
    ("İbrahim", "ibrahim İbrahim IBRAHIM"),
    ("Łukasz", "łukasz lukasz"),
    ("Yılmaz", "yılmaz yilmaz"),
    ("Strauß", "strauß strauss STRAUSS"),
    ("Ελένη", "ελένη ελενη ΕΛΕΝΗ"),
    ("Юлія", "юлія ЮЛІЯ"),
    ("عمر", "عمر"),
    ("王小明", "王 王小明"),
    ("Đorđe", "đorđe dorde"),
    ("O'Brien", "o'brien brien o brien"),
    ("Anne-Lise", "anne-lise anne lise lise"),
]
EVERY_SPELLING = [(name, typed) for name, spellings in SPELLINGS for typed in spellings.split()]


@pytest.mark.parametrize(("name", "typed"), EVERY_SPELLING)
def test_a_name_is_found_however_it_is_typed(name: str, typed: str) -> None:
    words = search.indexed(name).split()

    assert all(any(word.startswith(term) for word in words) for term in search.terms(typed))
    for form in ("NFD", "NFC"):
        assert search.terms(unicodedata.normalize(form, typed)) == search.terms(typed)


def test_each_name_is_found_in_the_file(store: SqliteStore) -> None:
    cases = {}
    for place, (name, _) in enumerate(SPELLINGS, 1):
        cpr = f"70{place % 12 + 1:02}{50 + place}1234"
        cases[name] = put_case(store, a_case(f"2026-{place:05}", f"Xu {name}", cpr))

    for name, typed in EVERY_SPELLING:
        assert cases[name].id in [hit.row.id for hit in store.find(typed, 50)], (name, typed)
        assert cases[name].id in store.case_ids(CaseFilter(words=typed)), (name, typed)


@pytest.mark.parametrize("typed", ["bo", "aasen", "søen", "lukaz"])
def test_other_names_are_not_found(store: SqliteStore, typed: str) -> None:
    put_case(store, a_case(name="Åse Sørensen"))

    assert store.find(typed, 5) == []


@pytest.mark.parametrize(
    "typed",
    [
        "7003851234", "700385-1234", "700385 1234", "700385-", "700385", "700385-••••", "700385-12", "2026-00042",
        "00042", "bager", "ørsted serv", "12345674", "union hansen", "3f", "åse BAGER", "bager aase",
    ],
)  # fmt: skip
def test_a_case_is_found_by_everything_in_its_line(store: SqliteStore, typed: str) -> None:
    helper = Participant(new_id(), Role.UNION, "Union Hansen", "3F Aarhus")
    case = put_case(
        store,
        a_case("2026-00042", "Åse Ærø", participants=(helper,), workplace=Workplace("Ørsted Service", "12345674")),
    )
    other = a_case("2026-00001", "Bo Dam", "7103861234", workplace=Workplace("Netto"))
    put_case(store, replace(other, employment=Employment("Chauffør")))

    assert [hit.row.id for hit in store.find(typed, 5)] == [case.id]
    assert store.case_ids(CaseFilter(words=typed)) == [case.id]


def test_a_cpr_number_stays_masked_in_what_is_found(store: SqliteStore) -> None:
    put_case(store, a_case(cpr="7003851234"))

    [hit] = store.find("7003851234", 5)
    assert hit.row.cpr_masked == "700385-••••"
    assert "1234" not in repr(hit)


def test_a_renamed_citizen_is_found_by_the_new_name_only(store: SqliteStore) -> None:
    case = put_case(store, a_case(name="Ane Dam"))
    put_case(store, replace(case, citizen=replace(case.citizen, name="Ane Lund")))

    assert store.find("dam", 5) == []
    assert len(store.find("lund", 5)) == 1


def test_notes_are_found_with_their_own_words_around_the_hit(store: SqliteStore, clock: FixedClock) -> None:
    case = put_case(store)
    text = "Mødet begyndte til tiden. " * 5 + "Borgeren har Søvnbesvær, siger lægen. " + "Vi tales ved. " * 9
    put_note(store, a_note(case.id, text))

    [hit] = store.find("soevnbesv", 5)
    assert hit.row.id == case.id
    assert "har Søvnbesvær, siger lægen." in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 110
    assert store.find("sovn ved laegen", 5)[0].snippet
    assert store.case_ids(CaseFilter(words="søvnbesvær")) == []


def test_the_newest_note_tells_and_each_case_comes_once(store: SqliteStore) -> None:
    cases = [put_case(store, a_case(f"2026-0000{n}", cpr=f"7003{80 + n}1234")) for n in (1, 2, 3)]
    texts = ("gammel rygskade", "rygskade to", "rygskade tre", "ny rygskade")
    for case, text in zip((*cases, cases[0]), texts, strict=True):
        put_note(store, a_note(case.id, text))

    hits = store.find("rygskade", 10)
    assert [(hit.row.id, hit.snippet) for hit in hits] == [
        (cases[0].id, "ny rygskade"), (cases[2].id, "rygskade tre"), (cases[1].id, "rygskade to"),
    ]  # fmt: skip
    assert len(store.find("rygskade", 2)) == 2


def test_cases_come_before_notes_and_open_before_closed(store: SqliteStore) -> None:
    closed = put_case(store, a_case("2026-00001", "Anna Ryg", "7003811234", status=CaseStatus.CLOSED))
    opened = put_case(store, a_case("2026-00002", "Åse Ryg", "7003821234"))
    noted = put_case(store, a_case("2026-00003", "Bo Dam", "7003831234"))
    put_note(store, a_note(noted.id, "Ondt i ryggen"))
    put_note(store, a_note(opened.id, "Ondt i ryggen"))

    assert [hit.row.id for hit in store.find("ryg", 5)] == [opened.id, closed.id, noted.id]


@pytest.mark.parametrize(
    "typed",
    [
        '"', "'", '""', "a OR", "NOT", "AND OR NOT", "NEAR(a b)", "a*", "*", "(", ")", "^a", "words:a", "{words}: a",
        "-a", "a - b", "+", ";", "--", "\\", "%", "_", "\x00", "a\x00b", "🙂", "👩‍🦽", "\ud800", "a " * 5000,
        "å" * 60_000, "\n\t", "\u202e", "700385-", "-", "•", "''; DROP TABLE cases; --",
    ],
)  # fmt: skip
def test_nothing_typed_is_an_operator_or_an_error(store: SqliteStore, typed: str) -> None:
    put_case(store, a_case(name="Bo"))

    store.find(typed, 5)
    store.case_ids(CaseFilter(words=typed))
    assert store.case_count() == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text())
def test_anything_may_be_typed(store: SqliteStore, typed: str) -> None:
    store.find(typed, 5)
    store.case_ids(CaseFilter(words=typed))


letters = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1)


@given(name=letters)
def test_every_word_is_found_by_itself_in_any_case(name: str) -> None:
    words = search.indexed(name).split()

    for typed in (name, unicodedata.normalize("NFD", name), f"  {name}, "):
        assert search.terms(typed) == search.terms(name)
        assert set(search.terms(typed)) <= set(words)


@given(name=letters)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert search.fold(search.fold(name)) == search.fold(name)


def test_only_words_of_no_letters_find_nothing(store: SqliteStore) -> None:
    put_case(store)

    assert store.find("🙂", 5) == store.find("", 5) == store.find("  ", 5) == []
    assert store.case_ids(CaseFilter(words="🙂")) == []
    assert len(store.case_ids(CaseFilter(words="  "))) == 1


def test_the_words_around_a_hit_in_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", "Vi talte om Åse og om Søren i går")

    assert "Søren" in search.snippet(text, ["soeren"])
    assert search.snippet("Kun kort", ["kort"]) == "Kun kort"
    assert search.snippet("x" * 200 + " Ærø " + "y" * 200, ["aero"]).startswith("… ")
