"""The form of anything that is declared as a Form: drawn, followed while it is typed, undone and redone."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.draft import Draft
from caseworker_app.domain.fields import Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding
from caseworker_app.texts import Texts
from ui.forms.editor import is_redo, is_undo
from ui.forms.editors import make_editor
from ui.forms.field_box import FieldBox
from ui.forms.field_grid import FieldGrid
from ui.forms.marks import Summary, named, said
from ui.forms.row_editing import RowEditing
from ui.look import PART
from ui.widgets.cards import Card
from ui.widgets.headings import label

Place = tuple[str, int | None, int]
NOWHERE: Place = ("", None, 0)
Findings = Callable[[Answers], tuple[Finding, ...]]


class SchemeForm(QWidget):
    """A form on the screen (skema). It edits a draft; what it says comes from the draft alone."""

    edited = Signal()
    why = Signal(object)

    def __init__(
        self, form: Form, draft: Draft, texts: Texts, findings: Findings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form, self._draft, self._texts, self._ask = form, draft, texts, findings
        self._boxes: dict[str, FieldBox] = {}
        self._cards: dict[str, Card] = {}
        self._grids: list[tuple[Card, FieldGrid]] = []
        self._visited = {field.key for field in form.fields if draft.answers.answered(field.key)}
        self._all_shown = self._read_only = self._showing = False
        self._findings: tuple[Finding, ...] = ()
        self._build()
        self.reload()

    def box(self, key: str) -> FieldBox:
        """The field of this key with its editor."""
        return self._boxes[key]

    def draft(self) -> Draft:
        return self._draft

    def summary(self) -> Summary:
        return self._summary

    def findings(self) -> tuple[Finding, ...]:
        """All there is to say now, also what is not shown yet."""
        return self._findings

    def reload(self) -> None:
        """Shows the draft as it is now, after undo, redo or a tool."""
        self._showing = True
        for key, box in self._boxes.items():
            if not box.field.fixed:
                box.editor.show_value(self._draft.answers.get(key))
        self._showing = False
        self._follow()

    def take(self, answers: Answers, about: str = "") -> None:
        """Puts the answers of a tool into the draft: one step of undo, which leads to the field `about`."""
        before = after = self._draft.answers
        changed = [field.key for field in self._form.fields if before.get(field.key) != answers.get(field.key)]
        for key in changed:
            after = after.with_answer(key, answers.get(key))
        self._visited.update(changed)
        if changed:
            self._draft.take(after, about or changed[0])
        self.reload()
        if changed:
            self.edited.emit()

    def undo(self) -> None:
        self._step(self._draft.undo)

    def redo(self) -> None:
        self._step(self._draft.redo)

    def focus_first(self) -> None:
        """To the first field that can be typed in."""
        for box in self._boxes.values():
            if not box.isHidden() and not box.field.fixed:
                self.focus_field(box.field.key)
                return

    def focus_field(self, key: str, row: int | None = None) -> None:
        """To a field; `key` may name a column of a table as well: plan.hours."""
        field, _, column = key.partition(".")
        box = self._boxes.get(field)
        if box is None or box.isHidden():
            return
        if isinstance(box.editor, RowEditing):
            box.editor.go_to(row, column)
        else:
            box.editor.part().setFocus(Qt.FocusReason.OtherFocusReason)

    def judge(self) -> None:
        """Asks once more what there is to say, for those who do not ask at every key."""
        self._findings = self._ask(self._draft.answers)
        self._tell()

    def show_all_findings(self) -> None:
        """Everything there is to say, also about fields nobody has been in."""
        self._all_shown = True
        for box in self._boxes.values():
            if isinstance(box.editor, RowEditing):
                box.editor.fresh = -1
        self._tell()

    def current_place(self) -> Place:
        """Field, row and cursor of where the person is."""
        box = self._box_with_focus()
        if box is None:
            return NOWHERE
        if not isinstance(box.editor, RowEditing):
            return box.field.key, None, box.editor.position()
        column, row, cursor = box.editor.place()
        return (f"{box.field.key}.{column}" if column else box.field.key), row, cursor

    def restore_place(self, place: Place) -> None:
        """Back to where the person was."""
        key, row, cursor = place
        field, _, column = key.partition(".")
        box = self._boxes.get(field)
        if box is None or box.isHidden():
            return
        if isinstance(box.editor, RowEditing):
            box.editor.go_to(row, column, cursor)
        else:
            box.editor.part().setFocus(Qt.FocusReason.OtherFocusReason)
            box.editor.set_position(cursor)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._legend.setVisible(not read_only)
        for box in self._boxes.values():
            if not box.field.fixed:
                box.set_read_only(read_only)
        self._tell()

    def add_tool(self, field_key: str, button: QWidget) -> None:
        """A button in the title row of the section a field is in."""
        card = self._cards[field_key]
        first = next(box for key, box in self._boxes.items() if self._cards[key] is card)
        previous = _before(first.editor.parts()[0])
        card.add_action(button)
        QWidget.setTabOrder(previous, button)

    def insert_widget(self, field_key: str, widget: QWidget) -> None:
        """A widget above the editor of a field, such as the curve of a plan."""
        self._boxes[field_key].insert(widget)

    def put_below(self, field_key: str, widget: QWidget) -> None:
        """A widget under the line a field is in; Tab comes to it after the field."""
        grid = next(grid for _, grid in self._grids if self._boxes[field_key] in grid.boxes())
        grid.put_below(self._boxes[field_key], widget)
        self.order_below(field_key)

    def order_below(self, field_key: str) -> None:
        """Tab comes to what stands under a field after the field, also to what was made since."""
        box = self._boxes[field_key]
        stops = [part for part in box.below.findChildren(QWidget) if _stops_tab(part)] if box.below else []
        for here, after in pairwise((_last_stop(box), *stops)):
            QWidget.setTabOrder(here, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            self.undo()
        elif is_redo(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PART)
        self._summary = Summary(self._texts, self._in_summary)
        self._summary.wanted.connect(self._go_to_finding)
        self._legend = label(self._texts.say("Felter med * skal udfyldes."), "small")
        column.addWidget(self._summary)
        for section in self._form.sections:
            column.addWidget(self._card(section))
        column.addWidget(self._legend)
        column.addStretch(1)
        self.setAccessibleName(self._texts.say(self._form.title))

    def _card(self, section: Section) -> Card:
        say = self._texts.say
        card = Card(say(section.title) if section.title else "", subtitle=say(section.help))
        grid = FieldGrid()
        # A table alone in its section has its name in the title of the section.
        alone = len(section.fields) == 1 and section.fields[0].kind is Kind.ROWS
        for field in section.fields:
            grid.add(self._make_box(field, titled=not alone))
            self._cards[field.key] = card
        card.add(grid)
        self._grids.append((card, grid))
        return card

    def _make_box(self, field: Field, *, titled: bool) -> FieldBox:
        editor = make_editor(field, self._texts)
        box = FieldBox(field, editor, self._texts, titled=titled)
        box.notes.why.connect(self.why)
        editor.changed.connect(partial(self._edited, field.key))
        editor.left.connect(partial(self._left, field.key))
        editor.paused.connect(self._draft.pause)
        self._boxes[field.key] = box
        return box

    def _edited(self, key: str) -> None:
        if self._showing or self._read_only:
            return
        if self._draft.set(key, self._boxes[key].editor.value()):
            # What is typed is judged when the field is left; a choice is made at once.
            if self._boxes[key].field.kind is Kind.CHOICE:
                self._visited.add(key)
            self._follow()
            self.edited.emit()

    def _left(self, key: str) -> None:
        self._draft.pause()
        if not self._read_only:
            self._visited.add(key)
            self._tell()

    def _follow(self) -> None:
        """What depends on the answers: computed fields, which fields are asked, findings."""
        answers = self._draft.answers
        self._show_computed(self._form.computed(answers))
        for box in self._boxes.values():
            asked = box.field.asked_if(answers)
            if asked == box.isHidden():
                box.setVisible(asked)
        for card, grid in self._grids:
            card.setVisible(any(not box.isHidden() for box in grid.boxes()))
        self._findings = self._ask(answers)
        self._tell()

    def _show_computed(self, computed: Answers) -> None:
        for key, box in self._boxes.items():
            if isinstance(box.editor, RowEditing):
                box.editor.show_computed(computed.rows(key))
            elif box.field.fixed:
                box.editor.show_value(computed.get(key))

    def _tell(self) -> None:
        by_field: dict[str, tuple[Finding, ...]] = {key: () for key in self._boxes}
        for finding in self._findings:
            if finding.field in by_field and self._is_due(finding):
                by_field[finding.field] = (*by_field[finding.field], finding)
        for key, box in self._boxes.items():
            shown = () if box.isHidden() or self._read_only else by_field[key]
            box.tell(shown)
            if not shown:
                box.notes.hide()
            if isinstance(box.editor, RowEditing):
                box.editor.show_findings(shown)
        self._summary.tell(self._findings if self._all_shown and not self._read_only else ())

    def _is_due(self, finding: Finding) -> bool:
        """Nobody is told about a field before having been there, or before asking for everything."""
        if self._all_shown:
            return True
        if finding.field not in self._visited:
            return False
        editor = self._boxes[finding.field].editor
        return not (isinstance(editor, RowEditing) and finding.row is not None and finding.row == editor.fresh)

    def _in_summary(self, finding: Finding) -> str:
        box = self._boxes.get(finding.field)
        name = self._texts.say(box.field.label) if box else ""
        return named(name, said(finding, self._texts), self._texts)

    def _go_to_finding(self, finding: Finding) -> None:
        self.focus_field(finding.field, finding.row)

    def _step(self, move: Callable[[], str | None]) -> None:
        if self._read_only:
            return
        before = self._draft.answers
        key = move()
        if key is None:
            return
        self.reload()
        self._show_where(key, before)
        self.edited.emit()

    def _show_where(self, key: str, before: Answers) -> None:
        """The person sees what was undone: the focus goes there when it is elsewhere."""
        here = self._box_with_focus()
        if here is None or here.field.key != key:
            rows = zip(before.rows(key), self._draft.answers.rows(key), strict=False)
            self.focus_field(key, next((at for at, (old, new) in enumerate(rows) if old != new), None))

    def _box_with_focus(self) -> FieldBox | None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        return next((box for box in self._boxes.values() if box.isAncestorOf(focused)), None)


def _before(widget: QWidget) -> QWidget:
    """The widget from which Tab comes to this one."""
    previous = widget.previousInFocusChain()
    while previous is not None and previous is not widget and not _stops_tab(previous):
        previous = previous.previousInFocusChain()
    return previous or widget


def _last_stop(box: FieldBox) -> QWidget:
    """From where Tab leaves a field."""
    last = box.editor.parts()[-1]
    following = last.nextInFocusChain()
    while following is not None and (box.isAncestorOf(following) or not _stops_tab(following)):
        last = following if box.isAncestorOf(following) and _stops_tab(following) else last
        following = following.nextInFocusChain()
    return last


def _stops_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
