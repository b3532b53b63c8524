"""What is left from the intake of a case: facts to fill in, another municipality, what can be offered."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from caseworker_app.domain.case import Case
from caseworker_app.services.intake import REFERRAL
from ui import places
from ui.look import Tone
from ui.pages.case_sections.facts import CaseFacts
from ui.places import Place
from ui.shell import Shell
from ui.widgets.notice import Notice


def intake_notices(shell: Shell, facts: CaseFacts) -> list[QWidget]:
    """What somebody should still do about how the case came in."""
    if facts.closed:
        return []
    return [part for part in (_missing(shell, facts.case), _referral(shell, facts)) if part is not None]


def _missing(shell: Shell, case: Case) -> QWidget | None:
    missing = shell.workspace.intake.missing(case)
    if not missing:
        return None
    made = Notice(shell.say("Mangler endnu: {missing}.", missing=missing), Tone.INFO, action=shell.say("Udfyld"))
    made.acted.connect(lambda: shell.go(Place("edit_case", case.id)))
    return made


def _referral(shell: Shell, facts: CaseFacts) -> QWidget | None:
    intake, case, say = shell.workspace.intake, facts.case, shell.say
    if not intake.belongs_elsewhere(case):
        return None
    home = case.citizen.municipality
    if any(note.kind == REFERRAL for note in facts.notes):
        done = say("Borgeren bor i {municipality}. Henvisningsnotatet er skrevet.", municipality=home)
        made = Notice(done, Tone.INFO, action=say("Se notatet"))
        made.acted.connect(lambda: shell.go(places.case(case.id, "notes")))
        return made
    words = say("Borgeren bor i {municipality}. Sagen hører som udgangspunkt til der.", municipality=home)
    made = Notice(words, Tone.WARN, action=say("Skriv henvisningsnotat"))
    made.acted.connect(lambda: _write_referral(shell, case.id))
    return made


def _write_referral(shell: Shell, case_id: UUID) -> None:
    told = shell.say("Henvisningsnotatet er skrevet.")
    shell.do(lambda: shell.workspace.intake.write_referral(case_id), lambda _: shell.told.emit(told))
