"""After the program ended in the middle of a meeting: the way back to it, at the same field."""

from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.texts import N_
from ui import places
from ui.look import Tone
from ui.pages.meeting_parts.resume import left_open, say_open
from ui.shell import Shell
from ui.widgets.notice import Notice


class ResumeNotice(Notice):
    """Mødet var åbent: one button leads back to it; closing the bar ends the asking."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(close_name=shell.say("Luk beskeden"))
        self._shell = shell
        self._meeting: UUID | None = None
        self.acted.connect(self._go_on)
        self.closed.connect(lambda: say_open(shell.workspace, None))

    def look(self) -> None:
        """Ask whether a meeting was on the screen when the program ended."""
        found = left_open(self._shell.workspace)
        if found is not None:
            self._meeting = found.id
            self.tell(self._asked(found), Tone.INFO, action=self._shell.say("Fortsæt mødet"))

    def _asked(self, meeting: Agreement) -> str:
        name = self._shell.workspace.cases.case(meeting.case_id).citizen.name
        day = meeting.answers.date("day")
        if day is None:
            return self._shell.say("Et møde med {name} var åbent, da programmet sluttede. Alt er gemt.", name=name)
        words = N_("Mødet med {name} den {day} var åbent, da programmet sluttede. Alt er gemt.")
        return self._shell.say(words, name=name, day=day)

    def _go_on(self) -> None:
        if self._meeting is not None:
            self._shell.go(places.meeting(self._meeting))
