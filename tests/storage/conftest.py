"""An open archive for each test, and a way to close it and come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from caseworker_app.storage.store import SqliteStore
from tests.archives import FixedClock, quick_store, reopened


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[SqliteStore]:
    store = quick_store(tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def reopen() -> Iterator[Callable[[SqliteStore], SqliteStore]]:
    """Closes the archive and opens it again with its passphrase."""
    opened: list[SqliteStore] = []

    def again(store: SqliteStore) -> SqliteStore:
        opened.append(reopened(store))
        return opened[-1]

    yield again
    for store in opened:
        store.close()
