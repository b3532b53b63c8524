"""A meeting as a calendar file (.ics): time and place, nothing about the person's health or why there is a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

ZONE = "Europe/Copenhagen"
_FOLD = 75
_ZONE_RULES = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
"""Written out, because the program that reads the file may know no zones."""


@dataclass(frozen=True)
class CalendarEntry:
    """One entry (kalenderpost). `sequence` grows with every move, so that the later file replaces the earlier."""

    uid: str
    title: str
    text: str
    place: str
    day: date
    starts: time
    ends: time
    made_at: datetime
    sequence: int = 0
    is_cancelled: bool = False


def calendar_file(entry: CalendarEntry) -> bytes:
    """The bytes of the file as RFC 5545 wants them: folded lines that end with CRLF."""
    return "".join(f"{line}\r\n" for line in _folded(_lines(entry))).encode()


def _lines(entry: CalendarEntry) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fasthold//DA", "CALSCALE:GREGORIAN")
    yield f"METHOD:{'CANCEL' if entry.is_cancelled else 'PUBLISH'}"
    yield from _ZONE_RULES
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@fasthold"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{entry.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={ZONE}:{_moment(entry.day, entry.starts)}"
    yield f"DTEND;TZID={ZONE}:{_moment(entry.day, entry.ends)}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    if entry.text:
        yield f"DESCRIPTION:{_escaped(entry.text)}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    yield from ("CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR")


def _moment(day: date, at: time) -> str:
    return f"{day:%Y%m%d}T{at:%H%M}00"


def _escaped(text: str) -> str:
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return "\\n".join(text.splitlines())


def _folded(lines: Iterator[str]) -> Iterator[str]:
    """No line is longer than 75 bytes; what goes on begins with a blank. Letters are not cut in two."""
    for line in lines:
        part, room = "", _FOLD
        for letter in line:
            size = len(letter.encode())
            if size > room:
                yield part
                part, room = " ", _FOLD - 1
            part, room = part + letter, room - size
        yield part
