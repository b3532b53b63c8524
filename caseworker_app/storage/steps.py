"""The steps from an empty file to today's tables, in plain SQL. A step that was released never changes."""

FIRST = (
    """CREATE TABLE citizens (
        row INTEGER PRIMARY KEY,
        cpr TEXT NOT NULL UNIQUE,
        born TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        postcode TEXT NOT NULL,
        town TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        protected_address INTEGER NOT NULL,
        digital_post INTEGER NOT NULL,
        interpreter TEXT NOT NULL
    )""",
    """CREATE TABLE workplaces (
        row INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        cvr TEXT NOT NULL,
        p_number TEXT NOT NULL,
        address TEXT NOT NULL,
        postcode TEXT NOT NULL,
        town TEXT NOT NULL,
        phone TEXT NOT NULL
    )""",
    """CREATE UNIQUE INDEX workplaces_shared ON workplaces (cvr, p_number, name)
        WHERE cvr <> '' AND p_number <> ''""",
    """CREATE TABLE cases (
        row INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        citizen INTEGER NOT NULL REFERENCES citizens (row),
        workplace INTEGER NOT NULL REFERENCES workplaces (row),
        job_title TEXT NOT NULL,
        form TEXT NOT NULL,
        hours TEXT NOT NULL,
        since TEXT,
        flexi_job_since TEXT,
        opened_on TEXT NOT NULL,
        first_absence_day TEXT,
        confirmed_by TEXT NOT NULL,
        caseworker TEXT NOT NULL,
        closed_on TEXT,
        outcome TEXT NOT NULL,
        revision INTEGER NOT NULL,
        citizen_sort TEXT NOT NULL,
        workplace_sort TEXT NOT NULL,
        job_sort TEXT NOT NULL,
        caseworker_sort TEXT NOT NULL
    )""",
    "CREATE INDEX cases_by_citizen ON cases (citizen_sort, number, status, kind, id)",
    "CREATE INDEX cases_by_number ON cases (number, status, kind, id)",
    "CREATE INDEX cases_by_workplace ON cases (workplace_sort, number, status, kind, id)",
    "CREATE INDEX cases_by_absence ON cases (first_absence_day, number, status, kind, id)",
    "CREATE INDEX cases_by_caseworker ON cases (caseworker_sort, number, status, kind, id)",
    "CREATE INDEX cases_of_citizen ON cases (citizen)",
    "CREATE INDEX cases_of_workplace ON cases (workplace)",
    """CREATE TABLE participants (
        case_id BLOB NOT NULL REFERENCES cases (id),
        place INTEGER NOT NULL,
        id BLOB NOT NULL,
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        organisation TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        PRIMARY KEY (case_id, place)
    ) WITHOUT ROWID""",
    """CREATE TABLE agreements (
        id BLOB PRIMARY KEY,
        thread BLOB NOT NULL,
        case_id BLOB NOT NULL REFERENCES cases (id),
        scheme TEXT NOT NULL,
        number TEXT NOT NULL,
        version INTEGER NOT NULL,
        status TEXT NOT NULL,
        answers TEXT NOT NULL,
        created_at TEXT NOT NULL,
        created_by TEXT NOT NULL,
        revision INTEGER NOT NULL,
        saved_at TEXT,
        sealed_at TEXT,
        sealed_by TEXT NOT NULL,
        starts TEXT,
        ends TEXT,
        rules TEXT NOT NULL,
        signers TEXT NOT NULL,
        signatures TEXT NOT NULL,
        copies TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        withdrawal TEXT,
        UNIQUE (thread, version)
    )""",
    "CREATE INDEX agreements_of_case ON agreements (case_id, created_at)",
    "CREATE INDEX agreements_by_status ON agreements (status, created_at)",
    "CREATE INDEX agreements_by_end ON agreements (status, ends)",
    """CREATE TABLE pages (
        sha256 TEXT NOT NULL,
        agreement_id BLOB NOT NULL REFERENCES agreements (id),
        content BLOB NOT NULL,
        PRIMARY KEY (sha256, agreement_id)
    )""",
    "CREATE INDEX pages_of_agreement ON pages (agreement_id)",
    """CREATE TABLE notes (
        row INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        case_id BLOB NOT NULL REFERENCES cases (id),
        author TEXT NOT NULL,
        written_at TEXT NOT NULL,
        about TEXT NOT NULL,
        text TEXT NOT NULL,
        replaces BLOB REFERENCES notes (id),
        kind TEXT NOT NULL
    )""",
    "CREATE INDEX notes_of_case ON notes (case_id, written_at)",
    """CREATE TABLE attachments (
        id BLOB PRIMARY KEY,
        case_id BLOB NOT NULL REFERENCES cases (id),
        agreement_id BLOB REFERENCES agreements (id) ON DELETE SET NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL
    )""",
    "CREATE INDEX attachments_of_case ON attachments (case_id, added_at)",
    "CREATE INDEX attachments_of_agreement ON attachments (agreement_id, added_at)",
    """CREATE TABLE contents (
        attachment_id BLOB PRIMARY KEY REFERENCES attachments (id),
        content BLOB NOT NULL
    )""",
    "CREATE TABLE drafts (key TEXT PRIMARY KEY, answers TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE history (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        case_id BLOB,
        subject BLOB,
        places TEXT NOT NULL,
        digest TEXT NOT NULL
    )""",
    "CREATE INDEX history_of_case ON history (case_id, number)",
    """CREATE VIRTUAL TABLE case_words USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE VIRTUAL TABLE note_words USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '3', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    # Not a unique index: SQLite would sort by that one and look every row up.
    """CREATE TRIGGER cases_number_is_new BEFORE INSERT ON cases
        WHEN EXISTS (SELECT 1 FROM cases WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'cases.number'); END""",
    """CREATE TRIGGER cases_number_stays_alone BEFORE UPDATE OF number ON cases
        WHEN EXISTS (SELECT 1 FROM cases WHERE number = NEW.number AND row <> OLD.row)
        BEGIN SELECT RAISE(ABORT, 'cases.number'); END""",
    """CREATE TRIGGER agreements_keep_their_words BEFORE UPDATE ON agreements
        WHEN OLD.status <> 'draft'
        AND NOT (OLD.status = 'sealed' AND NEW.status = 'draft' AND OLD.signatures = '[]')
        AND (OLD.answers, OLD.number, OLD.version, OLD.scheme, OLD.starts, OLD.ends, OLD.rules, OLD.signers,
            OLD.copies, OLD.fingerprint, OLD.sealed_at, OLD.sealed_by)
        IS NOT (NEW.answers, NEW.number, NEW.version, NEW.scheme, NEW.starts, NEW.ends, NEW.rules, NEW.signers,
            NEW.copies, NEW.fingerprint, NEW.sealed_at, NEW.sealed_by)
        BEGIN SELECT RAISE(ABORT, 'locked: words'); END""",
    """CREATE TRIGGER agreements_stay_who_they_are BEFORE UPDATE ON agreements
        WHEN (OLD.id, OLD.case_id, OLD.thread, OLD.created_at, OLD.created_by)
        IS NOT (NEW.id, NEW.case_id, NEW.thread, NEW.created_at, NEW.created_by)
        BEGIN SELECT RAISE(ABORT, 'locked: identity'); END""",
    """CREATE TRIGGER agreements_move_as_allowed BEFORE UPDATE ON agreements
        WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
            'draft>sealed', 'draft>withdrawn', 'sealed>draft', 'sealed>signed', 'sealed>withdrawn',
            'sealed>replaced', 'signed>replaced', 'signed>withdrawn')
        OR NEW.status = 'draft' AND OLD.signatures <> '[]'
        BEGIN SELECT RAISE(ABORT, 'locked: move'); END""",
    """CREATE TRIGGER agreements_keep_signatures BEFORE UPDATE ON agreements
        WHEN OLD.signatures <> NEW.signatures AND NOT (
            OLD.status = 'sealed' AND NEW.status IN ('sealed', 'signed')
            AND substr(NEW.signatures, 1, length(OLD.signatures) - 1)
                = substr(OLD.signatures, 1, length(OLD.signatures) - 1))
        BEGIN SELECT RAISE(ABORT, 'locked: signatures'); END""",
    """CREATE TRIGGER agreements_keep_withdrawal BEFORE UPDATE ON agreements
        WHEN OLD.withdrawal IS NOT NEW.withdrawal
        AND NOT (OLD.status <> 'withdrawn' AND NEW.status = 'withdrawn')
        BEGIN SELECT RAISE(ABORT, 'locked: withdrawal'); END""",
    """CREATE TRIGGER agreements_stay BEFORE DELETE ON agreements WHEN OLD.status <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'locked: agreement'); END""",
    """CREATE TRIGGER pages_never_change BEFORE UPDATE ON pages
        BEGIN SELECT RAISE(ABORT, 'locked: page'); END""",
    """CREATE TRIGGER pages_stay BEFORE DELETE ON pages
        WHEN (SELECT status FROM agreements WHERE id = OLD.agreement_id) <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'locked: page'); END""",
    """CREATE TRIGGER notes_never_change BEFORE UPDATE ON notes
        BEGIN SELECT RAISE(ABORT, 'notes are never overwritten'); END""",
    """CREATE TRIGGER notes_stay BEFORE DELETE ON notes
        BEGIN SELECT RAISE(ABORT, 'notes are never overwritten'); END""",
    """CREATE TRIGGER contents_never_change BEFORE UPDATE ON contents
        BEGIN SELECT RAISE(ABORT, 'attachments are never overwritten'); END""",
    """CREATE TRIGGER history_never_changes BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
    """CREATE TRIGGER history_stays BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is only added to'); END""",
)

SECOND = (
    """CREATE TABLE events (
        id BLOB PRIMARY KEY,
        case_id BLOB NOT NULL REFERENCES cases (id),
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        note TEXT NOT NULL,
        until TEXT,
        struck TEXT NOT NULL
    )""",
    "CREATE INDEX events_of_case ON events (case_id, day)",
    """CREATE TABLE tasks (
        id BLOB PRIMARY KEY,
        case_id BLOB REFERENCES cases (id),
        text TEXT NOT NULL,
        due TEXT NOT NULL,
        owner TEXT NOT NULL,
        created_at TEXT NOT NULL,
        created_by TEXT NOT NULL
    )""",
    "CREATE INDEX tasks_of_case ON tasks (case_id)",
    """CREATE TABLE deadline_moves (
        row INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        case_id BLOB REFERENCES cases (id),
        deadline TEXT NOT NULL,
        kind TEXT NOT NULL,
        due TEXT,
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL
    )""",
    "CREATE INDEX deadline_moves_of_case ON deadline_moves (case_id, deadline)",
    """CREATE TRIGGER events_are_only_struck BEFORE UPDATE ON events
        WHEN OLD.struck <> '' OR (OLD.id, OLD.case_id, OLD.kind, OLD.day, OLD.recorded_at, OLD.recorded_by, OLD.note,
            OLD.until)
        IS NOT (NEW.id, NEW.case_id, NEW.kind, NEW.day, NEW.recorded_at, NEW.recorded_by, NEW.note, NEW.until)
        BEGIN SELECT RAISE(ABORT, 'events are never overwritten'); END""",
    """CREATE TRIGGER events_stay BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never overwritten'); END""",
    """CREATE TRIGGER deadline_moves_never_change BEFORE UPDATE ON deadline_moves
        BEGIN SELECT RAISE(ABORT, 'moves are only added to'); END""",
    """CREATE TRIGGER deadline_moves_stay BEFORE DELETE ON deadline_moves
        BEGIN SELECT RAISE(ABORT, 'moves are only added to'); END""",
)

THIRD = (
    "ALTER TABLE citizens ADD COLUMN municipality TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE citizens ADD COLUMN safety TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN intake TEXT NOT NULL DEFAULT ''",
    "DROP INDEX workplaces_shared",
    "ALTER TABLE workplaces RENAME TO organisations",
    "ALTER TABLE organisations ADD COLUMN id BLOB",
    "ALTER TABLE organisations ADD COLUMN kind TEXT NOT NULL DEFAULT 'workplace'",
    "ALTER TABLE organisations ADD COLUMN ean TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE organisations ADD COLUMN email TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE organisations ADD COLUMN sector TEXT NOT NULL DEFAULT 'unknown'",
    "ALTER TABLE organisations ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE organisations ADD COLUMN retired INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE organisations ADD COLUMN merged_into BLOB",
    # Entered or corrected in the register itself, so it stays there also when no case names it.
    "ALTER TABLE organisations ADD COLUMN kept INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE organisations ADD COLUMN name_sort TEXT NOT NULL DEFAULT ''",
    """CREATE VIRTUAL TABLE organisation_words USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    )""",
)

THIRD_AFTER_IDS = (
    "CREATE UNIQUE INDEX organisations_by_id ON organisations (id)",
    "CREATE INDEX organisations_by_name ON organisations (name_sort)",
    "CREATE INDEX organisations_by_numbers ON organisations (cvr, p_number)",
    "CREATE INDEX organisations_by_postcode ON organisations (postcode)",
    """CREATE TABLE contacts (
        id BLOB PRIMARY KEY,
        organisation_id BLOB NOT NULL REFERENCES organisations (id),
        roles TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        retired INTEGER NOT NULL,
        name_sort TEXT NOT NULL
    )""",
    "CREATE INDEX contacts_of_organisation ON contacts (organisation_id, name_sort)",
    "ALTER TABLE participants ADD COLUMN since TEXT",
    "ALTER TABLE participants ADD COLUMN until TEXT",
    "ALTER TABLE participants ADD COLUMN organisation_id BLOB REFERENCES organisations (id)",
    "ALTER TABLE participants ADD COLUMN contact_id BLOB REFERENCES contacts (id)",
    "ALTER TABLE participants ADD COLUMN may_receive TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE participants ADD COLUMN details TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE participants ADD COLUMN attachment_id BLOB REFERENCES attachments (id)",
    "CREATE INDEX participants_of_organisation ON participants (organisation_id) WHERE organisation_id IS NOT NULL",
    "CREATE INDEX participants_of_contact ON participants (contact_id) WHERE contact_id IS NOT NULL",
)
