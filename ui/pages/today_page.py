"""What there is to do today, and why."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caseworker_app.domain.changes import Changes
from caseworker_app.services.overview import DayRow, Step, When
from caseworker_app.texts import MONTHS
from ui import places
from ui.look import FAR, TIGHT, sized
from ui.pages.day_detail import DayDetail
from ui.pages.day_list import DayList, in_group
from ui.pages.page import Page, PageAction
from ui.places import Place
from ui.shell import Shell
from ui.widgets.buttons import normal
from ui.widgets.cards import Card
from ui.widgets.empty import EmptyState
from ui.widgets.headings import muted, page_title
from ui.widgets.scroll import PageScroll

DETAIL_WIDTH = 350
ROOM_FOR_DETAIL = 980
BETWEEN = " · "
AREAS = ("case", "agreement")


class TodayPage(Page):
    """Min dag."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__(shell, place)
        self.list = DayList(shell, shell.say("Min dag"))
        self.detail = DayDetail(shell)
        self._subtitle = muted("")
        self._card = Card(flush=True)
        self._empty = self._nothing()
        self._build()
        self._read()
        shell.changed.connect(self._changed)

    @property
    def title(self) -> str:
        return self.shell.say("Min dag")

    def actions_here(self) -> tuple[PageAction, ...]:
        return (PageAction(self.shell.say("Åbn sagen for den valgte linje"), self.open_case, "Ctrl+Return", "folder"),)

    def focus_first(self) -> None:
        if self.list.lines:
            self.list.focus_current()
        else:
            self.setFocus()

    def cursor_place(self) -> object:
        return next((at for at, line in enumerate(self.list.lines) if line.chosen), 0)

    def restore_cursor(self, place: object) -> None:
        if isinstance(place, int) and place < len(self.list.lines):
            self.list.lines[place].setFocus()

    def open_case(self) -> None:
        if self.detail.row is not None:
            self.shell.go(places.case(self.detail.row.case_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.setVisible(self.width() >= sized(ROOM_FOR_DETAIL) and bool(self.list.lines))

    def _build(self) -> None:
        heads = QVBoxLayout()
        heads.setSpacing(TIGHT)
        heads.addWidget(page_title(self._heading()))
        heads.addWidget(self._subtitle)
        scroll = PageScroll(name=self.title)
        scroll.add(heads)
        self._card.add(self.list)
        scroll.add(self._card)
        scroll.add(self._empty)
        scroll.body.addStretch(1)
        self.detail.setFixedWidth(sized(DETAIL_WIDTH))
        right = QVBoxLayout()
        right.setContentsMargins(0, FAR - 2, FAR, FAR)
        right.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scroll, 1)
        row.addLayout(right)
        self.list.pointed.connect(self._point)

    def _heading(self) -> str:
        texts, today = self.shell.texts, self.shell.workspace.today
        weekday, month = texts.weekday(today), texts.say(MONTHS[today.month - 1])
        named = weekday[:1].upper() + weekday[1:]
        return texts.say("{weekday} den {day}. {month}", weekday=named, day=str(today.day), month=month)

    def _nothing(self) -> EmptyState:
        say = self.shell.say
        cases = normal(say("Gå til sager"), "folder")
        cases.clicked.connect(lambda: self.shell.go(places.CASES))
        text = say("Her samles underskrifter, der mangler, samtykker, der udløber, trin i planer og opfølgninger.")
        return EmptyState("check-circle", say("Der er ikke noget, der venter på dig"), text, cases)

    def _read(self) -> None:
        rows = self.shell.workspace.overview.day()
        self._say_how_much(rows)
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.list.show_rows(rows)

    def _say_how_much(self, rows: tuple[DayRow, ...]) -> None:
        count = self.shell.texts.count
        now = in_group(rows, When.OVERDUE, When.TODAY)
        unsigned = sum(row.step is Step.SIGN for row in rows)
        parts = [count("{number} ting i dag", "{number} ting i dag", now)]
        if unsigned:
            parts.append(
                count("{number} dokument mangler underskrift", "{number} dokumenter mangler underskrift", unsigned)
            )
        self._subtitle.setText(BETWEEN.join(parts))

    def _point(self, row: object) -> None:
        if row is None or isinstance(row, DayRow):
            self.detail.show_row(row)

    def _changed(self, changes: Changes) -> None:
        if any(changes.concern(area) for area in AREAS):
            self._read()
