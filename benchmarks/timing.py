"""Measuring the program and its baseline in turn, so that whatever else the machine does meets both."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
Action = Callable[[int], object]
"""Gets the number of the repeat, so that no two repeats need be the same."""


@dataclass(frozen=True)
class Scale:
    """How much is measured: the numbers of the table, or next to nothing for the test."""

    cases: int = 100_000
    notes_per_case: int = 10
    open_cases: tuple[int, ...] = (225, 2_000)
    listed_cases: int = 5_000
    """Open cases in the list that is opened on the screen."""
    practice_cases: int = 99
    """At most; the practice archive has some forty."""
    starts: int = 9
    repeats: int = 60
    long_repeats: int = 9
    """For what takes tenths of a second each time."""


@dataclass(frozen=True)
class Timing:
    """The repeats of one action, in seconds."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]

    def without(self, seconds: float) -> "Timing":
        """The same repeats with a known part taken out of each."""
        return Timing(tuple(each - seconds for each in self.seconds))


@dataclass(frozen=True)
class Line:
    """One line of the table: what the program did, and what the baseline did meanwhile."""

    what: str
    ours: Timing
    against: str
    bare: Timing

    @property
    def ratio(self) -> float:
        return self.ours.p50 / self.bare.p50

    @property
    def ratio_p95(self) -> float:
        return self.ours.p95 / self.bare.p95


def compared(
    what: str, ours: Action, against: str, bare: Action, repeats: int, between: Callable[[], object] = gc.collect
) -> Line:
    """One unmeasured turn each, then the repeats turn about; `between` is for what is not to be measured."""
    ours_took: list[float] = []
    bare_took: list[float] = []
    for turn in range(repeats + 1):
        for action, took in ((ours, ours_took), (bare, bare_took)):
            took.append(seconds(action, turn))
            between()
    return Line(what, Timing(tuple(ours_took[1:])), against, Timing(tuple(bare_took[1:])))


def seconds(action: Action, turn: int) -> float:
    begun = perf_counter()
    action(turn)
    return perf_counter() - begun
