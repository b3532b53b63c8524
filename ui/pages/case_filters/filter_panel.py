"""All filters with the number of cases each would leave."""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QWidget

from caseworker_app.services.case_list import Counts, Facet, chosen
from caseworker_app.services.ports import CaseFilter
from caseworker_app.texts import N_
from ui.look import NEAR, PART, STEP, sized
from ui.pages.case_filters.filter_words import CHOICES, TITLES, choice_words
from ui.palette import folded
from ui.shell import Shell
from ui.widgets.buttons import toggle
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label
from ui.widgets.scroll import PageScroll
from ui.widgets.topbar import SearchField

MOST_WORKPLACES = 8
"""Shown at once; typing finds the others."""
ROWS = (
    (Facet.DEADLINE,), (Facet.KIND,), (Facet.SCHEME,), (Facet.CONSENT, Facet.SIGNATURE),
)  # fmt: skip
_FIND_WIDTH, _WIDEST, _ANY_WIDTH = 210, 260, 16_777_215


class FilterPanel(PageScroll):
    """Filters by group (filtre). It scrolls in itself where the window is low."""

    picked = Signal(object, str)
    """A facet and the value that was pressed."""
    closed = Signal()

    def __init__(self, shell: Shell, saved: QWidget) -> None:
        """`saved` is the part with the saved filters."""
        super().__init__(name=shell.say("Filtre"), widest=_ANY_WIDTH, margin=0, gap=0)
        self._shell = shell
        self._most = 0
        self._wanted = CaseFilter()
        self._counts: Counts = {}
        self._names: Mapping[str, str] = {}
        self.buttons: dict[tuple[Facet, str], QPushButton] = {}
        self.find_place = SearchField(shell.say("Find arbejdsplads"))
        self._places = FlowLayout(gap=NEAR)
        self.ground = Sunk()
        self._grid = QGridLayout()
        self._build(saved)
        self.find_place.textChanged.connect(lambda: self._show_places())
        self.hide()

    def show_counts(self, wanted: CaseFilter, counts: Counts, names: Mapping[str, str], *, waiting: bool) -> None:
        """What is chosen, and how many cases each choice leaves; those by deadline may still be waited for."""
        self._wanted, self._counts, self._names = wanted, counts, names
        for (facet, value), button in self.buttons.items():
            if facet is not Facet.WORKPLACE:
                self._say(button, facet, value, waiting=waiting and facet is Facet.DEADLINE)
        self._show_places()

    def focus_first(self) -> None:
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it has grown or become smaller."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit(self, most: int) -> None:
        """As high as what is in it, up to that many pixels."""
        self._most = most
        self._fit()

    def _fit(self) -> None:
        inside, width = self._inside(), self.viewport().width()
        if inside is not None and width > 0:
            needed = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
            if (height := min(needed, self._most)) != self.height():
                self.setFixedHeight(height)

    def _build(self, saved: QWidget) -> None:
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setVerticalSpacing(NEAR)
        self._grid.setColumnStretch(1, 1)
        for line, facets in enumerate(ROWS):
            flow = FlowLayout(gap=NEAR)
            for facet in facets:
                for value in CHOICES[facet]:
                    self.buttons[facet, value] = self._toggle(facet, value)
                    flow.addWidget(self.buttons[facet, value])
            self._add_line(line, TITLES[facets[0]], _held(flow))
        self._places.addWidget(self.find_place)
        self._add_line(len(ROWS), TITLES[Facet.WORKPLACE], _held(self._places))
        self._add_line(len(ROWS) + 1, N_("Gemte filtre"), saved)
        self.ground.add(self._grid)
        self.ground.body.setContentsMargins(PART, STEP, PART, STEP)
        self.ground.body.setSpacing(STEP)
        self.add(self.ground)
        self.body.addStretch(1)
        if (edges := self._inside()) is not None:
            edges.setContentsMargins(0, 0, 0, 0)
        self.ground.installEventFilter(self)
        self.find_place.setFixedWidth(sized(_FIND_WIDTH))

    def _inside(self) -> QLayout | None:
        content = self.widget()
        return content.layout() if content is not None else None

    def _add_line(self, line: int, title: str, held: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name = label(self._shell.say(title), "field", wrap=False)
        name.setContentsMargins(0, sized(6), 0, 0)
        self._grid.addWidget(name, line, 0, top)
        self._grid.addWidget(held, line, 1, top)

    def _toggle(self, facet: Facet, value: str) -> QPushButton:
        button = toggle("")
        button.clicked.connect(partial(self._pressed, facet, value))
        return button

    def _pressed(self, facet: Facet, value: str) -> None:
        self.picked.emit(facet, value)

    def _say(self, button: QPushButton, facet: Facet, value: str, *, waiting: bool = False) -> None:
        say = self._shell.say
        count, is_chosen = self._counts.get(facet, {}).get(value, 0), value in chosen(self._wanted, facet)
        what = choice_words(facet, value, self._names, self._shell.texts)
        words = say("{what} …", what=what) if waiting else say("{what} {count}", what=what, count=count)
        short = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, sized(_WIDEST))
        button.setText(short)
        button.setToolTip(words if short != words else "")
        title = self._shell.say(TITLES.get(facet, TITLES[Facet.CONSENT]))
        button.setAccessibleName(say("{title}: {choice}", title=title, choice=words))
        button.setChecked(is_chosen)
        # A choice that leaves nothing is a dead end; one that is in force can always be taken back.
        button.setEnabled(bool(count) or is_chosen or waiting)

    def _show_places(self) -> None:
        """The workplaces with most cases, or those that fit what is typed; the chosen ones always."""
        keys = list(self._wanted_places())
        if keys != [value for facet, value in self.buttons if facet is Facet.WORKPLACE]:
            self._replace_places(keys)
        for value in keys:
            self._say(self.buttons[Facet.WORKPLACE, value], Facet.WORKPLACE, value)
        self.updateGeometry()

    def _wanted_places(self) -> Iterable[str]:
        counts, typed = self._counts.get(Facet.WORKPLACE, {}), folded(" ".join(self.find_place.text().split()))
        fitting = (value for value in self._names if counts.get(value) and typed in folded(self._names[value]))
        most = sorted(fitting, key=lambda value: -counts[value])[:MOST_WORKPLACES]
        # In the order of names, so that a button stays where it is when it is pressed.
        shown = sorted({*most, *self._wanted.workplaces})
        return [value for value in dict.fromkeys((*self._names, *shown)) if value in shown]

    def _replace_places(self, keys: list[str]) -> None:
        old = {value: button for (facet, value), button in self.buttons.items() if facet is Facet.WORKPLACE}
        for value, button in old.items():
            del self.buttons[Facet.WORKPLACE, value]
            self._places.removeWidget(button)
            if value not in keys:
                button.hide()
                button.deleteLater()
        for value in keys:
            button = old.get(value) or self._toggle(Facet.WORKPLACE, value)
            self.buttons[Facet.WORKPLACE, value] = button
            self._places.addWidget(button)
            # At once, so that the next key can already lead there.
            button.show()
        self._put_in_turn()

    def _put_in_turn(self) -> None:
        """The Tab key goes through the panel as it is read."""
        places = [button for (facet, _), button in self.buttons.items() if facet is Facet.WORKPLACE]
        others = [button for (facet, _), button in self.buttons.items() if facet is not Facet.WORKPLACE]
        turn = (*others, self.find_place, *places)
        for before, after in pairwise(turn):
            QWidget.setTabOrder(before, after)


def _held(flow: FlowLayout) -> QWidget:
    held = QWidget()
    held.setLayout(flow)
    return held
