"""No page says a message without looking it up: every page in a language that marks what was looked up."""

from collections.abc import Callable, Iterator, Mapping
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTableView,
    QWidget,
)

from caseworker_app import bootstrap
from caseworker_app.domain.agreement import Agreement
from caseworker_app.schemes import meeting
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import Texts
from tests.catalogue import messages
from tests.ui.running import Running
from ui import places
from ui.gate import NEW_ARCHIVE, WELCOME, Door, forgotten, practice_path, unlock
from ui.pages.registry import PAGES
from ui.places import Place

NOWHERE = QModelIndex()
OF_A_PAPER = {
    "agreement", "signing", "withdrawal", "receipt", "meeting", "meeting_letters", "preparation", "move_meeting",
    "cancel_meeting", "differences", "wrong_minutes",
}  # fmt: skip
"""Pages whose place names an agreement, not a case."""
HEAD, BODY = Qt.ItemDataRole.DisplayRole, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class Marks(NullTranslations):
    """A language whose every message stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def speak_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "texts", lambda language: Texts("en", Marks()))


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Running:
    """A program that never spoke anything else."""
    speak_marks(monkeypatch)
    return request.getfixturevalue("started")


def shown_texts(top: QWidget) -> Iterator[str]:
    """All that can be read or heard in a window."""
    for widget in (top, *top.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(at) for at in range(widget.count()))
            case QTableView() if widget.model() is not None:
                yield from _model_texts(widget.model(), widget.model().columnCount(NOWHERE))
            case QListView() if widget.model() is not None:
                yield from _model_texts(widget.model(), 1)


def _model_texts(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, HEAD) or "")
        for row in range(min(model.rowCount(NOWHERE), 50)):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in BODY)


@pytest.fixture(scope="module")
def danish() -> frozenset[str]:
    """The messages as they stand in the source; items of the agenda are words of the minutes, not messages."""
    forms = (message if isinstance(message, tuple) else (message,) for message in messages())
    return frozenset(form for pair in forms for form in pair) - set(meeting.AGENDA)


def the_places(workspace: Workspace) -> Iterator[Place]:
    """Every page, with what the practice archive has to show there."""
    papers = [paper.agreement for paper in workspace.overview.papers() if paper.agreement is not None]
    drafts = [row.agreement.id for row in workspace.overview.unfinished()]
    schemes: dict[tuple[str, str], Agreement] = {(one.scheme, one.status.value): one for one in papers}
    case_id = papers[0].case_id
    for page in sorted({*PAGES, "settings"} - OF_A_PAPER - {"case", "giving"}):
        yield Place(page, case_id)
    for part in ("overview", "parties", "agreements", "meetings", "documents", "notes", "history"):
        yield places.case(case_id, part)
    for agreement_id in (*(one.id for one in schemes.values()), *drafts[:3]):
        yield places.agreement(agreement_id)
    sealed = next((one for one in papers if one.missing_signers), papers[0])
    yield Place("signing", sealed.id)
    yield Place("withdrawal", sealed.id)
    yield next(
        Place("giving", hit.row.id, str(file.id))
        for hit in workspace.overview.find("Mads Bjerregaard") for file in workspace.attachments.of_case(hit.row.id)
    )  # fmt: skip
    yield from _meetings(workspace, papers)


def _meetings(workspace: Workspace, papers: list[Agreement]) -> Iterator[Place]:
    """A meeting that is under way with all that can be done before it, and one that was concluded and amended."""
    planned = workspace.meetings.of_day(workspace.today)[0].agreement.id
    amended = next(one.id for one in papers if one.scheme == meeting.SCHEME.key and one.version > 1)
    for page in ("meeting", "meeting_letters", "preparation", "move_meeting", "cancel_meeting"):
        yield Place(page, planned)
    for page in ("meeting", "differences", "wrong_minutes"):
        yield Place(page, amended)
    yield Place("meeting", amended, "print")


def written_words(workspace: Workspace) -> set[str]:
    """What stands in the papers as somebody wrote it or as it was asked then; it may happen to be a message too."""
    cases = workspace.overview.case_ids(CaseFilter(status=""))
    answers = (one.answers for case_id in cases for one in workspace.agreements.of_case(case_id))
    return {words for one in answers for words in in_answer(one)}


def in_answer(value: object) -> Iterator[str]:
    """All texts of an answer, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (words for key in value for words in in_answer(value[key]))
    elif isinstance(value, tuple):
        yield from (words for item in value for words in in_answer(item))


@pytest.mark.parametrize("door", [
    lambda run: WELCOME, lambda run: NEW_ARCHIVE, lambda run: unlock(run.path), lambda run: forgotten(run.path),
])  # fmt: skip
def test_pages_in_front_of_the_archive_say_only_what_was_looked_up(marked, danish, door: Callable[[Running], Door]):
    marked.program.open_door(door(marked))
    assert not danish & set(shown_texts(marked.program.window))


def test_pages_of_the_archive_say_only_what_was_looked_up(marked, danish):
    workspace = marked.archives.create_practice(practice_path(marked.folder))
    marked.program.opened(workspace)
    found, own = {}, written_words(workspace)
    for place in the_places(workspace):
        marked.program.frame.go(place)
        found[f"{place.page} {place.part}"] = danish & set(shown_texts(marked.program.window)) - own
    assert not {page: words for page, words in found.items() if words}


def test_another_language_leaves_nothing_behind(started, danish, monkeypatch):
    started.program.open_door(WELCOME)
    assert danish & set(shown_texts(started.program.window))
    speak_marks(monkeypatch)
    started.page().gate.language_asked.emit("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not danish & set(shown_texts(started.program.window))
