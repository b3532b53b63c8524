"""Check boxes and links whose words wrap, so that nothing is cut in a narrow window or large text."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.look import NEAR, colour, ring, sized

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_EDGE = 4


def _policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _words_height(button: QAbstractButton, width: int) -> int:
    room = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(button.font()).boundingRect(room, _FLAGS, button.text()).height()


def longest_word(button: QWidget, words: str) -> int:
    """The widest part that cannot be broken; a zero-width space may be broken at."""
    metrics, parts = QFontMetrics(button.font()), words.replace("\u200b", " ").split()
    return max((metrics.horizontalAdvance(part) for part in parts), default=0)


class CheckBox(QCheckBox):
    """A box to tick with words beside it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setSizePolicy(_policy())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = words + self._sign() + NEAR + 2 * _EDGE + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = longest_word(self, self.text()) + self._sign() + NEAR + 2 * _EDGE + 2
        return QSize(width, self._sign() + 2 * _EDGE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = _words_height(self, width - self._sign() - NEAR - 2 * _EDGE)
        return max(self._sign(), words) + 2 * _EDGE + 2

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = QRect(_EDGE, self._sign_top(), self._sign(), self._sign())
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, None)
        painter.setPen(colour("text" if self.isEnabled() or self.isChecked() else "muted"))
        words = self.rect().adjusted(_EDGE + self._sign() + NEAR, _EDGE, -_EDGE, -_EDGE)
        painter.drawText(words, _FLAGS, self.text())
        if self.hasFocus():
            ring(painter, self.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _sign(self) -> int:
        return sized(18)

    def _sign_top(self) -> int:
        """Beside the first line when there are many."""
        line = QFontMetrics(self.font()).height()
        many = self.height() > 2 * line + 2 * _EDGE - 2
        return _EDGE + max(0, (line - self._sign()) // 2) if many else (self.height() - self._sign()) // 2


class LinkButton(QPushButton):
    """Words that lead somewhere, underlined."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.tone = "text"
        self.setAutoDefault(False)
        # The edge and the height the stylesheet gives to buttons are not for words in a list.
        self.setStyleSheet("min-height: 0; padding: 0; border: 0; font-weight: 500")
        self.setSizePolicy(_policy())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _EDGE + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(longest_word(self, self.text()) + 2 * _EDGE, QFontMetrics(self.font()).height() + 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _words_height(self, width - 2 * _EDGE) + 6

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(colour(self.tone))
        painter.drawText(self.rect().adjusted(_EDGE, 2, -_EDGE, -2), _FLAGS, self.text())
        if self.hasFocus():
            ring(painter, self.rect())
        painter.end()
