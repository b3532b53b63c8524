"""From typed text to values, and the words when it cannot be read."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.domain.reading import Unreadable, read_date, read_hours, read_money, read_time, read_whole
from caseworker_app.texts import DANISH, Texts

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    ["02.11.2026", "2.11.2026", "02-11-2026", "2/11-2026", "2/11/26", "2 11 2026", "02. 11. 2026", " 02.11.26 ",
     "021126", "02112026", "2026-11-02"],
)  # fmt: skip
def test_the_forms_a_date_may_have(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["", " ", "i morgen", "2.11", "2.11.202", "31.11.2026", "30.02.2026", "00.11.2026", "2.13.2026", "2026-13-01",
     "2.11.1899", "01.01.2200", "٠٢.١١.٢٠٢٦", "02.11.2026x", "2026.11.02", "1234567", "2026-11-02T09:00"],
)  # fmt: skip
def test_nonsense_is_not_a_date(text: str) -> None:
    with pytest.raises(Unreadable):
        read_date(text)


def test_the_words_name_a_day_that_is_not_in_the_calendar() -> None:
    with pytest.raises(Unreadable) as told:
        read_date(" 31.11.2026 ")
    assert told.value.places == {"text": "31.11.2026"}


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["{:%d.%m.%Y}", "{:%d-%m-%Y}", "{:%d%m%Y}", "{}"])
)
def test_what_is_written_is_read_again(day: date, form: str) -> None:
    assert read_date(form.format(day)) == day


@pytest.mark.parametrize(
    ("text", "hours"),
    [("18,5", "18.5"), ("18.5", "18.5"), (" 37 ", "37"), ("0", "0"), ("99", "99"), ("100", "100"), ("7:30", "7.5"),
     ("0:20", "0.33"), ("7,50", "7.5"), ("007", "7"), ("3,250", "3.25")],
)  # fmt: skip
def test_the_forms_hours_may_have(text: str, hours: str) -> None:
    assert str(read_hours(text)) == hours


@pytest.mark.parametrize(
    "text",
    ["", " ", "syv", "-1", "1,2,3", "1.000,5", "7:60", "7:3", "12,345", "٧", "٧:٣٠", "1e3", "NaN", "Infinity", "7½",
     "12345678", "5 timer", "−2"],
)  # fmt: skip
def test_nonsense_is_not_hours(text: str) -> None:
    with pytest.raises(Unreadable):
        read_hours(text)


@given(st.decimals(0, 9_999_999, places=2))
def test_hours_with_a_comma_are_read_again(hours: Decimal) -> None:
    assert read_hours(f"{hours:f}".replace(".", ",")) == hours


@pytest.mark.parametrize(("text", "number"), [("2", 2), (" 104 ", 104), ("0", 0)])
def test_whole_numbers(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "to", "1,5", "2,0", "-1", "2:00", "1,234", "٢", "12345678"])
def test_the_words_for_a_number_that_is_not_whole_are_about_whole_numbers(text: str) -> None:
    with pytest.raises(Unreadable) as told:
        read_whole(text)
    assert told.value.words == "Skriv et helt tal."


@pytest.mark.parametrize(
    ("text", "moment"),
    [("9", time(9)), ("09", time(9)), ("9.15", time(9, 15)), (" 13:30 ", time(13, 30)), ("0915", time(9, 15)),
     ("915", time(9, 15)), ("13,45", time(13, 45)), ("0", time(0)), ("23.59", time(23, 59))],
)  # fmt: skip
def test_the_forms_a_time_may_have(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", " ", "ni", "24", "9.60", "9.5", "25.00", "-1", "9.15.00", "kl. 9", "٠٩"])
def test_nonsense_is_not_a_time(text: str) -> None:
    with pytest.raises(Unreadable):
        read_time(text)


@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_is_read_as_it_is_written(moment: time) -> None:
    assert read_time(DANISH.value(moment)) == moment


@pytest.mark.parametrize(
    ("text", "kroner"),
    [("0", "0.00"), ("1250", "1250.00"), ("1250,5", "1250.50"), ("1.250,50", "1250.50"), ("1 250", "1250.00"),
     ("1,250.50", "1250.50"), ("1.250", "1250.00"), ("12.345.678", "12345678.00"), ("75,25 kr.", "75.25")],
)  # fmt: skip
def test_the_forms_an_amount_may_have(text: str, kroner: str) -> None:
    assert str(read_money(text)) == kroner


@pytest.mark.parametrize(
    "text",
    ["", " ", "-5", "10,505", "1.25.50", "1.250.50", "hundrede", "1e3", "12,5%", "1234567890", "kr", "1.250,505"],
)
def test_nonsense_is_not_an_amount(text: str) -> None:
    with pytest.raises(Unreadable):
        read_money(text)


@given(st.decimals(0, 999_999_999, places=2), st.sampled_from(["da", "en"]))
def test_an_amount_is_read_as_it_is_written(kroner: Decimal, language: str) -> None:
    assert read_money(Texts(language).money(kroner)) == kroner
