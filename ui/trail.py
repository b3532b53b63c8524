"""The way somebody walked through the pages: back, forward, on."""

from dataclasses import dataclass, replace

from ui.places import Place

_LONGEST = 60


@dataclass(frozen=True)
class Trail:
    """Places in the order they were visited, and which of them is shown."""

    places: tuple[Place, ...] = ()
    at: int = -1

    @property
    def here(self) -> Place | None:
        return self.places[self.at] if self.places else None

    @property
    def can_go_back(self) -> bool:
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        return self.at + 1 < len(self.places)

    def to(self, place: Place) -> "Trail":
        """On to a place; the same again is no step."""
        if place == self.here:
            return self
        walked = (*self.places[: self.at + 1], place)[-_LONGEST:]
        return Trail(walked, len(walked) - 1)

    def now(self, place: Place) -> "Trail":
        """The same place, at another part of its page."""
        walked = (*self.places[: self.at], place, *self.places[self.at + 1 :])
        return Trail(walked, self.at) if self.places else self.to(place)

    def done(self) -> "Trail":
        """Without the page that is shown, when it has done its job: nothing leads to it again."""
        return Trail(self.places[: self.at], self.at - 1) if self.places else self

    def without(self, gone: Place) -> "Trail":
        """The trail as if a place had never been visited."""
        earlier = sum(place != gone for place in self.places[: self.at + 1])
        return Trail(tuple(place for place in self.places if place != gone), earlier - 1)

    def back(self) -> "Trail":
        return replace(self, at=self.at - 1) if self.can_go_back else self

    def forward(self) -> "Trail":
        return replace(self, at=self.at + 1) if self.can_go_forward else self
