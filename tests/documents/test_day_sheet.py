"""The day on one page, read back."""

import pytest

from caseworker_app.documents.day_sheet import day_sheet
from caseworker_app.domain.day_sheet import DayCase, DayPart, DaySheet
from caseworker_app.texts import DANISH
from tests.documents.papers import in_order, pages, read

MORNING = "mandag den 23. november 2026"


def sheet_of(cases: int, *, later: int = 0, what: str = "Første samtale") -> DaySheet:
    parts = tuple(
        DayPart(title, tuple(DayCase(f"{title} {at}, f. 02.07.1971", (("23.11.2026", what),)) for at in range(cases)))
        for title in ("Overskredet", "I dag", "De næste syv dage")
    )
    return DaySheet(MORNING, "Nordby Kommune", "Maja Holst", parts if cases else (), later)


def test_a_full_day_stands_on_one_page_in_order() -> None:
    (page,) = pages(day_sheet(sheet_of(12, later=205), DANISH))
    assert in_order(
        page, "Min dag, mandag den 23. november 2026", "Makulér arket", "Overskredet · 12", "I dag · 12",
        "I dag 0, f. 02.07.1971", "De næste syv dage 11", "Og 205 til senere eller uden frist.",
    )  # fmt: skip
    assert "ikke plads" not in page


def test_what_does_not_fit_is_counted_and_the_first_come_first() -> None:
    (page,) = pages(day_sheet(sheet_of(30), DANISH))
    assert "Overskredet 29, f. 02.07.1971" in page
    shown = page.count("f. 02.07.1971")
    assert 40 < shown < 90
    assert f"Der er ikke plads til {90 - shown} ting mere på siden. Se dem i programmet." in page


def test_a_very_full_day_stands_closer_and_still_whole() -> None:
    (page,) = pages(day_sheet(sheet_of(16), DANISH))
    assert page.count("f. 02.07.1971") == 48
    assert "ikke plads" not in page
    assert "23.11.2026 Første samtale" in page


def test_several_things_of_a_case_share_its_name() -> None:
    one = DayCase("Søren Ødum, f. 02.07.1971", (("01.10.2026", "Oplysningsskema"), ("", "Underskrift mangler")))
    (page,) = pages(day_sheet(DaySheet(MORNING, "", "", (DayPart("I dag", (one,)),)), DANISH))
    assert in_order(page, "I dag · 2", "Søren Ødum", "01.10.2026", "Oplysningsskema", "Underskrift mangler")
    assert page.count("Søren Ødum") == 1


def test_endless_words_leave_room_for_the_others() -> None:
    (page,) = pages(day_sheet(sheet_of(3, what="opgave " * 2_000), DANISH))
    assert "De næste syv dage 2" in page


def test_an_empty_day_says_so() -> None:
    (page,) = pages(day_sheet(sheet_of(0), DANISH))
    assert "Der er ikke noget i dag." in page


@pytest.mark.parametrize("cases", [12, 30])
def test_the_letters_can_be_read(cases: int) -> None:
    sizes: set[float] = set()

    def seen(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size)

    read(day_sheet(sheet_of(cases), DANISH)).pages[0].extract_text(visitor_text=seen)
    assert min(sizes) >= 8
