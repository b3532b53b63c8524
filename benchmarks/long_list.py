"""The case list on the screen, opened and filtered, against a bare table of the same rows.

The page is painted before any deadline is reckoned; that follows a few cases at a time. A process of its own, because
a page needs a window.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import archives, my_day
from benchmarks.timing import ROOT, Line, Scale, Timing


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    number = scale.listed_cases
    path = archives.filled(folder / "listed.fasthold", lambda connection: my_day.fill(connection, number, 0))
    command = [sys.executable, "-m", "benchmarks.listed_cases", str(path), str(scale.long_repeats)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    for what, (ours, bare) in json.loads(done.stdout).items():
        yield Line(
            f"{what}, {number:,} open cases", Timing(tuple(ours)), "a bare QTableView with the ids and the first rows",
            Timing(tuple(bare)),
        )  # fmt: skip
