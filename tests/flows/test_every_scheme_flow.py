"""Each application and each paper about illness by keyboard: begun from the case, then sealed with its pages."""

import pytest

from caseworker_app.domain.agreement import Status
from caseworker_app.domain.document import Reader
from caseworker_app.schemes import BY_KEY
from tests.flows.conftest import AtWork
from tests.flows.hands import Control, Hands, Key
from tests.flows.test_consent_flow import to_case
from tests.flows.test_support_flow import begin
from tests.ui.stage import consent_to, fill_sample, signed
from ui import places

SEALED = (
    "work_aid", "workplace_adaptation", "personal_assistance", "assistance_claim", "mentor", "section_56",
    "early_follow_up", "certificate_request", "doctors_proposal", "advice",
)  # fmt: skip
MATTERS = {
    "assistance_claim": "personal_assistance", "workplace_adaptation": "work_aid", "early_follow_up": "follow_up",
}  # fmt: skip


@pytest.mark.parametrize("scheme", SEALED)
def test_from_new_to_sealed(at_work: AtWork, hands: Hands, scheme: str):
    space, shared = at_work.space, BY_KEY[scheme].shares.get(Reader.EMPLOYER)
    if shared:
        matter = MATTERS.get(scheme, scheme)
        signed(space, consent_to(space, at_work.case.id, information_employer=tuple(sorted(shared)), matter=matter))
    to_case(hands, at_work)
    begin(hands, scheme)
    at_work.go(places.case(at_work.case.id))
    [draft] = [one for one in space.agreements.of_case(at_work.case.id) if one.scheme == scheme]
    fill_sample(space, draft)
    at_work.go(places.agreement(draft.id))
    hands.see("Kladde · version 1")
    hands.press(Key.Key_Return, Control)
    hands.see("Intet er i vejen")
    hands.press(Key.Key_Return, Control)
    hands.see("Gem som PDF")
    kept = space.agreements.agreement(draft.id)
    assert kept.status is Status.SEALED
    assert {Reader.CITIZEN, Reader.FILE} <= {copy.reader for copy in kept.copies}
