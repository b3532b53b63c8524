"""The pages of a PDF on the screen, drawn sharp, moved and zoomed by mouse and keyboard."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ui.look import BODY, PART, STEP, colour, font, ring, tokens

_STEP = 1.2
_SMALLEST, _LARGEST = 0.4, 4.0
_LINE = 48


class PagesView(QAbstractScrollArea):
    """Shows a PDF given as bytes; new bytes of the same document keep the place that is looked at."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._zoom, self._message = 1.0, ""
        self._drawn: dict[tuple[int, int], QImage] = {}
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_pdf(self, data: bytes, description: str = "") -> None:
        """Draws these pages; `description` tells a screen reader what they are."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        self._let_go()
        self._document, self._buffer, self._message = document, buffer, ""
        self.setAccessibleDescription(description)
        self._fit()

    def clear(self, message: str = "") -> None:
        """No pages, and why."""
        self._let_go()
        self._message = message
        self.setAccessibleDescription(message)
        self._fit()

    def page_count(self) -> int:
        return self._document.pageCount() if self._document else 0

    def zoom(self) -> float:
        """1 is the width of the view."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._fit()
        bar.setValue(round(share * bar.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoomed_by(event.key()):
            return
        bar = self.verticalScrollBar()
        page = self.viewport().height() - _LINE
        moves = {
            Qt.Key.Key_Down: bar.value() + _LINE, Qt.Key.Key_Up: bar.value() - _LINE,
            Qt.Key.Key_PageDown: bar.value() + page, Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Space: bar.value() + page, Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        goal = moves.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(goal)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("sunk"))
        for number, place in enumerate(self._places()):
            if place.intersects(self.viewport().rect()):
                self._draw_page(painter, number, place)
        if self._message:
            self._draw_message(painter)
        if self.hasFocus():
            ring(painter, self.viewport().rect(), 6)
        painter.end()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def _zoomed_by(self, key: int) -> bool:
        zooms = {
            Qt.Key.Key_Plus: self._zoom * _STEP, Qt.Key.Key_Equal: self._zoom * _STEP,
            Qt.Key.Key_Minus: self._zoom / _STEP, Qt.Key.Key_0: 1.0,
        }  # fmt: skip
        zoom = zooms.get(Qt.Key(key))
        if zoom is not None:
            self.set_zoom(zoom)
        return zoom is not None

    def _let_go(self) -> None:
        self._drawn.clear()
        if self._document is not None and self._buffer is not None:
            self._document.close()
            self._document.deleteLater()
            self._buffer.deleteLater()
        self._document = self._buffer = None

    def _sizes(self) -> list[QSize]:
        """The size of each page at this zoom."""
        if self._document is None:
            return []
        points = [self._document.pagePointSize(number) for number in range(self._document.pageCount())]
        widest = max((size.width() for size in points), default=1.0)
        factor = max(50, self.viewport().width() - 2 * PART) / widest * self._zoom
        return [QSize(round(size.width() * factor), round(size.height() * factor)) for size in points]

    def _places(self) -> list[QRect]:
        """Where each page is in the viewport now."""
        places = []
        top = STEP - self.verticalScrollBar().value()
        for size in self._sizes():
            free = self.viewport().width() - size.width()
            left = free // 2 if free > 2 * STEP else STEP - self.horizontalScrollBar().value()
            places.append(QRect(left, top, size.width(), size.height()))
            top += size.height() + PART
        return places

    def _fit(self) -> None:
        sizes = self._sizes()
        height = sum(size.height() + PART for size in sizes) + 2 * STEP - PART if sizes else 0
        width = max((size.width() for size in sizes), default=0) + 2 * STEP
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(_LINE)
        self.viewport().update()

    def _draw_page(self, painter: QPainter, number: int, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QColor(tokens().shadow)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, strength in ((3, 8), (2, 12), (1, 18)):
            shade.setAlpha(strength)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(place).adjusted(-spread, -spread + 1, spread, spread + 1), 3, 3)
        painter.drawImage(place, self._picture(number, place.size()))

    def _picture(self, number: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (number, round(size.width() * ratio))
        if key not in self._drawn and self._document is not None:
            drawn = self._document.render(number, size * ratio)
            page = QImage(drawn.size(), QImage.Format.Format_RGB32)
            page.fill(QColor(tokens().paper))
            painter = QPainter(page)
            painter.drawImage(0, 0, drawn)
            painter.end()
            self._forget_far(number)
            self._drawn[key] = page
        return self._drawn[key]

    def _forget_far(self, number: int) -> None:
        """Long documents: only the neighbourhood stays in memory."""
        self._drawn = {key: page for key, page in self._drawn.items() if abs(key[0] - number) <= 4}

    def _draw_message(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("muted")))
        painter.setFont(font(BODY))
        area = self.viewport().rect().adjusted(PART, PART, -PART, -PART)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
