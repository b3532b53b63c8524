"""The head of the page: whose agreement, which one, in which state, saved when, and what comes next."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.texts import N_, Texts
from ui.forms.wrapped import LinkButton
from ui.look import NEAR, PART, STEP, TIGHT, Lean, Tone, icon
from ui.widgets.buttons import icon_button, normal, primary
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.save_state import SaveState

VERSIONS = {
    Status.DRAFT: N_("Kladde · version {version}"),
    Status.SEALED: N_("Forseglet · version {version}"),
    Status.SIGNED: N_("Underskrevet · version {version}"),
    Status.REPLACED: N_("Erstattet · version {version}"),
    Status.WITHDRAWN: N_("Tilbagekaldt · version {version}"),
}
TONES = {
    Status.DRAFT: (Tone.WARN, "pencil"), Status.SEALED: (Tone.INFO, "lock"), Status.SIGNED: (Tone.OK, "check-circle"),
    Status.REPLACED: (Tone.NEUTRAL, "archive"), Status.WITHDRAWN: (Tone.BAD, "ban"),
}  # fmt: skip


LINK_EDGE = 4
MenuEntry = tuple[str, str, Callable[[], None]]
"""Words, icon, what it does."""


def with_keys(words: str, keys: str) -> str:
    """A tooltip that also tells the keys."""
    return "   ".join((words, QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)))


class Title(QLabel):
    """The name of the agreement: one line where there is room, more where there is not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "page")
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """A wrapping label would ask for a narrow block; a title begins as one line."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())


class Head(QWidget):
    """Breadcrumb, title, state, saved time, undo, the one main action, and a menu for the rest."""

    back_asked = Signal()

    def __init__(self, texts: Texts, title: str) -> None:
        super().__init__()
        self._texts = texts
        self.crumb = LinkButton()
        self.crumb.tone = "muted"
        self.crumb.setStyleSheet("font-weight: 400")
        self.title = Title(title)
        self.state = Chip("")
        self.save_state = SaveState()
        self.undo = normal(texts.say("Fortryd"), "undo")
        self.redo = icon_button("redo", texts.say("Gentag"))
        self.show_page = normal(texts.say("Vis siden"), "eye")
        self.main = primary("", "lock")
        self.more = icon_button("more-horizontal", texts.say("Flere handlinger"))
        self._name, self._buttons = _growing(), _growing()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tell_keys()
        self._build()

    def tell(self, agreement: Agreement, crumb: str) -> None:
        """Whose it is and where it stands."""
        self.crumb.setText(crumb)
        self.crumb.setAccessibleName(self._texts.say("Tilbage til sagen: {where}", where=crumb))
        self.crumb.updateGeometry()
        tone, icon_name = TONES[agreement.status]
        words = self._texts.say(VERSIONS[agreement.status], version=str(agreement.version))
        self.state.say(words, tone, icon_name)
        for part in (self.undo, self.redo, self.save_state):
            part.setVisible(agreement.editable)

    def offer(self, words: str, icon_name: str, keys: str) -> None:
        """The one main action; without words there is none."""
        self.main.setText(words)
        self.main.setIcon(icon(icon_name, "on_accent", lean=Lean.LEFT))
        self.main.setAccessibleName(words)
        self.main.setToolTip(with_keys(words, keys))
        self.main.setVisible(bool(words))
        self._arrange()

    def open_menu(self, entries: list[MenuEntry]) -> None:
        """The other things that can be done in this state."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon_name, run in entries:
            menu.addAction(icon(icon_name, "muted"), words).triggered.connect(run)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def be_small(self, small: bool) -> None:
        """Only whose it is, while the page below needs the room."""
        self._name.setVisible(not small)
        self._buttons.setVisible(not small)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        """Name and buttons side by side, or under each other where there is no room."""
        words = self.title.fontMetrics().horizontalAdvance(self.title.text())
        needed = words + STEP + self.state.sizeHint().width() + PART + self._actions.sizeHint().width()
        beside = needed <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.crumb.clicked.connect(self.back_asked)
        way = QHBoxLayout()
        # The words of a link stand a little inside it; here they begin where the title does.
        way.setContentsMargins(-LINK_EDGE, 0, 0, 0)
        way.addWidget(self.crumb)
        way.addStretch(1)
        column.addLayout(way)
        name = FlowLayout(self._name, gap=STEP, line_gap=TIGHT)
        name.addWidget(self.title)
        name.addWidget(self.state)
        self._actions = FlowLayout(self._buttons, gap=NEAR)
        for part in (self.save_state, self.undo, self.redo, self.show_page, self.main, self.more):
            self._actions.addWidget(part)
        self._line.setSpacing(NEAR)
        self._line.addWidget(self._name, 1)
        self._line.addWidget(self._buttons, 0)
        column.addLayout(self._line)

    def _tell_keys(self) -> None:
        self.undo.setToolTip(with_keys(self.undo.text(), "Ctrl+Z"))
        self.redo.setToolTip(with_keys(self.redo.accessibleName(), "Ctrl+Y"))
        self.show_page.setToolTip(with_keys(self.show_page.text(), "F7"))




def _growing() -> QWidget:
    """A part that is as tall as its lines need at the width it gets."""
    part = QWidget()
    policy = part.sizePolicy()
    policy.setHeightForWidth(True)
    part.setSizePolicy(policy)
    return part
