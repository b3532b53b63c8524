"""The day of a caseworker on paper: plain data for one page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DayCase:
    """Who and what waits there: the day as said in passing and what it is, the nearest first."""

    who: str
    things: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DayPart:
    """A part of the day under its own heading, which is a fixed message."""

    title: str
    cases: tuple[DayCase, ...]


@dataclass(frozen=True)
class DaySheet:
    """The day of a caseworker on one page (dagsseddel); `later` is how many things are not in its parts."""

    day: str
    office: str
    caseworker: str
    parts: tuple[DayPart, ...]
    later: int = 0
