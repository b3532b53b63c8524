"""The command line as IT runs it, on a real archive."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from caseworker_app import bootstrap
from caseworker_app.commands import line
from caseworker_app.practice.people import PEOPLE
from tests.archives import QUICK

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "PASSPHRASE_OF_THE_ARCHIVE"
LIVED = ("second_version", "consent_given", "plan_draft")
CITIZENS = tuple(next(person for person in PEOPLE if person.life == life) for life in LIVED)
WITH_PASSPHRASE = ("--passphrase-env", VARIABLE)

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with sealed pages, drafts and history; never opened by a test itself."""
    path = tmp_path_factory.mktemp("lived") / "arkiv.fasthold"
    bootstrap.create_practice(path, cost=QUICK, people=CITIZENS).close()
    return path


@pytest.fixture
def archive(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    for ending in ("", "-keys"):
        shutil.copyfile(f"{lived}{ending}", tmp_path / f"arkiv.fasthold{ending}")
    return tmp_path / "arkiv.fasthold"


@pytest.fixture
def run() -> Run:
    """Runs one command within the test; `typed` is what stands on standard input."""

    def here(
        *arguments: object, passphrase: str = bootstrap.PRACTICE_PASSPHRASE, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        told, complained, keys = (TextIOWrapper(BytesIO(start), "utf-8") for start in (b"", b"", typed.encode()))
        with (
            patch.dict(os.environ, {VARIABLE: passphrase}), patch("sys.stdin", keys),
            redirect_stdout(told), redirect_stderr(complained),
        ):  # fmt: skip
            try:
                code = line.main([str(argument) for argument in arguments])
            except SystemExit as ended:
                code = int(ended.code or 0)
        return subprocess.CompletedProcess(arguments, code, _words(told), _words(complained))

    return here


@pytest.fixture
def process() -> Run:
    """Runs one command in a process of its own, as IT does."""

    def started(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ, VARIABLE: bootstrap.PRACTICE_PASSPHRASE, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        command = [sys.executable, "-m", "caseworker_app", *map(str, arguments)]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120, **more
        )

    return started


def _words(stream: TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode()


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What a command with --json says; everything else on its outputs is a fault."""
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["exit_code"] == done.returncode
    assert found["ok"] is (done.returncode == 0)
    return found
