"""The table of results in docs/performance.md, between two markers, in words a reader can check."""

import os
import platform
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.timing import Line

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEAD = """\
| what | Fasthold, p50 | p95 | baseline, p50 | p95 | ratio p50 | ratio p95 | baseline |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"""


def put_into(file: Path, lines: Iterable[Line], day: date) -> None:
    """The text around the table is a person's and stays."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    if not rest:
        raise ValueError(f"{file} has no line {BEGIN}")
    file.write_text(f"{before}{BEGIN}\n{table(lines, day)}\n{END}{after}", encoding="utf-8")


def table(lines: Iterable[Line], day: date) -> str:
    return "\n".join((f"Measured {day.isoformat()} on {machine()}.", "", HEAD, *map(row, lines)))


def row(line: Line) -> str:
    ours, bare = line.ours, line.bare
    times = (_time(ours.p50), _time(ours.p95), _time(bare.p50), _time(bare.p95))
    ratios = (f"**{_ratio(line.ratio)}**", _ratio(line.ratio_p95))
    return f"| {' | '.join((line.what, *times, *ratios, line.against))} |"


def machine() -> str:
    """The kind of machine, not which one."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    parts = [f"{os.cpu_count()} cores", f"{round(memory / 2**30)} GiB of memory" if memory else "", platform.system()]
    return ", ".join((*filter(None, parts), f"Python {platform.python_version()}"))


def _time(seconds: float) -> str:
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1 or unit == "µs":
            return f"{seconds * factor:.3g} {unit}"
    return ""


def _ratio(ratio: float) -> str:
    return f"{ratio:.3g}" if ratio < 100 else f"{ratio:.0f}"
