"""The bar over every page: search, and what is always at hand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from ui.look import FAR, NEAR, SMALL, STEP, colour, font, pixmap, sized

LIST_SEARCH = "Ctrl+Shift+F"
"""Searches in the list that is shown; Ctrl+F always searches everywhere."""
_WIDEST = 420


class SearchField(QLineEdit):
    """A search field with its sign and its key inside."""

    def __init__(self, prompt: str, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._keys = shown.replace("+", " ")
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setProperty("look", "search")
        self.setClearButtonEnabled(False)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = sized(15)
        sign = pixmap("search", colour("muted").name(), side, self.devicePixelRatioF())
        painter.drawPixmap(STEP, (self.height() - side) // 2, sign)
        if self._keys and not self.text() and not self._crowded():
            self._paint_keys(painter)
        painter.end()

    def _crowded(self) -> bool:
        return self.width() < sized(220)

    def _paint_keys(self, painter: QPainter) -> None:
        small = font(SMALL - 1, QFont.Weight.Medium)
        painter.setFont(small)
        width, height = self._keys_width(), QFontMetrics(small).height() + 3
        left = self.width() - width - NEAR - 2
        top = (self.height() - height) // 2
        painter.setPen(colour("line"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(left, top, width, height, 4, 4)
        painter.setPen(colour("muted"))
        painter.drawText(left, top, width, height, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _keys_width(self) -> int:
        return QFontMetrics(font(SMALL - 1, QFont.Weight.Medium)).horizontalAdvance(self._keys) + 2 * 6

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        right = self._keys_width() + NEAR if self._keys and not self._crowded() else 0
        if self.textMargins().left() != sized(15) + NEAR or self.textMargins().right() != right:
            self.setTextMargins(sized(15) + NEAR, 0, right, 0)


class TopBar(QFrame):
    """Search at the left, buttons handed in at the right."""

    def __init__(self, prompt: str, *, shortcut: str = "Ctrl+K", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(prompt, shortcut=shortcut)
        self.search.setMinimumWidth(140)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shrinking: list[tuple[QPushButton, str]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(FAR, STEP, FAR, STEP)
        self._row.setSpacing(NEAR)
        # The bar never makes the window wider: it lets words go instead.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        self._fit()

    def add(self, part: QWidget) -> None:
        """A button or chip at the right."""
        self._row.addWidget(part)

    def add_button(self, button: QPushButton) -> None:
        """A button that shows its sign alone where there is little room; its name stays for those who hear it."""
        self._shrinking.append((button, button.text()))
        button.setToolTip("   ".join(part for part in (button.text(), button.toolTip()) if part))
        self.add(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shrink()

    def _shrink(self) -> None:
        for button, words in self._shrinking:
            button.setText(words)
        for button, _ in reversed(self._shrinking):
            if self._row.minimumSize().width() <= self.width():
                return
            button.setText("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.search.setMaximumWidth(sized(_WIDEST))

    def to_search(self) -> None:
        """Where the shortcut leads; the window binds the key."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
