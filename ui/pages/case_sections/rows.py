"""Rows of records in cards: what it is, where it stands, and what can be done with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.look import NEAR, STEP, TIGHT, Tone, icon, sized
from ui.shell import Shell
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import hairline, small, strong

SHOWN = 2
_WORDS = 170


@dataclass(frozen=True)
class RowAction:
    """Something that can be done with a record (handling); `key` names its button for the cursor."""

    key: str
    words: str
    run: Callable[[], None]
    icon: str = ""


def move(
    shell: Shell, key: str, words: str, run: Callable[[Shell, UUID], None], identity: UUID, icon_name: str = ""
) -> RowAction:
    """One of the moves an agreement can make, as an action of its row."""
    return RowAction(f"{key}:{identity}", words, lambda: run(shell, identity), icon_name)


class RecordRow(QWidget):
    """One record: sign, title, quiet lines, chips and actions. Two actions stand open, the rest in a menu."""

    def __init__(
        self, title: str, lines: Iterable[str] = (), *, icon_name: str = "", tone: Tone = Tone.ACCENT,
        chips: Sequence[QWidget] = (), actions: Sequence[RowAction] = (), more: str = "", narrow: bool = False,
    ) -> None:  # fmt: skip
        """`more` is the name of the menu that holds the further actions; `narrow` puts the chips under the words."""
        super().__init__()
        self.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, NEAR, 0, NEAR)
        row.setSpacing(STEP)
        if icon_name:
            row.addWidget(Avatar("", icon_name=icon_name, tone=tone, side=34))
        self._words = QWidget()
        self._words.setMinimumWidth(sized(_WORDS))
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT // 2)
        column.addWidget(strong(title))
        for line in lines:
            if line:
                column.addWidget(small(line))
        row.addWidget(self._words, 1)
        if narrow and chips:
            under = FlowLayout(gap=NEAR)
            for chip in chips:
                under.addWidget(chip)
            column.addSpacing(TIGHT)
            column.addLayout(under)
            row.addWidget(_right(title, (), actions, more), 0, Qt.AlignmentFlag.AlignVCenter)
        elif actions or chips:
            row.addWidget(_right(title, chips, actions, more))


def _right(title: str, chips: Sequence[QWidget], actions: Sequence[RowAction], more: str) -> QWidget:
    right = QWidget()
    flow = FlowLayout(right, gap=NEAR)
    for chip in chips:
        flow.addWidget(chip)
    for action in actions[:SHOWN]:
        button = row_action(action.words, action.icon)
        button.setObjectName(action.key)
        button.setAccessibleDescription(title)
        button.clicked.connect(lambda _=False, run=action.run: run())
        flow.addWidget(button)
    if len(actions) > SHOWN:
        flow.addWidget(_menu(title, actions[SHOWN:], more))
    return right


def _menu(title: str, actions: Sequence[RowAction], more: str) -> QWidget:
    button = icon_button("more-horizontal", more)
    button.setAccessibleDescription(title)
    button.setObjectName(f"more:{actions[0].key}")
    menu = QMenu(button)
    for action in actions:
        entry = menu.addAction(icon(action.icon), action.words) if action.icon else menu.addAction(action.words)
        entry.setObjectName(action.key)
        entry.triggered.connect(lambda _=False, run=action.run: run())
    button.setMenu(menu)
    button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
    return button


def stacked(rows: Iterable[QWidget]) -> QVBoxLayout:
    """Rows under each other with a line between them."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for number, row in enumerate(rows):
        if number:
            column.addWidget(hairline())
        column.addWidget(row)
    return column
