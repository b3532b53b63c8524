"""Numbers that identify: read row by row from the tables of the authorities, shown and masked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain import identity
from caseworker_app.domain.identity import CprKind, NotAnIdentity, new_id, read_cpr, read_cvr, read_p_number, show_cvr

CENTURIES = [
    # seventh digits, two digits of the year, the years they mean
    ("0123", (0, 36), (1900, 1936)),
    ("0123", (37, 57), (1937, 1957)),
    ("0123", (58, 99), (1958, 1999)),
    ("4", (0, 36), (2000, 2036)),
    ("4", (37, 57), (1937, 1957)),
    ("4", (58, 99), (1958, 1999)),
    ("5678", (0, 36), (2000, 2036)),
    ("5678", (37, 57), (2037, 2057)),
    ("5678", (58, 99), (1858, 1899)),
    ("9", (0, 36), (2000, 2036)),
    ("9", (37, 57), (1937, 1957)),
    ("9", (58, 99), (1958, 1999)),
]


@pytest.mark.parametrize(("sevenths", "written", "meant"), CENTURIES)
def test_the_seventh_digit_tells_the_century(sevenths: str, written: tuple[int, int], meant: tuple[int, int]) -> None:
    for seventh in sevenths:
        for two_digits, year in zip(written, meant, strict=True):
            assert read_cpr(f"0102{two_digits:02}-{seventh}123").born == date(year, 2, 1)


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)))
def test_every_birth_date_has_a_number_that_tells_it(born: date) -> None:
    seventh = {18: "5", 19: "0", 20: "5"}[born.year // 100]
    assert read_cpr(f"{born:%d%m%y}{seventh}123").born == born


def test_a_cpr_number_is_shown_and_masked() -> None:
    cpr = read_cpr(" 700385 1234 ")
    assert (cpr.digits, cpr.shown, cpr.masked) == ("7003851234", "700385-1234", "700385-••••")


@pytest.mark.parametrize(
    ("text", "replacement"), [("700385-1234", True), ("100385-1234", False), ("310385-1234", False)]
)
def test_sixty_added_to_the_day_marks_a_replacement_number(text: str, replacement: bool) -> None:
    cpr = read_cpr(text)
    assert cpr.replacement is replacement
    assert (cpr.born.month, cpr.born.year) == (3, 1985)


def test_modulus_11_is_only_a_hint() -> None:
    assert read_cpr("070761-4285").checks
    wrong = read_cpr("070761-4286")
    assert not wrong.checks
    assert wrong.born == read_cpr("070761-4285").born


@pytest.mark.parametrize(
    "text",
    ["", "070761", "070761-428", "070761-42855", "07076x-4285", "٠٧٠٧٦١٤٢٨٥", "320185-1234", "310285-1234",
     "290285-1234", "000185-1234", "600185-1234", "921285-1234", "010085-1234", "011385-1234"],
)  # fmt: skip
def test_a_number_nobody_can_have_is_refused(text: str) -> None:
    with pytest.raises(NotAnIdentity):
        read_cpr(text)


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)), st.integers(0, 999))
def test_no_number_is_refused_for_its_check_digit(born: date, serial: int) -> None:
    seventh = {18: "5", 19: "0", 20: "5"}[born.year // 100]
    cpr = read_cpr(f"{born:%d%m%y}-{seventh}{serial:03}")
    assert (cpr.kind, cpr.born) == (CprKind.CPR, born)


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 9999))
def test_fictive_numbers_tell_their_birth_date_too(born: date, serial: int) -> None:
    cpr = read_cpr(f"{born.day + 60}{born:%m%y}{serial % 4000:04}")
    assert (cpr.kind, cpr.born) == (CprKind.REPLACEMENT, born)


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
ECPR_CENTURIES = [("0", 1900), ("1", 1900), ("5", 1800), ("6", 2000), ("7", 2000)]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(ECPR_CENTURIES), LETTERS, st.integers(0, 9))
def test_an_ecpr_is_a_kind_of_its_own(day: date, century: tuple[str, int], letters: str, last: int) -> None:
    seventh, first_year = century
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    cpr = read_cpr(f"{day:%d%m%y}-{seventh}{letters.lower()}{last}")
    assert (cpr.kind, cpr.checks) == (CprKind.ECPR, True)
    assert cpr.born == day.replace(year=first_year + day.year % 100)
    assert cpr.shown == f"{day:%d%m%y}-{seventh}{letters}{last}"
    assert letters not in cpr.masked[6:]


@given(st.text())
def test_whatever_is_typed_is_a_number_or_a_sentence(text: str) -> None:
    try:
        read = read_cpr(text)
    except NotAnIdentity as problem:
        told = problem.words
    else:
        told = f"{read.digits}."
        assert len(read.digits) == 10
    assert told.endswith(".")


@pytest.mark.parametrize("text", ["070761\u20134285", " 070761\n4285 ", "070761\u00a0-\u00a04285", "0707614285"])
def test_a_number_pasted_from_elsewhere_is_read(text: str) -> None:
    assert read_cpr(text).shown == "070761-4285"


@pytest.mark.parametrize("text", ["0707614A85", "070761-2AB5", "070761-1ÆB5", "310261-1AB5", "070761-1ABC"])
def test_letters_anywhere_else_are_no_ecpr(text: str) -> None:
    with pytest.raises(NotAnIdentity):
        read_cpr(text)


def test_a_leap_day_is_a_birth_date_only_in_leap_years() -> None:
    assert read_cpr("290200-4123").born == date(2000, 2, 29)
    with pytest.raises(NotAnIdentity):
        read_cpr("290200-1123")


def test_a_cvr_number_needs_its_check_digit() -> None:
    assert read_cvr("12 34 56 74") == "12345674"
    assert show_cvr("12345674") == "12 34 56 74"
    for wrong in ("12345675", "1234567", "123456744", "1234567a", ""):
        with pytest.raises(NotAnIdentity):
            read_cvr(wrong)


def test_a_p_number_has_ten_digits() -> None:
    assert read_p_number("1 003 456 789") == "1003456789"
    for wrong in ("100345678", "10034567890", "100345678x"):
        with pytest.raises(NotAnIdentity):
            read_p_number(wrong)


def test_ids_are_version_7_in_the_order_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(1_700_000_000_000, 1_700_000_000_200))
    monkeypatch.setattr(identity.time, "time_ns", lambda: next(moments) * 1_000_000)
    ids = [new_id() for _ in range(200)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 200
    assert all(one.version == 7 and one.variant == "specified in RFC 4122" for one in ids)
    assert ids[0].int >> 80 == 1_700_000_000_000
