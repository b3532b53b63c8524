"""The way into an archive: what the pages before the window need, and how they move on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseworker_app.errors import NotWritable, UserError
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import Texts
from ui.ask import Ask
from ui.machine_settings import MachineSettings
from ui.tasks import Tasks

ENDING = ".fasthold"


class Seen(Protocol):
    """What can be told about an archive without its key."""

    @property
    def exists(self) -> bool: ...
    @property
    def slots(self) -> tuple[str, ...]: ...


class Archives(Protocol):
    """Makes and opens archives. The program's own is the module `bootstrap`."""

    PRACTICE_PASSPHRASE: str

    def texts(self, language: str) -> Texts: ...
    def describe(self, path: Path) -> Seen: ...
    def create_archive(self, path: Path, name: str, passphrase: str) -> tuple[Workspace, str]: ...
    def open_archive(self, path: Path, passphrase: str, slot: str = "") -> Workspace: ...
    def open_with_recovery(self, path: Path, key: str, name: str, new_passphrase: str) -> Workspace: ...
    def create_practice(self, path: Path) -> Workspace: ...


@dataclass(frozen=True)
class Door:
    """A page in front of the window, and the archive it is about."""

    page: str
    path: Path | None = None


WELCOME = Door("welcome")
NEW_ARCHIVE = Door("new_archive")


def unlock(path: Path) -> Door:
    return Door("unlock", path)


def forgotten(path: Path) -> Door:
    return Door("forgotten", path)


def practice_path(folder: Path) -> Path:
    """Where the practice archive lies. Nothing real is ever written there."""
    return folder / f"oevelse{ENDING}"


class Gate(QObject):
    """What a page in front of the window is given."""

    went = Signal(object)
    opened = Signal(object)
    created = Signal(object, str)
    language_asked = Signal(str)

    def __init__(
        self, archives: Archives, texts: Texts, ask: Ask, tasks: Tasks, worker: Tasks, machine: MachineSettings,
        folder: Path,
    ) -> None:  # fmt: skip
        """`tasks` opens archives, on this thread; `worker` makes what is closed again when it is done."""
        super().__init__()
        self.archives = archives
        self.texts = texts
        self.ask = ask
        self.tasks = tasks
        self.worker = worker
        self.machine = machine
        self.folder = folder

    @property
    def practice_path(self) -> Path:
        return practice_path(self.folder)

    def say(self, message: str, /, **places: object) -> str:
        return self.texts.say(message, **places)

    def words_of(self, problem: UserError) -> str:
        return self.texts.say(problem.words, **problem.places)

    def go(self, door: Door) -> None:
        self.went.emit(door)

    def make_folder(self, folder: Path) -> None:
        """The folder an archive is to lie in, if it is not there yet."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise NotWritable(
                "Mappen {folder} kan ikke laves. Vælg en anden mappe, eller bed it-afdelingen om adgang.", folder=folder
            ) from problem

    def choose_archive(self) -> Path | None:
        """Lets the person point at an archive file."""
        kinds = self.say("Fasthold-arkiver (*{ending})", ending=ENDING)
        chosen = self.ask.open_files(self.say("Åbn et arkiv"), kinds)
        return chosen[0] if chosen else None


class GatePage(QWidget):
    """A page in front of the window."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        self.setFocus()
