"""Moves that many pages offer: what a button does to an agreement or leads to."""

from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.services.duties import NextStep
from caseworker_app.services.my_day import DayRow
from caseworker_app.services.overview import Step
from ui import places
from ui.places import Place
from ui.shell import Shell


def open_agreement(shell: Shell, agreement_id: UUID) -> None:
    shell.go(places.agreement(agreement_id))


def print_agreement(shell: Shell, agreement_id: UUID) -> None:
    """To the agreement with its print panel open."""
    shell.go(Place("agreement", agreement_id, "print"))


def receipt(shell: Shell, agreement_id: UUID) -> None:
    shell.go(Place("receipt", agreement_id))


def consents(shell: Shell, case_id: UUID) -> None:
    shell.go(places.case(case_id, "consents"))


def sign(shell: Shell, agreement_id: UUID) -> None:
    shell.go(Place("signing", agreement_id))


def withdraw(shell: Shell, agreement_id: UUID) -> None:
    shell.go(Place("withdrawal", agreement_id))


def new_version(shell: Shell, agreement_id: UUID, tool: str = "") -> None:
    """A draft with the same words, opened at once, perhaps with what a tool asks."""
    agreements = shell.workspace.agreements
    shell.do(lambda: agreements.new_version(agreement_id), lambda new: shell.go(Place("agreement", new.id, tool)))


def change_from(shell: Shell, agreement_id: UUID) -> None:
    """A new version of a plan that is changed from a date."""
    new_version(shell, agreement_id, "change_from")


def start(shell: Shell, case_id: UUID, scheme: str) -> None:
    """A new draft of a scheme, opened at once."""
    shell.do(lambda: shell.workspace.agreements.start(case_id, scheme), lambda new: _opened(shell, new))


def start_consent(shell: Shell, case_id: UUID, counterparty: str) -> None:
    shell.do(lambda: shell.workspace.agreements.start_consent(case_id, counterparty), lambda new: _opened(shell, new))


def start_acceptance(shell: Shell, case_id: UUID, scheme: str) -> None:
    agreements = shell.workspace.agreements
    shell.do(lambda: agreements.start_acceptance(case_id, scheme), lambda new: _opened(shell, new))


def discard(shell: Shell, agreement_id: UUID) -> None:
    """Throw a draft away, when the person is sure."""
    question = shell.say("Slet kladden? Det skrevne kan ikke hentes frem igen.")
    if shell.ask.confirm(question, shell.say("Slet kladde")):
        shell.do(lambda: (None, shell.workspace.agreements.discard(agreement_id)))


LEADS_AWAY = (
    Step.WRITE_ON, Step.SIGN, NextStep.FOLLOW_UP, NextStep.SEE_PLAN, NextStep.RENEW, NextStep.OPEN_MEETING,
    NextStep.OPEN_CHECKLIST,
)  # fmt: skip


def leads_away(row: DayRow) -> bool:
    """Whether the step of a thing to do needs a page of its own."""
    return row.agreement_id is not None and row.step in LEADS_AWAY


def go_step(shell: Shell, row: DayRow) -> None:
    """The one step of a thing to do, where it leads to another page."""
    if row.agreement_id is None:
        return
    if row.step is Step.SIGN:
        sign(shell, row.agreement_id)
    elif row.step is NextStep.RENEW:
        new_version(shell, row.agreement_id)
    elif row.step is NextStep.OPEN_MEETING:
        shell.go(places.meeting(row.agreement_id))
    elif row.step is NextStep.FOLLOW_UP and row.case_id is not None:
        start(shell, row.case_id, "hours_follow_up")
    else:
        open_agreement(shell, row.agreement_id)


def _opened(shell: Shell, agreement: Agreement) -> None:
    open_agreement(shell, agreement.id)
