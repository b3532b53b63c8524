"""The view all lists share: whole rows, one height, order by the headings, Enter opens."""


from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look import BODY, CHIP_RADIUS, NEAR, SMALL, Tone, colour, font, pixmap, sized, tokens
from ui.tables.columns import ASIDE_ROLE, ID_ROLE, SECOND_ROLE, SIGN_ROLE, STRONG_ROLE, TONE_ROLE, Column

ROW_HEIGHT, LINE_HEIGHT = 52, 40
_SIDE, _GIVES = 8, 0.25
_SIGN, _GAP = 15, 6
Order = tuple[int, Qt.SortOrder]
Index = QModelIndex | QPersistentModelIndex


class _Cells(QStyledItemDelegate):
    """Draws a cell as one line or two, or as a chip, with a rule below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        # The whole row shows the selection; the frame of a single cell would say that cells matter.
        ground.state &= ~QStyle.StateFlag.State_HasFocus
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, view)
        painter.save()
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = option.rect.adjusted(_SIDE, 0, -NEAR, -1)
        tone = str(index.data(TONE_ROLE) or "")
        if tone and index.data(SIGN_ROLE):
            _signed(painter, inner, index, Tone(tone))
        elif tone:
            _chip(painter, inner, str(index.data() or ""), Tone(tone))
        else:
            _lines(painter, inner, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)


def _lines(painter: QPainter, room: QRect, index: Index) -> None:
    strong = bool(index.data(STRONG_ROLE))
    words, second = str(index.data() or ""), str(index.data(SECOND_ROLE) or "")
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    # Figures of equal width come with a wide hyphen, which looks wrong in names.
    first = font(BODY, weight, tabular=not any(letter.isalpha() for letter in words))
    if not second:
        _line(painter, room, words, first, "text")
        return
    small = font(SMALL)
    heights = QFontMetrics(first).height(), QFontMetrics(small).height()
    top = room.top() + (room.height() - sum(heights)) // 2
    upper = QRect(room.left(), top, room.width(), heights[0])
    _line(painter, upper, words, first, "text")
    _line(painter, QRect(room.left(), top + heights[0], room.width(), heights[1]), second, small, "muted")


def _signed(painter: QPainter, room: QRect, index: Index, tone: Tone) -> None:
    """A sign, the first line in the colour of the tone and what stands aside; the second line below."""
    first, small = font(BODY, QFont.Weight.DemiBold), font(SMALL)
    heights = QFontMetrics(first).height(), QFontMetrics(small).height()
    second = str(index.data(SECOND_ROLE) or "")
    top = room.top() + (room.height() - heights[0] - (heights[1] if second else 0)) // 2
    side, ink = sized(_SIGN), tokens().toned(tone)[0]
    sign = pixmap(str(index.data(SIGN_ROLE)), ink, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(room.left(), top + (heights[0] - side) // 2, sign)
    upper = QRect(room.left() + side + _GAP, top, room.width() - side - _GAP, heights[0])
    words, aside = str(index.data() or ""), str(index.data(ASIDE_ROLE) or "")
    beside = QFontMetrics(small).horizontalAdvance(aside) + _GAP if aside else 0
    _line(painter, upper.adjusted(0, 0, -beside, 0), words, first, ink)
    drawn = painter.boundingRect(upper, Qt.AlignmentFlag.AlignLeft, " ".join(words.split())).width()
    after = min(drawn + _GAP, upper.width() - beside)
    _line(painter, upper.adjusted(after, 0, 0, 0), aside, small, "muted")
    _line(painter, QRect(room.left(), top + heights[0], room.width(), heights[1]), second, small, "muted")


def _line(painter: QPainter, room: QRect, words: str, face: QFont, ink: str) -> None:
    painter.setFont(face)
    painter.setPen(ink if ink.startswith("#") else colour(ink))
    short = QFontMetrics(face).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _chip(painter: QPainter, room: QRect, words: str, tone: Tone) -> None:
    face = font(SMALL, QFont.Weight.DemiBold)
    metrics = QFontMetrics(face)
    short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 2 * NEAR)
    place = QRect(room.left(), 0, metrics.horizontalAdvance(short) + 2 * NEAR, metrics.height() + sized(6))
    place.moveCenter(QRect(place.left(), room.top(), place.width(), room.height()).center())
    ink, ground = tokens().toned(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, CHIP_RADIUS, CHIP_RADIUS)
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, short)


class ListTable(QTableView):
    """A list (liste) of records. The selection stays on its record, whatever happens around it."""

    opened = Signal(object)
    """The id of the row that was opened."""
    pointed = Signal(object)
    """The id of the row the cursor is on; None in an empty list."""
    ordered = Signal()
    """Another order was asked for."""

    def __init__(
        self, model: QAbstractItemModel, name: str, *, height: int = ROW_HEIGHT, usual: Order | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`height` is that of a row at 100 %; a list without second lines needs less. `usual` is its own order."""
        super().__init__(parent)
        self._height, self._usual = height, usual
        self._columns: tuple[Column, ...] = model.columns  # type: ignore[attr-defined, type-arg]
        self._list = model
        self._kept: object = None
        self._order: Order | None = usual
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Cells(self))
        self._arrange()
        self._dress_header()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)

    def _arrange(self) -> None:
        self.setProperty("look", "bare")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self.order_by)
        self._fit()

    def order_by(self, column: int) -> None:
        """Put the list in the order of a column; once more turns it round, a third time gives the usual order back."""
        if not self._columns[column].order:
            self.show_order(self._order)
            return
        turns: dict[Order | None, Order | None] = {
            (column, _RISING): (column, _FALLING), (column, _FALLING): self._usual,
        }  # fmt: skip
        self.show_order(turns.get(self._order, (column, _RISING)))
        self._list.sort(*(self._order or (-1, _RISING)))
        self.ordered.emit()

    def show_order(self, order: Order | None) -> None:
        """Mark the heading the list is ordered by; none when the order is not one of a column."""
        # The header turns its mark by itself at every click, also on headings without an order.
        self._order = order
        self.horizontalHeader().setSortIndicatorShown(order is not None)
        self.horizontalHeader().setSortIndicator(*(order or (-1, _RISING)))

    def current_id(self) -> object:
        index = self.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def point_at(self, identity: object) -> bool:
        """Move the cursor to a record; False when it is not in the list."""
        place = self._list.place_of(identity)  # type: ignore[attr-defined]
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self._list.index(place, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._list.rowCount():
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else self._list.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(sized(self._height))
        self._share_room()

    def _share_room(self) -> None:
        """Each column its width; what is left goes to those with a share of it, who also give what is missing.

        A column that `holds` takes its share of the room but gives none of its own.
        """
        columns = self._columns
        letter = QFontMetrics(font(BODY)).averageCharWidth()
        least = [column.letters * letter + _SIDE + NEAR for column in columns]
        spare = self.viewport().width() - sum(least)
        shares = [0 if spare < 0 and column.holds else column.share for column in columns]
        most = int(_GIVES * sum(width for width, share in zip(least, shares, strict=True) if share))
        part, whole = max(spare, -most), sum(shares) or 1
        for number, share in enumerate(shares):
            self.setColumnWidth(number, least[number] + part * share // whole)

    def _keep(self) -> None:
        self._kept = self.current_id()

    def _put_back(self) -> None:
        if not (self._kept is not None and self.point_at(self._kept)):
            if self._list.rowCount():
                self.selectRow(0)
            else:
                self.pointed.emit(None)

    def _moved(self, index: QModelIndex) -> None:
        self.pointed.emit(index.data(ID_ROLE) if index.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ID_ROLE))


_RISING, _FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_CONTROL = Qt.KeyboardModifier.ControlModifier
