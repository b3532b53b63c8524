"""Support that invented citizens apply for: work aids, changes of the workplace, personal assistance, a mentor."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from caseworker_app.domain.agreement import Agreement
from caseworker_app.practice.lives import CONSENT, Days, Life
from caseworker_app.schemes import BY_KEY
from caseworker_app.schemes.consent import for_counterparty

KINDS = ("applications", "support", "tasks", "working_hours", "work_functions")
PURPOSE = "At søge om støtte sammen med min arbejdsplads, så jeg kan beholde mit arbejde."


def support(life: Life) -> Iterator[date]:
    """Beside the life itself; nothing for most."""
    lived = SUPPORT.get(life.person.name)
    if lived is not None:
        yield from lived(life)


def _consent(life: Life, matter: str) -> None:
    """To the workplace, about this one application."""
    answers = for_counterparty(life.desk.basis(life.case), "employer")
    more = {"information_employer": KINDS, "matter": matter, "purpose": PURPOSE}
    for key, value in {**CONSENT, **more}.items():
        answers = answers.with_answer(key, value)
    life.signed(life.sealed(life.space.agreements.start(life.case.id, "consent", answers)[0]))


def _sealed(life: Life, scheme: str, **changes: object) -> Agreement:
    """The sample of a scheme, as it is written that day."""
    answers = BY_KEY[scheme].sample(life.desk.basis(life.case))
    for key, value in changes.items():
        answers = answers.with_answer(key, value)
    return life.sealed(life.space.agreements.start(life.case.id, scheme, answers)[0])


def work_aid(life: Life) -> Days:
    """Applied for, signed, and waiting for the decision."""
    yield life.day(24)
    _consent(life, "work_aid")
    yield life.day(17)
    life.signed(_sealed(life, "work_aid"))
    life.note("Ansøgning om stol og program til diktat modtaget med to tilbud.")


def adaptation(life: Life) -> Days:
    """The workplace still asks whether it has to pay itself: a draft."""
    yield life.day(11)
    _consent(life, "work_aid")
    yield life.day(3)
    answers = BY_KEY["workplace_adaptation"].sample(life.desk.basis(life.case))
    answers = answers.with_answer("own_duty", "unclear").with_answer("own_duty_why", "Spørger sin organisation.")
    life.space.agreements.start(life.case.id, "workplace_adaptation", answers)


def assistance(life: Life) -> Days:
    """Assistance for more than a quarter, and a claim of the quarter before that came in time."""
    yield life.day(250)
    _consent(life, "personal_assistance")
    yield life.day(240)
    life.signed(_sealed(life, "personal_assistance"))
    yield life.day(6)
    life.signed(_sealed(life, "assistance_claim", received_on=life.desk.clock.today()))


def mentor(life: Life) -> Days:
    """A colleague is mentor; the hours taper in the last month."""
    yield life.day(38)
    _consent(life, "mentor")
    yield life.day(31)
    life.signed(_sealed(life, "mentor"))


def mentor_ending(life: Life) -> Days:
    """The municipality's own mentor, ending soon and not signed by the mentor yet."""
    yield life.day(9)
    _consent(life, "mentor")
    yield life.day(2)
    start = life.desk.clock.today()
    rows = tuple(row.with_answer("on", start + timedelta(days=10)) for row in BY_KEY["mentor"].sample(
        life.desk.basis(life.case)).rows("follow_ups")[:1])  # fmt: skip
    plan = _sealed(life, "mentor", start=start, end=start + timedelta(weeks=4), tapering=None, follow_ups=rows,
                   mentor_type="municipal", mentor_title="Jobkonsulent")  # fmt: skip
    life.signed(plan, roles=2)


SUPPORT: dict[str, Callable[[Life], Days]] = {
    "Lis Bækgaard": work_aid,
    "Poul Erik Vind": adaptation,
    "Anders Skjødt": assistance,
    "Rasmus Fuglsang": mentor,
    "Ellen Fæster": mentor_ending,
}
"""By name, so that each case keeps the life it has."""
