"""Six days under four sets of rules: a case, its clocks, a decision, a task, the list, the printed day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.workspace import Workspace
from caseworker_app.texts import DANISH
from tests.archives import PASSPHRASE, FixedClock
from tests.flows.hands import Control, Hands, Key, readable
from tests.ui.running import Running, with_archive
from ui.pages.cases_page import CasesPage
from ui.pages.day_list import DayLine
from ui.pages.today_page import TodayPage

CPR = "620771-1234"
NAME = "Søren Ødum"


@dataclass(frozen=True)
class Day:
    """A day at the desk: when it is, when the citizen fell ill, what is due when, and what is done about it.

    `due` are the last days by the key of the deadline, None for what is not settled; `near` is the thing on
    Min dag that is worked on, `why` what stands beside it.
    """

    today: date
    first_day: date
    due: Mapping[str, date | None]
    near: str
    why: tuple[str, ...]
    act: Callable[["Desk"], None]
    after: Mapping[str, date | None] = field(default_factory=dict)


class Desk:
    """The hands at the program, and what can be seen on its pages."""

    def __init__(self, day: Day, program: Running, hands: Hands) -> None:
        self.day, self.program, self.hands = day, program, hands

    @property
    def space(self) -> Workspace:
        assert self.program.program.workspace is not None
        return self.program.program.workspace

    @property
    def deadlines(self) -> dict[str, Deadline]:
        [row] = self.space.cases.same_citizen(CPR)
        return {one.key.split(":")[0]: one for one in reversed(self.space.agenda.of_case(row.id)) if one.is_open}

    @property
    def lines(self) -> list[DayLine]:
        page = self.program.page()
        assert isinstance(page, TodayPage)
        return page.list.lines

    def go_to(self, words: str) -> DayLine:
        """With the arrows to the line of the day that says these words, unfolding what else the case waits for."""
        self.hands.press(Key.Key_1, Control)
        for _ in self.lines:
            self.hands.press(Key.Key_Up)
        for _ in self.lines:
            line = self.hands.here
            assert isinstance(line, DayLine)
            if words in line.accessibleName():
                return line
            self.hands.press(Key.Key_Down)
        raise AssertionError(f"{words} is not on the list: {[line.accessibleName() for line in self.lines]}")

    def stands_on_the_list(self, words: str) -> bool:
        return any(words in line.accessibleName() for line in self.lines)

    def decide(self, letter: Key, **fields: str) -> None:
        """The letter of a decision, the fields of its form, and Enter on its button."""
        self.go_to(self.day.near)
        self.hands.press(letter)
        for name, text in fields.items():
            self.fill(FIELDS[name], text)

    def fill(self, name: str, text: str) -> None:
        """A field of a form that has just been asked for and is shown with the next turn."""
        QApplication.processEvents()
        if self.hands.name != name:
            self.hands.to(name)
        self.hands.press(Key.Key_A, Control)
        self.hands.type(text)

    def push(self, button: str) -> None:
        QApplication.processEvents()
        self.hands.to(button)
        self.hands.press(Key.Key_Space)


FIELDS = {"day": "Ny dag", "reason": "Begrundelse", "until": "Ventes rask"}


def open_case(hands: Hands, first_day: date) -> None:
    """The page of a new case, on the way of a citizen who asks. Only here is known how it is filled in."""
    hands.press(Key.Key_N, Control)
    hands.write("CPR-nummer", CPR)
    hands.write("Navn", NAME)
    hands.write("Første fraværsdag", f"{first_day.day}.{first_day.month}.{first_day.year}")
    hands.to("Bekræftet af")
    hands.type("Arb")
    hands.write("Arbejdsplads", "Øster Skole")
    hands.write("Stilling", "Pædagogisk leder")
    hands.write("Timer om ugen efter kontrakt", "37")
    hands.press(Key.Key_Return, Control)
    hands.see(NAME, "Sagen er oprettet.")


def postpone_inside_the_law(desk: Desk) -> None:
    """Past the last day of law it is refused and stays typed; inside it the day moves and the law's day stays."""
    desk.decide(Key.Key_U, day="10.06.2024", reason="Borgeren er på ferie")
    desk.push("Udsæt fristen")
    desk.hands.see("Loven sætter sidste dag til 09.06.2024. Fristen kan ikke udsættes længere.")
    desk.fill("Ny dag", "06.06.2024")
    desk.push("Udsæt fristen")
    assert "Udsat til 06.06.2024: Borgeren er på ferie" in desk.go_to(desk.day.near).accessibleName()
    assert desk.deadlines["SDP-13B-1a"].due is not None


def hold_the_talk(desk: Desk) -> None:
    desk.go_to(desk.day.near)
    desk.hands.press(Key.Key_Return)
    desk.push("Notér")
    desk.hands.see(f"Samtale holdt · {NAME}")
    assert not desk.stands_on_the_list(desk.day.near)


def except_from_the_law(desk: Desk) -> None:
    desk.go_to(desk.day.near)
    desk.push("Undtag")
    desk.push("Notér undtagelse")
    desk.hands.see("Begrundelse mangler.")
    desk.fill("Begrundelse", "Livstruende sygdom")
    desk.push("Notér undtagelse")
    desk.hands.see(f"Undtaget: {desk.day.near}")
    assert not desk.stands_on_the_list(desk.day.near)


def expect_well_by(day: str) -> Callable[[Desk], None]:
    def note(desk: Desk) -> None:
        desk.go_to(desk.day.near)
        desk.hands.press(Key.Key_Return)
        desk.fill("Ventes rask", day)
        desk.push("Notér")
        desk.hands.see(f"Forventet raskmelding noteret · {NAME}")

    return note


def expect_later_after_all(desk: Desk) -> None:
    """EX-12 and EX-13: first out of the follow-up, then in it again because the forecast is another."""
    expect_well_by("1.3.2027")(desk)
    assert due_of(desk)["SDP-C-26"] == date(2027, 5, 2)
    assert not desk.stands_on_the_list("Opfølgning: vurdér samtale")
    desk.hands.press(Key.Key_Return, Control)
    desk.hands.see(NAME)
    desk.hands.to("Ny hændelse")
    desk.hands.press(Key.Key_Space)
    QApplication.processEvents()
    assert desk.hands.name == "Hvad er der sket?"
    desk.hands.type("Forv")
    desk.fill("Ventes rask, eller fristen i brevet", "15.6.2027")
    desk.push("Notér")
    desk.go_to("Opfølgning: vurdér samtale")
    assert "SDP-C-26" not in due_of(desk)


def not_relevant(desk: Desk) -> None:
    desk.decide(Key.Key_I, reason="Borgeren er blevet rask")
    desk.push("Notér ikke relevant")
    desk.hands.see(f"Ikke relevant: {desk.day.near}")
    assert not desk.stands_on_the_list(desk.day.near)


def due_of(desk: Desk) -> dict[str, date | None]:
    return {key: one.due.day if one.due else None for key, one in desk.deadlines.items()}


DAYS = (
    Day(
        date(2024, 6, 3), date(2024, 4, 15),
        {
            "SDP-07A-1": date(2024, 5, 13), "SDP-40-1": date(2024, 5, 20), "SDP-13B-1a": date(2024, 6, 9),
            "SDP-13B-1b": date(2024, 10, 14), "SDP-7A-RSL": date(2024, 10, 17), "SDP-24-1": date(2024, 10, 31),
        },
        "Første opfølgning",
        ("søndag 09.06.2024", "8 uger: dag 56, når første fraværsdag er dag 1.", "første fraværsdag: mandag 15.04.2024",
         "sygedagpengeloven § 13 b, stk. 1", "Vedtaget"),
        postpone_inside_the_law,
    ),
    Day(
        date(2025, 3, 3), date(2025, 1, 13),
        {
            "SDP-07A-1": date(2025, 2, 10), "SDP-40-1": date(2025, 2, 17), "SDP-13B-1a": date(2025, 3, 9),
            "SDP-13B-1b": date(2025, 7, 12), "SDP-7A-RSL": date(2025, 7, 17), "SDP-24-1": date(2025, 7, 31),
        },
        "Første opfølgning",
        ("søndag 09.03.2025", "fredag 07.03.2025, som er sidste arbejdsdag før", "Vedtaget"),
        hold_the_talk,
        {"SDP-13B-1b": date(2025, 7, 12)},
    ),
    Day(
        date(2026, 6, 29), date(2026, 5, 6),
        {
            "SDP-07A-1": date(2026, 6, 3), "SDP-40-1": date(2026, 6, 10), "SDP-13B-1a": date(2026, 6, 30),
            "SDP-13B-1b": None, "SDP-7A-RSL": date(2026, 11, 16), "SDP-24-1": date(2026, 11, 30),
        },
        "Første opfølgning",
        ("tirsdag 30.06.2026", "sygedagpengeloven § 13 b, stk. 1", "Vedtaget"),
        except_from_the_law,
    ),
    Day(
        date(2026, 7, 2), date(2026, 7, 1),
        {
            "SDP-07A-1": date(2026, 7, 29), "SDP-07C-1": date(2026, 8, 4), "SDP-40-1": date(2026, 8, 5),
            "LOK-SAMTALE": date(2026, 8, 25), "LOK-PROGNOSE": date(2026, 7, 9), "SDP-7A-RSL": date(2027, 1, 17),
            "SDP-24-1": date(2027, 1, 31),
        },
        "Vurdér, om borgeren ventes rask inden 26 uger",
        ("torsdag 09.07.2026", "Lokal frist", "Skal bekræftes"),
        expect_well_by("1.9.2026"),
        {"SDP-C-26": date(2026, 12, 29)},
    ),
    Day(
        date(2026, 11, 23), date(2026, 11, 2),
        {
            "SDP-07A-1": date(2026, 11, 30), "SDP-07C-1": date(2026, 12, 6), "SDP-40-1": date(2026, 12, 7),
            "LOK-SAMTALE": date(2026, 12, 27), "LOK-PROGNOSE": date(2026, 11, 30), "SDP-24-1": date(2027, 5, 31),
        },
        "Vurdér, om borgeren ventes rask inden 26 uger",
        ("mandag 30.11.2026", "Lokal frist"),
        expect_later_after_all,
        {"SDP-C-1talk": date(2027, 5, 1), "SDP-C-first": None},
    ),
    Day(
        date(2027, 1, 11), date(2027, 1, 4),
        {
            "SDP-07A-1": date(2027, 2, 1), "SDP-07C-1": date(2027, 2, 7), "SDP-40-1": date(2027, 2, 8),
            "LOK-SAMTALE": date(2027, 2, 28), "LOK-PROGNOSE": date(2027, 1, 18), "SDP-24-1": None,
        },
        "Vurdér, om borgeren ventes rask inden 26 uger",
        ("mandag 18.01.2027", "Lokal frist"),
        not_relevant,
    ),
)  # fmt: skip


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> FixedClock:
    """Half past eight on the day of the row."""
    return FixedClock(datetime.combine(request.node.callspec.params["day"].today, time(8, 30), UTC))


@pytest.fixture
def desk(day: Day, start_day: Callable[[], Running], hands: Hands) -> Iterator[Desk]:
    program = start_day()
    with_archive(program, lambda _: None)
    program.program.start(program.path)
    hands.type(PASSPHRASE)
    hands.press(Key.Key_Return)
    yield Desk(day, program, hands)
    assert program.ask.answers == []


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day.today.isoformat())
def test_a_day_under_its_own_rules(day: Day, desk: Desk, tmp_path: Path) -> None:
    open_case(desk.hands, day.first_day)
    found = due_of(desk)
    assert {key: found.get(key, "missing") for key in day.due} == day.due
    desk.go_to(day.near)
    desk.hands.see(*day.why)
    day.act(desk)
    found = due_of(desk)
    assert {key: found.get(key, "missing") for key in day.after} == day.after
    friday = note_a_task(desk)
    find_in_the_list(desk)
    print_the_day(desk, tmp_path / "dagen.pdf", friday)
    finish_the_task(desk)


def note_a_task(desk: Desk) -> str:
    """A line of words with a weekday is a task on that day."""
    desk.hands.press(Key.Key_1, Control)
    desk.hands.press(Key.Key_T, Control)
    desk.hands.type("ring til leder fredag")
    today = desk.day.today
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    words = DANISH.date(friday)
    desk.hands.see(f"Ring til leder · fredag {words}")
    desk.hands.press(Key.Key_Return)
    assert desk.stands_on_the_list("Ring til leder")
    return words


def find_in_the_list(desk: Desk) -> None:
    desk.hands.press(Key.Key_2, Control)
    page = desk.program.page()
    assert isinstance(page, CasesPage)
    assert "1 sag" in readable(page).splitlines()
    assert NAME in {page.table.model().index(0, column).data() for column in range(page.table.model().columnCount())}


def print_the_day(desk: Desk, file: Path, friday: str) -> None:
    """On paper stand the names and days, and no CPR number."""
    desk.hands.press(Key.Key_1, Control)
    desk.hands.press(Key.Key_P, Control)
    desk.program.ask.answers.append(file)
    desk.hands.press(Key.Key_Space)
    desk.hands.see("Dagen er gemt som dagen.pdf.")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert "Ring til leder" in words
    assert friday[:5] in words or friday in words
    assert CPR[:6] not in words


def finish_the_task(desk: Desk) -> None:
    """Done by one letter, and the line is gone."""
    desk.go_to("Ring til leder")
    desk.hands.press(Key.Key_K)
    desk.push("Notér klaret")
    desk.hands.see("Klaret: Ring til leder")
    assert not desk.stands_on_the_list("Ring til leder")
