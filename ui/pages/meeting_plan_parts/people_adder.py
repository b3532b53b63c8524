"""More people for a meeting: those of the case who are not on the list, and anybody of the register."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes import meeting, party_forms
from caseworker_app.services.parties import Suggestion
from caseworker_app.settings import CASEWORKER
from ui.choices import Choice
from ui.look import NEAR
from ui.pages.meeting_plan_parts.finder import Finder
from ui.pages.party_choices import suggestion_choice
from ui.shell import Shell
from ui.widgets.buttons import row_action
from ui.widgets.flow import FlowLayout


class PeopleAdder(QWidget):
    """Tilføj deltagere: a button for each of the case, a line for the register."""

    chosen = Signal(object)
    """A row of the field of the people."""

    def __init__(self, shell: Shell, case_id: UUID) -> None:
        super().__init__()
        self._shell = shell
        case = shell.workspace.cases.case(case_id)
        self._known = meeting.people_of(case, case.caseworker or shell.workspace.office.value(CASEWORKER))
        self._missing: tuple[Answers, ...] | None = None
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=NEAR)
        self.finder = Finder(
            shell, shell.say("Tilføj fra registret: skriv et navn eller et sted"), self._offer,
            shell.say("Ingen i registret passer. Tilføj en række, og skriv navnet."),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self._buttons)
        column.addWidget(self.finder)

    def show_missing(self, rows: tuple[Answers, ...]) -> None:
        """A button for each of the case who is not among the rows."""
        here = {row.text("person") or row.text("name") for row in rows} | {row.text("name") for row in rows}
        missing = tuple(one for one in self._known if not {one.text("person"), one.text("name")} & here)
        if missing == self._missing:
            return
        self._missing = missing
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in missing:
            button = row_action(self._shell.say("Tilføj {name}", name=one.text("name")), "plus")
            button.setObjectName(f"add:{one.text('person')}")
            button.clicked.connect(partial(self.chosen.emit, one))
            self._flow.addWidget(button)
        self._buttons.setVisible(bool(missing))

    def _offer(self, words: str) -> list[Choice]:
        found = self._shell.workspace.parties.suggest(words, people=True)
        return [suggestion_choice(self._shell, one, partial(self._take, one)) for one in found]

    def _take(self, one: Suggestion) -> None:
        picked = party_forms.picked_answers(one.organisation, one.contact)
        row = Answers({"name": picked.text("name"), "part": picked.text("role")})
        organisation = picked.text("organisation")
        same = organisation == picked.text("name")
        self.chosen.emit(row if same else row.with_answer("for_whom", organisation or None))
