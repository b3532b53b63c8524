"""The filters in force, each with a way to take it away."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker_app.services.case_list import FILTERS, Facet, chosen
from caseworker_app.services.ports import CaseFilter
from ui.look import NEAR
from ui.pages.case_filters.filter_words import in_force
from ui.shell import Shell
from ui.widgets.buttons import quiet, row_action
from ui.widgets.flow import FlowLayout


class FilterChips(QWidget):
    """One button for each filter in force (valgte filtre); pressing it takes the filter away."""

    removed = Signal(object, str)
    """The facet and the value that is no longer wanted."""
    cleared = Signal()
    left = Signal()
    """The last one was taken away while it had the focus."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._row = FlowLayout(self, gap=NEAR)
        self.buttons: dict[tuple[Facet, str], QPushButton] = {}
        self.clear_all = quiet(shell.say("Ryd alle filtre"))
        self.clear_all.clicked.connect(self.cleared)
        self._row.addWidget(self.clear_all)
        self.hide()

    def show_filters(self, wanted: CaseFilter, workplaces: Mapping[str, str]) -> None:
        keys = [(facet, value) for facet in FILTERS for value in chosen(wanted, facet)]
        before = list(self.buttons)
        focused = next((at for at, key in enumerate(before) if self.buttons[key].hasFocus()), None)
        had_focus = focused is not None or self.clear_all.hasFocus()
        for key in before:
            button = self.buttons.pop(key)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for at, key in enumerate(keys):
            self.buttons[key] = self._button(*key, workplaces)
            self._row.insertWidget(at, self.buttons[key])
            self.buttons[key].show()
        self.setVisible(bool(keys))
        self._keep_focus(focused, had_focus=had_focus)

    def _button(self, facet: Facet, value: str, workplaces: Mapping[str, str]) -> QPushButton:
        say, words = self._shell.say, in_force(facet, value, workplaces, self._shell.texts)
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        button = row_action(short, "x", icon_after=True)
        button.setAccessibleName(say("Fjern filteret {what}", what=words))
        button.setToolTip(say("Fjern filteret {what}", what=words))
        button.clicked.connect(partial(self.removed.emit, facet, value))
        return button

    def _keep_focus(self, focused: int | None, *, had_focus: bool) -> None:
        """On to the filter that took the place, so that several can be taken away one after the other."""
        left = list(self.buttons.values())
        if focused is not None and left:
            left[min(focused, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus and not left:
            self.left.emit()


_WIDEST = 320
