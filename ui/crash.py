"""What happens at a bug: a line in the log without personal data, a word to the person, and on with the work."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

LOG = "fejl.log"
_MOST_BYTES = 512 * 1024
_OURS = Path(__file__).resolve().parents[1]
_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class CrashHook(QObject):
    """Takes what nobody expected. Of an exception it keeps its kind and where in our code it was; never its
    words, for these may hold what somebody typed. Qt's own messages are kept by category and size for the same reason.
    """

    happened = Signal(str)
    """Once for each kind of fault: the short name of it."""

    def __init__(self, log: Path, rescue: Callable[[], object]) -> None:
        super().__init__()
        self._log, self._rescue = log, rescue
        self._told: set[str] = set()
        self._rescuing = False

    def install(self) -> None:
        sys.excepthook = self.take
        qInstallMessageHandler(self.take_message)

    def take(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        place = where(trace)
        self._write(kind.__name__, place)
        self._save_words()
        self._tell(f"{kind.__name__} {place.partition(' < ')[0]}")

    def take_message(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind in _GRAVE:
            self._write(f"Qt {kind.name}", f"{context.category or 'default'}, {len(words)} letters")

    def _save_words(self) -> None:
        """A fault while saving must not save again without end."""
        if self._rescuing:
            return
        self._rescuing = True
        try:
            self._rescue()
        except Exception as second:  # noqa: BLE001 - nothing may escape from the place that takes what escapes
            self._write(type(second).__name__, where(second.__traceback__))
        finally:
            self._rescuing = False

    def _tell(self, fault: str) -> None:
        if fault not in self._told:
            self._told.add(fault)
            self.happened.emit(fault)

    def _write(self, kind: str, place: str) -> None:
        line = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {kind} {place}\n"
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > _MOST_BYTES:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError:
            sys.stderr.write(line)


def where(trace: TracebackType | None) -> str:
    """Our own frames, the innermost first, as file:line and function. No values, no source lines."""
    frames = [frame for frame in traceback.extract_tb(trace) if Path(frame.filename).is_relative_to(_OURS)]
    shown = [f"{Path(frame.filename).relative_to(_OURS).as_posix()}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join(reversed(shown)) or "outside our code"
