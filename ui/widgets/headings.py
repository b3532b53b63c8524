"""Words on a page: titles, quiet text, and facts as name and value."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from ui.look import NEAR, STEP, Tone

_LONG_WORD = 30


class Title(QLabel):
    """The title of a page: on one line for as long as there is room, wrapped when there is not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "page")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))


def label(text: str, look: str = "", *, wrap: bool = True, tone: Tone | None = None) -> QLabel:
    """Plain words; `look` is one of page, section, strong, muted, small, field, error, fact."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    if tone is not None:
        made.setProperty("tone", tone.value)
    # A wrapped label must be free to grow: its hint knows nothing of the width it will get.
    made.setSizePolicy(
        QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
    )
    made.setWordWrap(wrap)
    return made


def page_title(text: str) -> QLabel:
    return Title(text)


def section_title(text: str) -> QLabel:
    return label(text, "section")


def strong(text: str) -> QLabel:
    return label(text, "strong")


def muted(text: str) -> QLabel:
    return label(text, "muted")


def small(text: str) -> QLabel:
    return label(text, "small")


def field_label(text: str, buddy: QWidget | None = None) -> QLabel:
    """The name over a field; with `buddy` it is also the field's accessible name."""
    made = label(text, "field", wrap=False)
    if buddy is not None:
        made.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text)
    return made


def hairline() -> QFrame:
    """A line between two parts."""
    made = QFrame()
    made.setProperty("look", "line")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


class Facts(QWidget):
    """Rows of name and value; long values wrap, and any widget may stand as a value."""

    def __init__(
        self, rows: Iterable[tuple[str, str | QWidget]] = (), *, lines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._values: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setVerticalSpacing(NEAR - 1)
        self._grid.setColumnStretch(1, 1)
        for name, value in rows:
            self.add(name, value)

    def add(self, name: str, value: str | QWidget) -> None:
        row = self._grid.rowCount()
        if self._lines and self._values:
            self._grid.addWidget(hairline(), row, 0, 1, 2)
            row += 1
        shown = self._words(value) if isinstance(value, str) else value
        shown.setAccessibleDescription(name)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label(name, "small", wrap=False), row, 0, top)
        if isinstance(value, str):
            self._grid.addWidget(shown, row, 1, top)
        else:
            self._grid.addWidget(shown, row, 1, top | Qt.AlignmentFlag.AlignLeft)
        self._values[name] = shown

    def value(self, name: str) -> str:
        """The words shown for `name`."""
        shown = self._values[name]
        return shown.text() if isinstance(shown, QLabel) else shown.accessibleName()

    def _words(self, value: str) -> QLabel:
        made = label(value, "fact")
        if any(len(word) > _LONG_WORD for word in value.split()):
            # A path has no place to wrap, so in large text its end may not be seen.
            made.setToolTip(value)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made
