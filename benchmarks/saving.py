"""From the answers of a draft to their place on the disk: the autosave, against a bare UPDATE with its commit."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks import archives, my_day
from benchmarks.timing import Line, Scale, compared
from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers, to_text
from caseworker_app.services.overview import Step
from caseworker_app.services.workspace import Workspace
from caseworker_app.storage.mapping import moment
from caseworker_app.storage.vault import key_file

OPEN_CASES = 20
UPDATE = "UPDATE agreements SET answers = ?, saved_at = ?, revision = ? WHERE id = ?"


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    path = archives.filled(folder / "saving.fasthold", lambda connection: my_day.fill(connection, OPEN_CASES))
    # A file of its own for the baseline: two writers in one file would empty each other's page caches.
    other = path.with_name("saving-bare.fasthold")
    shutil.copy(path, other)
    shutil.copy(key_file(path), key_file(other))
    with archives.opened(path) as space, closing(archives.bare(other)) as plain:
        draft = a_draft(space)
        words = typed(draft, scale.repeats)
        texts = [to_text(answers) for answers in words]
        at = moment(space.clock.now())
        revisions = [draft.revision]

        def ours(turn: int) -> None:
            revisions.append(space.agreements.save(draft.id, words[turn], revisions[-1]))

        def bare(turn: int) -> None:
            plain.execute(UPDATE, (texts[turn], at, turn, draft.id.bytes))

        yield compared(
            "Keystroke to saved", ours, "one UPDATE with its commit in the same kind of file", bare, scale.repeats
        )


def a_draft(space: Workspace) -> Agreement:
    """Some agreement on partial return that is being written."""
    found = next(row.agreement.id for row in space.overview.unfinished() if row.step is Step.WRITE_ON)
    return space.agreements.agreement(found)


def typed(draft: Agreement, turns: int) -> list[Answers]:
    """The words of the draft as they are after each keystroke."""
    return [draft.answers.with_answer("tasks", f"Kontor og forberedelse {turn}") for turn in range(turns + 1)]
