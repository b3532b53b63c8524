"""The case list: all ids in order, and only the rows that are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from caseworker_app.domain.case import CaseStatus, week_of_absence
from caseworker_app.domain.deadline import Urgency
from caseworker_app.services.case_list import BY_DEADLINE, CaseList, day_of, without_deadlines
from caseworker_app.services.ports import CaseFilter, CaseRow
from caseworker_app.services.reckoning import NextDeadline
from caseworker_app.texts import N_, Texts
from ui.look import Tone
from ui.pages.case_sections.states import day_words
from ui.tables.columns import ID_ROLE, Column, cell
from ui.tables.rows_model import NOWHERE, Index

PAGE = 100
MOST_PAGES = 40
DEADLINE_COLUMN = 1
SIGNS = {
    Urgency.OVERDUE: (Tone.BAD, "alert-triangle"), Urgency.TODAY: (Tone.WARN, "sun"),
    Urgency.THIS_WEEK: (Tone.INFO, "calendar"), Urgency.LATER: (Tone.NEUTRAL, "calendar-clock"),
    None: (Tone.UNSETTLED, "help-circle"),
}  # fmt: skip
Next = Callable[[UUID], NextDeadline | None]


def _born(row: CaseRow, texts: Texts) -> str:
    return texts.say("f. {day}", day=row.born)


def _closed(row: CaseRow, texts: Texts) -> str:
    return texts.say("Afsluttet") if row.status == CaseStatus.CLOSED.value else ""


def _first_day(row: CaseRow, texts: Texts) -> str:
    return texts.date(row.first_absence_day) if row.first_absence_day else "–"


def case_columns(today: date, next_of: Next, waiting: Callable[[UUID], bool]) -> tuple[Column[CaseRow], ...]:
    """The columns of the case list; the week of absence is counted from the day."""

    def week(row: CaseRow, texts: Texts) -> str:
        number = week_of_absence(row.first_absence_day, today)
        return "–" if number is None or row.status == CaseStatus.CLOSED.value else str(number)

    return (
        Column(N_("Borger"), lambda row, _: row.citizen, 20, 4, second=_born, order="citizen", strong=True),
        _deadline_column(today, next_of, waiting),
        Column(
            N_("Arbejdsplads"), lambda row, _: row.workplace, 18, 3, second=lambda row, _: row.job_title,
            order="workplace",
        ),
        Column(N_("CPR-nummer"), lambda row, _: row.cpr_masked, 12, order="born"),
        Column(N_("Uge"), week, 5, order="week"),
        Column(N_("Første fraværsdag"), _first_day, 15, order="first_absence_day"),
        Column(N_("Sagsnr."), lambda row, _: row.number, 11, second=_closed, order="number"),
    )  # fmt: skip


def _deadline_column(today: date, next_of: Next, waiting: Callable[[UUID], bool]) -> Column[CaseRow]:
    """The day to act by and what is to be done, the earliest first; further things as a number."""

    def when(row: CaseRow, texts: Texts) -> str:
        if row.status == CaseStatus.CLOSED.value:
            return "–"
        if waiting(row.id):
            return "…"
        one = next_of(row.id)
        return _when(one, today, texts) if one else "–"

    def what(row: CaseRow, texts: Texts) -> str:
        one = next_of(row.id)
        return texts.say(one.what, **one.places) if one else ""

    def more(row: CaseRow, _: Texts) -> str:
        one = next_of(row.id)
        return f"+{one.more}" if one and one.more else ""

    def look(row: CaseRow) -> tuple[str, str]:
        one = next_of(row.id)
        tone, sign = SIGNS[one.urgency] if one else ("", "")
        return tone, sign

    def told(row: CaseRow, texts: Texts) -> str:
        one = next_of(row.id)
        return _told(one, today, texts) if one else ""

    return Column(
        N_("Næste frist"), when, 17, 3, holds=True, second=what, order=BY_DEADLINE, tone=lambda row: look(row)[0],
        sign=lambda row: look(row)[1], aside=more, told=told,
    )  # fmt: skip


def _when(one: NextDeadline, today: date, texts: Texts) -> str:
    day = day_of(one)
    if day is None:
        return texts.say("Ikke afklaret")
    return day_words(day if one.urgency is Urgency.OVERDUE else max(day, today), today, texts)


def _told(one: NextDeadline, today: date, texts: Texts) -> str:
    """The whole cell in words: when, what, the last day itself and what else there is."""
    parts = [_when(one, today, texts), texts.say(one.what, **one.places)]
    if one.due:
        parts.append(texts.say("Sidste dag er {day}", day=one.due))
    if one.more:
        parts.append(texts.count("{number} ting mere i sagen", "{number} ting mere i sagen", one.more))
    if one.has_unsettled and one.urgency:
        parts.append(texts.say("Noget i sagen er ikke afklaret"))
    return "\n".join(parts)


class CaseListModel(QAbstractTableModel):
    """Opens at once however many cases there are: rows are fetched by the page when they are shown."""

    def __init__(self, case_list: CaseList, texts: Texts, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case_list = case_list
        self._texts = texts
        self._ids: Sequence[UUID] = []
        self._pages: OrderedDict[int, list[CaseRow]] = OrderedDict()
        self._wanted = CaseFilter()
        self._next: Mapping[UUID, NextDeadline | None] = {}
        self.has_deadlines = False
        """Whether they are reckoned for all cases."""
        self.columns = case_columns(today, lambda one: self._next.get(one), self._waits_for)

    @property
    def wanted(self) -> CaseFilter:
        return self._wanted

    def ids(self) -> Sequence[UUID]:
        """The cases that are shown, in order."""
        return self._ids

    def show(self, wanted: CaseFilter) -> None:
        """The cases that pass the filter, in its order; what asks for deadlines waits until they are reckoned."""
        self.beginResetModel()
        self._wanted = wanted
        self._pages.clear()
        self._ids = self._case_list.ids(wanted if self.has_deadlines else without_deadlines(wanted))
        self.endResetModel()

    @property
    def is_waiting(self) -> bool:
        """Whether the order or the filter has to wait for the deadlines."""
        return not self.has_deadlines and self._wanted != without_deadlines(self._wanted)

    def show_some_deadlines(self, known: Mapping[UUID, NextDeadline | None]) -> None:
        """What comes next in some cases; the others wait on."""
        self._next = known
        if self._ids:
            last = self.index(len(self._ids) - 1, DEADLINE_COLUMN)
            self.dataChanged.emit(self.index(0, DEADLINE_COLUMN), last)

    def show_deadlines(self, known: Mapping[UUID, NextDeadline | None]) -> None:
        """What comes next in each case, when all are reckoned."""
        self.has_deadlines = True
        self.show_some_deadlines(known)
        if self._wanted != without_deadlines(self._wanted):
            self.show(self._wanted)

    def row_at(self, row: int) -> CaseRow:
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            self._pages[page] = self._case_list.rows(self._ids[page * PAGE : (page + 1) * PAGE])
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
        """By a column; before the first is the usual order."""
        name = self.columns[column].order if column >= 0 else CaseFilter.order
        if isinstance(name, str) and name:
            descending = order == Qt.SortOrder.DescendingOrder
            self.show(replace(self._wanted, order=name, descending=descending))

    def column_of(self, order: str) -> int:
        """Where the list shows what it is ordered by; -1 when no column does."""
        return next((at for at, column in enumerate(self.columns) if column.order == order), -1)

    def _waits_for(self, case_id: UUID) -> bool:
        return not self.has_deadlines and case_id not in self._next
