"""A whole meeting by keyboard: planned, held, concluded, its papers made, its promises kept at the next one."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from caseworker_app.domain.agreement import Agreement, Status
from tests.archives import FixedClock
from tests.flows import a_meeting
from tests.flows.conftest import AtWork, StartDay
from tests.flows.counted import CountedHands
from tests.flows.hands import Hands, Key
from tests.flows.test_faults import check_whole
from tests.ui.running import Running

CPR, PROMISE = "620771", "Aftalt på et møde"


@pytest.fixture
def h(hands: Hands) -> CountedHands:
    return CountedHands(hands)


def test_a_whole_meeting_and_the_one_after_it(
    at_work: AtWork, start_day: StartDay, h: CountedHands, clock: FixedClock, tmp_path: Path
):
    a_meeting.prepare(at_work.space, at_work.case.id)
    a_meeting.plan(h, at_work.day)
    a_meeting.save_letters(h, at_work.day, tmp_path / "breve")
    the_calendar_tells_nothing_private(tmp_path / "breve")
    go_home(at_work.day)

    clock.advance(days=2)
    day = another_day(start_day, h)
    a_meeting.hold(h, day, tmp_path / "papirer")
    each_party_has_its_papers(tmp_path / "papirer")
    go_home(day)

    clock.advance(days=3)
    day = another_day(start_day, h)
    assert any(PROMISE in line for line in lines_of_my_day(h, day))
    assert len(promises_of(day)) == 2
    go_home(day)

    clock.advance(days=18)
    day = another_day(start_day, h)
    a_meeting.open_from_my_day(h)
    a_meeting.say_how_it_went(h)
    a_meeting.write_conclusion(h)
    a_meeting.conclude(h)
    a_meeting.save_papers(h, day, tmp_path / "næste")
    h.palette("gå til min dag")
    assert not any(PROMISE in line for line in lines_of_my_day(h, day))
    assert promises_of(day) == []
    what_was_agreed_is_sealed(day, at_work)
    check_whole(lambda: go_home(day), day.path)


def another_day(start_day: StartDay, h: CountedHands) -> Running:
    day = start_day()
    a_meeting.unlock(h)
    return day


def go_home(day: Running) -> None:
    assert day.program.window.close()


def lines_of_my_day(h: CountedHands, day: Running) -> list[str]:
    """Every line, as the arrows lead to it."""
    h.see("Udskriv dagen")
    seen: list[str] = []
    while h.name not in seen:
        seen.append(h.name)
        h.press(Key.Key_Down)
    return seen


def promises_of(day: Running) -> list[str]:
    """What waits on Min dag because it was agreed at a meeting, also where lines are put together."""
    workspace = day.program.workspace
    assert workspace is not None
    rows = [one for row in workspace.my_day.rows() for one in (row, *row.more)]
    return [row.key for row in rows if row.key.startswith("promise:")]


def the_calendar_tells_nothing_private(folder: Path) -> None:
    entries = [file.read_text() for file in folder.glob("*.ics")]
    assert len(entries) == 2
    for entry in entries:
        assert "DTSTART;TZID=Europe/Copenhagen:20261124T090000" in entry
        assert "CLASS:PRIVATE" in entry
        assert "Ødum" not in entry
        assert CPR not in entry


def each_party_has_its_papers(folder: Path) -> None:
    """Minutes, plan, application and the next letters; what is about health and what is internal stays where it is."""
    papers = {file.stem: words_of(file) for file in folder.iterdir()}
    minutes, plan, aid = (f"2026-0001-0{number}-v1" for number in (2, 3, 4))
    of_both = {f"{paper}-{reader}" for paper in (minutes, plan) for reader in ("borger", "arbejdsplads", "sag")}
    assert set(papers) == of_both | {f"{aid}-borger", f"{aid}-sag", "2026-0001-05-1", "2026-0001-05-3"}
    for paper in of_both | {"2026-0001-05-3"}:
        assert a_meeting.IMPAIRMENT not in papers[paper]
        assert (a_meeting.INSIDE in papers[paper]) is (paper == f"{minutes}-sag")
    for name in (f"{minutes}-arbejdsplads", f"{plan}-arbejdsplads", "2026-0001-05-3"):
        assert CPR not in papers[name]
        assert not {"Slidgigt", "fibromyalgi", "Svar på indbydelsen"} & set(papers[name].replace(",", "").split())
    employer = papers[f"{minutes}-arbejdsplads"]
    assert employer.index(a_meeting.CONCLUSION) < employer.index("Ny stol 27.11.2026") < employer.index("Punkter")
    assert "Kan tage skemaer og møder." in papers[f"{plan}-arbejdsplads"]
    assert "dato og underskrift" in papers[f"{plan}-arbejdsplads"]
    assert "Hæve-sænke-bord 1 6.000,00 kr." in papers[f"{aid}-borger"]
    assert "15.12.2026 kl. 09.00–10.00" in papers["2026-0001-05-3"]


def what_was_agreed_is_sealed(day: Running, at_work: AtWork) -> None:
    workspace = day.program.workspace
    assert workspace is not None
    found: dict[str, list[Agreement]] = {}
    for one in workspace.agreements.of_case(at_work.case.id):
        found.setdefault(one.scheme, []).append(one)
    assert [len(found[key]) for key in ("meeting", "partial_return", "work_aid")] == [2, 1, 1]
    assert all(one.status is Status.SEALED for key in ("meeting", "partial_return", "work_aid") for one in found[key])


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
