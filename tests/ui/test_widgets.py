"""The small parts: named for screen readers, usable by keyboard, whole at every size of text."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from ui import look
from ui.look import LIGHT, Theme, Tone
from ui.widgets import buttons
from ui.widgets.avatar import Avatar, initials
from ui.widgets.cards import Card, Sunk
from ui.widgets.chips import Chip
from ui.widgets.columns import Columns
from ui.widgets.course import Course, CourseChart, Marker, Point
from ui.widgets.curve import Bar, HoursCurve
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.headings import Facts, field_label, page_title
from ui.widgets.notice import Notice
from ui.widgets.pages_view import PagesView
from ui.widgets.save_state import SaveState
from ui.widgets.scroll import PageScroll
from ui.widgets.sidebar import Entry, Sidebar
from ui.widgets.topbar import SearchField, TopBar

LONG = "Arbejdsmarkedsuddannelsesinstitutionsmedarbejder med udvidet tilsynsforpligtelse i hele kommunen"
BARS = (Bar("49", 15, "15,0", "Uge 49: 15 timer"), Bar("51", 33.5, "33,5", "Uge 51: under 4 timers fravær", Tone.WARN))
ENTRIES = (
    Entry("today", "Min dag", "sun"), Entry("cases", "Sager", "folder"), Entry("set", "Indstillinger", "settings", 1),
)  # fmt: skip


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    look.load_fonts()
    look.apply(qapp, Theme.LIGHT, 100)
    return qapp


@pytest.fixture
def shown(qtbot) -> Callable[..., QWidget]:
    def show(widget: QWidget, size: tuple[int, int] | None = None) -> QWidget:
        qtbot.addWidget(widget)
        if size:
            widget.resize(*size)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


def pdf(pages: int = 2) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(300, 400))
    for _ in range(pages):
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(50, 300, 200, 60, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def has_colour(widget: QWidget, wanted: str) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y).name().upper() == wanted for x in range(image.width()) for y in range(image.height())
    )


def curve() -> HoursCurve:
    made = HoursCurve(name="Timer uge for uge")
    made.show_bars(BARS, normal=37, normal_text="37 t", description="Fra 15 timer i uge 49 til 33,5 i uge 51.")
    return made


def course() -> CourseChart:
    made = CourseChart(name="Forløbet")
    picture = Course(
        planned=(Point(0, 0), Point(5, 20)), actual=(Point(0, 0), Point(5, 18)), today=6, today_text="I dag",
        dots=(Marker(2, "Samtale den 2. oktober"),), lines=(Marker(22, "22 uger", Tone.UNSETTLED, "22 uger"),),
    )  # fmt: skip
    made.show_course(picture, description="18 af 20 aftalte timer i uge 6.")
    return made


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: Chip("Beskyttet adresse", Tone.WARN, "shield"), "Beskyttet adresse"),
        (lambda: Card("Forløbet"), "Forløbet"),
        (lambda: Sunk("Hvorfor i dag?"), "Hvorfor i dag?"),
        (lambda: page_title("Min dag"), "Min dag"),
        (lambda: buttons.primary("Ny sag", "plus"), "Ny sag"),
        (lambda: buttons.icon_button("printer", "Udskriv dagen"), "Udskriv dagen"),
        (lambda: Avatar("Åse Brønnum"), "Åse Brønnum"),
        (lambda: EmptyState("folder", "Ingen sager", "Åbn den første."), "Ingen sager"),
        (lambda: Notice("Filen er låst.", Tone.BAD), "Filen er låst."),
        (lambda: Sidebar("Fasthold", ENTRIES, name="Sider"), "Sider"),
        (lambda: SearchField("Søg efter navn", shortcut="Ctrl+K"), "Søg efter navn"),
        (lambda: PageScroll(name="Sagen"), "Sagen"),
        (lambda: PagesView(name="Borgerens kopi"), "Borgerens kopi"),
        (curve, "Timer uge for uge"),
        (course, "Forløbet"),
    ],
)
def test_every_part_has_a_name_for_screen_readers(qtbot, make, name):
    widget = make()
    qtbot.addWidget(widget)
    assert name_of(widget) == name


@pytest.mark.parametrize("tone", list(Tone))
def test_a_chip_shows_its_words_in_its_colours(shown, tone):
    ink, ground = LIGHT.toned(tone)
    chip = shown(Chip("IIIIHHHH", tone, "check"))
    assert has_colour(chip, ground.upper())
    assert has_colour(chip, ink.upper())


def test_a_chip_can_say_something_else(shown):
    chip = shown(Chip("Kladde", Tone.WARN))
    narrow = chip.sizeHint().width()
    chip.say("Underskrevet af alle tre", Tone.OK, "check")
    assert chip.sizeHint().width() > narrow
    assert name_of(chip) == "Underskrevet af alle tre"
    assert has_colour(chip, LIGHT.ok_soft)


@pytest.mark.parametrize("percent", [100, 200])
def test_long_chips_wrap_instead_of_being_cut(shown, dressed, percent):
    look.apply(dressed, Theme.LIGHT, percent)
    box = QWidget()
    flow = FlowLayout(box)
    chips = [Chip("Tolk: nej", Tone.INFO), Chip(LONG, Tone.WARN, "alert-triangle"), Chip("Digital Post")]
    for chip in chips:
        flow.addWidget(chip)
    shown(box, (620, 400))
    for chip in chips:
        assert chip.geometry().right() < box.width()
        assert chip.height() >= chip.heightForWidth(chip.width())
    assert chips[1].height() > chips[0].height()


def test_a_flow_takes_the_height_of_its_lines(shown):
    box = QWidget()
    flow = FlowLayout(box)
    for number in range(6):
        flow.addWidget(buttons.normal(f"Knap {number}"))
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(200)
    assert narrow > 2 * wide
    shown(box, (200, narrow))
    bottoms = [flow.itemAt(number).geometry().bottom() for number in range(flow.count())]
    assert max(bottoms) < narrow


def test_columns_stack_when_there_is_no_room(shown, dressed):
    columns = Columns(least=200)
    for title in ("Det næste", "I kraft", "Løfter"):
        columns.add(Card(title))
    shown(columns, (900, 300))
    assert not columns.is_stacked()
    columns.resize(450, 600)
    assert columns.is_stacked()
    columns.resize(900, 600)
    assert not columns.is_stacked()
    look.apply(dressed, Theme.LIGHT, 200)
    assert columns.is_stacked()


def test_facts_show_names_and_values(shown):
    facts = shown(Facts([("Regel", LONG), ("Sikkerhed", Chip("Ikke afklaret", Tone.UNSETTLED))]))
    assert facts.value("Regel") == LONG
    assert facts.value("Sikkerhed") == "Ikke afklaret"
    facts.resize(260, 300)
    value = next(part for part in facts.findChildren(QLabel) if part.text() == LONG)
    assert value.height() >= value.heightForWidth(value.width())


def test_a_field_label_names_its_field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    qtbot.addWidget(field_label("Gælder fra", field))
    assert name_of(field) == "Gælder fra"


def test_buttons_work_by_key_and_tell_their_key(shown, qtbot):
    button = shown(buttons.primary("Gem", "save", shortcut="Ctrl+S"))
    assert "Gem" in button.toolTip()
    assert "Ctrl+S" in button.toolTip()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_focus_is_seen_on_filled_buttons(shown, qtbot):
    button = shown(buttons.primary("Ny sag"))
    button.clearFocus()
    plain = button.grab().toImage()
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ringed = button.grab().toImage()
    middle = plain.height() // 2
    changed = [x for x in range(12) if plain.pixelColor(x, middle) != ringed.pixelColor(x, middle)]
    assert len(changed) >= 2
    assert look.contrast(ringed.pixelColor(changed[0], middle).name(), LIGHT.accent) >= 3


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Søren Ødum", "SØ"), ("Åse Marie Brønnum", "ÅB"), ("Hassan Al-Amin", "HA"), ("Cher", "C"), ("", ""), ("  ", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_an_empty_page_offers_the_next_step(shown):
    step = buttons.normal("Ny sag", "plus")
    empty = shown(EmptyState("folder", "Ingen sager endnu", LONG, step), (420, 420))
    assert step.isVisible()
    words = next(part for part in empty.findChildren(QLabel) if part.text() == LONG)
    assert words.height() >= words.heightForWidth(words.width())


def test_a_notice_comes_acts_and_goes(shown, qtbot):
    box = QWidget()
    notice = Notice("", close_name="Luk beskeden")
    QVBoxLayout(box).addWidget(notice)
    shown(box)
    assert not notice.isVisible()
    notice.tell("Samtykket er udløbet.", Tone.BAD, action="Forny")
    assert notice.isVisible()
    assert name_of(notice) == "Samtykket er udløbet."
    action = next(part for part in notice.findChildren(buttons.Button) if part.text() == "Forny")
    with qtbot.waitSignal(notice.acted):
        qtbot.keyClick(action, Qt.Key.Key_Space)
    close = next(part for part in notice.children() if getattr(part, "toolTip", str)() == "Luk beskeden")
    with qtbot.waitSignal(notice.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_a_notice_told_before_it_has_a_place_is_seen_there(shown):
    notice = Notice("")
    notice.tell("Udkastet er ændret på en anden pc.", Tone.WARN)
    assert not notice.isVisible()
    box = QWidget()
    QVBoxLayout(box).addWidget(notice)
    shown(box)
    assert notice.isVisible()


def test_the_save_state_tells_all_three(shown):
    state = shown(SaveState())
    state.saved("Gemt 09.42.17")
    assert (state.text(), state.tone()) == ("Gemt 09.42.17", Tone.OK)
    state.saving("Gemmer …")
    assert name_of(state) == "Gemmer …"
    state.not_saved("Ikke gemt: disken er fuld")
    assert (name_of(state), state.tone()) == ("Ikke gemt: disken er fuld", Tone.BAD)


def test_the_sidebar_goes_by_arrows_and_enter(shown, qtbot):
    sidebar = shown(Sidebar("Fasthold", ENTRIES, name="Sider"), (208, 500))
    sidebar.choose("today")
    sidebar.activateWindow()
    sidebar.entry("today").setFocus()
    qtbot.waitUntil(sidebar.entry("today").hasFocus)
    qtbot.keyClick(sidebar.entry("today"), Qt.Key.Key_Down)
    assert sidebar.entry("cases").hasFocus()
    assert sidebar.current() == "today"
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(sidebar.entry("cases"), Qt.Key.Key_Return)
    assert chosen.args == ["cases"]
    assert sidebar.current() == "cases"
    qtbot.keyClick(sidebar.entry("cases"), Qt.Key.Key_End)
    assert sidebar.entry("set").hasFocus()
    qtbot.keyClick(sidebar.entry("set"), Qt.Key.Key_Down)
    assert sidebar.entry("today").hasFocus()
    with qtbot.waitSignal(sidebar.chosen):
        qtbot.keyClick(sidebar.entry("today"), Qt.Key.Key_Space)


def test_a_second_press_leaves_the_page_marked(shown, qtbot):
    sidebar = shown(Sidebar("Fasthold", ENTRIES, name="Sider"), (208, 500))
    for _ in range(2):
        qtbot.mouseClick(sidebar.entry("cases"), Qt.MouseButton.LeftButton)
        assert sidebar.current() == "cases"


def test_the_sidebar_says_counts_and_where_the_data_is(shown):
    window = QWidget()
    row = QHBoxLayout(window)
    sidebar = Sidebar("Fasthold", ENTRIES, name="Sider")
    row.addWidget(sidebar)
    row.addWidget(QWidget(), 1)
    shown(window, (1300, 600))
    sidebar.set_count("cases", 164, "164 sager")
    sidebar.set_foot("Backup i dag 08.00", "Alt ligger krypteret på computeren")
    words = QAccessible.queryAccessibleInterface(sidebar.entry("cases")).text(QAccessible.Text.Description)
    assert words == "164 sager"
    assert "Backup i dag 08.00" in [part.text() for part in sidebar.findChildren(QLabel) if part.isVisible()]


def test_the_sidebar_shrinks_to_icons_in_a_small_window_or_with_large_text(shown, dressed):
    window = QWidget()
    row = QHBoxLayout(window)
    sidebar = Sidebar("Fasthold", ENTRIES, name="Sider")
    row.addWidget(sidebar)
    row.addWidget(QWidget(), 1)
    shown(window, (1300, 600))
    wide = sidebar.width()
    assert not sidebar.is_narrow()
    window.resize(1000, 600)
    assert sidebar.is_narrow()
    assert sidebar.width() < wide / 2
    assert sidebar.entry("cases").toolTip() == "Sager"
    window.resize(1300, 600)
    assert not sidebar.is_narrow()
    look.apply(dressed, Theme.LIGHT, 200)
    assert sidebar.is_narrow()


def test_search_is_reached_by_the_window(shown, qtbot):
    bar = shown(TopBar("Søg navn eller CPR"), (900, 60))
    other = buttons.quiet("Lås", "lock")
    bar.add(other)
    bar.activateWindow()
    other.setFocus()
    bar.to_search()
    qtbot.waitUntil(bar.search.hasFocus)
    qtbot.keyClicks(bar.search, "aase")
    assert bar.search.text() == "aase"


def test_the_curve_says_in_words_what_it_shows(shown):
    chart = shown(curve(), (400, 160))
    words = QAccessible.queryAccessibleInterface(chart).text(QAccessible.Text.Description)
    assert words == "Fra 15 timer i uge 49 til 33,5 i uge 51."
    low, high = chart.bar_rect(0), chart.bar_rect(1)
    assert high.height() == pytest.approx(low.height() * 33.5 / 15, abs=1)
    assert chart.tooltip_at(low.center().toPoint()) == "Uge 49: 15 timer"
    assert chart.tooltip_at(QPoint(399, 80)) == ""
    assert has_colour(chart, LIGHT.warn_soft)


def test_a_curve_without_hours_is_drawn(shown):
    chart = shown(HoursCurve(name="Timer"), (300, 160))
    chart.show_bars((Bar("53", 0, "0,0"),), normal=0, normal_text="", description="Ingen timer.")
    assert not chart.grab().isNull()
    chart.show_bars((), normal=37, normal_text="37 t", description="Ingen trin.")
    assert not chart.grab().isNull()


def test_the_course_shows_today_and_answers_to_the_pointer(shown):
    chart = shown(course(), (700, 190))
    assert has_colour(chart, LIGHT.bad)
    assert has_colour(chart, LIGHT.ok)
    assert chart.tooltip_at(chart.place(2, 0).toPoint()) == "Samtale den 2. oktober"
    assert chart.accessibleDescription() == "18 af 20 aftalte timer i uge 6."
    assert chart.place(10, 37).y() < chart.place(10, 0).y()


@pytest.mark.parametrize("week", [20, 24, 25, 26])
def test_the_words_of_a_line_do_not_stand_on_those_of_the_plan(shown, week):
    chart = shown(course(), (700, 190))
    marker = Marker(week, "22 uger", Tone.UNSETTLED, "22 uger")
    plan = (Point(0, 20), Point(5, 37))
    chart.show_course(Course(planned=plan, planned_text="aftalt", lines=(marker,)), description="")
    metrics = chart.fontMetrics()
    where = chart.marker_words(marker, metrics)
    assert not where.intersects(chart.planned_words(metrics))
    assert chart.rect().contains(where.toAlignedRect())


def test_the_focused_field_is_scrolled_into_view(shown, qtbot):
    page = PageScroll(name="Sagen")
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        page.add(field)
    shown(page, (500, 300))
    page.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    seen = fields[-1].mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= seen <= page.viewport().height() - fields[-1].height()


def test_pages_are_drawn_and_zoomed(shown, qtbot):
    view = shown(PagesView(name="Kopi"), (400, 300))
    view.show_pdf(pdf(2), "Aftale, 2 sider")
    assert view.page_count() == 2
    assert view.accessibleDescription() == "Aftale, 2 sider"
    assert has_colour(view, "#FF0000")
    whole = view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() > 1
    assert view.verticalScrollBar().maximum() > whole
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom() == 1


def test_new_pages_keep_the_place_that_is_looked_at(shown, qtbot):
    view = shown(PagesView(name="Kopi"), (400, 300))
    view.show_pdf(pdf(3))
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    place = view.verticalScrollBar().value()
    assert place > 0
    view.show_pdf(pdf(3))
    assert view.verticalScrollBar().value() == place
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_pages_that_cannot_be_drawn_say_why(shown):
    view = shown(PagesView(name="Kopi"), (400, 300))
    view.show_pdf(pdf(1))
    view.clear("Siden kan ikke tegnes, før startdatoen er udfyldt.")
    assert view.page_count() == 0
    assert not has_colour(view, "#FF0000")
    assert view.accessibleDescription() == "Siden kan ikke tegnes, før startdatoen er udfyldt."
    view.show_pdf(b"not a pdf")
    assert view.page_count() == 0


def test_pictures_of_icons_keep_their_size_in_large_text(shown, dressed):
    avatar = shown(Avatar("Åse Brønnum", side=40))
    look.apply(dressed, Theme.LIGHT, 200)
    assert avatar.size() == QSize(80, 80)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_with_space_and_with_enter(qtbot, key):
    button = buttons.normal("Gem")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
