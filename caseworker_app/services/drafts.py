"""What is being typed in forms that are not agreements yet. Kept in the archive like everything else."""

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.services.desk import Desk, act
from caseworker_app.texts import N_


class Drafts:
    """Drafts by key: "case:new", "note:<case>", "sign:<agreement>" …"""

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store

    def read(self, key: str, otherwise: Answers) -> Answers:
        found = self._store.draft(key)
        return otherwise if found is None else found

    def keep(self, key: str, answers: Answers) -> None:
        self._store.keep_draft(key, answers)

    def discard(self, key: str) -> Changes:
        """Throw what was typed away, because somebody asked for it."""
        with self._store.write(act(N_("Påbegyndt tekst kasseret"))) as writing:
            writing.drop_draft(key)
        return Changes.of(("draft", None))

    def exists(self, key: str) -> bool:
        return self._store.draft(key) is not None
