"""Saved filters: use one, give the filters in force a name, put them in order, delete them."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from caseworker_app.errors import UserError
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.saved_filters import SavedFilter
from ui.look import NEAR, TIGHT, Tone, sized
from ui.shell import Shell
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label

_NAME_WIDTH, _WIDEST = 210, 260


class SavedBar(QWidget):
    """The saved filters (gemte filtre) with a field to save under a name."""

    used = Signal(object)
    """The SavedFilter that is wanted."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._wanted = CaseFilter()
        self.buttons: dict[str, QPushButton] = {}
        self.menus: dict[str, QToolButton] = {}
        self._pairs: list[QWidget] = []
        self.name = QLineEdit()
        self.keep = row_action(shell.say("Gem filteret"), "save")
        self._told = label("", "error")
        self._flow = FlowLayout(gap=NEAR)
        self._build()
        self.name.textChanged.connect(lambda: self._say_what_saving_does())
        self.name.returnPressed.connect(self.save)
        self.keep.clicked.connect(self.save)
        self.show_saved()

    def show_filters(self, wanted: CaseFilter) -> None:
        """What would be saved."""
        self._wanted = wanted

    def show_saved(self) -> None:
        """The filters as they are kept now."""
        for pair in self._pairs:
            self._flow.removeWidget(pair)
            pair.hide()
            pair.deleteLater()
        self.buttons, self.menus, self._pairs = {}, {}, []
        for saved in self._shell.workspace.saved_filters.all():
            self._pairs.append(self._pair(saved))
            self._flow.insertWidget(len(self._pairs) - 1, self._pairs[-1])
            self._pairs[-1].show()
        turn = (*(part for pair in zip(self.buttons.values(), self.menus.values(), strict=True) for part in pair),
                self.name, self.keep)  # fmt: skip
        for before, after in pairwise(turn):
            QWidget.setTabOrder(before, after)
        self._say_what_saving_does()
        self.updateGeometry()

    def save(self) -> None:
        """The filters in force under the name that is written."""
        filters, name = self._shell.workspace.saved_filters, self.name.text()
        self._shell.do(lambda: filters.save(name, self._wanted), self._saved, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a saved filter: Delete takes it away, Ctrl with an arrow puts it elsewhere."""
        name = next((name for name, button in self.buttons.items() if button is watched), None)
        if name is not None and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(name, event)
        return super().eventFilter(watched, event)

    def _pressed(self, name: str, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Delete:
            self.delete(name)
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_by(name, steps[Qt.Key(event.key())])
        else:
            return False
        return True

    def delete(self, name: str) -> None:
        say = self._shell.say
        if self._shell.ask.confirm(say("Vil du slette filteret “{name}”?", name=name), say("Slet filteret")):
            self._shell.do(lambda: self._shell.workspace.saved_filters.delete(name), self._deleted, self._tell)

    def move_by(self, name: str, by: int) -> None:
        filters = self._shell.workspace.saved_filters
        self._shell.do(lambda: filters.move(name, by), lambda saved: self._focus(saved.name), self._tell)

    def replace_by_shown(self, name: str) -> None:
        """The saved filter becomes what is in force now."""
        filters = self._shell.workspace.saved_filters
        self._shell.do(lambda: filters.save(name, self._wanted), self._saved, self._tell)

    def _build(self) -> None:
        say = self._shell.say
        self.name.setPlaceholderText(say("Navn på filteret"))
        self.name.setAccessibleName(say("Navn på filteret"))
        self.name.setFixedWidth(sized(_NAME_WIDTH))
        naming = QWidget()
        line = QHBoxLayout(naming)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(NEAR)
        line.addWidget(self.name)
        line.addWidget(self.keep)
        self._flow.addWidget(naming)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._flow)
        column.addWidget(self._told)
        self._told.hide()

    def _pair(self, saved: SavedFilter) -> QWidget:
        """The filter and, beside it, what else can be done with it."""
        say, pair = self._shell.say, QWidget()
        short = self.fontMetrics().elidedText(saved.name, Qt.TextElideMode.ElideRight, sized(_WIDEST))
        use = row_action(short, "filter")
        use.setAccessibleName(say("Vis filteret {name}", name=saved.name))
        hint = say("Delete sletter et gemt filter. Ctrl med venstre eller højre pil flytter det.")
        use.setToolTip("\n".join((saved.name, hint)))
        use.setAccessibleDescription(hint)
        use.clicked.connect(partial(self.used.emit, saved))
        use.installEventFilter(self)
        more = icon_button("more-horizontal", say("Flere muligheder for {name}", name=saved.name))
        more.clicked.connect(partial(self._open_menu, saved.name))
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TIGHT)
        line.addWidget(use)
        line.addWidget(more)
        self.buttons[saved.name], self.menus[saved.name] = use, more
        return pair

    def _open_menu(self, name: str) -> None:
        say, menu = self._shell.say, QMenu(self)
        for words, run in (
            (say("Erstat med det, der vises nu"), partial(self.replace_by_shown, name)),
            (say("Flyt mod venstre"), partial(self.move_by, name, -1)),
            (say("Flyt mod højre"), partial(self.move_by, name, 1)),
            (say("Slet filteret"), partial(self.delete, name)),
        ):
            menu.addAction(words).triggered.connect(run)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.menus[name]
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _say_what_saving_does(self) -> None:
        say, saved = self._shell.say, self._shell.workspace.saved_filters
        known = saved.find(self.name.text()) if self.name.text().strip() else None
        self.keep.setText(say("Erstat “{name}”", name=known.name) if known else say("Gem filteret"))
        self.keep.setAccessibleName(self.keep.text())
        self._told.hide()

    def _saved(self, saved: SavedFilter) -> None:
        self.name.clear()
        self._focus(saved.name)
        self._shell.told.emit(self._shell.say("Filteret “{name}” er gemt.", name=saved.name))

    def _deleted(self, saved: SavedFilter) -> None:
        self._focus("")
        self._shell.told.emit(self._shell.say("Filteret “{name}” er slettet.", name=saved.name))

    def _focus(self, name: str) -> None:
        """On the filter, else on the first, else in the field for names."""
        target = self.buttons.get(name) or next(iter(self.buttons.values()), None) or self.name
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, problem: UserError) -> None:
        self._told.setText(self._shell.words_of(problem))
        self._told.setProperty("tone", Tone.BAD.value)
        self._told.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
