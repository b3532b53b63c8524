"""The real windows without a person: pictures for the documentation, and every paper as a PDF."""

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
from caseworker_app.services.meetings import MeetingState
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import LANGUAGE, TEXT_SIZE, THEME, Setting
from caseworker_app.texts import Texts
from ui import places
from ui.ask import AskPerson
from ui.demo_papers import DemoPapers
from ui.gate import WELCOME, Archives, practice_path, unlock
from ui.machine_settings import FILE, MachineSettings
from ui.pages.meeting_page import MeetingPage
from ui.pages.welcome_page import WelcomePage
from ui.places import Place
from ui.program import Program
from ui.tasks import AtOnce

SIZE = QSize(1440, 900)
HOME = Path("Dokumenter/Fasthold")
PICTURES, PAPERS = "Billeder", "Papirer"
DAY = "min-dag.png"
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
    """Makes everything and tells what was made, in order; with papers each in its own part of the folder."""
    pictures = (folder / PICTURES if papers else folder).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    written = (folder / PAPERS).resolve()
    app.setCursorFlashTime(0)
    # In a folder of its own and with a short path: pictures must not show whose computer drew them.
    with TemporaryDirectory() as temporary, chdir(temporary):
        HOME.mkdir(parents=True)
        demo = _Demo(app, archives, pictures)
        made = list(demo.pictures())
        if papers:
            made += demo.papers(written)
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
            yield from self._meeting(suffix)
        self._dress({})
        self.program.lock()
        self.program.open_door(unlock(practice_path(HOME)))
        yield self._picture("unlock-light")

    def _dress(self, look: dict[Setting, str]) -> None:
        for setting, value in (PLAIN | look).items():
            self._machine.change(setting, value)
        self.program.redress()

    def _meeting(self, suffix: str) -> Iterator[Path]:
        """A meeting that is being held: its screen, what the others see, and the last look before it is locked."""
        workspace, frame = self.program.workspace, self.program.frame
        assert workspace is not None
        assert frame is not None
        frame.go(places.meeting(the_meeting(workspace).id))
        yield self._picture(f"meeting-{suffix}")
        page = frame.page
        assert isinstance(page, MeetingPage)
        page.toggle_shared()
        yield self._picture(f"meeting-shared-{suffix}")
        page.toggle_shared()
        page.open_conclude()
        yield self._picture(f"meeting-conclude-{suffix}")
        page.close_conclude()

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
            ("meeting-plan", places.new_meeting(plan.case_id)),
            ("minutes", places.meeting(the_minutes(workspace).id)),
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

    def papers(self, folder: Path) -> Iterator[Path]:
        workspace = self._archives.create_practice(practice_path(HOME))
        papers = DemoPapers(workspace, folder)
        yield from papers.write()
        yield _as_picture(papers.day, self._folder / DAY)
        workspace.close()


def _as_picture(pdf: Path, file: Path) -> Path:
    """The first page of a paper."""
    document = QPdfDocument()
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


def the_meeting(workspace: Workspace) -> Agreement:
    """The meeting that is written in, with most said."""
    cases = workspace.overview.case_ids(CaseFilter())
    rows = (row for case_id in cases for row in workspace.meetings.of_case(case_id))
    planned = [row.agreement for row in rows if row.state in (MeetingState.UNDER_WAY, MeetingState.PLANNED)]
    return max(planned, key=lambda one: (len(one.answers.text("conclusion")), one.number))


def the_minutes(workspace: Workspace) -> Agreement:
    """A meeting that is concluded."""
    cases = workspace.overview.case_ids(CaseFilter())
    rows = (row for case_id in cases for row in workspace.meetings.of_case(case_id))
    return next(row.agreement for row in rows if row.state is MeetingState.CONCLUDED)


def _sealed(workspace: Workspace, scheme: str) -> list[Agreement]:
    papers = (paper.agreement for paper in workspace.overview.papers())
    return [one for one in papers if one and one.scheme == scheme and one.status is Status.SIGNED]
