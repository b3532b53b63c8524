"""Words for people: messages in the chosen language, dates and numbers the Danish way."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from gettext import NullTranslations
from typing import TypeGuard


def N_(message: str) -> str:
    """Mark a message for the catalogue where it is written; it is looked up when it is shown."""
    return message


WEEKDAYS = (
    N_("mandag"), N_("tirsdag"), N_("onsdag"), N_("torsdag"), N_("fredag"), N_("lørdag"), N_("søndag"),
)  # fmt: skip
MONTHS = (
    N_("januar"), N_("februar"), N_("marts"), N_("april"), N_("maj"), N_("juni"),
    N_("juli"), N_("august"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip


class Kroner(Decimal):
    """An amount in kroner (beløb) for a sentence or a page: always written with two decimals and parted thousands."""


_DANISH_MARKS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Texts:
    """One language: looks up messages and writes values. Danish is the source language."""

    language: str = "da"
    catalogue: NullTranslations = field(default_factory=NullTranslations)

    def say(self, message: str, /, **places: object) -> str:
        """The message in this language with its named places filled in."""
        words = self.catalogue.gettext(message) if message else ""
        alone = message.startswith("{") and message.find("}") == len(message) - 1
        return words.format_map(self._written(places if alone else _tidy(places))) if places else words

    def count(self, one: str, many: str, number: int, /, **places: object) -> str:
        """The singular or plural message for `number`, available in the message as {number}."""
        words = self.catalogue.ngettext(one, many, number)
        return words.format_map(self._written(_tidy({**places, "number": number})))

    def date(self, day: datetime.date) -> str:
        """22.11.2026."""
        return f"{day.day:02}.{day.month:02}.{day.year}"

    def long_date(self, day: datetime.date) -> str:
        """22. november 2026 (Danish), 22 November 2026 (English)."""
        month = self.say(MONTHS[day.month - 1])
        return f"{day.day}. {month} {day.year}" if self.language == "da" else f"{day.day} {month} {day.year}"

    def weekday(self, day: datetime.date) -> str:
        """The name of the day in lower case as Danish writes it."""
        return self.say(WEEKDAYS[day.weekday()])

    def number(self, value: Decimal, *, least_decimals: int = 0) -> str:
        """37,5 in Danish, 37.5 in English; trailing zeros beyond `least_decimals` are left out."""
        written = f"{value:.2f}"
        whole, decimals = written.split(".")
        decimals = decimals.rstrip("0").ljust(least_decimals, "0")
        comma = "," if self.language == "da" else "."
        return f"{whole}{comma}{decimals}" if decimals else whole

    def hours(self, value: Decimal) -> str:
        """Hours with at least one decimal, so that columns of hours line up: 15,0."""
        return self.number(value, least_decimals=1)

    def money(self, value: Decimal) -> str:
        """Kroner with two decimals and parted thousands: 1.250,50 in Danish, 1,250.50 in English."""
        written = f"{value:,.2f}"
        return written.translate(_DANISH_MARKS) if self.language == "da" else written

    def value(self, value: object) -> str:
        """Any value of the domain as people write it; a tuple is a list of messages, a moment local time."""
        match value:
            case bool():
                return self.say("Ja") if value else self.say("Nej")
            case datetime.datetime():
                moment = value.astimezone()
                return f"{self.date(moment.date())} {moment:%H.%M}"
            case datetime.date():
                return self.date(value)
            case datetime.time():
                return f"{value:%H.%M}"
            case Kroner():
                return self.money(value)
            case Decimal():
                written = f"{value:f}"
                return written.replace(".", ",") if self.language == "da" else written
            case tuple():
                return ", ".join(self.say(str(message)) for message in value)
            case _:
                return str(value)

    def _written(self, places: Mapping[str, object]) -> dict[str, str]:
        return {name: self.value(value) for name, value in places.items()}


def _tidy(places: Mapping[str, object]) -> Mapping[str, object]:
    """In a sentence 3,00 hours are 3; a number that stands alone, as in a column, is written as it came."""
    return {name: value.normalize() if _has_loose_zeros(value) else value for name, value in places.items()}


def _has_loose_zeros(value: object) -> TypeGuard[Decimal]:
    return isinstance(value, Decimal) and not isinstance(value, Kroner)


DANISH = Texts()
