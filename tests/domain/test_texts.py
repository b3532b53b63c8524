"""Danish and English words for values, and what a setting takes."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from gettext import NullTranslations

import pytest

from caseworker_app.errors import UserError
from caseworker_app.settings import CONSENT_MONTHS, LANGUAGE, OFFICE_NAME, SETTINGS, TEXT_SIZE
from caseworker_app.texts import DANISH, Texts


class English(NullTranslations):
    """A small catalogue."""

    def gettext(self, message: str) -> str:
        return {"november": "November", "Ja": "Yes", "Møde": "Meeting", "{hours} timer": "{hours} hours"}.get(
            message, message
        )


ENGLISH = Texts("en", English())
DAY = date(2026, 11, 2)


def test_dates() -> None:
    assert DANISH.date(DAY) == "02.11.2026"
    assert DANISH.long_date(DAY) == "2. november 2026"
    assert ENGLISH.long_date(DAY) == "2 November 2026"
    assert DANISH.weekday(DAY) == "mandag"
    assert DANISH.weekday(date(2026, 11, 8)) == "søndag"


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [("37", "37", "37"), ("37.50", "37,5", "37.5"), ("0.25", "0,25", "0.25"), ("1E+2", "100", "100")],
)
def test_numbers(value: str, danish: str, english: str) -> None:
    assert DANISH.number(Decimal(value)) == danish
    assert ENGLISH.number(Decimal(value)) == english


def test_hours_line_up() -> None:
    assert [DANISH.hours(Decimal(hours)) for hours in ("15", "18.5", "18.25")] == ["15,0", "18,5", "18,25"]


def test_values_in_messages() -> None:
    places = {"yes": True, "day": DAY, "hours": Decimal("7.5"), "kinds": ("Møde", "Plan"), "count": 3}
    message = "{yes} {day} {hours} {kinds} {count}"
    assert DANISH.say(message, **places) == "Ja 02.11.2026 7,5 Møde, Plan 3"
    assert ENGLISH.say(message, **places) == "Yes 02.11.2026 7.5 Meeting, Plan 3"


def test_numbers_in_sentences_have_no_empty_decimals() -> None:
    said = [DANISH.say("{hours} timer", hours=Decimal(hours)) for hours in ("3.00", "18.50", "100", "0.00", "6.25")]
    assert said == ["3 timer", "18,5 timer", "100 timer", "0 timer", "6,25 timer"]


def test_typed_braces_are_only_letters() -> None:
    assert DANISH.say("“{text}” kan ikke læses.", text="{label} {0}") == "“{label} {0}” kan ikke læses."
    assert DANISH.say("{ikke et sted}") == "{ikke et sted}"
    assert DANISH.say("") == ""


def test_singular_and_plural() -> None:
    one, many = "{number} dag siden", "{number} dage siden"
    assert [DANISH.count(one, many, number) for number in (0, 1, 2)] == [
        "0 dage siden", "1 dag siden", "2 dage siden",
    ]  # fmt: skip


@pytest.fixture
def in_denmark(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_denmark")
def test_a_moment_is_told_in_local_time() -> None:
    assert DANISH.value(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "23.11.2026 00.30"
    assert DANISH.value(datetime(2026, 7, 1, 8, 5, tzinfo=UTC)) == "01.07.2026 10.05"


@pytest.mark.parametrize("text", ["0", "37", "-1", "1,5", "x", "", "٣", "9" * 5000])
def test_a_number_out_of_range_is_refused_with_its_range(text: str) -> None:
    with pytest.raises(UserError) as told:
        CONSENT_MONTHS.read(text)
    assert told.value.field == "consent_months"
    assert told.value.places == {"least": 1, "most": 36}


def test_settings_give_their_normal_form() -> None:
    assert CONSENT_MONTHS.read(" 06 ") == "6"
    assert OFFICE_NAME.read("  Nordby Kommune ") == "Nordby Kommune"
    assert LANGUAGE.read("en") == "en"
    with pytest.raises(UserError):
        TEXT_SIZE.read("101")


def test_every_setting_takes_its_own_default() -> None:
    assert [setting.read(setting.default) for setting in SETTINGS] == [setting.default for setting in SETTINGS]
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
