"""A line as a caseworker types it becomes a task with a day."""

from datetime import date

import pytest

from caseworker_app.errors import UserError
from caseworker_app.services.task_line import read_task

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("ring til Anne fredag", "Ring til Anne", date(2026, 11, 27)),
        ("Ring leder på fredag", "Ring leder", date(2026, 11, 27)),
        ("call Anne on Friday", "Call Anne", date(2026, 11, 27)),
        ("ring mandag", "Ring", date(2026, 11, 30)),
        ("ring næste fredag", "Ring", date(2026, 12, 4)),
        ("ring næste mandag", "Ring", date(2026, 11, 30)),
        ("hent attest lørdag", "Hent attest", date(2026, 11, 28)),
        ("send brev om 2 uger", "Send brev", date(2026, 12, 7)),
        ("send brev om to uger", "Send brev", date(2026, 12, 7)),
        ("om 3 dage: send brev", "Send brev", date(2026, 11, 26)),
        ("se på planen om en måned", "Se på planen", date(2026, 12, 23)),
        ("look at it in 2 weeks", "Look at it", date(2026, 12, 7)),
        ("ring i dag", "Ring", MONDAY),
        ("ring i morgen", "Ring", date(2026, 11, 24)),
        ("ring i overmorgen", "Ring", date(2026, 11, 25)),
        ("skriv til TR 3/12", "Skriv til TR", date(2026, 12, 3)),
        ("skriv til TR d. 3.12.", "Skriv til TR", date(2026, 12, 3)),
        ("skriv til TR den 3-1", "Skriv til TR", date(2027, 1, 3)),
        ("skriv 24-12-2026", "Skriv", date(2026, 12, 24)),
        ("skriv 24.12.26", "Skriv", date(2026, 12, 24)),
        ("status i uge 50", "Status", date(2026, 12, 7)),
        ("status uge 2", "Status", date(2027, 1, 11)),
        ("ring til fredagsbaren", "Ring til fredagsbaren", MONDAY),
        ("  ring\ntil   Anne 🙂 ", "Ring til Anne 🙂", MONDAY),
    ],
)
def test_the_day_is_read_and_taken_out_of_the_words(line: str, text: str, day: date) -> None:
    assert read_task(line, MONDAY) == (text, day)


@pytest.mark.parametrize("line", ["", "   ", "fredag", "om 2 uger", "ring 31/2", "ring i uge 60", "ring 0.0.2026"])
def test_a_line_without_a_task_or_with_an_impossible_day_is_refused(line: str) -> None:
    with pytest.raises(UserError) as told:
        read_task(line, MONDAY)
    assert told.value.field == "text"
