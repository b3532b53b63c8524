"""The editor of a field with rows: the table, its buttons and keys, and the details of the row at hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Field
from caseworker_app.domain.findings import Finding
from caseworker_app.texts import N_, Texts
from ui.forms.cell_editors import CELL_EDITORS
from ui.forms.editor import Editor
from ui.forms.field_box import FieldBox
from ui.forms.field_grid import FieldGrid
from ui.forms.row_editing import RowEditing
from ui.forms.rows_table import RowsTable
from ui.look import NEAR
from ui.widgets.buttons import row_action, toggle
from ui.widgets.cards import Sunk
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import label


class RowsEditor(RowEditing):
    """Rows of fields (rækker): typing starts at once, Enter goes down, Tab goes on."""

    def __init__(
        self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None,
        detail_title: str = N_("Flere oplysninger"),
    ) -> None:  # fmt: skip
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.propose = field.next_row
        self._rows: tuple[Answers, ...] = ()
        self._computed: tuple[Answers, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self.name = texts.say(field.label)
        self.table = RowsTable(tuple(column for column in field.columns if not column.detail), self.name, texts)
        # A fixed detail is a key the program keeps: it is shown nowhere.
        self._details = tuple(column for column in field.columns if column.detail and not column.fixed)
        self._detail_title = texts.say(detail_title)
        self.panel: Sunk | None = None
        self._boxes: dict[str, FieldBox] = {}
        self._build()
        self.table.edited.connect(self._cell_edited)
        self.table.opened.connect(self._row_opened)
        self.table.cell_left.connect(self._cell_left)
        self.table.row_wanted.connect(self.add_row)

    def value(self) -> object:
        return self._rows or None

    def rows(self) -> tuple[Answers, ...]:
        return self._rows

    def show_value(self, value: object) -> None:
        rows = tuple(row for row in value if isinstance(row, Answers)) if isinstance(value, tuple) else ()
        if rows != self._rows:
            self._rows, self._computed = rows, ()
            self._show()

    def show_computed(self, rows: tuple[Answers, ...]) -> None:
        """The rows with what is computed from them."""
        if rows != self._computed and len(rows) == len(self._rows):
            self._computed = rows
            self.table.show_rows(rows)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings == self._findings:
            return
        self._findings = findings
        by_row: dict[int, tuple[Finding, ...]] = {}
        for finding in findings:
            if finding.row is not None:
                by_row[finding.row] = (*by_row.get(finding.row, ()), finding)
        self.table.show_findings(by_row)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.table.set_read_only(read_only)
        self.add.setVisible(not read_only)
        self.remove.setVisible(not read_only)
        for box in self._boxes.values():
            box.editor.set_read_only(read_only)

    def row_at_hand(self) -> int:
        """The row that is open, else the first; -1 without rows."""
        return self.table.open_row if self.table.open_row >= 0 else (0 if self._rows else -1)

    def add_row(self) -> None:
        """A row after the last one, proposed by the field, with the cursor in it."""
        if self.read_only:
            return
        self.fresh = len(self._rows)
        self._change((*self._rows, self.propose(self._rows)))
        self.table.open(len(self._rows) - 1)

    def remove_row(self) -> None:
        row = self.row_at_hand()
        if self.read_only or row < 0:
            return
        self.table.close_row()
        self.fresh = -1
        self._change(self._rows[:row] + self._rows[row + 1 :])
        if self._rows:
            self.table.open(min(row, len(self._rows) - 1))
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_row(self, step: int) -> None:
        """The row at hand one place up or down."""
        row = self.row_at_hand()
        there, column = row + step, self.table.current_column()
        if self.read_only or row < 0 or not 0 <= there < len(self._rows):
            return
        rows = list(self._rows)
        rows[row], rows[there] = rows[there], rows[row]
        self.fresh = -1
        self._change(tuple(rows))
        self.table.open(there, self.table.rows_model.columns[column].key if column is not None else "")

    def place(self) -> tuple[str, int | None, int]:
        """Column, row and cursor of where the person is."""
        column = self.table.current_column()
        if column is not None:
            editor = self.table.editors()[column]
            return self.table.rows_model.columns[column].key, self.table.open_row, editor.position()
        for key, box in self._boxes.items():
            if box.editor.has_focus():
                return key, self.row_at_hand(), box.editor.position()
        return "", None, 0

    def go_to(self, row: int | None, column: str = "", cursor: int | None = None) -> None:
        """Opens a row at a column; without rows the way to the first one is the add button."""
        if not self._rows:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.table.open(min(row or 0, len(self._rows) - 1), column)
        editor = self._cell(column)
        if column in (field.key for field in self._details):
            self.show_details(True)
            editor = self._boxes[column].editor
            editor.part().setFocus(Qt.FocusReason.OtherFocusReason)
        if editor is not None and cursor is not None:
            editor.set_position(cursor)

    def show_details(self, shown: bool) -> None:
        """The columns that stand below the table, for the row at hand."""
        if not self._details:
            return
        self.panel = self.panel or self._build_panel()
        self.details.setChecked(shown)
        self.panel.setVisible(shown)
        self._fill_details()

    def detail(self, key: str) -> Editor:
        """The editor of a column below the table."""
        return self._boxes[key].editor

    def set_mark(self, mark: str) -> None:
        """The rows carry the colour, not the table."""

    def describe(self, words: str) -> None:
        self.table.setAccessibleDescription(words)

    def least_width(self) -> int:
        return self.text_width("0" * 20)

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        self._panel_title = label("", "strong")
        self._empty = label(self.texts.say("Der er ingen rækker endnu."), "muted")
        column.addWidget(self._empty)
        column.addWidget(self.table)
        self.take(self.table)
        buttons = FlowLayout()
        say, name = self.texts.say, self.name
        self.add = self._button(say("Tilføj række"), "plus", say("Tilføj række i {table}", table=name), "Ctrl+Ins")
        self.remove = self._button(say("Fjern række"), "minus", say("Fjern række i {table}", table=name), "Ctrl+Del")
        self.details = toggle(self._detail_title, "clock")
        title = self._detail_title
        self.details.setAccessibleName(say("{title} for rækken i {table}", title=title, table=name))
        if not self._details:
            self.details.hide()
        for button in (self.add, self.remove, self.details):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.add.clicked.connect(self.add_row)
        self.remove.clicked.connect(self.remove_row)
        self.details.clicked.connect(self.show_details)
        self._show()

    def _button(self, words: str, icon_name: str, name: str, keys: str) -> QPushButton:
        button = row_action(words, icon_name)
        button.setAccessibleName(name)
        button.setToolTip(self.texts.say("{name} ({keys})", name=name, keys=keys))
        return button

    def _build_panel(self) -> Sunk:
        panel = Sunk()
        panel.add(self._panel_title)
        grid = FieldGrid()
        previous: QWidget = self.details
        for field in self._details:
            editor = CELL_EDITORS[field.kind](field, self.texts)
            editor.changed.connect(lambda key=field.key: self._detail_edited(key))
            editor.left.connect(self._cell_left)
            editor.set_read_only(self.read_only)
            self._boxes[field.key] = FieldBox(field, editor, self.texts)
            grid.add(self._boxes[field.key])
        panel.add(grid)
        self._column.addWidget(panel)
        for box in self._boxes.values():
            for part in box.editor.parts():
                QWidget.setTabOrder(previous, part)
                previous = part
        return panel

    def _change(self, rows: tuple[Answers, ...]) -> None:
        """A change of the rows themselves is a step of undo of its own."""
        self.paused.emit()
        self._rows, self._computed = rows, ()
        self._show()
        self.changed.emit()
        self.paused.emit()

    def _show(self) -> None:
        self.table.show_rows(self._rows)
        self._empty.setVisible(not self._rows)
        self.table.setVisible(bool(self._rows))
        self.remove.setEnabled(bool(self._rows))
        self.details.setEnabled(bool(self._rows))
        self._fill_details()

    def _fill_details(self) -> None:
        row = self.row_at_hand()
        if self.panel is None or self.panel.isHidden():
            return
        self.panel.setEnabled(row >= 0)
        title = self.texts.say("{title}, række {row}", title=self._detail_title, row=str(max(row, 0) + 1))
        self._panel_title.setText(title)
        self.panel.setAccessibleName(title)
        for key, box in self._boxes.items():
            box.editor.show_value(self._rows[row].get(key) if row >= 0 else None)

    def _cell(self, key: str) -> Editor | None:
        cells = self.table.editors().items()
        return next((cell for column, cell in cells if self.table.rows_model.columns[column].key == key), None)

    def _cell_edited(self, row: int, key: str) -> None:
        editor = self._cell(key)
        if editor is not None:
            self._take(row, key, editor.value())

    def _detail_edited(self, key: str) -> None:
        self._take(self.row_at_hand(), key, self._boxes[key].editor.value())

    def _take(self, row: int, key: str, value: object) -> None:
        rows = list(self._rows)
        rows[row] = rows[row].with_answer(key, value)
        self._rows = tuple(rows)
        self.changed.emit()

    def _row_opened(self, row: int) -> None:
        if row != self.fresh:
            self.fresh = -1
        self._fill_details()

    def _cell_left(self) -> None:
        self.paused.emit()
        if not self.has_focus():
            self.fresh = -1
            self.left.emit()
