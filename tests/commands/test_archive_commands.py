"""create, verify, backup, restore and history check, with what each of them meets."""

import shutil
import stat
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from caseworker_app.bootstrap import PRACTICE_PASSPHRASE
from caseworker_app.storage.archive import as_it_is
from caseworker_app.storage.lock import ArchiveLock
from caseworker_app.storage.migrations import STEPS, known_version
from tests.archives import PASSPHRASE
from tests.commands.conftest import CITIZENS, VARIABLE, WITH_PASSPHRASE, Run, answer
from tests.commands.tampering import attach, change, one

if sys.platform != "win32":
    import resource

OLD = Path(__file__).resolve().parents[1] / "storage" / "old"
NEW_PASSPHRASE = "fire nye ord om søen"


def test_a_new_archive_opens_and_its_key_stands_only_on_the_sheet(run: Run, tmp_path: Path) -> None:
    path, sheet = tmp_path / "ny.fasthold", tmp_path / "ark.pdf"
    done = run(
        "create", path, "--name", "Åse Ærø", "--recovery-sheet", sheet, *WITH_PASSPHRASE, "--json",
        passphrase=NEW_PASSPHRASE,
    )  # fmt: skip
    assert answer(done)["result"] == {"archive": str(path), "recovery_sheet": str(sheet)}
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert "ny.fasthold" in PdfReader(BytesIO(sheet.read_bytes())).pages[0].extract_text()

    verified = run("verify", path, "--passphrase-stdin", "--json", typed=f"{NEW_PASSPHRASE}\r\n")
    assert answer(verified)["result"]["counts"]["cases"] == 0


def test_nothing_is_created_over_what_is_there_or_without_a_place_for_the_sheet(run: Run, archive: Path) -> None:
    before = archive.read_bytes()
    sheet = archive.parent / "ark.pdf"
    done = run("create", archive, "--name", "A B", "--recovery-sheet", sheet, *WITH_PASSPHRASE, "--json")
    assert (answer(done)["error"]["kind"], done.returncode) == ("refused", 2)
    assert archive.read_bytes() == before
    assert not sheet.exists()

    other = archive.parent / "andet.fasthold"
    nowhere = archive.parent / "mangler" / "ark.pdf"
    done = run("create", other, "--name", "A B", "--recovery-sheet", nowhere, *WITH_PASSPHRASE, "--json")
    assert (answer(done)["error"]["kind"], done.returncode) == ("not_writable", 5)
    assert not other.exists()


def test_the_passphrase_comes_through_standard_input_of_a_process(process: Run, archive: Path) -> None:
    done = process("verify", archive, "--passphrase-stdin", "--json", input=f"{PRACTICE_PASSPHRASE}\n")
    assert answer(done)["ok"]
    wrong = process("verify", archive, "--passphrase-stdin", "--language", "en", input="noget helt andet\n")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert "Traceback" not in wrong.stderr


def test_a_sound_archive_is_in_order_and_nobody_is_named(run: Run, archive: Path) -> None:
    before = archive.read_bytes()
    plain = run("verify", archive, *WITH_PASSPHRASE)
    assert plain.returncode == 0
    assert "Arkivet er i orden." in plain.stdout
    told = run("verify", archive, *WITH_PASSPHRASE, "--json")
    found = answer(told)
    assert found["problems"] == []
    assert found["result"]["counts"]["cases"] == len(CITIZENS)
    assert found["result"]["counts"]["pages"] > 0
    for citizen in CITIZENS:
        assert citizen.name not in plain.stdout + told.stdout
    assert archive.read_bytes() == before


def test_a_changed_page_and_a_missing_one_are_found_by_their_agreement(run: Run, archive: Path) -> None:
    changed = one(archive, "SELECT agreement_id FROM pages ORDER BY rowid LIMIT 1")
    gone = one(archive, "SELECT agreement_id FROM pages ORDER BY rowid DESC LIMIT 1")
    change(
        archive,
        "UPDATE pages SET content = content || x'00' WHERE rowid = (SELECT min(rowid) FROM pages)",
        "DELETE FROM pages WHERE rowid = (SELECT max(rowid) FROM pages)",
    )
    done = run("verify", archive, *WITH_PASSPHRASE, "--json")
    assert done.returncode == 1
    found = {(problem["kind"], problem["record"]) for problem in answer(done)["problems"]}
    assert found == {("page_changed", _id(changed)), ("page_missing", _id(gone))}


def test_attachments_are_held_against_what_was_noted(run: Run, archive: Path) -> None:
    attach(archive, 1, b"\x01", "ab")
    attach(archive, 2, None, "ab")
    done = run("verify", archive, *WITH_PASSPHRASE, "--json")
    kinds = [problem["kind"] for problem in answer(done)["problems"]]
    assert sorted(kinds) == ["attachment_changed", "attachment_missing"]


def test_the_first_bad_line_of_the_history_is_named(run: Run, archive: Path) -> None:
    sound = run("history", "check", archive, *WITH_PASSPHRASE, "--json")
    assert answer(sound)["result"]["first_bad_line"] is None
    assert sound.returncode == 0

    change(archive, "UPDATE history SET who = 'en anden' WHERE number IN (5, 9)")
    done = run("history", "check", archive, *WITH_PASSPHRASE, "--json")
    found = answer(done)
    assert done.returncode == 1
    assert found["result"]["first_bad_line"] == 5
    assert [(one["kind"], one["record"]) for one in found["problems"]] == [("history_line_bad", "5")]
    assert "linje 5" in run("history", "check", archive, *WITH_PASSPHRASE).stdout


def test_a_damaged_file_is_told(run: Run, archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(4096)
    archive.write_bytes(content)
    done = run("verify", archive, *WITH_PASSPHRASE, "--json")
    assert done.returncode == 1
    assert "file_damaged" in {problem["kind"] for problem in answer(done)["problems"]}


def test_each_way_of_not_opening_has_its_name_and_code(run: Run, archive: Path) -> None:
    def kind_and_code(path: Path, **more: str) -> tuple[str, int]:
        done = run("verify", path, *WITH_PASSPHRASE, "--json", **more)
        return answer(done)["error"]["kind"], done.returncode

    assert kind_and_code(archive, passphrase="en helt anden sætning") == ("wrong_passphrase", 3)
    assert kind_and_code(archive.with_name("mangler.fasthold")) == ("not_found", 3)
    change(archive, f"PRAGMA user_version = {len(STEPS) + 1}")
    assert kind_and_code(archive) == ("newer_version", 3)
    archive.write_bytes(b"ikke et arkiv " * 1000)
    assert kind_and_code(archive) == ("not_an_archive", 3)
    Path(f"{archive}-keys").unlink()
    assert kind_and_code(archive) == ("damaged", 3)


@pytest.mark.parametrize("command", [("verify",), ("history", "check"), ("backup", "--to", "kopi.fasthold")])
def test_an_archive_in_use_is_left_alone(process: Run, archive: Path, command: tuple[str, ...]) -> None:
    lock = ArchiveLock(archive)
    lock.take()
    try:
        done = process(*command, archive, *WITH_PASSPHRASE, "--json", cwd=archive.parent)
    finally:
        lock.release()
    assert (answer(done)["error"]["kind"], done.returncode) == ("in_use", 4)


def test_a_backup_in_a_folder_gets_a_dated_name_and_is_in_order(run: Run, archive: Path) -> None:
    folder = archive.parent / "kopier"
    folder.mkdir()
    done = run("backup", archive, "--to", folder, *WITH_PASSPHRASE, "--json")
    copy = Path(answer(done)["result"]["copy"])
    assert {file.name for file in folder.iterdir()} == {copy.name, f"{copy.name}-keys"}
    assert answer(run("verify", copy, *WITH_PASSPHRASE, "--json"))["problems"] == []

    before = copy.read_bytes()
    again = run("backup", archive, "--to", copy, *WITH_PASSPHRASE, "--json")
    assert (answer(again)["error"]["kind"], again.returncode) == ("refused", 2)
    assert copy.read_bytes() == before


def test_an_archive_of_an_older_version_is_copied_as_it_is(run: Run, old: Callable[[int], Path]) -> None:
    path = old(1)
    copy = path.with_name("kopi.fasthold")
    done = run("backup", path, "--to", copy, *WITH_PASSPHRASE, "--json", passphrase=PASSPHRASE)
    # The page was never in that file: it was made without one.
    assert {problem["kind"] for problem in answer(done)["problems"]} == {"page_missing"}
    assert not list(path.parent.glob("*-udgave-*"))
    with as_it_is(copy, PASSPHRASE) as database:
        assert known_version(database) == 1


@pytest.fixture
def old(tmp_path: Path) -> Callable[[int], Path]:
    """A released archive of that version, in a place of its own."""

    def copied(version: int) -> Path:
        for ending in ("", "-keys"):
            (tmp_path / f"v.fasthold{ending}").write_bytes((OLD / f"v{version}.fasthold{ending}").read_bytes())
        return tmp_path / "v.fasthold"

    return copied


def test_a_faulty_archive_is_copied_all_the_same_and_told(run: Run, archive: Path) -> None:
    change(archive, "UPDATE history SET who = 'en anden' WHERE number = 5")
    copy = archive.parent / "kopi.fasthold"
    done = run("backup", archive, "--to", copy, *WITH_PASSPHRASE, "--json")
    assert done.returncode == 1
    assert answer(done)["problems"][0]["record"] == "5"
    assert copy.exists()


def test_what_was_there_is_kept_when_a_copy_is_restored(run: Run, archive: Path) -> None:
    copy = archive.parent / "kopi.fasthold"
    run("backup", archive, "--to", copy, *WITH_PASSPHRASE)
    change(archive, "UPDATE settings SET value = 'efter kopien' WHERE key = 'caseworker'")
    newest = archive.read_bytes()

    done = run("restore", copy, "--to", archive, *WITH_PASSPHRASE, "--json")
    result = answer(done)["result"]
    assert result["restored"] is True
    assert Path(result["kept"]).read_bytes() == newest
    assert one(archive, "SELECT value FROM settings WHERE key = 'caseworker'") != "efter kopien"
    assert one(Path(result["kept"]), "SELECT value FROM settings WHERE key = 'caseworker'") == "efter kopien"
    last = "SELECT what FROM history ORDER BY number DESC LIMIT 1"
    assert one(archive, last) == "Arkivet blev gendannet fra en sikkerhedskopi."
    assert answer(run("verify", archive, *WITH_PASSPHRASE, "--json"))["problems"] == []
    assert not list(archive.parent.glob("*gendannes*"))


def test_what_a_crash_left_in_the_log_of_the_database_is_kept_with_it(run: Run, archive: Path) -> None:
    copy, crashed = archive.parent / "kopi.fasthold", archive.parent / "computer" / "arkiv.fasthold"
    run("backup", archive, "--to", copy, *WITH_PASSPHRASE)
    crashed.parent.mkdir()
    with as_it_is(archive, PRACTICE_PASSPHRASE) as database:
        with database.writing():
            database.execute("UPDATE settings SET value = 'kun i loggen' WHERE key = 'caseworker'")
        for ending in ("", "-wal", "-keys"):
            shutil.copyfile(f"{archive}{ending}", f"{crashed}{ending}")

    result = answer(run("restore", copy, "--to", crashed, *WITH_PASSPHRASE, "--json"))["result"]
    assert one(Path(result["kept"]), "SELECT value FROM settings WHERE key = 'caseworker'") == "kun i loggen"
    assert one(crashed, "SELECT value FROM settings WHERE key = 'caseworker'") != "kun i loggen"


def test_a_copy_comes_back_where_nothing_is_left(run: Run, archive: Path) -> None:
    copy = archive.parent / "kopi.fasthold"
    run("backup", archive, "--to", copy, *WITH_PASSPHRASE)
    for ending in ("", "-keys", "-lock"):
        Path(f"{archive}{ending}").unlink()
    result = answer(run("restore", copy, "--to", archive, *WITH_PASSPHRASE, "--json"))["result"]
    assert (result["restored"], result["kept"]) == (True, None)
    assert answer(run("verify", archive, *WITH_PASSPHRASE, "--json"))["ok"]


def test_a_faulty_copy_replaces_nothing_unless_it_is_asked_for(run: Run, archive: Path) -> None:
    copy = archive.parent / "kopi.fasthold"
    run("backup", archive, "--to", copy, *WITH_PASSPHRASE)
    change(copy, "UPDATE pages SET content = x'00' WHERE rowid = 1")
    before = archive.read_bytes()
    done = run("restore", copy, "--to", archive, *WITH_PASSPHRASE, "--json")
    assert (done.returncode, answer(done)["result"]["restored"]) == (1, False)
    assert archive.read_bytes() == before

    done = run("restore", copy, "--to", archive, "--despite-faults", *WITH_PASSPHRASE, "--json")
    assert (done.returncode, answer(done)["result"]["restored"]) == (1, True)
    assert archive.read_bytes() != before


def test_an_archive_in_use_is_not_replaced_and_is_not_its_own_copy(run: Run, archive: Path) -> None:
    copy = archive.parent / "kopi.fasthold"
    run("backup", archive, "--to", copy, *WITH_PASSPHRASE)
    files = {file.name for file in archive.parent.iterdir()}
    before = archive.read_bytes()
    lock = ArchiveLock(archive)
    lock.take()
    try:
        done = run("restore", copy, "--to", archive, *WITH_PASSPHRASE, "--json")
    finally:
        lock.release()
    assert (answer(done)["error"]["kind"], done.returncode) == ("in_use", 4)
    assert archive.read_bytes() == before
    assert {file.name for file in archive.parent.iterdir()} - files <= {"kopi.fasthold-lock"}
    done = run("restore", archive, "--to", archive, *WITH_PASSPHRASE, "--json")
    assert (answer(done)["error"]["kind"], done.returncode) == ("refused", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("command", [("backup", "arkiv.fasthold"), ("restore", "kopi.fasthold")])
def test_a_full_disk_leaves_everything_as_it_was(
    run: Run, process: Run, archive: Path, command: tuple[str, str]
) -> None:
    run("backup", archive, "--to", archive.parent / "kopi.fasthold", *WITH_PASSPHRASE)
    before = {file.name: file.read_bytes() for file in archive.parent.iterdir()}
    target = "ny.fasthold" if command[0] == "backup" else "arkiv.fasthold"
    done = process(
        *command, "--to", target, *WITH_PASSPHRASE, "--json", cwd=archive.parent, preexec_fn=_little_room
    )
    assert (done.returncode, answer(done)["ok"]) == (5, False)
    after = {file.name: file.read_bytes() for file in archive.parent.iterdir() if not file.name.endswith("-lock")}
    assert after == {name: content for name, content in before.items() if not name.endswith("-lock")}


def test_the_environment_variable_has_to_be_there(run: Run, archive: Path) -> None:
    for source in (("--passphrase-env", "NOT_THERE"), ("--passphrase-stdin",), ()):
        done = run("verify", archive, *source, "--json")
        assert (answer(done)["error"]["kind"], done.returncode) == ("wrong_use", 2)


def _little_room() -> None:
    """Nothing may grow beyond 200 kB in the process that begins: to a program that is a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def _id(value: object) -> str:
    assert isinstance(value, bytes)
    return str(UUID(bytes=value))


def test_the_passphrase_is_never_an_argument(run: Run) -> None:
    for command in ("create", "verify", "backup", "restore", "export"):
        words = run(command, "--help").stdout
        assert "--passphrase-env" in words
        assert "--passphrase " not in words
        assert VARIABLE not in words
