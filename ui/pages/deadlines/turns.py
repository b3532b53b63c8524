"""Whose things the day shows: all, one's own, the office's turn, the others' turn; each with its count."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from caseworker_app.services.duties import Whose
from caseworker_app.services.my_day import DayRow
from caseworker_app.texts import N_
from ui.shell import Shell
from ui.widgets.buttons import toggle
from ui.widgets.flow import FlowLayout

Wanted = Callable[[DayRow], bool]
ALL, MINE, OFFICE, OTHERS = "all", "mine", "office", "others"
WORDS = {
    ALL: N_("Alle {count}"), MINE: N_("Mine {count}"), OFFICE: N_("Kommunens tur {count}"),
    OTHERS: N_("Andres tur {count}"),
}  # fmt: skip


class Turns(QWidget):
    """Buttons of which one is down (hvis tur)."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setAccessibleName(shell.say("Vis"))
        self._wanted: dict[str, Wanted] = {
            ALL: lambda row: True, MINE: shell.workspace.my_day.is_mine,
            OFFICE: lambda row: row.whose is Whose.OFFICE, OTHERS: lambda row: row.whose is not Whose.OFFICE,
        }  # fmt: skip
        self.buttons = {key: toggle("", checked=key == ALL) for key in self._wanted}
        self._group = QButtonGroup(self)
        flow = FlowLayout(self)
        for button in self.buttons.values():
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())

    def count(self, rows: Sequence[DayRow]) -> None:
        for key, button in self.buttons.items():
            words = self._shell.say(WORDS[key], count=sum(map(self._wanted[key], rows)))
            button.setText(words)
            button.setAccessibleName(words)

    def of(self, rows: Sequence[DayRow]) -> list[DayRow]:
        """Those of the rows that are wanted now."""
        return [row for row in rows if self._wanted[self.chosen](row)]

    def choose(self, key: str) -> None:
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    @property
    def chosen(self) -> str:
        return next(key for key, button in self.buttons.items() if button.isChecked())
