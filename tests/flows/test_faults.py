"""The program is killed, or the file is not what it should be: nothing is lost, nothing is harmed, and it is told."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from caseworker_app.bootstrap import open_archive
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.storage import archive
from caseworker_app.storage.vault import key_file
from tests.archives import PASSPHRASE, FixedClock, owner
from tests.flows.conftest import StartDay
from tests.flows.hands import Hands, Key, readable
from tests.ui.running import Running, with_archive
from ui.places import Place

ROOT = Path(__file__).resolve().parents[2]
CAN_KILL = pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only Unix can")
WORKER = """
import sys
from pathlib import Path
from uuid import UUID
from caseworker_app.bootstrap import open_archive
from caseworker_app.domain.answers import Answers
from tests.archives import PASSPHRASE, FixedClock
space = open_archive(Path(sys.argv[1]), PASSPHRASE, clock=FixedClock())
case = UUID(sys.argv[2])
plan, _ = space.agreements.start(case, "partial_return")
for number in range(1, 100_000):
    space.cases.write_note(case, Answers({"about": space.today, "text": f"Notat {number} " + "ord " * 500}))
    space.drafts.keep("case:new", Answers({"name": f"Nr. {number}"}))
    plan = space.agreements.agreement(plan.id)
    space.agreements.save(plan.id, plan.answers.with_answer("contact", f"Nr. {number}"), plan.revision)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def killed_after(tellings: int, *command: object) -> list[str]:
    """What the program said until it was killed without warning, in the middle of its work."""
    with subprocess.Popen(
        [sys.executable, *map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:  # fmt: skip
        assert program.stdout is not None
        told = list(itertools.islice(program.stdout, tellings))
        program.send_signal(signal.SIGKILL)
        told += [line for line in program.stdout if line.endswith("\n")]
    assert len(told) >= tellings
    return told


@pytest.fixture
def day(start_day: StartDay) -> Running:
    """The program in front of its first page, with a closed archive of one case beside it."""
    return start_day()


@pytest.fixture
def case(day: Running) -> Case:
    made = with_archive(day)
    assert isinstance(made, Case)
    return made


@CAN_KILL
def test_the_words_a_killed_window_called_saved_are_there(day: Running, case: Case, hands: Hands):
    told = killed_after(2, "-m", "tests.flows.typist", day.folder.parent, case.id)
    assert all("Kladde gemt" in line for line in told)
    saved = int(told[-1].split()[0])

    day.program.start(day.path)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    assert day.program.frame is not None
    day.program.frame.go(Place("note", case.id))
    hands.see("Det, du var begyndt på, er hentet frem igen.")
    words = day.page().form.box("text").editor.value().split()
    assert words[:saved] == [f"ord{number}" for number in range(1, saved + 1)]
    check_whole(day.program.let_go, day.path)


@CAN_KILL
@pytest.mark.parametrize("rounds", [1, 25])
def test_what_a_killed_program_called_done_is_whole(day: Running, case: Case, rounds: int):
    told = killed_after(rounds, "-c", WORKER, day.path, case.id)
    space = open_archive(day.path, PASSPHRASE, clock=FixedClock())
    done, notes = int(told[-1]), space.cases.notes(case.id)
    [plan] = space.agreements.of_case(case.id)
    assert {note.text.split()[1] for note in notes} >= {str(number) for number in range(1, done + 1)}
    assert all(len(note.text) > 2000 for note in notes)
    assert int(space.drafts.read("case:new", Answers()).text("name").removeprefix("Nr. ")) >= done
    assert int(plan.answers.text("contact").removeprefix("Nr. ")) >= done
    check_whole(space.close, day.path)


def check_whole(close: Callable[[], None], path: Path) -> None:
    """Closed; every page of the file and every line of the history is what it was."""
    close()
    store = archive.open_with_passphrase(path, PASSPHRASE, who=owner, clock=FixedClock())
    store.verify()
    assert store.first_bad_history_line() is None
    store.close()


def another_passphrase(path: Path) -> str:
    return "en helt anden sætning"


def a_letter(path: Path) -> str:
    path.write_bytes(b"%PDF-1.7 et brev" * 400)
    return PASSPHRASE


def cut_off(path: Path) -> str:
    path.write_bytes(path.read_bytes()[:-4096])
    return PASSPHRASE


def flipped(path: Path) -> str:
    content = bytearray(path.read_bytes())
    content[700] ^= 1
    path.write_bytes(content)
    return PASSPHRASE


def without_keys(path: Path) -> str:
    key_file(path).unlink()
    return PASSPHRASE


def newer(path: Path) -> str:
    store = archive.open_with_passphrase(path, PASSPHRASE, who=owner, clock=FixedClock())
    store.database.execute("PRAGMA user_version = 99")
    store.close()
    return PASSPHRASE


@pytest.mark.parametrize(
    ("spoil", "sentence", "way_on"),
    [
        (another_passphrase, "Adgangssætningen passer ikke.", ""),
        (a_letter, "er ikke et arkiv fra Fasthold, eller den hører til en anden nøglefil.", "Find det rigtige arkiv"),
        (cut_off, "Arkivet er beskadiget", "sikkerhedskopi"),
        (flipped, "Arkivet er beskadiget", "sikkerhedskopi"),
        (without_keys, "Nøglefilen", "sikkerhedskopi"),
        (newer, "Arkivet er lavet med en nyere udgave af programmet.", "den nyeste udgave af Fasthold"),
        (Path.unlink, "Der er intet arkiv i", "Er arkivet flyttet"),
    ],
)  # fmt: skip
def test_a_file_that_will_not_open_is_told_and_left_alone(
    day: Running, case: Case, hands: Hands, spoil: Callable[[Path], str | None], sentence: str, way_on: str
):
    passphrase = spoil(day.path) or PASSPHRASE
    before = contents(day.folder)
    day.program.start(day.path)
    hands.type(passphrase)
    hands.press(Key.Key_Return)
    hands.see(sentence, way_on)
    assert day.program.workspace is None
    assert hands.name == "Adgangssætning"
    assert contents(day.folder) == before
    assert "Traceback" not in readable(day.program.window)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


OTHER_WINDOW = """
import sys
from pathlib import Path
from caseworker_app.bootstrap import open_archive
from tests.archives import PASSPHRASE
space = open_archive(Path(sys.argv[1]), PASSPHRASE)
print("open", flush=True)
sys.stdin.read()
space.close()
"""


def test_an_archive_that_another_program_has_open(day: Running, case: Case, hands: Hands):
    """It is told, the other one is not disturbed, and when that is closed the same Enter opens."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(day.path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        before = day.path.read_bytes()
        day.program.start(day.path)
        hands.type(PASSPHRASE)
        hands.press(Key.Key_Return)
        hands.see("Luk det andet vindue eller programmet på den anden computer, og prøv igen.")
        assert day.program.workspace is None
        assert day.path.read_bytes() == before
        other.communicate()
        assert other.returncode == 0
    hands.press(Key.Key_Return)
    assert day.program.workspace is not None
