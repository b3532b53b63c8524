"""Slow work beside the screen: one worker; the answer arrives on the GUI thread."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from caseworker_app.errors import UserError

Done = Callable[[object], None]
Failed = Callable[[UserError], None]


class Tasks(Protocol):
    """Runs a function without arguments that returns plain data."""

    def run(self, work: Callable[[], object], done: Done, failed: Failed) -> None: ...


class _Answer(QObject):
    """Carries the result of one job to the thread it was asked from."""

    arrived = Signal(object, object)

    def __init__(self, done: Done, failed: Failed) -> None:
        super().__init__()
        self._done = done
        self._failed = failed
        self.arrived.connect(self.deliver)

    @Slot(object, object)
    def deliver(self, result: object, problem: object) -> None:
        if isinstance(problem, UserError):
            self._failed(problem)
        elif isinstance(problem, BaseException):
            raise problem
        else:
            self._done(result)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work = work
        self._answer = answer

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as problem:  # noqa: BLE001 - whatever went wrong is told on the GUI thread
            self._answer.arrived.emit(None, problem)
        else:
            self._answer.arrived.emit(result, None)


class OneWorker:
    """The task runner of the program: a single thread, jobs in the order they came."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Answer] = set()

    def run(self, work: Callable[[], object], done: Done, failed: Failed) -> None:
        answer = _Answer(done, failed)
        self._waiting.add(answer)
        answer.arrived.connect(lambda *_: self._waiting.discard(answer))
        self._pool.start(_Job(work, answer))

    def finish(self) -> None:
        """Wait for what is running, at the end of the program."""
        self._pool.waitForDone()


class AtOnce:
    """Runs the work where it stands; for tests and for the headless demonstration."""

    def run(self, work: Callable[[], object], done: Done, failed: Failed) -> None:
        try:
            result = work()
        except UserError as problem:
            failed(problem)
        else:
            done(result)
