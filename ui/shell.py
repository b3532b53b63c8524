"""What every page is given: the archive, the words, a way to act, to ask and to move on."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from caseworker_app.domain.changes import Changes
from caseworker_app.errors import UserError
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import Texts
from ui.ask import Ask
from ui.person_check import PersonCheck
from ui.places import Place
from ui.tasks import Tasks

T = TypeVar("T")


class Shell(QObject):
    """The page's connection to the rest. `changed` carries what an operation touched."""

    changed = Signal(object)
    went = Signal(object)
    back_asked = Signal()
    turned = Signal()
    """The page shows another part of itself: its title and its keys are others now."""
    told = Signal(str)
    """A short sentence of success for the status line."""

    def __init__(self, workspace: Workspace, texts: Texts, ask: Ask, tasks: Tasks) -> None:
        super().__init__()
        self.workspace = workspace
        self.texts = texts
        self.ask = ask
        self.tasks = tasks
        self.person = PersonCheck()

    def say(self, message: str, /, **places: object) -> str:
        return self.texts.say(message, **places)

    def words_of(self, problem: UserError) -> str:
        """What an expected problem says, in the language of the screen."""
        return self.texts.say(problem.words, **problem.places)

    def do(
        self,
        operation: Callable[[], tuple[T, Changes]],
        then: Callable[[T], None] | None = None,
        tell: Callable[[UserError], None] | None = None,
    ) -> bool:
        """Run an operation, spread the news, go on. A problem goes to `tell`, else to the person."""
        try:
            result, changes = operation()
        except UserError as problem:
            if tell is not None:
                tell(problem)
            else:
                self.ask.tell(self.words_of(problem))
            return False
        self.changed.emit(changes)
        if then is not None:
            then(result)
        return True

    def sure_of(self, case_id: UUID) -> bool:
        """Before anything of a case is sealed, printed or saved as a file: the person is confirmed once an opening."""
        if self.person.unsure != case_id:
            return True
        case = self.workspace.cases.case(case_id)
        citizen = case.citizen
        sure = self.ask.confirm_person(citizen.name, self.texts.date(citizen.cpr.born), case.number)
        if sure:
            self.person.found(None)
        return sure

    def go(self, place: Place) -> None:
        self.went.emit(place)

    def back(self) -> None:
        self.back_asked.emit()
