"""Lists as tables: models that keep Qt's rules, order by values, rows fetched when they are looked at."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseworker_app.services.ports import CaseFilter
from caseworker_app.texts import DANISH
from tests.archives import a_case, put_case
from tests.ui.stage import Stage, citizen, open_case
from ui.tables.case_list_model import DEADLINE_COLUMN, PAGE, CaseListModel
from ui.tables.columns import ASIDE_ROLE, ID_ROLE, SECOND_ROLE, SIGN_ROLE, TONE_ROLE, Column
from ui.tables.list_table import ListTable
from ui.tables.rows_model import RowsModel


@dataclass(frozen=True)
class Thing:
    """A row of a list in these tests."""

    name: str
    day: date


COLUMNS = (
    Column[Thing]("Navn", lambda row, _: row.name, 10, 1, second=lambda row, t: t.date(row.day), strong=True),
    Column[Thing]("Dato", lambda row, texts: texts.date(row.day), 10, order=lambda row: row.day),
)
THINGS = (
    Thing("Åse", date(2026, 2, 11)), Thing("Bo", date(2026, 10, 3)), Thing("Ida", date(2025, 12, 24)),
)  # fmt: skip


@pytest.fixture
def things(dressed, qtbot: QtBot) -> ListTable:
    model = RowsModel[Thing](COLUMNS, DANISH, lambda row: row.name)
    table = ListTable(model, "Ting")
    model.setParent(table)
    model.show(THINGS)
    table.resize(500, 300)
    qtbot.addWidget(table)
    table.show()
    return table


def column(table: ListTable, number: int = 0) -> list[str]:
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def click_heading(qtbot: QtBot, table: ListTable, number: int) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(number) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_list_of_rows_keeps_the_rules_of_models(things: ListTable, qtmodeltester: ModelTester):
    qtmodeltester.check(things.model())


def test_the_case_list_keeps_the_rules_of_models(stage: Stage, qtmodeltester: ModelTester):
    open_case(stage.space)
    model = CaseListModel(stage.space.case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter())
    assert model.rowCount() == 1
    qtmodeltester.check(model)


def test_a_heading_orders_by_values_and_turns_round(things: ListTable, qtbot: QtBot):
    click_heading(qtbot, things, 1)
    assert column(things) == ["Ida", "Åse", "Bo"]
    click_heading(qtbot, things, 1)
    assert column(things) == ["Bo", "Åse", "Ida"]


def test_a_third_click_gives_the_order_back_in_which_the_list_came(things: ListTable, qtbot: QtBot):
    for _ in range(3):
        click_heading(qtbot, things, 1)
    assert column(things) == ["Åse", "Bo", "Ida"]
    assert not things.horizontalHeader().isSortIndicatorShown()


def test_a_heading_without_an_order_changes_nothing(things: ListTable, qtbot: QtBot):
    click_heading(qtbot, things, 0)
    assert column(things) == ["Åse", "Bo", "Ida"]
    assert not things.horizontalHeader().isSortIndicatorShown()


def test_the_cursor_stays_on_its_record_when_the_order_changes(things: ListTable, qtbot: QtBot):
    things.point_at("Bo")
    click_heading(qtbot, things, 1)
    assert things.current_id() == "Bo"
    assert things.currentIndex().row() == 2


def test_the_cursor_goes_to_the_first_row_when_its_record_is_gone(things: ListTable):
    things.point_at("Bo")
    things.model().show(THINGS[2:])
    assert things.current_id() == "Ida"


def test_keys_open_and_move(things: ListTable, qtbot: QtBot):
    opened: list[object] = []
    things.opened.connect(opened.append)
    things.point_at("Åse")
    qtbot.keyClick(things, Qt.Key.Key_Down)
    qtbot.keyClick(things, Qt.Key.Key_Return)
    qtbot.keyClick(things, Qt.Key.Key_End)
    qtbot.keyClick(things, Qt.Key.Key_Enter)
    assert opened == ["Bo", "Ida"]


def test_a_cell_says_both_of_its_lines(things: ListTable):
    index = things.model().index(0, 0)
    assert index.data(SECOND_ROLE) == "11.02.2026"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Åse, 11.02.2026"


def test_columns_share_the_room_and_keep_their_least(things: ListTable):
    whole = sum(things.columnWidth(number) for number in range(2))
    assert whole == pytest.approx(things.viewport().width(), abs=2)
    narrow = things.columnWidth(1)
    things.resize(120, 300)
    assert things.columnWidth(1) == narrow
    assert sum(things.columnWidth(number) for number in range(2)) > things.viewport().width()


def test_a_column_that_holds_gives_no_room(dressed, qtbot: QtBot):
    holding = replace(COLUMNS[0], title="Frist", letters=20, holds=True)
    model = RowsModel[Thing]((COLUMNS[0], holding, replace(holding, share=0)), DANISH, lambda row: row.name)
    table = ListTable(model, "Ting")
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    for width in (1200, 120):
        table.resize(width, 300)
        giving, held, least = (table.columnWidth(number) for number in range(3))
        assert (held > least) is (width == 1200)
        assert held >= least
    assert giving < least // 2


def test_rows_are_fetched_by_the_page_and_only_when_looked_at(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    store = stage.space.cases._desk.store
    for number in range(1, PAGE + 21):
        put_case(store, a_case(f"2026-{number:05}", f"Borger {number:03}", f"70{number % 12 + 1:02}85{1000 + number}"))
    case_list, fetched = stage.space.case_list, []
    read = case_list.rows
    monkeypatch.setattr(case_list, "rows", lambda ids: fetched.append(len(ids)) or read(ids))
    model = CaseListModel(case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter())
    assert (model.rowCount(), fetched) == (PAGE + 20, [])
    assert model.index(3, 0).data() == "Borger 004"
    assert model.index(PAGE + 5, 0).data() == "Borger 106"
    assert model.index(4, 0).data() == "Borger 005"
    assert fetched == [PAGE, 20]


def test_the_case_list_is_ordered_by_the_archive_the_danish_way(stage: Stage, qtbot: QtBot):
    for at, name in enumerate(("Åse Ærø", "Anders And", "Øjvind Bo", "Ægir Dam")):
        open_case(stage.space, citizen(name, f"6{at + 1}0771-100{at}"))
    model = CaseListModel(stage.space.case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter())
    names = [model.index(row, 0).data() for row in range(4)]
    assert names == ["Anders And", "Ægir Dam", "Øjvind Bo", "Åse Ærø"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(4)] == names[::-1]
    assert model.place_of(model.index(2, 0).data(ID_ROLE)) == 2


def test_a_case_shows_its_week_and_hides_its_number(stage: Stage):
    open_case(stage.space)
    model = CaseListModel(stage.space.case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter())
    shown = [model.index(0, number).data() for number in range(model.columnCount())]
    assert shown == ["Søren Ødum", "…", "Øster Skole", "620771-••••", "11", "14.09.2026", "2026-0001"]
    assert model.index(0, 0).data(SECOND_ROLE) == "f. 02.07.1971"
    assert model.index(0, 2).data(SECOND_ROLE) == "Pædagogisk leder"


def test_the_next_deadline_is_filled_in_afterwards(stage: Stage):
    case = open_case(stage.space)
    model = CaseListModel(stage.space.case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter())
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.column()))
    known = stage.space.case_list.next_deadlines()
    model.show_deadlines(known)
    cell, one = model.index(0, DEADLINE_COLUMN), known[case.id]
    assert changed == [DEADLINE_COLUMN]
    assert cell.data(SECOND_ROLE) == one.what
    assert (cell.data(TONE_ROLE), cell.data(SIGN_ROLE)) == ("bad", "alert-triangle")
    assert cell.data().endswith("dage over")
    assert cell.data(ASIDE_ROLE) == f"+{one.more}"
    assert f"Sidste dag er {DANISH.date(one.due)}" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_an_order_by_deadline_waits_until_they_are_known(stage: Stage):
    for at, name in enumerate(("Anna", "Bo", "Carl")):
        absent = {"first_absence_day": date(2026, 11 - at, 20)}
        open_case(stage.space, citizen(name, f"6{at + 1}0771-100{at}", **absent))
    model = CaseListModel(stage.space.case_list, DANISH, stage.space.today, stage)
    model.show(CaseFilter(order="deadline"))
    assert model.is_waiting
    assert [model.index(row, 0).data() for row in range(3)] == ["Anna", "Bo", "Carl"]
    model.show_deadlines(stage.space.case_list.next_deadlines())
    assert not model.is_waiting
    known = stage.space.case_list.next_deadlines()
    shown = [model.row_at(row) for row in range(3)]
    assert [known[row.id].act_by for row in shown] == sorted(one.act_by for one in known.values())
    assert [row.citizen for row in shown] != ["Anna", "Bo", "Carl"]
