"""Cases found as one types in the field at the top, in a list under it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import places
from ui.choices import Choice, ChoiceList, case_choice
from ui.floating import Floating
from ui.look import NEAR, sized
from ui.shell import Shell
from ui.widgets.headings import small
from ui.widgets.topbar import SearchField

PAUSE = 150
"""Milliseconds after the last key before the archive is searched."""


class SearchBox(QObject):
    """Search while typing (søgning): arrows choose, Enter opens, Esc puts it away."""

    opened = Signal(object)

    def __init__(self, field: SearchField, shell: Shell, over: QWidget) -> None:
        super().__init__(field)
        self._field, self._shell = field, shell
        self.panel = Floating(over)
        self.list = ChoiceList(shell.say("Fundne sager"))
        self.nothing = small("")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.list.itemClicked.connect(self._take)
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)

    def close(self) -> None:
        self._pause.stop()
        self.panel.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._field.clear()
            self.close()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_now()
            self._take()
            return True
        if event.key() == Qt.Key.Key_Down:
            self._search_now()
        return self.panel.isVisible() and self.list.steer(event)

    def _typed(self) -> None:
        self._pause.start()

    def _search_now(self) -> None:
        """Enter and arrow down mean what was typed, also before the pause is over."""
        if self._pause.isActive() or not self.panel.isVisible():
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        words = self._field.text().strip()
        if not words:
            self.close()
            return
        hits = self._shell.workspace.overview.find(words)
        texts = self._shell.texts
        self.list.show_choices([case_choice(hit, texts, partial(self._open, hit.row.id)) for hit in hits])
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.nothing.setText(texts.say("Ingen sager eller notater passer til “{words}”.", words=words[:60]))
        self._place()

    def _place(self) -> None:
        field = self._field
        corner = field.mapTo(self.panel.over, QPoint(0, field.height() + 4))
        self.panel.put(corner, max(field.width(), sized(420)))

    def _take(self) -> None:
        chosen: Choice | None = self.list.current() if self.panel.isVisible() else None
        if chosen is not None:
            chosen.run()

    def _open(self, case_id: object) -> None:
        self._field.clear()
        self.close()
        self.opened.emit(places.case(case_id))  # type: ignore[arg-type]
