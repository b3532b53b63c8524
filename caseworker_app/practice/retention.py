"""What helps invented citizens keep their job: placement, redeployment, retention plan, the talk before the doctor."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement
from caseworker_app.practice.lives import CONSENT, Days, Life
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.consent import for_counterparty

KINDS = ("meeting", "accommodations", "working_hours", "tasks", "work_functions", "duration", "redeployment")


def retention(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = RETENTION.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _consent(life: Life) -> None:
    """To the workplace, also about tasks and functions."""
    answers = for_counterparty(life.desk.basis(life.case), "employer")
    for key, value in {**CONSENT, "information_employer": KINDS}.items():
        answers = answers.with_answer(key, value)
    life.signed(life.sealed(life.space.agreements.start(life.case.id, "consent", answers)[0]))


def _sealed(life: Life, scheme: str, **changes: object) -> Agreement:
    """The sample of a scheme, as it is written that day."""
    answers = BY_KEY[scheme].sample(life.desk.basis(life.case))
    for key, value in changes.items():
        answers = answers.with_answer(key, value)
    return life.sealed(life.space.agreements.start(life.case.id, scheme, answers)[0])


def placement(life: Life) -> Days:
    """At the own workplace, signed by all."""
    yield life.day(12)
    _consent(life)
    yield life.day(8)
    life.signed(_sealed(life, "placement"))
    life.note("Praktikken er godkendt. Medarbejderne er hørt.")


def evaluated(life: Life) -> Days:
    """A placement that ended, and what came of it."""
    yield life.day(100)
    _consent(life)
    yield life.day(95)
    trial = life.signed(_sealed(life, "placement"))
    yield life.day(30)
    today = life.desk.clock.today()
    _sealed(life, "placement_evaluation", start=trial.starts, end=min(trial.ends or today, today))


def redeployment(life: Life) -> Days:
    """For a time in another function; the manager has not signed yet."""
    yield life.day(20)
    _consent(life)
    yield life.day(6)
    life.signed(_sealed(life, "redeployment"), roles=1)


def retention_plan(life: Life) -> Days:
    """Made by the citizen and the manager."""
    yield life.day(16)
    _consent(life)
    yield life.day(9)
    goal = life.desk.clock.today() + timedelta(weeks=12)
    life.signed(_sealed(life, "retention_plan", goal_on=goal))


def capacity_statement(life: Life) -> Days:
    """What was agreed went along to the doctor, who has answered."""
    yield life.day(15)
    _consent(life)
    yield life.day(4)
    _sealed(life, "capacity_statement_data")


RETENTION: dict[str, Callable[[Life], Days]] = {
    "Aida Begić": placement,
    "Jytte Ravn": evaluated,
    "Kim Dalager": redeployment,
    "Bjarne Holm": retention_plan,
    "Camilla Frost": capacity_statement,
}
"""By name: their lives tell of the law, these of the work."""
