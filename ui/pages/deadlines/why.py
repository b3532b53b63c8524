"""Why a deadline is where it is, as name and value; what is not settled has its own colour."""

from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.explanation import Line, Mark
from ui.look import Tone
from ui.shell import Shell
from ui.widgets.cards import Sunk
from ui.widgets.chips import Chip
from ui.widgets.headings import Facts

TONES = {
    Mark.UNSETTLED: (Tone.UNSETTLED, "help-circle"), Mark.LOCAL: (Tone.INFO, "building"),
    Mark.EXPECTED: (Tone.WARN, "clock"),
}  # fmt: skip


class WhyBox(Sunk):
    """The explanation of a deadline (begrundelse)."""

    def __init__(self, shell: Shell, deadline: Deadline, title: str) -> None:
        super().__init__(title)
        self.facts = Facts()
        for line in shell.workspace.agenda.explanation(deadline).lines:
            self.facts.add(shell.say(line.label), _value(shell, line))
        self.add(self.facts)


def _value(shell: Shell, line: Line) -> str | Chip:
    words = shell.say(line.words, **dict(line.places))
    if line.mark in TONES:
        tone, sign = TONES[line.mark]
        return Chip(words, tone, sign)
    return words
