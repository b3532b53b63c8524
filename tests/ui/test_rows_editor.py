"""Tables of rows in a form, used with real keys and the mouse."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.draft import Draft
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, warns
from caseworker_app.texts import DANISH
from ui.forms.rows_editor import RowsEditor
from ui.forms.scheme_form import SchemeForm

Key, Modifier = Qt.Key, Qt.KeyboardModifier
COLUMNS = (
    Field("label", "Nr.", Kind.TEXT, fixed=True, required=False, width=1),
    Field("on", "Dato", Kind.DATE, width=3),
    Field("hours", "Timer", Kind.HOURS, width=2),
    Field("how", "Måde", Kind.CHOICE, required=False, width=3, choices=(Choice("a", "Møde"), Choice("b", "Brev"))),
    Field("what", "Hvad", Kind.TEXT, required=False, width=5),
    Field("remark", "Bemærkning", Kind.TEXT, required=False, detail=True, width=6),
    Field("monday", "Mandag", Kind.HOURS, required=False, detail=True, width=2),
)


def _many(answers: Answers) -> Iterator[Finding]:
    for number, row in enumerate(answers.rows("plan")):
        hours = row.hours("hours")
        if hours is not None and hours > 37:
            yield warns("plan", "{hours} timer er mange.", rule="DEL-01", row=number, hours=hours)


def _numbered(answers: Answers) -> Answers:
    rows = tuple(row.with_answer("label", f"{at}.") for at, row in enumerate(answers.rows("plan"), start=1))
    return answers.with_answer("plan", rows or None)


def _week_later(before: tuple[Answers, ...]) -> Answers:
    day = before[-1].date("on") if before else None
    return Answers({"on": day + timedelta(days=7)} if day else {})


FORM = Form("trial", "Prøve", sections=(
    Section("Plan", (
        Field("before", "Før", Kind.TEXT, required=False),
        Field("plan", "Plan", Kind.ROWS, columns=COLUMNS, next_row=_week_later),
        Field("after", "Efter", Kind.TEXT, required=False),
    )),
), checks=(_many,), computed=_numbered)  # fmt: skip


def row(day: int, hours: str = "15", what: str = "") -> Answers:
    return Answers({"on": date(2026, 11, day), "hours": Decimal(hours)}).with_answer("what", what or None)


THREE = Answers({"plan": (row(2, "10", "ét"), row(9, "20", "to"), row(16, "30", "tre"))})


@pytest.fixture
def shown(qtbot) -> Callable[..., SchemeForm]:
    def show(answers: Answers = THREE) -> SchemeForm:
        made = SchemeForm(FORM, Draft(answers), DANISH, FORM.findings)
        qtbot.addWidget(made)
        made.resize(900, 700)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return show


def editor(form: SchemeForm) -> RowsEditor:
    return form.box("plan").editor


def rows(form: SchemeForm) -> tuple[Answers, ...]:
    return form.draft().answers.rows("plan")


def whats(form: SchemeForm) -> list[str]:
    return [one.text("what") for one in rows(form)]


def press(*keys: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def types(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def at(form: SchemeForm) -> tuple[str, int | None]:
    return form.current_place()[:2]


def cell(form: SchemeForm, number: int, column: int) -> str:
    model = editor(form).table.rows_model
    return model.data(model.index(number, column))


def test_rows_are_shown_the_danish_way_with_what_is_computed(shown):
    form = shown()
    assert [cell(form, 1, column) for column in range(5)] == ["2.", "09.11.2026", "20,0", "", "to"]
    assert "label" not in rows(form)[0]


def test_clicking_a_cell_opens_it_and_typing_begins_at_once(shown, qtbot):
    form = shown()
    table = editor(form).table
    place = table.visualRect(table.rows_model.index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at(form) == ("plan.hours", 1)
    QApplication.focusWidget().selectAll()
    types("21,5")
    assert rows(form)[1]["hours"] == Decimal("21.5")
    assert rows(form)[0]["hours"] == Decimal(10)


def test_text_that_cannot_be_read_is_kept_in_the_row(shown):
    form = shown()
    form.focus_field("plan.hours", 0)
    types("mange")
    assert rows(form)[0]["hours"] == Unread("mange")
    form.focus_field("plan.hours", 2)
    assert cell(form, 0, 2) == "mange"
    assert any("“mange” kan ikke læses" in words for words in form.box("plan").notes.words())


def test_tab_goes_from_cell_to_cell_and_row_to_row_and_out(shown):
    form = shown(Answers({"plan": (row(2), row(9))}))
    form.focus_field("before")
    press(Key.Key_Tab)
    seen = []
    for _ in range(8):
        seen.append(at(form))
        press(Key.Key_Tab)
    columns = ["plan.on", "plan.hours", "plan.how", "plan.what"]
    assert seen == [(column, number) for number in (0, 1) for column in columns]
    assert QApplication.focusWidget() is editor(form).add


def test_shift_tab_goes_the_same_way_back(shown):
    form = shown(Answers({"plan": (row(2), row(9))}))
    editor(form).add.setFocus()
    seen = []
    for _ in range(8):
        press(Key.Key_Backtab, modifier=Modifier.ShiftModifier)
        seen.append(at(form))
    columns = ["plan.what", "plan.how", "plan.hours", "plan.on"]
    assert seen == [(column, number) for number in (1, 0) for column in columns]
    press(Key.Key_Backtab, modifier=Modifier.ShiftModifier)
    assert form.current_place()[0] == "before"


def test_tab_after_the_last_field_does_not_fall_into_the_table(shown):
    form = shown()
    form.focus_field("plan.hours", 1)
    form.focus_field("after")
    press(Key.Key_Tab)
    assert form.current_place()[0] == "before"


def test_enter_goes_down_and_adds_a_row_at_the_end(shown):
    form = shown()
    form.focus_field("plan.hours", 1)
    press(Key.Key_Return)
    assert at(form) == ("plan.hours", 2)
    press(Key.Key_Return)
    assert len(rows(form)) == 4
    assert at(form) == ("plan.on", 3)
    types("23112026")
    assert rows(form)[3]["on"] == date(2026, 11, 23)


def test_up_and_down_go_between_rows_from_a_text(shown):
    form = shown()
    form.focus_field("plan.what", 1)
    press(Key.Key_Down)
    assert at(form) == ("plan.what", 2)
    press(Key.Key_Down, Key.Key_Up, Key.Key_Up)
    assert at(form) == ("plan.what", 0)


def test_a_new_row_is_proposed_from_those_before(shown):
    form = shown()
    form.focus_field("plan.what", 0)
    press(Key.Key_Insert, modifier=Modifier.ControlModifier)
    assert rows(form)[3] == Answers({"on": date(2026, 11, 23)})
    assert QApplication.focusWidget().text() == "23.11.2026"


def test_ctrl_delete_removes_the_row_at_hand(shown):
    form = shown()
    form.focus_field("plan.what", 1)
    press(Key.Key_Delete, modifier=Modifier.ControlModifier)
    assert whats(form) == ["ét", "tre"]
    assert at(form)[1] == 1


def test_alt_and_arrows_move_the_row_with_its_cursor(shown):
    form = shown()
    form.focus_field("plan.what", 0)
    press(Key.Key_Down, modifier=Modifier.AltModifier)
    assert whats(form) == ["to", "ét", "tre"]
    assert at(form) == ("plan.what", 1)
    press(Key.Key_Up, Key.Key_Up, modifier=Modifier.AltModifier)
    assert whats(form) == ["ét", "to", "tre"]


def test_the_buttons_do_the_same_as_the_keys(shown, qtbot):
    form = shown(Answers())
    assert not editor(form).remove.isEnabled()
    qtbot.mouseClick(editor(form).add, Qt.MouseButton.LeftButton)
    types("2.11.2026")
    assert rows(form) == (Answers({"on": date(2026, 11, 2)}),)
    qtbot.mouseClick(editor(form).remove, Qt.MouseButton.LeftButton)
    assert "plan" not in form.draft().answers
    assert editor(form).add.hasFocus()


def test_each_cell_and_each_row_is_a_step_of_undo(shown):
    form = shown()
    form.focus_field("plan.hours", 0)
    types("12")
    press(Key.Key_Tab, Key.Key_Tab)
    types("nyt")
    press(Key.Key_Delete, modifier=Modifier.ControlModifier)
    control = Modifier.ControlModifier
    press(Key.Key_Z, modifier=control)
    assert len(rows(form)) == 3
    assert whats(form)[0] == "nyt"
    press(Key.Key_Z, modifier=control)
    assert whats(form)[0] == "ét"
    assert rows(form)[0]["hours"] == Decimal(12)
    press(Key.Key_Z, modifier=control)
    assert form.draft().answers == THREE
    press(Key.Key_Y, Key.Key_Y, Key.Key_Y, modifier=control)
    assert whats(form) == ["to", "tre"]


def test_the_same_column_of_two_rows_is_two_steps_of_undo(shown):
    form = shown()
    form.focus_field("plan.what", 0)
    types("a")
    press(Key.Key_Down)
    types("b")
    press(Key.Key_Z, modifier=Modifier.ControlModifier)
    assert whats(form) == ["a", "to", "tre"]


def test_undo_shows_the_row_it_happened_in(shown):
    form = shown()
    form.focus_field("plan.what", 2)
    types("x")
    form.focus_field("before")
    press(Key.Key_Z, modifier=Modifier.ControlModifier)
    assert at(form)[1] == 2
    assert whats(form)[2] == "tre"


def test_details_belong_to_the_row_at_hand(shown, qtbot):
    form = shown()
    form.focus_field("plan.what", 1)
    qtbot.mouseClick(editor(form).details, Qt.MouseButton.LeftButton)
    remark = editor(form).detail("remark")
    remark.part().setFocus()
    types("syg barn")
    assert [one.text("remark") for one in rows(form)] == ["", "syg barn", ""]
    form.focus_field("plan.what", 2)
    assert remark.value() is None
    form.focus_field("plan.what", 1)
    assert remark.value() == "syg barn"
    qtbot.mouseClick(editor(form).details, Qt.MouseButton.LeftButton)
    assert not remark.isVisible()


def test_the_cursor_comes_back_to_cell_and_detail(shown):
    form = shown()
    form.restore_place(("plan.what", 2, 1))
    assert form.current_place() == ("plan.what", 2, 1)
    form.restore_place(("plan.remark", 1, 0))
    assert form.current_place() == ("plan.remark", 1, 0)
    assert editor(form).detail("remark").has_focus()


def test_a_finding_marks_its_row_and_asks_for_its_rule(shown, qtbot):
    form = shown(Answers({"plan": (row(2), row(9, "40"))}))
    model = editor(form).table.rows_model
    assert model.words(0) == ""
    assert model.words(1) == "Række 2: 40 timer er mange."
    assert model.data(model.index(1, 1), Qt.ItemDataRole.ToolTipRole) == "Række 2: 40 timer er mange."
    [why] = form.box("plan").notes.buttons()
    with qtbot.waitSignal(form.why) as asked:
        qtbot.mouseClick(why, Qt.MouseButton.LeftButton)
    assert asked.args[0].row == 1
    form.focus_field("plan.hours", 1)
    assert "40 timer er mange" in QApplication.focusWidget().accessibleDescription()
    types("30")
    assert model.words(1) == ""
    assert form.box("plan").notes.words() == []


def test_a_new_row_is_not_scolded_before_it_was_left(shown):
    form = shown()
    form.focus_field("plan.what", 2)
    press(Key.Key_Insert, modifier=Modifier.ControlModifier)
    types("1")
    assert editor(form).table.rows_model.words(3) == ""
    form.focus_field("before")
    assert "Timer mangler" in editor(form).table.rows_model.words(3)


def test_a_summary_link_leads_into_the_row(shown, qtbot):
    form = shown(Answers({"plan": (row(2), Answers({"on": date(2026, 11, 9)}))}))
    form.show_all_findings()
    [link] = form.summary().links()
    assert link.text() == "Plan: Række 2: Timer mangler."
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert at(form)[1] == 1


def test_read_only_rows_cannot_be_opened(shown, qtbot):
    form = shown()
    form.set_read_only(True)
    table = editor(form).table
    place = table.visualRect(table.rows_model.index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    press(Key.Key_9)
    press(Key.Key_Delete, Key.Key_Insert, modifier=Modifier.ControlModifier)
    assert table.open_row == -1
    assert not editor(form).add.isVisible()
    assert form.draft().answers == THREE


def test_unknown_answers_of_a_row_are_kept(shown):
    form = shown(Answers({"plan": (row(2).with_answer("older", "gammelt"),)}))
    form.focus_field("plan.what", 0)
    types("nyt")
    assert rows(form)[0]["older"] == "gammelt"


def test_the_model_keeps_the_rules_of_qt(shown, qtmodeltester):
    form = shown()
    qtmodeltester.check(editor(form).table.rows_model)


def test_controls_of_a_table_have_names(shown):
    form = shown()
    editor(form).show_details(True)
    form.focus_field("plan.on", 1)
    parts = [part for one in editor(form).table.editors().values() for part in one.parts()]
    for widget in [*parts, *editor(form).findChildren(QPushButton)]:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    assert editor(form).add.accessibleName() == "Tilføj række i Plan"
    assert "Plan, række 2" in QApplication.focusWidget().accessibleDescription()


def test_a_hundred_rows_share_one_set_of_editors(shown):
    """Typing in a long plan stays quick because only the open row has editors."""
    form = shown(Answers({"plan": tuple(row(2, str(number % 30)) for number in range(104))}))
    form.focus_field("plan.hours", 103)
    types("7")
    before = len(editor(form).findChildren(QWidget))
    form.focus_field("plan.hours", 50)
    types("8")
    assert len(editor(form).findChildren(QWidget)) == before
    assert rows(form)[103]["hours"] == Decimal(7)
    assert rows(form)[50]["hours"] == Decimal(8)


def test_the_open_cell_lies_over_its_place_also_after_scrolling(shown):
    form = shown(Answers({"plan": tuple(row(2, "5") for _ in range(60))}))
    form.focus_field("plan.hours", 59)
    table = editor(form).table
    place = table.visualRect(table.rows_model.index(59, 2))
    assert table.viewport().rect().contains(place)
    assert place.contains(table.editors()[2].geometry())
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() - 40)
    assert table.visualRect(table.rows_model.index(59, 2)).contains(table.editors()[2].geometry())
