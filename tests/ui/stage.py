"""A page on a small stage: a real archive behind it, answers ready for its questions, its keys bound."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget

from caseworker_app.bootstrap import create_archive
from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.case_forms import NEW_CASE
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import DANISH
from tests.archives import OWNER, PASSPHRASE, QUICK, FixedClock
from ui.pages.page import Page
from ui.places import Place
from ui.shell import Shell
from ui.tasks import AtOnce

P = TypeVar("P", bound=Page)
SOEREN = Answers({
    **NEW_CASE, "cpr": "620771-1234", "name": "Søren Ødum", "address": "Åvej 4", "postcode": "5400", "town": "Bogense",
    "first_absence_day": date(2026, 9, 14), "confirmed_by": "employer", "workplace": "Øster Skole",
    "job_title": "Pædagogisk leder", "job_form": "ordinary",
})  # fmt: skip


def citizen(name: str, cpr: str, **others: object) -> Answers:
    """The form of another case."""
    return Answers({**SOEREN, "name": name, "cpr": cpr, **others})


@dataclass
class ScriptedAsk:
    """Answers in the order they were given, and remembers what was asked and told."""

    answers: list[object] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, question: str, yes: str) -> bool:
        self.asked.append(question)
        return bool(self.answers.pop(0))

    def confirm_person(self, name: str, born: str, number: str) -> bool:
        self.asked.append(f"{name}, {born}, {number}")
        return bool(self.answers.pop(0))

    def tell(self, words: str) -> None:
        self.told.append(words)

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return self.answers.pop(0)  # type: ignore[return-value]

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        self.asked.append(name)
        return self.answers.pop(0)  # type: ignore[return-value]

    def folder(self, title: str) -> Path | None:
        return self.answers.pop(0)  # type: ignore[return-value]


class Stage(QMainWindow):
    """Stands for the window: shows one page, binds its keys, remembers where it wanted to go."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.ask = ScriptedAsk()
        self.shell = Shell(workspace, DANISH, self.ask, AtOnce())
        self.went: list[Place] = []
        self.told: list[str] = []
        self.backs = 0
        self.shell.went.connect(self.went.append)
        self.shell.told.connect(self.told.append)
        self.shell.back_asked.connect(self._count_back)
        self.resize(1240, 860)

    def show_page(self, page: P) -> P:
        self.setCentralWidget(page)
        for action in page.actions_here():
            if action.shortcut:
                QShortcut(QKeySequence(action.shortcut), page, action.run)
        page.show()
        page.focus_first()
        return page

    @property
    def space(self) -> Workspace:
        return self.shell.workspace

    def _count_back(self) -> None:
        self.backs += 1


def new_workspace(folder: Path, clock: FixedClock) -> Workspace:
    return create_archive(folder / "arkiv.fasthold", OWNER, PASSPHRASE, clock=clock, cost=QUICK)[0]


def open_case(workspace: Workspace, answers: Answers = SOEREN) -> Case:
    return workspace.cases.open(answers)[0]


def fill_sample(workspace: Workspace, agreement: Agreement, **changes: object) -> Agreement:
    """The draft with the sample words of its scheme."""
    case = workspace.cases.case(agreement.case_id)
    basis = workspace.agreements._desk.basis(case)
    answers = Answers({**BY_KEY[agreement.scheme].sample(basis), **changes})
    workspace.agreements.save(agreement.id, answers, agreement.revision)
    return workspace.agreements.agreement(agreement.id)


def consent_to(workspace: Workspace, case_id: UUID, counterparty: str = "employer", **changes: object) -> Agreement:
    """A sealed consent that nobody has signed yet."""
    draft, _ = workspace.agreements.start_consent(case_id, counterparty)
    told = {key: True for key in ("told_voluntary", "told_withdraw", "told_consequence", "told_in_writing")}
    kinds = {"employer": ("meeting", "accommodations", "working_hours"), "union": ("meeting", "agreements_made")}
    group = f"information_{counterparty if counterparty in kinds else 'medical'}"
    words = {
        "name": draft.answers.text("name") or "Lægehuset i Bogense", "directions": ("give", "discuss"),
        group: kinds.get(counterparty, ("certificate",)), **told,
        "purpose": "At aftale en plan for tilbagevenden med arbejdspladsen.",
    }  # fmt: skip
    answers = Answers({**draft.answers, **words, **changes})
    workspace.agreements.save(draft.id, answers, draft.revision)
    readers = BY_KEY["consent"].readers
    return workspace.agreements.seal(draft.id, readers)[0]


def signed(workspace: Workspace, agreement: Agreement) -> Agreement:
    """The agreement with the signatures of all its signers."""
    for role in workspace.agreements.missing_roles(agreement):
        words = {"role": role.key, "name": role.name or "Anne Winther", "method": "paper", "signed_on": workspace.today}
        agreement, _ = workspace.agreements.sign(agreement.id, Answers(words))
    return agreement


def plan_for(workspace: Workspace, case_id: UUID, **changes: object) -> Agreement:
    """A sealed partial return with the consent it needs."""
    signed(workspace, consent_to(workspace, case_id, information_employer=EVERYTHING))
    draft, _ = workspace.agreements.start(case_id, "partial_return")
    draft = fill_sample(workspace, draft, **changes)
    return workspace.agreements.seal(draft.id, BY_KEY["partial_return"].readers[:2])[0]


def focused() -> QWidget:
    """Where the cursor is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def named(root: QWidget, name: str) -> QWidget:
    """The visible widget of that object name."""
    found = [widget for widget in root.findChildren(QWidget, name) if widget.isVisibleTo(root)]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def words_in(root: QWidget) -> list[str]:
    """Everything that can be read on the labels and buttons that are shown."""
    kinds = (QLabel, QPushButton)
    return [part.text() for kind in kinds for part in root.findChildren(kind) if part.isVisibleTo(root) and part.text()]


def nameless(root: QWidget) -> list[str]:
    """Controls that can be reached by keyboard but say nothing to a screen reader."""
    reached = (
        w for w in root.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(root)
    )
    silent = []
    for widget in reached:
        interface = QAccessible.queryAccessibleInterface(widget)
        if widget.focusProxy() is None and not (interface and interface.text(QAccessible.Text.Name)):
            silent.append(f"{type(widget).__name__} {widget.objectName()}")
    return silent


def drop_on(target: QWidget, *files: Path) -> None:
    """Files dragged onto a widget and let go there, as the desktop does it."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, copy = QPointF(target.rect().center()), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, copy, dragged, left, none)
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(where, copy, dragged, left, none))


EVERYTHING = ("meeting", "accommodations", "working_hours", "support", "work_functions", "duration", "adapted")
