"""Why a file gives no text."""

from caseworker_app.services.ports import Unread

MOST_LETTERS = 2_000_000
"""More text than this is no attachment of a case; reading on would only keep the caseworker waiting."""


class Unreadable(Exception):
    """The file cannot be read, and why."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why.value)
        self.why = why
