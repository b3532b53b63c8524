"""Those who take part in a meeting, and whether the municipality may share anything with each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.consent import ConsentState, Counterparty, Passage
from caseworker_app.domain.findings import Finding, Level, warns
from caseworker_app.schemes import meeting
from caseworker_app.schemes.consent import INFORMATION, group_of
from caseworker_app.services.consents import BEST_FIRST, Answer, Consents, Errand
from caseworker_app.services.desk import Desk
from caseworker_app.texts import DANISH, N_

OWN = frozenset({"citizen", "caseworker", "companion", "guardian", "power_of_attorney", "interpreter"})
"""The citizen, the municipality, and those who are there for one of them: nothing is shared with a party."""
PARTIES: dict[str, tuple[Counterparty, ...]] = {
    "line_manager": (Counterparty.EMPLOYER,), "hr": (Counterparty.EMPLOYER,), "payroll": (Counterparty.EMPLOYER,),
    "safety_rep": (Counterparty.EMPLOYER,), "shop_steward": (Counterparty.UNION,), "union": (Counterparty.UNION,),
    "unemployment_fund": (Counterparty.UNEMPLOYMENT_FUND,), "gp": (Counterparty.GP, Counterparty.SPECIALIST),
    "hospital": (Counterparty.HOSPITAL,),
    "municipality": (Counterparty.OTHER_MUNICIPALITY, Counterparty.OTHER_DEPARTMENT),
}  # fmt: skip
"""The parties a person may speak for, by the part they play."""


class PersonConsent(Enum):
    """Where the consent to somebody at the table stands (samtykke til en deltager)."""

    OK = "ok"
    MISSING = "missing"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    NOT_NEEDED = "not_needed"


PERSON_CONSENT_WORDS = {
    PersonConsent.OK: N_("Samtykke i orden"), PersonConsent.MISSING: N_("Samtykke mangler"),
    PersonConsent.EXPIRED: N_("Samtykke udløbet"), PersonConsent.WITHDRAWN: N_("Samtykke tilbagekaldt"),
    PersonConsent.NOT_NEEDED: N_("Kræver ikke samtykke"),
}  # fmt: skip
_ENDED = {ConsentState.WITHDRAWN: PersonConsent.WITHDRAWN, ConsentState.EXPIRED: PersonConsent.EXPIRED}


@dataclass(frozen=True)
class PersonState:
    """One row of the people of a meeting (deltager): who, for whom, and what the consents say today."""

    number: int
    name: str
    part: str
    part_words: str
    party: Counterparty | None
    state: PersonConsent
    finding: Finding | None = None
    answer: Answer | None = None

    @property
    def may_be_told(self) -> bool:
        return self.state in (PersonConsent.OK, PersonConsent.NOT_NEEDED)


class MeetingPeople:
    """Asks the gate for each person of a meeting."""

    def __init__(self, desk: Desk, consents: Consents) -> None:
        self._desk, self._consents = desk, consents

    def of(self, case_id: UUID, answers: Answers) -> tuple[PersonState, ...]:
        """Every row that has a name or a part, as the consents stand today."""
        return tuple(
            self._state(case_id, number, row)
            for number, row in enumerate(answers.rows("people"))
            if row.text("name") or row.text("part")
        )

    def findings(self, case_id: UUID, answers: Answers) -> tuple[Finding, ...]:
        """A sentence at each person whom nothing may be told; nobody is kept from taking part."""
        return tuple(one.finding for one in self.of(case_id, answers) if one.finding)

    def words(self, case_id: UUID, answers: Answers) -> str:
        """How the consents stood, one line for each person, to be kept with the minutes."""
        return "\n".join(self._lines(case_id, answers))

    def _lines(self, case_id: UUID, answers: Answers) -> Iterator[str]:
        for one in self.of(case_id, answers):
            if one.state is PersonConsent.NOT_NEEDED:
                continue
            until = one.answer.until if one.answer else None
            state = (PERSON_CONSENT_WORDS[one.state],)
            if one.state is PersonConsent.OK and until:
                yield DANISH.say("{name}: {state} til {until}", name=one.name, state=state, until=until)
            else:
                yield DANISH.say("{name}: {state}", name=one.name, state=state)

    def _state(self, case_id: UUID, number: int, row: Answers) -> PersonState:
        part, name = row.text("part"), row.text("name")
        label = meeting.PERSON[2].label_of(part)
        if part in OWN:
            return PersonState(number, name, part, label, None, PersonConsent.NOT_NEEDED)
        answers = [self._asked(case_id, party) for party in PARTIES.get(part, ())]
        best = min(answers, key=lambda one: BEST_FIRST.index(one.passage), default=None)
        if best is None:
            words = N_("Afklar, hvem {name} repræsenterer, før kommunen deler noget.")
            finding = warns("people", words, row=number, name=name)
            return PersonState(number, name, part, label, None, PersonConsent.MISSING, finding)
        state = _state_of(best)
        found = None if best.may_pass else replace(best.finding("people"), level=Level.WARNS, row=number)
        return PersonState(number, name, part, label, best.party, state, found, best)

    def _asked(self, case_id: UUID, party: Counterparty) -> Answer:
        known = {choice.key for choice in INFORMATION[group_of(party.value)]}
        kinds = frozenset({"meeting"} & known)
        return self._consents.gate(case_id, party, Errand(kinds, meeting.SCHEME.purposes if kinds else frozenset()))


def _state_of(answer: Answer) -> PersonConsent:
    if answer.may_pass:
        return PersonConsent.OK
    if answer.passage is Passage.ENDED and answer.rows:
        return _ENDED.get(answer.rows[0].state, PersonConsent.MISSING)
    return PersonConsent.MISSING
