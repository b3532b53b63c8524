"""What a text names that may not be in every copy: who, where somebody lives, which illness."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from re import Pattern

from caseworker_app.domain.case import Case
from caseworker_app.services.guard import contact
from caseworker_app.services.guard.health import HealthWords, sentence_around
from caseworker_app.services.guard.people import People


class Kind(Enum):
    """What sort of thing is named."""

    CPR = "cpr"
    OTHER_CPR = "other_cpr"
    OTHER_CITIZEN = "other_citizen"
    ADDRESS = "address"
    PHONE = "phone"
    MAIL = "mail"
    HEALTH = "health"


ABOUT_OTHERS = frozenset({Kind.OTHER_CPR, Kind.OTHER_CITIZEN})


@dataclass(frozen=True)
class Hit:
    """One thing found in a text (fund). `sure` is False when the sentence may be about somebody else's health."""

    kind: Kind
    text: str
    start: int
    end: int
    sure: bool = True

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]

    @property
    def sentence(self) -> tuple[str, str, str]:
        """What stands before the word in its sentence, the word, and what stands after."""
        start, end = sentence_around(self.text, self.start, self.end)
        return self.text[start : self.start], self.word, self.text[self.end : end]


@dataclass(frozen=True)
class Watch:
    """The words and the people of the archive that are watched for; `staff` are names that may stand anywhere."""

    words: HealthWords
    people: People
    staff: tuple[str, ...] = ()

    def hits(self, text: str, case: Case) -> Iterator[Hit]:
        """All that is found, whoever the text is for."""
        yield from self._numbers(text, case)
        for start, end in self.people.named(text, self._may_be_named(case)):
            yield Hit(Kind.OTHER_CITIZEN, text, start, end)
        for kind, pattern in _own(case):
            for match in pattern.finditer(text) if pattern else ():
                yield Hit(kind, text, *match.span())
        for named in self.words.found(_without_known(text, case)):
            yield Hit(Kind.HEALTH, text, named.start, named.end, named.sure)

    def _numbers(self, text: str, case: Case) -> Iterator[Hit]:
        for start, end in contact.cpr_numbers(text):
            signs = "".join(letter for letter in text[start:end] if letter.isalnum()).upper()
            yield Hit(Kind.CPR if signs == case.citizen.cpr.digits else Kind.OTHER_CPR, text, start, end)

    def _may_be_named(self, case: Case) -> frozenset[str]:
        parties = (name for person in case.participants for name in (person.name, person.organisation))
        names = (case.citizen.name, case.workplace.name, case.caseworker, *self.staff, *parties)
        return frozenset(folded for name in names for folded in (_folded(name), _folded(name) + "s"))


def _own(case: Case) -> tuple[tuple[Kind, Pattern[str] | None], ...]:
    citizen, elsewhere = case.citizen, {person.phone for person in case.participants} | {case.workplace.phone}
    return (
        (Kind.ADDRESS, contact.home(citizen, case.workplace)),
        (Kind.PHONE, None if citizen.phone in elsewhere else contact.phone(citizen.phone)),
        (Kind.MAIL, contact.mail(citizen.email)),
    )


def _without_known(text: str, case: Case) -> str:
    """Gigthospitalet and a medicinstuderende tell nothing about the citizen's health."""
    places = (person.organisation for person in case.participants)
    for known in (case.workplace.name, case.employment.job_title, *places):
        if known and known in text:
            text = text.replace(known, " " * len(known))
    return text


def _folded(name: str) -> str:
    return " ".join(word.casefold().rstrip(".") for word in name.split())
