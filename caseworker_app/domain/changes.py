"""What an operation touched, so that each page decides itself whether that concerns it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Changes:
    """Areas of the domain ("case", "agreement", "note" …) and the ids of the records touched."""

    touched: frozenset[tuple[str, UUID | None]] = frozenset()

    @classmethod
    def of(cls, *touched: tuple[str, UUID | None]) -> "Changes":
        return cls(frozenset(touched))

    def concern(self, area: str, identity: UUID | None = None) -> bool:
        """Whether the area was touched; with an id, whether that record was (or all of them)."""
        if identity is None:
            return any(name == area for name, _ in self.touched)
        return (area, identity) in self.touched or (area, None) in self.touched

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.touched | other.touched)


NOTHING = Changes()
