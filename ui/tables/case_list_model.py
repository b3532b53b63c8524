"""The case list: all ids in order, and only the rows that are looked at."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from caseworker_app.domain.case import CaseStatus, week_of_absence
from caseworker_app.services.overview import Overview
from caseworker_app.services.ports import CaseFilter, CaseRow
from caseworker_app.texts import N_, Texts
from ui.tables.columns import ID_ROLE, Column, cell
from ui.tables.rows_model import NOWHERE, Index

PAGE = 100
MOST_PAGES = 40


def _born(row: CaseRow, texts: Texts) -> str:
    return texts.say("f. {day}", day=row.born)


def _closed(row: CaseRow, texts: Texts) -> str:
    return texts.say("Afsluttet") if row.status == CaseStatus.CLOSED.value else ""


def _first_day(row: CaseRow, texts: Texts) -> str:
    return texts.date(row.first_absence_day) if row.first_absence_day else "–"


def case_columns(today: date) -> tuple[Column[CaseRow], ...]:
    """The columns of the case list; the week of absence is counted from the day."""

    def week(row: CaseRow, texts: Texts) -> str:
        number = week_of_absence(row.first_absence_day, today)
        return "–" if number is None or row.status == CaseStatus.CLOSED.value else str(number)

    return (
        Column(N_("Borger"), lambda row, _: row.citizen, 24, 4, second=_born, order="citizen", strong=True),
        Column(N_("CPR-nummer"), lambda row, _: row.cpr_masked, 13),
        Column(N_("Arbejdsplads"), lambda row, _: row.workplace, 20, 3, order="workplace"),
        Column(N_("Stilling"), lambda row, _: row.job_title, 16, 2, order="job_title"),
        Column(N_("Uge"), week, 6),
        Column(N_("Første fraværsdag"), _first_day, 17, order="first_absence_day"),
        Column(N_("Sagsnr."), lambda row, _: row.number, 11, second=_closed, order="number"),
    )


class CaseListModel(QAbstractTableModel):
    """Opens at once however many cases there are: rows are fetched by the page when they are shown."""

    def __init__(self, overview: Overview, texts: Texts, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = case_columns(today)
        self._overview = overview
        self._texts = texts
        self._ids: Sequence[UUID] = []
        self._pages: OrderedDict[int, list[CaseRow]] = OrderedDict()
        self._wanted = CaseFilter()

    @property
    def wanted(self) -> CaseFilter:
        return self._wanted

    def show(self, wanted: CaseFilter) -> None:
        """The cases that pass the filter, in its order."""
        self.beginResetModel()
        self._wanted = wanted
        self._pages.clear()
        self._ids = self._overview.case_ids(wanted)
        self.endResetModel()

    def row_at(self, row: int) -> CaseRow:
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            self._pages[page] = self._overview.case_rows(self._ids[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page][place]

    def place_of(self, identity: object) -> int | None:
        if not isinstance(identity, UUID):
            return None
        try:
            return self._ids.index(identity)
        except ValueError:
            return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        return cell(self.columns[index.column()], self.row_at(index.row()), self._texts, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts.say(self.columns[section].title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self.columns[column].order
        if isinstance(name, str) and name:
            descending = order == Qt.SortOrder.DescendingOrder
            self.show(replace(self._wanted, order=name, descending=descending))
