"""Opening an archive: every way it can go wrong has its own sentence, and nothing is harmed."""

import hashlib
import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Attachment
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import (
    AlreadyOpen,
    DamagedFile,
    DiskFull,
    NewerFile,
    NotFound,
    NotOurFile,
    NotWritable,
    UserError,
    WrongPassphrase,
)
from caseworker_app.services.ports import CaseFilter
from caseworker_app.storage import archive, private_file
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import key_file
from tests.archives import (
    ACT,
    NOW,
    OWNER,
    PASSPHRASE,
    QUICK,
    FixedClock,
    a_case,
    a_draft,
    a_note,
    owner,
    put_agreement,
    put_case,
    put_note,
    quick_archive,
    quick_store,
)

SECRETS = ("Hemmelig Østergård", "7003851234", "Diagnosen er depression", "Søvnbesvær", "Rygestop Ærø Apotek")


def opened(path: Path, passphrase: str = PASSPHRASE) -> SqliteStore:
    return archive.open_with_passphrase(path, passphrase, who=owner, clock=FixedClock())


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """An archive with one case, closed."""
    store = quick_store(tmp_path)
    put_case(store)
    store.close()
    return store.database.path


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_no_file_in_the_folder_holds_plain_text(tmp_path: Path, store: SqliteStore) -> None:
    case = put_case(store, a_case(name=SECRETS[0], cpr=SECRETS[1]))
    put_note(store, a_note(case.id, SECRETS[2]))
    put_agreement(store, a_draft(case.id, answers=Answers({"considerations": SECRETS[3]})))
    store.keep_draft("x", Answers({"y": SECRETS[4]}))
    store.copy_to(tmp_path / "kopi.fasthold")
    files = contents(tmp_path)

    assert files["arkiv.fasthold-wal"]
    for secret in (*SECRETS, "CREATE TABLE", "Bageri"):
        for name, content in files.items():
            assert secret.encode() not in content, name
            assert secret.encode("utf-16-le") not in content, name


def test_no_log_holds_what_is_written(store: SqliteStore, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        put_case(store, a_case(name=SECRETS[0], cpr=SECRETS[1]))
        store.find(SECRETS[0], 5)

    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_only_the_owner_may_read_the_files(tmp_path: Path, store: SqliteStore) -> None:
    put_case(store)

    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_the_disk_is_waited_for_and_deleted_words_are_overwritten(store: SqliteStore) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}

    assert {name: store.database.value(f"PRAGMA {name}") for name in expected} == expected


def test_a_wrong_passphrase_changes_nothing(closed: Path) -> None:
    before = contents(closed.parent)

    with pytest.raises(WrongPassphrase):
        opened(closed, "en forkert sætning")

    assert contents(closed.parent) == before
    opened(closed).close()


def test_the_recovery_key_gives_a_new_passphrase(tmp_path: Path) -> None:
    store, paper = quick_archive(tmp_path)
    case = put_case(store)
    store.close()
    path = store.database.path
    store = archive.open_with_recovery(
        path, paper.lower(), "min nye sætning her", who=owner, clock=FixedClock(), cost=QUICK
    )
    assert store.case(case.id) == case
    assert "gendannelsesnøglen" in store.history()[0].what
    store.close()

    with pytest.raises(WrongPassphrase):
        opened(path)
    opened(path, "min nye sætning her").close()


def test_a_short_new_passphrase_leaves_the_old(tmp_path: Path) -> None:
    store, paper = quick_archive(tmp_path)
    store.close()

    with pytest.raises(UserError, match="mindst"):
        archive.open_with_recovery(store.database.path, paper, "kort", who=owner, clock=FixedClock(), cost=QUICK)
    opened(store.database.path).close()


def test_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        opened(tmp_path / "intet.fasthold")
    assert contents(tmp_path) == {}


def test_the_key_file_is_gone(closed: Path) -> None:
    key_file(closed).unlink()

    with pytest.raises(DamagedFile, match="Nøglefilen"):
        opened(closed)


@pytest.mark.parametrize("foreign", [b"%PDF-1.7 something else entirely" * 200, b"SQLite format 3\x00" + bytes(4080)])
def test_a_foreign_file_is_told_apart_and_left_alone(closed: Path, foreign: bytes) -> None:
    closed.write_bytes(foreign)

    with pytest.raises(NotOurFile):
        opened(closed)
    assert closed.read_bytes() == foreign


def test_another_archive_under_this_name_is_not_ours(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "andet").mkdir()
    other = quick_store(tmp_path / "andet")
    other.close()
    other.database.path.replace(closed)

    with pytest.raises(NotOurFile):
        opened(closed)


@pytest.mark.parametrize("left", [0, 5, 4096, 3 * 4096, -4096])
def test_a_truncated_file_is_damaged(closed: Path, left: int) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:left])

    with pytest.raises(DamagedFile):
        opened(closed)
    assert closed.read_bytes() == content[:left]


def test_a_flipped_byte_in_the_first_page_is_damage(closed: Path) -> None:
    flip(closed, 700)

    with pytest.raises(DamagedFile):
        opened(closed)


def test_a_flipped_byte_anywhere_is_found(closed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    store = opened(closed)
    [case_id] = store.case_ids(CaseFilter())
    content = bytes(300_000)
    digest = hashlib.sha256(content).hexdigest()
    scan = Attachment(new_id(), case_id, "scan.png", "image/png", len(content), digest, NOW, OWNER)
    with store.write(ACT) as writing:
        writing.put_attachment(scan, content)
    store.close()
    flip(closed, closed.stat().st_size - 100_000)
    store = opened(closed)

    with pytest.raises(DamagedFile):
        store.verify()
    with pytest.raises(DamagedFile):
        store.content(scan.id)
    store.close()
    store = opened(closed)
    assert store.case(case_id).id == case_id
    store.close()
    assert capfd.readouterr().err == ""


def test_a_whole_archive_is_whole(store: SqliteStore) -> None:
    put_case(store)

    store.verify()


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x01
    path.write_bytes(content)


def test_an_archive_of_a_newer_program_is_left_alone(closed: Path) -> None:
    store = opened(closed)
    store.database.execute("PRAGMA user_version = 99")
    store.close()
    before = contents(closed.parent)

    with pytest.raises(NewerFile):
        opened(closed)
    assert contents(closed.parent) == before


def test_a_file_of_another_program_with_our_key_is_not_ours(closed: Path) -> None:
    store = opened(closed)
    store.database.execute("PRAGMA application_id = 7")
    store.close()

    with pytest.raises(NotOurFile):
        opened(closed)


def test_a_second_window_does_not_get_in(store: SqliteStore) -> None:
    case = put_case(store)

    with pytest.raises(AlreadyOpen):
        opened(store.database.path)
    assert archive.describe(store.database.path).in_use
    assert store.case(case.id) == case


OTHER_PROGRAM = """
import sys
from pathlib import Path
from tests.archives import FixedClock, PASSPHRASE, owner
from caseworker_app.storage import archive
store = archive.open_with_passphrase(Path(sys.argv[1]), PASSPHRASE, who=owner, clock=FixedClock())
print("open", flush=True)
sys.stdin.read()
"""


def test_another_program_has_it_until_it_dies(closed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(closed)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(AlreadyOpen):
            opened(closed)
        other.kill()
        other.wait()
        opened(closed).close()


def test_an_old_lock_file_is_harmless(closed: Path) -> None:
    private_file.beside(closed, "-lock").write_text("left over")

    opened(closed).close()


def test_what_can_be_told_without_a_key(closed: Path, tmp_path: Path) -> None:
    assert archive.describe(closed) == archive.Description(exists=True, slots=(OWNER,), in_use=False)
    assert archive.describe(tmp_path / "intet.fasthold") == archive.Description(exists=False)


def create(path: Path) -> SqliteStore:
    return archive.create(path, OWNER, PASSPHRASE, who=owner, clock=FixedClock(), cost=QUICK)[0]


def test_an_archive_is_never_made_over_another(closed: Path) -> None:
    before = contents(closed.parent)

    with pytest.raises(UserError, match="allerede"):
        create(closed)
    assert contents(closed.parent) == before


def test_a_folder_that_is_none_cannot_be_written_to(tmp_path: Path) -> None:
    """Root may write to every folder, so the refusals here are a file as folder and a missing folder."""
    (tmp_path / "fil").write_text("x")

    for path in (tmp_path / "fil" / "a.fasthold", tmp_path / "mangler" / "a.fasthold"):
        with pytest.raises(NotWritable):
            create(path)
    assert contents(tmp_path) == {"fil": b"x"}


def test_a_folder_without_permission(closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is refused by hand, because tests may run as root, who is refused nothing."""

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "ny").mkdir()
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(NotWritable):
        create(tmp_path / "ny" / "a.fasthold")
    with pytest.raises(NotWritable):
        opened(closed)
    assert contents(tmp_path / "ny") == {}


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(private_file.os, "fsync", no_room)
        with pytest.raises(DiskFull):
            create(tmp_path / "a.fasthold")
    assert contents(tmp_path) == {}

    with monkeypatch.context() as patch:
        patch.setattr(archive, "migrate", no_room)
        with pytest.raises(OSError, match="space"):
            create(tmp_path / "a.fasthold")
    assert contents(tmp_path) == {}

    create(tmp_path / "a.fasthold").close()


def test_a_closed_archive_has_forgotten_its_key(store: SqliteStore) -> None:
    key = store.database._data_key.hex()
    store.close()

    assert key not in repr(vars(store.database)) + repr(vars(store.database._sqlite))
