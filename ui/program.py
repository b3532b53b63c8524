"""The course of the program: in front of the archive, in it, locked, and back at the same place."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.domain.changes import Changes
from caseworker_app.errors import NotWritable
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import LANGUAGE, LOCK_AFTER
from caseworker_app.texts import Texts
from ui.ask import Ask
from ui.autolock import AutoLock
from ui.dress import dress
from ui.frame import Frame, MakePage, Stand
from ui.gate import WELCOME, Archives, Door, Gate, GatePage, practice_path, unlock
from ui.look import Tone
from ui.machine_settings import MachineSettings
from ui.main_window import MainWindow
from ui.pages.cover_page import CoverPage
from ui.pages.forgotten_page import ForgottenPage
from ui.pages.new_archive_page import NewArchivePage
from ui.pages.recovery_page import RecoveryPage
from ui.pages.registry import PAGES
from ui.pages.settings_page import SettingsPage
from ui.pages.unlock_page import UnlockPage
from ui.pages.welcome_page import WelcomePage
from ui.shell import Shell
from ui.tasks import Tasks

TRY_AGAIN_AFTER = 2000
MakeAsk = Callable[[QWidget, Texts], Ask]


class Program(QObject):
    """Holds the open archive (programmet), and lets go of it when it locks."""

    def __init__(
        self, app: QApplication, archives: Archives, machine: MachineSettings, folder: Path, *,
        make_ask: MakeAsk, tasks: Tasks, opening: Tasks, now: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        """`folder` is where archives are offered; `opening` runs what makes or opens one."""
        super().__init__()
        self._app, self._archives, self._machine, self._folder = app, archives, machine, folder
        self._make_ask, self._tasks, self._opening = make_ask, tasks, opening
        self.workspace: Workspace | None = None
        self._door = WELCOME
        self._stood: tuple[Path, Stand] | None = None
        dress(app, machine)
        self.frame: Frame | None = None
        self.window = MainWindow(self._may_close, self.texts.say("Luk beskeden"))
        self.autolock = AutoLock(app, self, now)
        self.autolock.due.connect(self.lock)
        self._retry = QTimer(self)
        self._retry.setInterval(TRY_AGAIN_AFTER)
        self._retry.timeout.connect(self.lock)
        app.aboutToQuit.connect(self.let_go)
        app.commitDataRequest.connect(self.save_words)

    @property
    def texts(self) -> Texts:
        return self._archives.texts(self._machine.value(LANGUAGE))

    def start(self, path: Path | None = None, *, practice: bool = False) -> None:
        """The archive that was named, else the one used last, else the welcome; practice opens by itself."""
        chosen = path or (None if practice else self._machine.last_archive)
        self.open_door(unlock(chosen) if chosen else WELCOME)
        page = self.window.shown()
        if practice and isinstance(page, WelcomePage):
            page.practise()

    def open_door(self, door: Door) -> None:
        """A page in front of the archive."""
        self._door = door
        gate = self._gate()
        if door.page == "unlock" and door.path is not None:
            page: GatePage = UnlockPage(gate, door.path)
        elif door.page == "forgotten" and door.path is not None:
            page = ForgottenPage(gate, door.path)
        else:
            page = {"new_archive": NewArchivePage}.get(door.page, WelcomePage)(gate)
        self._show(page)

    def _gate(self) -> Gate:
        ask = self._make_ask(self.window, self.texts)
        gate = Gate(self._archives, self.texts, ask, self._opening, self._tasks, self._machine, self._folder)
        gate.setParent(self)
        gate.went.connect(self.open_door)
        gate.opened.connect(self.opened)
        gate.created.connect(self._created)
        gate.language_asked.connect(self._other_language)
        return gate

    def _show(self, page: GatePage) -> None:
        page.gate.setParent(page)
        self.window.show_only(page)
        self.window.set_page_title("")
        page.focus_first()

    def _other_language(self, language: str) -> None:
        self._remember(partial(self._machine.change, LANGUAGE, language))
        dress(self._app, self._machine)
        self.window.notice.name_close(self.texts.say("Luk beskeden"))
        self.open_door(self._door)

    def _created(self, workspace: Workspace, key: str) -> None:
        """The key is shown before anything else can be done."""
        self.workspace = workspace
        page = RecoveryPage(self._gate(), workspace, key)
        page.confirmed.connect(partial(self.opened, workspace))
        self._show(page)

    def opened(self, workspace: Workspace) -> None:
        """An archive is open: into it, where somebody stood before the lock."""
        self.workspace = workspace
        self._remember(partial(self._machine.remember_archive, workspace.path))
        path, stand = self._stood or (workspace.path, Stand())
        self._enter(stand if path == workspace.path else Stand())

    def _remember(self, keep: Callable[[], None]) -> None:
        """A computer that cannot remember a choice is told about, and works on."""
        try:
            keep()
        except NotWritable as problem:
            self.window.tell(self.texts.say(problem.words, **problem.places), Tone.WARN)

    def _enter(self, stand: Stand) -> None:
        assert self.workspace is not None
        shell = Shell(self.workspace, self.texts, self._make_ask(self.window, self.texts), self._tasks)
        settings: MakePage = partial(
            SettingsPage, machine=self._machine, redress=self.redress, soon=self._opening
        )
        practice = self.workspace.path == practice_path(self._folder)
        self.frame = Frame(shell, {**PAGES, "settings": settings}, practice=practice)
        shell.setParent(self.frame)
        shell.changed.connect(self._changed)
        self.frame.lock_asked.connect(self.lock)
        self.frame.titled.connect(self.window.set_page_title)
        self.window.show_only(self.frame)
        self.frame.stand_at(stand)
        self._watch()

    def _watch(self) -> None:
        if self.workspace is not None:
            self.autolock.watch(int(self.workspace.office.value(LOCK_AFTER)))

    def _changed(self, changes: Changes) -> None:
        if changes.concern("setting"):
            self._watch()

    def redress(self) -> None:
        """Another language, theme or size: the pages are made again at the same place."""
        dress(self._app, self._machine)
        self.window.notice.name_close(self.texts.say("Luk beskeden"))
        if self.frame is not None and self.frame.leave():
            stand = self.frame.stand()
            self.frame.rest()
            self._enter(stand)

    def lock(self) -> None:
        """Saves, shows the unlock page, forgets the key. It never asks (architecture, section 9).

        What can't be saved is not thrown away either: a cover hides it while saving is tried again.
        """
        if self.frame is None or self.workspace is None:
            return
        stand = self.frame.stand()
        self._close_dialogs()
        if not self.frame.leave():
            self._cover()
            return
        path = self.workspace.path
        self._stood = (path, stand)
        self.let_go()
        self.open_door(unlock(path))

    def _close_dialogs(self) -> None:
        """A question or file dialog in front of the page would show on."""
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass

    def _cover(self) -> None:
        if not self._retry.isActive():
            cover = CoverPage(self.texts)
            cover.again.connect(self.lock)
            self.window.cover(cover)
            self.window.set_page_title("")
            cover.focus_first()
            self._retry.start()

    def let_go(self) -> None:
        """Closes the archive; also when the program ends. What was typed must be saved by now."""
        self._retry.stop()
        self.autolock.watch(0)
        if self.frame is not None:
            self.frame.rest()
            self.frame = None
            self.window.show_only(QWidget())
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()

    def save_words(self) -> bool:
        """Saves what is typed on the page that is shown."""
        return self.frame is None or self.frame.leave()

    def _may_close(self) -> bool:
        if not self.save_words():
            ask = self._make_ask(self.window, self.texts)
            question = self.texts.say("Det sidste, du skrev, kan ikke gemmes. Vil du lukke programmet alligevel?")
            if not ask.confirm(question, self.texts.say("Luk uden at gemme")):
                return False
        self.let_go()
        return True
