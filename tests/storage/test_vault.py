"""The key file: who gets in, who does not, and that a typo on the paper is found."""

import json
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.errors import DamagedFile, DiskFull, NewerFile, UserError, WrongPassphrase
from caseworker_app.storage import private_file, recovery_key
from caseworker_app.storage.vault import Cost, Vault, key_file
from tests.archives import PASSPHRASE, QUICK

Made = tuple[Vault, bytes, str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "arkiv.fasthold"


@pytest.fixture
def made(path: Path) -> Made:
    return Vault.create(path, "Anne", PASSPHRASE, QUICK)


def test_the_passphrase_gives_the_data_key(path: Path, made: Made) -> None:
    _, data_key, _ = made

    assert len(data_key) == 32
    assert Vault.open(path).unlock(PASSPHRASE) == data_key
    assert Vault.open(path).unlock(PASSPHRASE, "Anne") == data_key


@pytest.mark.parametrize("wrong", ["fire ord om soen", PASSPHRASE.upper(), PASSPHRASE + " ", ""])
def test_a_wrong_passphrase_is_told(path: Path, made: Made, wrong: str) -> None:
    with pytest.raises(WrongPassphrase) as problem:
        Vault.open(path).unlock(wrong)
    assert problem.value.field == "passphrase"


def test_a_name_without_a_slot_does_not_open(path: Path, made: Made) -> None:
    with pytest.raises(WrongPassphrase):
        Vault.open(path).unlock(PASSPHRASE, "Bo")


def test_letters_in_two_parts_are_the_same_letters(path: Path, made: Made) -> None:
    assert Vault.open(path).unlock(unicodedata.normalize("NFD", PASSPHRASE)) == made[1]


def test_different_letters_that_look_related_are_not_the_same(path: Path) -> None:
    Vault.create(path, "Anne", "kvadratmeter m²", QUICK)

    with pytest.raises(WrongPassphrase):
        Vault.open(path).unlock("kvadratmeter m2")


@pytest.mark.parametrize("short", ["", "elleve tegn", unicodedata.normalize("NFD", "åååååååååå")])
def test_a_short_passphrase_is_refused_before_anything_is_written(path: Path, short: str) -> None:
    with pytest.raises(UserError, match="mindst") as problem:
        Vault.create(path, "Anne", short, QUICK)
    assert problem.value.field == "passphrase"
    assert not key_file(path).exists()


def test_each_person_has_a_passphrase(path: Path, made: Made) -> None:
    vault, data_key, _ = made
    vault.add_slot(data_key, "Bo", "en helt anden sætning", QUICK)

    again = Vault.open(path)
    assert again.names == ("Anne", "Bo")
    assert again.unlock("en helt anden sætning") == again.unlock(PASSPHRASE) == data_key
    with pytest.raises(UserError, match="allerede"):
        again.add_slot(data_key, "Bo", "endnu en sætning", QUICK)


def test_a_changed_passphrase_replaces_the_old(path: Path, made: Made) -> None:
    made[0].change_passphrase("Anne", PASSPHRASE, "noget helt nyt her", QUICK)

    assert Vault.open(path).unlock("noget helt nyt her") == made[1]
    with pytest.raises(WrongPassphrase):
        Vault.open(path).unlock(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        made[0].change_passphrase("Anne", PASSPHRASE, "og noget tredje her", QUICK)


def test_a_removed_slot_opens_nothing_and_the_last_one_stays(path: Path, made: Made) -> None:
    vault, data_key, recovery = made
    vault.add_slot(data_key, "Bo", "en helt anden sætning", QUICK)
    vault.remove_slot("Anne")

    with pytest.raises(WrongPassphrase):
        Vault.open(path).unlock(PASSPHRASE)
    with pytest.raises(UserError, match="sidste"):
        vault.remove_slot("Bo")
    with pytest.raises(UserError, match="ingen adgang"):
        vault.remove_slot("Carl")
    assert Vault.open(path).names == ("Bo",)
    assert Vault.open(path).unlock_with_recovery(recovery) == data_key


def test_the_recovery_key_opens_and_can_be_renewed(path: Path, made: Made) -> None:
    vault, data_key, paper = made
    assert Vault.open(path).unlock_with_recovery(paper) == data_key

    new_paper = vault.renew_recovery(data_key, QUICK)

    assert Vault.open(path).unlock_with_recovery(new_paper) == data_key
    assert Vault.open(path).unlock(PASSPHRASE) == data_key
    with pytest.raises(WrongPassphrase) as problem:
        Vault.open(path).unlock_with_recovery(paper)
    assert problem.value.field == "recovery_key"


def test_the_recovery_key_is_long_enough_and_in_groups(made: Made) -> None:
    groups = made[2].split("-")

    assert [len(group) for group in groups] == [4] * 10
    assert not set("ILOU") & set(made[2])
    assert len(set(recovery_key.new_secret() for _ in range(50))) == 50


secrets_ = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=27, max_size=27)


@given(secret=secrets_)
def test_the_recovery_key_is_read_as_people_write_it(secret: str) -> None:
    paper = recovery_key.shown(secret)

    for typed in (paper.lower(), paper.replace("-", " "), paper.replace("-", ""), paper.replace("0", "O"),
                  paper.replace("1", "l"), paper.replace("1", "I"), f"  {paper}\n"):  # fmt: skip
        assert recovery_key.read(typed) == secret


@given(secret=secrets_, at=st.integers(0, 39), other=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZU*"))
def test_one_wrong_letter_is_found_in_its_group(secret: str, at: int, other: str) -> None:
    letters = recovery_key.shown(secret).replace("-", "")
    typed = letters[:at] + other + letters[at + 1 :]
    if typed == letters:
        return

    with pytest.raises(UserError) as problem:
        recovery_key.read(typed)
    assert problem.value.places["number"] == at // 4 + 1
    assert problem.value.field == "recovery_key"


@given(secret=secrets_, first=st.integers(0, 8), second=st.integers(0, 8))
def test_groups_in_the_wrong_order_are_noticed(secret: str, first: int, second: int) -> None:
    groups = recovery_key.shown(secret).split("-")
    groups[first], groups[second] = groups[second], groups[first]
    typed = "-".join(groups)

    if typed != recovery_key.shown(secret):
        with pytest.raises(UserError):
            recovery_key.read(typed)


def test_a_missing_group_is_counted(made: Made) -> None:
    with pytest.raises(UserError) as problem:
        recovery_key.read(made[2][:-5])
    assert problem.value.places == {"expected": 40, "count": 36}


def test_the_key_file_holds_no_key_in_the_clear(path: Path, made: Made) -> None:
    _, data_key, paper = made
    content = key_file(path).read_bytes()

    assert data_key not in content
    assert data_key.hex().encode() not in content
    assert paper.encode() not in content
    assert PASSPHRASE.encode() not in content
    assert stat.S_IMODE(key_file(path).stat().st_mode) == 0o600


def test_a_slot_of_another_archive_does_not_open(path: Path, made: Made, tmp_path: Path) -> None:
    other = tmp_path / "anden.fasthold"
    Vault.create(other, "Anne", PASSPHRASE, QUICK)
    ours, theirs = json.loads(key_file(path).read_text()), json.loads(key_file(other).read_text())
    ours["slots"] = theirs["slots"]
    key_file(path).write_text(json.dumps(ours))

    with pytest.raises(WrongPassphrase):
        Vault.open(path).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda keys: keys.update(format=2), NewerFile),
        (lambda keys: keys.update(archive="x"), DamagedFile),
        (lambda keys: keys.pop("slots"), DamagedFile),
        (lambda keys: keys["slots"][0].pop("salt"), DamagedFile),
        (lambda keys: keys["slots"][0].update(nonce="#"), DamagedFile),
        (lambda keys: keys["slots"][0]["argon2id"].update(memory_kib=1 << 40), DamagedFile),
        (lambda keys: keys["slots"][0].update(argon2id=7), DamagedFile),
    ],
)
def test_a_key_file_that_is_not_as_we_write_it(path: Path, made: Made, change, error) -> None:
    keys = json.loads(key_file(path).read_text())
    change(keys)
    key_file(path).write_text(json.dumps(keys))

    with pytest.raises(error):
        Vault.open(path)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"format": 1'])
def test_a_key_file_that_cannot_be_read(path: Path, made: Made, content: bytes) -> None:
    key_file(path).write_bytes(content)

    with pytest.raises(DamagedFile):
        Vault.open(path)


def test_without_room_the_old_keys_stay(path: Path, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    vault, data_key, _ = made
    before = key_file(path).read_bytes()

    def no_room(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(private_file.os, "fsync", no_room)
        with pytest.raises(DiskFull):
            vault.add_slot(data_key, "Bo", "en helt anden sætning", QUICK)

    assert vault.names == ("Anne",)
    assert key_file(path).read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [key_file(path).name]


def test_each_guess_is_expensive() -> None:
    assert Cost().memory_kib >= 64 * 1024
    assert Cost().passes >= 3
