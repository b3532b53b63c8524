"""What can be done with a meeting from a list, by the state it is in."""

from collections.abc import Callable
from uuid import UUID

from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.meetings import MeetingRow, MeetingState
from caseworker_app.texts import N_
from ui import places
from ui.pages import moves
from ui.places import Place
from ui.shell import Shell

Move = tuple[str, str, Callable[[Shell, UUID], None], str]
"""Key, words, what it does, sign."""


def open_meeting(shell: Shell, meeting_id: UUID) -> None:
    shell.go(places.meeting(meeting_id))


def letters(shell: Shell, meeting_id: UUID) -> None:
    shell.go(places.letters(meeting_id))


def prepare(shell: Shell, meeting_id: UUID) -> None:
    shell.go(Place("preparation", meeting_id))


def move(shell: Shell, meeting_id: UUID) -> None:
    shell.go(Place("move_meeting", meeting_id))


def cancel(shell: Shell, meeting_id: UUID) -> None:
    shell.go(Place("cancel_meeting", meeting_id))


def papers(shell: Shell, meeting_id: UUID) -> None:
    shell.go(places.meeting(meeting_id, "print"))


def amend(shell: Shell, meeting_id: UUID) -> None:
    """A version that may be changed, opened at once; the concluded one stays as it is."""
    shell.do(lambda: shell.workspace.meetings.amend(meeting_id), lambda new: open_meeting(shell, new.id))


def changes(shell: Shell, meeting_id: UUID) -> None:
    shell.go(Place("differences", meeting_id))


def wrong(shell: Shell, meeting_id: UUID) -> None:
    shell.go(Place("wrong_minutes", meeting_id))


def keep_promise(shell: Shell, one: Deadline) -> None:
    """What was promised is kept today; it can be taken back on the overview."""
    words = shell.say("Holdt: {what}", what=str(one.places.get("task", "")))
    shell.do(lambda: (None, shell.workspace.decisions.done(one)), lambda _: shell.told.emit(words))


OPEN: Move = ("open", N_("Åbn mødet"), open_meeting, "calendar")
LETTERS: Move = ("letters", N_("Breve og svar"), letters, "mail")
PREPARE: Move = ("prepare", N_("Forberedelsesark"), prepare, "file-text")
MOVE: Move = ("move", N_("Flyt mødet"), move, "calendar-clock")
CANCEL: Move = ("cancel", N_("Aflys mødet"), cancel, "ban")
READ: Move = ("open", N_("Åbn referatet"), open_meeting, "file-text")
AMEND: Move = ("amend", N_("Ret referatet"), amend, "pencil")
PAPERS: Move = ("papers", N_("Print referatet"), papers, "printer")
CHANGES: Move = ("changes", N_("Se ændringerne"), changes, "arrow-left-right")
WRONG: Move = ("wrong", N_("Forkert person eller tekst"), wrong, "alert-triangle")
SEE_WRONG: Move = ("wrong", N_("Se, hvad der skete"), wrong, "alert-triangle")
WRONG_CASE: Move = ("wrong", N_("Skrevet i forkert sag"), wrong, "alert-triangle")
WRITE_ON: Move = ("open", N_("Skriv videre"), open_meeting, "pencil")
DISCARD: Move = ("discard", N_("Slet kladde"), moves.discard, "trash")


def of(row: MeetingRow, *, closed: bool) -> tuple[Move, ...]:
    """The first two stand open in a list, the others in its menu."""
    version = row.agreement.version
    if row.agreement.editable and version > 1:
        return WRITE_ON, CHANGES, DISCARD
    if row.state is MeetingState.CONCLUDED:
        amended = (CHANGES,) if version > 1 else ()
        return (READ, PAPERS, *amended, WRONG) if closed else (READ, AMEND, PAPERS, *amended, WRONG)
    if row.state is MeetingState.WITHDRAWN:
        return (SEE_WRONG,)
    if row.state is MeetingState.CANCELLED:
        return (LETTERS,)
    return (OPEN, LETTERS) if closed else (OPEN, LETTERS, PREPARE, MOVE, CANCEL, WRONG_CASE)
