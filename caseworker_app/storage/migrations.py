"""Numbered steps that bring an archive of any age to today's tables; newer archives are refused."""

from collections.abc import Callable, Sequence

from caseworker_app.domain.identity import new_id
from caseworker_app.errors import NewerFile, NotOurFile
from caseworker_app.storage.database import APPLICATION_ID, Database
from caseworker_app.storage.search import indexed, sort_key
from caseworker_app.storage.steps import FIRST, SECOND, THIRD, THIRD_AFTER_IDS

Step = Callable[[Database], None]


def to_1(database: Database) -> None:
    """All tables of the first release."""
    for statement in FIRST:
        database.execute(statement)


def to_2(database: Database) -> None:
    """Events of cases, own tasks, and what was decided about deadlines."""
    for statement in SECOND:
        database.execute(statement)


def to_3(database: Database) -> None:
    """The workplaces become a register of organisations with contacts; participants point at it."""
    for statement in THIRD:
        database.execute(statement)
    places = database.rows("SELECT row, name, cvr, p_number, town FROM organisations")
    for row, name, *numbers_and_town in places:
        database.update("organisations", {"id": new_id().bytes, "name_sort": sort_key(name)}, "row = ?", (row,))
        database.insert("organisation_words", {"rowid": row, "words": indexed(name, *numbers_and_town)})
    for statement in THIRD_AFTER_IDS:
        database.execute(statement)


STEPS: tuple[Step, ...] = (to_1, to_2, to_3)


def migrate(database: Database, keep_copy: Callable[[int], None], steps: Sequence[Step] = STEPS) -> None:
    """Runs the steps that are missing, each in a transaction; an archive with content is copied first."""
    version = known_version(database, steps)
    if 0 < version < len(steps):
        keep_copy(version)
    for number, step in enumerate(steps[version:], version + 1):
        with database.writing():
            step(database)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {number}")


def known_version(database: Database, steps: Sequence[Step] = STEPS) -> int:
    """Which tables the archive has; NewerFile or NotOurFile when this program does not know them."""
    version = int(database.value("PRAGMA user_version"))
    if version > len(steps):
        raise NewerFile("Arkivet er lavet med en nyere udgave af programmet. Opdatér programmet først.")
    if version and database.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotOurFile("Filen {name} er ikke et arkiv fra Fasthold.", name=database.path.name)
    return version
