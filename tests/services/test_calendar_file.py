"""Calendar files: the hour as it was agreed, escaped words, folded lines."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.services.calendar_file import CalendarEntry, calendar_file

ENTRY = CalendarEntry(
    "abc", "Møde med Nordby Kommune", "Samtale om arbejdet\nMedbring gerne en bisidder", "Skolegade 1, 5000 Odense C",
    date(2026, 12, 4), time(9, 30), time(10, 15), datetime(2026, 11, 22, 12, tzinfo=UTC),
)  # fmt: skip


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_the_entry_has_the_hour_of_the_place() -> None:
    lines = unfolded(calendar_file(ENTRY))
    assert "DTSTART;TZID=Europe/Copenhagen:20261204T093000" in lines
    assert "DTEND;TZID=Europe/Copenhagen:20261204T101500" in lines
    assert "METHOD:PUBLISH" in lines
    assert "LOCATION:Skolegade 1\\, 5000 Odense C" in lines
    assert "DESCRIPTION:Samtale om arbejdet\\nMedbring gerne en bisidder" in lines
    assert lines.count("BEGIN:VTIMEZONE") == lines.count("END:VTIMEZONE") == 1


def test_a_meeting_that_is_called_off_takes_the_entry_away() -> None:
    lines = unfolded(calendar_file(replace(ENTRY, sequence=2, is_cancelled=True)))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2"} <= set(lines)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300))
def test_any_words_come_through_whole(words: str) -> None:
    content = calendar_file(replace(ENTRY, title=words))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    [line] = [line for line in unfolded(content) if line.startswith("SUMMARY:")]
    assert line.removeprefix("SUMMARY:").replace("\\", "") == words.replace("\\", "")
