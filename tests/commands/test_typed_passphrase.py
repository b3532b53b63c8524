"""A passphrase that a person types at a terminal."""

from argparse import Namespace
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from caseworker_app.commands import passphrase
from caseworker_app.commands.outcome import WrongUse
from caseworker_app.texts import DANISH

NO_OPTION = Namespace(passphrase_env=None, passphrase_stdin=False)


@pytest.fixture(autouse=True)
def terminal() -> Iterator[None]:
    with patch("sys.stdin") as keys:
        keys.isatty.return_value = True
        yield


def test_it_is_asked_for_once_to_open_and_twice_for_a_new_archive() -> None:
    with patch("caseworker_app.commands.passphrase.getpass", side_effect=["fire ord", "fire ord", "fire ord"]) as asked:
        assert passphrase.read(NO_OPTION, DANISH) == "fire ord"
        assert asked.call_count == 1
        assert passphrase.read(NO_OPTION, DANISH, new=True) == "fire ord"
        assert asked.call_count == 3


def test_a_new_one_that_was_mistyped_is_refused() -> None:
    getpass = patch("caseworker_app.commands.passphrase.getpass", side_effect=["fire ord", "fire orf"])
    with getpass, pytest.raises(WrongUse, match="ikke ens"):
        passphrase.read(NO_OPTION, DANISH, new=True)
