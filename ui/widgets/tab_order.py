"""Where Tab goes: a part that was made later is reached where it stands, not after everything else."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def join_the_order(part: QWidget, place: QWidget) -> None:
    """Tab comes to `part` right after what is reached before `place`."""
    before: QWidget | None = place
    while before is not None and not _takes_tab(before):
        before = before.previousInFocusChain()
    if before is not None:
        for here, after in pairwise((before, *_inside(part))):
            QWidget.setTabOrder(here, after)


def _inside(part: QWidget) -> Iterator[QWidget]:
    following = part.nextInFocusChain()
    while following is not None and part.isAncestorOf(following):
        if _takes_tab(following):
            yield following
        following = following.nextInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
