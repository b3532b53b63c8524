"""All agreed follow-ups that were not held yet, in all cases."""

from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.domain.changes import Changes
from ui import places
from ui.look import TIGHT
from ui.pages.day_list import DayList
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.headings import muted, page_title
from ui.widgets.scroll import PageScroll

AREAS = ("case", "agreement")


class FollowUpsPage(Page):
    """Opfølgninger."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.list = DayList(shell, self.title)
        self._count = muted("")
        self._card = Card(flush=True)
        text = shell.say("Når en plan med aftalte opfølgninger er forseglet, står de her i datoorden.")
        self._empty = EmptyState("calendar-check", shell.say("Ingen opfølgninger er aftalt"), text)
        self._build()
        self._read()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Opfølgninger")

    def actions_here(self) -> tuple[PageAction, ...]:
        return (PageAction(self.shell.say("Åbn sagen for den valgte linje"), self.open_case, "Ctrl+Return", "folder"),)

    def focus_first(self) -> None:
        if self.list.lines:
            self.list.focus_current()
        else:
            self.setFocus()

    def open_case(self) -> None:
        if self.list.lines:
            self.shell.go(places.case(self.list.current().row.case_id))

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self.title))
        heads.addWidget(self._count)
        scroll = PageScroll(name=self.title)
        self._card.add(self.list)
        for part in (heads, self._card, self._empty):
            scroll.add(part)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _read(self) -> None:
        rows = self.shell.workspace.overview.follow_ups()
        self._count.setText(
            self.shell.texts.count("{number} aftalt opfølgning", "{number} aftalte opfølgninger", len(rows))
        )
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.list.show_rows(rows)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
