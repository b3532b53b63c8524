"""The picture of paid weeks on the page of a case: what it shows, what it says, when it is not there."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from caseworker_app.domain.event import EventKind
from tests.archives import FixedClock
from tests.ui.stage import SOEREN, Stage, citizen, open_case, words_in
from ui import look, places
from ui.pages.case_page import CasePage
from ui.pages.case_sections.duration import PaidWeeks


def picture_of(stage: Stage, first: date | None, **others: object) -> tuple[CasePage, list[PaidWeeks]]:
    case = open_case(stage.space, citizen("Søren Ødum", "620771-1234", first_absence_day=first, **others))
    page = stage.show_page(CasePage(stage.shell, places.case(case.id)))
    return page, page.findChildren(PaidWeeks)


def shown(page: CasePage) -> PaidWeeks:
    [found] = [one for one in page.findChildren(PaidWeeks) if one.isVisible()]
    return found


def words(page: CasePage) -> str:
    return " ".join(words_in(shown(page)))


def test_weeks_are_counted_after_the_employers_days(stage: Stage) -> None:
    """30 days from 14 September end on 13 October; until 23 November six weeks may be paid."""
    page, [picture] = picture_of(stage, date(2026, 9, 14))
    assert "Der kan være udbetalt for 5 af 22 uger." in words(page)
    assert "En hjælp, ikke en afgørelse" in words(page)
    assert "de første 30 dage ikke tæller" in words(page)
    assert "22 uger inden for 9 måneder" in words(page)
    employer, counted, rest = picture.bar.stretch.spans
    assert (employer.days, employer.passed) == (30, 30)
    assert (counted.days, counted.passed) == (22 * 7, 41)
    assert rest.passed == 0
    assert picture.bar.stretch.days == (date(2027, 3, 31) - date(2026, 9, 14)).days + 1
    assert "De 22 uger er gået 16.03.2027, og udbetalingen kan ophøre 31.03.2027" in words(page)
    assert picture.bar.accessibleDescription() in words(page)


def test_the_employers_days_come_first(stage: Stage) -> None:
    page, [picture] = picture_of(stage, date(2026, 11, 2))
    assert "De dage, der ikke tæller med, løber til og med 01.12.2026." in words(page)
    assert [span.passed for span in picture.bar.stretch.spans] == [22, 0, 0]


def test_past_the_limit_it_says_so_in_the_past(stage: Stage) -> None:
    page, [picture] = picture_of(stage, date(2026, 3, 2))
    assert "Der kan være udbetalt for 22 af 22 uger." in words(page)
    assert "De 22 uger gik den 01.09.2026." in words(page)
    assert picture.bar.stretch.today is None
    assert all(span.passed == span.days for span in picture.bar.stretch.spans)


def test_it_ends_with_the_day_the_citizen_was_well(stage: Stage) -> None:
    page, _ = picture_of(stage, date(2026, 9, 14))
    stage.shell.do(lambda: stage.space.decisions.note_event(page.case_id, EventKind.FULLY_FIT, date(2026, 11, 2)))
    assert "Borgeren er noteret rask 02.11.2026. Der er ikke regnet længere." in words(page)
    assert shown(page).bar.stretch.spans[1].passed == 20


def test_an_assessed_extension_is_told_and_not_counted(stage: Stage) -> None:
    page, _ = picture_of(stage, date(2026, 3, 2))
    assessed = EventKind.EXTENSION_ASSESSED
    stage.shell.do(lambda: stage.space.decisions.note_event(page.case_id, assessed, date(2026, 9, 7)))
    assert "Forlængelse er vurderet 07.09.2026; billedet regner ikke en forlængelse med." in words(page)


@pytest.mark.parametrize(("today", "first", "settled"), [
    (date(2024, 6, 3), date(2024, 4, 1), True),
    (date(2026, 6, 29), date(2026, 5, 1), True),
    (date(2026, 11, 23), date(2026, 7, 2), True),
    (date(2027, 1, 11), date(2026, 12, 31), True),
    (date(2027, 1, 11), date(2027, 1, 4), False),
])  # fmt: skip
def test_each_law_has_its_own_picture_or_none(
    stage: Stage, clock: FixedClock, today: date, first: date, settled: bool
) -> None:
    clock.at = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    page, [picture] = picture_of(stage, first)
    assert hasattr(picture, "bar") == settled
    assert ("Ikke afklaret" in words(page)) != settled


def test_without_an_absence_there_is_no_picture(stage: Stage) -> None:
    _, found = picture_of(stage, None, kind="employed", confirmed_by=None)
    assert found == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_picture_keeps_its_place_at_every_size(stage: Stage, dressed: QApplication, size: int) -> None:
    _, [picture] = picture_of(stage, SOEREN.date("first_absence_day"))
    look.apply(dressed, look.Theme.DARK, size)
    try:
        QApplication.processEvents()
        bar = picture.bar
        assert bar.height() >= bar.sizeHint().height() * 0.99
        assert 0 <= bar.place(0) < bar.place(30) < bar.place(bar.stretch.days) <= bar.width()
        assert not bar.grab().toImage().isNull()
    finally:
        look.apply(dressed, look.Theme.LIGHT, 100)
