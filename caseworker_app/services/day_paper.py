"""The day on paper: one table for each part of the list, for the pocket and the wall of the office."""

from collections.abc import Iterable, Iterator

from caseworker_app.domain.document import Block, Column, Heading, Letterhead, Paper, Paragraph, Piece, Table, words
from caseworker_app.services.desk import Desk
from caseworker_app.services.my_day import DayRow, When
from caseworker_app.services.paperwork import UNKNOWN_OFFICE
from caseworker_app.settings import DEPARTMENT, OFFICE_NAME
from caseworker_app.texts import DANISH, N_, Texts

PARTS = {
    When.OVERDUE: N_("Overskredet"), When.TODAY: N_("I dag"), When.THIS_WEEK: N_("De næste syv dage"),
}  # fmt: skip
"""What is printed; the rest can wait until the screen is there again."""
COLUMNS = (
    Column(N_("Senest"), 3), Column(N_("Borger"), 7), Column(N_("Hvad"), 10), Column(N_("Klaret"), 2),
)  # fmt: skip


class DayPaper:
    """Draws the day (dagsseddel), with birth dates and without CPR numbers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pdf(self, rows: Iterable[DayRow]) -> bytes:
        setting, today = self._desk.setting, self._desk.clock.today()
        office = ", ".join(part for part in (setting(OFFICE_NAME), setting(DEPARTMENT)) if part)
        head = Letterhead(
            office=office or DANISH.say(UNKNOWN_OFFICE), address=(), phone="", case_number="", number="", version=0,
            day=DANISH.long_date(today), copy_for=N_("Til eget brug. Makulér arket, når dagen er gået."),
            caseworker=self._desk.caseworker,
        )  # fmt: skip
        return self._desk.render.draw(Paper(head, N_("Min dag"), tuple(_blocks(tuple(rows), DANISH))))


def _blocks(rows: tuple[DayRow, ...], texts: Texts) -> Iterator[Block]:
    for when, title in PARTS.items():
        found = tuple(_line(row, texts) for row in rows if row.when is when)
        if found:
            yield Heading(title)
            yield Table(title, COLUMNS, found)
    later = sum(row.when not in PARTS for row in rows)
    if later:
        yield Paragraph(words(N_("Desuden {count} uden for de næste syv dage."), count=later), muted=True)
    if not rows:
        yield Paragraph(words(N_("Der er ikke noget i dag.")))


def _line(row: DayRow, texts: Texts) -> tuple[Piece, ...]:
    day = texts.date(row.day) if row.day else ""
    who = texts.say(N_("{name}, f. {born}"), name=row.citizen, born=row.born) if row.born else ""
    return day, who, texts.say(row.what, **dict(row.places)), ""
