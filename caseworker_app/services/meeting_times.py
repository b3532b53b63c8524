"""Whether the time of a meeting fits: holidays, weekends, days that are gone, and other meetings of the same people."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.findings import Finding, warns
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.desk import Desk

MEETING = "meeting:"
"""The key of the deadline of a planned meeting begins so."""


class MeetingTimes:
    """Looks at the time that is being chosen (mødetid)."""

    def __init__(self, desk: Desk, agenda: Agenda) -> None:
        self._desk, self._agenda = desk, agenda

    def planned_on(self, day: date) -> tuple[Agreement, ...]:
        """The meetings of all open cases that are planned for that day."""
        found = (one for _, case in self._agenda.open_cases() for one in case.deadlines)
        return tuple(
            self._desk.store.agreement(one.agreement_id)
            for one in found
            if one.agreement_id and one.is_open and one.key.startswith(MEETING) and one.due and one.due.day == day
        )

    def findings(self, answers: Answers, but: UUID | None = None) -> tuple[Finding, ...]:
        """What is worth knowing before the time is settled; `but` is the meeting itself."""
        day = answers.date("day")
        if day is None:
            return ()
        return (*self._about_day(day), *self._collisions(day, answers, but))

    def _about_day(self, day: date) -> Iterator[Finding]:
        calendar = self._desk.calendar
        if day < self._desk.clock.today():
            yield warns("day", "Dagen er gået. Mødet bliver noteret som holdt, og du kan skrive referatet.")
        elif name := calendar.day_off(day):
            yield warns("day", "Helligdag eller fridag: {name}. Vælg en anden dag, hvis mødet ikke skal holdes der.",
                        name=(name,))  # fmt: skip
        elif not calendar.is_working_day(day):
            yield warns("day", "Dagen ligger i en weekend.")

    def _collisions(self, day: date, answers: Answers, but: UUID | None) -> Iterator[Finding]:
        starts, ends, mine = answers.time("starts"), answers.time("ends"), caseworkers(answers)
        if starts is None or ends is None:
            return
        for other in self.planned_on(day):
            began, ended = other.answers.time("starts"), other.answers.time("ends")
            if other.id == but or not began or not ended or not mine & caseworkers(other.answers):
                continue
            if began < ends and starts < ended:
                name = self._desk.store.case(other.case_id).citizen.name
                yield warns("starts", "Kl. {starts}–{ends} er der også møde med {name}.", starts=began, ends=ended,
                            name=name)  # fmt: skip


def caseworkers(answers: Answers) -> frozenset[str]:
    """Those of the municipality who take part, by name."""
    return frozenset(row.text("name") for row in answers.rows("people") if row.text("part") == "caseworker")
