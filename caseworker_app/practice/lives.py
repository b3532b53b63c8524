"""What happens in an invented case, day by day. Each life yields the day it wants to go on."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case
from caseworker_app.domain.weeks import week_of
from caseworker_app.practice.people import Person
from caseworker_app.schemes import BY_KEY, hours_plan
from caseworker_app.schemes.consent import for_counterparty
from caseworker_app.services.desk import Desk
from caseworker_app.services.workspace import Workspace

Days = Iterator[date]

CONSENT = {
    "directions": ("give", "discuss"),
    "information_employer": ("meeting", "accommodations", "working_hours"),
    "purpose": "At lave en plan for timer og opgaver sammen med min leder, så jeg kan vende tilbage til mit arbejde.",
    "told_voluntary": True, "told_withdraw": True, "told_consequence": True, "told_in_writing": True,
    "told_privacy": True,
}  # fmt: skip
KINDS = {"at_risk": "at_risk", "employed": "employed", "section_56": "employed", "assistance": "employed"}
CHEERFUL = "Talt i telefon. Timerne er aftalt med lederen, og vi ses på arbejdspladsen."


class Life:
    """One invented case, lived through the services of the program."""

    def __init__(
        self, person: Person, space: Workspace, desk: Desk, today: date, lived: "Callable[[Life], Days]"
    ) -> None:
        self.person = person
        self._lived = lived
        self.space = space
        self.desk = desk
        self.today = today
        self.begun = person.begun(today)
        self._age = (today - self.begun).days
        self.case_id: UUID | None = None

    def days(self) -> Days:
        """All that happens, in the order of time."""
        yield min(self.begun + timedelta(days=min(9, self._age)), self.today)
        self.open()
        yield from self._lived(self)

    @property
    def case(self) -> Case:
        assert self.case_id is not None, "the case is opened first"
        return self.space.cases.case(self.case_id)

    def day(self, ago: int) -> date:
        """A day so long ago, but never before the case was opened."""
        return max(self.today - timedelta(days=ago), min(self.begun + timedelta(days=10), self.today))

    def after(self, days: int) -> date:
        """A day so long after the absence began, but never one that has not come."""
        return min(self.begun + timedelta(days=days), self.today)

    def open(self) -> None:
        case, _ = self.space.cases.open(case_answers(self.person, self.begun))
        self.case_id = case.id
        place = self.person.place
        people = [("line_manager", place.manager, place.name)]
        people += [("shop_steward", place.steward, place.name)] if place.steward else []
        people += [("union", place.union, place.union)] if place.union else []
        for role, name, organisation in people:
            self.space.parties.take_part(
                case.id, Answers({"role": role, "name": name, "organisation": organisation})
            )

    def note(self, text: str) -> None:
        answers = Answers({"about": self.desk.clock.today(), "text": text})
        self.space.cases.write_note(self.case.id, answers)

    def consent(self, months: int = 12) -> Agreement:
        answers = for_counterparty(self.desk.basis(self.case), "employer")
        for key, value in CONSENT.items():
            answers = answers.with_answer(key, value)
        return self.space.agreements.start(self.case.id, "consent", answers)[0]

    def given_consent(self) -> Agreement:
        return self.signed(self.sealed(self.consent()))

    def plan(self, status_on: date | None = None) -> Agreement:
        """A draft with a first status on that day, or nine days after the start."""
        basis = self.desk.basis(self.case)
        answers = BY_KEY["partial_return"].sample(basis)
        day = status_on or (answers.date("start") or self.today) + timedelta(days=9)
        status = Answers({"on": day, "how": "meeting", "who": basis.caseworker})
        answers = answers.with_answer("follow_ups", (status,))
        return self.space.agreements.start(self.case.id, "partial_return", answers)[0]

    def sealed(self, agreement: Agreement) -> Agreement:
        readers = self.space.agreements.default_readers(agreement)
        return self.space.agreements.seal(agreement.id, readers)[0]

    def signed(self, agreement: Agreement, roles: int = 9) -> Agreement:
        for role in self.space.agreements.missing_roles(agreement)[:roles]:
            answers = Answers({
                "role": role.key, "name": role.name, "signed_on": self.desk.clock.today(), "method": "paper",
            })  # fmt: skip
            agreement = self.space.agreements.sign(agreement.id, answers)[0]
        return agreement

    def follow_up(self, plan: Agreement, worked: Decimal) -> None:
        """A status on the weeks before today, with what was worked in each."""
        today = self.desk.clock.today()
        weeks = []
        for row in plan.answers.rows("plan"):
            start, end = row.date("from_day"), hours_plan.last_day(row)
            while start and end and start <= end and start + timedelta(days=6) < today:
                agreed = row.hours("hours") or Decimal(0)
                monday = week_of(start).monday
                weeks.append(Answers({"monday": monday, "agreed": agreed, "worked": agreed * worked}))
                start += timedelta(weeks=1)
        if weeks:
            answers = Answers({
                "on": today, "how": "meeting", "with_whom": f"{self.person.name} og {self.person.place.manager}",
                "weeks": tuple(weeks), "going": "Opgaverne passer. Pauserne holdes.",
            })  # fmt: skip
            agreement, _ = self.space.agreements.start(self.case.id, "hours_follow_up", answers)
            self.sealed(agreement)


def case_answers(person: Person, begun: date) -> Answers:
    """The facts of an invented case as the form of a new case takes them."""
    kind = KINDS.get(person.life, "sick_listed")
    values: dict[str, object] = {
        "cpr": person.cpr, "name": person.name, "address": person.address, "postcode": person.postcode,
        "town": person.town, "municipality": person.municipality,
        "phone": "00 00 00 00", "kind": kind, "workplace": person.place.name,
        "cvr": person.place.cvr, "p_number": person.place.p_number, "work_address": person.place.address,
        "work_postcode": person.place.postcode, "work_town": person.place.town, "job_title": person.job,
        "hours": person.hours, "job_form": "ordinary", "interpreter": person.interpreter,
        "protected": person.protected or None, "no_digital_post": person.no_digital_post or None,
    }  # fmt: skip
    if kind == "sick_listed":
        values |= {"first_absence_day": begun, "confirmed_by": "nobody" if person.life == "new" else "employer"}
    return Answers({key: value for key, value in values.items() if value not in (None, "")})


def new(life: Life) -> Days:
    life.note("Anmeldelse modtaget. Der er sendt brev om første samtale.")
    yield from ()


def at_risk(life: Life) -> Days:
    life.note("Borgeren har selv henvendt sig. Er i arbejde, men bekymret for at blive sygemeldt.")
    yield from ()


def employed(life: Life) -> Days:
    life.note("I arbejde. Arbejdsgiver har spurgt til mulighederne for støtte.")
    yield life.day(20)
    life.given_consent()


def consent_draft(life: Life) -> Days:
    yield life.day(2)
    life.consent()


def consent_unsigned(life: Life) -> Days:
    life.note("Samtykke forklaret i telefon. Udskrift tages med til mødet.")
    yield life.day(8)
    life.sealed(life.consent())


def consent_given(life: Life) -> Days:
    yield life.day(12)
    life.given_consent()
    life.note("Samtykke til at tale med arbejdspladsen. Møde aftales med lederen.")


def consent_ending(life: Life) -> Days:
    yield life.day(345)
    life.given_consent()
    yield life.day(200)
    life.note(CHEERFUL)


def consent_withdrawn(life: Life) -> Days:
    yield life.day(50)
    consent = life.given_consent()
    yield life.day(10)
    answers = Answers({"on": life.desk.clock.today(), "channel": "telephone", "received_by": life.desk.caseworker,
                       "reason": "Borgeren vil selv holde kontakten til lederen."})  # fmt: skip
    life.space.agreements.withdraw(consent.id, answers)
    life.note("Samtykket er trukket tilbage. Borgeren taler selv med lederen.")


def plan_draft(life: Life) -> Days:
    yield life.day(14)
    life.given_consent()
    yield life.day(1)
    life.plan()
    life.note("Plan begyndt sammen med borgeren. Lederen ringer om onsdagen.")


def _unsigned_since(ago: int) -> Callable[[Life], Days]:
    def lived(life: Life) -> Days:
        yield life.day(ago + 10)
        life.given_consent()
        yield life.day(ago)
        if life.person.note:
            life.note(life.person.note)
        life.signed(life.sealed(life.plan()), roles=1)

    return lived


def plan_signed(life: Life) -> Days:
    yield life.day(48)
    life.given_consent()
    yield life.day(40)
    plan = life.signed(life.sealed(life.plan()))
    life.note(CHEERFUL)
    yield life.day(4)
    life.follow_up(plan, Decimal("1"))


def _status_in(days: int) -> Callable[[Life], Days]:
    """A plan in force whose first status is so many days from today."""

    def lived(life: Life) -> Days:
        yield life.day(40)
        life.given_consent()
        yield life.day(18)
        life.signed(life.sealed(life.plan(life.today + timedelta(days=days))))
        life.note("Alle har skrevet under. Status er aftalt.")

    return lived


def second_version(life: Life) -> Days:
    yield life.day(58)
    life.given_consent()
    yield life.day(50)
    first = life.signed(life.sealed(life.plan()))
    yield life.day(22)
    life.note(life.person.note or "Timerne skal op i mindre skridt. Ny version aftalt på mødet.")
    life.follow_up(first, Decimal("0.9"))
    yield life.day(21)
    second, _ = life.space.agreements.new_version(first.id)
    life.space.agreements.save(second.id, slower(second.answers), second.revision)
    life.signed(life.sealed(life.space.agreements.agreement(second.id)))
    yield life.day(3)
    life.follow_up(life.space.agreements.agreement(second.id), Decimal("1"))


def slower(answers: Answers) -> Answers:
    """The same plan with the steps from the third on two hours lower, the last one kept."""
    rows = list(answers.rows("plan"))
    for number, row in enumerate(rows[2:-1], start=2):
        rows[number] = row.with_answer("hours", (row.hours("hours") or Decimal(2)) - 2)
    return answers.with_answer("plan", tuple(rows))


def closed(life: Life) -> Days:
    yield life.day(190)
    life.given_consent()
    yield life.day(180)
    life.signed(life.sealed(life.plan()))
    yield life.day(60)
    life.note("Fuldt raskmeldt. Arbejder igen på fuld tid.")
    answers = Answers({"on": life.desk.clock.today(), "outcome": "same_job"})
    life.space.cases.close(life.case.id, answers)


LIVES: dict[str, Callable[[Life], Days]] = {
    "new": new,
    "at_risk": at_risk,
    "employed": employed,
    "consent_draft": consent_draft,
    "consent_unsigned": consent_unsigned,
    "consent_given": consent_given,
    "consent_ending": consent_ending,
    "consent_withdrawn": consent_withdrawn,
    "plan_draft": plan_draft,
    "plan_unsigned": _unsigned_since(5),
    "plan_old_unsigned": _unsigned_since(12),
    "plan_signed": plan_signed,
    "status_late": _status_in(-3),
    "status_today": _status_in(0),
    "status_soon": _status_in(3),
    "second_version": second_version,
    "closed": closed,
}
