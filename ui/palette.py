"""Ctrl+K: every action and every case, found by typing a few letters."""

import unicodedata
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import places
from ui.choices import Choice, ChoiceList, case_choice
from ui.floating import Floating
from ui.look import NEAR, sized
from ui.shell import Shell
from ui.widgets.headings import small
from ui.widgets.topbar import SearchField

PAUSE = 120
_WIDTH = 560
_MOST_CASES = 6
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def folded(text: str) -> str:
    """Small letters without accents; æ, ø and å as people without them type."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def fits(typed: str, title: str) -> int:
    """How well the letters fit the title, in order but not side by side; 0 when they don't."""
    wanted, words = folded(typed).replace(" ", ""), folded(title)
    if folded(typed) in words:
        begins = words.startswith(folded(typed)) or f" {folded(typed)}" in words
        return 1000 if begins else 900
    score, at = 500, -1
    for letter in wanted:
        found = words.find(letter, at + 1)
        if found < 0:
            return 0
        score -= 0 if found == at + 1 or words[found - 1] == " " else found - at
        at = found
    return max(score, 1)


class Palette(Floating):
    """The list of everything (handlingspalet). It takes the keyboard and gives it back."""

    closed = Signal()
    opened = Signal(object)

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell = shell
        self._actions: tuple[Choice, ...] = ()
        self._before: QWidget | None = None
        self.setAccessibleName(shell.say("Find en handling eller en sag"))
        self.field = SearchField(shell.say("Skriv en handling, et navn eller et ord"))
        self.list = ChoiceList(shell.say("Handlinger og sager"))
        self.nothing = small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR + 4, NEAR + 4, NEAR + 4, NEAR + 4)
        for part in (self.field, self.list, self.nothing):
            column.addWidget(part)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def open(self, actions: Sequence[Choice]) -> None:
        """Shows itself with the actions that make sense now."""
        self._actions = tuple(actions)
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._show(self._actions)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Away, and the cursor back where it was."""
        self._pause.stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._pause.stop()
            self.hide()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._search()
            self._take()
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True
        return self.list.steer(event)

    def _typed(self) -> None:
        self._show(self._fitting())
        self._pause.start()

    def _fitting(self) -> list[Choice]:
        typed = self.field.text().strip()
        if not typed:
            return list(self._actions)
        scored = [(fits(typed, action.title), action) for action in self._actions]
        return [action for score, action in sorted(scored, key=lambda pair: -pair[0]) if score]

    def _search(self) -> None:
        self._pause.stop()
        words = self.field.text().strip()
        hits = self._shell.workspace.overview.find(words, _MOST_CASES) if words else []
        texts = self._shell.texts
        cases = [case_choice(hit, texts, partial(self._go, hit.row.id)) for hit in hits]
        fitting = self._fitting()
        sure = [action for action in fitting if fits(words, action.title) >= 900]
        self._show([*sure, *cases, *(action for action in fitting if action not in sure)])

    def _show(self, choices: Sequence[Choice]) -> None:
        self.list.show_choices(choices)
        self.list.setVisible(bool(choices))
        self.nothing.setVisible(not choices)
        typed = self.field.text()[:60]
        self.nothing.setText(self._shell.say("Ingen handling eller sag passer til “{words}”.", words=typed))
        width = sized(_WIDTH)
        corner = QPoint((self.over.width() - width) // 2, sized(60))
        self.put(corner, width)

    def _take(self) -> None:
        chosen = self.list.current() if self.list.count() else None
        if chosen is not None:
            self.close_up()
            chosen.run()

    def _go(self, case_id: object) -> None:
        self.opened.emit(places.case(case_id))  # type: ignore[arg-type]
