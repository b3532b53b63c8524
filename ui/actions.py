"""What can be done from anywhere, as a table; the keyboard and the palette read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from caseworker_app.texts import N_, Texts
from ui.look import icon


@dataclass(frozen=True)
class Standing:
    """What decides whether an action makes sense now."""

    can_go_back: bool = False
    can_go_forward: bool = False
    others_look_on: bool = False


def always(_standing: Standing) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """One thing to do (handling): who it is, its words, its key, its sign, and when it makes sense."""

    id: str
    words: str
    shortcut: str = ""
    icon: str = ""
    when: Callable[[Standing], bool] = always


AMONG_OTHERS = ("lock",)
"""What may be done from anywhere while others look at the screen."""
PLACES = ("today", "cases", "follow_ups", "documents", "parties", "overview", "settings")
ACTIONS = (
    Action("new_case", N_("Ny sag"), "Ctrl+N", "plus"),
    Action("new_meeting", N_("Nyt møde"), "Ctrl+M", "calendar-plus"),
    Action("palette", N_("Find en handling eller en sag"), "Ctrl+K", "command"),
    Action("search", N_("Søg i sager og notater"), "Ctrl+F", "search"),
    Action("today", N_("Gå til Min dag"), "Ctrl+1", "sun"),
    Action("cases", N_("Gå til Sager"), "Ctrl+2", "folder"),
    Action("follow_ups", N_("Gå til Møder og opfølgninger"), "Ctrl+3", "calendar-check"),
    Action("documents", N_("Gå til Dokumenter"), "Ctrl+4", "file-text"),
    Action("parties", N_("Gå til Parter"), "Ctrl+5", "building"),
    Action("overview", N_("Gå til Overblik"), "Ctrl+6", "bar-chart"),
    Action("settings", N_("Gå til Indstillinger"), "Ctrl+7", "settings"),
    Action("back", N_("Tilbage"), "Alt+Left", "arrow-left", lambda standing: standing.can_go_back),
    Action("forward", N_("Frem"), "Alt+Right", "arrow-right", lambda standing: standing.can_go_forward),
    Action("lock", N_("Lås"), "Ctrl+L", "lock"),
)


class Keys:
    """The keys of one widget: those of the table, and in front of them those of the page that is shown."""

    def __init__(self, owner: QWidget, texts: Texts, run: Mapping[str, Callable[[], None]]) -> None:
        self._owner = owner
        self._everywhere = {
            action.id: self._made(texts.say(action.words), run[action.id], action) for action in ACTIONS
        }
        self._here: list[QAction] = []

    def judge(self, standing: Standing) -> None:
        """Turns off what makes no sense now, so that its key does nothing."""
        for action in ACTIONS:
            hidden = standing.others_look_on and action.id not in AMONG_OTHERS
            self._everywhere[action.id].setEnabled(action.when(standing) and not hidden)

    def key_of(self, action: Action) -> str:
        """The key that does it now; none when the page uses that key itself."""
        return self._everywhere[action.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def show_page(self, wanted: Mapping[str, tuple[str, Callable[[], None]]]) -> None:
        """The keys of the page that is shown: key to words and what it does."""
        for old in self._here:
            self._owner.removeAction(old)
            old.deleteLater()
        self._here = []
        taken = {QKeySequence(key) for key in wanted}
        for action in ACTIONS:
            own = QKeySequence(action.shortcut)
            self._everywhere[action.id].setShortcut(QKeySequence() if own in taken else own)
        for key, (words, run) in wanted.items():
            self._here.append(self._made(words, run, Action("", "", key)))

    def _made(self, words: str, run: Callable[[], None], action: Action) -> QAction:
        made = QAction(words, self._owner)
        made.setShortcut(QKeySequence(action.shortcut))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if action.icon:
            made.setIcon(icon(action.icon))
        made.triggered.connect(lambda: run())
        self._owner.addAction(made)
        return made


def shown_key(shortcut: str) -> str:
    """The key as this computer writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
