"""Kills a program that is typed in at random moments and looks at what is left: `python -m tests.flows.kills 100`.

The counts are written into docs/reliability.md.
"""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from caseworker_app.bootstrap import create_archive, open_archive
from caseworker_app.domain.answers import Answers
from caseworker_app.storage import archive
from tests.archives import OWNER, PASSPHRASE, QUICK, FixedClock, owner
from tests.flows.minute_taker import ITEM
from tests.ui.stage import SOEREN
from ui.pages.meeting_parts import resume

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
START, END = "<!-- counted -->\n", "<!-- end of counted -->"
LONGEST = 2.0
"""Seconds the program is typed in before it is killed, at most."""
SECOND = 1.0
"""So much of what was typed may be lost."""


@dataclass(frozen=True)
class Kill:
    """One time the program was killed: how many words were typed and kept, and what was found afterwards."""

    typed: int
    kept: int
    lost: float
    """Seconds from the first word that is lost to the kill; 0 when nothing is lost."""
    in_order: bool
    opens: bool
    offers: bool
    """Whether the program leads back to the meeting, at the same field."""

    @property
    def good(self) -> bool:
        """Before the first save nobody can know the field; the meeting is offered from its beginning then."""
        return self.in_order and self.opens and (self.offers or not self.kept) and self.lost <= SECOND


class Victim:
    """One archive with a meeting of today, typed in and killed again and again."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / "data" / "arkiv.fasthold"
        self._path.parent.mkdir()
        space, _ = create_archive(self._path, OWNER, PASSPHRASE, clock=FixedClock(), cost=QUICK)
        case, _ = space.cases.open(SOEREN)
        self._meeting = space.meetings.plan(case.id, Answers({"day": space.today}))[0].id
        space.close()
        self._kept = 0

    def kill(self, after: float) -> Kill:
        """Typed in for so many seconds, killed without warning, opened again."""
        before = self._kept
        told, killed_at = self._typed(after)
        text, offers = self._words()
        self._kept = len(text)
        lost = killed_at - told[self._kept - before] if self._kept - before < len(told) else 0.0
        in_order = text == [f"ord{number}" for number in range(1, len(text) + 1)] and self._kept >= before
        return Kill(len(told), self._kept - before, lost, in_order, self._is_whole(), offers)

    def _typed(self, after: float) -> tuple[list[float], float]:
        """When each word was typed, and when the program was killed, by the same clock."""
        command = [sys.executable, "-m", "tests.flows.minute_taker", self._folder, self._meeting, self._kept + 1]
        with subprocess.Popen(
            [*map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        ) as program:  # fmt: skip
            assert program.stdout is not None
            told = list(itertools.islice(program.stdout, 1))
            time.sleep(after)
            killed_at = time.monotonic()
            program.send_signal(signal.SIGKILL)
            told += [line for line in program.stdout if line.endswith("\n")]
        return [float(line) for line in told], killed_at

    def _words(self) -> tuple[list[str], bool]:
        """The words that are in the archive, and whether it leads back to where they were typed."""
        space = open_archive(self._path, PASSPHRASE, clock=FixedClock())
        items = space.agreements.agreement(self._meeting).answers.rows("items")
        left_open = resume.left_open(space)
        _, (field, row, _) = resume.kept_place(space, self._meeting)
        space.close()
        offers = left_open is not None and left_open.id == self._meeting and (field, row) == ("items.notes", ITEM)
        return items[ITEM].text("notes").split(), offers

    def _is_whole(self) -> bool:
        """Whether every page of the file and every line of the history is what it was."""
        store = archive.open_with_passphrase(self._path, PASSPHRASE, who=owner, clock=FixedClock())
        store.verify()
        whole = store.first_bad_history_line() is None
        store.close()
        return whole


def kills(folder: Path, count: int, longest: float = LONGEST) -> Iterator[Kill]:
    """The same archive killed so many times, each time at a moment nobody chose."""
    victim, moments = Victim(folder), random.SystemRandom()
    for _ in range(count):
        yield victim.kill(moments.uniform(0, longest))


def table(found: list[Kill]) -> str:
    lost = sorted(one.lost for one in found)
    lines = (
        ("times killed", str(len(found))),
        ("words typed", str(sum(one.typed for one in found))),
        ("words kept", str(sum(one.kept for one in found))),
        ("words out of order or changed", str(sum(not one.in_order for one in found))),
        ("typing lost, median", f"{lost[len(lost) // 2]:.2f} s"),
        ("typing lost, most", f"{lost[-1]:.2f} s"),
        ("more than one second lost", str(sum(one.lost > SECOND for one in found))),
        ("file damaged or history broken", str(sum(not one.opens for one in found))),
        ("meeting not offered at the same field", str(sum(not one.offers for one in found))),
    )  # fmt: skip
    return "| what | count |\n|---|---:|\n" + "".join(f"| {what} | {count} |\n" for what, count in lines)


def main(count: int) -> int:
    with TemporaryDirectory(prefix="fasthold-kills-") as folder:
        found = list(kills(Path(folder), count))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
    PAGE.write_text(before + START + table(found) + END + rest.partition(END)[2], encoding="utf-8")
    sys.stdout.write(table(found))
    return int(not all(one.good for one in found))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
