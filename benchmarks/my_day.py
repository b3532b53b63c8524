"""The day's list (Min dag) and the numbers beside the navigation, against SQL that reads the same rows.

The archive has four closed cases with agreements for each open one, as after some years of work.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks import archives, invented
from benchmarks.timing import Line, Scale, compared
from caseworker_app.paths import RESOURCES
from caseworker_app.rules.load import load_rules
from caseworker_app.storage import mapping

CLOSED_FOR_EACH_OPEN = 4
AGREEMENTS = f"""SELECT {mapping.AGREEMENT} FROM agreements WHERE +status IN ('draft', 'sealed', 'signed')
    AND case_id IN (SELECT id FROM cases WHERE status = 'open') ORDER BY created_at DESC"""
CASES = f"""SELECT {mapping.CASE_ROW} FROM cases c JOIN citizens p ON p.row = c.citizen
    JOIN organisations w ON w.row = c.workplace WHERE c.status = 'open'"""


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    for number in scale.open_cases:
        yield from _at(folder / f"day-{number}.fasthold", number, scale)


def _at(path: Path, number: int, scale: Scale) -> Iterator[Line]:
    archives.filled(path, lambda connection: fill(connection, number))
    against = "the same rows by two SELECTs"
    with archives.opened(path) as space, closing(archives.bare(path)) as plain:

        def bare(_: int) -> None:
            plain.execute(AGREEMENTS).fetchall()
            plain.execute(CASES).fetchall()

        day, counts = space.my_day.rows, space.my_day.counts
        yield compared(f"Min dag, {number:,} open cases", lambda _: day(), against, bare, scale.long_repeats)
        yield compared(
            f"Numbers of the navigation, {number:,} open cases", lambda _: counts(), against, bare, scale.long_repeats
        )


def fill(connection: archives.Connection, open_cases: int) -> None:
    """Open and closed cases with all their agreements."""
    chance, rules = invented.random(), load_rules(RESOURCES / "rules")
    whole = open_cases * (1 + CLOSED_FOR_EACH_OPEN)
    cases = [invented.case(number, chance, is_open=number <= open_cases) for number in range(1, whole + 1)]
    archives.put_cases(connection, cases)
    archives.put_agreements(
        connection,
        (made for number, case in enumerate(cases, 1) for made in invented.agreements(case, number, rules)),
    )
