"""What the window asks of every page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.places import Place
from ui.shell import Shell


@dataclass(frozen=True)
class PageAction:
    """Something this page can do, for the palette and the keyboard (handling)."""

    words: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""


class Page(QWidget):
    """A page owns its widgets, asks services and shows frozen rows."""

    def __init__(self, shell: Shell, place: Place) -> None:
        super().__init__()
        self.shell = shell
        self.place = place

    @property
    def title(self) -> str:
        """What the page is called, already in the language of the screen; without names of people."""
        return ""

    @property
    def is_done(self) -> bool:
        """Whether its job is done, so that there is nothing to come back to."""
        return False

    @property
    def takes_all(self) -> bool:
        """Whether the page fills the window, without navigation and search."""
        return False

    @property
    def is_shown_to_others(self) -> bool:
        """Whether others look at the screen now: nothing but the page itself may appear."""
        return False

    def takes(self, place: Place) -> bool:
        """Whether the page has shown this place within itself, so that nobody needs to leave it."""
        return False

    def actions_here(self) -> tuple[PageAction, ...]:
        return ()

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        self.setFocus()

    def leave(self) -> bool:
        """Save what is typed before the page goes away; False when it could not be saved."""
        return True

    def cursor_place(self) -> object:
        """Where the cursor is, without any typed words, to come back to after the lock."""
        return None

    def restore_cursor(self, place: object) -> None:
        """Put the cursor back where `cursor_place` said it was."""
