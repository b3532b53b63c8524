"""The table of editors: one for each kind of field."""

from PySide6.QtWidgets import QWidget

from caseworker_app.domain.fields import Field, Kind
from caseworker_app.texts import Texts
from ui.forms.cards_editor import CardsEditor
from ui.forms.cell_editors import CELL_EDITORS, MakeEditor
from ui.forms.editor import Editor
from ui.forms.line_editors import ShownValue
from ui.forms.rows_editor import RowsEditor

EDITORS: dict[Kind, MakeEditor] = {**CELL_EDITORS, Kind.ROWS: RowsEditor}


def make_editor(field: Field, texts: Texts, parent: QWidget | None = None) -> Editor:
    """The editor of a field; computed fields are only shown."""
    if field.fixed:
        return ShownValue(field, texts, parent=parent)
    return (CardsEditor if field.stacked else EDITORS[field.kind])(field, texts, parent=parent)
