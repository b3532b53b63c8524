"""All kinds of agreements, consents and letters. Adding one means a module and its name here."""

from caseworker_app.schemes import (
    acceptance,
    advice,
    assistance_claim,
    breach,
    capacity_statement_data,
    certificate_request,
    consent,
    decision,
    doctors_proposal,
    early_follow_up,
    hearing,
    hours_follow_up,
    meeting,
    mentor,
    partial_return,
    personal_assistance,
    placement,
    placement_evaluation,
    redeployment,
    retention_plan,
    section_56,
    work_aid,
    workplace_adaptation,
)
from caseworker_app.schemes.scheme import Scheme

SCHEMES: tuple[Scheme, ...] = (
    partial_return.SCHEME, hours_follow_up.SCHEME, meeting.SCHEME, consent.SCHEME,
    acceptance.WORKPLACE_SCHEME, acceptance.UNION_SCHEME,
    decision.SCHEME, hearing.SCHEME,
    work_aid.SCHEME, workplace_adaptation.SCHEME,
    personal_assistance.SCHEME, assistance_claim.SCHEME, mentor.SCHEME,
    section_56.SCHEME,
    placement.SCHEME, placement_evaluation.SCHEME, redeployment.SCHEME, retention_plan.SCHEME,
    early_follow_up.SCHEME, certificate_request.SCHEME, doctors_proposal.SCHEME, advice.SCHEME,
    capacity_statement_data.SCHEME, breach.SCHEME,
)  # fmt: skip
BY_KEY = {scheme.key: scheme for scheme in SCHEMES}
