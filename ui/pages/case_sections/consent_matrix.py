"""The matrix of consents: kinds of information down, parties across, a sign and a word in every cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from caseworker_app.domain.consent import ConsentState
from caseworker_app.schemes.consent import LABELS, PARTIES
from caseworker_app.services.consent_matrix import Cell, Matrix
from caseworker_app.texts import N_, Texts
from ui.look import Tone, font, icon, sized, tokens
from ui.look.tokens import SMALL
from ui.pages.case_sections.states import CONSENT_TONES

WORDS = {
    ConsentState.DRAFT: N_("Kladde"), ConsentState.UNSIGNED: N_("Ikke givet"), ConsentState.AHEAD: N_("Senere"),
    ConsentState.VALID: N_("Ja"), ConsentState.ENDING: N_("Udløber snart"), ConsentState.EXPIRED: N_("Udløbet"),
    ConsentState.WITHDRAWN: N_("Tilbagekaldt"),
}  # fmt: skip
LONG = {
    ConsentState.DRAFT: N_("{party}, {kind}: samtykket er en kladde. Enter åbner det."),
    ConsentState.UNSIGNED: N_("{party}, {kind}: samtykket er ikke givet endnu. Enter åbner det."),
    ConsentState.AHEAD: N_("{party}, {kind}: samtykket gælder fra {start}. Enter åbner det."),
    ConsentState.VALID: N_("{party}, {kind}: samtykket gælder til {end}. Enter åbner det."),
    ConsentState.ENDING: N_("{party}, {kind}: samtykket udløber {end}. Enter åbner det."),
    ConsentState.EXPIRED: N_("{party}, {kind}: samtykket udløb {end}. Enter åbner det."),
    ConsentState.WITHDRAWN: N_("{party}, {kind}: samtykket er tilbagekaldt. Enter åbner det."),
}
ROW, SIGN, FRAME = 32, 14, 6


class ConsentMatrix(QTableWidget):
    """Arrow keys move, Enter opens the consent of a cell or begins one for its party."""

    opened = Signal(object)
    """The cell somebody wants to do something about."""

    def __init__(self, texts: Texts, shown: Matrix, closed: bool) -> None:
        super().__init__(len(shown.kinds), len(shown.parties))
        self._texts, self._cells, self._closed = texts, shown.cells, closed
        self.setAccessibleName(texts.say("Samtykker efter oplysning og samarbejdspart"))
        self.setObjectName("consent-matrix")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setProperty("look", "bare")
        self.setIconSize(QSize(sized(SIGN), sized(SIGN)))
        self.setHorizontalHeaderLabels([texts.say(PARTIES[party.value]) for party in shown.parties])
        self.setVerticalHeaderLabels([texts.say(LABELS[kind]) for kind in shown.kinds])
        self._fill(shown)
        self._fit(len(shown.kinds))
        self.cellClicked.connect(self._open)
        if shown.kinds:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def words_of(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What a screen reader says of a cell."""
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _open(self, row: int, column: int) -> None:
        cell = self._cells[row][column]
        if cell.row is not None or (cell.possible and not self._closed):
            self.opened.emit(cell)

    def _fill(self, shown: Matrix) -> None:
        for row, line in enumerate(shown.cells):
            for column, cell in enumerate(line):
                self.setItem(row, column, self._item(cell))

    def _item(self, cell: Cell) -> QTableWidgetItem:
        item = QTableWidgetItem(self._short(cell))
        tone, sign = (Tone.NEUTRAL, "minus") if cell.state is None else CONSENT_TONES[cell.state]
        ink, ground = tokens().toned(tone)
        if cell.state is not None:
            item.setBackground(QColor(ground))
            item.setForeground(QColor(ink))
            item.setIcon(icon(sign, "muted" if tone is Tone.NEUTRAL else tone.value))
        else:
            item.setForeground(QColor(tokens().muted))
            if cell.possible:
                item.setIcon(icon("minus", "muted"))
        item.setFont(font(SMALL))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._long(cell))
        item.setToolTip(self._long(cell))
        return item

    def _short(self, cell: Cell) -> str:
        if cell.state is not None:
            return self._texts.say(WORDS[cell.state])
        return self._texts.say("Nej") if cell.possible else "·"

    def _long(self, cell: Cell) -> str:
        say = self._texts.say
        party, kind = say(PARTIES[cell.party.value]), say(LABELS[cell.kind])
        if cell.row is None or cell.row.consent is None or cell.state is None:
            if not cell.possible:
                return say("{party}, {kind}: bliver ikke delt med denne part.", party=party, kind=kind)
            return say("{party}, {kind}: intet samtykke. Enter begynder et.", party=party, kind=kind)
        consent = cell.row.consent
        return say(
            LONG[cell.state], party=party, kind=kind, start=consent.valid_from or "–", end=consent.valid_to or "–"
        )

    def _fit(self, rows: int) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(sized(120))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(sized(ROW))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(sized(ROW) * rows + across.sizeHint().height() + sized(FRAME))
