"""What comes next in every open case, reckoned a few cases at a time between the keys that are typed."""

from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.services.case_list import CaseList
from caseworker_app.services.reckoning import NextDeadline

AT_ONCE, MOST_AT_ONCE = 4, 20
MOST_SEEN = 100
QUICK, SLOW = 0.005, 0.012
"""Seconds: what takes less is done with more cases the next time, what takes longer with fewer."""
SHOWN_AFTER = 25
"""After so many turns what is known so far is shown again."""


class NextDeadlines(QObject):
    """Reckons when nothing else is to be done (næste frister)."""

    some = Signal(object)
    """The first ones, and now and then what is known so far: ids to NextDeadline or None."""
    all = Signal(object)

    def __init__(self, case_list: CaseList, parent: QObject) -> None:
        super().__init__(parent)
        self._list = case_list
        self._known: dict[UUID, NextDeadline | None] = {}
        self._left: Iterator[UUID] = iter(())
        self._count, self._turns = AT_ONCE, 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self, first: Sequence[UUID]) -> None:
        """From the beginning: those that can be seen first, then all other open cases."""
        ids = self._list.open_ids()
        opened = set(ids)
        seen = [one for one in first[:MOST_SEEN] if one in opened]
        self._left = iter(dict.fromkeys((*seen, *ids)))
        self._known, self._turns = {}, 0
        self._timer.start()

    def _go_on(self) -> None:
        began, part = perf_counter(), list(islice(self._left, self._count))
        found = self._list.next_deadlines(part)
        self._known.update((one, found.get(one)) for one in part)
        taken = perf_counter() - began
        if taken < QUICK:
            self._count = min(2 * self._count, MOST_AT_ONCE)
        elif taken > SLOW:
            self._count = max(self._count // 2, 1)
        self._tell(is_all=not part)

    def _tell(self, *, is_all: bool) -> None:
        if is_all:
            self._timer.stop()
            self.all.emit(self._known)
        elif self._turns % SHOWN_AFTER == 0:
            self.some.emit(self._known)
        self._turns += 1
