"""How a case comes in: what its way tells, who it may be mixed up with, where it belongs, what can be offered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Case, Citizen, Note, Participant, Role
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Letterhead, Paper, Paragraph
from caseworker_app.domain.event import CaseEvent, EventKind, Task
from caseworker_app.domain.findings import Finding, blocks, unsettled, warns
from caseworker_app.domain.identity import new_id
from caseworker_app.rules.provision import Provision, Unsettled
from caseworker_app.schemes import case_forms
from caseworker_app.schemes.case_forms import citizen_of, cpr_of
from caseworker_app.schemes.intake_form import INTAKE, Way, only_guidance, still_missing, way_of
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.form_demands import NEW_CASE, Incomplete, demand
from caseworker_app.services.paperwork import UNKNOWN_OFFICE
from caseworker_app.services.rule_card import RuleCard, rule_card_of
from caseworker_app.settings import OFFICE_ADDRESS, OFFICE_NAME, OFFICE_PHONE
from caseworker_app.texts import DANISH, N_

REFERRAL = "referral"
RESIDENCE_RULE = "HK-1"
WINDOW_RULES = {"employer": "SDP-07C-1", "citizen": "SDP-07E-1"}


class Likeness(Enum):
    """Why another case may be of the same person, or of one easily mistaken for that person."""

    SAME_NUMBER = "same_number"
    SAME_NAME = "same_name"
    LOOK_ALIKE = "look_alike"


LIKENESS_WORDS = {
    Likeness.SAME_NUMBER: ("cpr", N_("CPR-nummeret har allerede en sag: {number}, {name}.")),
    Likeness.SAME_NAME: ("name", N_(
        "En borger med samme navn og fødselsdag, men et andet CPR-nummer har sagen {number}. "
        "Tjek, om det er samme person."
    )),
    Likeness.LOOK_ALIKE: ("address", N_(
        "{name} har samme efternavn, adresse og fødselsdag og har sagen {number}. "
        "Det kan være en tvilling: hold de to sager adskilt."
    )),
}  # fmt: skip
"""The field it is told at, and the words."""


@dataclass(frozen=True)
class Alike:
    """A case to look at before another one is opened (mulig forveksling)."""

    likeness: Likeness
    case_id: UUID
    number: str
    name: str


class Intake:
    """Looks before a case is opened, and takes care of those that belong elsewhere."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def findings(self, answers: Answers) -> tuple[Finding, ...]:
        """What the rules and the archive say about the form of a new case as it is now."""
        return (*self._window(answers), *self.residence(answers))

    def residence(self, answers: Answers) -> Iterator[Finding]:
        """Whether another municipality is to act."""
        municipality = answers.text("municipality")
        if not only_guidance(answers) and self._is_elsewhere(municipality):
            yield warns(
                "municipality",
                "Borgeren bor i {municipality}. Sagen hører som udgangspunkt til der. "
                "Henvisningsnotatet skrives med ét tryk, når sagen er oprettet.",
                rule=RESIDENCE_RULE, municipality=municipality,
            )  # fmt: skip

    def rule(self, rule: str, answers: Answers) -> RuleCard:
        """The rule behind a remark on the form as it is now."""
        today = self._desk.clock.today()
        dates = {"first_absence_day": answers.date("first_absence_day") or today, "day_looked_at": today,
                 "given_on": today}  # fmt: skip
        return rule_card_of(self._desk.rules, rule, dates)

    def belongs_elsewhere(self, case: Case) -> bool:
        return self._is_elsewhere(case.citizen.municipality)

    def alike(self, answers: Answers, own: UUID | None = None) -> tuple[Alike, ...]:
        """Other cases of the same person or of one like that, at most one for each reason."""
        cpr = cpr_of(answers)
        if cpr is None:
            return ()
        found: dict[Likeness, Alike] = {}
        others = self._store.cases(one for one in self._store.born_on(cpr.born) if one != own)
        for other in others.values():
            if likeness := _likeness(answers, cpr.digits, other.citizen):
                found.setdefault(likeness, Alike(likeness, other.id, other.number, other.citizen.name))
        return tuple(found[one] for one in Likeness if one in found)

    def note_guidance(self, answers: Answers) -> tuple[Task, Changes]:
        """General guidance to an employer whose employee has not consented: a task that names no citizen."""
        demand(INTAKE, answers)
        today, me = self._desk.clock.today(), self._desk.caseworker
        due = answers.date("follow_up") or today
        if due < today:
            raise Incomplete("Den dag er gået.", field="follow_up")
        who = ", ".join(part for part in (answers.text("workplace"), answers.text("contact")) if part)
        words = N_("Hør, om borgeren har givet samtykke: {who}. Vejledt generelt den {day} om: {guidance}")
        text = DANISH.say(words, who=who, day=today, guidance=answers.text("guidance"))
        task = Task(new_id(), None, text, due, me, self._desk.clock.now(), me)
        line = act(N_("Generel vejledning til en arbejdsgiver noteret som opgave"), None, task.id)
        with self._store.write(line) as writing:
            writing.put_task(task)
            writing.drop_draft(NEW_CASE)
        return task, Changes.of(("deadline", None), ("draft", None), ("history", None))

    def write_referral(self, case_id: UUID) -> tuple[Note, Changes]:
        """The note that hands the case over to the citizen's municipality, from what the case knows."""
        case = self._store.case(case_id)
        if not self.belongs_elsewhere(case):
            raise Incomplete("Borgeren bor i jeres egen kommune, så vidt sagen ved.")
        today, now, me = self._desk.clock.today(), self._desk.clock.now(), self._desk.caseworker
        note = Note(new_id(), case_id, me, now, today, "\n".join(self._referral(case)), kind=REFERRAL)
        with self._store.write(act(N_("Henvisningsnotat skrevet"), case_id, note.id)) as writing:
            writing.put_note(note)
        return note, Changes.of(("note", case_id), ("history", case_id))

    def referral_paper(self, note: Note) -> bytes:
        """The note as a PDF to hand over."""
        setting, case = self._desk.setting, self._store.case(note.case_id)
        head = Letterhead(
            office=setting(OFFICE_NAME) or DANISH.say(UNKNOWN_OFFICE),
            address=tuple(line for line in setting(OFFICE_ADDRESS).splitlines() if line.strip()),
            phone=setting(OFFICE_PHONE), case_number=case.number, number="", version=0,
            day=DANISH.long_date(note.about), copy_for=case.citizen.municipality, caseworker=note.author,
        )  # fmt: skip
        lines = tuple(Paragraph(line) for line in note.text.splitlines() if line.strip())
        return self._desk.render.draw(Paper(head, N_("Henvisningsnotat"), lines))

    def note_saved(self, note: Note) -> Changes:
        """It left the archive as a file."""
        with self._store.write(act(N_("Henvisningsnotat gemt som PDF"), note.case_id, note.id)):
            pass
        return Changes.of(("history", note.case_id))

    def missing(self, case: Case) -> tuple[str, ...]:
        """What can still be filled in."""
        return still_missing(case)

    def _window(self, answers: Answers) -> Iterator[Finding]:
        """Early follow-up can be asked for only in the first weeks."""
        received, first = answers.date("received_on"), answers.date("first_absence_day")
        rule = WINDOW_RULES.get(answers.text("asked_by"))
        if way_of(answers) is not Way.EARLY or not (received and first and rule):
            return
        if received > self._desk.clock.today():
            yield blocks("received_on", "Datoen ligger ude i fremtiden.")
            return
        rules = self._desk.rules
        found = rules.find(rule, {"first_absence_day": first, "day_looked_at": received, "act_day": received})
        if isinstance(found, Unsettled):
            yield unsettled("received_on", found.why, rule=rule)
            return
        last = rules.last_day(found, first, self._desk.calendar)
        if received > last:
            yield blocks(
                "received_on",
                "Der kunne bedes om tidlig opfølgning til og med {day}. Vælg øverst, at borgeren eller arbejdsgiveren "
                "henvender sig; så følges sagen efter de almindelige regler.",
                rule=rule, day=last,
            )  # fmt: skip
        elif found.to_confirm:
            yield unsettled("received_on", found.says, rule=rule)

    def _is_elsewhere(self, municipality: str) -> bool:
        own = _plain_name(self._desk.setting(OFFICE_NAME))
        theirs = _plain_name(municipality)
        return bool(own and theirs and own != theirs)

    def _referral(self, case: Case) -> Iterator[str]:
        who, place, job = case.citizen, case.workplace, case.employment
        say, rule = DANISH.say, self._desk.rules.find(RESIDENCE_RULE, {"day_looked_at": self._desk.clock.today()})
        yield say(N_("Henvisning til {municipality}"), municipality=who.municipality)
        if isinstance(rule, Provision):
            yield say(N_("{says} ({reference})"), says=rule.says, reference=rule.reference)
        yield say(N_("Borger: {name}, født {born}"), name=who.name, born=who.cpr.born)
        if who.phone or who.email:
            yield say(N_("Kontakt: {contact}"), contact=", ".join(part for part in (who.phone, who.email) if part))
        yield say(N_("Arbejde: {job}, {workplace}"), job=job.job_title, workplace=place.name)
        if case.first_absence_day:
            yield say(N_("Første fraværsdag: {day}"), day=case.first_absence_day)
        yield say(N_("Sagen er oprettet den {day} med nummer {number}."), day=case.opened_on, number=case.number)
        yield say(N_("Henvist af {caseworker}, {office}"), caseworker=self._desk.caseworker,
                  office=self._desk.setting(OFFICE_NAME))  # fmt: skip


def came_with(case: Case, answers: Answers, desk: Desk) -> tuple[tuple[CaseEvent, ...], tuple[Note, ...]]:
    """The events and notes that the way the case came begins it with."""
    now, today, me = desk.clock.now(), desk.clock.today(), desk.caseworker
    day = answers.date("received_on") or today
    match way_of(answers):
        case Way.NOTICE:
            return (CaseEvent(new_id(), case.id, EventKind.NOTICE_RECEIVED, day, now, me),), ()
        case Way.EARLY:
            words = DANISH.say(case_forms.label(_ASKED, answers.text("asked_by")))
            return (CaseEvent(new_id(), case.id, EventKind.EARLY_REQUEST, day, now, me, words),), ()
        case Way.LA_165:
            event = CaseEvent(new_id(), case.id, EventKind.LA_165_RECEIVED, day, now, me, answers.text("proposal"))
            return (event,), ()
        case Way.EMPLOYER:
            words = N_("Arbejdsgiveren henvendte sig ({who}) og oplyste, at borgeren er indforstået med, at vi taler "
                       "sammen. Samtykket skal noteres, før oplysninger gives videre.")  # fmt: skip
            who = answers.text("contact") or case.workplace.name
            return (), (Note(new_id(), case.id, me, now, today, DANISH.say(words, who=who)),)
    return (), ()


def people_of(answers: Answers) -> tuple[Participant, ...]:
    """Who wrote or called belongs to the case from the start."""
    match way_of(answers):
        case Way.LA_165:
            return (Participant(new_id(), Role.GP, answers.text("doctor")),)
        case Way.EMPLOYER if answers.text("contact"):
            return (Participant(new_id(), Role.OTHER, answers.text("contact"), answers.text("workplace")),)
    return ()


def known_citizen(answers: Answers, known: Citizen | None) -> Citizen:
    """The citizen as typed; what an earlier case knows and the short form does not ask is kept."""
    typed = citizen_of(answers)
    if known is None:
        return typed
    told = {name: value for name, value in vars(typed).items() if value not in ("", None, False)}
    digital = typed.digital_post and known.digital_post
    return replace(known, **{**told, "digital_post": digital})


def demand_past(case: Case, answers: Answers, today: date) -> None:
    """Nobody is born, falls ill or writes tomorrow."""
    if case.citizen.cpr.born > today:
        raise Incomplete("Fødselsdagen i CPR-nummeret ligger ude i fremtiden.", field="cpr")
    if case.first_absence_day and case.first_absence_day > today:
        raise Incomplete("Første fraværsdag ligger ude i fremtiden.", field="first_absence_day")
    received = answers.date("received_on")
    if received and received > today:
        raise Incomplete("Datoen ligger ude i fremtiden.", field="received_on")


_ASKED = INTAKE.field("asked_by").choices


def _likeness(answers: Answers, digits: str, other: Citizen) -> Likeness | None:
    name, theirs = _words(answers.text("name")), _words(other.name)
    if other.cpr.digits == digits:
        return Likeness.SAME_NUMBER
    if not name:
        return None
    if name == theirs:
        return Likeness.SAME_NAME
    same_home = _street(answers.text("address")) == _street(other.address) != ""
    return Likeness.LOOK_ALIKE if name[-1] == theirs[-1] and same_home else None


def _words(name: str) -> list[str]:
    return name.casefold().split()


def _street(address: str) -> str:
    """The street and number without the way it is written: Åvej 4, 2. tv. and åvej 4."""
    return "".join(letter for letter in address.casefold().partition(",")[0] if letter.isalnum())


def _plain_name(municipality: str) -> str:
    """Odense Kommune, odense and Københavns Kommune, København are the same places."""
    words = [word for word in municipality.casefold().replace("aa", "å").split() if word != "kommune"]
    return " ".join(words).removesuffix("s")
