"""How much of what must be stopped the guard stops, and how often it stops or asks for nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from caseworker_app.bootstrap import health_words
from caseworker_app.domain.case import Case
from caseworker_app.services.guard.hits import Watch
from caseworker_app.services.guard.people import People
from tests.schemes.stage import a_case

CORPUS = Path(__file__).parent / "corpus"
OTHERS = ("Mette Kjærgaard Holm", "Ali Hassan", "Birgit Thorup", "Søren Ødum", "Kim Bo Larsen", "Lise Nørgaard Friis")
SETS = ("tuning", "tuning_hard", "held_out", "final")


@dataclass(frozen=True)
class Rates:
    """Of a set of sentences: how many there are, how many were stopped, and about how many was asked."""

    count: int
    stopped: int
    asked: int

    @property
    def stopped_share(self) -> float:
        return self.stopped / self.count

    @property
    def noticed_share(self) -> float:
        return (self.stopped + self.asked) / self.count


def the_case() -> Case:
    """The citizen the sentences speak of."""
    case = a_case()
    citizen = replace(case.citizen, protected_address=True, phone="20446193", email="soeren.oedum@mailhus.dk")
    return replace(case, citizen=citizen)


def watch() -> Watch:
    return Watch(health_words(), People(OTHERS), ("Maja Holst",))


def sentences(name: str) -> Iterator[str]:
    for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("\\n", "\n")


def verdict(text: str, case: Case, eyes: Watch) -> str:
    """Stopped, asked or passed."""
    found = list(eyes.hits(text, case))
    if any(hit.sure for hit in found):
        return "stopped"
    return "asked" if found else "passed"


def rates(name: str) -> Rates:
    case, eyes = the_case(), watch()
    verdicts = [verdict(text, case, eyes) for text in sentences(name)]
    return Rates(len(verdicts), verdicts.count("stopped"), verdicts.count("asked"))


def wrong(name: str, wanted: str) -> Iterator[tuple[str, str]]:
    """The sentences with another verdict than the wanted one."""
    case, eyes = the_case(), watch()
    for text in sentences(name):
        if (given := verdict(text, case, eyes)) != wanted:
            yield given, text
