"""One thing to do in the list of the day. It draws its words itself: dozens of them must open at once."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from caseworker_app.domain.deadline import MoveKind
from caseworker_app.services.my_day import DayRow
from ui.look import BODY, CHIP_RADIUS, NEAR, PART, SMALL, STEP, colour, font, ring, scale, sized, tokens
from ui.pages.case_sections.states import tone_of, what_of, when_words, where_of, why_of
from ui.shell import Shell
from ui.widgets.buttons import row_action

MOST_ALSO = 2
LETTERS = {
    Qt.Key.Key_K: MoveKind.DONE, Qt.Key.Key_U: MoveKind.POSTPONED, Qt.Key.Key_I: MoveKind.NOT_RELEVANT,
}  # fmt: skip
"""Keys that decide while the list has the focus."""
HIGH = STEP - 2
"""Above and below the words."""
TWO_COLUMNS, ONE_COLUMN = 330, 190
"""So much room the words need to stand beside each other, and to stand between day and step at all."""
SHARE_WHO = 0.33
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


@dataclass(frozen=True)
class LineWords:
    """What a line says, in the order it is read aloud."""

    when: str
    who: str
    where: str
    what: str
    why: str
    also: str

    @property
    def spoken(self) -> str:
        return ". ".join(part for part in (self.when, self.who, self.what, self.why, self.also) if part)


@dataclass(frozen=True)
class _Drawn:
    """Words where they stand."""

    text: QStaticText
    font: QFont
    colour: str
    x: float
    y: float


Part = tuple[str, QFont, str]


class DayLine(QWidget):
    """When, for whom, what and why, and the step (linje på dagen)."""

    focused = Signal(object)
    moved = Signal(int)
    stepped = Signal(object)
    decided = Signal(object, object)

    def __init__(self, shell: Shell, row: DayRow) -> None:
        super().__init__()
        self.row = row
        self.chosen = False
        self.words = words_on(row, shell)
        self._tone = tone_of(row)
        self._chip = self._step = 0
        self._laid: dict[int, tuple[list[_Drawn], int]] = {}
        """For each width a layout tried; it tries several before it settles."""
        self._laid_at = scale()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.button: QPushButton = row_action(shell.say(row.step))
        self.button.setParent(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleDescription(row.citizen)
        self.button.clicked.connect(lambda: self.stepped.emit(self.row))
        self.setAccessibleName(self.words.spoken)
        self.setAccessibleDescription(shell.say("Enter: {step}", step=shell.say(row.step)))

    def choose(self, chosen: bool) -> None:
        """The chosen line is the one the Tab key comes to."""
        self.chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def wanted(self) -> tuple[int, int]:
        """How wide its day and its step would like to be."""
        day = QFontMetrics(_chip_font()).horizontalAdvance(self.words.when) + 2 * NEAR + 2
        return day, self.button.sizeHint().width()

    def share(self, chip: int, step: int) -> None:
        """The widths that all lines of the list have in common."""
        if (chip, step) != (self._chip, self._step):
            self._chip, self._step = chip, step
            self._forget()

    def places(self) -> list[QRectF]:
        """Where its day and its words stand."""
        texts = (QRectF(QPointF(one.x, one.y), one.text.size()) for one in self._lay_out(self.width())[0])
        return [self._chip_place(), *texts]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[1]

    def sizeHint(self) -> QSize:
        width = max(self.width(), sized(TWO_COLUMNS))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Height follows from width; the height at the narrowest would leave a blank below the list."""
        return QSize(2 * PART + max(self._chip, self._step), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED and self._laid_at != scale():
            self._forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.row)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.stepped.emit(self.row)
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in LETTERS and not event.modifiers() and self.row.deadline is not None:
            self.decided.emit(self.row, LETTERS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.chosen:
            painter.fillRect(self.rect(), colour("accent_soft"))
            painter.fillRect(QRect(0, 0, 3, self.height()), colour("accent"))
        painter.fillRect(QRect(0, 0, self.width(), 1), colour("line"))
        self._draw_chip(painter)
        for part in self._lay_out(self.width())[0]:
            painter.setFont(part.font)
            painter.setPen(colour(part.colour))
            painter.drawStaticText(QPointF(part.x, part.y), part.text)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(4, 3, -2, -2))
        painter.end()

    def _draw_chip(self, painter: QPainter) -> None:
        place, (ink, ground) = self._chip_place(), tokens().toned(self._tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, CHIP_RADIUS, CHIP_RADIUS)
        painter.setPen(ink)
        painter.setFont(_chip_font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.words.when)

    def _chip_place(self) -> QRectF:
        height = QFontMetrics(_chip_font()).height() + 2 * sized(3)
        top = HIGH if self._is_stacked(self.width()) else (self.height() - height) / 2
        return QRectF(PART, top, self.wanted()[0], height)

    def _place_button(self) -> None:
        hint, stacked = self.button.sizeHint(), self._is_stacked(self.width())
        top = HIGH if stacked else (self.height() - hint.height()) // 2
        self.button.setGeometry(QRect(self.width() - PART - hint.width(), top, hint.width(), hint.height()))

    def _room(self, width: int) -> int:
        """For words between the day and the step."""
        return width - 2 * PART - self._chip - self._step - 2 * STEP

    def _is_stacked(self, width: int) -> bool:
        """Whether the words stand under the day and the step because there is no room between them."""
        return self._room(width) < sized(ONE_COLUMN)

    def _forget(self) -> None:
        self._laid.clear()
        self._laid_at = scale()
        self.updateGeometry()
        self._place_button()
        self.update()

    def _lay_out(self, width: int) -> tuple[list[_Drawn], int]:
        """The words where they stand in this width, and how high that is."""
        if width not in self._laid:
            self._laid[width] = self._laid_out(width)
        return self._laid[width]

    def _laid_out(self, width: int) -> tuple[list[_Drawn], int]:
        words, room, left = self.words, self._room(width), float(PART + self._chip + STEP)
        name, text = font(BODY, QFont.Weight.DemiBold), font(BODY)
        small = partial(_small, font(SMALL))
        who = [(words.who, name, "text"), small(words.where)]
        what = [(words.what, text, "text"), small(words.why), small(words.also)]
        if self._is_stacked(width):
            below = HIGH + max(self.button.sizeHint().height(), sized(26)) + NEAR
            above = _column(who, PART, width - 2 * PART, below, 0, 0)
            last = _column(what, PART, width - 2 * PART, above[1] + sized(3), 0, HIGH)
            return [*above[0], *last[0]], last[1]
        step = self.button.sizeHint().height() + 2 * HIGH
        if room < sized(TWO_COLUMNS):
            above = _column(who, left, room, HIGH, 0, 0)
            last = _column(what, left, room, above[1] + sized(3), 0, HIGH)
            height = max(last[1], step)
            return _lowered([*above[0], *last[0]], last[1], height), height
        first = int(room * SHARE_WHO)
        beside = _column(who, left, first, HIGH, step, HIGH)
        others = _column(what, left + first + STEP, room - first - STEP, HIGH, step, HIGH)
        height = max(beside[1], others[1])
        return [*_lowered(*beside, height), *_lowered(*others, height)], height


def words_on(row: DayRow, shell: Shell) -> LineWords:
    """What the line of a thing says."""
    texts, today = shell.texts, shell.workspace.today
    return LineWords(
        when_words(row, today, texts), row.citizen or shell.say("Uden sag"), where_of(row, texts), what_of(row, texts),
        why_of(row, texts), _also(row, shell),
    )  # fmt: skip


def _small(letters: QFont, words: str) -> Part:
    return words, letters, "muted"


def _column(
    parts: list[Part], x: float, width: int, top: float, least: int, below: int
) -> tuple[list[_Drawn], int]:
    """Words under each other, in the middle of `least` when they are lower."""
    drawn, y = [], float(top)
    for words, letters, tone in parts:
        if words:
            text = _text(words, letters, width)
            drawn.append(_Drawn(text, letters, tone, x, y))
            y += text.size().height() + 1
    height = int(y) - 1 + below
    return (_lowered(drawn, height, least), least) if height < least else (drawn, height)


def _lowered(drawn: list[_Drawn], height: int, wanted: int) -> list[_Drawn]:
    by = (wanted - height) / 2
    return [_Drawn(one.text, one.font, one.colour, one.x, one.y + by) for one in drawn] if by else drawn


def _text(words: str, letters: QFont, width: int) -> QStaticText:
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    # A word longer than the column goes on in the next line; nothing is cut.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.setTextWidth(width)
    made.prepare(QTransform(), letters)
    return made


def _chip_font() -> QFont:
    return font(SMALL, QFont.Weight.DemiBold)


def _also(row: DayRow, shell: Shell) -> str:
    """The other things of the case in the same part of the list, the nearest first."""
    if not row.more:
        return ""
    texts, today = shell.texts, shell.workspace.today
    parts = [shell.say("{what} ({when})", what=what_of(one, texts), when=when_words(one, today, texts))
             for one in row.more[:MOST_ALSO]]  # fmt: skip
    if len(row.more) > MOST_ALSO:
        parts.append(shell.say("{count} mere", count=len(row.more) - MOST_ALSO))
    return shell.say("Også: {others}", others=" · ".join(parts))
