"""Whose things the day shows: all, one's own, the office's turn, the others' turn. The choice is remembered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.services.duties import Whose
from caseworker_app.services.my_day import DayRow
from caseworker_app.texts import N_
from ui.shell import Shell
from ui.widgets.buttons import toggle
from ui.widgets.flow import FlowLayout

Wanted = Callable[[DayRow], bool]
ALL, MINE, OFFICE, OTHERS = "all", "mine", "office", "others"
WORDS = {
    ALL: N_("Alle"), MINE: N_("Mine {count}"), OFFICE: N_("Kommunens tur {count}"),
    OTHERS: N_("Andres tur {count}"),
}  # fmt: skip
KEPT, TURN = "view:day", "turn"
"""Where the archive keeps what was chosen last."""


class Turns(QWidget):
    """Buttons of which one is down (hvis tur). What would show everything or nothing is not offered."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setAccessibleName(shell.say("Vis"))
        self._wanted: dict[str, Wanted] = {
            ALL: lambda row: True, MINE: shell.workspace.my_day.is_mine,
            OFFICE: lambda row: row.whose is Whose.OFFICE, OTHERS: lambda row: row.whose is not Whose.OFFICE,
        }  # fmt: skip
        self._remembered = shell.workspace.drafts.read(KEPT, Answers()).text(TURN)
        self.buttons = {key: toggle("", checked=key == ALL) for key in self._wanted}
        self._group = QButtonGroup(self)
        flow = FlowLayout(self)
        for button in self.buttons.values():
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(lambda _: self._choose())

    def count(self, rows: Sequence[DayRow]) -> None:
        """Tells how many there are of each; one that means nothing now is chosen again when it does."""
        offered = {ALL}
        for key, button in self.buttons.items():
            count = sum(map(self._wanted[key], rows))
            words = self._shell.say(WORDS[key], count=count)
            button.setText(words)
            button.setAccessibleName(words)
            if 0 < count < len(rows):
                offered.add(key)
            button.setVisible(key in offered)
        self.buttons[self._remembered if self._remembered in offered else ALL].setChecked(True)
        self.setVisible(len(offered) > 1)

    def of(self, rows: Sequence[DayRow]) -> list[DayRow]:
        """Those of the rows that are wanted now."""
        return [row for row in rows if self._wanted[self.chosen](row)]

    @property
    def chosen(self) -> str:
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def _choose(self) -> None:
        self._remembered = self.chosen
        self._shell.workspace.drafts.keep(KEPT, Answers({TURN: self._remembered}))
        self.changed.emit()
