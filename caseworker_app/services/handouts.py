"""What left the house: each copy that was printed or saved, for whom, when and leaning on what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from caseworker_app.domain.case import HistoryLine
from caseworker_app.domain.changes import Changes
from caseworker_app.services.desk import Desk, act
from caseworker_app.texts import N_

MOST_LINES = 1_000_000


class Way(Enum):
    """How a copy left (måde); its value is the fixed message in lists of what was handed out."""

    PRINTED = N_("Printet")
    SAVED = N_("Gemt som PDF")
    COPIED = N_("Kopi af bilag")
    CALENDAR = N_("Gemt som kalenderfil")


TOLD = {
    Way.PRINTED: N_("{number}: printet, {copies}"),
    Way.SAVED: N_("{number}: gemt som PDF, {copies}"),
    Way.CALENDAR: N_("{number}: gemt som kalenderfil, {copies}"),
    Way.COPIED: N_("Kopi af bilaget {paper} givet til: {recipient}"),
}
TOLD_WITH_REASON = {
    Way.PRINTED: N_("{number}: printet, {copies}, uden dækkende samtykke. Begrundelse: {reason}"),
    Way.SAVED: N_("{number}: gemt som PDF, {copies}, uden dækkende samtykke. Begrundelse: {reason}"),
    Way.CALENDAR: N_("{number}: gemt som kalenderfil, {copies}, uden dækkende samtykke. Begrundelse: {reason}"),
    Way.COPIED: N_("Kopi af bilaget {paper} givet til: {recipient}, uden dækkende samtykke. Begrundelse: {reason}"),
}


@dataclass(frozen=True)
class HandOut:
    """One copy to one reader (udlevering). `title` is the fixed message of a paper or the name of a file."""

    at: datetime
    who: str
    subject: UUID | None
    title: str
    number: str
    version: str
    reader: str
    recipient: str
    how: str
    reason: str = ""
    """Why it was given without a consent that covers it; empty for all others."""


@dataclass(frozen=True)
class Leaving:
    """What is noted when something leaves (på vej ud): which paper, for whom, by which name, and why if it must."""

    case_id: UUID
    subject: UUID
    title: str
    number: str
    version: int
    reader: str
    recipient: str
    reason: str = ""


class HandOuts:
    """Notes in the history what was handed out, and reads it back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, leaving: Leaving, way: Way, copies: str = "") -> Changes:
        """One line of the history for one reader."""
        what = (TOLD_WITH_REASON if leaving.reason else TOLD)[way]
        line = act(
            what, leaving.case_id, leaving.subject, number=leaving.number, paper=leaving.title,
            version=str(leaving.version), reader=leaving.reader, recipient=leaving.recipient, how=way.value,
            reason=leaving.reason, copies=copies,
        )  # fmt: skip
        with self._desk.store.write(line):
            pass
        return Changes.of(("history", leaving.case_id))

    def of_case(self, case_id: UUID, reader: str = "") -> tuple[HandOut, ...]:
        """All that left, the oldest first; to one reader when one is named."""
        lines = reversed(self._desk.store.history(case_id, MOST_LINES))
        return tuple(one for one in _handed_out(lines) if not reader or one.reader == reader)


def _handed_out(lines: Iterator[HistoryLine]) -> Iterator[HandOut]:
    for line in lines:
        places = line.places
        if "reader" in places:
            yield HandOut(
                at=line.at, who=line.who, subject=line.subject, title=places.get("paper", ""),
                number=places.get("number", ""), version=places.get("version", ""), reader=places["reader"],
                recipient=places.get("recipient", ""), how=places.get("how", line.what),
                reason=places.get("reason", ""),
            )  # fmt: skip
