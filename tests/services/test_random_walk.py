"""Chance walks through the life of two versions of an agreement in a real archive; some things always hold."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.document import Reader
from caseworker_app.errors import UserError
from tests.archives import FixedClock
from tests.services.office import Place, an_office

STEPS = 40


def newest(place: Place, thread: Agreement) -> Agreement:
    return max(versions(place, thread), key=lambda one: one.version)


def versions(place: Place, thread: Agreement) -> list[Agreement]:
    return [one for one in place.space.agreements.of_case(thread.case_id) if one.thread == thread.thread]


def write(place: Place, one: Agreement) -> object:
    answers = one.answers.with_answer("place", f"Sted {one.revision}")
    return place.space.agreements.save(one.id, answers, one.revision)


MOVES: tuple[Callable[[Place, Agreement], object], ...] = (
    write,
    lambda place, one: place.seal(one),
    lambda place, one: place.sign(one, roles=1),
    lambda place, one: place.space.agreements.reopen(one.id),
    lambda place, one: place.space.agreements.new_version(one.id),
    lambda place, one: place.withdraw(one),
)
WEIGHTS = (4, 6, 8, 2, 3, 1)


def test_walks_reach_every_state_and_break_nothing(tmp_path: Path) -> None:
    place = an_office(tmp_path, FixedClock())
    seen = {state for seed in range(8) for state in walk(place, Random(seed))}
    assert seen == set(Status)
    assert place.store.first_bad_history_line() is None
    place.space.close()


def walk(place: Place, chance: Random) -> set[Status]:
    """One agreement and its versions, a case of its own; gives the states they were in."""
    case = place.case()
    place.consent(case)
    thread = place.plan(case)
    sealed: dict[object, tuple[object, object]] = {}
    seen: set[Status] = set()
    for _ in range(STEPS):
        [move] = chance.choices(MOVES, WEIGHTS)
        before, lines = versions(place, thread), len(place.lines(case.id))
        try:
            move(place, newest(place, thread))
        except UserError:
            assert versions(place, thread) == before
            assert len(place.lines(case.id)) == lines
        _must_hold(place, versions(place, thread), sealed)
        seen |= {one.status for one in versions(place, thread)}
    return seen


def _must_hold(place: Place, found: list[Agreement], sealed: dict[object, tuple[object, object]]) -> None:
    assert sum(one.status is Status.SIGNED for one in found) <= 1
    assert sum(one.editable for one in found) <= 1
    assert len({one.version for one in found}) == len(found)
    for one in found:
        roles = [signature.role for signature in one.signatures]
        assert len(set(roles)) == len(roles)
        assert set(roles) <= set(one.signers)
        if not one.signatures:
            sealed.pop(one.id, None)
            continue
        copies = (one.answers, [place.store.page(copy.sha256) for copy in one.copies])
        assert sealed.setdefault(one.id, copies) == copies
        assert Reader.FILE in {copy.reader for copy in one.copies}
