"""What may be on a screen that others look at: one copy of one paper in big letters, and nothing else."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.domain.document import (
    Block,
    Bullets,
    Curve,
    Facts,
    Heading,
    Paragraph,
    Piece,
    Table,
    Words,
)
from caseworker_app.texts import N_, Texts
from ui.look import FAR, NEAR, PART, STEP, Tone, colour, sized
from ui.pages.meeting_parts.side import emptied
from ui.widgets.chips import Chip
from ui.widgets.curve import Bar, HoursCurve
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import hairline, label

BIG, BIGGER, BIGGEST = 20, 25, 32
FRAME = 5
HIDDEN = "•••"
NO_ROWS = N_("Intet er skrevet endnu.")


def big(text: str, size: int = BIG, look: str = "") -> QLabel:
    """Words that can be read from the other end of the table."""
    made = label(text, look)
    weight = 700 if size > BIG else 600 if look == "strong" else 400
    made.setStyleSheet(f"font-size: {sized(size)}px; font-weight: {weight};")
    return made


class SharedScreen(QFrame):
    """Delt skærm. `stopped` words, such as a diagnosis or a CPR number, are covered wherever they stand."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._stopped: tuple[str, ...] = ()
        self._shown: object = None
        self.setAccessibleName(texts.say("Delt skærm"))
        self.title = big("", BIGGEST)
        self._sign = Chip(texts.say("Delt skærm"), Tone.INFO, "monitor")
        self._keys = label(texts.say("F9 viser alt igen · F10 gør skærmen tom"), "small", wrap=False)
        head = FlowLayout(gap=STEP)
        head.addWidget(self._sign)
        head.addWidget(self._keys)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(texts.say("Det, alle må se"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget()
        inner.setProperty("ground", "surface")
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(PART)
        self.area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(FAR + FRAME, FAR, FAR + FRAME, FAR)
        column.setSpacing(PART)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)

    def show_paper(self, title: str, blocks: Iterable[Block], stopped: Iterable[str]) -> None:
        """One reader's copy; `title` is a fixed message."""
        found, words = tuple(blocks), tuple(sorted(stopped, key=len, reverse=True))
        if (title, found, words) == self._shown:
            return
        self._shown, self._stopped = (title, found, words), words
        self.title.setText(self._texts.say(title))
        at = self.area.verticalScrollBar().value()
        emptied(self._column)
        parts = [part for block in found for part in self._parts(block)]
        for part in parts or [big(self._texts.say(NO_ROWS))]:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setPen(QPen(colour("info"), FRAME))
        half = FRAME / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()

    def _parts(self, block: Block) -> Iterator[QWidget]:
        match block:
            case Heading():
                yield big(self._texts.say(block.text), BIGGER)
            case Paragraph():
                yield big(self._said(block.text))
            case Bullets():
                yield from (big(self._texts.say("– {line}", line=self._said(item))) for item in block.items)
            case Facts():
                yield self._facts(block)
            case Table():
                yield self._table(block)
            case Curve():
                yield self._curve(block)
            case _:
                pass

    def _facts(self, block: Facts) -> QWidget:
        made = QWidget()
        grid = _grid(made)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(block.facts):
            grid.addWidget(big(self._texts.say(fact.label), BIG, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(big(self._said(fact.value)), row, 1)
        return made

    def _table(self, block: Table) -> QWidget:
        made = QWidget()
        grid = _grid(made)
        for at, column in enumerate(block.columns):
            grid.setColumnStretch(at, column.share)
            grid.addWidget(big(self._texts.say(column.title), BIG, "muted"), 0, at)
        for number, row in enumerate(block.rows):
            grid.addWidget(hairline(), 2 * number + 1, 0, 1, len(block.columns))
            for at, cell in enumerate(row):
                grid.addWidget(big(self._said(cell)), 2 * number + 2, at, Qt.AlignmentFlag.AlignTop)
        return made

    def _curve(self, block: Curve) -> QWidget:
        texts = self._texts
        curve = HoursCurve(name=texts.say("Timekurve"))
        curve.show_bars(
            (Bar(bar.label, float(bar.hours), texts.hours(bar.hours)) for bar in block.bars),
            normal=float(block.normal), normal_text=texts.say("{hours} timer", hours=texts.hours(block.normal)),
            description=self._said(block.alternative),
        )  # fmt: skip
        return curve

    def _said(self, piece: Piece) -> str:
        words = self._texts.say(piece.message, **dict(piece.places)) if isinstance(piece, Words) else piece
        for stopped in self._stopped:
            words = words.replace(stopped, HIDDEN)
        return words


def _grid(part: QWidget) -> QGridLayout:
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(PART)
    grid.setVerticalSpacing(NEAR)
    return grid


class BlankScreen(QWidget):
    """Tom skærm: nothing to read, nothing to hear, until the same key is pressed again."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("background"))
        painter.end()
