"""The program as it runs, but quick: cheap keys, answers ready, slow work done at once, nobody's folders."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from caseworker_app import bootstrap
from caseworker_app.domain.case import Case
from caseworker_app.errors import UserError
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import Texts
from tests.archives import OWNER, PASSPHRASE, QUICK, FixedClock
from tests.ui.stage import ScriptedAsk, new_workspace, open_case
from ui.gate import Seen
from ui.machine_settings import MachineSettings
from ui.program import Program
from ui.tasks import AtOnce

PRACTICE_PEOPLE = {
    *(one.name for one in bootstrap.PEOPLE[:4]),
    "Inge Damgaard",  # a meeting today
    "Erik Vestergaard",  # minutes that were amended
    "Mads Bjerregaard",  # a file
}
"""Enough for something on every page."""


@dataclass
class QuickArchives:
    """The real archives with keys that are cheap to make; `fail` is raised by the next that is opened."""

    clock: FixedClock = field(default_factory=FixedClock)
    fail: UserError | None = None
    PRACTICE_PASSPHRASE: str = bootstrap.PRACTICE_PASSPHRASE

    def texts(self, language: str) -> Texts:
        return bootstrap.texts(language)

    def describe(self, path: Path) -> Seen:
        return bootstrap.describe(path)

    def create_archive(self, path: Path, name: str, passphrase: str) -> tuple[Workspace, str]:
        return bootstrap.create_archive(path, name, passphrase, clock=self.clock, cost=QUICK)

    def open_archive(self, path: Path, passphrase: str, slot: str = "") -> Workspace:
        if self.fail is not None:
            raise self.fail
        return bootstrap.open_archive(path, passphrase, slot, clock=self.clock, cost=QUICK)

    def open_with_recovery(self, path: Path, key: str, name: str, new_passphrase: str) -> Workspace:
        return bootstrap.open_with_recovery(path, key, name, new_passphrase, clock=self.clock, cost=QUICK)

    def create_practice(self, path: Path) -> Workspace:
        some = tuple(one for one in bootstrap.PEOPLE if one.name in PRACTICE_PEOPLE)
        return bootstrap.create_practice(path, clock=self.clock, cost=QUICK, people=some)


@dataclass
class Running:
    """One program on the screen, and what a test wants to reach of it."""

    program: Program
    archives: QuickArchives
    ask: ScriptedAsk
    machine: MachineSettings
    folder: Path
    path: Path
    now: list[float]

    @property
    def window(self) -> object:
        return self.program.window

    def page(self) -> object:
        """What the window shows: a page in front of the archive, or the page in the frame."""
        return self.program.frame.page if self.program.frame else self.program.window.shown()

    def unlock(self) -> None:
        page = self.program.window.shown()
        page.passphrase.line.setText(PASSPHRASE)
        page.open.click()


def running(app: QApplication, folder: Path) -> Running:
    """A program that is not started yet, with an archive of one case beside it."""
    archives, ask, now = QuickArchives(), ScriptedAsk(), [1000.0]
    data = folder / "data"
    data.mkdir(exist_ok=True)
    machine = MachineSettings(folder / "settings" / "machine.json")
    program = Program(
        app, archives, machine, data, make_ask=lambda window, texts: ask, tasks=AtOnce(), opening=AtOnce(),
        now=lambda: now[0],
    )  # fmt: skip
    return Running(program, archives, ask, machine, data, data / "arkiv.fasthold", now)


def with_archive(started: Running, fill: Callable[[Workspace], object] = open_case) -> Case | object:
    """An archive on the disk, closed, with something in it."""
    workspace = new_workspace(started.folder, started.archives.clock)
    filled = fill(workspace)
    workspace.close()
    return filled


__all__ = ["OWNER", "PASSPHRASE", "Running", "running", "with_archive"]
