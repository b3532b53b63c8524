"""Which editor edits which kind of answer: those that also fit into a cell of a table."""

from collections.abc import Callable

from caseworker_app.domain.fields import Kind
from ui.forms.choice_editors import SeveralEditor, YesNoEditor, choice_editor
from ui.forms.date_edit import DateEditor
from ui.forms.editor import Editor
from ui.forms.line_editors import HoursEditor, MoneyEditor, NumberEditor, TextEditor, TimeEditor
from ui.forms.long_text import LongTextEditor

MakeEditor = Callable[..., Editor]
CELL_EDITORS: dict[Kind, MakeEditor] = {
    Kind.TEXT: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: TimeEditor,
    Kind.HOURS: HoursEditor,
    Kind.NUMBER: NumberEditor,
    Kind.MONEY: MoneyEditor,
    Kind.YES_NO: YesNoEditor,
    Kind.CHOICE: choice_editor,
    Kind.SEVERAL: SeveralEditor,
}
