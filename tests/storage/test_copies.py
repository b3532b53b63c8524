"""A copy is a whole archive: encrypted, checked, opened by the same passphrase."""

import stat
from pathlib import Path

import pytest

from caseworker_app.errors import DamagedFile, NotWritable, UserError
from caseworker_app.storage import archive
from caseworker_app.storage.database import Database
from caseworker_app.storage.store import SqliteStore
from caseworker_app.storage.vault import key_file
from tests.archives import PASSPHRASE, FixedClock, a_note, owner, put_case, put_note


def test_a_copy_opens_with_the_passphrase_and_holds_the_same(store: SqliteStore, tmp_path: Path) -> None:
    case = put_case(store)
    store.copy_to(tmp_path / "kopi.fasthold")
    later = put_note(store, a_note(case.id))

    copy = archive.open_with_passphrase(tmp_path / "kopi.fasthold", PASSPHRASE, who=owner, clock=FixedClock())
    assert copy.case(case.id) == case
    assert copy.notes(case.id) == []
    assert copy.history() == store.history()[1:]
    assert copy.find("aase", 5) == store.find("aase", 5)
    copy.close()
    assert store.notes(case.id) == [later]


def test_a_copy_is_as_private_as_the_archive(store: SqliteStore, tmp_path: Path) -> None:
    put_case(store)
    folder = tmp_path / "kopier"
    folder.mkdir()
    store.copy_to(folder / "kopi.fasthold")

    assert {file.name for file in folder.iterdir()} == {"kopi.fasthold", "kopi.fasthold-keys"}
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"Havnegade" not in file.read_bytes()


def test_a_newer_copy_takes_the_place_of_the_older(store: SqliteStore, tmp_path: Path) -> None:
    store.copy_to(tmp_path / "kopi.fasthold")
    case = put_case(store)
    store.copy_to(tmp_path / "kopi.fasthold")

    copy = archive.open_with_passphrase(tmp_path / "kopi.fasthold", PASSPHRASE, who=owner, clock=FixedClock())
    assert copy.case(case.id) == case
    copy.close()


def test_a_copy_never_lies_on_the_archive_itself(store: SqliteStore) -> None:
    case = put_case(store)

    with pytest.raises(UserError, match="andet navn"):
        store.copy_to(store.database.path)
    assert store.case(case.id) == case


def test_a_bad_copy_does_not_get_its_name(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kopi.fasthold"
    store.copy_to(target)
    before = target.read_bytes(), key_file(target).read_bytes()
    put_case(store)

    def bad(database: Database) -> None:
        raise DamagedFile("beskadiget")

    monkeypatch.setattr(Database, "verify", bad)
    with pytest.raises(DamagedFile):
        store.copy_to(target)
    assert (target.read_bytes(), key_file(target).read_bytes()) == before
    assert not [file for file in tmp_path.iterdir() if ".part" in file.name]


def test_a_copy_into_a_missing_folder(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        store.copy_to(tmp_path / "mangler" / "kopi.fasthold")
