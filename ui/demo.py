"""The real windows without a person: pictures for the documentation, and the main job as PDFs."""

from collections.abc import Iterator
from contextlib import chdir
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, Qt, QThread
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import LANGUAGE, TEXT_SIZE, THEME, Setting
from caseworker_app.texts import Texts
from ui import places
from ui.ask import AskPerson
from ui.gate import WELCOME, Archives, practice_path, unlock
from ui.machine_settings import FILE, MachineSettings
from ui.pages.welcome_page import WelcomePage
from ui.places import Place
from ui.program import Program
from ui.tasks import AtOnce

SIZE = QSize(1440, 900)
SAMPLE_KEY = "1AB8-2CD7-3EF6-4GH5-5JK4-6MN3-7PQ2-8RS1-9TV0-0WXY"
"""Opens nothing: only what a key looks like."""
HOME = Path("Dokumenter/Fasthold")
DAY = "min-dag"
PAPER_SCALE = 2
_ROUNDS, _PAUSE = 25, 20
SMALLEST_FILE = 0
"""The quality of a PNG is only how hard it is pressed together."""
LOOKS: tuple[tuple[str, dict[Setting, str]], ...] = (
    ("light", {}),
    ("dark", {THEME: "dark"}),
    ("english", {LANGUAGE: "en"}),
    ("150", {TEXT_SIZE: "150"}),
)
PLAIN = {THEME: "light", LANGUAGE: "da", TEXT_SIZE: "100"}


class DemoClock:
    """Always the same morning, so that the same pictures come out."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 8, 42, 17, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 23)


def run(app: QApplication, archives: Archives, folder: Path, *, papers: bool) -> list[Path]:
    """Makes everything in `folder` and tells what was made, in order."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    app.setCursorFlashTime(0)
    # In a folder of its own and with a short path: pictures must not show whose computer drew them.
    with TemporaryDirectory() as temporary, chdir(temporary):
        HOME.mkdir(parents=True)
        demo = _Demo(app, archives, folder)
        made = list(demo.pictures())
        if papers:
            made += demo.papers()
        demo.program.window.close()
    return made


class _Demo:
    """One program in front of nobody."""

    def __init__(self, app: QApplication, archives: Archives, folder: Path) -> None:
        self._app, self._folder = app, folder
        self._machine = MachineSettings(HOME / FILE)
        for setting, value in PLAIN.items():
            self._machine.change(setting, value)
        self.program = Program(
            app, archives, self._machine, HOME, make_ask=self._ask, tasks=AtOnce(), opening=AtOnce()
        )
        self.program.autolock.blockSignals(True)
        self.program.window.resize(SIZE)
        self.program.window.show()
        self._archives = archives

    def _ask(self, window: QWidget, texts: Texts) -> AskPerson:
        return AskPerson(window, texts)

    def pictures(self) -> Iterator[Path]:
        self.program.open_door(WELCOME)
        yield self._picture("welcome-light")
        page = self.program.window.shown()
        assert isinstance(page, WelcomePage)
        page.practise()
        shown = self._places()
        for suffix, look in LOOKS:
            self._dress(look)
            for name, place in shown:
                if self.program.frame is not None:
                    self.program.frame.go(place)
                yield self._picture(f"{name}-{suffix}")
        self._dress({})
        self.program.lock()
        self.program.open_door(unlock(practice_path(HOME)))
        yield self._picture("unlock-light")

    def _dress(self, look: dict[Setting, str]) -> None:
        for setting, value in (PLAIN | look).items():
            self._machine.change(setting, value)
        self.program.redress()

    def _places(self) -> tuple[tuple[str, Place], ...]:
        workspace = self.program.workspace
        assert workspace is not None
        plan = the_plan(workspace)
        return (
            ("today", places.TODAY),
            ("cases", places.CASES),
            ("case", places.case(plan.case_id)),
            ("agreement", places.agreement(the_draft(workspace).id)),
            ("sealed", places.agreement(plan.id)),
            ("consent", places.agreement(the_consent(workspace, plan).id)),
            ("overview", places.OVERVIEW),
            ("settings", places.SETTINGS),
        )

    def _picture(self, name: str) -> Path:
        """The window when everything that was to be drawn is drawn."""
        for _ in range(_ROUNDS):
            self._app.processEvents()
            QThread.msleep(_PAUSE)
        file = self._folder / f"{name}.png"
        self.program.window.grab().save(str(file), "PNG", SMALLEST_FILE)
        return file

    def papers(self) -> Iterator[Path]:
        workspace = self._archives.create_practice(practice_path(HOME))
        plan = the_plan(workspace)
        for agreement in (plan, the_consent(workspace, plan)):
            for copy in agreement.copies:
                name = workspace.paperwork.file_name(agreement, copy.reader)
                yield self._paper(name, workspace.paperwork.pdf(agreement, copy.reader))
        day = self._paper(f"{DAY}.pdf", workspace.day_paper.pdf(workspace.my_day.rows()))
        yield day
        yield _as_picture(day)
        yield self._paper("gendannelsesnoegle.pdf", workspace.paperwork.recovery_sheet(SAMPLE_KEY, "sager", "da"))
        workspace.close()

    def _paper(self, name: str, pdf: bytes) -> Path:
        file = self._folder / name
        file.write_bytes(pdf)
        return file


def _as_picture(pdf: Path) -> Path:
    """The first page of a paper, beside it."""
    document, file = QPdfDocument(), pdf.with_suffix(".png")
    document.load(str(pdf))
    drawn = document.render(0, (document.pagePointSize(0) * PAPER_SCALE).toSize())
    # The page has no ground of its own.
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    page.save(str(file), quality=SMALLEST_FILE)
    return file


def the_plan(workspace: Workspace) -> Agreement:
    """A plan of the practice data that is in force, in its highest version."""
    return max(_sealed(workspace, "partial_return"), key=lambda plan: (plan.version, plan.number))


def the_draft(workspace: Workspace) -> Agreement:
    """A plan that is being written."""
    cases = workspace.overview.case_ids(CaseFilter())
    plans = (row.agreement for case_id in cases for row in workspace.overview.agreements(case_id, Group.AGREEMENT))
    return next(plan for plan in plans if plan.scheme == "partial_return" and plan.editable)


def the_consent(workspace: Workspace, plan: Agreement) -> Agreement:
    """The consent of the same citizen to talk with the workplace."""
    return next(one for one in _sealed(workspace, "consent") if one.case_id == plan.case_id)


def _sealed(workspace: Workspace, scheme: str) -> list[Agreement]:
    papers = (paper.agreement for paper in workspace.overview.papers())
    return [one for one in papers if one and one.scheme == scheme and one.status is Status.SIGNED]
