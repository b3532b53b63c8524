"""Who of a party gets a paper of a kind, as it was noted for those who take part in the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker_app.domain.case import Case, Participant, Role
from caseworker_app.domain.document import Reader
from caseworker_app.schemes.party_forms import PAPERS
from caseworker_app.schemes.scheme import Group
from caseworker_app.texts import N_

SIDES = {
    Reader.EMPLOYER: (Role.LINE_MANAGER, Role.HR, Role.PAYROLL),
    Reader.UNION: (Role.UNION, Role.SHOP_STEWARD),
    Reader.DOCTOR: (Role.GP, Role.HOSPITAL),
}
"""Whose copy somebody in that role would get."""
PAPER = {Group.MEETING: "minutes", Group.FOLLOW_UP: "minutes", Group.DECISION: "letters"}
"""What the paper of a group counts as; all others are agreements."""
MAY = N_("Modtager: {names}.")
MAY_NOT = N_("{papers} er ikke noteret under Må modtage for {names}.")


@dataclass(frozen=True)
class Recipients:
    """Those who may get it, and those for whom it was noted what they may get and this is not among it (modtagere)."""

    paper: str
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()

    @property
    def none_may(self) -> bool:
        return bool(self.may_not) and not self.may

    def words(self) -> Iterator[tuple[str, dict[str, object]]]:
        """What a screen says of them: a message and its places."""
        if self.may:
            yield MAY, {"names": ", ".join(self.may)}
        if self.may_not:
            label = next(choice.label for choice in PAPERS if choice.key == self.paper)
            yield MAY_NOT, {"papers": (label,), "names": ", ".join(self.may_not)}


def recipients(case: Case, reader: Reader, group: Group, today: date) -> Recipients:
    """Nothing is said of those for whom nothing was noted."""
    paper = PAPER.get(group, "agreements")
    there = [one for one in _side(case, reader) if one.takes_part(today) and one.may_receive]
    return Recipients(
        paper, tuple(one.name for one in there if paper in one.may_receive),
        tuple(one.name for one in there if paper not in one.may_receive),
    )  # fmt: skip


def _side(case: Case, reader: Reader) -> Iterator[Participant]:
    for role in SIDES.get(reader, ()):
        yield from case.has_role(role)
