"""Forms drawn from their definition, used with real keys: editors, undo, findings, places."""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from caseworker_app.domain.answers import Answers, Unread
from caseworker_app.domain.draft import Draft
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section, field_findings
from caseworker_app.domain.findings import Finding, unsettled, warns
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.partial_return import FORM as PARTIAL_RETURN
from caseworker_app.schemes.plan_changes import UNTIL_FULL
from caseworker_app.texts import DANISH
from tests.schemes.stage import a_basis
from ui.forms.choice_editors import ComboEditor, SegmentEditor
from ui.forms.editors import EDITORS, make_editor
from ui.forms.scheme_form import SchemeForm
from ui.forms.tool_panel import ToolPanel

Key, Modifier = Qt.Key, Qt.KeyboardModifier
HOW = (Choice("meeting", "Møde"), Choice("telephone", "Telefon"))
WHO = (Choice("a", "Anne"), Choice("b", "Bo"), Choice("c", "Cilla"), Choice("d", "Dan"))


def _late(answers: Answers) -> Iterator[Finding]:
    day = answers.date("start")
    if day is not None and day.year > 2030:
        yield warns("start", "Datoen {day} ligger langt ude i fremtiden.", rule="DEL-01", day=day)
    if answers.text("name") == "Ukendt":
        yield unsettled("name", "Hvad der gælder, er ikke afklaret.", rule="DEL-02")


FORM = Form("trial", "Prøve", sections=(
    Section("Først", (
        Field("name", "Navn", Kind.TEXT, width=6, help="Hele navnet."),
        Field("start", "Startdato", Kind.DATE, width=3),
        Field("hours", "Timer", Kind.HOURS, width=3),
        Field("count", "Antal", Kind.NUMBER, width=3, required=False),
        Field("at", "Klokken", Kind.TIME, width=3, required=False),
        Field("price", "Pris", Kind.MONEY, width=3, required=False),
        Field("born", "Født", Kind.DATE, width=3, required=False, fixed=True),
        Field("how", "Måde", Kind.CHOICE, width=6, choices=HOW),
        Field("who", "Ansvarlig", Kind.CHOICE, width=6, choices=WHO, required=False),
        Field("topics", "Emner", Kind.SEVERAL, choices=WHO, required=False),
    )),
    Section("Så", (
        Field("agreed", "Det er aftalt", Kind.YES_NO, required=False),
        Field("why", "Hvorfor", Kind.LONG_TEXT, asked_if=lambda a: a.yes("agreed")),
        Field("note", "Notat", Kind.LONG_TEXT, required=False),
    )),
), checks=(_late,), computed=lambda a: a.with_answer("born", a.date("start")))  # fmt: skip
FULL = Answers({"name": "Åse Ærø", "start": date(2026, 11, 30), "hours": Decimal(15), "how": "meeting"})


@pytest.fixture
def shown(qtbot) -> Callable[..., SchemeForm]:
    """Shows a form with a draft of these answers."""

    def show(answers: Answers | None = None, form: Form = FORM) -> SchemeForm:
        made = SchemeForm(form, Draft(answers or Answers()), DANISH, form.findings)
        qtbot.addWidget(made)
        made.resize(900, 800)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return show


def part(form: SchemeForm, key: str) -> QWidget:
    form.focus_field(key)
    return form.box(key).editor.part()


def words(form: SchemeForm, key: str) -> list[str]:
    box = form.box(key)
    return box.marks.words() + box.notes.words()


def press(widget: QWidget, *keys: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(widget, key, modifier)


def undo() -> None:
    press(QApplication.focusWidget(), Key.Key_Z, modifier=Modifier.ControlModifier)


def test_every_kind_has_an_editor():
    assert set(EDITORS) == set(Kind)


# Reading what is typed.


def test_letters_in_hours_are_kept_and_answered_with_a_sentence(shown):
    form = shown()
    QTest.keyClicks(part(form, "hours"), "cirka ti")
    assert form.draft().answers["hours"] == Unread("cirka ti")
    assert words(form, "hours") == []
    form.focus_field("name")
    assert form.box("hours").editor.part().text() == "cirka ti"
    assert "“cirka ti” kan ikke læses" in words(form, "hours")[0]
    assert form.box("hours").how.text() == "Skriv timer som et tal, for eksempel 18,5."


def test_a_time_is_read_and_stepped(shown):
    form = shown()
    line = part(form, "at")
    QTest.keyClicks(line, "930")
    assert form.draft().answers["at"] == time(9, 30)
    press(line, Key.Key_Up)
    press(line, Key.Key_Up, modifier=Modifier.ShiftModifier)
    assert line.text() == "10.35"
    line.selectAll()
    QTest.keyClicks(line, "9.75")
    form.focus_field("name")
    assert form.box("at").how.text() == "“9.75” er ikke et klokkeslæt."


def test_an_amount_is_tidied_and_decimals_are_counted(shown):
    form = shown()
    QTest.keyClicks(part(form, "price"), "12500,5")
    form.focus_field("name")
    assert form.box("price").editor.part().text() == "12.500,50"
    assert form.draft().answers["price"] == Decimal("12500.50")
    line = part(form, "price")
    line.selectAll()
    QTest.keyClicks(line, "1,255")
    form.focus_field("name")
    assert form.draft().answers["price"] == Unread("1,255")
    assert "to decimaler" in form.box("price").how.text()


@pytest.mark.parametrize("typed", ["22.11.2026", "22-11-26", "22/11/2026", "221126", "2026-11-22"])
def test_dates_are_read_as_people_write_them(shown, typed):
    form = shown()
    line = part(form, "start")
    QTest.keyClicks(line, typed)
    assert form.draft().answers["start"] == date(2026, 11, 22)
    assert line.text() == typed
    form.focus_field("name")
    assert line.text() == "22.11.2026"
    assert form.box("start").editor.hint.text() == "søndag, uge 47"


def test_a_date_that_does_not_exist_stays_as_typed(shown):
    form = shown()
    QTest.keyClicks(part(form, "start"), "31.02.2026")
    form.focus_field("name")
    assert form.draft().answers["start"] == Unread("31.02.2026")
    assert words(form, "start") == ["Startdato: “31.02.2026” kan ikke læses."]
    assert form.box("start").how.text() == "“31.02.2026” er ikke en dato i kalenderen."


def test_a_date_may_be_emptied(shown):
    form = shown(FULL)
    line = part(form, "start")
    line.selectAll()
    press(line, Key.Key_Delete)
    assert "start" not in form.draft().answers


def test_arrow_keys_step_a_date_by_days(shown):
    form = shown(FULL)
    line = part(form, "start")
    press(line, Key.Key_Up)
    assert form.draft().answers["start"] == date(2026, 12, 1)
    press(line, Key.Key_Down, Key.Key_Down)
    assert line.text() == "29.11.2026"


def test_a_day_is_chosen_in_the_calendar(shown, qtbot):
    form = shown(FULL)
    press(part(form, "start"), Key.Key_F4)
    calendar = form.box("start").editor.calendar()
    assert calendar.isVisible()
    assert calendar.month.firstDayOfWeek() == Qt.DayOfWeek.Monday
    press(calendar.month.findChild(QWidget, "qt_calendar_calendarview"), Key.Key_Right, Key.Key_Return)
    assert form.draft().answers["start"] == date(2026, 12, 1)
    assert not calendar.isVisible()


@pytest.mark.parametrize(
    ("typed", "hours", "written"), [("7:30", "7.5", "7,5"), ("18,25", "18.25", "18,25"), ("15", "15", "15,0")]
)
def test_hours_are_read_with_comma_or_as_clock(shown, typed, hours, written):
    form = shown()
    line = part(form, "hours")
    QTest.keyClicks(line, typed)
    form.focus_field("name")
    assert form.draft().answers["hours"] == Decimal(hours)
    assert line.text() == written


def test_arrow_keys_step_hours_and_never_below_zero(shown):
    form = shown(FULL)
    line = part(form, "hours")
    press(line, Key.Key_Up)
    assert form.draft().answers["hours"] == Decimal("15.25")
    press(line, Key.Key_Down, modifier=Modifier.ShiftModifier)
    assert form.draft().answers["hours"] == Decimal("14.25")
    line.selectAll()
    QTest.keyClicks(line, "0")
    press(line, Key.Key_Down)
    assert form.draft().answers["hours"] == 0


def test_a_number_must_be_whole(shown):
    form = shown()
    QTest.keyClicks(part(form, "count"), "2,5")
    assert form.draft().answers["count"] == Unread("2,5")


def test_any_letter_can_be_typed(shown, type_text):
    form = shown()
    text = "Łukasz Öğüt 🙂 عمر بن الخطاب – “ü”"
    type_text(part(form, "name"), text)
    assert form.draft().answers["name"] == text
    type_text(part(form, "note"), f"{text}\n{text}")
    assert form.draft().answers["note"] == f"{text}\n{text}"


def test_a_very_long_text_is_kept_whole(shown, type_text):
    form = shown()
    page = part(form, "note")
    page.insertPlainText("ord og 🙂 " * 7_500)
    type_text(page, "slut")
    assert form.draft().answers["note"].endswith("ord og 🙂 slut")
    assert len(form.draft().answers["note"]) == 67_504
    line = part(form, "name")
    line.insert("å" * 40_000)
    assert form.box("name").editor.value() == "å" * 40_000


def test_tab_leaves_a_long_text(shown):
    form = shown()
    press(part(form, "note"), Key.Key_Tab)
    assert not form.box("note").editor.has_focus()
    assert "note" not in form.draft().answers


def test_a_long_text_grows_with_its_words(shown, type_text):
    form = shown()
    page = part(form, "note")
    before = page.height()
    type_text(page, "\n" * 8)
    assert page.height() > before
    assert page.verticalScrollBar().maximum() == 0


# Choosing.


def test_few_short_choices_are_buttons_and_many_are_a_list(shown):
    form = shown()
    assert isinstance(form.box("how").editor, SegmentEditor)
    assert isinstance(form.box("who").editor, ComboEditor)


def test_arrow_keys_choose_among_buttons(shown):
    form = shown()
    button = part(form, "how")
    press(button, Key.Key_Space)
    assert form.draft().answers["how"] == "meeting"
    press(QApplication.focusWidget(), Key.Key_Right)
    assert form.draft().answers["how"] == "telephone"
    press(QApplication.focusWidget(), Key.Key_Delete)
    assert "how" not in form.draft().answers


def test_a_list_begins_empty_and_is_changed_by_keys(shown):
    form = shown()
    combo = part(form, "who")
    assert combo.currentText() == "Vælg"
    assert form.box("who").editor.value() is None
    QTest.keyClicks(combo, "c")
    assert form.draft().answers["who"] == "c"


def test_the_wheel_does_not_change_a_list_in_passing(shown):
    form = shown(FULL.with_answer("who", "b"))
    form.focus_field("name")
    combo = form.box("who").editor.combo
    where = QPointF(combo.rect().center())
    turn = QWheelEvent(
        where, where, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Modifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, turn)
    assert form.draft().answers["who"] == "b"


def test_an_answer_that_left_the_list_is_shown_and_kept(shown):
    form = shown(FULL.with_answer("who", "gone").with_answer("topics", ("a", "gone")))
    assert form.box("who").editor.combo.currentText() == "gone"
    assert form.box("who").editor.value() == "gone"
    assert form.box("topics").editor.value() == ("a", "gone")


def test_several_are_ticked_with_space_and_reached_with_arrows(shown):
    form = shown()
    first = part(form, "topics")
    press(first, Key.Key_Space, Key.Key_Down)
    press(QApplication.focusWidget(), Key.Key_Space)
    assert form.draft().answers["topics"] == ("a", "b")
    press(QApplication.focusWidget(), Key.Key_Space)
    assert form.draft().answers["topics"] == ("a",)


# The draft behind the form.


def test_showing_answers_changes_nothing(shown, qtbot):
    form = shown()
    with qtbot.assertNotEmitted(form.edited):
        others = {"agreed": True, "topics": ("a",), "who": "c", "note": "x", "count": Decimal(2)}
        for key, value in {**FULL, **others}.items():
            form.draft().set(key, value)
        form.reload()
    assert form.box("name").editor.value() == "Åse Ærø"
    assert form.box("count").editor.value() == Decimal(2)


def test_one_field_is_one_step_of_undo_and_leaving_it_ends_the_step(shown):
    form = shown()
    QTest.keyClicks(part(form, "name"), "Anne")
    QTest.keyClicks(part(form, "hours"), "15")
    undo()
    assert "hours" not in form.draft().answers
    assert form.draft().answers["name"] == "Anne"
    undo()
    assert "name" not in form.draft().answers
    assert form.box("name").editor.has_focus()
    press(QApplication.focusWidget(), Key.Key_Y, modifier=Modifier.ControlModifier)
    press(QApplication.focusWidget(), Key.Key_Z, modifier=Modifier.ControlModifier | Modifier.ShiftModifier)
    assert form.draft().answers["hours"] == Decimal(15)


def test_undo_in_a_text_of_many_lines_is_the_drafts(shown):
    form = shown(Answers({"note": "Før"}))
    page = part(form, "note")
    QTest.keyClicks(page, "xyz")
    undo()
    assert page.toPlainText() == "Før"
    assert form.draft().answers["note"] == "Før"


def test_undone_text_that_could_not_be_read_comes_back_by_redo(shown):
    form = shown()
    line = part(form, "hours")
    QTest.keyClicks(line, "ti")
    undo()
    assert line.text() == ""
    form.redo()
    assert line.text() == "ti"


def test_a_question_shows_when_it_makes_sense_and_its_answer_outlives_hiding(shown):
    form = shown()
    assert form.box("why").isHidden()
    press(part(form, "agreed"), Key.Key_Space)
    assert not form.box("why").isHidden()
    QTest.keyClicks(part(form, "why"), "fordi")
    press(part(form, "agreed"), Key.Key_Space)
    assert form.box("why").isHidden()
    assert form.draft().answers["why"] == "fordi"
    assert "agreed" not in form.draft().answers


def test_computed_fields_follow_what_is_typed(shown):
    form = shown(FULL)
    press(part(form, "start"), Key.Key_Up)
    assert form.box("born").editor.line.text() == "01.12.2026"
    assert form.box("born").editor.line.isReadOnly()
    assert "born" not in form.draft().answers


def test_read_only_takes_nothing(shown, qtbot):
    form = shown(FULL)
    form.set_read_only(True)
    with qtbot.assertNotEmitted(form.edited):
        QTest.keyClicks(part(form, "name"), "xyz")
        press(part(form, "start"), Key.Key_Up)
        undo()
    assert form.draft().answers == FULL
    assert words(form, "name") == []


# Findings.


def test_a_blank_form_is_quiet_until_a_field_was_visited(shown):
    form = shown()
    assert [key for key in ("name", "start", "hours") if words(form, key)] == []
    form.focus_field("name")
    form.focus_field("start")
    assert words(form, "name") == ["Navn mangler."]
    assert words(form, "hours") == []


def test_all_findings_are_shown_on_request_with_links_that_lead_to_the_field(shown, qtbot):
    form = shown()
    form.show_all_findings()
    assert words(form, "hours") == ["Timer mangler."]
    assert form.summary().title() == "4 ting skal rettes først"
    links = {link.text(): link for link in form.summary().links()}
    qtbot.mouseClick(links["Timer mangler."], Qt.MouseButton.LeftButton)
    assert form.box("hours").editor.has_focus()
    QTest.keyClicks(QApplication.focusWidget(), "15")
    assert form.summary().title() == "3 ting skal rettes først"


def test_a_rule_can_be_asked_why(shown, qtbot):
    form = shown(FULL.with_answer("start", date(2031, 1, 6)))
    assert words(form, "start") == ["Startdato: Datoen 06.01.2031 ligger langt ude i fremtiden."]
    [button] = form.box("start").notes.buttons()
    with qtbot.waitSignal(form.why) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args[0].rule == "DEL-01"


def test_what_the_rules_do_not_say_has_its_own_colour(shown):
    form = shown(FULL.with_answer("name", "Ukendt"))
    assert form.box("name").editor.part().property("marked") == "unsettled"
    form.box("name").editor.line.selectAll()
    QTest.keyClicks(part(form, "name"), "Kendt")
    assert form.box("name").editor.part().property("marked") == ""
    assert words(form, "name") == []


def test_the_tab_key_comes_to_why_right_after_its_field(shown):
    form = shown(FULL.with_answer("start", date(2031, 1, 6)))
    press(part(form, "start"), Key.Key_Tab)
    assert QApplication.focusWidget() is form.box("start").notes.buttons()[0]


# Help, places, keyboard and screen readers.


def test_f1_shows_and_hides_the_help_of_the_field(shown):
    form = shown()
    assert form.box("name").help.isHidden()
    press(part(form, "name"), Key.Key_F1)
    assert form.box("name").help.isVisible()
    assert form.box("name").help.text() == "Hele navnet."
    press(part(form, "name"), Key.Key_F1)
    assert form.box("name").help.isHidden()


def test_the_cursor_comes_back_to_its_place(shown):
    first = shown(FULL)
    line = part(first, "name")
    line.setCursorPosition(4)
    place = first.current_place()
    assert place == ("name", None, 4)
    second = shown(first.draft().answers)
    second.restore_place(place)
    assert second.box("name").editor.has_focus()
    assert second.current_place() == place


def test_the_cursor_comes_back_into_a_long_text(shown):
    form = shown(Answers({"note": "første linje\nanden linje"}))
    form.restore_place(("note", None, 15))
    assert form.current_place() == ("note", None, 15)


def test_a_place_that_is_gone_is_no_harm(shown):
    form = shown()
    form.restore_place(("gone.column", 3, 7))
    form.restore_place(("why", None, 0))
    assert not form.box("why").editor.has_focus()


def test_tab_goes_through_the_fields_as_they_are_seen(shown):
    form = shown(FULL)
    form.focus_first()
    seen = []
    for _ in range(11):
        seen.append(form.current_place()[0])
        press(QApplication.focusWidget(), Key.Key_Tab)
    assert seen == ["name", "start", "hours", "count", "at", "price", "how", "who", "topics", "topics", "topics"]


def test_a_tool_button_is_reached_before_the_fields_of_its_section(shown, qtbot):
    form = shown(FULL)
    button = QPushButton("Gør noget")
    form.add_tool("agreed", button)
    qtbot.waitUntil(button.isVisible)
    form.box("topics").editor.parts()[-1].setFocus()
    press(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is button
    press(button, Key.Key_Tab)
    assert form.current_place()[0] == "agreed"


def test_a_widget_can_stand_above_an_editor(shown, qtbot):
    form = shown(FULL)
    above = QPushButton("Kurve")
    form.insert_widget("note", above)
    qtbot.waitUntil(above.isVisible)
    editor = form.box("note").editor
    assert above.mapTo(form, QPoint(0, 0)).y() < editor.mapTo(form, QPoint(0, 0)).y()


def controls(widget: QWidget) -> list[QWidget]:
    reachable = [one for one in widget.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return [one for one in [*reachable, *widget.findChildren(QToolButton)] if one.isVisibleTo(widget)]


@pytest.mark.parametrize("form", [FORM, PARTIAL_RETURN, case_forms.CASE], ids=lambda form: form.key)
def test_every_control_has_a_name(shown, form):
    made = shown(form=form)
    made.show_all_findings()
    nameless = [
        control for control in controls(made)
        if not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]  # fmt: skip
    assert nameless == []


def test_screen_readers_hear_that_a_field_is_required_its_help_and_its_findings(shown):
    form = shown()
    form.show_all_findings()
    told = form.box("name").editor.part().accessibleDescription()
    assert told == "Skal udfyldes\nHele navnet.\nNavn mangler."
    assert "Skal udfyldes" not in form.box("count").editor.part().accessibleDescription()


def test_no_field_is_wider_than_a_narrow_window(shown, qtbot):
    form = shown(form=PARTIAL_RETURN)
    form.resize(420, 900)
    qtbot.waitUntil(lambda: form.width() == 420)
    boxes = [box for field in PARTIAL_RETURN.fields if (box := form.box(field.key)).isVisible()]
    assert [box.field.key for box in boxes if box.mapTo(form, QPoint(box.width(), 0)).x() > 420] == []


def test_fields_stand_beside_each_other_when_there_is_room(shown, qtbot):
    form = shown()
    name, start = form.box("name").editor, form.box("start").editor
    qtbot.waitUntil(lambda: start.mapTo(form, QPoint(0, 0)).x() > name.mapTo(form, QPoint(0, 0)).x())
    assert name.mapTo(form, QPoint(0, 0)).y() == start.mapTo(form, QPoint(0, 0)).y()
    form.resize(260, 900)
    qtbot.waitUntil(lambda: start.mapTo(form, QPoint(0, 0)).y() > name.mapTo(form, QPoint(0, 0)).y())


# A tool in a panel.


@pytest.fixture
def panel(qtbot) -> Callable[[Answers], ToolPanel]:
    def open_panel(answers: Answers) -> ToolPanel:
        made = ToolPanel(UNTIL_FULL, lambda: answers, a_basis, DANISH)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.begin()
        return made

    return open_panel


def test_a_tool_fills_the_table_with_what_was_asked(panel, qtbot, shown):
    answers = Answers({"start": date(2026, 11, 30), "normal_hours": Decimal(37)})
    made = panel(answers)
    line = made.editor("more")
    line.selectAll()
    QTest.keyClicks(line, "11")
    with qtbot.waitSignal(made.applied) as filled:
        press(line, Key.Key_Return)
    form = shown(answers, PARTIAL_RETURN)
    form.take(filled.args[0])
    assert [row.hours("hours") for row in form.draft().answers.rows("plan")] == [15, 26, 37]
    assert form.box("plan").editor.table.rows_model.rowCount() == 3
    form.undo()
    assert form.draft().answers == answers


def test_a_tool_asks_again_for_what_cannot_be_read(panel, qtbot):
    made = panel(Answers({"start": date(2026, 11, 30), "normal_hours": Decimal(37)}))
    QTest.keyClicks(made.editor("every"), "x")
    with qtbot.assertNotEmitted(made.applied):
        qtbot.mouseClick(made.do, Qt.MouseButton.LeftButton)
    assert made.editor("every").hasFocus()


def test_escape_puts_a_tool_away(panel, qtbot):
    made = panel(Answers())
    with qtbot.waitSignal(made.closed):
        press(made.editor("first"), Key.Key_Escape)
    assert made.isHidden()


def test_an_editor_alone_tells_only_what_the_person_did(qtbot):
    field = Field("day", "Dag", Kind.DATE)
    editor = make_editor(field, DANISH)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.changed):
        editor.show_value(Unread("i morgen"))
    assert editor.value() == Unread("i morgen")
    assert list(field_findings(field, Answers({"day": editor.value()})))
