"""A short word of success at the foot of the page, gone by itself."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.look import FAR, Tone
from ui.widgets.notice import Notice

SHOWN_FOR = 7000


class Toast(Notice):
    """Floats over the lower edge of what it is about (kvittering)."""

    def __init__(self, over: QWidget, close_name: str) -> None:
        super().__init__(close_name=close_name, parent=over)
        self._over = over
        self._long_enough = QTimer(self)
        self._long_enough.setSingleShot(True)
        self._long_enough.setInterval(SHOWN_FOR)
        self._long_enough.timeout.connect(self.hide)
        over.installEventFilter(self)

    def say(self, words: str) -> None:
        self.tell(words, Tone.OK)
        self._place()
        self.raise_()
        self._long_enough.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(self.sizeHint().width() + FAR, self._over.width() - 2 * FAR)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height - FAR, width, height)
