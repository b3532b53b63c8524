"""Many ids at once: kept as the archive gives them, made into UUIDs when somebody looks at one."""

from collections.abc import Sequence
from typing import overload
from uuid import UUID


class Ids(Sequence[UUID]):
    """The ids of a list in its order. A hundred thousand UUIDs take longer to make than to read."""

    def __init__(self, raw: list[bytes]) -> None:
        self._raw = raw

    @overload
    def __getitem__(self, at: int) -> UUID: ...
    @overload
    def __getitem__(self, at: slice) -> list[UUID]: ...
    def __getitem__(self, at: int | slice) -> UUID | list[UUID]:
        if isinstance(at, slice):
            return [UUID(bytes=one) for one in self._raw[at]]
        return UUID(bytes=self._raw[at])

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, one: object) -> bool:
        return isinstance(one, UUID) and one.bytes in self._raw

    def index(self, one: UUID, start: int = 0, stop: int | None = None) -> int:
        return self._raw.index(one.bytes, start, len(self._raw) if stop is None else stop)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
