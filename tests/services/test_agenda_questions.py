"""The day asks the archive a fixed number of questions, however many cases there are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caseworker_app.domain.event import CaseEvent, EventKind
from caseworker_app.domain.identity import new_id
from caseworker_app.storage.database import Database
from tests.archives import ACT, NOW, OWNER, FixedClock, a_case
from tests.services.office import Place, an_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Place]:
    place = an_office(tmp_path, FixedClock())
    yield place
    place.space.close()


def add_cases(office: Place, numbers: range) -> None:
    with office.store.write(ACT) as writing:
        for number in numbers:
            cpr = f"{61 + number % 28:02}{1 + number % 12:02}{50 + number % 40:02}{1000 + number}"
            case = writing.put_case(a_case(f"2026-{number:05}", f"Navn {number}", cpr))
            writing.put_event(CaseEvent(new_id(), case.id, EventKind.FORM_SENT, date(2026, 11, 9), NOW, OWNER))


def questions_of_a_day(office: Place, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    ask = Database.rows

    def rows(self: Database, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        asked.append(sql)
        return ask(self, sql, values)

    office.space.agenda.day()  # settings are read once
    with monkeypatch.context() as patch:
        patch.setattr(Database, "rows", rows)
        assert office.space.agenda.day()
    return asked


def test_more_cases_are_no_more_questions(office: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    add_cases(office, range(3))
    few = questions_of_a_day(office, monkeypatch)
    add_cases(office, range(3, 63))
    many = questions_of_a_day(office, monkeypatch)
    assert len(few) == len(many) <= 8
