"""The consents of a case, and the check before anything leaves the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.consent import READERS, Consent, ConsentState, Counterparty, Direction
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Finding, blocks
from caseworker_app.schemes import consent as scheme
from caseworker_app.schemes.scheme import Scheme
from caseworker_app.services.desk import Desk
from caseworker_app.texts import N_


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

    def row(self, agreement: Agreement) -> ConsentRow:
        consent = scheme.as_consent(agreement, self._desk.consent_warning_days)
        state = consent.state(self._desk.clock.today()) if consent else ConsentState.DRAFT
        kinds = {choice.key: choice.label for group in scheme.INFORMATION.values() for choice in group}
        labels = {choice.key: choice.label for choice in scheme.COUNTERPARTIES}
        return ConsentRow(
            agreement=agreement,
            consent=consent,
            state=state,
            counterparty=labels.get(agreement.answers.text("counterparty"), ""),
            information=tuple(kinds[key] for key in scheme.information(agreement.answers) if key in kinds),
        )

    def covered(self, case_id: UUID, kind: Scheme, reader: Reader) -> bool:
        """Whether a consent in force covers what this reader's copy gives away. Own copies need none."""
        counterparty = READERS.get(reader)
        if counterparty is None:
            return True
        giving = self._giving(case_id, counterparty)
        return bool(giving) and not _uncovered(giving, kind, reader)

    def _giving(self, case_id: UUID, counterparty: Counterparty) -> tuple[Consent, ...]:
        """The consents in force that let something go to that party; together they cover what they name."""
        today = self._desk.clock.today()
        return tuple(
            row.consent
            for row in self.register(case_id)
            if row.consent and row.consent.covers(counterparty, Direction.GIVE, frozenset(), today)
        )

    def missing(self, case_id: UUID, kind: Scheme, readers: Iterable[Reader]) -> tuple[Finding, ...]:
        """What is missing before these copies may be made, in words."""
        return tuple(self._gap(case_id, kind, reader) for reader in readers if not self.covered(case_id, kind, reader))

    def _gap(self, case_id: UUID, kind: Scheme, reader: Reader) -> Finding:
        counterparty = READERS[reader]
        rows = [row for row in self.register(case_id) if row.consent and row.consent.counterparty is counterparty]
        if not rows:
            words = {
                Reader.EMPLOYER: N_("Der er intet samtykke til at give arbejdspladsen oplysninger."),
                Reader.UNION: N_("Der er intet samtykke til at give fagforeningen oplysninger."),
            }[reader]
            return blocks(f"consent:{reader.value}", words, rule="CON-28")
        in_force = [row for row in rows if row.state in (ConsentState.VALID, ConsentState.ENDING)]
        if not in_force:
            return self._not_in_force(rows[0], reader)
        giving = self._giving(case_id, counterparty)
        if not giving:
            words = N_("Samtykket til {name} lader ikke kommunen give oplysninger videre.")
            return blocks(f"consent:{reader.value}", words, rule="CON-117", name=_name(in_force[0]))
        return blocks(
            f"consent:{reader.value}",
            "Samtykket omfatter ikke alt, hvad kopien viser. Det skal også omfatte: {kinds}.",
            rule="CON-117", kinds=_uncovered(giving, kind, reader),
        )  # fmt: skip

    def _not_in_force(self, row: ConsentRow, reader: Reader) -> Finding:
        words = {
            ConsentState.WITHDRAWN: N_("Samtykket til {name} er tilbagekaldt."),
            ConsentState.EXPIRED: N_("Samtykket til {name} er udløbet."),
            ConsentState.AHEAD: N_("Samtykket til {name} gælder ikke endnu."),
            ConsentState.UNSIGNED: N_("Samtykket til {name} er ikke givet endnu."),
        }.get(row.state, N_("Samtykket til {name} er kun en kladde."))
        return blocks(f"consent:{reader.value}", words, rule="CON-28", name=_name(row))


def _name(row: ConsentRow) -> object:
    """Who the consent is to; the fixed message of the counterparty's kind while no name is written."""
    return row.consent.name if row.consent and row.consent.name else (row.counterparty,)


def _uncovered(giving: Iterable[Consent], kind: Scheme, reader: Reader) -> tuple[str, ...]:
    """The fixed messages of the kinds of information that this reader's copy shows without consent."""
    held = frozenset[str]().union(*(consent.information for consent in giving))
    labels = {choice.key: choice.label for group in scheme.INFORMATION.values() for choice in group}
    return tuple(labels.get(key, key) for key in sorted(kind.shares.get(reader, frozenset()) - held))
