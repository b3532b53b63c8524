"""What all tabs of a case share."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.look import PART
from ui.pages.case_sections.facts import CaseFacts
from ui.shell import Shell


class CaseSection(QWidget):
    """One tab of a case (fane). It is filled anew when something changed; the cursor stays where it was."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__()
        self.shell = shell
        self.case_id = case_id
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._column.addWidget(self._content)

    def show_facts(self, facts: CaseFacts) -> None:
        cursor = self._cursor()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PART)
        self.fill(facts, column)
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        if cursor:
            self._put_cursor(cursor)

    def fill(self, facts: CaseFacts, column: QVBoxLayout) -> None:
        raise NotImplementedError

    def leave(self) -> bool:
        """Saves what is typed on the tab; False when it could not be saved."""
        return True

    def landmark(self, part: str) -> QWidget | None:
        """The place on the tab that an address names; None for the tab as a whole."""
        return None

    def focus_first(self) -> None:
        """Put the cursor where work begins on this tab."""
        first = next((child for child in self.findChildren(QWidget) if _takes_keys(child)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _cursor(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def _put_cursor(self, name: str) -> None:
        found = self._content.findChild(QWidget, name)
        if found is not None:
            found.setFocus()


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and not widget.isHidden()
