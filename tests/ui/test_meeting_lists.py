"""Meetings in lists: of the case, of all cases, of today; promises kept; minutes mended and withdrawn."""

from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.document import Reader
from caseworker_app.services.handouts import Way
from caseworker_app.services.meetings import MeetingState
from tests.ui.stage import Stage, citizen, focused, named, nameless, open_case, words_in
from ui import places
from ui.pages.case_page import CasePage
from ui.pages.follow_ups_page import FollowUpsPage
from ui.pages.meeting_versions_page import DifferencesPage, WrongMinutesPage
from ui.pages.print_page import Outlet
from ui.pages.today_page import TodayPage
from ui.places import Place
from ui.printing import printer_to_file

Key = Qt.Key
NO_PRINTER = Outlet(names=lambda: (), open=lambda name, duplex: printer_to_file(Path(name)))
TASK = Answers({"party": "citizen", "what": "Skrive ned, hvordan dagene går", "due": date(2026, 12, 4)})


@pytest.fixture
def case(stage: Stage) -> Case:
    case = open_case(stage.space)
    stage.space.parties.take_part(case.id, Answers({"role": "line_manager", "name": "Lone Bech"}))
    return stage.space.cases.case(case.id)


def planned(stage: Stage, case: Case, **changes: object) -> Agreement:
    return stage.space.meetings.plan(case.id, Answers({"place": "Mødelokale 2", **changes}))[0]


def held(stage: Stage, case: Case, **changes: object) -> Agreement:
    """A concluded meeting of last week with one task."""
    made = planned(stage, case, day=date(2026, 11, 16))
    answers = Answers({**made.answers, "conclusion": "Arbejdet genoptages.", "tasks": (TASK,), **changes})
    stage.space.agreements.save(made.id, answers, made.revision)
    return stage.space.meetings.conclude(made.id, (Reader.CITIZEN, Reader.FILE))[0]


def amended(stage: Stage, minutes: Agreement) -> Agreement:
    draft, _ = stage.space.meetings.amend(minutes.id)
    words = {"amended_why": "En dato var forkert", "conclusion": "Arbejdet begynder i uge 50."}
    answers = Answers({**draft.answers, **words})
    stage.space.agreements.save(draft.id, answers, draft.revision)
    return stage.space.meetings.conclude(draft.id, (Reader.CITIZEN, Reader.FILE))[0]


def section(stage: Stage, case: Case) -> QWidget:
    page = stage.show_page(CasePage(stage.shell, places.case(case.id, "meetings")))
    return page.section("meetings")


def entry(root: QWidget, name: str) -> None:
    """Chooses something of a row, from its menu when it does not stand open."""
    for menu in root.findChildren(QWidget):
        for action in menu.actions():
            if action.objectName() == name:
                action.trigger()
                return
    named(root, name).click()


def test_an_empty_case_says_how_to_begin(stage: Stage, case: Case):
    shown = section(stage, case)
    assert "Ingen møder endnu" in words_in(shown)
    named(shown, "new-meeting").click()
    assert stage.went == [places.new_meeting(case.id)]


def test_control_m_plans_a_meeting_from_the_case(stage: Stage, case: Case):
    page = stage.show_page(CasePage(stage.shell, places.case(case.id)))
    QTest.keyClick(page.tabs, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert stage.went == [places.new_meeting(case.id)]


def test_each_meeting_stands_where_it_belongs(stage: Stage, case: Case):
    planned(stage, case, day=date(2026, 11, 30), kind="roundtable")
    planned(stage, case, day=date(2026, 11, 23), starts=time(13))
    late = planned(stage, case, day=date(2026, 11, 18))
    called_off = planned(stage, case, day=date(2026, 12, 1))
    stage.space.meetings.cancel(called_off.id, Answers({"reason": "Lederen er på kursus"}))
    amended(stage, held(stage, case))
    words = words_in(section(stage, case))
    for expected in ("Planlagt", "I dag", "Referatet mangler", "Aflyst", "Holdt", "Lederen er på kursus", "Version 1"):
        assert expected in words
    assert words.index("Kommende møder") < words.index("Holdte møder") < words.index("Aflyste og tilbagekaldte")
    entry(section(stage, case), f"open:{late.id}")
    assert stage.went == [places.meeting(late.id)]


@pytest.mark.parametrize(("key", "page"), [
    ("letters", "meeting_letters"), ("prepare", "preparation"), ("move", "move_meeting"), ("cancel", "cancel_meeting"),
    ("wrong", "wrong_minutes"),
])  # fmt: skip
def test_a_planned_meeting_leads_on(stage: Stage, case: Case, key: str, page: str):
    meeting = planned(stage, case)
    entry(section(stage, case), f"{key}:{meeting.id}")
    assert stage.went == [Place(page, meeting.id)]


def test_a_promise_is_kept_from_the_list(stage: Stage, case: Case):
    held(stage, case)
    shown = section(stage, case)
    assert "Borgeren" in words_in(shown)
    assert TASK.text("what") in words_in(shown)
    [key] = [one.key for one in stage.space.agenda.of_case(case.id) if one.key.startswith("promise:")]
    button = named(shown, f"kept:{key}")
    button.setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    assert TASK.text("what") not in words_in(shown)
    assert not stage.space.agenda.find(key, case.id).is_open
    assert stage.told == [f"Holdt: {TASK.text('what')}"]


def test_all_cases_stand_in_the_list_of_meetings(stage: Stage, case: Case):
    other = open_case(stage.space, citizen("Karen Holm", "620772-1234"))
    meeting = planned(stage, case, day=date(2026, 11, 23), starts=time(13))
    planned(stage, other, day=date(2026, 12, 15))
    page = stage.show_page(FollowUpsPage(stage.shell, places.FOLLOW_UPS))
    assert [line.row.citizen for line in page.list.lines] == ["Søren Ødum", "Karen Holm"]
    assert "2 aftalte møder og opfølgninger" in words_in(page)
    QTest.keyClick(focused(), Key.Key_Return)
    assert stage.went == [places.meeting(meeting.id)]
    page.new_button.click()
    assert stage.went[-1] == places.NEW_MEETING


def test_a_meeting_of_today_opens_its_screen_from_the_day(stage: Stage, case: Case):
    meeting = planned(stage, case, day=date(2026, 11, 23), starts=time(13), ends=time(14))
    page = stage.show_page(TodayPage(stage.shell, places.TODAY))
    button = named(page.meetings, f"meeting:meeting:{meeting.thread}@{case.id}")
    assert button.text() == "kl. 13.00 Søren Ødum"
    button.click()
    assert stage.went == [places.meeting(meeting.id)]


def test_minutes_are_mended_as_a_version_and_the_difference_is_shown(stage: Stage, case: Case, tmp_path: Path):
    first = held(stage, case)
    entry(section(stage, case), f"amend:{first.id}")
    [draft] = [one for one in stage.space.agreements.of_case(case.id) if one.editable and one.version == 2]
    assert stage.went == [places.meeting(draft.id)]
    stage.space.agreements.discard(draft.id)
    second = amended(stage, first)
    entry(section(stage, case), f"changes:{second.id}")
    assert stage.went[-1] == Place("differences", second.id)
    page = stage.show_page(DifferencesPage(stage.shell, stage.went[-1], NO_PRINTER))
    stage.ask.answers.append(tmp_path / "ud.pdf")
    QTest.keyClick(page, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "ud.pdf").pages)
    assert "Arbejdet genoptages." in text
    assert "Arbejdet begynder i uge 50." in text
    assert stage.space.handouts.of_case(case.id)[-1].how == Way.SAVED.value
    assert {"Print version 1", "Print version 2"} <= set(words_in(page))
    page.readers.setCurrentIndex(page.readers.findData(Reader.EMPLOYER))
    assert page.pages.isHidden()
    assert "samtykke" in page.out.notice.words()


# --- wrong person or text


def wrong(stage: Stage, minutes: Agreement) -> WrongMinutesPage:
    return stage.show_page(WrongMinutesPage(stage.shell, Place("wrong_minutes", minutes.id)))


def test_minutes_are_stopped_and_it_is_seen_who_got_them(stage: Stage, case: Case):
    minutes = held(stage, case)
    stage.space.agreements.handed_out(minutes, (Reader.CITIZEN,), Way.PRINTED)
    page = wrong(stage, minutes)
    assert "Søren Ødum" in words_in(page)
    form = page.panel.form
    assert form is not None
    form.boxes["reason"].editor.part().setFocus()
    QTest.keyClicks(focused(), "Skrevet i den forkerte sag")
    form.submit()
    assert stage.space.meetings.state(stage.space.agreements.agreement(minutes.id)) is not MeetingState.WITHDRAWN
    form.boxes["mistake"].editor.part().setFocus()
    QTest.keyClick(focused(), Key.Key_Down)
    form.submit()
    assert stage.space.meetings.state(stage.space.agreements.agreement(minutes.id)) is MeetingState.WITHDRAWN
    words = words_in(page)
    assert "Referatet er stoppet" in words
    assert any("Skrevet i den forkerte sag" in line for line in words)
    assert "Søren Ødum" in words
    assert page.panel.checklist_button is not None
    page.panel.checklist_button.click()
    breach = stage.space.wrong_minutes.breach(minutes.id)
    assert breach is not None
    assert stage.went == [places.agreement(breach.id)]


def stopped(stage: Stage, case: Case) -> Agreement:
    answers = Answers({"mistake": "wrong_person", "reason": "Skrevet i den forkerte sag"})
    return stage.space.wrong_minutes.withdraw(held(stage, case).id, answers)[0]


def test_the_words_move_only_when_the_person_is_confirmed(stage: Stage, case: Case):
    right = open_case(stage.space, citizen("Karen Holm", "620772-1234"))
    page = wrong(stage, stopped(stage, case))
    finder = page.panel.finder
    assert finder is not None
    for answer in (False, True):
        stage.ask.answers.append(answer)
        QTest.keyClicks(finder.line, "karen")
        QTest.keyClick(finder.line, Key.Key_Return)
        assert stage.ask.asked[-1].startswith("Karen Holm, 02.07.1972")
        assert len(stage.space.meetings.of_case(right.id)) == int(answer)
    [moved] = stage.space.meetings.of_case(right.id)
    assert moved.agreement.answers.text("conclusion") == "Arbejdet genoptages."
    assert stage.went == [places.meeting(moved.agreement.id)]
    assert any("flyttet til den rigtige sag" in line for line in words_in(page))


def test_the_own_case_is_not_offered(stage: Stage, case: Case):
    page = wrong(stage, stopped(stage, case))
    assert page.panel.finder is not None
    QTest.keyClicks(page.panel.finder.line, "søren")
    page.panel.finder.look()
    assert page.panel.finder.list.count() == 0
    assert page.panel.finder.nothing.text() == "Ingen sag passer."


def test_a_meeting_planned_in_the_wrong_case_is_moved_whole(stage: Stage, case: Case):
    right = open_case(stage.space, citizen("Karen Holm", "620772-1234"))
    page = wrong(stage, planned(stage, case, purpose="Om arbejdstiden"))
    assert page.panel.finder is not None
    stage.ask.answers.append(True)
    QTest.keyClicks(page.panel.finder.line, "karen")
    QTest.keyClick(page.panel.finder.line, Key.Key_Return)
    assert stage.space.meetings.of_case(case.id) == ()
    [moved] = stage.space.meetings.of_case(right.id)
    assert moved.agreement.answers.text("purpose") == "Om arbejdstiden"


def test_stopped_minutes_leave_only_for_the_case_of_the_mistake(stage: Stage, case: Case, tmp_path: Path):
    minutes = stopped(stage, case)
    page = wrong(stage, minutes)
    stage.ask.answers.append(tmp_path / "brud.pdf")
    page.panel.save_button.click()
    assert "Arbejdet genoptages." in PdfReader(tmp_path / "brud.pdf").pages[0].extract_text()
    assert "Gemt som brud.pdf." in page.panel.notice.words()


def test_every_control_has_a_name(stage: Stage, case: Case):
    minutes = amended(stage, held(stage, case))
    planned(stage, case)
    pages = [
        CasePage(stage.shell, places.case(case.id, "meetings")), FollowUpsPage(stage.shell, places.FOLLOW_UPS),
        DifferencesPage(stage.shell, Place("differences", minutes.id), NO_PRINTER),
        WrongMinutesPage(stage.shell, Place("wrong_minutes", minutes.id)),
    ]  # fmt: skip
    for page in pages:
        assert nameless(stage.show_page(page)) == []
