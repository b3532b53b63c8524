"""The page that scrolls: margins, a widest line, and the focused part always in view."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.look import FAR, PART


class PageScroll(QScrollArea):
    """A page that scrolls down; put its parts into `body`."""

    def __init__(
        self, *, name: str = "", widest: int = 1240, margin: int = FAR, gap: int = PART, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._handle: QWindow | None = None
        # After the layout: a field may get the focus before it has its place.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        ground, column = QWidget(), QWidget()
        ground.setAutoFillBackground(False)
        column.setMaximumWidth(widest)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sides = QHBoxLayout(ground)
        sides.setContentsMargins(margin, margin - 2, margin, margin)
        sides.addWidget(column, 1)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap)
        self.setWidget(ground)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.focusObjectChanged.connect(self._soon.start)

    def _follow(self) -> None:
        page, focused = self.widget(), self.window().focusWidget()
        if page is not None and focused is not None and page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, FAR)
