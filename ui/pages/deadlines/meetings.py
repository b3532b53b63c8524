"""The talks and follow-ups of today, first on the page: they have an hour, and somebody waits."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseworker_app.services.duties import NextStep
from caseworker_app.services.my_day import DayRow, by_case
from ui.look import Tone
from ui.pages.case_sections.states import what_of
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label
from ui.widgets.notice import Sign


class MeetingsToday(QWidget):
    """Samtaler i dag: a button for each, which opens a meeting and finds a talk in the list."""

    chosen = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setAccessibleName(shell.say("Samtaler i dag"))
        self._flow = FlowLayout(self)

    def show_rows(self, rows: Iterable[DayRow]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        meetings = by_case(rows)
        self.setVisible(bool(meetings))
        if not meetings:
            return
        self._flow.addWidget(Sign("calendar-check", Tone.ACCENT, 16))
        self._flow.addWidget(field_label(self._shell.say("Samtaler i dag")))
        for row in meetings:
            self._flow.addWidget(self._button(row))

    def _button(self, row: DayRow) -> QWidget:
        made = row_action(self._words(row), "calendar" if row.step is NextStep.OPEN_MEETING else "")
        what = " · ".join(what_of(one, self._shell.texts) for one in (row, *row.more))
        made.setToolTip(what)
        made.setAccessibleDescription(what)
        made.setObjectName(f"meeting:{row.key}")
        made.clicked.connect(partial(self.chosen.emit, row))
        return made

    def _words(self, row: DayRow) -> str:
        """Who, and the hour where it is known."""
        starts = dict(row.places).get("starts")
        return self._shell.say("kl. {starts} {name}", starts=starts, name=row.citizen) if starts else row.citizen
