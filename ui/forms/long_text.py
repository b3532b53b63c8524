"""Text of many lines: the field grows with its words."""

from math import ceil

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker_app.domain.answers import Unread
from caseworker_app.domain.fields import Field
from caseworker_app.texts import Texts
from ui.forms.editor import Editor
from ui.forms.line_editors import NOTHING

LEAST_LINES, MOST_LINES = 3, 24


class Page(QPlainTextEdit):
    """A text as tall as its lines, up to a screenful; undo is left to the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _fit(self, size: QSizeF | None = None) -> None:
        """The layout of a plain text counts its height in lines."""
        lines = min(max(int(self.document().size().height()), LEAST_LINES), MOST_LINES)
        edges = 2 * self.document().documentMargin() + 2 * self.frameWidth()
        if self.isVisible():
            edges = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        height = ceil(lines * QFontMetricsF(self.font()).lineSpacing() + edges) + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)
            # Once more when the layout at work is done: it forgets what is asked for while it places its parts.
            QTimer.singleShot(0, self, self.updateGeometry)


class LongTextEditor(Editor):
    """Text of many lines (lang tekst)."""

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.page = Page()
        self._invite()
        self._showing = False
        self.page.textChanged.connect(self._text_changed)
        self.fill_with(self.page)
        self.take(self.page)

    def value(self) -> object:
        return self.page.toPlainText() or None

    def show_value(self, value: object) -> None:
        if value == self.value():
            return
        position = self.position()
        self._showing = True
        self.page.setPlainText("" if value is None else value.text if isinstance(value, Unread) else str(value))
        self._showing = False
        self.set_position(position)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.page.setReadOnly(read_only)
        self._invite()
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.page.setTextInteractionFlags(keys if read_only else Qt.TextInteractionFlag.TextEditorInteraction)

    def _invite(self) -> None:
        self.page.setPlaceholderText(NOTHING if self.read_only else self.texts.say(self.field.placeholder))

    def position(self) -> int:
        return self.page.textCursor().position()

    def set_position(self, position: int) -> None:
        cursor = self.page.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(position, cursor.position()))
        self.page.setTextCursor(cursor)

    def least_width(self) -> int:
        return self.text_width("0" * 20)

    def _text_changed(self) -> None:
        if not self._showing:
            self.changed.emit()
