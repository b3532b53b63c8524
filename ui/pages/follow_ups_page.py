"""All meetings, agreed talks and follow-ups that were not held yet, in all cases."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caseworker_app.domain.changes import Changes
from ui import places
from ui.look import STEP, TIGHT
from ui.pages.day_desk import DayDesk
from ui.pages.day_list import DayList
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.empty import EmptyState
from ui.widgets.headings import muted, page_title

AREAS = ("case", "agreement", "deadline")


class FollowUpsPage(Page):
    """Møder og opfølgninger."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.desk = DayDesk(shell, self.title, folded=frozenset())
        self._count = muted("")
        self.new_button = normal(shell.say("Nyt møde"), "calendar-plus")
        self.new_button.clicked.connect(lambda: shell.go(places.NEW_MEETING))
        text = shell.say("Møder, aftalte samtaler og opfølgninger på planer i alle sager står her i datoorden.")
        self._empty = EmptyState("calendar-check", shell.say("Ingen møder eller opfølgninger er aftalt"), text)
        self._build()
        self._read()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Møder og opfølgninger")

    @property
    def list(self) -> DayList:
        return self.desk.list

    def actions_here(self) -> tuple[PageAction, ...]:
        say = self.shell.say
        return (
            PageAction(say("Åbn sagen for den valgte linje"), self.open_case, "Ctrl+Return", "folder"),
            PageAction(say("Fortryd den seneste beslutning"), self.desk.undo, "Ctrl+Z", "undo"),
        )

    def focus_first(self) -> None:
        if self.list.lines:
            self.list.focus_current()
        else:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        return self.desk.leave()

    def open_case(self) -> None:
        row = self.desk.row()
        if row is not None and row.case_id is not None:
            self.shell.go(places.case(row.case_id))

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        row.addLayout(heads, 1)
        row.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.desk.above.addLayout(row)
        self.desk.below.addWidget(self._empty)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.desk)

    def _read(self) -> None:
        rows = self.shell.workspace.my_day.follow_ups()
        self._count.setText(self.shell.texts.count(
            "{number} aftalt møde eller opfølgning", "{number} aftalte møder og opfølgninger", len(rows)
        ))  # fmt: skip
        self._empty.setVisible(not rows)
        self.desk.show_rows(rows)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
