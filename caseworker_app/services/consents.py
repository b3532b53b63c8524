"""The consents of a case, and the gate: the check before anything leaves the house."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.consent import (
    MAY_PASS,
    READERS,
    Consent,
    ConsentState,
    Counterparty,
    Direction,
    Passage,
)
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Finding, blocks
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes import consent as scheme
from caseworker_app.schemes.scheme import Host, Scheme
from caseworker_app.services.desk import Desk
from caseworker_app.texts import N_

NOTHING = {
    Counterparty.EMPLOYER: N_("Der er intet samtykke til at give arbejdspladsen oplysninger."),
    Counterparty.UNION: N_("Der er intet samtykke til at give fagforeningen oplysninger."),
    Counterparty.GP: N_("Der er intet samtykke til at give lægen oplysninger."),
}
ENDED = {
    ConsentState.WITHDRAWN: N_("Samtykket til {name} er tilbagekaldt."),
    ConsentState.EXPIRED: N_("Samtykket til {name} er udløbet."),
    ConsentState.AHEAD: N_("Samtykket til {name} gælder ikke endnu."),
    ConsentState.UNSIGNED: N_("Samtykket til {name} er ikke givet endnu."),
}
BEST_FIRST = tuple(Passage)
UNSAID = Answers()
"""A paper that has no words of its own yet."""


@dataclass(frozen=True)
class ConsentRow:
    """One consent of the register (samtykkeregister), with where it stands today."""

    agreement: Agreement
    consent: Consent | None
    state: ConsentState
    counterparty: str
    """The fixed message of the counterparty's kind."""
    information: tuple[str, ...]
    """The fixed messages of the kinds of information."""


@dataclass(frozen=True)
class Errand:
    """What is about to go to a party (ærinde): which kinds of information, for which matters, which way.

    One of the `purposes` must be the matter of the consent; empty means that any matter will do.
    """

    kinds: frozenset[str]
    purposes: frozenset[str] = frozenset()
    direction: Direction = Direction.GIVE
    host: Host | None = None
    """The company it is for, when that is not the workplace of the case."""


@dataclass(frozen=True)
class Answer:
    """What the gate answers (svar): whether it may pass, leaning on which consents, and else what is missing."""

    passage: Passage
    party: Counterparty | None = None
    rows: tuple[ConsentRow, ...] = ()
    missing: tuple[str, ...] = ()
    """The fixed messages of the kinds of information that no consent covers."""
    rule: str = ""
    direction: Direction = Direction.GIVE
    company: str = ""

    @property
    def may_pass(self) -> bool:
        return self.passage in MAY_PASS

    @property
    def until(self) -> date | None:
        """The last day on which all the consents are valid."""
        ends = [row.consent.valid_to for row in self.rows if row.consent and row.consent.valid_to]
        return min(ends, default=None)

    @property
    def recipient(self) -> str:
        """Who gets it, as the consent names them; empty when there is none."""
        return next((row.consent.name for row in self.rows if row.consent), "")

    def finding(self, field: str) -> Finding:
        """Why it may not pass, in words."""
        row = self.rows[0] if self.rows else None
        name = _name(row) if row else ""
        party = (scheme.PARTIES[self.party.value],) if self.party else ""
        match self.passage:
            case Passage.TOO_NARROW:
                words = N_("Samtykket omfatter ikke alt, hvad kopien viser. Det skal også omfatte: {kinds}.")
                return blocks(field, words, rule=self.rule, kinds=self.missing)
            case Passage.OTHER_COMPANY:
                words = N_("Samtykket til {name} gælder ikke {company}. Indhent et for sig.")
                return blocks(field, words, rule=self.rule, name=name, company=self.company)
            case Passage.OTHER_MATTER:
                words = N_("Samtykket til {name} gælder en anden sag.")
                return blocks(field, words, rule=self.rule, name=name)
            case Passage.OTHER_WAY if self.direction is Direction.OBTAIN:
                words = N_("Samtykket til {name} lader ikke kommunen hente oplysninger.")
                return blocks(field, words, rule=self.rule, name=name)
            case Passage.OTHER_WAY:
                words = N_("Samtykket til {name} lader ikke kommunen give oplysninger videre.")
                return blocks(field, words, rule=self.rule, name=name)
            case Passage.ENDED if row:
                words = ENDED.get(row.state, N_("Samtykket til {name} er kun en kladde."))
                return blocks(field, words, rule=self.rule, name=name)
            case _ if self.direction is Direction.OBTAIN:
                words = N_("Der er intet samtykke til at hente oplysninger fra: {party}.")
                return blocks(field, words, rule=self.rule, party=party)
            case _:
                known = NOTHING.get(self.party) if self.party else None
                words = known or N_("Der er intet samtykke til at give oplysninger til: {party}.")
                return blocks(field, words, rule=self.rule, party=party)


class Consents:
    """Reads consents; they are written like every other agreement."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, case_id: UUID) -> tuple[ConsentRow, ...]:
        """All consents of the case that were not replaced, also ended and withdrawn ones."""
        found = self._desk.store.agreements(case_id)
        return tuple(
            self.row(agreement)
            for agreement in found
            if agreement.scheme == scheme.SCHEME.key and agreement.status is not Status.REPLACED
        )

    def row(self, agreement: Agreement, day: date | None = None) -> ConsentRow:
        """The consent as it stands on that day, which is today when none is named."""
        consent = scheme.as_consent(agreement, self._desk.consent_warning_days)
        state = consent.state(day or self._desk.clock.today()) if consent else ConsentState.DRAFT
        kinds = scheme.information(agreement.answers)
        return ConsentRow(
            agreement=agreement,
            consent=consent,
            state=state,
            counterparty=scheme.PARTIES.get(agreement.answers.text("counterparty"), ""),
            information=tuple(scheme.LABELS[key] for key in kinds if key in scheme.LABELS),
        )

    def gate(self, case_id: UUID, party: Counterparty, errand: Errand, day: date | None = None) -> Answer:
        """Whether this may go to that party on that day: covered, missing what exactly, ended, or by which rule."""
        on = day or self._desk.clock.today()
        if rule := self._statutory(case_id, party, errand, on):
            return Answer(Passage.STATUTORY, party, rule=rule.id)
        rows = tuple(
            self.row(row.agreement, on)
            for row in self.register(case_id)
            if row.consent and row.consent.counterparty is party
        )
        if party is Counterparty.EMPLOYER and errand.host is None:
            rows = self._to_the_workplace(case_id, rows)
        return _judged(party, rows, errand, on)

    def may_be_of(self, case_id: UUID, kind: Scheme, answers: Answers) -> tuple[ConsentRow, ...]:
        """The consents of the case that are to the company this paper is with, or to its workplace."""
        host, rows = kind.host(answers), self.register(case_id)
        if host is None:
            return self._to_the_workplace(case_id, rows)
        return tuple(row for row in rows if row.consent and row.consent.names(host.name, host.cvr))

    def _to_the_workplace(self, case_id: UUID, rows: tuple[ConsentRow, ...]) -> tuple[ConsentRow, ...]:
        """Without those to a company the case knows as another one."""
        workplace = self._desk.store.case(case_id).workplace
        hosts = [host for one in self._desk.store.agreements(case_id) if (host := BY_KEY[one.scheme].host(one.answers))]
        return tuple(
            row for row in rows
            if row.consent is None or row.consent.names(workplace.name, workplace.cvr)
            or not any(row.consent.names(host.name, host.cvr) for host in hosts)
        )

    def for_reader(self, case_id: UUID, kind: Scheme, reader: Reader, answers: Answers = UNSAID) -> Answer:
        """What the gate says of this reader's copy of these words today. Own copies need no consent."""
        parties = READERS.get(reader, ())
        way = Direction.OBTAIN if reader in kind.asks else Direction.GIVE
        errand = Errand(kind.shares.get(reader, frozenset()), kind.purposes, way, kind.host(answers))
        found = [self.gate(case_id, party, errand) for party in parties]
        return min(found, key=lambda one: BEST_FIRST.index(one.passage), default=Answer(Passage.OWN))

    def covered(self, case_id: UUID, kind: Scheme, reader: Reader, answers: Answers = UNSAID) -> bool:
        """Whether a consent in force covers what this reader's copy gives away. Own copies need none."""
        return self.for_reader(case_id, kind, reader, answers).may_pass

    def missing(
        self, case_id: UUID, kind: Scheme, readers: Iterable[Reader], answers: Answers = UNSAID
    ) -> tuple[Finding, ...]:
        """What is missing before these copies may be made, in words."""
        found = ((reader, self.for_reader(case_id, kind, reader, answers)) for reader in readers)
        return tuple(answer.finding(f"consent:{reader.value}") for reader, answer in found if not answer.may_pass)

    def contradictions(self, agreement: Agreement, answers: Answers) -> Iterator[Finding]:
        """Where a consent that is being written says something else than another one to the same party."""
        if agreement.scheme != scheme.SCHEME.key:
            return
        own = scheme.as_consent(_with(agreement, answers), self._desk.consent_warning_days)
        if own is None:
            return
        for row in self.register(agreement.case_id):
            other = row.consent
            if other is None or row.agreement.thread == agreement.thread or not _same_party(own, other):
                continue
            number = row.agreement.number
            if row.state is ConsentState.WITHDRAWN:
                yield from _after_withdrawal(own, other, number)
            elif (other.given or other.sealed) and other.overlaps(own.valid_from, own.valid_to):
                yield from _side_by_side(own, other, number)

    def _statutory(self, case_id: UUID, party: Counterparty, errand: Errand, on: date) -> Provision | None:
        """The rule that lets it pass without consent, if there is one for the purpose."""
        for purpose in errand.purposes & set(scheme.STATUTORY):
            whom, kinds, rule = scheme.STATUTORY[purpose]
            case: Case = self._desk.store.case(case_id)
            found = self._desk.basis(case).find(rule, given_on=on)
            if whom == party.value and errand.kinds <= kinds and isinstance(found, Provision):
                return found
        return None


def _judged(party: Counterparty, rows: tuple[ConsentRow, ...], errand: Errand, on: date) -> Answer:
    """The consents in force that go that way cover together what they name."""
    return replace(_passage(party, rows, errand, on), direction=errand.direction)


def _passage(party: Counterparty, rows: tuple[ConsentRow, ...], errand: Errand, on: date) -> Answer:
    if not rows:
        return Answer(Passage.NONE, party, rule="CON-28")
    in_force = tuple(row for row in rows if row.consent and row.consent.in_force(on))
    if not in_force:
        return Answer(Passage.ENDED, party, (_latest(rows),), rule="CON-28")
    if errand.host and party is Counterparty.EMPLOYER:
        host, others = errand.host, in_force
        in_force = tuple(row for row in in_force if row.consent and row.consent.names(host.name, host.cvr))
        if not in_force:
            return Answer(Passage.OTHER_COMPANY, party, others, rule="CON-EMP", company=host.name)
    going = tuple(row for row in in_force if row.consent and errand.direction in row.consent.directions)
    if not going:
        return Answer(Passage.OTHER_WAY, party, in_force, rule="CON-117")
    fitting = tuple(row for row in going if row.consent and _fits(row.consent, errand))
    if not fitting:
        return Answer(Passage.OTHER_MATTER, party, going, rule="CON-117")
    held = frozenset[str]().union(*(row.consent.information for row in fitting if row.consent))
    missing = tuple(scheme.LABELS.get(key, key) for key in sorted(errand.kinds - held))
    return Answer(Passage.TOO_NARROW if missing else Passage.COVERED, party, fitting, missing, "CON-117")


def _fits(consent: Consent, errand: Errand) -> bool:
    return not errand.purposes or consent.matter in errand.purposes


def _latest(rows: tuple[ConsentRow, ...]) -> ConsentRow:
    """The one that was given last; a draft only when nothing was ever given."""
    return max(rows, key=lambda row: (row.state is not ConsentState.DRAFT, row.agreement.created_at))


def _name(row: ConsentRow) -> object:
    """Who the consent is to; the fixed message of the counterparty's kind while no name is written."""
    return row.consent.name if row.consent and row.consent.name else (row.counterparty,)


def _with(agreement: Agreement, answers: Answers) -> Agreement:
    return agreement.with_answers(answers) if agreement.editable else agreement


def _same_party(own: Consent, other: Consent) -> bool:
    names = {" ".join(one.name.casefold().split()) for one in (own, other)}
    return own.counterparty is other.counterparty and (len(names) == 1 or "" in names)


def _after_withdrawal(own: Consent, other: Consent, number: str) -> Iterator[Finding]:
    if own.valid_from and other.withdrawn_on and own.valid_from < other.withdrawn_on:
        yield blocks(
            "valid_from", "Samtykke {number} blev tilbagekaldt den {day}. Et nyt kan tidligst gælde fra den dag.",
            rule="CON-28", number=number, day=other.withdrawn_on,
        )  # fmt: skip


def _side_by_side(own: Consent, other: Consent, number: str) -> Iterator[Finding]:
    if own.health and other.health and {own.health, other.health} >= {"yes"} and own.health != other.health:
        yield blocks(
            "health", "Samtykke {number} til samme samarbejdspart og periode siger noget andet om helbred. "
            "Ret det her, eller lav en ny version af det andet.", rule="CON-117", number=number,
        )  # fmt: skip
    narrower = own.information < other.information or own.directions < other.directions
    if own.information and narrower and own.information <= other.information and own.directions <= other.directions:
        yield blocks(
            "valid_from", "Samtykke {number} til samme samarbejdspart giver mere i den samme periode. "
            "Tilbagekald en del af det, eller lav en ny version.", rule="CON-117", number=number,
        )  # fmt: skip
