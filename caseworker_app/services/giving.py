"""A file of the case given to a party: through the same gate as every copy."""

from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.consent import Counterparty
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.schemes import consent
from caseworker_app.services.attachments import Attachments
from caseworker_app.services.consents import Answer, Consents, Errand
from caseworker_app.services.desk import Desk
from caseworker_app.services.form_demands import Incomplete, demand
from caseworker_app.services.handouts import HandOuts, Leaving, Way
from caseworker_app.texts import N_

CITIZEN = "citizen"
GATE = "gate"
"""What stops it is about no single field: any of them may open the way."""
LEAST_REASON = 10
PURPOSES = (*consent.MATTERS, Choice("refund", N_("Refusionssagen (NemRefusion)")))


def _kinds(group: str) -> Field:
    choices = consent.INFORMATION[group]
    if group == "employer":
        choices = (*choices, Choice("refund", N_("Refusion")), Choice("absence_days", N_("Fraværsdage")))
    return Field(
        f"kinds_{group}", "Oplysninger i bilaget", Kind.SEVERAL, choices=choices,
        asked_if=lambda a: a.text("party") not in ("", CITIZEN) and consent.group_of(a.text("party")) == group,
    )  # fmt: skip


def _to_others(a: Answers) -> bool:
    return a.text("party") not in ("", CITIZEN)


FORM = Form("giving", N_("Giv en kopi af bilaget"), sections=(
    Section(N_("Hvem der får kopien"), (
        Field("party", "Modtager", Kind.CHOICE, width=6,
              choices=(Choice(CITIZEN, N_("Borgeren selv")), *consent.COUNTERPARTIES)),
        Field("purpose", "Hvad kopien skal bruges til", Kind.CHOICE, width=6, choices=PURPOSES, asked_if=_to_others),
        *(_kinds(group) for group in consent.INFORMATION),
        Field("reason", "Begrundelse, hvis samtykket mangler", Kind.LONG_TEXT, required=False, asked_if=_to_others,
              help=N_("Kun når loven eller borgeren selv giver lov. Begrundelsen bliver i historikken.")),
    )),
))  # fmt: skip


class Giving:
    """Answers whether a file may be given to somebody, and notes that it was."""

    def __init__(self, desk: Desk, consents: Consents, handouts: HandOuts) -> None:
        self._desk = desk
        self._consents = consents
        self._handouts = handouts
        self._attachments = Attachments(desk)

    def content(self, case_id: UUID, attachment_id: UUID, answers: Answers) -> bytes:
        """The file, when it may leave. Raises with what stands in the way."""
        demand(FORM, answers)
        self._attachments.check_about_citizen(case_id, attachment_id)
        answer, reason = self._asked(case_id, answers), answers.text("reason")
        if answer and not answer.may_pass and not reason:
            finding = answer.finding(GATE)
            raise Incomplete(finding.words, field=GATE, **dict(finding.places))
        if answer and not answer.may_pass and len(reason) < LEAST_REASON:
            raise Incomplete("Skriv begrundelsen lidt længere, mindst {least} tegn.", field="reason",
                             least=LEAST_REASON)  # fmt: skip
        return self._desk.store.content(attachment_id)

    def given(self, case_id: UUID, attachment_id: UUID, name: str, answers: Answers) -> Changes:
        """Note in the history who got the file, leaning on what."""
        case, answer, party = self._desk.store.case(case_id), self._asked(case_id, answers), answers.text("party")
        known = case.citizen.name if party == CITIZEN else FORM.field("party").label_of(party)
        reason = answers.text("reason") if answer and not answer.may_pass else ""
        leaving = Leaving(
            case_id, attachment_id, name, "", 1, party, (answer.recipient if answer else "") or known, reason
        )
        return self._handouts.note(leaving, Way.COPIED)

    def _asked(self, case_id: UUID, answers: Answers) -> Answer | None:
        """What the gate says; nothing is asked when the citizen gets it."""
        party = answers.text("party")
        if party == CITIZEN:
            return None
        kinds = frozenset(answers.chosen(f"kinds_{consent.group_of(party)}"))
        errand = Errand(kinds, frozenset({answers.text("purpose")}))
        return self._consents.gate(case_id, Counterparty(party), errand)
