"""Plain numbers about the archive as it is today. Nothing is estimated."""

from collections import Counter
from dataclasses import dataclass

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.case import CaseKind, CaseStatus
from caseworker_app.domain.consent import ConsentState
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.consents import Consents
from caseworker_app.services.desk import Desk, local_day

LONG = 14
"""Days after which a missing signature has waited long."""


@dataclass(frozen=True)
class Numbers:
    """Counts of cases, agreements and consents (nøgletal)."""

    open_cases: dict[CaseKind, int]
    closed_cases: int
    agreements: dict[Status, int]
    consents: dict[ConsentState, int]
    unsigned: int
    unsigned_long: int


class Figures:
    """Counts what is in the archive."""

    def __init__(self, desk: Desk, consents: Consents) -> None:
        self._desk = desk
        self._consents = consents

    def now(self) -> Numbers:
        cases = self._desk.store.case_counts()
        found = self._desk.store.agreements()
        agreements = [one for one in found if BY_KEY[one.scheme].group is Group.AGREEMENT]
        consents = [one for one in found if BY_KEY[one.scheme].group is Group.CONSENT]
        unsigned = [one for one in found if one.status is Status.SEALED and one.missing_signers]
        counted = Counter(one.status for one in agreements)
        states = Counter(self._consents.row(one).state for one in consents if one.status is not Status.REPLACED)
        return Numbers(
            open_cases={kind: cases.get((CaseStatus.OPEN.value, kind.value), 0) for kind in CaseKind},
            closed_cases=sum(count for (status, _), count in cases.items() if status == CaseStatus.CLOSED.value),
            agreements={status: counted[status] for status in Status},
            consents={state: states[state] for state in ConsentState},
            unsigned=len(unsigned),
            unsigned_long=sum(self._waited(one) > LONG for one in unsigned),
        )

    def _waited(self, agreement: Agreement) -> int:
        sealed = agreement.sealed_at
        return (self._desk.clock.today() - local_day(sealed)).days if sealed else 0
