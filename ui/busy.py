"""Short work that has to stay on the GUI thread, with a window that shows that it works."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def busy(part: QWidget) -> Iterator[None]:
    """Nothing in `part` can be used meanwhile; what it shows is painted before the work begins."""
    part.setEnabled(False)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
        part.setEnabled(True)
