"""Slow work that has to stay on the GUI thread, begun when the window has shown what it is about to do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from caseworker_app.errors import UserError
from ui.tasks import Done, Failed

_PAINTED_AFTER = 40


class Soon:
    """Opens archives: a connection of SQLite belongs to the thread that made it, so no worker may open one."""

    def run(self, work: Callable[[], object], done: Done, failed: Failed) -> None:
        QTimer.singleShot(_PAINTED_AFTER, partial(self._run, work, done, failed))

    def _run(self, work: Callable[[], object], done: Done, failed: Failed) -> None:
        try:
            result = work()
        except UserError as problem:
            failed(problem)
        else:
            done(result)
