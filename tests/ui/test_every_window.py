"""Every page in both languages and all sizes: names for all controls, Tab everywhere, no word cut."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from caseworker_app.settings import LANGUAGE, TEXT_SIZE
from tests.ui.cut_words import cut_words, tooltips, wide_pages
from tests.ui.running import QuickArchives, Running
from tests.ui.stage import focused
from tests.ui.test_words_shown import the_places
from ui import places
from ui.forms.wrapped import CheckBox
from ui.gate import NEW_ARCHIVE, WELCOME, forgotten, practice_path, unlock
from ui.places import Place
from ui.widgets.buttons import normal
from ui.widgets.chips import Chip
from ui.widgets.headings import label

SIZES = QSize(1280, 720), QSize(2560, 1440)
LANGUAGES, TEXT_SIZES = ("da", "en"), ("100", "150", "200")
PATIENCE = 300
"""Presses of Tab before it counts as a trap."""
Show = Callable[[], object]


@pytest.fixture(scope="session")
def made_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small practice archive, made once."""
    path = practice_path(tmp_path_factory.mktemp("archive"))
    QuickArchives().create_practice(path).close()
    return path


@pytest.fixture
def practice(started: Running, made_archive: Path) -> Running:
    """The program beside an archive with something on every page."""
    for file in made_archive.parent.iterdir():
        shutil.copy(file, started.folder / file.name)
    return started


def windows(run: Running) -> Iterator[tuple[str, Show]]:
    """What can stand in the window, by name, with the way to it: in front of the archive, in it, over it."""
    path, program = practice_path(run.folder), run.program
    for door in (WELCOME, NEW_ARCHIVE, unlock(path), forgotten(path)):
        yield door.page, lambda door=door: program.open_door(door)
    workspace = run.archives.create_practice(path)
    yield "recovery", lambda: program._created(workspace, "-".join(["1AB8"] * 10))
    program.opened(workspace)
    frame, seen = program.frame, set()
    assert frame is not None
    for place in the_places(workspace):
        if (name := _name_of(run, place)) not in seen:
            seen.add(name)
            yield name, lambda place=place: frame.go(place)
    yield from _of_a_meeting(run)
    yield "palette", frame.open_palette


def _of_a_meeting(run: Running) -> Iterator[tuple[str, Show]]:
    """What opens on the screen of a meeting."""
    frame, workspace = run.program.frame, run.program.workspace
    assert frame is not None
    assert workspace is not None
    place = places.meeting(workspace.meetings.of_day(workspace.today)[0].agreement.id)

    def opened(opening: str) -> None:
        frame.go(places.TODAY)
        frame.go(place)
        getattr(frame.page, opening)()

    for opening in ("open_conclude", "toggle_shared", "toggle_blank"):
        yield opening, lambda opening=opening: opened(opening)


def _name_of(run: Running, place: Place) -> str:
    """One agreement of each sort as a draft and one that is sealed look like all others."""
    if place.page not in ("agreement", "meeting") or place.id is None or run.program.workspace is None:
        return " ".join((place.page, place.part))
    agreement = run.program.workspace.agreements.agreement(place.id)
    return f"{agreement.scheme}, {'draft' if agreement.editable else 'sealed'} {place.part}"


def dress_as(run: Running, language: str, text_size: str) -> None:
    run.machine.change(LANGUAGE, language)
    run.machine.change(TEXT_SIZE, text_size)
    run.program.redress()


def settle() -> None:
    """Until everything that was to be laid out is laid out and drawn."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def looked_over(run: Running, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    """What `look` finds, with the windows it was found in."""
    found: dict[str, list[str]] = {}
    for name, show in windows(run):
        show()
        settle()
        for problem in look(run.program.window):
            found.setdefault(problem, []).append(name)
    return found


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut(practice: Running, elided: set[str], language: str, text_size: str):
    """Also what the program shortens itself: the whole of it must be told by hovering."""

    def look(window: QWidget) -> list[str]:
        problems: list[str] = []
        for size in SIZES:
            elided.clear()
            window.resize(size)
            settle()
            told = tooltips(window)
            shortened = (f"shortened: {words}" for words in elided if words not in told)
            here = (*cut_words(window), *wide_pages(window), *shortened)
            problems += [f"{size.width()}: {problem}" for problem in here]
        return problems

    dress_as(practice, language, text_size)
    found = looked_over(practice, look)
    assert not found


@pytest.fixture
def elided(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Words that were drawn shortened, since it was emptied last."""
    shortened: set[str] = set()
    shorten = QFontMetrics.elidedText

    def noted(metrics: QFontMetrics, text: str, *how: object) -> str:
        drawn = shorten(metrics, text, *how)
        if drawn != text:
            shortened.add(text)
        return drawn

    monkeypatch.setattr(QFontMetrics, "elidedText", noted)
    return shortened


CUT = {
    "a label": lambda: label("Ganske lange ord", wrap=False),
    "a label that wraps": lambda: label("Ganske lange ord, der fylder flere linjer end der er plads til her"),
    "a word": lambda: label("Arbejdsmarkedsstyrelsen"),
    "a chip": lambda: Chip("Navne- og adressebeskyttelse", icon_name="shield"),
    "a button": lambda: normal("Opret sagen og begynd", "check"),
    "a box": lambda: CheckBox("Skriftlig orientering er udleveret til borgeren"),
    "a list": lambda: a_list("Medarbejder og leder sammen"),
}


def a_list(words: str) -> QComboBox:
    made = QComboBox()
    made.addItem(words)
    return made


@pytest.mark.parametrize("make", CUT.values(), ids=CUT)
def test_cut_words_are_seen(dressed: QApplication, qtbot: QtBot, make: Callable[[], QWidget]):
    """The eyes of these tests: nothing to say where there is room, something where there is none."""
    window = QWidget()
    qtbot.addWidget(window)
    part = make()
    part.setParent(window)
    window.show()
    part.setGeometry(0, 0, 600, 100)
    window.resize(600, 100)
    assert list(cut_words(window)) == []
    part.setGeometry(0, 0, 60, 26)
    assert len(list(cut_words(window))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name(practice: Running, language: str):
    dress_as(practice, language, "100")
    found = looked_over(practice, lambda window: [*nameless(window), *empty_menus(window)])
    assert not found


def nameless(window: QWidget) -> list[str]:
    return [f"{type(one).__name__} {one.objectName()}" for one in stops(window) if not name_of(one)]


def stops(window: QWidget) -> list[QWidget]:
    """Where the keyboard can come to."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisibleTo(window)
        and one.isEnabled()
    ]


def name_of(widget: QWidget) -> str:
    """On Linux Qt calls a list of choices by its value, so its own name is asked for."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def empty_menus(window: QWidget) -> Iterator[str]:
    for button in (*window.findChildren(QPushButton), *window.findChildren(QToolButton)):
        menu = button.menu() if button.isVisibleTo(window) else None
        if menu is not None and not all(entry.text() or entry.isSeparator() for entry in menu.actions()):
            yield f"menu of {name_of(button)}"


def test_tab_goes_everywhere_and_comes_back(practice: Running):
    """No text box keeps it, no control is left out, and Shift+Tab takes the same way back."""

    def look(window: QWidget) -> list[str]:
        if practice.program.frame and practice.program.frame.palette_panel.isVisible():
            return []
        return [*walk(window, Qt.Key.Key_Tab), *walk(window, Qt.Key.Key_Backtab)]

    practice.program.window.resize(QSize(1440, 900))
    found = looked_over(practice, look)
    assert not found


def walk(window: QWidget, key: Qt.Key) -> Iterator[str]:
    """Once round by one key, back to where it began; what is not come to is told."""
    left = stops(window)
    if QApplication.focusWidget() is None:
        yield "nothing has the keyboard"
        return
    for _ in range(PATIENCE):
        QTest.keyClick(focused(), key)
        here = focused()
        reached = {here, *by_arrows(here)}
        left = [one for one in left if one not in reached and not one.isAncestorOf(here)]
        if not left:
            return
    yield from (f"{key.name} leaves out {type(one).__name__} {name_of(one)}" for one in left)


def by_arrows(widget: QWidget) -> list[QAbstractButton]:
    """Buttons of which one is chosen are one stop of Tab; the arrows go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None and group.exclusive() else []


class Strays(QObject):
    """Notices everything that is shown as a window of its own."""

    def __init__(self, own: QWidget) -> None:
        super().__init__()
        self._own, self.seen = own, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [f"{type(watched).__name__} {name_of(watched)}"] if watched is not self._own else []
        return False


def test_nothing_flashes_as_a_window_of_its_own(practice: Running, qapp: QApplication):
    """A part that is shown before it has its place takes the keyboard away from the page."""
    strays = Strays(practice.program.window)
    qapp.installEventFilter(strays)
    looked_over(practice, lambda window: [])
    qapp.removeEventFilter(strays)
    assert strays.seen == []
