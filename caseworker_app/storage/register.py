"""The register of organisations and contacts in the archive, and the cases that point at it."""

from uuid import UUID

from caseworker_app.domain.case import Workplace
from caseworker_app.domain.identity import new_id
from caseworker_app.domain.party import Contact, Organisation, Sector
from caseworker_app.errors import NotFound
from caseworker_app.services.ports import OrganisationFilter, OrganisationRow
from caseworker_app.storage import mapping
from caseworker_app.storage.database import Database, insert_or_update
from caseworker_app.storage.search import indexed, sort_key, terms
from caseworker_app.storage.search import query as match

_IN_USE = """EXISTS (SELECT 1 FROM cases WHERE workplace = o.row)
    OR EXISTS (SELECT 1 FROM participants WHERE organisation_id = o.id)
    OR EXISTS (SELECT 1 FROM contacts WHERE organisation_id = o.id)"""
_SHARED = """o.kept OR EXISTS (SELECT 1 FROM participants WHERE organisation_id = o.id)
    OR EXISTS (SELECT 1 FROM contacts WHERE organisation_id = o.id)
    OR (SELECT count(*) > 1 FROM cases WHERE workplace = o.row)"""
_OPEN_CASES_OF = """(SELECT count(*) FROM cases c WHERE c.status = 'open' AND (c.workplace = o.row OR c.id IN
    (SELECT case_id FROM participants WHERE organisation_id = o.id)))"""


class RegisterWriting:
    """Changes to the register inside a transaction that is open."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put_workplace(self, workplace: Workplace, current: int | None) -> int:
        """The row of a case's workplace: the chosen one, that with the same numbers, its own typed over, or new.

        A name alone is nobody else's workplace: it would mix up the addresses of two places.
        """
        values = mapping.workplace_values(workplace)
        row = self._same_place(workplace)
        if row is None and current is not None and not self._is_shared(current):
            row = current
        if row is None:
            row = self._db.insert("organisations", {**values, "id": new_id().bytes})
        elif row != current or self._is_shared(row):
            # What this case does not say is left as the others know it.
            self._db.update("organisations", _said(values), "row = ?", (row,))
        else:
            self._db.update("organisations", values, "row = ?", (row,))
        self._index(row)
        return row

    def workplace(self, row: int) -> Workplace:
        """As the register has it."""
        found = self._db.row(f"SELECT {mapping.WORKPLACE} FROM organisations WHERE row = ?", (row,))
        if found is None:
            raise LookupError("an organisation without a row")
        return mapping.workplace_of(found)

    def forget_unused(self, row: int | None) -> None:
        """A place that was only typed on a case, and that no case names any more, is not kept."""
        gone = self._db.execute(
            f"DELETE FROM organisations AS o WHERE o.row = ? AND NOT o.kept AND NOT ({_IN_USE})", (row,)
        )
        if gone:
            self._db.execute("DELETE FROM organisation_words WHERE rowid = ?", (row,))

    def put(self, organisation: Organisation) -> None:
        values = {**mapping.organisation_values(organisation), "kept": True}
        insert_or_update(self._db, "organisations", values)
        self._db.update(
            "participants", {"organisation": organisation.name}, "organisation_id = ?", (organisation.id.bytes,)
        )
        row = self._row(organisation.id.bytes)
        self._index(row)
        self._show_in_cases(row, organisation.name)

    def put_contact(self, contact: Contact) -> None:
        insert_or_update(self._db, "contacts", mapping.contact_values(contact))
        shown = {"name": contact.name, "phone": contact.phone, "email": contact.email}
        self._db.update("participants", shown, "contact_id = ? AND until IS NULL", (contact.id.bytes,))
        cases = self._db.rows(
            """SELECT row FROM cases WHERE id IN
            (SELECT case_id FROM participants WHERE contact_id = ? AND until IS NULL)""",
            (contact.id.bytes,),
        )
        for (row,) in cases:
            index_case(self._db, row)
        self._index(self._row(contact.organisation_id.bytes))

    def merge(self, gone_id: UUID, into_id: UUID) -> None:
        gone, into = gone_id.bytes, into_id.bytes
        before, after = self._row(gone), self._row(into)
        name = self.workplace(after).name
        self._db.update("cases", {"workplace": after}, "workplace = ?", (before,))
        self._db.update("participants", {"organisation_id": into, "organisation": name}, "organisation_id = ?", (gone,))
        self._db.update("contacts", {"organisation_id": into}, "organisation_id = ?", (gone,))
        self._db.update("organisations", {"merged_into": into}, "merged_into = ?", (gone,))
        self._db.update("organisations", {"merged_into": into, "retired": True, "kept": True}, "row = ?", (before,))
        self._db.update("organisations", {"kept": True}, "row = ?", (after,))
        self._index(before)
        self._index(after)
        self._show_in_cases(after, name)

    def _row(self, identity: bytes) -> int:
        row: int | None = self._db.value("SELECT row FROM organisations WHERE id = ?", (identity,))
        if row is None:
            raise NotFound("Organisationen findes ikke i registret længere.")
        return row

    def _is_shared(self, row: int) -> bool:
        return bool(self._db.value(f"SELECT {_SHARED} FROM organisations o WHERE o.row = ?", (row,)))

    def _same_place(self, workplace: Workplace) -> int | None:
        """The row the workplace was chosen from, unless it was typed over; else that of the same name with the
        same P-number or address, and no other CVR."""
        numbers = (workplace.name, workplace.cvr, workplace.p_number)
        same = "name = ? AND cvr = ? AND p_number = ?"
        if workplace.organisation_id:
            row: int | None = self._db.value(
                f"SELECT row FROM organisations WHERE id = ? AND merged_into IS NULL AND {same}",
                (workplace.organisation_id.bytes, *numbers),
            )
            if row is not None:
                return row
        address = (workplace.address, workplace.postcode)
        sought: tuple[str, ...]
        if workplace.p_number:
            where, sought = "p_number = ?", (workplace.p_number,)
        elif all(address):
            where, sought = "address = ? AND postcode = ?", address
        else:
            return None
        found: int | None = self._db.value(
            f"SELECT row FROM organisations WHERE {where} AND name = ? AND cvr IN ('', ?, iif(? = '', cvr, ''))"
            " AND merged_into IS NULL ORDER BY retired, cvr = '', row",
            (*sought, workplace.name, workplace.cvr, workplace.cvr),
        )
        return found

    def _index(self, row: int) -> None:
        """Words an organisation is found by: its own and the names of its contacts."""
        columns = "id, name, cvr, p_number, ean, postcode, town"
        own = self._db.row(f"SELECT {columns} FROM organisations WHERE row = ?", (row,))
        identity, *texts = own or (b"",)
        names = self._db.rows("SELECT name FROM contacts WHERE organisation_id = ?", (identity,))
        words = indexed(*texts, *(name for (name,) in names))
        self._db.execute("INSERT OR REPLACE INTO organisation_words (rowid, words) VALUES (?, ?)", (row, words))

    def _show_in_cases(self, row: int, name: str) -> None:
        """The lists of cases are sorted and found by the name of the workplace."""
        self._db.update("cases", {"workplace_sort": sort_key(name)}, "workplace = ?", (row,))
        cases = self._db.rows(
            """SELECT row FROM cases WHERE workplace = ? OR id IN (SELECT p.case_id FROM participants p
            JOIN organisations o ON o.id = p.organisation_id WHERE o.row = ?)""",
            (row, row),
        )
        for (case,) in cases:
            index_case(self._db, case)


class RegisterReading:
    """The register as the services see it."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def organisation(self, organisation_id: UUID) -> Organisation:
        """Of a merged one, the one it became."""
        found: Organisation | None = None
        wanted: UUID | None = organisation_id
        while wanted:
            row = self._db.row(f"SELECT {mapping.ORGANISATION} FROM organisations WHERE id = ?", (wanted.bytes,))
            if row is None:
                raise NotFound("Organisationen findes ikke i registret længere.")
            found = mapping.organisation_of(row)
            wanted = found.merged_into
        if found is None:
            raise LookupError("no id")
        return found

    def rows(self, wanted: OrganisationFilter) -> list[OrganisationRow]:
        """By name, those in use before the retired ones; merged ones never."""
        conditions, values = ["merged_into IS NULL", "name <> ''"], list[str | int]()
        if wanted.words.strip():
            typed = terms(wanted.words)
            if not typed:
                return []
            conditions.append("row IN (SELECT rowid FROM organisation_words WHERE organisation_words MATCH ?)")
            values.append(match(typed))
        if wanted.kinds:
            conditions.append(f"kind IN ({', '.join('?' for _ in wanted.kinds)})")
            values.extend(sorted(wanted.kinds))
        if not wanted.retired:
            conditions.append("NOT retired")
        columns = ", ".join(f"o.{column}" for column in mapping.ORGANISATION.split(", "))
        rows = self._db.rows(
            f"SELECT {columns}, {_OPEN_CASES_OF} FROM organisations o WHERE {' AND '.join(conditions)}"
            " ORDER BY retired, name_sort, row LIMIT ?",
            (*values, wanted.most),
        )
        return [OrganisationRow(mapping.organisation_of(row[:-1]), row[-1]) for row in rows]

    def like(self, cvr: str, p_number: str, ean: str, postcode: str) -> list[Organisation]:
        """Those that share a number or a postcode with it: a name decides further on."""
        rows = self._db.rows(
            f"""SELECT {mapping.ORGANISATION} FROM organisations WHERE merged_into IS NULL AND name <> ''
            AND (cvr <> '' AND cvr = ? OR p_number <> '' AND p_number = ? OR ean <> '' AND ean = ?
            OR postcode = ?) ORDER BY retired, name_sort, row""",
            (cvr, p_number, ean, postcode),
        )
        return [mapping.organisation_of(row) for row in rows]

    def contacts(self, organisation_id: UUID) -> list[Contact]:
        """By name, those who are there before those who left."""
        rows = self._db.rows(
            f"SELECT {mapping.CONTACT} FROM contacts WHERE organisation_id = ? ORDER BY retired, name_sort, rowid",
            (organisation_id.bytes,),
        )
        return [mapping.contact_of(row) for row in rows]

    def contact(self, contact_id: UUID) -> Contact:
        row = self._db.row(f"SELECT {mapping.CONTACT} FROM contacts WHERE id = ?", (contact_id.bytes,))
        if row is None:
            raise NotFound("Kontaktpersonen findes ikke i registret længere.")
        return mapping.contact_of(row)

    def case_ids(self, organisation_id: UUID) -> list[UUID]:
        """Cases the organisation is the workplace of or takes part in, open ones first."""
        rows = self._db.rows(
            """SELECT id FROM cases WHERE workplace = (SELECT row FROM organisations WHERE id = ?)
            OR id IN (SELECT case_id FROM participants WHERE organisation_id = ?)
            ORDER BY status = 'closed', citizen_sort, number""",
            (organisation_id.bytes, organisation_id.bytes),
        )
        return [UUID(bytes=identity) for (identity,) in rows]


def _said(values: mapping.Values) -> mapping.Values:
    """An address counts as a whole; of the others only what is not empty."""
    address = ("address", "postcode", "town") if values["address"] else ()
    return {key: value for key, value in values.items() if key in address or value not in ("", Sector.UNKNOWN.value)}


def index_case(database: Database, row: int) -> None:
    """The words a case is found by."""
    texts = database.row(
        """SELECT p.name, p.cpr, w.name, w.cvr, c.number, c.job_title FROM cases c
        JOIN citizens p ON p.row = c.citizen JOIN organisations w ON w.row = c.workplace WHERE c.row = ?""",
        (row,),
    )
    parts = database.rows(
        """SELECT name, organisation FROM participants
        WHERE case_id = (SELECT id FROM cases WHERE row = ?) ORDER BY place""",
        (row,),
    )
    words = indexed(*(texts or ()), *(text for part in parts for text in part))
    database.execute("INSERT OR REPLACE INTO case_words (rowid, words) VALUES (?, ?)", (row, words))
