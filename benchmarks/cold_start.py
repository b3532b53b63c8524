"""From the start of the process to the list of cases on the screen, against a bare window.

Both are processes of their own that say when they have painted. The program starts as for a person with an
archive: the unlock page is painted, the passphrase entered, the list opened and painted. A second line leaves
out what the derivation of the key takes, which is slow on purpose and measured alone.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import ROOT, Line, Scale, Timing, compared, seconds
from caseworker_app.bootstrap import PRACTICE_PASSPHRASE, create_practice
from caseworker_app.practice.people import PEOPLE
from caseworker_app.storage.vault import Vault

PAINTED = "painted"
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    path = folder / "practice.fasthold"
    create_practice(path, people=PEOPLE[: scale.practice_cases]).close()

    running: list[subprocess.Popen[str]] = []

    def ours(_: int) -> None:
        running.append(painted("benchmarks.started_program", folder, str(path), PRACTICE_PASSPHRASE))

    def bare(_: int) -> None:
        running.append(painted("benchmarks.bare_window", folder))

    def end() -> None:
        process = running.pop()
        process.communicate()
        if process.returncode:
            raise RuntimeError(f"it painted and then ended with {process.returncode}")

    against = "a bare PySide6 window"
    whole = compared("Cold start to the list of cases", ours, against, bare, scale.starts, end)
    yield whole
    vault = Vault.open(path)
    key = Timing(tuple(seconds(lambda _: vault.unlock(PRACTICE_PASSPHRASE), turn) for turn in range(scale.starts))).p50
    yield Line("The same without deriving the key", whole.ours.without(key), against, whole.bare)


def painted(module: str, home: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that has just painted. It never sees the settings of whoever measures."""
    environment = {**os.environ, **dict.fromkeys(HOMES, str(home))}
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
    said = process.stdout.readline().strip() if process.stdout else ""
    if said != PAINTED:
        process.communicate()
        raise RuntimeError(f"{module} ended with {process.returncode}, saying {said!r}")
    return process
