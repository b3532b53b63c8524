"""A message that stands where the person is, instead of a box in the way."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.look import NEAR, STEP, Tone, pixmap, sized, tokens
from ui.widgets.buttons import icon_button, row_action
from ui.widgets.headings import label

_SIGNS = {
    Tone.OK: "check-circle", Tone.WARN: "alert-triangle", Tone.BAD: "circle-x", Tone.INFO: "info",
    Tone.UNSETTLED: "help-circle", Tone.NEUTRAL: "info", Tone.ACCENT: "info",
}  # fmt: skip


class Sign(QLabel):
    """One icon in the colour of a tone."""

    def __init__(self, icon_name: str, tone: Tone, side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._tone, self._side = icon_name, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, icon_name: str, tone: Tone) -> None:
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sized(self._side), sized(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = tokens().toned(self._tone)[0]
        painter.drawPixmap(self.rect(), pixmap(self._icon_name, ink, self.width(), self.devicePixelRatioF()))
        painter.end()


class Notice(QFrame):
    """A bar with a sign, words, perhaps one action, and a way to put it away."""

    closed = Signal()
    acted = Signal()

    def __init__(
        self, words: str = "", tone: Tone = Tone.INFO, *, action: str = "", close_name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Without `close_name` (the words of the close button) the bar stays until it is cleared."""
        super().__init__(parent)
        self._sign = Sign(_SIGNS[tone], tone)
        self._words = label("", "")
        self._action = row_action(action)
        self._close = icon_button("x", close_name)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, NEAR, NEAR, NEAR)
        row.setSpacing(STEP - 2)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._close.setVisible(bool(close_name))
        self.tell(words, tone, action=action)

    def name_close(self, name: str) -> None:
        """Another name of the close button, when the language changes under a bar that stays."""
        self._close.setAccessibleName(name)
        self._close.setToolTip(name)

    def tell(self, words: str, tone: Tone = Tone.INFO, *, action: str = "") -> None:
        """Shows and announces `words`; without words the bar is gone."""
        self.setProperty("tone", tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.set_sign(_SIGNS[tone], tone)
        self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self._appear(bool(words))
        if words:
            self._announce(words)

    def clear(self) -> None:
        self.tell("")

    def words(self) -> str:
        return self._words.text()

    def _put_away(self) -> None:
        self.clear()
        self.closed.emit()

    def _appear(self, wanted: bool) -> None:
        if wanted and self.parentWidget() is None:
            # setVisible would open a window of its own; this lets the later parent show it.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(wanted)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
