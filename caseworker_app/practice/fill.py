"""Fills an archive with invented cases, all lives side by side in the order of time."""

from datetime import date
from heapq import heappop, heappush

from caseworker_app.practice.clock import SetClock
from caseworker_app.practice.decided import decided
from caseworker_app.practice.illness import illness
from caseworker_app.practice.lives import LIVES, Life
from caseworker_app.practice.meetings import meetings
from caseworker_app.practice.people import PEOPLE, Person
from caseworker_app.practice.rare import rare
from caseworker_app.practice.register import fill_parts, fill_register
from caseworker_app.practice.retention import retention
from caseworker_app.practice.routine import routine
from caseworker_app.practice.states import STATES
from caseworker_app.practice.support import support
from caseworker_app.services.desk import Desk
from caseworker_app.services.workspace import Workspace
from caseworker_app.settings import CASEWORKER, DEPARTMENT, OFFICE_ADDRESS, OFFICE_NAME, OFFICE_PHONE

OFFICE = {
    OFFICE_NAME: "Nordby Kommune",
    DEPARTMENT: "Job og Sygdom",
    OFFICE_ADDRESS: "Rådhuspladsen 1\n5560 Aarup",
    OFFICE_PHONE: "00 00 00 00",
    CASEWORKER: "Maja Holst",
}
ALL_LIVES = {**LIVES, **STATES}
EVERY_DAYS = (Life.days, routine, retention, meetings, support, illness, decided, rare)
"""The life of a case and what goes on beside it."""


def fill(space: Workspace, desk: Desk, clock: SetClock, today: date, people: tuple[Person, ...] = PEOPLE) -> None:
    """Live all the lives up to today. The clock of the desk must be the one given."""
    for setting, value in OFFICE.items():
        space.office.change(setting, value)
    fill_register(space)
    lives = [Life(person, space, desk, today, ALL_LIVES[person.life]) for person in people]
    all_days = [days(life) for days in EVERY_DAYS for life in lives]
    waiting = [(date.min, number, days) for number, days in enumerate(all_days)]
    while waiting:
        day, number, days = heappop(waiting)
        if day > clock.today():
            clock.set(day)
        following = next(days, None)
        if following is not None:
            heappush(waiting, (following, number, days))
    fill_parts(space)
    clock.set(today, hour=8)
