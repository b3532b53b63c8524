"""A tool that fills a table, as a panel in the page: a few questions, then the answers."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import field_findings
from caseworker_app.schemes.scheme import Basis, Tool
from caseworker_app.texts import Texts
from ui.forms.editors import make_editor
from ui.forms.field_box import FieldBox
from ui.forms.field_grid import FieldGrid
from ui.look import NEAR, Tone
from ui.widgets.buttons import normal, quiet
from ui.widgets.cards import Sunk
from ui.widgets.notice import Notice


class ToolPanel(Sunk):
    """The questions of a tool (værktøj) with “Udfør” and “Luk”."""

    applied = Signal(object)
    closed = Signal()

    def __init__(
        self, tool: Tool, answers: Callable[[], Answers], basis: Callable[[], Basis], texts: Texts,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`answers` gives the answers of the form at the moment the tool is used, `basis` what the case knows then."""
        super().__init__(texts.say(tool.label), parent=parent)
        self._tool, self._answers, self._basis = tool, answers, basis
        self._boxes: dict[str, FieldBox] = {}
        grid = FieldGrid()
        for field in tool.fields:
            self._boxes[field.key] = FieldBox(field, make_editor(field, texts), texts)
            grid.add(self._boxes[field.key])
        self.notice = Notice(close_name=texts.say("Luk beskeden"))
        self.add(grid)
        self.add(self.notice)
        self.notice.clear()
        self._texts = texts
        self._add_buttons(texts)

    def begin(self) -> None:
        """Shows the panel with the values to start from, ready to type; a tool that asks nothing works at once."""
        self.notice.clear()
        if not self._boxes:
            self.show()
            self.use()
            return
        start = self._tool.start(self._answers(), self._basis())
        for key, box in self._boxes.items():
            box.editor.show_value(start.get(key))
            box.tell(())
        self.show()
        self.focus_first()

    def focus_first(self) -> None:
        """To the first question, or to what puts the panel away."""
        first = next((box.editor.part() for box in self._boxes.values()), self.close_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self, key: str) -> QWidget:
        return self._boxes[key].editor.part()

    def use(self) -> None:
        """Hands the filled answers over, when the questions are answered."""
        asked = Answers({key: box.editor.value() for key, box in self._boxes.items() if box.editor.value() is not None})
        missing = [key for key, box in self._boxes.items() if not self._is_answered(box, asked)]
        if missing:
            self._boxes[missing[0]].editor.part().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        before = self._answers()
        filled = self._tool.apply(before, asked, self._basis())
        if filled == before:
            self.notice.tell(self._texts.say(self._tool.refusal), Tone.WARN)
            return
        self.notice.clear()
        self.applied.emit(filled)

    def put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use()
        else:
            super().keyPressEvent(event)

    def _is_answered(self, box: FieldBox, asked: Answers) -> bool:
        findings = tuple(field_findings(box.field, asked))
        box.tell(findings)
        return not findings

    def _add_buttons(self, texts: Texts) -> None:
        self.do, self.close_button = normal(texts.say("Udfør"), "check"), quiet(texts.say("Luk"))
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.do)
        row.addWidget(self.close_button)
        row.addStretch(1)
        self.add(row)
        self.do.setVisible(bool(self._boxes))
        self.do.clicked.connect(self.use)
        self.close_button.clicked.connect(self.put_away)
