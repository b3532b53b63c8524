"""An open office for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import FixedClock
from tests.services.office import Place, an_office


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def place(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    office = an_office(tmp_path, clock)
    yield office
    assert office.store.first_bad_history_line() is None
    office.space.close()
