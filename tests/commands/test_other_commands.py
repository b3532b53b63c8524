"""rules check, export, version, and how the line itself is read."""

import json
import stat
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from caseworker_app import VERSION
from caseworker_app.domain.agreement import SEALED_AWAY
from caseworker_app.paths import RESOURCES
from tests.commands.conftest import CITIZENS, ROOT, WITH_PASSPHRASE, Run, answer
from tests.commands.tampering import attach, change, one
from ui.pages.settings_parts import about


def test_the_version_is_the_same_everywhere(run: Run) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION == about.VERSION
    assert answer(run("version", "--json"))["result"]["version"] == VERSION
    assert VERSION in run("version").stdout


def test_the_shipped_rules_are_in_order(run: Run, tmp_path: Path) -> None:
    found = answer(run("rules", "check", "--json"))
    assert found["result"]["rules"] > 100
    assert found["result"]["local_rules"] is False
    assert answer(run("rules", "check", tmp_path / "arkiv.fasthold", "--json"))["ok"]


def test_mistakes_of_rules_are_told_by_file_and_id(run: Run, tmp_path: Path) -> None:
    for file in (RESOURCES / "rules").glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "extra.toml").write_text('[[provision]]\nid = "EKSTRA-1"\nsince = 2026-01-01\n', encoding="utf-8")
    local = tmp_path / "own" / "rules.local.toml"
    local.parent.mkdir()
    local.write_text("[[provision", encoding="utf-8")
    done = run("rules", "check", local.parent / "arkiv.fasthold", "--folder", tmp_path, "--json")
    assert done.returncode == 1
    assert [one["record"] for one in answer(done)["problems"]] == ["extra.toml EKSTRA-1", "rules.local.toml"]


def test_a_rule_the_program_needs_is_missed(run: Run, tmp_path: Path) -> None:
    for name in ("sources.toml", "counting.toml"):
        (tmp_path / name).write_bytes((RESOURCES / "rules" / name).read_bytes())
    done = run("rules", "check", "--folder", tmp_path, "--json")
    assert {one["kind"] for one in answer(done)["problems"]} == {"rule_missing"}


@pytest.mark.parametrize("name", ["sag", "sag.zip"])
def test_everything_on_a_case_comes_out(run: Run, archive: Path, name: str) -> None:
    number, citizen = one(archive, "SELECT number FROM cases ORDER BY row LIMIT 1"), CITIZENS[0]
    target = archive.parent / name
    done = run("export", archive, "--case", number, "--to", target, *WITH_PASSPHRASE, "--json")
    assert answer(done)["result"]["to"] == str(target)
    assert stat.S_IMODE(target.stat().st_mode) & 0o077 == 0
    folder = target
    if name.endswith(".zip"):
        folder = archive.parent / "udpakket"
        ZipFile(target).extractall(folder)

    record = json.loads((folder / "sag.json").read_text(encoding="utf-8"))
    assert record["case"]["number"] == number
    assert record["case"]["citizen"]["name"] in {person.name for person in CITIZENS}
    assert record["history"][0]["what"] == "Hele sagen eksporteret uden for arkivet"
    copies = sum(len(agreement["copies"]) for agreement in record["agreements"])
    pages = list((folder / "dokumenter").iterdir())
    assert len(pages) >= copies > 0
    assert all(PdfReader(page).pages for page in pages)
    assert answer(done)["result"]["files"] == sum(file.is_file() for file in folder.rglob("*"))
    assert citizen.name not in done.stdout
    last = "SELECT who FROM history ORDER BY number DESC LIMIT 1"
    assert "ommandolinjen" in str(one(archive, last))


def test_attachments_come_out_under_harmless_names_and_what_was_a_mistake_stays(run: Run, archive: Path) -> None:
    number = one(archive, "SELECT number FROM cases ORDER BY row LIMIT 1")
    mistake = (
        "(SELECT max(id) FROM agreements WHERE fingerprint <> ''"
        " AND case_id = (SELECT id FROM cases ORDER BY row LIMIT 1))"
    )
    withdrawal = json.dumps({"on": "2026-01-01", "channel": SEALED_AWAY, "received_by": "A", "reason": ""})
    attach(archive, 1, b"%PDF-ordinary", "ab")
    attach(archive, 2, b"%PDF-of the mistake", "ab", mistake)
    change(archive, f"UPDATE agreements SET status = 'withdrawn', withdrawal = '{withdrawal}' WHERE id = {mistake}")
    target = archive.parent / "sag"
    done = run("export", archive, "--case", number, "--to", target, *WITH_PASSPHRASE, "--json")
    assert answer(done)["ok"]

    files = [file for file in target.rglob("*") if file.is_file()]
    assert [file.name for file in (target / "bilag").iterdir()] == ["001-.._bilag_1.pdf"]
    assert (target / "bilag" / "001-.._bilag_1.pdf").read_bytes() == b"%PDF-ordinary"
    record = json.loads((target / "sag.json").read_text(encoding="utf-8"))
    [hidden] = [one for one in record["agreements"] if one["withdrawal"]]
    assert hidden["sealed_away"]
    assert "answers" not in hidden
    of_thread = [one for one in record["agreements"] if one["thread"] == hidden["thread"]]
    assert not any(file.name.startswith(f"{one['number']}-v") for one in of_thread for file in files)


def test_an_export_writes_over_nothing_and_knows_its_cases(run: Run, archive: Path) -> None:
    there = archive.parent / "sag"
    there.mkdir()
    done = run("export", archive, "--case", "2020-00001", "--to", there, *WITH_PASSPHRASE, "--json")
    assert (answer(done)["error"]["kind"], done.returncode) == ("refused", 2)
    done = run("export", archive, "--case", "2020-00001", "--to", there / "ny", *WITH_PASSPHRASE, "--json")
    assert "2020-00001" in answer(done)["error"]["words"]
    assert list(there.iterdir()) == []


@pytest.mark.parametrize("typed", [(), ("fly",), ("verify",), ("history",), ("verify", "a", "--passphrase", "x")])
def test_a_line_that_makes_no_sense_is_wrong_use(run: Run, typed: tuple[str, ...]) -> None:
    plain = run(*typed)
    assert (plain.returncode, plain.stdout) == (2, "")
    assert "--help" in plain.stderr
    assert answer(run(*typed, "--json"))["error"]["kind"] == "wrong_use"


def test_a_process_tells_what_is_wrong_and_how_it_ended(process: Run) -> None:
    done = process("fly")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--help" in done.stderr


def test_the_answer_is_in_the_language_asked_for(run: Run) -> None:
    assert "Reglerne er i orden." in run("rules", "check").stdout
    assert "The rules are in order." in run("rules", "check", "--language", "en").stdout
    assert "backup" in run("--help").stdout
