"""The case list and the search in a large archive, against the SQL alone in the same encrypted file.

What the program adds to the SQL is its own objects: the ids of all cases, and the rows that are shown.
"""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from benchmarks import archives, invented
from benchmarks.timing import Line, Scale, compared
from caseworker_app.services.ports import CaseFilter
from caseworker_app.services.workspace import Workspace
from caseworker_app.storage import mapping
from caseworker_app.storage.search import query, terms

SHOWN = 100
OPEN_OF = 4
"""Every so-manieth case is open."""
LISTS = (
    ("List opened, by name", CaseFilter()),
    ("Sorted by first absence day, newest first", CaseFilter(order="first_absence_day", descending=True)),
    ("Sorted by workplace", CaseFilter(order="workplace")),
    ("Filtered by kind", CaseFilter(kinds=("at_risk",))),
    ("All cases, also closed ones", CaseFilter(status="")),
)
ROWS = f"""SELECT {mapping.CASE_ROW} FROM cases c JOIN citizens p ON p.row = c.citizen
    JOIN organisations w ON w.row = c.workplace WHERE"""
ORDERS = {
    "citizen": "citizen_sort, number",
    "first_absence_day": "first_absence_day DESC, number DESC",
    "workplace": "workplace_sort, number",
}
COUNTS = "SELECT status, kind, count(*) FROM cases GROUP BY status, kind"
FOUND_CASES = "row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
FOUND_NOTES = """SELECT n.case_id, n.text FROM note_words JOIN notes n ON n.row = note_words.rowid
    WHERE note_words MATCH ? ORDER BY note_words.rowid DESC"""
MOST_HITS = 12
ONLY_IN_NOTES = ("skulder", "vagtplan", "mødetid klokken", "hjælpemidler", "rundbord", "makker", "transport smerter")


def measure(folder: Path, scale: Scale) -> Iterator[Line]:
    path = archives.filled(folder / "list.fasthold", lambda connection: fill(connection, scale))
    with archives.opened(path) as space, closing(archives.bare(path)) as plain:
        for what, wanted in LISTS:
            ours, bare = partial(shown, space, wanted), partial(shown_barely, plain, wanted)
            yield compared(what, ours, "the same two SELECTs", bare, scale.long_repeats)
        yield compared(
            "Numbers on the filters", lambda _: space.overview.case_counts(), "the same SELECT",
            lambda _: plain.execute(COUNTS).fetchall(), scale.long_repeats,
        )  # fmt: skip
        yield from searches(space, plain, scale)


def searches(space: Workspace, plain: archives.Connection, scale: Scale) -> Iterator[Line]:
    """Typing in the search field of the list, and in the search over everything."""
    typed = prefixes(scale.repeats + 1)

    def listed(turn: int) -> None:
        shown(space, CaseFilter(words=typed[turn]), turn)

    def listed_barely(turn: int) -> None:
        shown_barely(plain, CaseFilter(words=typed[turn]), turn)

    yield compared("Search in the list while typing", listed, "the same two SELECTs", listed_barely, scale.repeats)
    yield compared(
        "Search for people everywhere", lambda turn: space.overview.find(typed[turn], MOST_HITS),
        "the SELECT of the cases", lambda turn: cases_barely(plain, typed[turn]), scale.repeats,
    )  # fmt: skip
    in_notes = [ONLY_IN_NOTES[turn % len(ONLY_IN_NOTES)] for turn in range(scale.repeats + 1)]
    yield compared(
        "Search for words that only stand in notes", lambda turn: space.overview.find(in_notes[turn], MOST_HITS),
        "the SELECTs of cases, notes and rows", lambda turn: notes_barely(plain, in_notes[turn]), scale.repeats,
    )  # fmt: skip


def shown(space: Workspace, wanted: CaseFilter, _turn: int) -> None:
    """What the list does before it is painted."""
    space.case_list.rows(space.overview.case_ids(wanted)[:SHOWN])


def shown_barely(plain: archives.Connection, wanted: CaseFilter, _turn: int) -> None:
    parts = {"status = ?": wanted.status, "kind = ?": "".join(wanted.kinds), FOUND_CASES: query(terms(wanted.words))}
    given = {part: value for part, value in parts.items() if value}
    where = "WHERE " + " AND ".join(given) if given else ""
    sql = f"SELECT id FROM cases {where} ORDER BY {ORDERS[wanted.order]}"
    ids = [identity for (identity,) in plain.execute(sql, tuple(given.values())).fetchall()]
    rows_barely(plain, ids[:SHOWN])


def rows_barely(plain: archives.Connection, ids: list[bytes]) -> None:
    marks = ", ".join("?" for _ in ids)
    plain.execute(f"{ROWS} c.id IN ({marks})", ids).fetchall()


def cases_barely(plain: archives.Connection, typed: str) -> int:
    sql = f"{ROWS} c.{FOUND_CASES} ORDER BY c.status = 'closed', c.citizen_sort, c.number LIMIT {MOST_HITS}"
    return len(plain.execute(sql, (query(terms(typed)),)).fetchall())


def notes_barely(plain: archives.Connection, typed: str) -> None:
    """As many notes as are needed for the hits: the newest note of each case."""
    missing = MOST_HITS - cases_barely(plain, typed)
    found: set[bytes] = set()
    for case_id, _ in plain.execute(FOUND_NOTES, (query(terms(typed)),)):
        found.add(case_id)
        if len(found) >= missing:
            break
    rows_barely(plain, list(found))


def prefixes(number: int) -> list[str]:
    """What people type: three to five letters of a name, sometimes of two."""
    chance = Random(4)
    names = invented.FIRST_NAMES + invented.LAST_NAMES
    some = (chance.sample(names, chance.choice((1, 1, 2))) for _ in range(number))
    return [" ".join(name[: chance.randrange(3, 6)] for name in pair) for pair in some]


def fill(connection: archives.Connection, scale: Scale) -> None:
    """Cases, one in four of them open, with their notes spread over the years."""
    chance = invented.random()
    cases = (invented.case(number, chance, is_open=number % OPEN_OF == 0) for number in range(1, scale.cases + 1))
    archives.put_cases(connection, cases)
    notes = (
        invented.note(number, invented.identity(1, 1 + chance.randrange(scale.cases)), chance)
        for number in range(1, scale.cases * scale.notes_per_case + 1)
    )
    archives.put_notes(connection, notes)
