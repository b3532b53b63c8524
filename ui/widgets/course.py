"""The course of a case week by week: planned and actual hours, meetings, deadlines and today."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look import SMALL, Tone, colour, font, sized, tokens

_DOT = 5


@dataclass(frozen=True)
class Point:
    """From this week on, this many hours."""

    week: float
    hours: float


@dataclass(frozen=True)
class Marker:
    """A dot on the line of weeks, or a dotted line through the picture with its words."""

    week: float
    tooltip: str
    tone: Tone = Tone.OK
    text: str = ""


@dataclass(frozen=True)
class Course:
    """All that the picture shows; every word is handed in."""

    planned: tuple[Point, ...] = ()
    actual: tuple[Point, ...] = ()
    dots: tuple[Marker, ...] = ()
    lines: tuple[Marker, ...] = ()
    first_week: int = 0
    last_week: int = 26
    today: float | None = None
    today_text: str = ""
    most: float = 37.0
    most_text: str = ""
    none_text: str = ""
    week_text: str = ""
    actual_text: str = ""
    actual_until: float | None = None
    """How far the hours worked are known; without it, until today."""
    planned_text: str = ""
    week_names: tuple[tuple[float, str], ...] = ()


class CourseChart(QWidget):
    """The picture of a course (forløb); the description is the same thing in words."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = Course()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_course(self, course: Course, *, description: str) -> None:
        self._course = course
        self.setAccessibleDescription(description)
        self.update()

    def course(self) -> Course:
        return self._course

    def sizeHint(self) -> QSize:
        return QSize(sized(560), sized(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(sized(280), sized(190))

    def place(self, week: float, hours: float) -> QPointF:
        """Where a week and a number of hours are in the picture."""
        area, shown = self._area(), self._course
        weeks = max(1, shown.last_week - shown.first_week)
        across = (week - shown.first_week) / weeks * area.width()
        return QPointF(area.left() + across, area.bottom() - hours / (shown.most or 1) * (area.height() - sized(8)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)

    def tooltip_at(self, where: QPoint) -> str:
        near = [
            marker.tooltip
            for marker in (*self._course.dots, *self._course.lines)
            if abs(self.place(marker.week, 0).x() - where.x()) <= sized(_DOT) + 2
        ]
        return "\n".join(near)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL - 1, tabular=True))
        self._draw_grid(painter)
        self._draw_actual(painter)
        self._draw_planned(painter)
        for marker in self._course.lines:
            self._draw_line(painter, marker)
        self._draw_today(painter)
        self._say_actual(painter)
        for marker in self._course.dots:
            self._draw_dot(painter, marker)
        painter.end()

    def _area(self) -> QRectF:
        left = sized(44)
        return QRectF(left, sized(24), self.width() - left - sized(16), self.height() - sized(24) - sized(30))

    def _weeks(self, painter: QPainter) -> list[tuple[float, str]]:
        """The weeks with a name under them: as many as there is room for."""
        shown = self._course
        names = list(shown.week_names) or [(week, str(week)) for week in range(shown.first_week, shown.last_week + 1)]
        widest = max((painter.fontMetrics().horizontalAdvance(name) for _, name in names), default=0) + sized(14)
        room = self._area().width() / max(1, len(names) - 1)
        step = next((step for step in (1, 2, 4, 13, 26, 52) if room * step >= max(widest, sized(48))), 52)
        return names[::step]

    def _draw_grid(self, painter: QPainter) -> None:
        area = self._area()
        middle = Qt.AlignmentFlag.AlignCenter
        for number, (week, name) in enumerate(self._weeks(painter)):
            across = self.place(week, 0).x()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom() + 5))
            painter.setPen(colour("muted"))
            words = " ".join((self._course.week_text, name)).strip() if number == 0 else name
            painter.drawText(QRectF(across - sized(40), area.bottom() + 8, sized(80), sized(18)), middle, words)
        for hours, words in ((self._course.most, self._course.most_text), (0.0, self._course.none_text)):
            where = QRectF(0, self.place(0, hours).y() - sized(9), area.left() - 8, sized(18))
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _stairs(self, points: tuple[Point, ...], end: float) -> QPainterPath:
        """A path that stays level until the next point."""
        path = QPainterPath(self.place(points[0].week, points[0].hours))
        for before, point in zip(points, points[1:], strict=False):
            path.lineTo(self.place(point.week, before.hours))
            path.lineTo(self.place(point.week, point.hours))
        path.lineTo(self.place(end, points[-1].hours))
        return path

    def _draw_actual(self, painter: QPainter) -> None:
        points = self._course.actual
        if not points:
            return
        end = self._known_until(points)
        line = self._stairs(points, end)
        ground = QPainterPath(line)
        ground.lineTo(self.place(end, 0))
        ground.lineTo(self.place(points[0].week, 0))
        painter.fillPath(ground, colour("accent_soft"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent_strong"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPath(line)

    def _known_until(self, points: tuple[Point, ...]) -> float:
        shown = self._course
        ends = [end for end in (shown.actual_until, shown.today) if end is not None]
        return max(points[-1].week, min(ends, default=points[-1].week))

    def _above(self, points: tuple[Point, ...], left: float, right: float) -> list[Point]:
        """The steps of a line that lie over a part of the picture."""
        ends = [self.place(point.week, 0).x() for point in points[1:]] + [right]
        return [
            point
            for point, end in zip(points, ends, strict=True)
            if end > left and self.place(point.week, 0).x() < right
        ]

    def _draw_planned(self, painter: QPainter) -> None:
        if not self._course.planned:
            return
        pen = QPen(colour("accent"), 2.2)
        pen.setDashPattern([2.5, 1.8])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(self._stairs(self._course.planned, self._course.last_week))
        where = self.planned_words(painter.fontMetrics())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self._course.planned_text)

    def planned_words(self, metrics: QFontMetrics) -> QRectF:
        """Where the name of the planned line stands: under its end."""
        if not self._course.planned:
            return QRectF()
        end = self.place(self._course.last_week, self._course.planned[-1].hours)
        width = metrics.horizontalAdvance(self._course.planned_text) + 2
        return QRectF(end.x() - width, end.y() + 3, width, sized(18))

    def _draw_line(self, painter: QPainter, marker: Marker) -> None:
        area = self._area()
        ink = QColor(tokens().toned(marker.tone)[0])
        across = self.place(marker.week, 0).x()
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom()))
        where = self.marker_words(marker, painter.fontMetrics())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, marker.text)

    def marker_words(self, marker: Marker, metrics: QFontMetrics) -> QRectF:
        """Where the words of a marker stand: beside its line, and under the name of the planned line if they meet."""
        across = self.place(marker.week, 0).x()
        width = metrics.horizontalAdvance(marker.text) + 4
        fits = across + 6 + width <= self.width()
        words = QRectF(across + 6 if fits else across - 6 - width, self._area().top() + sized(16), width, sized(18))
        planned = self.planned_words(metrics)
        if words.intersects(planned):
            words.moveTop(planned.bottom() + 2)
        return words

    def _draw_dot(self, painter: QPainter, marker: Marker) -> None:
        painter.setPen(QPen(colour("surface"), 2))
        painter.setBrush(QColor(tokens().toned(marker.tone)[0]))
        painter.drawEllipse(self.place(marker.week, 0), sized(_DOT) + 0.5, sized(_DOT) + 0.5)

    def _draw_today(self, painter: QPainter) -> None:
        today = self._course.today
        if today is None:
            return
        area, across = self._area(), self.place(today, 0).x()
        painter.setPen(QPen(colour("bad"), 2))
        painter.drawLine(QPointF(across, area.top() - 4), QPointF(across, area.bottom() + 2))
        painter.setFont(font(SMALL - 1, QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(self._course.today_text) + 14
        flag = QRectF(across - width / 2, area.top() - sized(20), width, sized(19))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bad"))
        painter.drawRoundedRect(flag, 4, 4)
        painter.setPen(colour("surface"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, self._course.today_text)
        painter.setFont(font(SMALL - 1, tabular=True))

    def _say_actual(self, painter: QPainter) -> None:
        """Beside the end of the line, on the side where nothing crosses it."""
        points, text = self._course.actual, self._course.actual_text
        if not (points and text):
            return
        known = self._known_until(points)
        end = self.place(known, points[-1].hours)
        painter.setPen(colour("accent_strong"))
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        today = self._course.today
        crossed = today is not None and known < today and end.x() + 8 + width > self.place(today, 0).x() - 4
        outside = end.x() + 8 + width <= self.width() and not crossed
        left = end.x() + 8 if outside else max(self._area().left(), end.x() - 8 - width)
        over = [end.y(), *(self.place(0, point.hours).y() for point in self._above(points, left, left + width))]
        top = min(max(over) + 2, self._area().bottom() - sized(28))
        painter.drawText(QRectF(left, top, width, sized(20)), Qt.AlignmentFlag.AlignVCenter, text)
