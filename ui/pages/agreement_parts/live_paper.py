"""The copy that follows typing: drawn a moment after the last key, beside the screen when it takes long."""

from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from ui.shell import Shell

PAUSE_MS = 180
QUICK_SECONDS = 0.05


@dataclass(frozen=True)
class Drawing:
    """A finished copy and how long it took."""

    pdf: bytes
    seconds: float


@dataclass(frozen=True)
class Wish:
    """Whose copy of which words."""

    agreement: Agreement
    answers: Answers
    reader: Reader
    parallel: str = ""


class LivePaper(QObject):
    """Draws what was wished for last; older drawings that come late are dropped."""

    drawn = Signal(bytes)
    failed = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wish: Wish | None = None
        self._running: Wish | None = None
        # The first drawing loads fonts and the drawing itself, so it never happens on the screen's thread.
        self._quick = self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._draw)

    def soon(self, wish: Wish) -> None:
        """Draw this unless another wish comes first."""
        self._wish, self._stopped = wish, False
        self._timer.start()

    def now(self, wish: Wish) -> None:
        """Draw this without waiting, for another copy or another state."""
        self._wish, self._stopped = wish, False
        self._timer.stop()
        self._draw()

    def stop(self) -> None:
        """Nothing that is still being drawn is wanted any more."""
        self._timer.stop()
        self._stopped = True

    def _draw(self) -> None:
        wish = self._wish
        if wish is None or self._running is not None:
            return
        try:
            if not wish.agreement.editable and not wish.parallel:
                self.drawn.emit(self._shell.workspace.paperwork.pdf(wish.agreement, wish.reader))
            else:
                self._draw_draft(wish)
        except UserError as problem:
            self.failed.emit(problem)

    def _draw_draft(self, wish: Wish) -> None:
        paperwork = self._shell.workspace.paperwork
        paper = paperwork.draft(wish.agreement, wish.answers, wish.reader)

        def draw() -> Drawing:
            begun = perf_counter()
            pdf = paperwork.drawn(paper, wish.parallel)
            return Drawing(pdf, perf_counter() - begun)

        if not self._quick:
            self._running = wish
            self._shell.tasks.run(draw, self._arrived, self._missed)
        else:
            self._take(draw())

    def _take(self, drawing: Drawing) -> None:
        self._quick = drawing.seconds < QUICK_SECONDS
        self.drawn.emit(drawing.pdf)

    def _arrived(self, drawing: object) -> None:
        wanted = self._finished()
        if wanted and isinstance(drawing, Drawing):
            self._take(drawing)

    def _missed(self, problem: UserError) -> None:
        if self._finished():
            self.failed.emit(problem)

    def _finished(self) -> bool:
        """Whether what arrived is still wanted; if not, the newer wish is drawn."""
        done, self._running = self._running, None
        if self._stopped:
            return False
        if done is not self._wish and not self._timer.isActive():
            self._draw()
        return done is self._wish
