"""The application: made, dressed, given its archives, run to its end."""

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from caseworker_app import bootstrap
from caseworker_app.paths import default_data_folder, default_settings_folder
from caseworker_app.texts import N_
from ui import demo
from ui.ask import AskPerson
from ui.crash import LOG, CrashHook
from ui.look import Tone, load_fonts
from ui.machine_settings import FILE, MachineSettings
from ui.pages.welcome_page import WelcomePage
from ui.program import Program
from ui.soon import Soon
from ui.tasks import AtOnce, OneWorker

NO_DISPLAY = N_(
    "Fasthold kan ikke åbne et vindue, for der er ingen skærm her."
    " Start programmet på et skrivebord, eller brug: --demo MAPPE"
)
FAULT = N_("Der skete en fejl i programmet. Det, du har skrevet, er gemt, og du kan arbejde videre.")
_QUIET_MOMENT = 1200


def make_application() -> QApplication:
    """With the program's own name and fonts."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Fasthold")
    app.setApplicationDisplayName("Fasthold")
    load_fonts()
    return app


def has_display() -> bool:
    """Qt ends the process when it finds no display, so it is looked for first."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def run(archive: Path | None = None, *, practice: bool = False) -> int:
    """The program with a person in front of it."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    app, tasks = make_application(), OneWorker()
    program = Program(
        app, bootstrap, MachineSettings(default_settings_folder() / FILE), default_data_folder(),
        make_ask=AskPerson, tasks=tasks, opening=Soon(),
    )  # fmt: skip
    crash = CrashHook(default_data_folder() / LOG, program.save_words)
    crash.happened.connect(partial(tell_fault, program))
    crash.install()
    program.start(archive, practice=practice)
    program.window.show()
    QTimer.singleShot(_QUIET_MOMENT, partial(tasks.run, bootstrap.warm_up, lambda _: None, lambda _: None))
    code = app.exec()
    tasks.finish()
    return code


def tell_fault(program: Program, _fault: str) -> None:
    program.window.tell(program.texts.say(FAULT), Tone.WARN)


def open_window() -> None:
    """Part of the self-test: a window is made, shown and closed without a person."""
    app = make_application()
    settings = MachineSettings(Path(os.devnull))
    program = Program(
        app, bootstrap, settings, default_data_folder(), make_ask=AskPerson, tasks=AtOnce(), opening=AtOnce()
    )
    program.start()
    program.window.show()
    if not isinstance(program.window.shown(), WelcomePage):
        raise RuntimeError("the first page is not the welcome")
    program.window.close()


def show_work(folder: Path, *, papers: bool) -> list[Path]:
    """Pictures of the real windows, and with `papers` the PDFs of the main job, without a person."""
    app = make_application()
    return demo.run(app, ThatMorning(), folder, papers=papers)


class ThatMorning:
    """The archives of the program, with the clock of the demonstration."""

    PRACTICE_PASSPHRASE = bootstrap.PRACTICE_PASSPHRASE
    texts = staticmethod(bootstrap.texts)
    describe = staticmethod(bootstrap.describe)
    create_archive = staticmethod(partial(bootstrap.create_archive, clock=demo.DemoClock()))
    open_archive = staticmethod(partial(bootstrap.open_archive, clock=demo.DemoClock()))
    open_with_recovery = staticmethod(partial(bootstrap.open_with_recovery, clock=demo.DemoClock()))
    create_practice = staticmethod(partial(bootstrap.create_practice, clock=demo.DemoClock()))
