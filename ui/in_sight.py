"""What the navigation tells all the time: how much waits where, and whether everything is saved."""

from PySide6.QtCore import QObject, QTimer

from caseworker_app.domain.changes import Changes
from ui.shell import Shell
from ui.widgets.sidebar import Sidebar

_AFTER = 200
"""Milliseconds in which many changes are counted once."""
COUNTED = ("case", "agreement", "deadline", "rule", "setting")


class InSight(QObject):
    """Keeps the numbers and the save line of the navigation true."""

    def __init__(self, sidebar: Sidebar, shell: Shell, *, practice: bool) -> None:
        super().__init__(sidebar)
        self._sidebar, self._shell = sidebar, shell
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self.count)
        mark = shell.say("Øvelsesarkiv med opdigtede personer") if practice else ""
        sidebar.set_foot(mark, shell.say("Alt ligger krypteret på computeren"))
        sidebar.save_state.saved(shell.say("Alt er gemt"))
        shell.changed.connect(self._changed)
        # Not before the window is painted: the first reckoning of a large office takes a while.
        self._soon.start()

    def rest(self) -> None:
        """Looks at the archive no more."""
        self._soon.stop()

    def count(self) -> None:
        counts, count = self._shell.workspace.my_day.counts(), self._shell.texts.count
        talks = count("{number} samtale i dag", "{number} samtaler i dag", counts.meetings)
        numbers = (
            ("today", counts.day, count("{number} ting i dag", "{number} ting i dag", counts.day)),
            ("follow_ups", counts.meetings, talks),
            ("cases", counts.open_cases, count("{number} åben sag", "{number} åbne sager", counts.open_cases)),
            (
                "documents", counts.unsigned,
                count("{number} dokument mangler underskrift", "{number} dokumenter mangler underskrift",
                      counts.unsigned),
            ),
        )  # fmt: skip
        for key, number, words in numbers:
            self._sidebar.set_count(key, number, words)

    def not_saved(self) -> None:
        self._sidebar.save_state.not_saved(self._shell.say("Ikke gemt. Se hvorfor på siden."))

    def _changed(self, changes: Changes) -> None:
        at = self._shell.workspace.clock.now().astimezone()
        self._sidebar.save_state.saved(self._shell.say("Gemt {time}", time=f"{at:%H.%M.%S}"))
        if any(changes.concern(area) for area in COUNTED):
            self._soon.start()
