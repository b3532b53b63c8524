"""The day's list (Min dag) and the numbers beside the navigation, against SQL that reads the same rows.

A first look is one at which nothing is known yet: on a new day all deadlines are reckoned anew. After that only the
case in which something was noted is. The archive has four closed cases with agreements for each open one, as after
some years of work.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from benchmarks import archives, invented
from benchmarks.timing import Action, Line, Scale, compared
from caseworker_app.domain.event import EventKind
from caseworker_app.paths import RESOURCES
from caseworker_app.practice.clock import SetClock
from caseworker_app.rules.load import load_rules
from caseworker_app.services.ports import CaseFilter
from caseworker_app.storage import mapping

Look = Callable[[], object]
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
    against, clock = "the same rows by two SELECTs", SetClock(invented.NOW)
    with archives.opened(path, clock) as space, closing(archives.bare(path)) as plain:
        [changed, *_] = space.overview.case_ids(CaseFilter())

        def bare(_: int) -> None:
            plain.execute(AGREEMENTS).fetchall()
            plain.execute(CASES).fetchall()

        def on_a_new_day(look: Look) -> Action:
            return lambda turn: (clock.set(invented.TODAY + timedelta(days=turn)), look())

        def something_noted() -> None:
            gc.collect()
            space.decisions.note_event(changed, EventKind.FORM_SENT, clock.today())

        for what, look in (("Min dag", space.my_day.rows), ("Numbers of the navigation", space.my_day.counts)):
            name = f"{what}, {number:,} open cases"
            yield compared(f"{name}, first look", on_a_new_day(look), against, bare, scale.long_repeats)
            yield compared(
                f"{name}, after a change", lambda _, look=look: look(), against, bare, scale.long_repeats,
                something_noted,
            )  # fmt: skip


def fill(connection: archives.Connection, open_cases: int, closed_for_each: int = CLOSED_FOR_EACH_OPEN) -> None:
    """Open and closed cases with all their agreements."""
    chance, rules = invented.random(), load_rules(RESOURCES / "rules")
    whole = open_cases * (1 + closed_for_each)
    cases = [invented.case(number, chance, is_open=number <= open_cases) for number in range(1, whole + 1)]
    archives.put_cases(connection, cases)
    archives.put_agreements(
        connection,
        (made for number, case in enumerate(cases, 1) for made in invented.agreements(case, number, rules)),
    )
