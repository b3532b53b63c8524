"""A meeting is being typed in and the program is killed at any moment: a second of typing is lost at most."""

import os
import sys
from pathlib import Path

import pytest

from tests.flows.kills import kills

MANY = "FASTHOLD_KILLS"
"""How often the program is killed, when the variable of that name is set."""
SOME = 6


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only Unix can")
def test_a_killed_meeting_goes_on_where_it_was(tmp_path: Path):
    found = list(kills(tmp_path, int(os.environ.get(MANY, SOME))))
    assert [one for one in found if not one.good] == []
    assert sum(one.kept for one in found) > len(found)
