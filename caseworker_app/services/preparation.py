"""What the caseworker should know before a meeting, gathered from the whole case."""

from collections.abc import Iterator, Sequence

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.case import Case
from caseworker_app.domain.consent import Consent, Counterparty
from caseworker_app.domain.document import Fact, Piece, words
from caseworker_app.schemes import meeting
from caseworker_app.schemes.consent import INFORMATION, group_of
from caseworker_app.schemes.meeting_letters import Prepared
from caseworker_app.schemes.shared import BLANK, shown, shown_hours, typed
from caseworker_app.services.agenda import Agenda
from caseworker_app.services.consents import ConsentRow, Consents
from caseworker_app.services.deadlines import Deadline
from caseworker_app.services.desk import Desk
from caseworker_app.services.duties import WHOSE_WORDS
from caseworker_app.services.meeting_people import PERSON_CONSENT_WORDS, MeetingPeople, PersonConsent, PersonState
from caseworker_app.services.overview import Overview
from caseworker_app.texts import N_

LONGEST = 90
"""So many letters of typed words stand in one line of the sheet."""
OUTSIDERS = (Counterparty.EMPLOYER, Counterparty.UNION)
PROMISE = "promise:"


class Preparation:
    """Gathers what stands on the preparation sheet (forberedelse). It is for the caseworker's eyes alone."""

    def __init__(
        self, desk: Desk, agenda: Agenda, overview: Overview, consents: Consents, people: MeetingPeople
    ) -> None:
        self._desk, self._agenda, self._overview = desk, agenda, overview
        self._consents, self._people = consents, people

    def of(self, one: Agreement, most: int = 99) -> Prepared:
        """With at most so many lines in each list."""
        case = self._desk.store.case(one.case_id)
        consents = tuple(_in_words(row) for row in self._in_force(case))
        return Prepared(
            facts=tuple(_facts(case, one)),
            promises=self._promises(case, most),
            hours=self._hours(case, one, most),
            consents=_cut(consents, most),
            unsaid=_cut(tuple(self._unsaid(case, one)), most),
            deadlines=self._deadlines(case, most),
        )

    def _promises(self, case: Case, most: int) -> tuple[tuple[Piece, Piece, Piece], ...]:
        """Those nobody has marked as done, the nearest first."""
        still = [one for one in self._agenda.of_case(case.id) if one.is_open and one.key.startswith(PROMISE)]
        return tuple(
            (_whose(one), _short(str(one.places["task"])), shown(one.due.day if one.due else None))
            for one in still[:most]
        )

    def _hours(self, case: Case, one: Agreement, most: int) -> tuple[tuple[Piece, Piece, Piece], ...]:
        """The last weeks up to the meeting."""
        until = one.answers.date("day") or self._desk.clock.today()
        weeks = [week for week in self._overview.course(case.id) if week.monday <= until]
        return tuple(
            (words("Ugen fra {monday}", monday=week.monday), shown_hours(week.planned), shown_hours(week.actual))
            for week in weeks[-most:]
        )

    def _deadlines(self, case: Case, most: int) -> tuple[tuple[Piece, Piece], ...]:
        open_ones = [one for one in self._agenda.of_case(case.id) if one.is_open and one.due]
        found = [one for one in open_ones if not one.key.startswith((PROMISE, "meeting:"))]
        return tuple(
            (shown(one.due.day if one.due else None), words(one.what, **one.places)) for one in found[:most]
        )  # fmt: skip

    def _in_force(self, case: Case) -> list[ConsentRow]:
        today = self._desk.clock.today()
        return [row for row in self._consents.register(case.id) if row.consent and row.consent.in_force(today)]

    def _unsaid(self, case: Case, one: Agreement) -> Iterator[Piece]:
        """What may not be mentioned, person by person."""
        if case.citizen.protected_address:
            yield words("Borgerens adresse er beskyttet. Den må ingen andre få at vide.")
        held = [row.consent for row in self._in_force(case) if row.consent]
        for person in self._people.of(case.id, one.answers):
            yield from _not_to(person, [consent for consent in held if consent.counterparty is person.party])


def _whose(one: Deadline) -> Piece:
    party = (WHOSE_WORDS[one.whose],)
    if name := one.places["who"]:
        return words("{party}: {name}", party=party, name=name)
    return words("{party}", party=party)


def _not_to(person: PersonState, held: list[Consent]) -> Iterator[Piece]:
    if person.part == "companion":
        yield words("{name} hører med, fordi borgeren vil det. Spørg borgeren, før helbred nævnes.", name=person.name)
    if person.state is PersonConsent.NOT_NEEDED:
        return
    if not person.may_be_told:
        yield words("{name}: intet, som kommunen ved. {state}.", name=person.name,
                    state=(PERSON_CONSENT_WORDS[person.state],))  # fmt: skip
        return
    if person.party in OUTSIDERS:
        yield _health(person, {consent.health for consent in held})
    if missing := tuple(_uncovered(person, held)):
        yield words("Over for {name}: {kinds}.", name=person.name, kinds=missing)


def _health(person: PersonState, said: set[str]) -> Piece:
    if "yes" in said:
        return words("{name}: helbred kun, hvis borgeren selv begynder på det.", name=person.name)
    if "function" in said:
        return words("{name}: intet om sygdom, kun om funktion og skånehensyn.", name=person.name)
    return words("{name}: intet om helbred.", name=person.name)


def _uncovered(person: PersonState, held: list[Consent]) -> Iterator[str]:
    covered = frozenset[str]().union(*(consent.information for consent in held))
    if person.party:
        yield from (one.label for one in INFORMATION[group_of(person.party.value)] if one.key not in covered)


def _facts(case: Case, one: Agreement) -> Iterator[Fact]:
    a, citizen = one.answers, case.citizen
    yield Fact(N_("Borger"), citizen.name)
    yield Fact(N_("Arbejdsplads"), typed(case.workplace.name))
    yield Fact(N_("Stilling"), words("{job}, {hours} timer om ugen", job=case.employment.job_title or BLANK,
                                     hours=case.employment.hours))  # fmt: skip
    yield Fact(N_("Møde"), meeting.kind_words(a))
    yield Fact(N_("Tidspunkt"), meeting.when_words(a))
    yield Fact(N_("Sted"), typed(_short(a.text("place"))))
    if week := case.absence_week(a.date("day") or case.opened_on):
        yield Fact(N_("Fravær"), words("Uge {week}, fra {day}", week=week, day=case.first_absence_day))
    if citizen.interpreter:
        yield Fact(N_("Tolk"), citizen.interpreter)
    if citizen.safety:
        yield Fact(N_("Sikkerhed"), _short(citizen.safety))


def _in_words(row: ConsentRow) -> Piece:
    given = row.consent
    places = {
        "party": (row.counterparty,), "name": given.name if given else BLANK,
        "until": (given.valid_to if given else None) or BLANK,
    }  # fmt: skip
    if not row.information:
        return words("{party}, {name}, til {until}", **places)
    return words("{party}, {name}, til {until}: {kinds}", kinds=row.information, **places)


def _cut(items: Sequence[Piece], most: int) -> tuple[Piece, ...]:
    if len(items) <= most:
        return tuple(items)
    return (*items[:most], words("… og {number} mere, se sagen.", number=len(items) - most))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2].rstrip()} …"
