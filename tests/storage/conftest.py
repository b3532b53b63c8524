"""An open archive for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker_app.storage.store import SqliteStore
from tests.archives import FixedClock, quick_store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[SqliteStore]:
    store = quick_store(tmp_path, clock)
    yield store
    store.close()
