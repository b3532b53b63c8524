"""The archive as the services see it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from caseworker_app.domain import answers as forms
from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment, Case, HistoryLine, Note
from caseworker_app.domain.deadline import DeadlineMove
from caseworker_app.domain.event import CaseEvent, Task
from caseworker_app.errors import Locked, NotFound
from caseworker_app.services.ports import Act, CaseFilter, CaseMark, CaseRow, Clock, SearchHit, Writing
from caseworker_app.storage import backup, history, mapping, search
from caseworker_app.storage.database import Database, Row
from caseworker_app.storage.ids import Ids
from caseworker_app.storage.lock import ArchiveLock
from caseworker_app.storage.register import RegisterReading
from caseworker_app.storage.writing import SqliteWriting, no_agreement, stale

ORDERS = {
    "citizen": "citizen_sort",
    "number": "number",
    "workplace": "workplace_sort",
    "job_title": "job_sort",
    "kind": "kind",
    "status": "status",
    "first_absence_day": "first_absence_day",
    "caseworker": "caseworker_sort",
    "born": "(SELECT born FROM citizens p WHERE p.row = citizen)",
}
WEEK = "week"
"""The order by week of absence: the other way round than the first day, and nothing for closed cases."""
_CHUNK = 500
_LEAST_LETTERS_IN_NOTES = 3
"""Shorter words are in nearly every note; they are looked for in the cases only."""
_FROM_CASES = "FROM cases c JOIN citizens p ON p.row = c.citizen JOIN organisations w ON w.row = c.workplace"
_CASES = f"SELECT {mapping.CASE_ROW} {_FROM_CASES}"
_PARTICIPANTS = f"SELECT case_id, {mapping.PARTICIPANT} FROM participants WHERE case_id"
_OF_OPEN_CASES = "WHERE (case_id IS NULL OR case_id IN (SELECT id FROM cases WHERE status = 'open'))"
_SCHEMES = "SELECT DISTINCT case_id, scheme FROM agreements WHERE status IN ('draft', 'sealed', 'signed')"
_UNSIGNED = "SELECT DISTINCT case_id FROM agreements WHERE status = 'sealed' AND signers <> '[]'"
_CONSENTING = """SELECT DISTINCT case_id FROM agreements
    WHERE status IN ('sealed', 'signed') AND scheme = 'consent' AND signatures <> '[]'
    AND starts <= ? AND ends >= ? AND json_extract(answers, '$.counterparty') = 'employer'"""
_WHOLE_CASES = f"SELECT {mapping.WHOLE_CASE} {_FROM_CASES}"


class SqliteStore:
    """The Store on an encrypted SQLite file. `who` is asked at every change for the name in the history."""

    def __init__(self, database: Database, who: Callable[[], str], clock: Clock, lock: ArchiveLock) -> None:
        self.database = database
        self._who = who
        self._clock = clock
        self._lock = lock
        self._settings: dict[str, str] | None = None
        self._names: tuple[str, ...] | None = None
        self.register = RegisterReading(database)

    @contextmanager
    def write(self, act: Act) -> Iterator[Writing]:
        try:
            with self.database.writing():
                writing = SqliteWriting(self.database)
                try:
                    yield writing
                finally:
                    writing.end()
                # The name for the history may just have been changed.
                self._settings = None
                history.add_line(self.database, self._clock.now(), self._who(), act)
        finally:
            self._settings = self._names = None

    def session(self) -> AbstractContextManager[None]:
        """For a worker thread: a connection of its own as long as it works."""
        return self.database.session()

    def save_words(self, agreement_id: UUID, answers: Answers, revision: int, at: datetime) -> int:
        values = {"answers": forms.to_text(answers), "saved_at": mapping.moment(at), "revision": revision + 1}
        with self.database.writing():
            found = self.database.row("SELECT status, revision FROM agreements WHERE id = ?", (agreement_id.bytes,))
            if found is None:
                raise no_agreement()
            if found[0] != Status.DRAFT.value:
                raise Locked("Aftalen er forseglet. Lav en ny version, hvis noget skal ændres.")
            if found[1] != revision:
                raise stale()
            self.database.update("agreements", values, "id = ?", (agreement_id.bytes,))
        return revision + 1

    def keep_draft(self, key: str, answers: Answers) -> None:
        with self.database.writing():
            self.database.execute(
                "INSERT INTO drafts (key, answers) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET answers = excluded.answers",
                (key, forms.to_text(answers)),
            )

    def draft(self, key: str) -> Answers | None:
        text = self.database.value("SELECT answers FROM drafts WHERE key = ?", (key,))
        return None if text is None else forms.from_text(text)

    def case(self, case_id: UUID) -> Case:
        found = self.cases((case_id,))
        if not found:
            raise NotFound("Sagen findes ikke i arkivet.")
        return found[case_id]

    def cases(self, ids: Iterable[UUID]) -> dict[UUID, Case]:
        found: dict[UUID, Case] = {}
        for part, marks in _parts(ids):
            people: dict[bytes, list[Row]] = {}
            for case_id, *person in self.database.rows(f"{_PARTICIPANTS} IN ({marks}) ORDER BY place", part):
                people.setdefault(case_id, []).append(tuple(person))
            for row in self.database.rows(f"{_WHOLE_CASES} WHERE c.id IN ({marks})", part):
                case = mapping.case_of(row, people.get(row[0], ()))
                found[case.id] = case
        return found

    def case_count(self, status: str = "") -> int:
        return int(self.database.value("SELECT count(*) FROM cases WHERE ? IN ('', status)", (status,)))

    def case_counts(self, words: str = "") -> dict[tuple[str, str], int]:
        where, values = _conditions(CaseFilter(words, status=""))
        if where is None:
            return {}
        found = self.database.rows(f"SELECT status, kind, count(*) FROM cases {where} GROUP BY status, kind", values)
        return {(status, kind): count for status, kind, count in found}

    def case_ids(self, wanted: CaseFilter) -> Sequence[UUID]:
        """All ids in the order of the list, so that the list can fetch the rows it shows."""
        where, values = _conditions(wanted)
        if where is None:
            return []
        found = self.database.rows(f"SELECT id FROM cases {where} ORDER BY {_order(wanted)}", values)
        return Ids([identity for (identity,) in found])

    def case_marks(self, words: str, today: date) -> list[CaseMark]:
        """Read by four questions however many cases there are."""
        where, values = _conditions(CaseFilter(words, status=""))
        if where is None:
            return []
        cases = self.database.rows(
            f"""SELECT c.id, c.status, c.kind, c.workplace_sort, w.name {_FROM_CASES}
            WHERE c.row IN (SELECT row FROM cases {where})""",
            values,
        )
        schemes: dict[bytes, set[str]] = {}
        for case_id, scheme in self.database.rows(_SCHEMES):
            schemes.setdefault(case_id, set()).add(scheme)
        unsigned = {case_id for (case_id,) in self.database.rows(_UNSIGNED)}
        day = today.isoformat()
        consenting = {case_id for (case_id,) in self.database.rows(_CONSENTING, (day, day))}
        return [
            CaseMark(
                UUID(bytes=identity), status, kind, workplace, name, frozenset(schemes.get(identity, ())),
                identity in unsigned, identity in consenting,
            )
            for identity, status, kind, workplace, name in cases
        ]  # fmt: skip

    def case_rows(self, ids: Iterable[UUID]) -> list[CaseRow]:
        """In the order of the ids; ids that are gone are left out."""
        wanted = list(ids)
        found: dict[bytes, Row] = {}
        for part, marks in _parts(wanted):
            found.update((row[0], row) for row in self.database.rows(f"{_CASES} WHERE c.id IN ({marks})", part))
        return [mapping.case_row_of(found[identity.bytes]) for identity in wanted if identity.bytes in found]

    def find(self, words: str, most: int) -> list[SearchHit]:
        """Cases by their own words first, then by their notes, the newest note first."""
        terms = search.terms(words)
        if not terms:
            return []
        rows = self.database.rows(
            f"""{_CASES} WHERE c.row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)
            ORDER BY c.status = 'closed', c.citizen_sort, c.number LIMIT ?""",
            (search.query(terms), most),
        )
        hits = {row[0]: SearchHit(mapping.case_row_of(row)) for row in rows}
        if len(hits) < most and all(len(term) >= _LEAST_LETTERS_IN_NOTES for term in terms):
            snippets = self._find_in_notes(terms, most - len(hits), set(hits))
            rows_by_id = {row.id: row for row in self.case_rows(snippets)}
            hits.update((i.bytes, SearchHit(rows_by_id[i], snippet)) for i, snippet in snippets.items())
        return list(hits.values())

    def cpr_in_use(self, digits: str) -> list[CaseRow]:
        rows = self.database.rows(f"{_CASES} WHERE p.cpr = ? ORDER BY c.opened_on DESC, c.number DESC", (digits,))
        return [mapping.case_row_of(row) for row in rows]

    def born_on(self, day: date) -> list[UUID]:
        found = self.database.rows(
            "SELECT c.id FROM citizens p JOIN cases c ON c.citizen = p.row WHERE p.born = ? ORDER BY c.number",
            (day.isoformat(),),
        )
        return [UUID(bytes=identity) for (identity,) in found]

    def citizen_names(self) -> tuple[str, ...]:
        """Kept until the next change: it is asked for at every keystroke."""
        if self._names is None:
            self._names = tuple(name for (name,) in self.database.rows("SELECT name FROM citizens ORDER BY row"))
        return self._names

    def last_case_number(self, year: int) -> int:
        """The highest running number after “year-”, 0 in a year without cases."""
        return int(
            self.database.value(
                "SELECT coalesce(max(CAST(substr(number, 6) AS INTEGER)), 0) FROM cases"
                " WHERE number >= ? AND number < ?",
                (f"{year:04}-", f"{year:04}."),
            )
        )

    def agreement(self, agreement_id: UUID) -> Agreement:
        row = self.database.row(f"SELECT {mapping.AGREEMENT} FROM agreements WHERE id = ?", (agreement_id.bytes,))
        if row is None:
            raise no_agreement()
        return mapping.agreement_of(row)

    def agreements(
        self, case_id: UUID | None = None, statuses: Iterable[str] = (), *, of_open_cases: bool = False
    ) -> list[Agreement]:
        """The newest first."""
        wanted = tuple(statuses)
        conditions = ["case_id = ?"] if case_id else []
        if of_open_cases:
            conditions.append("case_id IN (SELECT id FROM cases WHERE status = 'open')")
        if wanted:
            # With the plus SQLite begins at the few open cases, not at all that was ever signed.
            column = "+status" if of_open_cases else "status"
            conditions.append(f"{column} IN ({', '.join('?' for _ in wanted)})")
        values = ((case_id.bytes,) if case_id else ()) + wanted
        rows = self.database.rows(
            f"SELECT {mapping.AGREEMENT} FROM agreements {_where(conditions)} ORDER BY created_at DESC, rowid DESC",
            values,
        )
        return [mapping.agreement_of(row) for row in rows]

    def page(self, sha256: str) -> bytes:
        content = self.database.value("SELECT content FROM pages WHERE sha256 = ?", (sha256,))
        if content is None:
            raise NotFound("Den forseglede side findes ikke i arkivet.")
        return bytes(content)

    def notes(self, case_id: UUID) -> list[Note]:
        """The newest first."""
        rows = self.database.rows(
            f"SELECT {mapping.NOTE} FROM notes WHERE case_id = ? ORDER BY written_at DESC, row DESC",
            (case_id.bytes,),
        )
        return [mapping.note_of(row) for row in rows]

    def attachments(self, case_id: UUID | None = None, agreement_id: UUID | None = None) -> list[Attachment]:
        """The newest first."""
        sought = {"case_id": case_id, "agreement_id": agreement_id}
        given = {column: identity.bytes for column, identity in sought.items() if identity}
        rows = self.database.rows(
            f"SELECT {mapping.ATTACHMENT} FROM attachments {_where([f'{column} = ?' for column in given])}"
            " ORDER BY added_at DESC, rowid DESC",
            tuple(given.values()),
        )
        return [mapping.attachment_of(row) for row in rows]

    def content(self, attachment_id: UUID) -> bytes:
        content = self.database.value("SELECT content FROM contents WHERE attachment_id = ?", (attachment_id.bytes,))
        if content is None:
            raise NotFound("Bilaget findes ikke i arkivet.")
        return bytes(content)

    def events(self, case_id: UUID | None = None) -> list[CaseEvent]:
        """The earliest first, struck ones too; of one case, or of all open ones."""
        where, values = _of_case(case_id)
        rows = self.database.rows(f"SELECT {mapping.EVENT} FROM events {where} ORDER BY day, rowid", values)
        return [mapping.event_of(row) for row in rows]

    def tasks(self, case_id: UUID | None = None) -> list[Task]:
        """The earliest first; of one case, or of all open ones and those without a case."""
        where, values = _of_case(case_id)
        rows = self.database.rows(f"SELECT {mapping.TASK} FROM tasks {where} ORDER BY due, rowid", values)
        return [mapping.task_of(row) for row in rows]

    def moves(self, case_id: UUID | None = None) -> list[DeadlineMove]:
        """In the order they were made; of one case, or of all open ones and tasks without a case."""
        where, values = _of_case(case_id)
        rows = self.database.rows(f"SELECT {mapping.MOVE} FROM deadline_moves {where} ORDER BY row", values)
        return [mapping.move_of(row) for row in rows]

    def last_activity(self) -> dict[UUID, datetime]:
        """When something was last done in each open case."""
        rows = self.database.rows(f"SELECT case_id, max(at) FROM history {_OF_OPEN_CASES} GROUP BY case_id")
        return {UUID(bytes=case_id): datetime.fromisoformat(at) for case_id, at in rows if case_id}

    def history(self, case_id: UUID | None = None, most: int = 500) -> list[HistoryLine]:
        """The newest first."""
        where, values = ("WHERE case_id = ?", (case_id.bytes, most)) if case_id else ("", (most,))
        rows = self.database.rows(f"SELECT {mapping.HISTORY} FROM history {where} ORDER BY number DESC LIMIT ?", values)
        return [mapping.history_line_of(row) for row in rows]

    def first_bad_history_line(self) -> int | None:
        return history.first_bad_line(self.database)

    def settings(self) -> dict[str, str]:
        """Kept after the first look: they are asked for at every keystroke, and a logo among them is large."""
        if self._settings is None:
            self._settings = dict(self.database.rows("SELECT key, value FROM settings ORDER BY key"))
        return dict(self._settings)

    def verify(self) -> None:
        """Reads the whole file; DamagedFile when a page of it is not as it was written."""
        self.database.verify()

    def copy_to(self, target: Path) -> None:
        """A checked, encrypted copy with its key file."""
        backup.copy_to(self.database, target)

    def close(self) -> None:
        """Closes the file, forgets the key and lets other programs in."""
        self._settings = self._names = None
        self.database.close()
        self._lock.release()

    def _find_in_notes(self, terms: list[str], most: int, known: set[bytes]) -> dict[UUID, str]:
        """Ids of further cases with the words around the hit, by their newest note that has all terms."""
        found: dict[UUID, str] = {}
        notes = self.database.each(
            """SELECT n.case_id, n.text FROM note_words JOIN notes n ON n.row = note_words.rowid
            WHERE note_words MATCH ? ORDER BY note_words.rowid DESC""",
            (search.query(terms),),
        )
        for case_id, text in notes:
            if case_id in known:
                continue
            known.add(case_id)
            found[UUID(bytes=case_id)] = search.snippet(text, terms)
            if len(found) == most:
                break
        return found


def _conditions(wanted: CaseFilter) -> tuple[str | None, tuple[str, ...]]:
    """The WHERE of a case list; None when something was typed that no case can have."""
    conditions, values = [], list(wanted.kinds)
    if wanted.kinds:
        conditions.append(f"kind IN ({', '.join('?' for _ in wanted.kinds)})")
    if wanted.status:
        conditions.append("status = ?")
        values.append(wanted.status)
    if wanted.words.strip():
        terms = search.terms(wanted.words)
        if not terms:
            return None, ()
        conditions.append("row IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)")
        values.append(search.query(terms))
    return _where(conditions), tuple(values)


def _order(wanted: CaseFilter) -> str:
    turn, other = ("DESC", "ASC") if wanted.descending else ("ASC", "DESC")
    if wanted.order == WEEK:
        return f"first_absence_day IS NULL OR status = 'closed', first_absence_day {other}, number {turn}"
    return ", ".join(f"{column} {turn}" for column in dict.fromkeys((ORDERS[wanted.order], "number")))


def _of_case(case_id: UUID | None) -> tuple[str, tuple[bytes, ...]]:
    return ("WHERE case_id = ?", (case_id.bytes,)) if case_id else (_OF_OPEN_CASES, ())


def _parts(ids: Iterable[UUID]) -> Iterator[tuple[tuple[bytes, ...], str]]:
    """As many at a time as one statement takes, with the marks that stand for them."""
    wanted = [identity.bytes for identity in ids]
    for at in range(0, len(wanted), _CHUNK):
        part = tuple(wanted[at : at + _CHUNK])
        yield part, ", ".join("?" for _ in part)


def _where(conditions: list[str]) -> str:
    return "WHERE " + " AND ".join(conditions) if conditions else ""
