"""Measures everything, prints each result when it is there, and writes docs/performance.md."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks import case_list, cold_start, keystroke, long_list, my_day, paper, report, saving
from benchmarks.timing import ROOT, Line, Scale

MEASUREMENTS = {
    "cold_start": cold_start.measure,
    "keystroke": keystroke.measure,
    "saving": saving.measure,
    "paper": paper.measure,
    "my_day": my_day.measure,
    "case_list": case_list.measure,
    "long_list": long_list.measure,
}
PAGE = ROOT / "docs" / "performance.md"


def main(arguments: list[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = wanted.only or list(MEASUREMENTS)
    found = list(measured(names, replace(Scale(), cases=wanted.cases)))
    if wanted.only or wanted.cases != Scale.cases:
        print("docs/performance.md is only written by a whole run.")
    else:
        report.put_into(PAGE, found, date.today())
    return 0


def measured(names: list[str], scale: Scale) -> Iterator[Line]:
    """Each measurement in a folder that is gone afterwards."""
    for name in names:
        with tempfile.TemporaryDirectory(prefix="fasthold-bench-") as folder:
            for line in MEASUREMENTS[name](Path(folder), scale):
                print(report.row(line), flush=True)
                yield line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cases", type=int, default=Scale.cases, help="cases in the large archive, ten notes each")
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, help="some measurements, without writing the page")
    return parser


if __name__ == "__main__":
    sys.exit(main())
