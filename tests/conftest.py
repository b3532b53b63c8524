"""What all tests share: no screen, no trace outside their own folders, nothing left open."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Read when the application is made: the tests shall not see the look or the input method of the desktop.
for variable in ("QT_STYLE_OVERRIDE", "QT_IM_MODULE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(variable, None)

# The same examples every time, however slow the machine; failures are reported, not remembered in a folder.
settings.register_profile("fasthold", deadline=None, derandomize=True, database=None)
settings.load_profile("fasthold")


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home without anything in it, so that no test reads or writes the developer's own data."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home))
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.delenv(variable, raising=False)
        yield home


@pytest.fixture(autouse=True)
def nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window still on the screen after a test is the fault of that test."""
    yield
    if "qapp" in request.fixturenames:
        left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in left:
            window.close()
        assert not left, f"left open: {left}"


@pytest.fixture
def type_text(qapp: QApplication) -> Callable[[QWidget, str], None]:
    """Types any Unicode into a widget; qtbot.keyClicks ends the process at letters such as ü or –."""

    def type_into(widget: QWidget, text: str) -> None:
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))

    return type_into
