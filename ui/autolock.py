"""Locks when nobody is there: no key and no mouse for a while, or the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_LOOKS_EVERY = 2000
_SIGNS_OF_LIFE = frozenset({
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.InputMethod,
})  # fmt: skip


class AutoLock(QObject):
    """Watches the whole application (automatisk lås).

    It compares the time of the wall, not a running timer: a computer that slept for an hour wakes up locked,
    and the key that woke it does not reach the page. Qt tells nothing about the lock screen of the system
    without D-Bus or native calls; whoever learns of it calls `lock_now`.
    """

    due = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._app, self._now = app, now
        self._minutes = 0
        self._last = now()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOKS_EVERY)
        self._clock.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin to count; 0 stops."""
        self._minutes, self._last = minutes, self._now()
        self._app.removeEventFilter(self)
        self._clock.stop()
        if minutes:
            self._app.installEventFilter(self)
            self._clock.start()

    def lock_now(self) -> None:
        """For what knows that the person left: the session ends, the screen was locked."""
        if self._minutes:
            self.watch(0)
            self.due.emit()

    def look(self) -> bool:
        """Locks when it is time; whether it did."""
        # A clock that was set back would put the lock off for ever.
        self._last = min(self._last, self._now())
        if self._minutes and self._now() - self._last >= 60 * self._minutes:
            self.lock_now()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            if self.look():
                return True
            self._last = self._now()
        return False
