"""The rules the program judges by, to read."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from caseworker_app.domain.changes import Changes
from caseworker_app.services.rule_list import RuleRow, rule_rows
from caseworker_app.texts import N_
from ui.look import NEAR, PART, colour, sized
from ui.shell import Shell
from ui.widgets.cards import Card

COLUMNS = (
    (N_("Regel"), 96), (N_("Hvad den siger, og hvor det står"), 0), (N_("Status"), 104), (N_("Gælder fra"), 96),
)  # fmt: skip
_STATUS = 2


class RulesCard(Card):
    """Rules (regler) with status, date and source, to read."""

    def __init__(self, shell: Shell) -> None:
        say = shell.say
        super().__init__(
            say("Regler i programmet"),
            subtitle=say("Programmet bruger kun disse regler. Er noget ikke afklaret, siger det til og gætter ikke."),
            flush=True,
        )
        self._shell = shell
        self.table = _Table(rule_rows(shell.workspace.rules), shell)
        self.add(self.table)
        shell.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        """An own target that was changed stands here as it is now."""
        if changes.concern("rule"):
            old, self.table = self.table, _Table(rule_rows(self._shell.workspace.rules), self._shell)
            self.body.replaceWidget(old, self.table)
            old.hide()
            old.deleteLater()
            self.table.show()


class _Table(QTableWidget):
    """As high as its rows, so that the page scrolls and not the table in it."""

    def __init__(self, rows: tuple[RuleRow, ...], shell: Shell) -> None:
        super().__init__(len(rows), len(COLUMNS))
        say = shell.say
        self.setAccessibleName(say("Regler i programmet"))
        self.setHorizontalHeaderLabels([say(words) for words, _ in COLUMNS])
        self.setProperty("look", "bare")
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for at, row in enumerate(rows):
            words = (row.id, _told(row, shell), _status(row, shell), shell.texts.date(row.since))
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == _STATUS:
                    item.setForeground(colour("ok" if row.is_settled and not row.to_confirm else "unsettled"))
                self.setItem(at, column, item)
        # The header tells of its sections one by one; the rows are measured when all of them are right.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._fit)
        self.horizontalHeader().sectionResized.connect(self._settled.start)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _widen(self) -> None:
        header = self.horizontalHeader()
        for column, (_, width) in enumerate(COLUMNS):
            if width:
                header.resizeSection(column, sized(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = 0
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + NEAR)
            rows += self.rowHeight(row)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + PART)


def _told(row: RuleRow, shell: Shell) -> str:
    """What the rule says, and under it the paragraph and the source."""
    source = shell.say("Kilde: {source}", source=row.sources)
    return "\n".join(line for line in (shell.say(row.says), row.reference, source) if line)


def _status(row: RuleRow, shell: Shell) -> str:
    status = shell.say(row.status)
    return "\n".join((status, shell.say("Skal bekræftes"))) if row.is_settled and row.to_confirm else status
