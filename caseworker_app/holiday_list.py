"""Danish public holidays from the holidays library, which follows changes of the law such as that of 2024."""

from datetime import date

from holidays import country_holidays


class DanishHolidays:
    """The holidays of the law. Days off by custom are the office's own choice and not among them."""

    def __init__(self) -> None:
        self._days = country_holidays("DK", language="da")

    def name(self, day: date) -> str:
        return self._days.get(day) or ""
