"""From somebody of a meeting who may not be told to the consent that is missing."""

from uuid import UUID

from caseworker_app.domain.consent import ConsentState, Counterparty
from caseworker_app.services.consents import ConsentRow
from ui.pages import moves
from ui.shell import Shell

IN_FORCE = (ConsentState.VALID, ConsentState.ENDING)


def to_consent(shell: Shell, case_id: UUID, party: Counterparty | None) -> None:
    """To the consent that is begun, to a wider version of the one in force, or to a new one."""
    unsigned, begun, valid = (_first(shell, case_id, party, state) for state in _STAGES)
    if party is None:
        moves.consents(shell, case_id)
    elif unsigned is not None:
        moves.sign(shell, unsigned.agreement.id)
    elif begun is not None:
        moves.open_agreement(shell, begun.agreement.id)
    elif valid is not None:
        moves.new_version(shell, valid.agreement.id)
    else:
        moves.start_consent(shell, case_id, party.value)


def to_form(shell: Shell, case_id: UUID, party: Counterparty | None) -> None:
    """To the form the citizen signs, ready to be printed where one is sealed, else begun."""
    unsigned = _first(shell, case_id, party, _STAGES[0])
    if unsigned is not None:
        moves.print_agreement(shell, unsigned.agreement.id)
    else:
        to_consent(shell, case_id, party)


_STAGES = ((ConsentState.UNSIGNED,), (ConsentState.DRAFT,), IN_FORCE)


def _first(
    shell: Shell, case_id: UUID, party: Counterparty | None, states: tuple[ConsentState, ...]
) -> ConsentRow | None:
    if party is None:
        return None
    register = shell.workspace.consents.register(case_id)
    return next(
        (row for row in register if row.state in states and row.agreement.answers.text("counterparty") == party.value),
        None,
    )
