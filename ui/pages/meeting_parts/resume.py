"""Where somebody was in a meeting, kept in the archive, so that it can go on after anything."""

from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.errors import NotFound
from caseworker_app.services.workspace import Workspace
from ui.forms.scheme_form import NOWHERE, Place

OPEN = "meeting:open"
"""The draft that names the meeting which is on the screen; empty when it was left in order."""


def keep_place(workspace: Workspace, meeting_id: UUID, tab: UUID | None, place: Place) -> None:
    """No words, only where they are typed."""
    key, row, cursor = place
    kept = {"field": key, "cursor": cursor, "tab": str(tab or ""), **({} if row is None else {"row": row})}
    workspace.drafts.keep(f"meeting-place:{meeting_id}", Answers(kept))


def kept_place(workspace: Workspace, meeting_id: UUID) -> tuple[UUID | None, Place]:
    """The tab and the place in it; the meeting itself and nowhere when nothing is kept."""
    kept = workspace.drafts.read(f"meeting-place:{meeting_id}", Answers())
    row, cursor = kept.get("row"), kept.get("cursor")
    tab = UUID(kept.text("tab")) if kept.text("tab") else None
    if not kept.text("field"):
        return tab, NOWHERE
    return tab, (kept.text("field"), row if isinstance(row, int) else None, cursor if isinstance(cursor, int) else 0)


def say_open(workspace: Workspace, meeting_id: UUID | None) -> None:
    """Which meeting is on the screen; None when it is left in order."""
    wanted = Answers({"meeting": str(meeting_id)} if meeting_id else {})
    if dict(workspace.drafts.read(OPEN, Answers())) != dict(wanted):
        workspace.drafts.keep(OPEN, wanted)


def left_open(workspace: Workspace) -> Agreement | None:
    """The meeting that was on the screen when the program ended without being closed."""
    kept = workspace.drafts.read(OPEN, Answers()).text("meeting")
    if not kept:
        return None
    try:
        found = workspace.agreements.agreement(UUID(kept))
    except NotFound:
        return None
    return found if found.editable else None
