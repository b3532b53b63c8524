"""The sheet with the recovery key, read back."""

from datetime import date

from caseworker_app.documents.recovery_sheet import recovery_sheet
from caseworker_app.texts import DANISH
from tests.documents.papers import in_order, pages, read

DAY = date(2026, 11, 23)
KEY = "K7QM-4XPD-9TRA-B2HW-6ZNE-JC8Y-3VFG-5MSV-0W1M-WMQ8"


def _letters(content: bytes) -> str:
    return "".join("".join(pages(content)).split())


def test_the_whole_key_stands_in_numbered_groups_in_order() -> None:
    groups = [f"{number}{group}" for number, group in enumerate(KEY.split("-"), start=1)]
    assert "".join(groups) in _letters(recovery_sheet(KEY, "Nordby", DAY, DANISH))


def test_one_page_says_what_it_is_for_and_where_to_keep_it() -> None:
    content = recovery_sheet(KEY, "Nordby Fastholdelse", DAY, DANISH)
    (page,) = pages(content)
    assert in_order(page, "Gendannelsesnøgle", "Arkiv: Nordby Fastholdelse", "23. november 2026", "låst skab")
    assert read(content).root_object["/Lang"] == "da-DK"


def test_a_key_in_one_piece_is_grouped_by_four() -> None:
    assert "1K7QM24XPD39T" in _letters(recovery_sheet("K7QM4XPD9T", "Nordby", DAY, DANISH))


def test_a_key_of_words_and_a_long_name_of_the_archive_fit() -> None:
    key = " ".join(["havregrynet", "skovtur", "lampe"] * 4)
    content = recovery_sheet(key, "Nordby " * 30, DAY, DANISH)
    assert len(read(content).pages) == 1
    assert "1havregrynet2skovtur3lampe" in _letters(content)


def test_the_sheet_uses_embedded_fonts_only() -> None:
    fonts = read(recovery_sheet(KEY, "Nordby", DAY, DANISH)).pages[0]["/Resources"]["/Font"]
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())


def test_equal_sheets_give_equal_bytes_when_asked() -> None:
    first, second = (recovery_sheet(KEY, "Nordby", DAY, DANISH, invariant=True) for _ in range(2))
    assert first == second
