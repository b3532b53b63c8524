"""The editor of rows with long texts: a card for each, under each other, with room to write."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Field
from caseworker_app.domain.findings import Finding
from caseworker_app.texts import Texts
from ui.forms.cell_editors import CELL_EDITORS
from ui.forms.editor import Editor
from ui.forms.marks import Marks, mark_of
from ui.forms.row_editing import RowEditing
from ui.look import NEAR, STEP, TIGHT, Tone, icon, sized
from ui.widgets.buttons import icon_button, quiet, row_action
from ui.widgets.cards import Sunk
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import hairline, label

AT_FIRST = 30
"""So many cards are made at once; the rest are made when they are asked for."""
_NUMBER = 22
_TITLE = "QLineEdit { font-weight: 600; }"


class RowCard(QWidget):
    """One row (punkt): its name, its texts, and folded away what stays in the case."""

    edited = Signal(str)
    left = Signal()
    paused = Signal()
    menu_asked = Signal()
    why = Signal(object)

    def __init__(self, field: Field, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._name, *self._others = field.columns
        self._inside = tuple(column for column in self._others if column.detail)
        self.editors: dict[str, Editor] = {}
        self.number = -1
        self._number = label("", "strong", wrap=False)
        self.more = icon_button("more-horizontal", texts.say("Flyt eller fjern punktet"))
        self.more.clicked.connect(self.menu_asked)
        self.toggles: dict[str, QWidget] = {}
        self.panel: Sunk | None = None
        self.marks, self.notes = Marks(texts), Marks(texts, notes=True)
        self.notes.why.connect(self.why)
        self._row = Answers()
        self._read_only = False
        self._build()

    def show_row(self, number: int, row: Answers) -> None:
        self._row = row
        if number != self.number:
            self.number = number
            self._number.setText(str(number + 1))
            for key in self.editors:
                self._name_part(key)
        for key, editor in self.editors.items():
            editor.show_value(row.get(key))
        if any(row.answered(column.key) for column in self._inside) and self.panel is None:
            self.open_inside()

    def take(self, key: str, value: object) -> Answers:
        """The row with what was typed in it."""
        self._row = self._row.with_answer(key, value)
        return self._row

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """What there is to say about this row; its number stands on the card already."""
        here = tuple(replace(finding, row=None) for finding in findings)
        self.marks.tell(tuple(one for one in here if not one.rule))
        self.notes.tell(tuple(one for one in here if one.rule))
        self.notes.setVisible(any(one.rule for one in here))
        self.editors[self._name.key].set_mark(mark_of(here))

    def open_inside(self) -> None:
        """Unfolds what stays in the case."""
        if self.panel is None:
            self._make_panel()
        if self.panel is not None:
            self.panel.show()
            self._fold.hide()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.more.setVisible(not read_only)
        self._fold.setVisible(bool(self._inside) and not read_only and (self.panel is None or self.panel.isHidden()))
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        parts = [part for key, editor in self.editors.items() if not self._is_inside(key) for part in editor.parts()]
        inside = [part for key, editor in self.editors.items() if self._is_inside(key) for part in editor.parts()]
        return [*parts, self._fold, *inside, self.more]

    def _is_inside(self, key: str) -> bool:
        return any(column.key == key for column in self._inside)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        self._number.setFixedWidth(sized(_NUMBER))
        head.addWidget(self._number)
        title = self._editor(self._name)
        title.part().setStyleSheet(_TITLE)
        head.addWidget(title, 1)
        head.addWidget(self.more)
        column.addLayout(head)
        self._body = QVBoxLayout()
        column.addLayout(self._body)
        self._body.setContentsMargins(sized(_NUMBER) + NEAR, 0, 0, NEAR)
        self._body.setSpacing(TIGHT)
        for field in self._others:
            if not field.detail:
                self._body.addWidget(self._editor(field))
        self._fold = quiet(self._texts.say("Internt notat"), "lock")
        self._fold.setProperty("compact", True)
        self._fold.clicked.connect(self._unfold)
        row = FlowLayout()
        row.addWidget(self._fold)
        self._body.addLayout(row)
        self._fold.setHidden(not self._inside)
        self._body.addWidget(self.marks)
        self._body.addWidget(self.notes)
        self.notes.hide()

    def _unfold(self) -> None:
        self.open_inside()
        self.editors[self._inside[0].key].part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panel(self) -> None:
        self.panel = Sunk(tone=Tone.UNSETTLED)
        head = FlowLayout()
        head.addWidget(Chip(self._texts.say("Kun i sagen"), Tone.UNSETTLED, "lock"))
        self.panel.add(head)
        self.panel.add(label(self._texts.say("Kommer aldrig med i et referat, der gives ud."), "small"))
        self._body.insertWidget(self._body.indexOf(self.marks), self.panel)
        previous: QWidget = self._fold
        for field in self._inside:
            editor = self._editor(field)
            editor.set_read_only(self._read_only)
            self.panel.add(editor)
            editor.show_value(self._row.get(field.key))
            for part in editor.parts():
                QWidget.setTabOrder(previous, part)
                previous = part

    def _editor(self, field: Field) -> Editor:
        editor = CELL_EDITORS[field.kind](field, self._texts)
        editor.changed.connect(partial(self.edited.emit, field.key))
        editor.left.connect(self.left)
        editor.paused.connect(self.paused)
        # Tab would jump from where the editor was made to the card it stands in now.
        editor.setFocusProxy(None)  # type: ignore[arg-type]
        self.editors[field.key] = editor
        self._name_part(field.key)
        return editor

    def _name_part(self, key: str) -> None:
        editor = self.editors[key]
        name, number = self._texts.say(editor.field.label), str(self.number + 1)
        for part in editor.parts():
            part.setAccessibleName(self._texts.say("{label}, punkt {number}", label=name, number=number))


class CardsEditor(RowEditing):
    """Rows as cards (punkter), in which long texts have room."""

    why = Signal(object)

    def __init__(self, field: Field, texts: Texts, *, in_cell: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, texts, in_cell=in_cell, parent=parent)
        self.cards: list[RowCard] = []
        self._rows: tuple[Answers, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._shown, self._hand = AT_FIRST, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        self._column = QVBoxLayout()
        self._column.setSpacing(STEP)
        self._empty = label(texts.say("Der er ingen punkter endnu."), "muted")
        self.add = row_action(texts.say("Tilføj punkt"), "plus")
        self.rest = row_action("", "chevron-down")
        self.take(self.add, name=texts.say("Tilføj punkt i {table}", table=texts.say(field.label)))
        buttons = FlowLayout()
        for button in (self.rest, self.add):
            buttons.addWidget(button)
        for part in (self._column, buttons):
            column.addLayout(part)
        column.insertWidget(0, self._empty)
        self.add.clicked.connect(self.add_row)
        self.rest.clicked.connect(self._show_rest)
        self._show()

    def value(self) -> object:
        return self._rows or None

    def show_value(self, value: object) -> None:
        rows = tuple(row for row in value if isinstance(row, Answers)) if isinstance(value, tuple) else ()
        if rows != self._rows:
            self._rows = rows
            self._show()

    def show_computed(self, rows: tuple[Answers, ...]) -> None:
        """Nothing is computed in long texts."""

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        if findings == self._findings:
            return
        self._findings = findings
        for card in self.cards:
            card.tell(tuple(finding for finding in findings if finding.row == card.number))

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.add.setVisible(not read_only)
        for card in self.cards:
            card.set_read_only(read_only)

    def row_at_hand(self) -> int:
        """The row with the cursor, else the one it was in last; -1 without rows."""
        focused = next((card.number for card in self.cards if _holds_focus(card)), None)
        self._hand = focused if focused is not None else min(self._hand, len(self._rows) - 1)
        return self._hand

    def add_row(self) -> None:
        self._insert(len(self._rows))

    def remove_row(self) -> None:
        row = self.row_at_hand()
        if self.read_only or row < 0:
            return
        self.fresh = -1
        self._change(self._rows[:row] + self._rows[row + 1 :])
        self.go_to(row)

    def move_row(self, step: int) -> None:
        row = self.row_at_hand()
        there = row + step
        if self.read_only or row < 0 or not 0 <= there < len(self._rows):
            return
        column, _, cursor = self.place()
        rows = list(self._rows)
        rows[row], rows[there] = rows[there], rows[row]
        self.fresh = -1
        self._change(tuple(rows))
        self.go_to(there, column, cursor)

    def place(self) -> tuple[str, int | None, int]:
        for card in self.cards:
            for key, editor in card.editors.items():
                if editor.has_focus():
                    return key, card.number, editor.position()
        return "", None, 0

    def go_to(self, row: int | None, column: str = "", cursor: int | None = None) -> None:
        if not self._rows:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wanted = min(row or 0, len(self._rows) - 1)
        if wanted >= len(self.cards):
            self._show_more(wanted + 1)
        card = self.cards[wanted]
        if column and column not in card.editors:
            card.open_inside()
        editor = card.editors.get(column) or next(iter(card.editors.values()))
        self._hand = wanted
        editor.part().setFocus(Qt.FocusReason.OtherFocusReason)
        if cursor is not None:
            editor.set_position(cursor)

    def open_inside(self) -> None:
        """The note of the row at hand that stays in the case, with the cursor in it."""
        row = self.row_at_hand()
        inside = next((column.key for column in self.field.columns if column.detail), "")
        if row >= 0 and inside:
            self.go_to(row, inside)

    def set_mark(self, mark: str) -> None:
        """The cards carry the colour."""

    def least_width(self) -> int:
        return self.text_width("0" * 24)

    def _insert(self, row: int) -> None:
        if self.read_only:
            return
        self.fresh = row
        self._shown = max(self._shown, row + 1)
        self._change((*self._rows[:row], self.field.next_row(self._rows), *self._rows[row:]))
        self.go_to(row)

    def _show_rest(self) -> None:
        first = len(self.cards)
        self._show_more(len(self.cards) + AT_FIRST)
        self.go_to(first)

    def _show_more(self, count: int) -> None:
        self._shown = max(self._shown, count)
        self._show()

    def _change(self, rows: tuple[Answers, ...]) -> None:
        """A change of the rows themselves is a step of undo of its own."""
        self.paused.emit()
        self._rows = rows
        self._show()
        self.changed.emit()
        self.paused.emit()

    def _show(self) -> None:
        count = min(len(self._rows), self._shown)
        while len(self.cards) > count:
            self._drop(self.cards.pop())
        made = count - len(self.cards)
        for _ in range(made):
            self._add_card()
        for number, card in enumerate(self.cards):
            card.show_row(number, self._rows[number])
        hidden = len(self._rows) - count
        self._empty.setVisible(not self._rows)
        self.rest.setVisible(hidden > 0)
        self.rest.setText(self.texts.count("Vis {number} punkt til", "Vis {number} punkter til", hidden))
        self.rest.setAccessibleName(self.rest.text())
        if made:
            self._order_tabs()

    def _add_card(self) -> None:
        card = RowCard(self.field, self.texts)
        card.set_read_only(self.read_only)
        card.edited.connect(partial(self._edited, card))
        card.left.connect(self._card_left)
        card.paused.connect(self.paused)
        card.why.connect(self.why)
        card.menu_asked.connect(partial(self._open_menu, card))
        if self.cards:
            self._column.addWidget(hairline())
        self._column.addWidget(card)
        self.cards.append(card)

    def _drop(self, card: RowCard) -> None:
        at = self._column.indexOf(card)
        for place in (at, at - 1):
            item = self._column.takeAt(place) if place >= 0 else None
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _order_tabs(self) -> None:
        """Cards are made late; Tab comes to them before the buttons all the same."""
        self.setFocusProxy(None)  # type: ignore[arg-type]
        previous = self.add.previousInFocusChain()
        while previous is not None and previous is not self.add and self._is_passed(previous):
            previous = previous.previousInFocusChain()
        if previous is None:
            return
        for part in (*(stop for card in self.cards for stop in card.stops()), self.rest, self.add):
            QWidget.setTabOrder(previous, part)
            previous = part

    def _is_passed(self, part: QWidget) -> bool:
        return self.isAncestorOf(part) or part.focusPolicy() == _NO_FOCUS

    def _edited(self, card: RowCard, key: str) -> None:
        row = card.take(key, card.editors[key].value())
        self._rows = (*self._rows[: card.number], row, *self._rows[card.number + 1 :])
        self._hand = card.number
        self.changed.emit()

    def _card_left(self) -> None:
        self.paused.emit()
        if not self.has_focus():
            self.fresh = -1
            self.left.emit()

    def _open_menu(self, card: RowCard) -> None:
        self._hand, say = card.number, self.texts.say
        entries: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (say("Flyt op"), "arrow-up", partial(self.move_row, -1)),
            (say("Flyt ned"), "arrow-down", partial(self.move_row, 1)),
            (say("Nyt punkt under dette"), "plus", partial(self._insert, card.number + 1)),
            (say("Fjern punktet"), "trash", self.remove_row),
        )
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon_name, run in entries:
            menu.addAction(icon(icon_name, "muted"), words).triggered.connect(run)
        menu.popup(card.more.mapToGlobal(QPoint(0, card.more.height())))


_NO_FOCUS = Qt.FocusPolicy.NoFocus


def _holds_focus(card: RowCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and card.isAncestorOf(focused)
