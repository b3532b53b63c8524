"""A list of things to do with the chosen one beside it; in a narrow window one after the other."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.domain.changes import Changes
from caseworker_app.domain.deadline import MoveKind
from caseworker_app.domain.event import CaseEvent
from caseworker_app.services.duties import EVENT_WORDS
from caseworker_app.services.my_day import DayRow, When
from caseworker_app.texts import N_
from ui.actions import shown_key
from ui.forms.inline_form import InlineForm
from ui.look import FAR, Tone, sized
from ui.pages.case_sections.states import what_of
from ui.pages.day_detail import DayDetail
from ui.pages.day_list import FOLDED, DayList
from ui.pages.moves import go_step, leads_away
from ui.shell import Shell
from ui.widgets.cards import Card
from ui.widgets.notice import Notice
from ui.widgets.scroll import PageScroll

DETAIL_WIDTH = 380
ROOM_FOR_DETAIL = 960
DECIDED = {
    MoveKind.DONE: N_("Klaret: {what}"), MoveKind.POSTPONED: N_("Udsat: {what}"),
    MoveKind.EXCEPTION: N_("Undtaget: {what}"), MoveKind.NOT_RELEVANT: N_("Ikke relevant: {what}"),
}  # fmt: skip
UNDO = "Ctrl+Z"
REGRETTED = N_("Fortrudt med det samme.")


class DayDesk(QWidget):
    """List and detail (arbejdsbord). Put what stands above the list into `above`, below it into `below`."""

    emptied = Signal()
    """The last thing was decided; the cursor needs another place."""

    def __init__(self, shell: Shell, name: str, *, folded: frozenset[When] = FOLDED) -> None:
        super().__init__()
        self.shell = shell
        self.list = DayList(shell, name, folded=folded)
        self.detail = DayDetail(shell)
        self.notice = Notice(close_name=shell.say("Luk beskeden"))
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self._card = Card(flush=True)
        self._scroll = PageScroll(name=name)
        self._done: list[tuple[str, Callable[[], Changes]]] = []
        """What was decided here, the latest last, with what takes it back."""
        self._asked = False
        self._build()
        self._connect()

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        focused = QApplication.focusWidget()
        in_detail = focused is not None and self.detail.isAncestorOf(focused)
        shown = self.detail.row
        self._card.setVisible(bool(rows))
        self.list.show_rows(rows)
        if in_detail and self.detail.row != shown:
            self.list.focus_current()
        self._arrange()

    def row(self) -> DayRow | None:
        return self.detail.row

    def leave(self) -> bool:
        return self.detail.leave()

    def undo(self) -> None:
        """What was typed last in a small form, else the last decision; the history keeps both."""
        form = _form_around(QApplication.focusWidget())
        if form is not None and form.draft.can_undo:
            form.undo()
        elif self._done:
            words, take_back = self._done.pop()
            self.notice.clear()
            if self.shell.do(lambda: (None, take_back()), tell=self._tell):
                self._offer(self.shell.say("Fortrudt: {what}", what=words), Tone.INFO)

    def seek(self, row: DayRow) -> None:
        """To the line of a thing, and the thing itself beside it."""
        if (line := self.list.holding(row.key)) is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_about(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asked:
            self._to_list()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._scroll.add(self.above)
        self._scroll.add(self.notice)
        self._card.add(self.list)
        self._scroll.add(self._card)
        self._scroll.add(self.below)
        self._scroll.body.addStretch(1)
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, FAR - 2, FAR, FAR)
        right.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 1)
        row.addWidget(self._side)

    def _connect(self) -> None:
        self.list.pointed.connect(self._point)
        self.list.stepped.connect(self._step)
        self.list.decided.connect(self._decide)
        self.detail.chosen.connect(self._point)
        self.detail.decided.connect(self._decided)
        self.detail.back_wanted.connect(self._to_list)
        self.notice.acted.connect(self.undo)

    def _arrange(self) -> None:
        """Beside each other where there is room, else the list until something is asked for."""
        has_row, wide = self.detail.row is not None, self.width() >= sized(ROOM_FOR_DETAIL)
        if wide or not has_row:
            self._asked = False
        self.detail.back.setVisible(not wide)
        self._side.setVisible(has_row and (wide or self._asked))
        self._scroll.setVisible(wide or not self._asked)
        self.detail.setMinimumWidth(sized(DETAIL_WIDTH) if wide else 0)
        self.detail.setMaximumWidth(sized(DETAIL_WIDTH) if wide else 16_777_215)
        self._side.layout().setContentsMargins(0 if wide else FAR, FAR - 2, FAR, FAR)  # type: ignore[union-attr]

    def _to_list(self) -> None:
        self._asked = False
        self._arrange()
        self.list.focus_current()

    def _point(self, row: object) -> None:
        if row is None or isinstance(row, DayRow):
            self.detail.show_row(row)

    def _step(self, row: DayRow) -> None:
        if leads_away(row):
            go_step(self.shell, row)
            return
        self._ask_about(row)
        self.detail.take_step()

    def _decide(self, row: DayRow, kind: MoveKind) -> None:
        self._ask_about(row)
        self.detail.decide(kind)

    def _ask_about(self, row: DayRow) -> None:
        self._point(row)
        self._asked = True
        self._arrange()

    def _decided(self, row: DayRow, what: object) -> None:
        self._asked = False
        self._arrange()
        if self.list.lines:
            self.list.focus_current()
        else:
            self.emptied.emit()
        agenda, decisions, one = self.shell.workspace.agenda, self.shell.workspace.decisions, row.deadline
        if isinstance(what, CaseEvent):
            regret = partial(decisions.strike_event, what.case_id, what.id, self.shell.say(REGRETTED))
            self._told(self.shell.say(EVENT_WORDS[what.kind]), row, regret)
        elif isinstance(what, MoveKind) and one is not None:
            words = self.shell.say(DECIDED[what], what=what_of(row, self.shell.texts))
            self._told(words, row, lambda: decisions.reopen(agenda.find(one.key, one.case_id) or one))

    def _told(self, words: str, row: DayRow, take_back: Callable[[], Changes]) -> None:
        say = self.shell.say
        told = say("{what} · {citizen}", what=words, citizen=row.citizen) if row.citizen else words
        self._done.append((told, take_back))
        self._offer(told, Tone.OK)

    def _offer(self, words: str, tone: Tone) -> None:
        """Tells what was done, with the way back while there is one."""
        back = self.shell.say("Fortryd ({key})", key=shown_key(UNDO)) if self._done else ""
        self.notice.tell(words, tone, action=back)

    def _tell(self, problem: object) -> None:
        self.notice.tell(self.shell.words_of(problem), Tone.BAD)  # type: ignore[arg-type]


def _form_around(widget: QWidget | None) -> InlineForm | None:
    while widget is not None and not isinstance(widget, InlineForm):
        widget = widget.parentWidget()
    return widget
