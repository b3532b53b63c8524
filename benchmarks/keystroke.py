"""A key in the form of an agreement, until the draft has it and the findings are shown, against a bare line.

Drawing the page and saving wait for a pause in the typing, so they are measured on their own. The form needs a
window of its own kind, so this runs in a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import archives, my_day
from benchmarks.saving import OPEN_CASES
from benchmarks.timing import ROOT, Line, Scale, Timing


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    path = archives.filled(folder / "form.fasthold", lambda connection: my_day.fill(connection, OPEN_CASES))
    command = [sys.executable, "-m", "benchmarks.typed_keys", str(path), str(scale.repeats)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    ours, bare = (Timing(tuple(seconds)) for seconds in json.loads(done.stdout))
    yield Line("A key in the form of an agreement", ours, "a key in a bare QLineEdit", bare)
