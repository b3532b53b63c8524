"""The table of a field with rows: painted rows, and real editors in the row that is open."""

from decimal import Decimal

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.fields import Field, Kind
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.texts import Texts
from ui.forms.cell_editors import CELL_EDITORS
from ui.forms.editor import Editor
from ui.forms.marks import SIGNS, TONES, said, worst
from ui.look import NEAR, SMALL, TIGHT, colour, font, pixmap, sized, tokens, with_tabular_figures

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, MOST_TALL = 36, 14
_RIGHT = {Kind.HOURS, Kind.NUMBER, Kind.MONEY}
_WIDE = {Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE}
_SIGN_COLUMN, _LEAST_TEXT, _LONGEST_WORD, _LOOKED_AT = 26, 92, 140, 20
_WRAP = Qt.TextFlag.TextWordWrap
_NOWHERE = QModelIndex()
# Inputs in cells are flatter than those of the form, with and without the focus.
_FLAT = "QLineEdit, QLineEdit:focus, QComboBox, QComboBox:focus { padding: 3px 5px; min-height: 0; border-radius: 4px }"


def written(field: Field, value: object, texts: Texts) -> str:
    """An answer as the table shows it."""
    match value:
        case None:
            return ""
        case Unread(text):
            return text
        case bool():
            return texts.say("Ja") if value else ""
        case tuple():
            return ", ".join(texts.say(field.label_of(str(key))) for key in value)
    if field.kind is Kind.CHOICE:
        return texts.say(field.label_of(str(value)))
    if isinstance(value, Decimal) and field.kind in (Kind.HOURS, Kind.MONEY):
        return texts.hours(value) if field.kind is Kind.HOURS else texts.money(value)
    return texts.value(value)


class RowsModel(QAbstractTableModel):
    """The rows as words; the last column is the sign of what there is to say about a row."""

    def __init__(self, columns: tuple[Field, ...], texts: Texts) -> None:
        super().__init__()
        self.columns, self._texts = columns, texts
        self._rows: tuple[Answers, ...] = ()
        self._findings: dict[int, tuple[Finding, ...]] = {}

    def rows(self) -> tuple[Answers, ...]:
        return self._rows

    def findings(self, row: int) -> tuple[Finding, ...]:
        return self._findings.get(row, ())

    def level(self, row: int) -> Level | None:
        return worst(self.findings(row))

    def words(self, row: int) -> str:
        return "\n".join(said(finding, self._texts) for finding in self.findings(row))

    def show_rows(self, rows: tuple[Answers, ...]) -> list[int]:
        """Takes other rows; gives those that changed."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return list(range(len(rows)))
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns)))
        return changed

    def show_findings(self, findings: dict[int, tuple[Finding, ...]]) -> None:
        changed = {row for row in {*findings, *self._findings} if findings.get(row) != self._findings.get(row)}
        self._findings = findings
        for row in changed:
            if row < len(self._rows):
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns)))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.words(index.row()) or None
        if index.column() == len(self.columns):
            return self.words(index.row()) if role == Qt.ItemDataRole.AccessibleTextRole else None
        field = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return written(field, self._rows[index.row()].get(field.key), self._texts)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(field) | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if section == len(self.columns):
            return self._texts.say("Bemærkninger") if role == Qt.ItemDataRole.AccessibleTextRole else None
        field = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(field) | Qt.AlignmentFlag.AlignBottom | _WRAP
        return self._texts.say(field.label) if role == Qt.ItemDataRole.DisplayRole else None


def _side(field: Field) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if field.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft


class _Painter(QStyledItemDelegate):
    """Draws a row calm as paper: words that wrap, a hairline, a soft ground where there is a remark."""

    def __init__(self, table: "RowsTable") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(sized(40), sized(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model, row = self._table.rows_model, index.row()
        level = model.level(row)
        painter.fillRect(option.rect, _ground(level, is_open=row == self._table.open_row))
        painter.setPen(colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == len(model.columns):
            _paint_sign(painter, option.rect, level, self._table.devicePixelRatioF())
        elif not self._table.is_edited(index):
            painter.setFont(self._table.cell_font())
            painter.setPen(colour("text"))
            inner, words = option.rect.adjusted(NEAR, 2, -NEAR, -2), str(index.data())
            wrap = _wrap(painter.fontMetrics(), words, inner.width())
            painter.drawText(inner, int(index.data(Qt.ItemDataRole.TextAlignmentRole)) | wrap, words)
        if self._table.hasFocus() and index == self._table.currentIndex():
            painter.setPen(colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))


def _ground(level: Level | None, *, is_open: bool) -> QColor:
    if level is not None:
        return QColor(tokens().toned(TONES[level])[1])
    return colour("accent_soft" if is_open else "surface")


def _paint_sign(painter: QPainter, rect: QRect, level: Level | None, ratio: float) -> None:
    if level is None:
        return
    side = sized(15)
    place = QRect(0, 0, side, side)
    place.moveCenter(rect.center())
    painter.drawPixmap(place, pixmap(SIGNS[level], tokens().toned(TONES[level])[0], side, ratio))


class RowsTable(QTableView):
    """Rows as a table (tabel). Clicking or typing opens a row: its cells become editors."""

    edited = Signal(int, str)
    opened = Signal(int)
    cell_left = Signal()
    row_wanted = Signal()

    def __init__(self, columns: tuple[Field, ...], name: str, texts: Texts) -> None:
        super().__init__()
        self.rows_model = RowsModel(columns, texts)
        self.open_row = -1
        self._texts, self._name = texts, name
        self._editors: dict[int, Editor] = {}
        self._read_only = self._passing_on = False
        self.setAccessibleName(name)
        self.setProperty("look", "bare")
        self.setModel(self.rows_model)
        self.setItemDelegate(_Painter(self))
        self._set_up()

    def editors(self) -> dict[int, Editor]:
        """The editors of the open row by column number."""
        return self._editors

    def is_edited(self, index: AnyIndex) -> bool:
        return index.row() == self.open_row and index.column() in self._editors and not self._read_only

    def cell_font(self) -> QFont:
        return with_tabular_figures(self.font())

    def show_rows(self, rows: tuple[Answers, ...]) -> None:
        count = len(self.rows_model.rows())
        changed = self.rows_model.show_rows(rows)
        if count != len(rows):
            self._fit_columns()
            self.close_row() if self.open_row >= len(rows) else self._fill_editors()
        elif self.open_row in changed:
            self._fill_editors()
        self._fit_rows(changed)
        policy = Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() != policy:
            self.setFocusPolicy(policy)

    def show_findings(self, findings: dict[int, tuple[Finding, ...]]) -> None:
        self.rows_model.show_findings(findings)
        self._tell_editors()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        if read_only:
            self.close_row()
        self.setSelectionMode(_selection(read_only))

    def open(self, row: int, key: str = "", *, backwards: bool = False) -> None:
        """Makes the cells of a row editors and goes to one of them: the first, the last, or `key`."""
        if self._read_only or not 0 <= row < len(self.rows_model.rows()):
            return
        if row != self.open_row:
            self._leave_row()
            self.open_row = row
            self._make_editors()
            self._fill_editors()
            self.opened.emit(row)
            self.viewport().update()
        self.scrollTo(self.rows_model.index(row, 0))
        self._place()
        columns = sorted(self._editors)
        wanted = columns[-1] if backwards else self._column(key)
        self._editors[wanted].part().setFocus(Qt.FocusReason.TabFocusReason)
        self._editors[wanted].select_all()

    def close_row(self) -> None:
        self.open_row = -1
        for editor in self._editors.values():
            editor.hide()
        self.viewport().update()

    def current_column(self) -> int | None:
        """The column the focus is in."""
        return next((column for column, editor in self._editors.items() if editor.has_focus()), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._passing_on or self._read_only:
            return
        backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        last = len(self.rows_model.rows()) - 1
        self.open(last if backwards else max(0, self.open_row), backwards=backwards)

    def focusNextPrevChild(self, next: bool) -> bool:
        column = self.current_column()
        if column is None:
            return super().focusNextPrevChild(next)
        if self._to_neighbour(column, 1 if next else -1):
            return True
        # From the table itself, so that Tab goes on after the table and not after the cell.
        self._passing_on = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        gone = super().focusNextPrevChild(next)
        self._passing_on = False
        return gone

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column = self.current_column()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if column is None and self._read_only:
            super().keyPressEvent(event)
        elif column is None or not plain or event.key() not in steps:
            event.ignore()
        else:
            self._go(column, steps[Qt.Key(event.key())], add=event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Up))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and not self._read_only:
            column = min(index.column(), len(self.rows_model.columns) - 1)
            self.open(index.row(), self.rows_model.columns[column].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_editors"):
            self._fit_columns()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(min(len(self.rows_model.rows()), MOST_TALL)))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(sized(320), self.horizontalHeader().height() + rows + below + 2 * self.frameWidth() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(sized(160), self.sizeHint().height())

    def _set_up(self) -> None:
        self.viewport().setStyleSheet(_FLAT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(_selection(False))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(sized(_SIGN_COLUMN))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _go(self, column: int, step: int, *, add: bool) -> None:
        """The same column of another row; Enter in the last row asks for a new one."""
        row, key = self.open_row + step, self.rows_model.columns[column].key
        if row < len(self.rows_model.rows()):
            self.open(row, key)
        elif add:
            self.row_wanted.emit()

    def _leave_row(self) -> None:
        """The focus may stay in the same editor while its row changes."""
        column = self.current_column()
        if column is not None:
            self._editors[column].tidy()
            self.cell_left.emit()

    def _to_neighbour(self, column: int, step: int) -> bool:
        columns = sorted(self._editors)
        at = columns.index(column) + step
        if 0 <= at < len(columns):
            self._focus_cell(columns[at])
            return True
        row = self.open_row + step
        if not 0 <= row < len(self.rows_model.rows()):
            return False
        self.open(row, backwards=step < 0)
        return True

    def _focus_cell(self, column: int) -> None:
        self.scrollTo(self.rows_model.index(self.open_row, column))
        self._editors[column].part().setFocus(Qt.FocusReason.TabFocusReason)

    def _column(self, key: str) -> int:
        keys = [field.key for field in self.rows_model.columns]
        column = keys.index(key) if key in keys else -1
        return column if column in self._editors else min(self._editors)

    def _make_editors(self) -> None:
        if self._editors:
            return
        for column, field in enumerate(self.rows_model.columns):
            if field.fixed:
                continue
            editor = CELL_EDITORS[field.kind](field, self._texts, in_cell=True, parent=self.viewport())
            editor.setFont(self.font())
            editor.changed.connect(lambda column=column: self._cell_edited(column))
            editor.left.connect(self.cell_left)
            self._editors[column] = editor

    def _cell_edited(self, column: int) -> None:
        self.edited.emit(self.open_row, self.rows_model.columns[column].key)

    def _fill_editors(self) -> None:
        if not 0 <= self.open_row < len(self.rows_model.rows()):
            return
        row = self.rows_model.rows()[self.open_row]
        for column, editor in self._editors.items():
            editor.show_value(row.get(self.rows_model.columns[column].key))
        self._place()
        self._tell_editors()

    def _tell_editors(self) -> None:
        if self.open_row >= 0:
            words = self.rows_model.words(self.open_row)
            where = self._texts.say("{table}, række {row}", table=self._name, row=str(self.open_row + 1))
            for editor in self._editors.values():
                editor.describe("\n".join(part for part in (where, words) if part))

    def _place(self) -> None:
        if not 0 <= self.open_row < len(self.rows_model.rows()):
            return
        for column, editor in self._editors.items():
            place = self.visualRect(self.rows_model.index(self.open_row, column)).adjusted(1, 2, -1, -3)
            if editor.geometry() != place:
                editor.setGeometry(place)
            if editor.isHidden():
                editor.show()

    def _fit_columns(self) -> None:
        """Each column what it needs; what is left goes to those with words, by their width."""
        columns = self.rows_model.columns
        widths = [self._least(column, field) for column, field in enumerate(columns)]
        spare = self.viewport().width() - sum(widths) - sized(_SIGN_COLUMN)
        if spare < 0:
            widths = self._squeezed(widths, -spare)
        shares = [field.width if field.kind in _WIDE and not field.fixed else 0 for field in columns]
        shares = shares if any(shares) else [field.width for field in columns]
        for column, (width, share) in enumerate(zip(widths, shares, strict=True)):
            self.setColumnWidth(column, width + max(0, spare) * share // sum(shares))
        self.setColumnWidth(len(columns), sized(_SIGN_COLUMN))
        self._fit_head()
        self._fit_rows(list(range(len(self.rows_model.rows()))))

    def _squeezed(self, widths: list[int], missing: int) -> list[int]:
        """Columns of text give way first, down to their headings: their words wrap."""
        for column, field in enumerate(self.rows_model.columns):
            if field.kind is Kind.TEXT and not field.fixed:
                given = max(0, min(missing, widths[column] - self._head_width(field) - 2 * NEAR))
                widths[column] -= given
                missing -= given
        return widths

    def _head_width(self, field: Field) -> int:
        head = QFontMetrics(font(SMALL, QFont.Weight.DemiBold))
        return max((head.horizontalAdvance(word) for word in self._texts.say(field.label).split()), default=0)

    def _least(self, column: int, field: Field) -> int:
        metrics = QFontMetrics(self.cell_font())
        words = self._head_width(field)
        samples = {
            Kind.DATE: "00.00.0000", Kind.TIME: "00.00", Kind.HOURS: "000,00", Kind.NUMBER: "000",
            Kind.MONEY: "000.000,00",
        }  # fmt: skip
        least = sized(_LEAST_TEXT) if field.kind in _WIDE and not field.fixed else 0
        if field.kind is Kind.CHOICE:
            labels = (self._texts.say(choice.label) for choice in field.choices)
            least = max(metrics.horizontalAdvance(words) for words in labels) + sized(20) + 2 * NEAR
        if field.kind in samples:
            least = metrics.horizontalAdvance(samples[field.kind]) + (
                sized(24) if field.kind is Kind.DATE and not field.fixed else 0
            )
        return max(least, words, self._widest_shown(field, metrics)) + 2 * NEAR

    def _widest_shown(self, field: Field, metrics: QFontMetrics) -> int:
        """A computed column is as wide as what is in it, a column of text as its longest word."""
        if not field.fixed and field.kind is not Kind.TEXT:
            return 0
        said = [written(field, row.get(field.key), self._texts) for row in self.rows_model.rows()[:_LOOKED_AT]]
        if field.fixed:
            return max((metrics.horizontalAdvance(words) for words in said), default=0)
        widest = max((metrics.horizontalAdvance(word) for words in said for word in words.split()), default=0)
        return min(widest, sized(_LONGEST_WORD))

    def _fit_head(self) -> None:
        """A name of many words may take two lines."""
        metrics = QFontMetrics(font(SMALL, QFont.Weight.DemiBold))
        tallest = metrics.height()
        for column, field in enumerate(self.rows_model.columns):
            room = QRect(0, 0, self.columnWidth(column) - 2 * NEAR, 100_000)
            tallest = max(tallest, metrics.boundingRect(room, _WRAP, self._texts.say(field.label)).height())
        self.horizontalHeader().setFixedHeight(tallest + 2 * sized(7) + 2)

    def _fit_rows(self, rows: list[int]) -> None:
        before = self.sizeHint().height()
        for row in rows:
            height = self._row_height(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self._place()
        if self.sizeHint().height() != before or self.height() != before:
            # Once more when the layout at work is done: it forgets what is asked for while it places its parts.
            self.updateGeometry()
            QTimer.singleShot(0, self, self.updateGeometry)

    def _row_height(self, row: int) -> int:
        """As tall as the longest words in it, wrapped; the open row does not grow while typing."""
        metrics = QFontMetrics(self.cell_font())
        tallest = 0
        for column, field in enumerate(self.rows_model.columns):
            if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.SEVERAL):
                words = written(field, self.rows_model.rows()[row].get(field.key), self._texts)
                room = self.columnWidth(column) - 2 * NEAR
                if words and metrics.horizontalAdvance(words) > room > 0:
                    wrap = _wrap(metrics, words, room)
                    tallest = max(tallest, metrics.boundingRect(QRect(0, 0, room, 100_000), wrap, words).height())
        return max(sized(ROW_HEIGHT), tallest + 2 * TIGHT + 4)


def _wrap(metrics: QFontMetrics, words: str, room: int) -> Qt.TextFlag:
    """Between words; within them only where one word is longer than the line."""
    long = any(metrics.horizontalAdvance(word) > room for word in words.split())
    return Qt.TextFlag.TextWrapAnywhere if long else Qt.TextFlag.TextWordWrap


def _selection(read_only: bool) -> QAbstractItemView.SelectionMode:
    modes = QAbstractItemView.SelectionMode
    return modes.SingleSelection if read_only else modes.NoSelection


