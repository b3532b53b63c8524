"""The tabs of a meeting: the meeting itself, and what is agreed at it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QWidget

from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.scheme import Group
from caseworker_app.texts import Texts
from ui.look import NEAR, icon
from ui.widgets.buttons import row_action

OFFERED = (Group.AGREEMENT, Group.APPLICATION, Group.CONSENT, Group.ACCEPTANCE, Group.FOLLOW_UP)


class MeetingTabs(QWidget):
    """Faneblade med “+”: everything that can be made from what is said."""

    turned = Signal(int)
    wanted = Signal(str)
    next_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.papers: list[UUID] = []
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(texts.say("Mødet og dets aftaler"))
        self.bar.addTab(texts.say("Møde"))
        self.add = row_action(texts.say("Tilføj"), "plus")
        self.add.setToolTip(texts.say("Lav en aftale, et samtykke eller næste møde ud fra det, der er sagt"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.bar)
        row.addWidget(self.add)
        row.addStretch(1)
        self.bar.currentChanged.connect(self.turned)
        self.add.clicked.connect(self.open_menu)

    def put(self, agreement_id: UUID, title: str) -> int:
        """The tab of an agreement, made when it is new; `title` is a fixed message."""
        if agreement_id not in self.papers:
            self.papers.append(agreement_id)
            self.bar.addTab(self._texts.say(title))
        return self.papers.index(agreement_id) + 1

    def take_away(self, agreement_id: UUID) -> None:
        at = self.papers.index(agreement_id)
        self.papers.remove(agreement_id)
        self.bar.removeTab(at + 1)

    def current(self) -> UUID | None:
        """Whose tab is in front; None for the meeting itself."""
        at = self.bar.currentIndex()
        return self.papers[at - 1] if at > 0 else None

    def turn(self, by: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon_name, run in self.entries():
            menu.addAction(icon(icon_name, "muted"), words).triggered.connect(run)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def entries(self) -> list[tuple[str, str, Callable[[], None]]]:
        """What can be begun, in the order of the groups, and the next meeting last."""
        kinds = [kind for group in OFFERED for kind in SCHEMES if kind.group is group]
        made = [(self._texts.say(one.title), one.icon, partial(self.wanted.emit, one.form.key)) for one in kinds]
        return [*made, (self._texts.say("Næste møde"), "calendar-plus", self.next_wanted.emit)]
