"""Icons drawn from line SVGs in the colour of the theme, sharp at any size."""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from caseworker_app.paths import RESOURCES
from ui.look.current import tokens

_LEANING = 0.8


class Lean(Enum):
    """Where the drawing stands in its square; at an edge it leaves room for the words of a button."""

    NONE = "none"
    MIDDLE = "middle"
    LEFT = "left"
    RIGHT = "right"


def icon(name: str, tone: str = "text", *, when_on: str = "", lean: Lean = Lean.NONE) -> QIcon:
    """The icon `name` in the token `tone`; `when_on` is its colour while its button is checked."""
    return QIcon(_Tinted(name, tone, when_on or tone, lean))


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """One icon as a picture of `size` device-independent pixels."""
    return _drawn(name, colour, max(1, round(size * ratio)), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, pixels, pixels)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _Tinted(QIconEngine):
    """Asks for the colour when it paints, so icons follow a change of theme by themselves."""

    def __init__(self, name: str, tone: str, tone_on: str, lean: Lean) -> None:
        super().__init__()
        _source(name)
        self._name, self._tone, self._tone_on, self._lean = name, tone, tone_on, lean
        # PySide 6.12 hands clone() to Qt without passing on ownership; a clone nobody holds would crash.
        self._clones: list[_Tinted] = []

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        self._draw(painter, rect, self._colour(mode, state), ratio)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        picture = QPixmap(size * scale)
        if picture.isNull():  # a button that is being squeezed to nothing asks too
            return picture
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._draw(painter, QRect(0, 0, size.width(), size.height()), self._colour(mode, state), scale)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        self._clones.append(_Tinted(self._name, self._tone, self._tone_on, self._lean))
        return self._clones[-1]

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        tone = self._tone_on if state == QIcon.State.On else self._tone
        return str(getattr(tokens(), "muted" if mode == QIcon.Mode.Disabled else tone))

    def _draw(self, painter: QPainter, rect: QRect, colour: str, ratio: float) -> None:
        side = min(rect.width(), rect.height())
        if self._lean is not Lean.NONE:
            side = round(side * _LEANING)
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        if self._lean is Lean.LEFT:
            place.moveLeft(rect.left())
        elif self._lean is Lean.RIGHT:
            place.moveRight(rect.right())
        painter.drawPixmap(place, pixmap(self._name, colour, side, ratio))
