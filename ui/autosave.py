"""Saves a little after the last key, and never a second later than the first, also on a busy computer."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.errors import UserError


class Autosave(QObject):
    """Keeps what is typed on disk (gemmer selv). A save that failed is tried again until it works.

    `save` gives the time of the save, or None when there was nothing new; it raises UserError.
    """

    saving = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, save: Callable[[], datetime | None], parent: QObject | None = None, *,
        after_ms: int = 500, at_latest_ms: int = 700, again_ms: int = 5000,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._save = save
        self._dirty = False
        self._after, self._latest = self._timer(after_ms), self._timer(at_latest_ms)
        self._again = self._timer(again_ms)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not on disk."""
        return self._dirty

    def touch(self) -> None:
        """Something was typed."""
        self._dirty = True
        self._after.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> bool:
        """Saves now what is not saved; whether everything is on disk afterwards."""
        self._rest()
        if not self._dirty:
            return True
        self.saving.emit()
        try:
            at = self._save()
        except UserError as problem:
            self._again.start()
            self.failed.emit(problem)
            return False
        self._dirty = False
        self.saved.emit(at)
        return True

    def stop(self) -> None:
        """Nothing is saved by itself any more, for a page that is going away."""
        self._rest()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.flush)
        return timer

    def _rest(self) -> None:
        for timer in (self._after, self._latest, self._again):
            timer.stop()
