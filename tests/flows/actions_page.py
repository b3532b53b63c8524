"""Plays the jobs and writes what they took into docs/actions.md: python -m tests.flows.actions_page."""

import os
import subprocess
import sys
from pathlib import Path

from tests.flows.jobs import JOBS, Job

PAGE = Path(__file__).resolve().parents[2] / "docs" / "actions.md"
START, END = "<!-- counted -->\n", "<!-- end of counted -->"
WRITES = "FASTHOLD_WRITES_ACTIONS"
"""The variable of the environment that lets the test write the page."""


def note(job: Job, actions: list[str]) -> None:
    """What a job took, put into the page when that is what the test runs for."""
    if os.environ.get(WRITES):
        lines = {one.title: _line(one, told(one)) for one in JOBS} | {job.title: _line(job, len(actions))}
        table = "| job | actions | at most |\n|---|---:|---:|\n" + "".join(lines[one.title] for one in JOBS)
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(before + START + table + END + rest.partition(END)[2], encoding="utf-8")


def told(job: Job) -> int:
    """The number the page tells; 0 when it tells none."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"| {job.title} |"):
            return int(line.split("|")[2])
    return 0


def _line(job: Job, count: int) -> str:
    return f"| {job.title} | {count} | {job.limit} |\n"


if __name__ == "__main__":
    command = [sys.executable, "-m", "pytest", "-q", str(Path(__file__).with_name("test_action_counts.py"))]
    sys.exit(subprocess.run(command, env={"QT_QPA_PLATFORM": "offscreen", **os.environ, WRITES: "1"}).returncode)
