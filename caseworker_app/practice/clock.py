"""A clock that can be set, so that invented cases get a past."""

from datetime import UTC, date, datetime, time, timedelta


class SetClock:
    """Shows the time it was set to. Each look moves it on by a second, as work takes time."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def set(self, day: date, hour: int = 9) -> None:
        self._at = datetime.combine(day, time(hour), UTC)

    def now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at

    def today(self) -> date:
        return self._at.date()
