"""Applications for support by keyboard: begun from the case; an amount nobody can read is told and kept."""

import pytest
from PySide6.QtWidgets import QMenu

from caseworker_app.schemes import BY_KEY
from tests.flows.conftest import AtWork
from tests.flows.hands import Alt, Control, Hands, Key, Shift
from tests.flows.test_consent_flow import to_case

OURS = ("work_aid", "workplace_adaptation", "personal_assistance", "assistance_claim", "mentor")
MOST_ENTRIES = 40


def begin(hands: Hands, scheme: str) -> None:
    """Down in the menu of new papers to the one of that name."""
    title = BY_KEY[scheme].title
    hands.press(Key.Key_A, Control | Shift)
    for _ in range(MOST_ENTRIES):
        hands.press(Key.Key_Down)
        menu = hands.here
        assert isinstance(menu, QMenu)
        if menu.activeAction() is not None and menu.activeAction().text() == title:
            break
    hands.press(Key.Key_Return)
    hands.see(title, "Kladde · version 1")


@pytest.mark.parametrize("scheme", OURS)
def test_each_begins_from_the_case(at_work: AtWork, hands: Hands, scheme: str):
    to_case(hands, at_work)
    begin(hands, scheme)
    hands.press(Key.Key_Left, Alt)
    [draft] = at_work.space.agreements.of_case(at_work.case.id)
    assert (draft.scheme, draft.editable) == (scheme, True)


def test_an_amount_nobody_can_read_is_told_at_its_field_and_kept(at_work: AtWork, hands: Hands):
    to_case(hands, at_work)
    begin(hands, "mentor")
    assert hands.name == "Mål med mentorstøtten"
    hands.type("At blive i jobbet.")
    hands.write("Timer pr. uge", "3")
    hands.write("Mentorens navn", "Karen Toft")
    hands.write("Pris pr. time", "248,755")
    hands.press(Key.Key_Tab)
    hands.see("“248,755” kan ikke læses")
    hands.press(Key.Key_Left, Alt)
    [draft] = at_work.space.agreements.of_case(at_work.case.id)
    assert draft.answers.text("mentor") == "Karen Toft"
    assert "248,755" in repr(draft.answers["price"])
