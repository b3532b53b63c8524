"""The tags of a citizen with what each of them changes on the screen at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.services.tags import Tag, TagKind
from caseworker_app.texts import Texts
from ui.look import NEAR, TIGHT, Tone, ring
from ui.widgets.chips import Chip
from ui.widgets.headings import small

SIGNS = {
    TagKind.PROTECTED: (Tone.WARN, "shield"), TagKind.SAFETY: (Tone.BAD, "alert-triangle"),
    TagKind.INTERPRETER: (Tone.INFO, "languages"), TagKind.NO_DIGITAL_POST: (Tone.WARN, "mail"),
    TagKind.ON_BEHALF: (Tone.INFO, "scale"), TagKind.COMPANION: (Tone.INFO, "users"),
}  # fmt: skip


class TagRow(QFrame):
    """One tag; the Tab key comes to it, and a screen reader reads both parts."""

    def __init__(self, tag: Tag, texts: Texts) -> None:
        super().__init__()
        places = dict(tag.places)
        words, changes = texts.say(tag.words, **places), texts.say(tag.changes, **places)
        self.setObjectName(f"tag:{tag.kind.value}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setAccessibleDescription(changes)
        tone, sign = SIGNS[tag.kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(NEAR)
        row.addWidget(Chip(words, tone, sign), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(small(changes), 1, Qt.AlignmentFlag.AlignVCenter)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            ring(painter, self.rect())
            painter.end()


class TagRows(QWidget):
    """The tags under each other; gone when there are none (mærker)."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._shown: tuple[Tag, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        self.hide()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        if tuple(tags) == self._shown:
            return
        self._shown = tuple(tags)
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for tag in tags:
            self._column.addWidget(TagRow(tag, self._texts))
        self.setVisible(bool(tags))

    def rows(self) -> list[TagRow]:
        return [row for row in self.findChildren(TagRow) if not row.isHidden()]
