"""What the pages in front of the window have in common: a narrow column, a big choice, a field with its error."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.look import NEAR, PART, TIGHT, Tone, sized
from ui.passphrase import mark
from ui.widgets.avatar import Avatar
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import field_label, label, muted, page_title, small
from ui.widgets.notice import Notice
from ui.widgets.scroll import PageScroll
from ui.widgets.sidebar import Mark


class Column(PageScroll):
    """The middle of the window: mark, title, a sentence, and one card with the work."""

    def __init__(self, title: str, text: str, *, width: int = 600) -> None:
        super().__init__(name=title, widest=sized(width))
        self.body.addStretch(1)
        self.body.addWidget(Mark(44))
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(page_title(title))
        words.addWidget(muted(text))
        self.body.addLayout(words)
        self.notice = Notice()
        self.body.addWidget(self.notice)
        self.card = Card()
        self.body.addWidget(self.card)
        self._ways = FlowLayout(gap=TIGHT)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(NEAR)
        self.body.addLayout(self._ways)
        self.body.addLayout(self.foot)
        self.body.addStretch(2)

    def add_ways(self, *buttons: QWidget) -> None:
        """Quiet buttons to other pages; they wrap when the text is large."""
        for button in buttons:
            self._ways.addWidget(button)

    def fill(self, page: QWidget) -> None:
        """Become all of the page."""
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)


class BigChoice(QPushButton):
    """A choice that says what it leads to."""

    def __init__(self, icon_name: str, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(PART, PART, PART, PART)
        row.setSpacing(PART)
        row.addWidget(Avatar("", icon_name=icon_name, tone=Tone.ACCENT, side=44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(label(title, "section"))
        words.addWidget(small(text))
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside().totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inside().totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside().totalMinimumSize()

    def _inside(self) -> QLayout:
        inside = self.layout()
        assert inside is not None
        return inside


class TextLine(QFrame):
    """A line with its name over it and what is wrong under it."""

    def __init__(self, name: str, *, help_words: str = "", button: QWidget | None = None) -> None:
        super().__init__()
        self.line = QLineEdit()
        self._error = label("", "error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(field_label(name, self.line))
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.line, 1)
        if button is not None:
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._error)
        if help_words:
            column.addWidget(small(help_words))
        self.setFocusProxy(self.line)

    def text(self) -> str:
        return self.line.text().strip()

    def mark(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))
        mark(self.line, words)

    def error(self) -> str:
        return self._error.text()


class Working(QFrame):
    """Says that the computer works and on what, while a slow thing is done (arbejder)."""

    def __init__(self) -> None:
        super().__init__()
        self._words = small("")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        self.hide()

    def start(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.show()

    def stop(self) -> None:
        self.hide()
