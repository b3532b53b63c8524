"""What an empty page says: why it is empty and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look import FAR, NEAR, STEP, Tone
from ui.widgets.avatar import Avatar
from ui.widgets.headings import label

_WIDEST = 460


class EmptyState(QWidget):
    """An icon, a sentence, an explanation and perhaps the one next step."""

    def __init__(
        self, icon_name: str, title: str, text: str, button: QPushButton | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(FAR, FAR, FAR, FAR)
        layout.setSpacing(NEAR)
        layout.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(Avatar("", icon_name=icon_name, tone=Tone.ACCENT, side=56), 0, middle)
        layout.addSpacing(STEP - NEAR)
        for words, look in ((title, "section"), (text, "muted")):
            line = label(words, look)
            line.setAlignment(middle)
            line.setMaximumWidth(_WIDEST)
            line.setMinimumWidth(min(_WIDEST, 220))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(line, 1000)
            row.addStretch(1)
            layout.addLayout(row)
        if button is not None:
            layout.addSpacing(NEAR)
            layout.addWidget(button, 0, middle)
        layout.addStretch(2)
